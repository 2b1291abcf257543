package emblem

import (
	"image"
	"image/color"
	"math"
	"slices"
)

// subLines is how many lines are looked at in each row of pixels; across a line the cover of a pixel is exact.
const subLines = 5

// An edge is one side of an outline, between two sub-lines.
type edge struct {
	x, dx    float64 // where it crosses its first sub-line, and how far on it is at each next
	from, to int
	dir      int
}

// edges are the sides of closed outlines in pixels.
func edges(lines []line, m matrix, h int) []edge {
	var out []edge
	side := func(a, b point) {
		dir := 1
		if a.y > b.y {
			a, b, dir = b, a, -1
		}
		lo, hi := math.Ceil(a.y*subLines-0.5), math.Ceil(b.y*subLines-0.5)
		from, to := int(math.Max(lo, 0)), int(math.Min(hi, float64(h*subLines)))
		if from >= to {
			return
		}
		dx := (b.x - a.x) / (b.y - a.y) / subLines
		out = append(out, edge{a.x + ((float64(from)+0.5)/subLines-a.y)*dx*subLines, dx, from, to, dir})
	}
	for _, l := range lines {
		for i := range l.pts {
			side(m.of(l.pts[i]), m.of(l.pts[(i+1)%len(l.pts)]))
		}
	}
	return out
}

// fill colours what lies inside of the outlines. steps is what the drawing may still cost; false when it is used up.
func fill(dst *image.RGBA, list []edge, evenOdd bool, c color.NRGBA, steps *int) bool {
	w := dst.Bounds().Dx()
	slices.SortStableFunc(list, func(a, b edge) int { return a.from - b.from })
	type crossing struct {
		x   float64
		dir int
	}
	var active []edge
	var cross []crossing
	cover := make([]float64, w)
	for next, y := 0, 0; next < len(list) || len(active) > 0; y++ {
		if len(active) == 0 && next < len(list) && list[next].from/subLines > y {
			y = list[next].from / subLines
		}
		clear(cover)
		for sub := y * subLines; sub < (y+1)*subLines; sub++ {
			for ; next < len(list) && list[next].from <= sub; next++ {
				active = append(active, list[next])
			}
			active = slices.DeleteFunc(active, func(e edge) bool { return e.to <= sub })
			cross = cross[:0]
			for i := range active {
				cross = append(cross, crossing{active[i].x, active[i].dir})
				active[i].x += active[i].dx
			}
			if *steps -= len(active) + 1; *steps < 0 {
				return false
			}
			slices.SortFunc(cross, func(a, b crossing) int {
				if a.x < b.x {
					return -1
				} else if a.x > b.x {
					return 1
				}
				return a.dir - b.dir
			})
			wind := 0
			for i := 0; i+1 < len(cross); i++ {
				wind += cross[i].dir
				if evenOdd && i%2 == 0 || !evenOdd && wind != 0 {
					*steps -= covered(cover, cross[i].x, cross[i+1].x)
				}
			}
		}
		for x, v := range cover {
			if v > 0 {
				blend(dst, x, y, c, math.Min(v/subLines, 1))
			}
		}
		*steps -= w / 8
	}
	return *steps >= 0
}

// covered adds how much of each pixel lies between a and b; it returns how many were touched.
func covered(cover []float64, a, b float64) int {
	a, b = math.Max(a, 0), math.Min(b, float64(len(cover)))
	if a >= b {
		return 1
	}
	i, j := int(a), int(b)
	if i == j {
		cover[i] += b - a
		return 1
	}
	cover[i] += float64(i+1) - a
	for k := i + 1; k < j; k++ {
		cover[k]++
	}
	if j < len(cover) {
		cover[j] += b - float64(j)
	}
	return j - i
}

// blend lays c over a pixel of an opaque picture.
func blend(dst *image.RGBA, x, y int, c color.NRGBA, part float64) {
	i := dst.PixOffset(x, y)
	a := part * float64(c.A) / 255
	for n, v := range [3]uint8{c.R, c.G, c.B} {
		dst.Pix[i+n] = uint8(float64(dst.Pix[i+n])*(1-a) + float64(v)*a + 0.5)
	}
}

