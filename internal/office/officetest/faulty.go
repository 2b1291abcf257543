package officetest

import (
	"context"
	"slices"
	"sync"

	"naskah/internal/naskah"
	"naskah/storage/storagetest"
)

// A Call names one method of a store that can be made to fail.
type Call string

// The calls; Any is whichever comes.
const (
	Any      Call = ""
	Advance  Call = "advance"
	Refuse   Call = "refuse"
	Reserve  Call = "reserve"
	Use      Call = "use"
	Record   Call = "record"
	Naskah   Call = "naskah"
	Sessions Call = "sessions"
	Versions Call = "versions"
	Events   Call = "events"
	Instansi Call = "instansi"
	Pejabat  Call = "pejabat"
	Certs    Call = "certificates"
	Public   Call = "public"
)

// A FaultyStore is a store in which the n-th call goes wrong, once: FailBefore, and nothing was written; FailAfter, and it was
// written although the caller is told otherwise. The zero fault changes nothing, so that a first run counts the calls.
type FaultyStore struct {
	naskah.Store
	naskah.RegisterStore

	mu    sync.Mutex
	on    Call
	at    int
	fault storagetest.Fault
	seen  []Call
	hit   bool
	every bool
}

// Break makes the n-th call (1 = the next) of that name go wrong, once, and starts the count anew.
func (f *FaultyStore) Break(on Call, n int, fault storagetest.Fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.on, f.at, f.fault, f.seen, f.hit, f.every = on, n, fault, nil, false, false
}

// BreakAll makes every call of that name go wrong from the n-th on, until the next Break.
func (f *FaultyStore) BreakAll(on Call, n int, fault storagetest.Fault) {
	f.Break(on, n, fault)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.every = true
}

// Calls lists the calls since the last Break.
func (f *FaultyStore) Calls() []Call {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.seen)
}

// Hit says whether the fault has happened.
func (f *FaultyStore) Hit() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.hit
}

func (f *FaultyStore) next(c Call) storagetest.Fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seen = append(f.seen, c)
	if f.fault == storagetest.Never || (f.on != Any && f.on != c) {
		return storagetest.Never
	}
	if f.at--; f.at > 0 || (f.at < 0 && !f.every) {
		return storagetest.Never
	}
	f.hit = true
	return f.fault
}

// Broken is what a call says that went wrong.
func Broken() error {
	return naskah.Errorf(naskah.Unavailable, "NSK-TIDAK-TERSEDIA", "Register sedang tidak tersedia. Coba lagi beberapa saat kemudian.")
}

// wrong runs do as the fault says.
func (f *FaultyStore) wrong(c Call, do func() error) error {
	switch f.next(c) {
	case storagetest.FailBefore:
		return Broken()
	case storagetest.FailAfter:
		if err := do(); err != nil {
			return err
		}
		return Broken()
	}
	return do()
}

// Advance advances, or goes wrong.
func (f *FaultyStore) Advance(ctx context.Context, c naskah.Change) error {
	return f.wrong(Advance, func() error { return f.Store.Advance(ctx, c) })
}

// Refuse refuses, or goes wrong.
func (f *FaultyStore) Refuse(ctx context.Context, r naskah.Refusal) error {
	return f.wrong(Refuse, func() error { return f.Store.Refuse(ctx, r) })
}

// UseNomor enters a typed number, or goes wrong.
func (f *FaultyStore) UseNomor(ctx context.Context, s naskah.Scope, k naskah.RegisterKey, n naskah.NaskahID, text string) error {
	return f.wrong(Use, func() error { return f.Store.UseNomor(ctx, s, k, n, text) })
}

// ReserveNomor reserves, or goes wrong.
func (f *FaultyStore) ReserveNomor(ctx context.Context, s naskah.Scope, k naskah.RegisterKey, n naskah.NaskahID, write func(int) string) (out naskah.NomorRegister, err error) {
	err = f.wrong(Reserve, func() error { out, err = f.Store.ReserveNomor(ctx, s, k, n, write); return err })
	return out, err
}

// Record records, or goes wrong.
func (f *FaultyStore) Record(ctx context.Context, r naskah.Record) error {
	return f.wrong(Record, func() error { return f.RegisterStore.Record(ctx, r) })
}

// RecordAll records several rows, or goes wrong; it counts as one call of Record.
func (f *FaultyStore) RecordAll(ctx context.Context, rs []naskah.Record) error {
	return f.wrong(Record, func() error { return f.RegisterStore.RecordAll(ctx, rs) })
}

// Naskah reads, or goes wrong.
func (f *FaultyStore) Naskah(ctx context.Context, s naskah.Scope, id naskah.NaskahID) (out naskah.Naskah, err error) {
	err = f.wrong(Naskah, func() error { out, err = f.Store.Naskah(ctx, s, id); return err })
	return out, err
}

// Sessions reads, or goes wrong.
func (f *FaultyStore) Sessions(ctx context.Context, s naskah.Scope, id naskah.NaskahID) (out []naskah.SigningSession, err error) {
	err = f.wrong(Sessions, func() error { out, err = f.Store.Sessions(ctx, s, id); return err })
	return out, err
}

// Versions reads, or goes wrong.
func (f *FaultyStore) Versions(ctx context.Context, s naskah.Scope, id naskah.NaskahID) (out []naskah.Version, err error) {
	err = f.wrong(Versions, func() error { out, err = f.Store.Versions(ctx, s, id); return err })
	return out, err
}

// Events reads, or goes wrong.
func (f *FaultyStore) Events(ctx context.Context, s naskah.Scope, sub naskah.Subject) (out []naskah.Event, err error) {
	err = f.wrong(Events, func() error { out, err = f.Store.Events(ctx, s, sub); return err })
	return out, err
}

