package emblem

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"naskah/internal/naskah"
)

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// chunked is a PNG with a further chunk behind its head.
func chunked(b []byte, kind, data string) []byte {
	c := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	c = append(c, kind+data...)
	c = binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE([]byte(kind+data)))
	return append(append(append([]byte{}, b[:33]...), c...), b[33:]...)
}

func svg(body string) []byte {
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">` + body + `</svg>`)
}

// TestContractRefuses: what attacks, what cannot be drawn as it is meant, and what is no picture is refused in words.
func TestContractRefuses(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 8, 8))
	p, j := pngOf(t, grey), jpegOf(t, grey)
	head := append([]byte{}, p[:33]...)
	binary.BigEndian.PutUint32(head[16:], 100_000)
	binary.BigEndian.PutUint32(head[20:], 100_000)
	binary.BigEndian.PutUint32(head[29:], crc32.ChecksumIEEE(head[12:29]))
	laughs := ""
	for i := range 9 {
		laughs += fmt.Sprintf(`<g id="l%d">%s</g>`, i+1, strings.Repeat(fmt.Sprintf(`<use href="#l%d"/>`, i), 10))
	}
	for name, tt := range map[string]struct {
		b    []byte
		says string
	}{
		"empty": {nil, "kosong"}, "large": {append(p, make([]byte, MaxBytes)...), "2 MB"}, "text": {[]byte("halo"), "bukan gambar"}, "pdf": {[]byte("%PDF-1.7\n"), "bukan gambar"},
		"gif": {[]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), "bukan gambar"}, "cut": {p[:len(p)-20], "sampai selesai"}, "bomb": {append(head, p[33:]...), "Ukuran"},
		"thread": {pngOf(t, image.NewGray(image.Rect(0, 0, MaxSide+1, 1))), "Ukuran"}, "moving": {chunked(p, "acTL", "\x00\x00\x00\x02\x00\x00\x00\x00"), "bergerak"},
		"polyglot png": {append(append([]byte{}, p...), "PK\x03\x04..."...), "berkas lain"}, "polyglot jpeg": {append(append([]byte{}, j...), "\n%PDF-1.4"...), "berkas lain"},
		"html":              {[]byte("<html><body onload=alert(1)>"), "bukan gambar SVG"},
		"script":            {svg(`<script>alert(1)</script>`), "skrip"},
		"script elsewhere":  {svg(`<metadata><script>1</script></metadata>`), "skrip"},
		"handler":           {svg(`<rect onload="x()" width="9" height="9"/>`), "skrip"},
		"foreignObject":     {svg(`<foreignObject/>`), "berkas lain"},
		"image":             {svg(`<image xlink:href="data:image/png;base64,AA"/>`), "berkas lain"},
		"use outside":       {svg(`<use xlink:href="http://contoh.test/a.svg#b"/>`), "merujuk berkas lain"},
		"fill outside":      {svg(`<rect width="9" height="9" fill="url(http://contoh.test/x)"/>`), "merujuk berkas lain"},
		"style outside":     {svg(`<style>.a{fill:url("//contoh.test/x")}</style>`), "merujuk berkas lain"},
		"import":            {svg(`<style>@import "x.css";</style>`), "tidak diterima"},
		"stylesheet":        {append([]byte(`<?xml-stylesheet href="http://contoh.test/a.css"?>`), svg("")...), "merujuk berkas lain"},
		"billion laughs":    {append([]byte(`<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>`), svg("&b;")...), "ENTITY"},
		"external entity":   {append([]byte(`<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>`), svg("&a;")...), "ENTITY"},
		"unknown entity":    {svg("&a;"), "sampai selesai"},
		"billion uses":      {svg(`<g id="l0"><rect width="1" height="1"/></g>` + laughs), "rumit"},
		"a use of itself":   {svg(`<g id="a"><use href="#a"/></g>`), "rumit"},
		"many elements":     {svg(strings.Repeat(`<g/>`, maxElements+1)), "rumit"},
		"deep":              {svg(strings.Repeat(`<g>`, maxDepth+1) + strings.Repeat(`</g>`, maxDepth+1)), "rumit"},
		"many points":       {svg(`<path d="M0 0` + strings.Repeat("l1 1", maxPoints+1) + `"/>`), "rumit"},
		"a tangle":          {svg(`<path d="M0 0` + strings.Repeat("L100 50L0 0", 40_000) + `"/>`), "rumit"},
		"a pile":            {svg(`<g>` + strings.Repeat(`<rect width="100" height="50" fill="red"/>`, 19_000) + `</g>`), "rumit"},
		"letters":           {svg(`<text>KOTA</text>`), "bentuk (kurva)"},
		"gradient":          {svg(`<linearGradient id="a"/>`), "PNG"},
		"paint server":      {svg(`<rect width="9" height="9" fill="url(#a)"/>`), "PNG"},
		"mask":              {svg(`<rect width="9" height="9" mask="url(#a)"/>`), "mask"},
		"veiled group":      {svg(`<g opacity=".5"><rect width="9" height="9"/></g>`), "opacity"},
		"numbers":           {svg(`<path d="M0 0L1e99 NaN"/>`), "angka"},
		"nothing to see":    {svg(`<rect width="9" height="9" fill="none"/>`), "kosong"},
		"no size":           {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), "viewBox"},
		"a thread of a box": {[]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 100000"/>`), "viewBox"},
		"another tongue":    {[]byte(`<?xml version="1.0" encoding="UTF-16"?><svg/>`), "UTF-8"},
		"unclosed":          {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><g>`), "sampai selesai"},
	} {
		out, err := Normal(tt.b)
		var e *naskah.Error
		if !errors.As(err, &e) || e.Code != Code || e.Field != "berkas" || !errors.Is(err, naskah.Invalid) || !strings.Contains(e.Msg, tt.says) || out != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestNormal: what is kept is a plain picture on white, of bounded size, the same for the same upload, and given again as it is.
func TestNormal(t *testing.T) {
	veil := image.NewNRGBA(image.Rect(0, 0, 1600, 800))
	for i := 0; i < len(veil.Pix); i += 4 {
		veil.Pix[i], veil.Pix[i+3] = 255, 128
	}
	secret := chunked(pngOf(t, veil), "tEXt", "Author\x00rahasia")
	for name, tt := range map[string]struct {
		b    []byte
		w, h int
	}{
		"png":     {secret, Side, 354},
		"padding": {append(append([]byte{}, secret...), 0, 0, '\n'), Side, 354},
		"small":   {pngOf(t, image.NewGray(image.Rect(0, 0, 30, 40))), 30, 40},
		"jpeg":    {jpegOf(t, veil), Side, 354},
		"svg":     {svg(`<rect width="100" height="50" fill="#f00"/>`), Side, 355},
	} {
		once, err := Normal(tt.b)
		if err != nil {
			t.Fatal(name, err)
		}
		again, err := Normal(once)
		if err != nil || !bytes.Equal(once, again) {
			t.Errorf("%s: another picture the second time: %v", name, err)
		}
		img, err := png.Decode(bytes.NewReader(once))
		if err != nil || img.Bounds().Dx() != tt.w || img.Bounds().Dy() != tt.h || bytes.Contains(once, []byte("rahasia")) || bytes.Contains(once, []byte("tEXt")) {
			t.Errorf("%s: %v %v", name, img.Bounds(), err)
		}
		if _, _, _, a := img.At(1, 1).RGBA(); a != 0xffff {
			t.Errorf("%s: not opaque", name)
		}
		if r, g, _, _ := img.At(5, 5).RGBA(); name == "png" && (r>>8 != 255 || g>>8 != 127) {
			t.Errorf("half of red on white is %d %d", r>>8, g>>8)
		}
	}
}

// TestDraw: what is drawn covers what it should. Places are in the 100 × 50 units of the picture; w is white, the others are the first
// letters of the colours.
func TestDraw(t *testing.T) {
	for name, tt := range map[string]struct {
		body string
		at   map[point]string
	}{
		"rect":       {`<rect x="10" y="10" width="20" height="20" fill="red"/>`, map[point]string{{20, 20}: "r", {5, 20}: "w", {35, 20}: "w"}},
		"circle":     {`<circle cx="50" cy="25" r="20" style="fill:#00f"/>`, map[point]string{{50, 25}: "b", {50, 6}: "b", {65, 40}: "w", {31, 25}: "b"}},
		"even-odd":   {`<path fill="red" fill-rule="evenodd" d="M10 10h40v30h-40zM20 15h20v20h-20z"/>`, map[point]string{{15, 20}: "r", {30, 25}: "w"}},
		"nonzero":    {`<path fill="red" d="M10 10h40v30h-40zM20 15h20v20h-20z"/>`, map[point]string{{15, 20}: "r", {30, 25}: "r"}},
		"hole":       {`<path fill="red" d="M10 10h40v30h-40zM20 15v20h20v-20z"/>`, map[point]string{{15, 20}: "r", {30, 25}: "w"}},
		"curve":      {`<path fill="red" d="M10 40C10 0 50 0 50 40z"/>`, map[point]string{{30, 12}: "r", {30, 8}: "w", {12, 12}: "w"}},
		"smooth":     {`<path fill="red" d="M10 25C10 5 30 5 30 25S50 45 50 25z"/>`, map[point]string{{20, 15}: "r", {40, 35}: "r", {40, 15}: "w"}},
		"quadratic":  {`<path fill="red" d="M10 40Q30 0 50 40T90 40z"/>`, map[point]string{{30, 22}: "r", {70, 47}: "r", {70, 30}: "w"}},
		"arc":        {`<path fill="red" d="M10 25a20 20 0 0140 0z"/>`, map[point]string{{30, 10}: "r", {30, 30}: "w"}},
		"long arc":   {`<path fill="red" d="M30 25A15 15 0 1 1 30 24.9z"/>`, map[point]string{{15, 25}: "r", {35, 25}: "w"}},
		"stroke":     {`<path fill="none" stroke="blue" stroke-width="4" d="M10 10H60V40"/>`, map[point]string{{30, 11}: "b", {30, 13}: "w", {61.5, 8.5}: "b", {60, 30}: "b", {8.5, 10}: "w"}},
		"square cap": {`<path fill="none" stroke="blue" stroke-width="4" stroke-linecap="square" d="M10 10H60"/>`, map[point]string{{8.5, 10}: "b"}},
		"bevel":      {`<path fill="none" stroke="blue" stroke-width="8" stroke-linejoin="bevel" d="M10 10H60V40"/>`, map[point]string{{63.5, 6.5}: "w", {61, 8}: "b"}},
		"transform":  {`<g transform="translate(50 25) rotate(90) scale(2)"><rect width="10" height="5" fill="red"/></g>`, map[point]string{{45, 35}: "r", {55, 30}: "w"}},
		"use":        {`<defs><rect id="a" width="10" height="10"/></defs><use xlink:href="#a" x="20" y="20" fill="red"/>`, map[point]string{{25, 25}: "r", {5, 5}: "w"}},
		"classes":    {`<style>/* x */ .a,.b{fill:red} #c{fill:blue}</style><rect class="a" width="10" height="10"/><rect class="b" id="c" x="20" width="10" height="10"/>`, map[point]string{{5, 5}: "r", {25, 5}: "b"}},
		"order":      {`<style>rect{fill:red}</style><rect fill="blue" width="10" height="10"/><rect style="fill:blue" x="20" width="10" height="10"/>`, map[point]string{{5, 5}: "r", {25, 5}: "b"}},
		"hidden":     {`<g display="none"><rect width="100" height="50" fill="red"/></g><polygon points="10,10 20,10 20,20" fill="rgb(0,0,255)"/>`, map[point]string{{50, 25}: "w", {18, 12}: "b"}},
		"others":     {`<title>x</title><metadata><a xmlns="urn:x"><b/></a></metadata><rect width="10" height="10" fill="RED"/>`, map[point]string{{5, 5}: "r"}},
	} {
		b, err := Normal(svg(tt.body))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		img, err := png.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		for at, want := range tt.at {
			c := color.NRGBAModel.Convert(img.At(int(at.x*Side/100), int(at.y*Side/100))).(color.NRGBA)
			got := map[color.NRGBA]string{{255, 255, 255, 255}: "w", {255, 0, 0, 255}: "r", {0, 0, 255, 255}: "b"}[c]
			if got != want {
				t.Errorf("%s at %v: %v, want %s", name, at, c, want)
			}
		}
	}
}

// FuzzPicture: whatever is uploaded, the answer is a plain picture that is given again as it is, or a refusal in words.
func FuzzPicture(f *testing.F) {
	grey := image.NewGray(image.Rect(0, 0, 8, 8))
	f.Add(pngOf(f, grey))
	f.Add(jpegOf(f, grey))
	f.Add(svg(`<style>.a{fill:red}</style><g transform="rotate(30)"><path class="a" d="M1 1h9a3 3 0 013 3q1 1 2 2t3 3c1 1 2 2 3 3s1 1 1 1z"/></g><use href="#b"/>`))
	f.Add(svg(`<circle id="b" r="9" stroke="#123" stroke-width="2mm" fill="none"/><polyline points="1 2 3 4" stroke="blue" stroke-linejoin="round"/>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		once, err := Normal(b)
		if err != nil {
			var e *naskah.Error
			if !errors.As(err, &e) || e.Code != Code || len(e.Msg) > 600 {
				t.Fatalf("%v", err)
			}
			return
		}
		again, err := Normal(once)
		if err != nil || !bytes.Equal(once, again) {
			t.Fatalf("another picture the second time: %v", err)
		}
	})
}
