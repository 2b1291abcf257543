package layout

import (
	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/pdfa"
)

// A fieldMark is a rectangle for the signature of a party: kept free for an electronic one, or the room for ink, in which the form's
// word for cap or stempel may stand. Nothing is drawn for it.
type fieldMark struct {
	rect
	name  string
	label string // read to those who do not see the place
	party int
	kind  naskah.FieldKind
	tag   *pdfa.Elem // the Form in the structure tree; none in a room for ink
}

func (m fieldMark) moved(dx, dy int) mark { m.rect = m.rect.moved(dx, dy); return m }
func (m fieldMark) box() rect             { return m.rect }

// fields are the places of one kind for signatures, measured from the lower left as PDF does, in pt.
func fields(pages []page, p Profile, kind naskah.FieldKind) []naskah.Field {
	var out []naskah.Field
	each(pages, func(no int, f fieldMark) {
		if f.kind == kind {
			out = append(out, naskah.Field{
				Name: f.name, Party: f.party, Kind: kind,
				Rect: naskah.Rect{Page: no, X: points(f.x), Y: points(p.H - f.y - f.h), W: points(f.w), H: points(f.h)},
			})
		}
	})
	return out
}

// each visits the places for signatures in the order of the pages, which count from 1.
func each(pages []page, visit func(no int, f fieldMark)) {
	for i, pg := range pages {
		for _, m := range pg.marks {
			if f, ok := m.(fieldMark); ok {
				visit(i+1, f)
			}
		}
	}
}

// spareName is the name of the spare field for the document time stamp with index i.
func spareName(i int) string { return "stempel_waktu_" + itoa(i+1) }

// emptyFields are the signature fields of the file: one for each electronic signature, and on the first page the spare ones, which are
// not seen; their elements stand at the end of the tree, so that they are read last.
func emptyFields(pages []page, o Options, root *pdfa.Elem) []pdfa.Field {
	var out []pdfa.Field
	h := o.Profile.H
	each(pages, func(no int, f fieldMark) {
		if f.kind == naskah.FieldTTD {
			out = append(out, pdfa.Field{
				Name: f.name, Label: f.label, Page: no - 1, Elem: f.tag,
				Rect: [4]float64{points(f.x), points(h - f.y - f.h), points(f.x + f.w), points(h - f.y)},
			})
		}
	})
	for i := range min(max(o.Spares, 0), maxSpares) {
		label := "Tempat cadangan stempel waktu dokumen " + itoa(i+1)
		e := grown(root, "Form")
		e.Alt = label
		out = append(out, pdfa.Field{Name: spareName(i), Label: label, Elem: e, Stamp: true})
	}
	return out
}

// A laterMark is what can be said only when all pages are made: on which of them the place for the signature of a party stands.
type laterMark struct {
	rect
	party int
	size  int
	tag   *pdfa.Elem
}

func (m laterMark) moved(dx, dy int) mark { m.rect = m.rect.moved(dx, dy); return m }
func (m laterMark) box() rect             { return m.rect }

// refer puts "lihat halaman n" where a party's place stands a second time [OP 2]. A party that has no first place gets nothing.
func refer(pages []page, l *family) {
	first := map[int]int{}
	each(pages, func(no int, f fieldMark) {
		if _, ok := first[f.party]; !ok {
			first[f.party] = no
		}
	})
	for i := range pages {
		marks := pages[i].marks[:0:0]
		for _, m := range pages[i].marks {
			later, ok := m.(laterMark)
			if !ok {
				marks = append(marks, m)
				continue
			}
			no, ok := first[later.party]
			if !ok {
				continue
			}
			for _, ln := range (setter{l, later.size}).lines(plainText("lihat halaman "+itoa(no)), document.Center, later.w, 0) {
				marks = append(marks, textMarks(ln, later.x, later.y+later.size, later.size, later.tag)...)
			}
		}
		pages[i].marks = marks
	}
}
