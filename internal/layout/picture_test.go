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

// A large picture is made smaller by means of whole numbers: an even ground stays as it is, every pixel of print is the mean of what it
// covers, and what is transparent is white.
func TestShrunk(t *testing.T) {
	for _, c := range []struct {
		name string
		src  func(x, y int) color.Color
		from image.Rectangle
		w, h int
		want map[image.Point]color.RGBA
	}{
		{
			"even", func(int, int) color.Color { return color.RGBA{14, 74, 89, 255} }, image.Rect(-7, 3, 1693, 998), 850, 497,
			map[image.Point]color.RGBA{{0, 0}: {14, 74, 89, 255}, {849, 496}: {14, 74, 89, 255}, {400, 250}: {14, 74, 89, 255}},
		},
		{
			"transparent", func(int, int) color.Color { return color.NRGBA{0, 0, 0, 0} }, image.Rect(0, 0, 900, 900), 850, 850,
			map[image.Point]color.RGBA{{0, 0}: {255, 255, 255, 255}, {849, 849}: {255, 255, 255, 255}},
		},
		{ // of five columns the middle one counts half for each side
			"steps", func(x, _ int) color.Color { return color.Gray{uint8(20 * x)} }, image.Rect(0, 0, 5, 4), 2, 2,
			map[image.Point]color.RGBA{{0, 0}: {16, 16, 16, 255}, {1, 1}: {64, 64, 64, 255}},
		},
		{"same size", func(x, y int) color.Color { return color.Gray{uint8(40*x + y)} }, image.Rect(0, 0, 3, 2), 3, 2, map[image.Point]color.RGBA{{2, 1}: {81, 81, 81, 255}}},
	} {
		src := image.NewNRGBA(c.from)
		for y := c.from.Min.Y; y < c.from.Max.Y; y++ {
			for x := c.from.Min.X; x < c.from.Max.X; x++ {
				src.Set(x, y, c.src(x, y))
			}
		}
		got := shrunk(src, c.w, c.h)
		if got.Bounds().Dx() != c.w || got.Bounds().Dy() != c.h {
			t.Errorf("%s: %v", c.name, got.Bounds())
		}
		for at, want := range c.want {
			if p := got.RGBAAt(at.X, at.Y); p != want {
				t.Errorf("%s at %v: %v, want %v", c.name, at, p, want)
			}
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
