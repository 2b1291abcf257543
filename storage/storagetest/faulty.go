// Package storagetest holds every object store to the contract of package storage, and has a store that breaks on demand.
package storagetest

import (
	"context"
	"slices"
	"sync"
	"time"

	"naskah/internal/naskah"
)

// A Fault says how a call goes wrong.
type Fault int

// The faults.
const (
	Never      Fault = iota
	FailBefore       // fails, and nothing was done
	FailAfter        // fails, although it was done: the answer was lost
	Lie              // says it was done, although it was not; a Get answers with other bytes
	Stale            // a Get says the object is not there, although it is
)

// A Call names one method of the port.
type Call string

// The calls that can be made to fail; Any is whichever comes.
const (
	Any  Call = ""
	Put  Call = "put"
	Get  Call = "get"
	Hold Call = "hold"
	Held Call = "held"
	Walk Call = "walk"
)

// A Faulty is a store in which the n-th call goes wrong. The zero fault changes nothing, so that a first run counts the calls.
type Faulty struct {
	naskah.ObjectStore

	mu    sync.Mutex
	on    Call
	at    int
	fault Fault
	seen  []Call
	hit   bool
}

// Break makes the n-th call (1 = the next) of that name go wrong, once, and starts the count anew.
func (f *Faulty) Break(on Call, n int, fault Fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.on, f.at, f.fault, f.seen, f.hit = on, n, fault, nil, false
}

// Calls lists the calls since the last Break.
func (f *Faulty) Calls() []Call {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.seen)
}

// Hit says whether the fault has happened.
func (f *Faulty) Hit() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.hit
}

// next counts a call and says how it goes.
func (f *Faulty) next(c Call) Fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seen = append(f.seen, c)
	if f.fault == Never || f.on != Any && f.on != c {
		return Never
	}
	if f.at--; f.at != 0 {
		return Never
	}
	f.hit = true
	return f.fault
}

func broken() error {
	return naskah.Errorf(naskah.Unavailable, "OBJ-TIDAK-TERSEDIA", "Penyimpanan berkas sedang tidak tersedia. Coba lagi beberapa saat kemudian.")
}

// Put puts, or goes wrong.
func (f *Faulty) Put(ctx context.Context, b []byte, m naskah.Meta) (naskah.Ref, error) {
	switch f.next(Put) {
	case FailBefore:
		return naskah.Ref{}, broken()
	case FailAfter:
		if _, err := f.ObjectStore.Put(ctx, b, m); err != nil {
			return naskah.Ref{}, err
		}
		return naskah.Ref{}, broken()
	case Lie:
		return naskah.Ref{Digest: naskah.DigestOf(b)}, nil
	}
	return f.ObjectStore.Put(ctx, b, m)
}

// Get gets, or goes wrong.
func (f *Faulty) Get(ctx context.Context, r naskah.Ref) ([]byte, error) {
	switch f.next(Get) {
	case FailBefore, FailAfter:
		return nil, broken()
	case Stale:
		return nil, naskah.Errorf(naskah.NotFound, "OBJ-TIDAK-ADA", "Berkas tidak ada di penyimpanan.")
	case Lie:
		b, err := f.ObjectStore.Get(ctx, r)
		if err != nil {
			return nil, err
		}
		return append(b, '\n'), nil
	}
	return f.ObjectStore.Get(ctx, r)
}

// Hold holds, or goes wrong.
func (f *Faulty) Hold(ctx context.Context, r naskah.Ref, until time.Time) error {
	switch f.next(Hold) {
	case FailBefore:
		return broken()
	case FailAfter:
		if err := f.ObjectStore.Hold(ctx, r, until); err != nil {
			return err
		}
		return broken()
	case Lie:
		return nil
	}
	return f.ObjectStore.Hold(ctx, r, until)
}

// Held looks, or goes wrong.
func (f *Faulty) Held(ctx context.Context, r naskah.Ref) (time.Time, error) {
	switch f.next(Held) {
	case FailBefore, FailAfter:
		return time.Time{}, broken()
	case Stale, Lie:
		return time.Time{}, nil
	}
	return f.ObjectStore.Held(ctx, r)
}

// Walk walks, or goes wrong.
func (f *Faulty) Walk(ctx context.Context, visit func(naskah.Ref, error) error) error {
	switch f.next(Walk) {
	case FailBefore, FailAfter:
		return broken()
	case Lie:
		return nil
	}
	return f.ObjectStore.Walk(ctx, visit)
}
