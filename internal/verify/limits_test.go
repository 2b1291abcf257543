package verify_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"naskah/internal/verify"
)

// document wraps bodies of objects 1, 2, … into a file of one revision. Object 1 is the catalog.
func document(bodies ...string) []byte {
	var out, table bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	fmt.Fprintf(&table, "xref\n0 %d\n0000000000 65535 f \n", len(bodies)+1)
	for i, body := range bodies {
		fmt.Fprintf(&table, "%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	fmt.Fprintf(&out, "%strailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", table.String(), len(bodies)+1, out.Len())
	return out.Bytes()
}

const (
	aCatalog = "<</Type /Catalog /Pages 2 0 R>>"
	somePage = "<</Type /Pages /Kids [] /Count 0>>"
)

// hostile are files that are large in one dimension. The factor scales them.
var hostile = []struct {
	name string
	make func(factor int) []byte
}{
	{"one array of ten million numbers", func(f int) []byte { return document(aCatalog, somePage, "["+strings.Repeat("1 ", 1_000_000*f)+"]") }},
	{"a thousand arrays at the limit", func(f int) []byte {
		bodies := []string{aCatalog, somePage}
		for range 47 * f {
			bodies = append(bodies, "["+strings.Repeat("1 ", 19_000)+"]")
		}
		return document(bodies...)
	}},
	{"fields that are arrays at the limit", func(f int) []byte {
		bodies := []string{"<</Type /Catalog /AcroForm <</Fields [" + strings.Repeat("3 0 R ", 1000) + "]>>>>", somePage}
		for i := range 47 * f {
			bodies = append(bodies, fmt.Sprintf("<</FT /Sig /V %d 0 R /Kids [%d 0 R] /X [%s]>>", i+4, i+4, strings.Repeat("1 ", 18_900)))
		}
		return document(bodies...)
	}},
	{"nested a million deep", func(f int) []byte { return document(aCatalog, somePage, strings.Repeat("[", 1_000_000*f)) }},
	{"dictionaries nested deep", func(f int) []byte { return document(aCatalog, somePage, strings.Repeat("<</A ", 300_000*f)) }},
	{"a string without end", func(f int) []byte { return document(aCatalog, somePage, "("+strings.Repeat("(", 1_500_000*f)) }},
	{"a name of megabytes", func(f int) []byte { return document(aCatalog, somePage, "/"+strings.Repeat("#41", 500_000*f)) }},
	{"a million escaped keys", func(f int) []byte {
		var b strings.Builder
		for i := range 100_000 * f {
			fmt.Fprintf(&b, "/#41%d 1 ", i)
		}
		return document(aCatalog, somePage, "<<"+b.String()+">>")
	}},
	{"comments of megabytes", func(f int) []byte { return document(aCatalog, somePage, strings.Repeat("%\n", 900_000*f)+"1") }},
	{"streams whose length is far away", func(f int) []byte {
		bodies := []string{aCatalog, somePage, "[" + strings.Repeat("1 ", 19_000) + "]"}
		for range 9_000 * f {
			bodies = append(bodies, "<</Length 3 0 R>>\nstream\n\nendstream")
		}
		return document(bodies...)
	}},
	{"pages that share one box", func(f int) []byte {
		var kids strings.Builder
		bodies := []string{aCatalog, ""}
		for i := range 1_500 * f {
			fmt.Fprintf(&kids, "%d 0 R ", i+3)
			bodies = append(bodies, "<</Type /Page /Parent 2 0 R>>")
		}
		bodies[1] = "<</Type /Pages /MediaBox [0 0 1 1] /Kids [" + kids.String() + "]>>"
		return document(bodies...)
	}},
	{"a page tree that goes round", func(f int) []byte {
		return document(aCatalog, "<</Type /Pages /Kids ["+strings.Repeat("2 0 R ", 6_000)+"]>>", strings.Repeat(" ", 1_000_000*f)+"1")
	}},
	{"seals everywhere", func(f int) []byte {
		seal := "<</Type /Sig /Filter /Adobe.PPKLite\n /Prop_Build <<\n   /App << /Name /Digitorus#20PDFSign >>\n >>\n /ByteRange [0 20 30 40]>>"
		return append(document(aCatalog, somePage), strings.Repeat(seal, 14_000*f)...)
	}},
	{"startxref everywhere", func(f int) []byte { return []byte("%PDF-1.7\n" + strings.Repeat("startxref\n9\n%%EOF\n", 100_000*f)) }},
	{"a table of a million entries", func(f int) []byte {
		return []byte("%PDF-1.7\nxref\n0 90000\n" + strings.Repeat("0000000009 00000 n \n", 90_000*f) + "trailer\n<</Size 9 /Root 1 0 R>>\nstartxref\n9\n%%EOF\n")
	}},
	{"a table that promises a million entries", func(f int) []byte {
		return []byte("%PDF-1.7\nxref\n0 9999999\n" + strings.Repeat(" ", f) + "trailer\n<</Size 9 /Root 1 0 R>>\nstartxref\n9\n%%EOF\n")
	}},
	{"a hundred revisions", func(f int) []byte {
		var out bytes.Buffer
		out.WriteString("%PDF-1.7\n")
		prev := ""
		for range 10 * f {
			at := out.Len()
			fmt.Fprintf(&out, "xref\n0 0\ntrailer\n<</Size 9 /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n", prev, at)
			prev = fmt.Sprintf("/Prev %d", at)
		}
		return out.Bytes()
	}},
}

// TestHostileFiles: whatever the input, what is allocated for it, also in passing, is bounded; and none is sah. Time is
// not tested, but it follows: what allocates no more and reads each byte a few times takes no long time.
func TestHostileFiles(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			for _, factor := range []int{1, 10} {
				file := h.make(factor)
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				in, err := verify.Inspect(context.Background(), file)
				runtime.ReadMemStats(&after)
				if err != nil {
					t.Fatal(err)
				}
				if r := verify.Judge(in, verify.Terms{At: diperiksa}); r.Verdict == verify.Sah || len(codes(r)) == 0 {
					t.Errorf("%d bytes are %s, reasons %v", len(file), r.Verdict, codes(r))
				}
				if used := int64(after.TotalAlloc - before.TotalAlloc); used > 160<<20 {
					t.Errorf("%d bytes of input took %d MB", len(file), used>>20)
				}
			}
		})
	}
}

// TestLimits: what is larger than the limits is not ascertainable, and says so.
func TestLimits(t *testing.T) {
	w := newWorld(t)
	large := slices.Concat(w.two, bytes.Repeat([]byte("\n"), 20<<20))
	r := w.judge(t, large)
	if r.Verdict != verify.TidakDapatDipastikan || !slices.Contains(codes(r), verify.CodeLimit) {
		t.Errorf("20 MB and more: %s %v", r.Verdict, codes(r))
	}
	for _, file := range [][]byte{nil, []byte("x"), []byte("%!PS\n"), append([]byte(" "), w.two...)} {
		if _, err := verify.Inspect(context.Background(), file); !errors.Is(err, verify.ErrNotPDF) {
			t.Errorf("%.8q: %v, want ErrNotPDF", file, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := verify.Inspect(ctx, w.two); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
