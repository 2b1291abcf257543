package office

import (
	"context"

	"naskah/internal/naskah"
)

// The answers.
const (
	Ya    = "ya"
	Tidak = "tidak"
)

// DPRD are the two questions for PKS and NK [P22 11, 34, 56]; "" is not answered.
type DPRD struct {
	Membebani     string      // ya | tidak: membebani masyarakat dan daerah
	BelumAnggaran string      // ya | tidak: belum dianggarkan dalam APBD tahun berjalan
	Diajukan      naskah.Date // the request was received by the DPRD
	Disetujui     naskah.Date // of the DPRD's letter; the letter itself is an attachment dprd-setuju
	DianggapPada  naskah.Date // the day from which consent is deemed given; computed from Diajukan, zero when there is no request
}

// AnswerDPRD keeps the answers with the kerja sama as dated facts; the newest hold. Only what differs from what holds is written, so
// that an answer which failed half way is completed by giving it again. By the officer, or the unit that prepares the kerja sama.
func (o *Office) AnswerDPRD(ctx context.Context, p naskah.Principal, k naskah.KerjaSamaID, d DPRD) error {
	s, err := o.subject(ctx, p, naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(k)})
	if err != nil {
		return err
	}
	if err := s.mayBring(naskah.JenisLampiran{}); err != nil {
		return o.refused(ctx, p, s.sub, naskah.ActEdit, err)
	}
	if err := d.check(naskah.DateIn(s.now, s.zone)); err != nil {
		return err
	}
	old, err := o.Register.Fakta(ctx, naskah.ScopeSystem(), k)
	if err != nil {
		return err
	}
	for _, f := range d.facts(dprdOf(old), naskah.DateIn(s.now, s.zone)) {
		id, err := o.newID()
		if err != nil {
			return err
		}
		f.ID, f.Instansi, f.KerjaSama = string(id), s.instansi, k
		if err := o.Register.Record(ctx, naskah.Record{By: s.actingFor(naskah.JenisLampiran{}), Act: naskah.ActEdit, Fakta: &f}); err != nil {
			return err
		}
	}
	return nil
}

// check refuses answers that contradict each other or the calendar.
func (d DPRD) check(today naskah.Date) error {
	for _, x := range []struct{ answer, field string }{{d.Membebani, "membebani"}, {d.BelumAnggaran, "belum_anggaran"}} {
		if x.answer != "" && x.answer != Ya && x.answer != Tidak {
			return naskah.Errorf(naskah.Invalid, "NSK-DPRD-JAWABAN", "Jawab dengan ya atau tidak.").On(x.field)
		}
	}
	switch {
	case today.Before(d.Diajukan):
		return naskah.Errorf(naskah.Invalid, "NSK-DPRD-TANGGAL", "Tanggal permohonan diterima DPRD (%s) belum tiba.", d.Diajukan.Panjang()).On("diajukan")
	case today.Before(d.Disetujui):
		return naskah.Errorf(naskah.Invalid, "NSK-DPRD-TANGGAL", "Tanggal surat persetujuan DPRD (%s) belum tiba.", d.Disetujui.Panjang()).On("disetujui")
	case !d.Disetujui.IsZero() && !d.Diajukan.IsZero() && d.Disetujui.Before(d.Diajukan):
		return naskah.Errorf(naskah.Invalid, "NSK-DPRD-TANGGAL", "Surat persetujuan DPRD (%s) lebih dahulu daripada permohonannya (%s). Periksa kedua tanggalnya.",
			d.Disetujui.Panjang(), d.Diajukan.Panjang()).On("disetujui")
	}
	return nil
}

// facts are the dated facts that turn what holds into d; what is taken back is a fact without answer and without date.
func (d DPRD) facts(holds DPRD, today naskah.Date) []naskah.Fakta {
	var out []naskah.Fakta
	for _, x := range []struct{ kind, now, before string }{{naskah.FaktaDPRDBeban, d.Membebani, holds.Membebani}, {naskah.FaktaDPRDAnggaran, d.BelumAnggaran, holds.BelumAnggaran}} {
		if x.now != x.before {
			out = append(out, naskah.Fakta{Jenis: x.kind, Tanggal: today, Nilai: x.now})
		}
	}
	for _, x := range []struct {
		kind        string
		now, before naskah.Date
	}{{naskah.FaktaDPRDDiajukan, d.Diajukan, holds.Diajukan}, {naskah.FaktaDPRDSetuju, d.Disetujui, holds.Disetujui}} {
		if x.now != x.before {
			out = append(out, naskah.Fakta{Jenis: x.kind, Tanggal: x.now})
		}
	}
	return out
}

// DPRD gives the answers that hold.
func (o *Office) DPRD(ctx context.Context, p naskah.Principal, k naskah.KerjaSamaID) (DPRD, error) {
	if _, err := o.subject(ctx, p, naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(k)}); err != nil {
		return DPRD{}, err
	}
	facts, err := o.Register.Fakta(ctx, naskah.ScopeSystem(), k)
	return dprdOf(facts), err
}

// dprdOf reads the answers from facts in the order in which they were entered; the newest hold.
func dprdOf(facts []naskah.Fakta) DPRD {
	var d DPRD
	for _, f := range facts {
		switch f.Jenis {
		case naskah.FaktaDPRDBeban:
			d.Membebani = f.Nilai
		case naskah.FaktaDPRDAnggaran:
			d.BelumAnggaran = f.Nilai
		case naskah.FaktaDPRDDiajukan:
			d.Diajukan = f.Tanggal
		case naskah.FaktaDPRDSetuju:
			d.Disetujui = f.Tanggal
		}
	}
	d.DianggapPada = naskah.DianggapSetuju(d.Diajukan)
	return d
}
