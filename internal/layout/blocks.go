package layout

import (
	"strings"
	"unicode"

	"naskah/internal/document"
	"naskah/internal/pdfa"
)

// numbering is how the labels of a list are made, told by the first of them [ISO 32000-1 table 347].
func numbering(label string) string {
	switch first := runeAt(strings.TrimLeft(label, "("), 0); {
	case unicode.IsDigit(first):
		return "Decimal"
	case unicode.IsLower(first):
		return "LowerAlpha"
	case unicode.IsUpper(first):
		return "UpperRoman"
	}
	return "None"
}

// title sets centred lines of a head: they keep together and with what follows.
func (f *flow) title(lines []document.Text, gap int, tag func() *pdfa.Elem) {
	for _, t := range lines {
		set := f.body().lines(t, document.Center, f.p.textWidth(), 0)
		if len(set) == 0 {
			continue
		}
		f.side(gap, cell{f.p.Left, set, tag()})
		for i := len(f.items) - len(set); i < len(f.items); i++ {
			f.items[i].after, f.items[i].lines = bound, 0
		}
		gap = titleGap
	}
}

func (f *flow) paragraph(p document.Paragraph) {
	align := p.Align
	if align == "" {
		align = document.Justify
	}
	first := 0
	if p.Indent && align != document.Center {
		first = indent
	}
	before, gap := len(f.items), blockGap
	if p.Tight {
		gap = 0
	}
	f.side(gap, cell{f.p.Left, f.body().lines(p.Text, align, f.p.textWidth(), first), f.tag("P")})
	if p.Beside && len(f.items) == before+1 {
		f.items[before].h, f.items[before].after = 0, bound
		f.beside = f.body().width(p.Text.String()) + 2*labelGap
		return
	}
	if p.KeepNext && len(f.items) > before {
		f.keep()
	}
}

// komparisi sets the parties in columns: roman numeral and name, colon, text [P22 Lampiran].
func (f *flow) komparisi(k document.Komparisi) {
	w := f.p.textWidth()
	s := f.body()
	widest := 0
	for _, r := range k.Rows {
		for _, ln := range s.lines(r.Nama, document.Left, w, 0) {
			widest = max(widest, ln.w)
		}
	}
	name := f.p.Left + indent
	colon := f.p.Left + max(w*27/100, min(indent+widest+2*labelGap, w*355/1000)) // short names leave the text more room
	text := colon + colonGap
	gap := blockGap
	list := f.tag("L")
	list.List = "UpperRoman"
	for _, r := range k.Rows {
		li := grown(list, "LI")
		label, body := grown(li, "Lbl"), grown(li, "LBody")
		f.side(gap,
			cell{f.p.Left, s.lines(r.RomanText(), document.Left, indent, 0), label},
			cell{name, s.lines(r.Nama, document.Left, colon-name-labelGap, 0), grown(body, "Span")},
			cell{colon, s.lines(plainText(":"), document.Left, text-colon, 0), grown(body, "Span")},
			cell{text, s.lines(r.Text, document.Justify, f.p.Left+w-text, 0), grown(body, "Span")})
		gap = paraGap + 2*pt
	}
}

// pasal sets "Pasal n", its title, and its items; the title keeps two lines with it.
func (f *flow) pasal(p document.Pasal) {
	if p.Label != "" {
		f.part(p)
		return
	}
	gap := blockGap
	sect := f.tag("Sect")
	var title *pdfa.Elem
	for _, t := range p.Head() {
		if title == nil {
			title = grown(sect, "H2")
		}
		set := f.body().lines(t, document.Center, f.p.textWidth(), 0)
		f.side(gap, cell{f.p.Left, set, title})
		for i := len(f.items) - len(set); i < len(f.items); i++ {
			f.items[i].after, f.items[i].lines = bound, 0
		}
		gap = 0
	}
	f.list(sect, p.Items, f.p.Left, paraGap)
}

// list sets items with hanging labels; children hang under the text of their item, to any depth that leaves room for text.
func (f *flow) list(parent *pdfa.Elem, items []document.Item, x, gap int) {
	s := f.body()
	hang := 0
	for _, it := range items {
		if it.Label != "" {
			hang = max(hang, indent, s.width(it.Label)+labelGap)
		}
	}
	hang = min(hang, f.p.textWidth()/4)
	right := f.p.Left + f.p.textWidth()
	if right-x-hang < leastText { // too deep to hang further
		x = right - leastText - hang
	}
	var list *pdfa.Elem
	for _, it := range items {
		at := x
		cells := make([]cell, 0, 2)
		var body *pdfa.Elem
		if it.Label != "" {
			at = x + hang
			if list == nil {
				list = grown(parent, "L")
				list.List = numbering(it.Label)
			}
			li := grown(list, "LI")
			cells = append(cells, cell{x, s.lines(it.LabelText(), document.Left, hang, 0), grown(li, "Lbl")})
			body = grown(li, "LBody")
		} else {
			list, body = nil, grown(parent, "P")
		}
		inside := body
		if it.Label == "" && len(it.Children) > 0 {
			inside = parent // a paragraph holds no list
		}
		before := len(f.items)
		f.side(gap, append(cells, cell{at, s.lines(it.Text, document.Justify, right-at, 0), body})...)
		if len(it.Children) > 0 {
			if len(f.items) > before {
				f.keep() // "meliputi:" stays with the first of what it announces
			}
			f.list(inside, it.Children, at, paraGap-2*pt)
		}
		gap = min(gap, paraGap)
	}
}

// closing stays whole, with the signatures under it.
func (f *flow) closing(c document.Closing) {
	from := len(f.items)
	f.side(blockGap, cell{f.p.Left, f.body().lines(c.Text, document.Justify, f.p.textWidth(), indent), f.tag("P")})
	for i := from; i < len(f.items); i++ {
		f.items[i].after = bound
	}
}
