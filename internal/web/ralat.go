package web

import (
	"errors"
	"slices"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showRalat is "Ralat data": every fact of the register with its value as it stands, those that are printed in a sealed file locked.
func showRalat(k *call) error {
	f, err := k.actOn(naskah.ActRalat)
	if err != nil {
		return err
	}
	v, err := k.ralatView(f, office.FactsOf(f.n))
	if err != nil {
		return err
	}
	return k.show(k.t("act.ralat"), views.Ralat(v))
}

// moreRows is how many empty rows a list of the form has at its end.
const moreRows = 1

// ralatView is the form with facts in it, beside those of n.
func (k *call) ralatView(f file, facts office.RegisterFacts) (views.RalatView, error) {
	n := f.n
	v := views.RalatView{ID: string(n.ID), Title: k.judul(n), Seq: n.Seq, Back: naskahPath(n.ID), Errors: map[string]string{}, Blocked: f.blocked(naskah.ActRalat), Second: n.State == naskah.Archived, Old: map[string]string{}}
	fixed, err := k.office.Fixed(k.ctx, k.p, n.ID)
	if err != nil {
		return v, err
	}
	v.Fixed = map[string]bool{}
	for _, name := range fixed {
		v.Fixed[name] = true
	}
	v.F = map[string]string{
		"judul": facts.Judul, "tahun": itoa(facts.Tahun), "tanggal": facts.Tanggal.String(), "tempat": facts.Tempat, "mulai": facts.Mulai.String(),
		"berakhir": facts.Berakhir.Date.String(), "klasifikasi": facts.Klasifikasi, "lokasi": facts.Lokasi,
	}
	old := office.FactsOf(n)
	v.Old = map[string]string{
		"judul": old.Judul, "tahun": itoa(old.Tahun), "tanggal": old.Tanggal.Panjang(), "tempat": old.Tempat, "mulai": old.Mulai.Panjang(), "berakhir": k.endText(old.Berakhir),
		"unit": k.unitName(old.Unit), "klasifikasi": old.Klasifikasi, "lokasi": old.Lokasi, "tingkat": old.Tingkat,
	}
	if old.Berakhir.Kind == naskah.AkhirTidakTahu {
		v.Old["berakhir"] = k.t("ralat.unknown")
	}
	for _, kind := range []naskah.AkhirKind{naskah.AkhirTanggal, naskah.AkhirTanpaBatas, naskah.AkhirTidakTahu} {
		v.Ends = append(v.Ends, views.Option{Value: string(kind), Label: k.t("ralat.end." + string(kind)), Selected: kind == facts.Berakhir.Kind})
	}
	v.Tingkats = k.tingkatOptions(facts.Tingkat)
	k.ralatRows(&v, old, facts)
	return v, k.ralatChoices(&v, old, facts)
}

// ralatRows are the parties with their numbers, the signers and the originals, each with its value as it stands.
func (k *call) ralatRows(v *views.RalatView, old, facts office.RegisterFacts) {
	for i := range max(len(facts.Parties), len(old.Parties)) + moreRows {
		r := views.RalatParty{Index: i, Label: ordinalParty(i + 1)}
		if i < len(old.Parties) {
			r.Old = old.Parties[i].Nama
		}
		for _, x := range old.Nomor {
			if x.Party == i+1 {
				r.OldNomor = k.nomorFact(x)
			}
		}
		chosen := naskah.TidakBernomor
		if i < len(facts.Parties) {
			r.Nama = facts.Parties[i].Nama
		}
		for _, x := range facts.Nomor {
			if x.Party == i+1 {
				chosen, r.Nomor = x.Kind, x.Text
			}
		}
		for _, kind := range nomorKinds {
			r.Kinds = append(r.Kinds, views.Option{Value: string(kind), Label: k.t("ralat.nomor." + string(kind)), Selected: kind == chosen})
		}
		v.Parties = append(v.Parties, r)
	}
	for i := range max(len(facts.Signers), len(old.Signers)) + moreRows {
		r := views.RalatSigner{Index: i, Party: 1}
		if i < len(old.Signers) {
			s := old.Signers[i]
			r.Old = joinDots([]string{ordinalParty(s.Party), s.Pejabat.Nama, s.Pejabat.Sebutan()})
		}
		if i < len(facts.Signers) {
			s := facts.Signers[i]
			r.Party, r.Nama, r.Jabatan, r.Tanggal = s.Party, s.Pejabat.Nama, s.Pejabat.Jabatan, s.Tanggal.String()
		}
		v.Signers = append(v.Signers, r)
	}
	for i := range max(len(facts.Asli), len(old.Asli)) + moreRows {
		r := views.AsliRow{Index: i}
		if i < len(facts.Asli) {
			r.Pemegang, r.Lokasi = facts.Asli[i].Pemegang, facts.Asli[i].Lokasi
		}
		v.Asli = append(v.Asli, r)
	}
}

var nomorKinds = []naskah.NomorKind{naskah.Bernomor, naskah.TidakBernomor, naskah.Menyusul, naskah.DicatatKemudian}

// ralatChoices are the Perangkat Daerah and the kerja sama to choose from.
func (k *call) ralatChoices(v *views.RalatView, old, facts office.RegisterFacts) error {
	var err error
	if v.Units, err = k.unitOptions(); err != nil {
		return err
	}
	choose(v.Units, string(facts.Unit))
	all, err := k.register.KerjaSama(k.ctx, k.scope())
	if err != nil {
		return err
	}
	for _, ks := range all {
		switch {
		case ks.ID == old.KerjaSama:
			v.Old["kerja_sama"] = k.kerjaSamaTitle(ks)
			fallthrough
		case ks.Instansi == k.p.Instansi && len(v.KerjaSama) < 150:
			v.KerjaSama = append(v.KerjaSama, views.Option{Value: string(ks.ID), Label: k.kerjaSamaTitle(ks), Selected: ks.ID == facts.KerjaSama})
		}
	}
	return nil
}

// ralatNaskah corrects the facts; of an archived naskah it is proposed.
func ralatNaskah(k *call) error {
	f, err := k.file()
	if err != nil {
		return err
	}
	if !f.may(naskah.ActRalat) {
		_, err := k.office.Ralat(k.ctx, k.p, f.n.ID, k.seq(), office.FactsOf(f.n), k.form.Get("alasan"))
		return refusedOr(err)
	}
	facts, bad, err := k.ralatFacts(f.n)
	if err != nil {
		return err
	}
	var out office.Outcome
	if bad == nil {
		out, bad = k.office.Ralat(k.ctx, k.p, f.n.ID, k.seq(), facts, k.form.Get("alasan"))
	}
	if bad == nil {
		return k.proposed(out, f.n.ID, "flash.ralat")
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || !again(e) {
		return bad
	}
	v, err := k.ralatView(f, facts)
	if err != nil {
		return err
	}
	v.Seq, v.Reason = k.seq(), k.form.Get("alasan")
	for _, key := range []string{"tanggal", "mulai", "berakhir", "tahun"} {
		v.F[key] = k.form.Get(key)
	}
	v.Errors[ralatField(e.Field)] = e.Msg
	return k.draw(fiber.StatusUnprocessableEntity, k.t("act.ralat"), false, "", views.Ralat(v))
}

// refusedOr is err, or that the act is not his.
func refusedOr(err error) error {
	if err != nil {
		return err
	}
	return denied()
}

// ralatField is where the form shows an error of the office.
func ralatField(field string) string {
	plain := []string{"judul", "tahun", "tanggal", "tempat", "mulai", "berakhir", "unit", "kerja_sama", "klasifikasi", "lokasi", "tingkat", "alasan"}
	if slices.Contains(plain, field) || indexedField.MatchString(field) {
		return field
	}
	return ""
}
