package web

import (
	"net/url"
	"slices"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// emblems are the pictures of an Instansi; a partner's logo has the slot logo.
var emblems = []string{"lambang_daerah", "garuda"}

const logoPicture = "logo"

func (k *call) pictureSlot(slot string, d naskah.Digest) views.PictureSlot {
	p := views.PictureSlot{Slot: slot, Title: k.t("set.picture." + slot), Help: k.t("set.picture." + slot + ".help"), Action: "/pengaturan/instansi/lambang"}
	if d.Valid() {
		p.Src = "/pengaturan/gambar/" + slot + "?v=" + d.Short()[:4]
	}
	return p
}

// logoSlot is the logo of a partner.
func (d *desk) logoSlot(id string) views.PictureSlot {
	p := views.PictureSlot{Slot: logoPicture, Title: d.t("set.picture.logo"), Help: d.t("set.picture.logo.help"), Action: "/pengaturan/mitra/" + id + "/lambang"}
	if m := d.mitra(naskah.MitraID(id)); m.Logo.Valid() {
		p.Src = "/pengaturan/gambar/" + logoPicture + "?mitra=" + url.QueryEscape(id) + "&v=" + m.Logo.Short()[:4]
	}
	return p
}

// showPicture sends an emblem or a partner's logo, for the screens.
func showPicture(k *call) error {
	slot := k.c.Params("tempat")
	mitra := naskah.MitraID(k.c.Query("mitra"))
	if !slices.Contains(append(slices.Clone(emblems), logoPicture), slot) || (slot == logoPicture) != (mitra != "") {
		return notFound()
	}
	b, kind, err := k.office.Emblem(k.ctx, k.p, slot, mitra)
	if err != nil {
		return err
	}
	return k.sendBytes(b, kind, "inline", slot)
}

// saveEmblem keeps an emblem that was uploaded: never drawn by us [UU 24/2009 Pasal 57].
func saveEmblem(k *call) error {
	slot := k.form.Get("tempat")
	err := noPicture(k.upload)
	if err == nil {
		err = k.office.SaveEmblem(k.ctx, k.p, slot, "", k.upload)
	}
	if err == nil {
		return k.done("/pengaturan/instansi#gambar-"+slot, k.t("flash.picture"))
	}
	e, ok := worthAsking(err)
	if !ok {
		return err
	}
	v, drawn := k.profileView()
	if drawn != nil {
		return drawn
	}
	return k.pictureAgain(v, slot, e)
}

// saveLogo keeps a partner's logo.
func saveLogo(k *call) error {
	s := mitraSection()
	d, id, row, err := k.settingRow(s)
	if err != nil {
		return err
	}
	if err = noPicture(k.upload); err == nil {
		err = k.office.SaveEmblem(k.ctx, k.p, "", naskah.MitraID(id), k.upload)
	}
	if err == nil {
		return k.done("/pengaturan/mitra/"+id, k.t("flash.picture"))
	}
	e, ok := worthAsking(err)
	if !ok {
		return err
	}
	v, drawn := d.settingView(s, id, row)
	if drawn != nil {
		return drawn
	}
	return k.pictureAgain(v, logoPicture, e)
}

// pictureAgain says beside the picture why it was not taken.
func (k *call) pictureAgain(v views.SettingFormView, slot string, e *naskah.Error) error {
	placed := false
	for i := range v.Pictures {
		if v.Pictures[i].Slot == slot {
			v.Pictures[i].Error, placed = e.Msg, true
		}
	}
	if !placed {
		v.Note = views.Finding{Level: "error", Msg: e.Msg, Code: e.Code}
	}
	return k.draw(fiber.StatusUnprocessableEntity, v.Title, false, "", views.SettingForm(v))
}

func noPicture(b []byte) error {
	if len(b) == 0 {
		return naskah.Errorf(naskah.Invalid, "NSK-TANPA-BERKAS", "Belum ada gambar yang dipilih. Pilih berkas PNG, JPEG, atau SVG, lalu unggah.").On("berkas")
	}
	return nil
}
