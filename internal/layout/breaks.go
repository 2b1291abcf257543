package layout

import (
	"math"

	"naskah/internal/document"
)

// A line is one set line: segments with their offsets from the column's left edge.
type line struct {
	segs []segment
	w    int  // printed width, without what hangs over
	cut  bool // the last word goes on
}

// A segment is text in one style. spread is added to each space inside it. What ends a line that goes on is said for those who read
// the text and not the page: the space at which it was broken, or that its last hyphen is none of the word's own.
type segment struct {
	x, w   int
	text   string
	style  style
	change change
	spread int
	ink    int  // width without the space at its end
	gap    bool // a space follows, which is not printed
	soft   bool // the last character is a hyphen at a syllable's end
}

// lines sets t in a column of the given width; first is taken from the width of the first line. Paragraphs are broken as a whole
// (least sum of demerits over all lines), not line by line.
func (s setter) lines(t document.Text, align document.Align, width, first int) []line {
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
		x := 0
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
	width, first int
	sum          []int // sum[i]: natural width of atoms before i, with the spaces after them
	give         []int // give[i]: width of the spaces after atoms before i
}

func (b *breaker) measure() {
	both := make([]int, 2*len(b.atoms)+2)
	b.sum, b.give = both[:len(b.atoms)+1], both[len(b.atoms)+1:]
	for i, a := range b.atoms {
		gap := b.gap(a)
		b.sum[i+1] = b.sum[i] + a.w + gap
		b.give[i+1] = b.give[i] + gap
	}
}

func (b *breaker) gap(a atom) int {
	if a.after == space || a.after == tie || a.after == glued {
		return b.s.spaceWidth(a.style)
	}
	return 0
}

// natural is the width of the line of atoms i to j-1, and how much of it is spaces.
func (b *breaker) natural(i, j int) (w, spaces int) {
	last := b.atoms[j-1]
	gap := b.gap(last)
	w, spaces = b.sum[j]-b.sum[i]-gap, b.give[j]-b.give[i]-gap
	if last.after == soft {
		w += b.s.hyphenWidth(last.style)
	}
	return w, spaces
}

func (b *breaker) measureOf(i int) int {
	if i == 0 {
		return b.width - b.first
	}
	return b.width
}

// A space may shrink by a quarter of itself; at half of itself more its badness is 100.
const shrinks = 4

// least is the width of a line whose spaces shrink as far as they may.
func (b *breaker) least(w, spaces int) int {
	if b.align == document.Justify {
		return w - spaces/shrinks
	}
	return w
}

