package naskah_test

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"naskah/internal/naskah"
)

func TestCanonical(t *testing.T) {
	deep := func(n int) any {
		var x any = "x"
		for range n {
			x = []any{x}
		}
		return x
	}
	type row struct {
		Z string `json:"z"`
		A int    `json:"a"`
	}
	for name, x := range map[string]struct {
		in   any
		want string
	}{
		"null":                    {nil, `null`},
		"bools":                   {[]any{true, false}, `[true,false]`},
		"integers":                {[]any{0, -1, int64(9007199254740991), int8(7), uint16(8)}, `[0,-1,9007199254740991,7,8]`},
		"numbers":                 {[]any{json.Number("1.50"), json.Number("2.0"), json.Number("1e3"), json.Number("-0")}, `[1.5,2,1000,0]`},
		"example of RFC 8785":     {[]any{333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001}, `[333333333.3333333,1e+30,4.5,0.002,1e-27]`},
		"borders of the exponent": {[]any{1e21, 1e20, 1e-6, 1e-7, -1e-7, 5e-324, math.MaxFloat64, math.Copysign(0, -1)}, `[1e+21,100000000000000000000,0.000001,1e-7,-1e-7,5e-324,1.7976931348623157e+308,0]`},
		"escapes":                 {"\u20ac$\u000f\u000aA'B\"\\\\\"/\u007f\u2028", "\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u007f\u2028\""},
		"control":                 {"\b\t\n\f\r\x00\x1f", `"\b\t\n\f\r\u0000\u001f"`},
		"no escapes for the web":  {"<a href='x'>&amp;</a>", `"<a href='x'>&amp;</a>"`},
		"replacement character":   {"\ufffd", "\"\ufffd\""},
		"names by UTF-16 units": {map[string]any{
			"\u20ac": "Euro", "\r": "CR", "\ufb33": "Dalet", "1": "One", "\U0001f600": "Smile", "\u0080": "Control", "\u00f6": "O",
		}, "{\"\\r\":\"CR\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"O\",\"\u20ac\":\"Euro\",\"\U0001f600\":\"Smile\",\"\ufb33\":\"Dalet\"}"},
		"a prefix comes first":      {map[string]any{"ab": 1, "a": 2, "": 3}, `{"":3,"a":2,"ab":1}`},
		"empty":                     {[]any{map[string]any{}, []any{}, "", naskah.Values(nil)}, `[{},[],"",{}]`},
		"struct":                    {row{"ü<", 1}, `{"a":1,"z":"ü<"}`},
		"struct with the character": {row{"\ufffd", 1}, "{\"a\":1,\"z\":\"\ufffd\"}"},
		"struct with its escape":    {row{`\ufffd`, 1}, `{"a":1,"z":"\\ufffd"}`},
		"raw":                       {json.RawMessage(" {\"b\" : 1, \"a\":[ \"\\u0041\" ]} "), `{"a":["A"],"b":1}`},
		"strings":                   {map[string]string{"b": "1", "a": "2"}, `{"a":"2","b":"1"}`},
		"depth 64":                  {deep(64), strings.Repeat("[", 64) + `"x"` + strings.Repeat("]", 64)},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := naskah.Canonical(x.in)
			if err != nil || string(got) != x.want {
				t.Errorf("%s, %v; want %s", got, err, x.want)
			}
			if !json.Valid(got) {
				t.Errorf("%s is not JSON", got)
			}
		})
	}
	for name, in := range map[string]any{
		"too large":          int64(9007199254740992),
		"too small":          int64(-9007199254740992),
		"too large, text":    json.Number("9007199254740993"),
		"too long":           json.Number("123456789012345678901234567890"),
		"no number":          json.Number("x"),
		"beyond":             json.Number("1e400"),
		"NaN":                math.NaN(),
		"infinite":           math.Inf(-1),
		"not UTF-8":          "\xff",
		"name not UTF-8":     map[string]any{"\xff": 1},
		"in a list":          []any{"\xff"},
		"struct, not UTF-8":  row{"\xff", 1},
		"field of a struct":  struct{ A any }{"x\xc0y"},
		"too deep":           deep(65),
		"channel":            make(chan int),
		"raw, no JSON":       json.RawMessage(`{`),
		"raw, two values":    json.RawMessage(`1 2`),
		"raw, with the rest": json.RawMessage(`{}x`),
		"raw, empty":         json.RawMessage(``),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := naskah.Canonical(in)
			if got != nil {
				t.Errorf("got %s", got)
			}
			refuses(t, err, naskah.Invalid, "NSK-KANONIK")
		})
	}
}

// What is written can be read, and is written the same again.
func TestParseCanonical(t *testing.T) {
	v := naskah.Values{
		"judul": "Pengelolaan \"Sampah\"", "n": int64(5), "ya": true, "kosong": nil, "daftar": []any{"a", int64(-1), map[string]any{"x": nil}}, "o": map[string]any{},
	}
	b, err := v.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	got, err := naskah.ParseCanonical(b)
	if err != nil {
		t.Fatal(err)
	}
	again, err := got.Canonical()
	if err != nil || !bytes.Equal(again, b) {
		t.Errorf("%s, %v; want %s", again, err, b)
	}
	if n, ok := got["n"].(int64); !ok || n != 5 {
		t.Errorf("n is %T", got["n"])
	}
	if x, _ := got.Get("daftar.1"); x != int64(-1) {
		t.Errorf("daftar.1 is %v", x)
	}
	if v.Digest() != naskah.DigestOf(b) || (naskah.Values{"x": "\xff"}).Digest() != "" {
		t.Error("a digest is not of the canonical text")
	}
	for name, text := range map[string]string{
		"empty": ``, "no JSON": `{`, "list": `[]`, "null": `null`, "text": `"a"`, "space": `{"a": 1}`, "order": `{"b":1,"a":2}`,
		"twice": `{"a":1,"a":1}`, "escape": `{"a":"\u0041"}`, "fraction": `{"a":1.5}`, "whole fraction": `{"a":1.0}`, "exponent": `{"a":1e3}`,
		"minus zero": `{"a":-0}`, "deep fraction": `{"a":[{"b":0.5}]}`, "lone surrogate": `{"a":"\ud800"}`, "trailing": `{} `, "two": `{}{}`,
		"large": `{"a":9007199254740992}`, "not UTF-8": "{\"a\":\"\xff\"}", "leading zero": `{"a":01}`, "mark": "\ufeff{}",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := naskah.ParseCanonical([]byte(text))
			refuses(t, err, naskah.Invalid, "NSK-NILAI-BAKU")
		})
	}
}

func FuzzParseCanonical(f *testing.F) {
	for _, s := range []string{`{}`, `{"a":1}`, `{"a":[true,null,"x"],"b":{"c":-5}}`, "{\"\U0001f600\":1,\"\ufb33\":2}", `{"a":1.0}`, `{"a":"\u0041"}`, `{"a":{"b":{"c":[[[]]]}}}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := naskah.ParseCanonical(b)
		if err != nil {
			return
		}
		again, err := v.Canonical()
		if err != nil || !bytes.Equal(again, b) {
			t.Errorf("%q is taken and written as %q (%v)", b, again, err)
		}
		if !json.Valid(b) {
			t.Errorf("%q is taken and is not JSON", b)
		}
	})
}
