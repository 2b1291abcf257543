package web

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/office"
)

var indexedField = regexp.MustCompile(`^(pihak|nomor|penanda|asli)\.\d+$`)

// ralatFacts reads the form over the facts of n: what the form does not hold, because it is locked, stays as it is.
func (k *call) ralatFacts(n naskah.Naskah) (office.RegisterFacts, error, error) {
	facts := office.FactsOf(n)
	var bad error
	wrong := func(err error, field string) {
		if e, ok := errors.AsType[*naskah.Error](err); ok && bad == nil {
			bad = e.On(field)
		}
	}
	for key, to := range map[string]*string{"judul": &facts.Judul, "tempat": &facts.Tempat, "klasifikasi": &facts.Klasifikasi, "lokasi": &facts.Lokasi} {
		if k.form.Has(key) {
			*to = k.form.Get(key)
		}
	}
	for key, to := range map[string]*naskah.Date{"tanggal": &facts.Tanggal, "mulai": &facts.Mulai} {
		if k.form.Has(key) {
			d, err := naskah.ParseDate(k.form.Get(key))
			*to = d
			wrong(err, key)
		}
	}
	if k.form.Has("tahun") {
		facts.Tahun = number(k.form.Get("tahun"))
	}
	if kind := naskah.AkhirKind(k.form.Get("akhir")); kind != "" {
		facts.Berakhir = naskah.Akhir{Kind: kind}
		if kind == naskah.AkhirTanggal {
			d, err := naskah.ParseDate(k.form.Get("berakhir"))
			facts.Berakhir.Date = d
			wrong(err, "berakhir")
		}
	}
	if v := k.form.Get("unit"); v != "" {
		facts.Unit = naskah.UnitID(v)
	}
	if v := k.form.Get("kerja_sama"); v != "" {
		facts.KerjaSama = naskah.KerjaSamaID(v)
	}
	if v := k.form.Get("tingkat"); isOneOf(v, tingkats...) || k.form.Has("tingkat") {
		facts.Tingkat = v
	}
	err := k.ralatParties(n, &facts, wrong)
	k.ralatSigners(&facts, wrong)
	k.ralatAsli(&facts)
	return facts, bad, err
}

// ralatParties reads who the parties are and their numbers; a name that was changed is looked up anew.
func (k *call) ralatParties(n naskah.Naskah, facts *office.RegisterFacts, wrong func(error, string)) error {
	if !k.form.Has("pihak.0.nama") {
		return nil
	}
	var names []string
	var at []int
	for i := range maxOriginals {
		if name := strings.TrimSpace(k.form.Get("pihak." + itoa(i) + ".nama")); name != "" {
			names, at = append(names, name), append(at, i)
		}
	}
	found, problems, err := k.office.ReadParties(k.ctx, k.p, names)
	if err != nil {
		return err
	}
	facts.Parties, facts.Nomor = nil, nil
	for i, p := range found {
		if was := at[i]; was < len(n.Parties) && n.Parties[was].Nama == names[i] {
			p.Instansi, p.Mitra, p.Peran, p.Nama = n.Parties[was].Instansi, n.Parties[was].Mitra, n.Parties[was].Peran, n.Parties[was].Nama
		}
		facts.Parties = append(facts.Parties, p)
		key := "pihak." + itoa(at[i]) + "."
		kind := naskah.NomorKind(k.form.Get(key + "cara"))
		if !slices.Contains(nomorKinds, kind) {
			kind = naskah.TidakBernomor
		}
		facts.Nomor = append(facts.Nomor, naskah.Nomor{Party: p.Urut, Kind: kind, Text: strings.TrimSpace(k.form.Get(key + "nomor"))})
	}
	for _, p := range problems {
		i := number(strings.TrimPrefix(string(p.Column), "pihak_")) - 1
		if i >= 0 && i < len(at) && (at[i] >= len(n.Parties) || n.Parties[at[i]].Nama != names[i]) {
			wrong(naskah.Errorf(naskah.Invalid, p.Code, "%s", p.Msg), "pihak."+itoa(at[i]))
		}
	}
	if slices.Equal(facts.Parties, n.Parties) && len(n.Nomor) == 0 && !slices.ContainsFunc(facts.Nomor, func(x naskah.Nomor) bool { return x.Kind != naskah.TidakBernomor }) {
		facts.Nomor = n.Nomor
	}
	return nil
}

// ralatSigners reads who signed; what the form does not show of a signer (his decree, his gelar) stays while his name does.
func (k *call) ralatSigners(facts *office.RegisterFacts, wrong func(error, string)) {
	if !k.form.Has("penanda.0.nama") {
		return
	}
	old := facts.Signers
	facts.Signers = nil
	for i := range maxOriginals {
		at := "penanda." + itoa(i) + "."
		name := strings.TrimSpace(k.form.Get(at + "nama"))
		if name == "" {
			continue
		}
		s := naskah.Signer{Party: number(k.form.Get(at + "pihak")), Order: len(facts.Signers) + 1}
		if i < len(old) && old[i].Pejabat.Nama == name {
			s = old[i]
			s.Party = number(k.form.Get(at + "pihak"))
		}
		s.Pejabat.Nama, s.Pejabat.Jabatan = name, strings.TrimSpace(k.form.Get(at+"jabatan"))
		d, err := naskah.ParseDate(k.form.Get(at + "tanggal"))
		wrong(err, "penanda."+itoa(i))
		s.Tanggal = d
		facts.Signers = append(facts.Signers, s)
	}
}

func (k *call) ralatAsli(facts *office.RegisterFacts) {
	if !k.form.Has("asli.0.pemegang") {
		return
	}
	facts.Asli = nil
	for i := range maxOriginals {
		at := "asli." + itoa(i) + "."
		a := naskah.Asli{Pemegang: strings.TrimSpace(k.form.Get(at + "pemegang")), Lokasi: strings.TrimSpace(k.form.Get(at + "lokasi"))}
		if a != (naskah.Asli{}) {
			facts.Asli = append(facts.Asli, a)
		}
	}
}
