package memstore

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// Audit lays open every subject, in the order of kind and ID.
func (s *Store) Audit(ctx context.Context, f func(naskah.Audited) error) error {
	s.mu.RLock()
	all := s.subjects()
	s.mu.RUnlock()
	for _, sub := range all {
		if err := alive(ctx); err != nil {
			return err
		}
		s.mu.RLock()
		a := s.entry(sub).Audited()
		s.mu.RUnlock()
		if err := f(a); err != nil {
			return err
		}
	}
	return nil
}

// subjects lists what has a row or a history.
func (s *Store) subjects() []naskah.Subject {
	found := map[naskah.Subject]bool{}
	for sub := range s.events {
		found[sub] = true
	}
	reg := s.register
	keys(found, naskah.SubjectNaskah, s.naskah)
	keys(found, naskah.SubjectKerjaSama, reg.kerjaSama)
	keys(found, naskah.SubjectPejabat, reg.pejabat)
	keys(found, naskah.SubjectOrang, reg.orang)
	keys(found, naskah.SubjectJabatan, reg.jabatan)
	keys(found, naskah.SubjectUnit, reg.unit)
	keys(found, naskah.SubjectInstansi, reg.instansi)
	keys(found, naskah.SubjectMitra, reg.mitra)
	keys(found, naskah.SubjectUser, s.accounts.users)
	keys(found, naskah.SubjectUsul, s.pending)
	return slices.SortedFunc(maps.Keys(found), func(a, b naskah.Subject) int {
		return cmp.Or(strings.Compare(string(a.Kind), string(b.Kind)), strings.Compare(a.ID, b.ID))
	})
}

func keys[K ~string, T any](to map[naskah.Subject]bool, kind naskah.SubjectKind, table map[K]T) {
	for k := range table {
		to[naskah.Subject{Kind: kind, ID: string(k)}] = true
	}
}

func (s *Store) entry(sub naskah.Subject) naskah.AuditEntry {
	reg := s.register
	a := naskah.AuditEntry{Subject: sub, Events: copies(s.events[sub], naskah.Event.Normal)}
	_, a.Exists = s.instansiOf(sub)
	switch sub.Kind {
	case naskah.SubjectNaskah:
		n := s.naskah[naskah.NaskahID(sub.ID)]
		a.Row, a.Seq, a.Versions, a.Sessions = n, n.Seq, s.versions[n.ID], s.sessions[n.ID]
	case naskah.SubjectKerjaSama:
		x := reg.kerjaSama[naskah.KerjaSamaID(sub.ID)]
		a.Row, a.Seq = x, x.Seq
	case naskah.SubjectPejabat:
		x := reg.pejabat[naskah.PejabatID(sub.ID)]
		a.Row, a.Seq = x, x.Seq
	case naskah.SubjectOrang:
		x := reg.orang[naskah.OrangID(sub.ID)]
		a.Row, a.Seq = x, x.Seq
	case naskah.SubjectJabatan:
		x := reg.jabatan[naskah.JabatanID(sub.ID)]
		a.Row, a.Seq = x, x.Seq
	case naskah.SubjectUnit:
		x := reg.unit[naskah.UnitID(sub.ID)]
		a.Row, a.Seq = x, x.Seq
	case naskah.SubjectInstansi:
		x := reg.instansi[naskah.InstansiID(sub.ID)]
		a.Row, a.Seq = x, x.Seq
	case naskah.SubjectMitra:
		x := reg.mitra[naskah.MitraID(sub.ID)]
		a.Row, a.Seq = x, x.Seq
	case naskah.SubjectUsul:
		x := s.pending[sub.ID]
		a.Row, a.Seq = x, x.Seat()
	case naskah.SubjectUser:
		a.Row, a.Seq = s.accounts.users[naskah.UserID(sub.ID)], len(a.Events)
	}
	a.Relasi, a.Fakta, a.Attachments = ownedBy(reg.relasi, sub), ownedBy(reg.fakta, sub), ownedBy(reg.lampiran, sub)
	a.Certificates, a.Deliveries = ownedBy(reg.sertif, sub), ownedBy(reg.kirim, sub)
	return a
}

func ownedBy[T any](list []owned[T], sub naskah.Subject) []T {
	var out []T
	for _, x := range list {
		if x.owner == sub {
			out = append(out, x.row)
		}
	}
	return out
}
