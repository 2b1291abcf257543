// Package pdftext reads the words of a PDF that others made: what Word, LibreOffice, a browser or an e-mail program exports
// [ISO 32000-1 7, 9.10]. It is a reader for looking, not for judging: it finds objects by scanning the file, so that a damaged
// cross-reference does not matter, and leaves out what it does not understand. What a signature covers is the matter of package pdf.
//
// Every loop is bounded by the size of the file and by the limits below: a hostile file costs bounded time and memory.
package pdftext

import "errors"

// What can be wrong with a file, for errors.Is.
var (
	ErrNotPDF    = errors.New("not a PDF")
	ErrEncrypted = errors.New("encrypted")
	ErrLimit     = errors.New("too large")
	ErrNoPages   = errors.New("no pages")
)

// The most that is read of one file.
const (
	maxFile     = 30 << 20 // bytes
	maxObjects  = 300_000  // indirect objects
	maxInflated = 64 << 20 // bytes of all streams that are decoded, each time they are
	maxPages    = 1000
	maxText     = 4 << 20   // bytes of text
	maxTokens   = 6_000_000 // objects and operators
	maxForms    = 6         // forms within forms
	maxDepth    = 60        // arrays and dictionaries within each other
	maxMapped   = 200_000   // characters that one font's ToUnicode maps
)

// A Document is the words of a PDF.
type Document struct {
	Pages      []string // lines separated by "\n"; empty: no words on that page
	Pictures   int      // images that are drawn
	Unreadable int      // glyphs whose letter the file does not say
}
