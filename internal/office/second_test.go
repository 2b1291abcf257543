package office_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// onBoth runs a test on both kinds of store: in memory, and on the embedded defaults.
func onBoth(t *testing.T, test func(*testing.T, *officetest.World)) {
	t.Parallel()
	t.Run("memory", func(t *testing.T) { t.Parallel(); test(t, officetest.New(t)) })
	t.Run("sqlite", func(t *testing.T) { t.Parallel(); test(t, officetest.In(t, t.TempDir())) })
}

// scannedOld is an old record with its scan.
func scannedOld(t *testing.T, w *officetest.World, seed byte) naskah.Naskah {
	t.Helper()
	in := officetest.Old(w.Mitra)
	in.Scan = officetest.ScanPDF(3, seed)
	return must[naskah.Naskah](t)(w.Office.Import(w.Ctx(), w.P("ratna"), in))
}

// archivedOld is an old record that two people archived.
func archivedOld(t *testing.T, w *officetest.World, seed byte) naskah.Naskah {
	t.Helper()
	n := scannedOld(t, w, seed)
	out := must[office.Outcome](t)(w.Office.Archive(w.Ctx(), w.P("arsip"), n.ID, n.Seq, office.ArchiveInput{Lokasi: "Depo arsip"}))
	return must[naskah.Naskah](t)(w.Office.Confirm(w.Ctx(), w.P("ratna"), out.Pending.ID))
}

// renamed proposes that an archived record be called otherwise.
func renamed(t *testing.T, w *officetest.World, n naskah.Naskah, judul string) naskah.Pending {
	t.Helper()
	f := office.FactsOf(n)
	f.Judul = judul
	out := must[office.Outcome](t)(w.Office.Ralat(w.Ctx(), w.P("ratna"), n.ID, n.Seq, f, "Salah ketik pada judul."))
	if out.Pending == nil || out.Naskah.Seq != n.Seq || w.Get(n.ID).Judul != n.Judul {
		t.Fatalf("an archived record was changed by one person: %+v", out)
	}
	return *out.Pending
}

// anAccount is one more account, of which the cast knows nothing.
func anAccount(t *testing.T, w *officetest.World, login string, orang naskah.OrangID, roles ...naskah.Role) naskah.Principal {
	t.Helper()
	u := naskah.User{ID: naskah.UserID("u-" + login), Login: login, Nama: "Akun " + login, Orang: orang, Instansi: officetest.KotaBanjar, Roles: roles, Active: true}
	if err := w.Store.SaveUser(w.Ctx(), naskah.System(), u); err != nil {
		t.Fatal(err)
	}
	return u.Principal()
}

// TestStoryTwoPeopleMendATypingSlip: an archived record is corrected by two people; who, when, why, the old value and the new are in
// its history, and the proposal has a history of its own.
func TestStoryTwoPeopleMendATypingSlip(t *testing.T) { onBoth(t, storyTwoPeopleMendATypingSlip) }

