package naskah

import (
	"bytes"
	"maps"
	"slices"
	"time"
)

// What a store keeps and returns is in one normal form, so that both engines return what went in and equal things have equal
// digests: instants are UTC milliseconds, an empty list is nil, and nothing is shared with the caller.

// Milli is t as it is kept: UTC, milliseconds; the zero time stays zero.
func Milli(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC().Truncate(time.Millisecond)
}

func list[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	return slices.Clone(s)
}

// Normal is n as a store keeps it.
func (n Naskah) Normal() Naskah {
	n.Parties, n.Nomor, n.Signers = list(n.Parties), list(n.Nomor), list(n.Signers)
	n.Parafs, n.Reasons, n.Writers, n.Asli = list(n.Parafs), list(n.Reasons), list(n.Writers), list(n.Asli)
	for i := range n.Parafs {
		n.Parafs[i].At = Milli(n.Parafs[i].At)
	}
	for i := range n.Reasons {
		n.Reasons[i].At = Milli(n.Reasons[i].At)
	}
	n.CreatedAt, n.UpdatedAt = Milli(n.CreatedAt), Milli(n.UpdatedAt)
	return n
}

// Normal is v as a store keeps it.
func (v Version) Normal() Version {
	v.Fields, v.At = list(v.Fields), Milli(v.At)
	return v
}

// Normal is s as a store keeps it.
func (s SigningSession) Normal() SigningSession {
	s.Turns, s.Deadline = list(s.Turns), Milli(s.Deadline)
	for i := range s.Turns {
		s.Turns[i].At = Milli(s.Turns[i].At)
	}
	if s.Intent != nil {
		in := *s.Intent
		in.Until = Milli(in.Until)
		s.Intent = &in
	}
	return s
}

// Kept is p as an event remembers him: who, by which name, in which role, of which Instansi.
func (p Principal) Kept() Principal {
	return Principal{User: p.User, Nama: p.Nama, Role: p.Role, Instansi: p.Instansi}
}

// Normal is e as a store keeps it.
func (e Event) Normal() Event {
	e.At, e.By, e.Detail = Milli(e.At), e.By.Kept(), bytes.Clone(e.Detail)
	if e.Second != nil {
		p := e.Second.Kept()
		e.Second = &p
	}
	return e
}

// Normal is r as a store keeps it.
func (r Refusal) Normal() Refusal {
	r.At, r.By = Milli(r.At), r.By.Kept()
	return r
}

// Normal is p as a store keeps it.
func (p Pending) Normal() Pending {
	p.At, p.Until, p.By, p.Change = Milli(p.At), Milli(p.Until), p.By.person(), bytes.Clone(p.Change)
	if p.Answer != nil {
		a := p.Answer.Normal()
		p.Answer = &a
	}
	return p
}

// Normal is a as a store keeps it.
func (a Answer) Normal() Answer {
	a.At, a.By = Milli(a.At), a.By.person()
	return a
}

// person is p as a proposal keeps him: as an event does, and who he is whichever account he uses.
func (p Principal) person() Principal {
	kept := p.Kept()
	kept.Orang = p.Orang
	return kept
}

// Normal is t as a store keeps it.
func (t Task) Normal() Task {
	t.Args, t.RunAt = bytes.Clone(t.Args), Milli(t.RunAt)
	return t
}

// Normal is i as a store keeps it.
func (i Instansi) Normal() Instansi {
	if i.Pola = maps.Clone(i.Pola); len(i.Pola) == 0 {
		i.Pola = nil
	}
	chains := i.RantaiParaf
	if i.RantaiParaf = maps.Clone(chains); len(chains) == 0 {
		i.RantaiParaf = nil
	}
	for k, chain := range i.RantaiParaf {
		i.RantaiParaf[k] = list(chain)
	}
	return i
}

// Normal is k as a store keeps it.
func (k KerjaSama) Normal() KerjaSama {
	k.Urusan, k.Pelaksana, k.Mitra = list(k.Urusan), list(k.Pelaksana), list(k.Mitra)
	return k
}

// Normal is m as a store keeps it.
func (m Mitra) Normal() Mitra { m.Dasar = bytes.Clone(m.Dasar); return m }

// Normal is a as a store keeps it.
func (a Attachment) Normal() Attachment { a.At = Milli(a.At); return a }

// Normal is c as a store keeps it.
func (c Certificate) Normal() Certificate {
	c.NotBefore, c.NotAfter, c.At = Milli(c.NotBefore), Milli(c.NotAfter), Milli(c.At)
	return c
}

// Normal is d as a store keeps it.
func (d Delivery) Normal() Delivery { d.At = Milli(d.At); return d }

// Normal is u as a store keeps it.
func (u User) Normal() User { u.Roles = list(u.Roles); return u }

// Normal is s as a store keeps it.
func (s SignIn) Normal() SignIn {
	s.Since, s.Seen, s.Until = Milli(s.Since), Milli(s.Seen), Milli(s.Until)
	return s
}
