package layout

import (
	"math"
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// Every signer's field is on a page, within its size, apart from the others, and nothing is drawn in it.
func TestFields(t *testing.T) {
	l := newLayout(t)
	for n := 1; n <= 8; n++ {
		for _, p := range []Profile{A4, F4} {
			tree := sampleTree(false)
			var cells []document.SignatureCell
			for i := range n {
				cells = append(cells, document.SignatureCell{Party: n - i, Heading: "PIHAK " + itoa(n-i) + ",", Nama: text("NAMA CONTOH"), Jabatan: text("Wali Kota Contoh yang Bernama Panjang Sekali"), Field: "ttd_" + itoa(n-i)})
			}
			tree.Blocks[len(tree.Blocks)-1] = document.SignatureBlock{Cells: cells}
			res, err := l.PDF(tree, Options{Profile: p})
			if err != nil {
				t.Fatal(err)
			}
			if len(res.Fields) != n {
				t.Fatalf("%d fields for %d signers", len(res.Fields), n)
			}
			pages, _, _ := l.pages(tree, Options{Profile: p})
			for i, f := range res.Fields {
				if f.Name != cells[i].Field || f.Party != cells[i].Party || f.Kind != naskah.FieldTTD {
					t.Errorf("field %d is %+v, want that of %+v", i, f, cells[i])
				}
				checkField(t, f, p, len(pages))
				for _, g := range res.Fields[i+1:] {
					if overlap(f.Rect, g.Rect) {
						t.Errorf("%s and %s overlap: %+v %+v", f.Name, g.Name, f.Rect, g.Rect)
					}
				}
				for _, m := range pages[f.Rect.Page-1].marks {
					b := m.box()
					if _, ok := m.(fieldMark); !ok && overlap(f.Rect, naskah.Rect{Page: f.Rect.Page, X: points(b.x), Y: points(p.H - b.y - b.h), W: points(b.w), H: points(b.h)}) {
						t.Errorf("%T at %+v is drawn in %s %+v", m, b, f.Name, f.Rect)
					}
				}
			}
		}
	}
}

func checkField(t *testing.T, f naskah.Field, p Profile, pages int) {
	t.Helper()
	r := f.Rect
	if r.W > sealMaxW || r.H > sealMaxH || r.W < 150 || r.H < 60 {
		t.Errorf("%s is %g × %g pt", f.Name, r.W, r.H)
	}
	if r.Page < 1 || r.Page > pages || r.X < points(p.Left) || r.X+r.W > points(p.W-p.Right) || r.Y < points(p.Bottom) || r.Y+r.H > points(p.H-p.Top) {
		t.Errorf("%s lies outside the text: %+v", f.Name, r)
	}
	if r.X != math.Round(r.X*100)/100 || r.Y != math.Round(r.Y*100)/100 {
		t.Errorf("%s is not in hundredths of a pt: %+v", f.Name, r)
	}
}

func overlap(a, b naskah.Rect) bool {
	return a.Page == b.Page && a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

// PIHAK KEDUA stands left, PIHAK KESATU right [P22 Lampiran]; a lone signer of a row stands right; names of a row share a line.
func TestSignersSides(t *testing.T) {
	l := newLayout(t)
	tree := document.Tree{Blocks: []document.Block{document.Closing{Text: text("Demikian.")}, document.SignatureBlock{Cells: []document.SignatureCell{
		{Party: 2, Heading: "KEDUA", Nama: text("dua"), Jabatan: text("Direktur Utama Perusahaan Daerah Air Minum Tirta Contoh Kabupaten Contoh"), Field: "ttd_2"},
		{Party: 1, Heading: "KESATU", Nama: text("satu"), Field: "ttd_1"},
		{Party: 3, Heading: "KETIGA", Nama: text("tiga"), Field: "ttd_3"},
	}}}}
	res, err := l.PDF(tree, Options{})
	if err != nil {
		t.Fatal(err)
	}
	mid := points(A4.W) / 2
	f := res.Fields
	if f[0].Rect.X+f[0].Rect.W > mid || f[1].Rect.X < mid || f[2].Rect.X < mid || f[0].Rect.Y != f[1].Rect.Y || f[2].Rect.Y >= f[1].Rect.Y {
		t.Errorf("fields %+v", f)
	}
	pages, _, _ := l.pages(tree, Options{Profile: A4})
	y := map[string]float64{} // of the baseline, in pt
	for _, m := range pages[0].marks {
		if tm, ok := m.(textMark); ok {
			y[tm.text] = points(tm.y)
		}
	}
	if y["dua"] == 0 || y["dua"] != y["satu"] || y["KEDUA"] != y["KESATU"] || y["tiga"] <= y["satu"] {
		t.Errorf("lines %v", y)
	}
	for i, head := range []string{"KEDUA", "KESATU", "KETIGA"} {
		name := []string{"dua", "satu", "tiga"}[i]
		top := points(A4.H) - f[i].Rect.Y - f[i].Rect.H
		if !(y[head] < top && y[name] > top+f[i].Rect.H) {
			t.Errorf("%s: the field is not between heading and name", head)
		}
	}
}

// A name of two lines does not part its neighbour's name from its jabatan.
func TestJabatanStandsUnderItsName(t *testing.T) {
	tree := document.Tree{Blocks: []document.Block{document.SignatureBlock{Cells: []document.SignatureCell{
		{Party: 2, Heading: "KEDUA", Nama: text("Raden Mas Panji Sosrokartono Wiryodiningrat Sastraamidjaja"), Jabatan: text("direktur"), Field: "ttd_2"},
		{Party: 1, Heading: "KESATU", Nama: text("satu"), Jabatan: text("jabatan"), Field: "ttd_1"},
	}}}}
	pages, _, err := newLayout(t).pages(tree, Options{Profile: A4})
	if err != nil {
		t.Fatal(err)
	}
	y := map[string]float64{} // of the baseline, in pt
	for _, m := range pages[0].marks {
		if tm, ok := m.(textMark); ok {
			y[tm.text] = points(tm.y)
		}
	}
	if y["jabatan"] != y["satu"]+points(A4.Leading) || y["direktur"] != y["satu"]+points(2*A4.Leading) {
		t.Errorf("lines %v", y)
	}
}

// The paper path has no field but the form's words for the stamp and a box for the parties' paraf on every page [OP 1.3].
func TestPaper(t *testing.T) {
	l := newLayout(t)
	res, err := l.PDF(sampleTree(true), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Fields) != 0 {
		t.Errorf("fields on paper: %+v", res.Fields)
	}
	pages, _, _ := l.pages(sampleTree(true), Options{Profile: A4})
	notes := 0
	for no, pg := range pages {
		labels := 0
		for _, m := range pg.marks {
			if tm, ok := m.(textMark); ok {
				switch tm.text {
				case "Paraf Pihak Kedua", "Paraf Pihak Kesatu":
					labels++
				case "Tandatangan dan Stempel":
					notes++
				}
			}
		}
		if labels != 2 {
			t.Errorf("page %d has %d labels of the paraf box", no+1, labels)
		}
	}
	if notes != 2 {
		t.Errorf("%d notes for the stamp", notes)
	}
}
