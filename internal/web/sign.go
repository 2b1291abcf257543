package web

import (
	"errors"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showSign is the act of signing: what will be signed, in which capacity, and the passphrase at the act.
func showSign(k *call) error {
	v, err := k.signView()
	if err != nil {
		return err
	}
	return k.wide(k.t("sign.short"), views.Sign(v))
}

func (k *call) signView() (views.SignView, error) {
	id, err := k.naskahID()
	if err != nil {
		return views.SignView{}, err
	}
	room, err := k.office.Room(k.ctx, k.p, id)
	if err != nil {
		return views.SignView{}, err
	}
	if room.Mine == nil {
		return views.SignView{}, denied()
	}
	n := room.Naskah
	v := views.SignView{
		ID: string(n.ID), Title: k.judul(n), Seq: n.Seq, Facts: k.signFacts(room), Others: k.sessionRows(room.Session),
		Reader: naskahPath(n.ID, "/baca"), PDF: naskahPath(n.ID, "/pdf"), Uji: room.Uji && room.Reason == "", Can: room.Reason == "" && room.Turn >= 0, Blocked: room.Reason,
	}
	switch {
	case room.Turn >= 0:
		v.Turn = views.Badge{Text: k.t("sign.turn", room.Nth, room.Of), Tone: views.Gold}
	case room.Mine.State == naskah.TurnSealed:
		v.Turn = views.Badge{Text: k.t("sign.done"), Tone: views.OK}
	default:
		v.Turn = views.Badge{Text: k.t("sign.notyet")}
	}
	if len(room.Certs) == 0 {
		v.Account = "/akun"
	}
	sheet, err := k.sheetOf(n)
	if err != nil {
		return v, err
	}
	if sheet != nil {
		v.Sheet = *sheet
	}
	for _, p := range k.office.Can(k.ctx, k.p, n) {
		if p.Act == naskah.ActDecline {
			v.Decline = views.Button{
				Act: "decline", Label: k.words.Act(naskah.ActDecline), Icon: "x", Action: naskahPath(n.ID, "/tolak"), Seq: n.Seq, Danger: true,
				Reason: k.t("reason.decline"), Help: k.t("reason.decline.help"),
			}
		}
	}
	return v, nil
}

// signFacts is what is signed: title, number, parties, pages, my capacity, who gave a paraf, the short digest.
func (k *call) signFacts(r office.Room) []views.KV {
	n := r.Naskah
	out := []views.KV{
		{Key: k.t("nav.naskah"), Value: k.t("sign.pages", jenisFull(n.Jenis), r.Pages), Strong: true},
		{Key: k.t("fact.nomor"), Value: nomorText(n.Nomor)},
		{Key: k.t("fact.tanggal"), Value: dayText(n.Tanggal)},
		{Key: k.t("fact.parties"), Value: strings.Join(partyNames(n.Parties), " · ")},
		{Key: k.t("fact.as"), Value: r.Capacity + ", " + ordinalParty(r.Mine.Signer.Party), Strong: true},
	}
	var parafs []string
	for _, p := range n.Parafs {
		if !p.At.IsZero() {
			parafs = append(parafs, p.Pejabat.Sebutan())
		}
	}
	if len(parafs) > 0 && !k.p.Outside() {
		out = append(out, views.KV{Key: k.t("fact.parafby"), Value: strings.Join(parafs, ", ")})
	}
	return append(out, views.KV{Key: k.t("fact.deadline"), Value: k.when(r.Session.Deadline)}, views.KV{Key: k.t("fact.digest"), Value: r.Digest.Short(), Mono: true})
}

// sealNaskah signs. What the office refuses for the passphrase is said on the same page; nothing of the passphrase is kept.
func sealNaskah(k *call) error {
	id, err := k.naskahID()
	if err != nil {
		return err
	}
	n, err := k.office.Seal(k.ctx, k.p, id, k.seq(), office.SealInput{Secret: naskah.NewSecret(k.form.Get("passphrase"))})
	if err == nil {
		if n.State == naskah.Signed {
			return k.done(naskahPath(id), k.t("flash.finish"))
		}
		return k.done(naskahPath(id), k.t("flash.seal", k.firstTurn(n)))
	}
	e, ok := errors.AsType[*naskah.Error](err)
	if !ok || !strings.HasPrefix(e.Code, "TTE-") {
		return err
	}
	v, shown := k.signView()
	if shown != nil {
		return err
	}
	v.Error = e.Msg
	status := fiber.StatusUnprocessableEntity
	if e.Kind == naskah.Unavailable {
		status = fiber.StatusServiceUnavailable
	}
	return k.draw(status, k.t("sign.short"), true, "", views.Sign(v))
}
