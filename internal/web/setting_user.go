package web

import (
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// userSection are the accounts, for the admin alone.
func userSection() section {
	fields := []settingField{
		{path: "login", kind: "text", required: true, max: 60, help: true},
		{path: "nama", kind: "text", required: true, max: 120, help: true},
		{path: "sapaan", kind: "enum"},
		{path: "orang", kind: "enum", help: true},
		{path: "unit", kind: "enum", help: true},
		{path: "mitra", kind: "enum", help: true},
		{path: "password", kind: "password", help: true},
		{path: "aktif", kind: "bool", help: true},
	}
	return section{
		path: "pengguna", key: "user", icon: "key-round", kind: naskah.SubjectUser, role: naskah.RoleAdmin, fields: fields,
		rows: func(d *desk) []views.SettingRow {
			var out []views.SettingRow
			for _, u := range d.Users {
				r := views.SettingRow{Href: "/pengaturan/pengguna/" + string(u.ID), Title: u.Nama, Line: joined(u.Login, d.roles(u), d.unit(u.Unit).Nama, d.mitra(u.Mitra).Nama)}
				if r.Badge = (views.Badge{Text: d.t("set.user.on"), Tone: views.OK}); !u.Active {
					r.Badge = views.Badge{Text: d.t("set.user.off")}
				}
				out = append(out, r)
			}
			return inOrder(out)
		},
		row: func(d *desk, id string) (settingRow, bool) {
			u := byID(d.Users, func(u naskah.User) bool { return string(u.ID) == id })
			row := settingRow{title: u.Nama, line: joined(u.Login, d.roles(u)), values: map[string]string{
				"login": u.Login, "nama": u.Nama, "sapaan": u.Sapaan, "orang": string(u.Orang), "unit": string(u.Unit), "mitra": string(u.Mitra), "aktif": yes(u.Active || id == ""),
			}}
			for _, r := range u.Roles {
				row.values["peran."+string(r)] = "ya"
			}
			return row, id == "" || u.ID != ""
		},
		choose: (*desk).userChoices,
		more: func(d *desk, row settingRow) []views.SettingGroup {
			g := views.SettingGroup{Title: d.t("set.user.roles"), Help: d.t("set.user.roles.help")}
			for _, r := range naskah.Roles {
				path := "peran." + string(r)
				g.Fields = append(g.Fields, views.FormField{Path: path, Label: d.words.Role(r), Help: d.t("set.role." + string(r)), Type: "bool", Value: row.values[path]})
			}
			return []views.SettingGroup{g}
		},
		save: saveUser,
	}
}

func (d *desk) userChoices(path string) []views.Option {
	switch path {
	case "sapaan":
		return []views.Option{{Value: "Bapak", Label: "Bapak"}, {Value: "Ibu", Label: "Ibu"}}
	case "unit":
		return d.unitChoices()
	case "mitra":
		return d.mitraChoices()
	}
	return d.orangChoices()
}

// saveUser keeps an account. An account has no history number: the newest form holds, and its history says who wrote it.
func saveUser(d *desk, id string, _ int) (string, error) {
	in := office.UserInput{
		ID: naskah.UserID(id), Login: d.field("login"), Nama: d.field("nama"), Sapaan: d.field("sapaan"), Orang: naskah.OrangID(d.field("orang")),
		Unit: naskah.UnitID(d.field("unit")), Mitra: naskah.MitraID(d.field("mitra")), Password: d.form.Get("password"), Active: d.ticked("aktif") != "",
	}
	for _, r := range naskah.Roles {
		if d.ticked("peran."+string(r)) != "" {
			in.Roles = append(in.Roles, r)
		}
	}
	kept, err := d.office.SaveUser(d.ctx, d.p, in)
	return string(kept), err
}
