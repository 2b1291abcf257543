package pdftext

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
)

// A file is the objects of a PDF, the last of each number, and what its streams have cost so far.
type file struct {
	objects  map[int]any
	root     any
	locked   bool // encrypted
	inflated int
	left     int // tokens that may still be made
	fonts    map[int]*font
}

// scan finds every object by its "N G obj", in the order of the file, so that a later revision's stands.
func scan(b []byte) (*file, error) {
	f := &file{objects: map[int]any{}, fonts: map[int]*font{}, left: maxTokens}
	for i := 0; i < len(b); {
		k := bytes.Index(b[i:], []byte("obj"))
		if k < 0 {
			break
		}
		at := i + k
		i = at + 3
		n, ok := numberBefore(b, at)
		if !ok {
			continue
		}
		x, end := f.object(b, i)
		i = end
		f.put(n, x)
		if len(f.objects) > maxObjects || f.inflated > maxInflated {
			return nil, ErrLimit
		}
	}
	f.trailers(b)
	if f.left <= 0 {
		return nil, ErrLimit
	}
	return f, nil
}

// trailers reads the dictionaries behind the word, of which a file has one for each time it was saved.
func (f *file) trailers(b []byte) {
	for range 1000 {
		i := bytes.Index(b, []byte("trailer"))
		if i < 0 {
			return
		}
		l := f.lexer(b, i+len("trailer"))
		x, _ := l.next()
		if d, ok := x.(dict); ok {
			f.head(d)
		}
		b = b[max(l.i, i+1):]
	}
}

// lexer reads b from i, with references.
func (f *file) lexer(b []byte, i int) *lexer { return &lexer{b: b, i: i, refs: true, left: &f.left} }

// head takes what a trailer says.
func (f *file) head(d dict) {
	if d["Root"] != nil {
		f.root = d["Root"]
	}
	if d["Encrypt"] != nil {
		f.locked = true
	}
}

// numberBefore is N of "N G " before at.
func numberBefore(b []byte, at int) (int, bool) {
	if at > 2 && bytes.Equal(b[at-3:at], []byte("end")) {
		return 0, false
	}
	i := at
	field := func() (string, bool) {
		spaces := 0
		for i > 0 && isSpace(b[i-1]) && spaces < 8 {
			i, spaces = i-1, spaces+1
		}
		end := i
		for i > 0 && b[i-1] >= '0' && b[i-1] <= '9' && end-i < 9 {
			i--
		}
		return string(b[i:end]), end > i && spaces > 0
	}
	if _, ok := field(); !ok {
		return 0, false
	}
	s, ok := field()
	n, err := strconv.Atoi(s)
	return n, ok && err == nil
}

// object reads the object at i and says where it ends.
func (f *file) object(b []byte, i int) (any, int) {
	l := f.lexer(b, i)
	x, ok := l.next()
	d, isDict := x.(dict)
	if !ok || !isDict {
		return x, l.i
	}
	end := l.i
	for l.i < len(b) && isSpace(b[l.i]) {
		l.i++
	}
	if !bytes.HasPrefix(b[l.i:], []byte("stream")) {
		return d, end
	}
	l.i += len("stream")
	if l.at(0) == '\r' {
		l.i++
	}
	if l.at(0) == '\n' {
		l.i++
	}
	start := min(l.i, len(b))
	if n := whole(d["Length"]); n > 0 && n <= len(b)-start {
		stop := start + n
		if tail := bytes.TrimLeft(b[stop:min(stop+32, len(b))], "\r\n \t"); bytes.HasPrefix(tail, []byte("endstream")) {
			return &stream{d, b[start:stop]}, stop
		}
	}
	stop := bytes.Index(b[start:], []byte("endstream"))
	if stop < 0 {
		return &stream{d, b[start:]}, len(b)
	}
	return &stream{d, b[start : start+stop]}, start + stop + len("endstream")
}

// put keeps an object; an object stream's are kept too.
func (f *file) put(n int, x any) {
	f.objects[n] = x
	delete(f.fonts, n)
	s, ok := x.(*stream)
	if !ok {
		return
	}
	switch s.dict["Type"] {
	case name("XRef"):
		f.head(s.dict)
	case name("ObjStm"):
		f.packed(s)
	}
}

// packed are the objects of an object stream [ISO 32000-1 7.5.7].
func (f *file) packed(s *stream) {
	count, first := whole(s.dict["N"]), whole(s.dict["First"])
	data, ok := f.decode(s)
	if !ok || first < 0 || first > len(data) || count > maxObjects {
		return
	}
	head := &lexer{b: data[:first], left: &f.left}
	for range count {
		n, ok1 := head.next()
		at, ok2 := head.next()
		off := whole(at)
		if !ok1 || !ok2 || off < 0 || first+off > len(data) || len(f.objects) > maxObjects {
			return
		}
		l := f.lexer(data, first+off)
		if x, ok := l.next(); ok {
			f.objects[whole(n)] = x
		}
	}
}

// resolve follows references until there is an object.
func (f *file) resolve(x any) any {
	for range 8 {
		r, ok := x.(ref)
		if !ok {
			return x
		}
		x = f.objects[int(r)]
	}
	return nil
}

// dictOf is x as a dictionary, of a stream its own.
func (f *file) dictOf(x any) dict {
	switch y := f.resolve(x).(type) {
	case dict:
		return y
	case *stream:
		return y.dict
	}
	return nil
}

func (f *file) arrayOf(x any) []any {
	a, _ := f.resolve(x).([]any)
	return a
}

func (f *file) numberOf(x any) float64 {
	n, _ := f.resolve(x).(float64)
	return n
}

func (f *file) wholeOf(x any) int { return whole(f.resolve(x)) }

// whole is a number without its fraction, 0 of what is none or is larger than anything in a file.
func whole(x any) int {
	n, _ := x.(float64)
	if n > 1<<31 || n < -(1<<31) || n != n {
		return 0
	}
	return int(n)
}

// A page is what it shows and what it shows it with.
type page struct {
	content   [][]byte
	resources dict
}

// pages are the pages in their order.
func (f *file) pages() []page {
	root := f.dictOf(f.root)
	if root == nil || root["Pages"] == nil {
		for _, n := range slices.Sorted(maps.Keys(f.objects)) {
			if d, ok := f.objects[n].(dict); ok && d["Type"] == name("Catalog") && d["Pages"] != nil {
				root = d
			}
		}
	}
	var out []page
	seen := map[ref]bool{}
	var walk func(x any, inherited any, depth int)
	walk = func(x any, inherited any, depth int) {
		r, isRef := x.(ref)
		d := f.dictOf(x)
		if d == nil || isRef && seen[r] || depth > maxDepth || len(out) >= maxPages {
			return
		}
		seen[r] = isRef
		if d["Resources"] != nil {
			inherited = d["Resources"]
		}
		if kids := f.arrayOf(d["Kids"]); kids != nil {
			for _, k := range kids {
				walk(k, inherited, depth+1)
			}
			return
		}
		p := page{resources: f.dictOf(inherited)}
		parts := f.arrayOf(d["Contents"])
		if parts == nil {
			parts = []any{d["Contents"]}
		}
		for _, c := range parts {
			if s, ok := f.resolve(c).(*stream); ok {
				if data, ok := f.decode(s); ok {
					p.content = append(p.content, data)
				}
			}
		}
		out = append(out, p)
	}
	walk(root["Pages"], nil, 0)
	return out
}
