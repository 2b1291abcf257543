// Package locale holds the words of the interface in two catalogues with equal keys: Indonesian, the default and the language of
// record, and English for visitors. States, acts, roles and places have their words here and nowhere else. What a naskah says, what a
// finding or an error says, stays in Indonesian: those are words of the office.
package locale

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"naskah/internal/naskah"
)

//go:embed *.json
var files embed.FS

// Default is the language of record.
const Default = "id"

// Languages lists the languages there are, the default first.
var Languages = []string{Default, "en"}

// Words is one catalogue.
type Words struct {
	Lang string
	text map[string]string
}

// Catalogues reads both catalogues; they are part of the program, so a damaged one is a fault of the build.
func Catalogues() (map[string]Words, error) {
	out := map[string]Words{}
	for _, lang := range Languages {
		w := Words{Lang: lang, text: map[string]string{}}
		names, err := fs.Glob(files, lang+"*.json")
		if err != nil {
			return nil, fmt.Errorf("locale: %s: %w", lang, err)
		}
		if len(names) == 0 {
			return nil, fmt.Errorf("locale: no catalogue of %s", lang)
		}
		for _, name := range names {
			if err := w.read(name); err != nil {
				return nil, fmt.Errorf("locale: %s: %w", name, err)
			}
		}
		out[lang] = w
	}
	return out, nil
}

// read adds the words of one file: the catalogue itself (id.json), or that of one area beside it (id-berkas.json). A key has one place.
func (w Words) read(name string) error {
	b, err := files.ReadFile(name)
	if err != nil {
		return err
	}
	var more map[string]string
	if err := json.Unmarshal(b, &more); err != nil {
		return err
	}
	for key, text := range more {
		if _, ok := w.text[key]; ok {
			return fmt.Errorf("%s is in two files", key)
		}
		w.text[key] = text
	}
	return nil
}

// Keys lists the keys in order.
func (w Words) Keys() []string { return slices.Sorted(maps.Keys(w.text)) }

// T is the text of key, with its arguments put in. A key that is not there shows as itself in brackets, which a test looks for.
func (w Words) T(key string, args ...any) string {
	s, ok := w.text[key]
	switch {
	case !ok:
		return "[" + key + "]"
	case len(args) == 0:
		return s
	}
	return fmt.Sprintf(s, args...)
}

// Has says whether the catalogue has key.
func (w Words) Has(key string) bool { _, ok := w.text[key]; return ok }

// State is the word for a state; an imported naskah that is signed is "Tercatat".
func (w Words) State(s naskah.State, imported bool) string {
	if imported && s == naskah.Signed {
		return w.T("state.imported")
	}
	return w.T("state." + string(s))
}

// Act is the word on the button of an act: an active verb that says what will happen.
func (w Words) Act(a naskah.Act) string { return w.T("act." + string(a)) }

// Role is the word for a role.
func (w Words) Role(r naskah.Role) string { return w.T("role." + string(r)) }
