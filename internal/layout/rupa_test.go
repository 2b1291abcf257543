package layout

import (
	"bytes"
	"fmt"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rsc.io/qr"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// texts are the words that are printed on a page, in the order of drawing.
func texts(pg page) []string {
	var out []string
	for _, m := range pg.marks {
		if tm, ok := m.(textMark); ok {
			out = append(out, tm.text)
		}
	}
	return out
}

// Every look that an Instansi may choose is the paper, the margins, the letters and the numbers of the pages that it says, and nothing
// is printed outside the margins but what belongs there.
func TestEveryRupa(t *testing.T) {
	l := newLayout(t)
	papers := map[naskah.Kertas][2]float64{naskah.KertasA4: {595.28, 841.89}, naskah.KertasF4: {609.45, 935.43}, naskah.KertasF4Sempit: {595.28, 935.43}, naskah.KertasLampiran: {612, 936}}
	numbers := map[naskah.Halaman][2]string{naskah.HalamanTengah: {"", "- 2 -"}, naskah.HalamanJumlah: {"Halaman 1 dari %d", "Halaman 2 dari %d"}, naskah.HalamanTanpa: {"", ""}}
	names := map[naskah.Huruf]string{naskah.HurufBookman: "NaskahBonum", naskah.HurufArial: "LiberationSans"}
	for kertas, size := range papers {
		for halaman, number := range numbers {
			for huruf, name := range names {
				for _, m := range []int{0, naskah.MarginMin, naskah.MarginMax} {
					p := ProfileOf(naskah.Rupa{Kertas: kertas, Huruf: huruf, Halaman: halaman, Atas: m, Kanan: m, Bawah: m, Kiri: m})
					at := fmt.Sprintf("%q %q %q %d mm", kertas, huruf, halaman, m)
					if points(p.W) != size[0] || points(p.H) != size[1] || p.Size != 12*pt {
						t.Errorf("%s: %d × %d in %d", at, p.W, p.H, p.Size)
					}
					margin := 72 * pt
					if m > 0 {
						margin = m * 72_000 * 10 / 254
					}
					for _, got := range []int{p.Top, p.Right, p.Bottom, p.Left} {
						if got < margin-10 || got > margin+10 {
							t.Errorf("%s: a margin of %d, want %d", at, got, margin)
						}
					}
					checkPages(t, l, p, at, number)
					if m == 0 {
						res, err := l.PDF(sampleTree(false), Options{Profile: p})
						if err != nil || !bytes.Contains(res.PDF, []byte("+"+name)) {
							t.Errorf("%s: not set in %s (%v)", at, name, err)
						}
					}
				}
			}
		}
	}
}

func checkPages(t *testing.T, l *Layout, p Profile, at string, number [2]string) {
	t.Helper()
	pages, _, err := l.pages(sampleTree(false), Options{Profile: p})
	if err != nil || len(pages) < 2 {
		t.Fatalf("%s: %d pages (%v)", at, len(pages), err)
	}
	for i, want := range number {
		if strings.Contains(want, "%d") {
			want = fmt.Sprintf(want, len(pages))
		}
		var got []string
		for _, m := range pages[i].marks {
			b := m.box()
			if b.x < p.Left-1 || b.x+b.w > p.W-p.Right+p.Size {
				t.Errorf("%s: %T at %+v is outside the margins", at, m, b)
			}
			if tm, ok := m.(textMark); ok && tm.y < p.Top {
				got = append(got, tm.text)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: above the text of page %d stands %q, want %q", at, i+1, got, want)
		}
	}
}

// The code in the foot of every page is that of the address, module by module, as another reader of the PDF draws it; on paper without
// an address there is none, and an address too long for a code is refused.
func TestCodeInTheFoot(t *testing.T) {
	address := "https://naskah.banjarkota.example/v/k3jx7q2m9t4c8w5zr1h6y0bnd2"
	want, err := qr.Encode(address, qr.L)
	if err != nil {
		t.Fatal(err)
	}
	l := newLayout(t)
	pages, _, err := l.pages(sampleTree(false), Options{Profile: F4, Verify: address})
	if err != nil {
		t.Fatal(err)
	}
	path, _ := keepPDF(t, sampleTree(false), Options{Profile: F4, Verify: address})
	const zoom = 4 // pixels for a point
	run(t, "pdftoppm", "-r", itoa(72*zoom), "-gray", "-png", path, filepath.Join(filepath.Dir(path), "p"))
	drawn, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "p-*.png"))
	slices.Sort(drawn)
	if len(drawn) != len(pages) {
		t.Fatalf("%d pictures of %d pages", len(drawn), len(pages))
	}
	for no, pg := range pages {
		i := slices.IndexFunc(pg.marks, func(m mark) bool { _, ok := m.(codeMark); return ok })
		if i < 0 {
			t.Fatalf("page %d has no code", no+1)
		}
		at := pg.marks[i].box()
		b, err := os.ReadFile(drawn[no])
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		for y := range want.Size {
			for x := range want.Size {
				px := (at.x + x*module + module/2) * zoom / pt
				py := (at.y + y*module + module/2) * zoom / pt
				if dark := color.GrayModel.Convert(img.At(px, py)).(color.Gray).Y < 128; dark != want.Black(x, y) {
					t.Fatalf("page %d: module %d, %d is dark: %t", no+1, x, y, dark)
				}
			}
		}
	}
	for _, u := range []string{"", "https://naskah.banjarkota.example/" + strings.Repeat("x", 400)} {
		pages, _, err := l.pages(sampleTree(false), Options{Profile: A4, Verify: u})
		if (err != nil) != (u != "") {
			t.Errorf("%d letters: %v", len(u), err)
		}
		for _, pg := range pages {
			if slices.ContainsFunc(pg.marks, func(m mark) bool { _, ok := m.(codeMark); return ok }) {
				t.Error("a code of nothing")
			}
		}
	}
}

