package web

import (
	"net/url"
	"slices"
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// filterKeys are the parameters of the list's address, in the order of the chips. "keluarga" and "jenis" share one control.
var filterKeys = []string{"q", "jenis", "keluarga", "kategori", "keadaan", "tahun", "unit", "berlaku", "tanpa_pks", "lama", "pindaian", "impor"}

// signedAlias stands for all states in which a naskah has been signed.
const signedAlias = "ditandatangani"

// filter reads what the address says; what it does not know it does not filter by.
func (k *call) filter() (naskah.Filter, url.Values) {
	f, q := naskah.Filter{Today: k.today()}, url.Values{}
	for _, key := range filterKeys {
		v := strings.TrimSpace(k.c.Query(key))
		if v != "" && len(v) <= 200 && narrow(&f, key, v) {
			q.Set(key, v)
		}
	}
	return f, q
}

// narrow puts one parameter into the filter, and says whether it is one that the list knows.
func narrow(f *naskah.Filter, key, v string) bool {
	switch key {
	case "q":
		f.Text = v
	case "jenis":
		j, ok := naskah.JenisOf(naskah.Kode(v))
		f.Jenis = []naskah.Kode{j.Kode}
		if !ok {
			f.Jenis = nil
		}
		return ok
	case "keluarga":
		if !slices.Contains(families, v) {
			return false
		}
		f.Keluarga = v
	case "kategori":
		if !slices.Contains(categories, v) {
			return false
		}
		f.Kategori = v
	case "keadaan":
		if v == signedAlias {
			f.States = naskah.SignedStates
			return true
		}
		if !slices.Contains(naskah.States, naskah.State(v)) {
			return false
		}
		f.States = []naskah.State{naskah.State(v)}
	case "tahun":
		f.Tahun = number(v)
		return f.Tahun > 0
	case "unit":
		f.Unit = naskah.UnitID(v)
	case "berlaku":
		if !isOneOf(naskah.Validity(v), validities...) {
			return false
		}
		f.Validity = naskah.Validity(v)
	case "tanpa_pks":
		f.TanpaPKS = v == "ya"
		return f.TanpaPKS
	case "lama":
		f.Imported = v == "ya"
		return f.Imported
	case "pindaian":
		f.NoScan = v == "belum"
		return f.NoScan
	case "impor":
		f.Batch = v
	}
	return true
}

var validities = []naskah.Validity{naskah.BelumBerlaku, naskah.Berlaku, naskah.SegeraHabis, naskah.BerakhirSudah, naskah.Diakhiri}

// showList is the register.
func showList(k *call) error {
	v, err := k.listView()
	if err != nil {
		return err
	}
	return k.show(k.t("nav.naskah"), views.List(v))
}

// listView is the page of the register that the address asks for.
func (k *call) listView() (views.ListView, error) {
	f, q := k.filter()
	f.After, f.Limit = k.c.Query("sesudah"), 50
	page, err := k.store.List(k.ctx, k.scope(), f)
	if err != nil {
		return views.ListView{}, err
	}
	v := views.ListView{Text: f.Text, Total: page.Total, Create: k.p.Has(naskah.RoleAuthor), Coops: readsCooperations(k.p), Record: k.p.Has(naskah.RoleOfficer) && !k.p.Outside(), Book: !k.p.Outside(), CSV: withQuery("/naskah.csv", q)}
	if v.Selects, err = k.selects(q); err != nil {
		return views.ListView{}, err
	}
	v.Chips = k.chips(q)
	for _, key := range []string{"tanpa_pks", "lama", "pindaian", "impor"} {
		if q.Has(key) {
			v.Keep = append(v.Keep, views.KV{Key: key, Value: q.Get(key)})
		}
	}
	if q.Has("jenis") {
		v.Keep = append(v.Keep, views.KV{Key: "jenis", Value: q.Get("jenis")})
	}
	k.pager(&v, "/naskah", q, f.After, page)
	return v, nil
}

// pager fills in rows and the addresses of the pages beside this one.
func (k *call) pager(v *views.ListView, at string, q url.Values, after string, page naskah.Page) {
	for _, n := range page.Naskah {
		v.Rows = append(v.Rows, k.listRow(n))
	}
	if page.Next != "" {
		next := cloneQuery(q)
		next.Set("sesudah", page.Next)
		v.Next = withQuery(at, next)
	}
	if after != "" {
		v.First = withQuery(at, q)
	}
}

func (k *call) listRow(n naskah.Naskah) views.ListRow {
	r := views.ListRow{
		Href: naskahPath(n.ID), Title: k.judul(n), Kind: jenisShort(n), Parties: others(n), Nomor: nomorText(n.Nomor), State: k.stateBadge(n),
		Validity: k.validityBadge(n.ValidityOn(k.today(), k.isEnded(n.ID)), n.Berakhir),
	}
	if !n.Tanggal.IsZero() {
		r.Tanggal = n.Tanggal.Panjang()
	}
	if r.Validity.Text != "" {
		r.Berakhir = k.endText(n.Berakhir)
	}
	return r
}

func cloneQuery(q url.Values) url.Values {
	out := url.Values{}
	for key, v := range q {
		out[key] = v
	}
	return out
}

func withQuery(at string, q url.Values) string {
	if len(q) == 0 {
		return at
	}
	return at + "?" + q.Encode()
}

// selects are the controls of the filter bar.
func (k *call) selects(q url.Values) ([]views.Select, error) {
	sum, err := k.store.Summary(k.ctx, k.scope(), naskah.Period{})
	if err != nil {
		return nil, err
	}
	choose := func(name, label string, options ...views.Option) views.Select {
		s := views.Select{Name: name, Label: label, Options: append([]views.Option{{Label: k.t("list.any")}}, options...)}
		for i, o := range s.Options {
			s.Options[i].Selected = o.Value == q.Get(name)
		}
		return s
	}
	var kinds, cats, states, years, terms []views.Option
	for _, f := range families {
		kinds = append(kinds, views.Option{Value: f, Label: k.t("keluarga." + f)})
	}
	for _, c := range categories {
		cats = append(cats, views.Option{Value: c, Label: c})
	}
	for _, s := range naskah.States {
		states = append(states, views.Option{Value: string(s), Label: k.words.State(s, false)})
	}
	states = append(states, views.Option{Value: signedAlias, Label: k.t("list.signed")})
	for _, y := range sum.Years {
		years = append(years, views.Option{Value: itoa(y), Label: itoa(y)})
	}
	if y := q.Get("tahun"); y != "" && !slices.Contains(sum.Years, number(y)) {
		years = append(years, views.Option{Value: y, Label: y})
	}
	for _, v := range validities {
		terms = append(terms, views.Option{Value: string(v), Label: k.t("validity." + string(v))})
	}
	out := []views.Select{
		choose("keluarga", k.t("list.kind"), kinds...), choose("kategori", k.t("list.category"), cats...),
		choose("keadaan", k.t("list.state"), states...), choose("tahun", k.t("list.year"), years...),
	}
	units, err := k.unitOptions()
	if err != nil {
		return nil, err
	}
	if len(units) > 0 {
		out = append(out, choose("unit", k.t("list.unit"), units...))
	}
	return append(out, choose("berlaku", k.t("list.validity"), terms...)), nil
}

// unitOptions are the Perangkat Daerah of the user's Instansi.
func (k *call) unitOptions() ([]views.Option, error) {
	if k.p.Outside() {
		return nil, nil
	}
	units, err := k.register.Units(k.ctx, k.scope())
	if err != nil {
		return nil, err
	}
	var out []views.Option
	for _, u := range units {
		if u.Instansi == k.p.Instansi {
			out = append(out, views.Option{Value: string(u.ID), Label: u.Nama})
		}
	}
	slices.SortFunc(out, func(a, b views.Option) int { return strings.Compare(a.Label, b.Label) })
	return out, nil
}

// chips say in words what the list is narrowed by, each with the address without it.
func (k *call) chips(q url.Values) []views.Chip {
	var out []views.Chip
	for _, key := range filterKeys {
		v := q.Get(key)
		if v == "" {
			continue
		}
		without := cloneQuery(q)
		without.Del(key)
		label := v
		switch key {
		case "q":
			label = k.t("list.text") + ": " + v
		case "jenis":
			label = jenisFull(naskah.Kode(v))
		case "keluarga":
			label = k.t("keluarga." + v)
		case "keadaan":
			label = k.t("list.signed")
			if v != signedAlias {
				label = k.words.State(naskah.State(v), false)
			}
		case "tahun":
			label = k.t("list.year") + " " + v
		case "unit":
			label = k.unitName(naskah.UnitID(v))
		case "berlaku":
			label = k.t("validity." + v)
		case "tanpa_pks":
			label = k.t("list.tanpapks")
		case "lama":
			label = k.t("list.old")
		case "pindaian":
			label = k.t("list.noscan")
		case "impor":
			label = k.t("list.batch")
		}
		out = append(out, views.Chip{Label: label, Href: withQuery("/naskah", without)})
	}
	return out
}

func (k *call) unitName(id naskah.UnitID) string {
	if id == "" || k.p.Outside() {
		return ""
	}
	units, err := k.register.Units(k.ctx, k.scope())
	if err != nil {
		return ""
	}
	for _, u := range units {
		if u.ID == id {
			return u.Nama
		}
	}
	return ""
}
