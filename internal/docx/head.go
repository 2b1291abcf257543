package docx

import (
	"bytes"
	"image"
	_ "image/jpeg" // what uploaded emblems are
	_ "image/png"

	"naskah/internal/document"
)

// emblemSide is the side of the square that an emblem fits in, in pt.
const emblemSide = 68

// cellMargin is what a frame keeps from the edge of its cell, in twips.
const cellMargin = 90

const emu = 12700 // a pt [ISO/IEC 29500-1 20.1.2.1]

// kop writes the head of the first page: emblems in a table without rules, beside or above names and address [OP 3].
func (w *writer) kop(k document.Kop) error {
	places := k.Places()
	if k.Kind == document.KopUnit {
		return w.kopUnit(k, places)
	}
	if len(places) > 0 {
		if err := w.emblems(places); err != nil {
			return err
		}
	}
	for _, s := range k.Names {
		w.paragraph(par{style: styleKopNama}, plain(s))
	}
	for _, s := range k.Address {
		w.paragraph(par{style: styleKopAlamat}, plain(s))
	}
	return nil
}

// emblems sets them left, centre and right, each in a column of its own.
func (w *writer) emblems(places []document.Place) error {
	align := map[string]string{"kiri": "left", "tengah": "center", "kanan": "right"}
	cols := make([]int, 0, len(places))
	if len(places) == 1 {
		cols = append(cols, w.width)
	} else {
		for range places {
			cols = append(cols, w.width/len(places))
		}
	}
	var err error
	cells := make([]func(), len(places))
	for i, p := range places {
		cells[i] = func() {
			if e := w.emblem(p.Emblem, align[p.Side], cols[i]); e != nil && err == nil {
				err = e
			}
		}
	}
	g := w.grid("Kepala naskah", false, cols...)
	g.row(false, true, cells...)
	g.end()
	return err
}

func (w *writer) kopUnit(k document.Kop, places []document.Place) error {
	names := func() {
		for i, s := range k.Names {
			size := 26
			if i > 0 && i == len(k.Names)-1 {
				size = 32
			}
			w.paragraph(par{style: styleKopNama, size: size}, plain(s))
		}
		for _, s := range k.Address {
			w.paragraph(par{style: styleKopAlamat}, plain(s))
		}
	}
	if len(places) == 0 {
		names()
	} else {
		var err error
		side := twips((emblemSide + 22) * pt)
		g := w.grid("Kepala naskah", false, side, w.width-side)
		g.row(false, true, func() { err = w.emblem(places[0].Emblem, "left", side) }, names)
		g.end()
		if err != nil {
			return err
		}
	}
	w.paragraph(par{style: styleGaris}, nil)
	return nil
}

// emblem writes the picture with its alternative text, or a frame that says what belongs there; emblems are never drawn by us
// [UU 24/2009 Pasal 57; OP 3]. room is the width of its cell, in twips.
func (w *writer) emblem(e document.Emblem, align string, room int) error {
	if e.Image != "" && w.o.Images != nil {
		b, err := w.o.Images(e.Image)
		if err != nil {
			return err
		}
		if c, kind, err := image.DecodeConfig(bytes.NewReader(b)); err == nil && c.Width > 0 && c.Height > 0 {
			w.picture(e, align, b, kind, c)
			return nil
		}
	}
	p := par{style: styleBingkai, align: "center", indented: true}
	free := max(0, room-twips(emblemSide*pt)-2*cellMargin)
	switch align {
	case "left":
		p.left, p.right = cellMargin, free
	case "right":
		p.left, p.right = free, cellMargin
	default:
		p.left, p.right = free/2, free/2
	}
	w.paragraph(p, plain(e.Label))
	return nil
}

func (w *writer) picture(e document.Emblem, align string, b []byte, kind string, c image.Config) {
	at := -1
	for i := range w.images {
		if bytes.Equal(w.images[i], b) {
			at = i
		}
	}
	if at < 0 {
		at = len(w.images)
		w.images, w.kinds = append(w.images, b), append(w.kinds, kind)
	}
	longest := max(c.Width, c.Height)
	cx, cy := itoa(c.Width*emblemSide*emu/longest), itoa(c.Height*emblemSide*emu/longest)
	alt := map[string]string{"lambang_daerah": "Lambang daerah", "garuda": "Lambang Negara Garuda Pancasila"}[e.Slot]
	if alt == "" {
		alt = "Logo mitra"
	}
	w.marks++
	id := itoa(w.marks)
	w.inTable = false
	w.b.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + styleLambang + `"/><w:jc w:val="` + align + `"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">` +
		`<wp:extent cx="` + cx + `" cy="` + cy + `"/><wp:docPr id="` + id + `" name="Gambar ` + id + `" descr="` + alt + `"/>` +
		`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="` + id + `" name="Gambar ` + id + `" descr="` + alt + `"/><pic:cNvPicPr/></pic:nvPicPr>` +
		`<pic:blipFill><a:blip r:embed="gambar` + itoa(at+1) + `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="` + cx + `" cy="` + cy + `"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>` +
		`</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`)
}
