package web

import (
	"encoding/json"
	"errors"
	"maps"
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"
	"github.com/gofiber/fiber/v2"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// A draft is a draft being written: its template, its values, what the checker says of them, and the page they make.
type draft struct {
	n      naskah.Naskah
	tpl    *document.Template
	values naskah.Values
	fs     []naskah.Finding
	tree   document.Tree
	dir    directory
	extra  string            // a list that shows one more empty item
	given  map[string]string // reasons typed so far
	said   string            // why the last act did not go through
}

// draft reads the draft of the path for the one who may write it.
func (k *call) draft() (draft, error) {
	f, err := k.actOn(naskah.ActEdit)
	if err != nil {
		return draft{}, err
	}
	d := draft{n: f.n, extra: k.c.Query("tambah"), given: map[string]string{}}
	for _, r := range f.n.Reasons {
		d.given[r.Code] = r.Text
	}
	if d.tpl, err = k.office.Templates.Pinned(f.n.Template); err != nil {
		return d, err
	}
	d.values, err = k.office.Values(k.ctx, k.p, f.n.ID)
	return d, err
}

// check fills in what the checker says and the page that the values make.
func (k *call) check(d *draft) error {
	var err error
	if d.fs, d.tree, err = k.office.CheckDraft(k.ctx, k.p, d.n.ID, d.values); err != nil {
		return err
	}
	d.dir, err = k.directory()
	return err
}

// showDraft is the page of drafting.
func showDraft(k *call) error {
	d, err := k.draft()
	if errors.Is(err, naskah.Conflict) { // it has gone on: its page says how far
		id, _ := k.naskahID()
		return k.to(naskahPath(id))
	}
	if err != nil {
		return err
	}
	return k.drawDraft(fiber.StatusOK, d, false)
}

func (k *call) drawDraft(status int, d draft, conflict bool) error {
	if err := k.check(&d); err != nil {
		return err
	}
	v, err := k.draftView(d)
	if err != nil {
		return err
	}
	v.Conflict, v.Said = conflict, d.said
	return k.draw(status, v.Title, true, "", views.Draft(v))
}

// saveDraft stores what was typed; with it may come one act of the form: a list grows or shrinks, a finding is repaired, or the
// draft is submitted. For a script it answers with what has changed.
func saveDraft(k *call) error {
	d, err := k.draft()
	if err != nil {
		return err
	}
	target := k.editForm()
	typed, _ := d.tpl.ParseForm(d.values, k.form)
	d.given = merged(d.given, k.prefixed("alasan."))
	n, err := k.office.Edit(k.ctx, k.p, d.n.ID, k.seq(), office.EditInput{Values: typed})
	if wantsJSON(k.c) {
		if err != nil {
			return err
		}
		return k.sendChanges(d, n)
	}
	if errors.Is(err, naskah.Conflict) {
		d.values = typed
		return k.drawDraft(fiber.StatusConflict, d, true)
	}
	if err != nil {
		return err
	}
	if k.form.Has("ajukan") {
		return k.submit(d, n)
	}
	if len(k.prefixed("alasan.")) > 0 && target == "" {
		d.n = n
		if d.values, err = k.office.Values(k.ctx, k.p, n.ID); err != nil {
			return err
		}
		return k.drawDraft(fiber.StatusOK, d, false)
	}
	return k.to(naskahPath(n.ID, "/draf") + target)
}

func merged(a, b map[string]string) map[string]string {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

// submit puts the saved draft before its reviewers, or says on the same page what stands in the way.
func (k *call) submit(d draft, n naskah.Naskah) error {
	until, err := k.dateField("batas")
	var done naskah.Naskah
	if err == nil {
		done, err = k.office.Submit(k.ctx, k.p, n.ID, n.Seq, office.SubmitInput{Reasons: d.given, Batas: until})
	}
	if err == nil {
		who := ""
		if i := done.NextParaf(); i >= 0 {
			who = orJabatan(done.Parafs[i].Pejabat)
		}
		return k.done(naskahPath(n.ID), k.t("flash.submit", who))
	}
	e, ok := errors.AsType[*naskah.Error](err)
	if !ok || (e.Kind != naskah.Invalid && e.Kind != naskah.Conflict) {
		return err
	}
	if d.n, err = k.store.Naskah(k.ctx, k.scope(), n.ID); err != nil {
		return err
	}
	if d.n.State != naskah.Draft {
		return e
	}
	if d.values, err = k.office.Values(k.ctx, k.p, n.ID); err != nil {
		return err
	}
	d.said = e.Msg
	return k.drawDraft(fiber.StatusUnprocessableEntity, d, false)
}

// editForm does to the form what its buttons ask, and says where on the page to go.
func (k *call) editForm() string {
	if path, value, ok := strings.Cut(k.form.Get("perbaiki"), "="); ok {
		k.form.Set(path, value)
		return "#" + views.InputID(path)
	}
	if path := k.form.Get("hapus"); path != "" {
		list := path[:max(strings.LastIndex(path, "."), 0)]
		for key := range k.form {
			if key == path || strings.HasPrefix(key, path+".") {
				k.form.Del(key)
			}
		}
		if list != "" && !k.form.Has(list) {
			k.form.Set(list, "") // the list is said, also when nothing of it is left
		}
		return "#" + views.FieldID(list)
	}
	if path := k.form.Get("tambah"); path != "" {
		return "?tambah=" + url.QueryEscape(path) + "#" + views.FieldID(path)
	}
	return ""
}

// A change is what the script puts into the page after an autosave.
type change struct {
	Seq      int               `json:"seq"`
	Saved    string            `json:"saved"`
	Checks   string            `json:"checks"`
	Sheet    string            `json:"sheet"`
	Findings map[string]string `json:"findings"`
	Words    map[string]string `json:"words"`
	Groups   map[string]string `json:"groups"`
	Parts    map[string]string `json:"parts,omitempty"` // what stands under data-part
}

func (k *call) sendChanges(d draft, n naskah.Naskah) error {
	var err error
	d.n = n
	if d.values, err = k.office.Values(k.ctx, k.p, n.ID); err != nil {
		return err
	}
	if err := k.check(&d); err != nil {
		return err
	}
	v, err := k.draftView(d)
	if err != nil {
		return err
	}
	out := change{Seq: n.Seq, Saved: v.Saved, Findings: map[string]string{}, Words: map[string]string{}, Groups: map[string]string{}}
	draw := func(c templ.Component) string {
		s, e := k.fragment(c)
		err = errors.Join(err, e)
		return s
	}
	out.Checks, out.Sheet = draw(views.Checks(v)), draw(views.SheetOf(v.Sheet))
	for _, g := range v.Groups {
		if g.State != "" {
			out.Groups[g.ID] = draw(views.BadgeOf(views.Badge{Text: g.State, Tone: g.Tone}))
		}
		views.EachField(g.Fields, func(f views.FormField) {
			if len(f.Findings) > 0 {
				out.Findings[views.FindingsID(f.Path)] = draw(views.Findings(f.Findings))
			}
			if f.Words != "" {
				out.Words[views.WordsID(f.Path)] = f.Words
			}
		})
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

// savedAt is the visible state of the autosave.
func (k *call) savedAt(n naskah.Naskah) string {
	at := n.UpdatedAt.In(k.zone)
	return k.t("draft.saved", pad2(at.Hour())+"."+pad2(at.Minute())+" "+naskah.NamaZona(k.zone))
}

func pad2(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
