package layout

import (
	"naskah/internal/document"
	"naskah/internal/pdfa"
)

// labels sets label, colon and text in columns, close under each other. Where a text has a letter or figure of its own ("a." of
// Menimbang), it hangs beside it in a column that is the same for all rows.
func (f *flow) labels(b document.Labels) {
	w := f.p.textWidth()
	s := f.body()
	widest, no := 0, 0
	for _, r := range b.Rows {
		widest = max(widest, s.width(r.Label))
		no = max(no, s.width(r.No))
	}
	colon := f.p.Left + min(widest+2*labelGap, w*3/10)
	if f.diktum > 0 {
		colon = f.p.Left + f.diktum - colonGap
	}
	if no > 0 {
		no = min(max(indent, no+labelGap), w/5)
	}
	gap := blockGap
	beside := f.beside
	if f.beside = 0; beside > 0 {
		gap = 0
	}
	rows := labelTags{list: f.tag("L")}
	for _, r := range b.Rows {
		text := colon + colonGap
		var cells []cell
		if r.Label != "" || rows.body == nil {
			label := rows.begin() // a label of two lines is read before its colon
			cells = append(cells, cell{f.p.Left, s.lines(r.LabelText(), document.Left, colon-f.p.Left-labelGap/2, 0), grown(label, "Span")},
				cell{colon, s.lines(plainText(":"), document.Left, text-colon, 0), grown(label, "Span")})
		}
		align, tag := document.Left, (*pdfa.Elem)(nil)
		if r.No != "" {
			var mark *pdfa.Elem
			mark, tag = rows.item(r.No)
			cells = append(cells, cell{text, s.lines(plainText(r.No), document.Left, no, 0), mark})
			text, align = text+no, document.Justify
		} else {
			rows.inner, tag = nil, grown(rows.body, "Span")
		}
		f.side(gap, append(cells, cell{text, s.lines(r.Text, align, f.p.Left+w-text-beside, 0), tag})...)
		beside = 0
		gap = paraGap - 2*pt
	}
}

// diktumColumn is how far from the left margin the texts of a keputusan begin: those of its diktum and of Menimbang, Mengingat and
// Menetapkan, one column for all; 0 when the tree has no diktum.
func (f *flow) diktumColumn(blocks []document.Block) int {
	s, widest, diktum := f.body(), 0, false
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Pasal:
			if b.Beside {
				diktum = true
				widest = max(widest, s.width(b.Label))
			}
		case document.Labels:
			for _, r := range b.Rows {
				widest = max(widest, s.width(r.Label))
			}
		}
	}
	if w := f.p.textWidth(); diktum {
		return max(w/5, min(widest+labelGap+colonGap, w/3))
	}
	return 0
}

// labelTags are the structure elements of rows of labels: a list, in whose items the counted texts of one label are a list again.
type labelTags struct{ list, body, inner *pdfa.Elem }

// begin opens the item of a new label and returns the label's element.
func (t *labelTags) begin() *pdfa.Elem {
	li := grown(t.list, "LI")
	label := grown(li, "Lbl")
	t.body, t.inner = grown(li, "LBody"), nil
	return label
}

// item opens one counted text and returns the elements of its mark and of the text.
func (t *labelTags) item(no string) (mark, text *pdfa.Elem) {
	if t.inner == nil {
		t.inner = grown(t.body, "L")
		t.inner.List = numbering(no)
	}
	li := grown(t.inner, "LI")
	return grown(li, "Lbl"), grown(li, "LBody")
}
