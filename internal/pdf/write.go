package pdf

import (
	"encoding/hex"
	"math"
	"strconv"
)

// Append writes an object after dst as it stands in a file [ISO 32000-1 7.3]: dictionaries in their order, numbers in the shortest
// form that reads back the same. Of a stream it writes the dictionary and the data as they are; /Length is the caller's.
func Append(dst []byte, o Object) []byte {
	switch o := o.(type) {
	case nil, Null:
		return append(dst, "null"...)
	case Bool:
		return strconv.AppendBool(dst, bool(o))
	case Integer:
		return strconv.AppendInt(dst, int64(o), 10)
	case Real:
		return appendReal(dst, float64(o))
	case Name:
		return appendName(dst, o)
	case String:
		return appendString(dst, o)
	case Ref:
		dst = strconv.AppendUint(dst, uint64(o.Num), 10)
		dst = append(dst, ' ')
		dst = strconv.AppendUint(dst, uint64(o.Gen), 10)
		return append(dst, " R"...)
	case Array:
		dst = append(dst, '[')
		for i, x := range o {
			if i > 0 {
				dst = append(dst, ' ')
			}
			dst = Append(dst, x)
		}
		return append(dst, ']')
	case Dict:
		dst = append(dst, "<<"...)
		for _, p := range o {
			dst = append(appendName(dst, p.Key), ' ')
			dst = Append(dst, p.Value)
		}
		return append(dst, ">>"...)
	case *Stream:
		dst = append(Append(dst, o.Dict), "\nstream\n"...)
		return append(append(dst, o.Data...), "\nendstream"...)
	}
	return append(dst, "null"...)
}

// appendReal never writes an exponent, which PDF does not know.
func appendReal(dst []byte, x float64) []byte {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return append(dst, '0')
	}
	return strconv.AppendFloat(dst, x, 'f', -1, 64)
}

func appendName(dst []byte, n Name) []byte {
	dst = append(dst, '/')
	for i := range len(n) {
		c := n[i]
		if c <= ' ' || c >= 0x7f || c == '#' || class[c] == delimiter {
			const digits = "0123456789ABCDEF"
			dst = append(dst, '#', digits[c>>4], digits[c&15])
			continue
		}
		dst = append(dst, c)
	}
	return dst
}

func appendString(dst []byte, s String) []byte {
	if s.Hex {
		dst = append(dst, '<')
		dst = hex.AppendEncode(dst, s.Bytes)
		return append(dst, '>')
	}
	dst = append(dst, '(')
	for _, c := range s.Bytes {
		switch {
		case c == '(' || c == ')' || c == '\\':
			dst = append(dst, '\\', c)
		case c < ' ' || c >= 0x7f:
			dst = append(dst, '\\', '0'+c>>6, '0'+c>>3&7, '0'+c&7)
		default:
			dst = append(dst, c)
		}
	}
	return append(dst, ')')
}

// With returns d with the value of a key replaced, or added at its end; nil takes the key away. d itself stays as it is.
func (d Dict) With(key Name, value Object) Dict {
	out := make(Dict, 0, len(d)+1)
	for _, p := range d {
		if p.Key != key {
			out = append(out, p)
		} else if value != nil {
			out, value = append(out, Pair{key, value}), nil
		}
	}
	if value != nil {
		out = append(out, Pair{key, value})
	}
	return out
}
