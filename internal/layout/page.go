package layout

import (
	"math"
	"strconv"

	"naskah/internal/naskah"
)

// A page is what stands on one sheet.
type page struct {
	marks []mark
	bands []band
}

// A band is a stretch of a table's row on a page.
type band struct {
	grid        *grid
	row         int
	top, bottom int
}

func (pg *page) addBand(b band) {
	if n := len(pg.bands); n > 0 {
		last := &pg.bands[n-1]
		if last.grid == b.grid && last.row == b.row && last.bottom == b.top {
			last.bottom = b.bottom
			return
		}
	}
	pg.bands = append(pg.bands, b)
}

// rule is the width of the lines of tables and boxes.
const rule = pt / 2

// ruleTables draws the rules of every table that reaches the page.
func (pg *page) ruleTables() {
	for i, b := range pg.bands {
		x := b.grid.x
		if i == 0 || pg.bands[i-1].grid != b.grid {
			pg.marks = append(pg.marks, ruleMark{x[0], b.top, x[len(x)-1], b.top, rule})
		}
		pg.marks = append(pg.marks, ruleMark{x[0], b.bottom, x[len(x)-1], b.bottom, rule})
		for _, at := range x {
			pg.marks = append(pg.marks, ruleMark{at, b.top, at, b.bottom, rule})
		}
	}
}

// A frame is what stands on every page outside its text: the mark below everything, the foot, the number.
type frame struct {
	l    *family
	o    Options
	foot foot
	of   int // pages in all
}

// finish puts the text area on paper and adds what stands outside it.
func (pg *page) finish(f frame, no int) {
	p := f.o.Profile
	out := make([]mark, 0, len(pg.marks)+len(f.foot.marks)+3)
	if f.o.Mark != "" {
		out = append(out, f.l.stamp(f.o.Mark, p))
	}
	if number := numberOf(p.Halaman, no, f.of); number != "" {
		s := setter{f.l, p.Size}
		for _, ln := range s.lines(plainText(number), "center", p.textWidth(), 0) {
			out = append(out, textMarks(ln, p.Left, p.Top/2+p.Size*6/10, p.Size, nil)...)
		}
	}
	for _, m := range pg.marks {
		out = append(out, m.moved(0, p.Top))
	}
	pg.marks = append(out, f.foot.marks...)
}

// numberOf is what stands above the text of page no: nothing on the first one, unless it says of how many it is.
func numberOf(h naskah.Halaman, no, of int) string {
	switch {
	case h == naskah.HalamanJumlah:
		return "Halaman " + itoa(no) + " dari " + itoa(of)
	case h == naskah.HalamanTanpa || no == 1:
		return ""
	}
	return "- " + itoa(no) + " -"
}

// A stampMark is a word across the page, light enough to be read through. Its slant is in whole degrees.
type stampMark struct {
	text         string
	size         int
	cx, cy, w    int
	degree, caps int
}

func (m stampMark) moved(dx, dy int) mark { m.cx += dx; m.cy += dy; return m }

// box is the upright rectangle around the slanted word, to the nearest point.
func (m stampMark) box() rect {
	sin, cos := math.Sincos(float64(m.degree) * math.Pi / 180)
	turned := func(a, b int) int { return int(math.Round(float64(a)*sin+float64(b)*cos)) / pt * pt }
	w, h := turned(m.size, m.w), turned(m.w, m.size)
	return rect{m.cx - w/2, m.cy - h/2, w, h}
}

// The longest word is as long as three quarters of the page's diagonal.
func (l *family) stamp(word string, p Profile) stampMark {
	f := l.face(bold)
	word = f.printable(word)
	diagonal := int(math.Sqrt(float64(p.W*p.W + p.H*p.H))) // a whole number and an exact root: the same everywhere
	width := max(f.width(word), 1)
	size := min(104*pt, diagonal*740/width/100*100)
	slant := int(math.Round(math.Atan2(float64(p.H), float64(p.W)) * 180 / math.Pi))
	return stampMark{text: word, size: size, cx: p.W / 2, cy: p.H / 2, degree: slant, w: scaled(width, size), caps: f.caps}
}

func itoa(n int) string { return strconv.Itoa(n) }
