package document_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// side is the text of one side of a comparison.
func side(lines [][]document.DiffRun, not document.DiffOp) string {
	var out []string
	for _, l := range lines {
		s := ""
		for _, r := range l {
			if r.Op != not {
				s += r.Text
			}
		}
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, strings.Join(strings.Fields(s), " "))
		}
	}
	return strings.Join(out, "\n")
}

// marked is a comparison with [-what went-] and [+what came+].
func marked(lines [][]document.DiffRun) string {
	var out []string
	for _, l := range lines {
		s := ""
		for _, r := range l {
			switch r.Op {
			case document.DiffOut:
				s += "[-" + r.Text + "-]"
			case document.DiffIn:
				s += "[+" + r.Text + "+]"
			case document.DiffSame:
				s += r.Text
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func TestDiff(t *testing.T) {
	tpl, ok := optional(t), must(t)
	base := tpl.Sample()
	base, k, _ := tpl.AddPasal(base, "objek")
	base = ok(tpl.SetPasal(base, k, "Data", "", "(1) Data dijaga oleh PARA PIHAK.\n(2) Data disimpan.\n(3) Data dihapus.\n(4) Selesai."))
	tree := func(v naskah.Values) document.Tree { x, _ := compile(t, tpl, v, document.Options{}); return x }
	said := func(ds []document.ClauseDiff) string {
		var out []string
		for _, d := range ds {
			s := d.ID + "|" + d.Title
			for _, m := range []struct {
				on   bool
				word string
			}{{d.Added, " added"}, {d.Removed, " removed"}, {d.Moved, " moved"}} {
				if m.on {
					s += m.word
				}
			}
			out = append(out, s+"\n"+marked(d.Lines))
		}
		return strings.Join(out, "\n")
	}
	for name, tt := range map[string]struct {
		v    naskah.Values
		want string
	}{
		"nothing": {base, ""},
		"a word": {
			base.With("pasal.0.ayat.1.teks", "Data disimpan aman."),
			"p-1|Pasal 3 · Data\n(1) Data dijaga oleh PARA PIHAK.\n(2) Data [-disimpan.-][+disimpan aman.+]\n(3) Data dihapus.",
		},
		"an ayat before: labels are no change": {
			ok(tpl.SetPasal(base, k, "Data", "", "Baru.\n\nData dijaga oleh PARA PIHAK.\n\nData disimpan.\n\nData dihapus.\n\nSelesai.")),
			"p-1|Pasal 3 · Data\n[+(1) Baru.+]\n(2) Data dijaga oleh PARA PIHAK.",
		},
		"moved":   {ok(tpl.MovePasal(base, k, -2)), "p-1|Pasal 1 · Data moved\n"},
		"title":   {ok(tpl.SetPasal(base, k, "Data Pribadi", "", tpl.PasalList(base)[2].Text)), "p-1|Pasal 3 · Data pribadi\nDATA [+PRIBADI+]\n(1) Data dijaga oleh PARA PIHAK."},
		"outside": {base.With("pihak.0.nomor", "21"), "|Judul dan nomor\nPENGOLAHAN SAMPAH PLASTIK PASAR INDUK\nNOMOR : [-100.3.7.1/21/KSB/2026-][+21+]\nNOMOR : 014/CDU-DIR/XI/2026"},
	} {
		got := said(document.Diff(tree(base), tree(tt.v)))
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
	two, k2, _ := tpl.AddPasal(base, "ruang-lingkup")
	two = ok(tpl.SetPasal(two, k2, "Lain", "", "Hal lain."))
	both := document.Diff(tree(two), tree(ok(tpl.MovePasal(ok(tpl.RemovePasal(two, k2)), k, 99))))
	var order []string
	for _, d := range both {
		if d.Removed || d.Moved {
			order = append(order, d.ID)
		}
	}
	if d := cmp.Diff([]string{k2, k}, order); d != "" {
		t.Errorf("what is gone stands where it stood, what was moved where it stands: %s", d)
	}
	up := document.Diff(tree(two), tree(ok(tpl.MovePasal(ok(tpl.RemovePasal(two, k2)), k, -99)).With("objek", "hal yang lain")))
	order = nil
	for _, d := range up {
		if d.Removed || d.Moved || d.ID == "objek" {
			order = append(order, d.ID)
		}
	}
	if d := cmp.Diff([]string{k, "objek", k2}, order); d != "" {
		t.Errorf("what is gone came too early: %s", d)
	}
	gone := document.Diff(tree(base), tree(ok(tpl.RemovePasal(base, k))))
	if gone[0].ID != k || !gone[0].Removed || side(gone[0].Lines, document.DiffOut) != "" || !strings.Contains(side(gone[0].Lines, document.DiffIn), "(3) Data dihapus.") {
		t.Errorf("%+v", gone)
	}
	if back := document.Diff(tree(ok(tpl.RemovePasal(base, k))), tree(base)); back[0].ID != k || !back[0].Added {
		t.Errorf("%+v", back)
	}
}

// Whatever the two texts: what stayed and what went is the old one, what stayed and what came the new one, and nothing is made longer
// than it must be.
func TestDiffRebuilds(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	words := []string{"a", "b", "c", "d"}
	text := func() document.Tree {
		var items []document.Item
		for range 1 + r.IntN(5) {
			var w []string
			for range 1 + r.IntN(9) {
				w = append(w, words[r.IntN(len(words))])
			}
			items = append(items, document.Item{Text: document.Text{{Text: strings.Join(w, " ")}}})
		}
		return document.Tree{Blocks: []document.Block{document.Pasal{ID: "x", No: 1, Items: items}}}
	}
	plain := func(t document.Tree) string {
		var out []string
		for _, it := range t.Blocks[0].(document.Pasal).Items {
			out = append(out, it.Text.String())
		}
		return strings.Join(out, "\n")
	}
	for range 3000 {
		a, b := text(), text()
		ds := document.Diff(a, b)
		if len(ds) == 0 {
			if plain(a) != plain(b) {
				t.Fatalf("%q %q: nothing", plain(a), plain(b))
			}
			continue
		}
		for _, line := range ds[0].Lines {
			for i := 1; i < len(line); i++ {
				if line[i].Op == document.DiffOut && line[i-1].Op == document.DiffIn {
					t.Fatalf("%q %q: what went stands after what came: %+v", plain(a), plain(b), line)
				}
			}
		}
		for what, tt := range map[string]struct{ got, all string }{"old": {side(ds[0].Lines, document.DiffIn), plain(a)}, "new": {side(ds[0].Lines, document.DiffOut), plain(b)}} {
			rest := "\n" + tt.all + "\n"
			for line := range strings.SplitSeq(tt.got, "\n") { // each line shown is a line of that side, in order
				_, after, ok := strings.Cut(rest, "\n"+line+"\n")
				if !ok && line != "" {
					t.Fatalf("%s of %q → %q: %q is not in %q", what, plain(a), plain(b), tt.got, tt.all)
				}
				rest = "\n" + after
			}
		}
	}
}

// Two texts that have nothing in common are compared at once.
func TestDiffIsBounded(t *testing.T) {
	tree := func(w string) document.Tree {
		var items []document.Item
		for range 3000 {
			w += "x"
			items = append(items, document.Item{Text: document.Text{{Text: w[len(w)%7:]}}})
		}
		return document.Tree{Blocks: []document.Block{document.Pasal{ID: "x", Items: items}}}
	}
	if ds := document.Diff(tree("a"), tree("b")); len(ds) != 1 {
		t.Error(len(ds))
	}
}
