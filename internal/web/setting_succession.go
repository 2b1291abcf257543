package web

import (
	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// The two ways in which somebody comes into an office: in the place of who holds it, or beside him while he is away.
const (
	succeeds = "ganti"
	standsIn = "mendampingi"
)

// successionFields are those of "Pergantian pejabat".
var successionFields = []settingField{
	{path: "jabatan", kind: "enum", required: true},
	{path: "cara", kind: "enum", required: true, help: true},
	{path: "orang", kind: "enum", required: true, help: true},
	{path: "kapasitas", kind: "enum", required: true},
	{path: "keputusan", kind: "text", required: true, max: 300, help: true},
	{path: "mulai", kind: "date", required: true, help: true},
	{path: "selesai", kind: "date", help: true},
}

// showSuccession is "Pergantian pejabat".
func showSuccession(k *call) error {
	v, err := k.successionView()
	if err != nil {
		return err
	}
	return k.show(v.Title, views.SettingForm(v))
}

func (k *call) successionView() (views.SettingFormView, error) {
	d, err := k.directoryDesk()
	if err != nil {
		return views.SettingFormView{}, err
	}
	if !k.writes(pejabatSection()) {
		return views.SettingFormView{}, denied()
	}
	v := views.SettingFormView{
		Section: k.t("set.pejabat"), SectionPath: "/pengaturan/pejabat", Title: k.t("set.change"), Line: k.t("set.change.help"), Action: "/pengaturan/pejabat/ganti",
		Write: true, Save: k.t("set.change.save"),
	}
	values := map[string]string{"jabatan": k.c.Query("jabatan"), "cara": succeeds, "kapasitas": string(naskah.Definitif), "mulai": k.today().String()}
	g := views.SettingGroup{Title: k.t("set.change.one")}
	for _, f := range successionFields {
		g.Fields = append(g.Fields, d.settingField("set.change.", f, values[f.path], (*desk).successionChoices))
	}
	v.Groups = []views.SettingGroup{g}
	return v, nil
}

func (d *desk) successionChoices(path string) []views.Option {
	switch path {
	case "cara":
		return []views.Option{{Value: succeeds, Label: d.t("set.change.succeeds")}, {Value: standsIn, Label: d.t("set.change.stands")}}
	case "jabatan":
		return options(d.Jabatan, func(x naskah.Jabatan) string { return string(x.ID) }, func(x naskah.Jabatan) string {
			return joined(d.jabatanLabel(x), d.holderNames(x.ID))
		})
	}
	return d.pejabatChoices(path)
}

// saveSuccession ends the time of who holds the office on the day before, and begins that of who comes after him, as one act of the
// office. Who stands in changes nothing of the one he stands in for.
func saveSuccession(k *call) error {
	v, err := k.successionView()
	if err != nil {
		return err
	}
	x := naskah.Pejabat{
		Orang: naskah.OrangID(k.field("orang")), Jabatan: naskah.JabatanID(k.field("jabatan")), Kapasitas: naskah.Kapasitas(k.field("kapasitas")), Keputusan: k.field("keputusan"),
	}
	if x.Mulai, err = k.dateField("mulai"); err == nil {
		x.Selesai, err = k.dateField("selesai")
	}
	var id naskah.PejabatID
	if err == nil && !isOneOf(k.field("cara"), succeeds, standsIn) {
		err = naskah.Errorf(naskah.Invalid, "NSK-PILIHAN", "Pilih apakah pejabat baru menggantikan pejabat sekarang atau mendampingi sementara.").On("cara")
	}
	if err == nil && k.field("cara") == standsIn {
		id, err = k.office.SavePejabat(k.ctx, k.p, x)
	} else if err == nil {
		id, err = k.office.Succeed(k.ctx, k.p, x)
	}
	if err == nil {
		return k.done("/pengaturan/pejabat/"+string(id), k.t("flash.succession"))
	}
	e, ok := worthAsking(err)
	if !ok {
		return err
	}
	return k.settingAgain(v, e)
}
