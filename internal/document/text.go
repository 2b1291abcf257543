package document

import (
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// A phrase is text of a template: parts one after the other.
type phrase struct {
	line  int
	parts []part
}

// A part is plain text with placeholders, or a choice between phrases: the first whose condition holds.
type part struct {
	segs   []segment
	choose []choice
}

type choice struct {
	when *cond // nil: always
	text *phrase
}

// A segment is one piece of a text: letters, a value, a word of the spelling profile, or a reference.
type segment struct {
	lit     string
	path    string   // a value: absolute, or below the item of a repeat
	item    bool     // path is below the item
	filters []string // applied in order
	spell   string   // a word of the spelling profile
	ref     string   // clause or clause.item
	bold    bool
	italic  bool
	line    int
}

// maxPhrase bounds one text of a template.
const maxPhrase = 6000

// splitText cuts a text at its placeholders: {path|filter}, {~word}, {@clause.item}; {b:text} and {i:text} set what stands in them, which
// may hold placeholders, bold or italic; {{ and }} are the braces themselves.
func splitText(s string, line int) ([]segment, *lineError) {
	if len(s) > maxPhrase {
		return nil, atLine(line, "teks lebih panjang dari %d huruf", maxPhrase)
	}
	var out []segment
	var lit strings.Builder
	flush := func() {
		if lit.Len() > 0 {
			out = append(out, segment{lit: lit.String(), line: line})
			lit.Reset()
		}
	}
	for i := 0; i < len(s); i++ {
		switch {
		case strings.HasPrefix(s[i:], "{{") || strings.HasPrefix(s[i:], "}}"):
			lit.WriteByte(s[i])
			i++
		case s[i] == '}':
			return nil, atLine(line, "kurung kurawal tutup tanpa pembuka; tulis }} untuk mencetaknya")
		case s[i] == '{':
			end := closing(s[i:])
			if end < 0 {
				return nil, atLine(line, "kurung kurawal buka tanpa penutup; tulis {{ untuk mencetaknya")
			}
			flush()
			segs, err := braced(s[i+1:i+end], line)
			if err != nil {
				return nil, err
			}
			out = append(out, segs...)
			i += end
		default:
			lit.WriteByte(s[i])
		}
	}
	flush()
	return out, nil
}

// closing is where the brace that s begins with is closed, -1 where it is not. Only {b:…} and {i:…} hold other braces.
func closing(s string) int {
	if !isMarkup(s[1:]) {
		return strings.IndexByte(s, '}')
	}
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

func isMarkup(s string) bool { return strings.HasPrefix(s, "b:") || strings.HasPrefix(s, "i:") }

// braced is what stands between two braces.
func braced(s string, line int) ([]segment, *lineError) {
	if !isMarkup(s) {
		return []segment{placeholder(s, line)}, nil
	}
	segs, err := splitText(s[2:], line)
	if err != nil {
		return nil, err
	}
	if len(segs) == 0 {
		return nil, atLine(line, "{%s} tidak memuat teks", s)
	}
	for i := range segs {
		segs[i].bold, segs[i].italic = segs[i].bold || s[0] == 'b', segs[i].italic || s[0] == 'i'
	}
	return segs, nil
}

func placeholder(s string, line int) segment {
	g := segment{line: line}
	switch {
	case strings.HasPrefix(s, "~"):
		g.spell = s[1:]
	case strings.HasPrefix(s, "@"):
		g.ref = s[1:]
	default:
		names := strings.Split(s, "|")
		g.path, g.filters = names[0], names[1:]
		if rest, ok := strings.CutPrefix(g.path, "item"); ok && (rest == "" || rest[0] == '.') {
			g.item, g.path = true, strings.TrimPrefix(rest, ".")
		}
	}
	return g
}

// each calls f for every segment of p, with the conditions it stands under.
func (p *phrase) each(under []string, f func(g *segment, under []string)) {
	if p == nil {
		return
	}
	for i := range p.parts {
		for j := range p.parts[i].segs {
			f(&p.parts[i].segs[j], under)
		}
		for _, c := range p.parts[i].choose {
			inner := under
			if c.when != nil {
				inner = append(append([]string{}, under...), c.when.src)
			}
			c.text.each(inner, f)
		}
	}
}

// text writes p with the values of s.
func (s *scope) text(p *phrase) Text {
	if p == nil {
		return nil
	}
	var out Text
	for _, part := range p.parts {
		for _, g := range part.segs {
			out = append(out, styled(s.segment(g), g)...)
		}
		for _, c := range part.choose {
			if c.when.holds(s.names) {
				out = append(out, s.text(c.text)...)
				break
			}
		}
	}
	return joined(out)
}

// styled is a segment's text as the segment says it is set.
func styled(t Text, g segment) Text {
	for i := range t {
		t[i].Bold, t[i].Italic = t[i].Bold || g.bold, t[i].Italic || g.italic
	}
	return t
}

func (s *scope) segment(g segment) Text {
	switch {
	case g.spell != "":
		return Text{{Text: s.tpl.spelling[g.spell][s.profile]}}
	case g.ref != "" && s.asTokens:
		return Text{{Text: s.refAsToken(g.ref)}}
	case g.ref != "":
		return Text{{Text: s.numbers.ref(s.clause, g.ref), Ref: g.ref}}
	case g.path == "" && !g.item:
		return Text{{Text: g.lit}}
	}
	return s.placed(g)
}

// placed writes a value through its filters; an empty one is dots.
func (s *scope) placed(g segment) Text {
	if s.asTokens && !g.item {
		if word := tokenOf(g.path, g.filters); word != "" {
			return Text{{Text: word}}
		}
	}
	x, path := s.lookup(g)
	blank, text, number := "", "", 0
	switch y := x.(type) {
	case string:
		text = y
	case int:
		number = y
	case []any:
		text = sentence(y)
	case map[string]any: // an official: the filter "jabatan" was checked at load
		j, _ := y["jabatan"].(string)
		k, _ := y["kapasitas"].(string)
		path += ".jabatan"
		text = naskah.PejabatSnapshot{Jabatan: j, Kapasitas: asKapasitas(k)}.Sebutan()
	}
	for _, name := range g.filters {
		f, ok := filters[name]
		if !ok {
			continue
		}
		if f.blank != "" {
			blank = f.blank
		}
		switch {
		case f.num != nil && number > 0:
			text = f.num(int64(number))
		case f.text != nil && text != "":
			text = f.text(text, s.opt)
		}
	}
	if text == "" && number > 0 {
		text = itoa(number)
	}
	if text == "" {
		return blankRuns(blank, path, slices.Contains(g.filters, "upper"))
	}
	return Text{{Text: text, Path: path}}
}

// lookup finds a segment's value among the normal values, and the path that a page marks.
func (s *scope) lookup(g segment) (any, string) {
	if c, ok := computed[g.path]; ok && !g.item {
		return s.sums[g.path], c.marks
	}
	if !g.item {
		return follow(s.names, g.path), g.path
	}
	if g.path == "" {
		return s.item, s.itemPath
	}
	return follow(s.item, g.path), s.itemPath + "." + g.path
}

// sentence joins a list of texts as a sentence does: "a", "a dan b", "a, b, dan c".
func sentence(list []any) string {
	var words []string
	for _, x := range list {
		if w, _ := x.(string); w != "" {
			words = append(words, strings.TrimRight(w, " .;,"))
		}
	}
	switch n := len(words); n {
	case 0, 1:
		return strings.Join(words, "")
	case 2:
		return words[0] + " dan " + words[1]
	default:
		return strings.Join(words[:n-1], ", ") + ", dan " + words[n-1]
	}
}

// joined drops empty runs and joins neighbours that differ in nothing.
func joined(t Text) Text {
	var out Text
	for _, r := range t {
		if r.Text == "" {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Path == r.Path && out[n-1].Bold == r.Bold && out[n-1].Italic == r.Italic && out[n-1].Blank == r.Blank && r.Path == "" && out[n-1].Ref == r.Ref && r.Ref == "" {
			out[n-1].Text += r.Text
			continue
		}
		out = append(out, r)
	}
	return out
}
