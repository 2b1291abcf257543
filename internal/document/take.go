package document

import (
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// TakePasal writes into a pasal what somebody changed in its printed text from base to theirs. What they left alone stays as the
// penyusun has it now, computed references and all; where both changed the same words, theirs stand.
func (t *Template) TakePasal(v naskah.Values, id string, base, theirs Pasal) (naskah.Values, error) {
	list := t.PasalList(v)
	i := slices.IndexFunc(list, func(e PasalEntry) bool { return e.ID == id })
	if i < 0 {
		_, err := t.sheet(v).find(id)
		return nil, err
	}
	e := list[i]
	judul := e.Judul
	if !strings.EqualFold(base.Judul, theirs.Judul) {
		judul = theirs.Judul
	}
	return t.SetPasal(v, id, judul, e.Memuat, MergeText(ItemsText(base.Items), e.Text, ItemsText(theirs.Items)))
}

// ItemsText is printed items as ParsePasalText reads them, one line an item, each with the mark of its depth.
func ItemsText(items []Item) string { return PasalText(map[string]any{"ayat": entries(items)}) }

// entries are printed items as an entry of pasal[] holds them, with the ends that are printed.
func entries(items []Item) []any {
	var out []any
	for _, it := range items {
		m := map[string]any{"teks": it.Text.String()}
		if below := entries(it.Children); len(below) > 0 {
			m[keyButir] = below
		}
		out = append(out, m)
	}
	return out
}

// MergeText brings what changed from base to theirs into mine, word by word. Lines count as words, so that an item that came or went does
// so here too. Where both changed the same words theirs stand.
func MergeText(base, mine, theirs string) string {
	b := wordsAndLines(base)
	ours, other := hunks(edits(b, wordsAndLines(mine))), hunks(edits(b, wordsAndLines(theirs)))
	var out []string
	at := 0
	for len(ours)+len(other) > 0 {
		var lo, hi int
		var both [2][]hunk
		both, ours, other, lo, hi = nextRegion(ours, other)
		out = append(out, b[at:lo]...)
		pick := both[0]
		if len(both[1]) > 0 {
			pick = both[1]
		}
		from := lo
		for _, h := range pick {
			out = append(append(out, b[from:h.from]...), h.words...)
			from = h.to
		}
		out = append(out, b[from:hi]...)
		at = hi
	}
	out = append(out, b[at:]...)
	text := strings.Join(out, " ")
	return strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(text, " \n ", "\n"), "\n ", "\n"))
}

// wordsAndLines are the words of a text; a line's end is a word of its own.
func wordsAndLines(s string) []string {
	var out []string
	for i, line := range strings.Split(strings.TrimSpace(s), "\n") {
		if i > 0 {
			out = append(out, "\n")
		}
		out = append(out, strings.Fields(line)...)
	}
	return out
}

// A hunk is words that stand in the place of base[from:to].
type hunk struct {
	from, to int
	words    []string
}

// hunks are the changes of an edit, in order.
func hunks(list []edit[string]) []hunk {
	var out []hunk
	at, open := 0, false
	for _, e := range list {
		if e.op == DiffSame {
			at, open = at+1, false
			continue
		}
		if !open {
			out, open = append(out, hunk{from: at, to: at}), true
		}
		h := &out[len(out)-1]
		if e.op == DiffOut {
			at++
			h.to = at
		} else {
			h.words = append(h.words, e.x)
		}
	}
	return out
}

// nextRegion takes the next changes that touch the same words from both lists. What was put in before a word does not touch it.
func nextRegion(a, b []hunk) (both [2][]hunk, restA, restB []hunk, lo, hi int) {
	rest := [2][]hunk{a, b}
	first := 0
	if len(a) == 0 || len(b) > 0 && (b[0].from < a[0].from || b[0].from == a[0].from && b[0].to < a[0].to) {
		first = 1
	}
	lo, hi = rest[first][0].from, rest[first][0].to
	both[first], rest[first] = rest[first][:1], rest[first][1:]
	for grown := true; grown; {
		grown = false
		for i := range rest {
			for len(rest[i]) > 0 && (rest[i][0].from < hi || rest[i][0].to == lo) {
				hi = max(hi, rest[i][0].to)
				both[i], rest[i] = append(slices.Clip(both[i]), rest[i][0]), rest[i][1:]
				grown = true
			}
		}
	}
	return both, rest[0], rest[1], lo, hi
}
