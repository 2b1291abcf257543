package layout

import (
	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/pdfa"
)

// A foot is what stands below the text on every page.
type foot struct {
	marks  []mark
	bottom int // from the end of the text area to the paper's lower edge
}

const (
	footGap     = 12 * pt // between text area and foot
	parafWidth  = 84 * pt
	parafHeight = 32 * pt
	parafSize   = 7 * pt
	parafLead   = 8 * pt
	leastType   = 3_500 // no type is smaller
)

// foot sets the note of electronically signed pages [OP 2] and, on the paper path, the box for the parties' paraf, bottom right
// [OP 1.3].
func (l *family) foot(t document.Tree, o Options) (foot, error) {
	p := o.Profile
	f := foot{bottom: p.Bottom}
	width := p.textWidth()
	if n := len(t.Paraf); n > 0 {
		w := min(parafWidth, p.textWidth()/n)
		f.paraf(l, t.Paraf, p, w)
		width -= w*n + 12*pt
	}
	side, code, err := footCode(o.Verify)
	if err != nil || t.Footer == "" && side == 0 {
		return f, err
	}
	left := p.Left
	if side > 0 {
		left, width = left+side+footGap/2, width-side-footGap/2
	}
	lines := setter{l, footSize}.lines(plainText(t.Footer), document.Left, max(width, leastText), 0)
	need := footGap + max(len(lines)*footLead, side+pt) + edge
	if need > p.H/4 {
		return f, naskah.Errorf(naskah.Invalid, codeFooter, "Catatan kaki terlalu panjang: paling banyak %d baris pada kertas %s.", (p.H/4-footGap-edge)/footLead, p.Name)
	}
	f.bottom = max(f.bottom, need)
	top := p.H - f.bottom + footGap
	f.marks = append(f.marks, ruleMark{p.Left, top - 3*pt, left + max(width, leastText), top - 3*pt, 400})
	if side > 0 {
		f.marks = append(f.marks, codeMark{rect{p.Left, top + pt, side, side}, code})
	}
	for i, ln := range lines {
		f.marks = append(f.marks, textMarks(ln, left, top+i*footLead+baseline(footSize, footLead), footSize, nil)...)
	}
	return f, nil
}

func (f *foot) paraf(l *family, labels []string, p Profile, w int) {
	f.bottom = max(f.bottom, footGap+parafHeight+edge)
	top := p.H - f.bottom + footGap
	left := p.W - p.Right - w*len(labels)
	right, bottom := p.W-p.Right, top+parafHeight
	for _, y := range []int{top, bottom} {
		f.marks = append(f.marks, ruleMark{left, y, right, y, rule})
	}
	for i := range len(labels) + 1 {
		x := left + w*i
		f.marks = append(f.marks, ruleMark{x, top, x, bottom, rule})
	}
	for i, label := range labels {
		b := l.shrink(plainText(label), w-6*pt, parafHeight/2, parafSize, parafLead)
		f.marks = append(f.marks, b.marks(left+w*i+3*pt, top+2*pt, nil)...)
	}
}

// A fitted text is centred lines in the largest type that fits a box.
type fitted struct {
	lines         []line
	size, leading int
}

// shrink sets t centred in a box; the type shrinks until it fits, and what would be too small to read is cut.
func (l *family) shrink(t document.Text, w, h, size, leading int) fitted {
	for {
		b := fitted{setter{l, size}.lines(t, document.Center, w, 0), size, leading}
		if len(b.lines)*b.leading <= h {
			return b
		}
		if b.size < leastType {
			b.lines = b.lines[:max(h/b.leading, 1)]
			return b
		}
		size, leading = size*93/100, leading*93/100
	}
}

func (b fitted) marks(x, top int, tag *pdfa.Elem) []mark {
	var out []mark
	for i, ln := range b.lines {
		out = append(out, textMarks(ln, x, top+i*b.leading+baseline(b.size, b.leading), b.size, tag)...)
	}
	return out
}
