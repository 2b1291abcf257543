package pdftext

import (
	"bytes"
	"math"
	"strings"
)

// Read gives the words of each page, line by line in the order in which the page draws them. What a page marks as an artifact (page
// numbers, marks of drafts) is left out [ISO 32000-1 14.8.2.2]. The errors are those above.
func Read(b []byte) (Document, error) {
	if len(b) > maxFile {
		return Document{}, ErrLimit
	}
	if !bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")) {
		return Document{}, ErrNotPDF
	}
	f, err := scan(b)
	if err != nil {
		return Document{}, err
	}
	if f.locked {
		return Document{}, ErrEncrypted
	}
	var d Document
	size := 0
	pages := f.pages()
	for _, p := range pages {
		w := &writer{f: f, doc: &d}
		for _, c := range p.content {
			w.run(c, p.resources, 0)
		}
		d.Pages = append(d.Pages, w.text())
		if size += w.out.Len(); size > maxText || f.left <= 0 || f.inflated > maxInflated {
			return Document{}, ErrLimit
		}
	}
	if len(pages) == 0 {
		return Document{}, ErrNoPages
	}
	return d, nil
}

// A matrix maps as [ISO 32000-1 8.3.3] has it.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// A state is what q keeps.
type state struct {
	ctm                                     matrix
	font                                    *font
	size, charSpace, wordSpace, scale, lead float64
}

// A writer draws a page and writes down its words.
type writer struct {
	f     *file
	doc   *Document
	state state
	kept  []state
	tm    matrix
	tlm   matrix
	marks []mark

	out          strings.Builder
	x, y, em     float64 // where the last glyph ended, and its size
	begun        bool
	instead      string // what is written in place of the glyphs that follow
	replaceDrawn bool
}

// A mark is one BDC … EMC: an artifact, or a span whose words stand in it.
type mark struct{ artifact, actual bool }

func (w *writer) text() string {
	var lines []string
	for line := range strings.SplitSeq(w.out.String(), "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// run draws a content stream.
func (w *writer) run(content []byte, resources dict, depth int) {
	if depth == 0 && w.state.scale == 0 {
		w.state = state{ctm: identity, scale: 1}
	}
	l := &lexer{b: content, left: &w.f.left}
	var args []any
	for w.out.Len() <= maxText {
		x, ok := l.next()
		if !ok {
			return
		}
		op, isOp := x.(keyword)
		if !isOp {
			if len(args) < 64 {
				args = append(args, x)
			}
			continue
		}
		if op == "BI" { // an inline picture: its bytes are no operators
			w.doc.Pictures++
			if i := bytes.Index(content[l.i:], []byte("EI")); i >= 0 {
				l.i += i + 2
			}
		}
		w.do(op, args, resources, depth)
		args = args[:0]
	}
}

// do is one operator.
func (w *writer) do(op keyword, args []any, resources dict, depth int) {
	n := func(i int) float64 {
		if i < len(args) {
			v, _ := args[i].(float64)
			return v
		}
		return 0
	}
	s := &w.state
	switch op {
	case "q":
		if len(w.kept) < 200 {
			w.kept = append(w.kept, *s)
		}
	case "Q":
		if k := len(w.kept); k > 0 {
			*s, w.kept = w.kept[k-1], w.kept[:k-1]
		}
	case "cm":
		s.ctm = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}.times(s.ctm)
	case "BT":
		w.tm, w.tlm = identity, identity
	case "Tf":
		if len(args) > 0 {
			key, _ := args[0].(name)
			s.font, s.size = w.f.fontOf(w.f.dictOf(resources["Font"])[key]), n(1)
		}
	case "Tc":
		s.charSpace = n(0)
	case "Tw":
		s.wordSpace = n(0)
	case "Tz":
		s.scale = n(0) / 100
	case "TL":
		s.lead = n(0)
	case "Td":
		w.move(n(0), n(1))
	case "TD":
		s.lead = -n(1)
		w.move(n(0), n(1))
	case "Tm":
		w.tlm = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}
		w.tm = w.tlm
	case "T*":
		w.move(0, -s.lead)
	case "Tj":
		w.show(args)
	case "'":
		w.move(0, -s.lead)
		w.show(args)
	case "\"":
		s.wordSpace, s.charSpace = n(0), n(1)
		w.move(0, -s.lead)
		w.show(args[min(2, len(args)):])
	case "TJ":
		if len(args) > 0 {
			list, _ := args[0].([]any)
			w.show(list)
		}
	case "BMC", "BDC":
		w.begin(args, resources)
	case "EMC":
		if k := len(w.marks); k > 0 {
			w.marks = w.marks[:k-1]
		}
	case "Do":
		w.object(args, resources, depth)
	}
}

