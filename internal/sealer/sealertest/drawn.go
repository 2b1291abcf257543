package sealertest

import (
	"bytes"
	"compress/zlib"
	"errors"
	"image/color"
	"image/png"
	"io"
	"testing"

	"naskah/internal/pdf"
)

// drawn follows the newest field of a file to the picture that it shows, and returns its pixels as RGB.
func drawn(b []byte) ([]byte, error) {
	f, err := pdf.Read(b, pdf.DefaultLimits())
	if err != nil {
		return nil, err
	}
	v := f.At(len(f.Sections) - 1)
	catalog, _, _ := v.Catalog()
	form, _ := v.Dict(catalog.Get("AcroForm"))
	fields, _ := v.Array(form.Get("Fields"))
	if len(fields) == 0 {
		return nil, errors.New("no field")
	}
	widget, _ := v.Dict(fields[len(fields)-1])
	ap, _ := v.Dict(widget.Get("AP"))
	normal, _ := v.Dict(ap.Get("N"))
	resources, _ := v.Dict(normal.Get("Resources"))
	objects, _ := v.Dict(resources.Get("XObject"))
	if len(objects) != 1 {
		return nil, errors.New("the field does not show one picture")
	}
	picture, ok := v.Resolve(objects[0].Value).(*pdf.Stream)
	if !ok {
		return nil, errors.New("no picture")
	}
	r, err := zlib.NewReader(bytes.NewReader(picture.Data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// pixels are those of a PNG as RGB.
func pixels(tb testing.TB, b []byte) []byte {
	tb.Helper()
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		tb.Fatal(err)
	}
	var out []byte
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			out = append(out, c.R, c.G, c.B)
		}
	}
	return out
}
