package document

import (
	"strings"

	"naskah/internal/naskah"
)

// A DiffOp says what became of a run of words.
type DiffOp string

// What became of it.
const (
	DiffSame DiffOp = ""
	DiffOut  DiffOp = "out" // it was there
	DiffIn   DiffOp = "in"  // it is there now
)

// A DiffRun is words that stayed, went or came.
type DiffRun struct {
	Op   DiffOp
	Text string
}

// A ClauseDiff is one block of the text, before and after: a pasal, or what stands outside of them (ID "").
type ClauseDiff struct {
	ID      string // clause id
	Title   string // as it is called in the newer text, or in the older one when it is gone
	Added   bool
	Removed bool
	Moved   bool
	Lines   [][]DiffRun // one per paragraph or item; unchanged lines far from a change are left out
}

// A diffPart is a pasal, or what stands outside of them between two groups of pasal.
type diffPart struct {
	key, id, title string
	judul          string // its own title, the first of its lines
	lines          []diffLine
}

// Diff is what changed from a to b, part by part in the order of b, what is gone where it stood. Parts in which nothing changed are
// left out; a pasal is the same one as long as its clause id is, wherever it stands and whatever its number.
func Diff(a, b Tree) []ClauseDiff {
	was, is := diffParts(a), diffParts(b)
	before, now := map[string]*diffPart{}, map[string]bool{}
	for i := range was {
		before[was[i].key] = &was[i]
	}
	for _, p := range is {
		now[p.key] = true
	}
	stay := unmoved(was, is)
	var out []ClauseDiff
	next := 0
	gone := func(until string) { // what is gone from a before the part until
		for next < len(was) && was[next].key != until {
			if p := was[next]; !now[p.key] {
				out = append(out, ClauseDiff{ID: p.id, Title: p.title, Removed: true, Lines: linesDiff(p.lines, nil)})
			}
			next++
		}
		next++
	}
	for _, p := range is {
		if stay[p.key] {
			gone(p.key)
		}
		d := ClauseDiff{ID: p.id, Title: p.title}
		old := before[p.key]
		if d.Added = old == nil; d.Added {
			d.Lines = linesDiff(nil, p.lines)
		} else {
			d.Lines, d.Moved = untitled(linesDiff(old.lines, p.lines), p.judul), !stay[p.key]
		}
		if d.Added || d.Moved || len(d.Lines) > 0 {
			out = append(out, d)
		}
	}
	gone("")
	return out
}

// untitled leaves out the title of a pasal that did not change: the comparison is headed by it already.
func untitled(lines [][]DiffRun, judul string) [][]DiffRun {
	if judul != "" && len(lines) > 1 && len(lines[0]) == 1 && lines[0][0] == (DiffRun{Text: judul}) {
		return lines[1:]
	}
	return lines
}

// unmoved are the parts of both that keep their order: the longest run of them.
func unmoved(was, is []diffPart) map[string]bool {
	keys := func(list []diffPart) []string {
		out := make([]string, len(list))
		for i, p := range list {
			out[i] = p.key
		}
		return out
	}
	out := map[string]bool{}
	for _, e := range edits(keys(was), keys(is)) {
		if e.op == DiffSame {
			out[e.x] = true
		}
	}
	return out
}

// diffParts cuts a text into its parts.
func diffParts(t Tree) []diffPart {
	var out []diffPart
	seen := map[string]int{}
	part := func(key, id, title string) *diffPart {
		if n := len(out); n > 0 && out[n-1].key == key {
			return &out[n-1]
		}
		seen[key]++
		if seen[key] > 1 {
			key += "#" + itoa(seen[key])
		}
		out = append(out, diffPart{key: key, id: id, title: title})
		return &out[len(out)-1]
	}
	for _, b := range t.Blocks {
		if p, ok := b.(Pasal); ok {
			d := part("pasal "+p.ID, p.ID, PasalTitle(p))
			d.judul = p.Judul
			d.lines = append(d.lines, diffLine{text: p.Judul})
			d.lines = append(d.lines, itemLines(p.Items)...)
			continue
		}
		key, title := outside(b)
		d := part(key, "", title)
		d.lines = append(d.lines, blockLines(b)...)
	}
	return out
}

// Name is what the clause is called: "Pasal 5"; "Bagian II", "diktum KEDUA" where it has a label of its own.
func (p Pasal) Name() string {
	if p.Label != "" {
		return strings.TrimSuffix(p.Label, ".")
	}
	return "Pasal " + itoa(p.No)
}

// PasalTitle is how a pasal is called beside its text: "Pasal 4 · Pelaksanaan".
func PasalTitle(p Pasal) string {
	if p.Judul == "" {
		return p.Name()
	}
	return p.Name() + " · " + naskah.Capitalise(strings.ToLower(p.Judul))
}

// outside names the part that a block outside the pasal belongs to.
func outside(b Block) (key, title string) {
	switch b.(type) {
	case Heading, NomorLines:
		return "judul", "Judul dan nomor"
	case Closing, SignatureBlock:
		return "penutup", "Penutup dan tanda tangan"
	case Attachment:
		return "lampiran", "Lampiran"
	}
	return "pembuka", "Pembukaan"
}

func blockLines(b Block) []diffLine {
	var out []diffLine
	add := func(list ...Text) {
		for _, t := range list {
			out = append(out, diffLine{text: t.String()})
		}
	}
	switch b := b.(type) {
	case Heading:
		add(b.Lines...)
	case NomorLines:
		add(b.Lines...)
	case Attachment:
		add(b.Lines...)
	case Paragraph:
		add(b.Text)
	case Komparisi:
		for _, r := range b.Rows {
			out = append(out, diffLine{r.Roman, r.Nama.String() + ": " + r.Text.String()})
		}
	case Labels:
		for _, r := range b.Rows {
			out = append(out, diffLine{r.Label, r.Text.String()})
		}
	case List:
		out = itemLines(b.Items)
	case Closing:
		add(b.Text)
	case Table:
		for _, r := range append([][]Text{b.Head}, b.Rows...) {
			out = append(out, diffLine{text: strings.Join(lines(r), " | ")})
		}
	case SignatureBlock:
		for _, c := range b.Cells {
			out = append(out, diffLine{text: strings.TrimSpace(c.Heading + " " + c.Nama.String() + " " + c.Jabatan.String())})
		}
	}
	return out
}

func itemLines(items []Item) []diffLine {
	var out []diffLine
	for _, it := range items {
		out = append(out, diffLine{it.Label, it.Text.String()})
		out = append(out, itemLines(it.Children)...)
	}
	return out
}
