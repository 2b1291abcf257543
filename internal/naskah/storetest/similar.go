package storetest

import (
	"fmt"
	"testing"

	"naskah/internal/naskah"
)

var similarTests = []entry{{"Similar", similar}, {"SimilarScope", similarScope}}

// library stores records that are more or less alike, by name.
func (w *World) library(t *testing.T) map[string]naskah.Naskah {
	t.Helper()
	out := map[string]naskah.Naskah{}
	add := func(name string, f func(n *naskah.Naskah)) {
		n := w.Draft()
		n.State, n.Imported, n.Kode, n.Tahun = naskah.Signed, true, "", 2021
		n.Judul = "Penyediaan dan Pemanfaatan Air Minum Lintas Wilayah"
		n.Tanggal = naskah.Date{Year: 2021, Month: 3, Day: 9}
		n.Parties[1].Nama = "PT Contoh Tirta Langgeng"
		n.Nomor = []naskah.Nomor{{Party: 1, Kind: naskah.Bernomor, Text: "100.3.7.1/" + name + "/KSB/2021"}, {Party: 2, Kind: naskah.TidakBernomor}}
		f(&n)
		out[name] = w.put(t, n)
	}
	add("sama", func(*naskah.Naskah) {})
	add("judul lain", func(n *naskah.Naskah) { n.Judul = "Pengelolaan Taman Hutan Raya" })
	add("mitra lain", func(n *naskah.Naskah) { n.Parties[1].Nama = "Kabupaten Banjar" })
	add("tahun tak tahu", func(n *naskah.Naskah) { n.Tahun, n.Tanggal = 0, naskah.Date{} })
	add("tahun lain", func(n *naskah.Naskah) { n.Tahun = 2020 })
	add("keluarga lain", func(n *naskah.Naskah) { n.Jenis = naskah.PKSPK })
	add("batal", func(n *naskah.Naskah) { n.State = naskah.Cancelled })
	add("semua lain", func(n *naskah.Naskah) { n.Judul, n.Parties[1].Nama = "Pelatihan 100% Guru_Baru", "CV Contoh Ilmu" })
	add("nomor", func(n *naskah.Naskah) {
		n.Judul, n.Parties[1].Nama = "Layanan Perpustakaan Keliling", "CV Contoh Pustaka"
		n.Nomor[0].Text = "415.4 / 17 / KSB / 2021"
	})
	return out
}

