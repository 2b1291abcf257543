package pdftext_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"naskah/internal/pdftext"
)

func deflate(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

func streamOf(head, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", head, len(data), data)
}

// one is a file of one page with the given content, font and further objects.
func one(content, font string, more ...string) []byte {
	objects := append([]string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/Resources 5 0 R>>", "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
		streamOf("/Filter/FlateDecode", deflate(content)), "<</Font<</F1 6 0 R>>/XObject<</X 8 0 R>>/Properties<</P <</ActualText(mempertanggung)>>>>>>", font,
	}, more...)
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	b.WriteString("trailer\n<</Root 1 0 R>>\n%%EOF\n")
	return b.Bytes()
}

const (
	simple = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
	wide   = "<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</DW 500/W[1[600 600]]>>]/ToUnicode 7 0 R>>"
	cmap   = `1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <00660069> endbfchar
2 beginbfrange <0041> <0043> <0061> <0050> <0051> [<0078> <D835DC00>] endbfrange`
)

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name string
		file []byte
		want string
	}{
		{"lines by place", one("BT /F1 12 Tf 72 700 Td (Pasal 1) Tj 0 -14 Td (MAKSUD DAN ) Tj (TUJUAN) Tj ET", simple), "Pasal 1\nMAKSUD DAN TUJUAN"},
		{"spaces by place", one("BT /F1 12 Tf 72 700 Td [(PARA)-300(PI)20(HAK)] TJ ET BT /F1 12 Tf 200 700 Td (:) Tj ET", simple), "PARA PIHAK :"},
		{"escapes", one(`BT /F1 12 Tf (\(a\) \142\
c \\ <x> (y)) Tj ET`, simple), `(a) bc \ <x> (y)`},
		{"hex and operators that move", one("BT /F1 12 Tf 14 TL 72 700 Td <48 61 6C6> Tj T* (dua) Tj (tiga) ' 1 2 (empat) \" ET", simple), "Hal`\ndua\ntiga\nempat"},
		{"letters of the code page", one("BT /F1 12 Tf (\x93data\x94 \xe9 \x96) Tj ET", simple), "“data” é –"},
		{"differences", one("BT /F1 12 Tf (ABC) Tj ET", "<</Type/Font/Subtype/Type1/Encoding<</Differences[65/p/uni0061/fi.alt]>>>>"), "pafi"},
		{"to unicode", one("BT /F1 12 Tf <00010041 00420043> Tj <0050 0051> Tj ET", wide, streamOf("", cmap)), "fiabcx𝐀"},
		{"artifact is left out", one("/Artifact BMC BT /F1 12 Tf (- 2 -) Tj ET EMC /P <</MCID 0>> BDC BT /F1 12 Tf (teks) Tj ET EMC", simple), "teks"},
		{"artifact within a form", one("/Artifact BMC /X Do EMC BT /F1 12 Tf (teks) Tj ET", simple, "null", streamOf("/Subtype/Form/Resources 5 0 R", "BT /F1 12 Tf (KONSEP) Tj ET")), "teks"},
		{"words that stand for glyphs", one("/Span /P BDC BT /F1 12 Tf (memper-) Tj 0 -14 Td (tang) Tj ET EMC BT /F1 12 Tf 60 -14 Td (jawaban) Tj ET", simple), "mempertanggung jawaban"},
		{"form", one("q 1 0 0 1 0 300 cm /X Do Q BT /F1 12 Tf (bawah) Tj ET", simple, "null", streamOf("/Subtype/Form/Matrix[1 0 0 1 0 50]/Resources 5 0 R", "BT /F1 12 Tf (atas) Tj ET")), "atas\nbawah"},
		{"later revision stands", append(one("BT /F1 12 Tf (lama) Tj ET", simple), []byte("4 0 obj\n"+streamOf("", "BT /F1 12 Tf (baru) Tj ET")+"\nendobj\n")...), "baru"},
		{"length that lies", bytes.Replace(one("BT /F1 12 Tf (teks) Tj ET", simple), []byte("/Length "), []byte("/Length 9"), 1), "teks"},
		{"two filters", one("", simple, "null", "null", "null", "null", "null"), ""},
	} {
		d, err := pdftext.Read(tt.file)
		if err != nil || len(d.Pages) != 1 || d.Pages[0] != tt.want {
			t.Errorf("%s: %q, %v", tt.name, d.Pages, err)
		}
	}
}

