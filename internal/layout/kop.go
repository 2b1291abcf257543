package layout

import "naskah/internal/document"

// kop sets the emblems of the first page, left, centre and right. While a picture is not uploaded its place is kept by a frame that
// says what belongs there; emblems are never drawn by us [UU 24/2009 Pasal 57; OP 3].
func (f *flow) kop(k document.Kop) error {
	if k.Kind == document.KopUnit {
		return f.kopUnit(k)
	}
	if k.Left == nil && k.Center == nil && k.Right == nil {
		return nil
	}
	it := item{h: emblemSide, after: bound}
	for _, p := range f.emblemPlaces(k) {
		if p.e == nil {
			continue
		}
		marks, err := f.emblem(*p.e, p.r)
		if err != nil {
			return err
		}
		it.marks = append(it.marks, marks...)
	}
	f.items = append(f.items, it)
	if k.Kind == document.KopJabatan {
		f.kopJabatan(k)
	}
	return nil
}

// An emblemPlace is where an emblem stands on the page; the height is from the top of the head.
type emblemPlace struct {
	e *document.Emblem
	r rect
}

// emblemPlaces are the places of a head. Several on the left share the room up to the one on the right, as large as it allows [P22
// 43(3)].
func (f *flow) emblemPlaces(k document.Kop) []emblemPlace {
	at := func(e *document.Emblem, x, side int) emblemPlace {
		return emblemPlace{e, rect{x, (emblemSide - side) / 2, side, side}}
	}
	const gap = 6 * pt
	n := len(k.LeftMore) + 1
	side := min(emblemSide, (f.p.textWidth()-emblemSide-n*gap)/n)
	out := []emblemPlace{at(k.Left, f.p.Left, side)}
	for i, e := range k.LeftMore {
		out = append(out, at(e, f.p.Left+(i+1)*(side+gap), side))
	}
	return append(out, at(k.Center, f.p.W/2-emblemSide/2, emblemSide), at(k.Right, f.p.W-f.p.Right-emblemSide, emblemSide))
}

// kopUnit sets the head of what a Perangkat Daerah issues: lambang daerah, PEMERINTAH …, the unit, its address, and a double rule
// [OP 3 (b)].
func (f *flow) kopUnit(k document.Kop) error {
	it := item{h: emblemSide, after: bound}
	left := f.p.Left
	if k.Left != nil {
		marks, err := f.emblem(*k.Left, rect{f.p.Left, 0, emblemSide, emblemSide})
		if err != nil {
			return err
		}
		it.marks, left = marks, f.p.Left+emblemSide+kopGap
	}
	width := f.p.W - f.p.Right - left
	y := 0
	line := func(s string, strong bool, size int) {
		leading := size * 122 / 100
		b := f.l.shrink(plainRun(s, strong), width, 2*leading, size, leading)
		it.marks = append(it.marks, b.marks(left, y, f.tag("P"))...)
		y += len(b.lines) * b.leading
	}
	for i, s := range k.Names {
		size := 13 * pt
		if i > 0 && i == len(k.Names)-1 {
			size = 16 * pt
		}
		line(s, true, size)
	}
	for _, s := range k.Address {
		line(s, false, kopAddress)
	}
	it.h = max(it.h, y) + kopGap/2
	right := f.p.W - f.p.Right
	it.marks = append(it.marks, ruleMark{f.p.Left, it.h, right, it.h, 1_800}, ruleMark{f.p.Left, it.h + 2_600, right, it.h + 2_600, rule})
	it.h += 4 * pt
	f.items = append(f.items, it)
	return nil
}

func (f *flow) emblem(e document.Emblem, place rect) ([]mark, error) {
	if e.Image != "" && f.images != nil {
		img, err := f.album.get(e.Image, f.images)
		if err != nil {
			return nil, err
		}
		tag := f.tag("Figure")
		tag.Alt = alternative(e)
		return []mark{pictureMark{img.inside(place), img, tag}}, nil
	}
	label := f.l.shrink(plainText(e.Label), place.w-8*pt, place.h-8*pt, 8*pt, 10*pt)
	top := place.y + (place.h-len(label.lines)*label.leading)/2
	return append([]mark{frameMark{place}}, label.marks(place.x+4*pt, top, f.tag("P"))...), nil
}

// alternative is what is read of an emblem to those who do not see it [ISO 14289-1 7.3].
func alternative(e document.Emblem) string {
	switch e.Slot {
	case "lambang_daerah":
		return "Lambang daerah"
	case "garuda":
		return "Lambang Negara Garuda Pancasila"
	}
	return "Logo mitra"
}
