package docx

import (
	"regexp"
	"slices"
	"strings"

	"naskah/internal/document"
)

// A Returned is the text of a file as a tree: clauses that were in the tree it was made from have their ids, new ones begin with Baru.
// Only what document.Diff compares is in it.
type Returned struct {
	Tree  document.Tree
	Notes []Note
}

// Baru begins the id of a pasal that the tree did not have.
const Baru = "baru-"

// A Note is what somebody marked in one place of the file: tracked changes and comments.
type Note struct {
	Clause   string // id of the pasal; empty: outside of them
	Title    string // how the place is called, "Pasal 4 · Pelaksanaan"
	Quote    string // the paragraph it stands on, cut short
	Changes  []Change
	Comments []Comment
}

// Return reads f as the text that base became. Marks, then titles say which clause a pasal is; tracked changes count as accepted.
func Return(f File, base document.Tree) Returned {
	r := &returner{ids: map[string]string{}, titles: map[string]string{}, seen: map[string]bool{}}
	for m, name := range bookmarks(base) {
		if m.item == "" {
			r.ids[name] = m.clause
		}
	}
	for _, b := range base.Blocks {
		if p, ok := b.(document.Pasal); ok {
			if p.Judul != "" {
				r.titles[folded(p.Judul)] = p.ID
			}
		}
	}
	for _, p := range f.Paragraphs { // what a mark names is not taken by a title
		for _, m := range p.Marks {
			if id := r.ids[m]; strings.HasPrefix(m, "pasal_") && id != "" {
				r.seen[id] = true
			}
		}
	}
	for i := 0; i < len(f.Paragraphs); {
		p := f.Paragraphs[i]
		if p.Cell == nil {
			r.paragraph(p)
			i++
			continue
		}
		j := i
		for j < len(f.Paragraphs) && f.Paragraphs[j].Cell != nil && f.Paragraphs[j].Cell.Table == p.Cell.Table {
			j++
		}
		r.table(f.Paragraphs[i:j])
		i = j
	}
	r.close()
	return Returned{document.Tree{Kode: base.Kode, Title: base.Title, Blocks: r.blocks}, r.notes}
}

// Compare gives what changed from base to the file, clause by clause, as document.Diff does; base is read by the same eyes, so that
// what a file cannot say is no change.
func Compare(base document.Tree, f File) ([]document.ClauseDiff, Returned, error) {
	b, err := Write(base, Options{})
	if err != nil {
		return nil, Returned{}, err
	}
	own, err := Read(b)
	if err != nil {
		return nil, Returned{}, err
	}
	back := Return(f, base)
	return document.Diff(Return(own, base).Tree, back.Tree), back, nil
}

// A returner builds the tree.
type returner struct {
	ids    map[string]string // by bookmark
	titles map[string]string // id of a pasal by its title
	seen   map[string]bool
	fresh  int

	blocks []document.Block
	pasal  *document.Pasal
	flat   []flatItem
	notes  []Note
}

// A flatItem is an item before it is known what stands below what; kind is that of its label, 0: it has none; below: it belongs to the
// item above it, as words that an addendum quotes, in which a typed number is a word like others.
type flatItem struct {
	kind int
	item document.Item
}

const below = -1

// Styles that carry nothing of the text.
var furniture = set("Sela", "Lambang", "Bingkai Lambang", "Nama Kop", "Alamat Kop", "Garis Kop", "Kaki Naskah", "Kepala Halaman", "Ruang Tanda Tangan", "Titik Dua")

func set(list ...string) map[string]bool {
	out := map[string]bool{}
	for _, s := range list {
		out[s] = true
	}
	return out
}

var pasalHead = regexp.MustCompile(`(?i)^Pasal\s+\d{1,3}\s*(?:\n|$)`)

// paragraph reads what stands outside of tables.
func (r *returner) paragraph(p Paragraph) {
	text, line := tidied(p.Text), tidied(strings.ReplaceAll(p.Text, "\n", " "))
	switch {
	case p.Gone || furniture[p.Style]:
		r.note(p)
		return
	case r.heads(p):
		r.begin(p)
	case line == "":
		r.note(p)
		return
	case p.Style == "Judul Naskah":
		r.close()
		r.blocks = append(r.blocks, document.Heading{Lines: lines(text)})
	case p.Style == "Nomor Naskah":
		r.close()
		r.add(document.NomorLines{Lines: lines(line)})
	case p.Style == "Lampiran":
		r.close()
		r.blocks = append(r.blocks, document.Attachment{Lines: lines(text)})
	case p.Style == "Penutup":
		r.close()
		r.blocks = append(r.blocks, document.Closing{Text: plain(line)})
	case p.Style == "Alinea" || p.Style == "Alinea Rapat":
		r.close()
		r.blocks = append(r.blocks, document.Paragraph{Text: plain(line)})
	case p.Style == "Butir":
		r.close()
		label, rest := marked(p, line)
		r.add(document.List{Items: []document.Item{{Label: label, Text: plain(rest)}}})
	case r.pasal != nil && p.Style == "Kutipan" && p.Label == "":
		r.flat = append(r.flat, flatItem{below, document.Item{Text: plain(line)}})
	case r.pasal != nil:
		label, rest := marked(p, line)
		r.flat = append(r.flat, flatItem{labelKind(label), document.Item{Label: label, Text: plain(rest)}})
	default:
		r.blocks = append(r.blocks, document.Paragraph{Text: plain(line)})
	}
	r.note(p)
}

