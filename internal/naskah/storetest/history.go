package storetest

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"naskah/internal/naskah"
)

var historyTests = []entry{
	{"HistoryChains", historyChains},
	{"HistoryOfEach", historyOfEach},
	{"HistoryForPartner", historyForPartner},
	{"Recent", recent},
	{"Refusals", refusals},
}

// historyChains: a life of many steps is one chain, and no two subjects share one.
func historyChains(t *testing.T, w *World) {
	n, other := w.create(t), w.create(t)
	for i := range 30 {
		w.Turn(time.Duration(i) * time.Millisecond / 2)
		c := change(n, naskah.ActEdit, naskah.Draft)
		c.After.Judul = fmt.Sprint("judul ", i)
		c.Event.Detail = json.RawMessage(fmt.Sprintf(`{"langkah":%d}`, i))
		n = w.advance(t, c)
	}
	events := w.events(t, n.ID.Subject())
	if err := naskah.VerifyHistory(n, events); err != nil || len(events) != 31 {
		t.Fatalf("%d events: %v", len(events), err)
	}
	for i, e := range events {
		if e.Seq != i+1 || e.Subject != n.ID.Subject() || i > 0 && e.Prev != events[i-1].Hash {
			t.Fatalf("event %d: %+v", i, e)
		}
	}
	if got := w.events(t, other.ID.Subject()); len(got) != 1 || got[0].Prev != "" {
		t.Errorf("the other's history: %+v", got)
	}
}

// historyOfEach: a subject's history is read within a scope; of what is not there or not seen nothing is told.
func historyOfEach(t *testing.T, w *World) {
	n := w.create(t)
	if err := w.SaveUser(t.Context(), naskah.System(), naskah.User{ID: "u1", Login: "yuni", Instansi: banjar}); err != nil {
		t.Fatal(err)
	}
	ours := []naskah.Subject{
		n.ID.Subject(),
		{Kind: naskah.SubjectInstansi, ID: string(banjar)},
		{Kind: naskah.SubjectUnit, ID: string(unitOf(banjar, 1))},
		{Kind: naskah.SubjectKerjaSama, ID: string(kerjaSamaOf(banjar, 0))},
		{Kind: naskah.SubjectUser, ID: "u1"},
	}
	stranger, director := officer, officer
	stranger.Instansi = ciamis
	director.User, director.Mitra = "direktur", "m1"
	for _, sub := range ours {
		if got := w.events(t, sub); len(got) != 1 || got[0].Subject != sub || got[0].Row() == "" {
			t.Errorf("%v: %+v", sub, got)
		}
		if _, err := w.Events(t.Context(), naskah.ScopeOf(officer), sub); err != nil {
			t.Errorf("%v for our officer: %v", sub, err)
		}
		for name, s := range map[string]naskah.Scope{"a stranger": naskah.ScopeOf(stranger), "a partner": naskah.ScopeOf(director), "the public": naskah.ScopePublic()} {
			events, err := w.Events(t.Context(), s, sub)
			if events != nil {
				t.Errorf("%v for %s: %d events", sub, name, len(events))
			}
			wantAbsent(t, err)
			_, err = w.Refusals(t.Context(), s, sub)
			wantAbsent(t, err)
			_, err = w.Attachments(t.Context(), s, sub)
			wantAbsent(t, err)
		}
	}
	for _, sub := range []naskah.Subject{{Kind: naskah.SubjectNaskah, ID: "tidak-ada"}, {Kind: naskah.SubjectMitra, ID: "tidak-ada"}, {Kind: "lain", ID: "x"}, {}} {
		_, err := w.Events(t.Context(), system, sub)
		wantAbsent(t, err)
	}
}

