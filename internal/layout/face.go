package layout

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/signintech/gopdf"
	"github.com/signintech/gopdf/fontmaker/core"

	"naskah/fonts"
	"naskah/internal/document"
)

// A style says which of a family's four faces a text is set in.
type style uint8

const (
	bold style = 1 << iota
	italic
	styles = 4
)

func styleOf(r document.Run) style {
	var s style
	if r.Bold {
		s |= bold
	}
	if r.Italic {
		s |= italic
	}
	return s
}

// A family is one design in four styles.
type family struct {
	faces [styles]*face
	store *gopdf.FontContainer // the parsed files, by their PostScript names; many writers share them
}

func newFamily(f fonts.Family) (*family, error) {
	out := &family{store: &gopdf.FontContainer{}}
	for s, file := range map[style]fonts.Face{0: f.Regular, bold: f.Bold, italic: f.Italic, bold | italic: f.BoldItalic} {
		face, err := newFace(file)
		if err != nil {
			return nil, err
		}
		if err := out.store.AddTTFFontDataWithOption(file.Name, file.Data, gopdf.TtfOption{}); err != nil {
			return nil, fmt.Errorf("font %s: %w", file.Name, err)
		}
		out.faces[s] = face
	}
	return out, nil
}

func (f *family) face(s style) *face { return f.faces[s] }

// A face is one typeface with the widths of its characters, as the PDF writer will embed it. Widths and heights are in thousandths
// of an em.
type face struct {
	name   string       // PostScript name
	common [0x250]int   // widths of Latin letters; none: no glyph
	rest   map[rune]int // widths of all others
	ascent int          // where the PDF writer puts the top of a cell
	caps   int          // height of capitals
}

// none marks a character without a glyph.
const none = -1

func newFace(file fonts.Face) (*face, error) {
	if sum := sha256.Sum256(file.Data); hex.EncodeToString(sum[:]) != file.SHA256 {
		return nil, fmt.Errorf("font %s: not the pinned bytes", file.Name)
	}
	var p core.TTFParser
	if err := p.ParseFontData(file.Data); err != nil {
		return nil, fmt.Errorf("font %s: %w", file.Name, err)
	}
	em := int(p.UnitsPerEm())
	f := &face{name: file.Name, rest: map[rune]int{}, ascent: p.TypoAscender() * 1000 / em, caps: p.CapHeight() * 1000 / em}
	for i := range f.common {
		f.common[i] = none
	}
	ws := p.Widths()
	for c, g := range p.Chars() {
		if g == 0 || c < ' ' || c >= 0xFFFD || len(ws) == 0 {
			continue
		}
		w := int(ws[min(int(g), len(ws)-1)]) * 1000 / em // as the PDF writer rounds
		if c < len(f.common) {
			f.common[c] = w
		} else {
			f.rest[rune(c)] = w
		}
	}
	if !f.has(' ') {
		return nil, fmt.Errorf("font %s: no space", file.Name)
	}
	return f, nil
}

// advance is the width of r, or none.
func (f *face) advance(r rune) int {
	if r >= 0 && int(r) < len(f.common) {
		return f.common[r]
	}
	if w, ok := f.rest[r]; ok {
		return w
	}
	return none
}

func (f *face) has(r rune) bool { return f.advance(r) != none }

// width is the advance of s. Every rune of s is in the face; see printable.
func (f *face) width(s string) int {
	w := 0
	for _, r := range s {
		w += max(f.advance(r), 0)
	}
	return w
}

// scaled is a width of a face in type of the given size.
func scaled(width, size int) int { return (width*size + 500) / 1000 }

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
