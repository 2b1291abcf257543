package web

import (
	"cmp"
	"errors"
	"net/url"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showArchive is the archive: what is ready to be archived, for the one who may, and what is kept.
func showArchive(k *call) error {
	if !k.p.Has(naskah.RoleArchivist) && !k.p.Has(naskah.RoleOfficer) {
		return denied()
	}
	f := naskah.Filter{States: []naskah.State{naskah.Archived}, Text: k.c.Query("q"), After: k.c.Query("sesudah"), Limit: 50, Today: k.today()}
	page, err := k.store.List(k.ctx, k.scope(), f)
	if err != nil {
		return err
	}
	q := url.Values{}
	if f.Text != "" {
		q.Set("q", f.Text)
	}
	csv := cloneQuery(q)
	csv.Set("keadaan", string(naskah.Archived))
	v := views.ListView{Text: f.Text, Total: page.Total, CSV: withQuery("/naskah.csv", csv)}
	k.pager(&v, "/arsip", q, f.After, page)
	var waiting []views.Row
	if k.p.Has(naskah.RoleArchivist) && f.After == "" {
		ready, err := k.store.List(k.ctx, k.scope(), naskah.Filter{Archivable: true, Limit: 50, Today: k.today()})
		if err != nil {
			return err
		}
		for _, n := range ready.Naskah {
			waiting = append(waiting, views.Row{Href: naskahPath(n.ID, "/arsipkan"), Title: k.judul(n), Line: k.workLine(n), Badge: k.archiveBadge(n)})
		}
	}
	return k.show(k.t("nav.arsip"), views.ArchiveList(v, waiting))
}

// showArchiving is the act of archiving.
func showArchiving(k *call) error {
	f, err := k.actOn(naskah.ActArchive)
	if err != nil {
		return err
	}
	v := k.archiveView(f.n)
	v.Tingkats = k.tingkatOptions(v.Tingkat)
	return k.show(k.t("act.archive"), views.Archive(v))
}

func (k *call) archiveView(n naskah.Naskah) views.ArchiveView {
	v := views.ArchiveView{
		ID: string(n.ID), Title: k.judul(n), Seq: n.Seq, Back: naskahPath(n.ID), Facts: k.openFacts(n),
		Klasifikasi: cmp.Or(n.Klasifikasi, office.DefaultKlasifikasi), Lokasi: n.Lokasi, Tingkat: cmp.Or(n.Tingkat, "asli"),
	}
	if until, ok := k.provenUntil(n); ok {
		v.Facts = append(v.Facts, views.KV{Key: k.t("verdict.gooduntil"), Value: until.Panjang()})
	}
	return v
}

var tingkats = []string{"asli", "salinan", "fotokopi"}

func (k *call) tingkatOptions(chosen string) []views.Option {
	var out []views.Option
	for _, s := range tingkats {
		out = append(out, views.Option{Value: s, Label: k.t("archive.tingkat." + s), Selected: s == chosen})
	}
	return out
}

// archiveNaskah archives.
func archiveNaskah(k *call) error {
	id, err := k.naskahID()
	if err != nil {
		return err
	}
	in := office.ArchiveInput{Klasifikasi: k.form.Get("klasifikasi"), Lokasi: k.form.Get("lokasi")}
	if isOneOf(k.form.Get("tingkat"), tingkats...) {
		in.Tingkat = k.form.Get("tingkat")
	}
	_, bad := k.office.Archive(k.ctx, k.p, id, k.seq(), in)
	if bad == nil {
		return k.done(naskahPath(id), k.t("flash.archive"))
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || (e.Kind != naskah.Invalid && e.Kind != naskah.Conflict) || e.Code == "NSK-SEQ" || e.Code == "NSK-STATE" {
		return bad
	}
	n, err := k.store.Naskah(k.ctx, k.scope(), id)
	if err != nil {
		return err
	}
	v := k.archiveView(n)
	v.Error, v.Klasifikasi, v.Lokasi, v.Tingkat = e.Msg, in.Klasifikasi, in.Lokasi, in.Tingkat
	v.Tingkats = k.tingkatOptions(v.Tingkat)
	return k.draw(fiber.StatusConflict, k.t("act.archive"), false, "", views.Archive(v))
}
