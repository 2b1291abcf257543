package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// A walker goes through one part element by element. encoding/xml knows no entities but the five of XML and fetches nothing; a
// document type is refused all the same, because no writer of this format makes one.
type walker struct {
	dec   *xml.Decoder
	depth int
}

func newWalker(b []byte) *walker { return &walker{dec: xml.NewDecoder(bytes.NewReader(b))} }

func (w *walker) token() (xml.Token, error) {
	t, err := w.dec.Token()
	if errors.Is(err, io.EOF) {
		return nil, io.EOF
	}
	if err != nil {
		return nil, broken("isinya bukan XML yang sah").Because(err)
	}
	if _, ok := t.(xml.Directive); ok {
		return nil, broken("isinya memuat deklarasi yang tidak dikenal")
	}
	return t, nil
}

// root finds the outermost element and has read read it to its end.
func (w *walker) root(read func(xml.StartElement) error) error {
	for {
		t, err := w.token()
		if errors.Is(err, io.EOF) {
			return broken("isinya kosong")
		}
		if err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			return read(e)
		}
	}
}

// each hands every element below the open one to read, which must go to its end, and ends with the open one.
func (w *walker) each(read func(xml.StartElement) error) error {
	if w.depth++; w.depth > maxDepth {
		return tooBig("bersusun terlalu dalam")
	}
	defer func() { w.depth-- }()
	for {
		t, err := w.token()
		if errors.Is(err, io.EOF) {
			return broken("isinya terputus")
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := read(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip goes to the end of the open element.
func (w *walker) skip() error { return w.each(func(xml.StartElement) error { return w.skip() }) }

// text is the characters directly in the open element, to its end.
func (w *walker) text() (string, error) {
	var b strings.Builder
	for {
		t, err := w.token()
		if errors.Is(err, io.EOF) {
			return "", broken("isinya terputus")
		}
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			if err := w.skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return b.String(), nil
		}
	}
}

// isWord says whether an element is WordprocessingML, of either conformance class.
func isWord(e xml.StartElement) bool {
	return e.Name.Space == nsW || e.Name.Space == "http://purl.oclc.org/ooxml/wordprocessingml/main"
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// on reads a switch: <w:b/> and <w:b w:val="true"/> are on.
func on(e xml.StartElement) bool {
	switch attr(e, "val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// The namespaces that are written.
const (
	nsW   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsR   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsRel = "http://schemas.openxmlformats.org/package/2006/relationships"
)
