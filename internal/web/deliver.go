package web

import (
	"cmp"
	"errors"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showDeliver is who must have the signed file and who has it [OP 1.8].
func showDeliver(k *call) error {
	f, err := k.file()
	if err != nil {
		return err
	}
	v, err := k.deliverView(f)
	if err != nil {
		return err
	}
	return k.wide(k.t("deliver.title"), views.Deliver(v))
}

func (k *call) deliverView(f file) (views.DeliverView, error) {
	n := f.n
	v := views.DeliverView{ID: string(n.ID), Title: k.judul(n), Seq: n.Seq, May: f.may(naskah.ActDeliver), Tanggal: k.today().String(), Back: naskahPath(n.ID)}
	if k.p.Outside() {
		return v, denied() // who else received a copy is the house's to know
	}
	if !isOneOf(n.State, naskah.SignedStates...) {
		return v, naskah.Errorf(naskah.Conflict, "NSK-BELUM-TTD", "Naskah ini belum ditandatangani lengkap, sehingga belum ada salinan yang disampaikan.")
	}
	list, err := k.office.Recipients(k.ctx, k.p, n.ID)
	if err != nil {
		return v, err
	}
	names := map[naskah.UserID]string{}
	for _, r := range list {
		row := views.RecipientRow{Kepada: r.Kepada, Why: r.Why, Badge: views.Badge{Text: k.t("deliver.waits"), Tone: views.Gold}}
		for _, d := range r.Given {
			row.Given = append(row.Given, k.t("deliver.line", k.deliveryWay(d.Cara), k.when(d.At), k.userName(names, d.By)))
		}
		v.Total++
		if len(r.Given) > 0 {
			row.Badge = views.Badge{Text: k.t("deliver.given"), Tone: views.OK}
			v.Given++
		}
		v.Rows = append(v.Rows, row)
		v.To = append(v.To, views.Option{Value: r.Kepada, Label: r.Kepada, Selected: len(r.Given) == 0 && !anySelected(v.To)})
	}
	for _, c := range office.CaraSampai {
		v.Cara = append(v.Cara, views.Option{Value: c.Kode, Label: k.deliveryWay(c.Kode)})
	}
	if n.Current.Valid() {
		v.PDF, v.PDFLabel = naskahPath(n.ID, "/pdf"), k.t("act.signedpdf")
		if n.Cara == naskah.Basah {
			v.PDFLabel = k.t("act.scanpdf")
		}
	}
	return v, nil
}

// deliveryWay is how a copy was given, in words.
func (k *call) deliveryWay(kode string) string {
	return k.t("deliver.way." + strings.ReplaceAll(kode, " ", "_"))
}

func anySelected(list []views.Option) bool {
	for _, o := range list {
		if o.Selected {
			return true
		}
	}
	return false
}

// userName is what an account is called; asked once.
func (k *call) userName(known map[naskah.UserID]string, id naskah.UserID) string {
	if _, ok := known[id]; !ok {
		known[id] = k.t("event.system")
		if u, err := k.office.Accounts.User(k.ctx, id); err == nil {
			known[id] = u.Nama
		}
	}
	return known[id]
}

// deliverNaskah records that somebody received the signed file.
func deliverNaskah(k *call) error {
	id, err := k.naskahID()
	if err != nil {
		return err
	}
	in := office.DeliverInput{Kepada: cmp.Or(strings.TrimSpace(k.form.Get("lain")), k.form.Get("kepada")), Cara: k.form.Get("cara"), Catatan: k.form.Get("catatan")}
	var bad error
	if in.Tanggal, bad = k.dateField("tanggal"); bad == nil {
		_, bad = k.office.Deliver(k.ctx, k.p, id, k.seq(), in)
	}
	if bad == nil {
		return k.done(naskahPath(id, "/penyampaian"), k.t("flash.deliver", in.Kepada))
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || !again(e) {
		return bad
	}
	f, err := k.file()
	if err != nil {
		return err
	}
	v, err := k.deliverView(f)
	if err != nil {
		return bad
	}
	v.Seq, v.Error, v.Field = k.seq(), e.Msg, e.Field
	if !isOneOf(v.Field, "kepada", "cara", "tanggal", "catatan") {
		v.Field = ""
	}
	v.Lain, v.Tanggal, v.Catatan = k.form.Get("lain"), k.form.Get("tanggal"), in.Catatan
	choose(v.To, k.form.Get("kepada"))
	choose(v.Cara, in.Cara)
	return k.draw(fiber.StatusUnprocessableEntity, k.t("deliver.title"), true, "", views.Deliver(v))
}
