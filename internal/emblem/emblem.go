// Package emblem takes in pictures of emblems and logos that people upload: PNG, JPEG and SVG. What it gives is always a PNG of its own
// making, 8-bit RGB on white, no larger than a naskah prints: nothing of the upload but what is seen reaches the office's files. It draws
// SVG itself, and only what it knows to draw as it is meant; anything else is refused by name rather than drawn otherwise, since the form,
// colour and proportion of an emblem are protected [UU 24/2009 Pasal 57]. Time and memory are bounded whatever is uploaded.
package emblem

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"golang.org/x/image/draw"

	"naskah/internal/naskah"
)

// The bounds of an upload.
const (
	MaxBytes = 2 << 20 // of the file
	MaxSide  = 5000    // pixels a side
	maxArea  = 25_000_000
)

// Side is the longer side of what is kept, in pixels: 3 cm, the size in print, at 600 dots an inch.
const Side = 709

// Code is the code of every refusal.
const Code = "NSK-LAMBANG"

// refused is the refusal of an upload: why, in words for who uploads, and what he can do.
func refused(err error, format string, args ...any) error {
	return naskah.Errorf(naskah.Invalid, Code, format, args...).On("berkas").Because(err)
}

// Normal checks an uploaded picture and gives it as the PNG that is kept. The same bytes give the same picture, and a picture that was
// given before is given again as it is. Every error is Invalid with the code NSK-LAMBANG.
func Normal(b []byte) ([]byte, error) {
	switch {
	case len(b) == 0:
		return nil, refused(nil, "Gambar belum dipilih, atau berkasnya kosong. Unggah berkas PNG, JPEG, atau SVG, paling besar 2 MB.")
	case len(b) > MaxBytes:
		return nil, refused(nil, "Gambar melebihi 2 MB. Perkecil gambarnya, lalu unggah lagi.")
	}
	var img *image.RGBA
	var err error
	if isXML(b) {
		img, err = drawSVG(b)
	} else {
		img, err = decoded(b)
	}
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, img); err != nil {
		return nil, refused(err, "Gambar ini tidak dapat disimpan.")
	}
	return out.Bytes(), nil
}

// isXML says whether the first sign of a file is that of a tag.
func isXML(b []byte) bool {
	b = bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")), " \t\r\n")
	return len(b) > 0 && b[0] == '<'
}

// flat is src on white, scaled down to Side.
func flat(src image.Image) *image.RGBA {
	b := src.Bounds()
	w, h := b.Dx(), b.Dy()
	if side := max(w, h); side > Side {
		w, h = max(w*Side/side, 1), max(h*Side/side, 1)
	}
	dst := blank(w, h)
	if w == b.Dx() && h == b.Dy() {
		draw.Draw(dst, dst.Bounds(), src, b.Min, draw.Over)
	} else {
		draw.CatmullRom.Scale(dst, dst.Bounds(), src, b, draw.Over, nil)
	}
	return dst
}

// blank is a white sheet.
func blank(w, h int) *image.RGBA {
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(dst, dst.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	return dst
}
