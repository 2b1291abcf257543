package document_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/templates"
)

func TestMergeText(t *testing.T) {
	for name, x := range map[string][4]string{ // base, mine, theirs, merged
		"nobody":             {"a b c", "a b c", "a b c", "a b c"},
		"only mine":          {"lihat Pasal 3 ini;", "lihat {pasal: objek} ini", "lihat Pasal 3 ini;", "lihat {pasal: objek} ini"},
		"only theirs":        {"a b c", "a b c", "a x c", "a x c"},
		"apart":              {"dalam Pasal 3 selama 5 tahun;", "dalam {pasal: objek} selama 5 tahun", "dalam Pasal 3 selama 3 tahun;", "dalam {pasal: objek} selama 3 tahun"},
		"beside each other":  {"a Pasal 3 c", "a {pasal: x} c", "a Pasal 3 d", "a {pasal: x} d"},
		"the same words":     {"a Pasal 3 c", "a {pasal: x} c", "a Pasal 4 c", "a Pasal 4 c"},
		"theirs at the end":  {"sampah;", "sampah", "limbah;", "limbah;"},
		"an item more":       {"(1) a;\n(2) b.", "(1) a\n(2) b", "(1) a;\n(2) x;\n(3) b.", "(1) a\n(2) x;\n(3) b"},
		"an item less":       {"(1) a;\n(2) b;\n(3) c.", "(1) a\n(2) b\n(3) c", "(1) a;\n(2) c.", "(1) a\n(2) c"},
		"all of it":          {"a b c", "a b", "x y z", "x y z"},
		"mine came, theirs":  {"", "a", "b", "b"},
		"nothing is left":    {"a b", "a b", "", ""},
		"mine longer before": {"b c", "a b c", "b d", "a b d"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := document.MergeText(x[0], x[1], x[2]); got != x[3] {
				t.Errorf("got %q, want %q", got, x[3])
			}
		})
	}
}

// Whoever changed nothing changes nothing, whatever the other did.
func TestMergeTextKeepsWhatStands(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteString([]string{"a ", "b ", "c ", "d ", "\n"}[r.IntN(5)])
		}
		return strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r == '\n' }), "\n")
	}
	norm := func(s string) string { return document.MergeText(s, s, s) }
	for range 5000 {
		base, x := text(), text()
		if got := document.MergeText(base, base, x); got != norm(x) {
			t.Fatalf("base %q, theirs %q: %q", base, x, got)
		}
		if got := document.MergeText(base, x, base); got != norm(x) {
			t.Fatalf("base %q, mine %q: %q", base, x, got)
		}
	}
}

// A word that came back changed becomes the penyusun's text; what is computed in the pasal stays computed.
func TestTakePasal(t *testing.T) {
	lib, err := document.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	tpl, err := lib.Current(naskah.KSBPK)
	if err != nil {
		t.Fatal(err)
	}
	v := tpl.Sample()
	tree, _, err := tpl.Compile(v, document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	base := pasalOf(t, tree, "jangka-waktu")
	theirs := base
	theirs.Items = append([]document.Item{}, base.Items...)
	theirs.Items[1].Text = document.Text{{Text: strings.Replace(base.Items[1].Text.String(), "evaluasi bersama", "evaluasi oleh PARA PIHAK", 1)}}
	taken, err := tpl.TakePasal(v, "jangka-waktu", base, theirs)
	if err != nil {
		t.Fatal(err)
	}
	after, _, err := tpl.Compile(taken, document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := document.ItemsText(theirs.Items)
	if got := document.ItemsText(pasalOf(t, after, "jangka-waktu").Items); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if d := document.Diff(tree, after); len(d) != 1 || d[0].ID != "jangka-waktu" {
		t.Errorf("more than that pasal changed: %v", d)
	}
	for _, e := range tpl.PasalList(taken) {
		if e.ID == "jangka-waktu" && (!e.Replaced || !strings.Contains(e.Text, "{")) {
			t.Errorf("what is computed became typed words:\n%s", e.Text)
		}
	}
	if _, err := tpl.TakePasal(v, "nihil", base, theirs); err == nil {
		t.Error("a pasal that is not there was changed")
	}
}

func pasalOf(t *testing.T, tree document.Tree, id string) document.Pasal {
	t.Helper()
	for _, b := range tree.Blocks {
		if p, ok := b.(document.Pasal); ok && p.ID == id {
			return p
		}
	}
	t.Fatal("no pasal", id)
	return document.Pasal{}
}
