package sealer_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/signintech/gopdf"

	"naskah/internal/naskah"
	"naskah/internal/sealer/sealertest"
	"naskah/internal/verify"
)

func TestUnfitRequests(t *testing.T) {
	u := sealertest.New(t, time.Now)
	who, secret := u.Enroll(t, "Nana Suryana")
	base, fields := sealertest.Document(t, 1)
	tests := []struct {
		name   string
		change func(*naskah.SealRequest)
		code   string
	}{
		{"no time", func(r *naskah.SealRequest) { r.At = time.Time{} }, "TTE-BIDANG"},
		{"page 0", func(r *naskah.SealRequest) { r.Field.Rect.Page = 0 }, "TTE-BIDANG"},
		{"page 4 of 3", func(r *naskah.SealRequest) { r.Field.Rect.Page = 4 }, "TTE-BIDANG"},
		{"no width", func(r *naskah.SealRequest) { r.Field.Rect.W = 0 }, "TTE-BIDANG"},
		{"negative height", func(r *naskah.SealRequest) { r.Field.Rect.H = -10 }, "TTE-BIDANG"},
		{"NaN", func(r *naskah.SealRequest) { r.Field.Rect.X = math.NaN() }, "TTE-BIDANG"},
		{"infinite", func(r *naskah.SealRequest) { r.Field.Rect.Y = math.Inf(1) }, "TTE-BIDANG"},
		{"no picture", func(r *naskah.SealRequest) { r.Picture = nil }, "TTE-GAMBAR"},
		{"half a picture", func(r *naskah.SealRequest) { r.Picture = r.Picture[:len(r.Picture)/2] }, "TTE-GAMBAR"},
		{"colour", func(r *naskah.SealRequest) { r.Picture = encode(t, image.NewNRGBA(image.Rect(0, 0, 60, 30))) }, "TTE-GAMBAR"},
		{"palette", func(r *naskah.SealRequest) {
			r.Picture = encode(t, image.NewPaletted(image.Rect(0, 0, 60, 30), color.Palette{color.Transparent, color.Black}))
		}, "TTE-GAMBAR"},
		{"JPEG", func(r *naskah.SealRequest) {
			var b bytes.Buffer
			if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 30)), nil); err != nil {
				t.Fatal(err)
			}
			r.Picture = b.Bytes()
		}, "TTE-GAMBAR"},
		{"too many pixels", func(r *naskah.SealRequest) { r.Picture = encode(t, image.NewGray(image.Rect(0, 0, 5000, 2))) }, "TTE-GAMBAR"},
		{"byte range in the title", func(r *naskah.SealRequest) { r.PDF = titled(t, "x /ByteRange[0 ********** ********** **********] x") }, "TTE-DOKUMEN"},
		{"the start of a byte range", func(r *naskah.SealRequest) { r.PDF = titled(t, "/ByteRange[0 **********") }, "TTE-DOKUMEN"},
		{"empty contents in the title", func(r *naskah.SealRequest) { r.PDF = titled(t, "/Contents<"+strings.Repeat("0", 9000)) }, "TTE-DOKUMEN"},
		{"string that is copied unescaped", func(r *naskah.SealRequest) { r.PDF = catalog(t, base, `/Lang (id\)\()`) }, "TTE-DOKUMEN"},
		{"name that is copied unescaped", func(r *naskah.SealRequest) { r.PDF = catalog(t, base, `/Lang /a#20b`) }, "TTE-DOKUMEN"},
		{"form that would lose its resources", func(r *naskah.SealRequest) {
			r.PDF = catalog(t, base, `/AcroForm <</Fields [] /DA (/Helv 0 Tf)>>`)
		}, "TTE-DOKUMEN"},
	}
	for _, tt := range tests {
		r := sealertest.Request(t, u.Clock, base, fields[0], who, secret)
		tt.change(&r)
		out, err := u.Seal(context.Background(), r)
		if !isCode(err, naskah.Invalid, tt.code) || len(out) > 0 {
			t.Errorf("%s: %d bytes, %v", tt.name, len(out), err)
		}
	}
}

func encode(tb testing.TB, img image.Image) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// titled is a document whose title stands in it uncompressed.
func titled(tb testing.TB, title string) []byte {
	tb.Helper()
	var p gopdf.GoPdf
	p.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
	p.AddPage()
	p.AddPage()
	b, err := p.GetBytesPdfReturnErr()
	if err != nil {
		tb.Fatal(err)
	}
	return bytes.Replace(b, []byte("/Type /Catalog"), []byte("/Type /Catalog\n/Title ("+title+")"), 1)
}

// catalog appends a revision that adds an entry to the catalog.
func catalog(tb testing.TB, b []byte, entry string) []byte {
	tb.Helper()
	i := bytes.Index(b, []byte("/Type /Catalog"))
	head := bytes.LastIndex(b[:i], []byte(" 0 obj"))
	end := bytes.Index(b[i:], []byte("endobj"))
	start := bytes.LastIndex(b, []byte("startxref"))
	trailer := bytes.LastIndex(b, []byte("trailer"))
	if i < 0 || head < 0 || end < 0 || start < 0 || trailer < 0 {
		tb.Fatal("not as expected")
	}
	body := strings.TrimSuffix(strings.TrimSpace(string(b[head+len(" 0 obj"):i+end])), ">>")
	num := string(b[bytes.LastIndexByte(b[:head], '\n')+1 : head])
	var prev int
	if _, err := fmt.Sscan(string(b[start+len("startxref"):]), &prev); err != nil {
		tb.Fatal(err)
	}
	out := append(bytes.Clone(b), '\n')
	at := len(out)
	out = fmt.Appendf(out, "%s 0 obj\n%s %s>>\nendobj\n", num, body, entry)
	table := len(out)
	old := strings.TrimSuffix(strings.TrimSpace(string(b[trailer+len("trailer"):start])), ">>")
	return fmt.Appendf(out, "xref\n%s 1\n%010d 00000 n \ntrailer\n%s /Prev %d>>\nstartxref\n%d\n%%%%EOF\n", num, at, old, prev, table)
}

// TestHarmlessEntriesPass: what catalog() changes is refused for its content, not for the way it was added.
func TestHarmlessEntriesPass(t *testing.T) {
	u := sealertest.New(t, time.Now)
	who, secret := u.Enroll(t, "Nana Suryana")
	base, fields := sealertest.Document(t, 1)
	for _, entry := range []string{"/Lang (id-ID)", "/PageMode /UseNone", "/ViewerPreferences <</DisplayDocTitle true>>"} {
		r := sealertest.Request(t, u.Clock, catalog(t, base, entry), fields[0], who, secret)
		out, err := u.Seal(context.Background(), r)
		if err != nil {
			t.Errorf("%s: %v", entry, err)
			continue
		}
		in, err := verify.Inspect(context.Background(), out)
		if err != nil {
			t.Fatal(err)
		}
		if v := verify.Judge(in, verify.Terms{Trust: verify.Anchors(u.Anchors()...), At: u.Clock()}); v.Verdict != verify.Sah {
			t.Errorf("%s: %s %+v", entry, v.Verdict, v.Signatures[0].Reasons)
		}
	}
}
