package layout

import (
	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/pdfa"
)

// A hold says how much a page break after an item would hurt; the least hurtful one is taken.
type hold uint8

const (
	free  hold = iota
	along      // before the closing: the end of the last clause goes along, so that the last page is not signatures only
	row        // between the rows of a signature block, the lines of one table row, the parts of a word
	bound      // after a title, before a lone line, between the closing and the signatures
)

// An item is a slice of the page that is never divided: a line of text, a row of a table's line, a row's room for ink.
type item struct {
	gap   int // above it, unless it begins a page
	h     int
	after hold
	ends  bool // its page ends with it
	lines int  // 1 if it is running text
	marks []mark
	grid  *grid // table it belongs to
	row   int
}

// A flow makes items of blocks.
type flow struct {
	l        *family
	album    *album
	p        Profile
	images   func(naskah.Digest) ([]byte, error)
	fields   bool // places for electronic signatures are fields of the file
	items    []item
	diktum   int                    // where the texts of a keputusan begin; 0: there are none
	partHang int                    // where the texts of labelled parts begin: "VIII." and "I." alike
	beside   int                    // width that the paragraph before takes of the line on which labels begin
	root     *pdfa.Elem             // of the structure tree
	spans    map[stretch]*pdfa.Elem // of the changes of a redline
}

func (f *flow) body() setter { return setter{f.l, f.p.Size} }

func (f *flow) block(b document.Block) {
	switch b := b.(type) {
	case document.Heading:
		f.title(b.Lines, blockGap, sameTag(f.tag("H1")))
	case document.NomorLines:
		f.title(b.Lines, blockGap+titleGap, func() *pdfa.Elem { return f.tag("P") })
	case document.Paragraph:
		f.paragraph(b)
	case document.Komparisi:
		f.komparisi(b)
	case document.Labels:
		f.labels(b)
	case document.List:
		f.list(f.root, b.Items, f.p.Left, blockGap-paraGap+pt)
	case document.Pasal:
		f.pasal(b)
	case document.Table:
		f.table(b)
	case document.Attachment:
		f.attachment(b)
	case document.Closing:
		f.closing(b)
	case document.SignatureBlock:
		f.signatures(b)
	}
}

// tag adds an element to the end of the structure tree.
func (f *flow) tag(kind string) *pdfa.Elem { return grown(f.root, kind) }

// sameTag is one element for all lines.
func sameTag(e *pdfa.Elem) func() *pdfa.Elem { return func() *pdfa.Elem { return e } }

// grown adds an element below another one.
func grown(e *pdfa.Elem, kind string) *pdfa.Elem {
	k := pdfa.New(kind)
	e.Add(k)
	return k
}

// A cell is a column of lines that stands beside others.
type cell struct {
	x     int
	lines []line
	tag   *pdfa.Elem
}

// side sets cells side by side, line by line, as items that may break across pages but leave no lone line behind or ahead.
func (f *flow) side(gap int, cells ...cell) {
	f.place(f.p.Size, f.p.Leading, gap, cells...)
}

func (f *flow) place(size, leading, gap int, cells ...cell) {
	n := 0
	for _, c := range cells {
		n = max(n, len(c.lines))
	}
	for i := range n {
		it := item{gap: gap, h: leading, lines: 1}
		gap = 0
		for _, c := range cells {
			if i < len(c.lines) {
				it.marks = append(it.marks, f.lineMarks(c.lines[i], c.x, baseline(size, leading), size, c.tag)...)
				if c.lines[i].cut {
					it.after = row
				}
			}
		}
		if n > 1 && (i == 0 || i == n-2) && i < n-1 {
			it.after = bound
		}
		f.items = append(f.items, it)
	}
}

// baseline is where letters stand in a line of the given height.
func baseline(size, leading int) int { return leading/2 + size*3/10 }

// lineMarks are the marks of a line of text, with the rules and the elements of its changes.
func (f *flow) lineMarks(ln line, x, y, size int, tag *pdfa.Elem) []mark {
	out := make([]mark, 0, len(ln.segs))
	for _, s := range ln.segs {
		s.x += x
		out = append(out, textMark{segment: s, y: y, size: size, tag: f.spanOf(tag, s.change)})
		if rule, ok := decorated(s, s.x, y, size); ok {
			out = append(out, rule)
		}
	}
	return out
}

// textMarks are the marks of a line that has no changes.
func textMarks(ln line, x, y, size int, tag *pdfa.Elem) []mark {
	out := make([]mark, 0, len(ln.segs))
	for _, s := range ln.segs {
		s.x += x
		out = append(out, textMark{segment: s, y: y, size: size, tag: tag})
	}
	return out
}

// keep binds the last item to what follows.
func (f *flow) keep() {
	if n := len(f.items); n > 0 {
		f.items[n-1].after = bound
	}
}

func plainText(s string) document.Text { return document.Text{{Text: s}} }

func plainRun(s string, bold bool) document.Text { return document.Text{{Text: s, Bold: bold}} }
