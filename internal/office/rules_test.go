package office

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/verify"
)

// TestDefaultOrder: [OP 1.5], for each way a cooperation can go.
func TestDefaultOrder(t *testing.T) {
	t.Parallel()
	r := roster{
		pejabat: map[naskah.PejabatID]naskah.Pejabat{"head": {ID: "head", Jabatan: "kd"}, "dinas": {ID: "dinas", Jabatan: "kadis"}, "other": {ID: "other", Jabatan: "lain"}},
		jabatan: map[naskah.JabatanID]naskah.Jabatan{"kd": {KepalaDaerah: true}, "kadis": {}, "lain": {KepalaDaerah: true}},
	}
	us, them := naskah.Party{Urut: 1, Instansi: "32.79"}, naskah.Party{Urut: 2, Mitra: "m"}
	region := naskah.Party{Urut: 2, Instansi: "32.74"}
	for _, c := range []struct {
		name    string
		jalur   naskah.Jalur
		parties []naskah.Party
		signer  [2]naskah.PejabatID
		want    [2]int
	}{
		{"third party, Kepala Daerah", naskah.KSDPKMitra, []naskah.Party{us, them}, [2]naskah.PejabatID{"head", "other"}, [2]int{3, 1}},
		{"third party, dinas", naskah.KSDPKDaerah, []naskah.Party{us, them}, [2]naskah.PejabatID{"dinas", "other"}, [2]int{2, 1}},
		{"regions", naskah.KSDDSukarela, []naskah.Party{us, region}, [2]naskah.PejabatID{"head", "other"}, [2]int{1, 1}},
		{"Sinergi", naskah.Sinergi, []naskah.Party{{Urut: 1, Mitra: "k/l"}, {Urut: 2, Instansi: "32.79"}}, [2]naskah.PejabatID{"other", "head"}, [2]int{2, 1}},
	} {
		n := naskah.Naskah{Instansi: "32.79", Jalur: c.jalur, Parties: c.parties}
		s := []naskah.Signer{
			{Party: c.parties[0].Urut, Pejabat: naskah.PejabatSnapshot{Pejabat: c.signer[0]}}, {Party: c.parties[1].Urut, Pejabat: naskah.PejabatSnapshot{Pejabat: c.signer[1]}},
		}
		r.order(s, n)
		if got := [2]int{s[0].Order, s[1].Order}; got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestHolder: who holds an office on a day; of two, the one who came last.
func TestHolder(t *testing.T) {
	t.Parallel()
	d := func(y int) naskah.Date { return naskah.Date{Year: y, Month: 1, Day: 1} }
	r := roster{pejabat: map[naskah.PejabatID]naskah.Pejabat{
		"old": {ID: "old", Jabatan: "j", Mulai: d(2015), Selesai: d(2019)}, "now": {ID: "now", Jabatan: "j", Mulai: d(2020)},
		"plh": {ID: "plh", Jabatan: "j", Mulai: d(2024), Selesai: d(2024).AddDays(7)}, "else": {ID: "else", Jabatan: "k", Mulai: d(2015)},
	}}
	for _, c := range []struct {
		on   naskah.Date
		want naskah.PejabatID
	}{{d(2014), ""}, {d(2016), "old"}, {d(2019), "old"}, {d(2019).AddDays(1), ""}, {d(2021), "now"}, {d(2024).AddDays(7), "plh"}, {d(2024).AddDays(8), "now"}} {
		if got, ok := r.holder("j", c.on); got != c.want || ok != (c.want != "") {
			t.Errorf("%v: %q %v, want %q", c.on, got, ok, c.want)
		}
	}
}

// TestMissingByKind: the DPRD questions are asked of PKS and nota kesepakatan only [OP 1.4].
func TestMissingByKind(t *testing.T) {
	t.Parallel()
	parties := []naskah.Party{{Urut: 1, Instansi: "32.79"}, {Urut: 2, Mitra: "m", Nama: "PT"}, {Urut: 3, Instansi: "32.74", Nama: "Kota"}}
	for k, want := range map[naskah.Kode][]string{
		naskah.KSBD:  {"NSK-BERKAS-SETUJU-2", "NSK-BERKAS-SETUJU-3", "NSK-BERKAS-TKKSD"},
		naskah.KSBPK: {"NSK-BERKAS-SETUJU-2", "NSK-BERKAS-SETUJU-3", "NSK-BERKAS-TKKSD"},
		naskah.PKSD:  {"NSK-BERKAS-SETUJU-2", "NSK-BERKAS-SETUJU-3", "NSK-BERKAS-TKKSD", "NSK-BERKAS-DPRD-BEBAN", "NSK-BERKAS-DPRD-APBD"},
		naskah.PKSPK: {"NSK-BERKAS-SETUJU-2", "NSK-BERKAS-SETUJU-3", "NSK-BERKAS-TKKSD", "NSK-BERKAS-DPRD-BEBAN", "NSK-BERKAS-DPRD-APBD"},
		naskah.NK:    {"NSK-BERKAS-SETUJU-2", "NSK-BERKAS-SETUJU-3", "NSK-BERKAS-TKKSD", "NSK-BERKAS-DPRD-BEBAN", "NSK-BERKAS-DPRD-APBD"},
	} {
		items := folder{m: matter{n: naskah.Naskah{Instansi: "32.79", Jenis: k, Parties: parties}}}.items(roster{})
		if got := missingCodes(items); !slices.Equal(got, want) {
			t.Errorf("%s: %v", k, got)
		}
		norms := map[naskah.Kode]string{naskah.KSBD: "Pasal 10 ayat (1)", naskah.KSBPK: "Pasal 32 ayat (2)", naskah.PKSD: "Pasal 13 ayat (4)", naskah.PKSPK: "Pasal 35 ayat (4)", naskah.NK: "Pasal 55 ayat (2)"}
		if items[0].Norm != "Permendagri Nomor 22 Tahun 2020 "+norms[k] {
			t.Errorf("%s: %s", k, items[0].Norm)
		}
	}
}

func TestWriteNomor(t *testing.T) {
	t.Parallel()
	n := naskah.Naskah{Jenis: naskah.PKSD, Tanggal: naskah.Date{Year: 2026, Month: time.November, Day: 24}, Klasifikasi: "100.3.7.1"}
	for pola, want := range map[string]string{
		"":                                   "100.3.7.1/7/PKS/2026",
		"{urut}.{jenis}/{bulan_romawi}/Pem":  "7.PKS/XI/Pem",
		"134.4/{urut}/{bulan}/{tahun}":       "134.4/7/11/2026",
		"{klasifikasi}/{urut}/{tidak_known}": "100.3.7.1/7/{tidak_known}",
	} {
		if got := writeNomor(naskah.Instansi{PolaNomor: pola}, n, 7); got != want {
			t.Errorf("%q: %q, want %q", pola, got, want)
		}
	}
	own := naskah.Instansi{PolaNomor: "{urut}/{jenis}", Pola: map[string]string{"pks": "PKS-{urut}/{tahun}", "ksb": "lain"}}
	if got := writeNomor(own, n, 7); got != "PKS-7/2026" {
		t.Errorf("the pattern of its register: %q", got)
	}
	if k := registerKey(n); k.Register != "pks" {
		t.Errorf("%+v", k)
	}
	n.Jenis = naskah.SuratKuasa
	if k := registerKey(n); k.Register != "kuasa" || k.Tahun != 2026 {
		t.Errorf("%+v", k)
	}
}

func TestLate(t *testing.T) {
	t.Parallel()
	wib, err := time.LoadLocation("Asia/Jakarta")
	if err != nil {
		t.Fatal(err)
	}
	printed := naskah.Date{Year: 2021, Month: 11, Day: 24}
	for _, c := range []struct{ at, want string }{
		{"2021-11-24T16:59:00Z", ""}, // 23.59 WIB
		{"2021-11-24T17:00:00Z", "Ditandatangani 25 November 2021, satu hari setelah tanggal naskah."},
		{"2021-11-27T02:00:00Z", "Ditandatangani 27 November 2021, tiga hari setelah tanggal naskah."},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := Late(printed, at, wib); got != c.want {
			t.Errorf("%s: %q", c.at, got)
		}
	}
}

// TestMayHave: the very bytes, by state, version and who asks; an officer of another Instansi is nobody here.
func TestMayHave(t *testing.T) {
	t.Parallel()
	who := map[string]naskah.Principal{
		"officer":   {User: "o", Instansi: "32.79", Roles: []naskah.Role{naskah.RoleOfficer}},
		"archivist": {User: "a", Instansi: "32.79", Roles: []naskah.Role{naskah.RoleArchivist}},
		"other":     {User: "p", Instansi: "32.74", Roles: []naskah.Role{naskah.RoleOfficer, naskah.RoleArchivist}},
		"turn":      {User: "t", Mitra: "m", Instansi: "32.79", Roles: []naskah.Role{naskah.RoleSigner}},
		"author":    {User: "y", Instansi: "32.79", Roles: []naskah.Role{naskah.RoleAuthor}},
	}
	open := naskah.SigningSession{State: naskah.SessionOpen, Turns: []naskah.Turn{{Signer: naskah.Signer{User: "t"}, State: naskah.TurnWaiting}}}
	current, earlier := naskah.Version{Of: naskah.Sealed, Ref: naskah.Ref{Digest: "sha256:c"}}, naskah.Version{Of: naskah.Sealed, Ref: naskah.Ref{Digest: "sha256:e"}}
	drawn := naskah.Version{Of: naskah.Rendered, Ref: naskah.Ref{Digest: "sha256:d"}}
	for _, c := range []struct {
		state naskah.State
		v     naskah.Version
		may   string
	}{
		{naskah.Signing, current, "officer turn"},
		{naskah.Signing, earlier, "officer"},
		{naskah.Signed, current, "archivist author officer other turn"},
		{naskah.Signed, earlier, "archivist officer"},
		{naskah.Archived, current, "archivist author officer other turn"},
		{naskah.Archived, earlier, "archivist officer"},
		{naskah.Draft, earlier, "officer"},
		{naskah.Draft, drawn, ""},
		{naskah.Review, drawn, ""},
		{naskah.Approved, earlier, "officer"},
		{naskah.Approved, drawn, ""},
		{naskah.Cancelled, drawn, ""},
	} {
		var may []string
		for _, name := range slices.Sorted(maps.Keys(who)) {
			m := matter{by: who[name], n: naskah.Naskah{State: c.state, Instansi: "32.79", Current: "sha256:c"}, session: open}
			if m.mayHave(c.v) {
				may = append(may, name)
			}
		}
		if got := strings.Join(may, " "); got != c.may {
			t.Errorf("%s, %s %s: %q, want %q", c.state, c.v.Of, c.v.Ref.Digest, got, c.may)
		}
	}
}

// TestPlace: page and rectangle must be the recorded ones; what decimals lose is allowed, and no more.
func TestPlace(t *testing.T) {
	t.Parallel()
	r := naskah.Rect{Page: 2, X: 100.125, Y: 200.5, W: 200, H: 80}
	s := verify.Signature{Page: 2, Rect: [4]float64{100.13, 200.5, 300.12, 280.5}}
	if !within(s, r) {
		t.Error("the recorded place is refused")
	}
	for i := range 4 {
		off := s
		off.Rect[i] += 0.1
		if within(off, r) {
			t.Errorf("side %d is a tenth of a point off and accepted", i)
		}
	}
	s.Page = 1
	if within(s, r) {
		t.Error("another page is accepted")
	}
}

func TestEnrolled(t *testing.T) {
	t.Parallel()
	certs := []naskah.Certificate{{Fingerprint: "sha256:a"}, {Fingerprint: "sha256:b", Revoked: true}, {}}
	for f, want := range map[string]bool{"sha256:a": true, "sha256:b": false, "sha256:c": false, "": false} {
		if enrolled(certs, f) != want {
			t.Errorf("%q: %v", f, !want)
		}
	}
}

// TestCodes: each code once, in a family, with a meaning.
func TestCodes(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, c := range Codes {
		if seen[c.Code] || c.Meaning == "" || (c.Code[:4] != "NSK-" && c.Code[:4] != "TTE-" && c.Code[:4] != "OBJ-" && c.Code[:4] != "AKN-") {
			t.Errorf("%+v", c)
		}
		seen[c.Code] = true
	}
}
