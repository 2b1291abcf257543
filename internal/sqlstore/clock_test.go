package sqlstore_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"naskah/internal/sqlstore"
)

// A host is a machine with a database beside it: wall is what its source says, up is the tick.
type host struct {
	wall time.Time
	up   time.Duration
	err  error
	slow time.Duration // how long an answer takes
}

var dawn = time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC)

func newHost(t *testing.T) (*host, *sqlstore.Clock) {
	t.Helper()
	h := &host{wall: dawn}
	c := sqlstore.NewClock(func(context.Context) (time.Time, error) {
		h.pass(h.slow / 2)
		said := h.wall
		h.pass(h.slow / 2)
		return said, h.err
	}, func() time.Duration { return h.up })
	if got := c.Now(); !got.IsZero() {
		t.Fatalf("a clock without an anchor says %v", got)
	}
	h.anchor(t, c)
	return h, c
}

func (h *host) pass(d time.Duration) { h.wall, h.up = h.wall.Add(d), h.up+d }

func (h *host) anchor(t *testing.T, c *sqlstore.Clock) {
	t.Helper()
	if err := c.Anchor(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// TestClockCarries: between two anchors the clock follows the tick alone; what is done to the machine's clock meanwhile is not seen.
func TestClockCarries(t *testing.T) {
	t.Parallel()
	for name, leap := range map[string]time.Duration{"none": 0, "an hour on": time.Hour, "an hour back": -time.Hour} {
		h, c := newHost(t)
		h.wall = h.wall.Add(leap)
		h.pass(50 * time.Second)
		if got := c.Now(); !got.Equal(dawn.Add(50 * time.Second)) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestClockLeaps: when the source itself leaps an hour, a lease of five minutes lasts five minutes give or take a tenth, the clock
// never runs back, and within half a day it is the source's again.
func TestClockLeaps(t *testing.T) {
	t.Parallel()
	for name, leap := range map[string]time.Duration{"an hour on": time.Hour, "an hour back": -time.Hour, "a second on": time.Second, "a second back": -time.Second} {
		t.Run(name, func(t *testing.T) {
			h, c := newHost(t)
			h.pass(30 * time.Second)
			began, up := c.Now(), h.up
			h.wall = h.wall.Add(leap)
			last := began
			minute := func() {
				for range 6 {
					h.pass(10 * time.Second)
					if now := c.Now(); now.Before(last) {
						t.Fatalf("the clock ran back from %v to %v", last, now)
					} else {
						last = now
					}
				}
				h.anchor(t, c)
			}
			for range 5 {
				minute()
			}
			passed, real := c.Now().Sub(began), h.up-up
			if off := (passed - real).Abs(); off > real/10+time.Millisecond || off == 0 {
				t.Errorf("in %v the clock went on by %v", real, passed)
			}
			for range 11 * 60 {
				minute()
			}
			if off := h.wall.Sub(c.Now()); off.Abs() > time.Millisecond {
				t.Errorf("after half a day it is still %v off", off)
			}
		})
	}
}

// TestClockAlone: a source that does not answer, or too late, leaves the clock as it runs; one that answers slowly is read as of the
// middle of the time that it took.
func TestClockAlone(t *testing.T) {
	t.Parallel()
	h, c := newHost(t)
	h.err = errors.New("away")
	h.wall = h.wall.Add(-time.Hour)
	for range 3 {
		h.pass(time.Minute)
		if err := c.Anchor(t.Context()); !errors.Is(err, h.err) {
			t.Fatal(err)
		}
	}
	if got := c.Now(); !got.Equal(dawn.Add(3 * time.Minute)) {
		t.Errorf("alone for three minutes: %v", got)
	}
	h.err, h.slow = nil, 3*time.Second
	if err := c.Anchor(t.Context()); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("an answer after three seconds is taken: %v", err)
	}
	h.wall, h.slow = dawn.Add(h.up), 800*time.Millisecond
	h.anchor(t, c)
	h.pass(time.Minute)
	if got := c.Now(); !got.Equal(dawn.Add(h.up)) {
		t.Errorf("%v, want %v: a slow answer is not read as of its middle", got, dawn.Add(h.up))
	}
}

// TestClockOfDatabase: two stores of one database tell its time, whatever the machine's clock says; a store that was given a clock
// tells that.
func TestClockOfDatabase(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		dsn, _ := b.dsn(t)
		var seen []time.Time
		for range 2 {
			db, err := sqlstore.Open(t.Context(), dsn, sqlstore.Options{})
			if err != nil {
				t.Fatal(err)
			}
			before, err := db.Time(t.Context())
			now := db.Now()
			after, err2 := db.Time(t.Context())
			if err := errors.Join(err, err2, db.Close()); err != nil {
				t.Fatal(err)
			}
			const blur = anchorBlur
			if now.Before(before.Add(-blur)) || now.After(after.Add(blur)) || now.Location() != time.UTC || now != now.Truncate(time.Millisecond) {
				t.Errorf("%s: the store says %v, the database between %v and %v", b.name, now, before, after)
			}
			seen = append(seen, now)
		}
		if seen[1].Before(seen[0].Add(-anchorBlur)) {
			t.Errorf("%s: %v, then %v", b.name, seen[0], seen[1])
		}
		db, _ := b.open(t, sqlstore.Options{Clock: func() time.Time { return dawn }})
		if !db.Now().Equal(dawn) {
			t.Errorf("%s: %v", b.name, db.Now())
		}
	}
}

// anchorBlur is half of the longest time that an answer may take.
const anchorBlur = time.Second
