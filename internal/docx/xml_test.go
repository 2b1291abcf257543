package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"image"
	"image/png"
	"io"
	"regexp"
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// unzipped are the parts of a file, each well-formed.
func unzipped(t testing.TB, b []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if !f.Modified.Equal(epoch) {
			t.Errorf("%s has the time %v", f.Name, f.Modified)
		}
		if strings.HasSuffix(f.Name, ".xml") || strings.HasSuffix(f.Name, ".rels") {
			d := xml.NewDecoder(bytes.NewReader(body))
			for err == nil {
				_, err = d.Token()
			}
			if err != io.EOF {
				t.Errorf("%s: %v", f.Name, err)
			}
		}
		out[f.Name] = string(body)
	}
	return out
}

var (
	aParagraph = regexp.MustCompile(`(?s)<w:p>.*?</w:p>`)
	aStyle     = regexp.MustCompile(`<w:pStyle w:val="([^"]+)"/>`)
	aText      = regexp.MustCompile(`<w:t xml:space="preserve">([^<]*)</w:t>`)
	aMark      = regexp.MustCompile(`<w:bookmarkStart w:id="(\d+)" w:name="([^"]+)"/>`)
	typed      = regexp.MustCompile(`^(?:Pasal \d+$|\(\d+\) |[a-z]{1,2}[.)] |\d{1,3}[.)] |\([a-z]{1,2}\) |[IVX]+\. )`)
)

// Numbers are Word's own: whatever is labelled has w:numPr and no text that begins with its label; headings are headings by style;
// bookmarks and lists are there once; every style that is used is defined.
func TestContractNumbersAreWords(t *testing.T) {
	for _, p := range pieces(t, 0) {
		t.Run(p.name, func(t *testing.T) {
			b, f := wrote(t, p.tree, Options{})
			body := unzipped(t, b)
			doc := body["word/document.xml"]
			numbered := 0
			for _, x := range aParagraph.FindAllString(doc, -1) {
				style := aStyle.FindStringSubmatch(x)[1]
				if !strings.Contains(body["word/styles.xml"], `w:styleId="`+style+`"`) {
					t.Errorf("style %s is not defined", style)
				}
				texts := aText.FindAllStringSubmatch(x, -1)
				if strings.Contains(x, "<w:numPr>") {
					numbered++
					if len(texts) > 0 && typed.MatchString(texts[0][1]) {
						t.Errorf("a typed number beside Word's: %s", texts[0][1])
					}
				}
			}
			want := 0
			for _, l := range strings.Split(labels(p.tree), "\n") {
				if l = strings.TrimSpace(l); l != "" {
					want++
				}
			}
			for _, b := range p.tree.Blocks {
				switch b := b.(type) {
				case document.Labels:
					for _, r := range b.Rows {
						if r.Label != "" {
							want--
						}
					}
				case document.Table:
					if countsRows(b.Rows) {
						want += len(b.Rows)
					}
				}
			}
			if numbered != want {
				t.Errorf("%d paragraphs are numbered, want %d", numbered, want)
			}
			seen := map[string]bool{}
			for _, m := range aMark.FindAllStringSubmatch(doc, -1) {
				if seen[m[1]] || seen[m[2]] || len(m[2]) > 40 {
					t.Errorf("bookmark %v is there twice or too long", m)
				}
				seen[m[1]], seen[m[2]] = true, true
			}
			headings := 0
			for _, x := range f.Paragraphs {
				if x.Outline == 1 {
					headings++
				}
			}
			for _, b := range p.tree.Blocks {
				if x, ok := b.(document.Pasal); ok && !x.Beside {
					headings--
				}
			}
			if headings != 0 {
				t.Errorf("%d headings too many or too few", headings)
			}
		})
	}
}

