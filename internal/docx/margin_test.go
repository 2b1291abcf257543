package docx

import (
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// Pages are numbered as the PDF numbers them, by fields that Word counts; the first page of the usual way has none but keeps the mark
// and the foot.
func TestPageNumbers(t *testing.T) {
	tree := document.Tree{Footer: "Kaki", Blocks: []document.Block{document.Paragraph{Text: plain("isi")}}}
	const page, pages = `<w:fldSimple w:instr=" PAGE ">`, `<w:fldSimple w:instr=" NUMPAGES ">`
	for h, x := range map[naskah.Halaman]struct {
		every, never []string
		first        bool
	}{
		naskah.HalamanTengah: {[]string{">- <", page, "> -<"}, []string{pages, "Halaman <"}, true},
		naskah.HalamanJumlah: {[]string{">Halaman <", page, "> dari <", pages}, nil, false},
		naskah.HalamanTanpa:  {nil, []string{page, pages}, false},
	} {
		t.Run("halaman "+string(h), func(t *testing.T) {
			p := A4
			p.Halaman = h
			b, f := wrote(t, tree, Options{Page: p, Mark: "KONSEP <1>"})
			parts := unzipped(t, b)
			every := parts["word/header1.xml"]
			at := 0
			for _, s := range x.every {
				i := strings.Index(every[at:], s)
				if i < 0 {
					t.Fatalf("%s does not follow in %s", s, every)
				}
				at += i + len(s)
			}
			for _, s := range x.never {
				if strings.Contains(every, s) {
					t.Errorf("%s stands in %s", s, every)
				}
			}
			if !strings.Contains(every, "KONSEP &lt;1&gt;") || !strings.Contains(parts["word/footer1.xml"], "Kaki") {
				t.Error("the mark or the foot is gone")
			}
			first, doc := parts["word/header2.xml"], parts["word/document.xml"]
			if x.first != strings.Contains(doc, "<w:titlePg/>") || x.first != (first != "") {
				t.Error("the first page has a head of its own, or has none")
			}
			if x.first && (strings.Contains(first, page) || !strings.Contains(first, "KONSEP") || !strings.Contains(parts["word/footer2.xml"], "Kaki")) {
				t.Errorf("the head of the first page is %s", first)
			}
			for _, s := range strings.Split(doc, `r:id="`)[1:] {
				id := s[:strings.IndexByte(s, '"')]
				if !strings.Contains(parts["word/_rels/document.xml.rels"], `Id="`+id+`"`) {
					t.Errorf("%s leads nowhere", id)
				}
			}
			if got := words(f.Text()); got != "isi" {
				t.Errorf("the body reads %q", got)
			}
		})
	}
}

// The face is asked for by name; where it is not installed, one of the same widths, else one of its kind.
func TestFaces(t *testing.T) {
	for name, want := range map[string]string{
		"":      `<w:font w:name="Bookman Old Style"><w:altName w:val="URW Bookman,TeX Gyre Bonum,Bookman"/><w:charset w:val="00"/><w:family w:val="roman"/>`,
		"Arial": `<w:font w:name="Arial"><w:altName w:val="Liberation Sans,Arimo,Helvetica"/><w:charset w:val="00"/><w:family w:val="swiss"/>`,
	} {
		p := A4
		p.Font = name
		b, _ := wrote(t, document.Tree{}, Options{Page: p})
		if got := unzipped(t, b)["word/fontTable.xml"]; !strings.Contains(got, want) {
			t.Errorf("%q: %s", name, got)
		}
	}
}
