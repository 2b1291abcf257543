package emblem

import (
	"math"
	"strconv"
	"strings"
)

// A point is a place in the picture.
type point struct{ x, y float64 }

// A matrix is the affine map (a c e / b d f) of SVG.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

func (m matrix) of(p point) point {
	return point{m[0]*p.x + m[2]*p.y + m[4], m[1]*p.x + m[3]*p.y + m[5]}
}

// then is n first and m after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1], m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
}

// scale is how much m enlarges, on average.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m[0]*m[3] - m[1]*m[2])) }

// A scan reads numbers one after the other.
type scan struct {
	s   string
	err error
}

func (c *scan) space() { c.s = strings.TrimLeft(c.s, " \t\r\n\f,") }

// number is the next one; flags of an arc are one digit long.
func (c *scan) number() float64 {
	c.space()
	n, dot, exp := 0, false, false
	for ; n < len(c.s); n++ {
		ch := c.s[n]
		switch {
		case ch >= '0' && ch <= '9':
		case (ch == '+' || ch == '-') && (n == 0 || c.s[n-1] == 'e' || c.s[n-1] == 'E'):
		case ch == '.' && !dot && !exp:
			dot = true
		case (ch == 'e' || ch == 'E') && !exp && n > 0:
			exp = true
		default:
			goto end
		}
	}
end:
	x, err := strconv.ParseFloat(c.s[:n], 64)
	if err != nil || math.IsNaN(x) || math.Abs(x) > 1e7 {
		c.err = refused(err, "Berkas SVG ini memuat angka yang tidak dapat dibaca. Simpan ulang sebagai SVG biasa, lalu unggah lagi.")
		c.s = ""
		return 0
	}
	c.s = c.s[n:]
	return x
}

func (c *scan) flag() bool {
	c.space()
	if c.s != "" && (c.s[0] == '0' || c.s[0] == '1') {
		on := c.s[0] == '1'
		c.s = c.s[1:]
		return on
	}
	return c.number() != 0
}

func (c *scan) more() bool {
	c.space()
	return c.err == nil && c.s != "" && strings.IndexByte("+-.0123456789", c.s[0]) >= 0
}

// A line is one outline; closed: its end is joined to its start.
type line struct {
	pts    []point
	closed bool
}

// An outline makes lines of curves, no further from them than tol.
type outline struct {
	lines []line
	at    point
	tol   float64
	left  *int // points that may still be made
	err   error
}

func (o *outline) move(p point) {
	o.lines = append(o.lines, line{pts: []point{p}})
	o.add(0)
	o.at = p
}

func (o *outline) add(n int) {
	if *o.left -= n + 1; *o.left < 0 {
		o.err = tooMuch()
	}
}

func (o *outline) to(p point) {
	if len(o.lines) == 0 || o.lines[len(o.lines)-1].closed {
		o.move(o.at)
	}
	if o.add(0); o.err != nil {
		return
	}
	l := &o.lines[len(o.lines)-1]
	l.pts = append(l.pts, p)
	o.at = p
}

func (o *outline) shut() {
	if n := len(o.lines); n > 0 {
		o.lines[n-1].closed = true
		o.at = o.lines[n-1].pts[0]
	}
}

// curve is a cubic Bézier; the number of lines follows from how far it bends.
func (o *outline) curve(b, c, d point) {
	a := o.at
	bend := math.Max(math.Hypot(a.x-2*b.x+c.x, a.y-2*b.y+c.y), math.Hypot(b.x-2*c.x+d.x, b.y-2*c.y+d.y))
	n := int(math.Min(math.Ceil(math.Sqrt(0.75*bend/o.tol)), 500))
	for i := 1; i < n && o.err == nil; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		w0, w1, w2, w3 := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		o.to(point{w0*a.x + w1*b.x + w2*c.x + w3*d.x, w0*a.y + w1*b.y + w2*c.y + w3*d.y})
	}
	o.to(d)
}

