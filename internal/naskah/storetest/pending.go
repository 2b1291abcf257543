package storetest

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"naskah/internal/naskah"
)

var pendingTests = []entry{
	{"PendingWaits", pendingWaits},
	{"PendingOncePerSubject", pendingOncePerSubject},
	{"PendingRefusesNonsense", pendingRefusesNonsense},
	{"PendingEnds", pendingEnds},
	{"PendingConfirmed", pendingConfirmed},
	{"PendingConfirmedOnlyAsProposed", pendingConfirmedOnlyAsProposed},
	{"PendingScope", pendingScope},
	{"PendingFilter", pendingFilter},
	{"PendingAudited", pendingAudited},
	{"PendingRacers", pendingRacers},
}

var (
	archivist = naskah.Principal{User: "sri", Nama: "Sri", Orang: "o-sri", Role: naskah.RoleArchivist, Roles: []naskah.Role{naskah.RoleArchivist}, Instansi: banjar, Unit: unitOf(banjar, 1)}
	theirs    = naskah.Principal{User: "asep", Nama: "Asep", Orang: "o-asep", Role: naskah.RoleOfficer, Roles: []naskah.Role{naskah.RoleOfficer}, Instansi: ciamis}
	partner   = naskah.Principal{User: "direktur", Nama: "Dodi", Orang: "o-dodi", Role: naskah.RoleSigner, Roles: []naskah.Role{naskah.RoleSigner, naskah.RoleOfficer}, Instansi: banjar, Mitra: "m1"}
)

// proposal is one that was never stored, to annul n.
func (w *World) proposal(n naskah.Naskah) naskah.Pending {
	id := w.id("usul")
	change := json.RawMessage(`{"alasan":"tercatat dua kali","usul":"` + id + `"}`)
	return naskah.Pending{
		ID: id, Instansi: n.Instansi, Subject: n.ID.Subject(), Seq: n.Seq, Act: naskah.ActAnnul, By: officer, At: w.Clock(),
		Until: w.Clock().Add(naskah.PendingFor), Reason: "Tercatat dua kali.", Change: change, Digest: naskah.DigestOf(change), State: naskah.PendingWaiting,
	}
}

func (w *World) propose(t *testing.T, p naskah.Pending) naskah.Pending {
	t.Helper()
	if err := w.Propose(t.Context(), p); err != nil {
		t.Fatalf("Propose: %v", err)
	}
	return p.Normal()
}

func (w *World) pendings(t *testing.T, s naskah.Scope, f naskah.PendingFilter) []naskah.Pending {
	t.Helper()
	ps, err := w.Pendings(t.Context(), s, f)
	if err != nil {
		t.Fatalf("Pendings: %v", err)
	}
	return ps
}

// old is a stored record of the register, signed long ago.
func (w *World) old(t *testing.T) naskah.Naskah {
	t.Helper()
	n := w.Draft()
	n.State, n.Imported, n.Kode, n.Cara = naskah.Signed, true, "", naskah.Basah
	return w.advance(t, change(n, naskah.ActImport, naskah.None))
}

// annulled is the change that carries p out.
func annulled(n naskah.Naskah, p naskah.Pending) naskah.Change {
	n.State = naskah.Cancelled
	c := change(n, naskah.ActAnnul, naskah.Signed)
	c.Event.By, c.Event.Second = p.By, &archivist
	p.Answer = &naskah.Answer{By: archivist, At: p.At.Add(time.Minute), Reason: "Sudah diperiksa."}
	c.Pending = &p
	return c
}

// pendingWaits: a proposal comes back as it went in, with who made it whichever account he uses, and begins its own history.
func pendingWaits(t *testing.T, w *World) {
	n := w.old(t)
	p := w.propose(t, w.proposal(n))
	diff(t, "waiting", w.pendings(t, system, naskah.PendingFilter{}), []naskah.Pending{p})
	if p.By.Orang != officer.Orang || p.By.Roles != nil {
		t.Errorf("kept of the proposer: %+v", p.By)
	}
	events := w.events(t, p.Own())
	if len(events) != 1 || events[0].Act != naskah.ActPropose || events[0].Seq != 1 || events[0].By.User != officer.User || events[0].Row() != naskah.RowOf(p) {
		t.Errorf("history: %+v", events)
	}
	diff(t, "the naskah", w.get(t, n.ID), n)
	if got := w.events(t, n.ID.Subject()); len(got) != 1 {
		t.Errorf("the naskah has %d events", len(got))
	}
}

