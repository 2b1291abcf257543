package verify_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"naskah/internal/verify"
)

// attack is one manipulation of the second signer's own revision, sealed by him with a good signature.
type attack struct {
	name   string
	want   string // a code that must be among the reasons
	change func(testing.TB, *revision)
}

// replace is the commonest attack: one object says something else.
func replace(i int, old, new string) func(testing.TB, *revision) {
	return func(tb testing.TB, r *revision) { r.replace(tb, i, old, new) }
}

// TestSealedAttacks: every manipulation by an enrolled signer is refused for the reason that fits it, and the same
// revision put together by the same code without the manipulation is sah.
func TestSealedAttacks(t *testing.T) {
	w := newWorld(t)
	parent := takeApart(t, w.one, w.two, w.b).build(t)
	w.mustBeSah(t, parent)
	for _, group := range [][]attack{pageAttacks, catalogAttacks, widgetAttacks, appearanceAttacks, structureAttacks, dictionaryAttacks} {
		for _, a := range group {
			t.Run(a.name, func(t *testing.T) {
				r := takeApart(t, w.one, w.two, w.b)
				a.change(t, r)
				child := r.build(t)
				if bytes.Equal(child, parent) {
					t.Fatal("attack changed nothing")
				}
				got := w.judge(t, child)
				if got.Verdict != verify.TidakSah || !slices.Contains(codes(got), a.want) {
					t.Errorf("%s, reasons %v; want tidak_sah with %s", got.Verdict, codes(got), a.want)
				}
				if r := judgeAt(t, child, diperiksa); r.Verdict != verify.TidakSah {
					t.Errorf("without anchor it is %s, want tidak_sah", r.Verdict)
				}
			})
		}
	}
}

var pageAttacks = []attack{
	{"page content replaced", verify.CodePage, replace(thPage, "/Contents 13 0 R", "/Contents 11 0 R")},
	{"page content added", verify.CodePage, replace(thPage, "/Contents 13 0 R", "/Contents [13 0 R 11 0 R]")},
	{"page content dropped", verify.CodePage, replace(thPage, "/Contents 13 0 R", "")},
	{"earlier widget dropped", verify.CodePage, replace(thPage, "    18 0 R\n", "")},
	{"annotations in another order", verify.CodePage, replace(thPage, "    18 0 R\n    24 0 R\n", "    24 0 R\n    18 0 R\n")},
	{"annotation added", verify.CodePage, replace(thPage, "    24 0 R\n", "    24 0 R\n <</Type /Annot /Subtype /FreeText /Rect [0 0 500 800] /Contents (BATAL)>>")},
	{"annotations dropped", verify.CodePage, func(tb testing.TB, r *revision) {
		r.parts[thPage].body = regexp.MustCompile(`(?s)/Annots \[.*?\]`).ReplaceAllString(r.parts[thPage].body, "")
	}},
	{"font replaced", verify.CodePage, replace(thPage, "/F1 9 0 R", "/F1 3 0 R")},
	{"crop box added", verify.CodePage, replace(thPage, "/Type /Page", "/Type /Page /CropBox [0 0 100 100]")},
	{"page turned", verify.CodePage, replace(thPage, "/Type /Page", "/Type /Page /Rotate 180")},
	{"page action added", verify.CodePage, replace(thPage, "/Type /Page", "/Type /Page /AA <</O <</S /JavaScript /JS (app.alert(1))>>>>")},
	{"another page rewritten", verify.CodePage, func(tb testing.TB, r *revision) { r.parts[thPage].num = 10 }},
	{"page under a new number", verify.CodeRevision, func(tb testing.TB, r *revision) { r.parts[thPage].num = 40 }},
	{"old content overwritten beside the seal", verify.CodePage, func(tb testing.TB, r *revision) {
		r.parts = append(r.parts, part{num: 13, body: "<</Length 27>>\nstream\nBT /F1 12 Tf (BATAL) Tj ET \n\nendstream"})
	}},
	{"font overwritten beside the seal", verify.CodePage, func(tb testing.TB, r *revision) {
		r.parts = append(r.parts, part{num: 9, body: "<</Type /Font /Subtype /Type1 /BaseFont /Courier>>"})
	}},
	{"page tree overwritten beside the seal", verify.CodePage, func(tb testing.TB, r *revision) {
		r.parts = append(r.parts, part{num: 2, body: "<</Type /Pages /Count 1 /MediaBox [0 0 595 842] /Kids [12 0 R]>>"})
	}},
	{"earlier seal's picture overwritten", verify.CodePage, func(tb testing.TB, r *revision) {
		r.parts = append(r.parts, part{num: 16, body: "<</Length 0>>\nstream\n\nendstream"})
	}},
	{"earlier seal's form overwritten", verify.CodePage, func(tb testing.TB, r *revision) {
		r.parts = append(r.parts, part{num: 17, body: "<</Length 0>>\nstream\n\nendstream"})
	}},
	{"earlier widget overwritten", verify.CodePage, func(tb testing.TB, r *revision) {
		r.parts = append(r.parts, part{num: 18, body: "<</Type /Annot /Subtype /Widget /Rect [0 0 1 1] /F 2 /FT /Sig /T (Signature 1) /V 15 0 R>>"})
	}},
	{"earlier signature overwritten", verify.CodePage, func(tb testing.TB, r *revision) {
		r.parts = append(r.parts, part{num: 15, body: "<</Type /Sig>>"})
	}},
}

