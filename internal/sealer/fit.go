package sealer

import (
	"bytes"
	"image/color"
	"image/png"
	"math"

	"naskah/internal/naskah"
)

// The library finds its own place-holders by the first text that looks like one, wherever it stands: in a title, in another
// signature. Such a document would be changed under the signatures that it bears.
var (
	rangePlaceholder    = []byte("/ByteRange[0 **********")
	contentsPlaceholder = append([]byte("/Contents<"), bytes.Repeat([]byte("0"), 2*2048)...) // it reserves at least so many digits
)

// fit says whether a request can be sealed; it asks before any secret is used.
func fit(r naskah.SealRequest) error {
	switch {
	case r.At.IsZero():
		return naskah.Errorf(naskah.Invalid, "TTE-BIDANG", "Waktu penandatanganan tidak diketahui.")
	case bytes.Contains(r.PDF, rangePlaceholder), bytes.Contains(r.PDF, contentsPlaceholder):
		return naskah.Errorf(naskah.Invalid, "TTE-DOKUMEN",
			"Dokumen memuat rangkaian huruf yang dipakai mesin tanda tangan sebagai penanda tempat, sehingga tidak dapat ditandatangani tanpa merusaknya. Ubah judul atau teks yang memuat %q, lalu buka kembali penandatanganan.", rangePlaceholder)
	}
	if err := place(r.Field.Rect); err != nil {
		return err
	}
	return grey(r.Picture)
}

// place wants a rectangle that a picture can fill. Whether it is on the page, and not over something, is for the judge.
func place(r naskah.Rect) error {
	sum := r.X + r.Y + r.W + r.H
	if r.Page < 1 || r.W < 1 || r.H < 1 || math.IsNaN(sum) || math.IsInf(sum, 0) {
		return naskah.Errorf(naskah.Invalid, "TTE-BIDANG", "Tempat tanda tangan pada halaman tidak tercatat dengan benar.")
	}
	return nil
}

// maxSide bounds the sides of a picture, in pixels.
const maxSide = 4096

// grey wants a PNG of grey pixels without alpha: with alpha the library adds a second image that nothing here asks for, and a JPEG
// it declares wrongly.
func grey(picture []byte) error {
	c, err := png.DecodeConfig(bytes.NewReader(picture))
	if err == nil && c.ColorModel == color.GrayModel && c.Width <= maxSide && c.Height <= maxSide {
		if _, err = png.Decode(bytes.NewReader(picture)); err == nil {
			return nil
		}
	}
	return naskah.Errorf(naskah.Invalid, "TTE-GAMBAR", "Gambar tanda tangan harus PNG skala abu-abu tanpa transparansi.").Because(err)
}