// pendingOncePerSubject: one waits on a naskah at a time, on exactly the state it names; when it has ended another may come.
func pendingOncePerSubject(t *testing.T, w *World) {
	n := w.old(t)
	late := w.proposal(n)
	late.Seq++
	wantError(t, w.Propose(t.Context(), late), naskah.Conflict, "NSK-SEQ")
	gone := w.proposal(n)
	gone.Subject.ID = "tidak-ada"
	wantError(t, w.Propose(t.Context(), gone), naskah.Conflict, "NSK-SEQ")
	p := w.propose(t, w.proposal(n))
	wantError(t, w.Propose(t.Context(), w.proposal(n)), naskah.Conflict, "NSK-USUL-ADA")
	w.propose(t, w.proposal(w.old(t))) // another subject
	if err := w.Answer(t.Context(), p.ID, naskah.PendingRefused, naskah.Answer{By: archivist, At: w.Clock(), Reason: "Bukan ganda."}); err != nil {
		t.Fatal(err)
	}
	again := w.proposal(n)
	again.ID = p.ID
	wantError(t, w.Propose(t.Context(), again), naskah.Conflict, "NSK-SUDAH-ADA")
	w.propose(t, w.proposal(n))
	batch := w.proposal(n)
	batch.Subject, batch.Seq = naskah.Subject{Kind: naskah.SubjectImpor, ID: "lembar-1"}, 0
	w.propose(t, batch)
	batch.ID += "-2"
	wantError(t, w.Propose(t.Context(), batch), naskah.Conflict, "NSK-USUL-ADA")
}

// pendingRefusesNonsense: what does not hang together is not kept.
func pendingRefusesNonsense(t *testing.T, w *World) {
	n := w.old(t)
	for name, spoil := range map[string]func(*naskah.Pending){
		"no ID":                func(p *naskah.Pending) { p.ID = "" },
		"no Instansi":          func(p *naskah.Pending) { p.Instansi = "" },
		"no act":               func(p *naskah.Pending) { p.Act = "" },
		"nobody":               func(p *naskah.Pending) { p.By.User = "" },
		"confirmed":            func(p *naskah.Pending) { p.State = naskah.PendingConfirmed },
		"answered":             func(p *naskah.Pending) { p.Answer = &naskah.Answer{By: archivist} },
		"over before it is":    func(p *naskah.Pending) { p.Until = p.At },
		"other digest":         func(p *naskah.Pending) { p.Change = json.RawMessage(`{}`) },
		"no JSON":              func(p *naskah.Pending) { p.Change = nil; p.Digest = naskah.DigestOf(nil) },
		"about an account":     func(p *naskah.Pending) { p.Subject.Kind = naskah.SubjectUser },
		"about nothing":        func(p *naskah.Pending) { p.Subject.ID = "" },
		"no state":             func(p *naskah.Pending) { p.Seq = 0 },
		"a batch has no state": func(p *naskah.Pending) { p.Subject.Kind = naskah.SubjectImpor },
	} {
		t.Run(name, func(t *testing.T) {
			p := w.proposal(n)
			spoil(&p)
			wantError(t, w.Propose(t.Context(), p), naskah.Invalid, "NSK-PERUBAHAN")
		})
	}
	p := w.proposal(n)
	p.Instansi = "99.99"
	wantError(t, w.Propose(t.Context(), p), naskah.Invalid, "NSK-RUJUKAN")
	wantError(t, w.Propose(cancelled(t), w.proposal(n)), naskah.Unavailable, "NSK-TIDAK-TERSEDIA")
	if got := w.pendings(t, system, naskah.PendingFilter{}); len(got) != 0 {
		t.Errorf("kept: %+v", got)
	}
	if got, err := w.Events(t.Context(), system, p.Own()); err == nil {
		t.Errorf("history of what was not kept: %+v", got)
	}
}

