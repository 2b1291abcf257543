package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// draftView makes the form from the template's fields, each with its value, what that is in words, and what the checker says of it.
func (k *call) draftView(d draft) (views.DraftView, error) {
	v := views.DraftView{
		ID: string(d.n.ID), Title: k.judul(d.n), Line: k.t("draft.line", jenisShort(d.n)), Seq: d.n.Seq, Saved: k.savedAt(d.n),
		Reasons: d.given, Close: naskahPath(d.n.ID), CanSubmit: true,
	}
	b := formBuilder{call: k, draft: d, placed: map[int]bool{}}
	for _, g := range d.tpl.GroupsFor(d.values) {
		if group, ok := b.group(g); ok {
			group.Open = len(v.Groups) == 0 || group.Tone == views.Bad || b.holds(g)
			v.Groups = append(v.Groups, group)
		}
	}
	for i, f := range d.fs {
		switch f.Level {
		case naskah.LevelError:
			v.Errors++
			v.CanSubmit = false
			v.Loose = append(v.Loose, k.looseFinding(f, b.placed[i]))
		case naskah.LevelWarning:
			v.Warnings = addWarning(v.Warnings, k.finding(f))
		case naskah.LevelInfo:
			if !b.placed[i] {
				v.Loose = append(v.Loose, k.looseFinding(f, false))
			}
		}
	}
	v.PasalPage, v.Pasal = naskahPath(d.n.ID, "/pasal"), k.pasalRows(d.n.ID, d.tpl.PasalList(d.values), "")
	v.Batas, v.BatasFirst = k.batas(), k.today().String()
	v.BatasWords = inWords(document.TypeDate, v.Batas)
	var err error
	if v.Notes, err = k.returnNotes(d.n.ID, true); err != nil {
		return v, err
	}
	v.Sheet, err = k.sheet(d.tree, markOf(d.n.State))
	return v, err
}

// batas is the day until which the paraf are asked for, as it was typed, or so many days from today as the Instansi gives.
func (k *call) batas() string {
	if k.form.Has("batas") {
		return k.form.Get("batas")
	}
	return k.today().AddDays(cmp.Or(k.inst.HariParaf, defaultHariParaf)).String()
}

// looseFinding is a finding in the list below the form; Set leads to its field.
func (k *call) looseFinding(f naskah.Finding, placed bool) views.Finding {
	out := k.finding(f)
	out.Set, out.Repair = "", ""
	if placed {
		out.Set = f.Path
	}
	return out
}

// addWarning keeps one question for a reason per code: one reason answers all warnings of a code.
func addWarning(list []views.Finding, f views.Finding) []views.Finding {
	for i := range list {
		if list[i].Code == f.Code {
			if !strings.Contains(list[i].Msg, f.Msg) {
				list[i].Msg += " " + f.Msg
			}
			return list
		}
	}
	f.Repair, f.Set = "", ""
	return append(list, f)
}

func (k *call) finding(f naskah.Finding) views.Finding {
	out := views.Finding{Level: string(f.Level), Msg: f.Msg, Norm: f.Norm, Code: f.Code}
	if f.Repair != nil {
		out.Repair, out.Set = f.Repair.Label, f.Repair.Path+"="+f.Repair.Value
	}
	return out
}

// A formBuilder makes the fields of one page, and remembers which findings have a place beside one.
type formBuilder struct {
	*call
	draft
	placed map[int]bool
}

func (b *formBuilder) group(g document.Group) (views.FormGroup, bool) {
	out := views.FormGroup{ID: g.ID, Title: g.Judul, Help: g.Bantuan, Clause: g.Clause}
	for _, p := range pasal(b.tree) {
		if p.ID == g.Clause {
			out.Title = pasalTitle(p)
		}
	}
	for i := range g.Fields {
		f := &g.Fields[i]
		if !b.shown(f) {
			continue
		}
		field := b.field(f, f.Path, b.values)
		if f.Register {
			out.Register = append(out.Register, field)
			continue
		}
		out.Fields = append(out.Fields, field)
	}
	errs, warns := 0, 0
	views.EachField(append(slices.Clone(out.Fields), out.Register...), func(f views.FormField) {
		for _, x := range f.Findings {
			switch naskah.Level(x.Level) {
			case naskah.LevelError:
				errs++
			case naskah.LevelWarning:
				warns++
			case naskah.LevelInfo:
			}
		}
	})
	switch {
	case errs > 0:
		out.Tone, out.State = views.Bad, b.t("draft.group.errors", errs)
	case warns > 0:
		out.Tone, out.State = views.Warn, b.t("draft.group.warnings", warns)
	}
	return out, len(out.Fields)+len(out.Register) > 0
}

