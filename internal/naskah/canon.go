package naskah

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// maxSafe is the largest integer that every reader of JSON reads as it was written [RFC 8785 appendix D, RFC 7493 §2.2].
const maxSafe = 1<<53 - 1

// maxDepth bounds how deeply canonical values nest.
const maxDepth = 64

// Canonical writes v as the one JSON text that says it [RFC 8785]: what is hashed must have one spelling. v may be nil, a bool, a
// string, an integer, a json.Number, a float64, []any, map[string]any, Values, json.RawMessage, or anything that encoding/json can
// write. Integers beyond ±(2^53-1), text that is not UTF-8, NaN and infinities have no canonical form: Invalid, NSK-KANONIK.
func Canonical(v any) ([]byte, error) {
	return appendCanonical(nil, v, 0)
}

func appendCanonical(b []byte, v any, depth int) ([]byte, error) {
	if depth > maxDepth {
		return nil, notCanonical("susunannya lebih dalam dari %d tingkat", maxDepth)
	}
	switch x := v.(type) {
	case nil:
		return append(b, "null"...), nil
	case bool:
		return strconv.AppendBool(b, x), nil
	case string:
		return appendString(b, x)
	case int:
		return appendInt(b, int64(x))
	case int64:
		return appendInt(b, x)
	case float64:
		return appendFloat(b, x)
	case json.Number:
		return appendNumber(b, x)
	case []any:
		return appendList(b, x, depth)
	case map[string]any:
		return appendObject(b, x, depth)
	case Values:
		return appendObject(b, x, depth)
	case json.RawMessage:
		return appendRaw(b, x, depth)
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, notCanonical("nilai bertipe %T tidak dapat ditulis", v).Because(err)
	}
	if replaced(raw) {
		return nil, notCanonical("teksnya bukan UTF-8")
	}
	return appendRaw(b, raw, depth)
}

func notCanonical(format string, a ...any) *Error {
	return Errorf(Invalid, "NSK-KANONIK", "Nilai tidak dapat dibakukan: %s.", fmt.Sprintf(format, a...))
}

// replaced says whether encoding/json wrote the escape \ufffd, which it does only for bytes that are not UTF-8 (the character
// itself it writes as it is).
func replaced(raw []byte) bool {
	for i := 0; ; {
		j := bytes.Index(raw[i:], []byte(`\ufffd`))
		if j < 0 {
			return false
		}
		i += j
		slashes := 0
		for i-slashes > 0 && raw[i-slashes-1] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return true
		}
		i++
	}
}

func appendRaw(b []byte, raw json.RawMessage, depth int) ([]byte, error) {
	v, err := decode(raw)
	if err != nil {
		return nil, err
	}
	return appendCanonical(b, v, depth)
}

// decode reads one JSON value, keeping numbers as they are written.
func decode(raw []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, notCanonical("bukan JSON").Because(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, notCanonical("ada teks lain setelah nilai JSON")
	}
	return v, nil
}

func appendList(b []byte, list []any, depth int) ([]byte, error) {
	b = append(b, '[')
	var err error
	for i, x := range list {
		if i > 0 {
			b = append(b, ',')
		}
		if b, err = appendCanonical(b, x, depth+1); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}

// appendObject sorts the names by their UTF-16 code units [RFC 8785 §3.2.3].
func appendObject(b []byte, m map[string]any, depth int) ([]byte, error) {
	names := slices.SortedFunc(maps.Keys(m), compareUTF16)
	b = append(b, '{')
	var err error
	for i, name := range names {
		if i > 0 {
			b = append(b, ',')
		}
		if b, err = appendString(b, name); err != nil {
			return nil, err
		}
		b = append(b, ':')
		if b, err = appendCanonical(b, m[name], depth+1); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}

func compareUTF16(a, b string) int {
	return cmp.Or(slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b))), cmp.Compare(a, b))
}

// appendString escapes what must be escaped and nothing else [RFC 8785 §3.2.2.2].
func appendString(b []byte, s string) ([]byte, error) {
	if !utf8.ValidString(s) {
		return nil, notCanonical("teksnya bukan UTF-8")
	}
	const short = "\b\t\n\f\r"
	b = append(b, '"')
	for i := range len(s) {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c >= 0x20:
			b = append(b, c)
		default:
			if j := bytes.IndexByte([]byte(short), c); j >= 0 {
				b = append(b, '\\', "btnfr"[j])
			} else {
				b = fmt.Appendf(b, `\u%04x`, c)
			}
		}
	}
	return append(b, '"'), nil
}

func appendInt(b []byte, n int64) ([]byte, error) {
	if n > maxSafe || n < -maxSafe {
		return nil, notCanonical("bilangan %d terlalu besar", n)
	}
	return strconv.AppendInt(b, n, 10), nil
}

func appendNumber(b []byte, x json.Number) ([]byte, error) {
	if n, err := strconv.ParseInt(string(x), 10, 64); err == nil {
		return appendInt(b, n)
	}
	f, err := strconv.ParseFloat(string(x), 64)
	if err != nil || math.Abs(f) > maxSafe && f == math.Trunc(f) && !bytes.ContainsAny([]byte(x), ".eE") {
		return nil, notCanonical("bilangan %s terlalu besar", x)
	}
	return appendFloat(b, f)
}

// appendFloat writes the shortest decimal that reads back as f, laid out as ECMAScript does [RFC 8785 §3.2.2.3].
func appendFloat(b []byte, f float64) ([]byte, error) {
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		return nil, notCanonical("bilangan tak hingga")
	case f == 0:
		return append(b, '0'), nil
	case math.Abs(f) >= 1e-6 && math.Abs(f) < 1e21:
		return strconv.AppendFloat(b, f, 'f', -1, 64), nil
	}
	e := strconv.AppendFloat(nil, f, 'e', -1, 64) // d.ddde±dd; ECMAScript pads no exponent
	i := bytes.IndexByte(e, 'e')
	b = append(b, e[:i+2]...)
	return append(b, bytes.TrimLeft(e[i+2:], "0")...), nil
}
