package office_test

import (
	"crypto/rand"
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"naskah/internal/account"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// TestChanged: the history of a row keeps what was changed, as it was and as it became; NIP is masked there too, and of a password
// only that it was changed.
func TestChanged(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	ctx := w.Ctx()
	dir := must[office.Directory](t)(w.Office.Directory(ctx, w.P("ratna")))
	newest := func(p string, kind naskah.SubjectKind, id string) []naskah.Changed {
		t.Helper()
		events := must[[]naskah.Event](t)(w.Office.History(ctx, w.P(p), naskah.Subject{Kind: kind, ID: id}))
		var d struct{ Perubahan []naskah.Changed }
		if err := json.Unmarshal(events[len(events)-1].Detail, &d); err != nil {
			t.Fatal(err)
		}
		return d.Perubahan
	}
	want := func(what string, got []naskah.Changed, all ...naskah.Changed) {
		t.Helper()
		if !slices.Equal(got, all) {
			t.Errorf("%s: %+v", what, got)
		}
	}

	orang := dir.Orang[slices.IndexFunc(dir.Orang, func(x naskah.Orang) bool { return x.ID == w.User("asisten").Orang })]
	was := orang
	orang.Nama, orang.NIP = "Agus Hermawan Putra", "197001012000031009"
	must[naskah.OrangID](t)(w.Office.SaveOrang(ctx, w.P("ratna"), orang))
	want("orang", newest("ratna", naskah.SubjectOrang, string(orang.ID)), naskah.Changed{Fakta: "nama", Lama: was.Nama, Baru: "Agus Hermawan Putra"},
		naskah.Changed{Fakta: "NIP", Lama: was.NIP, Baru: naskah.NIP("197001012000031009").Masked()})

	seat := seatOf(dir, w.Seat("asisten"))
	next := naskah.Pejabat{Orang: w.User("lilis").Orang, Jabatan: seat.Jabatan, Kapasitas: naskah.Plt, Keputusan: "SK 1", Mulai: naskah.Date{Year: 2026, Month: 12, Day: 1}}
	must[naskah.PejabatID](t)(w.Office.Succeed(ctx, w.P("ratna"), next))
	want("holder", newest("ratna", naskah.SubjectPejabat, string(seat.ID)), naskah.Changed{Fakta: "selesai menjabat", Baru: "30 November 2026"})

	inst := dir.Instansi
	inst.Telepon, inst.RantaiParaf = "(0265) 123456", maps.Clone(inst.RantaiParaf)
	inst.RantaiParaf[naskah.NK] = []naskah.JabatanID{seat.Jabatan}
	if err := w.Office.SaveInstansi(ctx, w.P("ratna"), inst); err != nil {
		t.Fatal(err)
	}
	got := newest("ratna", naskah.SubjectInstansi, string(inst.ID))
	if !slices.Contains(got, naskah.Changed{Fakta: "telepon", Baru: "(0265) 123456"}) ||
		!slices.Contains(got, naskah.Changed{Fakta: "rantai paraf Nota Kesepakatan Sinergi", Baru: "Asisten Pemerintahan dan Kesejahteraan Rakyat"}) {
		t.Errorf("instansi: %+v", got)
	}

	w.Office.AccountRules = account.New(w.Store, w.Clock, rand.Reader)
	u := w.User("yuni")
	in := office.UserInput{ID: u.ID, Login: u.Login, Nama: u.Nama, Sapaan: u.Sapaan, Orang: u.Orang, Unit: u.Unit, Active: true, Password: "sandi-baru-yang-panjang", Roles: []naskah.Role{naskah.RoleAuthor, naskah.RoleReviewer}}
	must[naskah.UserID](t)(w.Office.SaveUser(ctx, w.P("admin"), in))
	want("user", newest("admin", naskah.SubjectUser, string(u.ID)), naskah.Changed{Fakta: "peran", Lama: "penyusun", Baru: "penyusun, pemaraf"},
		naskah.PasswordChanged(naskah.PasswordOnce))
}