// holds says whether a list that was just made longer is in the group.
func (b *formBuilder) holds(g document.Group) bool {
	return b.extra != "" && slices.ContainsFunc(g.Fields, func(f document.Field) bool { return f.Path == b.extra || strings.HasPrefix(b.extra, f.Path+".") })
}

// pasalList is the list of what the penyusun wrote himself, which has a page of its own.
const pasalList = "pasal"

// shown leaves out what the page has no use for: files (attachments come later), the pasal, and the directory a party does not come
// from.
func (b *formBuilder) shown(f *document.Field) bool {
	if f.Path == pasalList {
		return false
	}
	switch f.Type {
	case document.TypeFile:
		return false
	case document.TypeInstansi:
		return b.values.Text(sibling(f.Path, "mitra_id")) == "" && b.values.Text(f.Path) != ""
	case document.TypeMitra:
		return b.values.Text(sibling(f.Path, "instansi_id")) == ""
	}
	return !strings.HasSuffix(f.Path, ".peran") && (!f.Register || !strings.HasSuffix(f.Path, ".tipe"))
}

func sibling(path, name string) string { return path[:strings.LastIndex(path, ".")+1] + name }

// field is one input at path; its value is read from v.
func (b *formBuilder) field(f *document.Field, path string, v naskah.Values) views.FormField {
	out := views.FormField{
		Path: path, Label: f.Label, Help: f.Bantuan, Type: string(f.Type), Value: b.tpl.FormValue(v, path), Required: f.Required, Opening: f.Opening,
		Min: f.Min, Max: f.Max, Example: f.Contoh, Findings: b.findingsAt(path),
	}
	switch f.Type {
	case document.TypeList:
		out.ItemName = b.t("form.item")
		b.items(f, &out)
	case document.TypeEnum:
		for _, o := range f.Options {
			out.Options = append(out.Options, views.Option{Value: o.Value, Label: o.Label, Selected: o.Value == out.Value})
		}
	case document.TypePejabat, document.TypeMitra, document.TypeInstansi:
		out.Type, out.Options = "enum", b.dir.options(f.Type, b.values, path)
		for i := range out.Options {
			out.Options[i].Selected = out.Options[i].Value == out.Value
		}
	}
	out.Words = inWords(f.Type, out.Value)
	return out
}

// findingsAt are those of exactly this place.
func (b *formBuilder) findingsAt(path string) []views.Finding {
	var out []views.Finding
	for i, f := range b.fs {
		if f.Path == path {
			b.placed[i] = true
			out = append(out, b.finding(f))
		}
	}
	return out
}

// items are the entries of a list: those that are there, as many as there must be, and one more where it was asked for.
func (b *formBuilder) items(f *document.Field, out *views.FormField) {
	count := b.tpl.FormCount(b.values, out.Path)
	rows := max(count, min(f.Min, 2))
	if b.extra == out.Path && len(out.Items) < 200 {
		rows = count + 1
	}
	for i := range rows {
		at := out.Path + "." + strconv.Itoa(i)
		item := views.FormItem{Path: at, Label: b.t("form.nth", out.ItemName, i+1)}
		if len(f.Fields) == 0 {
			item.Fields = []views.FormField{{Path: at, Label: item.Label, Type: "long", Value: b.tpl.FormValue(b.values, at), Findings: b.findingsAt(at)}}
		}
		for j := range f.Fields {
			g := &f.Fields[j]
			sub := b.field(g, at+"."+g.Path, b.values)
			if g.Register {
				sub.Type = "hidden"
			}
			item.Fields = append(item.Fields, sub)
		}
		out.Items = append(out.Items, item)
	}
}

// inWords is what a date, a sum or a number is in words.
func inWords(kind document.FieldType, value string) string {
	switch kind {
	case document.TypeDate:
		if d, err := naskah.ParseDate(value); err == nil && !d.IsZero() {
			return dayText(d)
		}
	case document.TypeMoney:
		if n, err := strconv.ParseInt(value, 10, 64); err == nil {
			return naskah.RupiahTerbilang(n)
		}
	case document.TypeNumber:
		if n, err := strconv.ParseInt(value, 10, 64); err == nil && n >= 0 {
			return naskah.Terbilang(n)
		}
	}
	return ""
}
