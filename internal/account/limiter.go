package account

import (
	"math"
	"net/netip"
	"sync"
	"time"

	"naskah/internal/naskah"
)

// How many attempts to sign in fail within the window before the next has to wait.
const (
	perPair   = 8  // from one address at one login
	perIP     = 40 // from one address at all logins
	perDevice = 8  // from a browser that has signed in with this login before
	calm      = 20 // from all addresses at one login, before strangers are slowed down
	spacing   = 10 * time.Second
	window    = 15 * time.Minute
	knownFor  = 30 * 24 * time.Hour
	maxKeys   = 100_000
)

// An attempt is who tries to sign in as whom, from where.
type attempt struct {
	user   naskah.UserID // empty: nobody has this login
	login  string
	place  string // the address, or the network of an IPv6 one
	device string // of a browser that has signed in as this user before; empty for a stranger
}

// A limiter counts attempts that fail, in the memory of one process. It bounds guessing without giving anybody the power to lock
// somebody else out: a browser that signed in before is counted by itself alone, whatever others do; an address that did is not slowed
// down by others; strangers together are slowed down at one login, and never stopped [OWASP, Device Cookies]. Every attempt counts when
// it begins, so that many at once are no way around it; one that succeeds is taken back.
type limiter struct {
	mu    sync.Mutex
	seen  map[string][]time.Time // of the attempts within the window, oldest first
	known map[string]time.Time   // login and address of those who signed in, and when
	swept time.Time
}

func newLimiter() *limiter {
	return &limiter{seen: map[string][]time.Time{}, known: map[string]time.Time{}}
}

// placeOf is what an address counts as: itself, of IPv6 the network of a household or an office.
func placeOf(ip string) string {
	a, err := netip.ParseAddr(ip)
	if err != nil {
		return ip
	}
	if a = a.Unmap(); a.Is4() {
		return a.String()
	}
	p, err := a.WithZone("").Prefix(64)
	if err != nil {
		return ip
	}
	return p.String()
}

// A bound is one count and how high it may go.
type bound struct {
	key   string
	limit int
}

func (a attempt) pair() string { return "pair " + a.login + " " + a.place }

func (a attempt) bounds() []bound {
	if a.device != "" {
		return []bound{{"device " + string(a.user) + " " + a.device, perDevice}}
	}
	out := []bound{{a.pair(), perPair}}
	if a.place != "" {
		out = append(out, bound{"ip " + a.place, perIP})
	}
	return out
}

// try counts an attempt at now, or says how long to wait before the next.
func (l *limiter) try(now time.Time, a attempt) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	full := l.sweep(now)
	var wait time.Duration
	bounds := a.bounds()
	for _, b := range bounds {
		list := l.fresh(b.key, now)
		if n := len(list); n >= b.limit {
			wait = max(wait, window-now.Sub(list[n-b.limit]))
		}
	}
	if a.device == "" && wait == 0 {
		wait = l.slow(now, a, full)
		bounds = append(bounds, bound{key: "login " + a.login})
	}
	if wait > 0 {
		return wait
	}
	for _, b := range bounds {
		l.seen[b.key] = append(l.seen[b.key], now)
	}
	return 0
}

// slow is how long a stranger waits because of others: at a login that many get wrong one attempt is let through every ten seconds,
// and nobody new while there is more to remember than there is room.
func (l *limiter) slow(now time.Time, a attempt, full bool) time.Duration {
	if full {
		return time.Minute
	}
	if at, ok := l.known[a.pair()]; ok && now.Sub(at) < knownFor {
		return 0
	}
	list := l.fresh("login "+a.login, now)
	if n := len(list); n >= calm {
		return max(0, spacing-now.Sub(list[n-1]))
	}
	return 0
}

// forget takes a successful attempt back: the one who got in starts anew, everything shared with others is spared this one attempt.
// Where he got in from is known from now on.
func (l *limiter) forget(now time.Time, a attempt) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, b := range a.bounds() {
		if b.key == "ip "+a.place {
			l.back(b.key)
			continue
		}
		delete(l.seen, b.key)
	}
	if a.device == "" {
		l.back("login " + a.login)
	}
	if a.place != "" {
		l.known[a.pair()] = now
	}
}

func (l *limiter) back(key string) {
	if list := l.seen[key]; len(list) > 0 {
		l.seen[key] = list[:len(list)-1]
	}
}

// sweep forgets what lies outside the window, once a minute, once a second while there is too much; it says whether there still is.
func (l *limiter) sweep(now time.Time) bool {
	every := time.Minute
	if len(l.seen) >= maxKeys {
		every = time.Second
	}
	if now.Sub(l.swept) >= every {
		l.swept = now
		for key := range l.seen {
			l.fresh(key, now)
		}
		for key, at := range l.known {
			if now.Sub(at) >= knownFor {
				delete(l.known, key)
			}
		}
	}
	return len(l.seen) >= maxKeys
}

// fresh are the attempts of a key within the window; a key without any is forgotten.
func (l *limiter) fresh(key string, now time.Time) []time.Time {
	list, ok := l.seen[key]
	if !ok {
		return nil
	}
	for len(list) > 0 && now.Sub(list[0]) >= window {
		list = list[1:]
	}
	if len(list) == 0 {
		delete(l.seen, key)
		return nil
	}
	l.seen[key] = list
	return list
}

// minutes is wait in whole minutes, as people are told.
func minutes(wait time.Duration) int { return max(1, int(math.Ceil(wait.Minutes()))) }
