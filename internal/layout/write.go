package layout

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/signintech/gopdf"

	"naskah/internal/pdfa"
)

// A sheet writer puts marks into a file.
type writer struct {
	pdf          *gopdf.GoPdf
	l            *Layout
	regular, big string // names under which the faces are embedded
}

// write makes the file. Only the faces that are used are embedded, only with the glyphs that are used. The writer does not compress:
// the file is compressed once, when its tags are in it.
func (l *Layout) write(pages []page, p Profile, d pdfa.Doc) ([]byte, error) {
	w := &writer{pdf: &gopdf.GoPdf{}, l: l}
	size := gopdf.Rect{W: p.W, H: p.H}
	w.pdf.Start(gopdf.Config{PageSize: size})
	w.pdf.SetNoCompression()
	var err error
	if w.regular, err = w.embed(l.regular, pages, false); err != nil {
		return nil, err
	}
	if w.big, err = w.embed(l.bold, pages, true); err != nil {
		return nil, err
	}
	for _, pg := range pages {
		w.pdf.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: p.W, H: p.H}})
		w.pdf.SetLineWidth(0.5)
		for _, m := range pg.marks {
			if err := w.mark(m); err != nil {
				return nil, err
			}
		}
	}
	var out bytes.Buffer
	if _, err := w.pdf.WriteTo(&out); err != nil {
		return nil, err
	}
	for _, pg := range pages {
		d.Pages = append(d.Pages, pg.tags())
	}
	return pdfa.Finish(out.Bytes(), d)
}

// tags are the elements of what is drawn on the page, in the order of drawing.
func (pg page) tags() pdfa.Tags {
	var out pdfa.Tags
	for _, m := range pg.marks {
		switch m := m.(type) {
		case textMark:
			out = append(out, pdfa.Thing{Of: m.tag})
			if m.soft {
				out = append(out, pdfa.Thing{Of: m.tag, Reads: softHyphen})
			}
		case pictureMark:
			out = append(out, pdfa.Thing{Of: m.tag})
		case stampMark:
			out = append(out, pdfa.Thing{})
		}
	}
	return out
}

// softHyphen is how the hyphen of a divided word is read: not at all [ISO 32000-1 14.8.2.2.3].
const softHyphen = "\u00ad"

// embed adds a face under its PostScript name with the tag that subsets carry [ISO 32000-1 9.6.4]: six letters made from the
// characters in use, so that two different subsets do not share a name. It adds nothing where the face is not used.
func (w *writer) embed(f *face, pages []page, bold bool) (string, error) {
	used := map[rune]bool{}
	for _, pg := range pages {
		for _, m := range pg.marks {
			switch m := m.(type) {
			case textMark:
				if m.bold == bold {
					collect(used, m.text)
				}
			case stampMark:
				if bold {
					collect(used, m.text)
				}
			}
		}
	}
	if len(used) == 0 {
		return "", nil
	}
	runes := make([]rune, 0, len(used))
	for r := range used {
		runes = append(runes, r)
	}
	slices.Sort(runes)
	sum := sha256.Sum256([]byte(f.name + string(runes)))
	var tag strings.Builder
	for _, b := range sum[:6] {
		tag.WriteByte('A' + b%26)
	}
	name := tag.String() + "+" + f.name
	return name, w.pdf.AddTTFFontDataWithOption(name, f.data, gopdf.TtfOption{})
}

func collect(used map[rune]bool, s string) {
	for _, r := range s {
		used[r] = true
	}
}

func (w *writer) mark(m mark) error {
	switch m := m.(type) {
	case textMark:
		return w.text(m)
	case stampMark:
		return w.stamp(m)
	case ruleMark:
		w.pdf.SetLineWidth(m.width)
		w.pdf.Line(m.x1, m.y1, m.x2, m.y2)
	case frameMark:
		w.pdf.SetLineWidth(0.6)
		w.pdf.SetGrayStroke(0.55)
		w.pdf.SetCustomLineType([]float64{2.5, 2.5}, 0)
		w.pdf.RectFromUpperLeftWithStyle(m.x, m.y, m.w, m.h, "D")
		w.pdf.SetLineType("solid")
		w.pdf.SetGrayStroke(0)
	case pictureMark:
		return w.picture(m)
	case fieldMark: // kept free
	default:
		return fmt.Errorf("mark %T cannot be drawn", m)
	}
	return nil
}

func (w *writer) font(bold bool, size float64) error {
	name := w.regular
	if bold {
		name = w.big
	}
	return w.pdf.SetFont(name, "", size)
}

// text writes one segment. Spaces are widened inside one text object, so that words keep their order and their spaces when text is
// copied out; the space at which a line was broken is written too.
func (w *writer) text(m textMark) error {
	if err := w.font(m.bold, m.size); err != nil {
		return err
	}
	if m.soft {
		hyphen := m
		hyphen.text, hyphen.spread, hyphen.soft = "-", 0, false
		hyphen.w = w.l.face(m.bold).widths['-'] * m.size
		hyphen.x += m.w - hyphen.w
		m.text, m.w, m.soft = strings.TrimSuffix(m.text, "-"), m.w-hyphen.w, false
		if err := w.text(m); err != nil {
			return err
		}
		m = hyphen
	}
	if m.gap {
		m.text += " "
	}
	gaps := strings.Count(strings.TrimSpace(m.text), " ")
	if m.spread <= 0 || gaps == 0 {
		w.pdf.SetXY(m.x, m.y)
		return w.pdf.Text(m.text)
	}
	f := w.l.face(m.bold)
	box := gopdf.Rect{W: f.width(m.text)*m.size + float64(gaps)*m.spread, H: m.size}
	w.pdf.SetXY(m.x, m.y-f.ascent*m.size)
	return w.pdf.CellWithOption(&box, m.text, gopdf.CellOption{Align: gopdf.Left | gopdf.Top | gopdf.Justify})
}

func (w *writer) stamp(m stampMark) error {
	if err := w.font(true, m.size); err != nil {
		return err
	}
	w.pdf.SetGrayFill(0.90)
	w.pdf.Rotate(m.degree, m.cx, m.cy)
	w.pdf.SetXY(m.cx-m.w/2, m.cy+w.l.bold.caps*m.size/2)
	err := w.pdf.Text(m.text)
	w.pdf.RotateReset()
	w.pdf.SetGrayFill(0)
	return err
}

func (w *writer) picture(m pictureMark) error {
	h, err := gopdf.ImageHolderByBytes(m.img.png)
	if err != nil {
		return err
	}
	return w.pdf.ImageByHolder(h, m.x, m.y, &gopdf.Rect{W: m.w, H: m.h})
}
