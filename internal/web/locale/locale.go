// Package locale holds the words of the interface in two catalogues with equal keys: Indonesian, the default and the language of
// record, and English for visitors. States, acts, roles and places have their words here and nowhere else. What a naskah says, what a
// finding or an error says, stays in Indonesian: those are words of the office.
package locale

import (
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"naskah/internal/naskah"
)

//go:embed id.json en.json
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
		b, err := files.ReadFile(lang + ".json")
		if err != nil {
			return nil, fmt.Errorf("locale: %s: %w", lang, err)
		}
		w := Words{Lang: lang}
		if err := json.Unmarshal(b, &w.text); err != nil {
			return nil, fmt.Errorf("locale: %s: %w", lang, err)
		}
		out[lang] = w
	}
	return out, nil
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