// historyForPartner: a signer of a partner sees what happened from signing on, not how the house wrote and reviewed.
func historyForPartner(t *testing.T, w *World) {
	n := w.create(t)
	step := func(act naskah.Act, from, to naskah.State) {
		n.State = to
		n = w.advance(t, change(n, act, from))
	}
	step(naskah.ActSubmit, naskah.Draft, naskah.Review)
	step(naskah.ActReturn, naskah.Review, naskah.Draft)
	step(naskah.ActSubmit, naskah.Draft, naskah.Review)
	step(naskah.ActApprove, naskah.Review, naskah.Approved)
	n, _ = w.session(t, n, naskah.DigestOf([]byte("dasar")), naskah.Signer{Party: 2, User: "direktur"}, naskah.Signer{Party: 1, User: "walikota"})
	director := naskah.ScopeOf(naskah.Principal{User: "direktur", Mitra: "m1", Instansi: banjar, Roles: []naskah.Role{naskah.RoleSigner}})
	partner := naskah.ScopeOf(naskah.Principal{User: "walikota", Instansi: ciamis, Roles: []naskah.Role{naskah.RoleSigner}})
	for name, s := range map[string]naskah.Scope{"a company": director, "another region": partner} {
		got, err := w.Events(t.Context(), s, n.ID.Subject())
		if err != nil || len(got) != 1 || got[0].Act != naskah.ActOpen {
			t.Errorf("%s sees %v, %v", name, got, err)
		}
		newest, err := w.Recent(t.Context(), s, 10)
		if err != nil || len(newest) != 1 || newest[0].Act != naskah.ActOpen {
			t.Errorf("recent for %s: %v, %v", name, newest, err)
		}
	}
	if got := w.events(t, n.ID.Subject()); len(got) != 6 {
		t.Errorf("the house has %d events", len(got))
	}
}

// recent lists the newest events of what the scope sees, and nothing of registers and accounts.
func recent(t *testing.T, w *World) {
	var all []naskah.NaskahID
	for i := range 12 {
		w.Turn(time.Second)
		d := w.Draft()
		if i%3 == 0 {
			d.Instansi, d.KerjaSama, d.Unit = ciamis, kerjaSamaOf(ciamis, 0), unitOf(ciamis, 0)
		}
		all = append(all, w.put(t, d).ID)
	}
	got, err := w.Recent(t.Context(), system, 5)
	if err != nil || len(got) != 5 {
		t.Fatalf("%d events, %v", len(got), err)
	}
	for i, e := range got {
		if e.Subject != all[11-i].Subject() {
			t.Errorf("place %d is %v", i, e.Subject)
		}
	}
	ours, err := w.Recent(t.Context(), naskah.ScopeOf(officer), 0)
	if err != nil || len(ours) != 8 {
		t.Errorf("our officer sees %d events, %v", len(ours), err)
	}
	if none, err := w.Recent(t.Context(), naskah.ScopePublic(), 5); err != nil || len(none) != 0 {
		t.Errorf("the public sees %d events, %v", len(none), err)
	}
}

// refusals are kept, in order, without touching the naskah; also for what was never there.
func refusals(t *testing.T, w *World) {
	n := w.create(t)
	before := w.everything(t, n.ID)
	var want []naskah.Refusal
	for i := range 3 {
		r := naskah.Refusal{Subject: n.ID.Subject(), At: w.Clock(), By: author, Act: naskah.ActApprove, Code: fmt.Sprint("NSK-AKSES-", i)}
		if err := w.Refuse(t.Context(), r); err != nil {
			t.Fatal(err)
		}
		want = append(want, r.Normal())
	}
	if err := w.Refuse(t.Context(), naskah.Refusal{Subject: naskah.NaskahID("tidak-ada").Subject(), At: w.Clock(), By: author, Act: naskah.ActEdit, Code: "X"}); err != nil {
		t.Errorf("of nothing: %v", err)
	}
	got, err := w.Refusals(t.Context(), naskah.ScopeOf(officer), n.ID.Subject())
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "refusals", got, want)
	diff(t, "the naskah", w.everything(t, n.ID), before)
}
