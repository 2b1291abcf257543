package docgen_test

import (
	"strings"
	"testing"

	"naskah/internal/docgen"
	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/templates"
)

// TestDocsWajib: docs/isi-wajib.md has a table for every kind, and a carrier for every content.
func TestDocsWajib(t *testing.T) {
	lib, err := document.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	page := docgen.Wajib(lib)
	for _, j := range naskah.DaftarJenis {
		if _, err := lib.Current(j.Kode); err == nil && !strings.Contains(page, "\n## "+string(j.Kode)+": "+j.Nama+" (v") {
			t.Errorf("%s has no section", j.Kode)
		}
	}
	if strings.Contains(page, "| - |") {
		t.Error("a content has no carrier")
	}
	for _, want := range []string{
		"| Permendagri Nomor 22 Tahun 2020 Pasal 40 ayat (1) huruf d angka 3 | ruang lingkup | pasal `ruang-lingkup` |",
		"### kategori: ksdpk_mitra", "Pasal 31 ayat (2) huruf h | komitmen calon mitra | ", "| penerima | bagian `yth` |",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q", want)
		}
	}
	compare(t, "../../docs/isi-wajib.md", page)
}
