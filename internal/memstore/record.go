package memstore

import (
	"context"
	"slices"

	"naskah/internal/naskah"
)

// Record commits a row of the register and its event, all or nothing.
func (s *Store) Record(ctx context.Context, r naskah.Record) error {
	if err := alive(ctx); err != nil {
		return err
	}
	row, err := r.Row()
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if row.Key != "" {
		return s.recordHanging(r, row)
	}
	var j journal
	return s.recordOwn(&j, r, row)
}

// RecordAll commits several rows that have histories of their own, all of them or none.
func (s *Store) RecordAll(ctx context.Context, rs []naskah.Record) error {
	if err := alive(ctx); err != nil {
		return err
	}
	rows, err := naskah.RowsTogether(rs)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var j journal
	for i, r := range rs {
		if err := s.recordOwn(&j, r, rows[i]); err != nil {
			j.back()
			return err
		}
	}
	return nil
}

// recordOwn keeps a row that has a history of its own, and its event.
func (s *Store) recordOwn(j *journal, r naskah.Record, row naskah.Row) error {
	last := s.last(row.Subject)
	if row.Seq != last.Seq+1 {
		return naskah.SeqConflict()
	}
	if err := s.refers(r); err != nil {
		return err
	}
	e, err := row.Follow(last, s.clock(), r.By, r.Act, row.Digest)
	if err != nil {
		return err
	}
	s.keepOwn(j, r)
	s.remember(j, e)
	return nil
}

// recordHanging keeps a row that has no history of its own: the subject it hangs on moves one event on.
func (s *Store) recordHanging(r naskah.Record, row naskah.Row) error {
	if err := s.refers(r); err != nil {
		return err
	}
	if row.Naskah != "" {
		row.Subject = naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(s.naskah[row.Naskah].KerjaSama)}
	}
	own, keep, err := s.moveOn(row.Subject)
	if err != nil {
		return err
	}
	e, err := row.Follow(s.last(row.Subject), s.clock(), r.By, r.Act, own)
	if err != nil {
		return err
	}
	if err := s.keepHanging(row.Subject, r); err != nil {
		return err
	}
	keep()
	s.events[row.Subject] = append(s.events[row.Subject], e)
	return nil
}

// moveOn works out the digest of the subject's own row at its next sequence number, and how to keep that row.
func (s *Store) moveOn(sub naskah.Subject) (naskah.Digest, func(), error) {
	reg := &s.register
	switch sub.Kind {
	case naskah.SubjectUser:
		u := s.accounts.users[naskah.UserID(sub.ID)]
		return naskah.UserRow(u).Digest, func() {}, nil
	case naskah.SubjectKerjaSama:
		return next(reg.kerjaSama, naskah.KerjaSamaID(sub.ID), func(x *naskah.KerjaSama) { x.Seq++ }, func(x *naskah.KerjaSama) naskah.Record { return naskah.Record{KerjaSama: x} })
	case naskah.SubjectInstansi:
		return next(reg.instansi, naskah.InstansiID(sub.ID), func(x *naskah.Instansi) { x.Seq++ }, func(x *naskah.Instansi) naskah.Record { return naskah.Record{Instansi: x} })
	case naskah.SubjectMitra:
		return next(reg.mitra, naskah.MitraID(sub.ID), func(x *naskah.Mitra) { x.Seq++ }, func(x *naskah.Mitra) naskah.Record { return naskah.Record{Mitra: x} })
	case naskah.SubjectUnit:
		return next(reg.unit, naskah.UnitID(sub.ID), func(x *naskah.Unit) { x.Seq++ }, func(x *naskah.Unit) naskah.Record { return naskah.Record{Unit: x} })
	case naskah.SubjectOrang:
		return next(reg.orang, naskah.OrangID(sub.ID), func(x *naskah.Orang) { x.Seq++ }, func(x *naskah.Orang) naskah.Record { return naskah.Record{Orang: x} })
	case naskah.SubjectJabatan:
		return next(reg.jabatan, naskah.JabatanID(sub.ID), func(x *naskah.Jabatan) { x.Seq++ }, func(x *naskah.Jabatan) naskah.Record { return naskah.Record{Jabatan: x} })
	case naskah.SubjectPejabat:
		return next(reg.pejabat, naskah.PejabatID(sub.ID), func(x *naskah.Pejabat) { x.Seq++ }, func(x *naskah.Pejabat) naskah.Record { return naskah.Record{Pejabat: x} })
	}
	return "", nil, naskah.Dangling("pokok data")
}

