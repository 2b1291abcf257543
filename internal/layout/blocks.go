package layout

import (
	"math"

	"naskah/internal/document"
)

// title sets centred lines of a head: they keep together and with what follows.
func (f *flow) title(lines []document.Text, gap float64) {
	for _, t := range lines {
		set := f.body().lines(t, document.Center, f.p.textWidth(), 0)
		if len(set) == 0 {
			continue
		}
		f.side(gap, cell{f.p.Left, set})
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
	first := 0.0
	if p.Indent && align != document.Center {
		first = indent
	}
	before := len(f.items)
	f.side(blockGap, cell{f.p.Left, f.body().lines(p.Text, align, f.p.textWidth(), first)})
	if p.KeepNext && len(f.items) > before {
		f.keep()
	}
}

// komparisi sets the parties in columns: roman numeral and name, colon, text [P22 Lampiran].
func (f *flow) komparisi(k document.Komparisi) {
	w := f.p.textWidth()
	s := f.body()
	widest := 0.0
	for _, r := range k.Rows {
		for _, ln := range s.lines(r.Nama, document.Left, w, 0) {
			widest = math.Max(widest, ln.w)
		}
	}
	name := f.p.Left + indent
	colon := f.p.Left + math.Max(w*0.27, math.Min(indent+widest+2*labelGap, w*0.355)) // short names leave the text more room
	text := colon + 14
	gap := float64(blockGap)
	for _, r := range k.Rows {
		f.side(gap,
			cell{f.p.Left, s.lines(plainText(r.Roman), document.Left, indent, 0)},
			cell{name, s.lines(r.Nama, document.Left, colon-name-labelGap, 0)},
			cell{colon, s.lines(plainText(":"), document.Left, text-colon, 0)},
			cell{text, s.lines(r.Text, document.Justify, f.p.Left+w-text, 0)})
		gap = paraGap + 2
	}
}

// labels sets label, colon and text in columns, close under each other.
func (f *flow) labels(b document.Labels) {
	w := f.p.textWidth()
	s := f.body()
	widest := 0.0
	for _, r := range b.Rows {
		widest = math.Max(widest, s.l.regular.width(s.l.regular.printable(r.Label))*s.size)
	}
	colon := f.p.Left + math.Min(widest+2*labelGap, w*0.3)
	text := colon + 14
	gap := float64(blockGap)
	for _, r := range b.Rows {
		var cells []cell
		if r.Label != "" {
			cells = append(cells, cell{f.p.Left, s.lines(plainText(r.Label), document.Left, colon-f.p.Left-labelGap/2, 0)},
				cell{colon, s.lines(plainText(":"), document.Left, text-colon, 0)})
		}
		cells = append(cells, cell{text, s.lines(r.Text, document.Left, f.p.Left+w-text, 0)})
		f.side(gap, cells...)
		gap = paraGap - 2
	}
}

// pasal sets "Pasal n", its title, and its items; the title keeps two lines with it.
func (f *flow) pasal(p document.Pasal) {
	var head []document.Text
	if p.No > 0 {
		head = append(head, plainText("Pasal "+itoa(p.No)))
	}
	if p.Judul != "" {
		head = append(head, plainText(p.Judul))
	}
	gap := float64(blockGap)
	for _, t := range head {
		set := f.body().lines(t, document.Center, f.p.textWidth(), 0)
		f.side(gap, cell{f.p.Left, set})
		for i := len(f.items) - len(set); i < len(f.items); i++ {
			f.items[i].after, f.items[i].lines = bound, 0
		}
		gap = 0
	}
	f.list(p.Items, f.p.Left, paraGap)
}

// list sets items with hanging labels; children hang under the text of their item, to any depth that leaves room for text.
func (f *flow) list(items []document.Item, x, gap float64) {
	s := f.body()
	hang := 0.0
	for _, it := range items {
		if it.Label != "" {
			hang = math.Max(hang, math.Max(indent, s.l.regular.width(s.l.regular.printable(it.Label))*s.size+labelGap))
		}
	}
	hang = math.Min(hang, f.p.textWidth()/4)
	right := f.p.Left + f.p.textWidth()
	if right-x-hang < 120 { // too deep to hang further
		x = right - 120 - hang
	}
	for _, it := range items {
		at := x
		cells := make([]cell, 0, 2)
		if it.Label != "" {
			at = x + hang
			cells = append(cells, cell{x, s.lines(plainText(it.Label), document.Left, hang, 0)})
		}
		before := len(f.items)
		f.side(gap, append(cells, cell{at, s.lines(it.Text, document.Justify, right-at, 0)})...)
		if len(it.Children) > 0 {
			if len(f.items) > before {
				f.keep() // "meliputi:" stays with the first of what it announces
			}
			f.list(it.Children, at, paraGap-2)
		}
		gap = min(gap, paraGap)
	}
}

// closing stays whole, with the signatures under it.
func (f *flow) closing(c document.Closing) {
	from := len(f.items)
	f.side(blockGap, cell{f.p.Left, f.body().lines(c.Text, document.Justify, f.p.textWidth(), indent)})
	for i := from; i < len(f.items); i++ {
		f.items[i].after = bound
	}
}
