package document

import (
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// clauses are the pasal that will be printed, in order.
func (s *scope) clauses() []*liveClause {
	return slices.DeleteFunc(s.order(), func(c *liveClause) bool { return c.removed })
}

// live are the items whose conditions hold, repeats unrolled.
func (s *scope) live(items []*clauseItem) []*liveItem {
	var out []*liveItem
	for _, it := range items {
		if it.each == "" {
			if it.when.holds(s.names) {
				out = append(out, s.liveItem(it, it.id))
			}
			continue
		}
		list, path := s.repeated(it.each)
		for i, x := range list {
			in := s.within(x, path+"."+itoa(i))
			if it.when.holds(in.names) {
				out = append(out, in.liveItem(it, ""))
			}
		}
	}
	return out
}

// repeated is the list that an item is repeated over, and its path: a field, or a list of the item of the repeat around it.
func (s *scope) repeated(each string) ([]any, string) {
	if below, ok := strings.CutPrefix(each, "item."); ok {
		list, _ := follow(s.item, below).([]any)
		return list, s.itemPath + "." + below
	}
	list, _ := follow(s.names, each).([]any)
	return list, each
}

func (s *scope) liveItem(it *clauseItem, id string) *liveItem {
	return &liveItem{plain: it.plain, id: id, text: it.text, scope: s, path: s.itemPath, children: s.live(it.items)}
}

// typedClause is a pasal whose text the penyusun wrote: in place of c, or his own when c is nil.
func (s *scope) typedClause(i int, m map[string]any, c *clause) *liveClause {
	at := "pasal." + itoa(i)
	out := &liveClause{src: c, own: i, id: at}
	out.judul, _ = m["judul"].(string)
	out.judul, out.typed = strings.ToUpper(out.judul), true
	if c != nil {
		out.id = c.id
		if out.judul == "" {
			out.judul, out.typed = c.judul, false
		}
	}
	ayat, _ := m["ayat"].([]any)
	for j, x := range ayat {
		a, _ := x.(map[string]any)
		path := at + ".ayat." + itoa(j)
		it := &liveItem{path: path + ".teks"}
		it.typed, _ = a["teks"].(string)
		huruf, _ := a["huruf"].([]any)
		for k, y := range huruf {
			text, _ := y.(string)
			it.children = append(it.children, &liveItem{typed: text, path: path + ".huruf." + itoa(k)})
		}
		it.children = append(it.children, typedParts(a, path)...)
		out.items = append(out.items, it)
	}
	if len(out.items) == 0 {
		if c != nil {
			out.own, out.items = -1, s.live(c.items)
			return out
		}
		out.items = []*liveItem{{path: at + ".ayat.0.teks"}}
	}
	return out
}

// typedParts are the parts that nest below an item.
func typedParts(m map[string]any, path string) []*liveItem {
	var out []*liveItem
	list, _ := m[keyButir].([]any)
	for i, x := range list {
		b, _ := x.(map[string]any)
		at := path + "." + keyButir + "." + itoa(i)
		it := &liveItem{path: at + ".teks", children: typedParts(b, at)}
		it.typed, _ = b["teks"].(string)
		out = append(out, it)
	}
	return out
}

// pasal writes one clause.
func (s *scope) pasal(c *liveClause) Pasal {
	in := *s
	in.clause = c.id
	out := Pasal{ID: c.id, No: c.no, Judul: c.judul, Memuat: s.carries(c)}
	if g := s.tpl.gaya; g != gayaPasal {
		out.Label, out.Beside = g.head(c.no), g == gayaDiktum
	}
	for _, it := range c.items {
		x := in.written(it)
		punctuate(x.Children, ".", it.text == nil)
		out.Items = append(out.Items, x)
	}
	return out
}

// carries is the mandatory content that a clause holds: the template's, which stays when its text is replaced, or what the
// penyusun's own pasal says.
func (s *scope) carries(c *liveClause) string {
	if c.src != nil {
		return memuatKey(c.src.memuat)
	}
	return memuatKey(s.str("pasal." + itoa(c.own) + ".memuat"))
}

func (s *scope) written(it *liveItem) Item {
	out := Item{ID: it.id, Label: it.label}
	if out.ID == "" {
		out.ID = it.path
	}
	if it.text == nil {
		out.Text = s.ownText(it.typed, it.path)
		if it.typed == "" {
			out.Text = Text{{Text: dots, Blank: true, Path: it.path}}
		}
	} else {
		in := *it.scope
		in.numbers, in.clause = s.numbers, s.clause
		out.Text = in.text(it.text)
	}
	for _, c := range it.children {
		out.Children = append(out.Children, s.written(c))
	}
	return out
}

// titleCase is "KEDUA BELAS" as "Kedua Belas".
func titleCase(s string) string { return naskah.Title(strings.ToLower(s)) }
