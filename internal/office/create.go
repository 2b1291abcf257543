package office

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"naskah/internal/naskah"
)

// A CreateInput is what a new naskah starts from. Unit empty: the author's own. KerjaSama empty: a new cooperation is made from
// the title and Jalur. Values nil: the template's defaults. ID is chosen by the form (naskah.NewID), so that a form that is sent twice
// makes one naskah; empty, or not an ID: a new one.
type CreateInput struct {
	ID        naskah.NaskahID
	Jenis     naskah.Kode
	Unit      naskah.UnitID
	KerjaSama naskah.KerjaSamaID
	Jalur     naskah.Jalur
	Values    naskah.Values
}

// Create begins a draft from the current template of its kind, which stays its template for life.
func (o *Office) Create(ctx context.Context, p naskah.Principal, in CreateInput) (naskah.Naskah, error) {
	m, err := o.blank(ctx, p)
	if err != nil {
		return naskah.Naskah{}, err
	}
	m.n.Unit, m.n.Author = cmp.Or(in.Unit, p.Unit), p.User
	mv, err := o.allowNew(ctx, m, naskah.ActCreate)
	if err != nil {
		return naskah.Naskah{}, err
	}
	if naskah.ValidID(string(in.ID)) {
		if made, err := o.begun(ctx, p, in.ID); made.ID != "" || err != nil {
			return made, err
		}
		m.n.ID = in.ID
	}
	n := m.n.WrittenBy(p)
	n.Jenis, n.Klasifikasi, n.CreatedAt = in.Jenis, DefaultKlasifikasi, m.now
	tpl, err := o.Templates.Current(in.Jenis)
	if err != nil {
		return naskah.Naskah{}, err
	}
	n.Template = tpl.Ref
	if n.Jalur, err = o.jalurOf(ctx, p, in.KerjaSama, in.Jalur, tpl.Jalur); err != nil {
		return naskah.Naskah{}, err
	}
	values := in.Values
	if values == nil {
		values = tpl.Defaults()
	}
	r, err := o.roster(ctx, m.inst)
	if err != nil {
		return naskah.Naskah{}, err
	}
	today := naskah.DateIn(m.now, m.zone)
	values = ownSide(values, tpl, m.inst, n.Jalur, r, today)
	if values, err = o.partners(ctx, values, nil, tpl, r, today); err != nil {
		return naskah.Naskah{}, err
	}
	if n, err = o.settle(ctx, m, n, r, r.officials(withoutOpening(values))); err != nil {
		return naskah.Naskah{}, err
	}
	n.Tahun = naskah.DateIn(m.now, m.zone).Year
	if err := o.guard(ctx, m, mv, naskah.Facts{After: after(n, m, mv), TemplateCurrent: true, ValuesParse: true}); err != nil {
		return naskah.Naskah{}, err
	}
	c := naskah.Change{}
	if n.KerjaSama = in.KerjaSama; n.KerjaSama == "" {
		ks, err := o.freshCooperation(n)
		if err != nil {
			return naskah.Naskah{}, err
		}
		c.KerjaSama, n.KerjaSama = &ks, ks.ID // in one transaction: no kerja sama stands without a naskah
	}
	c.After = n
	return o.record(ctx, m, mv, c, detail{"values": string(n.Values), "template": string(n.Template.Kode) + " " + n.Template.Versi})
}

// begun is the naskah that p has begun under an ID already; zero when there is none, Conflict when it is another's.
func (o *Office) begun(ctx context.Context, p naskah.Principal, id naskah.NaskahID) (naskah.Naskah, error) {
	n, err := o.Store.Naskah(ctx, naskah.ScopeOf(p), id)
	switch {
	case errors.Is(err, naskah.NotFound):
		return naskah.Naskah{}, nil
	case err != nil:
		return naskah.Naskah{}, err
	case n.Author != p.User:
		return naskah.Naskah{}, naskah.Twice()
	}
	return n, nil
}

// blank is a matter whose naskah does not exist yet: an id, a kode, the Instansi of the one who acts.
func (o *Office) blank(ctx context.Context, p naskah.Principal) (matter, error) {
	m := matter{by: p, now: o.now()}
	var err error
	if m.inst, err = o.Register.Instansi(ctx, p.Instansi); err != nil {
		return m, err
	}
	m.zone = zone(m.inst)
	m.n.Instansi = p.Instansi
	if m.n.ID, err = o.newID(); err != nil {
		return m, err
	}
	m.n.Kode, err = naskah.NewKode(o.Random)
	return m, err
}

