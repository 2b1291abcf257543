package pdfa_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/pdf"
	"naskah/internal/pdfa"
)

// raw is a file as the PDF writer leaves it: plain content, one page for each text.
func raw(pages ...string) []byte {
	var b bytes.Buffer
	var at []int
	obj := func(s string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
	}
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 3+2*i)
	}
	obj("<< /Type /Catalog /Pages 2 0 R >>")
	obj(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595.28 841.89] >>", kids, len(pages)))
	for i, content := range pages {
		obj(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /Resources << >> /Contents %d 0 R >>", 4+2*i))
		obj(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, off := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

const word = "BT\n0 0 TD\nET"

// shown is the content of a page after it was tagged.
func shown(t *testing.T, file []byte, page int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "f.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	qpdf, err := exec.LookPath("qpdf")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	f, err := pdf.Read(file, pdf.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.At(0).Pages()
	if err != nil {
		t.Fatal(err)
	}
	o, _ := f.At(0).Object(pages[page].Ref)
	content, ok := o.(pdf.Dict).Get("Contents").(pdf.Ref)
	if !ok {
		t.Fatalf("page %d: %v", page, o)
	}
	out, err := exec.Command(qpdf, fmt.Sprintf("--show-object=%d", content.Num), "--filtered-stream-data", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

func TestContentIsTagged(t *testing.T) {
	for _, tt := range []struct {
		name, content string
		tags          func(p, fig *pdfa.Elem) pdfa.Tags
		want          string
	}{
		{"text", word, func(p, _ *pdfa.Elem) pdfa.Tags { return pdfa.Tags{{Of: p}} }, "/Span <</MCID 0>> BDC\n" + word + "\nEMC"},
		{"two of one element share a sequence", word + "\n" + word, func(p, _ *pdfa.Elem) pdfa.Tags { return pdfa.Tags{{Of: p}, {Of: p}} }, "/Span <</MCID 0>> BDC\n" + word + "\n" + word + "\nEMC"},
		{
			"a rule between them divides", word + "\n0 0 m 1 1 l S\n" + word, func(p, _ *pdfa.Elem) pdfa.Tags { return pdfa.Tags{{Of: p}, {Of: p}} },
			"/Span <</MCID 0>> BDC\n" + word + "\nEMC\n/Artifact BMC\n0 0 m 1 1 l S\nEMC\n/Span <</MCID 1>> BDC\n" + word + "\nEMC",
		},
		{"an artifact", "0.5 w\n" + word, func(_, _ *pdfa.Elem) pdfa.Tags { return pdfa.Tags{{}} }, "/Artifact BMC\n0.5 w\n" + word + "\nEMC"},
		{
			"read otherwise", word + "\n" + word, func(p, _ *pdfa.Elem) pdfa.Tags { return pdfa.Tags{{Of: p}, {Of: p, Reads: "\u00ad"}} },
			"/Span <</MCID 0>> BDC\n" + word + "\nEMC\n/Span <</MCID 1/ActualText <feff00ad>>> BDC\n" + word + "\nEMC",
		},
		{
			"a picture", "q\n1 0 0 1 0 0 cm /I1 Do \nQ\n" + word, func(p, fig *pdfa.Elem) pdfa.Tags { return pdfa.Tags{{Of: fig}, {Of: p}} },
			"/Artifact BMC\nq\nEMC\n/Figure <</MCID 0>> BDC\n1 0 0 1 0 0 cm /I1 Do \nEMC\n/Artifact BMC\nQ\nEMC\n/Span <</MCID 1>> BDC\n" + word + "\nEMC",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, fig := pdfa.New("P"), pdfa.New("Figure")
			out, err := pdfa.Finish(raw(tt.content), pdfa.Doc{Root: pdfa.New("Document", fig, p), Pages: []pdfa.Tags{tt.tags(p, fig)}})
			if err != nil {
				t.Fatal(err)
			}
			if got := shown(t, out, 0); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// An element whose content goes on over a page keeps its order, and each page leads back to it.
func TestElementOverTwoPages(t *testing.T) {
	p, other := pdfa.New("P"), pdfa.New("P")
	out, err := pdfa.Finish(raw(word, word+"\n"+word), pdfa.Doc{Root: pdfa.New("Document", p, other), Pages: []pdfa.Tags{{{Of: p}}, {{Of: p}, {Of: other}}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"/K [0 <</Type /MCR/Pg ", "/MCID 0>>]", "/Nums [0 ", " 1 "} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestDrawnOtherwise(t *testing.T) {
	p := pdfa.New("P")
	whole := pdfa.Doc{Root: pdfa.New("Document", p), Pages: []pdfa.Tags{{{Of: p}}}}
	for name, c := range map[string]struct {
		raw []byte
		doc pdfa.Doc
	}{
		"no file":              {[]byte("x"), whole},
		"one page more":        {raw(word, word), whole},
		"one text more":        {raw(word + "\n" + word), whole},
		"one text fewer":       {raw("0.5 w"), whole},
		"not in the tree":      {raw(word), pdfa.Doc{Root: pdfa.New("Document"), Pages: []pdfa.Tags{{{Of: pdfa.New("P")}}}}},
		"content that is gone": {bytes.Replace(raw(word), []byte("/Contents 4 0 R"), []byte("/Contents 9 0 R"), 1), whole},
	} {
		if _, err := pdfa.Finish(c.raw, c.doc); !errors.Is(err, pdfa.ErrDrawn) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Empty signature fields are there before anybody signs; the spare one for a time stamp takes nothing else.
func TestFields(t *testing.T) {
	p, form, spare := pdfa.New("P"), pdfa.New("Form"), pdfa.New("Form")
	out, err := pdfa.Finish(raw(word), pdfa.Doc{Title: "x", Lang: "id-ID", Root: pdfa.New("Document", p, form, spare), Pages: []pdfa.Tags{{{Of: p}}}, Fields: []pdfa.Field{
		{Name: "ttd_1", Label: "Tanda tangan PIHAK KESATU", Rect: [4]float64{300, 100, 440, 160}, Elem: form},
		{Name: "waktu_1", Label: "Penanda waktu elektronik", Elem: spare, Stamp: true},
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"/FT /Sig/T (ttd_1)", "/Rect [300 100 440 160]/F 4", "/SubFilter [/ETSI.RFC3161]", "/Rect [0 0 0 0]/F 132", "/Type /OBJR", "/AcroForm <</Fields ["} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("no %q", want)
		}
	}
	if again, err := pdfa.Finish(raw(word), pdfa.Doc{Title: "x", Lang: "id-ID", Root: pdfa.New("Document", p, form, spare), Pages: []pdfa.Tags{{{Of: p}}}, Fields: []pdfa.Field{
		{Name: "ttd_1", Label: "Tanda tangan PIHAK KESATU", Rect: [4]float64{300, 100, 440, 160}, Elem: form},
		{Name: "waktu_1", Label: "Penanda waktu elektronik", Elem: spare, Stamp: true},
	}}); err != nil || !bytes.Equal(again, out) {
		t.Errorf("the same elements give another file (%v)", err)
	}
}