func storyTwoPeopleMendATypingSlip(t *testing.T, w *officetest.World) {
	n := archivedOld(t, w, 1)
	pd := renamed(t, w, n, "Pengelolaan Taman Kota Banjar")
	for login, may := range map[string]bool{"ratna": false, "arsip": true} {
		list := must[[]office.Proposal](t)(w.Office.Proposals(w.Ctx(), w.P(login)))
		if len(list) != 1 || list[0].ID != pd.ID || (list[0].May == nil) != may || list[0].Mine == may {
			t.Fatalf("%s: %+v", login, list)
		}
		want := []office.FactChange{{Fact: "judul", Label: "Judul", Old: "Pengelolaan Taman Kota", New: "Pengelolaan Taman Kota Banjar"}}
		if !slices.Equal(list[0].Changes, want) || list[0].Naskah.ID != n.ID {
			t.Errorf("%s: %+v", login, list[0].Changes)
		}
	}
	_, err := w.Office.Confirm(w.Ctx(), w.P("ratna"), pd.ID)
	check(t, err, naskah.Denied, "NSK-AKSES-KEDUA")
	w.Turn(time.Hour)
	got := must[naskah.Naskah](t)(w.Office.Confirm(w.Ctx(), w.P("arsip"), pd.ID))
	if got.Judul != "Pengelolaan Taman Kota Banjar" || got.State != naskah.Archived || got.Seq != n.Seq+1 || w.Get(n.ID).Judul != got.Judul {
		t.Fatalf("%+v", got)
	}
	events := must[[]naskah.Event](t)(w.Store.Events(w.Ctx(), naskah.ScopeSystem(), n.ID.Subject()))
	e := events[len(events)-1]
	if e.By.User != w.User("ratna").ID || e.Second == nil || e.Second.User != w.User("arsip").ID || e.Second.Role != naskah.RoleArchivist {
		t.Errorf("%+v, second %+v", e.By, e.Second)
	}
	for _, text := range []string{`"lama":"Pengelolaan Taman Kota"`, `"baru":"Pengelolaan Taman Kota Banjar"`, "Salah ketik pada judul."} {
		if !strings.Contains(string(e.Detail), text) {
			t.Errorf("%s is not in %s", text, e.Detail)
		}
	}
	own := must[[]naskah.Event](t)(w.Store.Events(w.Ctx(), naskah.ScopeSystem(), pd.Own()))
	if len(own) != 2 || own[0].Act != naskah.ActPropose || own[1].Act != naskah.ActConfirm || own[1].By.User != w.User("arsip").ID {
		t.Errorf("%+v", own)
	}
	done := must[office.Proposal](t)(w.Office.Proposal(w.Ctx(), w.P("ratna"), pd.ID))
	if done.State != naskah.PendingConfirmed || done.Answer == nil || len(done.Changes) != 1 {
		t.Errorf("%+v", done)
	}
	_, err = w.Office.Confirm(w.Ctx(), w.P("arsip"), pd.ID)
	if e := check(t, err, naskah.Conflict, "NSK-USUL-SELESAI"); !strings.Contains(e.Msg, "dikuatkan oleh") {
		t.Error(e.Msg)
	}
	if list := must[[]office.Proposal](t)(w.Office.Proposals(w.Ctx(), w.P("arsip"))); len(list) != 0 {
		t.Errorf("%+v", list)
	}
	clean(t, w)
}

// TestSecondPerson: who can be the second person of whom; each refusal is kept.
func TestSecondPerson(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	ratna := w.User("ratna")
	both := ratna
	both.Roles = append(slices.Clone(both.Roles), naskah.RoleArchivist)
	if err := w.Store.SaveUser(w.Ctx(), naskah.System(), both); err != nil {
		t.Fatal(err)
	}
	n := archivedOld(t, w, 2)
	pd := renamed(t, w, n, "Judul lain")
	far := w.P("arsip")
	far.Instansi = officetest.KotaCirebon
	outside := w.P("arsip")
	outside.Mitra = w.Mitra
	for _, c := range []struct {
		name string
		p    naskah.Principal
		kind naskah.Kind
		code string
	}{
		{"himself", w.P("ratna"), naskah.Denied, "NSK-AKSES-KEDUA"},
		{"himself, with two roles", both.Principal(), naskah.Denied, "NSK-AKSES-KEDUA"},
		{"another account of the same person", anAccount(t, w, "ratna2", ratna.Orang, naskah.RoleArchivist), naskah.Denied, "NSK-AKSES-KEDUA"},
		{"an account of nobody", anAccount(t, w, "tamu", "", naskah.RoleArchivist), naskah.Denied, "NSK-AKSES-KEDUA"},
		{"a drafter", w.P("yuni"), naskah.NotFound, "NSK-TIDAK-ADA"},
		{"a signer", w.P("walikota"), naskah.NotFound, "NSK-TIDAK-ADA"},
		{"another region", far, naskah.NotFound, "NSK-TIDAK-ADA"},
		{"a partner", outside, naskah.NotFound, "NSK-TIDAK-ADA"},
		{"nobody", naskah.Principal{}, naskah.NotFound, "NSK-TIDAK-ADA"},
	} {
		_, err := w.Office.Confirm(w.Ctx(), c.p, pd.ID)
		check(t, err, c.kind, c.code)
		err = w.Office.RefuseProposal(w.Ctx(), c.p, pd.ID, "Tidak perlu.")
		check(t, err, c.kind, c.code)
		if c.name != "himself" && c.name != "himself, with two roles" && c.name != "another account of the same person" {
			if err := w.Office.TakeBackProposal(w.Ctx(), c.p, pd.ID); err == nil {
				t.Errorf("%s took it back", c.name)
			}
		}
		if got := w.Get(n.ID); got.Seq != n.Seq {
			t.Fatalf("%s: %d", c.name, got.Seq)
		}
	}
	refusals := must[[]naskah.Refusal](t)(w.Store.Refusals(w.Ctx(), naskah.ScopeSystem(), n.ID.Subject()))
	if i := slices.IndexFunc(refusals, func(r naskah.Refusal) bool {
		return r.Act == naskah.ActConfirm && r.Code == "NSK-AKSES-KEDUA" && r.By.User == ratna.ID
	}); i < 0 {
		t.Errorf("no refusal is kept: %+v", refusals)
	}
	must[naskah.Naskah](t)(w.Office.Confirm(w.Ctx(), w.P("arsip"), pd.ID))
	clean(t, w)
}

