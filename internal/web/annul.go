package web

import (
	"errors"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showAnnul is "Batalkan pencatatan" of an old record: recorded twice, or no kerja sama at all [OP 1.9].
func showAnnul(k *call) error {
	f, err := k.actOn(naskah.ActAnnul)
	if err != nil {
		return err
	}
	v, err := k.annulView(f)
	if err != nil {
		return err
	}
	return k.show(k.t("act.annul"), views.Annul(v))
}

func (k *call) annulView(f file) (views.AnnulView, error) {
	n := f.n
	v := views.AnnulView{ID: string(n.ID), Title: k.judul(n), Seq: n.Seq, Back: naskahPath(n.ID), Facts: k.knownFacts(n), Blocked: f.blocked(naskah.ActAnnul), Errors: map[string]string{}}
	list, err := k.office.Similar(k.ctx, k.p, office.ImportInput{Jenis: n.Jenis, Judul: n.Judul, Tahun: n.Tahun, Tanggal: n.Tanggal, Parties: n.Parties, Nomor: n.Nomor})
	if err != nil {
		return v, err
	}
	for _, s := range list {
		if x := s.Naskah; x.ID != n.ID && isOneOf(x.State, naskah.SignedStates...) && x.Instansi == n.Instansi {
			v.Doubles = append(v.Doubles, views.Option{Value: string(x.ID), Label: naskahLabel(x), Help: joinDots([]string{k.words.State(x.State, x.Imported), s.Why})})
		}
	}
	return v, nil
}

// annulNaskah proposes it; a second person confirms.
func annulNaskah(k *call) error {
	f, err := k.file()
	if err != nil {
		return err
	}
	double, other := naskah.NaskahID(k.form.Get("rangkap")), picked{}
	var bad error
	if double == "" && strings.TrimSpace(k.form.Get("rangkap_lain")) != "" {
		double = "lain"
	}
	if double == "lain" {
		if other, err = k.pick("rangkap_lain", nil, f.n.ID); err != nil {
			return err
		}
		if double = other.id; double == "" {
			said := k.pickSaid("rangkap_lain", other)
			if said == "" {
				said = k.t("annul.which")
			}
			bad = naskah.Errorf(naskah.Invalid, "NSK-RANGKAP", "%s", said).On("rangkap_lain")
		}
	}
	if double == "bukan" {
		double = ""
	} else if double == "" && bad == nil {
		bad = naskah.Errorf(naskah.Invalid, "NSK-RANGKAP", "%s", k.t("annul.choose")).On("rangkap")
	}
	var out office.Outcome
	if bad == nil || !f.may(naskah.ActAnnul) {
		out, bad = k.office.Annul(k.ctx, k.p, f.n.ID, k.seq(), k.form.Get("alasan"), double)
	}
	if bad == nil {
		return k.proposed(out, f.n.ID, "flash.annul")
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || !again(e) {
		return bad
	}
	v, err := k.annulView(f)
	if err != nil {
		return err
	}
	v.Seq, v.Reason, v.Other, v.Choices, v.Chosen = k.seq(), k.form.Get("alasan"), k.form.Get("rangkap_lain"), other.choices, k.form.Get("rangkap")
	choose(v.Doubles, v.Chosen)
	v.Errors[fieldAmong(e.Field, "alasan", "rangkap", "rangkap_lain")] = e.Msg
	return k.draw(fiber.StatusUnprocessableEntity, k.t("act.annul"), false, "", views.Annul(v))
}

// fieldAmong is the field an error is about where the form has it; "" else: it stands above the form.
func fieldAmong(field string, fields ...string) string {
	if slices.Contains(fields, field) {
		return field
	}
	return ""
}

// proposed goes to what an act that may need a second person came to: its proposal, or the naskah.
func (k *call) proposed(out office.Outcome, id naskah.NaskahID, flash string) error {
	if out.Pending != nil {
		return k.done("/usul/"+out.Pending.ID, k.t("flash.proposed"))
	}
	return k.done(k.after(id), k.t(flash))
}
