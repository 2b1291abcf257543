package html_test

import (
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	nethtml "golang.org/x/net/html"

	"naskah/internal/document"
	"naskah/internal/html"
	"naskah/internal/naskah"
	"naskah/templates"
)

func sample(t *testing.T, change func(naskah.Values) naskah.Values) document.Tree {
	t.Helper()
	lib, err := document.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	tpl, err := lib.Current(naskah.KSBPK)
	if err != nil {
		t.Fatal(err)
	}
	tree, _, err := tpl.Compile(change(tpl.Sample()), document.Options{Catatan: "Dokumen uji."})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func draw(t *testing.T, tree document.Tree, o html.Options) string {
	t.Helper()
	s, err := html.Article(tree, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// words are the text of the markup without blanks that differ, leaving out what class hidden names.
func words(t *testing.T, markup string, without ...string) string {
	t.Helper()
	var b strings.Builder
	z := nethtml.NewTokenizer(strings.NewReader(markup))
	skip := 0
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			if z.Err() != io.EOF {
				t.Fatal(z.Err())
			}
			return strings.Join(strings.Fields(b.String()), " ")
		case nethtml.StartTagToken:
			tok := z.Token()
			if skip > 0 && tok.Data != "img" {
				skip++
			}
			for _, a := range tok.Attr {
				for _, w := range without {
					if skip == 0 && a.Key == "class" && strings.Contains(" "+a.Val+" ", " "+w+" ") {
						skip = 1
					}
				}
			}
			b.WriteByte(' ')
		case nethtml.EndTagToken:
			skip = max(0, skip-1)
		case nethtml.TextToken:
			if skip == 0 {
				b.WriteString(string(z.Text()))
			}
		}
	}
}

// The words on the screen are the words of the tree: nothing is lost, added or put in another order.
func TestWordsAreTheTrees(t *testing.T) {
	for name, change := range map[string]func(naskah.Values) naskah.Values{
		"elektronik": func(v naskah.Values) naskah.Values { return v },
		"kosong":     func(naskah.Values) naskah.Values { return naskah.Values{} },
	} {
		tree := sample(t, change)
		tree.Kop, tree.Footer = document.Kop{}, ""
		for i, b := range tree.Blocks {
			if s, ok := b.(document.SignatureBlock); ok { // the plain text sets the cells side by side
				s.Cells = nil
				tree.Blocks[i] = s
			}
		}
		got := strings.ReplaceAll(words(t, draw(t, tree, html.Options{}), "vh"), " ", "")
		want := strings.NewReplacer(" ", "", "\n", "").Replace(document.Plain(tree))
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// Headings follow each other in order, ids are unique, nothing is styled in place.
func TestStructure(t *testing.T) {
	for level := range 6 {
		s := draw(t, sample(t, func(v naskah.Values) naskah.Values { return v }), html.Options{Level: level})
		root, err := nethtml.Parse(strings.NewReader(s))
		if err != nil {
			t.Fatal(err)
		}
		first := level
		if first == 0 {
			first = 2
		}
		last, ids, pasal := first-1, map[string]bool{}, 0
		for n := range root.Descendants() {
			if n.Type != nethtml.ElementNode {
				continue
			}
			for _, a := range n.Attr {
				switch a.Key {
				case "id":
					if ids[a.Val] || a.Val == "" {
						t.Errorf("id %q twice or empty", a.Val)
					}
					ids[a.Val] = true
				case "style":
					t.Errorf("style on %s", n.Data)
				}
			}
			if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
				h := int(n.Data[1] - '0')
				if h > last+1 || h < first {
					t.Errorf("level %d: %s after h%d", level, n.Data, last)
				}
				last = h
			}
			if n.Data == "section" {
				pasal++
			}
		}
		if pasal != 7 || !ids[html.Anchor("jangka-waktu")] {
			t.Errorf("level %d: %d sections, ids %v", level, pasal, ids)
		}
	}
}

// Every value carries the path of its field, so that the page can mark it; what was typed can break out of nothing.
func TestPathsAndEscaping(t *testing.T) {
	evil := `"><script>alert(1)</script><img src=x onerror=y> & 'q'`
	tree := sample(t, func(v naskah.Values) naskah.Values { return v.With("judul", evil).With("ruang_lingkup.1", evil) })
	s := draw(t, tree, html.Options{})
	for _, bad := range []string{"<script", "<img"} {
		if strings.Contains(s, bad) {
			t.Errorf("%s in the markup", bad)
		}
	}
	for _, path := range []string{"judul", "ruang_lingkup.1", "pihak.0.pejabat.nama", "pihak.1.nomor", "jangka_waktu.n", "recital.3", "tanggal_naskah"} {
		if !strings.Contains(s, `data-path="`+path+`"`) {
			t.Errorf("no place marked for %s", path)
		}
	}
}

// Emblems are pictures where there are some, and labelled frames where there are none.
func TestEmblems(t *testing.T) {
	tree := sample(t, func(v naskah.Values) naskah.Values { return v })
	s := draw(t, tree, html.Options{})
	if !strings.Contains(s, `<div class="kop-kiri kop-kosong">tempat Logo Mitra</div>`) || !strings.Contains(s, `<div class="kop-kanan kop-kosong">tempat Lambang Daerah</div>`) {
		t.Errorf("no frames: %.400s", s)
	}
	d := naskah.DigestOf([]byte("x"))
	tree.Kop.Right.Image = d
	s = draw(t, tree, html.Options{Images: func(d naskah.Digest) string { return "/berkas/" + d.Hex() }})
	if !strings.Contains(s, `<div class="kop-kanan"><img src="/berkas/`+d.Hex()+`" alt="Lambang Daerah"></div>`) {
		t.Errorf("no picture: %.600s", s)
	}
}

// TestRedline: what came is an ins, what went a del, and a pasal that was moved says from where.
func TestRedline(t *testing.T) {
	words := func(s string) document.Text { return document.Text{{Text: s}} }
	pasal := func(id, judul, label, text string) document.Pasal {
		return document.Pasal{ID: id, No: 1, Judul: judul, Items: []document.Item{{Label: label, Text: words(text)}}}
	}
	numbered := func(list ...document.Pasal) document.Tree {
		var t document.Tree
		for i, p := range list {
			p.No = i + 1
			t.Blocks = append(t.Blocks, p)
		}
		return t
	}
	a := numbered(pasal("a", "OBJEK", "(1)", "satu dua"), pasal("b", "MASA", "", "tiga"), pasal("c", "BIAYA", "", "empat"), pasal("d", "LAIN", "a.", "lima"))
	b := numbered(pasal("c", "BIAYA", "", "empat"), pasal("a", "OBJEK", "(1)", "satu <dua>"), pasal("b", "MASA LAKU", "", "tiga"), pasal("e", "BARU", "b.", "enam"))
	got, err := html.Article(document.Redline(a, b), html.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`satu <del>dua</del> <ins>&lt;dua&gt;</ins>`, `<span class="pasal-no">Pasal 1 </span><span class="pasal-judul">BIAYA</span> <span class="pasal-pindah">(dipindahkan dari Pasal 3)</span>`,
		`<span class="pasal-judul">MASA <ins>LAKU</ins></span>`, `<span class="pasal-no"><ins>Pasal 4</ins> </span><span class="pasal-judul"><ins>BARU</ins></span>`,
		`<span class="pasal-no"><del>Pasal 4</del> </span>`, `<span class="label"><del>a.</del></span>`, `<span class="label"><ins>b.</ins></span>`, `<span class="label">(1)</span>`,
	} {
		if !strings.Contains(strings.ReplaceAll(got, " </del>", "</del> "), want) {
			t.Errorf("%s is not in\n%s", want, got)
		}
	}
	if n := strings.Count(got, "dipindahkan"); n != 1 {
		t.Errorf("%d pasal moved", n)
	}
}
