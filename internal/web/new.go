package web

import (
	"crypto/rand"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showNew begins a naskah: kind, way, party, title.
func showNew(k *call) error {
	if !k.p.Has(naskah.RoleAuthor) {
		return denied()
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
	ways := []naskah.Jalur{}
	list := k.office.Templates.List()
	for i, t := range list {
		chosen := string(t.Ref.Kode) == jenis || (jenis == "" && i == 0 && len(list) == 1)
		v.Kinds = append(v.Kinds, views.Option{Value: string(t.Ref.Kode), Label: t.Nama, Help: t.Keterangan, Selected: chosen})
		for _, j := range t.Jalur {
			if !slices.Contains(ways, j) {
				ways = append(ways, j)
			}
		}
	}
	for i, j := range ways {
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
	values, err := k.firstValues(naskah.Kode(jenis), naskah.MitraID(mitra), judul)
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
		if value == "" {
			wrong[field] = k.t("new.need." + field)
		}
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

// firstValues are the template's defaults with the title, and what the directory knows of the other party. Our own side is filled
// in by the office.
func (k *call) firstValues(jenis naskah.Kode, id naskah.MitraID, judul string) (naskah.Values, error) {
	tpl, err := k.office.Templates.Current(jenis)
	if err != nil {
		return nil, err
	}
	v := tpl.Defaults().With("judul", judul)
	dir, err := k.directory()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(dir.mitra, func(m naskah.Mitra) bool { return m.ID == id })
	if i < 0 {
		return v, nil
	}
	m := dir.mitra[i]
	at := "pihak.1."
	known := map[string]string{"mitra_id": string(m.ID), "nama_kop": m.Nama, "nama_lengkap": m.Nama, "kota": m.Kedudukan, "alamat": m.Alamat, "tipe": legalForm(m.Bentuk)}
	if seats := dir.inOffice(m.ID); len(seats) > 0 {
		known["pejabat.pejabat_id"] = string(seats[0].ID)
	}
	for _, f := range tpl.Fields() {
		if text := known[strings.TrimPrefix(f.Path, at)]; strings.HasPrefix(f.Path, at) && text != "" {
			v = v.With(f.Path, text)
		}
	}
	var dasar map[string]any
	if len(m.Dasar) > 0 && json.Unmarshal(m.Dasar, &dasar) == nil {
		v = v.With(at+"dasar_kewenangan", dasar)
	}
	if unit := k.unitName(k.inst.UnitKerjaSama); unit != "" && v.Text("pihak.0.kontak.unit") == "" {
		v = v.With("pihak.0.kontak.unit", unit).With("pihak.0.kontak.alamat", k.inst.Alamat)
	}
	return v, nil
}

// legalForm is the value of "tipe" for a partner's legal form.
func legalForm(bentuk string) string {
	switch bentuk {
	case "pt", "perumda", "koperasi":
		return "badan_hukum"
	case "perseorangan":
		return "perseorangan"
	}
	return "organisasi"
}
