package document_test

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// A drawing makes trees of every kind of block out of few words, so that two of them have much in common.
type drawing struct{ *rand.Rand }

func (r drawing) text() document.Text {
	words := []string{"satu", "dua", "PIHAK", "a", "b.", "(c)", "Rp1,00", "d\u00a0e", "–"}
	var out document.Text
	for range r.IntN(4) {
		s := ""
		for range 1 + r.IntN(4) {
			s += words[r.IntN(len(words))] + []string{" ", " ", " ", "", "  "}[r.IntN(5)]
		}
		out = append(out, document.Run{Text: s, Bold: r.IntN(4) == 0, Italic: r.IntN(9) == 0, Blank: r.IntN(9) == 0, Path: []string{"", "", "objek"}[r.IntN(3)]})
	}
	return out
}

func (r drawing) texts(least int) []document.Text {
	out := []document.Text{}
	for range least + r.IntN(4) {
		out = append(out, r.text())
	}
	return out
}

func (r drawing) items(depth int) []document.Item {
	var out []document.Item
	for i := range r.IntN(5 - depth) {
		it := document.Item{ID: []string{"", "i"}[r.IntN(2)], Label: []string{"", string(rune('a'+i)) + "."}[r.IntN(2)], Text: r.text()}
		if depth < 3 && r.IntN(3) == 0 {
			it.Children = r.items(depth + 1)
		}
		out = append(out, it)
	}
	return out
}

func (r drawing) block() document.Block {
	id := string(rune('a' + r.IntN(5)))
	switch r.IntN(12) {
	case 0:
		return document.Heading{Lines: r.texts(0)}
	case 1:
		return document.NomorLines{Lines: r.texts(0)}
	case 2:
		return document.Paragraph{ID: id, Text: r.text(), Align: document.Center, Indent: r.IntN(2) == 0}
	case 3:
		return document.Komparisi{Rows: []document.KomparisiRow{{Roman: "I.", Nama: r.text(), Text: r.text()}, {Roman: "II.", Nama: r.text(), Text: r.text()}}[:r.IntN(3)]}
	case 4:
		return document.Labels{Rows: []document.LabelRow{{Label: "Hal", Text: r.text()}, {Text: r.text(), No: "a."}}[:r.IntN(3)]}
	case 5:
		return document.List{ID: id, Items: r.items(0)}
	case 6:
		return document.Table{Widths: []float64{1, 2}, Head: r.texts(0), Rows: [][]document.Text{r.texts(0), r.texts(1)}}
	case 7:
		return document.Attachment{ID: id, Lines: r.texts(0)}
	case 8:
		return document.Closing{Text: r.text()}
	case 9:
		return document.SignatureBlock{Cells: []document.SignatureCell{{Party: 2, Heading: "KEDUA " + id, Nama: r.text(), Field: "ttd_2"}, {Party: 1, Note: "Cap", Jabatan: r.text()}}[:r.IntN(3)]}
	}
	return document.Pasal{ID: id, No: 1 + r.IntN(9), Judul: []string{"", "OBJEK", "HAK DAN KEWAJIBAN"}[r.IntN(3)], Items: r.items(0)}
}

func (r drawing) tree() document.Tree {
	t := document.Tree{Kode: "ksb-pk", Title: "uji", Footer: []string{"", "kaki"}[r.IntN(2)]}
	for range r.IntN(9) {
		t.Blocks = append(t.Blocks, r.block())
	}
	return t
}

// near is a tree that is like t: blocks are left out, put elsewhere, or made anew.
func (r drawing) near(t document.Tree) document.Tree {
	t.Blocks = slices.Clone(t.Blocks)
	for range r.IntN(4) {
		if n := len(t.Blocks); n > 1 {
			i, j := r.IntN(n), r.IntN(n)
			t.Blocks[i], t.Blocks[j] = t.Blocks[j], t.Blocks[i]
		}
	}
	for range r.IntN(3) {
		if n := len(t.Blocks); n > 0 {
			t.Blocks[r.IntN(n)] = r.block()
		}
	}
	return t
}

