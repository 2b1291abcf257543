package docx

import (
	"fmt"

	"naskah/internal/document"
)

// block writes one block of the tree; of a kind that it does not know it says so, because a naskah with a part missing is another one.
func (w *writer) block(b document.Block) error {
	switch b := b.(type) {
	case document.Heading:
		w.paragraph(par{style: styleJudul}, oneText(b.Lines))
	case document.NomorLines:
		for _, l := range b.Lines {
			w.paragraph(par{style: styleNomor}, l)
		}
	case document.Paragraph:
		w.running(b)
	case document.Komparisi:
		w.komparisi(b)
	case document.Labels:
		w.labels(b)
	case document.List:
		w.clause = b.ID
		w.items(w.newList(), b.Items, 0, 0, styleButir)
	case document.Pasal:
		w.pasal(b)
	case document.Table:
		w.table(b)
	case document.Attachment:
		w.paragraph(par{style: styleLampiran, mark: w.names[mark{clause: b.ID}]}, oneText(b.Lines))
	case document.Closing:
		w.paragraph(par{style: stylePenutup, keep: true}, b.Text)
	case document.SignatureBlock:
		w.signatures(b)
	default:
		return fmt.Errorf("docx: %T is a block that is not written", b)
	}
	return nil
}

func (w *writer) running(b document.Paragraph) {
	p := par{style: styleAlinea, keep: b.KeepNext}
	switch b.Align {
	case document.Center:
		p.align = "center"
	case document.Left:
		p.align = "left"
	case document.Right:
		p.align = "right"
	case document.Justify:
	}
	if b.Tight {
		p.style = styleRapat
	}
	if b.Indent {
		p.indented, p.first = true, step
	}
	w.paragraph(p, b.Text)
}

// pasal writes one article: its number is that of the list, its title the text of the heading.
func (w *writer) pasal(p document.Pasal) {
	head := p.Label
	switch {
	case head == "":
		head = "Pasal " + itoa(p.No)
	case p.Beside && p.Judul == "":
		head += " :"
	}
	w.main = w.pasalList(w.main, head)
	w.main.take(0)
	w.clause = p.ID
	name := w.names[mark{clause: p.ID}]
	switch {
	case p.Beside:
		w.diktum(p, name)
		return
	case p.Label != "":
		hang := step
		if len([]rune(p.Label)) > 4 {
			hang = 2 * step
		}
		w.paragraph(par{style: styleBagian, list: w.main, keep: true, mark: name, indented: true, left: hang, hang: hang}, plain(p.Judul))
		w.items(w.main, p.Items, 0, hang, styleIsi)
		return
	}
	title := plain(p.Judul)
	if p.Judul != "" {
		title = plain("\n" + p.Judul)
	}
	w.paragraph(par{style: stylePasal, list: w.main, keep: true, mark: name}, title)
	w.items(w.main, p.Items, 0, 0, styleIsi)
}

// diktum writes the text beside its label.
func (w *writer) diktum(p document.Pasal, name string) {
	hang := w.column
	head := par{style: styleDiktum, list: w.main, mark: name, indented: true, left: hang, hang: hang}
	rest := p.Items
	switch {
	case p.Judul != "" || len(rest) == 0 || rest[0].Label != "":
		w.paragraph(head, plain(p.Judul))
	default:
		w.paragraph(head, rest[0].Text)
		w.items(w.main, rest[0].Children, 1, hang, styleIsi)
		rest = rest[1:]
	}
	w.items(w.main, rest, 0, hang, styleIsi)
}

// diktumColumn is how far from the left the texts of a keputusan begin, those of Menimbang as those of its diktum; 0: it has none.
func (w *writer) diktumColumn() int {
	longest, any := 0, false
	for _, b := range w.tree.Blocks {
		switch b := b.(type) {
		case document.Pasal:
			if b.Beside {
				longest, any = max(longest, len([]rune(b.Label))), true
			}
		case document.Labels:
			for _, r := range b.Rows {
				longest = max(longest, len([]rune(r.Label))*7/9)
			}
		}
	}
	if !any {
		return 0
	}
	return max(w.width/5, min(longest*190+300, w.width/3))
}

// items writes items with the numbers of a list; where the list would count otherwise, another one begins, and holds for those below
// and after.
func (w *writer) items(l *numList, items []document.Item, depth, left int, plainStyle string) {
	for _, it := range items {
		p := par{style: plainStyle, indented: true, left: left}
		if depth > 0 && plainStyle != styleButir {
			p.style = styleKutipan
		}
		if it.ID != "" {
			p.mark = w.names[mark{w.clause, it.ID}]
		}
		if it.Label != "" {
			l, p.level = w.listFor(l, depth, it.Label)
			l.take(p.level)
			p.list = l
			if plainStyle != styleButir {
				kind, _ := kindOf(it.Label)
				p.style = itemStyles[kind]
			}
			p.left, p.hang = left+step, step
		}
		below := p.left
		p.left = min(p.left, w.width*2/3)
		w.paragraph(p, it.Text)
		w.items(l, it.Children, depth+1, below, plainStyle)
	}
}
