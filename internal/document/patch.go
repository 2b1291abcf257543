package document

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// A Patch is the difference of two texts: applied to the older one it gives the newer one, and the redline is drawn from it. Of what
// stayed it holds no words.
type Patch struct {
	from  [32]byte // the older text, so that no other one is taken for it
	head  Tree     // the newer text without its blocks
	steps []blockStep
}

// A blockStep is a block of the newer text, or one that is gone (no shell) where it stood.
type blockStep struct {
	was   int // block of the older text it is made from; -1: none
	moved bool
	shell Block
	rows  []rowStep
}

// A rowStep is a row of the newer block, or one that is gone, where it stood.
type rowStep struct {
	was   int // row of the older block; -1: none
	gone  bool
	shell row // without its texts
	texts [][]wordStep
}

// PatchOf is the difference of a and b. Blocks are the same as long as their ids are; where they stand and how they are numbered is no
// change of their words. Its time is bounded whatever the two texts are.
func PatchOf(a, b Tree) Patch {
	p := Patch{from: a.sum(), head: b}
	p.head.Blocks = nil
	for _, at := range alignKeys(blockKeys(a, b)) {
		s := blockStep{was: at.a, moved: at.moved}
		if at.b >= 0 {
			var now, old []row
			s.shell, now = split(b.Blocks[at.b])
			if at.a >= 0 {
				_, old = split(a.Blocks[at.a])
			}
			s.rows = rowSteps(old, now, onePlace(s.shell))
		}
		p.steps = append(p.steps, s)
	}
	return p
}

// sum is what a text is known by.
func (t Tree) sum() [32]byte {
	h := sha256.New()
	for _, b := range t.Blocks {
		_, rows := split(b)
		fmt.Fprintf(h, "%T%d\n", b, len(rows))
		for _, r := range rows {
			for _, x := range r.texts {
				fmt.Fprintf(h, "%q\n", x.String())
			}
		}
	}
	return [32]byte(h.Sum(nil))
}

// blockKeys names each block of both texts: by its id and what it is. Where several have one name, those that are most alike are the same.
func blockKeys(a, b Tree) (was, is []string) {
	groups := func(t Tree) map[string][]int {
		out := map[string][]int{}
		for i, x := range t.Blocks {
			out[blockName(x)] = append(out[blockName(x)], i)
		}
		return out
	}
	was, is = make([]string, len(a.Blocks)), make([]string, len(b.Blocks))
	ga, gb := groups(a), groups(b)
	for name, list := range ga {
		pairs := []pairing{{a: 0, b: 0}}
		if len(list) != 1 || len(gb[name]) != 1 {
			pairs = alignLines(blockTexts(a, list), blockTexts(b, gb[name]))
		}
		for n, p := range pairs {
			key := name + "#" + itoa(n)
			if p.a >= 0 {
				was[list[p.a]] = key
			}
			if p.b >= 0 {
				is[gb[name][p.b]] = key
			}
		}
	}
	for name, list := range gb {
		if ga[name] == nil {
			for n, i := range list {
				is[i] = name + "#" + itoa(n)
			}
		}
	}
	return was, is
}

func blockName(b Block) string {
	id := ""
	switch b := b.(type) {
	case Pasal:
		id = b.ID
	case Paragraph:
		id = b.ID
	case List:
		id = b.ID
	case Attachment:
		id = b.ID
	}
	return fmt.Sprintf("%T %s", b, id)
}

func blockTexts(t Tree, list []int) []string {
	out := make([]string, len(list))
	for i, n := range list {
		_, rows := split(t.Blocks[n])
		out[i] = strings.Join(rowTexts(rows), "\n")
	}
	return out
}

// onePlace says that the rows of a block have fixed places: one text, or the places of the signers.
func onePlace(b Block) bool {
	switch b.(type) {
	case Paragraph, Closing, SignatureBlock:
		return true
	}
	return false
}