// A pen is how outlines are stroked, in the units of their path.
type pen struct {
	width      float64
	join, cap  string
	miter, tol float64
}

// stroke is the area that a pen covers: pieces that all turn the same way, so that where they overlap they are one.
func (k pen) stroke(lines []line) []line {
	var out []line
	r := k.width / 2
	piece := func(pts ...point) {
		if area(pts) < 0 {
			slices.Reverse(pts)
		}
		out = append(out, line{pts: pts, closed: true})
	}
	round := func(p point) {
		n := int(math.Min(math.Max(8, math.Ceil(math.Pi*math.Sqrt(r/(2*k.tol))*2)), 64))
		pts := make([]point, n)
		for i := range pts {
			s, c := math.Sincos(2 * math.Pi * float64(i) / float64(n))
			pts[i] = point{p.x + r*c, p.y + r*s}
		}
		piece(pts...)
	}
	for _, l := range lines {
		pts := slices.Compact(slices.Clone(l.pts))
		if l.closed && len(pts) > 1 && pts[0] != pts[len(pts)-1] {
			pts = append(pts, pts[0])
		}
		if len(pts) == 1 {
			if k.cap == "round" {
				round(pts[0])
			}
			continue
		}
		for i := 0; i+1 < len(pts); i++ {
			a, b := pts[i], pts[i+1]
			d := math.Hypot(b.x-a.x, b.y-a.y)
			ux, uy := (b.x-a.x)/d*r, (b.y-a.y)/d*r
			if k.cap == "square" && !l.closed {
				if i == 0 {
					a = point{a.x - ux, a.y - uy}
				}
				if i+2 == len(pts) {
					b = point{b.x + ux, b.y + uy}
				}
			}
			piece(point{a.x - uy, a.y + ux}, point{b.x - uy, b.y + ux}, point{b.x + uy, b.y - ux}, point{a.x + uy, a.y - ux})
			switch {
			case i+2 < len(pts):
				k.corner(pts[i], pts[i+1], pts[i+2], piece, round)
			case l.closed:
				k.corner(pts[i], pts[i+1], pts[1], piece, round)
			}
		}
		if k.cap == "round" && !l.closed {
			round(pts[0])
			round(pts[len(pts)-1])
		}
	}
	return out
}

// corner fills the gap at b between two sides.
func (k pen) corner(a, b, c point, piece func(...point), round func(point)) {
	r := k.width / 2
	d1, d2 := math.Hypot(b.x-a.x, b.y-a.y), math.Hypot(c.x-b.x, c.y-b.y)
	u, v := point{(b.x - a.x) / d1, (b.y - a.y) / d1}, point{(c.x - b.x) / d2, (c.y - b.y) / d2}
	turn, along := u.x*v.y-u.y*v.x, u.x*v.x+u.y*v.y
	if math.Abs(turn) < 1e-9 && along > 0 {
		return
	}
	if k.join == "round" {
		round(b)
		return
	}
	side := -r // the outer side of the corner
	if turn < 0 {
		side = r
	}
	p, q := point{b.x - u.y*side, b.y + u.x*side}, point{b.x - v.y*side, b.y + v.x*side}
	// The tip lies at 1/cos of half the turn from b; the miter limit bounds it [SVG 2 13.5.4].
	half := math.Sqrt(math.Max((1+along)/2, 0))
	if k.join == "miter" && half > 1e-6 && 1/half <= k.miter {
		mx, my := (p.x+q.x)/2-b.x, (p.y+q.y)/2-b.y
		piece(b, p, point{b.x + mx/(half*half), b.y + my/(half*half)}, q)
		return
	}
	piece(b, p, q)
}

func area(pts []point) float64 {
	sum := 0.0
	for i, p := range pts {
		q := pts[(i+1)%len(pts)]
		sum += p.x*q.y - q.x*p.y
	}
	return sum
}
