package layout

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"naskah/internal/document"
)

// A pageLine is one line of print as a reader sees it.
type pageLine struct {
	page int
	y    int
	text string
}

// printed lists the lines of the text area, page by page from the top.
func printed(pages []page, p Profile, f foot) []pageLine {
	var out []pageLine
	for no, pg := range pages {
		var lines []pageLine
		for _, m := range pg.marks {
			tm, ok := m.(textMark)
			if !ok || tm.y < p.Top || tm.y > p.H-f.bottom {
				continue
			}
			i := slices.IndexFunc(lines, func(l pageLine) bool { return l.y == tm.y })
			if i < 0 {
				lines = append(lines, pageLine{no + 1, tm.y, tm.text})
				continue
			}
			lines[i].text += " " + tm.text
		}
		slices.SortStableFunc(lines, func(a, b pageLine) int {
			if a.y < b.y {
				return -1
			}
			return 1
		})
		out = append(out, lines...)
	}
	return out
}

// numbered is a paragraph whose every word says where it belongs.
func numbered(mark string, n int) document.Text {
	w := make([]string, n)
	for i := range w {
		w[i] = mark
	}
	return text(strings.Join(w, " "))
}

// Of every paragraph that goes on to another page at least two lines stay and at least two go; a title has text under it; the
// signature block has all of the closing with it and at least two lines of text, and the end of the last clause.
func TestPageBreaks(t *testing.T) {
	l := newLayout(t)
	r := rand.New(rand.NewPCG(9, 10))
	broken := 0
	for range sampleSize(25, 1500) {
		var tree document.Tree
		n := 5 + r.IntN(30)
		for i := range n {
			tree.Blocks = append(tree.Blocks, document.Pasal{No: i + 1, Judul: fmt.Sprintf("JUDUL%d", i+1), Items: []document.Item{
				{Label: "(1)", Text: numbered(fmt.Sprintf("a%d", i), 1+r.IntN(120))},
				{Label: "(2)", Text: numbered(fmt.Sprintf("b%d", i), 1+r.IntN(60)), Children: []document.Item{{Label: "a.", Text: numbered(fmt.Sprintf("c%d", i), 1+r.IntN(60))}}},
			}})
		}
		closing := 1 + r.IntN(60)
		tree.Blocks = append(tree.Blocks, document.Closing{Text: numbered("tutup", closing)},
			document.SignatureBlock{Cells: []document.SignatureCell{{Heading: "KEDUA", Nama: text("nama2"), Field: "ttd_2"}, {Heading: "KESATU", Nama: text("nama1"), Jabatan: text("jabatan1"), Field: "ttd_1"}}})
		pages, _, err := l.pages(tree, Options{Profile: A4})
		if err != nil {
			t.Fatal(err)
		}
		lines := printed(pages, A4, foot{bottom: A4.Bottom})
		broken += checkParagraphs(t, lines)
		checkTitles(t, lines)
		checkSignatures(t, lines)
	}
	if broken < 10 {
		t.Errorf("only %d paragraphs went over a page; the test shows little", broken)
	}
}

func checkParagraphs(t *testing.T, lines []pageLine) (broken int) {
	t.Helper()
	count := map[string]map[int]int{}
	for _, ln := range lines {
		w := strings.Fields(ln.text)
		if len(w) > 1 && (w[0][0] == '(' || w[0] == "a.") {
			w = w[1:] // the label
		}
		if strings.ContainsRune("abc", rune(w[0][0])) {
			if count[w[0]] == nil {
				count[w[0]] = map[int]int{}
			}
			count[w[0]][ln.page]++
		}
	}
	for w, pages := range count {
		if len(pages) < 2 {
			continue
		}
		broken++
		for no, n := range pages {
			if n < 2 {
				t.Errorf("paragraph %s has %d line on page %d: %v", w, n, no, pages)
			}
		}
	}
	return broken
}

func checkTitles(t *testing.T, lines []pageLine) {
	t.Helper()
	for i, ln := range lines {
		title := strings.HasPrefix(ln.text, "Pasal ") || strings.HasPrefix(ln.text, "JUDUL")
		if title && (i+1 == len(lines) || lines[i+1].page != ln.page) {
			t.Errorf("page %d ends with the title %q", ln.page, ln.text)
		}
	}
}

func checkSignatures(t *testing.T, lines []pageLine) {
	t.Helper()
	at := slices.IndexFunc(lines, func(l pageLine) bool { return strings.HasPrefix(l.text, "KEDUA") })
	if at < 2 {
		t.Fatal("no signature block")
	}
	for _, ln := range lines[at-2:] {
		if ln.page != lines[len(lines)-1].page {
			t.Errorf("the signature block and two lines above it are not on one page: %+v", lines[at-2:])
			return
		}
	}
	if closing := slices.IndexFunc(lines, func(l pageLine) bool { return strings.HasPrefix(l.text, "tutup") }); lines[closing-1].page != lines[at].page {
		t.Errorf("the last page holds nothing but closing and signatures: %+v", lines[closing-1:])
	}
	for _, ln := range lines {
		if strings.HasPrefix(ln.text, "tutup") && ln.page != lines[at].page {
			t.Errorf("a line of the closing is on page %d, the signatures on page %d", ln.page, lines[at].page)
		}
	}
}