// pendingEnds: refused, taken back or expired, once, with who and why; the act is not done.
func pendingEnds(t *testing.T, w *World) {
	for to, act := range map[naskah.PendingState]naskah.Act{
		naskah.PendingRefused: naskah.ActRefuse, naskah.PendingWithdrawn: naskah.ActTakeBack, naskah.PendingExpired: naskah.ActLapse,
	} {
		n := w.old(t)
		p := w.propose(t, w.proposal(n))
		w.Turn(time.Hour)
		a := naskah.Answer{By: archivist, At: w.Clock(), Reason: "Bukan ganda."}
		if to == naskah.PendingExpired {
			a.By = naskah.System()
		}
		if err := w.Answer(t.Context(), p.ID, to, a); err != nil {
			t.Fatalf("%s: %v", to, err)
		}
		kept := a.Normal()
		p.State, p.Answer = to, &kept
		diff(t, string(to), w.pendings(t, system, naskah.PendingFilter{ID: p.ID}), []naskah.Pending{p})
		events := w.events(t, p.Own())
		if len(events) != 2 || events[1].Act != act || events[1].By.User != a.By.User || events[1].Row() != naskah.RowOf(p) || naskah.VerifyChain(events) != nil {
			t.Errorf("%s: history %+v", to, events)
		}
		for _, again := range []naskah.PendingState{naskah.PendingRefused, naskah.PendingWithdrawn, naskah.PendingExpired} {
			wantError(t, w.Answer(t.Context(), p.ID, again, a), naskah.Conflict, "NSK-USUL-SELESAI")
		}
		wantError(t, w.Advance(t.Context(), annulled(n, p)), naskah.Conflict, "NSK-USUL-SELESAI")
		diff(t, "the naskah", w.get(t, n.ID), n)
	}
	p := w.propose(t, w.proposal(w.old(t)))
	a := naskah.Answer{By: archivist, At: w.Clock()}
	wantAbsent(t, w.Answer(t.Context(), "tidak-ada", naskah.PendingRefused, a))
	wantError(t, w.Answer(t.Context(), p.ID, naskah.PendingConfirmed, a), naskah.Invalid, "NSK-PERUBAHAN")
	wantError(t, w.Answer(t.Context(), p.ID, naskah.PendingWaiting, a), naskah.Invalid, "NSK-PERUBAHAN")
	wantError(t, w.Answer(t.Context(), p.ID, "lain", a), naskah.Invalid, "NSK-PERUBAHAN")
	wantError(t, w.Answer(cancelled(t), p.ID, naskah.PendingRefused, a), naskah.Unavailable, "NSK-TIDAK-TERSEDIA")
	diff(t, "still waits", w.pendings(t, system, naskah.PendingFilter{ID: p.ID}), []naskah.Pending{p})
}

// pendingConfirmed: the change that carries a proposal out ends it, in one transaction, with both persons in both histories.
func pendingConfirmed(t *testing.T, w *World) {
	n := w.old(t)
	p := w.propose(t, w.proposal(n))
	c := annulled(n, p)
	after := w.advance(t, c)
	if after.State != naskah.Cancelled {
		t.Errorf("state %s", after.State)
	}
	kept := c.Pending.Answer.Normal()
	p.State, p.Answer = naskah.PendingConfirmed, &kept
	diff(t, "confirmed", w.pendings(t, system, naskah.PendingFilter{}), []naskah.Pending{p})
	own, of := w.events(t, p.Own()), w.events(t, n.ID.Subject())
	if len(own) != 2 || own[1].Act != naskah.ActConfirm || own[1].By.User != archivist.User || own[1].Row() != naskah.RowOf(p) {
		t.Errorf("history of the proposal: %+v", own)
	}
	if e := of[len(of)-1]; e.By.User != officer.User || e.Second == nil || e.Second.User != archivist.User {
		t.Errorf("history of the naskah: %+v", e)
	}
	wantError(t, w.Answer(t.Context(), p.ID, naskah.PendingRefused, naskah.Answer{By: archivist}), naskah.Conflict, "NSK-USUL-SELESAI")
}

