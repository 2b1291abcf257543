package layout

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// emblemPNG is a picture of our own with a transparent ground, twice as high as wide.
func emblemPNG() []byte {
	img := image.NewNRGBA(image.Rect(0, 0, 60, 120))
	for y := range 120 {
		for x := range 60 {
			if math.Hypot(float64(x-30)*2, float64(y-60)) < 50 {
				img.SetNRGBA(x, y, color.NRGBA{R: 14, G: 74, B: 89, A: uint8(2 * y)})
			}
		}
	}
	var b bytes.Buffer
	_ = png.Encode(&b, img)
	return b.Bytes()
}

// An uploaded emblem is printed in its proportions, without an alpha channel, and in place of the frame.
func TestEmblem(t *testing.T) {
	l := newLayout(t)
	data := emblemPNG()
	tree := sampleTree(false)
	tree.Kop.Right.Image = naskah.DigestOf(data)
	var asked []naskah.Digest
	images := func(d naskah.Digest) ([]byte, error) { asked = append(asked, d); return data, nil }
	res, err := l.PDF(tree, Options{Images: images})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(res.PDF, []byte("/SMask")) || !bytes.Contains(res.PDF, []byte("/DeviceRGB")) {
		t.Error("the picture is not plain RGB")
	}
	pages, _, _ := l.pages(tree, Options{Profile: A4, Images: images})
	if len(asked) != 1 || asked[0] != tree.Kop.Right.Image {
		t.Errorf("asked for %q; the second page of the same emblem needs no fetch", asked)
	}
	frames, pictures := 0, 0
	for _, m := range pages[0].marks {
		switch m := m.(type) {
		case frameMark:
			frames++
		case pictureMark:
			pictures++
			if m.h/m.w != 2 || m.h > emblemSide || m.x < A4.W-A4.Right-emblemSide {
				t.Errorf("the emblem stands at %+v", m.rect)
			}
		}
	}
	if frames != 1 || pictures != 1 {
		t.Errorf("%d frames, %d pictures", frames, pictures)
	}
}

func TestPicturesOfAllSorts(t *testing.T) {
	var jpg, gray16, big bytes.Buffer
	_ = jpeg.Encode(&jpg, image.NewRGBA(image.Rect(0, 0, 30, 20)), nil)
	_ = png.Encode(&gray16, image.NewGray16(image.Rect(0, 0, 3, 900)))
	_ = png.Encode(&big, image.NewGray(image.Rect(0, 0, 1700, 400)))
	for name, data := range map[string][]byte{"jpeg": jpg.Bytes(), "16 bits": gray16.Bytes(), "large": big.Bytes()} {
		p, err := newPicture(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if p.w > pictureInside || p.h > pictureInside || p.w < 1 {
			t.Errorf("%s: %d × %d", name, p.w, p.h)
		}
		img, err := png.Decode(bytes.NewReader(p.png))
		if err != nil || img.Bounds().Dx() != p.w {
			t.Errorf("%s: %v", name, err)
		}
	}
	bomb := append([]byte(nil), big.Bytes()...)
	bomb[16], bomb[17] = 0x7f, 0xff // a width of 2 billion
	for name, data := range map[string][]byte{"nothing": nil, "text": []byte("<svg/>"), "cut": big.Bytes()[:60], "bomb": bomb, "too heavy": make([]byte, pictureBytes+1)} {
		_, err := newPicture(data)
		var e *naskah.Error
		if !errors.As(err, &e) || e.Kind != naskah.Invalid || e.Code != codePicture {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A picture that cannot be had is an error, never a silent frame.
func TestMissingPicture(t *testing.T) {
	l := newLayout(t)
	gone := errors.New("gone")
	tree := document.Tree{Kop: document.Kop{Center: &document.Emblem{Image: naskah.DigestOf([]byte("x")), Label: "tempat"}}}
	if _, err := l.PDF(tree, Options{Images: func(naskah.Digest) ([]byte, error) { return nil, gone }}); !errors.Is(err, gone) {
		t.Errorf("got %v", err)
	}
}