// A word is not carried over from one page to the next.
func TestNoWordGoesOverThePage(t *testing.T) {
	l := newLayout(t)
	r := rand.New(rand.NewPCG(13, 14))
	cut := 0
	for range sampleSize(10, 300) {
		var tree document.Tree
		for range 20 {
			tree.Blocks = append(tree.Blocks, document.Paragraph{Text: text(strings.Repeat(words(r, 1)+" penyelenggaraan pemerintahan ", 40))})
		}
		pages, _, err := l.pages(tree, Options{Profile: A4})
		if err != nil {
			t.Fatal(err)
		}
		lines := printed(pages, A4, foot{bottom: A4.Bottom})
		for i, ln := range lines[:len(lines)-1] {
			if !strings.HasSuffix(ln.text, "-") {
				continue
			}
			cut++
			if lines[i+1].page != ln.page {
				t.Errorf("page %d ends with %q", ln.page, ln.text)
			}
		}
	}
	if cut < 100 {
		t.Errorf("%d hyphens; the test shows little", cut)
	}
}

// A table's head is printed on each page that its rows reach, its rows are whole, and every row is ruled on all sides.
func TestTables(t *testing.T) {
	l := newLayout(t)
	tab := document.Table{Widths: []float64{1, 5}, Head: []document.Text{text("Nomor"), text("Uraian")}}
	for i := range 120 {
		tab.Rows = append(tab.Rows, []document.Text{text(itoa(i)), numbered(fmt.Sprintf("r%d", i), 1+i%40)})
	}
	pages, _, err := l.pages(document.Tree{Blocks: []document.Block{document.Paragraph{Text: text("Rincian:")}, tab}}, Options{Profile: A4})
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) < 5 {
		t.Fatalf("%d pages", len(pages))
	}
	seen := map[string]int{}
	for no, pg := range pages {
		heads := 0
		for _, m := range pg.marks {
			if tm, ok := m.(textMark); ok {
				if tm.text == "Uraian" {
					heads++
				}
				if w, _, _ := strings.Cut(tm.text, " "); strings.HasPrefix(w, "r") {
					if was, ok := seen[w]; ok && was != no {
						t.Errorf("row %s is on pages %d and %d", w, was+1, no+1)
					}
					seen[w] = no
				}
			}
		}
		if heads != 1 {
			t.Errorf("page %d has the head %d times", no+1, heads)
		}
		for _, b := range pg.bands {
			checkRuled(t, pg, b)
		}
	}
	if len(seen) != 120 {
		t.Errorf("%d rows printed, want 120", len(seen))
	}
}

func checkRuled(t *testing.T, pg page, b band) {
	t.Helper()
	var across, down int
	top, bottom := b.top+A4.Top, b.bottom+A4.Top
	for _, m := range pg.marks {
		if tm, ok := m.(textMark); ok && tm.y > top && tm.y < bottom {
			if over, under := tm.y-tm.size*7/10-top, bottom-tm.y-tm.size/4; over < cellPad-pt || under < cellPad-pt {
				t.Errorf("row %d: %d above the text, %d below", b.row, over, under)
			}
		}
		if r, ok := m.(ruleMark); ok {
			if r.y1 == r.y2 && (r.y1 == top || r.y1 == bottom) && r.x1 == A4.Left && r.x2 == A4.W-A4.Right {
				across++
			}
			if r.x1 == r.x2 && r.y1 == top && r.y2 == bottom {
				down++
			}
		}
	}
	if across < 2 || down != len(b.grid.x) {
		t.Errorf("row %d: %d rules across, %d down", b.row, across, down)
	}
}

// Nothing of the tree is lost or doubled, whatever the breaks: the letters of the pages are those of the tree.
func TestNothingIsLost(t *testing.T) {
	l := newLayout(t)
	r := rand.New(rand.NewPCG(11, 12))
	for range sampleSize(6, 300) {
		tree := randomTree(r)
		tree.Footer, tree.Paraf = "", nil
		tree.Blocks = slices.DeleteFunc(tree.Blocks, func(b document.Block) bool { _, table := b.(document.Table); return table })
		pages, _, err := l.pages(tree, Options{Profile: F4})
		if err != nil {
			t.Fatal(err)
		}
		want, got := map[rune]int{}, map[rune]int{}
		walk(tree, func(run document.Run, _ string) { countLetters(want, run.Text) })
		for no, pg := range pages {
			for _, m := range pg.marks {
				if tm, ok := m.(textMark); ok && (no == 0 || tm.y > F4.Top) {
					countLetters(got, tm.text)
				}
			}
		}
		for c, n := range want {
			if got[c] != n {
				t.Fatalf("%q: %d in the tree, %d on the pages", c, n, got[c])
			}
		}
		if len(got) != len(want) {
			t.Fatalf("letters on the pages that the tree lacks: %v", got)
		}
	}
}

func countLetters(m map[rune]int, s string) {
	for _, r := range letters(s) {
		m[r]++
	}
}
