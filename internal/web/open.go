package web

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showOpen is "Mulai penandatanganan": what is not on file, the order, the deadline.
func showOpen(k *call) error {
	f, err := k.actOn(naskah.ActOpen)
	if err != nil {
		return err
	}
	v, err := k.openView(f.n)
	if err != nil {
		return err
	}
	return k.show(k.t("act.open"), views.Open(v))
}

func (k *call) openView(n naskah.Naskah) (views.OpenView, error) {
	v := views.OpenView{ID: string(n.ID), Title: k.judul(n), Seq: n.Seq, Back: naskahPath(n.ID), Errors: map[string]string{}, Facts: k.openFacts(n)}
	days := k.office.SessionDays
	if days <= 0 {
		days = 30
	}
	start := k.today()
	if start.Before(n.Tanggal) {
		start = n.Tanggal
	}
	v.Deadline = start.AddDays(days).String()
	missing, err := k.office.Missing(k.ctx, k.p, n.ID)
	if err != nil {
		return v, err
	}
	kept := map[string]string{}
	for _, r := range n.Reasons {
		kept[r.Code] = r.Text
	}
	for _, m := range missing {
		v.Missing = append(v.Missing, views.MissingRow{Code: m.Code, Label: m.Label, Norm: m.Norm, Who: m.Who, Reason: kept[m.Code]})
	}
	if v.NotReady, err = k.office.NotReady(k.ctx, k.p, n.ID); err != nil {
		e, ok := errors.AsType[*naskah.Error](err)
		if !ok {
			return v, err
		}
		v.NotReady = []string{e.Msg}
	}
	for i, s := range n.Signers {
		v.Order = append(v.Order, views.OrderRow{Index: i, Nama: s.Pejabat.Nama, Line: s.Pejabat.Sebutan() + ", " + ordinalParty(s.Party), Place: rank(n.Signers, i)})
	}
	return v, nil
}

// rank is the place of signer i as a small number: equal orders have equal ranks.
func rank(signers []naskah.Signer, i int) int {
	lower := map[int]bool{}
	for _, s := range signers {
		if s.Order < signers[i].Order {
			lower[s.Order] = true
		}
	}
	return len(lower) + 1
}

func (k *call) openFacts(n naskah.Naskah) []views.KV {
	out := []views.KV{{Key: k.t("fact.kind"), Value: jenisFull(n.Jenis)}}
	for _, x := range n.Nomor {
		text := x.Text
		if x.Kind == naskah.TidakBernomor {
			text = k.t("fact.nonumber")
		}
		out = append(out, views.KV{Key: k.t("fact.nomor.of", naskah.Ordinal(x.Party)), Value: text})
	}
	return append(out,
		views.KV{Key: k.t("fact.tanggal"), Value: dayText(n.Tanggal)}, views.KV{Key: k.t("fact.tempat"), Value: n.Tempat},
		views.KV{Key: k.t("fact.parties"), Value: strings.Join(partyNames(n.Parties), " · ")}, views.KV{Key: k.t("fact.term"), Value: k.termText(n)})
}

// openNaskah opens signing.
func openNaskah(k *call) error {
	id, err := k.naskahID()
	if err != nil {
		return err
	}
	in := office.OpenInput{Reasons: k.prefixed("alasan."), Order: k.order()}
	var bad error
	if in.Deadline, bad = k.deadline(k.form.Get("batas")); bad == nil {
		var n naskah.Naskah
		if n, bad = k.office.Open(k.ctx, k.p, id, k.seq(), in); bad == nil {
			return k.done(naskahPath(id), k.t("flash.open", k.firstTurn(n)))
		}
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || (e.Kind != naskah.Invalid && e.Kind != naskah.Conflict) || e.Code == "NSK-SEQ" || e.Code == "NSK-STATE" {
		return bad
	}
	n, err := k.store.Naskah(k.ctx, k.scope(), id)
	if err != nil {
		return err
	}
	v, err := k.openView(n)
	if err != nil {
		return err
	}
	k.keepOpen(&v, e, in)
	return k.draw(fiber.StatusUnprocessableEntity, k.t("act.open"), false, "", views.Open(v))
}

// keepOpen puts what was sent back into the form, and what is wrong beside it.
func (k *call) keepOpen(v *views.OpenView, e *naskah.Error, in office.OpenInput) {
	v.Seq, v.Deadline = k.seq(), k.form.Get("batas")
	for i := range v.Missing {
		v.Missing[i].Reason = in.Reasons[v.Missing[i].Code]
	}
	for i := range v.Order {
		if i < len(in.Order) {
			v.Order[i].Place = in.Order[i]
		}
	}
	if e.Field == "batas" {
		v.Errors["batas"] = e.Msg
		return
	}
	v.Error = e.Msg
}

// order is each signer's place as the form says.
func (k *call) order() []int {
	var out []int
	for i := range 20 {
		s := k.form.Get("urutan." + strconv.Itoa(i))
		if s == "" {
			break
		}
		n, _ := strconv.Atoi(s)
		out = append(out, n)
	}
	return out
}

// deadline is the end of a day in the zone of the Instansi.
func (k *call) deadline(s string) (time.Time, error) {
	d, err := naskah.ParseDate(s)
	if err != nil {
		if e, ok := errors.AsType[*naskah.Error](err); ok {
			return time.Time{}, e.On("batas")
		}
		return time.Time{}, err
	}
	if d.IsZero() {
		return time.Time{}, nil
	}
	return d.AddDays(1).Start(k.zone).Add(-time.Minute), nil
}

// firstTurn names who may seal first.
func (k *call) firstTurn(n naskah.Naskah) string {
	sessions, err := k.store.Sessions(k.ctx, k.scope(), n.ID)
	if err != nil || len(sessions) == 0 {
		return ""
	}
	s := sessions[len(sessions)-1]
	var names []string
	for _, i := range s.Open() {
		names = append(names, s.Turns[i].Signer.Pejabat.Nama)
	}
	return strings.Join(names, ", ")
}
