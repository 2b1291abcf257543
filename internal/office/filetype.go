package office

import (
	"bytes"
	"compress/zlib"
	"image"
	_ "image/jpeg" // what a phone makes
	_ "image/png"
	"io"
	"regexp"

	"naskah/internal/naskah"
	"naskah/internal/pdf"
)

// A fileLook is what the bytes of an uploaded file are, whatever its name or its sender said.
type fileLook struct {
	tipe  string
	pages int // of a PDF; 0: a picture
}

// maxPixels bounds a picture that a browser would have to unpack.
const maxPixels = 100_000_000

// lookAtFile finds what an uploaded file is, from its bytes alone: a PDF whose pages can be counted, a JPEG or a PNG whose picture
// can be decoded. Anything else is refused.
func lookAtFile(b []byte) (fileLook, error) {
	switch {
	case len(b) == 0:
		return fileLook{}, naskah.Errorf(naskah.Invalid, "NSK-BERKAS-KOSONG", "Berkas belum dipilih, atau berkas itu kosong.").On("berkas")
	case len(b) > MaxPDF:
		return fileLook{}, naskah.Errorf(naskah.Invalid, "NSK-BERKAS-BESAR", "Berkas melebihi 20 MB. Perkecil ukurannya, atau pindai ulang dengan resolusi yang lebih rendah.").On("berkas")
	}
	if isPDF(b) {
		n, err := pagesOf(b)
		return fileLook{typePDF, n}, err
	}
	c, kind, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return fileLook{}, naskah.Errorf(naskah.Invalid, "NSK-BERKAS-JENIS", "Berkas ini bukan PDF, JPEG, atau PNG. Simpan ulang dalam salah satu bentuk itu, lalu unggah lagi.").On("berkas").Because(err)
	}
	if c.Width < 1 || c.Height < 1 || c.Width > maxPixels/c.Height {
		return fileLook{}, naskah.Errorf(naskah.Invalid, "NSK-BERKAS-GAMBAR", "Gambar ini terlalu besar (%d × %d titik). Perkecil gambarnya, lalu unggah lagi.", c.Width, c.Height).On("berkas")
	}
	if _, _, err := image.Decode(bytes.NewReader(b)); err != nil {
		return fileLook{}, naskah.Errorf(naskah.Invalid, "NSK-BERKAS-RUSAK", "Gambar ini tidak dapat dibaca sampai selesai; mungkin unggahannya terputus. Unggah lagi.").On("berkas").Because(err)
	}
	return fileLook{"image/" + kind, 0}, nil
}

// isPDF says whether the bytes begin as a PDF does [ISO 32000-2 §7.5.2].
func isPDF(b []byte) bool { return bytes.HasPrefix(b, []byte("%PDF-")) }

// pagesOf counts the pages of a PDF. What our strict reader does not read (compressed cross-references, as many scanners write them)
// is counted by its page objects; what is locked, cut off, or has no page that can be found is refused.
func pagesOf(b []byte) (int, error) {
	if err := harmless(b); err != nil {
		return 0, err
	}
	if f, err := pdf.Read(b, pdf.DefaultLimits()); err == nil {
		v := f.At(len(f.Sections) - 1)
		if pages, err := v.Pages(); err == nil && len(pages) > 0 && v.Trailer().Get("Encrypt") == nil {
			return len(pages), nil
		}
	}
	tail := b[max(0, len(b)-2048):]
	if !isPDF(b) || !bytes.Contains(tail, []byte("startxref")) || !bytes.Contains(tail, []byte("%%EOF")) {
		return 0, naskah.Errorf(naskah.Invalid, "NSK-PDF-RUSAK", "Berkas PDF ini tidak lengkap; mungkin unggahannya terputus. Unggah lagi, atau simpan ulang sebagai PDF.").On("berkas")
	}
	if encrypted.Match(b) {
		return 0, naskah.Errorf(naskah.Invalid, "NSK-PDF-KUNCI", "Berkas PDF ini terkunci kata sandi, sehingga tidak dapat disimpan sebagai arsip. Simpan ulang tanpa kata sandi, lalu unggah lagi.").On("berkas")
	}
	n := len(pageObject.FindAll(b, -1))
	for _, s := range objectStreams(b) {
		n += len(pageObject.FindAll(s, -1))
	}
	if n == 0 {
		return 0, naskah.Errorf(naskah.Invalid, "NSK-PDF-HALAMAN", "Halaman berkas PDF ini tidak dapat dihitung. Cetak ulang ke PDF atau pindai ulang sebagai PDF, lalu unggah lagi.").On("berkas")
	}
	return n, nil
}

var (
	pageObject   = regexp.MustCompile(`/Type\s*/Page(?:[\s/<>\[\]()]|$)`)
	encrypted    = regexp.MustCompile(`/Encrypt\s+(?:\d+\s+\d+\s+R|<<)`)
	objectStream = regexp.MustCompile(`/Type\s*/ObjStm`)
)

// maxUnpacked bounds what is unpacked to count pages.
const maxUnpacked = 64 << 20

// objectStreams unpacks the object streams of a PDF, in which newer writers keep their page objects [ISO 32000-2 §7.5.7]; what
// cannot be unpacked is passed over.
func objectStreams(b []byte) [][]byte {
	var out [][]byte
	left := int64(maxUnpacked)
	for _, at := range objectStream.FindAllIndex(b, -1) {
		rest := b[at[1]:]
		start := bytes.Index(rest, []byte("stream"))
		if start < 0 || start > 1024 || left <= 0 {
			continue
		}
		rest = bytes.TrimLeft(rest[start+len("stream"):], "\r\n")
		z, err := zlib.NewReader(bytes.NewReader(rest))
		if err != nil {
			continue
		}
		x, _ := io.ReadAll(io.LimitReader(z, left)) // cut short, what was read still counts
		left -= int64(len(x))
		out = append(out, x)
	}
	return out
}
