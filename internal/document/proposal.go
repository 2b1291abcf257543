package document

import (
	"maps"
	"strings"

	"naskah/internal/naskah"
)

// A ClauseText is one pasal as it stands now, with what the penyusun may take or change: every pasal's text is a proposal.
type ClauseText struct {
	ID       string // of the template's clause; empty for an own pasal
	No       int
	Judul    string
	Memuat   string // the mandatory content it carries
	Norma    string
	Own      int            // index in pasal[] of the text that the penyusun wrote, -1 while the template's stands
	Proposal map[string]any // the template's text with the present values, as an entry of pasal[]; nil for an own pasal
	Cadangan []Reserve      // other ready texts
}

// A Reserve is a ready text that may be taken instead of the template's.
type Reserve struct {
	ID, Label string
	Value     map[string]any // an entry of pasal[]
}

// Clauses lists the pasal of v in the order in which they are printed.
func (t *Template) Clauses(v naskah.Values) []ClauseText {
	s := t.scope(v, Options{})
	live := s.clauses()
	s.numbers = number(live, t.gaya)
	var out []ClauseText
	for _, l := range live {
		c := ClauseText{No: l.no, Judul: l.judul, Memuat: s.carries(l), Own: l.own}
		if l.src != nil {
			c.ID, c.Norma = l.src.id, l.src.norma
			c.Proposal = s.proposal(l.src, l.src.items)
			for _, r := range l.src.cadangan {
				c.Cadangan = append(c.Cadangan, Reserve{r.id, r.label, s.proposal(l.src, r.items)})
			}
		}
		out = append(out, c)
	}
	return out
}

// proposal is a text of the template as an entry of pasal[]; what is computed stands in it as tokens.
func (s *scope) proposal(c *clause, items []*clauseItem) map[string]any {
	in := *s
	in.asTokens = true
	l := &liveClause{src: c, own: -1, id: c.id, judul: c.judul, items: in.live(items)}
	in.numbers = s.numbers.with(l)
	entry := map[string]any{"id": c.id, "judul": c.judul}
	if ayat := typedItems(in.pasal(l).Items, false); len(ayat) > 0 {
		entry["ayat"] = ayat
	}
	return entry
}

// typedItems are printed items as the penyusun would type them: without the marks, and parts without the punctuation that they get
// by their place.
func typedItems(items []Item, parts bool) []any {
	var out []any
	for _, it := range items {
		text := it.Text.String()
		if parts && !strings.HasSuffix(text, "; atau") { // a choice stays one
			text = strings.TrimSuffix(bareEnd(text), ":")
		}
		m := map[string]any{"teks": text}
		if below := typedItems(it.Children, true); len(below) > 0 {
			m[keyButir] = below
		}
		out = append(out, m)
	}
	return out
}

// with is n with the places of one clause as l has them, whatever is printed in its place.
func (n *numbering) with(l *liveClause) *numbering {
	out := &numbering{at: maps.Clone(n.at)}
	maps.DeleteFunc(out.at, func(k string, _ place) bool { return strings.HasPrefix(k, l.id+".") })
	l.no = n.at[l.id].pasal
	out.items(l, l.items, 0, nil)
	return out
}
