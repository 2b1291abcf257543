package pdftext

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"io"
)

// decode undoes the filters of a stream; ok is false for one that is not understood, such as a picture's, and when the file has cost
// too much already.
func (f *file) decode(s *stream) ([]byte, bool) {
	filters, parms := f.arrayOf(s.dict["Filter"]), f.arrayOf(s.dict["DecodeParms"])
	if filters == nil && f.resolve(s.dict["Filter"]) != nil {
		filters, parms = []any{s.dict["Filter"]}, []any{s.dict["DecodeParms"]}
	}
	data := s.data
	if len(filters) > 4 {
		return nil, false
	}
	for i, x := range filters {
		switch f.resolve(x) {
		case name("FlateDecode"), name("Fl"):
			data = f.inflate(data)
		case name("ASCIIHexDecode"), name("AHx"):
			data = (&lexer{b: append([]byte("<"), data...)}).hex()
		case name("ASCII85Decode"), name("A85"):
			data = base85(data)
		default:
			return nil, false
		}
		if i < len(parms) {
			data = f.unpredict(data, f.dictOf(parms[i]))
		}
		if f.inflated += len(data); f.inflated > maxInflated {
			return nil, false
		}
	}
	return data, true
}

// inflate gives what can be read, also of damaged data.
func (f *file) inflate(data []byte) []byte {
	r, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(data, "\r\n")))
	if err != nil {
		return nil
	}
	var out bytes.Buffer
	_, _ = io.Copy(&out, io.LimitReader(r, int64(max(0, maxInflated-f.inflated))+1)) // damaged data ends where it ends
	return out.Bytes()
}

func base85(data []byte) []byte {
	data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
	if i := bytes.IndexByte(data, '~'); i >= 0 {
		data = data[:i]
	}
	data = data[:min(len(data), 8<<20)]
	out := make([]byte, len(data)*4+8)
	n, _, _ := ascii85.Decode(out, data, true) // what stands before a fault is taken
	return out[:n]
}

// unpredict undoes the predictors of PNG [ISO 32000-1 7.4.4.4].
func (f *file) unpredict(data []byte, p dict) []byte {
	if f.numberOf(p["Predictor"]) < 10 {
		return data
	}
	colours, bits, columns := max(1, f.wholeOf(p["Colors"])), f.wholeOf(p["BitsPerComponent"]), max(1, f.wholeOf(p["Columns"]))
	if bits == 0 {
		bits = 8
	}
	if colours > 32 || bits < 1 || bits > 16 || columns > 1<<14 {
		return nil
	}
	row, bpp := (colours*bits*columns+7)/8, max(1, colours*bits/8)
	out := make([]byte, 0, len(data))
	prev := make([]byte, row)
	for len(data) > 1 {
		kind := data[0]
		line := make([]byte, row)
		n := copy(line, data[1:])
		data = data[1+n:]
		for i := range line {
			var left, up, corner byte
			up = prev[i]
			if i >= bpp {
				left, corner = line[i-bpp], prev[i-bpp]
			}
			switch kind {
			case 1:
				line[i] += left
			case 2:
				line[i] += up
			case 3:
				line[i] += byte((int(left) + int(up)) / 2)
			case 4:
				line[i] += paeth(left, up, corner)
			}
		}
		out, prev = append(out, line...), line
	}
	return out
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	da, db, dc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case da <= db && da <= dc:
		return a
	case db <= dc:
		return b
	}
	return c
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
