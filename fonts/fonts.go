// Package fonts holds the typefaces that every naskah is printed with. A stored naskah is drawn again to the same bytes only while
// these files stay the same, so their digests are pinned; a new face is a new file and a new renderer.
package fonts

import _ "embed"

// Regular and Bold are Naskah Bonum, a Bookman: TeX Gyre Bonum with TrueType outlines. The Lampiran of Permendagri 22/2020 is set in
// Bookman Old Style, which may not be passed on; see README.md for origin, licence and making.
var (
	//go:embed NaskahBonum-Regular.ttf
	Regular []byte
	//go:embed NaskahBonum-Bold.ttf
	Bold []byte
)

// The SHA-256 digests of the files, in hex.
const (
	RegularSHA256 = "a0212133b575ada864126030184c9537e376ebf95d2a20674b06662f06e65a4c"
	BoldSHA256    = "7285ba8ebb25489b4628134f471922e4be50ec9fe808fc57fc35e5590bc462c2"
)
