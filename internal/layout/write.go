package layout

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/signintech/gopdf"

	"naskah/internal/pdfa"
)

// A writer puts marks into a file.
type writer struct {
	pdf  *gopdf.GoPdf
	l    *family
	p    Profile
	face *face // the one that is set, with its size
	size int
}

// buffers hold what the PDF writer wrote, until its tags are in it.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// write makes the file. Only the faces that are used are embedded, only with the glyphs that are used. The writer does not compress:
// the file is compressed once, when its tags are in it.
func (l *Layout) write(pages []page, p Profile, d pdfa.Doc) ([]byte, error) {
	fam, err := l.family(p)
	if err != nil {
		return nil, err
	}
	out, _ := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(out)
	out.Reset()
	w := &writer{pdf: &gopdf.GoPdf{}, l: fam, p: p}
	if d.Subsets, err = w.draw(pages, out, zlib.NoCompression); err != nil {
		return nil, err
	}
	d.Pages = make([]pdfa.Tags, len(pages))
	for i, pg := range pages {
		d.Pages[i] = pg.tags()
	}
	return pdfa.Finish(out.Bytes(), d)
}

// draw writes the plain file, compressed at the level, and says what each face in it is to be called.
func (w *writer) draw(pages []page, out *bytes.Buffer, level int) (map[string]string, error) {
	c := gopdf.Config{PageSize: gopdf.Rect{W: points(w.p.W), H: points(w.p.H)}}
	w.pdf.Start(c)
	w.pdf.SetCompressLevel(level)
	subsets, err := w.embed(pages)
	if err != nil {
		return nil, err
	}
	for _, pg := range pages {
		w.pdf.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: c.PageSize.W, H: c.PageSize.H}})
		w.pdf.SetLineWidth(0.5)
		for _, m := range pg.marks {
			if err := w.mark(m); err != nil {
				return nil, err
			}
		}
	}
	_, err = w.pdf.WriteTo(out)
	return subsets, err
}

// tags are the elements of what is drawn on the page, in the order of drawing.
func (pg page) tags() pdfa.Tags {
	out := make(pdfa.Tags, 0, len(pg.marks)+len(pg.marks)/4)
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

// embed adds the faces that are used, each under its own name, and gives the names with the tag that subsets carry [ISO 32000-1
// 9.6.4]: six letters made from the characters in use, so that two different subsets do not share a name.
func (w *writer) embed(pages []page) (map[string]string, error) {
	var used [styles]map[rune]bool
	collect := func(s style, text string) {
		if used[s] == nil {
			used[s] = map[rune]bool{}
		}
		for _, r := range text {
			used[s][r] = true
		}
	}
	for _, pg := range pages {
		for _, m := range pg.marks {
			switch m := m.(type) {
			case textMark:
				collect(m.style, m.text)
			case stampMark:
				collect(bold, m.text)
			}
		}
	}
	names := map[string]string{}
	for s, set := range used {
		if set == nil {
			continue
		}
		f := w.l.faces[s]
		runes := make([]rune, 0, len(set))
		for r := range set {
			runes = append(runes, r)
		}
		slices.Sort(runes)
		sum := sha256.Sum256([]byte(f.name + string(runes)))
		var tag strings.Builder
		for _, b := range sum[:6] {
			tag.WriteByte('A' + b%26)
		}
		names[f.name] = tag.String() + "+" + f.name
		if err := w.pdf.AddTTFFontFromFontContainer(f.name, w.l.store); err != nil {
			return nil, err
		}
	}
	return names, nil
}

func (w *writer) mark(m mark) error {
	switch m := m.(type) {
	case textMark:
		return w.text(m)
	case stampMark:
		return w.stamp(m)
	case ruleMark:
		w.pdf.SetLineWidth(points(m.width))
		w.pdf.Line(points(m.x1), points(m.y1), points(m.x2), points(m.y2))
	case frameMark:
		w.pdf.SetLineWidth(0.6)
		w.pdf.SetGrayStroke(0.55)
		w.pdf.SetCustomLineType([]float64{2.5, 2.5}, 0)
		w.pdf.RectFromUpperLeftWithStyle(points(m.x), points(m.y), points(m.w), points(m.h), "D")
		w.pdf.SetLineType("solid")
		w.pdf.SetGrayStroke(0)
	case codeMark:
		runs(m.code, func(x, to, y int) {
			w.pdf.RectFromUpperLeftWithStyle(points(m.x+x*module), points(m.y+y*module), points((to-x)*module), points(module), "F")
		})
	case pictureMark:
		return w.picture(m)
	case fieldMark: // kept free
	default:
		return fmt.Errorf("mark %T cannot be drawn", m)
	}
	return nil
}

// font sets a face and its size, where they are not set already.
func (w *writer) font(s style, size int) error {
	f := w.l.face(s)
	if w.face == f && w.size == size {
		return nil
	}
	w.face, w.size = f, size
	return w.pdf.SetFont(f.name, "", float64(size)/pt)
}

// text writes one segment. Spaces are widened inside one text object, so that words keep their order and their spaces when text is
// copied out; the space at which a line was broken is written too.
func (w *writer) text(m textMark) error {
	if err := w.font(m.style, m.size); err != nil {
		return err
	}
	if m.soft {
		hyphen := m
		hyphen.text, hyphen.spread, hyphen.soft = "-", 0, false
		hyphen.w = setter{w.l, m.size}.hyphenWidth(m.style)
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
	spread := 0 // in thousandths of the type's size, as the file says it
	gaps := strings.Count(strings.TrimSpace(m.text), " ")
	if m.spread > 0 && gaps > 0 {
		spread = (m.spread*1000 + m.size/2) / m.size
	}
	if spread == 0 {
		w.pdf.SetXY(points(m.x), points(m.y))
		return w.pdf.Text(m.text)
	}
	// The PDF writer puts the same whole number of thousandths at every space when the box is wider than the text by a multiple of it.
	f := w.l.face(m.style)
	units := f.width(m.text) + gaps*spread
	box := gopdf.Rect{W: float64(units*m.size) / (1000 * pt), H: points(m.size)}
	w.pdf.SetXY(points(m.x), points(m.y)-float64(f.ascent*m.size)/(1000*pt))
	return w.pdf.CellWithOption(&box, m.text, gopdf.CellOption{Align: gopdf.Left | gopdf.Top | gopdf.Justify})
}

func (w *writer) stamp(m stampMark) error {
	if err := w.font(bold, m.size); err != nil {
		return err
	}
	w.pdf.SetGrayFill(0.90)
	w.pdf.Rotate(float64(m.degree), points(m.cx), points(m.cy))
	w.pdf.SetXY(points(m.cx-m.w/2), points(m.cy+scaled(m.caps, m.size)/2))
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
	return w.pdf.ImageByHolder(h, points(m.x), points(m.y), &gopdf.Rect{W: points(m.w), H: points(m.h)})
}
