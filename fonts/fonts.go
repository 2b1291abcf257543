// Package fonts holds the typefaces that every naskah is printed with. A stored naskah is drawn again to the same bytes only while
// these files stay the same, so their digests are pinned; a new face is a new file and a new renderer.
package fonts

import _ "embed"

// A Face is one file: its PostScript name, its bytes (TrueType) and the SHA-256 of them in hex.
type Face struct {
	Name   string
	Data   []byte
	SHA256 string
}

// A Family is one design in the four styles that a text asks for.
type Family struct{ Regular, Bold, Italic, BoldItalic Face }

//go:embed NaskahBonum-Regular.ttf
var bookmanRegular []byte

//go:embed NaskahBonum-Bold.ttf
var bookmanBold []byte

//go:embed NaskahBonum-Italic.ttf
var bookmanItalic []byte

//go:embed NaskahBonum-BoldItalic.ttf
var bookmanBoldItalic []byte

//go:embed LiberationSans-Regular.ttf
var arialRegular []byte

//go:embed LiberationSans-Bold.ttf
var arialBold []byte

//go:embed LiberationSans-Italic.ttf
var arialItalic []byte

//go:embed LiberationSans-BoldItalic.ttf
var arialBoldItalic []byte

// Bookman is Naskah Bonum: TeX Gyre Bonum with TrueType outlines. The Lampiran of Permendagri 22/2020 is set in Bookman Old Style,
// which may not be passed on; see README.md for origin, licence and making.
func Bookman() Family {
	return Family{
		Regular:    Face{"NaskahBonum-Regular", bookmanRegular, "a0212133b575ada864126030184c9537e376ebf95d2a20674b06662f06e65a4c"},
		Bold:       Face{"NaskahBonum-Bold", bookmanBold, "7285ba8ebb25489b4628134f471922e4be50ec9fe808fc57fc35e5590bc462c2"},
		Italic:     Face{"NaskahBonum-Italic", bookmanItalic, "b116b904e94bbd5b5c8f6578636d9dd16150fc1adf4d1aac9ff5b63b10a46a1b"},
		BoldItalic: Face{"NaskahBonum-BoldItalic", bookmanBoldItalic, "72a053cf8aad8e5e19b3a634934c3ea61bf6a544c8fb8be7f735522782fe060b"},
	}
}

// Arial is Liberation Sans, whose widths are Arial's: the face of naskah dinas [Permendagri 1/2023 Pasal 32 ayat (2)].
func Arial() Family {
	return Family{
		Regular:    Face{"LiberationSans", arialRegular, "8d91388f1d3604b3b8ae0e3ee2d140e50cd6122f9214514f4aca772540a4076d"},
		Bold:       Face{"LiberationSans-Bold", arialBold, "ba0e0dc3f7aca5b0afbc31e800531ee43be3aa79ae35b2ef1f6470a9547765c4"},
		Italic:     Face{"LiberationSans-Italic", arialItalic, "01f559e5c501d3d5777647c6a92b3ff37a4523bcf4f3b6e97ae052af567618b1"},
		BoldItalic: Face{"LiberationSans-BoldItalic", arialBoldItalic, "15c1068175252e4adee6d3721bf74064ffe437f679d9dbaeacd03fa7711a041b"},
	}
}