// rowSteps is the way from the rows of one block to those of another.
func rowSteps(a, b []row, fixed bool) []rowStep {
	var pairs []pairing
	if fixed {
		for i := range min(len(a), len(b)) {
			pairs = append(pairs, pairing{a: i, b: i})
		}
		pairs = unpaired(pairs, len(pairs), len(a), len(pairs), len(b))
	} else {
		pairs = alignRows(a, b)
	}
	var out []rowStep
	for _, at := range pairs {
		if at.b < 0 {
			out = append(out, rowStep{was: at.a, gone: true})
			continue
		}
		came := rowStep{was: -1, shell: b[at.b]}
		came.shell.texts = nil
		for _, t := range b[at.b].texts {
			came.texts = append(came.texts, []wordStep{{op: DiffIn, runs: slices.Clone(t)}})
		}
		if at.a < 0 {
			out = append(out, came)
			continue
		}
		if same, ok := became(a[at.a], b[at.b], fixed); ok {
			came.was, came.texts = at.a, same
		} else {
			out = append(out, rowStep{was: at.a, gone: true})
		}
		out = append(out, came)
	}
	return out
}

// alignRows pairs rows by their texts; a head is paired with a head alone.
func alignRows(a, b []row) []pairing {
	n, m := headRows(a), headRows(b)
	var out []pairing
	if n > 0 && m > 0 {
		out = []pairing{{a: 0, b: 0}}
	}
	out = unpaired(out, len(out), n, len(out), m)
	for _, p := range alignLines(rowTexts(a[n:]), rowTexts(b[m:])) {
		if p.a >= 0 {
			p.a += n
		}
		if p.b >= 0 {
			p.b += m
		}
		out = append(out, p)
	}
	return out
}

// became is the way from one row to the other; false when hardly a word stayed or they have not as many places.
func became(a, b row, fixed bool) ([][]wordStep, bool) {
	if len(a.texts) != len(b.texts) {
		return nil, false
	}
	var out [][]wordStep
	stays := fixed || a.level == headRow
	for i, t := range b.texts {
		steps, alike := wordSteps(a.texts[i], t)
		stays = stays || alike && len(a.texts[i]) > 0
		out = append(out, steps)
	}
	return out, stays || rowText(a) == rowText(b)
}

func rowTexts(rows []row) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = rowText(r)
	}
	return out
}

func rowText(r row) string {
	out := make([]string, len(r.texts))
	for i, t := range r.texts {
		out[i] = t.keyText()
	}
	return strings.Join(out, "\n")
}

// Apply is the newer text, neighbouring runs of one style joined; Conflict, NSK-BEDA, when a is not the text that the difference was
// taken from.
func (p Patch) Apply(a Tree) (Tree, error) {
	out := p.head
	wrong := naskah.Errorf(naskah.Conflict, "NSK-BEDA", "Perubahan ini dibuat dari teks yang lain. Ambil lagi perubahan dari versi yang dipakai.")
	if a.sum() != p.from {
		return Tree{}, wrong
	}
	for _, s := range p.steps {
		if s.shell == nil {
			continue
		}
		old := s.old(a)
		var rows []row
		for _, r := range s.rows {
			if r.gone {
				continue
			}
			next := r.shell
			for i, steps := range r.texts {
				t, ok := applied(steps, r.text(old, i))
				if !ok {
					return Tree{}, wrong
				}
				next.texts = append(next.texts, t)
			}
			rows = append(rows, next)
		}
		out.Blocks = append(out.Blocks, rebuilt(s.shell, rows))
	}
	return out, nil
}

// old are the rows of the block that a step starts from.
func (s blockStep) old(a Tree) []row {
	if s.was < 0 {
		return nil
	}
	_, rows := split(a.Blocks[s.was])
	return rows
}

// text is the older text of place i of a row.
func (r rowStep) text(old []row, i int) Text {
	if r.was < 0 || i >= len(old[r.was].texts) {
		return nil
	}
	return old[r.was].texts[i]
}
