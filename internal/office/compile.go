package office

import (
	"context"
	"slices"

	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/naskah"
)

// A composed text is what the compiler made of one set of values.
type composed struct {
	tpl    *document.Template
	values naskah.Values
	tree   document.Tree
	facts  document.Facts
}

// compose compiles v with the template that n is pinned to.
func (o *Office) compose(ctx context.Context, n naskah.Naskah, inst naskah.Instansi, v naskah.Values) (composed, error) {
	tpl, err := o.Templates.Pinned(n.Template)
	if err != nil {
		return composed{}, err
	}
	of, err := o.partyEmblems(ctx, n, inst, v)
	if err != nil {
		return composed{}, err
	}
	opt := textOptions(inst)
	opt.Lambang, opt.Logos = of[0], of[1:]
	tree, facts, err := tpl.Compile(v, opt)
	if err != nil {
		return composed{}, err
	}
	return composed{tpl, v, tree, facts}, nil
}

// partyEmblems is the picture of each party, that of PIHAK KESATU first and always there: what its "logo" names among the attachments
// of the naskah or of its kerja sama, else the logo of the partner in the directory, else the emblem of the region that it is; empty
// while there is none, and then a labelled frame is printed. PIHAK KESATU is the Instansi itself unless it says that it is another.
func (o *Office) partyEmblems(ctx context.Context, n naskah.Naskah, inst naskah.Instansi, v naskah.Values) ([]naskah.Digest, error) {
	list, _ := v["pihak"].([]any)
	out := make([]naskah.Digest, max(len(list), 1))
	for i, x := range list {
		party, _ := x.(map[string]any)
		name, _ := party["logo"].(string)
		mitra, _ := party["mitra_id"].(string)
		d, err := o.logoFile(ctx, n, name)
		if err == nil && d == "" && mitra != "" {
			d, err = o.logoOf(ctx, naskah.MitraID(mitra))
		}
		if id, _ := party["instansi_id"].(string); err == nil && d == "" && id != "" && id != string(inst.ID) {
			d, err = o.lambangOf(ctx, naskah.InstansiID(id))
		} else if d == "" && (id != "" || i == 0) {
			d = inst.Lambang
		}
		if err != nil {
			return nil, err
		}
		out[i] = d
	}
	if len(list) == 0 {
		out[0] = inst.Lambang
	}
	return out, nil
}

// logoFile finds a picture by its name among the files that nothing has replaced, the newest first.
func (o *Office) logoFile(ctx context.Context, n naskah.Naskah, name string) (naskah.Digest, error) {
	if name == "" {
		return "", nil
	}
	for _, sub := range []naskah.Subject{n.ID.Subject(), {Kind: naskah.SubjectKerjaSama, ID: string(n.KerjaSama)}} {
		if sub.ID == "" || (sub.Kind == naskah.SubjectNaskah && n.Seq == 0) {
			continue // not made yet
		}
		files, err := o.standing(ctx, sub)
		if err != nil {
			return "", err
		}
		for _, f := range slices.Backward(files) {
			if f.Nama == name && f.Tipe != typePDF {
				return f.Ref.Digest, nil
			}
		}
	}
	return "", nil
}

func (o *Office) logoOf(ctx context.Context, id naskah.MitraID) (naskah.Digest, error) {
	all, err := o.Register.Mitra(ctx, naskah.ScopeSystem())
	for _, m := range all {
		if m.ID == id {
			return m.Logo, err
		}
	}
	return "", err
}

// lambangOf is the emblem of another region, when it is one of this service.
func (o *Office) lambangOf(ctx context.Context, id naskah.InstansiID) (naskah.Digest, error) {
	all, err := o.Register.AllInstansi(ctx)
	for _, i := range all {
		if i.ID == id {
			return i.Lambang, err
		}
	}
	return "", err
}

// draw lays the text of m out as its Instansi prints it. mark is printed across every page, and empty only for bytes that will be stored
// as a version: these name their origin, and on the electronic path carry the code of the public verification in every page's foot, so
// that a sheet of a printed copy leads there too, and not only the one with the seals.
func (o *Office) draw(ctx context.Context, m matter, c composed, values naskah.Digest, mark string) (layout.Result, error) {
	opt := layout.Options{
		Profile: layout.ProfileOf(m.inst.Rupa), Mark: mark,
		Images: o.pictures(ctx),
		Meta:   layout.Meta{Naskah: string(m.n.ID), Template: m.n.Template.Digest, Values: values},
	}
	if mark == "" && c.facts.Cara != naskah.Basah {
		opt.Verify = o.URL(m.n.Kode)
	}
	return o.Layout.PDF(c.tree, opt)
}

// derive writes the facts of the register that the compiler found in the values into n. Tanggal, tempat and nomor are not among
// them: these are set by the act number only, and stay as they were.
func (c composed) derive(n naskah.Naskah, r roster) naskah.Naskah {
	f := c.facts
	n.Judul, n.Cara, n.Parties = f.Judul, f.Cara, f.Parties
	n.Mulai, n.Berakhir = f.Mulai, f.Berakhir
	n.Signers = r.signers(c.facts, n)
	return n
}
