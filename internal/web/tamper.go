package web

import (
	"bytes"
	"encoding/hex"
	"unicode/utf16"
)

// A swap is one changed letter: where in the file, and a little of the text around it.
type swap struct {
	at            int
	before, after string
	old, new      string
}

// tamper is a copy of pdf with one letter changed: of the document's title, which stands in the first revision, so that every
// signature covers it. Where no title can be read it is a byte in the middle of the first stream.
func tamper(pdf []byte) ([]byte, swap, bool) {
	const head = "/Title <FEFF"
	if start := bytes.Index(pdf, []byte(head)); start >= 0 {
		from := start + len(head)
		if n := bytes.IndexByte(pdf[from:], '>'); n > 0 && n%4 == 0 {
			if out, w, ok := tamperTitle(pdf, from, n/4); ok {
				return out, w, true
			}
		}
	}
	return tamperStream(pdf)
}

// tamperTitle changes the last hex digit of a small letter in the middle of the title of n letters, so that another letter stands
// there: "sampah" becomes "sampai".
func tamperTitle(pdf []byte, from, n int) ([]byte, swap, bool) {
	raw := make([]byte, 2*n)
	if _, err := hex.Decode(raw, pdf[from:from+4*n]); err != nil {
		return nil, swap{}, false
	}
	units := make([]uint16, n)
	for i := range units {
		units[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
	}
	for k := range n {
		i := (n/2 + k) % n
		u := units[i]
		if u < 'a' || u >= 'z' || u&15 > 8 {
			continue
		}
		at := from + 4*i + 3
		out := bytes.Clone(pdf)
		out[at]++
		text := func(a, b int) string { return string(utf16.Decode(units[max(a, 0):min(b, n)])) }
		return out, swap{at: at, before: text(i-14, i), old: string(rune(u)), new: string(rune(u + 1)), after: text(i+1, i+15)}, true
	}
	return nil, swap{}, false
}

// tamperStream changes a byte in the middle of the first stream.
func tamperStream(pdf []byte) ([]byte, swap, bool) {
	start := bytes.Index(pdf, []byte("stream\n"))
	end := bytes.Index(pdf[max(start, 0):], []byte("endstream"))
	if start < 0 || end < 40 {
		return nil, swap{}, false
	}
	at := start + end/2
	out := bytes.Clone(pdf)
	out[at] ^= 1
	return out, swap{at: at, before: show(pdf[at-8 : at]), old: show(pdf[at : at+1]), new: show(out[at : at+1]), after: show(pdf[at+1 : at+9])}, true
}

// show is bytes as a person can compare them.
func show(b []byte) string { return hex.EncodeToString(b) }