func (w *writer) move(x, y float64) {
	w.tlm = matrix{1, 0, 0, 1, x, y}.times(w.tlm)
	w.tm = w.tlm
}

// begin opens marked content.
func (w *writer) begin(args []any, resources dict) {
	var m mark
	if len(args) > 0 && len(w.marks) < 1000 {
		m.artifact = args[0] == name("Artifact")
		if len(args) > 1 {
			props := w.f.dictOf(args[1])
			if key, ok := args[1].(name); ok {
				props = w.f.dictOf(w.f.dictOf(resources["Properties"])[key])
			}
			if b, ok := w.f.resolve(props["ActualText"]).([]byte); ok {
				m.actual = true
				w.instead, w.replaceDrawn = textString(b), false
			}
		}
	}
	w.marks = append(w.marks, m)
}

// textString is a text string: UTF-16 with its mark, or PDFDocEncoding, which is Latin for our purpose.
func textString(b []byte) string {
	if bytes.HasPrefix(b, []byte("\xfe\xff")) {
		var out strings.Builder
		for i := 2; i < len(b); i += 64 {
			out.WriteString(utf16Text(b[i:min(i+64, len(b))]))
		}
		return out.String()
	}
	var out strings.Builder
	for _, c := range b {
		out.WriteString(winAnsi(c))
	}
	return out.String()
}

// object draws a form; a picture is counted.
func (w *writer) object(args []any, resources dict, depth int) {
	if len(args) == 0 || depth >= maxForms {
		return
	}
	key, _ := args[0].(name)
	s, ok := w.f.resolve(w.f.dictOf(resources["XObject"])[key]).(*stream)
	if !ok {
		return
	}
	if s.dict["Subtype"] != name("Form") {
		w.doc.Pictures++
		return
	}
	data, ok := w.f.decode(s)
	if !ok {
		return
	}
	kept, marks, tm, tlm := w.state, len(w.marks), w.tm, w.tlm
	if m := w.f.arrayOf(s.dict["Matrix"]); len(m) == 6 {
		var f matrix
		for i, x := range m {
			f[i] = w.f.numberOf(x)
		}
		w.state.ctm = f.times(w.state.ctm)
	}
	own := w.f.dictOf(s.dict["Resources"])
	if own == nil {
		own = resources
	}
	stack := w.kept
	w.kept = nil
	w.run(data, own, depth+1)
	w.state, w.tm, w.tlm, w.kept = kept, tm, tlm, stack
	if len(w.marks) > marks {
		w.marks = w.marks[:marks]
	}
}

// show draws strings; numbers between them move on.
func (w *writer) show(args []any) {
	s := &w.state
	if s.font == nil {
		return
	}
	for _, x := range args {
		switch y := x.(type) {
		case float64:
			w.tm = matrix{1, 0, 0, 1, -y / 1000 * s.size * s.scale, 0}.times(w.tm)
		case []byte:
			w.glyphs(y)
		}
	}
}

func (w *writer) glyphs(b []byte) {
	s := &w.state
	step := 1
	if s.font.wide {
		step = 2
	}
	for i := 0; i+step <= len(b); i += step {
		code := int(b[i])
		if step == 2 {
			code = code<<8 | int(b[i+1])
		}
		width, ok := s.font.widths[code]
		if !ok {
			width = s.font.missing
		}
		letter, known := s.font.letters[code]
		if !known {
			w.doc.Unreadable++
		}
		at := w.tm.times(s.ctm)
		advance := width/1000*s.size + s.charSpace
		if step == 1 && code == ' ' {
			advance += s.wordSpace
		}
		w.tm = matrix{1, 0, 0, 1, advance * s.scale, 0}.times(w.tm)
		w.letter(letter, at, w.tm.times(s.ctm), s.size)
	}
}

// letter writes one glyph's letters, after a space or a new line where the page shows one.
func (w *writer) letter(t string, from, to matrix, size float64) {
	for _, m := range w.marks {
		if m.artifact {
			return
		}
	}
	if k := len(w.marks); k > 0 && w.marks[k-1].actual {
		if w.replaceDrawn {
			w.x, w.y = to[4], to[5]
			return
		}
		t, w.replaceDrawn = w.instead, true
	}
	em := math.Max(1, math.Abs(size)*math.Hypot(from[2], from[3]))
	if w.begun {
		switch gap := from[4] - w.x; {
		case math.Abs(from[5]-w.y) > 0.5*math.Max(em, w.em)*0.9:
			w.out.WriteByte('\n')
		case gap > 0.17*em || gap < -em:
			w.out.WriteByte(' ')
		}
	}
	w.out.WriteString(t)
	w.x, w.y, w.em, w.begun = to[4], to[5], em, true
}
