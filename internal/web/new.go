package web

import (
	"crypto/rand"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showNew begins a naskah: first its kind, then way, party and title.
func showNew(k *call) error {
	if !k.p.Has(naskah.RoleAuthor) {
		return denied()
	}
	if _, err := k.office.Templates.Current(naskah.Kode(k.c.Query("jenis"))); err != nil { // none chosen, or none of ours
		v, err := k.kindsView(naskah.KerjaSamaID(k.c.Query("kerja_sama")))
		if err != nil {
			return err
		}
		return k.show(k.t("act.create"), views.NewKind(v))
	}
	v, err := k.newView(k.c.Query("jenis"), "", "", k.c.Query("unit"))
	if err != nil {
		return err
	}
	if err := k.within(&v, naskah.KerjaSamaID(k.c.Query("kerja_sama"))); err != nil {
		return err
	}
	return k.show(k.t("act.create"), views.New(v))
}

func (k *call) newView(jenis, jalur, mitra, unit string) (views.NewView, error) {
	v := views.NewView{Errors: map[string]string{}, Once: k.form.Get("sekali")}
	if !naskah.ValidID(v.Once) {
		once, err := naskah.NewID(rand.Reader, k.opt.Clock)
		if err != nil {
			return v, err
		}
		v.Once = once
	}
	tpl, err := k.office.Templates.Current(naskah.Kode(jenis))
	if err != nil {
		return v, err
	}
	v.Kind, v.Partner = views.KindLink{Kode: jenis, Label: tpl.Nama, Help: tpl.Keterangan, Href: "/naskah/baru"}, tpl.Ref.Kode.Agreement()
	for i, j := range tpl.Jalur {
		v.Jalur = append(v.Jalur, views.Option{Value: string(j), Label: k.t("jalur." + string(j)), Selected: string(j) == jalur || (jalur == "" && i == 0)})
	}
	dir, err := k.directory()
	if err != nil {
		return v, err
	}
	for _, m := range dir.mitra {
		v.Mitra = append(v.Mitra, views.Option{Value: string(m.ID), Label: m.Nama, Selected: string(m.ID) == mitra})
	}
	if v.Units, err = k.unitOptions(); err != nil {
		return v, err
	}
	if unit == "" {
		unit = string(k.p.Unit)
	}
	for i := range v.Units {
		v.Units[i].Selected = v.Units[i].Value == unit
	}
	return v, nil
}

// within begins the naskah in a cooperation that exists: its way, its partner and its title are known.
func (k *call) within(v *views.NewView, id naskah.KerjaSamaID) error {
	if id == "" {
		return nil
	}
	c, err := k.office.Cooperation(k.ctx, k.p, id)
	if err != nil {
		return err
	}
	v.KerjaSama, v.KerjaSamaTitle = string(c.ID), k.kerjaSamaTitle(c.KerjaSama)
	v.Kind.Href = "/naskah/baru?kerja_sama=" + string(c.ID)
	v.Judul = c.Judul
	choose(v.Jalur, string(c.Jalur))
	if len(c.Mitra) > 0 {
		choose(v.Mitra, string(c.Mitra[0].ID))
	}
	return nil
}

// createNaskah makes the draft and goes there.
func createNaskah(k *call) error {
	jenis, jalur, mitra, judul := k.form.Get("jenis"), k.form.Get("jalur"), k.form.Get("mitra"), strings.TrimSpace(k.form.Get("judul"))
	wrong, err := k.newWrong(jenis, mitra, judul)
	if err != nil {
		return err
	}
	if wrong["jenis"] != "" && k.p.Has(naskah.RoleAuthor) {
		v, err := k.kindsView(naskah.KerjaSamaID(k.form.Get("kerja_sama")))
		if err != nil {
			return err
		}
		v.Error = wrong["jenis"]
		return k.draw(fiber.StatusUnprocessableEntity, k.t("act.create"), false, "", views.NewKind(v))
	}
	if len(wrong) > 0 && k.p.Has(naskah.RoleAuthor) {
		v, err := k.newView(jenis, jalur, mitra, k.form.Get("unit"))
		if err != nil {
			return err
		}
		if err := k.within(&v, naskah.KerjaSamaID(k.form.Get("kerja_sama"))); err != nil {
			return err
		}
		v.Judul, v.Errors = judul, wrong
		return k.draw(fiber.StatusUnprocessableEntity, k.t("act.create"), false, "", views.New(v))
	}
	values, err := k.firstValues(naskah.Kode(jenis), naskah.Jalur(jalur), naskah.MitraID(mitra), judul)
	if err != nil {
		return err
	}
	n, err := k.office.Create(k.ctx, k.p, office.CreateInput{
		ID:    naskah.NaskahID(k.form.Get("sekali")),
		Jenis: naskah.Kode(jenis), Unit: naskah.UnitID(k.form.Get("unit")), Jalur: naskah.Jalur(jalur), Values: values,
		KerjaSama: naskah.KerjaSamaID(k.form.Get("kerja_sama")),
	})
	if err != nil {
		return err
	}
	return k.done(naskahPath(n.ID, "/draf"), k.t("flash.create"))
}

// maxNewTitle is how long a title may be when a naskah begins, in letters; its template may ask for less.
const maxNewTitle = 1000

// newWrong says what is wrong with the form of a new naskah, by field: what is missing, a partner that the directory does not have, a
// title that no page holds.
func (k *call) newWrong(jenis, mitra, judul string) (map[string]string, error) {
	wrong := map[string]string{}
	for field, value := range map[string]string{"jenis": jenis, "mitra": mitra, "judul": judul} {
		if value == "" && (field != "mitra" || naskah.Kode(jenis).Agreement()) {
			wrong[field] = k.t("new.need." + field)
		}
	}
	if _, err := k.office.Templates.Current(naskah.Kode(jenis)); err != nil {
		wrong["jenis"] = k.t("new.need.jenis")
	}
	if n := utf8.RuneCountInString(judul); n > maxNewTitle {
		wrong["judul"] = k.t("new.long.judul", n, maxNewTitle)
	}
	dir, err := k.directory()
	if err == nil && mitra != "" && !slices.ContainsFunc(dir.mitra, func(m naskah.Mitra) bool { return string(m.ID) == mitra }) {
		wrong["mitra"] = k.t("new.need.mitra")
	}
	return wrong, err
}

// firstValues are the template's defaults with the title, the partner and the unit that keeps cooperation. What the directory knows of
// both sides is filled in by the office.
func (k *call) firstValues(jenis naskah.Kode, jalur naskah.Jalur, id naskah.MitraID, judul string) (naskah.Values, error) {
	tpl, err := k.office.Templates.Current(jenis)
	if err != nil {
		return nil, err
	}
	v := tpl.Defaults().With("judul", judul)
	if len(tpl.Jalur) > 0 && !slices.Contains(tpl.Jalur, jalur) {
		jalur = tpl.Jalur[0]
	}
	if jalur == naskah.KSDPKMitra && hasField(tpl, "rujukan.prakarsa") { // the way says who began
		v = v.With("rujukan.prakarsa", "pihak_ketiga")
	}
	own := naskah.OwnPlace(jenis, jalur)
	if other := "pihak." + itoa(1-own) + ".mitra_id"; id != "" && jenis.Agreement() && hasField(tpl, other) {
		v = v.With(other, string(id))
	}
	at := "pihak." + itoa(own) + ".kontak."
	if unit := k.unitName(k.inst.UnitKerjaSama); unit != "" && v.Text(at+"unit") == "" && hasField(tpl, at+"unit") {
		v = v.With(at+"unit", unit).With(at+"alamat", k.inst.Alamat)
	}
	return v, nil
}

func hasField(tpl *document.Template, path string) bool {
	return slices.ContainsFunc(tpl.Fields(), func(f document.Field) bool { return f.Path == path })
}

// kindsView are the kinds to choose from, by the part of a cooperation's life they belong to; within a cooperation those of its way.
func (k *call) kindsView(id naskah.KerjaSamaID) (views.NewKindView, error) {
	var v views.NewKindView
	var way naskah.Jalur
	tail := ""
	if id != "" {
		c, err := k.office.Cooperation(k.ctx, k.p, id)
		if err != nil {
			return v, err
		}
		way, tail = c.Jalur, "&kerja_sama="+string(c.ID)
		v.KerjaSama, v.KerjaSamaTitle = string(c.ID), k.kerjaSamaTitle(c.KerjaSama)
	}
	for _, r := range naskah.DaftarRumpun {
		part := views.KindPart{ID: string(r), Title: k.t("rumpun." + string(r))}
		for _, t := range k.office.Templates.List() {
			if j, _ := naskah.JenisOf(t.Ref.Kode); j.Rumpun != r || way != "" && len(t.Jalur) > 0 && !slices.Contains(t.Jalur, way) {
				continue
			}
			part.Kinds = append(part.Kinds, views.KindLink{Kode: string(t.Ref.Kode), Label: t.Nama, Help: t.Keterangan, Href: "/naskah/baru?jenis=" + string(t.Ref.Kode) + tail})
		}
		if len(part.Kinds) > 0 {
			v.Parts = append(v.Parts, part)
		}
	}
	return v, nil
}
