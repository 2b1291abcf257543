package office_test

import (
	"errors"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// An attempt is one act that somebody tries.
type attempt struct {
	act naskah.Act
	on  func() naskah.Naskah
	do  func(p naskah.Principal, n naskah.Naskah) (naskah.Naskah, error)
	by  []string // who may
}

// attempts are all acts on a naskah that exists, in the state in which each is possible.
func attempts(w *officetest.World) []attempt {
	o, ctx := w.Office, w.Ctx()
	type P = naskah.Principal
	type N = naskah.Naskah
	return []attempt{
		{naskah.ActEdit, w.Draft, func(p P, n N) (N, error) {
			return o.Edit(ctx, p, n.ID, n.Seq, office.EditInput{Values: w.Values().With("judul", "Judul Lain")})
		}, []string{"yuni", "ujang"}},
		{naskah.ActRender, w.Draft, func(p P, n N) (N, error) { return o.Render(ctx, p, n.ID, n.Seq) }, []string{"yuni", "ujang"}},
		{naskah.ActSubmit, w.Draft, func(p P, n N) (N, error) {
			return o.Submit(ctx, p, n.ID, n.Seq, office.SubmitInput{Reasons: w.Accept(n)})
		}, []string{"yuni", "ujang"}},
		{naskah.ActWithdraw, w.Submitted, func(p P, n N) (N, error) { return o.Withdraw(ctx, p, n.ID, n.Seq, "Salah.") }, []string{"yuni", "ujang"}},
		{naskah.ActParaf, w.Submitted, func(p P, n N) (N, error) { return o.Paraf(ctx, p, n.ID, n.Seq) }, []string{"kabagpem"}},
		{naskah.ActReturn, w.Submitted, func(p P, n N) (N, error) { return o.Return(ctx, p, n.ID, n.Seq, "Salah.", nil) }, []string{"kabagpem"}},
		{naskah.ActRevise, w.Approved, func(p P, n N) (N, error) { return o.Revise(ctx, p, n.ID, n.Seq, "Salah.") }, []string{"ratna"}},
		{naskah.ActNumber, w.Approved, func(p P, n N) (N, error) { return o.Number(ctx, p, n.ID, n.Seq, officetest.Numbers()) }, []string{"ratna"}},
		{naskah.ActOpen, w.Numbered, func(p P, n N) (N, error) {
			return o.Open(ctx, p, n.ID, n.Seq, office.OpenInput{Reasons: w.Given(n)})
		}, []string{"ratna"}},
		{naskah.ActIntend, w.Opened, func(p P, n N) (N, error) {
			return o.Seal(ctx, p, n.ID, n.Seq, office.SealInput{Secret: officetest.Secret()})
		}, []string{"direktur"}},
		{naskah.ActDecline, w.Opened, func(p P, n N) (N, error) { return o.Decline(ctx, p, n.ID, n.Seq, "Tidak.") }, []string{"direktur"}},
		{naskah.ActRecall, w.Opened, func(p P, n N) (N, error) { return o.Recall(ctx, p, n.ID, n.Seq, "Salah.") }, []string{"ratna"}},
		{naskah.ActArchive, w.Signed, func(p P, n N) (N, error) {
			out, err := o.Archive(ctx, p, n.ID, n.Seq, office.ArchiveInput{})
			return out.Naskah, err
		}, []string{"arsip"}},
		{naskah.ActPrint, w.PaperNumbered, func(p P, n N) (N, error) { return o.Print(ctx, p, n.ID, n.Seq, w.Given(n)) }, []string{"ratna"}},
		{naskah.ActRecord, w.Printed, func(p P, n N) (N, error) {
			out, err := o.Record(ctx, p, n.ID, n.Seq, w.Inked(n))
			if err != nil {
				return N{}, err
			}
			return o.Confirm(ctx, w.P("arsip"), out.Pending.ID)
		}, []string{"ratna"}},
		{naskah.ActDeliver, w.Imported, func(p P, n N) (N, error) {
			return o.Deliver(ctx, p, n.ID, n.Seq, office.DeliverInput{Kepada: "PT Contoh Daur Ulang", Cara: "surel"})
		}, []string{"ratna"}},
		{naskah.ActScan, w.Imported, func(p P, n N) (N, error) { return o.Scan(ctx, p, n.ID, n.Seq, anotherScan()) }, []string{"ratna"}},
		{naskah.ActRalat, w.Imported, func(p P, n N) (N, error) {
			f := office.FactsOf(n)
			f.Judul = "Judul yang benar"
			out, err := o.Ralat(ctx, p, n.ID, n.Seq, f, "Salah ketik.")
			return out.Naskah, err
		}, []string{"ratna"}},
		{naskah.ActAnnul, w.Imported, func(p P, n N) (N, error) {
			out, err := o.Annul(ctx, p, n.ID, n.Seq, "Bukan kerja sama.", "")
			if err != nil {
				return N{}, err
			}
			return o.Confirm(ctx, w.P("arsip"), out.Pending.ID)
		}, []string{"ratna"}},
		{naskah.ActCancel, w.Draft, func(p P, n N) (N, error) { return o.Cancel(ctx, p, n.ID, n.Seq, "Batal.") }, []string{"yuni", "ujang"}},
		// The last: from here on the chain names the stand-in.
		{naskah.ActAssign, w.Submitted, func(p P, n N) (N, error) {
			old, with := n.Parafs[2].Pejabat.Pejabat, w.StandIn("asisten")
			if old == with {
				with = w.Seat("asisten")
			}
			return o.Assign(ctx, p, n.ID, n.Seq, old, with, "Cuti.")
		}, []string{"ratna"}},
	}
}

// TestWhoMay tries every act as everybody. Who may, does. Who may not is NotFound where he does not see the naskah, and else Denied;
// every Denied leaves a refusal and nothing else.
func TestWhoMay(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	for _, a := range attempts(w) {
		t.Run(string(a.act), func(t *testing.T) {
			n := a.on()
			for _, login := range w.Logins() {
				p := w.P(login)
				if contains(a.by, login) {
					continue
				}
				before := len(must[[]naskah.Refusal](t)(w.Store.Refusals(w.Ctx(), naskah.ScopeSystem(), n.ID.Subject())))
				_, err := a.do(p, n)
				refusals := must[[]naskah.Refusal](t)(w.Store.Refusals(w.Ctx(), naskah.ScopeSystem(), n.ID.Subject()))
				_, hidden := w.Store.Naskah(w.Ctx(), naskah.ScopeOf(p), n.ID)
				e, ok := errors.AsType[*naskah.Error](err)
				switch {
				case errors.Is(hidden, naskah.NotFound):
					check(t, err, naskah.NotFound, "NSK-TIDAK-ADA")
				case !ok || e.Kind != naskah.Denied:
					t.Errorf("%s: %v", login, err)
				case len(refusals) != before+1 || refusals[len(refusals)-1].Code != e.Code || refusals[len(refusals)-1].By.User != p.User || refusals[len(refusals)-1].Act != a.act:
					t.Errorf("%s: %s left no refusal: %+v", login, e.Code, refusals)
				}
				if got := w.Get(n.ID); got.Seq != n.Seq {
					t.Fatalf("%s: refused, and yet it changed", login)
				}
			}
			if _, err := a.do(w.P(a.by[0]), n); err != nil {
				t.Errorf("%s: %v", a.by[0], err)
			}
			if len(a.by) > 1 {
				if _, err := a.do(w.P(a.by[1]), a.on()); err != nil {
					t.Errorf("%s: %v", a.by[1], err)
				}
			}
		})
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// TestNewRefused: create, import and enrolment have no naskah to keep a refusal with; it is kept with the Instansi or the user.
func TestNewRefused(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	inst := naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(officetest.KotaBanjar)}
	create := func(p naskah.Principal) error {
		_, err := o.Create(ctx, p, office.CreateInput{Jenis: naskah.KSBPK, Jalur: naskah.KSDPKMitra})
		return err
	}
	imports := func(p naskah.Principal) error { _, err := o.Import(ctx, p, officetest.Old(w.Mitra)); return err }
	enroll := func(p naskah.Principal) error { _, err := o.Enroll(ctx, p, officetest.Secret()); return err }
	n := 0
	for _, login := range w.Logins() {
		p := w.P(login)
		if p.Instansi != officetest.KotaBanjar {
			continue
		}
		user := naskah.Subject{Kind: naskah.SubjectUser, ID: string(p.User)}
		for _, c := range []struct {
			do   func(naskah.Principal) error
			role naskah.Role
			sub  naskah.Subject
		}{{create, naskah.RoleAuthor, inst}, {imports, naskah.RoleOfficer, inst}, {enroll, naskah.RoleSigner, user}} {
			err := c.do(p)
			if p.Has(c.role) {
				if err != nil {
					t.Errorf("%s: %v", login, err)
				}
				continue
			}
			if !errors.Is(err, naskah.Denied) {
				t.Errorf("%s: %v", login, err)
			}
			if r := must[[]naskah.Refusal](t)(w.Store.Refusals(ctx, naskah.ScopeSystem(), c.sub)); len(r) == 0 || r[len(r)-1].By.User != p.User {
				t.Errorf("%s: no refusal is kept", login)
			}
			n++
		}
	}
	if n < 20 {
		t.Fatalf("only %d refusals", n)
	}
	_, err := o.Create(ctx, w.P("yuni"), office.CreateInput{Jenis: naskah.KSBPK, Jalur: naskah.KSDPKMitra, Unit: w.User("lilis").Unit})
	check(t, err, naskah.Denied, "NSK-AKSES-UNIT")
}

// TestCan: the buttons of everybody on a naskah in each state are exactly the acts that he may do there.
func TestCan(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	for _, c := range []struct {
		on   func() naskah.Naskah
		want map[string]string
	}{
		{w.Draft, map[string]string{"yuni": "edit submit cancel", "ujang": "edit submit cancel"}},
		{w.Submitted, map[string]string{"kabagpem": "paraf return", "yuni": "withdraw cancel", "ujang": "withdraw cancel", "ratna": "assign"}},
		{w.Approved, map[string]string{"ratna": "number open revise cancel"}},
		{w.Opened, map[string]string{"direktur": "intend decline", "ratna": "recall"}},
		{w.HalfSigned, map[string]string{"walikota": "intend decline", "ratna": "recall"}},
		{w.Signed, map[string]string{"arsip": "archive", "ratna": "deliver ralat"}},
		{w.Imported, map[string]string{"ratna": "scan deliver ralat annul"}},
		{w.Archived, map[string]string{"ratna": "deliver ralat"}},
		{w.PaperNumbered, map[string]string{"ratna": "number print revise cancel"}},
		{w.Printed, map[string]string{"ratna": "number print record open revise cancel"}},
	} {
		n := c.on()
		for _, login := range w.Logins() {
			got := ""
			for _, x := range w.Office.Can(w.Ctx(), w.P(login), n) {
				if got != "" {
					got += " "
				}
				got += string(x.Act)
			}
			if got != c.want[login] {
				t.Errorf("%s, %s: %q, want %q", n.State, login, got, c.want[login])
			}
		}
	}
	n := w.Submitted()
	for _, login := range []string{"kabagpem", "kabaghukum", "asisten"} {
		n = must[naskah.Naskah](t)(w.Office.Paraf(w.Ctx(), w.P(login), n.ID, n.Seq))
	}
	if c := w.Office.Can(w.Ctx(), w.P("sekda"), n); len(c) != 2 || c[0].Act != naskah.ActApprove {
		t.Errorf("the last of the chain: %+v", c)
	}
	o := w.Opened()
	w.Office.Sealer = &officetest.Silent{Sealer: w.Sealer}
	if _, err := w.Seal("direktur", o); err == nil {
		t.Fatal("a silent sealer sealed")
	}
	for _, x := range w.Office.Can(w.Ctx(), w.P("direktur"), w.Get(o.ID)) {
		if x.Reason == "" {
			t.Errorf("%s: nothing in the way of %s, although an intent is fresh", "direktur", x.Act)
		}
	}
}
