package layout

import (
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

func TestMissing(t *testing.T) {
	l := newLayout(t)
	if f := l.Missing(sampleTree(false)); len(f) != 0 {
		t.Errorf("the sample: %+v", f)
	}
	for in, want := range map[string]string{
		"José Ñáñez Łódź Đặng ŵ €5 – “x” … ½ © ×": "",
		"PT 中国": "U+4E2D U+56FD", "✓ dan ✓": "U+2713", "e\u0301": "U+0301", "a\u200bb": "U+200B", "kiri\u202ekanan": "U+202E",
		"العربية": "U+0627 U+0644 U+0639 U+0631 U+0628 U+064A U+0629", "😀": "U+1F600", "a\u00a0b\tc\nd": "", "\ufffd": "U+FFFD", "a\x00": "U+0000",
	} {
		tree := document.Tree{Blocks: []document.Block{document.Pasal{ID: "objek", Judul: "OBJEK", Items: []document.Item{{Text: document.Text{{Text: "aman "}, {Text: in, Path: "judul"}}}}}}}
		var got []string
		for _, f := range l.Missing(tree) {
			if f.Code != "KSD-HURUF" || f.Level != naskah.LevelError || f.Path != "judul" || f.Clause != "pasal objek" || f.Norm == "" {
				t.Errorf("%q: %+v", in, f)
			}
			i := strings.Index(f.Msg, "U+")
			got = append(got, strings.TrimRight(f.Msg[i:min(i+7, len(f.Msg))], " )"))
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q: %s, want %s", in, g, want)
		}
	}
}

// What the fonts lack is reported wherever it stands in the tree.
func TestMissingLooksEverywhere(t *testing.T) {
	l := newLayout(t)
	const bad = "中"
	b := text(bad)
	cell := document.SignatureCell{Heading: "x"}
	for name, tree := range map[string]document.Tree{
		"kop": {Kop: document.Kop{Left: &document.Emblem{Label: bad}}}, "footer": {Footer: bad}, "paraf": {Paraf: []string{"x", bad}},
		"heading": {Blocks: []document.Block{document.Heading{Lines: []document.Text{b}}}}, "nomor": {Blocks: []document.Block{document.NomorLines{Lines: []document.Text{b}}}},
		"paragraph": {Blocks: []document.Block{document.Paragraph{Text: b}}}, "roman": {Blocks: []document.Block{document.Komparisi{Rows: []document.KomparisiRow{{Roman: bad}}}}},
		"komparisi nama": {Blocks: []document.Block{document.Komparisi{Rows: []document.KomparisiRow{{Nama: b}}}}}, "komparisi text": {Blocks: []document.Block{document.Komparisi{Rows: []document.KomparisiRow{{Text: b}}}}},
		"list": {Blocks: []document.Block{document.List{Items: []document.Item{{Text: b}}}}}, "label": {Blocks: []document.Block{document.List{Items: []document.Item{{Label: bad}}}}},
		"child": {Blocks: []document.Block{document.Pasal{Items: []document.Item{{Children: []document.Item{{Text: b}}}}}}}, "judul": {Blocks: []document.Block{document.Pasal{Judul: bad}}},
		"table head": {Blocks: []document.Block{document.Table{Head: []document.Text{b}}}}, "table row": {Blocks: []document.Block{document.Table{Rows: [][]document.Text{{b}}}}},
		"closing": {Blocks: []document.Block{document.Closing{Text: b}}},
		"nama":    {Blocks: []document.Block{document.SignatureBlock{Cells: []document.SignatureCell{cell, {Nama: b}}}}}, "jabatan": {Blocks: []document.Block{document.SignatureBlock{Cells: []document.SignatureCell{{Jabatan: b}}}}},
		"signer heading": {Blocks: []document.Block{document.SignatureBlock{Cells: []document.SignatureCell{{Heading: bad}}}}}, "note": {Blocks: []document.Block{document.SignatureBlock{Cells: []document.SignatureCell{{Note: bad}}}}},
	} {
		if f := l.Missing(tree); len(f) != 1 {
			t.Errorf("%s: %+v", name, f)
		}
		res, err := l.PDF(tree, Options{})
		if err != nil || res.Pages != 1 {
			t.Errorf("%s: %v", name, err)
			continue
		}
		pages, _, _ := l.pages(tree, Options{Profile: A4})
		shown := false
		for _, m := range pages[0].marks {
			if tm, ok := m.(textMark); ok && strings.ContainsRune(tm.text, stand) {
				shown = true
			}
		}
		if !shown {
			t.Errorf("%s: the missing letter leaves no mark on the page", name)
		}
	}
}

// The faces of a design know the same letters, the mark for a missing one is among them, and what one design prints the other does too.
func TestFacesAgree(t *testing.T) {
	l := newLayout(t)
	arial, err := l.arial()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []*family{l.bookman, arial} {
		count := 0
		for r := rune(0); r <= 0xFFFF; r++ {
			if !f.faces[0].has(r) {
				continue
			}
			count++
			for _, other := range f.faces[1:] {
				if !other.has(r) {
					t.Errorf("%q is in %s and not in %s", r, f.faces[0].name, other.name)
				}
			}
		}
		if count < 900 || !f.faces[0].has(stand) {
			t.Errorf("%s has %d letters", f.faces[0].name, count)
		}
	}
	for r := rune('!'); r < 0x180; r++ { // Latin, with the letters of names
		if l.bookman.faces[0].has(r) && !arial.faces[0].has(r) {
			t.Errorf("%q is in Bookman and not in Arial", r)
		}
	}
}
