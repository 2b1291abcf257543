package pdftext

import (
	"bytes"
	"strconv"
)

// The objects, as Go values: nil, bool, float64, name, []byte (strings), []any, dict, ref, *stream; and keyword.
type (
	name    string
	keyword string
	dict    map[name]any
	ref     int // the number; generations do not matter to a reader for looking
	stream  struct {
		dict dict
		data []byte // encoded
	}
)

// A lexer reads objects and keywords one after the other.
type lexer struct {
	b     []byte
	i     int
	depth int
	refs  bool // "1 0 R" is a reference: not in content
	left  *int // tokens that may still be made of the whole document
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelim(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) space() {
	for l.i < len(l.b) {
		switch c := l.b[l.i]; {
		case isSpace(c):
			l.i++
		case c == '%':
			for l.i < len(l.b) && l.b[l.i] != '\n' && l.b[l.i] != '\r' {
				l.i++
			}
		default:
			return
		}
	}
}

// next is the next object or keyword; ok is false at the end. Every call moves on by at least one byte.
func (l *lexer) next() (x any, ok bool) {
	l.space()
	if l.i >= len(l.b) || *l.left <= 0 {
		return nil, false
	}
	*l.left--
	switch c := l.b[l.i]; {
	case c == '/':
		return l.name(), true
	case c == '(':
		return l.literal(), true
	case c == '<' && l.at(1) == '<':
		l.i += 2
		return l.dict(), true
	case c == '<':
		return l.hex(), true
	case c == '[':
		l.i++
		return l.array(), true
	case c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.':
		return l.number(), true
	case c == '>' && l.at(1) == '>':
		l.i += 2
		return keyword(">>"), true
	case isDelim(c):
		l.i++
		return keyword(string(c)), true
	}
	return l.word(), true
}

func (l *lexer) at(n int) byte {
	if l.i+n < len(l.b) {
		return l.b[l.i+n]
	}
	return 0
}

func (l *lexer) word() any {
	start := l.i
	for l.i < len(l.b) && !isSpace(l.b[l.i]) && !isDelim(l.b[l.i]) {
		l.i++
	}
	switch w := string(l.b[start:l.i]); w {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	default:
		return keyword(w)
	}
}

func (l *lexer) name() name {
	l.i++
	var out []byte
	for l.i < len(l.b) && !isSpace(l.b[l.i]) && !isDelim(l.b[l.i]) {
		c := l.b[l.i]
		if c == '#' && l.i+2 < len(l.b) {
			if n, err := strconv.ParseUint(string(l.b[l.i+1:l.i+3]), 16, 8); err == nil {
				c = byte(n)
				l.i += 2
			}
		}
		out = append(out, c)
		l.i++
	}
	return name(out)
}

func (l *lexer) number() any {
	start := l.i
	l.i++
	for l.i < len(l.b) && (l.b[l.i] >= '0' && l.b[l.i] <= '9' || l.b[l.i] == '.' || l.b[l.i] == '-') {
		l.i++
	}
	f, err := strconv.ParseFloat(string(l.b[start:l.i]), 64)
	if err != nil {
		return float64(0)
	}
	if l.refs && f >= 0 && f == float64(whole(f)) {
		if end := l.reference(); end > 0 {
			l.i = end
			return ref(whole(f))
		}
	}
	return f
}

// reference is where " G R" ends, 0 when it does not stand here.
func (l *lexer) reference() int {
	i := l.i
	digits := 0
	for i < len(l.b) && isSpace(l.b[i]) && i < l.i+8 {
		i++
	}
	for i < len(l.b) && l.b[i] >= '0' && l.b[i] <= '9' && digits < 6 {
		i, digits = i+1, digits+1
	}
	spaced := i
	for i < len(l.b) && isSpace(l.b[i]) && i < spaced+8 {
		i++
	}
	if digits == 0 || i == spaced || i >= len(l.b) || l.b[i] != 'R' || i+1 < len(l.b) && !isSpace(l.b[i+1]) && !isDelim(l.b[i+1]) {
		return 0
	}
	return i + 1
}

func (l *lexer) array() []any {
	out := []any{}
	if l.depth >= maxDepth {
		return out
	}
	l.depth++
	defer func() { l.depth-- }()
	for {
		x, ok := l.next()
		if !ok || x == keyword("]") || x == keyword("endobj") {
			return out
		}
		out = append(out, x)
	}
}

func (l *lexer) dict() dict {
	out := dict{}
	if l.depth >= maxDepth {
		return out
	}
	l.depth++
	defer func() { l.depth-- }()
	for {
		k, ok := l.next()
		if !ok || k == keyword(">>") || k == keyword("endobj") {
			return out
		}
		key, isName := k.(name)
		if !isName {
			continue
		}
		v, ok := l.next()
		if !ok || v == keyword(">>") {
			return out
		}
		out[key] = v
	}
}

// literal reads (…) with its escapes.
func (l *lexer) literal() []byte {
	out, depth := []byte{}, 0
	for l.i < len(l.b) {
		c := l.b[l.i]
		l.i++
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				return out
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return out
}

func (l *lexer) escape(out []byte) []byte {
	c := l.at(0)
	l.i++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b', 'f', '\n':
		return out
	case '\r':
		if l.at(0) == '\n' {
			l.i++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	n := int(c - '0')
	for range 2 {
		if d := l.at(0); d >= '0' && d <= '7' {
			n = n*8 + int(d-'0')
			l.i++
		} else {
			break
		}
	}
	return append(out, byte(n))
}

func (l *lexer) hex() []byte {
	l.i++
	out, half, has := []byte{}, byte(0), false
	for l.i < len(l.b) {
		c := l.b[l.i]
		l.i++
		if c == '>' {
			break
		}
		d, ok := hexDigit(c)
		switch {
		case !ok:
		case has:
			out, has = append(out, half<<4|d), false
		default:
			half, has = d, true
		}
	}
	if has {
		out = append(out, half<<4)
	}
	return out
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}
