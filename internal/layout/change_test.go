package layout

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// redline is a text of a redline, long enough for several lines: words that stay, go and come.
func redline() document.Text {
	return document.Text{
		{Text: "Jangka waktu Kesepakatan Bersama ini adalah "},
		{Text: strings.Repeat("dihapus terhapuskan penghapusan ", 6), Change: document.DiffOut},
		{Text: strings.Repeat("disisipkan tersisip sisipan ", 6), Change: document.DiffIn},
		{Text: "sejak tanggal ditandatangani."},
	}
}

// What came is underlined and what went is struck through, over every letter of it and over nothing else, on every line; those who hear
// the page are told the same, once for each change and not for each line.
func TestChangesAreMarked(t *testing.T) {
	tree := document.Tree{Title: "Perbandingan", Blocks: []document.Block{
		document.Paragraph{Text: redline()},
		document.Table{Head: []document.Text{text("Uraian")}, Rows: [][]document.Text{{redline()}}},
	}}
	l := newLayout(t)
	pages, _, err := l.pages(tree, Options{Profile: A4})
	if err != nil {
		t.Fatal(err)
	}
	lines := map[document.DiffOp]int{}
	var rules []ruleMark
	for _, m := range pages[0].marks {
		if r, ok := m.(ruleMark); ok && r.width != rule {
			rules = append(rules, r)
		}
	}
	for _, m := range pages[0].marks {
		tm, ok := m.(textMark)
		if !ok {
			continue
		}
		want, op := 0, document.DiffSame
		switch {
		case strings.Contains(tm.text, "hapus"):
			want, op = tm.y-tm.size*27/100, document.DiffOut
		case strings.Contains(tm.text, "sisip"):
			want, op = tm.y+tm.size*14/100, document.DiffIn
		}
		lines[op]++
		i := slices.IndexFunc(rules, func(r ruleMark) bool { return r.x1 == tm.x && r.y1 > tm.y-tm.size && r.y1 < tm.y+tm.size/2 })
		if op == document.DiffSame {
			if i >= 0 {
				t.Errorf("%q is marked", tm.text)
			}
			continue
		}
		if i < 0 {
			t.Errorf("%q is not marked", tm.text)
			continue
		}
		r := rules[i]
		rules = slices.Delete(rules, i, i+1)
		if r.y1 != want || r.y2 != want || r.x2 != tm.x+tm.ink {
			t.Errorf("%q at %d–%d, %d is marked by %+v", tm.text, tm.x, tm.x+tm.ink, tm.y, r)
		}
	}
	if len(rules) > 0 || lines[document.DiffIn] < 4 || lines[document.DiffOut] < 4 {
		t.Errorf("%d marks of nothing; lines %v", len(rules), lines)
	}
	_, res := keepPDF(t, tree, Options{})
	for said, n := range map[string]int{"/T (Sisipan)": 2, "/T (Coretan)": 2, "/Underline": 2, "/LineThrough": 2} {
		if got := bytes.Count(res.PDF, []byte(said)); got != n {
			t.Errorf("%s stands %d times in the file, want %d", said, got, n)
		}
	}
}

// A row longer than a page is divided; the head stands on every page once, nothing of the row is lost, and the two cells go on together.
func TestRowOverPages(t *testing.T) {
	l := newLayout(t)
	long := func(mark string, n int) document.Text {
		w := make([]string, n)
		for i := range w {
			w[i] = mark + itoa(i)
		}
		return text(strings.Join(w, " "))
	}
	for _, p := range []Profile{A4, F4} {
		tree := document.Tree{Blocks: []document.Block{
			document.Paragraph{Text: text("Rincian:")},
			document.Table{Widths: []float64{2, 3}, Head: []document.Text{text("Kiri"), text("Kanan")}, Rows: [][]document.Text{
				{text("awal"), text("pendek")}, {long("k", 900), long("n", 1400)}, {text("akhir"), text("pendek")},
			}},
		}}
		pages, _, err := l.pages(tree, Options{Profile: p})
		if err != nil || len(pages) < 3 {
			t.Fatalf("%s: %d pages (%v)", p.Name, len(pages), err)
		}
		seen := map[string]int{}
		for no, pg := range pages {
			for _, word := range strings.Fields(strings.Join(texts(pg), " ")) {
				seen[word]++
				if word == "Kiri" && seen[word] != no+1 || word == "awal" && no > 0 || word == "akhir" && no != len(pages)-1 {
					t.Errorf("%s: %q on page %d", p.Name, word, no+1)
				}
			}
		}
		if seen["Kiri"] != len(pages) || seen["Kanan"] != len(pages) {
			t.Errorf("%s: the head stands %d times on %d pages", p.Name, seen["Kiri"], len(pages))
		}
		for mark, n := range map[string]int{"k": 900, "n": 1400} {
			for i := range n {
				if word := mark + itoa(i); seen[word] != 1 {
					t.Fatalf("%s: %q stands %d times", p.Name, word, seen[word])
				}
			}
		}
		if first := texts(pages[0]); !slices.ContainsFunc(first, func(s string) bool { return strings.HasPrefix(s, "k0 ") }) || !slices.ContainsFunc(first, func(s string) bool { return strings.HasPrefix(s, "n0 ") }) {
			t.Errorf("%s: the row does not begin on the first page", p.Name)
		}
	}
}

// What an Instansi may choose, and what a redline, eight signers and a second place add, is PDF/A-2a and PDF/UA-1 too.
func TestContractVeraPDFOfEveryLook(t *testing.T) {
	t.Parallel()
	l := newLayout(t)
	folder := t.TempDir()
	keep := func(name string, tree document.Tree, o Options) {
		res, err := l.PDF(tree, o)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := os.WriteFile(filepath.Join(folder, name+".pdf"), res.PDF, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i, kertas := range []naskah.Kertas{naskah.KertasA4, naskah.KertasF4, naskah.KertasF4Sempit, naskah.KertasLampiran} {
		r := naskah.Rupa{Kertas: kertas, Huruf: []naskah.Huruf{naskah.HurufBookman, naskah.HurufArial}[i%2], Halaman: []naskah.Halaman{naskah.HalamanTengah, naskah.HalamanJumlah, naskah.HalamanTanpa}[i%3]}
		keep("rupa-"+itoa(i), sampleTree(false), signable(ProfileOf(r)))
	}
	for _, n := range []int{3, 8} {
		for _, field := range []bool{false, true} {
			tree := sampleTree(!field)
			again := signers(n, false)
			for i := range again {
				again[i].Repeat = field
			}
			tree.Blocks[len(tree.Blocks)-1] = document.SignatureBlock{Cells: signers(n, field)}
			tree.Blocks = append(tree.Blocks, document.Paragraph{Text: text("Lampiran")}, document.SignatureBlock{Cells: again})
			keep(fmt.Sprintf("pihak-%d-%t", n, field), tree, signable(A4))
		}
	}
	keep("beda", document.Tree{Title: "Perbandingan", Blocks: []document.Block{
		document.Paragraph{Text: redline()}, document.Table{Head: []document.Text{text("Uraian")}, Rows: [][]document.Text{{redline()}, {text("Penyelenggaraan")}}},
	}}, Options{Mark: document.RedlineMark})
	verapdf(t, folder)
}
