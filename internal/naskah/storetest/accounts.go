package storetest

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"naskah/internal/naskah"
)

var accountTests = []entry{
	{"Users", users},
	{"UserRacers", userRacers},
	{"SignIns", signIns},
	{"Passwords", passwords},
	{"PasswordRacers", passwordRacers},
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

// passwords: a new password, and a closed account, end the sessions of that user in the same act; other changes end none.
func passwords(t *testing.T, w *World) {
	u := naskah.User{ID: "u1", Login: "yuni", Nama: "Yuni", Instansi: banjar, Roles: []naskah.Role{naskah.RoleAuthor}, Password: "lama", Active: true}
	other := naskah.User{ID: "u2", Login: "ratna", Instansi: banjar, Password: "lama", Active: true}
	save := func(u naskah.User) {
		t.Helper()
		if err := w.SaveUser(t.Context(), officer, u); err != nil {
			t.Fatal(err)
		}
	}
	save(u)
	save(other)
	n := 0
	open := func(id naskah.UserID) {
		t.Helper()
		n++
		now := w.Clock().Add(time.Duration(n) * time.Second)
		in := naskah.SignIn{Token: naskah.DigestOf([]byte{byte(n)}), User: id, Since: now, Seen: now, Until: now.Add(time.Hour), CSRF: "c"}
		if err := w.SaveSignIn(t.Context(), in); err != nil {
			t.Fatal(err)
		}
	}
	open(other.ID)
	has := func(what string, want int) {
		t.Helper()
		list, err := w.SignIns(t.Context(), u.ID)
		if err != nil || len(list) != want {
			t.Fatalf("%s: %d sessions, %v; want %d", what, len(list), err, want)
		}
		for i := 1; i < len(list); i++ {
			if list[i].Since.After(list[i-1].Since) {
				t.Errorf("%s: not newest first", what)
			}
		}
		if list, err := w.SignIns(t.Context(), other.ID); err != nil || len(list) != 1 {
			t.Fatalf("%s: somebody else has %d sessions, %v", what, len(list), err)
		}
	}
	stored := func(want string) {
		t.Helper()
		if got, err := w.User(t.Context(), u.ID); err != nil || got.Password != want || got.Nama != u.Nama {
			t.Fatalf("stored %+v, %v; want password %q", got, err, want)
		}
	}
	open(u.ID)
	open(u.ID)
	has("opened", 2)
	u.Nama, u.Password = "Yuni Astuti", ""
	save(u)
	has("another name", 2)
	stored("lama")
	wantError(t, w.SavePassword(t.Context(), officer, u.ID, "bukan", "baru"), naskah.Conflict, "AKN-SANDI-BERUBAH")
	wantAbsent(t, w.SavePassword(t.Context(), officer, "tidak-ada", "lama", "baru"))
	has("refused", 2)
	if err := w.SavePassword(t.Context(), u.Principal(), u.ID, "lama", "baru", naskah.Changed{Fakta: "kata sandi", Lama: "a", Baru: "b"}); err != nil {
		t.Fatal(err)
	}
	stored("baru")
	has("a new password", 0)
	open(u.ID)
	u.Password = "ketiga"
	save(u)
	stored("ketiga")
	has("a password by another", 0)
	open(u.ID)
	u.Password, u.Active = "", false
	save(u)
	stored("ketiga")
	has("closed", 0)
	events := w.events(t, naskah.Subject{Kind: naskah.SubjectUser, ID: string(u.ID)})
	if err := naskah.VerifyChain(events); err != nil || len(events) != 5 || events[2].By.User != u.ID || !strings.Contains(string(events[2].Detail), "kata sandi") {
		t.Errorf("history of %d events, %v", len(events), err)
	}
}

// passwordRacers: of many who change the same password at once, one does; the others are told.
func passwordRacers(t *testing.T, w *World) {
	if err := w.SaveUser(t.Context(), officer, naskah.User{ID: "u1", Login: "yuni", Instansi: banjar, Password: "lama", Active: true}); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	won := []string{}
	for i := range 8 {
		fresh := string(rune('a' + i))
		wg.Go(func() {
			err := w.SavePassword(t.Context(), officer, "u1", "lama", fresh)
			if err == nil {
				mu.Lock()
				won = append(won, fresh)
				mu.Unlock()
			} else if e, ok := errors.AsType[*naskah.Error](err); !ok || e.Code != "AKN-SANDI-BERUBAH" {
				t.Errorf("a loser got %v", err)
			}
		})
	}
	wg.Wait()
	if got, err := w.User(t.Context(), "u1"); err != nil || len(won) != 1 || got.Password != won[0] {
		t.Errorf("%v won; stored %q, %v", won, got.Password, err)
	}
}