var catalogAttacks = []attack{
	{"open action", verify.CodeCatalog, replace(thCatalog, "/Type /Catalog", "/Type /Catalog /OpenAction <</S /JavaScript /JS (app.alert(1))>>")},
	{"additional actions", verify.CodeCatalog, replace(thCatalog, "/Type /Catalog", "/Type /Catalog /AA <</WP <</S /JavaScript /JS (0)>>>>")},
	{"names", verify.CodeCatalog, replace(thCatalog, "/Type /Catalog", "/Type /Catalog /Names <</JavaScript <</Names [(a) <</S /JavaScript /JS (0)>>]>>>>")},
	{"layers", verify.CodeCatalog, replace(thCatalog, "/Type /Catalog", "/Type /Catalog /OCProperties <</OCGs [] /D <<>>>>")},
	{"permissions", verify.CodeCatalog, replace(thCatalog, "/Type /Catalog", "/Type /Catalog /Perms <</DocMDP 21 0 R>>")},
	{"evidence store", verify.CodeCatalog, replace(thCatalog, "/Type /Catalog", "/Type /Catalog /DSS <<>>")},
	{"version", verify.CodeCatalog, replace(thCatalog, "/Type /Catalog", "/Type /Catalog /Version /2.0")},
	{"language", verify.CodeCatalog, replace(thCatalog, "/Type /Catalog", "/Type /Catalog /Lang (en)")},
	{"other pages", verify.CodeCatalog, replace(thCatalog, "/Pages 2 0 R", "/Pages 12 0 R")},
	{"not a catalog", verify.CodeCatalog, replace(thCatalog, "/Type /Catalog", "/Type /Page")},
	{"earlier field dropped", verify.CodeCatalog, replace(thCatalog, "[18 0 R 24 0 R]", "[24 0 R]")},
	{"new field missing", verify.CodeCatalog, replace(thCatalog, "[18 0 R 24 0 R]", "[18 0 R]")},
	{"fields in another order", verify.CodeCatalog, replace(thCatalog, "[18 0 R 24 0 R]", "[24 0 R 18 0 R]")},
	{"field twice", verify.CodeCatalog, replace(thCatalog, "[18 0 R 24 0 R]", "[18 0 R 24 0 R 24 0 R]")},
	{"text field added", verify.CodeCatalog, replace(thCatalog, "[18 0 R 24 0 R]", "[18 0 R 24 0 R <</FT /Tx /T (x) /V (y)>>]")},
	{"signature flags", verify.CodeCatalog, replace(thCatalog, "/SigFlags 3", "/SigFlags 1")},
	{"need appearances", verify.CodeCatalog, replace(thCatalog, "/SigFlags 3", "/SigFlags 3 /NeedAppearances true")},
	{"xfa", verify.CodeCatalog, replace(thCatalog, "/SigFlags 3", "/SigFlags 3 /XFA (x)")},
	{"form dropped", verify.CodeCatalog, func(tb testing.TB, r *revision) {
		r.parts[thCatalog].body = "<< /Type /Catalog /Pages 2 0 R >>"
	}},
}

// rect replaces the rectangle of the second widget, and what its appearance says of its size.
func rect(l, b, rt, t float64) func(testing.TB, *revision) {
	return func(tb testing.TB, r *revision) {
		r.replace(tb, thWidget, "[300.000000 300.000000 480.000000 370.000000]", fmt.Sprintf("[%f %f %f %f]", l, b, rt, t))
		r.replace(tb, thForm, "/BBox [0 0 180.000000 70.000000]", fmt.Sprintf("/BBox [0 0 %f %f]", rt-l, t-b))
		r.replace(tb, thForm, "180.00 0 0 70.00 0 0 cm", fmt.Sprintf("%.2f 0 0 %.2f 0 0 cm", rt-l, t-b))
	}
}