// TestProposerWithoutPerson: who cannot be told apart from others cannot propose what two people must do.
func TestProposerWithoutPerson(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Imported()
	p := anAccount(t, w, "baru", "", naskah.RoleOfficer)
	_, err := w.Office.Annul(w.Ctx(), p, n.ID, n.Seq, "Bukan kerja sama.", "")
	check(t, err, naskah.Denied, "NSK-USUL-ORANG")
	if list := must[[]naskah.Pending](t)(w.Store.Pendings(w.Ctx(), naskah.ScopeSystem(), naskah.PendingFilter{})); len(list) != 0 {
		t.Errorf("%+v", list)
	}
}

// TestProposalEnds: refused with a reason, taken back, expired; each only once, and none of them changes the naskah.
func TestProposalEnds(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := archivedOld(t, w, 3)
	ends := func(pd naskah.Pending, to naskah.PendingState) {
		t.Helper()
		got := must[office.Proposal](t)(w.Office.Proposal(w.Ctx(), w.P("arsip"), pd.ID))
		if got.State != to || got.Answer == nil || got.May == nil || w.Get(n.ID).Seq != n.Seq {
			t.Errorf("%+v", got)
		}
		for _, err := range []error{
			w.Office.RefuseProposal(w.Ctx(), w.P("arsip"), pd.ID, "Lagi."), w.Office.TakeBackProposal(w.Ctx(), w.P("ratna"), pd.ID),
			func() error { _, err := w.Office.Confirm(w.Ctx(), w.P("arsip"), pd.ID); return err }(),
		} {
			check(t, err, naskah.Conflict, "NSK-USUL-SELESAI")
		}
	}
	pd := renamed(t, w, n, "Satu")
	check(t, w.Office.RefuseProposal(w.Ctx(), w.P("arsip"), pd.ID, "  "), naskah.Invalid, "NSK-ALASAN")
	check(t, w.Office.RefuseProposal(w.Ctx(), w.P("arsip"), pd.ID, strings.Repeat("a", 2001)), naskah.Invalid, "NSK-ALASAN-PANJANG")
	if err := w.Office.RefuseProposal(w.Ctx(), w.P("arsip"), pd.ID, "Judulnya sudah benar."); err != nil {
		t.Fatal(err)
	}
	ends(pd, naskah.PendingRefused)

	pd = renamed(t, w, n, "Dua")
	check(t, w.Office.TakeBackProposal(w.Ctx(), w.P("arsip"), pd.ID), naskah.Denied, "NSK-USUL-BUKAN-MILIK")
	if err := w.Office.TakeBackProposal(w.Ctx(), w.P("ratna"), pd.ID); err != nil {
		t.Fatal(err)
	}
	ends(pd, naskah.PendingWithdrawn)

	pd = renamed(t, w, n, "Tiga")
	if k, err := w.Office.ExpireProposals(w.Ctx()); k != 0 || err != nil {
		t.Errorf("%d, %v", k, err)
	}
	w.Turn(naskah.PendingFor - time.Second)
	if k, err := w.Office.ExpireProposals(w.Ctx()); k != 0 || err != nil {
		t.Errorf("%d, %v", k, err)
	}
	w.Turn(2 * time.Second)
	if list := must[[]office.Proposal](t)(w.Office.Proposals(w.Ctx(), w.P("arsip"))); len(list) != 0 {
		t.Errorf("one whose time is up is shown: %+v", list)
	}
	if k, err := w.Office.ExpireProposals(w.Ctx()); k != 1 || err != nil {
		t.Errorf("%d, %v", k, err)
	}
	ends(pd, naskah.PendingExpired)

	// Where the ticker has not come yet, who confirms finds it over.
	pd = renamed(t, w, n, "Empat")
	w.Turn(naskah.PendingFor)
	_, err := w.Office.Confirm(w.Ctx(), w.P("arsip"), pd.ID)
	check(t, err, naskah.Expired, "NSK-USUL-LEWAT")
	ends(pd, naskah.PendingExpired)
	clean(t, w)
}