func next[K comparable, T any](table map[K]T, id K, bump func(*T), record func(*T) naskah.Record) (naskah.Digest, func(), error) {
	x := table[id]
	bump(&x)
	row, err := record(&x).Row()
	return row.Digest, func() { table[id] = x }, err
}

// refers is Invalid (NSK-RUJUKAN) when r refers to a row that is not there.
func (s *Store) refers(r naskah.Record) error {
	reg := s.register
	inst := func(id naskah.InstansiID) error { return has(reg.instansi, id, "Instansi") }
	switch {
	case r.Unit != nil:
		return inst(r.Unit.Instansi)
	case r.Jabatan != nil:
		return inst(r.Jabatan.Instansi)
	case r.Orang != nil:
		return inst(r.Orang.Instansi)
	case r.Mitra != nil:
		return inst(r.Mitra.Instansi)
	case r.KerjaSama != nil:
		return inst(r.KerjaSama.Instansi)
	case r.Pejabat != nil:
		return first(inst(r.Pejabat.Instansi), has(reg.orang, r.Pejabat.Orang, "orang"), has(reg.jabatan, r.Pejabat.Jabatan, "jabatan"))
	case r.Relasi != nil:
		return s.fitsRelasi(*r.Relasi, "")
	case r.Fakta != nil:
		return first(inst(r.Fakta.Instansi), has(reg.kerjaSama, r.Fakta.KerjaSama, "kerja sama"))
	case r.Attachment != nil:
		if _, ok := s.instansiOf(r.Attachment.Subject); !ok {
			return naskah.Dangling("pokok data")
		}
		return inst(r.Attachment.Instansi)
	case r.Certificate != nil:
		return first(inst(r.Certificate.Instansi), has(s.accounts.users, r.Certificate.User, "akun"))
	case r.Delivery != nil:
		return first(inst(r.Delivery.Instansi), has(s.naskah, r.Delivery.Naskah, "naskah"))
	}
	return nil
}

// fitsRelasi: creating is the naskah that comes in the same change.
func (s *Store) fitsRelasi(r naskah.Relasi, creating naskah.NaskahID) error {
	if slices.ContainsFunc(s.register.relasi, func(x owned[naskah.Relasi]) bool { return x.row.ID == r.ID }) {
		return naskah.Twice()
	}
	if r.Dari == r.Ke {
		return naskah.Dangling("naskah lain")
	}
	dari := has(s.naskah, r.Dari, "naskah")
	if r.Dari == creating {
		dari = nil
	}
	return first(has(s.register.instansi, r.Instansi, "Instansi"), dari, has(s.naskah, r.Ke, "naskah"))
}

func has[K comparable, T any](table map[K]T, id K, what string) error {
	if _, ok := table[id]; !ok {
		return naskah.Dangling(what)
	}
	return nil
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) keepOwn(j *journal, r naskah.Record) {
	reg := &s.register
	switch {
	case r.Instansi != nil:
		put(j, reg.instansi, r.Instansi.ID, r.Instansi.Normal())
	case r.Unit != nil:
		put(j, reg.unit, r.Unit.ID, *r.Unit)
	case r.Jabatan != nil:
		put(j, reg.jabatan, r.Jabatan.ID, *r.Jabatan)
	case r.Orang != nil:
		put(j, reg.orang, r.Orang.ID, *r.Orang)
	case r.Pejabat != nil:
		put(j, reg.pejabat, r.Pejabat.ID, *r.Pejabat)
	case r.Mitra != nil:
		put(j, reg.mitra, r.Mitra.ID, r.Mitra.Normal())
	case r.KerjaSama != nil:
		put(j, reg.kerjaSama, r.KerjaSama.ID, r.KerjaSama.Normal())
	}
}