// heads says whether p begins a pasal: it bears the mark or the style of one, or is headed as one by hand.
func (r *returner) heads(p Paragraph) bool {
	if r.marked(p) != "" || p.Style == "Pasal" || p.Style == "Bagian" {
		return p.Label != "" || strings.TrimSpace(p.Text) != ""
	}
	if p.Style == "Diktum" {
		return p.Label != ""
	}
	return pasalHead.MatchString(strings.TrimSpace(p.Text)) || strings.HasPrefix(p.Label, "Pasal ")
}

// marked is the id of the pasal whose mark p bears.
func (r *returner) marked(p Paragraph) string {
	for _, m := range p.Marks {
		if id := r.ids[m]; id != "" && strings.HasPrefix(m, "pasal_") {
			return id
		}
	}
	return ""
}

// begin begins a pasal.
func (r *returner) begin(p Paragraph) {
	r.close()
	text := strings.TrimSpace(p.Text)
	label := p.Label
	if head := pasalHead.FindString(text); head != "" && label == "" {
		label, text = tidied(head), text[len(head):]
	}
	x := document.Pasal{Label: strings.TrimSpace(strings.TrimSuffix(label, ":")), Beside: p.Style == "Diktum"}
	if n := number(strings.TrimPrefix(x.Label, "Pasal ")); n > 0 && strings.HasPrefix(x.Label, "Pasal ") {
		x.Label, x.No = "", n
	}
	line := tidied(strings.ReplaceAll(text, "\n", " "))
	if !x.Beside {
		x.Judul = line
	}
	switch id := r.marked(p); {
	case id != "" && !r.hasBegun(id):
		x.ID = id
	case r.titles[folded(line)] != "" && !r.seen[r.titles[folded(line)]]:
		x.ID = r.titles[folded(line)]
		r.seen[x.ID] = true
	default:
		r.fresh++
		x.ID = Baru + itoa(r.fresh)
	}
	r.pasal, r.flat = &x, nil
	if x.Beside && line != "" {
		r.flat = append(r.flat, flatItem{0, document.Item{Text: plain(line)}})
	}
}

func (r *returner) hasBegun(id string) bool {
	for _, b := range r.blocks {
		if p, ok := b.(document.Pasal); ok && p.ID == id {
			return true
		}
	}
	return false
}

// close ends the pasal that is open.
func (r *returner) close() {
	if r.pasal == nil {
		return
	}
	r.pasal.Items = nested(r.flat)
	r.blocks = append(r.blocks, *r.pasal)
	r.pasal, r.flat = nil, nil
}

// add puts a block behind the last one, or into it when it goes on.
func (r *returner) add(b document.Block) {
	if n := len(r.blocks); n > 0 {
		switch last := r.blocks[n-1].(type) {
		case document.NomorLines:
			if more, ok := b.(document.NomorLines); ok {
				r.blocks[n-1] = document.NomorLines{Lines: append(last.Lines, more.Lines...)}
				return
			}
		case document.List:
			if more, ok := b.(document.List); ok {
				r.blocks[n-1] = document.List{Items: append(last.Items, more.Items...)}
				return
			}
		}
	}
	r.blocks = append(r.blocks, b)
}

// note keeps what was marked in p.
func (r *returner) note(p Paragraph) {
	if len(p.Changes)+len(p.Comments) == 0 {
		return
	}
	n := Note{Changes: p.Changes, Comments: p.Comments, Quote: cut(tidied(p.Text+" "), 160)}
	if p.Gone {
		n.Quote = cut(tidied(p.Before), 160)
	}
	if r.pasal != nil {
		n.Clause, n.Title = r.pasal.ID, document.PasalTitle(*r.pasal)
	}
	r.notes = append(r.notes, n)
}

// nested makes a tree of items, as ParsePasalText does: what stands below what follows from the kinds of label and their order.
func nested(list []flatItem) []document.Item {
	var out []document.Item
	var kinds []int
	for _, f := range list {
		depth := slices.Index(kinds, f.kind)
		if f.kind == below {
			into := &out
			for range kinds {
				into = &(*into)[len(*into)-1].Children
			}
			*into = append(*into, f.item)
			continue
		}
		if f.kind == 0 {
			depth = 0
		} else if depth < 0 {
			depth = len(kinds)
		}
		kinds = append(kinds[:depth], f.kind)
		into := &out
		for range depth {
			into = &(*into)[len(*into)-1].Children
		}
		*into = append(*into, f.item)
	}
	return out
}

var typedMark = regexp.MustCompile(`^(?:\(\d{1,3}\)|[a-z]{1,2}[.)]|\d{1,3}[.)]|\([a-z]{1,2}\))(?:\s+|$)`)

// marked is the number of an item, Word's or typed, and its text.
func marked(p Paragraph, line string) (label, text string) {
	if p.Label != "" {
		return p.Label, line
	}
	if m := typedMark.FindString(line); m != "" {
		return strings.TrimSpace(m), strings.TrimSpace(line[len(m):])
	}
	return "", line
}

// labelKind is the kind of a label, beyond those we write one more for any other; 0: none.
func labelKind(label string) int {
	if kind, _ := kindOf(label); kind > 0 || label == "" {
		return kind
	}
	return len(itemLevels) + 1
}

func lines(s string) []document.Text {
	var out []document.Text
	for _, l := range strings.Split(s, "\n") {
		if l = tidied(l); l != "" {
			out = append(out, plain(l))
		}
	}
	return out
}

// tidied is s with single blanks; line breaks stay.
func tidied(s string) string {
	list := strings.Split(s, "\n")
	for i, l := range list {
		list[i] = strings.Join(strings.FieldsFunc(l, func(r rune) bool { return r == ' ' || r == '\t' || r == '\r' }), " ")
	}
	return strings.Trim(strings.Join(list, "\n"), "\n ")
}

func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
