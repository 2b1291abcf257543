package sqlstore

import (
	"context"
	"sync"
	"time"
)

// How the clock of a store keeps to that of its database.
const (
	anchorEvery  = time.Minute     // how often the database is asked
	anchorWithin = 2 * time.Second // an answer that took longer says too little
	slewShare    = 10              // a difference is made up by a tenth of the time that passes, never by a leap
)

// A Clock tells the time of one source, such as a database, between the times that it is asked. What passes in between is counted by a
// tick that nobody sets (Monotonic), so two processes of one database agree whatever their machines' clocks say, and a
// machine whose clock leaps changes nothing. A source that leaps itself is followed slowly: in five minutes the clock is at most half
// a minute off, so that no lease is lost or drawn out. It never runs backwards. Safe for concurrent use.
type Clock struct {
	ask  func(context.Context) (time.Time, error)
	tick func() time.Duration

	mu       sync.Mutex
	anchored bool
	base     time.Time     // what the clock said at tick from
	from     time.Duration // the tick of the last anchor
	gap      time.Duration // by how much it was behind the source then; less than 0: ahead
}

// NewClock makes a clock of what ask answers and tick counts. It tells nothing before its first Anchor.
func NewClock(ask func(context.Context) (time.Time, error), tick func() time.Duration) *Clock {
	return &Clock{ask: ask, tick: tick}
}

// Anchor asks the source for the time. When it does not answer, or too late, the last anchor stays.
func (c *Clock) Anchor(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, anchorWithin)
	defer cancel()
	start := c.tick()
	said, err := c.ask(ctx)
	end := c.tick()
	switch {
	case err != nil:
		return err
	case end-start > anchorWithin:
		return context.DeadlineExceeded
	}
	said = said.Add((end - start) / 2) // it was read somewhere in between
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.anchored {
		c.anchored, c.base, c.gap = true, said, 0
	} else {
		c.base = c.at(end)
		c.gap = said.Sub(c.base)
	}
	c.from = end
	return nil
}

// at is what the clock says at a tick; with the lock held.
func (c *Clock) at(tick time.Duration) time.Time {
	passed := tick - c.from
	most := passed / slewShare
	return c.base.Add(passed + min(max(c.gap, -most), most))
}

// Now is the time in UTC, in the precision that the registry keeps: milliseconds. The zero time before the first Anchor.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.anchored {
		return time.Time{}
	}
	return c.at(c.tick()).UTC().Truncate(time.Millisecond)
}

// keep anchors again and again until ctx ends.
func (c *Clock) keep(ctx context.Context) {
	t := time.NewTicker(anchorEvery)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			_ = c.Anchor(ctx) // the last anchor stays; whoever asks the database for anything else is told that it is away
		}
	}
}

// selectTime asks PostgreSQL for its time in milliseconds, as it is and not as it was when the transaction began.
const selectTime = `SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint`

// Time is the time of the database server; of SQLite, which has none, that of this machine.
func (d *DB) Time(ctx context.Context) (time.Time, error) {
	if d.engine.name == "sqlite" {
		return time.Now().UTC().Truncate(time.Millisecond), nil
	}
	var ms int64
	if err := d.db.GetContext(ctx, &ms, selectTime); err != nil {
		return time.Time{}, translate(err)
	}
	return time.UnixMilli(ms).UTC(), nil
}

// Now is the time by which this store, and whoever shares it, decides: the database's own, or that of Options.Clock.
func (d *DB) Now() time.Time { return d.clock() }
