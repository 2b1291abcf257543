package office_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// standIn is the Plh. in the office of a login, as one who acts.
func standIn(t *testing.T, w *officetest.World, login string) (naskah.PejabatID, naskah.Principal) {
	t.Helper()
	id := w.StandIn(login)
	return id, must[naskah.User](t)(w.Store.User(w.Ctx(), naskah.UserID("plh-"+login))).Principal()
}

// TestStoryAsistenReplaced: the Asisten goes on leave in the middle of a review. His stand-in gets the turn, he has it no longer, and
// the paraf that were given stay.
func TestStoryAsistenReplaced(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	ok := must[naskah.Naskah](t)
	n := w.Submitted()
	for _, login := range []string{"kabagpem", "kabaghukum"} {
		n = ok(o.Paraf(ctx, w.P(login), n.ID, n.Seq))
	}
	for _, x := range must[[]office.Replaceable](t)(o.Replaceables(ctx, w.P("ratna"), n.ID)) {
		if x.Left || x.Why != "" || len(x.Others) != 0 {
			t.Errorf("nobody has left: %+v", x)
		}
	}
	id, plh := standIn(t, w, "asisten")
	places := must[[]office.Replaceable](t)(o.Replaceables(ctx, w.P("ratna"), n.ID))
	if x := places[0]; len(places) != 4 || !x.Left || x.Paraf != 2 || x.Signer != -1 || len(x.Others) != 1 || x.Others[0].ID != id || x.Text != "" ||
		x.Why != "Sejak 24 November 2026 jabatan itu dipegang juga oleh Hendra Gunawan sebagai Pelaksana Harian Asisten Pemerintahan dan Kesejahteraan Rakyat." {
		t.Fatalf("%+v", places)
	}
	msg := must[[]office.Message](t)(o.Messages(ctx, w.P("yuni"), n.ID))
	if len(msg) != 1 || msg[0].To != "Asisten Pemerintahan dan Kesejahteraan Rakyat" {
		t.Errorf("%+v", msg)
	}
	given := n.Parafs[:2]
	n = ok(o.Assign(ctx, w.P("ratna"), n.ID, n.Seq, w.Seat("asisten"), id, "Cuti tahunan sampai 30 November 2026."))
	if n.State != naskah.Review || n.NextParaf() != 2 || n.Parafs[2].User != plh.User || n.Parafs[2].Pejabat.Kapasitas != naskah.Plh || !slices.Equal(n.Parafs[:2], given) {
		t.Fatalf("%+v", n.Parafs)
	}
	_, err := o.Paraf(ctx, w.P("asisten"), n.ID, n.Seq)
	check(t, err, naskah.Denied, "NSK-AKSES-GILIRAN")
	msg = must[[]office.Message](t)(o.Messages(ctx, w.P("ratna"), n.ID))
	want := "Yth. Bapak/Ibu Pelaksana Harian Asisten Pemerintahan dan Kesejahteraan Rakyat, mohon berkenan memaraf Kesepakatan Bersama tentang Pengolahan Sampah Plastik Pasar Induk dengan PT Contoh Daur Ulang. Tautan: https://naskah.contoh.test/naskah/" + string(n.ID)
	if len(msg) != 1 || msg[0].Text != want {
		t.Errorf("%+v", msg)
	}
	n = ok(o.Paraf(ctx, plh, n.ID, n.Seq))
	n = ok(o.Paraf(ctx, w.P("sekda"), n.ID, n.Seq))
	if n.State != naskah.Approved || must[[]office.Message](t)(o.Messages(ctx, w.P("ratna"), n.ID)) != nil {
		t.Errorf("%+v", n)
	}
	events := must[[]naskah.Event](t)(w.Store.Events(ctx, naskah.ScopeSystem(), n.ID.Subject()))
	i := slices.IndexFunc(events, func(e naskah.Event) bool { return e.Act == naskah.ActAssign })
	if i < 0 || !strings.Contains(string(events[i].Detail), "Cuti tahunan") || !strings.Contains(string(events[i].Detail), "Agus Hermawan") {
		t.Errorf("the history does not say who was replaced, and why")
	}
	clean(t, w)
}

