package document

import (
	"maps"
	"slices"

	"naskah/internal/naskah"
)

// A Template is one kind of naskah in one version: fields, and the text that they fill. It is data, was checked whole when it was
// loaded, and never changes; it is safe for concurrent use.
type Template struct {
	Ref        naskah.TemplateRef
	Nama       string
	Keterangan string
	Norma      string // the form it follows
	Sebutan    string // what the text calls itself: "Kesepakatan Bersama"
	Jalur      []naskah.Jalur
	Groups     []Group

	schema   *snode
	ignored  []string             // keys that are accepted and not used: the kind settles them
	spelling map[string][2]string // word: baku, lampiran
	kop      Kop
	kopWhen  map[string]*cond // of the emblems, by place: left, center, right
	title    *phrase
	paraf    bool
	gaya     gaya
	bentuk   string
	names    []*phrase // of the head of a Perangkat Daerah
	address  []*phrase
	body     []bodyPart
	pieces   []string // of the pustaka
	sample   []byte
	example  naskah.Values
}

// A bodyPart is one block of a template; which of its parts are set depends on kind.
type bodyPart struct {
	kind   string // heading | nomor | labels | paragraph | komparisi | list | pasal | table | closing | signatures | lampiran
	id     string
	line   int
	memuat []string // mandatory contents it carries
	when   *cond
	lines  []*phrase // heading
	text   *phrase   // paragraph, nomor, closing
	align  Align
	indent bool
	keep   bool
	tight  bool
	beside bool
	rows   []partyText // komparisi
	each   string      // list
	items  []*phrase   // list: of fixed items
	plain  bool        // list: without the punctuation of a sentence that is spread over items
	clause *clause     // pasal
	cells  []cellText  // signatures
	labels []labelText // labels
	table  *tableText  // table
}

// A labelText is one row of labels.
type labelText struct {
	label string
	when  *cond
	each  string // one row for each item of a list
	mark  func(int) string
	text  *phrase
}

// A tableText is a table: its head, rows that stand first, the rows of each item of a list, rows that stand last.
type tableText struct {
	widths []float64
	head   []*phrase
	first  [][]*phrase
	row    [][]*phrase // of one item: mostly one
	rows   [][]*phrase
}

// phrases are all its texts, row by row.
func (t *tableText) phrases() [][]*phrase {
	return slices.Concat([][]*phrase{t.head}, t.first, t.row, t.rows)
}

// A partyText is one row of the komparisi.
type partyText struct {
	when       *cond
	nama, text *phrase
}

// A cellText is one place of the signature block.
type cellText struct {
	party               int
	when                *cond
	judul               *phrase // nil: "PIHAK KESATU,"
	note, nama, jabatan *phrase
}

// A clause is one pasal of a template.
type clause struct {
	id       string
	judul    string
	memuat   string // mandatory content
	kelas    string // wajib: always there; pilihan: only when its condition holds
	norma    string
	line     int
	when     *cond
	items    []*clauseItem
	cadangan []reserve // other texts that are offered for it
}

// A clauseItem is one ayat, huruf or angka; a repeat makes one for each item of a list.
type clauseItem struct {
	plain bool // running text without a label
	id    string
	line  int
	when  *cond
	each  string
	text  *phrase
	items []*clauseItem
}

// A reserve is a ready text that the penyusun may take instead of the template's: a cadangan.
type reserve struct {
	id, label string
	items     []*clauseItem
}

// clauses are the pasal of the template in order.
func (t *Template) clauses() []*clause {
	var out []*clause
	for i := range t.body {
		if c := t.body[i].clause; c != nil {
			out = append(out, c)
		}
	}
	return out
}

// clauseByID finds a pasal of the template.
func (t *Template) clauseByID(id string) *clause {
	for _, c := range t.clauses() {
		if c.id == id {
			return c
		}
	}
	return nil
}

// Sample is a set of values that is complete and right, for demonstrations and tests.
func (t *Template) Sample() naskah.Values { return clone(t.example).(naskah.Values) }

// SampleYAML is the sample as it is written, with its remarks.
func (t *Template) SampleYAML() []byte { return slices.Clone(t.sample) }

// Fields lists every field, group by group.
func (t *Template) Fields() []Field {
	var out []Field
	for _, g := range t.Groups {
		out = append(out, g.Fields...)
	}
	return out
}

// GroupsFor are the fieldsets that are asked for while the values are v: those of a third party only when there is one.
func (t *Template) GroupsFor(v naskah.Values) []Group {
	s := t.scope(v, Options{})
	var out []Group
	for _, g := range t.Groups {
		if g.when.holds(s.names) {
			out = append(out, g)
		}
	}
	return out
}

// Defaults are the values that a new naskah starts with: what the template's fields say, and a place for each party.
func (t *Template) Defaults() naskah.Values {
	v := naskah.Values{}
	for name, n := range t.schema.keys {
		if n.kind == sRow {
			list := make([]any, len(n.items))
			for i := range list {
				list[i] = map[string]any{}
			}
			v[name] = list
		}
	}
	for _, f := range t.Fields() {
		if f.Default == "" || f.Type == TypeList {
			continue
		}
		x, _ := f.parse(f.Default)
		v = setPath(v, f.Path, x)
	}
	return v
}

// clone copies values deeply.
func clone(x any) any {
	switch y := x.(type) {
	case naskah.Values:
		out := maps.Clone(y)
		for k, z := range out {
			out[k] = clone(z)
		}
		return out
	case map[string]any:
		out := maps.Clone(y)
		for k, z := range out {
			out[k] = clone(z)
		}
		return out
	case []any:
		out := slices.Clone(y)
		for i, z := range out {
			out[i] = clone(z)
		}
		return out
	}
	return x
}
