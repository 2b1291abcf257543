package layout

import (
	"math"

	"naskah/internal/document"
)

// A line is one set line: segments with their offsets from the column's left edge.
type line struct {
	segs []segment
	w    float64 // printed width, without what hangs over
	cut  bool    // the last word goes on
}

// A segment is text in one style. spread is added to each space inside it. What ends a line that goes on is said for those who read
// the text and not the page: the space at which it was broken, or that its last hyphen is none of the word's own.
type segment struct {
	x, w   float64
	text   string
	bold   bool
	spread float64
	gap    bool // a space follows, which is not printed
	soft   bool // the last character is a hyphen at a syllable's end
}

// lines sets t in a column of the given width; first is taken from the width of the first line. Paragraphs are broken as a whole
// (least sum of demerits over all lines), not line by line.
func (s setter) lines(t document.Text, align document.Align, width, first float64) []line {
	atoms := s.atoms(t, width-first, align == document.Justify)
	if len(atoms) == 0 {
		return nil
	}
	b := &breaker{s: s, atoms: atoms, align: align, width: width, first: first}
	b.measure()
	ends := b.ends()
	out := make([]line, 0, len(ends))
	start := 0
	for n, end := range ends {
		x := 0.0
		if n == 0 {
			x = first
		}
		out = append(out, b.set(start, end, x))
		start = end
	}
	return out
}

// A breaker finds the line ends of one paragraph.
type breaker struct {
	s            setter
	atoms        []atom
	align        document.Align
	width, first float64
	sum          []float64 // sum[i]: natural width of atoms before i, with the spaces after them
	give         []float64 // give[i]: width of the spaces after atoms before i
}

func (b *breaker) measure() {
	b.sum, b.give = make([]float64, len(b.atoms)+1), make([]float64, len(b.atoms)+1)
	for i, a := range b.atoms {
		gap := b.gap(a)
		b.sum[i+1] = b.sum[i] + a.w + gap
		b.give[i+1] = b.give[i] + gap
	}
}

func (b *breaker) gap(a atom) float64 {
	if a.after == space || a.after == tie || a.after == glued {
		return b.s.spaceWidth(a.bold)
	}
	return 0
}

// natural is the width of the line of atoms i to j-1, and how much of it is spaces.
func (b *breaker) natural(i, j int) (w, spaces float64) {
	last := b.atoms[j-1]
	gap := b.gap(last)
	w, spaces = b.sum[j]-b.sum[i]-gap, b.give[j]-b.give[i]-gap
	if last.after == soft {
		w += b.s.hyphenWidth(last.bold)
	}
	return w, spaces
}

func (b *breaker) measureOf(i int) float64 {
	if i == 0 {
		return b.width - b.first
	}
	return b.width
}

// A space may shrink by a quarter of itself and stretches by half of itself at badness 100.
const (
	shrink  = 0.25
	stretch = 0.5
	slop    = 0.01 // pt, for sums of floats
)

// ends is the dynamic programme: best[j] is the least cost of a setting whose line ends before atom j.
func (b *breaker) ends() []int {
	n := len(b.atoms)
	best, from := make([]float64, n+1), make([]int, n+1)
	for j := 1; j <= n; j++ {
		best[j] = math.Inf(1)
		for i := j - 1; i >= 0; i-- {
			w, spaces := b.natural(i, j)
			least := w
			if b.align == document.Justify {
				least -= spaces * shrink
			}
			if least > b.measureOf(i)+slop && i < j-1 {
				break
			}
			if cost := best[i] + b.cost(i, j, w, spaces); cost < best[j] {
				best[j], from[j] = cost, i
			}
		}
	}
	var ends []int
	for j := n; j > 0; j = from[j] {
		ends = append(ends, j)
	}
	for i, j := 0, len(ends)-1; i < j; i, j = i+1, j-1 {
		ends[i], ends[j] = ends[j], ends[i]
	}
	return ends
}

func (b *breaker) cost(i, j int, w, spaces float64) float64 {
	last := j == len(b.atoms)
	slack := b.measureOf(i) - w
	pen := penalty(b.atoms[j-1].after, last)
	if i > 0 && !last && b.atoms[i-1].after == soft && b.atoms[j-1].after == soft {
		pen += 100 // two hyphens one above the other
	}
	if i > 0 && last && b.atoms[i-1].after == soft && w < b.width/4 {
		pen += 1000 // a last line of little more than the end of a word
	}
	var bad float64
	switch {
	case b.align == document.Center:
		bad = 100 * math.Pow(math.Max(slack, 0)/b.width, 2)
	case last && slack >= 0:
		bad = b.lastLine(i, w)
	case b.align != document.Justify:
		bad = 100 * math.Pow(math.Max(slack, 0)/b.width, 2)
	case slack < 0:
		bad = math.Min(100*math.Pow(-slack/math.Max(spaces*shrink, slop), 3), 100)
	case spaces == 0:
		bad = 20000 + 10000*slack/b.width
	default:
		bad = looseness(slack / (spaces * stretch))
	}
	return (1+bad)*(1+bad) + pen*pen
}

// looseness grows with the cube of the stretch, and evenly from twice the ideal on, so that of two bad lines the better one wins.
func looseness(r float64) float64 {
	if r > 2 {
		return 800 + 1200*(r-2)
	}
	return 100 * r * r * r
}

// lastLine holds back from a last line of one short word.
func (b *breaker) lastLine(i int, w float64) float64 {
	if i > 0 && w < b.width/8 {
		return 100
	}
	return 0
}

func penalty(j joint, last bool) float64 {
	if last {
		return 0
	}
	switch j {
	case space:
		return 0
	case plain:
		return 70
	case soft:
		return 110
	case tie:
		return 1500
	default:
		return 200000
	}
}

// set places the atoms i to j-1 on a line that starts at x.
func (b *breaker) set(i, j int, x float64) line {
	w, spaces := b.natural(i, j)
	slack := b.width - x - w
	ratio := 0.0 // of each space's own width
	switch {
	case b.align == document.Center:
		x += slack / 2
	case b.align == document.Right:
		x += slack
	case b.align == document.Justify && spaces > 0 && (j < len(b.atoms) || slack < 0):
		ratio = slack / spaces
	}
	ln := line{w: x + w, cut: j < len(b.atoms) && b.gap(b.atoms[j-1]) == 0}
	if ratio != 0 {
		ln.w = x + w + slack
	}
	for i < j {
		seg, next := b.segment(i, j, x, ratio)
		x = seg.x + seg.w
		ln.segs = append(ln.segs, seg)
		i = next
	}
	return ln
}

// segment joins atoms of one style from i on. Where spaces shrink, each word is a segment of its own: the PDF writer can widen
// spaces but not narrow them.
func (b *breaker) segment(i, end int, x, ratio float64) (segment, int) {
	first := b.atoms[i]
	seg := segment{x: x, bold: first.bold, spread: math.Max(ratio, 0) * b.s.spaceWidth(first.bold)}
	text := make([]byte, 0, 64)
	for i < end && b.atoms[i].bold == first.bold {
		a := b.atoms[i]
		text = append(text, a.text...)
		seg.w += a.w
		i++
		if i == end {
			if a.after == soft {
				text = append(text, '-')
				seg.w += b.s.hyphenWidth(a.bold)
				seg.soft = true
			}
			seg.gap = b.gap(a) > 0 && end < len(b.atoms)
			break
		}
		if gap := b.gap(a); gap > 0 {
			text = append(text, ' ')
			seg.w += gap * (1 + ratio)
			if ratio < 0 {
				break
			}
		}
	}
	seg.text = string(text)
	return seg, i
}
