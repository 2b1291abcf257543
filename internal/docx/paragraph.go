package docx

import (
	"encoding/xml"
)

// A paragraphStyle is what a paragraph says of itself.
type paragraphStyle struct {
	style               string
	num, level, outline int
	markGone, markNew   bool
}

func (w *walker) paragraphStyle() (paragraphStyle, error) {
	p := paragraphStyle{num: -1, level: -1, outline: -1}
	err := w.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pStyle":
			p.style = attr(e, "val")
		case "outlineLvl":
			if p.outline = number(attr(e, "val")); p.outline > 8 {
				p.outline = -1
			}
		case "numPr":
			return w.each(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "numId":
					p.num = number(attr(e, "val"))
				case "ilvl":
					p.level = number(attr(e, "val"))
				}
				return w.skip()
			})
		case "rPr":
			return w.each(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "ins", "moveTo":
					p.markNew = true
				case "del", "moveFrom":
					p.markGone = true
				}
				return w.skip()
			})
		}
		return w.skip()
	})
	return p, err
}

// A runStyle is what a run says of itself.
type runStyle struct {
	style  string
	hidden bool
}

func (w *walker) runStyle() (runStyle, error) {
	var s runStyle
	err := w.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "rStyle":
			s.style = attr(e, "val")
		case "vanish", "webHidden":
			s.hidden = s.hidden || on(e)
		}
		return w.skip()
	})
	return s, err
}

// A tracked is the tracked change that a run stands in; nil: none. A run within both came and went again.
type tracked struct {
	in, out bool
	change  *Change
}

func (r *reader) paragraph() error {
	if len(r.out) >= maxParagraphs {
		return tooBig("memuat terlalu banyak alinea")
	}
	p := &rawParagraph{num: -1}
	p.Level, p.Outline = -1, -1
	p.Marks, r.marks = r.marks, nil
	if r.cell != nil {
		c := *r.cell
		p.Cell = &c
	}
	s := r.sheet.resolved("")
	p.Style, p.num, p.Level, p.Outline = s.name, s.num, s.level, s.outline
	hidden := s.hidden
	r.out = append(r.out, p)
	props := func() error {
		own, err := r.paragraphStyle()
		s := r.sheet.resolved(own.style)
		p.Style, p.num, p.Level, p.Outline, hidden = s.name, s.num, s.level, s.outline, s.hidden
		if own.num >= 0 {
			p.num = own.num
		}
		if own.level >= 0 {
			p.Level = own.level
		}
		if own.outline >= 0 {
			p.Outline = own.outline
		}
		if p.num > 0 && p.Level < 0 {
			p.Level = 0
		}
		p.markGone, p.markNew = own.markGone || r.rowGone, own.markNew
		return err
	}
	p.markGone = r.rowGone
	return r.inline(p, &hidden, tracked{out: r.rowGone}, props)
}

// inline reads what stands in a paragraph: runs, and what wraps runs.
func (r *reader) inline(p *rawParagraph, hidden *bool, t tracked, props func() error) error {
	return r.each(func(e xml.StartElement) error {
		if e.Name.Local == "AlternateContent" {
			return r.choice(func() error { return r.inline(p, hidden, t, props) })
		}
		if !isWord(e) {
			return r.skip()
		}
		switch e.Name.Local {
		case "pPr":
			return props()
		case "r":
			return r.run(p, *hidden, t)
		case "ins", "moveTo", "del", "moveFrom":
			in := t
			gone := e.Name.Local == "del" || e.Name.Local == "moveFrom"
			in.out, in.in = t.out || gone, t.in || !gone
			in.change = &Change{Deleted: gone, Author: short(attr(e, "author")), At: moment(attr(e, "date"))}
			err := r.inline(p, hidden, in, r.skip)
			if in.change.Text != "" {
				p.Changes = append(p.Changes, *in.change)
				r.notes++
			}
			if r.notes > maxNotes {
				return tooBig("memuat terlalu banyak perubahan terlacak")
			}
			return err
		case "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "dir", "bdo", "customXml":
			return r.inline(p, hidden, t, r.skip)
		case "bookmarkStart":
			if name := attr(e, "name"); len(p.Marks) < 100 && len(name) <= 100 {
				p.Marks = append(p.Marks, name)
			}
		}
		return r.skip()
	})
}

// run reads the text of one run.
func (r *reader) run(p *rawParagraph, hidden bool, t tracked) error {
	return r.each(func(e xml.StartElement) error {
		if e.Name.Local == "AlternateContent" {
			return r.choice(r.inside)
		}
		if !isWord(e) {
			return r.skip()
		}
		s := ""
		switch e.Name.Local {
		case "rPr":
			own, err := r.runStyle()
			hidden = hidden || own.hidden || own.style != "" && r.sheet.resolved(own.style).hidden
			return err
		case "t", "delText":
			text, err := r.text()
			if err != nil {
				return err
			}
			return r.add(p, text, hidden, t)
		case "tab", "ptab":
			s = "\t"
		case "br", "cr":
			if k := attr(e, "type"); k == "" || k == "textWrapping" {
				s = "\n"
			}
		case "noBreakHyphen":
			s = "-"
		case "commentReference":
			if c, ok := r.comments[attr(e, "id")]; ok && len(p.Comments) < 1000 {
				p.Comments = append(p.Comments, c)
			}
		case "drawing", "pict", "object":
			return r.inside()
		}
		if err := r.add(p, s, hidden, t); err != nil {
			return err
		}
		return r.skip()
	})
}

func (r *reader) add(p *rawParagraph, s string, hidden bool, t tracked) error {
	if r.letters += len(s); r.letters > maxLetters {
		return tooBig("memuat terlalu banyak teks")
	}
	if hidden || s == "" {
		return nil
	}
	if !t.out {
		p.after.WriteString(s)
	}
	if !t.in {
		p.before.WriteString(s)
	}
	if t.change != nil {
		t.change.Text += s
	}
	return nil
}

// inside looks for text boxes in a drawing; their paragraphs stand after the one that holds them.
func (r *reader) inside() error {
	return r.each(func(e xml.StartElement) error {
		switch {
		case e.Name.Local == "AlternateContent":
			return r.choice(r.inside)
		case isWord(e) && e.Name.Local == "txbxContent":
			return r.blocks()
		}
		return r.inside()
	})
}
