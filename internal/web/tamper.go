package web

import (
	"bytes"
)

// A swap is one changed letter: where, and a little of the text around it.
type swap struct {
	at            int
	before, after string
	old, new      string
}

// tamper is a copy of pdf with one letter of its title changed: the first letter of the document's title in its first revision,
// which every signature covers.
func tamper(pdf []byte) ([]byte, swap, bool) {
	start := bytes.Index(pdf, []byte("/Title"))
	if start < 0 {
		return tamperStream(pdf)
	}
	open := bytes.IndexAny(pdf[start:], "(<")
	if open < 0 || open > 16 {
		return tamperStream(pdf)
	}
	at := start + open + 1
	if pdf[at-1] != '(' {
		return tamperStream(pdf)
	}
	for end := min(at+200, len(pdf)); at < end; at++ {
		if c := pdf[at]; c >= 'a' && c <= 'y' {
			return change1(pdf, at, c+1)
		}
	}
	return tamperStream(pdf)
}

// tamperStream changes a byte in the middle of the first stream: of the first page, or of what it is drawn from.
func tamperStream(pdf []byte) ([]byte, swap, bool) {
	start := bytes.Index(pdf, []byte("stream\n"))
	if start < 0 {
		start = bytes.Index(pdf, []byte("stream\r\n"))
	}
	end := bytes.Index(pdf[max(start, 0):], []byte("endstream"))
	if start < 0 || end < 40 {
		return nil, swap{}, false
	}
	at := start + end/2
	return change1(pdf, at, pdf[at]^1)
}

func change1(pdf []byte, at int, to byte) ([]byte, swap, bool) {
	out := bytes.Clone(pdf)
	out[at] = to
	w := swap{at: at, old: show(pdf[at : at+1]), new: show([]byte{to}), before: show(pdf[max(at-18, 0):at]), after: show(pdf[at+1 : min(at+19, len(pdf))])}
	return out, w, true
}

// show is bytes as a person can look at them.
func show(b []byte) string {
	var out []byte
	for _, c := range b {
		if c < ' ' || c > '~' {
			c = '.'
		}
		out = append(out, c)
	}
	return string(out)
}