// Public reads, or goes wrong.
func (f *FaultyStore) Public(ctx context.Context, kode string, d naskah.Digest) (out naskah.PublicView, err error) {
	err = f.wrong(Public, func() error { out, err = f.Store.Public(ctx, kode, d); return err })
	return out, err
}

// Instansi reads, or goes wrong.
func (f *FaultyStore) Instansi(ctx context.Context, id naskah.InstansiID) (out naskah.Instansi, err error) {
	err = f.wrong(Instansi, func() error { out, err = f.RegisterStore.Instansi(ctx, id); return err })
	return out, err
}

// Pejabat reads, or goes wrong.
func (f *FaultyStore) Pejabat(ctx context.Context, s naskah.Scope) (out []naskah.Pejabat, err error) {
	err = f.wrong(Pejabat, func() error { out, err = f.RegisterStore.Pejabat(ctx, s); return err })
	return out, err
}

// Certificates reads, or goes wrong.
func (f *FaultyStore) Certificates(ctx context.Context, s naskah.Scope, u naskah.UserID) (out []naskah.Certificate, err error) {
	err = f.wrong(Certs, func() error { out, err = f.RegisterStore.Certificates(ctx, s, u); return err })
	return out, err
}

// An Edited store shows things otherwise than they are stored; each nil change shows them as they are. It cannot be audited.
type Edited struct {
	naskah.Store
	Change  func(naskah.Naskah) naskah.Naskah
	History func([]naskah.Event) []naskah.Event
	Files   func([]naskah.Version) []naskah.Version
	Turns   func([]naskah.SigningSession) []naskah.SigningSession
}

// Naskah reads and changes.
func (e *Edited) Naskah(ctx context.Context, s naskah.Scope, id naskah.NaskahID) (naskah.Naskah, error) {
	n, err := e.Store.Naskah(ctx, s, id)
	if err == nil && e.Change != nil {
		n = e.Change(n)
	}
	return n, err
}

// List reads and changes.
func (e *Edited) List(ctx context.Context, s naskah.Scope, f naskah.Filter) (naskah.Page, error) {
	p, err := e.Store.List(ctx, s, f)
	for i := range p.Naskah {
		if e.Change != nil {
			p.Naskah[i] = e.Change(p.Naskah[i])
		}
	}
	return p, err
}

// Events reads and changes.
func (e *Edited) Events(ctx context.Context, s naskah.Scope, sub naskah.Subject) ([]naskah.Event, error) {
	out, err := e.Store.Events(ctx, s, sub)
	if err == nil && e.History != nil && sub.Kind == naskah.SubjectNaskah {
		out = e.History(out)
	}
	return out, err
}

// Versions reads and changes.
func (e *Edited) Versions(ctx context.Context, s naskah.Scope, id naskah.NaskahID) ([]naskah.Version, error) {
	out, err := e.Store.Versions(ctx, s, id)
	if err == nil && e.Files != nil {
		out = e.Files(out)
	}
	return out, err
}

// Sessions reads and changes.
func (e *Edited) Sessions(ctx context.Context, s naskah.Scope, id naskah.NaskahID) ([]naskah.SigningSession, error) {
	out, err := e.Store.Sessions(ctx, s, id)
	if err == nil && e.Turns != nil {
		out = e.Turns(out)
	}
	return out, err
}

// A Silent sealer seals and never says so: its answer is lost.
type Silent struct{ naskah.Sealer }

// Seal seals, and loses the result.
func (s *Silent) Seal(ctx context.Context, r naskah.SealRequest) ([]byte, error) {
	if _, err := s.Sealer.Seal(ctx, r); err != nil {
		return nil, err
	}
	return nil, context.DeadlineExceeded
}

// Writes says whether the call writes, so that it can fail and yet persist.
func (c Call) Writes() bool {
	switch c {
	case Advance, AdvanceAll, Propose, Answer, Refuse, Reserve, Use, Record:
		return true
	}
	return false
}

// A Watched sealer keeps what it was asked, and may answer in another's stead.
type Watched struct {
	naskah.Sealer
	Asked  []naskah.SealRequest
	Answer func(naskah.SealRequest) []byte // nil: the truth
	Fail   error                           // instead of an answer
}

// Seal keeps the request and seals.
func (w *Watched) Seal(ctx context.Context, r naskah.SealRequest) ([]byte, error) {
	w.Asked = append(w.Asked, r)
	if w.Fail != nil {
		return nil, w.Fail
	}
	if w.Answer != nil {
		return w.Answer(r), nil
	}
	return w.Sealer.Seal(ctx, r)
}

// A Late store records an act and answers only when the caller's time is over.
type Late struct {
	naskah.Store
	Act naskah.Act
}

// Advance records, and waits for the end of ctx where the act is the late one.
func (l *Late) Advance(ctx context.Context, c naskah.Change) error {
	err := l.Store.Advance(ctx, c)
	if c.Event.Act != l.Act || err != nil {
		return err
	}
	<-ctx.Done()
	return naskah.Errorf(naskah.Unavailable, "NSK-TIDAK-TERSEDIA", "Register tidak menjawab.").Because(ctx.Err())
}

// A Beaten store is always a little late with one act: somebody else has just done the same.
type Beaten struct {
	naskah.Store
	Act   naskah.Act
	Times int
}

// Advance lets the other one be first.
func (b *Beaten) Advance(ctx context.Context, c naskah.Change) error {
	if c.Event.Act != b.Act {
		return b.Store.Advance(ctx, c)
	}
	b.Times++
	if err := b.Store.Advance(ctx, c); err != nil {
		return err
	}
	return b.Store.Advance(ctx, c)
}
