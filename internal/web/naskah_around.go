package web

import (
	"log/slog"
	"slices"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// around is what stands around one naskah on its page: what is on file, what waits for a second person, who has left, what the desk
// hands out. Somebody from a partner sees none of it.
func (k *call) around(f file) (views.AroundView, error) {
	v := views.AroundView{}
	n := f.n
	if k.p.Outside() || k.p.Instansi != n.Instansi {
		return v, nil
	}
	var err error
	if readsCooperations(k.p) {
		if v.Files, err = k.filesView(k.shelfOfNaskah(n), 12); err != nil {
			return v, err
		}
	}
	if v.Pending, err = k.pendings(n); err != nil {
		return v, err
	}
	if err := k.holders(f, &v); err != nil {
		return v, err
	}
	if v.Messages, err = k.messages(n); err != nil {
		return v, err
	}
	if err := k.delivered(f, &v); err != nil {
		return v, err
	}
	v.Desk = k.desk(f)
	for _, a := range n.Asli {
		v.Originals = append(v.Originals, views.KV{Key: a.Pemegang, Value: a.Lokasi})
	}
	return v, k.relations(n, &v)
}

// pendings are the acts on n that wait for a second person.
func (k *call) pendings(n naskah.Naskah) ([]views.PendingRow, error) {
	list, err := k.store.Pendings(k.ctx, k.scope(), naskah.PendingFilter{Subject: n.ID.Subject(), State: naskah.PendingWaiting})
	if err != nil {
		return nil, err
	}
	var out []views.PendingRow
	for _, p := range list {
		title := "pending.title"
		if p.Seq != n.Seq { // an act runs only on the state for which it was proposed
			title = "pending.dead"
		}
		out = append(out, views.PendingRow{
			Href: "/usul/" + p.ID, Title: k.t(title, k.t("event."+string(p.Act))),
			Line: k.t("pending.line", p.By.Nama, k.when(p.At), k.when(p.Until)),
		})
	}
	return out, nil
}

// holders says who of the chain or the signers no longer holds his office.
func (k *call) holders(f file, v *views.AroundView) error {
	if !isOneOf(f.n.State, naskah.Review, naskah.Approved) {
		return nil
	}
	places, err := k.office.Replaceables(k.ctx, k.p, f.n.ID)
	if err != nil {
		return k.lacking(err)
	}
	var who []string
	for _, r := range places {
		if r.Left {
			who = append(who, orJabatan(r.Now)+", "+r.Now.Sebutan()+": "+r.Why)
		}
	}
	if len(who) > 0 {
		v.Holder = joinDots(who)
		if f.may(naskah.ActAssign) {
			v.HolderPage = naskahPath(f.n.ID, "/ganti-pejabat")
		}
	}
	return nil
}

// lacking lets a page be drawn without a card that the reader may not see, and without nothing else.
func (k *call) lacking(err error) error {
	a, e := answerOf(err)
	if a.status == 403 || a.status == 404 || a.status == 409 {
		return nil
	}
	k.opt.Log.WarnContext(k.ctx, "web: card", slog.String("code", e.Code), slog.Any("err", err))
	return err
}

// messages are those for whoever's turn it is.
func (k *call) messages(n naskah.Naskah) ([]views.MessageRow, error) {
	if !isOneOf(n.State, naskah.Review, naskah.Signing) {
		return nil, nil
	}
	list, err := k.office.Messages(k.ctx, k.p, n.ID)
	if err != nil {
		return nil, k.lacking(err)
	}
	var out []views.MessageRow
	for i, m := range list {
		out = append(out, views.MessageRow{ID: "pesan-" + itoa(i+1), To: m.To, Text: m.Text})
	}
	return out, nil
}

// delivered counts who has the signed file.
func (k *call) delivered(f file, v *views.AroundView) error {
	if !isOneOf(f.n.State, naskah.SignedStates...) || f.n.Imported {
		return nil
	}
	list, err := k.office.Recipients(k.ctx, k.p, f.n.ID)
	if err != nil {
		return k.lacking(err)
	}
	given := 0
	for _, r := range list {
		if len(r.Given) > 0 {
			given++
		}
	}
	card := &views.DeliverCard{Href: naskahPath(f.n.ID, "/penyampaian"), Text: k.t("deliver.count", given, len(list)), Badge: views.Badge{Text: k.t("deliver.all"), Tone: views.OK}}
	if given < len(list) {
		card.Badge = views.Badge{Text: k.t("deliver.some"), Tone: views.Gold}
	}
	v.Deliver = card
	return nil
}

// desk is what the desk hands out of n: Lembar Paraf, nota dinas.
func (k *call) desk(f file) views.DeskView {
	n := f.n
	if n.Imported || n.Values == "" {
		return views.DeskView{}
	}
	v := views.DeskView{}
	link := func(key, icon, rest string) {
		v.Buttons = append(v.Buttons, views.Button{Act: key, Label: k.t("desk." + key), Icon: icon, Action: naskahPath(n.ID, rest), Get: true})
	}
	if isOneOf(n.State, naskah.Approved, naskah.Signing) {
		link("konsep", "download", "/konsep.pdf")
	}
	if n.State != naskah.Draft && n.State != naskah.Cancelled && len(n.Parafs) > 0 {
		link("lembar", "stamp", "/lembar-paraf.pdf")
	}
	if isOneOf(n.State, naskah.Review, naskah.Approved, naskah.Signing) {
		v.Nota = naskahPath(n.ID, "/nota-dinas.pdf")
	}
	return v
}

// relations are the cooperation of n, and the naskah that it does something to, or that do something to it.
func (k *call) relations(n naskah.Naskah, v *views.AroundView) error {
	all, err := k.register.KerjaSama(k.ctx, k.scope())
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(all, func(ks naskah.KerjaSama) bool { return ks.ID == n.KerjaSama }); i >= 0 {
		v.KerjaSama = &views.Crumb{Label: k.kerjaSamaTitle(all[i]), Href: kerjaSamaPath(all[i].ID)}
	}
	list, err := k.register.Relasi(k.ctx, k.scope(), n.ID)
	if err != nil {
		return err
	}
	for _, r := range list {
		other, key := r.Ke, "relasi."
		if r.Ke == n.ID {
			other, key = r.Dari, "relasi.oleh."
		}
		x, err := k.store.Naskah(k.ctx, k.scope(), other)
		if err != nil {
			continue // outside what he sees
		}
		line := joinDots(slices.DeleteFunc([]string{jenisShort(x), nomorText(x.Nomor)}, func(s string) bool { return s == "" }))
		v.Relations = append(v.Relations, views.RelationRow{What: k.t(key + string(r.Jenis)), Href: naskahPath(x.ID), Title: k.judul(x), Line: line})
	}
	return nil
}

// downloadLembarParaf is the sheet of the reviewers' paraf.
func downloadLembarParaf(k *call) error {
	id, err := k.naskahID()
	if err != nil {
		return err
	}
	b, name, err := k.office.LembarParaf(k.ctx, k.p, id)
	return k.handOut(b, name, err)
}

// downloadNotaDinas is the nota dinas pengantar with its one-page summary.
func downloadNotaDinas(k *call) error {
	id, err := k.naskahID()
	if err != nil {
		return err
	}
	b, name, err := k.office.NotaDinas(k.ctx, k.p, id, k.c.Query("catatan"))
	return k.handOut(b, name, err)
}

func (k *call) handOut(b []byte, name string, err error) error {
	if err != nil {
		return err
	}
	return k.sendBytes(b, "application/pdf", "inline", name)
}

// unarchivedRow is one signed naskah that is not in the archive, and what it waits for.
func (k *call) unarchivedRow(u office.Unarchived) views.UnarchivedRow {
	n := u.Naskah
	r := views.UnarchivedRow{Href: naskahPath(n.ID), Title: k.judul(n), Line: k.workLine(n), Why: u.Why}
	if u.Ready {
		r.Href = naskahPath(n.ID, "/arsipkan")
	}
	switch {
	case u.Late:
		r.Badge = views.Badge{Text: k.t("archive.badge.late", u.Before.Panjang()), Tone: views.Warn}
	case !u.Before.IsZero():
		r.Badge = views.Badge{Text: k.t("archive.badge.before", u.Before.Panjang()), Tone: views.Gold}
	case u.Ready:
		r.Badge = views.Badge{Text: k.t("archive.badge.ready"), Tone: views.Teal}
	}
	return r
}
