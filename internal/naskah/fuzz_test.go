package naskah_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"naskah/internal/naskah"
)

// FuzzText: the readers of what people type or an address carries. Whatever the text: no panic, an error in words, and what is read is
// written as it was read.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"", "2021-11-24", "2021-02-30", "0000-00-00", "9999-12-31", "3279014505800001", "19800505 200501 1 002", "01.234.567.8-901.000", "Dr. H. Budi Santoso, S.H., M.Hum.", ",,,", "Prof. , ",
		naskah.Cursor{ID: "01a20b48-0900-7000-8000-000000000000"}.String(), "AAAA", "MTpcMDA", "MToA", "Asia/Jakarta", "01a20b48-0900-7000-8000-000000000000", strings.Repeat("a", 300), "a\x00b", "\xff\xfe", "\u202eabc",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		told := func(err error) {
			e, ok := errors.AsType[*naskah.Error](err)
			if !ok || e.Kind != naskah.Invalid || e.Msg == "" || !utf8.ValidString(e.Msg) || strings.ContainsRune(e.Msg, 0) || len(e.Msg) > 1000 {
				t.Fatalf("%q: %v", s, err)
			}
		}
		if d, err := naskah.ParseDate(s); err != nil {
			told(err)
		} else if d.String() != s {
			t.Fatalf("date %q is %q", s, d)
		}
		if c, err := naskah.ParseCursor(s); err != nil {
			told(err)
		} else if again, err := naskah.ParseCursor(c.String()); err != nil || !again.At.Equal(c.At) || again.ID != c.ID || strings.ContainsRune(string(c.ID), 0) {
			t.Fatalf("cursor %q: %+v, %+v, %v", s, c, again, err)
		}
		if n, err := naskah.ParseNIK(s); err != nil {
			told(err)
		} else if again, err := naskah.ParseNIK(string(n)); err != nil || again != n {
			t.Fatalf("NIK %q", s)
		}
		if n, err := naskah.ParseNIP(s); err != nil {
			told(err)
		} else if again, err := naskah.ParseNIP(string(n)); err != nil || again != n {
			t.Fatalf("NIP %q", s)
		}
		if n, err := naskah.ParseNPWP(s); err != nil {
			told(err)
		} else if again, err := naskah.ParseNPWP(string(n)); err != nil || again != n {
			t.Fatalf("NPWP %q", s)
		}
		if _, err := naskah.LoadZona(s); err != nil {
			told(err)
		}
		if naskah.ValidKode(s) && strings.ContainsAny(s, "/\\. %\x00") || naskah.ValidID(s) && strings.Trim(s, "0123456789abcdef-") != "" {
			t.Fatalf("%q is an identifier", s)
		}
		n := naskah.UraikanNama(s)
		for _, part := range append(n.Depan, n.Belakang...) {
			if part == "" {
				t.Fatalf("%q has an empty gelar: %+v", s, n)
			}
		}
		if words := (naskah.Filter{Text: s}).Words(); len(words) > 8 {
			t.Fatalf("%d words of %q", len(words), s)
		}
	})
}

// FuzzTerbilang: a number in words says that number: what is read back from the words is what was written.
func FuzzTerbilang(f *testing.F) {
	for _, n := range []int64{0, 1, 10, 11, 12, 19, 20, 21, 99, 100, 101, 110, 111, 199, 200, 999, 1000, 1001, 1100, 1999, 2000, 11000, 100000, 1000000, 1001001, 1000000000, 999999999999999, -1, 1 << 62} {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, n int64) {
		if n < 0 || n > 999_999_999_999_999 {
			_ = naskah.Terbilang(n) // no panic is all that is asked
			return
		}
		if got := spelled(naskah.Terbilang(n)); got != n {
			t.Fatalf("%d is written %q, which is %d", n, naskah.Terbilang(n), got)
		}
	})
}

// spelled reads a number in words: the inverse of Terbilang, made another way.
func spelled(s string) int64 {
	digit := map[string]int64{"nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11}
	scale := map[string]int64{"ribu": 1e3, "juta": 1e6, "miliar": 1e9, "triliun": 1e12}
	var total, group, last int64
	for w := range strings.FieldsSeq(s) {
		switch w {
		case "belas":
			group, last = group+10+last, 0
		case "puluh":
			group, last = group+10*last, 0
		case "ratus":
			group, last = group+100*last, 0
		case "seratus":
			group += 100
		case "seribu":
			total += 1000
		default:
			if by, ok := scale[w]; ok {
				total, group, last = total+(group+last)*by, 0, 0
				continue
			}
			n, ok := digit[w]
			if !ok {
				return -1
			}
			group, last = group+last, n
		}
	}
	return total + group + last
}

// FuzzMessage: whatever a message quotes, it stays a sentence: no escapes, no letters that nobody sees, not longer than a line or two.
func FuzzMessage(f *testing.F) {
	for _, s := range []string{"", "a", `PT "Maju" Jaya`, `a\b`, "a\x00\u202eb", strings.Repeat("x", 1000), "%d%!q(BADINDEX)", "\xed\xa0\x80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		msg := naskah.Errorf(naskah.Invalid, "NSK-X", "Nilai %q tidak dikenal (%d, 100%%, %s).", s, 7, "akhir").Msg
		if !strings.HasPrefix(msg, `Nilai "`) || !strings.HasSuffix(msg, `" tidak dikenal (7, 100%, akhir).`) || !utf8.ValidString(msg) || strings.ContainsAny(msg, "\x00\n\u202e") || utf8.RuneCountInString(msg) > 140 {
			t.Fatalf("%q", msg)
		}
	})
}
