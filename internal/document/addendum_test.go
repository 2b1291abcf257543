package document_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// Every addendum to every parent: the head and the words are those of the parent, nothing is left open, and the check finds nothing.
func TestAddendumOfEveryParent(t *testing.T) {
	tpl, err := library(t).Current(naskah.Addendum)
	if err != nil {
		t.Fatal(err)
	}
	for _, variant := range []struct{ varian, says string }{
		{"ubah", "Ketentuan dalam Naskah Induk diubah"}, {"perpanjang", "diperpanjang selama 2 (dua) tahun"}, {"akhiri", "sepakat mengakhiri Naskah Induk"},
	} {
		for _, parent := range []struct {
			jenis, kategori, emblem, burden string
		}{
			{"Kesepakatan Bersama", "KSDD", "[tengah: tempat Lambang Negara]", "tidak menambah pembebanan kepada masyarakat dan daerah."},
			{"Perjanjian Kerja Sama", "KSDPK", "[kiri: tempat Logo Mitra | kanan: tempat Lambang Daerah]", "tidak menambah pembebanan kepada masyarakat dan daerah."},
			{"Nota Kesepakatan", "SINERGI", "[tengah: tempat Lambang Negara]", "tidak mengurangi dan tidak menambah pembebanan"},
		} {
			v := tpl.Sample().With("varian", variant.varian).With("induk.jenis", parent.jenis).With("induk.kategori", parent.kategori).
				With("induk.berakhir", "2030-01-19").With("jangka_waktu", map[string]any{"n": int64(2), "satuan": "tahun", "mulai": "tanggal", "tanggal_mulai": "2030-01-20"}).
				With("akhiri", map[string]any{"tanggal": "2028-03-01", "alasan": "tujuannya tercapai", "batas": "2028-05-31", "penyelesaian": []any{"PIHAK KEDUA menyerahkan laporan akhir"}})
			tree, _ := compile(t, tpl, v, document.Options{})
			text, name := document.Plain(tree), fmt.Sprintf("%s %s", variant.varian, parent.jenis)
			for _, want := range []string{parent.emblem, "ADDENDUM\n" + strings.ToUpper(parent.jenis) + "\nANTARA", variant.says, parent.burden} {
				if !strings.Contains(text, want) {
					t.Errorf("%s lacks %q:\n%s", name, want, text)
				}
			}
			if strings.Contains(text, "....") || slices.ContainsFunc(tpl.Check(v), func(f naskah.Finding) bool { return f.Level == naskah.LevelError }) {
				t.Errorf("%s: %v", name, tpl.Check(v))
			}
		}
	}
}
