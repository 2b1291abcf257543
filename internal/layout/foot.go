package layout

import (
	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/pdfa"
)

// A foot is what stands below the text on every page.
type foot struct {
	marks  []mark
	bottom float64 // from the end of the text area to the paper's lower edge
}

const (
	footGap     = 12 // between text area and foot
	parafWidth  = 84
	parafHeight = 32
	parafSize   = 7
	parafLead   = 8
)

// foot sets the note of electronically signed pages [OP 2] and, on the paper path, the box for the parties' paraf, bottom right
// [OP 1.3].
func (l *Layout) foot(t document.Tree, p Profile) (foot, error) {
	f := foot{bottom: p.Bottom}
	width := p.textWidth()
	if n := len(t.Paraf); n > 0 {
		w := min(parafWidth, p.textWidth()/float64(n))
		f.paraf(l, t.Paraf, p, w)
		width -= w*float64(n) + 12
	}
	if t.Footer == "" {
		return f, nil
	}
	lines := setter{l, footSize}.lines(plainText(t.Footer), document.Left, max(width, 120), 0)
	need := footGap + float64(len(lines))*footLead + edge
	if need > p.H/4 {
		return f, naskah.Errorf(naskah.Invalid, codeFooter, "Catatan kaki terlalu panjang: paling banyak %d baris pada kertas %s.", int((p.H/4-footGap-edge)/footLead), p.Name)
	}
	f.bottom = max(f.bottom, need)
	top := p.H - f.bottom + footGap
	f.marks = append(f.marks, ruleMark{p.Left, top - 3, p.Left + max(width, 120), top - 3, 0.4})
	for i, ln := range lines {
		f.marks = append(f.marks, textMarks(ln, p.Left, top+float64(i)*footLead+baseline(footSize, footLead), footSize, nil)...)
	}
	return f, nil
}

func (f *foot) paraf(l *Layout, labels []string, p Profile, w float64) {
	f.bottom = max(f.bottom, footGap+parafHeight+edge)
	top := p.H - f.bottom + footGap
	left := p.W - p.Right - w*float64(len(labels))
	right, bottom := p.W-p.Right, top+parafHeight
	for _, y := range []float64{top, bottom} {
		f.marks = append(f.marks, ruleMark{left, y, right, y, 0.5})
	}
	for i := range len(labels) + 1 {
		x := left + w*float64(i)
		f.marks = append(f.marks, ruleMark{x, top, x, bottom, 0.5})
	}
	for i, label := range labels {
		b := l.shrink(plainText(label), w-6, parafHeight/2, parafSize, parafLead)
		f.marks = append(f.marks, b.marks(left+w*float64(i)+3, top+2, nil)...)
	}
}

// A fitted text is centred lines in the largest type that fits a box.
type fitted struct {
	lines         []line
	size, leading float64
}

// shrink sets t centred in a box; the type shrinks until it fits, and what would be too small to read is cut.
func (l *Layout) shrink(t document.Text, w, h, size, leading float64) fitted {
	const least = 3.5
	for scale := 1.0; ; scale *= 0.93 {
		b := fitted{setter{l, size * scale}.lines(t, document.Center, w, 0), size * scale, leading * scale}
		if float64(len(b.lines))*b.leading <= h {
			return b
		}
		if b.size < least {
			b.lines = b.lines[:max(int(h/b.leading), 1)]
			return b
		}
	}
}

func (b fitted) marks(x, top float64, tag *pdfa.Elem) []mark {
	var out []mark
	for i, ln := range b.lines {
		out = append(out, textMarks(ln, x, top+float64(i)*b.leading+baseline(b.size, b.leading), b.size, tag)...)
	}
	return out
}
