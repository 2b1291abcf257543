package account

import (
	"fmt"
	"testing"
	"time"

	"naskah/internal/naskah"
)

var march = time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)

func stranger(login, ip string) attempt { return attempt{login: login, place: placeOf(ip)} }

// TestLimiterCounts: forty attempts from one address, whatever the logins, then a wait that shrinks as the oldest grow old.
func TestLimiterCounts(t *testing.T) {
	l, now := newLimiter(), march
	for i := range perIP {
		if wait := l.try(now, stranger(fmt.Sprint("nama", i), "10.0.0.1")); wait != 0 {
			t.Fatalf("attempt %d has to wait %v", i, wait)
		}
		now = now.Add(time.Second)
	}
	for _, at := range []time.Time{now, now.Add(time.Minute), march.Add(window - 1)} {
		if wait := l.try(at, stranger("lain", "10.0.0.1")); wait != march.Add(window).Sub(at) {
			t.Errorf("at %v: wait %v, want until the oldest attempt is %v old", at.Sub(march), wait, window)
		}
	}
	if wait := l.try(now, stranger("lain", "10.0.0.2")); wait != 0 {
		t.Errorf("another address waits %v", wait)
	}
	if wait := l.try(march.Add(window), stranger("lain", "10.0.0.1")); wait != 0 {
		t.Errorf("when the oldest is forgotten: wait %v", wait)
	}
}

// TestLimiterPair: eight attempts at one login from one address; the ninth waits, from there and for that login only.
func TestLimiterPair(t *testing.T) {
	l := newLimiter()
	for i := range perPair {
		if wait := l.try(march, stranger("yuni", "10.0.0.1")); wait != 0 {
			t.Fatalf("attempt %d waits %v", i, wait)
		}
	}
	for _, c := range []struct {
		login, ip string
		waits     bool
	}{{"yuni", "10.0.0.1", true}, {"yuni", "10.0.0.2", false}, {"ratna", "10.0.0.1", false}} {
		if wait := l.try(march, stranger(c.login, c.ip)); (wait > 0) != c.waits {
			t.Errorf("%s from %s waits %v", c.login, c.ip, wait)
		}
	}
}

// TestLimiterCrowd: a thousand addresses at one login get no further than one attempt in ten seconds, and stop nobody who is known:
// neither his browser nor the address he came from before.
func TestLimiterCrowd(t *testing.T) {
	l := newLimiter()
	home := stranger("walikota", "10.1.1.1")
	if wait := l.try(march, home); wait != 0 {
		t.Fatal(wait)
	}
	l.forget(march, home)
	own := attempt{user: "u1", login: "walikota", place: "10.7.7.7", device: "n"}
	let := 0
	for i := range 9000 { // fifteen minutes, ten attempts a second
		now := march.Add(time.Duration(i) * 100 * time.Millisecond)
		if l.try(now, stranger("walikota", fmt.Sprintf("10.2.%d.%d", i%1000/250, i%250))) == 0 {
			let++
		}
		if i%3000 != 2999 {
			continue
		}
		for name, a := range map[string]attempt{"his browser, anywhere": own, "his address": home} {
			if wait := l.try(now, a); wait != 0 {
				t.Errorf("after %d attacks %s waits %v", i, name, wait)
			}
			l.forget(now, a)
		}
	}
	if most := calm + int(window/spacing) + 1; let > most || let < calm {
		t.Errorf("%d guesses were let through, want %d to %d", let, calm, most)
	}
	if wait := l.try(march.Add(window), stranger("walikota", "10.9.9.9")); wait > spacing {
		t.Errorf("a new browser of his waits %v: strangers are slowed, not stopped", wait)
	}
	for range perDevice {
		l.try(march.Add(window), own)
	}
	if wait := l.try(march.Add(window), own); wait != window {
		t.Errorf("a stolen browser guesses on: wait %v", wait)
	}
}

// TestLimiterForgets: memory holds no more than the window, and is never more than it may be; who is known gets in when it is full.
func TestLimiterForgets(t *testing.T) {
	l, now := newLimiter(), march
	for i := range 10_000 {
		l.try(now, stranger(fmt.Sprint("nama", i), fmt.Sprint("10.0.", i)))
		now = now.Add(time.Second)
	}
	if n, most := len(l.seen), 3*int((window+time.Minute)/time.Second); n > most {
		t.Errorf("%d keys are remembered, want at most %d", n, most)
	}
	l = newLimiter()
	for i := range maxKeys {
		l.try(march, stranger(fmt.Sprint("nama", i), fmt.Sprint("tempat", i)))
	}
	if n := len(l.seen); n > maxKeys+5 {
		t.Errorf("%d keys are remembered", n)
	}
	if wait := l.try(march.Add(time.Minute), attempt{user: "u1", login: "yuni", device: "n"}); wait != 0 {
		t.Errorf("a known browser waits %v", wait)
	}
}

// TestPlace: an IPv6 network is one place, an IPv4 address in IPv6 clothes is itself.
func TestPlace(t *testing.T) {
	for _, c := range [][2]string{
		{"10.0.0.1", "10.0.0.1"},
		{"::ffff:10.0.0.1", "10.0.0.1"},
		{"2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"},
		{"2001:db8:1:2::9", "2001:db8:1:2::/64"},
		{"fe80::1%eth0", "fe80::/64"},
		{"perintah", "perintah"},
		{"", ""},
	} {
		if got := placeOf(c[0]); got != c[1] {
			t.Errorf("%q counts as %q, want %q", c[0], got, c[1])
		}
	}
}

// TestDevice: what a browser is remembered by is its user's alone, ends with his password and with time, and makes room for others.
func TestDevice(t *testing.T) {
	now := march
	a := New(nil, func() time.Time { return now }, nil)
	yuni, ratna := naskah.User{ID: "u1", Password: "hash satu"}, naskah.User{ID: "u2", Password: "hash dua"}
	cookie, err := a.device("", yuni)
	if err != nil {
		t.Fatal(err)
	}
	known := func(u naskah.User, cookie string) bool { n, _ := a.deviceOf(cookie, u, now); return n != "" }
	changed, other, closed := yuni, yuni, yuni
	changed.Password, other.ID, closed.Password = "hash tiga", "u9", ""
	for name, u := range map[string]naskah.User{"another user": ratna, "another password": changed, "the same password of another": other, "no password": closed} {
		if known(u, cookie) {
			t.Errorf("known as %s", name)
		}
	}
	for _, bad := range []string{"", "~", "a.b.c", cookie[1:], cookie + "x", "~~~~~" + cookie} {
		if known(yuni, bad) {
			t.Errorf("known by %q", bad)
		}
	}
	both, err := a.device(cookie, ratna)
	if err != nil || !known(yuni, both) || !known(ratna, both) {
		t.Errorf("one browser of two: %v", err)
	}
	for i := range 20 {
		if both, err = a.device(both, naskah.User{ID: naskah.UserID(fmt.Sprint("t", i)), Password: "x"}); err != nil || len(both) > 600 {
			t.Fatalf("%d bytes, %v", len(both), err)
		}
	}
	if known(yuni, both) {
		t.Error("twenty users of one browser are remembered")
	}
	now = now.Add(DeviceFor)
	if known(yuni, cookie) {
		t.Error("known for ever")
	}
}
