package emblem

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"io"
	"strings"
)

// The bounds of an SVG.
const (
	maxElements = 20_000 // also of what is drawn, with every use counted
	maxDepth    = 40
	maxPoints   = 400_000    // of all outlines, after curves were made lines
	maxSteps    = 60_000_000 // of the drawing: an edge on a line, or a pixel of a shape
)

const nsSVG = "http://www.w3.org/2000/svg"

// A node is one element of the SVG with its attributes, those of other vocabularies left out.
type node struct {
	name string
	attr map[string]string
	kids []*node
	text string // of style
}

// drawn are the elements that are understood; all others of SVG are refused.
var drawn = map[string]bool{
	"svg": true, "g": true, "defs": true, "style": true, "path": true, "rect": true, "circle": true, "ellipse": true, "line": true, "polyline": true, "polygon": true,
	"use": true, "symbol": true,
}

// silent are the elements that say something about the picture and show nothing.
var silent = map[string]bool{"title": true, "desc": true, "metadata": true}

// drawSVG draws an SVG on white, its longer side Side pixels.
func drawSVG(b []byte) (*image.RGBA, error) {
	root, err := readSVG(b)
	if err != nil {
		return nil, err
	}
	p := &painter{ids: map[string]*node{}}
	if err := p.index(root); err != nil {
		return nil, err
	}
	return p.paint(root)
}

// readSVG reads the elements, and refuses whatever could do more than be looked at.
func readSVG(b []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))))
	var root *node
	var open []*node
	count, skip := 0, 0
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, refused(err, "Berkas SVG ini tidak dapat dibaca sampai selesai. Simpan ulang dengan aplikasi gambar (SVG biasa, UTF-8), lalu unggah lagi.")
		}
		switch t := tok.(type) {
		case xml.Directive:
			if bytes.ContainsRune(t, '[') || bytes.Contains(bytes.ToUpper(t), []byte("ENTITY")) {
				return nil, refused(nil, "Berkas SVG ini memuat entitas (ENTITY), yang tidak diterima. Simpan ulang sebagai SVG biasa, lalu unggah lagi.")
			}
		case xml.ProcInst:
			if t.Target != "xml" {
				return nil, refused(nil, "Berkas SVG ini merujuk berkas lain (%s). Simpan ulang sebagai SVG biasa, lalu unggah lagi.", shown(t.Target))
			}
		case xml.StartElement:
			if count++; count > maxElements || len(open)+skip >= maxDepth {
				return nil, tooMuch()
			}
			if skip > 0 || t.Name.Space != nsSVG && t.Name.Space != "" || silent[t.Name.Local] {
				if root == nil {
					return nil, refused(nil, "Berkas ini bukan gambar SVG.")
				}
				if forbidden(t.Name.Local) {
					return nil, notTaken(t.Name.Local)
				}
				skip++
				continue
			}
			n, err := element(t, root == nil)
			if err != nil {
				return nil, err
			}
			if root == nil {
				root = n
			} else if len(open) == 0 {
				return nil, refused(nil, "Berkas SVG ini memuat lebih dari satu gambar.")
			} else {
				open[len(open)-1].kids = append(open[len(open)-1].kids, n)
			}
			open = append(open, n)
		case xml.EndElement:
			if skip > 0 {
				skip--
			} else if len(open) > 0 {
				open = open[:len(open)-1]
			}
		case xml.CharData:
			if skip == 0 && len(open) > 0 && open[len(open)-1].name == "style" {
				open[len(open)-1].text += string(t)
			}
		}
	}
	if root == nil {
		return nil, refused(nil, "Berkas ini bukan gambar SVG.")
	}
	return root, nil
}

// element is one start tag.
func element(t xml.StartElement, root bool) (*node, error) {
	name := t.Name.Local
	switch {
	case root && name != "svg":
		return nil, refused(nil, "Berkas ini bukan gambar SVG.")
	case !drawn[name] || !root && name == "svg":
		return nil, notTaken(name)
	}
	n := &node{name: name, attr: map[string]string{}}
	for _, a := range t.Attr {
		key := a.Name.Local
		if strings.HasPrefix(strings.ToLower(key), "on") {
			return nil, refused(nil, "Berkas SVG ini memuat skrip (%s). Simpan ulang sebagai SVG biasa tanpa skrip, lalu unggah lagi.", shown(key))
		}
		if key == "href" {
			v := strings.TrimSpace(a.Value)
			if !strings.HasPrefix(v, "#") || name != "use" {
				return nil, refused(nil, "Berkas SVG ini merujuk berkas lain (%s). Masukkan seluruh gambarnya ke dalam satu berkas sebagai bentuk, lalu unggah lagi.", shown(v))
			}
			n.attr["href"] = v[1:]
			continue
		}
		if a.Name.Space != "" {
			continue
		}
		if err := harmless(a.Value); err != nil {
			return nil, err
		}
		n.attr[key] = a.Value
	}
	return n, nil
}

// harmless refuses an address outside of the file.
func harmless(value string) error {
	low := strings.ToLower(value)
	for rest := low; ; {
		_, after, ok := strings.Cut(rest, "url(")
		if !ok {
			break
		}
		if after = strings.TrimLeft(after, " \t\r\n'\""); !strings.HasPrefix(after, "#") {
			return refused(nil, "Berkas SVG ini merujuk berkas lain (%s). Masukkan seluruh gambarnya ke dalam satu berkas sebagai bentuk, lalu unggah lagi.", shown(value))
		}
		rest = after
	}
	if strings.Contains(low, "javascript:") || strings.Contains(low, "expression(") || strings.Contains(low, "@import") {
		return refused(nil, "Berkas SVG ini memuat skrip atau merujuk berkas lain. Simpan ulang sebagai SVG biasa, lalu unggah lagi.")
	}
	return nil
}

// forbidden are elements that act; they are refused even where nothing else is looked at.
func forbidden(name string) bool {
	switch strings.ToLower(name) {
	case "script", "foreignobject", "iframe", "object", "embed", "handler", "html", "body":
		return true
	}
	return false
}

// notTaken refuses an element, saying what to do instead.
func notTaken(name string) error {
	switch strings.ToLower(name) {
	case "script", "handler":
		return refused(nil, "Berkas SVG ini memuat skrip (%s). Simpan ulang sebagai SVG biasa tanpa skrip, lalu unggah lagi.", shown(name))
	case "text", "tspan", "textpath", "font":
		return refused(nil, "Berkas SVG ini memuat tulisan (%s), yang hurufnya berbeda pada tiap komputer. Ubah tulisannya menjadi bentuk (kurva), lalu unggah lagi.", shown(name))
	case "image", "foreignobject", "feimage":
		return refused(nil, "Berkas SVG ini memuat berkas lain di dalamnya (%s). Unggah gambarnya sebagai PNG, atau ubah menjadi bentuk (kurva).", shown(name))
	}
	return refused(nil, "Berkas SVG ini memakai %s, yang tidak dapat digambar dengan tepat di sini. Simpan ulang gambarnya sebagai PNG, lalu unggah lagi.", shown(name))
}

func tooMuch() error {
	return refused(nil, "Gambar SVG ini terlalu rumit. Sederhanakan gambarnya, atau simpan sebagai PNG, lalu unggah lagi.")
}

// shown is a word of the upload as a message may hold it.
func shown(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r > 0x2fff {
			return -1
		}
		return r
	}, s)
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
