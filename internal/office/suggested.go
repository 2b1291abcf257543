package office

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"naskah/internal/document"
	"naskah/internal/docx"
	"naskah/internal/naskah"
)

// Suggested is a Word file that came back, beside the text it was made from.
type Suggested struct {
	File    naskah.Attachment
	Guessed bool // the file does not say which text it was made from: it is compared with the present one
	Changes []Suggestion
	Notes   []docx.Note // tracked changes and comments of the file, in order
}

// A Suggestion is what the file has otherwise in one clause.
type Suggestion struct {
	document.ClauseDiff
	Key   string // names it in its file
	Taken bool   // the naskah says so already
	Why   string // why it cannot be taken with one act; empty: it can
}

// Suggested compares a Word file kept with a naskah with the text that it was made from, clause by clause. Nothing changes by that.
func (o *Office) Suggested(ctx context.Context, p naskah.Principal, id naskah.NaskahID, file string) (Suggested, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return Suggested{}, err
	}
	c, err := o.suggested(ctx, p, m, file)
	return c.Suggested, err
}

// A comparison is what is needed to take a suggestion.
type comparison struct {
	Suggested
	tpl    *document.Template
	values naskah.Values // of the naskah as it stands
	base   document.Tree
	back   document.Tree
}

func (o *Office) suggested(ctx context.Context, p naskah.Principal, m matter, file string) (comparison, error) {
	b, a, err := o.AttachmentFile(ctx, p, m.n.ID.Subject(), file)
	if err != nil {
		return comparison{}, err
	}
	if a.Jenis != naskah.LampiranWord {
		return comparison{}, naskah.Absent()
	}
	f, err := docx.Read(b)
	if err != nil {
		return comparison{}, err
	}
	if of := f.Properties[wordNaskah]; of != "" && of != string(m.n.ID) {
		return comparison{}, naskah.Errorf(naskah.Conflict, "NSK-WORD-LAIN", "Berkas Word ini dibuat dari naskah lain. Unggah berkas yang diunduh dari naskah ini.").On("berkas")
	}
	out := comparison{Suggested: Suggested{File: a}}
	if out.values, err = o.printed(ctx, m); err != nil {
		return comparison{}, err
	}
	from := naskah.Digest(f.Properties[wordValues])
	known, err := o.hadValues(ctx, m, from)
	if err != nil {
		return comparison{}, err
	}
	then := out.values
	if out.Guessed = !known; known {
		if then, err = o.loadValues(ctx, from); err != nil {
			return comparison{}, err
		}
	}
	c, err := o.compose(ctx, m.n, m.inst, then)
	if err != nil {
		return comparison{}, err
	}
	diff, back, err := docx.Compare(c.tree, f)
	if err != nil {
		return comparison{}, err
	}
	out.tpl, out.base, out.back, out.Notes = c.tpl, c.tree, back.Tree, back.Notes
	for i, d := range diff {
		s := Suggestion{ClauseDiff: d, Key: d.ID}
		if d.ID == "" {
			s.Key = "bagian-" + itoa(i+1)
		}
		v, err := out.with(s)
		e, isOurs := err.(*naskah.Error) //nolint:errorlint // the template's own, not wrapped
		switch {
		case isOurs:
			s.Why = e.Msg
		case err != nil:
			return comparison{}, err
		default:
			s.Taken = v.Digest() == out.values.Digest()
		}
		out.Changes = append(out.Changes, s)
	}
	return out, nil
}

// hadValues says whether m had these values once: a file may name any, and shows only what is of its own naskah.
func (o *Office) hadValues(ctx context.Context, m matter, d naskah.Digest) (bool, error) {
	if d == "" || d == m.n.Values {
		return d != "", nil
	}
	events, err := o.Store.Events(ctx, naskah.ScopeSystem(), m.n.ID.Subject())
	if err != nil {
		return false, err
	}
	for _, e := range events {
		var said struct {
			Values  naskah.Digest `json:"values"`
			Sebelum naskah.Digest `json:"sebelum"`
		}
		if json.Unmarshal(e.Detail, &said) == nil && (said.Values == d || said.Sebelum == d) {
			return true, nil
		}
	}
	return false, nil
}

