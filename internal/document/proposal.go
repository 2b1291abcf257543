package document

import (
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
	s.numbers = number(live)
	s.numbers.keep(s, t.clauses())
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

// keep adds the places within the clauses whose text was replaced, so that a proposal refers to its own ayat.
func (n *numbering) keep(s *scope, clauses []*clause) {
	for _, c := range clauses {
		l := &liveClause{src: c, id: c.id, items: s.live(c.items)}
		if p, ok := n.at[c.id]; ok {
			l.no = p.pasal
			n.items(l, l.items, 0, nil)
		}
	}
}

// proposal is a text of the template as an entry of pasal[]. What nests deeper than huruf is written into its huruf.
func (s *scope) proposal(c *clause, items []*clauseItem) map[string]any {
	l := &liveClause{src: c, own: -1, id: c.id, judul: c.judul, items: s.live(items)}
	s.numbersOf(l)
	var ayat []any
	for _, it := range s.pasal(l).Items {
		a := map[string]any{"teks": it.Text.String()}
		var huruf []any
		for _, h := range it.Children {
			huruf = append(huruf, flat(h))
		}
		if len(huruf) > 0 {
			a["huruf"] = huruf
		}
		ayat = append(ayat, a)
	}
	return map[string]any{"id": c.id, "judul": c.judul, "ayat": ayat}
}

// numbersOf labels the items of a clause that is not printed itself, as if it were.
func (s *scope) numbersOf(l *liveClause) {
	if p, ok := s.numbers.at[l.id]; ok {
		l.no = p.pasal
	}
	(&numbering{at: map[string]place{}}).items(l, l.items, 0, nil)
}

// flat is an item with its parts in one text: "PIHAK KESATU: unit kerja: …, dan alamat: …".
func flat(it Item) string {
	text := strings.TrimRight(it.Text.String(), ";.")
	if len(it.Children) == 0 {
		return listTail.ReplaceAllString(it.Text.String(), "")
	}
	var parts []any
	for _, c := range it.Children {
		parts = append(parts, flat(c))
	}
	return text + " " + sentence(parts)
}
