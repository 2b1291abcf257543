package document

import (
	"strings"
	"testing"

	"naskah/internal/naskah"
)

// TestKopOfManyParties: the emblem of PIHAK KESATU stands right, those of all others left in their order, each place saying whose it is
// while its picture is missing [P22 43(3)].
func TestKopOfManyParties(t *testing.T) {
	d := func(s string) naskah.Digest { return naskah.DigestOf([]byte(s)) }
	tpl := &Template{kop: Kop{Kind: KopEmblems, Left: &Emblem{Slot: "logo_mitra", Label: "tempat Lambang Mitra"}, Right: &Emblem{Slot: "lambang_daerah", Label: "tempat Lambang Daerah"}}}
	two, three := "kiri logo_mitra "+string(d("2")), "kiri logo_mitra "
	right := "kanan lambang_daerah " + string(d("1")) + " tempat Lambang Daerah"
	for _, tt := range []struct {
		parties int
		logos   []naskah.Digest
		want    []string
		plain   string
	}{
		{2, []naskah.Digest{d("2"), d("3")}, []string{two + " tempat Lambang Mitra", right}, "[kiri: logo_mitra | kanan: lambang_daerah]"},
		{3, []naskah.Digest{d("2")}, []string{two + " tempat Lambang Mitra PIHAK KEDUA", three + " tempat Lambang Mitra PIHAK KETIGA", right}, "[kiri: logo_mitra | kiri: tempat Lambang Mitra PIHAK KETIGA | kanan: lambang_daerah]"},
		{3, []naskah.Digest{"", d("2")}, []string{"kiri logo_mitra  tempat Lambang Mitra PIHAK KEDUA", two + " tempat Lambang Mitra PIHAK KETIGA", right}, "[kiri: tempat Lambang Mitra PIHAK KEDUA | kiri: logo_mitra | kanan: lambang_daerah]"},
		{1, nil, []string{"kiri logo_mitra  tempat Lambang Mitra", right}, "[kiri: tempat Lambang Mitra | kanan: lambang_daerah]"},
	} {
		k := tpl.emblems(Options{Lambang: d("1"), Logos: tt.logos}, tt.parties)
		var got []string
		for _, p := range k.Places() {
			got = append(got, p.Side+" "+p.Slot+" "+string(p.Image)+" "+p.Label)
		}
		if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
			t.Errorf("%d parties: %q", tt.parties, got)
		}
		if text := Plain(Tree{Kop: k}); text != tt.plain+"\n" {
			t.Errorf("%d parties: %q", tt.parties, text)
		}
	}
	tpl.kop.Left.Slot = "garuda"
	if k := tpl.emblems(Options{}, 8); len(k.LeftMore) != 0 {
		t.Errorf("%+v", k)
	}
}
