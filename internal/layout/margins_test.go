package layout

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/pdfa"
)

// partsTree is a kajian, a decision and a lampiran in one.
func partsTree() document.Tree {
	p := func(s string) document.Item { return document.Item{Text: text(s)} }
	row := func(s ...string) []document.Text {
		var out []document.Text
		for _, c := range s {
			out = append(out, text(c))
		}
		return out
	}
	ment := strings.Repeat("melaksanakan koordinasi dalam penyelenggaraan kerja sama daerah ", 4)
	return document.Tree{
		Title: "Kajian", Kop: document.Kop{Kind: document.KopUnit, Left: &document.Emblem{Label: "tempat Lambang Daerah"}, Names: []string{"PEMERINTAH KOTA BANJAR", "SEKRETARIAT DAERAH"}, Address: []string{"Jalan Siliwangi Nomor 112"}},
		Blocks: []document.Block{
			document.Heading{Lines: []document.Text{text("KERANGKA ACUAN KERJA")}},
			document.Labels{Rows: []document.LabelRow{{Label: "Hal", Text: text("Penawaran")}, {Text: text("lanjutan")}}},
			document.Pasal{ID: "a", No: 1, Label: "A.", Judul: "LATAR BELAKANG", Items: []document.Item{p(ment), p(ment), {Label: "1.", Text: text(ment)}}},
			document.Pasal{ID: "b", No: 2, Label: "B.", Judul: "MAKSUD DAN TUJUAN KERJA SAMA DAERAH DENGAN PIHAK KETIGA YANG PANJANG JUDULNYA", Items: []document.Item{p(ment)}},
			document.Pasal{ID: "c", No: 3, Label: "KESATU", Beside: true, Items: []document.Item{p(ment), {Text: text(ment), Children: []document.Item{{Label: "a.", Text: text(ment)}}}}},
			document.Pasal{ID: "d", No: 4, Label: "KEDUA", Beside: true, Items: []document.Item{p("Mulai berlaku pada tanggal ditetapkan.")}},
			document.Closing{Text: text("Demikian.")},
			document.SignatureBlock{Cells: []document.SignatureCell{{Party: 1, Heading: "WALI KOTA BANJAR,", Nama: text("NANA SURYANA"), Field: "ttd_1"}}},
			document.Attachment{ID: "l", Lines: []document.Text{text("LAMPIRAN"), text("RENCANA KERJA")}},
			document.Table{Widths: []float64{1, 6, 3}, Head: row("No.", "Kegiatan", "Biaya"), Rows: [][]document.Text{row("1", "Rapat koordinasi", "Rp1.500.000,00"), row("", "Jumlah", "")}},
			document.Attachment{ID: "m", Lines: []document.Text{text("LAMPIRAN II")}},
			document.Paragraph{Text: text("Peta.")},
		},
	}
}