func (s *Store) keepHanging(owner naskah.Subject, r naskah.Record) (err error) {
	reg := &s.register
	switch {
	case r.Relasi != nil:
		reg.relasi, err = add(reg.relasi, owner, *r.Relasi, func(x naskah.Relasi) string { return x.ID })
	case r.Fakta != nil:
		reg.fakta, err = add(reg.fakta, owner, *r.Fakta, func(x naskah.Fakta) string { return x.ID })
	case r.Attachment != nil:
		reg.lampiran, err = add(reg.lampiran, owner, r.Attachment.Normal(), func(x naskah.Attachment) string { return x.ID })
	case r.Delivery != nil:
		reg.kirim, err = add(reg.kirim, owner, r.Delivery.Normal(), func(x naskah.Delivery) string { return x.ID })
	case r.Certificate != nil:
		reg.sertif, err = s.keepCertificate(owner, r.Certificate.Normal())
	}
	return err
}

func add[T any](list []owned[T], owner naskah.Subject, row T, id func(T) string) ([]owned[T], error) {
	if slices.ContainsFunc(list, func(x owned[T]) bool { return id(x.row) == id(row) }) {
		return list, naskah.Twice()
	}
	return append(list, owned[T]{owner, row}), nil
}

// keepCertificate: the only thing that ever changes of a certificate is that it is revoked.
func (s *Store) keepCertificate(owner naskah.Subject, c naskah.Certificate) ([]owned[naskah.Certificate], error) {
	list := s.register.sertif
	i := slices.IndexFunc(list, func(x owned[naskah.Certificate]) bool { return x.row.Fingerprint == c.Fingerprint })
	if i < 0 {
		return append(list, owned[naskah.Certificate]{owner, c}), nil
	}
	revoked := list[i].row
	revoked.Revoked = true
	if list[i].row.Revoked || c != revoked {
		return list, naskah.Twice()
	}
	list = slices.Clone(list)
	list[i].row = c
	return list, nil
}

// instansiOf is the Instansi that a subject belongs to.
func (s *Store) instansiOf(sub naskah.Subject) (naskah.InstansiID, bool) {
	reg := s.register
	switch sub.Kind {
	case naskah.SubjectNaskah:
		n, ok := s.naskah[naskah.NaskahID(sub.ID)]
		return n.Instansi, ok
	case naskah.SubjectKerjaSama:
		x, ok := reg.kerjaSama[naskah.KerjaSamaID(sub.ID)]
		return x.Instansi, ok
	case naskah.SubjectPejabat:
		x, ok := reg.pejabat[naskah.PejabatID(sub.ID)]
		return x.Instansi, ok
	case naskah.SubjectOrang:
		x, ok := reg.orang[naskah.OrangID(sub.ID)]
		return x.Instansi, ok
	case naskah.SubjectJabatan:
		x, ok := reg.jabatan[naskah.JabatanID(sub.ID)]
		return x.Instansi, ok
	case naskah.SubjectUnit:
		x, ok := reg.unit[naskah.UnitID(sub.ID)]
		return x.Instansi, ok
	case naskah.SubjectInstansi:
		x, ok := reg.instansi[naskah.InstansiID(sub.ID)]
		return x.ID, ok
	case naskah.SubjectMitra:
		x, ok := reg.mitra[naskah.MitraID(sub.ID)]
		return x.Instansi, ok
	case naskah.SubjectUsul:
		x, ok := s.pending[sub.ID]
		return x.Instansi, ok
	case naskah.SubjectUser:
		x, ok := s.accounts.users[naskah.UserID(sub.ID)]
		return x.Instansi, ok
	}
	return "", false
}
