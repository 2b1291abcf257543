package emblem

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	_ "image/jpeg" // what an office has
	_ "image/png"
)

// decoded reads a PNG or JPEG.
func decoded(b []byte) (*image.RGBA, error) {
	c, kind, err := image.DecodeConfig(bytes.NewReader(b))
	switch {
	case err != nil || kind != "png" && kind != "jpeg":
		return nil, refused(err, "Berkas ini bukan gambar PNG, JPEG, atau SVG. Simpan ulang dalam salah satu bentuk itu, lalu unggah lagi.")
	case c.Width < 1 || c.Height < 1 || c.Width > MaxSide || c.Height > MaxSide || c.Width*c.Height > maxArea:
		return nil, refused(nil, "Ukuran gambar ini (%d × %d titik) tidak dapat dipakai; paling besar %d titik pada tiap sisi. Perkecil gambarnya, lalu unggah lagi.", c.Width, c.Height, MaxSide)
	case c.ColorModel == color.CMYKModel:
		return nil, refused(nil, "Gambar JPEG ini memakai warna cetak (CMYK), sehingga warnanya dapat berubah. Simpan ulang dengan warna RGB, lalu unggah lagi.")
	}
	tail, moving := afterJPEG(b), false
	if kind == "png" {
		tail, moving = afterPNG(b)
	}
	if moving {
		return nil, refused(nil, "Gambar PNG ini bergerak. Simpan satu gambar saja sebagai PNG biasa, lalu unggah lagi.")
	}
	if isSomething(tail) {
		return nil, refused(nil, "Berkas ini memuat berkas lain di belakang gambarnya. Simpan ulang gambarnya dengan aplikasi gambar, lalu unggah lagi.")
	}
	img, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, refused(err, "Gambar ini tidak dapat dibaca sampai selesai; mungkin unggahannya terputus. Unggah lagi.")
	}
	return flat(img), nil
}

// afterPNG is what stands behind the last chunk of a PNG; moving: it has several frames [PNG 3rd edition, acTL].
func afterPNG(b []byte) (tail []byte, moving bool) {
	at := 8
	for at+12 <= len(b) {
		n, kind := int(binary.BigEndian.Uint32(b[at:])), string(b[at+4:at+8])
		if n < 0 || n > len(b)-at-12 {
			return nil, moving
		}
		moving = moving || kind == "acTL" || kind == "fdAT"
		if at += 12 + n; kind == "IEND" {
			return b[at:], moving
		}
	}
	return nil, moving
}

// afterJPEG is what stands behind the last end marker of a JPEG.
func afterJPEG(b []byte) []byte {
	// Behind an end marker another picture may follow (a preview); what is no picture has no marker, so that the last one counts only
	// when it closes the file but for a few bytes.
	first := bytes.Index(b, []byte{0xff, 0xd9})
	if first < 0 {
		return nil
	}
	return b[first+2:]
}

// isSomething says whether what stands behind a picture is another file or long enough to be one. Padding is not: it is left out of
// what is kept.
func isSomething(tail []byte) bool {
	tail = bytes.Trim(tail, "\x00\r\n\t ")
	for _, sign := range []string{"%PDF-", "PK\x03\x04", "PK\x05\x06", "<html", "<script", "<svg", "<?php", "Rar!", "7z\xbc\xaf", "\x7fELF", "#!/"} {
		if bytes.Contains(bytes.ToLower(tail), bytes.ToLower([]byte(sign))) {
			return true
		}
	}
	return false
}
