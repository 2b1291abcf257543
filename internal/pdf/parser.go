package pdf

import (
	"bytes"
	"slices"
)

// parser reads one object. With dry set it checks everything and builds nothing, so that a hostile file costs time
// in proportion to its length and no memory.
type parser struct {
	data    []byte
	pos     int
	limits  *Limits
	dry     bool
	comment bool     // a comment was met
	highest uint32   // largest object number that was referred to
	tokens  int      // of this object
	keys    [][]byte // of the dictionaries that are open
	length  Object   // value of /Length of the outermost dictionary, also when dry
}

// token counts, so that no object is larger than the limit.
func (p *parser) token() error {
	if p.tokens++; p.tokens > p.limits.Tokens {
		return fail(ErrLimit, p.pos, "more than %d tokens in one object", p.limits.Tokens)
	}
	return nil
}

// value reads one object that is not a stream. Depth is that of the containers around it.
func (p *parser) value(depth int) (Object, error) {
	p.skipSpace()
	if p.pos >= len(p.data) {
		return nil, fail(ErrSyntax, p.pos, "object without end")
	}
	if err := p.token(); err != nil {
		return nil, err
	}
	switch c := p.data[p.pos]; c {
	case '/':
		n, err := p.name()
		if err != nil || p.dry {
			return nil, err
		}
		return Name(n), nil
	case '(':
		return p.literalString()
	case '[':
		return p.array(depth + 1)
	case '<':
		if p.pos+1 < len(p.data) && p.data[p.pos+1] == '<' {
			return p.dict(depth + 1)
		}
		return p.hexString()
	default:
		if isDigit(c) {
			return p.numberOrRef()
		}
		if c == '+' || c == '-' || c == '.' {
			n, err := p.number()
			if err != nil || p.dry {
				return nil, err
			}
			return n.object(), nil
		}
		return p.keyword()
	}
}

func (p *parser) keyword() (Object, error) {
	start := p.pos
	switch string(p.word()) {
	case "true":
		return Bool(true), nil
	case "false":
		return Bool(false), nil
	case "null":
		return Null{}, nil
	}
	return nil, fail(ErrSyntax, start, "not an object")
}

// numberOrRef reads a number, or two integers and R.
func (p *parser) numberOrRef() (Object, error) {
	start := p.pos
	n, err := p.number()
	if err != nil {
		return nil, err
	}
	if n.whole {
		after, comment := p.pos, p.comment
		if gen, ok := p.refTail(); ok {
			if n.n == 0 || n.n > maxNum || p.data[start] == '0' {
				return nil, fail(ErrSyntax, start, "reference out of range")
			}
			p.highest = max(p.highest, uint32(n.n))
			if p.dry {
				return nil, nil
			}
			return Ref{Num: uint32(n.n), Gen: uint16(gen)}, nil
		}
		p.pos, p.comment = after, comment
	}
	if p.dry {
		return nil, nil
	}
	return n.object(), nil
}

// maxNum is the largest object number that a file may use [ISO 32000-2 annex C].
const maxNum = 8_388_607

// refTail reads the generation and R of a reference if they are there.
func (p *parser) refTail() (int64, bool) {
	p.skipSpace()
	w := p.word()
	if len(w) == 0 || len(w) > 5 || len(w) > 1 && w[0] == '0' {
		return 0, false
	}
	gen := int64(0)
	for _, c := range w {
		if !isDigit(c) {
			return 0, false
		}
		gen = gen*10 + int64(c-'0')
	}
	p.skipSpace()
	if gen > 65535 || string(p.word()) != "R" {
		return 0, false
	}
	return gen, true
}

func (p *parser) array(depth int) (Object, error) {
	start := p.pos
	if depth > p.limits.Depth {
		return nil, fail(ErrLimit, start, "nested deeper than %d", p.limits.Depth)
	}
	p.pos++
	var out Array
	if !p.dry {
		out = make(Array, 0, 4)
	}
	for {
		p.skipSpace()
		if p.pos < len(p.data) && p.data[p.pos] == ']' {
			p.pos++
			return out, nil
		}
		o, err := p.value(depth)
		if err != nil {
			return nil, err
		}
		if !p.dry {
			out = append(out, o)
		}
	}
}

func (p *parser) dict(depth int) (Object, error) {
	start := p.pos
	if depth > p.limits.Depth {
		return nil, fail(ErrLimit, start, "nested deeper than %d", p.limits.Depth)
	}
	p.pos += 2
	var out Dict
	if !p.dry {
		out = make(Dict, 0, 8)
	}
	first := len(p.keys)
	for {
		p.skipSpace()
		if p.pos+1 < len(p.data) && p.data[p.pos] == '>' && p.data[p.pos+1] == '>' {
			p.pos += 2
			break
		}
		if p.pos >= len(p.data) || p.data[p.pos] != '/' {
			return nil, fail(ErrSyntax, p.pos, "dictionary key is not a name")
		}
		if err := p.token(); err != nil {
			return nil, err
		}
		key, err := p.name()
		if err != nil {
			return nil, err
		}
		p.keys = append(p.keys, key)
		o, err := p.entry(depth, key)
		if err != nil {
			return nil, err
		}
		if !p.dry {
			out = append(out, Pair{Name(key), o})
		}
	}
	if hasDuplicate(p.keys[first:]) {
		return nil, fail(ErrDuplicate, start, "a key stands twice in one dictionary")
	}
	p.keys = p.keys[:first]
	return out, nil
}

// entry reads a dictionary's value, and keeps the one that says how long a stream is.
func (p *parser) entry(depth int, key []byte) (Object, error) {
	if depth > 1 || string(key) != "Length" {
		return p.value(depth)
	}
	dry := p.dry
	p.dry = false
	o, err := p.value(depth)
	p.dry = dry
	p.length = o
	return o, err
}

// hasDuplicate reports whether two keys are equal. It may reorder them.
func hasDuplicate(keys [][]byte) bool {
	if len(keys) <= 12 {
		for i := range keys {
			for j := range i {
				if bytes.Equal(keys[i], keys[j]) {
					return true
				}
			}
		}
		return false
	}
	slices.SortFunc(keys, bytes.Compare)
	for i := 1; i < len(keys); i++ {
		if bytes.Equal(keys[i-1], keys[i]) {
			return true
		}
	}
	return false
}
