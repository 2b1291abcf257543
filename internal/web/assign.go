package web

import (
	"errors"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showAssign is "Ganti pejabat": each place that could be given to another holder of the same office, those who have left first.
func showAssign(k *call) error {
	f, err := k.actOn(naskah.ActAssign)
	if err != nil {
		return err
	}
	v, err := k.assignView(f.n)
	if err != nil {
		return err
	}
	return k.show(k.t("act.assign"), views.Assign(v))
}

func (k *call) assignView(n naskah.Naskah) (views.AssignView, error) {
	v := views.AssignView{ID: string(n.ID), Title: k.judul(n), Seq: n.Seq, Back: naskahPath(n.ID)}
	places, err := k.office.Replaceables(k.ctx, k.p, n.ID)
	if err != nil {
		return v, err
	}
	for _, r := range places {
		p := views.PlaceView{Old: string(r.Now.Pejabat), Title: k.placeTitle(r), Now: orJabatan(r.Now), Line: r.Now.Sebutan(), Why: r.Why, Left: r.Left}
		for _, o := range r.Others {
			s := r.Snapshot[o.ID]
			help := ""
			if o.Keputusan != "" {
				help = o.Keputusan
			}
			p.Others = append(p.Others, views.Option{Value: string(o.ID), Label: orJabatan(s) + ", " + s.Sebutan(), Help: help, Selected: len(r.Others) == 1})
		}
		v.Places = append(v.Places, p)
	}
	return v, nil
}

func (k *call) placeTitle(r office.Replaceable) string {
	if r.Paraf >= 0 {
		return k.t("assign.paraf", r.Paraf+1)
	}
	return k.t("assign.signer")
}

// assignNaskah puts another Pejabat in a place.
func assignNaskah(k *call) error {
	id, err := k.naskahID()
	if err != nil {
		return err
	}
	old, with, reason := naskah.PejabatID(k.form.Get("lama")), naskah.PejabatID(k.form.Get("baru")), k.form.Get("alasan")
	_, bad := k.office.Assign(k.ctx, k.p, id, k.seq(), old, with, reason)
	if bad == nil {
		return k.done(naskahPath(id), k.t("flash.assign"))
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || !again(e) {
		return bad
	}
	n, err := k.store.Naskah(k.ctx, k.scope(), id)
	if err != nil {
		return err
	}
	v, err := k.assignView(n)
	if err != nil {
		return err
	}
	v.Seq, v.Error = k.seq(), e.Msg
	for i := range v.Places {
		if v.Places[i].Old == string(old) {
			v.Places[i].Reason = reason
			choose(v.Places[i].Others, string(with))
			if strings.HasPrefix(e.Field, "alasan") {
				v.Places[i].Error, v.Error = e.Msg, ""
			}
		}
	}
	return k.draw(fiber.StatusUnprocessableEntity, k.t("act.assign"), false, "", views.Assign(v))
}
