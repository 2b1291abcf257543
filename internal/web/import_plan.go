package web

import (
	"slices"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// planRows is how many rows a page of the dry run shows; the doors lead to the others.
const planRows = 25

// The groups of a dry run, the dirty ones first.
var planGroups = []string{"masalah", "rangkap", "siap", "dilewati"}

// planPage is the dry run: every row as it would be recorded, each problem beside its cell.
func (k *call) planPage(status int, id string, s office.ImportSheet, st importState, plan office.ImportPlan, said string) error {
	v := views.PlanView{ID: id, State: st.text(), Said: said, Ready: plan.Ready, Doubles: plan.Doubtful, Mapping: k.mappingView(id, s, st.Columns)}
	v.Mark = naskah.DigestOf([]byte(v.State + k.form.Get("lihat") + k.form.Get("halaman"))).Short()
	groups := map[string][]office.ImportRow{}
	for _, r := range plan.Rows {
		g := planGroup(r)
		groups[g] = append(groups[g], r)
	}
	look := k.form.Get("lihat")
	if !slices.Contains(planGroups, look) || len(groups[look]) == 0 {
		look = planGroups[len(planGroups)-1]
		for _, g := range slices.Backward(planGroups) {
			if len(groups[g]) > 0 {
				look = g
			}
		}
	}
	for _, g := range planGroups {
		d := views.PlanDoor{Key: g, N: len(groups[g]), Label: k.t("import.group." + g), Now: g == look}
		if g == "masalah" && d.N > 0 {
			d.Tone = views.Bad
		} else if g == "rangkap" && d.N > 0 {
			d.Tone = views.Warn
		}
		v.Doors = append(v.Doors, d)
	}
	v.Look, v.LookTitle = look, naskah.Capitalise(k.t("import.group."+look))
	rows := groups[look]
	pages := (len(rows) + planRows - 1) / planRows
	at := min(max(number(k.form.Get("halaman")), 1), max(pages, 1))
	rows = rows[min((at-1)*planRows, len(rows)):min(at*planRows, len(rows))]
	if at > 1 {
		v.Before = at - 1
	}
	if at < pages {
		v.After = at + 1
	}
	v.Page, v.Pages = at, pages
	for _, r := range rows {
		v.Rows = append(v.Rows, k.planRow(st, r))
	}
	return k.draw(status, k.t("import.title"), true, "", views.Plan(v))
}

// planGroup is where a row is shown.
func planGroup(r office.ImportRow) string {
	switch {
	case r.Skip:
		return "dilewati"
	case !r.Ready():
		return "masalah"
	case isDouble(r):
		return "rangkap"
	}
	return "siap"
}

// planRow is one row: what would be recorded, and the cells that have a problem or were mended, to be mended.
func (k *call) planRow(st importState, r office.ImportRow) views.PlanRow {
	in := r.Input
	v := views.PlanRow{Line: r.Line, Title: in.Judul, Skip: r.Skip, SameAs: r.SameAs}
	if v.Title == "" {
		v.Title = k.t("import.untitled")
	}
	kind := ""
	if j, ok := naskah.JenisOf(in.Jenis); ok {
		kind = j.Singkat
	}
	day := in.Tanggal.Panjang()
	if in.Tanggal.IsZero() && in.Tahun > 0 {
		day = itoa(in.Tahun)
	}
	var names []string
	for _, p := range in.Parties {
		if p.Instansi != k.p.Instansi {
			names = append(names, p.Nama)
		}
	}
	v.Line2 = joinDots(slices.DeleteFunc([]string{kind, day, short(joinDots(names), 120), nomorText(in.Nomor)}, func(s string) bool { return s == "" }))
	cells := map[office.ImportColumn]bool{}
	for _, p := range r.Problems {
		cells[p.Column] = true
	}
	for c := range st.Fixes[r.Line] {
		cells[c] = true
	}
	for _, c := range office.ImportColumns {
		if !cells[c] {
			continue
		}
		x := views.PlanCell{Name: "sel." + itoa(r.Line) + "." + string(c), Label: k.columnLabel(c), Value: r.Cells[c]}
		for _, p := range r.Problems {
			if p.Column == c {
				x.Problems = append(x.Problems, views.Finding{Level: string(p.Level), Msg: p.Msg, Code: p.Code})
				x.Bad = x.Bad || p.Level == naskah.LevelError
			}
		}
		v.Cells = append(v.Cells, x)
	}
	for _, p := range r.Problems {
		if !slices.Contains(office.ImportColumns, p.Column) {
			v.Loose = append(v.Loose, views.Finding{Level: string(p.Level), Msg: p.Msg, Code: p.Code})
		}
	}
	for _, s := range r.Similar[:min(len(r.Similar), 3)] {
		x := k.oldRow(s.Naskah)
		x.Line = joinDots([]string{x.Line, s.Why})
		x.Badge = views.Badge{}
		if s.Same {
			x.Badge = views.Badge{Text: k.t("old.same"), Tone: views.Warn}
		}
		v.Similar = append(v.Similar, x)
	}
	return v
}