// wordsOf are the words of a tree, in their order, without those that not are marked as.
func wordsOf(t document.Tree, not document.DiffOp) []string {
	out := []string{}
	text := func(ts ...document.Text) {
		for _, t := range ts {
			s := ""
			for _, r := range t {
				if r.Change == "" || r.Change != not {
					s += r.Text
				}
			}
			out = append(out, strings.FieldsFunc(s, func(r rune) bool { return r == ' ' })...)
		}
	}
	var items func([]document.Item)
	items = func(list []document.Item) {
		for _, it := range list {
			text(it.Text)
			items(it.Children)
		}
	}
	for _, b := range t.Blocks {
		switch b := b.(type) {
		case document.Heading:
			text(b.Lines...)
		case document.NomorLines:
			text(b.Lines...)
		case document.Attachment:
			text(b.Lines...)
		case document.Paragraph:
			if b.ID != "keterangan-perubahan" {
				text(b.Text)
			}
		case document.Closing:
			text(b.Text)
		case document.Komparisi:
			for _, r := range b.Rows {
				text(r.Nama, r.Text)
			}
		case document.Labels:
			for _, r := range b.Rows {
				if r.Label != "Catatan kaki" {
					text(r.Text)
				}
			}
		case document.List:
			items(b.Items)
		case document.Pasal:
			if b.Mark != nil {
				text(b.Mark.Judul)
			} else {
				text(document.Text{{Text: b.Judul}})
			}
			items(b.Items)
		case document.Table:
			text(b.Head...)
			for _, r := range b.Rows {
				text(r...)
			}
		case document.SignatureBlock:
			for _, c := range b.Cells {
				text(document.Text{{Text: c.Heading}})
				text(c.Nama, c.Jabatan)
			}
		}
	}
	return out
}

// runsJoined is t with neighbouring runs of one style joined, and nothing that is empty.
func runsJoined() cmp.Option {
	other := func(p cmp.Path) bool { return p.Last().Type() != reflect.TypeFor[document.Text]() }
	return cmp.Options{cmp.FilterPath(other, cmpopts.EquateEmpty()), cmp.Transformer("joined", func(t document.Text) []document.Run {
		var out []document.Run
		for _, r := range t {
			if n := len(out); n > 0 {
				last := out[n-1]
				last.Text = r.Text
				if last == r {
					out[n-1].Text += r.Text
					continue
				}
			}
			if r.Text != "" {
				out = append(out, r)
			}
		}
		return out
	})}
}

// judge holds two trees to what a comparison promises: applied to the old one it gives the new one and to no other; what stayed and
// what came in the redline is the new text word by word, what stayed and what went the old one.
func judge(t *testing.T, a, b document.Tree) {
	t.Helper()
	p := document.PatchOf(a, b)
	got, err := p.Apply(a)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(b, got, runsJoined()); d != "" {
		t.Fatalf("applied to the old one it gives another text (-new +got): %s", d)
	}
	if _, err := p.Apply(b); (err == nil) != slices.Equal(wordsOf(a, "x"), wordsOf(b, "x")) && (err == nil || !errors.Is(err, naskah.Conflict)) {
		t.Fatalf("applied to another text: %v", err)
	}
	red := document.Redline(a, b)
	if d := cmp.Diff(wordsOf(b, ""), wordsOf(red, document.DiffOut)); d != "" {
		t.Fatalf("what stayed and came is not the new text: %s", d)
	}
	was, shown := wordsOf(a, ""), wordsOf(red, document.DiffIn)
	slices.Sort(was) // a block that was moved stands where it is now
	slices.Sort(shown)
	if d := cmp.Diff(was, shown); d != "" {
		t.Fatalf("what stayed and went is not the old text: %s\n%s\n----\n%s\n----\n%s", d, document.Plain(a), document.Plain(b), document.Plain(document.Marked(red)))
	}
	for _, r := range changes(document.Redline(b, b)) {
		t.Fatalf("a text beside itself: %+v", r)
	}
}

// changes are the runs of a redline that are marked, outside of its legend.
func changes(t document.Tree) []string {
	var out []string
	text := document.Plain(document.Marked(document.Tree{Blocks: t.Blocks[1:]}))
	for {
		i := strings.IndexByte(text, '[')
		if i < 0 {
			return out
		}
		text = text[i:]
		end := strings.IndexByte(text, ']')
		if s := text[:end+1]; strings.HasPrefix(s, "[-") || strings.HasPrefix(s, "[+") {
			out = append(out, s)
		}
		text = text[end:]
	}
}

