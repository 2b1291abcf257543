package web

import (
	"cmp"
	"encoding/json"
	"errors"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showRecord is "Catat tanda tangan basah": the scan, who signed and when, the originals and where each lies.
func showRecord(k *call) error {
	f, err := k.actOn(naskah.ActRecord)
	if err != nil {
		return err
	}
	if f.n.Cara != naskah.Basah {
		return inkOnElectronic()
	}
	v, err := k.recordView(f)
	if err != nil {
		return err
	}
	return k.show(k.t("act.record"), views.Record(v))
}

// recordView is the form as it is first shown: everybody as the naskah names him, on its date, an original for each party.
func (k *call) recordView(f file) (views.RecordView, error) {
	n := f.n
	v := views.RecordView{
		ID: string(n.ID), Title: k.judul(n), Seq: n.Seq, Back: naskahPath(n.ID), Facts: k.openFacts(n), Check: naskahPath(n.ID, "/periksa-pindaian"),
		Klasifikasi: cmp.Or(n.Klasifikasi, office.DefaultKlasifikasi), Tingkat: cmp.Or(n.Tingkat, "asli"),
	}
	v.Tingkats = k.tingkatOptions(v.Tingkat)
	x, ok, err := k.printout(n)
	if err != nil {
		return v, err
	}
	if ok {
		v.Printed = k.printedLine(x.Version)
	}
	dir, err := k.directory()
	if err != nil {
		return v, err
	}
	for i, s := range n.Signers {
		v.Signers = append(v.Signers, views.InkRow{
			Index: i, Party: s.Party, Label: ordinalParty(s.Party) + ", " + partyName(n, s.Party), Nama: s.Pejabat.Nama, People: dir.standIns(s), Tanggal: n.Tanggal.String(), Words: dayText(n.Tanggal),
		})
	}
	for i, p := range n.Parties {
		v.Asli = append(v.Asli, views.AsliRow{Index: i, Pemegang: p.Nama, Own: p.Instansi != "" && p.Instansi == n.Instansi})
	}
	for range 2 {
		v.Asli = append(v.Asli, views.AsliRow{Index: len(v.Asli)})
	}
	return v, nil
}

func partyName(n naskah.Naskah, urut int) string {
	for _, p := range n.Parties {
		if p.Urut == urut {
			return p.Nama
		}
	}
	return ""
}

// standIns are who may have signed in the place of s: himself as the naskah names him, or another holder of the same office today.
func (d directory) standIns(s naskah.Signer) []views.Option {
	out := []views.Option{{Label: orJabatan(s.Pejabat) + ", " + s.Pejabat.Sebutan(), Selected: true}}
	var office naskah.JabatanID
	for _, p := range d.pejabat {
		if p.ID == s.Pejabat.Pejabat {
			office = p.Jabatan
		}
	}
	for _, p := range d.pejabat {
		if office != "" && p.Jabatan == office && p.ID != s.Pejabat.Pejabat && !d.today.Before(p.Mulai) && (p.Selesai.IsZero() || !p.Selesai.Before(d.today)) {
			out = append(out, views.Option{Value: string(p.ID), Label: d.name(p) + ", " + d.jabatan[p.Jabatan].Nama})
		}
	}
	return out
}

// recordInk proposes that the naskah was signed in ink; a second person compares the scan and confirms.
func recordInk(k *call) error {
	f, err := k.file()
	if err != nil {
		return err
	}
	in, bad := k.inkInput(f.n)
	var out office.Outcome
	if bad == nil {
		out, bad = k.office.Record(k.ctx, k.p, f.n.ID, k.seq(), in)
	}
	if bad == nil {
		if out.Pending != nil {
			return k.done(naskahPath(f.n.ID), k.t("flash.record.proposed"))
		}
		return k.done(naskahPath(f.n.ID), k.t("flash.record"))
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || !again(e) {
		return bad
	}
	return k.recordAgain(f, in, e)
}

// inkInput reads the form.
func (k *call) inkInput(n naskah.Naskah) (office.RecordInput, error) {
	in := office.RecordInput{Scan: k.upload, Klasifikasi: k.form.Get("klasifikasi"), Reason: k.form.Get("alasan")}
	if isOneOf(k.form.Get("tingkat"), tingkats...) {
		in.Tingkat = k.form.Get("tingkat")
	}
	var wrong error
	for i, s := range n.Signers {
		at := "penanda." + itoa(i) + "."
		d, err := naskah.ParseDate(k.form.Get(at + "tanggal"))
		if e, ok := errors.AsType[*naskah.Error](err); ok && wrong == nil {
			wrong = e.On("penanda." + itoa(i))
		}
		in.Signers = append(in.Signers, office.InkSigner{Party: s.Party, Pejabat: naskah.PejabatID(k.form.Get(at + "pejabat")), Tanggal: d})
	}
	for i := range maxOriginals {
		at := "asli." + itoa(i) + "."
		a := naskah.Asli{Pemegang: strings.TrimSpace(k.form.Get(at + "pemegang")), Lokasi: strings.TrimSpace(k.form.Get(at + "lokasi"))}
		if a != (naskah.Asli{}) {
			in.Asli = append(in.Asli, a)
		}
		if i < len(n.Parties) && n.Parties[i].Instansi == n.Instansi {
			in.Lokasi = a.Lokasi
		}
	}
	return in, wrong
}

// maxOriginals is how many originals the form has room for.
const maxOriginals = 20

// recordAgain is the form as it was sent; the scan itself must be chosen anew.
func (k *call) recordAgain(f file, in office.RecordInput, e *naskah.Error) error {
	v, err := k.recordView(f)
	if err != nil {
		return err
	}
	v.Seq, v.Reason, v.Klasifikasi, v.Error, v.Field, v.Again = k.seq(), in.Reason, in.Klasifikasi, e.Msg, e.Field, k.form.Get(fileName)
	v.Tingkats = k.tingkatOptions(in.Tingkat)
	for i := range v.Signers {
		at := "penanda." + itoa(i) + "."
		s := &v.Signers[i]
		s.Tanggal, s.Words = k.form.Get(at+"tanggal"), ""
		if d, err := naskah.ParseDate(s.Tanggal); err == nil && !d.IsZero() {
			s.Words = dayText(d)
		}
		choose(s.People, k.form.Get(at+"pejabat"))
		if e.Field == "penanda."+itoa(i) {
			s.Err = e.Msg
		}
	}
	for i := range v.Asli {
		at := "asli." + itoa(i) + "."
		v.Asli[i].Pemegang, v.Asli[i].Lokasi = k.form.Get(at+"pemegang"), k.form.Get(at+"lokasi")
		if v.Asli[i].Own && e.Field == "lokasi" {
			v.Asli[i].Err = e.Msg
		}
	}
	return k.draw(fiber.StatusUnprocessableEntity, k.t("act.record"), false, "", views.Record(v))
}

// checkScan judges a scan at once, for the script of the form: pages against what was printed, and what the second person will see.
func checkScan(k *call) error {
	id, err := k.naskahID()
	if err != nil {
		return err
	}
	select {
	case k.uploads <- struct{}{}:
		defer func() { <-k.uploads }()
	case <-k.ctx.Done():
		return k.ctx.Err()
	}
	r, err := k.office.CheckScan(k.ctx, k.p, id, k.upload)
	if err != nil {
		return err
	}
	said := k.t("record.check", r.Pages)
	tone := views.OK
	if r.Printed > 0 {
		said = k.t("record.check.same", r.Pages)
		if r.Pages != r.Printed {
			said, tone = k.t("record.check.differs", r.Pages, r.Printed), views.Warn
		}
	}
	b, err := json.Marshal(map[string]any{"said": said, "notes": r.Notes, "tone": tone, "digest": r.Digest.Short(), "differs": r.Printed > 0 && r.Pages != r.Printed})
	if err != nil {
		return err
	}
	k.c.Set(fiber.HeaderContentType, fiber.MIMEApplicationJSONCharsetUTF8)
	return k.c.Send(b)
}
