package web

import (
	"errors"
	"net/url"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showOld is "Catat naskah lama": one compact form for what was signed before this service, or outside it [OP 1.9].
func showOld(k *call) error {
	if !k.p.Has(naskah.RoleOfficer) || k.p.Outside() {
		return denied()
	}
	f := k.oldDefaults()
	for _, key := range append([]string{"melaksanakan", "pihak_2"}, oldKept...) {
		if v := k.c.Query(key); v != "" && len(v) < 1500 {
			f[key] = v
		}
	}
	v, err := k.oldView(f)
	if err != nil {
		return err
	}
	return k.show(k.t("old.title"), views.Old(v))
}

// oldKept are what the next record has in common with the one before.
var oldKept = []string{"jenis", "tahun", "unit", "cara"}

func (k *call) oldDefaults() map[string]string {
	return map[string]string{
		"jenis": string(naskah.KSBPK), "pihak_1": office.OwnName(k.inst), "unit": string(k.inst.UnitKerjaSama), "klasifikasi": office.DefaultKlasifikasi,
		"cara": string(naskah.Basah), "hubungan": string(naskah.Melaksanakan),
	}
}

// oldKinds are the kinds that the registers of offices have.
var oldKinds = []naskah.Kode{naskah.KSBPK, naskah.KSBD, naskah.PKSPK, naskah.PKSD, naskah.NK, naskah.RK, naskah.Addendum}

// oldLinks are what an old record can do to another.
var oldLinks = []naskah.RelasiJenis{naskah.Melaksanakan, naskah.Mengubah, naskah.Memperpanjang, naskah.Menggantikan, naskah.Mengakhiri}

// oldView is the form with f in it.
func (k *call) oldView(f map[string]string) (views.OldView, error) {
	v := views.OldView{F: f, Errors: map[string]string{}, Year: k.today().Year}
	for _, kind := range oldKinds {
		v.Kinds = append(v.Kinds, views.Option{Value: string(kind), Label: jenisFull(kind)})
	}
	for _, j := range naskah.DaftarJalur {
		v.Jalur = append(v.Jalur, views.Option{Value: string(j), Label: k.t("jalur." + string(j))})
	}
	for _, r := range oldLinks {
		v.Links = append(v.Links, views.Option{Value: string(r), Label: k.t("relasi." + string(r))})
	}
	for _, c := range []naskah.Cara{naskah.Basah, naskah.Elektronik} {
		v.Caras = append(v.Caras, views.Option{Value: string(c), Label: k.t("cara." + string(c))})
	}
	v.Tingkats = k.tingkatOptions(f["tingkat"])
	var err error
	if v.Units, err = k.unitOptions(); err != nil {
		return v, err
	}
	for key, list := range map[string][]views.Option{"jenis": v.Kinds, "jalur": v.Jalur, "hubungan": v.Links, "cara": v.Caras, "unit": v.Units} {
		choose(list, f[key])
	}
	mitra, err := k.register.Mitra(k.ctx, k.scope())
	if err != nil {
		return v, err
	}
	for _, m := range mitra[:min(len(mitra), 200)] {
		v.Mitra = append(v.Mitra, m.Nama)
	}
	page, err := k.store.List(k.ctx, k.scope(), naskah.Filter{Imported: true, States: []naskah.State{naskah.Signed}, Today: k.today(), Limit: 5})
	if err != nil {
		return v, err
	}
	v.Recorded = page.Total
	for _, n := range page.Naskah {
		v.Recent = append(v.Recent, k.oldRow(n))
	}
	return v, nil
}

func (k *call) oldRow(n naskah.Naskah) views.Row {
	r := views.Row{Href: naskahPath(n.ID), Title: k.judul(n), Line: joinDots(slices.DeleteFunc([]string{jenisShort(n), itoa(n.Tahun), others(n)}, func(s string) bool { return s == "" || s == "0" }))}
	if n.Current == "" {
		r.Badge = views.Badge{Text: k.t("old.noscan"), Tone: views.Gold}
	}
	return r
}

// recordOld records one old naskah, and goes on to the next, or to it.
func recordOld(k *call) error {
	if !k.p.Has(naskah.RoleOfficer) || k.p.Outside() {
		if _, err := k.office.Import(k.ctx, k.p, office.ImportInput{}); err != nil { // the refusal is kept
			return err
		}
		return denied()
	}
	in, v, err := k.readOld()
	if err != nil {
		return err
	}
	if len(v.Errors) == 0 {
		if err := k.oldDoubles(in, &v); err != nil {
			return err
		}
	}
	if len(v.Errors) > 0 || v.Hold {
		return k.oldAgain(v)
	}
	n, bad := k.office.Import(k.ctx, k.p, in)
	if bad != nil {
		e, ok := errors.AsType[*naskah.Error](bad)
		if !ok || !again(e) {
			return bad
		}
		v.Errors[oldField(e.Field)] = e.Msg
		return k.oldAgain(v)
	}
	if k.form.Get("lanjut") == "buka" {
		return k.done(naskahPath(n.ID), k.t("flash.old"))
	}
	q := url.Values{}
	for _, key := range oldKept {
		q.Set(key, k.form.Get(key))
	}
	return k.done(withQuery("/naskah/catat", q), k.oldFlash(n, v))
}

// oldFlash says what was recorded, and what was read with a doubt.
func (k *call) oldFlash(n naskah.Naskah, v views.OldView) string {
	s := k.t("flash.old.next", n.Judul)
	for _, w := range v.Doubts {
		s += " " + w
	}
	return s
}

// oldField is the field of the form that an error of the office is about.
func oldField(field string) string {
	if i, ok := strings.CutPrefix(field, "pihak."); ok {
		return "pihak_" + itoa(number(i)+1)
	}
	if i, ok := strings.CutPrefix(field, "nomor."); ok {
		return "nomor_" + itoa(number(i)+1)
	}
	switch field {
	case "pihak":
		return "pihak_1"
	case "pindaian", "berkas":
		return "berkas"
	case "ke":
		return "melaksanakan"
	}
	return field
}

// oldAgain is the form as it was sent, with what is wrong beside each field and what looks like a double; the scan must be chosen anew.
func (k *call) oldAgain(v views.OldView) error {
	v.Again = k.form.Get(fileName)
	usual := k.oldDefaults()
	v.Fold = slices.ContainsFunc(oldFolded, func(key string) bool { return v.Errors[key] != "" || v.F[key] != "" && v.F[key] != usual[key] })
	return k.draw(fiber.StatusUnprocessableEntity, k.t("old.title"), false, "", views.Old(v))
}

// oldFolded are the fields that are asked only of who unfolds them.
var oldFolded = []string{"tempat", "mulai", "klasifikasi", "tingkat", "cara", "jalur", "hubungan", "pihak_3", "pihak_4", "pihak_5", "nomor_3", "nomor_4", "nomor_5"}
