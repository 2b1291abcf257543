package layout

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"

	"naskah/internal/naskah"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"rsc.io/qr"
)

// A Seal is what the picture of one electronic signature says.
type Seal struct {
	Nama, Jabatan string
	Waktu         string // with the zone: "24 November 2021 09.41 WIB"
	URL           string // of the public verification; in the code
	Catatan       string // "Tanda tangan uji", or nothing
}

const (
	sealScale = 4   // pixels per pt, 288 dpi
	sealMaxW  = 260 // pt; a seal may not be larger
	sealMaxH  = 120
	quiet     = 4 // modules of white around the code [ISO/IEC 18004 6.3.8]
)

// SealPicture draws s for a rectangle of w × h pt: the code left, the words right. It is a grey PNG without an alpha channel, the
// one kind that the first signing engine writes without a mask.
func (l *Layout) SealPicture(s Seal, w, h float64) ([]byte, error) {
	if w < 60 || h < 30 || w > sealMaxW || h > sealMaxH || w < 1.5*h {
		return nil, naskah.Errorf(naskah.Invalid, codeSeal, "Ukuran gambar tanda tangan elektronik harus antara 60 × 30 dan 260 × 120 pt, dan lebih lebar daripada tinggi.")
	}
	img := image.NewGray(image.Rect(0, 0, int(math.Round(w*sealScale)), int(math.Round(h*sealScale))))
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	side, err := drawCode(img, s.URL)
	if err != nil {
		return nil, err
	}
	if err := l.drawWords(img, s, side); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// drawCode draws the QR code of url as large as the height allows, in whole pixels per module, and returns the width it took.
func drawCode(img *image.Gray, url string) (int, error) {
	code, err := qr.Encode(url, qr.M)
	if err != nil {
		return 0, naskah.Errorf(naskah.Invalid, codeSeal, "Alamat verifikasi tidak dapat dijadikan kode QR.").Because(err)
	}
	height := img.Bounds().Dy()
	module := height / (code.Size + 2*quiet)
	if module < 3 {
		return 0, naskah.Errorf(naskah.Invalid, codeSeal, "Alamat verifikasi terlalu panjang untuk kode QR pada tanda tangan: %d huruf.", len(url))
	}
	side := module * (code.Size + 2*quiet)
	top := (height - side) / 2
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				fill := image.Rect(0, 0, module, module).Add(image.Pt((x+quiet)*module, top+(y+quiet)*module))
				for py := fill.Min.Y; py < fill.Max.Y; py++ {
					for px := fill.Min.X; px < fill.Max.X; px++ {
						img.SetGray(px, py, color.Gray{})
					}
				}
			}
		}
	}
	return side, nil
}

// sealLine is one line of the seal's words.
type sealLine struct {
	text string
	bold bool
	size int
	top  int // distance from the line above
}

// drawWords sets the words beside the code, in the largest type in which all of them fit.
func (l *Layout) drawWords(img *image.Gray, s Seal, left int) error {
	const pad = 3 * pt
	left += sealScale // letters may hang over to the left
	width := (img.Bounds().Dx()-left)*pt/sealScale - pad
	height := img.Bounds().Dy()*pt/sealScale - 2*pad
	lines, total := l.sealFit(s, width, height)
	faces := sealFaces{l: l}
	defer faces.close()
	y := pad + (height-total)/2
	for _, ln := range lines {
		y += ln.top
		face, err := faces.get(ln.bold, ln.size)
		if err != nil {
			return err
		}
		d := font.Drawer{Dst: img, Src: image.Black, Face: face, Dot: fixed.P(left, ((y-ln.size*22/100)*sealScale+pt/2)/pt)}
		d.DrawString(ln.text)
	}
	return nil
}

// sealFit shrinks the type until all words fit. Of a jabatan or a name that would then be too small to read the end is left out,
// visibly; moment and note always stand in full.
func (l *Layout) sealFit(s Seal, width, height int) (lines []sealLine, total int) {
	scale := 1000
	for ; scale > 350; scale = scale * 96 / 100 {
		lines, total = l.sealLines(s, width, scale)
		if total <= height {
			return lines, total
		}
	}
	for total > height && len(s.Jabatan)+len(s.Nama) > 0 {
		s.Jabatan, s.Nama = shortened(s.Jabatan), shortened(s.Nama)
		lines, total = l.sealLines(s, width, scale)
	}
	return lines, total
}

// shortened drops the last tenth of a text, and marks it.
func shortened(s string) string {
	r := []rune(strings.TrimSuffix(s, "…"))
	if len(r) < 2 {
		return ""
	}
	return string(r[:len(r)*9/10]) + "…"
}

func (l *Layout) sealLines(s Seal, width, scale int) (out []sealLine, total int) {
	add := func(text string, strong bool, size, gap int) {
		size, gap = size*scale/1000, gap*scale/1000
		for _, ln := range (setter{l.bookman, size}).lines(plainRun(text, strong), "left", width, 0) {
			var words []byte
			for _, seg := range ln.segs {
				words = append(words, seg.text...)
			}
			out = append(out, sealLine{string(words), strong, size, size*117/100 + gap})
			total += size*117/100 + gap
			gap = 0
		}
	}
	add("Ditandatangani secara elektronik oleh", false, 6_400, 0)
	add(s.Jabatan, false, 7_600, 1_500)
	add(s.Nama, true, 8_600, 1*pt)
	add(s.Waktu, false, 6_600, 1_500)
	add(s.Catatan, true, 6_600, 1_500)
	return out, total
}

// sealFaces are the rasterised faces of one picture.
type sealFaces struct {
	l    *Layout
	made map[sealFace]font.Face
}

type sealFace struct {
	bold bool
	size int
}

func (f *sealFaces) get(strong bool, size int) (font.Face, error) {
	key := sealFace{strong, size}
	if made, ok := f.made[key]; ok {
		return made, nil
	}
	src := f.l.sealRegular
	if strong {
		src = f.l.sealBold
	}
	face, err := opentype.NewFace(src, &opentype.FaceOptions{Size: float64(size*sealScale) / pt, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, err
	}
	if f.made == nil {
		f.made = map[sealFace]font.Face{}
	}
	f.made[key] = face
	return face, nil
}

func (f *sealFaces) close() {
	for _, face := range f.made {
		_ = face.Close() // opentype faces hold no resource; the interface asks for it
	}
}
