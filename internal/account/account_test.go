package account_test

import (
	"context"
	"crypto/rand"
	"errors"
	"strings"
	"testing"
	"time"

	"naskah/internal/account"
	"naskah/internal/memstore"
	"naskah/internal/naskah"
)

const good = "tangga kuda langit"

type world struct {
	now   time.Time
	store *memstore.Store
	*account.Accounts
}

func newWorld() *world {
	w := &world{now: time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)}
	w.store = memstore.New(w.clock)
	w.Accounts = account.New(w.store, w.clock, rand.Reader)
	return w
}

func (w *world) clock() time.Time { return w.now }

// SignIn is that of Accounts, for tests that look at the session alone.
func (w *world) SignIn(ctx context.Context, login, password string, from account.From) (string, naskah.User, error) {
	e, err := w.Accounts.SignIn(ctx, login, password, from)
	return e.Token, e.User, err
}

func (w *world) user(t *testing.T, login string) naskah.User {
	t.Helper()
	u, err := w.Create(t.Context(), naskah.System(), naskah.User{
		Login: login, Nama: "Yuni Astuti", Instansi: "32.79", Unit: "u1", Roles: []naskah.Role{naskah.RoleAuthor}, Active: true,
	}, good)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func wantCode(t *testing.T, err error, kind naskah.Kind, code string) {
	t.Helper()
	e, ok := errors.AsType[*naskah.Error](err)
	if !ok || e.Kind != kind || e.Code != code || e.Msg == "" {
		t.Fatalf("error is %v, want %s %s", err, kind, code)
	}
}

func TestSignIn(t *testing.T) {
	w := newWorld()
	u := w.user(t, "Yuni ")
	if u.Login != "yuni" || u.ID == "" || u.Password != "" {
		t.Fatalf("created %+v", u)
	}
	token, in, err := w.SignIn(t.Context(), " YUNI", good, account.From{IP: "10.0.0.1"})
	if err != nil || in.ID != u.ID || in.Password != "" {
		t.Fatalf("signed in as %+v, %v", in, err)
	}
	if len(token) != 43 {
		t.Errorf("token %q is not 256 bits", token)
	}
	who, session, err := w.Who(t.Context(), token)
	if err != nil || who.ID != u.ID || who.Password != "" {
		t.Fatalf("who: %+v, %v", who, err)
	}
	if session.Token == naskah.Digest(token) || session.Token != naskah.DigestOf([]byte(token)) {
		t.Error("the store knows the token itself")
	}
	if err := account.CheckCSRF(session, session.CSRF); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{"", "x", token, session.CSRF + "x"} {
		wantCode(t, account.CheckCSRF(session, bad), naskah.Denied, "AKN-CSRF")
	}
	wantCode(t, account.CheckCSRF(naskah.SignIn{}, ""), naskah.Denied, "AKN-CSRF")
	again, _, err := w.SignIn(t.Context(), "yuni", good, account.From{IP: "10.0.0.1"})
	if err != nil || again == token {
		t.Fatalf("a second sign-in got the same token: %v", err)
	}
	if err := w.SignOut(t.Context(), token); err != nil {
		t.Fatal(err)
	}
	_, _, err = w.Who(t.Context(), token)
	wantCode(t, err, naskah.Unauthenticated, "AKN-SESI")
	if _, _, err := w.Who(t.Context(), again); err != nil {
		t.Errorf("signing out ended another session: %v", err)
	}
}

// TestSignInSays nothing about which logins exist: one answer for all that fails.
func TestSignInSaysNothing(t *testing.T) {
	w := newWorld()
	u := w.user(t, "yuni")
	shut := w.user(t, "tutup")
	if err := w.SetActive(t.Context(), naskah.System(), shut.ID, false); err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, c := range [][2]string{{"yuni", "tangga kuda langi"}, {"yuni", ""}, {"tidak-ada", good}, {"tutup", good}, {"", ""}, {"yuni", strings.Repeat("x", 1<<20)}, {"yuni", good + strings.Repeat("y", 200)}} {
		_, _, err := w.SignIn(t.Context(), c[0], c[1], account.From{})
		wantCode(t, err, naskah.Unauthenticated, "AKN-MASUK")
		words = append(words, err.Error())
	}
	for _, s := range words {
		if s != words[0] {
			t.Errorf("two answers: %q and %q", words[0], s)
		}
	}
	_, _, err := w.Who(t.Context(), "")
	wantCode(t, err, naskah.Unauthenticated, "AKN-SESI")
	_, err = w.Shortcut(t.Context(), shut.ID)
	wantCode(t, err, naskah.Unauthenticated, "AKN-MASUK")
	token, err := w.Shortcut(t.Context(), u.ID)
	if err != nil {
		t.Fatal(err)
	}
	if who, _, err := w.Who(t.Context(), token); err != nil || who.ID != u.ID {
		t.Fatalf("shortcut: %+v %v", who, err)
	}
}

// TestUnknownLoginCosts: an unknown login and a wrong password do the same work, so the time tells nothing.
func TestUnknownLoginCosts(t *testing.T) {
	w := newWorld()
	w.user(t, "yuni")
	cost := func(login string) time.Duration {
		best := time.Hour
		for range 3 {
			start := time.Now()
			_, _, err := w.SignIn(t.Context(), login, "bukan kata sandinya", account.From{})
			wantCode(t, err, naskah.Unauthenticated, "AKN-MASUK")
			best = min(best, time.Since(start))
		}
		return best
	}
	known, unknown := cost("yuni"), cost("tidak-ada")
	if unknown*5 < known {
		t.Errorf("an unknown login takes %v, a wrong password %v", unknown, known)
	}
}

func TestExpiry(t *testing.T) {
	w := newWorld()
	w.user(t, "yuni")
	open := func() string {
		token, _, err := w.SignIn(t.Context(), "yuni", good, account.From{})
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	idle := open()
	w.now = w.now.Add(w.Idle - time.Millisecond)
	if _, _, err := w.Who(t.Context(), idle); err != nil {
		t.Fatalf("a moment before the end: %v", err)
	}
	w.now = w.now.Add(w.Idle - time.Millisecond)
	if _, _, err := w.Who(t.Context(), idle); err != nil {
		t.Fatalf("use did not prolong the session: %v", err)
	}
	w.now = w.now.Add(w.Idle)
	_, _, err := w.Who(t.Context(), idle)
	wantCode(t, err, naskah.Unauthenticated, "AKN-SESI")

	busy, start := open(), w.now
	for w.now.Sub(start) < w.Life-time.Minute {
		w.now = w.now.Add(time.Minute)
		if _, _, err := w.Who(t.Context(), busy); err != nil {
			t.Fatalf("after %v of use: %v", w.now.Sub(start), err)
		}
	}
	w.now = start.Add(w.Life)
	_, _, err = w.Who(t.Context(), busy)
	wantCode(t, err, naskah.Unauthenticated, "AKN-SESI")
}

func TestPasswordEndsSessions(t *testing.T) {
	w := newWorld()
	u, other := w.user(t, "yuni"), w.user(t, "ratna")
	token, _, err := w.SignIn(t.Context(), "yuni", good, account.From{})
	if err != nil {
		t.Fatal(err)
	}
	foreign, err := w.Shortcut(t.Context(), other.ID)
	if err != nil {
		t.Fatal(err)
	}
	_, stale, err := w.Who(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	const changed = "perahu biru di danau"
	renewed, err := w.ChangePassword(t.Context(), stale, good, changed, account.From{})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Who(t.Context(), renewed.Token); err != nil || renewed.Token == token {
		t.Errorf("the session it was done from got no new token: %v", err)
	}
	if err := w.SetFlash(t.Context(), stale, "terlambat"); err != nil {
		t.Fatal(err)
	}
	_, _, err = w.Who(t.Context(), token)
	wantCode(t, err, naskah.Unauthenticated, "AKN-SESI")
	if _, _, err := w.Who(t.Context(), foreign); err != nil {
		t.Errorf("another user's session ended: %v", err)
	}
	_, _, err = w.SignIn(t.Context(), "yuni", good, account.From{})
	wantCode(t, err, naskah.Unauthenticated, "AKN-MASUK")
	if token, _, err = w.SignIn(t.Context(), "yuni", changed, account.From{}); err != nil {
		t.Fatal(err)
	}
	if err := w.SetActive(t.Context(), naskah.System(), u.ID, false); err != nil {
		t.Fatal(err)
	}
	_, _, err = w.Who(t.Context(), token)
	wantCode(t, err, naskah.Unauthenticated, "AKN-SESI")
	events, err := w.store.Events(t.Context(), naskah.ScopeSystem(), naskah.Subject{Kind: naskah.SubjectUser, ID: string(u.ID)})
	if err != nil || len(events) != 3 || naskah.VerifyChain(events) != nil {
		t.Errorf("the account's history has %d events, %v", len(events), err)
	}
	for _, e := range events {
		if strings.Contains(string(e.Detail), "argon2") {
			t.Error("a history holds a password hash")
		}
	}
}

func TestFlash(t *testing.T) {
	w := newWorld()
	u := w.user(t, "yuni")
	token, err := w.Shortcut(t.Context(), u.ID)
	if err != nil {
		t.Fatal(err)
	}
	session := func() naskah.SignIn {
		_, in, err := w.Who(t.Context(), token)
		if err != nil {
			t.Fatal(err)
		}
		return in
	}
	if err := w.SetFlash(t.Context(), session(), "Naskah tersimpan."); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Naskah tersimpan.", ""} {
		if got, err := w.TakeFlash(t.Context(), session()); err != nil || got != want {
			t.Errorf("flash %q, %v; want %q", got, err, want)
		}
	}
}

func TestRules(t *testing.T) {
	w := newWorld()
	u := naskah.User{Login: "budi.santoso", Nama: "Budi Santoso", Roles: []naskah.Role{naskah.RoleAuthor}, Active: true}
	for _, c := range []struct{ password, code string }{
		{"", "AKN-SANDI-PENDEK"},
		{"sebelas kat", "AKN-SANDI-PENDEK"},
		{strings.Repeat("á", 12), "AKN-SANDI-LEMAH"},
		{strings.Repeat("kuda ", 26), "AKN-SANDI-PANJANG"},
		{"aaaaaaaaaaaa", "AKN-SANDI-LEMAH"},
		{"password123456", "AKN-SANDI-LEMAH"},
		{"BudiSantoso2", "AKN-SANDI-LEMAH"},
		{"budi.santosobudi", "AKN-SANDI-LEMAH"},
		{"kuda langit \xff\xfe biru", "AKN-SANDI"},
	} {
		_, err := w.Create(t.Context(), naskah.System(), u, c.password)
		wantCode(t, err, naskah.Invalid, c.code)
	}
	for _, login := range []string{"", "ab", "budi santoso", "budi/..", strings.Repeat("a", 65), "büdi"} {
		v := u
		v.Login = login
		_, err := w.Create(t.Context(), naskah.System(), v, good)
		wantCode(t, err, naskah.Invalid, "AKN-LOGIN-BENTUK")
	}
	for _, roles := range [][]naskah.Role{nil, {"raja"}, {naskah.RoleAuthor, naskah.RoleSystem}} {
		v := u
		v.Roles = roles
		_, err := w.Create(t.Context(), naskah.System(), v, good)
		wantCode(t, err, naskah.Invalid, "AKN-PERAN")
	}
	made, err := w.Create(t.Context(), naskah.System(), u, good)
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.Create(t.Context(), naskah.System(), u, good)
	wantCode(t, err, naskah.Conflict, "AKN-LOGIN")
	made.Login = "lain"
	_, err = w.Create(t.Context(), naskah.System(), made, good)
	wantCode(t, err, naskah.Conflict, "NSK-SUDAH-ADA")
	wantCode(t, w.Reset(t.Context(), naskah.System(), made.ID, "pendek"), naskah.Invalid, "AKN-SANDI-PENDEK")
	if err := w.Reset(t.Context(), naskah.System(), "tidak-ada", good); !errors.Is(err, naskah.NotFound) {
		t.Errorf("password of nobody: %v", err)
	}
}

// TestBroken: a store that fails is said to have failed; nobody is let in and nobody is called unknown.
func TestBroken(t *testing.T) {
	w := newWorld()
	w.user(t, "yuni")
	token, _, err := w.SignIn(t.Context(), "yuni", good, account.From{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := w.SignIn(ctx, "yuni", good, account.From{}); !errors.Is(err, naskah.Unavailable) {
		t.Errorf("sign in: %v", err)
	}
	if _, _, err := w.Who(ctx, token); !errors.Is(err, naskah.Unavailable) {
		t.Errorf("who: %v", err)
	}
	if _, _, err := w.Who(t.Context(), token); err != nil {
		t.Errorf("the session did not survive: %v", err)
	}
}

// TestAdminApart: who gives roles holds no other role, and a password is hashed by the same rules wherever it is set.
func TestAdminApart(t *testing.T) {
	w := newWorld()
	u := naskah.User{Login: "dewi", Nama: "Dewi Pranata", Roles: []naskah.Role{naskah.RoleAdmin}}
	if err := w.CheckUser(u); err != nil {
		t.Fatal(err)
	}
	u.Roles = append(u.Roles, naskah.RoleOfficer)
	wantCode(t, w.CheckUser(u), naskah.Invalid, "AKN-PERAN-ADMIN")
	_, err := w.HashPassword(t.Context(), u, "dewi pranata dewi")
	wantCode(t, err, naskah.Invalid, "AKN-SANDI-LEMAH")
	hash, err := w.HashPassword(t.Context(), u, good)
	if err != nil || !strings.HasPrefix(hash, "$argon2id$") || strings.Contains(hash, good) {
		t.Fatalf("%q %v", hash, err)
	}
}
