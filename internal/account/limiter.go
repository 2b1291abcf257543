package account

import (
	"math"
	"sync"
	"time"
)

// How many attempts to sign in fail within the window before the next has to wait.
const (
	perLogin = 8
	perIP    = 40
	window   = 15 * time.Minute
	maxKeys  = 100_000
)

// A limiter counts attempts per login and per address, in memory. Every attempt counts when it begins, so that many at once are no
// way around it; one that succeeds is taken back.
type limiter struct {
	mu    sync.Mutex
	seen  map[string][]time.Time // of the attempts within the window, oldest first
	swept time.Time
}

func newLimiter() *limiter { return &limiter{seen: map[string][]time.Time{}} }

func keysOf(login, ip string) map[string]int {
	keys := map[string]int{"login " + login: perLogin}
	if ip != "" {
		keys["ip "+ip] = perIP
	}
	return keys
}

// try counts an attempt at now, or says how long to wait before the next.
func (l *limiter) try(now time.Time, login, ip string) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sweep(now)
	keys := keysOf(login, ip)
	var wait time.Duration
	for key, limit := range keys {
		l.seen[key] = fresh(l.seen[key], now)
		if n := len(l.seen[key]); n >= limit {
			wait = max(wait, window-now.Sub(l.seen[key][n-limit]))
		}
	}
	if wait > 0 {
		return wait
	}
	for key := range keys {
		l.seen[key] = append(l.seen[key], now)
	}
	return 0
}

// forget takes a successful attempt back: the login starts anew, the address is spared this one attempt.
func (l *limiter) forget(login, ip string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.seen, "login "+login)
	if list := l.seen["ip "+ip]; len(list) > 0 {
		l.seen["ip "+ip] = list[:len(list)-1]
	}
}

// sweep forgets what lies outside the window, once a minute, or at once when there is too much to remember.
func (l *limiter) sweep(now time.Time) {
	if now.Sub(l.swept) < time.Minute && len(l.seen) < maxKeys {
		return
	}
	l.swept = now
	for key, list := range l.seen {
		if list = fresh(list, now); len(list) == 0 {
			delete(l.seen, key)
		} else {
			l.seen[key] = list
		}
	}
}

func fresh(list []time.Time, now time.Time) []time.Time {
	for len(list) > 0 && now.Sub(list[0]) >= window {
		list = list[1:]
	}
	return list
}

// minutes is wait in whole minutes, as people are told.
func minutes(wait time.Duration) int { return max(1, int(math.Ceil(wait.Minutes()))) }
