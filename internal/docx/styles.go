package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// A style is a paragraph style as far as it matters here. num and level are its number, -1 where it says nothing.
type style struct {
	name, based         string
	num, level, outline int
	hidden              bool
}

// A styleSheet is the paragraph and character styles of a file by id.
type styleSheet struct {
	byID     map[string]style
	ordinary string // id of the default paragraph style
}

func (p parts) styles(name string) (styleSheet, error) {
	out := styleSheet{byID: map[string]style{}}
	b, ok, err := p.read(name)
	if err != nil || !ok {
		return out, err
	}
	w := newWalker(b)
	err = w.root(func(xml.StartElement) error {
		return w.each(func(e xml.StartElement) error {
			if e.Name.Local != "style" {
				return w.skip()
			}
			id := attr(e, "styleId")
			if attr(e, "type") == "paragraph" && attr(e, "default") != "" && on(xml.StartElement{Attr: []xml.Attr{{Name: xml.Name{Local: "val"}, Value: attr(e, "default")}}}) {
				out.ordinary = id
			}
			s, err := w.style()
			out.byID[id] = s
			return err
		})
	})
	return out, err
}

func (w *walker) style() (style, error) {
	s := style{num: -1, level: -1, outline: -1}
	err := w.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "name":
			s.name = attr(e, "val")
		case "basedOn":
			s.based = attr(e, "val")
		case "pPr":
			p, err := w.paragraphStyle()
			s.num, s.level, s.outline = p.num, p.level, p.outline
			return err
		case "rPr":
			r, err := w.runStyle()
			s.hidden = r.hidden
			return err
		}
		return w.skip()
	})
	return s, err
}

// resolved is a style with what it inherits.
func (s styleSheet) resolved(id string) style {
	if id == "" {
		id = s.ordinary
	}
	out, ok := s.byID[id]
	if !ok {
		return style{num: -1, level: -1, outline: -1}
	}
	out.name = styleName(out.name)
	above := out.based
	for range 20 { // a ring of styles ends here
		b, ok := s.byID[above]
		if !ok {
			break
		}
		if out.num < 0 {
			out.num = b.num
		}
		if out.level < 0 {
			out.level = b.level
		}
		if out.outline < 0 {
			out.outline = b.outline
		}
		out.hidden = out.hidden || b.hidden
		above = b.based
	}
	return out
}

// styleName is the name of a built-in style as the standard writes it, in small letters, also where a program wrote the one it shows in
// Indonesian ("Judul 2"); other names stay.
func styleName(s string) string {
	low := strings.ToLower(s)
	if n := strings.TrimPrefix(low, "judul "); n != low && number(n) > 0 {
		return "heading " + n
	}
	if strings.HasPrefix(low, "heading ") || low == "normal" || low == "title" {
		return low
	}
	return s
}

// number reads a small number, -1 when it is none.
func number(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 || n > 1<<30 {
		return -1
	}
	return n
}
