package layout

import (
	"naskah/internal/naskah"
	"naskah/internal/pdfa"
)

// A mark is something printed, or kept free, at a place. Inside an item y counts from the item's top, on a page from the paper's
// upper edge.
type mark interface {
	moved(dx, dy float64) mark
	box() rect
}

// A rect is a place on paper, y from above.
type rect struct{ x, y, w, h float64 }

func (r rect) moved(dx, dy float64) rect { return rect{r.x + dx, r.y + dy, r.w, r.h} }

// A textMark is one segment of a line; y is its baseline. Its tag is the element of the structure tree that it belongs to; what has
// none stands outside the text: numbers of pages, feet, repeated heads.
type textMark struct {
	segment
	y, size float64
	tag     *pdfa.Elem
}

// A ruleMark is a straight line, horizontal or vertical.
type ruleMark struct {
	x1, y1, x2, y2 float64
	width          float64
}

// A frameMark is a dashed box that keeps the place of a picture.
type frameMark struct{ rect }

// A pictureMark is an emblem.
type pictureMark struct {
	rect
	img picture
	tag *pdfa.Elem
}

// A fieldMark is a rectangle for the signature of a party: kept free for an electronic one, or the room for ink, in which the form's
// word for cap or stempel may stand. Nothing is drawn for it.
type fieldMark struct {
	rect
	name  string
	party int
	kind  naskah.FieldKind
}

func (m textMark) moved(dx, dy float64) mark { m.x += dx; m.y += dy; return m }
func (m ruleMark) moved(dx, dy float64) mark {
	return ruleMark{m.x1 + dx, m.y1 + dy, m.x2 + dx, m.y2 + dy, m.width}
}
func (m frameMark) moved(dx, dy float64) mark   { return frameMark{m.rect.moved(dx, dy)} }
func (m pictureMark) moved(dx, dy float64) mark { m.rect = m.rect.moved(dx, dy); return m }
func (m fieldMark) moved(dx, dy float64) mark   { m.rect = m.rect.moved(dx, dy); return m }

func (m textMark) box() rect    { return rect{m.x, m.y - m.size*0.75, m.w, m.size} }
func (m ruleMark) box() rect    { return rect{m.x1, m.y1, m.x2 - m.x1, m.y2 - m.y1} }
func (m frameMark) box() rect   { return m.rect }
func (m pictureMark) box() rect { return m.rect }
func (m fieldMark) box() rect   { return m.rect }

// fields are the places of one kind for signatures, measured from the lower left as PDF does.
func fields(pages []page, p Profile, kind naskah.FieldKind) []naskah.Field {
	var out []naskah.Field
	for i, pg := range pages {
		for _, m := range pg.marks {
			if f, ok := m.(fieldMark); ok && f.kind == kind {
				out = append(out, naskah.Field{
					Name: f.name, Party: f.party, Kind: kind,
					Rect: naskah.Rect{Page: i + 1, X: hundredth(f.x), Y: hundredth(p.H - f.y - f.h), W: f.w, H: f.h},
				})
			}
		}
	}
	return out
}
