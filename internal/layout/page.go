package layout

import (
	"math"
	"strconv"
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
	top, bottom float64
}

func (pg *page) addBand(b band) {
	if n := len(pg.bands); n > 0 {
		last := &pg.bands[n-1]
		if last.grid == b.grid && last.row == b.row && math.Abs(last.bottom-b.top) < slop {
			last.bottom = b.bottom
			return
		}
	}
	pg.bands = append(pg.bands, b)
}

// ruleTables draws the rules of every table that reaches the page.
func (pg *page) ruleTables() {
	const width = 0.5
	for i, b := range pg.bands {
		x := b.grid.x
		if i == 0 || pg.bands[i-1].grid != b.grid {
			pg.marks = append(pg.marks, ruleMark{x[0], b.top, x[len(x)-1], b.top, width})
		}
		pg.marks = append(pg.marks, ruleMark{x[0], b.bottom, x[len(x)-1], b.bottom, width})
		for _, at := range x {
			pg.marks = append(pg.marks, ruleMark{at, b.top, at, b.bottom, width})
		}
	}
}

// finish puts the text area on paper and adds what stands outside it: the mark below everything, number and foot.
func (pg *page) finish(l *Layout, o Options, f foot, no int) {
	p := o.Profile
	out := make([]mark, 0, len(pg.marks)+len(f.marks)+2)
	if o.Mark != "" {
		out = append(out, l.stamp(o.Mark, p))
	}
	if no > 1 { // none on the first page
		s := setter{l, p.Size}
		for _, ln := range s.lines(plainText("- "+itoa(no)+" -"), "center", p.textWidth(), 0) {
			out = append(out, textMarks(ln, p.Left, p.Top/2+p.Size*0.6, p.Size, nil)...)
		}
	}
	for _, m := range pg.marks {
		out = append(out, m.moved(0, p.Top))
	}
	pg.marks = append(out, f.marks...)
}

// A stampMark is a word across the page, light enough to be read through.
type stampMark struct {
	text           string
	size           float64
	cx, cy, degree float64
	w              float64
}

func (m stampMark) moved(dx, dy float64) mark { m.cx += dx; m.cy += dy; return m }

// box is the upright rectangle around the slanted word.
func (m stampMark) box() rect {
	sin, cos := math.Sincos(m.degree * math.Pi / 180)
	w, h := m.w*cos+m.size*sin, m.w*sin+m.size*cos
	return rect{m.cx - w/2, m.cy - h/2, w, h}
}

func (l *Layout) stamp(word string, p Profile) stampMark {
	word = l.bold.printable(word)
	size := math.Min(104, math.Hypot(p.W, p.H)*0.74/math.Max(l.bold.width(word), 1))
	return stampMark{text: word, size: size, cx: p.W / 2, cy: p.H / 2, degree: math.Atan2(p.H, p.W) * 180 / math.Pi, w: l.bold.width(word) * size}
}

func itoa(n int) string { return strconv.Itoa(n) }

// hundredth rounds as the PDF writer does.
func hundredth(x float64) float64 { return math.Round(x*100) / 100 }
