package web

import (
	"slices"
	"strings"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// A directory is what a form offers to choose from: officials, partners.
type directory struct {
	inst    naskah.Instansi
	mitra   []naskah.Mitra
	jabatan map[naskah.JabatanID]naskah.Jabatan
	orang   map[naskah.OrangID]naskah.Orang
	pejabat []naskah.Pejabat
	today   naskah.Date
}

// directory reads the directory of the user's Instansi.
func (k *call) directory() (directory, error) {
	d := directory{inst: k.inst, today: k.today(), jabatan: map[naskah.JabatanID]naskah.Jabatan{}, orang: map[naskah.OrangID]naskah.Orang{}}
	var err error
	if d.mitra, err = k.register.Mitra(k.ctx, k.scope()); err != nil {
		return d, err
	}
	slices.SortFunc(d.mitra, func(a, b naskah.Mitra) int { return strings.Compare(a.Nama, b.Nama) })
	jabatan, err := k.register.Jabatan(k.ctx, k.scope())
	if err != nil {
		return d, err
	}
	for _, j := range jabatan {
		d.jabatan[j.ID] = j
	}
	orang, err := k.register.Orang(k.ctx, k.scope())
	if err != nil {
		return d, err
	}
	for _, o := range orang {
		d.orang[o.ID] = o
	}
	d.pejabat, err = k.register.Pejabat(k.ctx, k.scope())
	return d, err
}

// inOffice are the officials in office today, of a partner or, with none named, of the Instansi itself.
func (d directory) inOffice(m naskah.MitraID) []naskah.Pejabat {
	var out []naskah.Pejabat
	for _, p := range d.pejabat {
		if d.jabatan[p.Jabatan].Mitra == m && !d.today.Before(p.Mulai) && (p.Selesai.IsZero() || !p.Selesai.Before(d.today)) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b naskah.Pejabat) int { return strings.Compare(d.name(a), d.name(b)) })
	return out
}

func (d directory) name(p naskah.Pejabat) string { return d.orang[p.Orang].Nama }

// options are the choices of a field of the directory. A chosen value that is not among them stays a choice.
func (d directory) options(kind document.FieldType, v naskah.Values, path string) []views.Option {
	var out []views.Option
	switch kind {
	case document.TypeInstansi:
		out = append(out, views.Option{Value: string(d.inst.ID), Label: "Pemerintah Daerah " + d.inst.Sebutan()})
	case document.TypeMitra:
		for _, m := range d.mitra {
			out = append(out, views.Option{Value: string(m.ID), Label: m.Nama})
		}
	case document.TypePejabat:
		party := path[:strings.LastIndex(path, ".pejabat.")+1]
		for _, p := range d.inOffice(naskah.MitraID(v.Text(party + "mitra_id"))) {
			out = append(out, views.Option{Value: string(p.ID), Label: d.name(p) + ", " + d.jabatan[p.Jabatan].Nama})
		}
	}
	if now := v.Text(path); now != "" && !slices.ContainsFunc(out, func(o views.Option) bool { return o.Value == now }) {
		out = append(out, views.Option{Value: now, Label: now})
	}
	return out
}

// jabatanOf is the office a user holds, empty when the directory does not say.
func (k *call) jabatanOf(u naskah.User) string {
	pejabat, err := k.register.Pejabat(k.ctx, naskah.ScopeSystem())
	if err != nil {
		return ""
	}
	for _, p := range pejabat {
		if p.Orang != u.Orang || u.Orang == "" {
			continue
		}
		jabatan, err := k.register.Jabatan(k.ctx, naskah.ScopeSystem())
		if err != nil {
			return ""
		}
		for _, j := range jabatan {
			if j.ID == p.Jabatan {
				return j.Nama
			}
		}
	}
	return ""
}
