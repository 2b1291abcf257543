package layout

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"naskah/internal/document"

	"rsc.io/qr"
)

func decodeSeal(t *testing.T, b []byte) *image.Gray {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	gray, ok := img.(*image.Gray)
	if !ok {
		t.Fatalf("the picture is %T; only grey without alpha is written without a mask", img)
	}
	return gray
}

// The picture has the proportions of the field, the code left with its quiet zone, module by module, and words to the right of it.
func TestSealPicture(t *testing.T) {
	l := newLayout(t)
	for _, c := range []struct{ w, h float64 }{{sealWidth / pt, sealHeight / pt}, {260, 120}, {240, 93}} {
		s := sampleSeal()
		b, err := l.SealPicture(s, c.w, c.h)
		if err != nil {
			t.Fatal(err)
		}
		img := decodeSeal(t, b)
		if img.Rect.Dx() != int(c.w*sealScale+0.5) || img.Rect.Dy() != int(c.h*sealScale+0.5) {
			t.Errorf("%v: %v", c, img.Rect)
		}
		code, err := qr.Encode(s.URL, qr.M)
		if err != nil {
			t.Fatal(err)
		}
		module := img.Rect.Dy() / (code.Size + 2*quiet)
		if mm := float64(module) / sealScale / 72 * 25.4; mm < 0.4 {
			t.Errorf("a module is %.2f mm; cameras need 0.4", mm)
		}
		side := module * (code.Size + 2*quiet)
		top := (img.Rect.Dy() - side) / 2
		for y := -quiet; y < code.Size+quiet; y++ {
			for x := -quiet; x < code.Size+quiet; x++ {
				for _, d := range []int{0, module / 2, module - 1} {
					px := img.GrayAt((x+quiet)*module+d, top+(y+quiet)*module+d).Y
					if black := px < 0x80; black != code.Black(x, y) || px != 0 && px != 0xff {
						t.Fatalf("%v: module %d,%d is %d", c, x, y, px)
					}
				}
			}
		}
		if ink := inkBounds(img, side); ink.Empty() || ink.Min.X < side || ink.Max.X > img.Rect.Dx()-4 || ink.Min.Y < 4 || ink.Max.Y > img.Rect.Dy()-4 {
			t.Errorf("%v: the words stand in %v", c, ink)
		}
	}
}

func inkBounds(img *image.Gray, left int) image.Rectangle {
	var r image.Rectangle
	for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
		for x := left; x < img.Rect.Max.X; x++ {
			if img.GrayAt(x, y).Y < 0xf0 {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

// All of the words are set for every name that an office has, in type that shrinks before anything is left out.
func TestSealWords(t *testing.T) {
	l := newLayout(t)
	base := sampleSeal()
	for name, s := range map[string]Seal{
		"plain": base,
		"long":  {Nama: "RADEN MAS PANJI SOSROKARTONO WIRYODININGRAT SASTRAAMIDJAJA", Jabatan: "Pelaksana Tugas Kepala Dinas Pekerjaan Umum, Penataan Ruang, Perumahan Rakyat, Kawasan Permukiman, dan Pertanahan Kabupaten Kepulauan Siau Tagulandang Biaro", Waktu: base.Waktu, URL: base.URL, Catatan: base.Catatan},
		"word":  {Nama: strings.Repeat("A", 80), Jabatan: strings.Repeat("kepala", 20), Waktu: base.Waktu, URL: base.URL, Catatan: base.Catatan},
		"bare":  {URL: base.URL},
	} {
		want := letters("Ditandatangani secara elektronik oleh" + s.Jabatan + s.Nama + s.Waktu + s.Catatan)
		b, err := l.SealPicture(s, sealWidth/pt, sealHeight/pt)
		if err != nil {
			t.Fatal(err)
		}
		img := decodeSeal(t, b)
		if ink := inkBounds(img, img.Rect.Dy()); ink.Empty() || ink.Max.X > img.Rect.Dx()-4 || ink.Min.Y < 4 || ink.Max.Y > img.Rect.Dy()-4 {
			t.Errorf("%s: the words stand in %v of %v", name, ink, img.Rect)
		}
		lines, total := l.sealFit(s, 116*pt, 74*pt)
		var got strings.Builder
		for _, ln := range lines {
			got.WriteString(ln.text)
			if w := scaled(l.bookman.face(styleOf(document.Run{Bold: ln.bold})).width(ln.text), ln.size); w > 116*pt {
				t.Errorf("%s: %q is %d wide", name, ln.text, w)
			}
			if ln.size < 2_500 {
				t.Errorf("%s: type of %d", name, ln.size)
			}
		}
		if letters(got.String()) != want || total > 74*pt {
			t.Errorf("%s: %d high: %q", name, total, got.String())
		}
	}
}

func TestSealLimits(t *testing.T) {
	l := newLayout(t)
	s := sampleSeal()
	for _, c := range []struct{ w, h float64 }{{261, 100}, {200, 121}, {50, 20}, {100, 90}, {0, 0}, {-200, -80}} {
		if _, err := l.SealPicture(s, c.w, c.h); err == nil {
			t.Errorf("%v is accepted", c)
		}
	}
	s.URL = "https://naskah.example/v/" + strings.Repeat("x", 3000)
	if _, err := l.SealPicture(s, sealWidth/pt, sealHeight/pt); err == nil {
		t.Error("a code of modules too small to read is accepted")
	}
}

// A name of absurd length is cut where it can be seen; the note and the moment stay.
func TestSealOfAbsurdLength(t *testing.T) {
	l := newLayout(t)
	s := sampleSeal()
	s.Nama, s.Jabatan = strings.Repeat("NAMA ", 400), strings.Repeat("x", 3000)
	lines, total := l.sealFit(s, 116*pt, 74*pt)
	var got strings.Builder
	for _, ln := range lines {
		got.WriteString(ln.text + " ")
	}
	if total > 74*pt || !strings.Contains(got.String(), "…") || !strings.Contains(got.String(), s.Waktu) || !strings.Contains(got.String(), s.Catatan) {
		t.Errorf("%d: %q", total, got.String())
	}
}

// Another signer, moment or address is another picture.
func TestSealSaysWhatItIsGiven(t *testing.T) {
	l := newLayout(t)
	base := sampleSeal()
	seen := map[string]string{}
	for name, change := range map[string]func(*Seal){
		"same": func(*Seal) {}, "nama": func(s *Seal) { s.Nama = "BIMA PRATAMA" }, "jabatan": func(s *Seal) { s.Jabatan = "Direktur" },
		"waktu": func(s *Seal) { s.Waktu = "24 November 2021 09.42 WIB" }, "url": func(s *Seal) { s.URL += "x" }, "catatan": func(s *Seal) { s.Catatan = "" },
	} {
		s := base
		change(&s)
		b, err := l.SealPicture(s, sealWidth/pt, sealHeight/pt)
		if err != nil {
			t.Fatal(err)
		}
		if other, ok := seen[string(b)]; ok {
			t.Errorf("%s and %s give one picture", name, other)
		}
		seen[string(b)] = name
	}
}
