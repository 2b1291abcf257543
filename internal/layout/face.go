package layout

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/signintech/gopdf/fontmaker/core"
)

// A face is one typeface with the widths of its characters, as the PDF writer will embed it.
type face struct {
	name   string // PostScript name
	data   []byte
	widths map[rune]float64 // in em; a rune that is not here has no glyph
	ascent float64          // in em, where the PDF writer puts the top of a cell
	caps   float64          // height of capitals, in em
}

func newFace(name string, data []byte, digest string) (*face, error) {
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != digest {
		return nil, fmt.Errorf("font %s: not the pinned bytes", name)
	}
	var p core.TTFParser
	if err := p.ParseFontData(data); err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	em := float64(p.UnitsPerEm())
	f := &face{name: name, data: data, widths: map[rune]float64{}, ascent: float64(p.TypoAscender()) / em, caps: float64(p.CapHeight()) / em}
	ws := p.Widths()
	for c, g := range p.Chars() {
		if g == 0 || c < ' ' || c > 0xFFFF || len(ws) == 0 {
			continue
		}
		if int(g) >= len(ws) {
			g = uint(len(ws) - 1)
		}
		f.widths[rune(c)] = float64(ws[g]) / em
	}
	if _, ok := f.widths[' ']; !ok {
		return nil, fmt.Errorf("font %s: no space", name)
	}
	return f, nil
}

func (f *face) has(r rune) bool {
	_, ok := f.widths[r]
	return ok
}

// width is the advance of s in em. Every rune of s is in the face; see printable.
func (f *face) width(s string) float64 {
	w := 0.0
	for _, r := range s {
		w += f.widths[r]
	}
	return w
}

// stand is printed for a character that the face lacks. Missing reports every such place, so it only shows on a KONSEP; a silent
// space would be worse.
const stand = '¿'

// printable replaces what the face cannot print by a mark that is seen.
func (f *face) printable(s string) string {
	clean := true
	for _, r := range s {
		if !f.has(r) {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if !f.has(r) {
			r = stand
		}
		out = append(out, r)
	}
	return string(out)
}