func TestRedlineRebuilds(t *testing.T) {
	r := drawing{rand.New(rand.NewPCG(6, 7))}
	for range 400 {
		a := r.tree()
		judge(t, a, r.near(a))
		judge(t, a, r.tree())
	}
}

// FuzzRedline draws two trees from what it is given and holds their comparison to what it promises; the text itself stands in one of
// them.
func FuzzRedline(f *testing.F) {
	for _, s := range []string{"", "a b c", "PARA PIHAK\n(1)", " \u00a0x  ", "\xff"} {
		f.Add(uint64(len(s)), uint64(3), s, s+" d")
	}
	f.Fuzz(func(t *testing.T, x, y uint64, was, is string) {
		if len(was)+len(is) > 4000 {
			return
		}
		r := drawing{rand.New(rand.NewPCG(x, y))}
		a := r.tree()
		b := r.near(a)
		p := document.PatchOf(document.Tree{Blocks: append(a.Blocks, ownPasal(was))}, document.Tree{Blocks: append(b.Blocks, ownPasal(is))})
		got, err := p.Apply(document.Tree{Blocks: append(a.Blocks, ownPasal(was))})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(document.Tree{Blocks: append(b.Blocks, ownPasal(is))}, got, runsJoined()); d != "" {
			t.Fatal(d)
		}
		judge(t, a, b)
	})
}

func ownPasal(s string) document.Block {
	return document.Pasal{ID: "kata", Items: []document.Item{{Text: document.Text{{Text: s}}}}}
}

