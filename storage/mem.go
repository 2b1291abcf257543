package storage

import (
	"bytes"
	"context"
	"slices"
	"sync"
	"time"

	"naskah/internal/naskah"
)

// A MemStore keeps bytes in memory: for tests, and for commands that keep nothing.
type MemStore struct {
	mu    sync.RWMutex
	bytes map[naskah.Digest][]byte
	until map[naskah.Digest]time.Time
}

// Mem makes an empty MemStore.
func Mem() *MemStore {
	return &MemStore{bytes: map[naskah.Digest][]byte{}, until: map[naskah.Digest]time.Time{}}
}

// Put keeps a copy of b under its digest.
func (m *MemStore) Put(ctx context.Context, b []byte, _ naskah.Meta) (naskah.Ref, error) {
	if err := ctx.Err(); err != nil {
		return naskah.Ref{}, unavailable(err)
	}
	r := naskah.Ref{Digest: naskah.DigestOf(b)}
	m.mu.Lock()
	defer m.mu.Unlock()
	if old, ok := m.bytes[r.Digest]; ok {
		if !bytes.Equal(old, b) {
			return naskah.Ref{}, damaged(r.Digest)
		}
		return r, nil
	}
	m.bytes[r.Digest] = bytes.Clone(b)
	return r, nil
}

// Get returns a copy of the bytes of r.
func (m *MemStore) Get(ctx context.Context, r naskah.Ref) ([]byte, error) {
	if err := look(ctx, r); err != nil {
		return nil, err
	}
	m.mu.RLock()
	b, ok := m.bytes[r.Digest]
	m.mu.RUnlock()
	if !ok {
		return nil, notFound(r.Digest)
	}
	if naskah.DigestOf(b) != r.Digest {
		return nil, damaged(r.Digest)
	}
	return append([]byte{}, b...), nil
}

// Hold extends the retention of r.
func (m *MemStore) Hold(ctx context.Context, r naskah.Ref, until time.Time) error {
	if err := look(ctx, r); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.bytes[r.Digest]; !ok {
		return notFound(r.Digest)
	}
	if until = utcMilli(until); until.After(m.until[r.Digest]) {
		m.until[r.Digest] = until
	}
	return nil
}

// Held says until when r must be kept; zero when nothing was said.
func (m *MemStore) Held(ctx context.Context, r naskah.Ref) (time.Time, error) {
	if err := look(ctx, r); err != nil {
		return time.Time{}, err
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	if _, ok := m.bytes[r.Digest]; !ok {
		return time.Time{}, notFound(r.Digest)
	}
	return m.until[r.Digest], nil
}

// Walk visits every entry in the order of digests.
func (m *MemStore) Walk(ctx context.Context, f func(naskah.Ref, error) error) error {
	m.mu.RLock()
	all := make([]naskah.Digest, 0, len(m.bytes))
	for d := range m.bytes {
		all = append(all, d)
	}
	m.mu.RUnlock()
	slices.Sort(all)
	for _, d := range all {
		if err := ctx.Err(); err != nil {
			return unavailable(err)
		}
		m.mu.RLock()
		good := naskah.DigestOf(m.bytes[d]) == d
		m.mu.RUnlock()
		var fault error
		if !good {
			fault = damaged(d)
		}
		if err := f(naskah.Ref{Digest: d}, fault); err != nil {
			return err
		}
	}
	return nil
}

// Damage replaces the stored bytes of r, behind the store's back: for tests of what notices it.
func (m *MemStore) Damage(r naskah.Ref, b []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.bytes[r.Digest] = bytes.Clone(b)
}