// with is the values of the naskah with one suggestion taken.
func (c comparison) with(s Suggestion) (naskah.Values, error) {
	theirs, after, there := clauseIn(c.back, s.ID)
	base, _, _ := clauseIn(c.base, s.ID)
	switch {
	case s.ID == "":
		return nil, naskah.Errorf(naskah.Conflict, "NSK-USULAN-ISIAN", "Bagian ini tersusun dari isian. Ubah isiannya pada halaman draf.")
	case s.Removed:
		return c.without(s.ID)
	case !there:
		return nil, naskah.Errorf(naskah.NotFound, "NSK-USULAN", "Usulan ini tidak ada (lagi) dalam berkas Word. Muat ulang halaman.")
	case s.Added:
		return c.added(theirs, after)
	}
	v, err := c.values, error(nil)
	if len(s.Lines) > 0 {
		if v, err = c.tpl.TakePasal(v, s.ID, base, theirs); err != nil {
			return nil, err
		}
	}
	if s.Moved {
		moved, err := c.moved(v, s.ID, after)
		if err == nil || len(s.Lines) == 0 {
			return moved, err
		}
	}
	return v, nil
}

// without takes a pasal out; one that is gone is gone.
func (c comparison) without(id string) (naskah.Values, error) {
	for _, e := range c.tpl.PasalList(c.values) {
		if e.ID == id && !e.Removed {
			return c.tpl.RemovePasal(c.values, id)
		}
	}
	return c.values, nil
}

// added puts a new pasal behind the one it stands behind in the file.
func (c comparison) added(p document.Pasal, after []document.Pasal) (naskah.Values, error) {
	if c.own(p) != "" {
		return c.values, nil
	}
	v, kunci, err := c.tpl.AddPasal(c.values, c.before(after))
	if err != nil {
		return nil, err
	}
	return c.tpl.SetPasal(v, kunci, p.Judul, "", document.ItemsText(p.Items))
}

// own is the kunci of the penyusun's own pasal with that title and text, "" when there is none.
func (c comparison) own(p document.Pasal) string {
	want, err := document.ParsePasalText(document.ItemsText(p.Items))
	if err != nil {
		return ""
	}
	text := document.PasalText(map[string]any{"ayat": want})
	for _, e := range c.tpl.PasalList(c.values) {
		if e.Own && strings.EqualFold(e.Judul, p.Judul) && e.Text == text {
			return e.ID
		}
	}
	return ""
}

// before is the id of the nearest pasal above that the naskah has; "" where there is none.
func (c comparison) before(above []document.Pasal) string {
	list := c.tpl.PasalList(c.values)
	for _, p := range slices.Backward(above) {
		id := p.ID
		if own := c.own(p); own != "" {
			id = own
		}
		if slices.ContainsFunc(list, func(e document.PasalEntry) bool { return e.ID == id && !e.Removed }) {
			return id
		}
	}
	return ""
}

// moved puts a pasal behind the one it stands behind in the file.
func (c comparison) moved(v naskah.Values, id string, above []document.Pasal) (naskah.Values, error) {
	var order []string
	for _, e := range c.tpl.PasalList(v) {
		if !e.Removed {
			order = append(order, e.ID)
		}
	}
	from, to := slices.Index(order, id), slices.Index(order, c.before(above))
	if from < 0 {
		return c.tpl.MovePasal(v, id, 0)
	}
	if to < from {
		to++
	}
	return c.tpl.MovePasal(v, id, to-from)
}

// clauseIn finds a pasal in a tree, and those above it.
func clauseIn(t document.Tree, id string) (found document.Pasal, above []document.Pasal, ok bool) {
	for _, b := range t.Blocks {
		p, is := b.(document.Pasal)
		switch {
		case !is:
		case p.ID == id:
			return p, above, true
		default:
			above = append(above, p)
		}
	}
	return found, nil, false
}

// TakeSuggestion writes one suggestion of a Word file into the draft, as an edit of the one who takes it; the others stay what they are.
func (o *Office) TakeSuggestion(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, file, key string) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	if _, err := o.allow(ctx, m, naskah.ActEdit); err != nil {
		return naskah.Naskah{}, err
	}
	c, err := o.suggested(ctx, p, m, file)
	if err != nil {
		return naskah.Naskah{}, err
	}
	i := slices.IndexFunc(c.Changes, func(s Suggestion) bool { return s.Key == key })
	if i < 0 {
		return naskah.Naskah{}, naskah.Errorf(naskah.NotFound, "NSK-USULAN", "Usulan ini tidak ada (lagi) dalam berkas Word. Muat ulang halaman.")
	}
	v, err := c.with(c.Changes[i])
	if err != nil {
		return naskah.Naskah{}, err
	}
	return o.Edit(ctx, p, id, seq, EditInput{Values: v})
}
