package web

import (
	"encoding/json"
	"strings"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// bentuk are the legal forms of a partner, in the words of the catalogue (set.bentuk.<form>).
var bentuk = []string{"pt", "perumda", "cv", "koperasi", "yayasan", "ormas", "universitas", "kementerian", "daerah", "perseorangan"}

// dasarOf is where a partner's authority stands in the values of a naskah with a pihak ketiga.
const dasarOf = "pihak.1.dasar_kewenangan."

// mitraSection are the partners, with what each rests its authority on.
func mitraSection() section {
	return section{
		path: "mitra", key: "mitra", icon: "users", kind: naskah.SubjectMitra, role: naskah.RoleOfficer,
		fields: []settingField{
			{path: "nama", kind: "text", required: true, max: 300, help: true},
			{path: "bentuk", kind: "enum", required: true},
			{path: "kedudukan", kind: "text", max: 120, help: true},
			{path: "alamat", kind: "long", max: 300},
			{path: "contoh", kind: "bool", help: true},
		},
		rows: func(d *desk) []views.SettingRow {
			var out []views.SettingRow
			for _, x := range d.Mitra {
				r := views.SettingRow{Href: "/pengaturan/mitra/" + string(x.ID), Title: x.Nama, Line: joined(d.legalForm(x.Bentuk), x.Kedudukan)}
				if x.Contoh {
					r.Badge = views.Badge{Text: d.t("set.mitra.invented")}
				}
				out = append(out, r)
			}
			return inOrder(out)
		},
		row: func(d *desk, id string) (settingRow, bool) {
			x := d.mitra(naskah.MitraID(id))
			row := settingRow{title: x.Nama, line: joined(d.legalForm(x.Bentuk), x.Kedudukan), seq: x.Seq, values: map[string]string{
				"nama": x.Nama, "bentuk": x.Bentuk, "kedudukan": x.Kedudukan, "alamat": x.Alamat, "contoh": yes(x.Contoh),
			}}
			flatten(row.values, "dasar", readDasar(x.Dasar))
			return row, id == "" || x.ID != ""
		},
		choose: func(d *desk, _ string) []views.Option {
			var out []views.Option
			for _, b := range bentuk {
				out = append(out, views.Option{Value: b, Label: d.legalForm(b)})
			}
			return out
		},
		more: mitraDasar,
		save: saveMitra,
	}
}

// legalForm is a legal form in words.
func (k *call) legalForm(b string) string {
	if key := "set.bentuk." + b; k.words.Has(key) {
		return k.t(key)
	}
	return b
}

func readDasar(raw json.RawMessage) map[string]any {
	out := map[string]any{}
	if len(raw) > 0 && json.Unmarshal(raw, &out) != nil {
		return map[string]any{}
	}
	return out
}

// flatten puts the texts of a tree under their dotted paths.
func flatten(into map[string]string, at string, m map[string]any) {
	for key, x := range m {
		switch y := x.(type) {
		case string:
			into[at+"."+key] = y
		case map[string]any:
			flatten(into, at+"."+key, y)
		}
	}
}

// dasarFields are the fields of authority of the template for a pihak ketiga, so that what is kept here fits what it asks.
func (k *call) dasarFields() []document.Field {
	tpl, err := k.office.Templates.Current(naskah.KSBPK)
	if err != nil {
		return nil
	}
	var out []document.Field
	for _, f := range tpl.Fields() {
		if strings.HasPrefix(f.Path, dasarOf) {
			out = append(out, f)
		}
	}
	return out
}

// mitraDasar is the part of the form on what a partner rests its authority.
func mitraDasar(d *desk, row settingRow) []views.SettingGroup {
	g := views.SettingGroup{Title: d.t("set.mitra.dasar"), Help: d.t("set.mitra.dasar.help")}
	for _, f := range d.dasarFields() {
		path := "dasar." + strings.TrimPrefix(f.Path, dasarOf)
		value := row.values[path]
		g.Fields = append(g.Fields, views.FormField{
			Path: path, Label: f.Label, Help: f.Bantuan, Type: string(f.Type), Value: value, Max: f.Max, Example: f.Contoh, Words: inWords(f.Type, value),
		})
	}
	if len(g.Fields) == 0 {
		return nil
	}
	return []views.SettingGroup{g}
}

// saveMitra keeps a partner. Of what it rests on, only the fields of the form change.
func saveMitra(d *desk, id string, seq int) (string, error) {
	old := d.mitra(naskah.MitraID(id))
	x := naskah.Mitra{
		ID: naskah.MitraID(id), Seq: seq, Nama: d.field("nama"), Bentuk: d.field("bentuk"), Kedudukan: d.field("kedudukan"), Alamat: d.field("alamat"),
		Contoh: d.ticked("contoh") != "", Dasar: old.Dasar, Logo: old.Logo,
	}
	v := naskah.Values(readDasar(old.Dasar))
	changed := false
	for _, f := range d.dasarFields() {
		path := strings.TrimPrefix(f.Path, dasarOf)
		name := "dasar." + path
		if !d.form.Has(name) || d.field(name) == v.Text(path) {
			continue
		}
		if f.Type == document.TypeDate {
			if _, err := d.dateField(name); err != nil {
				return "", err
			}
		}
		v, changed = withText(v, path, d.field(name)), true
	}
	if changed {
		var err error
		if x.Dasar, err = naskah.Canonical(map[string]any(v)); err != nil {
			return "", err
		}
	}
	kept, err := d.office.SaveMitra(d.ctx, d.p, x)
	return string(kept), err
}

// withText is v with a text at a path; an empty one is taken away, and with the last of its object the object.
func withText(v naskah.Values, path, text string) naskah.Values {
	if text != "" {
		return v.With(path, text)
	}
	head, leaf, nested := strings.Cut(path, ".")
	if !nested {
		delete(v, head)
		return v
	}
	m, _ := v[head].(map[string]any)
	delete(m, leaf)
	if len(m) == 0 {
		delete(v, head)
	}
	return v
}