// similar: what the store finds is what naskah.Resemble finds among everything the reader sees, best first.
func similar(t *testing.T, w *World) {
	lib := w.library(t)
	var all []naskah.Naskah
	for _, n := range lib {
		all = append(all, n)
	}
	same := []string{"PEMERINTAH KOTA BANJAR", "PT. Contoh Tirta Langgeng"}
	for name, x := range map[string]struct {
		probe naskah.Probe
		has   []string
		not   []string
	}{
		"everything": {
			naskah.Probe{Jenis: naskah.KSBPK, Tahun: 2021, Tanggal: naskah.Date{Year: 2021, Month: 3, Day: 9}, Judul: "Pemanfaatan air minum lintas wilayah", Pihak: same},
			[]string{"sama", "tahun tak tahu", "judul lain", "mitra lain"},
			[]string{"tahun lain", "keluarga lain", "batal", "semua lain", "nomor"},
		},
		"partner":        {naskah.Probe{Jenis: naskah.KSBPK, Tahun: 2021, Pihak: []string{"Contoh Tirta Langgeng"}}, []string{"sama", "judul lain", "tahun tak tahu"}, []string{"mitra lain"}},
		"only the house": {naskah.Probe{Jenis: naskah.KSBPK, Tahun: 2021, Pihak: same[:1]}, nil, []string{"sama", "judul lain"}},
		"number":         {naskah.Probe{Jenis: naskah.KSBPK, Tahun: 2021, Nomor: []string{"415.4/17/ksb/2021"}}, []string{"nomor"}, []string{"sama"}},
		"not this one":   {naskah.Probe{Not: lib["sama"].ID, Jenis: naskah.KSBPK, Tahun: 2021, Pihak: same[1:]}, []string{"judul lain"}, []string{"sama"}},
		"any year":       {naskah.Probe{Jenis: naskah.KSBPK, Judul: "Air Minum Lintas Wilayah"}, []string{"sama", "tahun lain", "mitra lain"}, []string{"judul lain"}},
		"any kind":       {naskah.Probe{Tahun: 2021, Judul: "Air Minum Lintas Wilayah"}, []string{"keluarga lain"}, []string{"tahun lain"}},
		"wild cards":     {naskah.Probe{Jenis: naskah.KSBPK, Tahun: 2021, Judul: "100% guru_baru"}, []string{"semua lain"}, []string{"sama"}},
		"other Banjar":   {naskah.Probe{Jenis: naskah.KSBPK, Tahun: 2021, Pihak: []string{"Kota Banjar", "Kabupaten Banjar"}}, []string{"mitra lain"}, []string{"sama"}},
		"nothing":        {naskah.Probe{Jenis: naskah.KSBPK, Tahun: 2021}, nil, nil},
		"common words":   {naskah.Probe{Jenis: naskah.KSBPK, Tahun: 2021, Judul: "Perjanjian Kerja Sama tentang dan antara"}, nil, []string{"sama"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := w.Similar(t.Context(), naskah.ScopeOf(officer), x.probe)
			if err != nil {
				t.Fatal(err)
			}
			diff(t, "as Resemble says", got, x.probe.Most(all))
			seen := map[naskah.NaskahID]bool{}
			for _, n := range got {
				seen[n.ID] = true
			}
			for _, name := range x.has {
				if !seen[lib[name].ID] {
					t.Errorf("%s was not found", name)
				}
			}
			for _, name := range x.not {
				if seen[lib[name].ID] {
					t.Errorf("%s was found", name)
				}
			}
			if len(x.has) == 0 && len(got) > 0 {
				t.Errorf("found %d", len(got))
			}
		})
	}
	if _, err := w.Similar(cancelled(t), system, naskah.Probe{Judul: "Air Minum"}); err == nil {
		t.Error("a call whose time is over was answered")
	}
}

// similarScope: at most five, of the reader's own register, and only what he sees in full.
func similarScope(t *testing.T, w *World) {
	p := naskah.Probe{Judul: "Pengelolaan Sampah Regional"}
	for i := range 7 {
		n := w.Draft()
		n.Judul, n.Kode, n.State = p.Judul, "", naskah.Signed
		switch i {
		case 5:
			n.Instansi, n.KerjaSama = ciamis, kerjaSamaOf(ciamis, 0)
		case 6:
			n.State, n.Author, n.Unit = naskah.Draft, "lain", unitOf(banjar, 2)
		}
		w.put(t, n)
		w.Turn(1e9)
	}
	for name, x := range map[string]struct {
		scope naskah.Scope
		want  string
	}{
		"officer": {naskah.ScopeOf(officer), "n-000007 n-000005 n-000004 n-000003 n-000002 "},
		"author":  {naskah.ScopeOf(author), "n-000005 n-000004 n-000003 n-000002 n-000001 "},
		"theirs":  {naskah.ScopeOf(theirs), "n-000006 "},
		"summary": {naskah.ScopeOf(naskah.Principal{User: "prov", Roles: []naskah.Role{naskah.RoleOfficer}, Instansi: jabar}, banjar), ""},
		"partner": {naskah.ScopeOf(partner), ""},
		"public":  {naskah.ScopePublic(), ""},
	} {
		t.Run(name, func(t *testing.T) {
			list, err := w.Similar(t.Context(), x.scope, p)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, n := range list {
				got += fmt.Sprint(n.ID, " ")
			}
			diff(t, "found", got, x.want)
		})
	}
}
