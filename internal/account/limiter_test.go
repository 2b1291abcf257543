package account

import (
	"fmt"
	"testing"
	"time"
)

// TestLimiterCounts: forty attempts from one address, whatever the logins, then a wait that shrinks as the oldest grow old.
func TestLimiterCounts(t *testing.T) {
	l, start := newLimiter(), time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)
	now := start
	for i := range perIP {
		if wait := l.try(now, fmt.Sprint("nama", i), "10.0.0.1"); wait != 0 {
			t.Fatalf("attempt %d has to wait %v", i, wait)
		}
		now = now.Add(time.Second)
	}
	for _, at := range []time.Time{now, now.Add(time.Minute), start.Add(window - 1)} {
		if wait := l.try(at, "lain", "10.0.0.1"); wait != start.Add(window).Sub(at) {
			t.Errorf("at %v: wait %v, want until the oldest attempt is %v old", at.Sub(start), wait, window)
		}
	}
	if wait := l.try(now, "lain", "10.0.0.2"); wait != 0 {
		t.Errorf("another address waits %v", wait)
	}
	if wait := l.try(start.Add(window), "lain", "10.0.0.1"); wait != 0 {
		t.Errorf("when the oldest is forgotten: wait %v", wait)
	}
}

// TestLimiterForgets: memory holds no more than the window.
func TestLimiterForgets(t *testing.T) {
	l, now := newLimiter(), time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)
	for i := range 10_000 {
		l.try(now, fmt.Sprint("nama", i), fmt.Sprint("10.0.", i))
		now = now.Add(time.Second)
	}
	if n, most := len(l.seen), 2*int((window+time.Minute)/time.Second); n > most {
		t.Errorf("%d keys are remembered, want at most %d", n, most)
	}
}
