package officetest

import (
	"context"
	"os"
	"sync/atomic"
	"syscall"
	"time"

	"naskah/internal/naskah"
)

// A Fatal kills this process with SIGKILL at the n-th effect that an act has on the world outside (a write to the register, an
// object, a hold, a seal; with Looks at the n-th call): right before it or right after it. Nothing is flushed, closed or deferred.
type Fatal struct {
	At    int
	After bool
	Looks bool // what only reads counts as well
	count atomic.Int64
}

// Count is how many effects there were.
func (f *Fatal) Count() int { return int(f.count.Load()) }

// Arm puts the Fatal between the office of w and all its ports.
func (f *Fatal) Arm(w *World) {
	w.Office.Store = &fatalStore{w.Office.Store, f}
	w.Office.Objects = &fatalObjects{w.Office.Objects, f}
	w.Office.Sealer = &fatalSealer{w.Office.Sealer, f}
}

func (f *Fatal) around(do func()) {
	n := int(f.count.Add(1))
	if n == f.At && !f.After {
		kill()
	}
	do()
	if n == f.At && f.After {
		kill()
	}
}

// look is around, for what only reads.
func (f *Fatal) look(do func()) {
	if f.Looks {
		f.around(do)
		return
	}
	do()
}

func kill() {
	_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	time.Sleep(time.Minute) // the signal does not come back
}

type fatalStore struct {
	naskah.Store
	f *Fatal
}

func (s *fatalStore) Advance(ctx context.Context, c naskah.Change) (err error) {
	s.f.around(func() { err = s.Store.Advance(ctx, c) })
	return err
}

func (s *fatalStore) ReserveNomor(ctx context.Context, sc naskah.Scope, k naskah.RegisterKey, n naskah.NaskahID, write func(int) string) (out naskah.NomorRegister, err error) {
	s.f.around(func() { out, err = s.Store.ReserveNomor(ctx, sc, k, n, write) })
	return out, err
}

func (s *fatalStore) Naskah(ctx context.Context, sc naskah.Scope, id naskah.NaskahID) (out naskah.Naskah, err error) {
	s.f.look(func() { out, err = s.Store.Naskah(ctx, sc, id) })
	return out, err
}

func (s *fatalStore) Sessions(ctx context.Context, sc naskah.Scope, id naskah.NaskahID) (out []naskah.SigningSession, err error) {
	s.f.look(func() { out, err = s.Store.Sessions(ctx, sc, id) })
	return out, err
}

func (s *fatalStore) Versions(ctx context.Context, sc naskah.Scope, id naskah.NaskahID) (out []naskah.Version, err error) {
	s.f.look(func() { out, err = s.Store.Versions(ctx, sc, id) })
	return out, err
}

type fatalObjects struct {
	naskah.ObjectStore
	f *Fatal
}

func (s *fatalObjects) Put(ctx context.Context, b []byte, m naskah.Meta) (r naskah.Ref, err error) {
	s.f.around(func() { r, err = s.ObjectStore.Put(ctx, b, m) })
	return r, err
}

func (s *fatalObjects) Get(ctx context.Context, r naskah.Ref) (b []byte, err error) {
	s.f.look(func() { b, err = s.ObjectStore.Get(ctx, r) })
	return b, err
}

func (s *fatalObjects) Hold(ctx context.Context, r naskah.Ref, until time.Time) (err error) {
	s.f.around(func() { err = s.ObjectStore.Hold(ctx, r, until) })
	return err
}

type fatalSealer struct {
	naskah.Sealer
	f *Fatal
}

func (s *fatalSealer) Seal(ctx context.Context, r naskah.SealRequest) (out []byte, err error) {
	s.f.around(func() { out, err = s.Sealer.Seal(ctx, r) })
	return out, err
}