// A lampiran begins on a page of its own.
func TestAttachmentBeginsAPage(t *testing.T) {
	res, err := newLayout(t).PDF(partsTree(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if res.Pages != 4 {
		t.Errorf("%d pages, want two of text and two lampiran", res.Pages)
	}
	if dir := os.Getenv("NASKAH_LOOK"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "parts.pdf"), res.PDF, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// hostile are trees that a page was not made for.
func hostile() map[string]document.Tree {
	word := strings.Repeat("pertanggungjawaban", 40)
	deep := document.Item{Label: "x.", Text: text("paling dalam " + word)}
	for i := range 40 {
		deep = document.Item{Label: itoa(i) + ".", Text: text("tingkat berikutnya"), Children: []document.Item{deep}}
	}
	var wide document.Table
	for i := range 11 {
		wide.Head = append(wide.Head, text("Sumber pendanaan kegiatan "+itoa(i)))
	}
	for i := range 60 {
		wide.Rows = append(wide.Rows, []document.Text{text(itoa(i)), text(word[:90]), text("Rp 1.250.000.000,00"), text("pemerintahan")})
	}
	tall := document.Table{Head: []document.Text{text("Uraian")}, Rows: [][]document.Text{{text(strings.Repeat("uraian kegiatan yang sangat panjang ", 600))}}}
	var many []document.SignatureCell
	for i := range 21 {
		many = append(many, document.SignatureCell{Party: i, Heading: "PIHAK KE-" + itoa(i) + ",", Nama: text(word[:120]), Jabatan: text("Kepala " + word[:200]), Field: "ttd_" + itoa(i)})
	}
	long := strings.Repeat("LEMBAGA PEMERINTAH DAERAH KABUPATEN ", 20)
	return map[string]document.Tree{
		"empty":          {},
		"parts":          partsTree(),
		"empty blocks":   {Kop: document.Kop{Left: &document.Emblem{}}, Paraf: []string{}, Blocks: []document.Block{document.Heading{}, document.NomorLines{}, document.Paragraph{}, document.Komparisi{Rows: []document.KomparisiRow{{}}}, document.List{Items: []document.Item{{}}}, document.Pasal{}, document.Table{}, document.Table{Rows: [][]document.Text{{}}}, document.Closing{}, document.SignatureBlock{}, document.SignatureBlock{Cells: []document.SignatureCell{{}}}}},
		"long words":     {Kop: document.Kop{Center: &document.Emblem{Label: word}}, Paraf: []string{word, word, "", "x"}, Blocks: []document.Block{document.Heading{Lines: []document.Text{text(word)}}, document.Paragraph{Text: text(word)}, document.Paragraph{Text: text(word), Align: document.Left, Indent: true}, document.Komparisi{Rows: []document.KomparisiRow{{Roman: "LXXXVIII.", Nama: text(word), Text: text(word)}}}, document.Closing{Text: text(word)}}},
		"dots":           {Blocks: []document.Block{document.Paragraph{Text: document.Text{{Text: "Nomor "}, {Text: strings.Repeat(".", 400), Blank: true}, {Text: " tanggal "}, {Text: strings.Repeat("…", 30), Blank: true}}}}},
		"deep":           {Blocks: []document.Block{document.List{Items: []document.Item{deep}}}},
		"wide table":     {Blocks: []document.Block{wide}},
		"tall row":       {Blocks: []document.Block{document.Paragraph{Text: text("Rincian:"), KeepNext: true}, tall}},
		"many signers":   {Blocks: []document.Block{document.Closing{Text: text("Demikian.")}, document.SignatureBlock{Cells: many}}},
		"long labels":    {Blocks: []document.Block{document.List{Items: []document.Item{{Label: "(1234567)", Text: text("isi")}, {Label: word, Text: text("isi")}}}}},
		"long party":     {Blocks: []document.Block{document.Heading{Lines: []document.Text{text(long)}}, document.Pasal{No: 1234, Judul: long}, document.Closing{Text: text(long)}, document.SignatureBlock{Cells: []document.SignatureCell{{Heading: long, Note: long, Nama: text(long), Jabatan: text(long)}, {Heading: "x", Note: "y"}}}}},
		"a unit's head":  {Kop: document.Kop{Kind: document.KopUnit, Left: &document.Emblem{Label: word}, Names: []string{long, word, "SEKRETARIAT"}, Address: []string{long, word}}, Blocks: []document.Block{document.Labels{Rows: []document.LabelRow{{Label: word, Text: text(word)}, {Text: text(long)}, {Label: "Hal"}}}}},
		"a head alone":   {Kop: document.Kop{Kind: document.KopUnit}, Blocks: []document.Block{document.Labels{}}},
		"odd characters": {Title: "\x00a\u202e𝔘\ud7ff", Blocks: []document.Block{document.Paragraph{Text: text("a\x00\u200b𝔘中 \xff\xfe العربية e\u0301")}}},
	}
}

func TestNothingLeavesTheMargins(t *testing.T) {
	l := newLayout(t)
	trees := hostile()
	trees["sample"], trees["sample on paper"] = sampleTree(false), sampleTree(true)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range sampleSize(3, 150) {
		trees["random "+itoa(i)] = randomTree(r)
	}
	for name, tree := range trees {
		for _, p := range []Profile{A4, F4, A4Landscape, F4Landscape} {
			o := Options{Profile: p, Mark: "BELUM DITANDATANGANI"}
			pages, root, err := l.pages(tree, o)
			if err != nil {
				t.Errorf("%s on %s: %v", name, p.Name, err)
				continue
			}
			if _, err := l.write(pages, p, pdfa.Doc{Title: tree.Title, Lang: language, Root: root}); err != nil {
				t.Errorf("%s on %s: %v", name, p.Name, err)
			}
			foot, _ := l.bookman.foot(tree, o)
			for no, pg := range pages {
				for _, m := range pg.marks {
					checkInside(t, name, no+1, m, p, foot)
				}
			}
		}
	}
}

// checkInside knows three zones: the number above the text, the text, and the foot.
func checkInside(t *testing.T, name string, no int, m mark, p Profile, f foot) {
	t.Helper()
	const tol = 6 * pt / 10
	b := m.box()
	if _, ok := m.(stampMark); ok {
		if b.x < 0 || b.y < 0 || b.x+b.w > p.W || b.y+b.h > p.H {
			t.Errorf("%s on %s, page %d: the mark leaves the paper: %+v", name, p.Name, no, b)
		}
		return
	}
	if b.x < p.Left-tol || b.x+b.w > p.W-p.Right+tol {
		t.Errorf("%s on %s, page %d: %T leaves the margins sideways: %+v", name, p.Name, no, m, b)
	}
	bottom := b.y + b.h
	switch {
	case no > 1 && b.y > 20*pt && bottom < p.Top:
	case b.y >= p.Top-tol && bottom <= p.H-f.bottom+tol:
	case b.y >= p.H-f.bottom && bottom <= p.H-edge+tol:
	default:
		t.Errorf("%s on %s, page %d: %T stands outside every zone: %+v", name, p.Name, no, m, b)
	}
	if tm, ok := m.(textMark); ok && strings.TrimSpace(tm.text) == "" {
		t.Errorf("%s, page %d: empty text at %+v", name, no, b)
	}
}

// randomTree makes a document of up to thirty pages from Indonesian words.
func randomTree(r *rand.Rand) document.Tree {
	var t document.Tree
	t.Title = words(r, 8)
	if r.IntN(2) == 0 {
		t.Kop.Right = &document.Emblem{Label: words(r, 3)}
		t.Footer = words(r, 5+r.IntN(60))
	} else {
		t.Paraf = []string{words(r, 3), words(r, 3)}
	}
	t.Blocks = append(t.Blocks, document.Heading{Lines: []document.Text{text("KESEPAKATAN BERSAMA"), text(strings.ToUpper(words(r, 1+r.IntN(30))))}})
	for i := range 1 + r.IntN(30) {
		switch r.IntN(5) {
		case 0:
			t.Blocks = append(t.Blocks, document.Paragraph{Text: text(words(r, 1+r.IntN(150))), Indent: r.IntN(2) == 0, KeepNext: r.IntN(2) == 0})
		case 1:
			t.Blocks = append(t.Blocks, randomTable(r))
		default:
			t.Blocks = append(t.Blocks, document.Pasal{ID: itoa(i), No: i + 1, Judul: strings.ToUpper(words(r, 2)), Items: randomItems(r, 0)})
		}
	}
	cells := make([]document.SignatureCell, 1+r.IntN(4))
	for i := range cells {
		cells[i] = document.SignatureCell{Party: i + 1, Heading: "PIHAK,", Nama: text(words(r, 3)), Jabatan: text(words(r, r.IntN(8))), Field: "ttd_" + itoa(i)}
	}
	t.Blocks = append(t.Blocks, document.Closing{Text: text(words(r, 1+r.IntN(50)))}, document.SignatureBlock{Cells: cells})
	return t
}

func randomTable(r *rand.Rand) document.Table {
	var t document.Table
	n := 1 + r.IntN(6)
	for range n {
		t.Head = append(t.Head, text(words(r, 2)))
	}
	for range 1 + r.IntN(30) {
		row := make([]document.Text, n)
		for i := range row {
			row[i] = text(words(r, r.IntN(25)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func randomItems(r *rand.Rand, depth int) []document.Item {
	items := make([]document.Item, 1+r.IntN(4))
	for i := range items {
		items[i] = document.Item{Label: "(" + itoa(i+1) + ")", Text: marked(words(r, 1+r.IntN(30)) + " *" + words(r, 1+r.IntN(4)) + "* " + words(r, 1+r.IntN(60)))}
		if depth < 3 && r.IntN(3) == 0 {
			items[i].Children = randomItems(r, depth+1)
		}
	}
	return items
}

var lexicon = strings.Fields("yang dan dengan ketentuan peraturan perundang-undangan pemerintahan daerah pelaksanaan kesepakatan bersama pihak kesatu kedua penyelenggaraan pertanggungjawaban Nomor 12 Pasal 5 ayat (1) masing-masing PT Contoh Daur Ulang 100.3.7.1/12/TAPEM/2021 tenaga kerja lingkungan hidup di ke a Rp 1.000.000,00 sebagaimana dimaksud")

func words(r *rand.Rand, n int) string {
	out := make([]string, n)
	for i := range out {
		out[i] = lexicon[r.IntN(len(lexicon))]
	}
	return strings.Join(out, " ")
}
