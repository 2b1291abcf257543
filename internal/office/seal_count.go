package office

import (
	"context"
	"sync"
)

// A SealCount counts the signing cycles that are between their intent and their record, so that a process which is told to end can
// wait for them: what a signer has spent is not lost to a restart. Its methods may be called on nil, which counts nothing.
type SealCount struct {
	mu   sync.Mutex
	n    int
	idle chan struct{} // closed when n becomes 0; nil while nobody waits
}

// Begin counts a cycle, which ends when the function it returns is called.
func (c *SealCount) Begin() (end func()) {
	if c == nil {
		return func() {}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
	return c.end
}

func (c *SealCount) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.n--; c.n == 0 && c.idle != nil {
		close(c.idle)
		c.idle = nil
	}
}

// Running is how many there are now.
func (c *SealCount) Running() int {
	if c == nil {
		return 0
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n
}

// Settled waits until there are none, or ctx ends.
func (c *SealCount) Settled(ctx context.Context) error {
	if c == nil {
		return nil
	}
	c.mu.Lock()
	if c.n == 0 {
		c.mu.Unlock()
		return nil
	}
	if c.idle == nil {
		c.idle = make(chan struct{})
	}
	idle := c.idle
	c.mu.Unlock()
	select {
	case <-idle:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