// pendingConfirmedOnlyAsProposed: a change carries out that very proposal, on that naskah as it stood, with a second person; else
// nothing is kept and the proposal waits on.
func pendingConfirmedOnlyAsProposed(t *testing.T, w *World) {
	n, other := w.old(t), w.old(t)
	p := w.propose(t, w.proposal(n))
	for name, x := range map[string]struct {
		kind  naskah.Kind
		code  string
		spoil func(*naskah.Change)
	}{
		"another content":  {naskah.Invalid, "NSK-PERUBAHAN", func(c *naskah.Change) { c.Pending.Digest = naskah.DigestOf([]byte("lain")) }},
		"nobody answered":  {naskah.Invalid, "NSK-PERUBAHAN", func(c *naskah.Change) { c.Pending.Answer = nil }},
		"no second person": {naskah.Invalid, "NSK-PERUBAHAN", func(c *naskah.Change) { c.Event.Second = nil }},
		"another naskah":   {naskah.Invalid, "NSK-PERUBAHAN", func(c *naskah.Change) { c.After = other; c.After.Seq++; c.After.State = naskah.Cancelled }},
		"never proposed":   {naskah.Invalid, "NSK-RUJUKAN", func(c *naskah.Change) { c.Pending.ID = "tidak-ada" }},
	} {
		t.Run(name, func(t *testing.T) {
			before := append(w.everything(t, n.ID), w.everything(t, other.ID)...)
			c := annulled(n, p)
			x.spoil(&c)
			wantError(t, w.Advance(t.Context(), c), x.kind, x.code)
			diff(t, "nothing", append(w.everything(t, n.ID), w.everything(t, other.ID)...), before)
			if got := w.events(t, p.Own()); len(got) != 1 {
				t.Errorf("the proposal has %d events", len(got))
			}
		})
	}
	moved := n
	moved.Lokasi = "Lemari 3"
	moved = w.advance(t, change(moved, naskah.ActRalat, naskah.Signed))
	wantError(t, w.Advance(t.Context(), annulled(moved, p)), naskah.Conflict, "NSK-SEQ")
}

// pendingScope: who made it and who may confirm it see a proposal and its history; Scope.SeesPending says the same.
func pendingScope(t *testing.T, w *World) {
	p := w.propose(t, w.proposal(w.old(t)))
	far := w.Draft()
	far.Instansi, far.KerjaSama, far.State, far.Kode = ciamis, kerjaSamaOf(ciamis, 0), naskah.Signed, ""
	q := w.proposal(w.put(t, far))
	q.By = theirs
	q = w.propose(t, q)
	mine := w.proposal(w.old(t))
	mine.By = author
	mine = w.propose(t, mine)
	signing := partner
	signing.Mitra = ""
	signing.Roles = []naskah.Role{naskah.RoleSigner, naskah.RoleReviewer, naskah.RoleAdmin}
	for name, x := range map[string]struct {
		scope naskah.Scope
		want  []naskah.Pending
	}{
		"system":            {system, []naskah.Pending{mine, q, p}},
		"public":            {naskah.ScopePublic(), nil},
		"officer":           {naskah.ScopeOf(officer), []naskah.Pending{mine, p}},
		"archivist":         {naskah.ScopeOf(archivist), []naskah.Pending{mine, p}},
		"author":            {naskah.ScopeOf(author), []naskah.Pending{mine}},
		"reviewer, admin":   {naskah.ScopeOf(signing), nil},
		"partner":           {naskah.ScopeOf(partner), nil},
		"officer elsewhere": {naskah.ScopeOf(theirs), []naskah.Pending{q}},
		"nobody":            {naskah.ScopeOf(naskah.Principal{}), nil},
		"summary":           {naskah.ScopeOf(naskah.Principal{User: "prov", Roles: []naskah.Role{naskah.RoleOfficer}, Instansi: jabar}, banjar, ciamis), nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := w.pendings(t, x.scope, naskah.PendingFilter{})
			diff(t, "seen", got, x.want)
			for _, one := range []naskah.Pending{p, q, mine} {
				sees := slices.ContainsFunc(x.want, func(y naskah.Pending) bool { return y.ID == one.ID })
				if x.scope.SeesPending(one) != sees {
					t.Errorf("SeesPending %s is not %v", one.ID, sees)
				}
				if _, err := w.Events(t.Context(), x.scope, one.Own()); sees == (err != nil) {
					t.Errorf("history of %s: %v", one.ID, err)
				}
			}
		})
	}
}

