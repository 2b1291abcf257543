package web

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// showLateNomor records a number that a party gave after the ink: "dicatat kemudian" [OP 1.6].
func showLateNomor(k *call) error {
	f, err := k.actOn(naskah.ActRalat)
	if err != nil {
		return err
	}
	v := k.lateView(f)
	if len(v.Parties) == 0 {
		return naskah.Errorf(naskah.Conflict, "NSK-NOMOR-TIDAK-MENYUSUL", "Tidak ada nomor pihak yang menunggu untuk dicatat kemudian. Bila nomornya salah, gunakan ralat.")
	}
	return k.show(k.t("act.late"), views.LateNomor(v))
}

func (k *call) lateView(f file) views.LateView {
	n := f.n
	v := views.LateView{ID: string(n.ID), Title: k.judul(n), Seq: n.Seq, Back: naskahPath(n.ID), Facts: k.knownFacts(n), Second: n.State == naskah.Archived, Blocked: f.blocked(naskah.ActRalat)}
	for _, x := range n.Nomor {
		if x.Kind == naskah.Menyusul {
			v.Parties = append(v.Parties, views.Option{Value: itoa(x.Party), Label: ordinalParty(x.Party) + ", " + partyName(n, x.Party), Selected: len(v.Parties) == 0})
		}
	}
	return v
}

// lateNomor keeps the number in the register; it is never printed in the page.
func lateNomor(k *call) error {
	f, err := k.file()
	if err != nil {
		return err
	}
	out, bad := k.office.LateNomor(k.ctx, k.p, f.n.ID, k.seq(), number(k.form.Get("pihak")), k.form.Get("nomor"))
	if bad == nil {
		return k.proposed(out, f.n.ID, "flash.late")
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || !again(e) || !f.may(naskah.ActRalat) {
		return bad
	}
	v := k.lateView(f)
	if len(v.Parties) == 0 {
		return bad
	}
	v.Seq, v.Text, v.Error = k.seq(), k.form.Get("nomor"), e.Msg
	choose(v.Parties, k.form.Get("pihak"))
	return k.draw(fiber.StatusUnprocessableEntity, k.t("act.late"), false, "", views.LateNomor(v))
}
