package web

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// showScan is "Lampirkan pindaian" of an old record that came without.
func showScan(k *call) error {
	f, err := k.actOn(naskah.ActScan)
	if err != nil {
		return err
	}
	if !f.n.Imported || f.n.Current != "" {
		return naskah.Errorf(naskah.Conflict, "NSK-PINDAI-SUDAH", "Naskah ini tidak menunggu pindaian: pindaiannya sudah ada, atau naskahnya dibuat di sini.")
	}
	return k.show(k.t("act.scan"), views.Scan(k.scanView(f.n)))
}

func (k *call) scanView(n naskah.Naskah) views.ScanView {
	return views.ScanView{ID: string(n.ID), Title: k.judul(n), Seq: n.Seq, Back: naskahPath(n.ID), Facts: k.knownFacts(n), Check: naskahPath(n.ID, "/periksa-pindaian")}
}

// scanNaskah keeps the scan as a version of the naskah; it is not replaced later.
func scanNaskah(k *call) error {
	n, err := k.naskah()
	if err != nil {
		return err
	}
	_, bad := k.office.Scan(k.ctx, k.p, n.ID, k.seq(), k.upload)
	if bad == nil {
		return k.done(naskahPath(n.ID), k.t("flash.scan"))
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || !again(e) {
		return bad
	}
	v := k.scanView(n)
	v.Seq, v.Error, v.Again = k.seq(), e.Msg, k.form.Get(fileName)
	return k.draw(fiber.StatusUnprocessableEntity, k.t("act.scan"), false, "", views.Scan(v))
}
