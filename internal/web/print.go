package web

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showPrint is "Cetak untuk tanda tangan basah": what is printed, what is not on file, what was printed before.
func showPrint(k *call) error {
	f, err := k.actOn(naskah.ActPrint)
	if err != nil {
		return err
	}
	if f.n.Cara != naskah.Basah {
		return inkOnElectronic()
	}
	v, err := k.printView(f)
	if err != nil {
		return err
	}
	return k.show(k.t("act.print"), views.Print(v))
}

// inkOnElectronic is said to who tries to bring ink to a naskah that is signed electronically [OP 1.10].
func inkOnElectronic() error {
	return naskah.Errorf(naskah.Conflict, "NSK-CARA-BASAH", "Cetakan naskah bertanda tangan elektronik adalah salinan; tanda tangan basah di atasnya tidak dapat dicatat.")
}

func (k *call) printView(f file) (views.PrintView, error) {
	n := f.n
	v := views.PrintView{ID: string(n.ID), Title: k.judul(n), Seq: n.Seq, Back: naskahPath(n.ID), Facts: k.openFacts(n)}
	for _, x := range n.Nomor {
		if x.Kind == naskah.Menyusul {
			v.Menyusul = append(v.Menyusul, k.t("print.menyusul", ordinalParty(x.Party)))
		}
	}
	var err error
	if v.OnFile, err = k.onFile(n, naskahPath(n.ID, "/cetak")); err != nil {
		return v, err
	}
	if v.DPRD, err = k.dprdView(n.Jenis, n.KerjaSama, kerjaSamaPath(n.KerjaSama)+"/dprd", naskahPath(n.ID, "/cetak")); err != nil {
		return v, err
	}
	x, ok, err := k.printout(n)
	if ok {
		v.Printed = &views.PrintedView{Line: k.printedLine(x.Version), Digest: k.t("fact.digest") + " " + x.Version.Ref.Digest.Short(), PDF: naskahPath(n.ID, "/cetakan.pdf"), Stale: x.Stale}
		if f.may(naskah.ActRecord) && !x.Stale {
			v.Record = naskahPath(n.ID, "/catat-basah")
		}
	}
	return v, err
}

// printout is what was printed for ink, if anything was.
func (k *call) printout(n naskah.Naskah) (office.Printout, bool, error) {
	if n.Cara != naskah.Basah || n.State != naskah.Approved {
		return office.Printout{}, false, nil
	}
	x, err := k.office.Printout(k.ctx, k.p, n.ID)
	if errors.Is(err, naskah.NotFound) {
		return x, false, nil
	}
	return x, err == nil, err
}

// downloadPrint is the clean print for ink.
func downloadPrint(k *call) error { return k.sendPDF(office.Printed, "inline") }

func (k *call) printedLine(x naskah.Version) string {
	return k.t("print.line", x.Pages, k.when(x.At))
}

// printNaskah renders the version that will be inked.
func printNaskah(k *call) error {
	id, err := k.naskahID()
	if err != nil {
		return err
	}
	reasons := k.prefixed("alasan.")
	_, bad := k.office.Print(k.ctx, k.p, id, k.seq(), reasons)
	if bad == nil {
		return k.done(naskahPath(id, "/cetak"), k.t("flash.print"))
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || !again(e) {
		return bad
	}
	f, err := k.file()
	if err != nil {
		return err
	}
	v, err := k.printView(f)
	if err != nil {
		return err
	}
	v.Seq, v.Error = k.seq(), e.Msg
	keepReasons(v.OnFile, reasons, e)
	return k.draw(fiber.StatusUnprocessableEntity, k.t("act.print"), false, "", views.Print(v))
}

// again says whether the form is shown again with what is wrong: not when somebody else was first.
func again(e *naskah.Error) bool {
	return (e.Kind == naskah.Invalid || e.Kind == naskah.Conflict) && e.Code != "NSK-SEQ" && e.Code != "NSK-STATE"
}

// keepReasons puts back what was typed, and what is wrong beside it.
func keepReasons(rows []views.OnFileRow, typed map[string]string, e *naskah.Error) {
	for i, r := range rows {
		if text, ok := typed[r.Code]; ok {
			rows[i].Reason = text
		}
		if e.Field == "alasan."+r.Code {
			rows[i].Error = e.Msg
		}
	}
}
