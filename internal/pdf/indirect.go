package pdf

import "bytes"

// indirect reads the indirect object of an entry with p, which is made fresh for it [ISO 32000-2 §7.3.10]. It may not
// leave the bytes of its own revision.
func (f *File) indirect(p *parser, e *Entry) (Object, error) {
	sec := &f.Sections[e.Revision]
	if e.Offset < sec.Begin || e.Offset >= sec.Start {
		return nil, fail(ErrSyntax, e.Offset, "object %d stands outside its revision", e.Num)
	}
	p.data, p.pos = f.data[:sec.Start], e.Offset
	p.tokens, p.comment, p.highest, p.keys, p.length = 0, false, 0, p.keys[:0], nil
	if !p.head(e) {
		return nil, fail(ErrSyntax, e.Offset, "no object %d %d here", e.Num, e.Gen)
	}
	o, err := p.value(0)
	if err != nil {
		return nil, err
	}
	p.skipSpace()
	word := p.word()
	if string(word) == "stream" {
		if o, err = f.stream(p, e, o); err != nil {
			return nil, err
		}
		p.skipSpace()
		word = p.word()
	}
	if string(word) != "endobj" {
		return nil, fail(ErrSyntax, p.pos, "object %d without endobj", e.Num)
	}
	e.End, e.Comment = p.pos, p.comment
	return o, nil
}

// head reads "N G obj", in the entry's numbers without leading zeros.
func (p *parser) head(e *Entry) bool {
	for _, want := range []int{int(e.Num), int(e.Gen)} {
		start := p.pos
		n, ok := p.digits(10)
		if !ok || n != want || p.data[start] == '0' && p.pos-start > 1 {
			return false
		}
		if p.pos >= len(p.data) || class[p.data[p.pos]] != space {
			return false
		}
		p.blank()
	}
	return string(p.word()) == "obj"
}

// stream reads the data after the word stream. Its length must lead exactly to endstream [ISO 32000-2 §7.3.8].
func (f *File) stream(p *parser, e *Entry, dict Object) (Object, error) {
	at := p.pos
	if bytes.HasPrefix(p.data[at:], []byte("\r")) && !bytes.HasPrefix(p.data[at:], []byte("\r\n")) || !p.endOfLine() {
		return nil, fail(ErrSyntax, at, "stream without end of line")
	}
	n, err := f.streamLength(p.length, e.Revision, at)
	if err != nil {
		return nil, err
	}
	start := p.pos
	if n < 0 || n > int64(len(p.data)-start) {
		return nil, fail(ErrSyntax, at, "stream longer than its revision")
	}
	p.pos += int(n)
	end := p.pos
	p.endOfLine()
	if string(p.word()) != "endstream" {
		return nil, fail(ErrSyntax, end, "stream length does not lead to endstream")
	}
	if p.dry {
		return nil, nil
	}
	d, ok := dict.(Dict)
	if !ok {
		return nil, fail(ErrSyntax, at, "stream without dictionary")
	}
	return &Stream{Dict: d, Data: f.data[start:end]}, nil
}

// streamLength returns the value of /Length, direct or in an object of its own.
func (f *File) streamLength(length Object, rev, at int) (int64, error) {
	switch l := length.(type) {
	case Integer:
		return int64(l), nil
	case Ref:
		e := f.find(l.Num, rev)
		if e < 0 || f.entries[e].Kind != Direct || f.entries[e].Gen != l.Gen {
			return 0, fail(ErrSyntax, at, "stream length is in no object")
		}
		target := f.entries[e]
		sec := &f.Sections[target.Revision]
		if target.Offset < sec.Begin || target.Offset >= sec.Start {
			return 0, fail(ErrSyntax, at, "stream length stands outside its revision")
		}
		p := &parser{data: f.data[:sec.Start], pos: target.Offset, limits: &f.limits}
		if p.head(&target) {
			p.blank()
			n, err := p.number() // never a container, so that a stream costs no more than this
			p.blank()
			if err == nil && n.whole && string(p.word()) == "endobj" {
				return n.n, nil
			}
		}
	}
	return 0, fail(ErrSyntax, at, "stream without a good length")
}

// find returns the index of the entry of an object as a revision sees it, or -1.
func (f *File) find(num uint32, rev int) int {
	lo, hi := 0, len(f.entries)
	for lo < hi { // first entry after (num, rev)
		mid := int(uint(lo+hi) >> 1)
		if e := &f.entries[mid]; e.Num < num || e.Num == num && e.Revision <= rev {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 || f.entries[lo-1].Num != num {
		return -1
	}
	return lo - 1
}
