package memstore

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// Propose keeps an act that waits for a second person.
func (s *Store) Propose(ctx context.Context, p naskah.Pending) error {
	if err := alive(ctx); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	p, e, err := p.Settle(s.clock())
	if err != nil {
		return err
	}
	if err := s.fitsPending(p); err != nil {
		return err
	}
	var j journal
	put(&j, s.pending, p.ID, p)
	s.remember(&j, e)
	return nil
}

func (s *Store) fitsPending(p naskah.Pending) error {
	if _, ok := s.register.instansi[p.Instansi]; !ok {
		return naskah.Dangling("Instansi")
	}
	if p.Subject.Kind == naskah.SubjectNaskah {
		if n, ok := s.naskah[naskah.NaskahID(p.Subject.ID)]; !ok || n.Seq != p.Seq {
			return naskah.SeqConflict()
		}
	}
	if _, ok := s.pending[p.ID]; ok {
		return naskah.Twice()
	}
	for _, x := range s.pending {
		if x.Subject == p.Subject && x.State == naskah.PendingWaiting {
			return naskah.PendingExists()
		}
	}
	return nil
}

// Answer ends a waiting proposal without its act.
func (s *Store) Answer(ctx context.Context, id string, to naskah.PendingState, a naskah.Answer) error {
	if err := alive(ctx); err != nil {
		return err
	}
	if to == naskah.PendingConfirmed {
		return naskah.ConfirmedAlone()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var j journal
	return s.end(&j, id, to, a)
}

// confirm ends the proposal that c carries out.
func (s *Store) confirm(j *journal, c naskah.Change) error {
	p, ok := s.pending[c.Pending.ID]
	if !ok {
		return naskah.Dangling("usul")
	}
	if p.State != naskah.PendingWaiting {
		return naskah.PendingOver()
	}
	if err := c.Carries(p); err != nil {
		return err
	}
	return s.end(j, p.ID, naskah.PendingConfirmed, *c.Pending.Answer)
}

func (s *Store) end(j *journal, id string, to naskah.PendingState, a naskah.Answer) error {
	p, ok := s.pending[id]
	if !ok {
		return naskah.Absent()
	}
	p, e, err := p.End(to, a, s.last(p.Own()), s.clock())
	if err != nil {
		return err
	}
	put(j, s.pending, id, p)
	s.remember(j, e)
	return nil
}

// Pendings are the proposals that the scope shows, newest first.
func (s *Store) Pendings(ctx context.Context, sc naskah.Scope, f naskah.PendingFilter) ([]naskah.Pending, error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	var out []naskah.Pending
	for _, p := range s.pending {
		if sc.SeesPending(p) && f.Lets(p) {
			out = append(out, p.Normal())
		}
	}
	slices.SortFunc(out, func(a, b naskah.Pending) int { return cmp.Or(b.At.Compare(a.At), strings.Compare(b.ID, a.ID)) })
	return out[:min(len(out), f.Rows())], nil
}

// Similar are naskah of the reader's own register that may be the same as the one probed, best first.
func (s *Store) Similar(ctx context.Context, sc naskah.Scope, p naskah.Probe) ([]naskah.Naskah, error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	var out []naskah.Naskah
	for _, n := range s.naskah {
		if sc.SeesInstansi(n.Instansi) && sc.Sees(n) == naskah.SeesPenuh {
			out = append(out, n)
		}
	}
	return copies(p.Most(out), naskah.Naskah.Normal), nil
}
