package web

import (
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// An importState is what the officer has decided about a sheet so far; every page of it carries it along.
type importState struct {
	Columns map[office.ImportColumn]int            `json:"kolom"`
	Fixes   map[int]map[office.ImportColumn]string `json:"isi"`
	Skip    map[int]bool                           `json:"lewati"`
}

func (s importState) options() office.ImportOptions {
	return office.ImportOptions{Columns: s.Columns, Fixes: s.Fixes, Skip: s.Skip}
}

// text is the state as a page carries it.
func (s importState) text() string {
	b, err := json.Marshal(s)
	if err != nil {
		return "{}"
	}
	return string(b)
}

// importState reads the form: what was decided before, then what this page decides.
func (k *call) importState(s office.ImportSheet) (importState, error) {
	st := importState{}
	if text := k.form.Get("isian"); text != "" {
		if err := json.Unmarshal([]byte(text), &st); err != nil {
			return st, unreadable(err)
		}
	}
	if st.Fixes == nil {
		st.Fixes = map[int]map[office.ImportColumn]string{}
	}
	if st.Skip == nil {
		st.Skip = map[int]bool{}
	}
	if st.Columns == nil || k.form.Has("kolom."+string(office.ColJudul)) {
		st.Columns = map[office.ImportColumn]int{}
		for _, c := range office.ImportColumns {
			if i := number(k.form.Get("kolom." + string(c))); i > 0 {
				st.Columns[c] = i - 1
			}
		}
	}
	for c, i := range st.Columns { // only what the sheet has
		if i < 0 || i >= len(s.Head) && !slices.ContainsFunc(s.Rows, func(r []string) bool { return i < len(r) }) || !slices.Contains(office.ImportColumns, c) {
			delete(st.Columns, c)
		}
	}
	for key := range k.form {
		line, col, ok := strings.Cut(strings.TrimPrefix(key, "sel."), ".")
		if !strings.HasPrefix(key, "sel.") || !ok || number(line) == 0 || !slices.Contains(office.ImportColumns, office.ImportColumn(col)) {
			continue
		}
		st.fix(s, number(line), office.ImportColumn(col), k.form.Get(key))
	}
	for _, line := range k.form["baris"] { // the rows that this page shows
		st.Skip[number(line)] = k.form.Get("lewati."+line) != ""
		if !st.Skip[number(line)] {
			delete(st.Skip, number(line))
		}
	}
	return st, nil
}

// fix keeps what was typed over a cell; what is as the sheet has it is no fix.
func (st importState) fix(s office.ImportSheet, line int, c office.ImportColumn, text string) {
	was := ""
	if i := slices.Index(s.Lines, line); i >= 0 && st.Columns[c] < len(s.Rows[i]) {
		if _, ok := st.Columns[c]; ok {
			was = strings.TrimSpace(s.Rows[i][st.Columns[c]])
		}
	}
	if strings.TrimSpace(text) == was {
		delete(st.Fixes[line], c)
		return
	}
	if st.Fixes[line] == nil {
		st.Fixes[line] = map[office.ImportColumn]string{}
	}
	st.Fixes[line][c] = text
}

// checkImport reads the sheet as it would be recorded, or records it.
func checkImport(k *call) error {
	id, err := k.importID()
	if err != nil {
		return err
	}
	s, err := k.office.Sheet(k.ctx, k.p, id)
	if err != nil {
		return err
	}
	st, err := k.importState(s)
	if err != nil {
		return err
	}
	plan, bad := k.office.PlanImport(k.ctx, k.p, id, st.options())
	if e, ok := errors.AsType[*naskah.Error](bad); ok && e.Kind == naskah.Invalid {
		v := k.mappingView(id, s, st.Columns)
		v.State, v.Error = st.text(), e.Msg
		return k.draw(fiber.StatusUnprocessableEntity, k.t("import.title"), false, "", views.Import(v))
	}
	if bad != nil {
		return bad
	}
	if k.form.Get("aksi") == "lewati-rangkap" {
		for _, r := range plan.Rows {
			if isDouble(r) {
				st.Skip[r.Line] = true
			}
		}
		if plan, err = k.office.PlanImport(k.ctx, k.p, id, st.options()); err != nil {
			return err
		}
	}
	if k.form.Get("aksi") == "catat" {
		return k.recordSheet(id, s, st, plan)
	}
	return k.planPage(fiber.StatusOK, id, s, st, plan, "")
}

func isDouble(r office.ImportRow) bool {
	return !r.Skip && (r.SameAs != 0 || slices.ContainsFunc(r.Similar, func(x office.SimilarNaskah) bool { return x.Same }))
}

// recordSheet records exactly as many rows as the button said; when a fix has changed the number, the rows are shown again first.
func (k *call) recordSheet(id string, s office.ImportSheet, st importState, plan office.ImportPlan) error {
	if said := number(k.form.Get("jumlah")); said != plan.Ready {
		return k.planPage(fiber.StatusConflict, id, s, st, plan, k.t("import.changed", plan.Ready))
	}
	b, bad := k.office.ImportAll(k.ctx, k.p, id, st.options())
	if bad == nil {
		return k.done("/naskah/impor/"+id, k.t("flash.import", b.N))
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || !again(e) {
		return bad
	}
	if e.Code == "NSK-IMPOR-SUDAH" {
		return k.done("/naskah/impor/"+id, e.Msg)
	}
	return k.planPage(fiber.StatusUnprocessableEntity, id, s, st, plan, e.Msg)
}

// mappingView is which column is which, with three example rows.
func (k *call) mappingView(id string, s office.ImportSheet, columns map[office.ImportColumn]int) views.ImportView {
	v := views.ImportView{ID: id, N: len(s.Rows), State: "", Check: k.t("import.check", len(s.Rows))}
	for i, h := range s.Head {
		c := views.SheetColumn{Head: cmp.Or(strings.TrimSpace(h), k.t("import.column", i+1))}
		for _, row := range s.Rows[:min(3, len(s.Rows))] {
			text := ""
			if i < len(row) {
				text = row[i]
			}
			c.Samples = append(c.Samples, short(text, 60))
		}
		v.Sheet = append(v.Sheet, c)
	}
	for n, c := range office.ImportColumns {
		m := views.ColumnChoice{Name: "kolom." + string(c), Label: k.columnLabel(c), Needed: isOneOf(c, office.ColJenis, office.ColJudul, office.ColPihak2, office.ColTanggal)}
		at, ok := columns[c]
		for i, x := range v.Sheet {
			m.Options = append(m.Options, views.Option{Value: itoa(i + 1), Label: x.Head, Selected: ok && at == i})
		}
		if ok && at < len(v.Sheet) {
			m.Sample = strings.Join(slices.DeleteFunc(slices.Clone(v.Sheet[at].Samples), func(s string) bool { return s == "" }), " · ")
		}
		m.Rare = !ok && !m.Needed && (strings.HasPrefix(string(c), "pihak_") || strings.HasPrefix(string(c), "nomor_") || n > 22)
		v.Columns = append(v.Columns, m)
	}
	return v
}

func (k *call) columnLabel(c office.ImportColumn) string {
	name, no, ok := strings.Cut(string(c), "_")
	if ok && name == "pihak" {
		return k.t("import.col.pihak", naskah.Ordinal(number(no)))
	}
	if ok && name == "nomor" {
		return k.t("import.col.nomor", naskah.Ordinal(number(no)))
	}
	return k.t("import.col." + string(c))
}

// short is the beginning of s in one line.
func short(s string, most int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(r)
}
