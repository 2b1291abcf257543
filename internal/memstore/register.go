package memstore

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"naskah/internal/naskah"
)

// owned is a row that hangs on a subject, whose history remembers it.
type owned[T any] struct {
	owner naskah.Subject
	row   T
}

type register struct {
	instansi  map[naskah.InstansiID]naskah.Instansi
	unit      map[naskah.UnitID]naskah.Unit
	jabatan   map[naskah.JabatanID]naskah.Jabatan
	orang     map[naskah.OrangID]naskah.Orang
	pejabat   map[naskah.PejabatID]naskah.Pejabat
	mitra     map[naskah.MitraID]naskah.Mitra
	kerjaSama map[naskah.KerjaSamaID]naskah.KerjaSama
	relasi    []owned[naskah.Relasi]
	fakta     []owned[naskah.Fakta]
	lampiran  []owned[naskah.Attachment]
	sertif    []owned[naskah.Certificate]
	kirim     []owned[naskah.Delivery]
}

func newRegister() register {
	return register{
		instansi:  map[naskah.InstansiID]naskah.Instansi{},
		unit:      map[naskah.UnitID]naskah.Unit{},
		jabatan:   map[naskah.JabatanID]naskah.Jabatan{},
		orang:     map[naskah.OrangID]naskah.Orang{},
		pejabat:   map[naskah.PejabatID]naskah.Pejabat{},
		mitra:     map[naskah.MitraID]naskah.Mitra{},
		kerjaSama: map[naskah.KerjaSamaID]naskah.KerjaSama{},
	}
}

// Instansi is one regional government; known to everybody.
func (s *Store) Instansi(ctx context.Context, id naskah.InstansiID) (naskah.Instansi, error) {
	if err := alive(ctx); err != nil {
		return naskah.Instansi{}, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	i, ok := s.register.instansi[id]
	if !ok {
		return naskah.Instansi{}, naskah.Absent()
	}
	return i.Normal(), nil
}

// AllInstansi lists them by ID.
func (s *Store) AllInstansi(ctx context.Context) ([]naskah.Instansi, error) {
	return rowsOf(ctx, s, s.register.instansi, func(naskah.Instansi) bool { return true }, naskah.Instansi.Normal)
}

// Units lists the Perangkat Daerah that the scope shows, by ID, as do the lists after it.
func (s *Store) Units(ctx context.Context, sc naskah.Scope) ([]naskah.Unit, error) {
	return rowsOf(ctx, s, s.register.unit, func(x naskah.Unit) bool { return sc.SeesInstansi(x.Instansi) }, same[naskah.Unit])
}

// Jabatan lists the offices.
func (s *Store) Jabatan(ctx context.Context, sc naskah.Scope) ([]naskah.Jabatan, error) {
	return rowsOf(ctx, s, s.register.jabatan, func(x naskah.Jabatan) bool { return sc.SeesInstansi(x.Instansi) }, same[naskah.Jabatan])
}

// Orang lists the persons.
func (s *Store) Orang(ctx context.Context, sc naskah.Scope) ([]naskah.Orang, error) {
	return rowsOf(ctx, s, s.register.orang, func(x naskah.Orang) bool { return sc.SeesInstansi(x.Instansi) }, same[naskah.Orang])
}

// Pejabat lists the office-holders.
func (s *Store) Pejabat(ctx context.Context, sc naskah.Scope) ([]naskah.Pejabat, error) {
	return rowsOf(ctx, s, s.register.pejabat, func(x naskah.Pejabat) bool { return sc.SeesInstansi(x.Instansi) }, same[naskah.Pejabat])
}

// Mitra lists the partners of the directory.
func (s *Store) Mitra(ctx context.Context, sc naskah.Scope) ([]naskah.Mitra, error) {
	return rowsOf(ctx, s, s.register.mitra, func(x naskah.Mitra) bool { return sc.SeesInstansi(x.Instansi) }, naskah.Mitra.Normal)
}

// KerjaSama lists the cooperations.
func (s *Store) KerjaSama(ctx context.Context, sc naskah.Scope) ([]naskah.KerjaSama, error) {
	return rowsOf(ctx, s, s.register.kerjaSama, func(x naskah.KerjaSama) bool { return sc.SeesInstansi(x.Instansi) }, naskah.KerjaSama.Normal)
}

func same[T any](x T) T { return x }

// rowsOf lists a table in the order of its keys.
func rowsOf[K cmp.Ordered, T any](ctx context.Context, s *Store, table map[K]T, sees func(T) bool, normal func(T) T) ([]T, error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	var out []T
	for _, k := range slices.Sorted(maps.Keys(table)) {
		if sees(table[k]) {
			out = append(out, normal(table[k]))
		}
	}
	return out, nil
}

// Relasi lists the relations of a naskah in both directions, oldest first, to what the scope also sees.
func (s *Store) Relasi(ctx context.Context, sc naskah.Scope, id naskah.NaskahID) ([]naskah.Relasi, error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if _, sight := s.see(sc, id); sight == naskah.SeesNothing {
		return nil, naskah.Absent()
	}
	return hanging(s.register.relasi, func(r naskah.Relasi) bool {
		other := r.Ke
		if r.Ke == id {
			other = r.Dari
		} else if r.Dari != id {
			return false
		}
		_, sight := s.see(sc, other)
		return sight != naskah.SeesNothing
	}, same[naskah.Relasi]), nil
}

// Fakta lists the dated facts of a kerja sama, oldest entry first.
func (s *Store) Fakta(ctx context.Context, sc naskah.Scope, k naskah.KerjaSamaID) ([]naskah.Fakta, error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if ks, ok := s.register.kerjaSama[k]; !ok || !sc.SeesInstansi(ks.Instansi) {
		return nil, naskah.Absent()
	}
	return hanging(s.register.fakta, func(f naskah.Fakta) bool { return f.KerjaSama == k }, same[naskah.Fakta]), nil
}

// Attachments lists the files of a subject, oldest first.
func (s *Store) Attachments(ctx context.Context, sc naskah.Scope, sub naskah.Subject) ([]naskah.Attachment, error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if _, err := s.seeSubject(sc, sub); err != nil {
		return nil, err
	}
	return hanging(s.register.lampiran, func(a naskah.Attachment) bool { return a.Subject == sub }, naskah.Attachment.Normal), nil
}

// Certificates lists the certificates of a user, oldest first: his own, or those of his Instansi's users. An empty user: of all.
func (s *Store) Certificates(ctx context.Context, sc naskah.Scope, u naskah.UserID) ([]naskah.Certificate, error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	return hanging(s.register.sertif, func(c naskah.Certificate) bool {
		return (u == "" || c.User == u) && (sc.SeesInstansi(c.Instansi) || sc.User() != "" && c.User == sc.User())
	}, naskah.Certificate.Normal), nil
}

// Deliveries lists who received which version of a naskah, oldest first.
func (s *Store) Deliveries(ctx context.Context, sc naskah.Scope, id naskah.NaskahID) ([]naskah.Delivery, error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if _, err := s.full(sc, id); err != nil {
		return nil, err
	}
	return hanging(s.register.kirim, func(d naskah.Delivery) bool { return d.Naskah == id }, naskah.Delivery.Normal), nil
}

func hanging[T any](list []owned[T], wanted func(T) bool, normal func(T) T) []T {
	var out []T
	for _, x := range list {
		if wanted(x.row) {
			out = append(out, normal(x.row))
		}
	}
	return out
}