// TestProposalMovedOn: a proposal runs on exactly the state for which it was made; when the naskah has changed it is refused with
// words, and makes room for the next.
func TestProposalMovedOn(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Imported()
	out := must[office.Outcome](t)(w.Office.Annul(w.Ctx(), w.P("ratna"), n.ID, n.Seq, "Bukan kerja sama.", ""))
	_, err := w.Office.Annul(w.Ctx(), w.P("ratna"), n.ID, n.Seq, "Alasan lain.", "")
	check(t, err, naskah.Conflict, "NSK-USUL-ADA")
	again := must[office.Outcome](t)(w.Office.Annul(w.Ctx(), w.P("ratna"), n.ID, n.Seq, "Bukan kerja sama.", ""))
	if again.Pending.ID != out.Pending.ID {
		t.Error("proposed twice")
	}
	f := office.FactsOf(n)
	f.Judul = "Lain"
	n = must[office.Outcome](t)(w.Office.Ralat(w.Ctx(), w.P("ratna"), n.ID, n.Seq, f, "Salah ketik.")).Naskah
	if n.Judul != "Lain" {
		t.Fatal("a ralat of what is not archived needs nobody else")
	}
	_, err = w.Office.Confirm(w.Ctx(), w.P("arsip"), out.Pending.ID)
	check(t, err, naskah.Conflict, "NSK-USUL-BERUBAH")
	x := must[office.Proposal](t)(w.Office.Proposal(w.Ctx(), w.P("arsip"), out.Pending.ID))
	check(t, x.May, naskah.Conflict, "NSK-USUL-BERUBAH")
	next := must[office.Outcome](t)(w.Office.Annul(w.Ctx(), w.P("ratna"), n.ID, n.Seq, "Bukan kerja sama.", ""))
	if x := must[office.Proposal](t)(w.Office.Proposal(w.Ctx(), w.P("arsip"), out.Pending.ID)); x.State != naskah.PendingExpired {
		t.Errorf("the dead one still waits: %s", x.State)
	}
	if n = must[naskah.Naskah](t)(w.Office.Confirm(w.Ctx(), w.P("arsip"), next.Pending.ID)); n.State != naskah.Cancelled {
		t.Error(n.State)
	}
	clean(t, w)
}

