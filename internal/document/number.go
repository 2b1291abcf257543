package document

import (
	"regexp"
	"slices"
	"strings"
)

// A numbering is the computed number of every pasal, ayat, huruf and angka that has an id.
type numbering struct {
	at   map[string]place
	gaya gaya
}

// A place is where something stands: its pasal, and within it the words "ayat (2)", "huruf a".
type place struct {
	pasal int
	words []string
}

// letters counts a … z, aa, ab …
func letters(n int) string {
	s := ""
	for n++; n > 0; n /= 26 {
		n--
		s = string(rune('a'+n%26)) + s
	}
	return s
}

// ref writes a reference from one clause to a place: within the clause "ayat (2)", elsewhere "Pasal 5 ayat (2)". A place that the
// penyusun has replaced by his own text is referred to by its pasal.
func (n *numbering) ref(from, ref string) string {
	clause, item, _ := strings.Cut(ref, ".")
	if clause == "" {
		clause = from
	}
	p, ok := n.at[clause+"."+item]
	if !ok || item == "" {
		p = n.at[clause]
	}
	words := strings.Join(p.words, " ")
	if clause == from && words != "" {
		return words
	}
	return strings.TrimSpace(n.gaya.name(p.pasal) + " " + words)
}

// A liveClause is a pasal as it will be printed: the template's, the penyusun's text in its place, or a pasal of his own.
type liveClause struct {
	src   *clause // nil: own
	own   int     // index in pasal[], -1: the template's text
	id    string
	no    int
	judul string
	typed bool // judul was typed
	items []*liveItem

	after   string // own: the pasal after which it stands; empty: the usual place
	removed bool   // taken out by the penyusun
}

// A liveItem is one ayat, huruf or angka whose condition holds.
type liveItem struct {
	plain    bool // running text, without a label
	id       string
	label    string
	text     *phrase // of a template; nil: typed
	typed    string
	path     string // of typed
	scope    *scope
	children []*liveItem
}

// number gives every clause and item its number and remembers the places.
func number(list []*liveClause, g gaya) *numbering {
	n := &numbering{at: map[string]place{}, gaya: g}
	for i, c := range list {
		c.no = i + 1
		if c.id != "" {
			n.at[c.id] = place{pasal: c.no}
		}
		n.items(c, c.items, 0, nil)
	}
	return n
}

func (n *numbering) items(c *liveClause, items []*liveItem, depth int, words []string) {
	i, labelled := -1, 0
	for _, it := range items {
		if !it.plain {
			labelled++
		}
	}
	for _, it := range items {
		at := words
		if !it.plain {
			i++
		}
		if !it.plain && n.gaya.counts(depth, labelled) {
			it.label = n.gaya.label(depth, i)
			at = append(append([]string{}, words...), n.gaya.word(depth, it.label))
		}
		if it.id != "" && c.id != "" {
			n.at[c.id+"."+it.id] = place{c.no, at}
		}
		n.items(c, it.children, depth+1, at)
	}
}

var (
	listTail  = regexp.MustCompile(`(?:[;,]\s*(?:dan/atau|dan|atau))?[\s.;,]*$`)
	typedTail = regexp.MustCompile(`(?:[.;:,]|[;,]\s*(?:dan/atau|dan|atau))$`)
)

// punctuate ends the items of a list as a sentence in parts does: ";" after each, "; dan" after the last but one, end after the
// last. An item with parts of its own ends with ":" and hands its own end to its last part. What was typed with an end, and
// what has no label (alinea), keeps it. Where one item is written with "; atau", the last but one ends so.
func punctuate(items []Item, end string, typed bool) {
	last := "; dan"
	if slices.ContainsFunc(items, func(it Item) bool { return strings.HasSuffix(it.Text.String(), "; atau") }) {
		last = "; atau"
	}
	for i := range items {
		e := ";"
		switch i {
		case len(items) - 1:
			e = end
		case len(items) - 2:
			e = last
		}
		it := &items[i]
		if it.Label == "" && len(it.Children) == 0 { // running text has its own end
			continue
		}
		if len(it.Children) > 0 {
			punctuate(it.Children, e, typed)
			e = ":"
		}
		it.Text = ended(it.Text, e, typed)
	}
}

// bareEnd is s without the punctuation that ends an item of a list.
func bareEnd(s string) string {
	at := max(0, len(s)-24) // what is taken away is ASCII and short; looking at all of s would cost
	return s[:at] + listTail.ReplaceAllString(s[at:], "")
}

// ended is t with end instead of the punctuation it may have.
func ended(t Text, end string, typed bool) Text {
	if len(t) == 0 {
		return t
	}
	last := &t[len(t)-1]
	if typed && typedTail.MatchString(last.Text) {
		return t
	}
	if !last.Blank {
		last.Text = strings.TrimSuffix(bareEnd(last.Text), ":")
	}
	return joined(append(t, Run{Text: end}))
}
