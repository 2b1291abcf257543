// Package memstore keeps naskah, register and accounts in memory. It obeys the same contract suite as the SQL store (storetest) and
// is what tests of the office run on; it is not a mock.
package memstore

import (
	"context"
	"slices"
	"sync"

	"naskah/internal/naskah"
)

// Interface checks.
var (
	_ naskah.Store         = (*Store)(nil)
	_ naskah.RegisterStore = (*Store)(nil)
	_ naskah.AccountStore  = (*Store)(nil)
	_ naskah.Auditor       = (*Store)(nil)
)

// A Store holds everything behind one lock, in normal form, and hands out copies.
type Store struct {
	clock naskah.Clock

	mu       sync.RWMutex
	naskah   map[naskah.NaskahID]naskah.Naskah
	versions map[naskah.NaskahID][]naskah.Version
	sessions map[naskah.NaskahID][]naskah.SigningSession
	events   map[naskah.Subject][]naskah.Event
	refusals map[naskah.Subject][]naskah.Refusal
	nomor    map[naskah.RegisterKey][]naskah.NomorRegister
	pending  map[string]naskah.Pending
	tasks    []naskah.Task
	register register
	accounts accounts

	alone chan struct{} // full while somebody is alone with the directory
}

// New makes an empty store that tells the time by clock.
func New(clock naskah.Clock) *Store {
	return &Store{
		clock:    clock,
		naskah:   map[naskah.NaskahID]naskah.Naskah{},
		versions: map[naskah.NaskahID][]naskah.Version{},
		sessions: map[naskah.NaskahID][]naskah.SigningSession{},
		events:   map[naskah.Subject][]naskah.Event{},
		refusals: map[naskah.Subject][]naskah.Refusal{},
		nomor:    map[naskah.RegisterKey][]naskah.NomorRegister{},
		pending:  map[string]naskah.Pending{},
		register: newRegister(),
		accounts: newAccounts(),
		alone:    make(chan struct{}, 1),
	}
}

// alive answers a call whose time is over, as a store behind a wire does.
func alive(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return naskah.Errorf(naskah.Unavailable, "NSK-TIDAK-TERSEDIA", "Basis data sedang tidak tersedia. Coba lagi beberapa saat kemudian.").Because(err)
	}
	return nil
}

// see is the naskah and how much of it s shows; the caller holds the lock.
func (s *Store) see(sc naskah.Scope, id naskah.NaskahID) (naskah.Naskah, naskah.Sight) {
	n, ok := s.naskah[id]
	if !ok {
		return naskah.Naskah{}, naskah.SeesNothing
	}
	return n, sc.Sees(n)
}

// full is see, for what only a reader in full may have.
func (s *Store) full(sc naskah.Scope, id naskah.NaskahID) (naskah.Naskah, error) {
	n, sight := s.see(sc, id)
	if sight != naskah.SeesPenuh {
		return naskah.Naskah{}, naskah.Absent()
	}
	return n, nil
}

// Naskah is one naskah, as the scope shows it.
func (s *Store) Naskah(ctx context.Context, sc naskah.Scope, id naskah.NaskahID) (naskah.Naskah, error) {
	if err := alive(ctx); err != nil {
		return naskah.Naskah{}, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	n, sight := s.see(sc, id)
	switch sight {
	case naskah.SeesPenuh:
		return n.Normal(), nil
	case naskah.SeesRingkasan:
		return n.Ringkas().Normal(), nil
	}
	return naskah.Naskah{}, naskah.Absent()
}

// Versions lists the versions of a naskah, oldest first.
func (s *Store) Versions(ctx context.Context, sc naskah.Scope, id naskah.NaskahID) ([]naskah.Version, error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if _, err := s.full(sc, id); err != nil {
		return nil, err
	}
	return copies(s.versions[id], naskah.Version.Normal), nil
}

// Sessions lists the signing sessions of a naskah, oldest first.
func (s *Store) Sessions(ctx context.Context, sc naskah.Scope, id naskah.NaskahID) ([]naskah.SigningSession, error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if _, err := s.full(sc, id); err != nil {
		return nil, err
	}
	return copies(s.sessions[id], naskah.SigningSession.Normal), nil
}

// Events is the history of a subject, oldest first.
func (s *Store) Events(ctx context.Context, sc naskah.Scope, sub naskah.Subject) ([]naskah.Event, error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	n, err := s.seeSubject(sc, sub)
	if err != nil {
		return nil, err
	}
	out := copies(s.events[sub], naskah.Event.Normal)
	if sub.Kind == naskah.SubjectNaskah {
		out = slices.DeleteFunc(out, func(e naskah.Event) bool { return !sc.SeesEvent(n, e) })
	}
	return out, nil
}

// Refusals lists the acts on a subject that were not allowed, oldest first.
func (s *Store) Refusals(ctx context.Context, sc naskah.Scope, sub naskah.Subject) ([]naskah.Refusal, error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	n, err := s.seeSubject(sc, sub)
	if err != nil {
		return nil, err
	}
	if sub.Kind == naskah.SubjectNaskah && !sc.Inside(n) {
		return nil, nil
	}
	return copies(s.refusals[sub], naskah.Refusal.Normal), nil
}

// seeSubject is NotFound unless the scope shows the subject in full; of a naskah it returns the row.
func (s *Store) seeSubject(sc naskah.Scope, sub naskah.Subject) (naskah.Naskah, error) {
	if sub.Kind == naskah.SubjectNaskah {
		return s.full(sc, naskah.NaskahID(sub.ID))
	}
	if p, ok := s.pending[sub.ID]; ok && sub.Kind == naskah.SubjectUsul && sc.SeesPending(p) {
		return naskah.Naskah{}, nil
	}
	if i, ok := s.instansiOf(sub); ok && sub.Kind != naskah.SubjectUsul && sc.SeesInstansi(i) {
		return naskah.Naskah{}, nil
	}
	return naskah.Naskah{}, naskah.Absent()
}

// Recent lists the newest events of naskah that the scope sees, newest first.
func (s *Store) Recent(ctx context.Context, sc naskah.Scope, limit int) ([]naskah.Event, error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	var out []naskah.Event
	for sub, events := range s.events {
		n, sight := s.see(sc, naskah.NaskahID(sub.ID))
		if sub.Kind != naskah.SubjectNaskah || sight != naskah.SeesPenuh {
			continue
		}
		for _, e := range events {
			if sc.SeesEvent(n, e) {
				out = append(out, e.Normal())
			}
		}
	}
	slices.SortFunc(out, newestEvent)
	return out[:min(len(out), naskah.RecentRows(limit))], nil
}

// Refuse remembers that an act was not allowed.
func (s *Store) Refuse(ctx context.Context, r naskah.Refusal) error {
	if err := alive(ctx); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refusals[r.Subject] = append(s.refusals[r.Subject], r.Normal())
	return nil
}

// copies hands out a list whose items are copied by normal.
func copies[T any](list []T, normal func(T) T) []T {
	var out []T
	for _, x := range list {
		out = append(out, normal(x))
	}
	return out
}
