package layout

import (
	"strings"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/pdfa"
)

// signatures sets the signers in rows of two: PIHAK KEDUA left, PIHAK KESATU right [P22 Lampiran]. A row's names stand on one line.
// A signer alone in a row stands right. Between heading and name a rectangle is kept for the electronic signature, or room for ink and
// stempel with the form's words for it. The block keeps at least two lines of text with it, so that it never stands alone on a page.
func (f *flow) signatures(b document.SignatureBlock) {
	if len(b.Cells) == 0 {
		return
	}
	f.bindText(2)
	f.takeAlong()
	for i := 0; i < len(b.Cells); i += 2 {
		n := min(i+2, len(b.Cells))
		f.signatureRow(b.Cells[i:n], i == 0)
		if n < len(b.Cells) {
			f.items[len(f.items)-1].after = row
		}
	}
	f.items[len(f.items)-1].after = free
}

// takeAlong makes the break before the closing dearer than one in or before the clause above it.
func (f *flow) takeAlong() {
	for i := len(f.items) - 1; i >= 0; i-- {
		if it := &f.items[i]; it.after != bound {
			if it.after == free {
				it.after = along
			}
			return
		}
	}
}

// bindText binds the last n lines of text, and all that stands between them, to what follows.
func (f *flow) bindText(n int) {
	for i := len(f.items) - 1; i >= 0 && n > 0; i-- {
		f.items[i].after = bound
		n -= f.items[i].lines
	}
}

// roomHeight is how much is kept free between the heading and the name.
func roomHeight(c document.SignatureCell) int {
	switch {
	case c.Repeat:
		return 36 * pt
	case c.Field != "":
		return sealHeight + 12*pt
	}
	return inkHeight
}

// room is the place of one signer: for an electronic signature, for ink and stempel, or, where the party's place stands on an earlier
// page, the word on which one [OP 2].
func (f *flow) room(c document.SignatureCell, part *pdfa.Elem, x, width int) []mark {
	seal := rect{x + (width-sealWidth)/2, 6 * pt, sealWidth, sealHeight}
	switch {
	case c.Repeat:
		return []mark{laterMark{rect{x, 8 * pt, width, f.p.Leading}, c.Party, f.p.Size * 5 / 6, grown(part, "P")}}
	case c.Field != "":
		label := "Tempat tanda tangan elektronik " + strings.TrimSuffix(c.Heading, ",")
		if name := c.Nama.String(); name != "" {
			label += ", " + name
		}
		m := fieldMark{rect: seal, name: c.Field, label: label, party: c.Party, kind: naskah.FieldTTD}
		if f.fields {
			m.tag = grown(part, "Form")
			m.tag.Alt = label
		}
		return []mark{m}
	}
	seal.y = (inkHeight - sealHeight) / 2
	note := f.l.shrink(plainText(c.Note), width, inkHeight, f.p.Size, f.p.Leading)
	ink := fieldMark{rect: seal, name: "ttd_" + itoa(c.Party), party: c.Party, kind: naskah.FieldTinta}
	return append([]mark{ink}, note.marks(x, (inkHeight-len(note.lines)*note.leading)/2, grown(part, "P"))...)
}

func (f *flow) signatureRow(cells []document.SignatureCell, first bool) {
	width := (f.p.textWidth() - columnGap) / 2
	s := f.body()
	var heads, names []cell
	var room []mark
	height := 0
	for i, c := range cells {
		x := f.p.Left
		if i == 1 || len(cells) == 1 {
			x += width + columnGap
		}
		part := f.tag("Sect")
		centred := func(t document.Text) []line { return s.lines(t, document.Center, width, 0) }
		heads = append(heads, cell{x, centred(plainText(c.Heading)), grown(part, "P")})
		room = append(room, f.room(c, part, x, width)...)
		height = max(height, roomHeight(c))
		// The jabatan stands close under its own name.
		names = append(names, cell{x, append(centred(c.Nama), centred(c.Jabatan)...), grown(part, "P")})
	}
	gap := 2 * blockGap // the name above belongs to the row before
	if first {
		gap = blockGap + paraGap
	}
	from := len(f.items)
	f.side(gap, heads...)
	f.items = append(f.items, item{h: height, marks: room})
	f.side(0, names...)
	for i := from; i < len(f.items); i++ {
		f.items[i].after, f.items[i].lines = bound, 0
	}
}
