package pdfa

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"naskah/internal/pdf"
)

// font mends what the PDF writer leaves out of its fonts: the map from character to glyph [ISO 19005-2 6.2.11.3.2], and a map to
// Unicode whose ranges are as the norm has them [ISO 32000-1 9.10.3].
func (m *maker) font(d pdf.Dict) (pdf.Object, error) {
	d = m.named(d, "BaseFont")
	switch d.Get("Subtype") {
	case pdf.Name("CIDFontType2"):
		return d.With("CIDToGIDMap", pdf.Name("Identity")), nil
	case pdf.Name("Type0"):
		s, ok := m.view.Resolve(d.Get("ToUnicode")).(*pdf.Stream)
		if !ok {
			return nil, drawn("a font without a map to Unicode")
		}
		data, err := plain(s)
		if err != nil {
			return nil, err
		}
		table, err := glyphs(data)
		if err != nil {
			return nil, err
		}
		return d.With("ToUnicode", own(m.add(deflated(nil, toUnicode(table))))), nil
	}
	return d, nil
}

// named gives a font, or its descriptor, the name of its subset.
func (m *maker) named(d pdf.Dict, key pdf.Name) pdf.Dict {
	name, _ := d.Get(key).(pdf.Name)
	if subset, ok := m.doc.Subsets[string(name)]; ok {
		return d.With(key, pdf.Name(subset))
	}
	return d
}

func plain(s *pdf.Stream) ([]byte, error) {
	if s.Dict.Get("Filter") != nil {
		return nil, drawn("a compressed map")
	}
	return s.Data, nil
}

// A glyph is a number in the font and the UTF-16 that it stands for, as hexadecimal digits.
type glyph struct {
	id   uint64
	text []byte
}

// glyphs reads the lines <0046><0046><004B> of the writer's map.
func glyphs(cmap []byte) ([]glyph, error) {
	var out []glyph
	for line := range bytes.Lines(cmap) {
		parts := bytes.FieldsFunc(line, func(r rune) bool { return r == '<' || r == '>' || r == '\n' || r == '\r' })
		if len(parts) != 3 || line[0] != '<' {
			continue
		}
		id, err := strconv.ParseUint(string(parts[0]), 16, 16)
		if err != nil || !bytes.Equal(parts[0], parts[1]) {
			return nil, drawn("a map line %q", line)
		}
		out = append(out, glyph{id, parts[2]})
	}
	slices.SortFunc(out, func(a, b glyph) int { return int(a.id) - int(b.id) })
	return out, nil
}

// toUnicode writes the map in blocks of at most a hundred [Adobe Technical Note 5014].
func toUnicode(table []glyph) []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for block := range slices.Chunk(table, 100) {
		b = fmt.Appendf(b, "%d beginbfchar\n", len(block))
		for _, g := range block {
			b = fmt.Appendf(b, "<%04X> <%s>\n", g.id, g.text)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
