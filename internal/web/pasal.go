package web

import (
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"
	"github.com/gofiber/fiber/v2"

	"naskah/internal/document"
	"naskah/internal/html"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showPasal is the page on which the pasal are added, moved, taken out and written.
func showPasal(k *call) error {
	d, err := k.draft()
	if errors.Is(err, naskah.Conflict) { // it has gone on: its page says how far
		id, _ := k.naskahID()
		return k.to(naskahPath(id))
	}
	if err != nil {
		return err
	}
	return k.drawPasal(fiber.StatusOK, d, k.c.Query("pasal"), false)
}

func (k *call) drawPasal(status int, d draft, at string, conflict bool) error {
	v, err := k.pasalView(&d, at)
	if err != nil {
		return err
	}
	v.Conflict, v.Said = conflict, d.said
	if k.form.Has("teks") && (conflict || d.said != "") && v.Now != nil {
		v.Now.Judul, v.Now.Text = k.form.Get("judul"), k.form.Get("teks")
	}
	return k.draw(status, k.t("pasal.title")+" · "+v.Title, true, "", views.Pasal(v))
}

// pasalView is the list of pasal, the one that is being written, and the page they make.
func (k *call) pasalView(d *draft, at string) (views.PasalView, error) {
	if err := k.check(d); err != nil {
		return views.PasalView{}, err
	}
	v := views.PasalView{
		ID: string(d.n.ID), Title: k.judul(d.n), Line: k.t("draft.line", jenisShort(d.n)), Seq: d.n.Seq, Saved: k.savedAt(d.n), Close: naskahPath(d.n.ID, "/draf"),
	}
	entries := d.tpl.PasalList(d.values)
	v.List = k.pasalRows(d.n.ID, entries, at)
	if i := slices.IndexFunc(entries, func(e document.PasalEntry) bool { return e.ID == at && !e.Removed }); i >= 0 {
		v.Now = k.pasalEdit(d, entries, i)
	}
	own := k.pasalPaths(d.values)
	var warned []views.Finding // one for a code, as on the page of drafting
	for _, f := range d.fs {
		switch f.Level {
		case naskah.LevelError:
			v.Errors++
		case naskah.LevelWarning:
			warned = addWarning(warned, k.finding(f))
		case naskah.LevelInfo:
		}
		id := own(f.Path)
		switch {
		case v.Now != nil && id == v.Now.ID:
			x := k.finding(f)
			x.Repair, x.Set = "", ""
			v.Now.Findings = append(v.Now.Findings, x)
		case id != "" || strings.HasPrefix(f.Path, "pasal"):
			v.Loose = append(v.Loose, k.looseFinding(f, false))
		}
	}
	v.Warnings = len(warned)
	var err error
	v.Sheet, err = k.sheet(d.tree, markOf(d.n.State))
	return v, err
}

// pasalPaths tells of which pasal a path of the values speaks; "" of none.
func (k *call) pasalPaths(values naskah.Values) func(path string) string {
	return func(path string) string {
		rest, ok := strings.CutPrefix(path, "pasal.")
		if !ok {
			return ""
		}
		i, _, _ := strings.Cut(rest, ".")
		if id := values.Text("pasal." + i + ".id"); id != "" {
			return id
		}
		return values.Text("pasal." + i + ".kunci")
	}
}

// pasalRows are the pasal in the order in which they are printed, those taken out where they stood.
func (k *call) pasalRows(id naskah.NaskahID, entries []document.PasalEntry, now string) []views.PasalRow {
	var out []views.PasalRow
	for _, e := range entries {
		r := views.PasalRow{
			ID: e.ID, Title: pasalTitle(document.Pasal{No: e.No, Judul: e.Judul}), Href: pasalPath(id, e.ID), Now: e.ID == now, Removed: e.Removed,
			Moves: e.Own, Up: e.CanUp, Down: e.CanDown, Drop: e.Optional && !e.Removed, Restore: e.Removed || e.Replaced, RestoreLabel: k.t("pasal.restore"),
		}
		if e.Judul == "" {
			r.Title = "Pasal " + itoa(e.No) + " · " + k.t("pasal.untitled")
		}
		switch {
		case e.Removed:
			r.Title, r.Badge = naskah.Capitalise(strings.ToLower(e.Judul)), views.Badge{Text: k.t("pasal.gone")}
		case e.Own:
			r.Badge = views.Badge{Text: k.t("pasal.own"), Tone: views.Teal}
		case e.Replaced:
			r.Badge, r.RestoreLabel = views.Badge{Text: k.t("pasal.replaced"), Tone: views.Info}, k.t("pasal.restore.text")
		case e.Optional:
			r.Badge = views.Badge{Text: k.t("pasal.optional")}
		}
		out = append(out, r)
	}
	return out
}

func pasalPath(id naskah.NaskahID, pasal string) string {
	return naskahPath(id, "/pasal?pasal="+url.QueryEscape(pasal)+"#tulis")
}

// pasalEdit is one pasal in its form.
func (k *call) pasalEdit(d *draft, entries []document.PasalEntry, i int) *views.PasalEdit {
	e := entries[i]
	out := &views.PasalEdit{ID: e.ID, Judul: e.Judul, Memuat: e.Memuat, Text: e.Text, Own: e.Own, Anchor: html.Anchor(e.ID), Heading: k.pasalRows(d.n.ID, entries[i:i+1], "")[0].Title}
	for _, other := range entries {
		if other.Memuat != "" && !other.Own {
			out.Contents = append(out.Contents, views.Option{Value: other.Memuat, Label: naskah.Capitalise(strings.ReplaceAll(other.Memuat, "-", " ")), Selected: other.Memuat == e.Memuat})
		}
	}
	for _, c := range d.tpl.Clauses(d.values) {
		if c.ID == e.ID && c.ID != "" {
			for _, r := range c.Cadangan {
				out.Reserves = append(out.Reserves, views.Option{Value: r.ID, Label: r.Label})
			}
		}
	}
	return out
}

// savePasal keeps the pasal that is being written, and then does the one thing that its button asks: another pasal, a place up or
// down, out or back in. Both are one edit of the draft. For a script it answers with what has changed.
func savePasal(k *call) error {
	d, err := k.draft()
	if err != nil {
		return err
	}
	at := k.form.Get("pasal")
	values, next, err := k.pasalOp(d, at)
	if err == nil {
		var n naskah.Naskah
		if n, err = k.office.Edit(k.ctx, k.p, d.n.ID, k.seq(), office.EditInput{Values: values}); err == nil {
			if wantsJSON(k.c) {
				return k.sendPasal(d, n, at)
			}
			return k.to(next)
		}
	}
	e, ok := worthAsking(err)
	if wantsJSON(k.c) || !ok {
		return err
	}
	if d.said = e.Msg; e.Code == "NSK-SEQ" {
		d.said = ""
		return k.drawPasal(fiber.StatusConflict, d, at, true)
	}
	return k.drawPasal(answers[e.Kind].status, d, at, false)
}

// pasalOp is the values after what the form says, and where its page goes.
func (k *call) pasalOp(d draft, at string) (naskah.Values, string, error) {
	v, next := d.values, naskahPath(d.n.ID, "/pasal#susunan")
	var err error
	if at != "" {
		if v, err = k.typedPasal(d, v, at); err != nil {
			return nil, "", err
		}
		next = pasalPath(d.n.ID, at)
	}
	op, id, _ := strings.Cut(k.form.Get("op"), ":")
	list := naskahPath(d.n.ID, "/pasal?pasal="+url.QueryEscape(at)+"#baris-"+id)
	switch op {
	case "tambah":
		if v, id, err = d.tpl.AddPasal(v, id); err == nil {
			next = naskahPath(d.n.ID, "/pasal?pasal="+url.QueryEscape(id)+"#n-judul-pasal")
		}
	case "hapus":
		v, err = d.tpl.RemovePasal(v, id)
		next = naskahPath(d.n.ID, "/pasal?pasal="+url.QueryEscape(at)+"#susunan")
	case "kembalikan":
		v, err = d.tpl.RestorePasal(v, id)
		next = list
	case "naik", "turun":
		by := 1
		if op == "naik" {
			by = -1
		}
		v, err = d.tpl.MovePasal(v, id, by)
		next = list
	case "cadangan":
		v, err = k.reservePasal(d, v, at, id)
	}
	return v, next, err
}

// typedPasal writes title and text as they were typed; a pasal that somebody took out meanwhile is gone.
func (k *call) typedPasal(d draft, v naskah.Values, at string) (naskah.Values, error) {
	if !k.form.Has("teks") {
		return v, nil
	}
	return d.tpl.SetPasal(v, at, k.form.Get("judul"), k.form.Get("memuat"), k.form.Get("teks"))
}

// reservePasal takes another ready text of the template.
func (k *call) reservePasal(d draft, v naskah.Values, at, reserve string) (naskah.Values, error) {
	for _, c := range d.tpl.Clauses(v) {
		for _, r := range c.Cadangan {
			if c.ID == at && r.ID == reserve {
				return d.tpl.SetPasal(v, at, c.Judul, "", document.PasalText(r.Value))
			}
		}
	}
	return nil, notFound()
}

// sendPasal is what the script puts into the page after an autosave.
func (k *call) sendPasal(d draft, n naskah.Naskah, at string) error {
	var err error
	d.n = n
	if d.values, err = k.office.Values(k.ctx, k.p, n.ID); err != nil {
		return err
	}
	v, err := k.pasalView(&d, at)
	if err != nil {
		return err
	}
	out := change{Seq: n.Seq, Saved: v.Saved, Findings: map[string]string{}, Words: map[string]string{}, Groups: map[string]string{}, Parts: map[string]string{}}
	draw := func(c templ.Component) string {
		s, e := k.fragment(c)
		err = errors.Join(err, e)
		return s
	}
	out.Checks, out.Sheet = draw(views.PasalChecks(v)), draw(views.SheetOf(v.Sheet))
	if v.Now != nil {
		out.Findings["t-teks"] = draw(views.Findings(v.Now.Findings))
		out.Parts["susunan"] = draw(views.PasalRows(v.List))
		out.Parts["judul"] = templ.EscapeString(v.Now.Heading)
	}
	if err != nil {
		return err
	}
	b, err := json.Marshal(out)
	if err != nil {
		return err
	}
	k.c.Set(fiber.HeaderContentType, fiber.MIMEApplicationJSON)
	return k.c.Send(b)
}