// pendingFilter: zero values do not filter; newest first; the limit holds.
func pendingFilter(t *testing.T, w *World) {
	var all []naskah.Pending
	for i := range 4 {
		p := w.proposal(w.old(t))
		p.Until = p.At.Add(time.Duration(i+1) * 24 * time.Hour)
		all = append([]naskah.Pending{w.propose(t, p)}, all...)
		w.Turn(time.Second)
	}
	if err := w.Answer(t.Context(), all[1].ID, naskah.PendingWithdrawn, naskah.Answer{By: officer, At: w.Clock()}); err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct {
		f    naskah.PendingFilter
		want []int
	}{
		"all":       {naskah.PendingFilter{}, []int{0, 1, 2, 3}},
		"one":       {naskah.PendingFilter{ID: all[2].ID}, []int{2}},
		"of":        {naskah.PendingFilter{Subject: all[3].Subject}, []int{3}},
		"waiting":   {naskah.PendingFilter{State: naskah.PendingWaiting}, []int{0, 2, 3}},
		"withdrawn": {naskah.PendingFilter{State: naskah.PendingWithdrawn}, []int{1}},
		"over by":   {naskah.PendingFilter{Until: all[2].Until.Add(time.Millisecond)}, []int{2, 3}},
		"over at":   {naskah.PendingFilter{Until: all[2].Until}, []int{3}},
		"limit":     {naskah.PendingFilter{Limit: 2}, []int{0, 1}},
		"both":      {naskah.PendingFilter{State: naskah.PendingWaiting, Until: all[2].Until.Add(time.Second), Limit: 1}, []int{2}},
	} {
		t.Run(name, func(t *testing.T) {
			var got, want []string
			for _, p := range w.pendings(t, system, x.f) {
				got = append(got, p.ID)
			}
			for _, i := range x.want {
				want = append(want, all[i].ID)
			}
			diff(t, fmt.Sprint(x.f), got, want)
		})
	}
}

// pendingAudited: the audit lays open a proposal with its history, and finds nothing wrong in it.
func pendingAudited(t *testing.T, w *World) {
	n := w.old(t)
	waiting, ended := w.propose(t, w.proposal(w.old(t))), w.propose(t, w.proposal(n))
	w.advance(t, annulled(n, ended))
	seen := map[string]int{}
	if err := w.Audit(t.Context(), func(a naskah.Audited) error {
		if fs := a.Findings(); len(fs) > 0 {
			t.Errorf("%v: %v", a.Subject, fs)
		}
		if a.Subject.Kind == naskah.SubjectUsul {
			seen[a.Subject.ID] = a.Seq
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	diff(t, "proposals", seen, map[string]int{waiting.ID: 1, ended.ID: 2})
}

// pendingRacers: of many who propose on one naskah one is heard; of many who answer one decides; what is confirmed is done once.
func pendingRacers(t *testing.T, w *World) {
	n := w.old(t)
	proposals := make([]naskah.Pending, 12)
	for i := range proposals {
		proposals[i] = w.proposal(n)
	}
	heard := race(t, len(proposals), "NSK-USUL-ADA", func(i int) error { return w.Propose(t.Context(), proposals[i]) })
	p := proposals[heard].Normal()
	diff(t, "waiting", w.pendings(t, system, naskah.PendingFilter{}), []naskah.Pending{p})

	decided := race(t, 12, "NSK-USUL-SELESAI", func(i int) error {
		if i%3 == 0 {
			return w.Advance(t.Context(), annulled(n, p))
		}
		to := []naskah.PendingState{naskah.PendingRefused, naskah.PendingWithdrawn}[i%3-1]
		return w.Answer(t.Context(), p.ID, to, naskah.Answer{By: archivist, At: w.Clock(), Reason: fmt.Sprint(i)})
	})
	got := w.pendings(t, system, naskah.PendingFilter{ID: p.ID})[0]
	after := w.get(t, n.ID)
	if (got.State == naskah.PendingConfirmed) != (decided%3 == 0) || (after.State == naskah.Cancelled) != (decided%3 == 0) {
		t.Errorf("%d decided: the proposal is %s, the naskah %s", decided, got.State, after.State)
	}
	if events := w.events(t, p.Own()); len(events) != 2 || naskah.VerifyChain(events) != nil {
		t.Errorf("history of the proposal: %+v", events)
	}
	if err := naskah.VerifyHistory(after, w.events(t, n.ID.Subject())); err != nil {
		t.Error(err)
	}
}

// race runs f for each of n at once and says who won; exactly one must, and the others must hear code, or that the row has moved on.
func race(t *testing.T, n int, code string, f func(i int) error) int {
	t.Helper()
	errs := make([]error, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { errs[i] = f(i) })
	}
	wg.Wait()
	won := -1
	for i, err := range errs {
		e, ok := errors.AsType[*naskah.Error](err)
		switch {
		case err == nil && won < 0:
			won = i
		case err == nil:
			t.Fatalf("both %d and %d won", won, i)
		case !ok || e.Kind != naskah.Conflict || e.Code != code && e.Code != "NSK-SEQ":
			t.Errorf("%d lost with %v", i, err)
		}
	}
	if won < 0 {
		t.Fatal("nobody won")
	}
	return won
}
