package document

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"naskah/internal/naskah"
)

// The most that one pasal's text may hold.
const (
	maxPasalText  = 100_000 // letters
	maxPasalLines = 2000
	maxPasalItems = 200 // of one list
)

// A marker is the kind of mark that a line begins with, in the order of the levels: (1), a., 1., a), 1), (a) [UU 12/2011 Lampiran II].
type marker int

const noMarker marker = -1

var markers = []*regexp.Regexp{
	regexp.MustCompile(`^\(\d{1,3}\)(?:\s+|$)`), regexp.MustCompile(`^[a-z]{1,2}\.(?:\s+|$)`), regexp.MustCompile(`^\d{1,3}\.(?:\s+|$)`),
	regexp.MustCompile(`^[a-z]{1,2}\)(?:\s+|$)`), regexp.MustCompile(`^\d{1,3}\)(?:\s+|$)`), regexp.MustCompile(`^\([a-z]{1,2}\)(?:\s+|$)`),
}

// markerOf is the kind of a line's mark and the text behind it.
func markerOf(line string) (marker, string) {
	for k, re := range markers {
		if m := re.FindString(line); m != "" {
			return marker(k), strings.TrimSpace(line[len(m):])
		}
	}
	return noMarker, line
}

// A textReader builds the ayat of a pasal from lines.
type textReader struct {
	root  []any
	open  []map[string]any // the item being read at each level
	kinds []marker         // the mark of each level
	gap   bool             // an empty line came before
}

// ParsePasalText reads a pasal as people type it into one box: a line that begins with (1), a., 1., a), 1) or (a) begins an item, any
// other goes on with the one before; after an empty line it begins an ayat. The numbers typed are marks only: which item stands below
// which follows from the kinds of mark and their order, and the numbers are counted anew. A text without marks is one ayat. It is
// Invalid, NSK-PASAL-BATAS, when it is longer than a pasal can be.
func ParsePasalText(text string) ([]any, error) {
	text = clean(text)
	if n := utf8.RuneCountInString(text); n > maxPasalText {
		return nil, naskah.Errorf(naskah.Invalid, "NSK-PASAL-BATAS", "Teks pasal memuat %s huruf; paling banyak %s. Pindahkan sebagian ke pasal lain atau ke lampiran.",
			naskah.Ribuan(int64(n)), naskah.Ribuan(maxPasalText))
	}
	lines := strings.Split(text, "\n")
	if len(lines) > maxPasalLines {
		return nil, naskah.Errorf(naskah.Invalid, "NSK-PASAL-BATAS", "Teks pasal memuat %s baris; paling banyak %s. Pindahkan sebagian ke pasal lain atau ke lampiran.",
			naskah.Ribuan(int64(len(lines))), naskah.Ribuan(maxPasalLines))
	}
	r := &textReader{}
	for _, line := range lines {
		r.line(strings.TrimSpace(tidy(line)))
	}
	out := pruned(r.root)
	if longest(out) > maxPasalItems {
		return nil, naskah.Errorf(naskah.Invalid, "NSK-PASAL-BATAS", "Satu daftar dalam pasal memuat lebih dari %d butir. Bagi daftarnya, atau pindahkan ke lampiran.", maxPasalItems)
	}
	return out, nil
}

// longest is the number of items of the longest list.
func longest(list []any) int {
	n := len(list)
	for _, x := range list {
		m, _ := x.(map[string]any)
		below, _ := m[keyButir].([]any)
		n = max(n, longest(below))
	}
	return n
}

func (r *textReader) line(line string) {
	if line == "" {
		r.gap = true
		return
	}
	gap := r.gap
	r.gap = false
	kind, rest := markerOf(line)
	if kind == noMarker {
		if len(r.open) == 0 || gap {
			r.begin(0, r.rootKind(), line)
			return
		}
		it := r.open[len(r.open)-1]
		before, _ := it["teks"].(string)
		it["teks"] = strings.TrimSpace(before + " " + line)
		return
	}
	if len(r.open) == 0 && len(r.root) == 0 { // the first mark of a text counts its ayat, whatever it is
		r.begin(0, kind, rest)
		return
	}
	for level, k := range r.kinds {
		if k == kind {
			r.begin(level, kind, rest)
			return
		}
	}
	r.begin(len(r.open), kind, rest)
}

// rootKind is the mark by which the ayat are counted.
func (r *textReader) rootKind() marker {
	if len(r.kinds) > 0 {
		return r.kinds[0]
	}
	return 0
}

// begin opens an item at a level and closes all below it.
func (r *textReader) begin(level int, kind marker, text string) {
	it := map[string]any{"teks": text}
	if level == 0 {
		r.root = append(r.root, it)
	} else {
		above := r.open[level-1]
		list, _ := above[keyButir].([]any)
		above[keyButir] = append(list, it)
	}
	r.open = append(r.open[:level], it)
	r.kinds = append(r.kinds[:level], kind)
}

// pruned is a list without items that hold nothing.
func pruned(list []any) []any {
	out := []any{}
	for _, x := range list {
		m, _ := x.(map[string]any)
		if below, ok := m[keyButir].([]any); ok {
			if below = pruned(below); len(below) > 0 {
				m[keyButir] = below
			} else {
				delete(m, keyButir)
			}
		}
		if m["teks"] != "" || m[keyButir] != nil {
			out = append(out, m)
		}
	}
	return out
}

// PasalText is the text of an entry of pasal[] as ParsePasalText reads it: one line an item, each with its mark.
func PasalText(entry map[string]any) string {
	ayat, _ := entry["ayat"].([]any)
	parts := textParts(ayat)
	if len(parts) == 1 && parts[0].text != "" {
		if k, _ := markerOf(parts[0].text); k == noMarker {
			var b strings.Builder
			b.WriteString(parts[0].text + "\n")
			writeParts(&b, parts[0].below, 1)
			return strings.TrimSuffix(b.String(), "\n")
		}
	}
	var b strings.Builder
	writeParts(&b, parts, 0)
	return strings.TrimSuffix(b.String(), "\n")
}

// A textPart is one item as text.
type textPart struct {
	text  string
	below []textPart
}

// textParts reads items from values, also of the older form in which an ayat has huruf that are texts.
func textParts(list []any) []textPart {
	var out []textPart
	for _, x := range list {
		m, _ := x.(map[string]any)
		p := textPart{text: strings.TrimSpace(tidy(scalarText(m["teks"])))}
		huruf, _ := m["huruf"].([]any)
		for _, h := range huruf {
			p.below = append(p.below, textPart{text: strings.TrimSpace(tidy(scalarText(h)))})
		}
		below, _ := m[keyButir].([]any)
		p.below = append(p.below, textParts(below)...)
		if p.text != "" || len(p.below) > 0 {
			out = append(out, p)
		}
	}
	return out
}

func writeParts(b *strings.Builder, parts []textPart, depth int) {
	for i, p := range parts {
		b.WriteString(strings.Repeat("    ", max(depth-1, 0)) + strings.TrimSpace(gayaPasal.label(depth, i)+" "+p.text) + "\n")
		writeParts(b, p.below, depth+1)
	}
}