// TestContractAssign: who may not come in, and where.
func TestContractAssign(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	opened, n := w.Opened(), w.Submitted()
	n = must[naskah.Naskah](t)(o.Paraf(ctx, w.P("kabagpem"), n.ID, n.Seq))
	asisten, _ := standIn(t, w, "asisten")
	first, _ := standIn(t, w, "kabagpem")
	mayor, _ := standIn(t, w, "walikota")
	hukum, plh := standIn(t, w, "kabaghukum")
	for _, c := range []struct {
		name      string
		old, with naskah.PejabatID
		reason    string
		kind      naskah.Kind
		code      string
	}{
		{"nobody", w.Seat("asisten"), "", "Cuti.", naskah.Invalid, "NSK-GANTI"},
		{"himself", w.Seat("asisten"), w.Seat("asisten"), "Cuti.", naskah.Invalid, "NSK-GANTI"},
		{"another office", w.Seat("asisten"), w.Seat("ratna"), "Cuti.", naskah.Invalid, "NSK-GANTI-JABATAN"},
		{"no place", w.Seat("ratna"), w.Seat("asisten"), "Cuti.", naskah.Invalid, "NSK-GANTI-JABATAN"},
		{"no reason", w.Seat("asisten"), asisten, " ", naskah.Invalid, "NSK-ALASAN"},
		{"has given his paraf", w.Seat("kabagpem"), first, "Cuti.", naskah.Conflict, "NSK-PARAF-SUDAH"},
		{"is printed as signer", w.Seat("walikota"), mayor, "Cuti.", naskah.Conflict, "NSK-GANTI-TERCETAK"},
	} {
		_, err := o.Assign(ctx, w.P("ratna"), n.ID, n.Seq, c.old, c.with, c.reason)
		e, ok := errors.AsType[*naskah.Error](err)
		if !ok || e.Kind != c.kind || e.Code != c.code {
			t.Errorf("%s: %v, want %s", c.name, err, c.code)
		}
	}
	places := must[[]office.Replaceable](t)(o.Replaceables(ctx, w.P("ratna"), n.ID))
	if i := slices.IndexFunc(places, func(x office.Replaceable) bool { return x.Signer == 0 }); i < 0 || !strings.Contains(places[i].Text, "tercetak") {
		t.Errorf("how a signer is replaced is not said: %+v", places)
	}
	if _, err := o.Assign(ctx, plh, n.ID, n.Seq, w.Seat("kabaghukum"), hukum, "Cuti."); !errors.Is(err, naskah.Denied) {
		t.Errorf("a reviewer gave himself the turn: %v", err)
	}
	for _, login := range []string{"direktur", "asing2"} {
		if x, err := o.Replaceables(ctx, w.P(login), n.ID); len(x) != 0 {
			t.Errorf("%s sees the people of the house: %+v %v", login, x, err)
		}
	}
	// Signing has opened: nobody is exchanged any more.
	_, err := o.Assign(ctx, w.P("ratna"), opened.ID, opened.Seq, w.Seat("walikota"), mayor, "Cuti.")
	check(t, err, naskah.Conflict, "NSK-STATE")
	if x := must[[]office.Replaceable](t)(o.Replaceables(ctx, w.P("ratna"), opened.ID)); len(x) != 0 {
		t.Errorf("%+v", x)
	}
	clean(t, w)
}

// TestContractAssignWriter: nobody reviews what he wrote, and nobody comes in whose account or term is over.
func TestContractAssignWriter(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	u := w.User("yuni") // Yuni writes the draft, and is Plh. Asisten from today
	seat := naskah.Pejabat{ID: "plh-yuni", Seq: 1, Instansi: officetest.KotaBanjar, Orang: u.Orang, Kapasitas: naskah.Plh, Mulai: officetest.Today}
	for _, s := range must[[]naskah.Pejabat](t)(w.Store.Pejabat(ctx, naskah.ScopeSystem())) {
		if s.ID == w.Seat("asisten") {
			seat.Jabatan = s.Jabatan
		}
	}
	n := w.Submitted()
	record := func() {
		t.Helper()
		if err := w.Store.Record(ctx, naskah.Record{By: naskah.System(), Act: naskah.ActCreate, Pejabat: &seat}); err != nil {
			t.Fatal(err)
		}
	}
	record()
	assign := func(code string) {
		t.Helper()
		_, err := o.Assign(ctx, w.P("ratna"), n.ID, n.Seq, w.Seat("asisten"), seat.ID, "Cuti.")
		check(t, err, naskah.Invalid, code)
	}
	assign("NSK-GANTI-PENYUSUN")
	for _, x := range must[[]office.Replaceable](t)(o.Replaceables(ctx, w.P("ratna"), n.ID)) {
		if len(x.Others) != 0 {
			t.Errorf("the writer is offered: %+v", x.Others)
		}
	}
	seat.Selesai, seat.Seq = officetest.Today.AddDays(-1), 2
	seat.Mulai = officetest.Today.AddDays(-5)
	record()
	assign("NSK-GANTI-MASA")
	id, _ := standIn(t, w, "asisten")
	plh := must[naskah.User](t)(w.Store.User(ctx, "plh-asisten"))
	plh.Active = false
	if err := w.Store.SaveUser(ctx, naskah.System(), plh); err != nil {
		t.Fatal(err)
	}
	seat.ID = id
	assign("NSK-GANTI-AKUN")
}

