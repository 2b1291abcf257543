package sealertest

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/signintech/gopdf"
	"golang.org/x/image/font/gofont/goregular"

	"naskah/internal/naskah"
)

// Pages is the number of pages of a Document. Its fields are on the last but one, so that there is a page after them.
const Pages = 3

// The grid of a Document's fields, in points.
const (
	fieldW, fieldH = 200, 80
	maxFields      = 14
)

// Document is a document of three pages as the layout library writes it, with a place for each of some signers.
func Document(tb testing.TB, signers int) ([]byte, []naskah.Field) {
	tb.Helper()
	if signers > maxFields {
		tb.Fatalf("a page holds %d fields, not %d", maxFields, signers)
	}
	var p gopdf.GoPdf
	p.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
	if err := p.AddTTFFontData("go", goregular.TTF); err != nil {
		tb.Fatal(err)
	}
	for page := range Pages {
		p.AddPage()
		if err := p.SetFont("go", "", 11); err != nil {
			tb.Fatal(err)
		}
		p.SetXY(72, 40)
		if err := p.Cell(nil, fmt.Sprintf("KESEPAKATAN BERSAMA contoh untuk uji, halaman %d dari %d", page+1, Pages)); err != nil {
			tb.Fatal(err)
		}
		p.Line(72, 60, 523, 60)
	}
	b, err := p.GetBytesPdfReturnErr()
	if err != nil {
		tb.Fatal(err)
	}
	fields := make([]naskah.Field, signers)
	for i := range fields {
		fields[i] = naskah.Field{
			Name: fmt.Sprintf("ttd-%d", i+1), Party: i + 1, Kind: naskah.FieldTTD,
			Rect: naskah.Rect{Page: Pages - 1, X: 72 + 230.5*float64(i%2), Y: 680.25 - 100*float64(i/2), W: fieldW, H: fieldH},
		}
	}
	return b, fields
}

// Picture is a grey PNG without alpha in the proportions of r, 3 pixels a point, that is like no other for each seed: a frame and a
// chequer of the seed's digest.
func Picture(tb testing.TB, r naskah.Rect, seed string) []byte {
	tb.Helper()
	w, h := int(3*r.W), int(3*r.H)
	sum := sha256.Sum256([]byte(seed))
	img := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			v := uint8(255)
			if x < 6 || y < 6 || x >= w-6 || y >= h-6 || sum[(16*y/h)*2+(16*x/w)/8]>>(16*x/w%8)&1 == 1 {
				v = 40
			}
			img.SetGray(x, y, color.Gray{Y: v})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}