// signers are the signers of n parties in the order of print: PIHAK KEDUA left and PIHAK KESATU right in the first row, then the others.
func signers(n int, field bool) []document.SignatureCell {
	order := []int{2, 1, 3, 4, 5, 6, 7, 8}[:n]
	var out []document.SignatureCell
	for _, p := range order {
		c := document.SignatureCell{Party: p, Heading: fmt.Sprintf("PIHAK %d,", p), Nama: text(fmt.Sprintf("NAMA %d", p)), Note: "Tandatangan dan Stempel"}
		if field {
			c.Field = "ttd_" + itoa(p)
		}
		out = append(out, c)
	}
	return out
}

// Two to eight parties sign on paper in rows of two, KESATU at the top right, the whole block on one page where it fits; the foot of
// every page has a box for the paraf of each, side by side, apart from each other and inside the margins.
func TestManyPartiesOnPaper(t *testing.T) {
	l := newLayout(t)
	for n := 2; n <= 8; n++ {
		tree := sampleTree(true)
		tree.Paraf = nil
		for i := n; i > 0; i-- {
			tree.Paraf = append(tree.Paraf, fmt.Sprintf("Paraf Pihak %d", i))
		}
		tree.Blocks[len(tree.Blocks)-1] = document.SignatureBlock{Cells: signers(n, false)}
		res, err := l.PDF(tree, Options{Profile: A4})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Rooms) != n || len(res.Fields) != 0 {
			t.Fatalf("%d parties: %d rooms, %d fields", n, len(res.Rooms), len(res.Fields))
		}
		for i, r := range res.Rooms {
			if right := r.Rect.X > points(A4.W/2); right != (i%2 == 1 || i == n-1) {
				t.Errorf("%d parties: place %d stands right: %t", n, i+1, right)
			}
			if i%2 == 1 && res.Rooms[i-1].Rect.Y != r.Rect.Y || i > 1 && r.Rect.Page == res.Rooms[0].Rect.Page && r.Rect.Y >= res.Rooms[i-2].Rect.Y {
				t.Errorf("%d parties: place %d is not in its row: %+v", n, i+1, res.Rooms)
			}
		}
		if r := res.Rooms[1]; r.Party != 1 || r.Rect.X < points(A4.W/2) {
			t.Errorf("%d parties: the first party stands at %+v", n, r)
		}
		pages, _, _ := l.pages(tree, Options{Profile: A4})
		for no, pg := range pages {
			checkParaf(t, pg, n, no)
		}
	}
}

func checkParaf(t *testing.T, pg page, n, no int) {
	t.Helper()
	var down []int
	for _, m := range pg.marks {
		if r, ok := m.(ruleMark); ok && r.x1 == r.x2 && r.y2-r.y1 == parafHeight {
			down = append(down, r.x1)
		}
	}
	slices.Sort(down)
	if len(down) != n+1 || down[0] < A4.Left || down[n] != A4.W-A4.Right {
		t.Fatalf("%d parties, page %d: rules of the boxes at %v", n, no+1, down)
	}
	words := strings.Join(texts(pg), " ")
	for i := range n {
		if w := down[i+1] - down[i]; w < 50*pt {
			t.Errorf("%d parties: box %d is %d wide", n, i+1, w)
		}
		if !strings.Contains(words, "Paraf Pihak "+itoa(i+1)) {
			t.Errorf("%d parties, page %d: no box of party %d", n, no+1, i+1)
		}
	}
}

// A party signs electronically once: where its place stands a second time, in a lampiran, the page of the first is named and there is no
// second field. On paper every place is one for ink, since a lampiran of paper is signed with the hand too.
func TestSecondPlace(t *testing.T) {
	l := newLayout(t)
	for _, paper := range []bool{false, true} {
		tree := sampleTree(paper)
		again := signers(2, false)
		for i := range again {
			again[i].Repeat = !paper
		}
		for range 60 {
			tree.Blocks = append(tree.Blocks, document.Paragraph{Text: numbered("lampiran", 30)})
		}
		tree.Blocks = append(tree.Blocks, document.SignatureBlock{Cells: again})
		res, err := l.PDF(tree, Options{Profile: A4, Fields: true})
		if err != nil {
			t.Fatal(err)
		}
		pages, _, _ := l.pages(tree, Options{Profile: A4, Fields: true})
		var said []string
		for _, s := range texts(pages[len(pages)-1]) {
			if strings.HasPrefix(s, "lihat halaman") {
				said = append(said, s)
			}
		}
		if paper {
			if len(res.Rooms) != 4 || len(said) != 0 {
				t.Errorf("paper: %d rooms, %q", len(res.Rooms), said)
			}
			continue
		}
		want := "lihat halaman " + itoa(res.Fields[0].Rect.Page)
		if len(res.Fields) != 2 || !slices.Equal(said, []string{want, want}) || res.Fields[0].Rect.Page == res.Pages {
			t.Errorf("%d fields, the second place says %q, want %q twice", len(res.Fields), said, want)
		}
	}
	tree := document.Tree{Blocks: []document.Block{document.SignatureBlock{Cells: []document.SignatureCell{{Party: 5, Heading: "X,", Nama: text("x"), Repeat: true}}}}}
	pages, _, err := l.pages(tree, Options{Profile: A4})
	if err != nil || slices.ContainsFunc(texts(pages[0]), func(s string) bool { return strings.Contains(s, "lihat") }) {
		t.Errorf("a party without a first place: %q (%v)", texts(pages[0]), err)
	}
}