// TestProposerGone: a proposal is run as by its proposer as he is today.
func TestProposerGone(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := archivedOld(t, w, 4)
	pd := renamed(t, w, n, "Judul lain")
	ratna := w.User("ratna")
	for name, change := range map[string]func(naskah.User) naskah.User{
		"inactive":       func(u naskah.User) naskah.User { u.Active = false; return u },
		"not an officer": func(u naskah.User) naskah.User { u.Roles = []naskah.Role{naskah.RoleAuthor}; return u },
		"somebody else":  func(u naskah.User) naskah.User { u.Orang = w.User("yuni").Orang; return u },
		"nobody":         func(u naskah.User) naskah.User { u.Orang = ""; return u },
		"elsewhere":      func(u naskah.User) naskah.User { u.Instansi = officetest.KotaCirebon; return u },
	} {
		if err := w.Store.SaveUser(w.Ctx(), naskah.System(), change(ratna)); err != nil && !errors.Is(err, naskah.Invalid) {
			t.Fatal(err)
		} else if err != nil {
			continue
		}
		_, err := w.Office.Confirm(w.Ctx(), w.P("arsip"), pd.ID)
		if e := check(t, err, naskah.Conflict, "NSK-USUL-PENGUSUL"); !strings.Contains(e.Msg, ratna.Nama) {
			t.Errorf("%s: %s", name, e.Msg)
		}
	}
	if err := w.Store.SaveUser(w.Ctx(), naskah.System(), ratna); err != nil {
		t.Fatal(err)
	}
	must[naskah.Naskah](t)(w.Office.Confirm(w.Ctx(), w.P("arsip"), pd.ID))
}

// TestRaceSecondPersons: two confirm, one confirms while another refuses, one confirms while the proposer takes it back or corrects
// the naskah: exactly one thing happens, and everybody else is told.
func TestRaceSecondPersons(t *testing.T) { onBoth(t, raceSecondPersons) }

func raceSecondPersons(t *testing.T, w *officetest.World) {
	other := anAccount(t, w, "arsip2", "o-arsip2", naskah.RoleArchivist)
	confirm := func(p naskah.Principal, id string) error { _, err := w.Office.Confirm(w.Ctx(), p, id); return err }
	for i, c := range []struct {
		name string
		do   []func(n naskah.Naskah, id string) error
	}{
		{"two confirm", []func(naskah.Naskah, string) error{
			func(_ naskah.Naskah, id string) error { return confirm(w.P("arsip"), id) }, func(_ naskah.Naskah, id string) error { return confirm(other, id) },
		}},
		{"confirm and refuse", []func(naskah.Naskah, string) error{
			func(_ naskah.Naskah, id string) error { return confirm(w.P("arsip"), id) },
			func(_ naskah.Naskah, id string) error {
				return w.Office.RefuseProposal(w.Ctx(), other, id, "Tidak perlu.")
			},
		}},
		{"confirm and take back", []func(naskah.Naskah, string) error{
			func(_ naskah.Naskah, id string) error { return confirm(w.P("arsip"), id) },
			func(_ naskah.Naskah, id string) error { return w.Office.TakeBackProposal(w.Ctx(), w.P("ratna"), id) },
		}},
		{"confirm and ralat", []func(naskah.Naskah, string) error{
			func(_ naskah.Naskah, id string) error { return confirm(w.P("arsip"), id) },
			func(n naskah.Naskah, _ string) error {
				f := office.FactsOf(n)
				f.Judul += " (ralat)"
				_, err := w.Office.Ralat(w.Ctx(), w.P("ratna"), n.ID, n.Seq, f, "Salah ketik.")
				return err
			},
		}},
	} {
		for range 4 {
			in := officetest.Old(w.Mitra)
			in.Judul = c.name + strings.Repeat("i", i)
			n := must[naskah.Naskah](t)(w.Office.Import(w.Ctx(), w.P("ratna"), in))
			pd := must[office.Outcome](t)(w.Office.Annul(w.Ctx(), w.P("ratna"), n.ID, n.Seq, "Bukan kerja sama.", "")).Pending
			if won := together(t, 6, func(i int) error { return c.do[i%len(c.do)](n, pd.ID) }); won != 1 {
				t.Errorf("%s: %d acts went through", c.name, won)
			}
			if got := w.Get(n.ID); got.Seq > n.Seq+1 {
				t.Errorf("%s: %d", c.name, got.Seq)
			}
		}
	}
	clean(t, w)
}
