package memstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// Advance commits a change, all or nothing.
func (s *Store) Advance(ctx context.Context, c naskah.Change) error {
	return s.AdvanceAll(ctx, []naskah.Change{c})
}

// AdvanceAll commits several changes of different naskah, all of them or none.
func (s *Store) AdvanceAll(ctx context.Context, cs []naskah.Change) error {
	if err := alive(ctx); err != nil {
		return err
	}
	if err := naskah.Together(cs); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var j journal
	for _, c := range cs {
		if err := s.advance(&j, c); err != nil {
			j.back()
			return err
		}
	}
	return nil
}

func (s *Store) advance(j *journal, c naskah.Change) error {
	id := c.After.ID
	if c.After.Seq != s.naskah[id].Seq+1 {
		return naskah.SeqConflict()
	}
	c, err := c.Settle(s.last(id.Subject()), s.clock())
	if err != nil {
		return err
	}
	if c.KerjaSama != nil {
		if err := s.advanceKerjaSama(j, c.Cooperation()); err != nil {
			return err
		}
	}
	if err := s.fits(c); err != nil {
		return err
	}
	if c.Pending != nil {
		if err := s.confirm(j, c); err != nil {
			return err
		}
	}
	put(j, s.naskah, id, c.After)
	s.remember(j, c.Event)
	s.keepRest(j, c)
	return nil
}

// advanceKerjaSama keeps the kerja sama that a change brings, with the event of its own history.
func (s *Store) advanceKerjaSama(j *journal, r naskah.Record) error {
	row, err := r.Row()
	if err != nil {
		return err
	}
	return s.recordOwn(j, r, row)
}

func (s *Store) remember(j *journal, e naskah.Event) {
	list := s.events[e.Subject]
	put(j, s.events, e.Subject, append(list[:len(list):len(list)], e))
}

// keepRest keeps whatever else the act made.
func (s *Store) keepRest(j *journal, c naskah.Change) {
	id := c.After.ID
	if c.Version != nil {
		list := s.versions[id]
		put(j, s.versions, id, append(list[:len(list):len(list)], *c.Version))
	}
	if c.Session != nil {
		s.keepSession(j, *c.Session)
	}
	for _, r := range c.Relasi {
		grow(j, &s.register.relasi, owned[naskah.Relasi]{c.Event.Subject, r})
	}
	if c.Delivery != nil {
		grow(j, &s.register.kirim, owned[naskah.Delivery]{c.Event.Subject, *c.Delivery})
	}
	for _, t := range c.Tasks {
		grow(j, &s.tasks, t.Normal())
	}
}

func (s *Store) last(sub naskah.Subject) naskah.Event {
	if e := s.events[sub]; len(e) > 0 {
		return e[len(e)-1]
	}
	return naskah.Event{}
}

// fits checks what a database would refuse by its constraints.
func (s *Store) fits(c naskah.Change) error {
	if _, ok := s.register.instansi[c.After.Instansi]; !ok {
		return naskah.Dangling("Instansi")
	}
	if _, ok := s.register.kerjaSama[c.After.KerjaSama]; !ok {
		return naskah.Dangling("kerja sama")
	}
	if c.After.Kode != "" {
		for id, n := range s.naskah {
			if id != c.After.ID && n.Kode == c.After.Kode {
				return naskah.SeqConflict()
			}
		}
	}
	if c.Version != nil && c.Version.No != len(s.versions[c.After.ID])+1 {
		return naskah.VersionGap(c.Version.No, len(s.versions[c.After.ID]))
	}
	if c.Session != nil {
		if err := s.fitsSession(*c.Session); err != nil {
			return err
		}
	}
	for i, r := range c.Relasi {
		if err := s.fitsRelasi(r, c.After.ID); err != nil {
			return err
		}
		if slices.ContainsFunc(c.Relasi[:i], func(x naskah.Relasi) bool { return x.ID == r.ID }) {
			return naskah.Twice()
		}
	}
	if c.Delivery != nil {
		return first(has(s.register.instansi, c.Delivery.Instansi, "Instansi"), s.fitsDelivery(*c.Delivery))
	}
	return nil
}