// TestContractAssignApproved: once all paraf are given, the change of an official is offered when there is one, and only then.
func TestContractAssignApproved(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Approved()
	offered := func() bool {
		return slices.ContainsFunc(w.Office.Can(w.Ctx(), w.P("ratna"), n), func(x office.Possible) bool { return x.Act == naskah.ActAssign })
	}
	if offered() {
		t.Error("offered although nobody else holds an office of its signers")
	}
	standIn(t, w, "asisten")
	if offered() {
		t.Error("offered for a paraf that was given")
	}
	standIn(t, w, "walikota")
	if !offered() {
		t.Error("not offered although another holds the office of a signer")
	}
}

// TestContractAssignTwice: a place may change hands again and come back; each change is in the history, and only the last one has the
// turn. An office that nobody holds keeps the next naskah from being submitted, and the finding names it.
func TestContractAssignTwice(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx, ok := w.Office, w.Ctx(), must[naskah.Naskah](t)
	n := w.Submitted()
	first := w.Seat("kabagpem")
	id, plh := standIn(t, w, "kabagpem")
	n = ok(o.Assign(ctx, w.P("ratna"), n.ID, n.Seq, first, id, "Dinas luar."))
	n = ok(o.Assign(ctx, w.P("ratna"), n.ID, n.Seq, id, first, "Sudah kembali."))
	_, err := o.Assign(ctx, w.P("ratna"), n.ID, n.Seq, id, first, "Sekali lagi.")
	check(t, err, naskah.Conflict, "NSK-GANTI-TEMPAT")
	_, err = o.Paraf(ctx, plh, n.ID, n.Seq)
	check(t, err, naskah.Denied, "NSK-AKSES-GILIRAN")
	n = ok(o.Paraf(ctx, w.P("kabagpem"), n.ID, n.Seq))
	moves := 0
	for _, e := range must[[]naskah.Event](t)(w.Store.Events(ctx, naskah.ScopeSystem(), n.ID.Subject())) {
		if e.Act == naskah.ActAssign {
			moves++
		}
	}
	if moves != 2 {
		t.Errorf("%d changes are kept", moves)
	}

	d := must[office.Directory](t)(o.Directory(ctx, w.P("ratna")))
	hukum := seatOf(d, w.Seat("kabaghukum"))
	hukum.Selesai, hukum.Keputusan = officetest.Today.AddDays(-1), "Keputusan 821/2/2026"
	must[naskah.PejabatID](t)(o.SavePejabat(ctx, w.P("ratna"), hukum))
	draft := w.Draft()
	_, err = o.Submit(ctx, w.P("yuni"), draft.ID, draft.Seq, office.SubmitInput{Reasons: w.Accept(draft)})
	if e, is := errors.AsType[*naskah.Error](err); !is || e.Kind != naskah.Invalid {
		t.Errorf("submitted to an office that nobody holds: %v", err)
	}
	fs, err := o.Check(ctx, w.P("yuni"), draft.ID)
	if err != nil || !slices.ContainsFunc(fs, func(f naskah.Finding) bool {
		return f.Code == "NSK-PEMARAF-KOSONG" && strings.Contains(f.Msg, "Kepala Bagian Hukum")
	}) {
		t.Errorf("%+v, %v", fs, err)
	}
}
