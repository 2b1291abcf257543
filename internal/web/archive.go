package web

import (
	"cmp"
	"errors"
	"net/url"

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
	v := views.ArchiveListView{Kept: views.ListView{Text: f.Text, Total: page.Total, CSV: withQuery("/naskah.csv", csv)}}
	k.pager(&v.Kept, "/arsip", q, f.After, page)
	if f.After == "" && f.Text == "" {
		if err := k.unarchived(&v); err != nil {
			return err
		}
	}
	return k.show(k.t("nav.arsip"), views.ArchiveList(v))
}

// fewUnarchived is how many of each list are shown before all of them are asked for, and unarchivedRows how many a page of all of them has.
const (
	fewUnarchived  = 10
	unarchivedRows = 100
)

// unarchived are the signed naskah that are not in the archive: the late ones, those that can go there, and those that cannot, and why.
// The counts are of all of them, whatever the page shows.
func (k *call) unarchived(v *views.ArchiveListView) error {
	list, err := k.office.Unarchived(k.ctx, k.p)
	if err != nil {
		return k.lacking(err)
	}
	all, page := k.c.Query("semua") != "", max(number(k.c.Query("halaman")), 1)
	from := (page - 1) * unarchivedRows
	add := func(rows *[]views.UnarchivedRow, n *int, u office.Unarchived, here bool) {
		if *n++; all && here || !all && *n <= fewUnarchived {
			*rows = append(*rows, k.unarchivedRow(u))
		} else if !all {
			v.More = "/arsip?semua=ya"
		}
	}
	for i, u := range list {
		here := i >= from && i < from+unarchivedRows
		switch {
		case u.Late:
			add(&v.Late, &v.LateN, u, here)
		case u.Ready:
			add(&v.Ready, &v.ReadyN, u, here)
		default:
			add(&v.NotReady, &v.NotN, u, here)
		}
	}
	if all && page > 1 {
		v.Before = "/arsip?semua=ya&halaman=" + itoa(page-1)
	}
	if all && from+unarchivedRows < len(list) {
		v.Next = "/arsip?semua=ya&halaman=" + itoa(page+1)
	}
	return nil
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
	out, bad := k.office.Archive(k.ctx, k.p, id, k.seq(), in)
	if bad == nil {
		return k.done(naskahPath(id), k.t(map[bool]string{true: "flash.archive.proposed", false: "flash.archive"}[out.Pending != nil]))
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
	return k.draw(answers[e.Kind].status, k.t("act.archive"), false, "", views.Archive(v))
}
