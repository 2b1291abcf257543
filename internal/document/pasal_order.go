package document

import (
	"regexp"
	"slices"
)

// atStart as the place of an own pasal: before the first of the template.
const atStart = "awal"

var kunciForm = regexp.MustCompile(`^p-[1-9][0-9]{0,5}$`)

// order are the pasal in the order in which they are printed, with those taken out where they stood. An entry of pasal[] with the id
// of a clause replaces its text; one without is a pasal of the penyusun's own: it stands after the pasal that its sesudah names, or
// else before LAIN-LAIN, and never after PENUTUP (domain-model.md §8).
func (s *scope) order() []*liveClause {
	replaced, own := s.entries()
	after := anchors(own, s.tpl)
	var out []*liveClause
	var put func(anchor string)
	put = func(anchor string) {
		for _, c := range after[anchor] {
			out = append(out, c)
			put(c.id)
		}
		delete(after, anchor)
	}
	put(atStart)
	for _, c := range s.tpl.clauses() {
		if memuatKey(c.memuat) == "lain-lain" || c.last() {
			put("")
		}
		if c.last() {
			put(c.id)
		}
		switch i, typed := replaced[c.id]; {
		case !c.when.holds(s.names):
		case typed:
			x := s.typedClause(i, s.entry(i), c)
			x.removed = s.removed(c)
			out = append(out, x)
		default:
			out = append(out, &liveClause{src: c, own: -1, id: c.id, judul: c.judul, items: s.live(c.items), removed: s.removed(c)})
		}
		put(c.id)
	}
	put("")
	return out
}

// last says whether nothing may stand after the clause.
func (c *clause) last() bool {
	return memuatKey(c.memuat) == "penutup" || memuatKey(c.judul) == "penutup"
}

// entry is one entry of pasal[] as texts see it.
func (s *scope) entry(i int) map[string]any {
	m, _ := follow(s.names, keyPasal+"."+itoa(i)).(map[string]any)
	return m
}

// entries are pasal[], those that replace a clause by its id, and the penyusun's own.
func (s *scope) entries() (replaced map[string]int, own []*liveClause) {
	replaced = map[string]int{}
	named := map[string]bool{}
	list, _ := s.names[keyPasal].([]any)
	for i, x := range list {
		m, _ := x.(map[string]any)
		id, _ := m["id"].(string)
		if s.tpl.clauseByID(id) != nil {
			if _, twice := replaced[id]; !twice {
				replaced[id] = i
			}
			continue
		}
		c := s.typedClause(i, m, nil)
		if k, _ := m[keyKunci].(string); kunciForm.MatchString(k) && !named[k] && s.tpl.clauseByID(k) == nil {
			c.id, named[k] = k, true
		}
		c.after, _ = m[keyAfter].(string)
		own = append(own, c)
	}
	return replaced, own
}

// removed says whether the penyusun took the clause out; only what is pilihan can be.
func (s *scope) removed(c *clause) bool {
	list, _ := s.names[keyRemoved].([]any)
	return c.kelas == "pilihan" && slices.Contains(list, any(c.id))
}

// anchors groups own pasal by where they stand. One whose place is not known, or that stands in a ring, has the usual place.
func anchors(own []*liveClause, t *Template) map[string][]*liveClause {
	named := map[string]bool{}
	for _, c := range own {
		named[c.id] = true
	}
	for _, c := range own {
		if c.after != atStart && t.clauseByID(c.after) == nil && (!named[c.after] || c.after == c.id) {
			c.after = ""
		}
	}
	below := map[string][]*liveClause{}
	for _, c := range own {
		below[c.after] = append(below[c.after], c)
	}
	seen := map[string]bool{}
	for _, c := range own {
		if !named[c.after] {
			c.reach(below, seen)
		}
	}
	for _, c := range own {
		if !seen[c.id] { // of a ring, which opens here
			c.after = ""
			c.reach(below, seen)
		}
	}
	out := map[string][]*liveClause{}
	for _, c := range own {
		out[c.after] = append(out[c.after], c)
	}
	return out
}

// reach marks c and all that hangs on it.
func (c *liveClause) reach(below map[string][]*liveClause, seen map[string]bool) {
	seen[c.id] = true
	for _, x := range below[c.id] {
		if !seen[x.id] {
			x.reach(below, seen)
		}
	}
}