var widgetAttacks = []attack{
	{"opaque seal over the page", verify.CodeAppearance, rect(0, 0, 595, 842)},
	{"a little too wide", verify.CodeAppearance, rect(300, 300, 560.5, 370)},
	{"a little too high", verify.CodeAppearance, rect(300, 300, 480, 420.5)},
	{"off the page on the right", verify.CodeAppearance, rect(500, 300, 680, 370)},
	{"off the page below", verify.CodeAppearance, rect(300, -10, 480, 60)},
	{"far off the page", verify.CodeAppearance, rect(3000, 300, 3180, 370)},
	{"over the earlier seal", verify.CodeAppearance, rect(72, 300, 252, 370)},
	{"over a corner of the earlier seal", verify.CodeAppearance, rect(251, 369, 431, 439)},
	{"no area", verify.CodeAppearance, rect(300, 300, 300, 370)},
	{"rectangle the wrong way round", verify.CodeAppearance, replace(thWidget, "[300.000000 300.000000 480.000000 370.000000]", "[480 370 300 300]")},
	{"rectangle elsewhere", verify.CodeAppearance, replace(thWidget, "[300.000000 300.000000 480.000000 370.000000]", "9 0 R")},
	{"hidden", verify.CodeAppearance, replace(thWidget, "/F 132", "/F 134")},
	{"on another page", verify.CodeAppearance, replace(thWidget, "/P 12 0 R", "/P 10 0 R")},
	{"name of the earlier field", verify.CodeAppearance, replace(thWidget, "(Signature 2)", "(Signature 1)")},
	{"value of the earlier field", verify.CodeAppearance, replace(thWidget, "/V 21 0 R", "/V 15 0 R")},
	{"second appearance", verify.CodeAppearance, replace(thWidget, "/AP << /N 23 0 R >>", "/AP << /N 23 0 R /R 17 0 R >>")},
	{"appearance of the earlier seal", verify.CodeAppearance, replace(thWidget, "/AP << /N 23 0 R >>", "/AP << /N 17 0 R >>")},
	{"action", verify.CodeAppearance, replace(thWidget, "/F 132", "/F 132 /A <</S /URI /URI (http://x.example)>>")},
	{"additional action", verify.CodeAppearance, replace(thWidget, "/F 132", "/F 132 /AA <</E <</S /JavaScript /JS (0)>>>>")},
	{"lock", verify.CodeAppearance, replace(thWidget, "/F 132", "/F 132 /Lock <</Type /SigFieldLock /Action /All>>")},
	{"text field with the signature", verify.CodeAppearance, replace(thWidget, "/FT /Sig", "/FT /Tx")},
	{"no field leads to the signature", verify.CodeDictionary, replace(thWidget, "/FT /Sig", "/FT /Tx")},
	{"a link", verify.CodeAppearance, replace(thWidget, "/Subtype /Widget", "/Subtype /Link")},
}

