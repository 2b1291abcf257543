package document

import (
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// A PasalEntry is one pasal as the page shows it to the penyusun: what is printed, and what was taken out where it stood.
type PasalEntry struct {
	ID       string // of the template's clause, or the kunci of an own pasal
	Own      bool   // the penyusun's own
	Optional bool   // may be taken out
	Removed  bool   // taken out
	Replaced bool   // the penyusun's text stands in place of the template's
	No       int    // as printed; 0: removed
	Judul    string
	Memuat   string // the mandatory content it carries
	Text     string // as ParsePasalText reads it; what is computed stands in it as {pasal: …}, {tanggal mulai} …
	CanUp    bool
	CanDown  bool
}

// PasalList lists the pasal of v in the order in which they are printed, those taken out where they stood.
func (t *Template) PasalList(v naskah.Values) []PasalEntry {
	s := t.scope(v, Options{})
	order := s.order()
	s.numbers = number(slices.DeleteFunc(slices.Clone(order), func(c *liveClause) bool { return c.removed }), t.gaya)
	out := make([]PasalEntry, 0, len(order))
	for i, c := range order {
		e := PasalEntry{ID: c.id, Own: c.src == nil, Removed: c.removed, Replaced: c.src != nil && c.own >= 0, No: c.no, Judul: c.judul, Memuat: s.carries(c)}
		e.Optional = e.Own || c.src.kelas == "pilihan"
		if c.own >= 0 {
			e.Text = PasalText(s.entry(c.own))
		} else {
			e.Text = PasalText(s.proposal(c.src, c.src.items))
		}
		if e.Own {
			e.CanUp = slices.ContainsFunc(order[:i], printed)
			e.CanDown = slices.ContainsFunc(order[i+1:], func(x *liveClause) bool { return printed(x) && (x.src == nil || !x.src.last()) })
		}
		out = append(out, e)
	}
	return out
}

func printed(c *liveClause) bool { return !c.removed }

// A pasalSheet is the pasal of values on the table: their order, and the entries of pasal[] as they were typed.
type pasalSheet struct {
	tpl     *Template
	values  naskah.Values
	order   []*liveClause
	entries map[*liveClause]map[string]any // those that stand in pasal[]
	removed []any
}

func (t *Template) sheet(v naskah.Values) *pasalSheet {
	s := t.scope(v, Options{})
	p := &pasalSheet{tpl: t, values: v, order: s.order(), entries: map[*liveClause]map[string]any{}}
	p.removed, _ = clone(v[keyRemoved]).([]any)
	for _, c := range p.order {
		if i := s.typedAt(c); i >= 0 {
			m, _ := clone(follow(map[string]any(v), keyPasal+"."+itoa(i))).(map[string]any)
			if m == nil {
				m = map[string]any{}
			}
			p.entries[c] = m
		}
	}
	return p
}

// typedAt is the place in pasal[] of a clause's entry, -1 when it has none; an entry that only renames a clause is one too.
func (s *scope) typedAt(c *liveClause) int {
	if c.own >= 0 || c.src == nil {
		return c.own
	}
	replaced, _ := s.entries()
	if i, ok := replaced[c.id]; ok {
		return i
	}
	return -1
}

// find is the place of a pasal in the order.
func (p *pasalSheet) find(id string) (int, error) {
	for i, c := range p.order {
		if c.id == id {
			return i, nil
		}
	}
	return 0, naskah.Errorf(naskah.NotFound, "NSK-PASAL", "Pasal %q tidak ada (lagi) dalam naskah ini. Muat ulang halaman untuk melihat susunan terbarunya.", id)
}

// write puts the sheet back into values: replacements first, then own pasal in their order, each with its place. An own pasal without
// a lasting name gets one.
func (p *pasalSheet) write() naskah.Values {
	var list []any
	for _, c := range p.order {
		if m := p.entries[c]; m != nil && c.src != nil {
			list = append(list, m)
		}
	}
	usual := p.usualPlace()
	anchor, taken := atStart, p.lastKunci()
	for i, c := range p.order {
		if c.src != nil {
			anchor = c.id
			continue
		}
		m := p.entries[c]
		if !kunciForm.MatchString(c.id) {
			taken++
			c.id = "p-" + itoa(taken)
		}
		m[keyKunci] = c.id
		delete(m, "id")
		m[keyAfter] = anchor
		if p.gapEnd(i) == usual {
			delete(m, keyAfter)
		}
		list = append(list, m)
	}
	out, _ := clone(p.values).(naskah.Values)
	if out == nil {
		out = naskah.Values{}
	}
	setList(out, keyPasal, list)
	setList(out, keyRemoved, p.removed)
	return out
}

func setList(v naskah.Values, key string, list []any) {
	if len(list) == 0 {
		delete(v, key)
		return
	}
	v[key] = list
}

// usualPlace is the index before which an own pasal stands that has no place of its own: that of LAIN-LAIN, else of PENUTUP, else the
// end.
func (p *pasalSheet) usualPlace() int {
	for i, c := range p.order {
		if c.src != nil && (memuatKey(c.src.memuat) == "lain-lain" || c.src.last()) {
			return i
		}
	}
	return len(p.order)
}

// gapEnd is the index of the first clause of the template behind i.
func (p *pasalSheet) gapEnd(i int) int {
	for i < len(p.order) && p.order[i].src == nil {
		i++
	}
	return i
}

// lastKunci is the highest number that a kunci has had: of a pasal that is there, was there, or is referred to.
func (p *pasalSheet) lastKunci() int {
	n := 0
	see := func(k string) {
		if kunciForm.MatchString(k) {
			n = max(n, versionNo("v"+strings.TrimPrefix(k, "p-")))
		}
	}
	for _, x := range p.removed {
		k, _ := x.(string)
		see(k)
	}
	for c, m := range p.entries {
		see(c.id)
		for _, ref := range refs(PasalText(m)) {
			see(ref)
		}
	}
	return n
}
