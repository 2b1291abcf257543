package document

import (
	"regexp"
	"strings"

	"naskah/internal/naskah"
)

// A token is what the penyusun writes in a text of his own for what is computed: {pasal: jangka-waktu} is the pasal of that name by
// its present number, {tanggal berakhir} a date that is not known yet. Other braces are printed as they stand.
var token = regexp.MustCompile(`\{([a-z][^{}\n]{1,90})\}`)

// tokenPaths are the values that a token names; the values of the opening are not known while the text is written.
var tokenPaths = map[string]string{
	"tanggal naskah": "tanggal_naskah", "tempat": "tempat", "tanggal mulai": "hitung.mulai", "tanggal berakhir": "hitung.berakhir",
}

// pathOf is the value that a token names; ok is false when it names none.
func (s *scope) pathOf(name string) (string, bool) {
	if p, ok := tokenPaths[name]; ok {
		return p, true
	}
	if words, ok := strings.CutPrefix(name, "nomor pihak "); ok {
		for i := range s.parties() {
			if strings.EqualFold(words, naskah.Ordinal(i+1)) {
				return "pihak." + itoa(i) + ".nomor", true
			}
		}
	}
	return "", false
}

// tokenOf is the token for the value at path; empty when it has none.
func tokenOf(path string, filters []string) string {
	if len(filters) > 1 || len(filters) == 1 && filters[0] != "tanggal" {
		return ""
	}
	for name, p := range tokenPaths {
		if p == path {
			return "{" + name + "}"
		}
	}
	return ""
}

// ownText writes what the penyusun typed at path, its tokens replaced.
func (s *scope) ownText(typed, path string) Text {
	var out Text
	at := 0
	for _, m := range token.FindAllStringSubmatchIndex(typed, -1) {
		runs := s.token(typed[m[2]:m[3]], path)
		if runs == nil {
			continue
		}
		if at < m[0] {
			out = append(out, Run{Text: typed[at:m[0]], Path: path})
		}
		out, at = append(out, runs...), m[1]
	}
	if at < len(typed) {
		out = append(out, Run{Text: typed[at:], Path: path})
	}
	return out
}

// token is what a token stands for; nil when it is none.
func (s *scope) token(name, path string) Text {
	if s.asTokens {
		return nil
	}
	if ref, ok := refToken(name); ok {
		clause, _, _ := strings.Cut(ref, ".")
		if _, there := s.numbers.at[clause]; !there {
			return Text{{Text: "Pasal ", Path: path}, {Text: dots, Blank: true, Path: path}}
		}
		return Text{{Text: s.numbers.ref(s.clause, ref), Path: path, Ref: ref}}
	}
	at, ok := s.pathOf(name)
	if !ok {
		return nil
	}
	g := segment{path: at}
	if strings.HasPrefix(name, "tanggal") {
		g.filters = []string{"tanggal"}
	}
	return s.placed(g)
}

// refToken reads "pasal: jangka-waktu" or "pasal: jangka-waktu.masa".
func refToken(name string) (string, bool) {
	ref, ok := strings.CutPrefix(name, "pasal:")
	ref = strings.TrimSpace(ref)
	return ref, ok && ref != ""
}

// refs are the pasal that a typed text names by a token.
func refs(typed string) []string {
	var out []string
	for _, m := range token.FindAllStringSubmatch(typed, -1) {
		if ref, ok := refToken(m[1]); ok {
			clause, _, _ := strings.Cut(ref, ".")
			out = append(out, clause)
		}
	}
	return out
}

// refAsToken is a reference of the template as the penyusun's text holds it, so that it follows the numbers: within the pasal its
// ayat is named as it stands.
func (s *scope) refAsToken(ref string) string {
	clause, item, _ := strings.Cut(ref, ".")
	if clause == "" || clause == s.clause {
		if words := s.numbers.ref(s.clause, ref); !strings.HasPrefix(words, "Pasal ") {
			return words
		}
		return "{pasal: " + s.clause + "}"
	}
	if item != "" {
		clause += "." + item
	}
	return "{pasal: " + clause + "}"
}
