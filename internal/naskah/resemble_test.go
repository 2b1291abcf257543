package naskah_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"naskah/internal/naskah"
)

func record(id, judul string, pihak ...string) naskah.Naskah {
	n := naskah.Naskah{ID: naskah.NaskahID(id), State: naskah.Signed, Jenis: naskah.KSBPK, Instansi: banjar, Tahun: 2021, Judul: judul, Tanggal: naskah.Date{Year: 2021, Month: 3, Day: 9}}
	for i, p := range pihak {
		n.Parties = append(n.Parties, naskah.Party{Urut: i + 1, Nama: p})
	}
	n.Parties[0].Instansi = banjar
	return n
}

// What is like what, and in what [OP 1.9].
func TestResemble(t *testing.T) {
	n := record("n1", "Penyediaan Air Minum Lintas Wilayah", "Pemerintah Kota Banjar", "PT Contoh Tirta, Tbk.")
	n.Nomor = []naskah.Nomor{{Party: 1, Text: "100.3.7.1/12/KSB/2021"}, {Party: 2}}
	for name, x := range map[string]struct {
		p    naskah.Probe
		want string
	}{
		"nothing is said":          {naskah.Probe{}, ""},
		"itself":                   {naskah.Probe{Not: "n1", Judul: n.Judul}, ""},
		"title":                    {naskah.Probe{Judul: "AIR MINUM lintas-wilayah"}, "judul"},
		"title, most words":        {naskah.Probe{Judul: "Penyediaan air minum bagi masyarakat pesisir"}, "judul"},
		"title, few words":         {naskah.Probe{Judul: "Penyediaan beras bagi masyarakat pesisir"}, ""},
		"title, one word":          {naskah.Probe{Judul: "Minum"}, ""},
		"title, common words only": {naskah.Probe{Judul: "Perjanjian Kerja Sama tentang"}, ""},
		"partner":                  {naskah.Probe{Pihak: []string{"pt. contoh tirta"}}, "pihak"},
		"part of a partner":        {naskah.Probe{Pihak: []string{"PT Contoh"}}, ""},
		"the house":                {naskah.Probe{Pihak: []string{"Pemerintah Daerah Kota Banjar"}}, ""},
		"both":                     {naskah.Probe{Pihak: []string{"Kota Banjar", "Contoh Tirta"}}, "pihak"},
		"kabupaten of that name":   {naskah.Probe{Pihak: []string{"Kabupaten Banjar"}}, ""},
		"number, spaced":           {naskah.Probe{Nomor: []string{"100.3.7.1 / 12 / ksb / 2021"}}, "nomor"},
		"part of a number":         {naskah.Probe{Nomor: []string{"12"}}, ""},
		"empty number":             {naskah.Probe{Nomor: []string{"", " "}}, ""},
		"date alone":               {naskah.Probe{Tanggal: n.Tanggal}, ""},
		"title and date":           {naskah.Probe{Tanggal: n.Tanggal, Judul: n.Judul}, "tanggal judul"},
		"another year":             {naskah.Probe{Tahun: 2020, Judul: n.Judul}, ""},
		"another year by date":     {naskah.Probe{Tanggal: naskah.Date{Year: 2020, Month: 3, Day: 9}, Judul: n.Judul}, ""},
		"another family":           {naskah.Probe{Jenis: naskah.PKSPK, Judul: n.Judul}, ""},
		"the same family":          {naskah.Probe{Jenis: naskah.KSBD, Judul: n.Judul}, "judul"},
		"a companion":              {naskah.Probe{Jenis: naskah.Addendum, Judul: n.Judul}, ""},
		"a kind of nothing":        {naskah.Probe{Jenis: "lain", Judul: n.Judul}, "judul"},
	} {
		t.Run(name, func(t *testing.T) {
			like := naskah.Resemble(x.p, n)
			var got []string
			for word, is := range map[string]bool{"nomor": like.Nomor, "tanggal": like.Tanggal, "pihak": like.Pihak, "judul": like.Judul} {
				if is {
					got = append(got, word)
				}
			}
			slices.Sort(got)
			want := strings.Fields(x.want)
			slices.Sort(want)
			if !slices.Equal(got, want) || (like.Score > 0) != (len(want) > 0) {
				t.Errorf("like in %v (%d), want %v", got, like.Score, want)
			}
			text, found := n.SearchText(), false
			for _, w := range x.p.Words() {
				found = found || strings.Contains(text, w)
			}
			if like.Score > 0 && !found {
				t.Errorf("it is like it, and has none of %v", x.p.Words())
			}
		})
	}
	unknown := n
	unknown.Tahun = 0
	if naskah.Resemble(naskah.Probe{Tahun: 1999, Judul: n.Judul}, unknown).Score == 0 {
		t.Error("a record of unknown year is like none")
	}
	n.State = naskah.Cancelled
	if naskah.Resemble(naskah.Probe{Judul: n.Judul}, n).Score != 0 {
		t.Error("a cancelled record is like something")
	}
}

// Best first: a number says more than a date, a date more than parties, parties more than some words; then the newest. Never more
// than five.
func TestMost(t *testing.T) {
	p := naskah.Probe{Judul: "Pengelolaan Sampah Regional", Pihak: []string{"CV Contoh"}, Nomor: []string{"7/KSB"}, Tanggal: naskah.Date{Year: 2021, Month: 3, Day: 9}}
	list := []naskah.Naskah{
		record("judul", "Sampah Regional", "Kota Banjar", "X Y"), record("pihak", "Lain sama sekali", "Kota Banjar", "CV Contoh"),
		record("nomor", "Lain sama sekali", "Kota Banjar", "X Y"), record("tanggal", "Sampah Regional", "Kota Banjar", "X Y"),
		record("jauh", "Lain", "Kota Banjar", "X Y"), record("baru", "Sampah Regional", "Kota Banjar", "X Y"), record("lagi", "Sampah Regional", "Kota Banjar", "X Y"),
	}
	for i := range list {
		if list[i].ID != "tanggal" {
			list[i].Tanggal = naskah.Date{}
		}
	}
	list[2].Nomor = []naskah.Nomor{{Text: "7 KSB"}}
	list[5].UpdatedAt = begun
	var got []naskah.NaskahID
	for _, n := range p.Most(list) {
		got = append(got, n.ID)
	}
	if want := "[nomor tanggal pihak baru lagi]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
}

// Whatever is typed, however long, costs little and breaks nothing.
func TestProbeBounds(t *testing.T) {
	p := naskah.Probe{Judul: strings.Repeat("sampah ", 10_000), Pihak: slices.Repeat([]string{strings.Repeat("Contoh ", 2_000)}, 300), Nomor: []string{strings.Repeat("9/", 10_000), "\xff\x00"}}
	if got := len(p.Words()); got > 60 {
		t.Errorf("%d words are looked for", got)
	}
	if got := naskah.Resemble(p, record("n", "Sampah", "Kota Banjar", "PT X")); got.Score != 0 {
		t.Errorf("%+v", got)
	}
	many := naskah.Probe{}
	for i := range 500 {
		many.Judul += fmt.Sprintf("kata%d ", i)
		many.Pihak = append(many.Pihak, fmt.Sprintf("PT Contoh %d", i))
		many.Nomor = append(many.Nomor, fmt.Sprintf("%d/KSB", i))
	}
	if got := len(many.Words()); got > 100 {
		t.Errorf("%d words are looked for", got)
	}
}
