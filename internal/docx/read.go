package docx

import (
	"encoding/xml"
	"strings"
)

// Read reads a Word document. Nothing in it is fetched, run or believed: sizes are measured while it is unpacked, names are only looked up.
// It is Invalid, NSK-WORD-BACA, NSK-WORD-BESAR or NSK-WORD-MAKRO, when it is no such document or more than a naskah can be.
func Read(b []byte) (File, error) {
	p, err := unpack(b)
	if err != nil {
		return File{}, err
	}
	top, err := p.relations("")
	if err != nil {
		return File{}, err
	}
	name := top["officeDocument"]
	if name == "" {
		name = "word/document.xml"
	}
	body, ok, err := p.read(name)
	if err != nil {
		return File{}, err
	}
	if !ok {
		return File{}, broken("naskahnya tidak ada di dalam berkas")
	}
	r, err := p.reader(name)
	if err != nil {
		return File{}, err
	}
	r.walker = newWalker(body)
	err = r.root(func(e xml.StartElement) error {
		if !isWord(e) || e.Name.Local != "document" {
			return broken("berkas bukan dokumen Word")
		}
		return r.blocks()
	})
	if err != nil {
		return File{}, err
	}
	f := File{Paragraphs: r.finished()}
	if f.Properties, err = p.properties(top["custom-properties"]); err != nil {
		return File{}, err
	}
	return f, nil
}

// Text is the whole text with its numbers, one line a paragraph, the cells of a row one after the other: what a reader sees.
func (f File) Text() string {
	var b strings.Builder
	for _, p := range f.Paragraphs {
		if line := strings.TrimSpace(p.Label + " " + p.Text); line != "" {
			b.WriteString(line)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// A reader reads the body.
type reader struct {
	*walker
	sheet    styleSheet
	lists    numberLists
	comments map[string]Comment
	out      []*rawParagraph
	tables   int
	cell     *Cell
	marks    []string // that begin before the next paragraph
	rowGone  bool
	letters  int
	notes    int
}

// A rawParagraph is a paragraph as it was read, before numbers are counted.
type rawParagraph struct {
	Paragraph
	num               int
	markGone, markNew bool // the paragraph mark is a tracked deletion or insertion
	after, before     strings.Builder
}

// reader reads what the body refers to.
func (p parts) reader(name string) (*reader, error) {
	rel, err := p.relations(name)
	if err != nil {
		return nil, err
	}
	r := &reader{}
	if r.sheet, err = p.styles(rel["styles"]); err != nil {
		return nil, err
	}
	if r.lists, err = p.numberLists(rel["numbering"]); err != nil {
		return nil, err
	}
	r.comments, err = p.comments(rel["comments"])
	return r, err
}

// blocks reads paragraphs and tables of the open element.
func (r *reader) blocks() error {
	return r.each(func(e xml.StartElement) error {
		if e.Name.Local == "AlternateContent" {
			return r.choice(r.blocks)
		}
		if !isWord(e) {
			return r.skip()
		}
		switch e.Name.Local {
		case "p":
			return r.paragraph()
		case "tbl":
			return r.table()
		case "bookmarkStart": // of the paragraph that follows
			if name := attr(e, "name"); len(r.marks) < 100 && len(name) <= 100 {
				r.marks = append(r.marks, name)
			}
		case "body", "sdt", "sdtContent", "customXml", "ins", "del", "moveFrom", "moveTo", "txbxContent":
			return r.blocks()
		}
		return r.skip()
	})
}

// choice reads the first alternative of what is written twice.
func (r *reader) choice(read func() error) error {
	done := false
	return r.each(func(e xml.StartElement) error {
		if done || e.Name.Local != "Choice" && e.Name.Local != "Fallback" {
			return r.skip()
		}
		done = true
		return read()
	})
}

func (r *reader) table() error {
	outer, gone, at := r.cell, r.rowGone, r.tables
	r.tables++
	defer func() { r.cell, r.rowGone = outer, gone }()
	row := -1
	var rows func() error
	rows = func() error {
		return r.each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "tr":
				row++
				r.rowGone = gone
				return r.row(at, row)
			case "sdt", "sdtContent", "customXml":
				return rows()
			}
			return r.skip()
		})
	}
	return rows()
}

func (r *reader) row(table, row int) error {
	col := -1
	var cells func() error
	cells = func() error {
		return r.each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "tc":
				col++
				r.cell = &Cell{table, row, col}
				return r.blocks()
			case "trPr":
				return r.each(func(e xml.StartElement) error {
					r.rowGone = r.rowGone || e.Name.Local == "del"
					return r.skip()
				})
			case "sdt", "sdtContent", "customXml":
				return cells()
			}
			return r.skip()
		})
	}
	return cells()
}

// finished are the paragraphs with their numbers. A paragraph whose mark was deleted goes on in the next one.
func (r *reader) finished() []Paragraph {
	count := newCounter(r.lists)
	var out []Paragraph
	var held *rawParagraph
	for _, p := range r.out {
		p.Text, p.Before = p.after.String(), p.before.String()
		if held != nil {
			p = joinedTo(held, p)
			held = nil
		}
		if p.markGone && sameCell(p.Cell) && strings.TrimSpace(p.Text) != "" {
			held = p
			continue
		}
		p.Gone = p.markGone && strings.TrimSpace(p.Text) == ""
		p.New = p.markNew && strings.TrimSpace(p.Before) == ""
		if !p.Gone && p.num > 0 {
			if label, ok := count.next(p.num, p.Level); ok {
				p.Label = label
			} else {
				p.Level = -1
			}
		} else if p.num <= 0 {
			p.Level = -1
		}
		out = append(out, p.Paragraph)
	}
	if held != nil {
		out = append(out, held.Paragraph)
	}
	return out
}

// sameCell: text does not run from one cell into the next.
func sameCell(c *Cell) bool { return c == nil }

// joinedTo is a with what follows it, as one paragraph.
func joinedTo(a, b *rawParagraph) *rawParagraph {
	a.Text += b.Text
	a.Before += "\n" + b.Before
	a.Marks = append(a.Marks, b.Marks...)
	a.Changes = append(a.Changes, b.Changes...)
	a.Comments = append(a.Comments, b.Comments...)
	a.markGone = b.markGone
	return a
}
