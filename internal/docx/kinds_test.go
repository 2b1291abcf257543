package docx

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/document/documenttest"
	"naskah/templates"
)

// A piece is one naskah to be written.
type piece struct {
	name string
	tree document.Tree
}

// pieces are every example of every kind, and some random values of each; under NASKAH_LONG=1 fifty.
func pieces(t testing.TB, random int) []piece {
	t.Helper()
	if os.Getenv("NASKAH_LONG") == "1" && random > 0 {
		random = 50
	}
	lib, err := document.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	var out []piece
	for _, tpl := range lib.List() {
		kode := string(tpl.Ref.Kode)
		add := func(name string, v map[string]any) {
			tree, _, err := tpl.Compile(v, document.Options{Catatan: "Dokumen uji, tanpa kekuatan hukum."})
			if err != nil {
				t.Fatal(name, err)
			}
			out = append(out, piece{name, tree})
		}
		names, err := fs.Glob(os.DirFS("../../templates"), path.Join(kode, "v*", "contoh*.yaml"))
		if err != nil || len(names) == 0 {
			t.Fatal(kode, "has no example", err)
		}
		for _, n := range names {
			if path.Base(path.Dir(n)) != tpl.Ref.Versi {
				continue
			}
			b, err := os.ReadFile("../../templates/" + n)
			if err != nil {
				t.Fatal(err)
			}
			v, err := document.ParseValues(b)
			if err != nil {
				t.Fatal(n, err)
			}
			add(kode+"-"+strings.TrimSuffix(path.Base(n), ".yaml"), v)
		}
		r := rand.New(rand.NewPCG(7, uint64(len(kode))))
		for i := range random {
			add(kode+"-acak-"+itoa(i), documenttest.Random(tpl, r))
		}
	}
	return out
}

func wrote(t testing.TB, tree document.Tree, o Options) ([]byte, File) {
	t.Helper()
	b, err := Write(tree, o)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Read(b)
	if err != nil {
		t.Fatal(err)
	}
	return b, f
}

// What is written is read again: no clause, no label and no word is another one, and the same bytes come out twice.
func TestContractReadsWhatItWrites(t *testing.T) {
	for _, p := range pieces(t, 1) {
		t.Run(p.name, func(t *testing.T) {
			b, f := wrote(t, p.tree, Options{})
			if again, _ := wrote(t, p.tree, Options{}); !bytes.Equal(b, again) {
				t.Error("two runs differ")
			}
			back := Return(f, p.tree)
			for _, d := range document.Diff(tidy(p.tree), tidy(back.Tree)) {
				t.Errorf("%s %s added %v removed %v moved %v: %v", d.ID, d.Title, d.Added, d.Removed, d.Moved, d.Lines)
			}
			if want, got := labels(p.tree), labels(back.Tree); want != got {
				t.Errorf("labels\n%s\nbecame\n%s", want, got)
			}
			if want, got := words(spoken(p.tree)), words(f.Text()); want != got {
				t.Errorf("read\n%s\nwant\n%s", got, want)
			}
			if d, _, err := Compare(p.tree, f); err != nil || len(d) > 0 {
				t.Errorf("compared with itself: %v %v", d, err)
			}
		})
	}
}

// tidy leaves out what a text does not say: blanks, empty lines.
func tidy(t document.Tree) document.Tree {
	var out []document.Block
	one := func(x document.Text) document.Text {
		return plain(strings.Join(strings.Fields(x.String()), " "))
	}
	var all func(list []document.Item) []document.Item
	all = func(list []document.Item) []document.Item {
		var out []document.Item
		for _, it := range list {
			it.Text, it.Children = one(it.Text), all(it.Children)
			out = append(out, it)
		}
		return out
	}
	for _, b := range t.Blocks {
		switch x := b.(type) {
		case document.Paragraph:
			if x.Text = one(x.Text); x.Text.String() == "" {
				continue
			}
			b = x
		case document.Pasal:
			x.Items = all(x.Items)
			b = x
		case document.List:
			x.Items = all(x.Items)
			b = x
		}
		out = append(out, b)
	}
	t.Blocks = out
	return t
}

// labels are the labels of every pasal and item, in order.
func labels(t document.Tree) string {
	var out []string
	var items func(list []document.Item, indent string)
	items = func(list []document.Item, indent string) {
		for _, it := range list {
			out = append(out, indent+it.Label)
			items(it.Children, indent+" ")
		}
	}
	for _, b := range t.Blocks {
		switch b := b.(type) {
		case document.Pasal:
			out = append(out, b.Name())
			items(b.Items, " ")
		case document.List:
			items(b.Items, " ")
		case document.Labels:
			for _, r := range b.Rows {
				out = append(out, r.Label, r.No)
			}
		case document.Komparisi:
			for _, r := range b.Rows {
				out = append(out, r.Roman)
			}
		}
	}
	return strings.Join(out, "\n")
}

// spoken is the text of a tree as it is printed, in reading order, without head and foot.
func spoken(t document.Tree) string {
	var b strings.Builder
	say := func(list ...string) {
		for _, s := range list {
			b.WriteString(s + " ")
		}
	}
	texts := func(list []document.Text) {
		for _, x := range list {
			say(x.String())
		}
	}
	var items func(list []document.Item)
	items = func(list []document.Item) {
		for _, it := range list {
			say(it.Label, it.Text.String())
			items(it.Children)
		}
	}
	for _, p := range t.Kop.Places() {
		say(p.Label)
	}
	say(t.Kop.Names...)
	say(t.Kop.Address...)
	for _, x := range t.Blocks {
		switch x := x.(type) {
		case document.Heading:
			texts(x.Lines)
		case document.NomorLines:
			texts(x.Lines)
		case document.Attachment:
			texts(x.Lines)
		case document.Paragraph:
			say(x.Text.String())
		case document.Closing:
			say(x.Text.String())
		case document.Komparisi:
			for _, r := range x.Rows {
				say(r.Roman, r.Nama.String(), ":", r.Text.String())
			}
		case document.Labels:
			for _, r := range x.Rows {
				if r.Label != "" {
					say(r.Label, ":")
				}
				say(r.No, r.Text.String())
			}
		case document.List:
			items(x.Items)
		case document.Pasal:
			say(strings.TrimSpace(firstOf(x.Label, "Pasal "+itoa(x.No))))
			if x.Beside {
				say(":")
			}
			say(x.Judul)
			items(x.Items)
		case document.Table:
			texts(x.Head)
			for _, r := range x.Rows {
				texts(r)
			}
		case document.SignatureBlock:
			for _, c := range x.Cells {
				say(c.Heading, c.Note)
				if c.Repeat {
					say("lihat tanda tangan pada halaman sebelumnya")
				}
				say(c.Nama.String(), c.Jabatan.String())
			}
		}
	}
	return b.String()
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// words are the words of a text with single blanks.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }
