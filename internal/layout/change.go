package layout

import (
	"naskah/internal/document"
	"naskah/internal/pdfa"
)

// A change says whether words of a redline came or went, and which stretch of its text they are: from 1 on, so that one that runs over
// several lines is one element of the structure tree. The zero value is a text without changes.
type change struct {
	op document.DiffOp
	no int
}

// changesOf numbers the stretches of a text that has changes, one entry for each run. What stands between changes is numbered too: an
// element's own content is read before its kids, so that all of it must be kids.
func changesOf(t document.Text) []change {
	out := make([]change, len(t))
	changed, no := false, 0
	for i, r := range t {
		if i == 0 || r.Change != t[i-1].Change {
			no++
		}
		changed = changed || r.Change != document.DiffSame
		out[i] = change{r.Change, no}
	}
	if !changed {
		clear(out)
	}
	return out
}

// spanOf is the element of one stretch below the element of its text: told to those who hear the page as it is shown to those who see
// it [ISO 32000-1 14.8.5.4.5].
func (f *flow) spanOf(text *pdfa.Elem, c change) *pdfa.Elem {
	if text == nil || c.no == 0 {
		return text
	}
	key := stretch{text, c.no}
	if e, ok := f.spans[key]; ok {
		return e
	}
	e := grown(text, "Span")
	switch c.op {
	case document.DiffIn:
		e.Title, e.Decoration = "Sisipan", "Underline"
	case document.DiffOut:
		e.Title, e.Decoration = "Coretan", "LineThrough"
	case document.DiffSame:
	}
	if f.spans == nil {
		f.spans = map[stretch]*pdfa.Elem{}
	}
	f.spans[key] = e
	return e
}

// A stretch is one of the changes of one text.
type stretch struct {
	text *pdfa.Elem
	no   int
}

// decorated is the rule that shows a change: under what came, through what went.
func decorated(s segment, x, y, size int) (ruleMark, bool) {
	switch s.change.op {
	case document.DiffIn:
		y += size * 14 / 100
	case document.DiffOut:
		y -= size * 27 / 100
	case document.DiffSame:
		return ruleMark{}, false
	}
	return ruleMark{x, y, x + s.ink, y, size * 6 / 100}, true
}
