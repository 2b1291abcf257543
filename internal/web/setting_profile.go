package web

import (
	"cmp"
	"maps"
	"strconv"
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// profileGroups are the fields of the Instansi, by what they are for.
var profileGroups = []struct {
	key    string
	fields []settingField
}{
	{"seat", []settingField{
		{path: "kedudukan", kind: "text", required: true, max: 120, help: true},
		{path: "alamat", kind: "long", required: true, max: 300},
		{path: "kodepos", kind: "text", max: 10},
		{path: "telepon", kind: "text", max: 60},
		{path: "surel", kind: "text", max: 120},
		{path: "situs", kind: "text", max: 120},
		{path: "unit_kerja_sama", kind: "enum", help: true},
		{path: "nama_dewan", kind: "text", max: 120, help: true},
	}},
	{"page", []settingField{{path: "tanpa_kata_daerah", kind: "bool", help: true}, {path: "catatan", kind: "long", max: 500, help: true}}},
	{"rupa", rupaFields},
	{"number", []settingField{
		{path: "pola", kind: "text", required: true, max: 120},
		{path: "pola.ksb", kind: "text", max: 120},
		{path: "pola.pks", kind: "text", max: 120},
		{path: "pola.nk", kind: "text", max: 120},
		{path: "pola.kuasa", kind: "text", max: 120},
	}},
	{"days", []settingField{{path: "hari_paraf", kind: "number", help: true}, {path: "hari_arsip", kind: "number", help: true}}},
}

// The days that hold where the Instansi has set none.
const (
	defaultHariParaf = 3
	defaultHariArsip = 30
)

// showProfile is the profile of the Instansi.
func showProfile(k *call) error {
	v, err := k.profileView()
	if err != nil {
		return err
	}
	return k.show(v.Title, views.SettingForm(v))
}

func (k *call) profileView() (views.SettingFormView, error) {
	d, err := k.directoryDesk()
	if err != nil {
		return views.SettingFormView{}, err
	}
	i := d.Instansi
	v := views.SettingFormView{
		SectionPath: "/pengaturan", Title: k.t("set.profile"), Line: "Pemerintah " + i.Sebutan(), Action: "/pengaturan/instansi", Seq: i.Seq,
		Write: k.p.Has(naskah.RoleOfficer), Save: k.t("set.save"),
	}
	values := profileValues(i)
	maps.Copy(values, rupaValues(i.Rupa))
	for _, part := range profileGroups {
		g := views.SettingGroup{Title: k.t("set.profile." + part.key), Help: k.t("set.profile." + part.key + ".help")}
		for _, f := range part.fields {
			field := d.settingField("set.profile.", f, values[f.path], (*desk).profileChoices)
			if register, ok := strings.CutPrefix(f.path, "pola"); ok {
				field.Pattern = cmp.Or(strings.TrimPrefix(register, "."), "ksb")
				field.Words = k.patternExample(cmp.Or(field.Value, i.PolaNomor), field.Pattern)
			}
			g.Fields = append(g.Fields, field)
		}
		if part.key == "rupa" {
			g.Link, g.LinkText = "/pengaturan/instansi/contoh.pdf", k.t("set.profile.rupa.contoh")
		}
		v.Groups = append(v.Groups, g)
	}
	v.Facts = factsOf(v.Groups)
	v.Pictures = []views.PictureSlot{
		k.pictureSlot("lambang_daerah", i.Lambang), k.pictureSlot("garuda", i.Garuda),
	}
	if v.Write {
		events, err := k.office.History(k.ctx, k.p, naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(i.ID)})
		if err != nil {
			return v, err
		}
		v.History = k.settingEvents(events)
	}
	return v, nil
}

func profileValues(i naskah.Instansi) map[string]string {
	return map[string]string{
		"kedudukan": i.Kedudukan, "alamat": i.Alamat, "kodepos": i.KodePos, "telepon": i.Telepon, "surel": i.Surel, "situs": i.Situs,
		"unit_kerja_sama": string(i.UnitKerjaSama), "nama_dewan": i.NamaDewan, "tanpa_kata_daerah": yes(i.TanpaKataDaerah), "catatan": i.Catatan,
		"pola": i.PolaNomor, "pola.ksb": i.Pola["ksb"], "pola.pks": i.Pola["pks"], "pola.nk": i.Pola["nk"], "pola.kuasa": i.Pola["kuasa"],
		"hari_paraf": itoa(cmp.Or(i.HariParaf, defaultHariParaf)), "hari_arsip": itoa(cmp.Or(i.HariArsip, defaultHariArsip)),
	}
}

// patternExample is what the seventh number of a register would be today.
func (k *call) patternExample(pola, register string) string {
	day := k.today()
	return k.t("set.profile.example", strings.NewReplacer(
		"{klasifikasi}", office.DefaultKlasifikasi, "{urut}", "7", "{jenis}", strings.ToUpper(register),
		"{tahun}", itoa(day.Year), "{bulan}", pad2(int(day.Month)), "{bulan_romawi}", naskah.Roman(int(day.Month)),
	).Replace(pola))
}

// saveProfile keeps the profile; what the form does not show (chains, emblems) stays.
func saveProfile(k *call) error {
	v, err := k.profileView()
	if err != nil {
		return err
	}
	err = k.keepProfile()
	if err == nil {
		return k.done("/pengaturan/instansi", k.t("flash.setting"))
	}
	e, ok := worthAsking(err)
	if !ok {
		return err
	}
	return k.settingAgain(v, e)
}

func (k *call) keepProfile() error {
	d, err := k.directoryDesk()
	if err != nil {
		return err
	}
	i := d.Instansi
	i.Seq = k.seq()
	i.Kedudukan, i.Alamat, i.KodePos, i.Telepon = k.field("kedudukan"), k.field("alamat"), k.field("kodepos"), k.field("telepon")
	i.Surel, i.Situs, i.NamaDewan, i.Catatan = k.field("surel"), k.field("situs"), k.field("nama_dewan"), k.field("catatan")
	i.UnitKerjaSama, i.TanpaKataDaerah, i.PolaNomor = naskah.UnitID(k.field("unit_kerja_sama")), k.ticked("tanpa_kata_daerah") != "", k.field("pola")
	i.Pola = maps.Clone(i.Pola)
	if i.Pola == nil {
		i.Pola = map[string]string{}
	}
	for _, register := range []string{"ksb", "pks", "nk", "kuasa"} {
		if i.Pola[register] = k.field("pola." + register); i.Pola[register] == "" {
			delete(i.Pola, register)
		}
	}
	i.Rupa = k.rupaField()
	i.HariParaf, i.HariArsip = k.daysField("hari_paraf"), k.daysField("hari_arsip")
	return k.office.SaveInstansi(k.ctx, k.p, i)
}

// daysField reads a number of days; empty is the default, and what is no number is one that the office refuses.
func (k *call) daysField(name string) int {
	if k.field(name) == "" {
		return 0
	}
	n, err := strconv.Atoi(k.field(name))
	if err != nil || n == 0 {
		return -1
	}
	return n
}
