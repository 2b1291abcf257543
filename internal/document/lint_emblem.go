package document

import "naskah/internal/naskah"

// emblemPlaces are the emblems of a kind: left, centre, right [P22 43, 44, Lampiran A to C].
var emblemPlaces = map[naskah.Kode]struct {
	place [3]string
	norm  string
}{
	naskah.KSBD:  {[3]string{"", "garuda", ""}, "Pasal 43 ayat (1)"},
	naskah.NK:    {[3]string{"", "garuda", ""}, "Lampiran huruf C"},
	naskah.PKSD:  {[3]string{slotMitra, "", "lambang_daerah"}, "Pasal 43 ayat (2) dan ayat (3)"},
	naskah.KSBPK: {[3]string{slotMitra, "", "lambang_daerah"}, "Pasal 44 ayat (1)"},
	naskah.PKSPK: {[3]string{slotMitra, "", "lambang_daerah"}, "Pasal 44 ayat (2)"},
}

// emblems is rule R6: the emblems stand where the regulation has them.
func (r *reader) emblems(t *Template, kode naskah.Kode) {
	want, ok := emblemPlaces[kode]
	if !ok {
		return
	}
	for i, e := range []*Emblem{t.kop.Left, t.kop.Center, t.kop.Right} {
		got := ""
		if e != nil {
			got = e.Slot
		}
		if got != want.place[i] {
			r.report(0, "TPL-LAMBANG", "kop: di %s harus ada %s, bukan %s (%s%s)", [3]string{"kiri", "tengah", "kanan"}[i], slotName(want.place[i]), slotName(got), p22, want.norm)
		}
	}
}

func slotName(s string) string {
	if s == "" {
		return "ruang kosong"
	}
	return s
}
