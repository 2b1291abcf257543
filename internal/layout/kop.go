package layout

import "naskah/internal/document"

// kop sets the emblems of the first page, left, centre and right. While a picture is not uploaded its place is kept by a frame that
// says what belongs there; emblems are never drawn by us [UU 24/2009 Pasal 57; OP 3].
func (f *flow) kop(k document.Kop) error {
	if k.Left == nil && k.Center == nil && k.Right == nil {
		return nil
	}
	it := item{h: emblemSide, after: bound}
	places := []struct {
		e *document.Emblem
		x float64
	}{{k.Left, f.p.Left}, {k.Center, f.p.W/2 - emblemSide/2}, {k.Right, f.p.W - f.p.Right - emblemSide}}
	for _, p := range places {
		if p.e == nil {
			continue
		}
		marks, err := f.emblem(*p.e, rect{p.x, 0, emblemSide, emblemSide})
		if err != nil {
			return err
		}
		it.marks = append(it.marks, marks...)
	}
	f.items = append(f.items, it)
	return nil
}

func (f *flow) emblem(e document.Emblem, place rect) ([]mark, error) {
	if e.Image != "" && f.images != nil {
		img, err := f.l.album.get(e.Image, f.images)
		if err != nil {
			return nil, err
		}
		return []mark{pictureMark{img.inside(place), img}}, nil
	}
	label := f.l.shrink(plainText(e.Label), place.w-8, place.h-8, 8, 10)
	top := place.y + (place.h-float64(len(label.lines))*label.leading)/2
	return append([]mark{frameMark{place}}, label.marks(place.x+4, top)...), nil
}
