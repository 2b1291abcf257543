// Package docx writes a document tree as a Word document (Office Open XML, ISO/IEC 29500) and reads one back: its paragraphs with style,
// number, table cell, tracked changes and comments, and, beside the tree it was made from, the text as it came back. It knows no HTTP and
// no store; what it reads is not trusted.
//
// Numbers are Word's own (w:numPr), never typed, so that a pasal added in Word counts on; each pasal and item bears a bookmark by which
// it is known again when the file returns.
package docx

import "time"

// A File is what Read found.
type File struct {
	Paragraphs []Paragraph       // in reading order, those of tables row by row
	Properties map[string]string // custom document properties
}

// A Paragraph is one paragraph as it stands when every tracked change is accepted.
type Paragraph struct {
	Text     string    // line breaks are "\n", tabs "\t"; without the number that Word prints before it
	Before   string    // the text when every tracked change is rejected
	Label    string    // the number that Word prints: "Pasal 4", "(1)", "a."; empty: none
	Level    int       // of its number, from 0; -1: it has none
	Style    string    // name of its style, as Word shows it; "heading 2" also where the program writes "Heading 2"
	Outline  int       // outline level of its style or its own, from 0; -1: running text
	Cell     *Cell     // nil: outside of tables
	Marks    []string  // names of the bookmarks that begin in it
	Changes  []Change  // tracked changes in it
	Comments []Comment // comments on it
	New      bool      // the paragraph as a whole is a tracked insertion
	Gone     bool      // the paragraph as a whole is a tracked deletion; Text is empty
}

// A Cell is the place of a paragraph in a table. Table counts the tables of the file; all count from 0.
type Cell struct{ Table, Row, Col int }

// A Change is one tracked insertion or deletion.
type Change struct {
	Deleted bool
	Author  string
	At      time.Time // zero: not given
	Text    string
}

// A Comment is a remark in the margin.
type Comment struct {
	Author string
	At     time.Time // zero: not given
	Text   string
}

// The most that is read. A file beyond one of them is refused.
const (
	MaxFile       = 20 << 20 // bytes of the file
	maxEntries    = 3000     // files in it
	maxUnpacked   = 64 << 20 // bytes of all its files, unpacked
	maxPart       = 32 << 20 // bytes of one part that is read, unpacked
	maxParagraphs = 50_000
	maxLetters    = 8 << 20 // bytes of text
	maxDepth      = 200     // elements within each other
	maxNotes      = 10_000  // changes, comments
)
