package pdfa

import (
	"bytes"
	"strconv"

	"naskah/internal/pdf"
)

// tag puts every text object and picture of a page's content into a marked sequence of its element, and all the rest into artifacts
// [ISO 32000-1 14.6, 14.8.2.2]. What the PDF writer draws stands on lines of its own: BT … ET, and "/I1 Do".
func (m *maker) tag(content []byte, page int) ([]byte, error) {
	t := tagger{m: m, page: page, tags: m.doc.Pages[page], out: make([]byte, 0, len(content)+len(content)/4)}
	inText := false
	for len(content) > 0 {
		line, rest, _ := bytes.Cut(content, []byte("\n"))
		content = rest
		word := bytes.TrimSpace(line)
		switch {
		case len(word) == 0:
			continue
		case !inText && string(word) == "BT":
			if err := t.thing(); err != nil {
				return nil, err
			}
			inText = true
		case !inText && bytes.HasSuffix(word, []byte(" Do")):
			if err := t.thing(); err != nil {
				return nil, err
			}
		case !inText:
			t.artifact()
		}
		t.out = append(append(t.out, line...), '\n')
		if inText && string(word) == "ET" {
			inText = false
		}
	}
	t.close()
	if t.used != len(t.tags) {
		return nil, drawn("page %d draws %d things, tags for %d", page+1, t.used, len(t.tags))
	}
	return t.out, nil
}

// A tagger writes the content of one page.
type tagger struct {
	m    *maker
	page int
	tags Tags
	used int
	next int // the next identifier of the page
	out  []byte

	open  bool
	owner *Elem  // of the open sequence; nil: an artifact
	reads string // of the open sequence
}

// thing begins what is drawn next in the sequence of its element; things of one element that follow each other share it.
func (t *tagger) thing() error {
	if t.used >= len(t.tags) {
		return drawn("page %d draws more than its %d tags", t.page+1, len(t.tags))
	}
	it := t.tags[t.used]
	t.used++
	if it.Of == nil {
		t.artifact()
		return nil
	}
	if t.open && t.owner == it.Of && it.Reads == t.reads {
		return nil
	}
	t.close()
	if it.Of.num == 0 {
		return drawn("page %d has content of an element that is not in the tree", t.page+1)
	}
	t.out = append(append(t.out, '/'), contentType(it.Of.Type)...)
	t.out = strconv.AppendInt(append(t.out, " <</MCID "...), int64(t.next), 10)
	if it.Reads != "" {
		t.out = pdf.Append(append(t.out, "/ActualText "...), pdf.Text(it.Reads))
	}
	t.out = append(t.out, ">> BDC\n"...)
	it.Of.marks = append(it.Of.marks, mark{t.page, t.next})
	t.open, t.owner, t.reads = true, it.Of, it.Reads
	t.next++
	return nil
}

// contentType is what a sequence is called; the structure tree alone says what it is.
func contentType(kind string) string {
	if kind == "Figure" {
		return kind
	}
	return "Span"
}

func (t *tagger) artifact() {
	if t.open && t.owner == nil {
		return
	}
	t.close()
	t.out = append(t.out, "/Artifact BMC\n"...)
	t.open = true
}

func (t *tagger) close() {
	if t.open {
		t.out = append(t.out, "EMC\n"...)
	}
	t.open, t.owner, t.reads = false, nil, ""
}
