package document_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// What people type in one box becomes ayat and parts; numbers are marks only.
func TestParsePasalText(t *testing.T) {
	type m = map[string]any
	ayat := func(teks string, parts ...any) any {
		a := m{"teks": teks}
		if len(parts) > 0 {
			a["butir"] = parts
		}
		return a
	}
	for name, tt := range map[string]struct {
		in   string
		want []any
		out  string
	}{
		"nothing":        {" \n\n", []any{}, ""},
		"one ayat":       {"Isi pasal\nini.", []any{ayat("Isi pasal ini.")}, "Isi pasal ini."},
		"two paragraphs": {"Satu.\n\nDua.", []any{ayat("Satu."), ayat("Dua.")}, "(1) Satu.\n(2) Dua."},
		"wrong numbers":  {"(3) Satu.\n(3) Dua:\nc. x\nc. y\n(1) Tiga.", []any{ayat("Satu."), ayat("Dua:", ayat("x"), ayat("y")), ayat("Tiga.")}, "(1) Satu.\n(2) Dua:\na. x\nb. y\n(3) Tiga."},
		"counted by 1.":  {"1. Satu.\n2. Dua:\na. x", []any{ayat("Satu."), ayat("Dua:", ayat("x"))}, "(1) Satu.\n(2) Dua:\na. x"},
		"six levels": {
			"Isi:\na. b:\n1. c:\na) d:\n1) e:\n(a) f",
			[]any{ayat("Isi:", ayat("b:", ayat("c:", ayat("d:", ayat("e:", ayat("f"))))))},
			"Isi:\na. b:\n    1. c:\n        a) d:\n            1) e:\n                (a) f",
		},
		"back up":         {"Isi:\na. b:\n1. c\n2. d\nb. e", []any{ayat("Isi:", ayat("b:", ayat("c"), ayat("d")), ayat("e"))}, "Isi:\na. b:\n    1. c\n    2. d\nb. e"},
		"indented":        {"   (1)   Satu.  \n\t(2)\tDua.", []any{ayat("Satu."), ayat("Dua.")}, "(1) Satu.\n(2) Dua."},
		"list alone":      {"(1)\na. x", []any{ayat("", ayat("x"))}, "(1)\na. x"},
		"text like marks": {"(1) a. x", []any{ayat("a. x")}, "(1) a. x"},
		"no marks":        {"Tahun\n2021. Selanjutnya dst.\nyaitu. Begitu", []any{ayat("Tahun 2021. Selanjutnya dst. yaitu. Begitu")}, "Tahun 2021. Selanjutnya dst. yaitu. Begitu"},
	} {
		got, err := document.ParsePasalText(tt.in)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if out := document.PasalText(m{"ayat": got}); out != tt.out {
			t.Errorf("%s: %q", name, out)
		}
	}
}

// Whatever is typed: what was read is written and read again the same.
func FuzzPasalText(f *testing.F) {
	for _, s := range []string{"", "x", "(1) x\n(2) y:\na. b\n1. c\na) d\n1) e\n(a) f", "a. x\n\ny", "1.\n1.\n(1)", "\u00a0a. \u00a0x\n\u00a0", "(1) (1) x", "aa. x\nzz) y", "{pasal: x}\n\n\n(a)\n", "\xff(1) x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		first, err := document.ParsePasalText(s)
		if err != nil {
			return
		}
		text := document.PasalText(map[string]any{"ayat": first})
		second, err := document.ParsePasalText(text)
		if err != nil {
			if strings.Contains(err.Error(), "BATAS") || errors.Is(err, naskah.Invalid) {
				return // its marks made it longer than it may be
			}
			t.Fatal(err)
		}
		if d := cmp.Diff(first, second); d != "" {
			t.Errorf("%q\n%q\n%s", s, text, d)
		}
	})
}
