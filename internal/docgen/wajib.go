package docgen

import (
	"fmt"
	"strings"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// Wajib lists, for every kind of naskah that has a template, what the regulation wants in it, where it says so, and which part of the newest
// version of the template carries it. A content without a carrier is written as a dash; no template loads with one.
func Wajib(lib *document.Library) string {
	var b strings.Builder
	b.WriteString("# Isi wajib\n\nWhat the regulation wants in every naskah of a kind, and the part of our template that carries it. Generated from the tables of the\nchecker and from the templates (`make docs`). Taking a part out of a template is an error when it is loaded (TPL-ISI-WAJIB); emptying it in a\nnaskah is an error of the checker (KSD-R1; of the Rencana Kerja of a Nota Kesepakatan KSD-R11). Both name the norm.\n")
	for _, t := range lib.List() {
		j, _ := naskah.JenisOf(t.Ref.Kode)
		field, values := document.MandatoryCases(t.Ref.Kode)
		if field == "" {
			values = []string{""}
		}
		fmt.Fprintf(&b, "\n## %s: %s (%s)\n", t.Ref.Kode, j.Nama, t.Ref.Versi)
		if years, norm := document.LongestTerm(t.Ref.Kode); years > 0 {
			fmt.Fprintf(&b, "\nJangka waktu paling lama %s tahun: %s (KSD-R2).\n", naskah.Angka(int64(years)), norm)
		}
		for _, value := range values {
			drawWajib(&b, t, field, value)
		}
	}
	b.WriteString("\n## Yang tidak diperiksa\n\n" +
		"R5 (KSDD wajib dilakukan oleh daerah yang berbatasan; P22 Pasal 1 angka 3) tidak diperiksa: program ini tidak memuat data batas daerah.\n" +
		"R19 dan R20 (daftar rencana kerja sama, studi kelayakan, telaahan; P22 25, 26, 31) adalah peringatan pada Kesepakatan Bersama KSDPK saja, sebab di sanalah\n" +
		"kerja samanya dimulai; kerangka acuan kerja dan perjanjian pelaksanaannya tidak menanyakannya lagi, dan berkas sebelum penandatanganan menanyakan hal lain.\n")
	return b.String()
}

// drawWajib writes the table of one case of a kind; its carriers are those that the template has.
func drawWajib(b *strings.Builder, t *document.Template, field, value string) {
	if value != "" {
		fmt.Fprintf(b, "\n### %s: %s\n", field, value)
	}
	contents := document.MandatoryOf(t.Ref.Kode, value)
	if len(contents) == 0 {
		b.WriteString("\nPeraturan tidak menyebut isinya.\n")
		return
	}
	b.WriteString("\n| norma | isi | bagian |\n|---|---|---|\n")
	for _, c := range contents {
		var parts []string
		for _, id := range t.Carriers(c.Key) {
			word := "bagian"
			if t.IsPasal(id) {
				word = "pasal"
			}
			parts = append(parts, fmt.Sprintf("%s `%s`", word, id))
		}
		if len(parts) == 0 {
			parts = []string{"-"}
		}
		fmt.Fprintf(b, "| %s | %s | %s |\n", c.Norm, c.Label, strings.Join(parts, ", "))
	}
}
