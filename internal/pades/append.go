package pades

import (
	"fmt"
	"slices"
	"strconv"

	"naskah/internal/pdf"
)

// An addition collects the objects of one further revision.
type addition struct {
	base *Base
	next uint32
	objs map[uint32]pdf.Object
	gen  map[uint32]uint16
	gap  [2]int // in the bytes: of the hexadecimal string that holds a signature, delimiters included; zero: none
	rng  int    // in the bytes: of the first number of the range that is known only at the end
	sig  uint32 // object number of the signature dictionary

	added []pdf.Ref // new fields
}

func (b *Base) addition() *addition {
	return &addition{base: b, next: b.next, objs: map[uint32]pdf.Object{}, gen: map[uint32]uint16{}}
}

// add makes a new object.
func (a *addition) add(o pdf.Object) pdf.Ref {
	r := pdf.Ref{Num: a.next}
	a.next++
	a.objs[r.Num] = o
	return r
}

// set replaces an object.
func (a *addition) set(r pdf.Ref, o pdf.Object) { a.objs[r.Num], a.gen[r.Num] = o, r.Gen }

// A Revision is what is appended to a file.
type Revision struct {
	Bytes  []byte
	Digest [32]byte // SHA-256 of the file with them
}

// finished is the revision of an addition without a signature.
func (a *addition) finished() (Revision, error) {
	b := a.bytes()
	h, err := a.base.resumed()
	if err != nil {
		return Revision{}, err
	}
	h.Write(b)
	return Revision{Bytes: b, Digest: [32]byte(h.Sum(nil))}, nil
}

// The places that a signature keeps free: its range, in digits enough for any file, and its value.
const (
	rangeDigits = 10
	maxFile     = 1<<31 - 1
)

// bytes writes the revision; a file that did not end with a line is given its end first.
func (a *addition) bytes() []byte {
	at := a.base.size
	b := []byte("\n")
	offsets := map[uint32]int{}
	nums := make([]uint32, 0, len(a.objs))
	for n := range a.objs {
		nums = append(nums, n)
	}
	slices.Sort(nums)
	for _, n := range nums {
		offsets[n] = at + len(b)
		b = fmt.Appendf(b, "%d %d obj\n", n, a.gen[n])
		if n == a.sig {
			b = a.signature(b)
		} else {
			b = pdf.Append(b, a.objs[n])
		}
		b = append(b, "\nendobj\n"...)
	}
	return a.crossTable(b, nums, offsets)
}

// signature writes the signature dictionary and remembers where its free places are. /Contents and /ByteRange stand first.
func (a *addition) signature(b []byte) []byte {
	d, _ := a.objs[a.sig].(pdf.Dict)
	b = append(b, "<<"...)
	for _, p := range d {
		b = append(pdf.Append(b, p.Key), ' ')
		switch p.Key {
		case "ByteRange":
			b = append(b, "[0 "...)
			a.rng = len(b)
			for range 3 {
				b = fmt.Appendf(b, "%*d ", -rangeDigits, 0)
			}
			b = append(b, ']')
		case "Contents":
			size, _ := p.Value.(pdf.Integer)
			a.gap[0] = len(b)
			b = append(b, '<')
			b = append(b, slices.Repeat([]byte{'0'}, 2*int(size))...)
			b = append(b, '>')
			a.gap[1] = len(b)
		default:
			b = pdf.Append(b, p.Value)
		}
	}
	return append(b, ">>"...)
}

// fillRange writes the range now that all is in its place.
func (a *addition) fillRange(b []byte) {
	from, to := a.base.size+a.gap[0], a.base.size+a.gap[1]
	w := b[a.rng:a.rng]
	for _, n := range []int{from, to, a.base.size + len(b) - to} {
		w = fmt.Appendf(w, "%*d ", -rangeDigits, n)
	}
}

// tail is the trailer of the revision.
func (a *addition) tail() pdf.Dict {
	t := pdf.Dict{}
	for _, key := range []pdf.Name{"Root", "Info", "ID"} {
		if x := a.base.trailer.Get(key); x != nil {
			t = t.With(key, x)
		}
	}
	return t.With("Size", pdf.Integer(a.next)).With("Prev", pdf.Integer(a.base.start))
}

// sections are runs of numbers that follow each other.
func sections(nums []uint32) [][]uint32 {
	var out [][]uint32
	for i, n := range nums {
		if i == 0 || n != nums[i-1]+1 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], n)
	}
	return out
}

func (a *addition) crossTable(b []byte, nums []uint32, offsets map[uint32]int) []byte {
	start := a.base.size + len(b)
	b = append(b, "xref\n"...)
	for _, run := range sections(nums) {
		b = fmt.Appendf(b, "%d %d\n", run[0], len(run))
		for _, n := range run {
			b = fmt.Appendf(b, "%010d %05d n \n", offsets[n], a.gen[n])
		}
	}
	b = append(pdf.Append(append(b, "trailer\n"...), a.tail()), "\nstartxref\n"...)
	b = strconv.AppendInt(b, int64(start), 10)
	return append(b, "\n%%EOF\n"...)
}
