package account_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"naskah/internal/account"
	"naskah/internal/naskah"
)

const own = "perahu biru di danau"

// TestManyAttackersOneUser: whoever knows a login cannot keep its owner out, nor guess.
func TestManyAttackersOneUser(t *testing.T) {
	w := newWorld()
	w.user(t, "walikota")
	at := func(device string) account.From { return account.From{IP: "10.5.0.1", Device: device} }
	first, err := w.Accounts.SignIn(t.Context(), "walikota", good, at(""))
	if err != nil || first.Device == "" {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	answers := map[string]int{}
	for i := range 40 {
		wg.Go(func() {
			_, err := w.Accounts.SignIn(t.Context(), "walikota", fmt.Sprint("tebakan ke ", i), account.From{IP: fmt.Sprint("10.6.0.", i)})
			e, ok := errors.AsType[*naskah.Error](err)
			if !ok {
				t.Errorf("attack %d: %v", i, err)
				return
			}
			mu.Lock()
			answers[e.Code]++
			mu.Unlock()
		})
	}
	during, err := w.Accounts.SignIn(t.Context(), "walikota", good, account.From{IP: "10.77.0.1", Device: first.Device})
	if err != nil {
		t.Errorf("during the attack, from his browser elsewhere: %v", err)
	}
	wg.Wait()
	if answers["AKN-MASUK"] > 20 || answers["AKN-MASUK"]+answers["AKN-TERLALU-SERING"]+answers["AKN-SIBUK"] != 40 {
		t.Errorf("answers %v, want at most twenty guesses let through", answers)
	}
	for name, from := range map[string]account.From{"his browser, on the road": {IP: "10.6.0.1", Device: during.Device}, "his address, without cookies": at("")} {
		if _, err := w.Accounts.SignIn(t.Context(), "walikota", good, from); err != nil {
			t.Errorf("after the attack, %s: %v", name, err)
		}
	}
	_, err = w.Accounts.SignIn(t.Context(), "walikota", good, account.From{IP: "10.6.0.1"})
	if answers["AKN-MASUK"] == 20 {
		wantCode(t, err, naskah.Unavailable, "AKN-TERLALU-SERING")
	}
	for range 8 {
		_, err := w.Accounts.SignIn(t.Context(), "walikota", "tebakan pencuri", account.From{Device: during.Device})
		wantCode(t, err, naskah.Unauthenticated, "AKN-MASUK")
	}
	_, err = w.Accounts.SignIn(t.Context(), "walikota", good, account.From{Device: during.Device})
	wantCode(t, err, naskah.Unavailable, "AKN-TERLALU-SERING")
	w.now = w.now.Add(15 * time.Minute)
	if _, err := w.Accounts.SignIn(t.Context(), "walikota", good, account.From{IP: "10.6.0.1"}); err != nil {
		t.Errorf("a new browser after the window: %v", err)
	}
}

// TestManyPeopleOneAddress: behind one address a whole office can go on, though somebody there guesses.
func TestManyPeopleOneAddress(t *testing.T) {
	w := newWorld()
	w.user(t, "yuni")
	w.user(t, "ratna")
	from := account.From{IP: "10.0.0.1"}
	first, err := w.Accounts.SignIn(t.Context(), "yuni", good, from)
	if err != nil {
		t.Fatal(err)
	}
	for range 9 {
		_, _, err = w.SignIn(t.Context(), "yuni", "salah", from)
	}
	wantCode(t, err, naskah.Unavailable, "AKN-TERLALU-SERING")
	if !strings.Contains(err.Error(), "15 menit") {
		t.Errorf("the wait is not told: %v", err)
	}
	for name, c := range map[string]struct {
		login string
		from  account.From
	}{"a colleague": {"ratna", from}, "her own browser": {"yuni", account.From{IP: from.IP, Device: first.Device}}} {
		if _, err := w.Accounts.SignIn(t.Context(), c.login, good, c.from); err != nil {
			t.Errorf("%s at that address: %v", name, err)
		}
	}
	for range 9 {
		if _, _, err := w.SignIn(t.Context(), "yuni", good, account.From{IP: "10.0.0.3"}); err != nil {
			t.Fatalf("signing in often is no attack: %v", err)
		}
	}
}

// TestOneTimePassword: what an administrator sets opens the account once, to choose another; he is told who, and it lapses.
func TestOneTimePassword(t *testing.T) {
	w := newWorld()
	u := w.user(t, "yuni")
	before, _, err := w.SignIn(t.Context(), "yuni", good, account.From{})
	if err != nil {
		t.Fatal(err)
	}
	admin := naskah.Principal{User: "admin", Nama: "Dewi", Role: naskah.RoleAdmin, Instansi: "32.79"}
	const given = "kunci sementara tujuh"
	if err := w.Reset(t.Context(), admin, u.ID, given); err != nil {
		t.Fatal(err)
	}
	_, _, err = w.Who(t.Context(), before)
	wantCode(t, err, naskah.Unauthenticated, "AKN-SESI")
	_, _, err = w.SignIn(t.Context(), "yuni", good, account.From{})
	wantCode(t, err, naskah.Unauthenticated, "AKN-MASUK")
	token, _, err := w.SignIn(t.Context(), "yuni", given, account.From{})
	if err != nil {
		t.Fatal(err)
	}
	who, in, err := w.Who(t.Context(), token)
	wantCode(t, err, naskah.Denied, "AKN-SANDI-GANTI")
	if who.ID != u.ID || in.User != u.ID || who.Password != "" {
		t.Errorf("who: %+v %+v", who, in)
	}
	_, err = w.ChangePassword(t.Context(), in, given, given, account.From{})
	wantCode(t, err, naskah.Invalid, "AKN-SANDI-SAMA")
	_, err = w.ChangePassword(t.Context(), in, given, "pendek", account.From{})
	wantCode(t, err, naskah.Invalid, "AKN-SANDI-PENDEK")
	e, err := w.ChangePassword(t.Context(), in, given, own, account.From{})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Who(t.Context(), e.Token); err != nil {
		t.Errorf("after the change: %v", err)
	}
	_, _, err = w.Who(t.Context(), token)
	wantCode(t, err, naskah.Unauthenticated, "AKN-SESI")
	_, _, err = w.SignIn(t.Context(), "yuni", given, account.From{})
	wantCode(t, err, naskah.Unauthenticated, "AKN-MASUK")
	events, err := w.store.Events(t.Context(), naskah.ScopeSystem(), naskah.Subject{Kind: naskah.SubjectUser, ID: string(u.ID)})
	if err != nil || len(events) != 3 || events[1].By.User != "admin" || !strings.Contains(string(events[1].Detail), naskah.PasswordOnce) ||
		events[2].By.User != u.ID || !strings.Contains(string(events[2].Detail), naskah.PasswordOwn) {
		t.Errorf("history %+v, %v", events, err)
	}
	if err := w.Reset(t.Context(), admin, u.ID, given); err != nil {
		t.Fatal(err)
	}
	w.now = w.now.Add(account.OnceFor)
	_, _, err = w.SignIn(t.Context(), "yuni", given, account.From{})
	wantCode(t, err, naskah.Unauthenticated, "AKN-MASUK")
}

// TestChangeGuesses: a stolen session guesses the old password no more often than a stranger at the door, and keeps its owner from nothing.
func TestChangeGuesses(t *testing.T) {
	w := newWorld()
	w.user(t, "yuni")
	session := func() naskah.SignIn {
		token, _, err := w.SignIn(t.Context(), "yuni", good, account.From{IP: "10.0.0.1"})
		if err != nil {
			t.Fatal(err)
		}
		_, in, err := w.Who(t.Context(), token)
		if err != nil {
			t.Fatal(err)
		}
		return in
	}
	stolen, mine := session(), session()
	for range 8 {
		_, err := w.ChangePassword(t.Context(), stolen, "tebakan pencuri", own, account.From{})
		wantCode(t, err, naskah.Invalid, "AKN-SANDI-LAMA")
	}
	_, err := w.ChangePassword(t.Context(), stolen, good, own, account.From{})
	wantCode(t, err, naskah.Unavailable, "AKN-TERLALU-SERING")
	session()
	if _, err := w.ChangePassword(t.Context(), mine, good, own, account.From{}); err != nil {
		t.Errorf("from his own session: %v", err)
	}
}

// TestSessions: he sees his own, ends one or all others, and nobody else's.
func TestSessions(t *testing.T) {
	w := newWorld()
	u, other := w.user(t, "yuni"), w.user(t, "ratna")
	var tokens []string
	for range 4 {
		w.now = w.now.Add(time.Minute)
		token, err := w.Shortcut(t.Context(), u.ID)
		if err != nil {
			t.Fatal(err)
		}
		tokens = append(tokens, token)
	}
	foreign, err := w.Shortcut(t.Context(), other.ID)
	if err != nil {
		t.Fatal(err)
	}
	list, err := w.Sessions(t.Context(), u.ID)
	if err != nil || len(list) != 4 || !list[0].Since.After(list[3].Since) {
		t.Fatalf("%d sessions, %v", len(list), err)
	}
	for _, in := range list {
		if name := account.SessionName(in); strings.Contains(strings.Join(tokens, " "), name) || name == string(in.Token) {
			t.Error("the name of a session would open it")
		}
	}
	_, theirs, err := w.Who(t.Context(), foreign)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.EndSession(t.Context(), u.ID, account.SessionName(theirs)); !errors.Is(err, naskah.NotFound) {
		t.Errorf("somebody else's session: %v", err)
	}
	if err := w.EndSession(t.Context(), u.ID, account.SessionName(list[3])); err != nil {
		t.Fatal(err)
	}
	_, _, err = w.Who(t.Context(), tokens[0])
	wantCode(t, err, naskah.Unauthenticated, "AKN-SESI")
	if n, err := w.EndOthers(t.Context(), list[0]); err != nil || n != 2 {
		t.Errorf("%d others ended, %v", n, err)
	}
	for i, token := range tokens {
		if _, _, err := w.Who(t.Context(), token); (err == nil) != (i == 3) {
			t.Errorf("session %d: %v", i, err)
		}
	}
	if _, _, err := w.Who(t.Context(), foreign); err != nil {
		t.Errorf("somebody else's session ended: %v", err)
	}
}
