package web

import (
	"errors"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// showSettingRow is one row of a section as a form, with its history beside it.
func showSettingRow(k *call, s section) error {
	d, id, row, err := k.settingRow(s)
	if err != nil {
		return err
	}
	v, err := d.settingView(s, id, row)
	if err != nil {
		return err
	}
	return k.show(v.Title, views.SettingForm(v))
}

// settingRow reads the row of the path. Accounts are shown to the admin only, and a new row to who may keep it.
func (k *call) settingRow(s section) (*desk, string, settingRow, error) {
	id, err := k.rowOf()
	if err != nil {
		return nil, "", settingRow{}, err
	}
	d, err := k.directoryDesk()
	if err != nil {
		return nil, "", settingRow{}, err
	}
	if !k.writes(s) && (id == "" || s.role == naskah.RoleAdmin) {
		return nil, "", settingRow{}, denied()
	}
	row, ok := s.row(d, id)
	if !ok {
		return nil, "", settingRow{}, notFound()
	}
	if id == "" {
		row.title = k.t("set." + s.key + ".new")
	}
	return d, id, row, nil
}

// settingView makes the form of a row.
func (d *desk) settingView(s section, id string, row settingRow) (views.SettingFormView, error) {
	at := "/pengaturan/" + s.path
	v := views.SettingFormView{
		Section: d.t("set." + s.key), SectionPath: at, Title: row.title, Line: row.line, Action: at + "/" + newRow, Seq: row.seq, Write: d.writes(s), Save: d.t("set.save"),
	}
	first := views.SettingGroup{Title: d.t("set." + s.key + ".one"), Fields: d.settingFields(s, row)}
	v.Groups = []views.SettingGroup{first}
	if s.more != nil {
		v.Groups = append(v.Groups, s.more(d, row)...)
	}
	v.Facts = factsOf(v.Groups)
	if id == "" {
		return v, nil
	}
	v.Action = at + "/" + id
	if s.kind == naskah.SubjectMitra {
		v.Pictures = []views.PictureSlot{d.logoSlot(id)}
	}
	var err error
	v.History, err = d.rowHistory(s, naskah.Subject{Kind: s.kind, ID: id})
	return v, err
}

// rowHistory is what happened to a row, newest first, for who may change it.
func (d *desk) rowHistory(s section, sub naskah.Subject) ([]views.EventRow, error) {
	if !d.writes(s) {
		return nil, nil
	}
	events, err := d.office.History(d.ctx, d.p, sub)
	if err != nil {
		return nil, err
	}
	return d.settingEvents(events), nil
}

// settingEvents are events of a row of the register, newest first, in the words of a register.
func (k *call) settingEvents(events []naskah.Event) []views.EventRow {
	var out []views.EventRow
	for _, e := range slices.Backward(events) {
		row := k.eventRow(e)
		row.Text = k.t("set.event.other")
		switch e.Act {
		case naskah.ActCreate:
			row.Text = k.t("set.event.create")
		case naskah.ActEdit:
			row.Text = k.t("set.event.edit")
		}
		out = append(out, row)
	}
	return out
}

// settingFields are the inputs of a row.
func (d *desk) settingFields(s section, row settingRow) []views.FormField {
	var out []views.FormField
	for _, f := range s.fields {
		out = append(out, d.settingField("set."+s.key+".", f, row.values[f.path], s.choose))
	}
	return out
}

func (d *desk) settingField(prefix string, f settingField, value string, choose func(*desk, string) []views.Option) views.FormField {
	out := views.FormField{Path: f.path, Label: d.t(prefix + f.path), Type: f.kind, Value: value, Required: f.required, Max: f.max}
	if f.help {
		out.Help = d.t(prefix + f.path + ".help")
	}
	switch f.kind {
	case "enum":
		out.Options = marked(choose(d, f.path), value)
	case "date":
		out.Words = inWords("date", value)
	}
	return out
}

// marked marks the chosen option; a chosen value that is not among them stays a choice.
func marked(list []views.Option, value string) []views.Option {
	found := value == ""
	for i := range list {
		list[i].Selected = list[i].Value == value
		found = found || list[i].Selected
	}
	if !found {
		list = append(list, views.Option{Value: value, Label: value, Selected: true})
	}
	return list
}

// factsOf are the filled fields of a form as names and values, for who may only read.
func factsOf(groups []views.SettingGroup) []views.KV {
	var out []views.KV
	for _, g := range groups {
		for _, f := range g.Fields {
			text := f.Value
			switch f.Type {
			case "enum":
				for _, o := range f.Options {
					if o.Selected {
						text = o.Label
					}
				}
			case "date":
				if d, err := naskah.ParseDate(f.Value); err == nil && !d.IsZero() {
					text = d.Panjang()
				}
			case "password":
				text = ""
			}
			if text != "" {
				out = append(out, views.KV{Key: f.Label, Value: text})
			}
		}
	}
	return out
}

// saveSettingRow keeps a row. What is wrong stands beside its field, with everything as it was typed.
func saveSettingRow(k *call, s section) error {
	d, id, row, err := k.settingRow(s)
	if err != nil {
		return err
	}
	kept, err := s.save(d, id, k.seq())
	if err == nil {
		return k.done("/pengaturan/"+s.path+"/"+kept, k.t("flash.setting"))
	}
	again, ok := worthAsking(err)
	if !ok {
		return err
	}
	v, drawn := d.settingView(s, id, row)
	if drawn != nil {
		return drawn
	}
	return k.settingAgain(v, again)
}

// worthAsking says whether an error is one that the same form can mend.
func worthAsking(err error) (*naskah.Error, bool) {
	e, ok := errors.AsType[*naskah.Error](err)
	return e, ok && (e.Kind == naskah.Invalid || e.Kind == naskah.Conflict)
}

// settingAgain is the form as it was sent, with what is wrong beside its field, or above the form where it has none here. A form that
// somebody else overtook keeps what was typed and names the newer row: saving it again is meant.
func (k *call) settingAgain(v views.SettingFormView, e *naskah.Error) error {
	status := fiber.StatusUnprocessableEntity
	if e.Kind == naskah.Conflict {
		status = fiber.StatusConflict
	}
	placed := false
	for i := range v.Groups {
		for j := range v.Groups[i].Fields {
			f := &v.Groups[i].Fields[j]
			k.typedAgain(f)
			if f.Path == e.Field {
				f.Findings, placed = []views.Finding{{Level: "error", Msg: e.Msg, Code: e.Code}}, true
			}
		}
	}
	if !placed {
		v.Note = views.Finding{Level: "error", Msg: e.Msg, Code: e.Code}
	}
	return k.draw(status, v.Title, false, "", views.SettingForm(v))
}

// typedAgain puts what was typed into a field; a password is typed anew.
func (k *call) typedAgain(f *views.FormField) {
	if !k.form.Has(f.Path) || f.Type == "password" {
		return
	}
	f.Value = k.form.Get(f.Path)
	switch f.Type {
	case "bool":
		f.Value = k.ticked(f.Path)
	case "enum":
		f.Options = marked(f.Options, f.Value)
	case "date":
		f.Words = inWords("date", f.Value)
	}
}

// ticked is the value of a checkbox, before which the form sends an empty one.
func (k *call) ticked(name string) string {
	if slices.Contains(k.form[name], "ya") {
		return "ya"
	}
	return ""
}

func yes(b bool) string {
	if b {
		return "ya"
	}
	return ""
}

// field is what was typed into a field, without blanks at the ends.
func (k *call) field(name string) string { return strings.TrimSpace(k.form.Get(name)) }
