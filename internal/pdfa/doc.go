// Package pdfa turns a plain PDF, as the PDF writer drew it, into one file that is both PDF/A-2a [ISO 19005-2] and PDF/UA-1
// [ISO 14289-1]: tags in reading order, fonts with correct maps, an output intent, XMP, and empty signature fields. It draws nothing
// and moves nothing. The same input gives the same bytes: no clock, no random identifier, no map order.
package pdfa

import (
	"errors"
	"fmt"

	"naskah/internal/pdf"
)

// A Doc is what the drawn file does not say of itself.
type Doc struct {
	Title  string
	Lang   string // "id-ID"
	Root   *Elem  // the structure tree, in reading order
	Pages  []Tags // one for each page
	Fields []Field
	// Subsets gives each face that the PDF writer embedded the name of its subset, "ABCDEF+Name" [ISO 32000-1 9.6.4].
	Subsets map[string]string
	Meta    []Property // kept in the XMP under a schema of our own
}

// Tags are the things drawn on a page, in the order of drawing.
type Tags []Thing

// A Thing is a text object (BT … ET) or a picture; rules and frames are artifacts and are not counted.
type Thing struct {
	Of    *Elem  // the element that it belongs to; nil: none, it is an artifact
	Reads string // what is read in place of what is drawn [ISO 32000-1 14.9.4]
}

// An Elem is a structure element [ISO 32000-1 14.7.2, 14.8.4]. Its own content comes before its kids.
type Elem struct {
	Type  string // Document, Sect, H1 …, P, L, LI, Lbl, LBody, Table, TR, TH, TD, Figure, Form, Span
	Alt   string // of a Figure, a Form
	Scope string // of a TH: Column or Row
	Title string // of a Span that came or went in a redline
	// Decoration of a Span: Underline or LineThrough [ISO 32000-1 table 344].
	Decoration string
	List       string // of an L, how its labels are made: Decimal, LowerAlpha, LowerRoman …; empty: None
	Kids       []*Elem

	num   uint32 // object number
	marks []mark
	field uint32 // object number of the widget that a Form holds
}

// A mark is a piece of content: a page, and the identifier in it.
type mark struct{ page, id int }

// Add appends kids and returns e.
func (e *Elem) Add(kids ...*Elem) *Elem { e.Kids = append(e.Kids, kids...); return e }

// New makes an element.
func New(kind string, kids ...*Elem) *Elem { return &Elem{Type: kind, Kids: kids} }

// A Field is an empty signature field.
type Field struct {
	Name  string // "ttd_1"
	Label string // read to those who do not see it [ISO 14289-1 7.18.1]
	Page  int    // from 0
	Rect  [4]float64
	Elem  *Elem // the Form element in the tree
	Stamp bool  // spare, for a document time stamp: invisible, with a seed value [ISO 32000-1 12.7.4.5]
}

// A Property is one named text of the XMP packet.
type Property struct{ Name, Value, Description string }

// ErrDrawn says that the drawn file is not as the PDF writer makes it, or does not fit its tags: a fault of the program.
var ErrDrawn = errors.New("pdfa: the drawn file is not as expected")

func drawn(format string, a ...any) error {
	return fmt.Errorf("%w: %s", ErrDrawn, fmt.Sprintf(format, a...))
}

// Finish makes the file. raw is what the PDF writer gave, without compression.
func Finish(raw []byte, d Doc) ([]byte, error) {
	f, err := pdf.Read(raw, pdf.DefaultLimits())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDrawn, err)
	}
	m := &maker{doc: d, view: f.At(len(f.Sections) - 1), moved: map[uint32]uint32{}, pages: map[uint32]int{}}
	return m.file()
}