// arc is an elliptical arc from its end points [SVG 2 appendix B.2.4].
func (o *outline) arc(rx, ry, turn float64, large, sweep bool, end point) {
	a := o.at
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx < 1e-9 || ry < 1e-9 || a == end {
		o.to(end)
		return
	}
	sin, cos := math.Sincos(turn * math.Pi / 180)
	dx, dy := (a.x-end.x)/2, (a.y-end.y)/2
	x, y := cos*dx+sin*dy, -sin*dx+cos*dy
	if grow := x*x/(rx*rx) + y*y/(ry*ry); grow > 1 {
		rx, ry = rx*math.Sqrt(grow), ry*math.Sqrt(grow)
	}
	k := math.Sqrt(math.Max(0, (rx*rx*ry*ry-rx*rx*y*y-ry*ry*x*x)/(rx*rx*y*y+ry*ry*x*x)))
	if large == sweep {
		k = -k
	}
	cx, cy := k*rx*y/ry, -k*ry*x/rx
	mid := point{cos*cx - sin*cy + (a.x+end.x)/2, sin*cx + cos*cy + (a.y+end.y)/2}
	from := math.Atan2((y-cy)/ry, (x-cx)/rx)
	span := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - from
	if sweep && span < 0 {
		span += 2 * math.Pi
	} else if !sweep && span > 0 {
		span -= 2 * math.Pi
	}
	n := int(math.Min(math.Ceil(math.Abs(span)*math.Sqrt(math.Max(rx, ry)/(2*o.tol))), 1000))
	for i := 1; i < n && o.err == nil; i++ {
		s, c := math.Sincos(from + span*float64(i)/float64(n))
		o.to(point{mid.x + cos*rx*c - sin*ry*s, mid.y + sin*rx*c + cos*ry*s})
	}
	o.to(end)
}

// path reads the data of a path [SVG 2 chapter 9.3].
func (o *outline) path(data string) {
	c := &scan{s: data}
	cmd := byte(0)
	var start, ctrl point
	last := byte(0) // the kind of curve before, for those that go on smoothly
	for o.err == nil {
		if c.space(); c.s == "" {
			break
		}
		if strings.IndexByte("MmLlHhVvCcSsQqTtAaZz", c.s[0]) >= 0 {
			cmd, c.s = c.s[0], c.s[1:]
		} else if !c.more() || cmd == 0 || cmd|32 == 'z' {
			c.err = refused(nil, "Berkas SVG ini memuat bentuk yang tidak dapat dibaca. Simpan ulang sebagai SVG biasa, lalu unggah lagi.")
		}
		if c.err != nil {
			break
		}
		rel := point{}
		if cmd >= 'a' {
			rel = o.at
		}
		next := func() point { x := c.number(); return point{rel.x + x, rel.y + c.number()} }
		kind := cmd | 32
		smooth := o.at
		if (kind == 's' && (last == 'c' || last == 's')) || (kind == 't' && (last == 'q' || last == 't')) {
			smooth = point{2*o.at.x - ctrl.x, 2*o.at.y - ctrl.y}
		}
		switch kind {
		case 'm':
			o.move(next())
			start = o.at
			cmd -= 1 // further pairs are lines
		case 'l':
			o.to(next())
		case 'h':
			o.to(point{rel.x + c.number(), o.at.y})
		case 'v':
			o.to(point{o.at.x, rel.y + c.number()})
		case 'c':
			b := next()
			ctrl = next()
			o.curve(b, ctrl, next())
		case 's':
			ctrl = next()
			o.curve(smooth, ctrl, next())
		case 'q', 't':
			ctrl = smooth
			if kind == 'q' {
				ctrl = next()
			}
			a, e := o.at, next()
			o.curve(point{a.x + (ctrl.x-a.x)*2/3, a.y + (ctrl.y-a.y)*2/3}, point{e.x + (ctrl.x-e.x)*2/3, e.y + (ctrl.y-e.y)*2/3}, e)
		case 'a':
			rx, ry, turn := c.number(), c.number(), c.number()
			large, sweep := c.flag(), c.flag()
			o.arc(rx, ry, turn, large, sweep, next())
		case 'z':
			o.shut()
			o.at = start
		}
		last = kind
	}
	if o.err == nil {
		o.err = c.err
	}
}
