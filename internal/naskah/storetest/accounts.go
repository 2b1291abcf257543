package storetest

import (
	"errors"
	"sync"
	"testing"
	"time"

	"naskah/internal/naskah"
)

var accountTests = []entry{
	{"Users", users},
	{"UserRacers", userRacers},
	{"SignIns", signIns},
}

func users(t *testing.T, w *World) {
	u := naskah.User{
		ID: "u1", Login: "Yuni", Nama: "Yuni Astuti", Sapaan: "Ibu", Orang: "o1", Instansi: banjar, Unit: unitOf(banjar, 0), Mitra: "m1",
		Roles: []naskah.Role{naskah.RoleAuthor, naskah.RoleOfficer}, Password: "$argon2id$…", Active: true,
	}
	save := func(u naskah.User) error { return w.SaveUser(t.Context(), officer, u) }
	if err := save(u); err != nil {
		t.Fatal(err)
	}
	same := func(what string) {
		t.Helper()
		got, err := w.User(t.Context(), "u1")
		if err != nil {
			t.Fatal(err)
		}
		diff(t, what, got, u)
	}
	same("saved")
	for _, login := range []string{"Yuni", "yuni", " YUNI "} {
		if got, err := w.UserByLogin(t.Context(), login); err != nil || got.ID != "u1" {
			t.Errorf("by login %q: %+v, %v", login, got, err)
		}
	}
	for _, login := range []string{"", "yun", "yuni%", "_uni"} {
		_, err := w.UserByLogin(t.Context(), login)
		wantAbsent(t, err)
	}
	_, err := w.User(t.Context(), "tidak-ada")
	wantAbsent(t, err)
	wantError(t, save(naskah.User{ID: "u2", Login: "yunI"}), naskah.Conflict, "AKN-LOGIN")
	wantError(t, save(naskah.User{ID: "u2"}), naskah.Invalid, "AKN-NAMA")
	wantError(t, save(naskah.User{Login: "x"}), naskah.Invalid, "AKN-NAMA")
	u.Login, u.Roles, u.Active, u.Password = "yuni.a", nil, false, "lain"
	if err := save(u); err != nil {
		t.Fatal(err)
	}
	same("replaced")
	if err := save(naskah.User{ID: "u2", Login: "yuni", Instansi: ciamis}); err != nil {
		t.Errorf("a login that became free: %v", err)
	}
	wantError(t, save(naskah.User{ID: "u2", Login: "Yuni.A"}), naskah.Conflict, "AKN-LOGIN")
	events := w.events(t, naskah.Subject{Kind: naskah.SubjectUser, ID: "u1"})
	if err := naskah.VerifyChain(events); err != nil || len(events) != 2 || events[0].Act != naskah.ActCreate || events[1].Act != naskah.ActEdit || events[0].By.User != officer.User {
		t.Errorf("history: %+v, %v", events, err)
	}
	director := officer
	director.Mitra = "m1"
	for name, c := range map[string]struct {
		s    naskah.Scope
		want int
	}{"system": {system, 2}, "our officer": {naskah.ScopeOf(officer), 1}, "a partner": {naskah.ScopeOf(director), 0}, "the public": {naskah.ScopePublic(), 0}} {
		if got, err := w.Users(t.Context(), c.s); err != nil || len(got) != c.want {
			t.Errorf("%s sees %d users, %v", name, len(got), err)
		}
	}
}

// userRacers: of many who take the same login at once, one gets it.
func userRacers(t *testing.T, w *World) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	wins := 0
	for range 12 {
		id := naskah.UserID(w.id("u"))
		wg.Go(func() {
			err := w.SaveUser(t.Context(), officer, naskah.User{ID: id, Login: "rebutan", Instansi: banjar})
			if err == nil {
				mu.Lock()
				wins++
				mu.Unlock()
			} else if e, ok := errors.AsType[*naskah.Error](err); !ok || e.Code != "AKN-LOGIN" {
				t.Errorf("a loser got %v", err)
			}
			if err := w.SaveUser(t.Context(), officer, naskah.User{ID: "sama", Login: "sama", Instansi: banjar}); err != nil {
				t.Errorf("the same user saved by many: %v", err)
			}
		})
	}
	wg.Wait()
	events := w.events(t, naskah.Subject{Kind: naskah.SubjectUser, ID: "sama"})
	if wins != 1 || len(events) != 12 || naskah.VerifyChain(events) != nil {
		t.Errorf("%d winners; %d events", wins, len(events))
	}
}

func signIns(t *testing.T, w *World) {
	for _, id := range []naskah.UserID{"u1", "u2"} {
		if err := w.SaveUser(t.Context(), officer, naskah.User{ID: id, Login: string(id), Instansi: banjar}); err != nil {
			t.Fatal(err)
		}
	}
	token := func(s string) naskah.Digest { return naskah.DigestOf([]byte(s)) }
	now := w.Clock()
	in := naskah.SignIn{Token: token("a"), User: "u1", Since: now, Seen: now, Until: now.Add(time.Hour), CSRF: "c", Flash: "f"}
	save := func(in naskah.SignIn) {
		t.Helper()
		if err := w.SaveSignIn(t.Context(), in); err != nil {
			t.Fatal(err)
		}
	}
	want := func(what string, in naskah.SignIn) {
		t.Helper()
		got, err := w.SignIn(t.Context(), in.Token)
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		diff(t, what, got, in.Normal())
	}
	gone := func(d naskah.Digest) {
		t.Helper()
		_, err := w.SignIn(t.Context(), d)
		wantAbsent(t, err)
	}
	gone(in.Token)
	save(in)
	want("saved", in)
	in.Seen, in.Until, in.Flash = now.Add(time.Minute), now.Add(2*time.Hour), ""
	save(in)
	want("replaced", in)
	b, c, d := in, in, in
	b.Token, c.Token, d.Token, c.User, d.Until = token("b"), token("c"), token("d"), "u2", now.Add(time.Minute)
	for _, x := range []naskah.SignIn{b, c, d} {
		save(x)
	}
	if err := w.DropSignIn(t.Context(), in.Token); err != nil {
		t.Fatal(err)
	}
	gone(in.Token)
	want("another of his", b)
	save(in)
	gone(in.Token) // a late save does not bring it back
	if err := w.DropSignIn(t.Context(), token("tidak ada")); err != nil {
		t.Errorf("dropping nothing: %v", err)
	}
	if err := w.DropSignIns(t.Context(), "u1"); err != nil {
		t.Fatal(err)
	}
	gone(b.Token)
	save(b)
	gone(b.Token)
	want("another's", c)
	nobody := in
	nobody.Token, nobody.User = token("e"), "tidak-ada"
	wantError(t, w.SaveSignIn(t.Context(), nobody), naskah.Invalid, "NSK-RUJUKAN")
	w.Turn(90 * time.Minute)
	want("still his time", c)
	fresh := c
	fresh.Token, fresh.Until = token("f"), w.Clock().Add(time.Hour)
	save(fresh)
	gone(d.Token) // swept: its time was over
	want("not swept", c)
}
