package web

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// showRelate records that one naskah does something to another: a PKS carries out a KSB of any year.
func showRelate(k *call) error {
	n, err := k.naskah()
	if err != nil {
		return err
	}
	if !k.p.Has(naskah.RoleOfficer) || k.p.Outside() || k.p.Instansi != n.Instansi {
		return denied()
	}
	v, err := k.relateView(n, relasiFor(n))
	if err != nil {
		return err
	}
	v.Tanggal = n.Tanggal.String()
	return k.show(k.t("relate.title"), views.Relate(v))
}

// relasiFor is what a naskah of its kind mostly does.
func relasiFor(n naskah.Naskah) naskah.RelasiJenis {
	if n.Jenis == naskah.Addendum {
		return naskah.Mengubah
	}
	return naskah.Melaksanakan
}

func (k *call) relateView(n naskah.Naskah, chosen naskah.RelasiJenis) (views.RelateView, error) {
	v := views.RelateView{ID: string(n.ID), Title: k.judul(n), Back: naskahPath(n.ID), Errors: map[string]string{}}
	for _, j := range append(oldLinks[:len(oldLinks):len(oldLinks)], naskah.RelasiLampiran, naskah.RelasiKuasa) {
		v.Kinds = append(v.Kinds, views.Option{Value: string(j), Label: k.t("relasi." + string(j)), Selected: j == chosen})
	}
	var around views.AroundView
	err := k.relations(n, &around)
	v.Have = around.Relations
	return v, err
}

// relateNaskah records the relation.
func relateNaskah(k *call) error {
	n, err := k.naskah()
	if err != nil {
		return err
	}
	how := naskah.RelasiJenis(k.form.Get("jenis"))
	var kinds []naskah.Kode
	if how == naskah.Melaksanakan {
		kinds = picksOf("ksb")
	}
	p, err := k.pick("ke", kinds, n.ID)
	if err != nil {
		return err
	}
	day, bad := k.dateField("tanggal")
	if said := k.pickSaid("ke", p); bad == nil && said != "" && k.p.Has(naskah.RoleOfficer) {
		bad = naskah.Errorf(naskah.Invalid, "NSK-RELASI-NASKAH", "%s", said).On("ke")
	}
	if bad == nil && p.id == "" && k.p.Has(naskah.RoleOfficer) {
		bad = naskah.Errorf(naskah.Invalid, "NSK-RELASI-NASKAH", "%s", k.t("relate.which")).On("ke")
	}
	if bad == nil {
		to := p.id
		if to == "" {
			to = n.ID // refused, and the refusal is kept
		}
		bad = k.office.Relate(k.ctx, k.p, naskah.Relasi{Dari: n.ID, Ke: to, Jenis: how, Tanggal: day, Dasar: k.form.Get("dasar")})
	}
	if bad == nil {
		return k.done(naskahPath(n.ID), k.t("flash.relate"))
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || !again(e) {
		return bad
	}
	v, err := k.relateView(n, how)
	if err != nil {
		return err
	}
	v.To, v.Choices, v.Tanggal, v.Dasar = k.form.Get("ke"), p.choices, k.form.Get("tanggal"), k.form.Get("dasar")
	v.Errors[fieldAmong(e.Field, "jenis", "ke", "tanggal", "dasar")] = e.Msg
	return k.draw(fiber.StatusUnprocessableEntity, k.t("relate.title"), false, "", views.Relate(v))
}
