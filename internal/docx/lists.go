package docx

import (
	"strings"

	"naskah/internal/document"
)

// A numList is one list of the file with what it has counted so far, so that its writer knows what Word will print. Every list has an
// abstract list of its own: programs differ in how lists that share one count on in each other.
type numList struct {
	id      int
	head    numLevel // level 0: Pasal %1
	starts  [levels]int
	now     [levels]int // 0: none yet
	kinds   [levels]int // of the items at a level, from 1; 0: not used yet
	literal string      // level 0 prints just this
}

// A numLevel is how a level is printed.
type numLevel struct{ format, text string }

// itemLevels are the levels below the pasal: (1), a., 1., a), 1), (a) [UU 12/2011 Lampiran II].
var itemLevels = [...]numLevel{
	{"decimal", "(%)"}, {"lowerLetter", "%."}, {"decimal", "%."}, {"lowerLetter", "%)"}, {"decimal", "%)"}, {"lowerLetter", "(%)"},
}

// itemStyles are the styles of the items by the kind of their label.
var itemStyles = [...]string{styleButir, styleAyat, styleHuruf, styleAngka, styleHurufKurung, styleAngkaKurung, styleHurufDua}

// heads are the ways in which pasal and other clauses are counted.
var heads = []numLevel{{"decimal", "Pasal %"}, {"upperRoman", "%."}, {"upperLetter", "%."}, {"decimal", "%."}}

func (l numLevel) print(n int) string { return strings.Replace(l.text, "%", counted(l.format, n), 1) }

// value is the number that label shows at this level, 0 when it shows none.
func (l numLevel) value(label string) int {
	for n := 1; n <= 500; n++ {
		if l.print(n) == label {
			return n
		}
	}
	return 0
}

func (w *writer) newList() *numList {
	l := &numList{id: len(w.lists) + 1, head: heads[0]}
	for i := range l.starts {
		l.starts[i] = 1
	}
	w.lists = append(w.lists, l)
	return l
}

func (l *numList) at(level int) numLevel {
	switch {
	case level == 0:
		return l.head
	case l.kinds[level] > 0:
		return itemLevels[l.kinds[level]-1]
	}
	return itemLevels[min(level, len(itemLevels))-1]
}

// next is the number that the level would print next.
func (l *numList) next(level int) string {
	if level == 0 && l.literal != "" {
		return l.literal
	}
	n := l.now[level] + 1
	if l.now[level] == 0 {
		n = l.starts[level]
	}
	return l.at(level).print(n)
}

// take counts one.
func (l *numList) take(level int) {
	if l.now[level] == 0 {
		l.now[level] = l.starts[level]
	} else {
		l.now[level]++
	}
	for i := level + 1; i < levels; i++ {
		l.now[i] = 0
	}
}

// pasalList is the list by which a clause headed so is counted: l itself as long as it counts on.
func (w *writer) pasalList(l *numList, head string) *numList {
	if l != nil && l.next(0) == head {
		return l
	}
	l = w.newList()
	for _, h := range heads {
		if n := h.value(head); n > 0 {
			l.head, l.starts[0] = h, n
			return l
		}
	}
	l.literal = head
	return l
}

// kindOf is the kind of an item's label, from 1, and the number it shows; 0: of no kind.
func kindOf(label string) (kind, n int) {
	for i := range itemLevels {
		if n := itemLevels[i].value(label); n > 0 {
			return i + 1, n
		}
	}
	return 0, 0
}

// listFor is the list and the level by which an item labelled so is counted, depth levels below its clause: l as long as it counts on.
func (w *writer) listFor(l *numList, depth int, label string) (*numList, int) {
	level := min(depth+1, levels-1)
	kind, n := kindOf(label)
	if kind == 0 {
		l = w.newList()
		l.literal = label
		return l, 0
	}
	if (l.kinds[level] == 0 || l.kinds[level] == kind) && l.with(level, kind).next(level) == label {
		l.kinds[level] = kind
		return l, level
	}
	l = w.newList()
	l.kinds[level], l.starts[level] = kind, n
	return l, level
}

// with is l with the kind of a level.
func (l numList) with(level, kind int) *numList {
	l.kinds[level] = kind
	return &l
}

// numbering is numbering.xml.
func (w *writer) numbering() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:numbering xmlns:w="` + nsW + `">`)
	for _, l := range w.lists {
		b.WriteString(`<w:abstractNum w:abstractNumId="` + itoa(l.id) + `"><w:multiLevelType w:val="multilevel"/>`)
		for i := range levels {
			w.numberingLevel(&b, l, i)
		}
		b.WriteString(`</w:abstractNum>`)
	}
	for _, l := range w.lists {
		b.WriteString(`<w:num w:numId="` + itoa(l.id) + `"><w:abstractNumId w:val="` + itoa(l.id) + `"/></w:num>`)
	}
	b.WriteString(`</w:numbering>`)
	return b.String()
}

func (w *writer) numberingLevel(b *strings.Builder, l *numList, i int) {
	at := l.at(i)
	text, suffix := strings.Replace(at.text, "%", "%"+itoa(i+1), 1), "tab"
	if i == 0 && l.literal != "" {
		at.format, text = "decimal", w.escaped(l.literal)
	}
	indent := `<w:ind w:left="` + itoa(max(i, 1)*step) + `" w:hanging="` + itoa(step) + `"/>`
	if i == 0 && l.literal == "" && l.head == heads[0] {
		suffix, indent = "nothing", `<w:ind w:left="0" w:firstLine="0"/>`
	}
	b.WriteString(`<w:lvl w:ilvl="` + itoa(i) + `"><w:start w:val="` + itoa(l.starts[i]) + `"/><w:numFmt w:val="` + at.format + `"/><w:suff w:val="` + suffix +
		`"/><w:lvlText w:val="` + text + `"/><w:lvlJc w:val="left"/><w:pPr>` + indent + `</w:pPr></w:lvl>`)
}

// A mark names a clause, or an item within its clause.
type mark struct{ clause, item string }

// bookmarks are the names by which clauses and items are known again: letters, figures and underscores, at most 40 [ISO/IEC
// 29500-1 17.13.6]. They come from the tree alone, so that the one who reads a file back makes the same.
func bookmarks(t document.Tree) map[mark]string {
	out, taken := map[mark]string{}, map[string]bool{}
	add := func(kind, id string, m mark) {
		if id == "" || out[m] != "" {
			return
		}
		name := kind + "_" + strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
				return r
			}
			return '_'
		}, id)
		if len(name) > 34 {
			name = name[:34]
		}
		whole := name
		for n := 2; taken[strings.ToLower(whole)]; n++ {
			whole = name + "_" + itoa(n)
		}
		taken[strings.ToLower(whole)] = true
		out[m] = whole
	}
	var items func(clause string, list []document.Item)
	items = func(clause string, list []document.Item) {
		for _, it := range list {
			add("butir", it.ID, mark{clause, it.ID})
			items(clause, it.Children)
		}
	}
	for _, b := range t.Blocks {
		switch b := b.(type) {
		case document.Pasal:
			add("pasal", b.ID, mark{clause: b.ID})
			items(b.ID, b.Items)
		case document.Attachment:
			add("lampiran", b.ID, mark{clause: b.ID})
		case document.List:
			items(b.ID, b.Items)
		}
	}
	return out
}