// TestRedline: what a reader is shown of the changes that are made of a naskah.
func TestRedline(t *testing.T) {
	tpl, ok := optional(t), must(t)
	base := tpl.Sample()
	base, k, _ := tpl.AddPasal(base, "objek")
	base = ok(tpl.SetPasal(base, k, "Data", "", "(1) Data dijaga oleh PARA PIHAK.\n(2) Data disimpan.\n(3) Data dihapus."))
	tree := func(v naskah.Values) document.Tree { x, _ := compile(t, tpl, v, document.Options{}); return x }
	plain := func(v naskah.Values) string {
		return document.Plain(document.Marked(document.Redline(tree(base), tree(v))))
	}
	for name, tt := range map[string]struct {
		v    naskah.Values
		want []string
		has  string
	}{
		"nothing":   {base, nil, "\nPasal 3\nDATA\n"},
		"one word":  {base.With("pasal.0.ayat.1.teks", "Data disimpan aman."), []string{"[-disimpan.-]", "[+disimpan aman.+]"}, "(2) Data [-disimpan.-] [+disimpan aman.+]\n"},
		"a word in": {base.With("pasal.0.ayat.1.teks", "Data selalu disimpan."), []string{"[+selalu+]"}, "(2) Data [+selalu+] disimpan.\n"},
		"an ayat before, and a word in the one behind": {
			ok(tpl.SetPasal(base, k, "Data", "", "Baru sama sekali.\n\nData dijaga oleh semua PIHAK.\n\nData disimpan.\n\nData dihapus.")),
			[]string{"[+Baru sama sekali.+]", "[-PARA-]", "[+semua+]"},
			"(1) [+Baru sama sekali.+]\n(2) Data dijaga oleh [-PARA-] [+semua+] PIHAK.\n(3) Data disimpan.\n",
		},
		"moved":   {ok(tpl.MovePasal(base, k, -2)), nil, "\nPasal 1\nDATA\n(dipindahkan dari Pasal 3)\n(1) Data dijaga"},
		"removed": {ok(tpl.RemovePasal(base, k)), []string{"[-Pasal 3-]", "[-DATA-]", "[-Data dijaga oleh PARA PIHAK.-]", "[-Data disimpan.-]", "[-Data dihapus.-]"}, "[-Pasal 3-]\n[-DATA-]\n(1) [-Data dijaga oleh PARA PIHAK.-]\n"},
		"title":   {ok(tpl.SetPasal(base, k, "Data Pribadi", "", tpl.PasalList(base)[2].Text)), []string{"[+PRIBADI+]"}, "\nPasal 3\nDATA [+PRIBADI+]\n"},
		"moved: what points to it points to it still":                   {ok(tpl.MovePasal(base, k, 1)), nil, "sebagaimana dimaksud dalam Pasal 3."},
		"removed: what points to what came after it points there still": {ok(tpl.RemovePasal(base, k)), []string{"[-Pasal 3-]", "[-DATA-]", "[-Data dijaga oleh PARA PIHAK.-]", "[-Data disimpan.-]", "[-Data dihapus.-]"}, "sebagaimana dimaksud dalam Pasal 3."},
		"number": {base.With("pihak.0.nomor", "21"), []string{"[-100.3.7.1/21/KSB/2026-]", "[+21+]"}, "NOMOR : [-100.3.7.1/21/KSB/2026-] [+21+]\n"},
		"signer": {base.With("pihak.1.pejabat.nama", "Rudi"), nil, "II. [-Bima Pratama-] [+Rudi+] : "},
		"paper":  {base.With("cara_tanda_tangan", "basah"), nil, "Kotak paraf : [+"},
	} {
		red := document.Redline(tree(base), tree(tt.v))
		if got := changes(red); tt.want != nil && !slices.Equal(got, tt.want) || tt.want == nil && (name == "nothing" || strings.HasPrefix(name, "moved")) && len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
		if text := plain(tt.v); !strings.Contains(text, tt.has) {
			t.Errorf("%s: %q is not in\n%s", name, tt.has, text)
		}
		for _, b := range red.Blocks {
			if s, ok := b.(document.SignatureBlock); ok && s.Cells[0].Field != "" {
				t.Errorf("%s: a place for a signature", name)
			}
		}
	}
	if back := document.Redline(tree(ok(tpl.RemovePasal(base, k))), tree(base)); !strings.Contains(document.Plain(document.Marked(back)), "[+Pasal 3+]\n[+DATA+]\n(1) [+Data dijaga") {
		t.Error(document.Plain(document.Marked(back)))
	}
	if _, err := document.PatchOf(tree(base), tree(base.With("objek", "lain"))).Apply(tree(base.With("objek", "lain"))); !errors.Is(err, naskah.Conflict) {
		t.Errorf("applied to another text: %v", err)
	}
	it := document.Redline(document.Tree{}, document.Tree{Blocks: []document.Block{document.List{Items: []document.Item{{Label: "a.", Text: document.Text{{Text: "x"}}}}}}}).Blocks[1].(document.List).Items[0]
	if got := it.LabelText(); len(got) != 1 || got[0].Change != document.DiffIn {
		t.Errorf("the label of an item that came: %+v", got)
	}
}

// TestRedlineIsBounded: ten thousand words that have nothing in common, in one line, in many, and in lines that are nearly alike, are
// compared at once.
func TestRedlineIsBounded(t *testing.T) {
	tree := func(lines, words int, word func(i int) string) document.Tree {
		var items []document.Item
		for l := range lines {
			var s []string
			for w := range words {
				s = append(s, word(l*words+w))
			}
			items = append(items, document.Item{Text: document.Text{{Text: strings.Join(s, " ")}}})
		}
		return document.Tree{Blocks: []document.Block{document.Pasal{ID: "x", Items: items}}}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for _, shape := range [][2]int{{1, 10_000}, {10_000, 1}, {100, 100}, {25, 400}} {
		for name, word := range map[string]func(side string, i int) string{
			"strange": func(side string, i int) string { return side + string(rune('a'+i%26)) + strings.Repeat("x", i%7) },
			"alike":   func(_ string, i int) string { return string(rune('a' + r.IntN(3))) },
		} {
			a, b := tree(shape[0], shape[1], func(i int) string { return word("a", i) }), tree(shape[0], shape[1], func(i int) string { return word("b", i) })
			got, err := document.PatchOf(a, b).Apply(a)
			if err != nil {
				t.Fatal(name, err)
			}
			if document.Plain(got) != document.Plain(b) {
				t.Error(name, shape, "applied to the old one it gives another text")
			}
			document.Redline(a, b)
			document.Diff(a, b)
		}
	}
}
