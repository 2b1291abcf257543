package outside_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/document"
	"naskah/internal/docx"
	"naskah/internal/layout"
	"naskah/internal/naskah"
	"naskah/internal/outside"
	"naskah/templates"
)

// pdfOf prints a tree.
func pdfOf(t *testing.T, tree document.Tree) []byte {
	t.Helper()
	pages, err := layout.New()
	if err != nil {
		t.Fatal(err)
	}
	r, err := pages.PDF(tree, layout.Options{Profile: layout.A4})
	if err != nil {
		t.Fatal(err)
	}
	return r.PDF
}

func wordOf(t *testing.T, tree document.Tree) []byte {
	t.Helper()
	b, err := docx.Write(tree, docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func run(s string) document.Text { return document.Text{{Text: s}} }

func items(texts ...string) []document.Item {
	var out []document.Item
	for i, s := range texts {
		label := fmt.Sprintf("(%d)", i+1)
		if len(texts) == 1 {
			label = ""
		}
		out = append(out, document.Item{Label: label, Text: run(s)})
	}
	return out
}

// draft is what another office sends: its title, the opening, and pasal with the numbers that it gives them.
func draft(title, first, second, opening string, pasal ...string) document.Tree {
	h := document.Heading{}
	for _, l := range []string{title, "ANTARA", first, "DAN", second, "TENTANG", "PENGELOLAAN SAMPAH"} {
		h.Lines = append(h.Lines, run(l))
	}
	tree := document.Tree{Title: title, Blocks: []document.Block{
		h,
		document.Paragraph{Text: run(opening), Align: document.Justify},
		document.Komparisi{Rows: []document.KomparisiRow{
			{Roman: "I.", Nama: run("Nana Suryana"), Text: run("Bupati Contoh, berkedudukan di Contoh, bertindak untuk dan atas nama " + first + ", selanjutnya disebut PIHAK KESATU.")},
			{Roman: "II.", Nama: run("Bima Pratama"), Text: run("bertindak untuk dan atas nama " + second + ", selanjutnya disebut PIHAK KEDUA.")},
		}},
		document.Paragraph{Text: run("PIHAK KESATU dan PIHAK KEDUA secara bersama-sama disebut PARA PIHAK, menerangkan hal-hal sebagai berikut:"), Align: document.Justify},
	}}
	for i, p := range pasal {
		no, judul, numbered := strings.Cut(p, " ")
		if !numbered || strings.Trim(no, "0123456789") != "" {
			no, judul = fmt.Sprint(i+1), p
		}
		judul, text, _ := strings.Cut(judul, ": ")
		if text == "" {
			text = "PARA PIHAK melaksanakan bagian ini dengan itikad baik."
		}
		tree.Blocks = append(tree.Blocks, document.Pasal{ID: fmt.Sprintf("p-%d", i), No: i + 1, Label: "Pasal " + no, Judul: strings.ToUpper(judul), Items: items(strings.Split(text, " | ")...)})
	}
	tree.Blocks = append(tree.Blocks, document.Closing{Text: run("Demikian naskah ini dibuat dan ditandatangani di Contoh dalam rangkap 2 (dua).")})
	return tree
}

const opening = "Pada hari ini, Selasa, tanggal Dua Puluh Empat bulan November tahun Dua Ribu Dua Puluh Enam (24-11-2026), kami yang bertanda tangan di bawah ini:"

func missing(r outside.Report) []string {
	var out []string
	for _, f := range r.Findings {
		if f.Code == "KSD-R1" {
			out = append(out, strings.Split(f.Msg, "\"")[1])
		}
	}
	return out
}

// The templates that an office has on its site lack what the regulation wants [practice: S2 against P22]: both as PDF and as Word
// document their missing contents are named, with the norm, and their numbers that jump.
func TestOfficialTemplates(t *testing.T) {
	usual := []string{"Maksud dan Tujuan", "Objek", "Ruang Lingkup", "Hak dan Kewajiban", "Jangka Waktu", "Pembiayaan", "Keadaan Kahar", "Korespondensi", "Addendum", "Penyelesaian Perselisihan", "Penutup"}
	numbered := slices.Clone(usual)
	for i, n := range []int{1, 2, 3, 4, 5, 6, 10, 9, 10, 11, 14} {
		numbered[i] = fmt.Sprintf("%d %s", n, usual[i])
	}
	for _, tt := range []struct {
		name                 string
		title, first, second string
		pasal                []string
		kode                 naskah.Kode
		missing              []string
		norm                 string // of the first that is missing
		jumps                int
	}{
		{"KSB", "KESEPAKATAN BERSAMA", "PEMERINTAH KABUPATEN CONTOH", "PT CONTOH DAUR ULANG", usual, naskah.KSBPK, []string{"pelaksanaan", "lain-lain"}, "Permendagri Nomor 22 Tahun 2020 Pasal 40 ayat (1) huruf d angka 4", 0},
		{"KSB of regions, with its numbers", "KESEPAKATAN BERSAMA", "PEMERINTAH KABUPATEN CONTOH", "PEMERINTAH DAERAH KOTA CONTOH", numbered, naskah.KSBD, []string{"pelaksanaan", "lain-lain"}, "Permendagri Nomor 22 Tahun 2020 Pasal 40 ayat (1) huruf d angka 4", 3},
		{"PKS", "PERJANJIAN KERJA SAMA", "PEMERINTAH KABUPATEN CONTOH", "PT CONTOH DAUR ULANG", usual, naskah.PKSPK, []string{"pelaksanaan", "pengakhiran kerja sama"}, "Permendagri Nomor 22 Tahun 2020 Pasal 41 ayat (1) huruf d angka 4", 0},
		{"NK", "NOTA KESEPAKATAN", "KEMENTERIAN CONTOH", "PEMERINTAH KABUPATEN CONTOH", usual, naskah.NK, []string{"latar belakang", "lokasi Sinergi", "tugas dan tanggung jawab", "pelaksanaan", "lain-lain"}, "Permendagri Nomor 22 Tahun 2020 Pasal 42 ayat (1) huruf e angka 1", 0},
	} {
		tree := draft(tt.title, tt.first, tt.second, opening, tt.pasal...)
		for form, b := range map[string][]byte{"pdf": pdfOf(t, tree), "docx": wordOf(t, tree)} {
			r, err := outside.Check(b)
			if err != nil {
				t.Errorf("%s %s: %v", tt.name, form, err)
				continue
			}
			if r.Kode != tt.kode {
				t.Errorf("%s %s: is taken for %q", tt.name, form, r.Kode)
			}
			if d := cmp.Diff(tt.missing, missing(r)); d != "" {
				t.Errorf("%s %s: missing (-want +got):\n%s%+v", tt.name, form, d, r.Headings)
			}
			jumps := 0
			for _, f := range r.Findings {
				switch {
				case f.Code == "KSD-R1" && strings.Contains(f.Msg, tt.missing[0]) && f.Norm != tt.norm:
					t.Errorf("%s %s: norm %q", tt.name, form, f.Norm)
				case f.Code == "KSD-R18":
					jumps++
				case f.Code != "KSD-R1":
					t.Errorf("%s %s: %+v", tt.name, form, f)
				}
			}
			if form == "pdf" && jumps != tt.jumps {
				t.Errorf("%s: %d jumps: %+v", tt.name, jumps, r.Findings)
			}
		}
	}
}

// One fault each, in a draft that is otherwise right.
func TestFindings(t *testing.T) {
	whole := []string{
		"Maksud dan Tujuan", "Objek", "Ruang Lingkup", "Pelaksanaan", "Jangka Waktu: Kesepakatan Bersama ini berlaku selama 5 (lima) tahun.", "Surat-menyurat", "Lain-lain",
	}
	with := func(i int, s string) []string { out := slices.Clone(whole); out[i] = s; return out }
	for _, tt := range []struct {
		name, opening string
		pasal         []string
		code          string
		level         naskah.Level
		msg           string
	}{
		{"nothing", opening, whole, "", "", ""},
		{"weekday", strings.Replace(opening, "Selasa", "Rabu", 1), whole, "KSD-R17", "error", "\"Selasa\""},
		{"words of the day", strings.Replace(opening, "Dua Puluh Empat", "Dua Puluh Lima", 1), whole, "KSD-R17", "error", "\"Dua Puluh Empat\""},
		{"words of the year", strings.Replace(opening, "Dua Puluh Enam (", "Dua Puluh Tujuh (", 1), whole, "KSD-R17", "error", "Tahun"},
		{"no such day", strings.Replace(opening, "24-11-2026", "31-11-2026", 1), whole, "KSD-R17", "error", "kalender"},
		{"six years", opening, with(4, "Jangka Waktu: Kesepakatan Bersama ini berlaku selama 6 (enam) tahun."), "KSD-R2", "error", "6 (enam) tahun"},
		{"words of a number", opening, with(4, "Jangka Waktu: Kesepakatan Bersama ini berlaku selama 5 (empat) tahun."), "KSD-TERBILANG", "warning", "\"lima\""},
		{"dots", opening, with(1, "Objek: Objeknya adalah ............ di daerah."), "KSD-SISA", "error", "belum diisi"},
		{"instruction", opening, with(1, "Objek: Ditandatangani oleh (nama tanpa gelar) sendiri."), "KSD-SISA", "error", "nama tanpa gelar"},
		{"dots in the opening", strings.Replace(opening, "kami", "........, kami", 1), whole, "KSD-SISA", "warning", "belum diisi"},
		{"misspelt", opening, with(1, "Objek: Objeknya adalah sampah di Kebupaten Contoh."), "KSD-EJAAN", "warning", "Kabupaten"},
		{"pihak pertama", opening, with(1, "Objek: Objeknya adalah milik PIHAK PERTAMA di daerah."), "KSD-PIHAK", "warning", "KESATU"},
		{"pasal beyond", opening, with(1, "Objek: Objeknya sebagaimana dimaksud dalam Pasal 12 di atas."), "KSD-R18", "warning", "hanya sampai Pasal 7"},
		{"term without use", opening, with(1, "Objek: Objeknya dikelola tim yang selanjutnya disebut Tim Teknis."), "KSD-ISTILAH", "warning", "Tim Teknis"},
		{"ayat that jumps", opening, with(1, "Objek: Pertama. | Kedua. | Ketiga."), "", "", ""},
		{"weekday in the text", opening, with(1, "Objek: Rapat pada hari Senin, 24 November 2026 di Contoh."), "KSD-R17", "warning", "hari Selasa"},
	} {
		tree := draft("KESEPAKATAN BERSAMA", "PEMERINTAH KABUPATEN CONTOH", "PT CONTOH", tt.opening, tt.pasal...)
		for form, b := range map[string][]byte{"pdf": pdfOf(t, tree), "docx": wordOf(t, tree)} {
			r, err := outside.Check(b)
			if err != nil {
				t.Errorf("%s: %v", tt.name, err)
				continue
			}
			if tt.code == "" {
				if len(r.Findings) > 0 {
					t.Errorf("%s %s: %+v", tt.name, form, r.Findings)
				}
				continue
			}
			if len(r.Findings) != 1 || r.Findings[0].Code != tt.code || r.Findings[0].Level != tt.level || !strings.Contains(r.Findings[0].Msg, tt.msg) {
				t.Errorf("%s %s: %+v", tt.name, form, r.Findings)
			}
		}
	}
}

// What our own templates make holds everything; with one pasal taken out, what it carried is missing, with its norm.
func TestOwnNaskah(t *testing.T) {
	lib, err := document.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, tpl := range lib.List() {
		contents := document.MandatoryOf(tpl.Ref.Kode, "")
		tree, _, err := tpl.Compile(tpl.Sample(), document.Options{})
		if err != nil {
			t.Fatal(err)
		}
		whole, err := outside.Check(pdfOf(t, tree))
		if err != nil {
			t.Errorf("%s: %v", tpl.Ref.Kode, err)
			continue
		}
		if len(whole.Contents) == 0 {
			continue // its contents have no headings
		}
		if whole.Kode != tpl.Ref.Kode {
			t.Errorf("%s is taken for %q", tpl.Ref.Kode, whole.Kode)
		}
		for _, f := range whole.Findings {
			if f.Level == naskah.LevelError {
				t.Errorf("%s: %+v", tpl.Ref.Kode, f)
			}
		}
		for i, b := range tree.Blocks {
			p, ok := b.(document.Pasal)
			if !ok || p.Memuat == "" {
				continue
			}
			cut := tree
			cut.Blocks = slices.Delete(slices.Clone(tree.Blocks), i, i+1)
			r, err := outside.Check(wordOf(t, cut))
			if err != nil {
				t.Fatal(err)
			}
			k := slices.IndexFunc(contents, func(m document.Mandatory) bool { return m.Key == document.MemuatKey(p.Memuat) })
			if k < 0 {
				continue
			}
			if !slices.ContainsFunc(r.Findings, func(f naskah.Finding) bool {
				return f.Code == "KSD-R1" && f.Level == naskah.LevelError && f.Norm == contents[k].Norm && strings.Contains(f.Msg, contents[k].Label)
			}) {
				t.Errorf("%s without pasal %s: %v is not missed: %+v", tpl.Ref.Kode, p.ID, contents[k], r.Headings)
			}
		}
	}
}

// What cannot be read is refused with words.
func TestRefuses(t *testing.T) {
	scanned := []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R]>>endobj 3 0 obj<</Type/Page/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>endobj\n" +
		"4 0 obj<</Length 5>>stream\n/I Do\nendstream endobj 5 0 obj<</Subtype/Image/Length 1>>stream\nx\nendstream endobj")
	for name, tt := range map[string]struct {
		file []byte
		code string
	}{
		"text":      {[]byte("bukan PDF"), "CEK-BERKAS"},
		"scan":      {scanned, "CEK-PINDAIAN"},
		"broken":    {[]byte("%PDF-1.7\n%%EOF"), "CEK-RUSAK"},
		"locked":    {[]byte("%PDF-1.7\ntrailer<</Encrypt 1 0 R/Root 2 0 R>>"), "CEK-KUNCI"},
		"no words":  {[]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R]>>endobj 3 0 obj<</Type/Page>>endobj"), "CEK-KOSONG"},
		"bad word":  {[]byte("PK\x03\x04 tidak utuh"), "NSK-WORD-BACA"},
		"too large": {append([]byte("%PDF-1.7\n"), make([]byte, 31<<20)...), "CEK-BESAR"},
	} {
		_, err := outside.Check(tt.file)
		e, ok := errors.AsType[*naskah.Error](err)
		if !ok || e.Code != tt.code || e.Kind != naskah.Invalid || e.Msg == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
