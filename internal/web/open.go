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
	var err error
	if v.OnFile, err = k.onFile(n, naskahPath(n.ID, "/mulai")); err != nil {
		return v, err
	}
	if v.DPRD, err = k.dprdView(n.Jenis, n.KerjaSama, kerjaSamaPath(n.KerjaSama)+"/dprd", naskahPath(n.ID, "/mulai")); err != nil {
		return v, err
	}
	if n.Cara == naskah.Basah {
		v.Mixed, v.Check = true, naskahPath(n.ID, "/periksa-pindaian")
		for i, s := range n.Signers {
			v.Ink = append(v.Ink, views.InkRow{Index: i, Party: s.Party, Label: ordinalParty(s.Party), Nama: s.Pejabat.Nama, Tanggal: n.Tanggal.String()})
		}
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
		out = append(out, views.KV{Key: k.t("fact.nomor.of", naskah.Ordinal(x.Party)), Value: k.nomorFact(x)})
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
	in := office.OpenInput{Reasons: k.prefixed("alasan."), Order: k.order(), Scan: k.upload}
	n, bad := k.store.Naskah(k.ctx, k.scope(), id)
	if bad != nil {
		return bad
	}
	if in.Ink, bad = k.ink(n); bad != nil {
		return k.openAgain(n, in, bad)
	}
	if in.Deadline, bad = k.deadline(k.form.Get("batas")); bad == nil {
		var opened naskah.Naskah
		if opened, bad = k.office.Open(k.ctx, k.p, id, k.seq(), in); bad == nil {
			return k.done(naskahPath(id), k.t("flash.open", k.firstTurn(opened)))
		}
	}
	return k.openAgain(n, in, bad)
}

// ink is who has signed a naskah on paper in ink, as the form says.
func (k *call) ink(n naskah.Naskah) ([]office.InkSigner, error) {
	var out []office.InkSigner
	for i, s := range n.Signers {
		if k.form.Get("tinta."+itoa(i)) == "" {
			continue
		}
		d, err := naskah.ParseDate(k.form.Get("tanggal." + itoa(i)))
		if e, ok := errors.AsType[*naskah.Error](err); ok {
			return out, e.On("penanda")
		}
		out = append(out, office.InkSigner{Party: s.Party, Tanggal: d})
	}
	return out, nil
}

// openAgain is the form as it was sent, with what is wrong.
func (k *call) openAgain(n naskah.Naskah, in office.OpenInput, bad error) error {
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || !again(e) {
		return bad
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
	keepReasons(v.OnFile, in.Reasons, e)
	for i := range v.Order {
		if i < len(in.Order) {
			v.Order[i].Place = in.Order[i]
		}
	}
	v.Again = k.form.Get(fileName)
	for i := range v.Ink {
		v.Ink[i].Signed, v.Ink[i].Tanggal = k.form.Get("tinta."+itoa(i)) != "", k.form.Get("tanggal."+itoa(i))
	}
	if e.Field == "batas" || v.Mixed && isOneOf(e.Field, "pindaian", "penanda") {
		v.Errors[e.Field] = e.Msg
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
