package office

import (
	"context"
	"slices"

	"naskah/internal/naskah"
)

// A knowledge is what an act knows of the register around a naskah: read when first asked for, and once, however many rows ask. Of a
// sheet it also knows the rows that come before.
type knowledge struct {
	o     *Office
	by    naskah.Principal
	units []naskah.Unit
	mitra []naskah.Mitra
	ks    []naskah.KerjaSama
	rows  map[naskah.NaskahID]naskah.Naskah
	made  map[naskah.KerjaSamaID]naskah.KerjaSama
}

func (o *Office) knows(by naskah.Principal) *knowledge {
	return &knowledge{o: o, by: by, rows: map[naskah.NaskahID]naskah.Naskah{}, made: map[naskah.KerjaSamaID]naskah.KerjaSama{}}
}

// learn remembers what a row of a sheet would record, for the rows that follow.
func (k *knowledge) learn(c naskah.Change) {
	k.rows[c.After.ID] = c.After
	if c.KerjaSama != nil {
		k.made[c.KerjaSama.ID] = *c.KerjaSama
	}
}

// naskah is a row of the same sheet, or a naskah within the scope.
func (k *knowledge) naskah(ctx context.Context, id naskah.NaskahID) (naskah.Naskah, error) {
	if n, ok := k.rows[id]; ok {
		return n, nil
	}
	return k.o.Store.Naskah(ctx, naskah.ScopeOf(k.by), id)
}

// allUnits are the Perangkat Daerah of the Instansi.
func (k *knowledge) allUnits(ctx context.Context) ([]naskah.Unit, error) {
	if k.units != nil {
		return k.units, nil
	}
	all, err := k.o.Register.Units(ctx, naskah.ScopeSystem())
	k.units = slices.DeleteFunc(all, func(u naskah.Unit) bool { return u.Instansi != k.by.Instansi })
	return k.units, err
}

// unit: a naskah belongs to a Perangkat Daerah of its Instansi.
func (k *knowledge) unit(ctx context.Context, id naskah.UnitID) error {
	units, err := k.allUnits(ctx)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(units, func(u naskah.Unit) bool { return u.ID == id }) {
		return naskah.Dangling("Perangkat Daerah").On("unit")
	}
	return nil
}

// allMitra are the partners of the directory.
func (k *knowledge) allMitra(ctx context.Context) ([]naskah.Mitra, error) {
	if k.mitra != nil {
		return k.mitra, nil
	}
	var err error
	k.mitra, err = k.o.Register.Mitra(ctx, naskah.ScopeOf(k.by))
	return k.mitra, err
}

// parties: who is named by identity is in the directory, or is a region; had are the parties as they are recorded.
func (k *knowledge) parties(ctx context.Context, list, had []naskah.Party) error {
	for _, p := range list {
		if p.Instansi != "" {
			if _, ok := naskah.WilayahByKode(string(p.Instansi)); !ok {
				return naskah.Dangling("daerah").On("pihak")
			}
		}
		if p.Mitra == "" || slices.ContainsFunc(had, func(x naskah.Party) bool { return x.Mitra == p.Mitra }) {
			continue
		}
		mitra, err := k.allMitra(ctx)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(mitra, func(x naskah.Mitra) bool { return x.ID == p.Mitra }) {
			return naskah.Dangling("mitra").On("pihak")
		}
	}
	return nil
}

// kerjaSama is a cooperation within the scope, or one that an earlier row of the sheet makes.
func (k *knowledge) kerjaSama(ctx context.Context, id naskah.KerjaSamaID) (naskah.KerjaSama, error) {
	if ks, ok := k.made[id]; ok {
		return ks, nil
	}
	if k.ks == nil {
		var err error
		if k.ks, err = k.o.Register.KerjaSama(ctx, naskah.ScopeOf(k.by)); err != nil {
			return naskah.KerjaSama{}, err
		}
	}
	i := slices.IndexFunc(k.ks, func(x naskah.KerjaSama) bool { return x.ID == id })
	if i < 0 {
		return naskah.KerjaSama{}, naskah.Errorf(naskah.NotFound, "NSK-KERJASAMA", "Kerja sama yang dipilih tidak ditemukan.").On("kerja_sama")
	}
	return k.ks[i], nil
}
