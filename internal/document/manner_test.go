package document

import (
	"strings"
	"testing"
)

// An Instansi chooses one NOMOR line or one for each party, DAN or DENGAN between the parties of the title alone, and the sides of the
// emblems; what it does not choose stays as the Lampiran prints it.
func TestManner(t *testing.T) {
	fresh := func() Tree {
		return Tree{
			Kop: Kop{Kind: KopEmblems, Left: &Emblem{Label: "mitra"}, Right: &Emblem{Label: "daerah"}},
			Blocks: []Block{
				Heading{Lines: []Text{{{Text: "ANTARA", Bold: true}}, {{Text: "PT DAN CV", Bold: true}}, {{Text: "DAN", Bold: true}}, {{Text: "B"}}}},
				NomorLines{Lines: []Text{{{Text: "NOMOR : 1"}}, {{Text: "NOMOR : 2"}}}},
				Paragraph{Text: Text{{Text: "DAN"}}},
			},
		}
	}
	for _, c := range []struct {
		name        string
		o           Options
		title       string
		nomor       int
		left, right string
	}{
		{"none", Options{}, "ANTARA|PT DAN CV|DAN|B", 2, "mitra", "daerah"},
		{"dengan", Options{Dengan: true}, "ANTARA|PT DAN CV|DENGAN|B", 2, "mitra", "daerah"},
		{"one number", Options{SatuNomor: true}, "ANTARA|PT DAN CV|DAN|B", 1, "mitra", "daerah"},
		{"sides", Options{TukarLambang: true}, "ANTARA|PT DAN CV|DAN|B", 2, "daerah", "mitra"},
	} {
		tree := fresh()
		before := tree.Blocks[0].(Heading)
		c.o.manner(&tree)
		var title []string
		for _, l := range tree.Blocks[0].(Heading).Lines {
			title = append(title, l.String())
		}
		if got := strings.Join(title, "|"); got != c.title || !tree.Blocks[0].(Heading).Lines[2][0].Bold {
			t.Errorf("%s: title %s", c.name, got)
		}
		if n := tree.Blocks[1].(NomorLines).Lines; len(n) != c.nomor || n[0].String() != "NOMOR : 1" {
			t.Errorf("%s: numbers %v", c.name, n)
		}
		if tree.Kop.Left.Label != c.left || tree.Kop.Right.Label != c.right {
			t.Errorf("%s: emblems %+v", c.name, tree.Kop)
		}
		if tree.Blocks[2].(Paragraph).Text.String() != "DAN" || before.Lines[2].String() != "DAN" {
			t.Errorf("%s: words outside the title, or of the tree before, changed", c.name)
		}
	}
	several := fresh()
	several.Kop.LeftMore = []*Emblem{{Label: "mitra kedua"}}
	(Options{TukarLambang: true}).manner(&several)
	if several.Kop.Left.Label != "mitra" {
		t.Error("the emblems of several partners changed sides")
	}
}
