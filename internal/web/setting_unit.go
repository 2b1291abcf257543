package web

import (
	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// unitSection are the Perangkat Daerah, each with its time and its successor.
func unitSection() section {
	return section{
		path: "perangkat-daerah", key: "unit", icon: "building-2", kind: naskah.SubjectUnit, role: naskah.RoleOfficer,
		fields: []settingField{
			{path: "nama", kind: "text", required: true, max: 300},
			{path: "singkat", kind: "text", max: 60, help: true},
			{path: "mulai", kind: "date"},
			{path: "selesai", kind: "date", help: true},
			{path: "penerus", kind: "enum", help: true},
		},
		rows: func(d *desk) []views.SettingRow {
			var out []views.SettingRow
			for _, x := range d.Units {
				line := d.span(x.Mulai, x.Selesai)
				if x.Penerus != "" {
					line = joined(line, d.t("set.unit.to", d.unit(x.Penerus).Nama))
				}
				out = append(out, views.SettingRow{Href: "/pengaturan/perangkat-daerah/" + string(x.ID), Title: x.Nama, Line: joined(x.Singkat, line), Badge: d.timeBadge(x.Mulai, x.Selesai)})
			}
			return inOrder(out)
		},
		row: func(d *desk, id string) (settingRow, bool) {
			x := d.unit(naskah.UnitID(id))
			return settingRow{title: x.Nama, line: d.span(x.Mulai, x.Selesai), seq: x.Seq, values: map[string]string{
				"nama": x.Nama, "singkat": x.Singkat, "mulai": x.Mulai.String(), "selesai": x.Selesai.String(), "penerus": string(x.Penerus),
			}}, id == "" || x.ID != ""
		},
		choose: func(d *desk, _ string) []views.Option { return d.unitChoices() },
		save: func(d *desk, id string, seq int) (string, error) {
			x := naskah.Unit{ID: naskah.UnitID(id), Seq: seq, Nama: d.field("nama"), Singkat: d.field("singkat"), Penerus: naskah.UnitID(d.field("penerus"))}
			var err error
			if x.Mulai, err = d.dateField("mulai"); err != nil {
				return "", err
			}
			if x.Selesai, err = d.dateField("selesai"); err != nil {
				return "", err
			}
			kept, err := d.office.SaveUnit(d.ctx, d.p, x)
			return string(kept), err
		},
	}
}

// jabatanSection are the offices, of the Instansi and of its partners.
func jabatanSection() section {
	return section{
		path: "jabatan", key: "jabatan", icon: "badge-check", kind: naskah.SubjectJabatan, role: naskah.RoleOfficer,
		fields: []settingField{
			{path: "nama", kind: "text", required: true, max: 300, help: true},
			{path: "unit", kind: "enum"},
			{path: "mitra", kind: "enum", help: true},
			{path: "kepala_daerah", kind: "bool", help: true},
		},
		rows: func(d *desk) []views.SettingRow {
			var out []views.SettingRow
			for _, x := range d.Jabatan {
				r := views.SettingRow{Href: "/pengaturan/jabatan/" + string(x.ID), Title: x.Nama, Line: joined(d.unit(x.Unit).Nama, d.mitra(x.Mitra).Nama)}
				if who := d.holderNames(x.ID); who != "" {
					r.Line = joined(r.Line, who)
				} else {
					r.Badge = views.Badge{Text: d.t("set.vacant"), Tone: views.Warn}
				}
				out = append(out, r)
			}
			return inOrder(out)
		},
		row: func(d *desk, id string) (settingRow, bool) {
			x := d.jabatan(naskah.JabatanID(id))
			return settingRow{title: x.Nama, line: d.holderNames(x.ID), seq: x.Seq, values: map[string]string{
				"nama": x.Nama, "unit": string(x.Unit), "mitra": string(x.Mitra), "kepala_daerah": yes(x.KepalaDaerah),
			}}, id == "" || x.ID != ""
		},
		choose: func(d *desk, path string) []views.Option {
			if path == "mitra" {
				return d.mitraChoices()
			}
			return d.unitChoices()
		},
		save: func(d *desk, id string, seq int) (string, error) {
			kept, err := d.office.SaveJabatan(d.ctx, d.p, naskah.Jabatan{
				ID: naskah.JabatanID(id), Seq: seq, Nama: d.field("nama"), Unit: naskah.UnitID(d.field("unit")), Mitra: naskah.MitraID(d.field("mitra")),
				KepalaDaerah: d.ticked("kepala_daerah") != "",
			})
			return string(kept), err
		},
	}
}
