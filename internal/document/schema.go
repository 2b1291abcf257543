package document

import (
	"slices"
	"strconv"
	"strings"
)

// A snode is one place in the value schema of a template: a scalar, an object, a list of any length, or a fixed row of objects
// (the parties, whose fields differ).
type snode struct {
	kind  skind
	field *Field            // scalars and lists
	keys  map[string]*snode // objects
	order []string          // of keys, as the template has them
	elem  *snode            // lists
	items []*snode          // fixed rows
}

type skind int

const (
	sScalar skind = iota
	sObject
	sList
	sRow
)

func newObject() *snode { return &snode{kind: sObject, keys: map[string]*snode{}} }

// schemaOf makes the tree of all fields; problems are reported with the line of the field.
func schemaOf(groups []Group, report func(line int, code, format string, a ...any)) *snode {
	root := newObject()
	for i := range groups {
		for j := range groups[i].Fields {
			f := &groups[i].Fields[j]
			if msg := root.put(strings.Split(f.Path, "."), f); msg != "" {
				report(f.line, "TPL-ISIAN", "isian %s %s", f.Path, msg)
			}
		}
	}
	for name, n := range root.keys {
		if n.gap() {
			report(0, "TPL-ISIAN", "nomor urut isian %s tidak berurutan dari 0", name)
		}
	}
	return root
}

// put adds a field at steps below an object or a fixed row; the answer says what is wrong.
func (n *snode) put(steps []string, f *Field) string {
	step := steps[0]
	var slot **snode
	if i, err := strconv.Atoi(step); err == nil {
		if n.kind == sObject && len(n.keys) == 0 {
			n.kind, n.keys = sRow, nil
		}
		if n.kind != sRow || i < 0 || i > 31 {
			return "memakai nomor urut di tempat yang salah"
		}
		for len(n.items) <= i {
			n.items = append(n.items, nil)
		}
		slot = &n.items[i]
	} else {
		if n.kind != sObject {
			return "berada di dalam isian lain yang bukan objek"
		}
		child, ok := n.keys[step]
		if !ok {
			n.order = append(n.order, step)
		}
		defer func() { n.keys[step] = child }()
		slot = &child
	}
	if len(steps) > 1 {
		if *slot == nil {
			*slot = newObject()
		}
		return (*slot).put(steps[1:], f)
	}
	if *slot != nil {
		return "ditulis dua kali"
	}
	*slot = leafOf(f)
	return ""
}

// leafOf is the node of a field; a list carries the schema of its items.
func leafOf(f *Field) *snode {
	if f.Type != TypeList {
		return &snode{kind: sScalar, field: f}
	}
	n := &snode{kind: sList, field: f}
	if len(f.Fields) == 0 {
		n.elem = &snode{kind: sScalar, field: &Field{Path: f.Path, Label: f.Label, Type: TypeLong}}
		return n
	}
	n.elem = newObject()
	for i := range f.Fields {
		g := &f.Fields[i]
		n.elem.keys[g.Path] = leafOf(g)
		n.elem.order = append(n.elem.order, g.Path)
	}
	return n
}

// gap says whether a fixed row lacks a place.
func (n *snode) gap() bool {
	if n.kind == sRow && slices.Contains(n.items, nil) {
		return true
	}
	for _, c := range n.keys {
		if c.gap() {
			return true
		}
	}
	return false
}

// child is the node one step further, nil when there is none. A list has a place for every index; which of them certainly exist
// is another question (sure).
func (n *snode) child(step string) *snode {
	switch n.kind {
	case sObject:
		return n.keys[step]
	case sRow, sList:
		i, err := strconv.Atoi(step)
		if err != nil || i < 0 {
			return nil
		}
		if n.kind == sList {
			return n.elem
		}
		if i < len(n.items) {
			return n.items[i]
		}
	}
	return nil
}

// at is the node at a dotted path, nil when the schema has none.
func (n *snode) at(path string) *snode {
	for step := range strings.SplitSeq(path, ".") {
		if n = n.child(step); n == nil {
			return nil
		}
	}
	return n
}

// sure says whether the place at path exists in all values: an index into a list must lie below the least number of its items.
func (n *snode) sure(path string) bool {
	for step := range strings.SplitSeq(path, ".") {
		if n.kind == sList {
			if i, err := strconv.Atoi(step); err != nil || i >= n.field.Min {
				return false
			}
		}
		if n = n.child(step); n == nil {
			return false
		}
	}
	return true
}

// normal is x as conditions and texts see it: every key of the schema is there, of the right type, empty where x is empty, absent
// or of another type (which the checker reports).
func (n *snode) normal(x any) any {
	switch n.kind {
	case sObject:
		m, _ := x.(map[string]any)
		out := make(map[string]any, len(n.keys))
		for k, c := range n.keys {
			out[k] = c.normal(m[k])
		}
		return out
	case sRow:
		list, _ := x.([]any)
		out := make([]any, len(n.items))
		for i, c := range n.items {
			var item any
			if i < len(list) {
				item = list[i]
			}
			out[i] = c.normal(item)
		}
		return out
	case sList:
		list, _ := x.([]any)
		out := make([]any, 0, max(len(list), n.field.Min))
		for _, item := range list {
			out = append(out, n.elem.normal(item))
		}
		for len(out) < n.field.Min {
			out = append(out, n.elem.normal(nil))
		}
		return out
	}
	return n.field.normal(x)
}

func (f *Field) normal(x any) any {
	switch f.Type {
	case TypeNumber, TypeMoney:
		if i, ok := x.(int64); ok {
			return int(i)
		}
		return 0
	case TypeBool:
		b, _ := x.(bool)
		return b
	case TypeNomor:
		_, text := readNomor(x)
		return tidy(text)
	}
	return tidy(scalarText(x))
}

// scalarText is a scalar as text: a number where a text is asked for is its digits.
func scalarText(x any) string {
	switch y := x.(type) {
	case string:
		return y
	case int64:
		return strconv.FormatInt(y, 10)
	}
	return ""
}

// tidy joins lines and runs of blanks into single spaces; a no-break space stays.
func tidy(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' }), " ")
}