// allowNew is allow for create and import: a refusal is kept with the Instansi, because there is no naskah to keep it with.
func (o *Office) allowNew(ctx context.Context, m matter, act naskah.Act) (naskah.Move, error) {
	mv, err := naskah.Next(naskah.None, act)
	if err != nil {
		return mv, err
	}
	if err := naskah.Allow(m.by.As(mv.By), mv, m.n, m.session); err != nil {
		sub := naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(m.by.Instansi)}
		return mv, o.refused(ctx, m.by.As(mv.By), sub, act, err)
	}
	return mv, nil
}

// settle stores values and writes what follows from them into n: facts of the register, signers, the reviewers' chain.
func (o *Office) settle(ctx context.Context, m matter, n naskah.Naskah, r roster, v naskah.Values) (naskah.Naskah, error) {
	c, err := o.compose(ctx, n, m.inst, v)
	if err != nil {
		return n, err
	}
	n = c.derive(n, r)
	n.Parafs = r.chain(n.Jenis, naskah.DateIn(m.now, m.zone))
	n.Values, err = o.keepValues(ctx, v)
	return n, err
}

// after is n as it would stand after mv.
func after(n naskah.Naskah, m matter, mv naskah.Move) naskah.Naskah {
	n.Seq, n.State = m.n.Seq+1, mv.To
	return n
}

// jalurOf is the way of an existing cooperation, or the one asked for; it must be one that the kind can go.
func (o *Office) jalurOf(ctx context.Context, p naskah.Principal, id naskah.KerjaSamaID, asked naskah.Jalur, possible []naskah.Jalur) (naskah.Jalur, error) {
	if id != "" {
		ks, err := o.kerjaSama(ctx, p, id)
		if err != nil {
			return "", err
		}
		asked = ks.Jalur
	}
	if asked == "" && len(possible) > 0 {
		asked = possible[0]
	}
	if !slices.Contains(naskah.DaftarJalur, asked) || (len(possible) > 0 && !slices.Contains(possible, asked)) {
		return "", naskah.Errorf(naskah.Invalid, "NSK-JALUR", "Jenis naskah ini tidak dipakai pada jalur kerja sama yang dipilih. Pilih jalur lain.").On("jalur")
	}
	return asked, nil
}

// kerjaSama finds a cooperation within p's scope.
func (o *Office) kerjaSama(ctx context.Context, p naskah.Principal, id naskah.KerjaSamaID) (naskah.KerjaSama, error) {
	all, err := o.Register.KerjaSama(ctx, naskah.ScopeOf(p))
	if err != nil {
		return naskah.KerjaSama{}, err
	}
	for _, ks := range all {
		if ks.ID == id {
			return ks, nil
		}
	}
	return naskah.KerjaSama{}, naskah.Errorf(naskah.NotFound, "NSK-KERJASAMA", "Kerja sama yang dipilih tidak ditemukan.").On("kerja_sama")
}

// freshCooperation is a new cooperation made for n.
func (o *Office) freshCooperation(n naskah.Naskah) (naskah.KerjaSama, error) {
	id, err := o.newID()
	if err != nil {
		return naskah.KerjaSama{}, err
	}
	ks := naskah.KerjaSama{
		ID: naskah.KerjaSamaID(id), Seq: 1, Instansi: n.Instansi, Judul: cmp.Or(n.Judul, untitled), Jalur: n.Jalur, Tahun: n.Tahun,
		Unit: n.Unit, Pelaksana: []naskah.UnitID{n.Unit},
	}
	for _, p := range n.Parties {
		if p.Mitra != "" {
			ks.Mitra = append(ks.Mitra, p.Mitra)
		}
	}
	return ks, nil
}

// untitled is the title of a cooperation whose first naskah has none yet; submit replaces it.
const untitled = "Belum berjudul"

func (o *Office) newID() (naskah.NaskahID, error) {
	id, err := naskah.NewID(o.Random, o.Clock)
	return naskah.NaskahID(id), err
}
