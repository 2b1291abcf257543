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
	From    string      // of what was moved: how it was called before, "Pasal 4"
	Lines   [][]DiffRun // one per paragraph or item; unchanged lines far from a change are left out
}

// A diffPart is a pasal, or what stands outside of them between two groups of pasal.
type diffPart struct {
	key, id, title string
	name           string // "Pasal 4"
	judul          string // its own title, the first of its lines
	lines          []diffLine
}

// Diff is what changed from a to b, part by part in the order of b, what is gone where it stood. Parts in which nothing changed are
// left out; a pasal is the same one as long as its clause id is, wherever it stands and whatever its number.
func Diff(a, b Tree) []ClauseDiff {
	was, is := diffParts(a), diffParts(b)
	keys := func(list []diffPart) []string {
		out := make([]string, len(list))
		for i, p := range list {
			out[i] = p.key
		}
		return out
	}
	var out []ClauseDiff
	for _, at := range alignKeys(keys(was), keys(is)) {
		switch {
		case at.b < 0:
			p := was[at.a]
			out = append(out, ClauseDiff{ID: p.id, Title: p.title, Removed: true, Lines: linesDiff(p.lines, nil)})
		case at.a < 0:
			p := is[at.b]
			out = append(out, ClauseDiff{ID: p.id, Title: p.title, Added: true, Lines: linesDiff(nil, p.lines)})
		default:
			old, p := was[at.a], is[at.b]
			d := ClauseDiff{ID: p.id, Title: p.title, Moved: at.moved, Lines: untitled(linesDiff(old.lines, p.lines), p.judul)}
			if d.Moved {
				d.From = old.name
			}
			if d.Moved || len(d.Lines) > 0 {
				out = append(out, d)
			}
		}
	}
	return out
}

// untitled leaves out the title of a pasal that did not change: the comparison is headed by it already.
func untitled(lines [][]DiffRun, judul string) [][]DiffRun {
	if judul != "" && len(lines) > 1 && len(lines[0]) == 1 && lines[0][0] == (DiffRun{Text: judul}) {
		return lines[1:]
	}
	return lines
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
			d.judul, d.name = p.Judul, p.Name()
			d.lines = append(d.lines, diffLine{text: said(p.Judul)})
			p.Judul = ""
			d.lines = append(d.lines, blockLines(p)...)
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
	shell, rows := split(b)
	for _, r := range rows {
		between := " | "
		switch shell.(type) {
		case Komparisi:
			between = ": "
		case SignatureBlock:
			between = " "
		}
		label := r.label
		if r.no != "" {
			label = strings.TrimSpace(label + " " + r.no)
		}
		out = append(out, diffLine{label, together(r.texts, between)})
	}
	return out
}

// together is texts in one line.
func together(list []Text, between string) Text {
	var out Text
	for i, t := range list {
		if i > 0 {
			out = append(out, Run{Text: between})
		}
		out = append(out, t...)
	}
	return out
}
