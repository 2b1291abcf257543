package pdf

import (
	"bytes"
	"encoding/hex"
	"strconv"
)

// Character classes [ISO 32000-2 §7.2.3].
const (
	regular = iota
	space
	delimiter
)

var class = func() (t [256]uint8) {
	for _, c := range "\x00\t\n\f\r " {
		t[c] = space
	}
	for _, c := range "()<>[]{}/%" {
		t[c] = delimiter
	}
	return t
}()

// IsSpace reports whether c is white space [ISO 32000-2 §7.2.3, table 1].
func IsSpace(c byte) bool { return class[c] == space }

func isDigit(c byte) bool { return c-'0' < 10 }

func hexValue(c byte) int { return int(hexValues[c]) }

var hexValues = func() (t [256]int8) {
	for i := range t {
		t[i] = -1
	}
	for i := range 16 {
		t["0123456789abcdef"[i]], t["0123456789ABCDEF"[i]] = int8(i), int8(i)
	}
	return t
}()

// skipSpace moves over white space and comments, and notes that it saw a comment.
func (p *parser) skipSpace() {
	for p.pos < len(p.data) {
		switch c := p.data[p.pos]; {
		case class[c] == space:
			p.pos++
		case c == '%':
			p.comment = true
			for p.pos < len(p.data) && p.data[p.pos] != '\n' && p.data[p.pos] != '\r' {
				p.pos++
			}
		default:
			return
		}
	}
}

// word returns the run of regular characters at the position, and moves after it.
func (p *parser) word() []byte {
	start := p.pos
	for p.pos < len(p.data) && class[p.data[p.pos]] == regular {
		p.pos++
	}
	return p.data[start:p.pos]
}

// numeral is a number as it was read.
type numeral struct {
	whole bool // written without a point
	n     int64
	f     float64
}

func (n numeral) object() Object {
	if n.whole {
		return Integer(n.n)
	}
	return Real(n.f)
}

// number reads an integer or a real; exponents do not exist in PDF [ISO 32000-2 §7.3.3].
func (p *parser) number() (numeral, error) {
	start := p.pos
	w := p.word()
	digits, dots, i := 0, 0, 0
	if len(w) > 0 && (w[0] == '+' || w[0] == '-') {
		i++
	}
	for ; i < len(w); i++ {
		switch {
		case isDigit(w[i]):
			digits++
		case w[i] == '.':
			dots++
		default:
			return numeral{}, fail(ErrSyntax, start, "not a number")
		}
	}
	if digits == 0 || dots > 1 || len(w) > 32 {
		return numeral{}, fail(ErrSyntax, start, "not a number")
	}
	if dots == 0 {
		n, err := strconv.ParseInt(string(w), 10, 64)
		if err != nil {
			return numeral{}, fail(ErrSyntax, start, "integer out of range")
		}
		return numeral{whole: true, n: n}, nil
	}
	f, err := strconv.ParseFloat(string(w), 64)
	if err != nil {
		return numeral{}, fail(ErrSyntax, start, "real out of range")
	}
	return numeral{f: f}, nil
}

// name reads a name after its solidus. The bytes it returns are part of the file unless an escape had to be decoded.
func (p *parser) name() ([]byte, error) {
	start := p.pos
	p.pos++
	w := p.word()
	escaped := false
	for _, c := range w {
		if c == '#' {
			escaped = true
			break
		}
	}
	if !escaped {
		return w, nil
	}
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		if w[i] != '#' {
			out = append(out, w[i])
			continue
		}
		if i+2 >= len(w) {
			return nil, fail(ErrSyntax, start, "name with a cut escape")
		}
		hi, lo := hexValue(w[i+1]), hexValue(w[i+2])
		if hi < 0 || lo < 0 || hi == 0 && lo == 0 {
			return nil, fail(ErrSyntax, start, "name with a wrong escape")
		}
		out = append(out, byte(hi<<4|lo))
		i += 2
	}
	return out, nil
}

// hexString reads <…>. A missing last digit is taken to be 0 [ISO 32000-2 §7.3.4.3].
func (p *parser) hexString() (Object, error) {
	start := p.pos
	n := bytes.IndexByte(p.data[start:], '>')
	if n < 0 {
		return nil, fail(ErrSyntax, start, "string without end")
	}
	p.pos += n + 1
	digits := p.data[start+1 : start+n]
	if p.dry {
		for i, c := range digits {
			if hexValues[c] < 0 && class[c] != space {
				return nil, fail(ErrSyntax, start+1+i, "not a hexadecimal digit")
			}
		}
		return nil, nil
	}
	out := make([]byte, n/2)
	if k, err := hex.Decode(out, digits); err == nil {
		return String{Bytes: out[:k], Hex: true, Start: start, End: p.pos}, nil
	}
	out = out[:0] // blanks inside, an odd number of digits, or something wrong
	nibbles, high := 0, 0
	for i, c := range digits {
		v := hexValue(c)
		if v < 0 {
			if class[c] == space {
				continue
			}
			return nil, fail(ErrSyntax, start+1+i, "not a hexadecimal digit")
		}
		if nibbles++; nibbles&1 == 1 {
			high = v << 4
		} else {
			out = append(out, byte(high|v))
		}
	}
	if nibbles&1 == 1 {
		out = append(out, byte(high))
	}
	return String{Bytes: out, Hex: true, Start: start, End: p.pos}, nil
}

// literalString reads (…), whose parentheses balance or are escaped [ISO 32000-2 §7.3.4.2].
func (p *parser) literalString() (Object, error) {
	start := p.pos
	p.pos++
	var out []byte
	put := func(c byte) {
		if !p.dry {
			out = append(out, c)
		}
	}
	for open := 1; p.pos < len(p.data); p.pos++ {
		switch c := p.data[p.pos]; c {
		case '(':
			open++
			put(c)
		case ')':
			if open--; open == 0 {
				p.pos++
				if p.dry {
					return nil, nil
				}
				return String{Bytes: out, Start: start, End: p.pos}, nil
			}
			put(c)
		case '\\':
			if err := p.escape(put); err != nil {
				return nil, err
			}
		case '\r': // an end of line is one line feed, however it is written
			put('\n')
			if p.pos+1 < len(p.data) && p.data[p.pos+1] == '\n' {
				p.pos++
			}
		default:
			put(c)
		}
	}
	return nil, fail(ErrSyntax, start, "string without end")
}

// escape reads what follows a reverse solidus, and stays on its last character.
func (p *parser) escape(put func(byte)) error {
	p.pos++
	if p.pos >= len(p.data) {
		return fail(ErrSyntax, p.pos, "string without end")
	}
	switch c := p.data[p.pos]; c {
	case 'n':
		put('\n')
	case 'r':
		put('\r')
	case 't':
		put('\t')
	case 'b':
		put('\b')
	case 'f':
		put('\f')
	case '(', ')', '\\':
		put(c)
	case '\n':
	case '\r':
		if p.pos+1 < len(p.data) && p.data[p.pos+1] == '\n' {
			p.pos++
		}
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v := 0
		for n := 0; n < 3 && p.pos < len(p.data) && p.data[p.pos]-'0' < 8; n++ {
			v = v<<3 | int(p.data[p.pos]-'0')
			p.pos++
		}
		p.pos--
		if v > 255 {
			return fail(ErrSyntax, p.pos, "octal escape out of range")
		}
		put(byte(v))
	default:
		return fail(ErrSyntax, p.pos, "unknown escape")
	}
	return nil
}
