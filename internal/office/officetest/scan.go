package officetest

import (
	"bytes"
	"fmt"
)

// A Sheet is the size of one scanned page, in pt.
type Sheet struct{ W, H float64 }

// A4Sheet is what a scanner of the office gives.
var A4Sheet = Sheet{595.28, 841.89}

// ScanPDF is a PDF as a scanner writes it: one grey picture a page, nothing else. Another seed gives other pictures.
func ScanPDF(pages int, seed byte) []byte { return ScanOf(pages, seed, A4Sheet, "") }

// ScanOf is ScanPDF on sheets of a size, with extra entries in each page's dictionary ("/Rotate 90").
func ScanOf(pages int, seed byte, size Sheet, extra string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	stream := func(dict string, data []byte) {
		object(fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data))
	}
	b.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 3+3*i)
	}
	object(fmt.Sprintf("<< /Type /Pages /Kids [ %s] /Count %d >>", kids, pages))
	for i := range pages {
		self := 3 + 3*i
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Contents %d 0 R /Resources << /XObject << /Im0 %d 0 R >> >> %s >>", size.W, size.H, self+1, self+2, extra))
		stream("", fmt.Appendf(nil, "q %g 0 0 %g 0 0 cm /Im0 Do Q", size.W, size.H))
		picture := make([]byte, 16*16)
		for j := range picture {
			picture[j] = 255 - (seed+byte(i)+byte(j))%7 // paper is not quite white
		}
		picture[0] = seed
		stream("/Type /XObject /Subtype /Image /Width 16 /Height 16 /ColorSpace /DeviceGray /BitsPerComponent 8", picture)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}