var appearanceAttacks = []attack{
	{"matrix", verify.CodeAppearance, replace(thForm, "/Matrix [1 0 0 1 0 0]", "/Matrix [9 0 0 9 0 0]")},
	{"box larger than the widget", verify.CodeAppearance, replace(thForm, "/BBox [0 0 180.000000 70.000000]", "/BBox [0 0 1800 700]")},
	{"box beside the widget", verify.CodeAppearance, replace(thForm, "/BBox [0 0 180.000000 70.000000]", "/BBox [9 9 189 79]")},
	{"other drawing", verify.CodeAppearance, replace(thForm, "/Im1 Do", "/Im1 Do BT (LUNAS) Tj ET")},
	{"picture turned", verify.CodeAppearance, replace(thForm, "180.00 0 0 70.00 0 0 cm", "0 180.00 70.00 0 0 0 cm")},
	{"second picture", verify.CodeAppearance, replace(thForm, "/Im1 22 0 R", "/Im1 22 0 R /Im2 16 0 R")},
	{"picture of the earlier seal", verify.CodeAppearance, replace(thForm, "/Im1 22 0 R", "/Im1 16 0 R")},
	{"font", verify.CodeAppearance, replace(thForm, "/Resources <<", "/Resources << /Font <</F1 9 0 R>>")},
	{"layer on the form", verify.CodeAppearance, replace(thForm, "/FormType 1", "/FormType 1 /OC <</Type /OCG /Name (x)>>")},
	{"transparency group", verify.CodeAppearance, replace(thForm, "/FormType 1", "/FormType 1 /Group <</S /Transparency>>")},
	{"filter on the form", verify.CodeAppearance, replace(thForm, "/FormType 1", "/FormType 1 /Filter /FlateDecode")},
	{"form is a picture", verify.CodeAppearance, replace(thForm, "/Subtype /Form", "/Subtype /Image")},
	{"soft mask", verify.CodeAppearance, replace(thPicture, "/BitsPerComponent 8", "/BitsPerComponent 8 /SMask 16 0 R")},
	{"alternate pictures", verify.CodeAppearance, replace(thPicture, "/BitsPerComponent 8", "/BitsPerComponent 8 /Alternates [<</Image 16 0 R /DefaultForPrinting true>>]")},
	{"layer on the picture", verify.CodeAppearance, replace(thPicture, "/BitsPerComponent 8", "/BitsPerComponent 8 /OC <</Type /OCG /Name (x)>>")},
	{"picture in a file outside", verify.CodeAppearance, replace(thPicture, "/BitsPerComponent 8", "/BitsPerComponent 8 /F (http://x.example/p)")},
	{"picture is a form", verify.CodeAppearance, replace(thPicture, "/Subtype /Image", "/Subtype /Form")},
	{"picture of a size that no page needs", verify.CodeAppearance, replace(thPicture, "/Width 720", "/Width 72000")},
	{"picture and form exchanged", verify.CodeAppearance, func(tb testing.TB, r *revision) {
		r.parts[thPicture].body, r.parts[thForm].body = r.parts[thForm].body, r.parts[thPicture].body
	}},
	{"form is no stream", verify.CodeAppearance, func(tb testing.TB, r *revision) { r.parts[thForm].body = "<< >>" }},
	{"picture is no stream", verify.CodeAppearance, func(tb testing.TB, r *revision) { r.parts[thPicture].body = "<< >>" }},
}

var structureAttacks = []attack{
	{"object beside the seal", verify.CodeRevision, func(tb testing.TB, r *revision) {
		r.parts = append(r.parts, part{num: 26, body: "<< >>"})
		r.trailer = strings.Replace(r.trailer, "/Size 26", "/Size 27", 1)
	}},
	{"picture missing", verify.CodeRevision, func(tb testing.TB, r *revision) { r.parts = slices.Delete(r.parts, thPicture, thPicture+1) }},
	{"earlier object freed", verify.CodeRevision, func(tb testing.TB, r *revision) { r.free = []int{3} }},
	{"objects in another order", verify.CodeRevision, func(tb testing.TB, r *revision) {
		r.parts[thPage], r.parts[thCatalog] = r.parts[thCatalog], r.parts[thPage]
	}},
	{"page in a new generation", verify.CodePage, func(tb testing.TB, r *revision) { r.parts[thPage].gen = 1 }},
	{"comment between objects", verify.CodeStray, func(tb testing.TB, r *revision) { r.parts[thWidget].body += "\nendobj\n% 99 0 obj" }},
	{"comment inside an object", verify.CodeStray, replace(thWidget, "/F 132", "/F 132 % hidden\n")},
	{"stray bytes before the table", verify.CodeStray, func(tb testing.TB, r *revision) { r.between = "x" }},
	{"hidden object before the table", verify.CodeStray, func(tb testing.TB, r *revision) { r.between = "\n13 0 obj\n<< >>\nendobj\n" }},
	{"comment in the trailer", verify.CodeStray, func(tb testing.TB, r *revision) {
		r.trailer = strings.Replace(r.trailer, "/Size", "% x\n/Size", 1)
	}},
	{"trailer with identifiers", verify.CodeRevision, func(tb testing.TB, r *revision) {
		r.trailer = strings.Replace(r.trailer, ">>", "/ID [(a) (b)]>>", 1)
	}},
	{"trailer with information", verify.CodeRevision, func(tb testing.TB, r *revision) {
		r.trailer = strings.Replace(r.trailer, ">>", "/Info 3 0 R>>", 1)
	}},
	{"size too large", verify.CodeRevision, func(tb testing.TB, r *revision) {
		r.trailer = strings.Replace(r.trailer, "/Size 26", "/Size 99", 1)
	}},
	{"root unchanged", verify.CodeRevision, func(tb testing.TB, r *revision) {
		r.trailer = strings.Replace(r.trailer, "/Root 25 0 R", "/Root 19 0 R", 1)
	}},
	{"object that cannot be read", verify.CodeRevision, replace(thWidget, "/F 132", "/F 132 /F 132")},
	{"picture longer than it says", verify.CodeRevision, func(tb testing.TB, r *revision) {
		r.parts[thPicture].body = strings.Replace(r.parts[thPicture].body, "\nendstream", "xx\nendstream", 1)
	}},
	{"earlier revision left out of the chain", verify.CodeDictionary, func(tb testing.TB, r *revision) {
		first := lastStart.FindSubmatch(r.prev[:bytes.Index(r.prev, []byte("%%EOF"))+6])
		r.trailer = regexp.MustCompile(`/Prev \d+`).ReplaceAllString(r.trailer, "/Prev "+string(first[1]))
	}},
}

