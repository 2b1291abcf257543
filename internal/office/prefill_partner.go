package office

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// partners fills in what the directory knows of each partner that was chosen now, and not before, and only where nothing is written
// yet: its names, seat, address and legal form, what it rests its authority on, and who signs for it.
func (o *Office) partners(ctx context.Context, v, before naskah.Values, tpl *document.Template, r roster, today naskah.Date) (naskah.Values, error) {
	list, _ := v["pihak"].([]any)
	var all []naskah.Mitra
	for i := range list {
		at := fmt.Sprintf("pihak.%d.", i)
		id := naskah.MitraID(v.Text(at + "mitra_id"))
		if id == "" || string(id) == before.Text(at+"mitra_id") {
			continue
		}
		if all == nil {
			var err error
			if all, err = o.Register.Mitra(ctx, naskah.ScopeSystem()); err != nil {
				return v, err
			}
		}
		if j := slices.IndexFunc(all, func(m naskah.Mitra) bool { return m.ID == id && m.Instansi == r.inst.ID }); j >= 0 {
			v = r.partner(v, tpl, at, all[j], today)
		}
	}
	return v, nil
}

// partnersChosen is partners for a draft that is edited.
func (o *Office) partnersChosen(ctx context.Context, m matter, r roster, v naskah.Values) (naskah.Values, error) {
	before, err := o.loadValues(ctx, m.n.Values)
	if err != nil {
		return v, err
	}
	tpl, err := o.Templates.Pinned(m.n.Template)
	if err != nil {
		return v, err
	}
	return o.partners(ctx, v, before, tpl, r, naskah.DateIn(m.now, m.zone))
}

func (r roster) partner(v naskah.Values, tpl *document.Template, at string, m naskah.Mitra, today naskah.Date) naskah.Values {
	known := map[string]string{
		"nama_kop": m.Nama, "nama_lengkap": m.Nama, "kota": m.Kedudukan, "alamat": m.Alamat,
	}
	if v.Text(at+"pejabat.nama") == "" { // who signs in ink may be typed, and need not be in the directory
		known["pejabat.pejabat_id"] = string(r.seatOf(m.ID, today))
	}
	authority := false
	for _, f := range tpl.Fields() {
		name, mine := strings.CutPrefix(f.Path, at)
		if !mine {
			continue
		}
		authority = authority || strings.HasPrefix(name, "dasar_kewenangan.")
		switch {
		case name == "tipe" && (v.Text(f.Path) == "" || v.Text(f.Path) == f.Default):
			if form := legalForm(m.Bentuk, f.Options); form != "" {
				v = v.With(f.Path, form)
			}
		case known[name] != "" && v.Text(f.Path) == "":
			v = v.With(f.Path, known[name])
		}
	}
	var dasar map[string]any
	if _, has := v.Get(at + "dasar_kewenangan"); authority && !has && len(m.Dasar) > 0 && json.Unmarshal(m.Dasar, &dasar) == nil {
		v = v.With(at+"dasar_kewenangan", dasar)
	}
	return v
}

// seatOf is who signs for a partner today: the first by name of its officials; empty when the directory has none.
func (r roster) seatOf(m naskah.MitraID, today naskah.Date) naskah.PejabatID {
	best := naskah.PejabatID("")
	for id, p := range r.pejabat {
		if r.jabatan[p.Jabatan].Mitra != m || today.Before(p.Mulai) || !p.Selesai.IsZero() && p.Selesai.Before(today) {
			continue
		}
		if best == "" || cmp.Or(cmp.Compare(r.orang[p.Orang].Nama, r.orang[r.pejabat[best].Orang].Nama), cmp.Compare(id, best)) < 0 {
			best = id
		}
	}
	return best
}

// legalForm is the value of "tipe" for a partner's legal form: the form itself where the template knows it, else what it falls under;
// empty when the template has none for it.
func legalForm(bentuk string, options []document.Option) string {
	broader := map[string]string{"pt": "badan_hukum", "perumda": "badan_hukum", "koperasi": "badan_hukum", "universitas": "ptn"}
	for _, want := range []string{bentuk, broader[bentuk], "organisasi"} {
		if slices.ContainsFunc(options, func(o document.Option) bool { return want != "" && o.Value == want }) {
			return want
		}
	}
	return ""
}
