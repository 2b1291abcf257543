package pdfa

import (
	"compress/zlib"
	"io"
	"sync"
	"unicode/utf16"

	"naskah/internal/pdf"
)

// producer is what the document information and the XMP packet call the program.
const producer = "naskah"

// text is a text string: ASCII as it is, everything else in UTF-16 with its mark [ISO 32000-1 7.9.2.2].
func text(s string) pdf.String {
	plain := true
	for i := range len(s) {
		plain = plain && s[i] >= ' ' && s[i] < 0x7f
	}
	if plain {
		return pdf.String{Bytes: []byte(s)}
	}
	b := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return pdf.String{Bytes: b, Hex: true}
}

// A compressor is kept for the next stream: making one costs more than a page's compression.
type compressor interface {
	io.WriteCloser
	Reset(w io.Writer)
}

var compressors = sync.Pool{New: func() any { return compressor(zlib.NewWriter(io.Discard)) }}
