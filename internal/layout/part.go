package layout

import (
	"slices"

	"naskah/internal/document"
)

// part sets a clause that has a label of its own: label and title at the left, the text under the title; of a diktum the text stands
// beside the label.
func (f *flow) part(p document.Pasal) {
	s := f.body()
	sect := f.tag("Sect")
	hang := f.partHang
	if p.Beside {
		hang = f.diktum
	}
	at, right := f.p.Left+hang, f.p.Left+f.p.textWidth()
	name, judul := plainText(p.Label), plainText(p.Judul)
	if p.Mark != nil { // in a redline
		name, judul = p.Mark.Name, p.Mark.Judul
		if p.Mark.Note != "" {
			f.side(blockGap, cell{at, s.lines(document.Text{{Text: "(" + p.Mark.Note + ")", Italic: true}}, document.Left, right-at, 0), grown(sect, "P")})
			f.keep()
		}
	}
	if judul.String() != "" {
		head := grown(sect, "H2")
		f.side(blockGap,
			cell{f.p.Left, s.lines(inBold(name), document.Left, hang, 0), head},
			cell{at, s.lines(inBold(judul), document.Left, right-at, 0), head})
		f.keep()
		f.list(sect, p.Items, at, paraGap)
		return
	}
	for i, it := range p.Items {
		cells := []cell{{at, s.lines(it.Text, document.Justify, right-at, 0), nil}}
		if i == 0 {
			row := grown(sect, "P")
			cells = append([]cell{
				{f.p.Left, s.lines(name, document.Left, hang, 0), grown(row, "Span")},
				{at - colonGap, s.lines(plainText(":"), document.Left, colonGap, 0), grown(row, "Span")},
			}, cells...)
			cells[2].tag = grown(row, "Span")
		} else {
			cells[0].tag = grown(sect, "P")
		}
		f.side(blockGap, cells...)
		f.list(sect, it.Children, at, paraGap)
	}
}

// inBold is t in bold type.
func inBold(t document.Text) document.Text {
	out := slices.Clone(t)
	for i := range out {
		out[i].Bold = true
	}
	return out
}

// partColumn is how far from the left margin the titles and texts of labelled parts begin, one column for all.
func (f *flow) partColumn(blocks []document.Block) int {
	s, hang := f.body(), indent
	for _, b := range blocks {
		if p, ok := b.(document.Pasal); ok && p.Label != "" && !p.Beside {
			hang = max(hang, s.width(p.Label)+labelGap)
		}
	}
	return hang
}

// attachment begins a lampiran: on a page of its own, its head centred.
func (f *flow) attachment(a document.Attachment) {
	if n := len(f.items); n > 0 {
		f.items[n-1].ends = true
	}
	f.title(a.Lines, blockGap, sameTag(f.tag("H1")))
}