// What a page of Word must have: paper and margins of the profile, language, repeated heads, rows that split, signers kept together,
// a page break before a lampiran, pictures with words for them, title and properties.
func TestWrite(t *testing.T) {
	var pic bytes.Buffer
	if err := png.Encode(&pic, image.NewGray(image.Rect(0, 0, 20, 40))); err != nil {
		t.Fatal(err)
	}
	tree := document.Tree{
		Title: `Judul & "lain"`, Footer: "Kaki <halaman>", Paraf: []string{"Paraf Pihak Kedua", "Paraf Pihak Kesatu"},
		Kop: document.Kop{
			Kind: document.KopEmblems, Left: &document.Emblem{Slot: "logo_mitra", Label: "tempat Logo Mitra"},
			Right: &document.Emblem{Slot: "lambang_daerah", Image: "sha256:x"},
		},
		Blocks: []document.Block{
			document.Heading{Lines: []document.Text{plain("SATU"), plain("DUA")}},
			document.Paragraph{Text: document.Text{{Text: "biasa "}, {Text: "tebal", Bold: true}, {Text: " miring", Italic: true}}, Align: document.Right, Indent: true, KeepNext: true},
			document.Table{Widths: []float64{1, 3}, Head: []document.Text{plain("No."), plain("Isi")}, Rows: [][]document.Text{{plain("1."), plain("a\nb")}, {plain("2."), plain("c")}}},
			document.Table{Head: []document.Text{plain("Lain")}, Rows: [][]document.Text{{plain("d")}}},
			document.Pasal{ID: "a", No: 28, Items: []document.Item{{Label: "ab.", Text: plain("dua puluh delapan")}, {Label: "•", Text: plain("lain")}}},
			document.Attachment{ID: "l", Lines: []document.Text{plain("LAMPIRAN")}},
			document.Closing{Text: plain("Demikian.")},
			document.SignatureBlock{Cells: []document.SignatureCell{{Party: 2, Heading: "PIHAK KEDUA,", Nama: plain("Bima"), Jabatan: plain("Direktur")}, {Party: 1, Heading: "PIHAK KESATU,", Nama: plain("Nana"), Repeat: true}, {Party: 3, Heading: "PIHAK KETIGA,", Nama: plain("Sari")}}},
		},
	}
	o := Options{
		Page: Page{W: 609_450, H: 935_430, Top: 72 * pt, Right: 60 * pt, Bottom: 72 * pt, Left: 80 * pt, Size: 11 * pt, Font: "Arial"}, Mark: "KONSEP",
		Properties: map[string]string{"naskah": "n-1", "nilai": "sha256:abc"}, Images: func(naskah.Digest) ([]byte, error) { return pic.Bytes(), nil },
	}
	b, f := wrote(t, tree, o)
	parts := unzipped(t, b)
	for name, want := range map[string][]string{
		"word/document.xml": {
			`<w:pgSz w:w="12189" w:h="18709"/>`, `w:right="1200" w:bottom="1440" w:left="1600"`, `<w:tblHeader/>`, `<w:jc w:val="right"/>`, `<w:i/>`, `<w:b/>`,
			`descr="Lambang daerah"`, `r:embed="gambar1"`, `cx="431800" cy="863600"`, `tempat Logo Mitra`, `<w:pStyle w:val="Sela"/>`,
		},
		"word/styles.xml":    {`<w:lang w:val="id-ID"`, `w:ascii="Arial"`, `<w:sz w:val="22"/>`, `<w:pageBreakBefore/>`, `<w:outlineLvl w:val="0"/>`, `<w:outlineLvl w:val="1"/>`},
		"word/footer1.xml":   {"Kaki &lt;halaman&gt;", "Paraf Pihak Kedua"},
		"word/header1.xml":   {"KONSEP"},
		"docProps/core.xml":  {"Judul &amp; &quot;lain&quot;", "id-ID"},
		"word/numbering.xml": {`<w:lvlText w:val="Pasal %1"/>`, `<w:start w:val="28"/>`},
	} {
		for _, s := range want {
			if !strings.Contains(parts[name], s) {
				t.Errorf("%s lacks %s", name, s)
			}
		}
	}
	if parts["word/media/gambar1.png"] != pic.String() {
		t.Error("the picture is another one")
	}
	rows := regexp.MustCompile(`(?s)<w:tr>.*?</w:tr>`).FindAllString(parts["word/document.xml"], -1)
	for _, r := range rows {
		whole, signer := strings.Contains(r, "<w:cantSplit/>"), strings.Contains(r, "SebutanPihak")
		if strings.Contains(r, "IsiTabel") && whole || signer && !whole || signer && !strings.Contains(r, "<w:keepNext/>") {
			t.Errorf("row splits or keeps wrongly: %s", r)
		}
	}
	if f.Properties["naskah"] != "n-1" || f.Properties["nilai"] != "sha256:abc" {
		t.Errorf("properties %v", f.Properties)
	}
	if got := labels(Return(f, tree).Tree); got != "Pasal 28\n ab.\n •" {
		t.Errorf("labels %q", got)
	}
	_, err := Write(document.Tree{Blocks: []document.Block{document.Paragraph{Text: plain("a\x01b")}}}, Options{})
	if e, ok := err.(*naskah.Error); !ok || e.Code != "NSK-WORD-HURUF" || !strings.Contains(e.Msg, "U+0001") {
		t.Errorf("a control character: %v", err)
	}
}
