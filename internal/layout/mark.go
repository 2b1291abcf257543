package layout

import "naskah/internal/pdfa"

// A mark is something printed, or kept free, at a place. Inside an item y counts from the item's top, on a page from the paper's
// upper edge.
type mark interface {
	moved(dx, dy int) mark
	box() rect
}

// A rect is a place on paper, y from above.
type rect struct{ x, y, w, h int }

func (r rect) moved(dx, dy int) rect { return rect{r.x + dx, r.y + dy, r.w, r.h} }

// A textMark is one segment of a line; y is its baseline. Its tag is the element of the structure tree that it belongs to; what has
// none stands outside the text: numbers of pages, feet, repeated heads.
type textMark struct {
	segment
	y, size int
	tag     *pdfa.Elem
}

// A ruleMark is a straight line, horizontal or vertical.
type ruleMark struct {
	x1, y1, x2, y2 int
	width          int
}

// A frameMark is a dashed box that keeps the place of a picture.
type frameMark struct{ rect }

// A pictureMark is an emblem.
type pictureMark struct {
	rect
	img picture
	tag *pdfa.Elem
}

func (m textMark) moved(dx, dy int) mark { m.x += dx; m.y += dy; return m }
func (m ruleMark) moved(dx, dy int) mark {
	return ruleMark{m.x1 + dx, m.y1 + dy, m.x2 + dx, m.y2 + dy, m.width}
}
func (m frameMark) moved(dx, dy int) mark   { return frameMark{m.rect.moved(dx, dy)} }
func (m pictureMark) moved(dx, dy int) mark { m.rect = m.rect.moved(dx, dy); return m }

func (m textMark) box() rect    { return rect{m.x, m.y - m.size*3/4, m.w, m.size} }
func (m ruleMark) box() rect    { return rect{m.x1, m.y1, m.x2 - m.x1, m.y2 - m.y1} }
func (m frameMark) box() rect   { return m.rect }
func (m pictureMark) box() rect { return m.rect }
