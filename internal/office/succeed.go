package office

import (
	"context"
	"slices"

	"naskah/internal/naskah"
)

// Succeed begins x in its office and ends, on the day before x.Mulai, the time of those who hold it ("Pergantian pejabat"): definitif,
// Pj., Pjs. and Plt.; a Plh. only stands in for days and keeps his dates. Everything is checked before anything is written, and
// all rows are kept in one transaction: the office is never vacant in between.
func (o *Office) Succeed(ctx context.Context, p naskah.Principal, x naskah.Pejabat) (naskah.PejabatID, error) {
	done, err := o.Register.Alone(ctx)
	if err != nil {
		return "", err
	}
	defer done()
	r, err := o.registrar(ctx, p, naskah.RoleOfficer, naskah.Subject{Kind: naskah.SubjectJabatan, ID: string(x.Jabatan)})
	if err != nil {
		return "", err
	}
	x.ID, x.Seq, x.Instansi = "", 0, r.inst.ID
	if err := lines(typed{&x.Keputusan, "Keputusan pengangkatan", "keputusan", maxNama, false}); err != nil {
		return "", err
	}
	if x.Mulai.IsZero() {
		return "", naskah.Errorf(naskah.Invalid, "NSK-KOSONG", "Tanggal mulai menjabat belum diisi.").On("mulai")
	}
	was := map[naskah.PejabatID]naskah.Pejabat{}
	for _, y := range r.pejabat {
		was[y.ID] = y
	}
	ended, err := r.endBefore(x)
	if err != nil {
		return "", err
	}
	if err := r.fitsPejabat(x); err != nil {
		return "", err
	}
	id, err := o.newID()
	if err != nil {
		return "", err
	}
	x.ID, x.Seq = naskah.PejabatID(id), 1
	rows := make([]naskah.Record, 0, len(ended)+1)
	for _, y := range ended {
		y.Seq++
		rows = append(rows, naskah.Record{By: r.by, Act: naskah.ActEdit, Pejabat: &y, Changed: unlike(sayPejabat(was[y.ID]), sayPejabat(y))})
	}
	rows = append(rows, naskah.Record{By: r.by, Act: naskah.ActCreate, Pejabat: &x})
	if err := o.Register.RecordAll(ctx, rows); err != nil {
		return "", err
	}
	return x.ID, nil
}

// endBefore ends, in the directory as r read it, those whom x follows, and gives their rows. Who began on that day or later stands in
// the way.
func (r *registrar) endBefore(x naskah.Pejabat) ([]naskah.Pejabat, error) {
	last := x.Mulai.AddDays(-1)
	r.pejabat = slices.Clone(r.pejabat)
	var out []naskah.Pejabat
	for i, y := range r.pejabat {
		if y.Jabatan != x.Jabatan || y.Kapasitas == naskah.Plh || !y.Selesai.IsZero() && !last.Before(y.Selesai) {
			continue
		}
		if last.Before(y.Mulai) {
			who, _ := r.person(y.Orang)
			return nil, naskah.Errorf(naskah.Conflict, "NSK-PEJABAT-GANDA", "%s tercatat mulai menjabat pada %s, tidak sebelum tanggal mulai pejabat baru. Periksa tanggalnya, atau ubah dahulu catatan itu.",
				who.Nama, y.Mulai.Panjang()).On("mulai")
		}
		y.Selesai = last
		r.pejabat[i] = y
		out = append(out, y)
	}
	return out, nil
}
