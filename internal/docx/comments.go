package docx

import (
	"encoding/xml"
	"strings"
	"time"
)

// comments are the remarks of a file by id.
func (p parts) comments(name string) (map[string]Comment, error) {
	out := map[string]Comment{}
	b, ok, err := p.read(name)
	if err != nil || !ok {
		return out, err
	}
	w := newWalker(b)
	err = w.root(func(xml.StartElement) error {
		return w.each(func(e xml.StartElement) error {
			if e.Name.Local != "comment" {
				return w.skip()
			}
			if len(out) >= maxNotes {
				return tooBig("memuat terlalu banyak komentar")
			}
			var lines []string
			if err := w.commentText(&lines); err != nil {
				return err
			}
			out[attr(e, "id")] = Comment{Author: short(attr(e, "author")), At: moment(attr(e, "date")), Text: strings.TrimSpace(strings.Join(lines, "\n"))}
			return nil
		})
	})
	return out, err
}

// commentText gathers the text of what is open, one line a paragraph.
func (w *walker) commentText(lines *[]string) error {
	return w.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "p":
			*lines = append(*lines, "")
		case "t":
			s, err := w.text()
			if n := len(*lines); n > 0 {
				(*lines)[n-1] += s
			}
			return err
		}
		return w.commentText(lines)
	})
}

// properties are the custom properties of a file, texts only.
func (p parts) properties(name string) (map[string]string, error) {
	b, ok, err := p.read(name)
	if err != nil || !ok {
		return nil, err
	}
	out := map[string]string{}
	w := newWalker(b)
	err = w.root(func(xml.StartElement) error {
		return w.each(func(e xml.StartElement) error {
			name := attr(e, "name")
			return w.each(func(xml.StartElement) error {
				s, err := w.text()
				if len(out) < 100 && len(s) < 1000 {
					out[name] = s
				}
				return err
			})
		})
	})
	return out, err
}

// moment reads a date of the format; zero when it is none.
func moment(s string) time.Time {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05"} {
		if t, err := time.Parse(form, s); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// short is a name that fits a line.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 120 {
		s = string(r[:119]) + "…"
	}
	return s
}
