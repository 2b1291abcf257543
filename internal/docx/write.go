package docx

import (
	"strconv"
	"strings"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// A Page is the paper with its margins and its type, in thousandths of a pt.
type Page struct {
	W, H                     int
	Top, Right, Bottom, Left int
	Size                     int    // of the type; 0: 12 pt
	Font                     string // empty: Bookman Old Style, the face of the forms [P22 Lampiran]
	Halaman                  naskah.Halaman
}

const pt = 1000

// A4 is the paper of naskah dinas with margins of 2.54 cm [Permendagri 1/2023 Pasal 28 ayat (2)].
var A4 = Page{W: 595_280, H: 841_890, Top: 72 * pt, Right: 72 * pt, Bottom: 72 * pt, Left: 72 * pt}

// Options say how a tree is written. Images gives a picture as PNG or JPEG; where it is nil or has none, a frame with the emblem's label
// stands. Properties are kept in the file and come back with it (Read).
type Options struct {
	Page       Page // zero: A4
	Images     func(naskah.Digest) ([]byte, error)
	Properties map[string]string
	Mark       string // "KONSEP": stands in the head of every page
}

// Write makes a Word document of t. The same tree and options make the same bytes. It is Invalid, NSK-WORD-HURUF, when a text holds a
// control character, which the format cannot; an error of Images is passed on.
func Write(t document.Tree, o Options) ([]byte, error) {
	if o.Page.W == 0 {
		o.Page = A4
	}
	if o.Page.Size == 0 {
		o.Page.Size = 12 * pt
	}
	if o.Page.Font == "" {
		o.Page.Font = "Bookman Old Style"
	}
	w := &writer{tree: t, o: o, names: bookmarks(t), width: twips(o.Page.W - o.Page.Left - o.Page.Right)}
	w.column = w.diktumColumn()
	if err := w.kop(t.Kop); err != nil {
		return nil, err
	}
	for _, b := range t.Blocks {
		if err := w.block(b); err != nil {
			return nil, err
		}
	}
	if w.inTable { // a document ends with a paragraph
		w.paragraph(par{style: styleNormal}, nil)
	}
	if w.bad != 0 {
		return nil, naskah.Errorf(naskah.Invalid, "NSK-WORD-HURUF", "Teks memuat tanda kendali U+%04X, yang tidak dapat disimpan dalam dokumen Word. Hapus tanda itu dari isian.", w.bad)
	}
	return w.pack()
}

// A writer writes the body and gathers what it refers to.
type writer struct {
	tree    document.Tree
	o       Options
	names   map[mark]string
	clause  string // the one being written
	width   int    // of the text, in twips
	column  int    // of the texts of a keputusan, in twips
	b       strings.Builder
	lists   []*numList
	main    *numList // of the pasal
	marks   int
	images  [][]byte
	kinds   []string // of the images: png, jpeg
	inTable bool     // a table was written last: the next one would grow into it
	bad     rune
}

// twips are twentieths of a pt.
func twips(thousandths int) int { return (thousandths*20 + pt/2) / pt }

// step is by how much an item hangs under the one above it: 1 cm.
const step = 567

// A par is how a paragraph is set. Indents are in twips.
type par struct {
	style      string
	align      string // empty: as the style has it
	left, hang int
	right      int
	first      int
	indented   bool // left, hang and first are set
	list       *numList
	level      int
	keep       bool
	mark       string // bookmark
	size       int    // half points; 0: as the style has it
}

// paragraph writes one paragraph; a text's line breaks stay.
func (w *writer) paragraph(p par, t document.Text) {
	w.inTable = false
	w.b.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + p.style + `"/>`)
	if p.keep {
		w.b.WriteString(`<w:keepNext/>`)
	}
	if p.list != nil {
		w.b.WriteString(`<w:numPr><w:ilvl w:val="` + itoa(p.level) + `"/><w:numId w:val="` + itoa(p.list.id) + `"/></w:numPr>`)
	}
	if p.indented {
		w.b.WriteString(`<w:ind w:left="` + itoa(p.left) + `"`)
		if p.right > 0 {
			w.b.WriteString(` w:right="` + itoa(p.right) + `"`)
		}
		if p.hang > 0 {
			w.b.WriteString(` w:hanging="` + itoa(p.hang) + `"/>`)
		} else {
			w.b.WriteString(` w:firstLine="` + itoa(p.first) + `"/>`)
		}
	}
	if p.align != "" {
		w.b.WriteString(`<w:jc w:val="` + p.align + `"/>`)
	}
	w.b.WriteString(`</w:pPr>`)
	if p.mark != "" {
		w.marks++
		w.b.WriteString(`<w:bookmarkStart w:id="` + itoa(w.marks) + `" w:name="` + p.mark + `"/>`)
	}
	w.runs(t, p.size)
	if p.mark != "" {
		w.b.WriteString(`<w:bookmarkEnd w:id="` + itoa(w.marks) + `"/>`)
	}
	w.b.WriteString(`</w:p>`)
}

// runs writes a text, neighbours of one style as one run.
func (w *writer) runs(t document.Text, size int) {
	for i := 0; i < len(t); {
		j, s := i, ""
		for ; j < len(t) && t[j].Bold == t[i].Bold && t[j].Italic == t[i].Italic; j++ {
			s += t[j].Text
		}
		w.run(s, t[i].Bold, t[i].Italic, size)
		i = j
	}
}

func (w *writer) run(s string, bold, italic bool, size int) {
	if s == "" {
		return
	}
	w.b.WriteString(`<w:r>`)
	if bold || italic || size > 0 {
		w.b.WriteString(`<w:rPr>`)
		if bold {
			w.b.WriteString(`<w:b/>`)
		}
		if italic {
			w.b.WriteString(`<w:i/>`)
		}
		if size > 0 {
			w.b.WriteString(`<w:sz w:val="` + itoa(size) + `"/>`)
		}
		w.b.WriteString(`</w:rPr>`)
	}
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			w.b.WriteString(`<w:br/>`)
		}
		for j, part := range strings.Split(line, "\t") {
			if j > 0 {
				w.b.WriteString(`<w:tab/>`)
			}
			if part != "" {
				w.b.WriteString(`<w:t xml:space="preserve">` + w.escaped(part) + `</w:t>`)
			}
		}
	}
	w.b.WriteString(`</w:r>`)
}

// escaped is s as XML text; what XML cannot hold is remembered [XML 1.0 2.2].
func (w *writer) escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r < 0x20 || r >= 0xFFFE && r <= 0xFFFF:
			w.bad = r
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func itoa(n int) string { return strconv.Itoa(n) }

func plain(s string) document.Text { return document.Text{{Text: s}} }

// oneText is lines as one text with line breaks.
func oneText(lines []document.Text) document.Text {
	var out document.Text
	for i, l := range lines {
		if i > 0 {
			out = append(out, document.Run{Text: "\n"})
		}
		out = append(out, l...)
	}
	return out
}
