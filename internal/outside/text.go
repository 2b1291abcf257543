package outside

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// A textLine is one line of a page, or one paragraph of a Word document.
type textLine struct {
	page    int // from 1; 0: not known
	text    string
	wrapped bool // the paragraph may go on in the next line
}

// place is where a line stands, in words.
func (l textLine) place() string {
	if l.page == 0 {
		return "naskah"
	}
	return fmt.Sprintf("halaman %d", l.page)
}

type text []textLine

var pageNumber = regexp.MustCompile(`(?i)^(?:-\s*)?(?:halaman\s+|hal\.?\s+|page\s+)?\d{1,4}(?:\s+(?:dari|of)\s+\d{1,4})?(?:\s*-)?$`)

func isPageNumber(line string) bool { return pageNumber.MatchString(line) }

// titleLines is how far down the title reaches.
const titleLines = 40

// title is the head of the document: what stands above its opening.
func (t text) title() string {
	var out []string
	for i, l := range t {
		if i >= titleLines || opens.MatchString(l.text) {
			break
		}
		out = append(out, l.text)
	}
	return strings.Join(out, "\n")
}

var opens = regexp.MustCompile(`(?i)^(?:pada hari ini|yang bertanda ?tangan|kami yang bertanda ?tangan|menimbang\b)`)

// A part is a heading with the text below it; the first of a document has none.
type part struct {
	label string // "Pasal 3"
	no    int    // of a pasal; 0: another kind of part
	title string
	lines text
}

var (
	pasalHead = regexp.MustCompile(`^(?i:pasal)\s+(\d{1,3})\s*[.:]?\s*(.*)$`)
	babHead   = regexp.MustCompile(`^(?:BAB\s+([IVX]{1,6})\.?|([IVX]{1,6}|[A-Z]|\d{1,2})[.)])\s*(.*)$`)
)

// parts cuts the text at its headings.
func (t text) parts() []part {
	out := []part{{}}
	pasal := slices.ContainsFunc(t, func(l textLine) bool { return pasalHead.MatchString(l.text) })
	for i := 0; i < len(t); i++ {
		p, used := t.head(i, pasal)
		if used == 0 {
			last := &out[len(out)-1]
			last.lines = append(last.lines, t[i])
			continue
		}
		out = append(out, p)
		i += used - 1
	}
	return out
}

// head is the heading that begins at line i, and of how many lines it is; 0: none.
func (t text) head(i int, pasal bool) (part, int) {
	if pasal {
		return t.pasalHead(i)
	}
	m := babHead.FindStringSubmatch(t[i].text)
	if m == nil {
		return part{}, 0
	}
	p := part{label: strings.TrimSpace(strings.TrimSuffix(t[i].text, m[3])), title: m[3]}
	used := 1
	if p.title == "" && m[1] != "" && i+1 < len(t) {
		p.title, used = t[i+1].text, 2
	}
	if !isTitle(p.title) || m[1] == "" && !isCapitals(p.title) && len(p.title) > 60 {
		return part{}, 0
	}
	return p, used
}

func (t text) pasalHead(i int) (part, int) {
	m := pasalHead.FindStringSubmatch(t[i].text)
	if m == nil {
		return part{}, 0
	}
	p := part{label: "Pasal " + m[1]}
	_, _ = fmt.Sscanf(m[1], "%d", &p.no) // digits, by the pattern
	if rest := m[2]; rest != "" {
		p.title = rest
		return p, map[bool]int{true: 1}[isCapitals(rest)]
	}
	used := 1
	for used < 4 && i+used < len(t) && isCapitals(t[i+used].text) && !pasalHead.MatchString(t[i+used].text) {
		p.title = strings.TrimSpace(p.title + " " + t[i+used].text)
		used++
	}
	if used == 1 && i+1 < len(t) && isTitle(t[i+1].text) && !strings.HasSuffix(t[i].text, ".") {
		p.title, used = t[i+1].text, 2
	}
	before := ""
	if i > 0 {
		before = t[i-1].text
	}
	// A reference that fills a line ("dimaksud dalam / Pasal 5") follows a sentence that goes on and has no title below it.
	if p.title == "" && before != "" && !strings.ContainsAny(before[len(before)-1:], ".;:") {
		return part{}, 0
	}
	return p, used
}

// isCapitals says whether a line is a title in capitals.
func isCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 2
}

// isTitle says whether a line looks like a title and not like a sentence.
func isTitle(s string) bool {
	r := []rune(s)
	return len(r) > 2 && len(r) <= 90 && unicode.IsUpper(r[0]) && !strings.ContainsAny(s[len(s)-1:], ".;:,")
}

// paragraphs joins lines to what was one paragraph before the page broke it: a line that begins with a mark begins one.
func (t text) paragraphs() text {
	var out text
	for _, l := range t {
		k := len(out) - 1
		if k < 0 || !out[k].wrapped || begins.MatchString(l.text) || strings.HasSuffix(out[k].text, ":") || isCapitals(l.text) || isCapitals(out[k].text) {
			out = append(out, l)
			continue
		}
		out[k].text = joined(out[k].text, l.text)
	}
	return out
}

var begins = regexp.MustCompile(`^(?:\(?[a-z0-9]{1,3}[.)]|\(\d{1,2}\)|[IVX]{1,5}\.|[•–-])\s`)

// joined is two lines as one; a word that was divided at the end of the first is whole again.
func joined(a, b string) string {
	if s, ok := strings.CutSuffix(a, "\u00ad"); ok {
		return s + b
	}
	return a + " " + b
}

// all is the part's text as one line.
func (p part) all() string {
	out := ""
	for i, l := range p.lines {
		if i == 0 {
			out = l.text
			continue
		}
		out = joined(out, l.text)
	}
	return out
}
