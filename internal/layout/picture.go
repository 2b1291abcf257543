package layout

import (
	"bytes"
	"image"
	_ "image/jpeg" // emblems come as JPEG too
	"image/png"
	"sync"

	"naskah/internal/naskah"
)

// A picture is an emblem made plain: 8-bit RGB on white, no larger than print needs.
type picture struct {
	png  []byte
	w, h int
}

const (
	pictureBytes  = 8 << 20
	pictureSide   = 8000
	pictureInside = 850 // pixels a side after scaling: 300 dpi at three times the printed size
)

// newPicture decodes an uploaded PNG or JPEG and encodes it anew, so that nothing of the upload but its pixels reaches the naskah.
func newPicture(data []byte) (picture, error) {
	bad := func(err error) error {
		return naskah.Errorf(naskah.Invalid, codePicture, "Gambar lambang atau logo tidak dapat dipakai. Unggah berkas PNG atau JPEG, paling besar 8 MB dan 8.000 piksel pada tiap sisi.").Because(err)
	}
	if len(data) > pictureBytes {
		return picture{}, bad(nil)
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || c.Width < 1 || c.Height < 1 || c.Width > pictureSide || c.Height > pictureSide || c.Width*c.Height > 25_000_000 {
		return picture{}, bad(err)
	}
	src, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return picture{}, bad(err)
	}
	b := src.Bounds()
	w, h := b.Dx(), b.Dy()
	if side := max(w, h); side > pictureInside {
		w, h = max(w*pictureInside/side, 1), max(h*pictureInside/side, 1)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, shrunk(src, w, h)); err != nil {
		return picture{}, bad(err)
	}
	return picture{out.Bytes(), w, h}, nil
}

// An album keeps pictures that were made plain, since the same emblem stands on every naskah of an office. Their digest names them,
// so that the bytes need not be fetched again.
type album struct {
	mu   sync.Mutex
	made map[naskah.Digest]picture
}

const albumSize = 64

func (a *album) get(d naskah.Digest, fetch func(naskah.Digest) ([]byte, error)) (picture, error) {
	a.mu.Lock()
	p, ok := a.made[d]
	a.mu.Unlock()
	if ok {
		return p, nil
	}
	data, err := fetch(d)
	if err != nil {
		return picture{}, err
	}
	if p, err = newPicture(data); err != nil {
		return picture{}, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.made) >= albumSize || a.made == nil {
		a.made = map[naskah.Digest]picture{}
	}
	a.made[d] = p
	return p, nil
}

// inside is the largest place for p in the middle of r that keeps its proportions.
func (p picture) inside(r rect) rect {
	w, h := r.w, p.h*r.w/p.w
	if h > r.h {
		w, h = p.w*r.h/p.h, r.h
	}
	return rect{r.x + (r.w-w)/2, r.y + (r.h-h)/2, w, h}
}
