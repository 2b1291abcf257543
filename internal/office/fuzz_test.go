package office

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"naskah/internal/naskah"
)

// FuzzCells: the readers of the cells of a register, of the pattern of numbers, of file names, and the guard of exports. Whatever
// the text: no panic, and no more than the text says.
func FuzzCells(f *testing.F) {
	for _, s := range []string{
		"", "24-11-2021", "24 November 2021", "Rabu, 24 Nop 21", "2021/13/45", "44524", "5 tahun", "2 (dua) tahun 6 bulan", "99999999999 tahun", "{urut}/{tahun}", "{klasifikasi}/{urut}/{jenis}/{bulan_romawi}/{tahun}", "{", "=1+1", "'=1", "'", "@a", "\t=x",
		"../../etc/passwd", `C:\a\b.pdf`, "surat\u202efdp.exe", "CON", "a\x00.pdf", strings.Repeat("n", 500), "\xff\xfe", "...",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		parseDate(s)
		if n, unit := parseTerm(s); n < 0 || (n > 0) != (unit != "") {
			t.Fatalf("term %q: %d %q", s, n, unit)
		}
		one := oneLine(s)
		if oneLine(one) != one || !utf8.ValidString(one) || strings.ContainsFunc(one, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }) {
			t.Fatalf("%q in one line is %q", s, one)
		}
		if h := Harmless(s); h != "" && strings.ContainsRune("=+-@\t\r", rune(h[0])) || unharmed(h) != s && unharmed(s) == s {
			t.Fatalf("%q in an export is %q, read back %q", s, h, unharmed(h))
		}
		name := cutName(s, "berkas")
		if name == "" || strings.ContainsAny(name, "/\\\x00\r\n") || utf8.RuneCountInString(name) > maxFileName || !utf8.ValidString(name) {
			t.Fatalf("file %q is called %q", s, name)
		}
		inst := naskah.Instansi{PolaNomor: s}
		a, b := writeNomor(inst, naskah.Naskah{Jenis: naskah.KSBPK, Tahun: 2026}, 7), writeNomor(inst, naskah.Naskah{Jenis: naskah.KSBPK, Tahun: 2026}, 8)
		if strings.Contains(s, "{urut}") && a == b {
			t.Fatalf("pattern %q writes %q twice", s, a)
		}
	})
}

// FuzzFile: the bytes of an uploaded file, whatever its name says. No panic, an answer in words, and nothing but PDF, JPEG and PNG.
func FuzzFile(f *testing.F) {
	for _, s := range []string{"", "%PDF-1.7\n", "%PDF-1.7\n1 0 obj<</Type/Page>>endobj\nstartxref\n0\n%%EOF", "PK\x03\x04", "<html>%PDF-1.7", "MZ\x90", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff", "\xff\xd8\xff\xe0", "%PDF-1.7\n/Type/ObjStm stream\nx\x9c"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		look, err := lookAtFile(b)
		if err != nil {
			if e := on(err, "berkas"); e == nil || len(err.Error()) > 2000 {
				t.Fatalf("%v", err)
			}
			return
		}
		if look.tipe != typePDF && look.tipe != "image/jpeg" && look.tipe != "image/png" || (look.tipe == typePDF) != (look.pages > 0) {
			t.Fatalf("%+v", look)
		}
	})
}
