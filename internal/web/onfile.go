package web

import (
	"errors"
	"slices"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// onFile is what should be on file before n is signed: there, or missing with who could bring it, a place to bring it, and a reason.
// back is the page on which it stands.
func (k *call) onFile(n naskah.Naskah, back string) ([]views.OnFileRow, error) {
	items, err := k.office.Missing(k.ctx, k.p, n.ID)
	if err != nil {
		return nil, err
	}
	mayBring := map[naskah.Subject][]naskah.JenisLampiran{}
	var out []views.OnFileRow
	for _, m := range items {
		r := views.OnFileRow{Code: m.Code, Label: m.Label, Norm: joinText(m.Norm, m.How), Who: m.Who, Ask: m.Needed(), Reason: m.Reason, Badge: k.onFileBadge(m)}
		for _, a := range m.Files {
			r.Files = append(r.Files, views.FileRow{Href: pathOf(a.Subject) + "/berkas/" + a.ID, Nama: a.Nama, Line: k.fileSize(a) + ", " + k.when(a.At)})
		}
		if _, ok := mayBring[m.Subject]; !ok && m.Attach != "" {
			if mayBring[m.Subject], err = k.office.Bringable(k.ctx, k.p, m.Subject); err != nil {
				return nil, err
			}
		}
		if !m.OnFile && !m.DPRD {
			r.Upload = k.uploadHere(m, mayBring[m.Subject], back)
		}
		out = append(out, r)
	}
	return out, nil
}

// joinText puts two sentences beside each other.
func joinText(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ". " + b
}

func (k *call) onFileBadge(m office.MissingItem) views.Badge {
	switch {
	case m.OnFile:
		return views.Badge{Text: k.t("onfile.there"), Tone: views.OK}
	case m.Reason != "":
		return views.Badge{Text: k.t("onfile.reason"), Tone: views.Info}
	case m.Advised:
		return views.Badge{Text: k.t("onfile.advised")}
	}
	return views.Badge{Text: k.t("onfile.missing"), Tone: views.Gold}
}

// uploadHere is an upload in place of one kind; nil for who may not bring it.
func (k *call) uploadHere(m office.MissingItem, may []naskah.JenisLampiran, back string) *views.UploadView {
	if m.Attach == "" || !slices.ContainsFunc(may, func(j naskah.JenisLampiran) bool { return j.Kode == m.Attach }) {
		return nil
	}
	u := &views.UploadView{Action: pathOf(m.Subject) + "/berkas", Back: back, ID: m.Code, Jenis: m.Attach, Party: "0", Short: true}
	if m.Party > 0 {
		u.Party = itoa(m.Party)
	}
	return u
}

// dprdView are the two questions for a PKS or NK; nil for other kinds.
func (k *call) dprdView(jenis naskah.Kode, ks naskah.KerjaSamaID, action, back string) (*views.DPRDView, error) {
	if !isOneOf(jenis, naskah.PKSD, naskah.PKSPK, naskah.NK) || ks == "" {
		return nil, nil
	}
	d, err := k.office.DPRD(k.ctx, k.p, ks)
	if err != nil {
		return nil, err
	}
	sub := kerjaSamaSubject(ks)
	may, err := k.office.Bringable(k.ctx, k.p, sub)
	if err != nil {
		return nil, err
	}
	v := &views.DPRDView{
		Action: action, Back: back, Membebani: d.Membebani, BelumAnggaran: d.BelumAnggaran, Diajukan: d.Diajukan.String(), Disetujui: d.Disetujui.String(),
		Norm: dprdNorms[jenis], Errors: map[string]string{},
		May: slices.ContainsFunc(may, func(j naskah.JenisLampiran) bool { return j.Kode == naskah.LampiranDPRDSetuju }),
	}
	if !d.DianggapPada.IsZero() {
		v.Deemed = k.t("dprd.deemed", d.DianggapPada.Panjang())
	}
	files, err := k.office.Attachments(k.ctx, k.p, sub)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if f.Jenis == naskah.LampiranDPRDSetuju && !f.Replaced {
			v.Letters = append(v.Letters, views.FileRow{Href: kerjaSamaPath(ks) + "/berkas/" + f.ID, Nama: f.Nama, Line: f.By + ", " + k.when(f.At)})
		}
	}
	v.Upload = k.uploadHere(office.MissingItem{Code: "dprd", Attach: naskah.LampiranDPRDSetuju, Subject: sub}, may, back)
	return v, nil
}

// dprdNorms are where the questions come from.
var dprdNorms = map[naskah.Kode]string{
	naskah.PKSD: "Permendagri Nomor 22 Tahun 2020 Pasal 11 dan 12", naskah.PKSPK: "Permendagri Nomor 22 Tahun 2020 Pasal 34", naskah.NK: "Permendagri Nomor 22 Tahun 2020 Pasal 56",
}

// answerDPRD keeps the answers of a kerja sama.
func answerDPRD(k *call) error {
	id, err := k.kerjaSamaID()
	if err != nil {
		return err
	}
	d := office.DPRD{Membebani: k.form.Get("membebani"), BelumAnggaran: k.form.Get("belum_anggaran")}
	var bad error
	if d.Diajukan, bad = k.dateField("diajukan"); bad == nil {
		d.Disetujui, bad = k.dateField("disetujui")
	}
	if bad == nil {
		bad = k.office.AnswerDPRD(k.ctx, k.p, id, d)
	}
	if bad == nil {
		return k.done(k.backTo(kerjaSamaPath(id)), k.t("flash.dprd"))
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || e.Kind != naskah.Invalid {
		return bad
	}
	return k.dprdAgain(id, e)
}

// dprdAgain is the page of the kerja sama with the answers as they were sent, and what is wrong beside them.
func (k *call) dprdAgain(id naskah.KerjaSamaID, e *naskah.Error) error {
	c, err := k.cooperation()
	if err != nil {
		return err
	}
	v, err := k.cooperationView(c)
	if err != nil {
		return err
	}
	if v.DPRD == nil {
		return e
	}
	d := v.DPRD
	d.Back = k.backTo(kerjaSamaPath(id))
	d.Membebani, d.BelumAnggaran, d.Diajukan, d.Disetujui = k.form.Get("membebani"), k.form.Get("belum_anggaran"), k.form.Get("diajukan"), k.form.Get("disetujui")
	field := e.Field
	if !isOneOf(field, "diajukan", "disetujui") {
		field = ""
	}
	d.Errors[field] = e.Msg
	return k.draw(fiber.StatusUnprocessableEntity, v.Title, true, "", views.Cooperation(v))
}
