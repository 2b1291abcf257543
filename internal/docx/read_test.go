package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/naskah"
)

const wNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"`

// packed is a Word file with the given body and further parts, name and content in turn.
func packed(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	files := append([]string{
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels", `<Relationships xmlns="` + nsRel + `"><Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/_rels/document.xml.rels", `<Relationships xmlns="` + nsRel + `"><Relationship Id="r1" Type="x/styles" Target="styles.xml"/><Relationship Id="r2" Type="x/numbering" Target="numbering.xml"/><Relationship Id="r3" Type="x/comments" Target="/word/comments.xml"/></Relationships>`,
		"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wNS + `><w:body>` + body + `</w:body></w:document>`,
	}, more...)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const numberingXML = `<w:numbering ` + wNS + `><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Pasal %1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`

const stylesXML = `<w:styles ` + wNS + `><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="P"><w:name w:val="Pasal"/><w:basedOn w:val="H2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`

func p(pPr, runs string) string { return "<w:p><w:pPr>" + pPr + "</w:pPr>" + runs + "</w:p>" }
func r(text string) string {
	return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func num(id, lvl int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, lvl, id)
}

func TestRead(t *testing.T) {
	at := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	for name, x := range map[string]struct {
		body string
		want []Paragraph
	}{
		"numbers by style and by paragraph, counted as Word counts": {
			p(`<w:pStyle w:val="P"/>`, r("JUDUL")) + p(num(1, 1), r("satu")) + p(num(1, 1), r("dua")) + p(num(1, 2), r("rinci")) +
				p(`<w:pStyle w:val="P"/>`, r("LAGI")) + p(num(1, 1), r("satu lagi")) + p(num(2, 1), r("lima")) + p(num(0, 0), r("tanpa")),
			[]Paragraph{
				{Text: "JUDUL", Before: "JUDUL", Label: "Pasal 1", Style: "Pasal", Outline: 1},
				{Text: "satu", Before: "satu", Label: "(1)", Level: 1, Style: "normal", Outline: -1},
				{Text: "dua", Before: "dua", Label: "(2)", Level: 1, Style: "normal", Outline: -1},
				{Text: "rinci", Before: "rinci", Label: "a.", Level: 2, Style: "normal", Outline: -1},
				{Text: "LAGI", Before: "LAGI", Label: "Pasal 2", Style: "Pasal", Outline: 1},
				{Text: "satu lagi", Before: "satu lagi", Label: "(1)", Level: 1, Style: "normal", Outline: -1},
				{Text: "lima", Before: "lima", Label: "(5)", Level: 1, Style: "normal", Outline: -1},
				{Text: "tanpa", Before: "tanpa", Level: -1, Style: "normal", Outline: -1},
			},
		},
		"tracked changes and comments": {
			p("", r("lama ")+`<w:del w:author="Bu  Contoh" w:date="2026-03-04T05:06:07Z"><w:r><w:delText>dua</w:delText></w:r></w:del><w:ins w:author="Bu Contoh" w:date="x"><w:r><w:t>tiga</w:t></w:r></w:ins><w:r><w:commentReference w:id="7"/></w:r>`) +
				p(`<w:rPr><w:del w:author="A"/></w:rPr>`, `<w:del w:author="A"><w:r><w:delText>habis</w:delText></w:r></w:del>`) +
				p(`<w:rPr><w:ins w:author="A"/></w:rPr>`, `<w:ins w:author="A"><w:r><w:t>baru</w:t></w:r></w:ins>`),
			[]Paragraph{
				{
					Text: "lama tiga", Before: "lama dua", Level: -1, Style: "normal", Outline: -1,
					Changes:  []Change{{true, "Bu Contoh", at, "dua"}, {false, "Bu Contoh", time.Time{}, "tiga"}},
					Comments: []Comment{{"Pak Contoh", at, "Mengapa?\nTiga saja."}},
				},
				{Before: "habis", Level: -1, Style: "normal", Outline: -1, Gone: true, Changes: []Change{{true, "A", time.Time{}, "habis"}}},
				{Text: "baru", Level: -1, Style: "normal", Outline: -1, New: true, Changes: []Change{{false, "A", time.Time{}, "baru"}}},
			},
		},
		"a deleted paragraph mark joins two": {
			p(`<w:rPr><w:del w:author="A"/></w:rPr>`, r("satu ")) + p("", r("dua")),
			[]Paragraph{{Text: "satu dua", Before: "satu \ndua", Level: -1, Style: "normal", Outline: -1}},
		},
		"tables, bookmarks, breaks, fields, hidden words": {
			`<w:tbl><w:tr><w:tc>` + p("", r("a")) + `</w:tc><w:tc>` + p("", r("b")) + `</w:tc></w:tr></w:tbl>` +
				p("", `<w:bookmarkStart w:id="0" w:name="pasal_1"/>`+r("x")+`<w:r><w:br/><w:tab/><w:br w:type="page"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>rahasia</w:t></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:fldSimple>`+r("y")+`</w:fldSimple>`),
			[]Paragraph{
				{Text: "a", Before: "a", Level: -1, Style: "normal", Outline: -1, Cell: &Cell{0, 0, 0}},
				{Text: "b", Before: "b", Level: -1, Style: "normal", Outline: -1, Cell: &Cell{0, 0, 1}},
				{Text: "x\n\ty", Before: "x\n\ty", Level: -1, Style: "normal", Outline: -1, Marks: []string{"pasal_1"}},
			},
		},
		"a text box, written twice, is read once": {
			p("", r("luar")+`<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>`+p("", r("dalam"))+`</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>`+p("", r("dalam"))+`</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`),
			[]Paragraph{
				{Text: "luar", Before: "luar", Level: -1, Style: "normal", Outline: -1},
				{Text: "dalam", Before: "dalam", Level: -1, Style: "normal", Outline: -1},
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Read(packed(t, x.body, "word/styles.xml", stylesXML, "word/numbering.xml", numberingXML,
				"word/comments.xml", `<w:comments `+wNS+`><w:comment w:id="7" w:author="Pak Contoh" w:date="2026-03-04T05:06:07Z">`+p("", r("Mengapa?"))+p("", r("Tiga saja."))+`</w:comment></w:comments>`))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(x.want, f.Paragraphs); d != "" {
				t.Error(d)
			}
		})
	}
}

// What is no Word document, or would cost too much, is refused in Indonesian and quickly.
func TestFaultRead(t *testing.T) {
	bomb := func(parts int, size int) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for i := range parts {
			w, _ := z.Create(fmt.Sprintf("word/%d.xml", i))
			_, _ = w.Write(bytes.Repeat([]byte(" "), size))
		}
		_ = z.Close()
		return b.Bytes()
	}
	whole := packed(t, p("", r("isi")))
	for name, x := range map[string]struct {
		b    []byte
		code string
	}{
		"nothing":               {nil, "NSK-WORD-BACA"},
		"no archive":            {[]byte("%PDF-1.7"), "NSK-WORD-BACA"},
		"locked or .doc":        {[]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1}, "NSK-WORD-BACA"},
		"cut off":               {whole[:len(whole)/2], "NSK-WORD-BACA"},
		"no body":               {bomb(1, 1), "NSK-WORD-BACA"},
		"20 MB":                 {make([]byte, MaxFile+1), "NSK-WORD-BESAR"},
		"bomb of one part":      {bomb(1, maxUnpacked+1), "NSK-WORD-BESAR"},
		"bomb of many parts":    {bomb(70, 1<<20), "NSK-WORD-BESAR"},
		"very many parts":       {bomb(maxEntries+1, 0), "NSK-WORD-BESAR"},
		"macros":                {packed(t, "", "word/vbaProject.bin", "x"), "NSK-WORD-MAKRO"},
		"a name twice":          {packed(t, "", "word/Document.xml", "x"), "NSK-WORD-BACA"},
		"a name that leads out": {packed(t, "", "../x", "x"), "NSK-WORD-BACA"},
		"an absolute name":      {packed(t, "", "/x", "x"), "NSK-WORD-BACA"},
		"a document type":       {packed(t, "", "word/styles.xml", `<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>`), "NSK-WORD-BACA"},
		"an entity":             {packed(t, p("", r("&xxe;"))), "NSK-WORD-BACA"},
		"not closed":            {packed(t, "<w:p>"), "NSK-WORD-BACA"},
		"another format":        {packed(t, "", "word/styles.xml", "kosong"), "NSK-WORD-BACA"},
		"too deep":              {packed(t, strings.Repeat("<w:sdt>", maxDepth+1)+strings.Repeat("</w:sdt>", maxDepth+1)), "NSK-WORD-BESAR"},
		"too deep in a skipped": {packed(t, strings.Repeat("<x>", 100_000)+strings.Repeat("</x>", 100_000)), "NSK-WORD-BESAR"},
		"too many paragraphs":   {packed(t, strings.Repeat("<w:p/>", maxParagraphs+1)), "NSK-WORD-BESAR"},
		"too much text":         {packed(t, strings.Repeat(p("", r(strings.Repeat("a", 1<<20))), 9)), "NSK-WORD-BESAR"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(x.b)
			var e *naskah.Error
			if !errors.As(err, &e) || e.Code != x.code || e.Field != "berkas" {
				t.Fatalf("got %v, want %s", err, x.code)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(packed(f, p(num(1, 1), r("satu")), "word/styles.xml", stylesXML, "word/numbering.xml", numberingXML))
	f.Add(packed(f, `<w:tbl><w:tr><w:tc>`+p("", `<w:ins w:author="A">`+r("x")+`</w:ins>`)+`</w:tc></w:tr></w:tbl>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		file, err := Read(b)
		var e *naskah.Error
		if err != nil && !errors.As(err, &e) {
			t.Fatalf("%v says nothing to its reader", err)
		}
		if err != nil && len(file.Paragraphs) > 0 {
			t.Fatal("half a file")
		}
	})
}

// FuzzBody fuzzes the body itself, which the archive's sums hide from FuzzRead.
func FuzzBody(f *testing.F) {
	f.Add(p(num(1, 1), r("satu")), numberingXML)
	f.Add(`<w:tbl><w:tr><w:tc>`+p("", `<w:ins w:author="A">`+r("x")+`</w:ins>`)+`</w:tc></w:tr></w:tbl>`, numberingXML)
	f.Fuzz(func(t *testing.T, body, numbering string) {
		file, err := Read(packed(t, body, "word/styles.xml", stylesXML, "word/numbering.xml", numbering))
		var e *naskah.Error
		if err != nil && !errors.As(err, &e) {
			t.Fatalf("%v says nothing to its reader", err)
		}
		for _, p := range file.Paragraphs {
			if len(p.Label) > 10_000 {
				t.Fatalf("a number of %d bytes", len(p.Label))
			}
		}
	})
}