var dictionaryAttacks = []attack{
	{"transform that forbids", verify.CodeDictionary, replace(thDictionary, "/DigestMethod /SHA256", "/DigestMethod /SHA256 /Reference [<</Type /SigRef /TransformMethod /DocMDP>>]")},
	{"name in the dictionary", verify.CodeDictionary, replace(thDictionary, "/DigestMethod /SHA256", "/DigestMethod /SHA256 /Name (Wali Kota)")},
	{"other sub-filter", verify.CodeDictionary, replace(thDictionary, "/adbe.pkcs7.detached", "/ETSI.CAdES.detached")},
	{"other filter", verify.CodeDictionary, replace(thDictionary, "/Adobe.PPKLite", "/Other.Handler")},
	{"document timestamp", verify.CodeDictionary, replace(thDictionary, "/Type /Sig", "/Type /DocTimeStamp")},
	{"other digest", verify.CodeDictionary, replace(thDictionary, "/DigestMethod /SHA256", "/DigestMethod /SHA1")},
	{"no time", verify.CodeDictionary, replace(thDictionary, "/M (D:20261122100000+07'00')", "")},
	{"time without a zone", verify.CodeDictionary, replace(thDictionary, "/M (D:20261122100000+07'00')", "/M (D:20261122100000)")},
	{"time that is a name", verify.CodeDictionary, replace(thDictionary, "/M (D:20261122100000+07'00')", "/M /Kemarin")},
	{"transform in an object of its own", verify.CodeDictionary, replace(thDictionary, "/TransformMethod /FieldMDP", "/TransformMethod 3 0 R")},
	{"time that is none", verify.CodeDictionary, replace(thDictionary, "/M (D:20261122100000+07'00')", "/M (D:20261322100000+07'00')")},
	{"other transform", verify.CodeDictionary, replace(thDictionary, "/Action /All", "/Action /Include")},
	{"marker gone", verify.CodeRevision, replace(thDictionary, "Digitorus#20PDFSign", "Other#20Engine")},
	{"two byte ranges", verify.CodeDictionary, replace(thDictionary, " /DigestMethod", " /ByteRange [0 1 2 3] /DigestMethod")},
	{"two contents", verify.CodeDictionary, replace(thDictionary, " /DigestMethod", " /Contents <00> /DigestMethod")},
	{"range with a gap that is too wide", verify.CodeGap, func(tb testing.TB, r *revision) {
		r.ranges = func(a, b, end int) (int, int, int) { return a, b + 4, end }
	}},
	{"range with a gap that begins early", verify.CodeGap, func(tb testing.TB, r *revision) {
		r.ranges = func(a, b, end int) (int, int, int) { return a - 9, b, end }
	}},
	{"range that ends early", verify.CodeByteRange, func(tb testing.TB, r *revision) {
		r.ranges = func(a, b, end int) (int, int, int) { return a, b, end - 1 }
	}},
	{"upper-case digits", verify.CodeGap, func(tb testing.TB, r *revision) { r.digits = bytes.ToUpper }},
	{"blanks for padding", verify.CodeGap, func(tb testing.TB, r *revision) {
		r.digits = func(d []byte) []byte { return append(d[:len(d)-2], "  "...) }
	}},
	{"padding that is not zero", verify.CodeGap, func(tb testing.TB, r *revision) {
		r.digits = func(d []byte) []byte { return append(d[:len(d)-2], "01"...) }
	}},
	{"no value", verify.CodeGap, func(tb testing.TB, r *revision) { r.value = func([]byte) []byte { return nil } }},
	{"garbage for a value", verify.CodeCMS, func(tb testing.TB, r *revision) {
		r.value = func([]byte) []byte { return append([]byte{0x30, 0x82, 0x01, 0x00}, make([]byte, 256)...) }
	}},
	{"signature of other bytes", verify.CodeDigest, func(tb testing.TB, r *revision) {
		value := r.value
		r.value = func(content []byte) []byte { return value(content[1:]) }
	}},
}
