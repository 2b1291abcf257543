package pdfa

import (
	"compress/zlib"
	"io"
	"sync"
)

// producer is what the document information and the XMP packet call the program.
const producer = "naskah"

// A compressor is kept for the next stream: making one costs more than a page's compression.
type compressor interface {
	io.WriteCloser
	Reset(w io.Writer)
}

var compressors = sync.Pool{New: func() any { return compressor(zlib.NewWriter(io.Discard)) }}