func (s *Store) fitsDelivery(d naskah.Delivery) error {
	if slices.ContainsFunc(s.register.kirim, func(x owned[naskah.Delivery]) bool { return x.row.ID == d.ID }) {
		return naskah.Twice()
	}
	return nil
}

func (s *Store) fitsSession(x naskah.SigningSession) error {
	for _, list := range s.sessions {
		for _, old := range list {
			if old.ID == x.ID {
				return x.Succeed(old)
			}
		}
	}
	return nil
}

func (s *Store) keepSession(j *journal, x naskah.SigningSession) {
	list := slices.Clone(s.sessions[x.Naskah])
	if i := slices.IndexFunc(list, func(old naskah.SigningSession) bool { return old.ID == x.ID }); i >= 0 {
		list[i] = x
	} else {
		list = append(list, x)
	}
	put(j, s.sessions, x.Naskah, list)
}

// ReserveNomor takes the next number of a register.
func (s *Store) ReserveNomor(ctx context.Context, sc naskah.Scope, k naskah.RegisterKey, id naskah.NaskahID, write func(int) string) (naskah.NomorRegister, error) {
	if err := alive(ctx); err != nil {
		return naskah.NomorRegister{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.seeRegister(sc, k, id); err != nil {
		return naskah.NomorRegister{}, err
	}
	urut := 0
	for _, x := range s.nomor[k] {
		if x.Naskah == id && x.Urut > 0 && !x.Batal {
			return x, nil
		}
		urut = max(urut, x.Urut)
	}
	for range naskah.NomorTries {
		urut++
		text := write(urut)
		if err := naskah.CheckNomor(text); err != nil {
			return naskah.NomorRegister{}, err
		}
		if slices.ContainsFunc(s.nomor[k], func(x naskah.NomorRegister) bool { return x.Text == text }) {
			continue // somebody typed it
		}
		x := naskah.NomorRegister{Key: k, Urut: urut, Text: text, Naskah: id}
		s.nomor[k] = append(s.nomor[k], x)
		return x, nil
	}
	return naskah.NomorRegister{}, naskah.NomorStuck()
}

// UseNomor enters a typed number.
func (s *Store) UseNomor(ctx context.Context, sc naskah.Scope, k naskah.RegisterKey, id naskah.NaskahID, text string) error {
	if err := alive(ctx); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.seeRegister(sc, k, id); err != nil {
		return err
	}
	if err := naskah.CheckNomor(text); err != nil {
		return err
	}
	for _, x := range s.nomor[k] {
		switch {
		case x.Text != text:
		case x.Naskah == id:
			return nil
		default:
			return naskah.NomorTaken(text)
		}
	}
	s.nomor[k] = append(s.nomor[k], naskah.NomorRegister{Key: k, Text: text, Naskah: id})
	return nil
}

// seeRegister is NotFound unless the scope shows the register and the naskah.
func (s *Store) seeRegister(sc naskah.Scope, k naskah.RegisterKey, id naskah.NaskahID) error {
	if _, err := s.full(sc, id); err != nil || !sc.SeesInstansi(k.Instansi) {
		return naskah.Absent()
	}
	return nil
}

// Tasks lists the follow-up work that was enqueued, oldest first: for tests.
func (s *Store) Tasks() []naskah.Task {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return copies(s.tasks, naskah.Task.Normal)
}

func newestEvent(a, b naskah.Event) int {
	return cmp.Or(b.At.Compare(a.At), strings.Compare(b.Subject.ID, a.Subject.ID), cmp.Compare(b.Seq, a.Seq))
}

// Tamper lets a test change what is kept, behind everybody's back.
func (s *Store) Tamper(id naskah.NaskahID, f func(n *naskah.Naskah, events []naskah.Event) []naskah.Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, ok := s.naskah[id]
	if !ok {
		panic(fmt.Sprintf("memstore: no naskah %s to tamper with", id))
	}
	s.events[id.Subject()] = f(&n, copies(s.events[id.Subject()], naskah.Event.Normal))
	s.naskah[id] = n
}