// Objects in object streams, a cross-reference stream with a predictor, and filters one after the other: what Word and qpdf write.
func TestReadPacked(t *testing.T) {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>", "<</Type/Page/Contents[4 0 R 4 0 R]/Resources<</Font<</F1 5 0 R>>>>>>", simple}
	head, body := "", ""
	for i, n := range []int{1, 2, 3, 5} {
		head += fmt.Sprintf("%d %d ", n, len(body))
		body += objects[i] + " "
	}
	// Each row of the predictor is the row's kind and the difference from the row above.
	all := head + body
	const columns = 16
	rows, prev := "", strings.Repeat("\x00", columns)
	for i := 0; i < len(all); i += columns {
		row := (all[i:min(i+columns, len(all))] + strings.Repeat(" ", columns))[:columns]
		rows += "\x02"
		for j := range columns {
			rows += string([]byte{row[j] - prev[j]})
		}
		prev = row
	}
	file := "%PDF-1.7\n7 0 obj\n" + streamOf(fmt.Sprintf("/Type/ObjStm/N 4/First %d/Filter[/FlateDecode]/DecodeParms[<</Predictor 12/Columns %d>>]", len(head), columns), deflate(rows)) + "\nendobj\n" +
		"4 0 obj\n" + streamOf("/Filter[/ASCIIHexDecode/FlateDecode]", fmt.Sprintf("%x>", deflate("BT /F1 12 Tf (teks ) Tj ET "))) + "\nendobj\n" +
		"8 0 obj\n" + streamOf("/Type/XRef/Root 1 0 R", "") + "\nendobj\n"
	d, err := pdftext.Read([]byte(file))
	if err != nil || len(d.Pages) != 1 || d.Pages[0] != "teks teks" {
		t.Errorf("%q, %v", d.Pages, err)
	}
}

// What cannot be read is said, and a picture without words is known as one.
func TestReadRefuses(t *testing.T) {
	for _, tt := range []struct {
		name string
		file []byte
		want error
	}{
		{"no PDF", []byte("PK\x03\x04"), pdftext.ErrNotPDF},
		{"empty", nil, pdftext.ErrNotPDF},
		{"nothing in it", []byte("%PDF-1.7\n%%EOF"), pdftext.ErrNoPages},
		{"encrypted", bytes.Replace(one("", simple), []byte("/Root 1 0 R"), []byte("/Root 1 0 R/Encrypt 9 0 R"), 1), pdftext.ErrEncrypted},
		{"too large", append([]byte("%PDF-"), make([]byte, 31<<20)...), pdftext.ErrLimit},
	} {
		if _, err := pdftext.Read(tt.file); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	d, err := pdftext.Read(one("q 500 0 0 700 0 0 cm /X Do Q", simple, "null", streamOf("/Subtype/Image/Filter/DCTDecode", "\xff\xd8")))
	if err != nil || d.Pictures != 1 || d.Pages[0] != "" {
		t.Errorf("%+v, %v", d, err)
	}
	d, err = pdftext.Read(one("BT /F1 12 Tf <00010002> Tj ET", "<</Subtype/Type0/DescendantFonts[<<>>]>>"))
	if err != nil || d.Unreadable != 2 {
		t.Errorf("%+v, %v", d, err)
	}
}

// A hostile file costs bounded memory: bombs of packed data, of forms that draw themselves, of arrays, and of texts without end.
func TestFaultHostile(t *testing.T) {
	bomb := deflate(strings.Repeat("\x00", 80<<20))
	for name, file := range map[string][]byte{
		"packed":    one("", simple, streamOf("/Type/ObjStm/N 9/First 9/Filter/FlateDecode", bomb), streamOf("/Type/ObjStm/N 9/First 9/Filter/FlateDecode", bomb)),
		"forms":     one(strings.Repeat("/X Do ", 2000), simple, "null", streamOf("/Subtype/Form/Resources 5 0 R", strings.Repeat("/X Do ", 2000))),
		"arrays":    append([]byte("%PDF-1.7\n1 0 obj\n"), bytes.Repeat([]byte("["), 20<<20)...),
		"unclosed":  append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("1 0 obj<<>>("), 1<<20)...),
		"comments":  append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("1 0 obj<<>>%"), 1<<20)...),
		"no stream": append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("1 0 obj<<>>stream\n"), 1<<18)...),
		"trailers":  append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("trailer<<"), 1<<20)...),
		"kids":      []byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[" + strings.Repeat("2 0 R ", 1<<18) + "]>>endobj"),
		"numbers":   one("BT /F1 1e308 Tf 1e308 0 0 1e308 1e308 1e308 Tm (teks) Tj ET", "<</Subtype/Type1/FirstChar 1e300/Widths[1e300]/Encoding<</Differences[-1e300/a]>>>>", streamOf("/Type/ObjStm/N 1e300/First -1e300", "1 2")),
		"map":       one("BT /F1 12 Tf <0001> Tj ET", wide, streamOf("", strings.Repeat("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange ", 20000))),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		d, err := pdftext.Read(file)
		runtime.ReadMemStats(&after)
		if spent := after.TotalAlloc - before.TotalAlloc; spent > 900<<20 {
			t.Errorf("%s: %d MB", name, spent>>20)
		}
		if err != nil && len(d.Pages) > 0 {
			t.Errorf("%s: pages and %v", name, err)
		}
	}
}

// Whatever the bytes: no panic, and what is read is text.
func FuzzRead(f *testing.F) {
	f.Add(one("BT /F1 12 Tf (teks) Tj ET", simple))
	f.Add(one("/Span /P BDC BT /F1 12 Tf <00010041> Tj ET EMC q /X Do Q", wide, streamOf("", cmap), streamOf("/Subtype/Form", "BT (x) ' ET")))
	f.Add(one("", simple, streamOf("/Type/ObjStm/N 1/First 4", "1 0 <</Type/Catalog>>")))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := pdftext.Read(b)
		if err != nil {
			return
		}
		for _, p := range d.Pages {
			if strings.Contains(p, "\n\n") || strings.TrimSpace(p) != p {
				t.Errorf("%q", p)
			}
		}
	})
}
