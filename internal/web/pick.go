package web

import (
	"regexp"
	"slices"
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// A naskah is named in a form by what people know of it: its number, its title, a party. What can be several is asked.

// maxPick is how many naskah are offered at once.
const maxPick = 8

// naskahLabel is how a naskah is offered: "100.3.7.1/12/KSB/2021 · Pengolahan Sampah (2021)".
func naskahLabel(n naskah.Naskah) string {
	no := nomorText(n.Nomor)
	if no == "" {
		no = jenisShort(n)
	}
	return no + " · " + n.Judul + " (" + itoa(n.Tahun) + ")"
}

var (
	pickYear = regexp.MustCompile(`\s*\(\d{4}\)\s*$`)
	pickDots = regexp.MustCompile(`\s+·\s+`)
)

// pickable are the signed naskah that a text can mean, of some kinds (none: any) and of any year.
func (k *call) pickable(text string, kinds []naskah.Kode, not naskah.NaskahID) ([]naskah.Naskah, error) {
	f := naskah.Filter{States: naskah.SignedStates, Jenis: kinds, Text: pickDots.ReplaceAllString(pickYear.ReplaceAllString(text, ""), " "), Today: k.today(), Limit: maxPick + 1}
	for _, kind := range kinds { // offered as "KSB KSDPK · …" where it has no number
		if j, ok := naskah.JenisOf(kind); ok {
			f.Text = strings.TrimPrefix(f.Text, j.Singkat+" ")
		}
	}
	page, err := k.store.List(k.ctx, k.scope(), f)
	return slices.DeleteFunc(page.Naskah, func(n naskah.Naskah) bool { return n.ID == not || n.Instansi != k.p.Instansi }), err
}

// A picked is what a text was found to mean: one naskah, or several to choose from, or none.
type picked struct {
	id      naskah.NaskahID
	n       naskah.Naskah
	choices []views.Option
}

// pick finds the naskah that a form names: by its text in field, or by one that was chosen below it.
func (k *call) pick(field string, kinds []naskah.Kode, not naskah.NaskahID) (picked, error) {
	text := strings.TrimSpace(k.form.Get(field))
	if text == "" {
		return picked{}, nil
	}
	list, err := k.pickable(text, kinds, not)
	if err != nil {
		return picked{}, err
	}
	chosen := naskah.NaskahID(k.form.Get(field + ".pilih"))
	for _, n := range list {
		if n.ID == chosen || naskahLabel(n) == text || len(list) == 1 || slices.ContainsFunc(n.Nomor, func(x naskah.Nomor) bool { return x.Text == text }) {
			return picked{id: n.ID, n: n}, nil
		}
	}
	p := picked{}
	for _, n := range list[:min(len(list), maxPick)] {
		p.choices = append(p.choices, views.Option{Value: string(n.ID), Label: naskahLabel(n), Help: others(n)})
	}
	return p, nil
}

// said is what is wrong with a text that names no naskah; "" when it is empty or found.
func (k *call) pickSaid(field string, p picked) string {
	switch {
	case p.id != "" || strings.TrimSpace(k.form.Get(field)) == "":
		return ""
	case len(p.choices) > 0:
		return k.t("pick.which", len(p.choices))
	}
	return k.t("pick.none")
}

// picksOf are the kinds that a search offers.
func picksOf(what string) []naskah.Kode {
	if what == "ksb" {
		return append(naskah.KodeOf("ksb"), naskah.KodeOf("nk")...)
	}
	return nil
}

// suggest offers, while somebody types, naskah (untuk=ksb, untuk=naskah) or parties (untuk=pihak), as the options of a list.
func suggest(k *call) error {
	if k.p.Outside() {
		return denied()
	}
	text := strings.TrimSpace(k.c.Query("q"))
	var out []string
	switch what := k.c.Query("untuk"); {
	case len([]rune(text)) < 2 || len(text) > 300:
	case what == "pihak":
		names, err := k.partySuggestions(text)
		if err != nil {
			return err
		}
		out = names
	default:
		list, err := k.pickable(text, picksOf(what), "")
		if err != nil {
			return err
		}
		for _, n := range list[:min(len(list), maxPick)] {
			out = append(out, naskahLabel(n))
		}
	}
	body, err := k.fragment(views.Suggestions(out))
	if err != nil {
		return err
	}
	return k.sendFragment(body)
}

func (k *call) sendFragment(body string) error {
	k.c.Set("Content-Type", "text/html; charset=utf-8")
	return k.c.SendString(body)
}

// partySuggestions are partners of the directory and regions of the country whose names hold every word.
func (k *call) partySuggestions(text string) ([]string, error) {
	words := strings.Fields(strings.ToLower(text))
	has := func(s string) bool {
		s = strings.ToLower(s)
		return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(s, w) })
	}
	mitra, err := k.register.Mitra(k.ctx, k.scope())
	if err != nil {
		return nil, err
	}
	var out []string
	for _, m := range mitra {
		if has(m.Nama) && len(out) < maxPick {
			out = append(out, m.Nama)
		}
	}
	for _, w := range naskah.Wilayah() {
		if name := "Pemerintah " + w.Sebutan(); len(out) < maxPick && w.Otonom() && has(name+" "+w.Provinsi) {
			out = append(out, name)
		}
	}
	return out, nil
}
