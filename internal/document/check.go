package document

import (
	"cmp"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// Check lists everything that is wrong with v or doubtful in it, all at once: values of the wrong type, required fields that are
// empty (KSD-KOSONG), mandatory contents (KSD-R1), the longest term (KSD-R2), names with gelar (KSD-R8), the other rules of the
// regulation, and slips in what people typed. Findings come in the order of the form.
func (t *Template) Check(v naskah.Values) []naskah.Finding {
	s := t.scope(v, Options{})
	live := s.clauses()
	s.numbers = number(live, t.gaya)
	c := &checker{tpl: t, scope: s, live: live}
	c.law, _ = lawFor(t.Ref.Kode, s)
	c.shape(t.schema, map[string]any(v), "")
	c.mandatory()
	c.changes()
	c.yearPlan()
	c.required()
	c.items()
	c.term()
	if t.Ref.Kode.Agreement() { // the forms of agreements have names without gelar; those of letters are the office's own [OP 4]
		c.names()
		c.capacity()
	}
	c.rules()
	c.paper()
	c.typedPasal()
	c.removedPasal()
	c.typedRefs()
	c.slips()
	c.terms()
	c.blanks()
	return c.sorted()
}

// A checker collects findings about one set of values.
type checker struct {
	tpl   *Template
	scope *scope
	live  []*liveClause
	law   law
	out   []naskah.Finding
}

func (c *checker) add(f naskah.Finding) {
	if f.Clause == "" {
		f.Clause = c.tpl.clauseOf(f.Path)
	}
	c.out = append(c.out, f)
}

// clauseOf is the part of the text that a value fills: that of its fieldset, as "pasal jangka-waktu".
func (t *Template) clauseOf(path string) string {
	for _, g := range t.Groups {
		for _, f := range g.Fields {
			if g.Clause != "" && (path == f.Path || strings.HasPrefix(path, f.Path+".")) {
				if t.clauseByID(g.Clause) != nil {
					return "pasal " + g.Clause
				}
				return g.Clause
			}
		}
	}
	return ""
}

// sorted puts the findings in the order of the form's fields; those about no field come last.
func (c *checker) sorted() []naskah.Finding {
	order := map[string]int{}
	for i, f := range c.tpl.Fields() {
		order[f.Path] = i + 1
	}
	rank := func(path string) int {
		for p := path; p != ""; {
			if n := order[p]; n > 0 {
				return n
			}
			i := strings.LastIndexByte(p, '.')
			if i < 0 {
				break
			}
			p = p[:i]
		}
		return len(order) + 1
	}
	slices.SortStableFunc(c.out, func(a, b naskah.Finding) int { return cmp.Compare(rank(a.Path), rank(b.Path)) })
	return c.out
}

// required reports what must be filled before submit. Fields filled when signing opens are not asked for here.
func (c *checker) required() {
	for _, f := range c.tpl.Fields() {
		if f.Opening || !f.asked.holds(c.scope.names) || !f.Required && (f.needs == nil || !f.needs.holds(c.scope.names)) || c.settled(f) {
			continue
		}
		x := follow(c.scope.names, f.Path)
		list, isList := x.([]any)
		switch {
		case isList && filledItems(list) == 0 && c.present(f.Path) && !isListValue(follow(map[string]any(c.scope.raw), f.Path)):
			// Its type is wrong, which was said already.
		case isList && filledItems(list) == 0:
			c.empty(f, c.tpl.nameOf(f)+" belum diisi.")
		case isList && filledItems(list) < f.Min:
			c.empty(f, c.tpl.nameOf(f)+" memuat sedikitnya "+naskah.Angka(int64(f.Min))+" butir.")
		case !isList && (x == "" || x == 0) && c.present(f.Path):
			// Its type is wrong, which was said already.
		case !isList && (x == "" || x == 0):
			c.empty(f, c.tpl.nameOf(f)+" belum diisi."+example(f))
		}
	}
}

// settled says whether an empty field needs no word of its own: a rule has spoken of it, or the text that it fills was replaced by the
// penyusun's and only that text uses it.
func (c *checker) settled(f Field) bool {
	if slices.ContainsFunc(c.out, func(x naskah.Finding) bool { return x.Code != "NSK-NILAI" && x.Path == f.Path }) {
		return true
	}
	clause, isPasal := strings.CutPrefix(c.tpl.clauseOf(f.Path), "pasal ")
	return isPasal && !slices.Contains(registerKeys, f.Path) && slices.ContainsFunc(c.live, func(l *liveClause) bool { return l.id == clause && l.own >= 0 })
}

// nameOf is what a field is called where it stands alone: with its fieldset, when several fields have the same label.
func (t *Template) nameOf(f Field) string {
	for _, g := range t.Groups {
		for _, x := range g.Fields {
			if x.Label == f.Label && x.Path != f.Path {
				return f.Label + " " + t.groupOf(f.Path)
			}
		}
	}
	return f.Label
}

func (t *Template) groupOf(path string) string {
	for _, g := range t.Groups {
		for _, x := range g.Fields {
			if x.Path == path {
				return g.Judul
			}
		}
	}
	return ""
}

func example(f Field) string {
	if f.Contoh == "" {
		return ""
	}
	return " Contoh: " + f.Contoh + "."
}

func (c *checker) empty(f Field, msg string) {
	c.add(naskah.Finding{Code: "KSD-KOSONG", Level: naskah.LevelError, Path: f.Path, Norm: f.Norma, Msg: msg})
}

// present says whether something other than an empty text stands at path.
func (c *checker) present(path string) bool {
	x := follow(map[string]any(c.scope.raw), path)
	s, isText := x.(string)
	return x != nil && (!isText || strings.TrimSpace(s) != "")
}

func isListValue(x any) bool {
	_, ok := x.([]any)
	return ok
}

// filledItems counts the items of a normal list that hold anything.
func filledItems(list []any) int {
	n := 0
	for _, x := range list {
		if filled(x) {
			n++
		}
	}
	return n
}

func filled(x any) bool {
	switch y := x.(type) {
	case string:
		return y != ""
	case int:
		return y != 0
	case bool:
		return y
	case []any:
		return filledItems(y) > 0
	case map[string]any:
		for _, z := range y {
			if filled(z) {
				return true
			}
		}
	}
	return false
}