// ends is the dynamic programme: best[j] is the least cost of a setting whose line ends before atom j.
func (b *breaker) ends() []int {
	n := len(b.atoms)
	best, from := make([]int64, n+1), make([]int, n+1)
	for j := 1; j <= n; j++ {
		best[j] = math.MaxInt64
		for i := j - 1; i >= 0; i-- {
			w, spaces := b.natural(i, j)
			if i < j-1 && b.least(w, spaces) > b.measureOf(i) {
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

// cent is one unit of badness or of a penalty: both are counted in hundredths. The worst line costs worst², so that not even a
// paragraph of a thousand such lines comes near the end of the integers.
const (
	cent  = 100
	worst = 600_000 * cent
)

// cost is the demerits of a line: (1 + badness)² + penalty².
func (b *breaker) cost(i, j, w, spaces int) int64 {
	last := j == len(b.atoms)
	slack := b.measureOf(i) - w
	pen := penalty(b.atoms[j-1].after, last)
	if i > 0 && !last && b.atoms[i-1].after == soft && b.atoms[j-1].after == soft {
		pen += 100 * cent // two hyphens one above the other
	}
	if i > 0 && last && b.atoms[i-1].after == soft && w < b.width/4 {
		pen += 1000 * cent // a last line of little more than the end of a word
	}
	bad := cent + min(b.badness(i, w, spaces, slack, last), worst)
	return int64(bad)*int64(bad) + int64(pen)*int64(pen)
}

// badness says how far a line is from its natural width.
func (b *breaker) badness(i, w, spaces, slack int, last bool) int {
	ragged := func() int {
		share := thousandths(max(slack, 0), max(b.width, 1))
		return share * share / 100 // 100·share²
	}
	switch {
	case b.align == document.Center:
		return ragged()
	case last && slack >= 0:
		return b.lastLine(i, w)
	case b.align != document.Justify:
		return ragged()
	case slack < 0:
		r := min(thousandths(-slack*shrinks, max(spaces, 1)), 1000)
		return r * r * r / 100_000 // 100·r³
	case spaces == 0:
		return 20_000*cent + thousandths(slack, max(b.width, 1))*1000 // 10,000·share more
	default:
		return looseness(thousandths(slack*2, spaces))
	}
}

func thousandths(a, b int) int { return a * 1000 / b }

// looseness grows with the cube of the stretch r (in thousandths of the ideal), and evenly from twice the ideal on, so that of two bad
// lines the better one wins.
func looseness(r int) int {
	if r > 2000 {
		return 800*cent + (r-2000)*120
	}
	return r * r * r / 100_000
}

// lastLine holds back from a last line of one short word.
func (b *breaker) lastLine(i, w int) int {
	if i > 0 && w < b.width/8 {
		return 100 * cent
	}
	return 0
}

func penalty(j joint, last bool) int {
	if last {
		return 0
	}
	switch j {
	case space:
		return 0
	case plain:
		return 70 * cent
	case soft:
		return 110 * cent
	case tie:
		return 1500 * cent
	default:
		return 200_000 * cent
	}
}

// set places the atoms i to j-1 on a line that starts at x.
func (b *breaker) set(i, j, x int) line {
	w, spaces := b.natural(i, j)
	slack := b.width - x - w
	f := filling{spaces: spaces}
	switch {
	case b.align == document.Center:
		x += slack / 2
	case b.align == document.Right:
		x += slack
	case b.align == document.Justify && spaces > 0 && (j < len(b.atoms) || slack < 0):
		f.slack = slack
	}
	ln := line{w: x + w + f.slack, cut: j < len(b.atoms) && b.gap(b.atoms[j-1]) == 0}
	ln.segs = make([]segment, 0, 1)
	for i < j {
		seg, next := b.segment(i, j, x, f)
		x = seg.x + seg.w
		ln.segs = append(ln.segs, seg)
		i = next
	}
	return ln
}

// A filling is what the spaces of a line take up beyond their own width, or less than it.
type filling struct{ slack, spaces int }

// of is the share of one space.
func (f filling) of(gap int) int {
	if f.slack == 0 {
		return 0
	}
	return f.slack * gap / f.spaces
}

// segment joins atoms of one style from i on. Where spaces shrink, each word is a segment of its own: the PDF writer can widen
// spaces but not narrow them.
func (b *breaker) segment(i, end, x int, f filling) (segment, int) {
	first := b.atoms[i]
	seg := segment{x: x, style: first.style, change: first.change, spread: max(f.of(b.s.spaceWidth(first.style)), 0)}
	text := make([]byte, 0, 96)
	for i < end && b.atoms[i].style == first.style && b.atoms[i].change == first.change {
		a := b.atoms[i]
		text = append(text, a.text...)
		seg.w += a.w
		seg.ink = seg.w
		i++
		if i == end {
			if a.after == soft {
				text = append(text, '-')
				seg.w += b.s.hyphenWidth(a.style)
				seg.soft, seg.ink = true, seg.w
			}
			seg.gap = b.gap(a) > 0 && end < len(b.atoms)
			break
		}
		if gap := b.gap(a); gap > 0 {
			text = append(text, ' ')
			seg.w += gap + f.of(gap)
			if f.slack < 0 {
				break
			}
		}
	}
	seg.text = string(text)
	return seg, i
}
