package office

import (
	"context"
	"strings"

	"naskah/internal/naskah"
)

// SaveUnit keeps a Perangkat Daerah: name, from-to, successor. What is counted of a unit that has ended is counted with its successor.
func (o *Office) SaveUnit(ctx context.Context, p naskah.Principal, x naskah.Unit) (naskah.UnitID, error) {
	done, err := o.Register.Alone(ctx)
	if err != nil {
		return "", err
	}
	defer done()
	r, err := o.registrar(ctx, p, naskah.RoleOfficer, naskah.Subject{Kind: naskah.SubjectUnit, ID: string(x.ID)})
	if err != nil {
		return "", err
	}
	fresh := x.ID == ""
	if _, ok := r.unit(x.ID); !ok && !fresh {
		return "", naskah.Absent()
	}
	x.Instansi = r.inst.ID
	if err := lines(typed{&x.Nama, "Nama Perangkat Daerah", "nama", maxNama, true}, typed{&x.Singkat, "Nama singkat", "singkat", 60, false}); err != nil {
		return "", err
	}
	if err := r.fitsUnit(x); err != nil {
		return "", err
	}
	if fresh {
		id, err := o.newID()
		if err != nil {
			return "", err
		}
		x.ID, x.Seq = naskah.UnitID(id), 0
	}
	x.Seq++
	return x.ID, r.keep(ctx, naskah.Subject{Kind: naskah.SubjectUnit, ID: string(x.ID)}, naskah.Record{Unit: &x}, fresh)
}

// fitsUnit: dates in order, one unit of a name at a time, a successor that leads somewhere.
func (r *registrar) fitsUnit(x naskah.Unit) error {
	if err := span(x.Mulai, x.Selesai); err != nil {
		return err
	}
	for _, y := range r.units {
		if y.ID != x.ID && strings.EqualFold(y.Nama, x.Nama) && overlap(x.Mulai, x.Selesai, y.Mulai, y.Selesai) {
			return naskah.Errorf(naskah.Conflict, "NSK-UNIT-GANDA", "Perangkat Daerah %q sudah tercatat untuk waktu yang sama.", y.Nama).On("nama")
		}
	}
	if x.Penerus == "" {
		return nil
	}
	next, ok := r.unit(x.Penerus)
	switch {
	case !ok:
		return naskah.Errorf(naskah.Invalid, "NSK-RUJUKAN", "Pilih Perangkat Daerah penerus dari daftar.").On("penerus")
	case x.Selesai.IsZero():
		return naskah.Errorf(naskah.Invalid, "NSK-UNIT-PENERUS", "Isi tanggal selesai: Perangkat Daerah yang masih ada tidak mempunyai penerus.").On("selesai")
	case !next.Selesai.IsZero() && next.Selesai.Before(x.Selesai):
		return naskah.Errorf(naskah.Invalid, "NSK-UNIT-PENERUS", "%s berakhir %s, sebelum Perangkat Daerah yang diteruskannya. Pilih penerus yang lain.", next.Nama, next.Selesai.Panjang()).On("penerus")
	}
	for seen := 0; next.ID != ""; seen++ {
		if next.ID == x.ID || seen > len(r.units) {
			return naskah.Errorf(naskah.Invalid, "NSK-UNIT-PUTARAN", "Penerus ini pada akhirnya kembali kepada %s sendiri. Pilih penerus yang lain.", x.Nama).On("penerus")
		}
		next, _ = r.unit(next.Penerus)
	}
	return nil
}

// overlap says whether two spans of time have a day in common; no beginning is always, no end is still.
func overlap(from, to, from2, to2 naskah.Date) bool {
	return (to.IsZero() || !to.Before(from2)) && (to2.IsZero() || !to2.Before(from))
}
