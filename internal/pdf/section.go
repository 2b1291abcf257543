package pdf

import "bytes"

// SectionKind is the form of a cross-reference section.
type SectionKind uint8

// Table is the classic form [ISO 32000-2 §7.5.4].
const Table SectionKind = iota

// EntryKind says how an entry leads to its object.
type EntryKind uint8

// The kinds of entries of a Table.
const (
	Free   EntryKind = iota // there is no such object any more
	Direct                  // the object stands at Offset
)

// Section is one cross-reference section with its trailer: the end of one revision.
type Section struct {
	Kind    SectionKind
	Begin   int  // first byte of the revision: just after the previous one
	Start   int  // where the section stands
	End     int  // just after %%EOF and its end of line: the end of the revision
	Comment bool // a comment stands in the section or its trailer
	Trailer Dict

	largest uint32 // object number that the section names
	highest uint32 // object number that the revision refers to
	prev    int    // where the previous section stands; -1 for none
	entries []Entry
}

// Entry says where one object of one revision is.
type Entry struct {
	Num      uint32
	Gen      uint16
	Kind     EntryKind
	Revision int
	Offset   int   // of the first digit of "N G obj"
	End      int   // just after endobj
	Comment  bool  // a comment stands in the object, outside strings and streams
	Err      error // why the object cannot be read
}

// section reads the cross-reference section that stands at start and lets it reach no further than limit.
func (f *File) section(start, limit int) (*Section, error) {
	if start < 0 || start >= limit {
		return nil, fail(ErrSyntax, start, "cross-reference outside the file")
	}
	if isDigit(f.data[start]) {
		return nil, fail(ErrUnsupported, start, "cross-reference stream")
	}
	p := &parser{data: f.data[:limit], pos: start, limits: &f.limits}
	if string(p.word()) != "xref" {
		return nil, fail(ErrSyntax, start, "no cross-reference section here")
	}
	if !p.endOfLine() {
		return nil, fail(ErrSyntax, p.pos, "xref without end of line")
	}
	sec := &Section{Kind: Table, Start: start, prev: -1}
	for p.pos < limit && isDigit(p.data[p.pos]) {
		if err := f.subsection(p, sec); err != nil {
			return nil, err
		}
	}
	if err := f.trailer(p, sec); err != nil {
		return nil, err
	}
	sec.Comment = p.comment
	sec.highest = p.highest
	return sec, nil
}

// subsection reads a line "first count" and its entries of exactly 20 bytes.
func (f *File) subsection(p *parser, sec *Section) error {
	start := p.pos
	first, ok1 := p.digits(7)
	ok2 := p.pos < len(p.data) && p.data[p.pos] == ' '
	p.pos++
	count, ok3 := p.digits(7)
	if !ok1 || !ok2 || !ok3 || first > maxNum {
		return fail(ErrSyntax, start, "subsection of a cross-reference table")
	}
	if p.pos < len(p.data) && p.data[p.pos] == ' ' { // some writers put one blank before the end of line
		p.pos++
	}
	if !p.endOfLine() {
		return fail(ErrSyntax, p.pos, "subsection without end of line")
	}
	if f.count += count; f.count > f.limits.Entries {
		return fail(ErrLimit, start, "more than %d cross-reference entries", f.limits.Entries)
	}
	if len(p.data)-p.pos < count*20 {
		return fail(ErrSyntax, start, "cross-reference table is cut")
	}
	for i := range count {
		line := p.data[p.pos : p.pos+20]
		e, ok := tableEntry(line)
		if !ok {
			return fail(ErrSyntax, p.pos, "cross-reference entry")
		}
		e.Num = uint32(first + i)
		if e.Num > maxNum || e.Num == 0 && e.Kind != Free {
			return fail(ErrSyntax, p.pos, "object number out of range")
		}
		sec.entries = append(sec.entries, e)
		sec.largest = max(sec.largest, e.Num)
		p.pos += 20
	}
	return nil
}

// tableEntry reads "nnnnnnnnnn ggggg n" and its end of line of two bytes.
func tableEntry(line []byte) (e Entry, ok bool) {
	offset, ok1 := decimal(line[:10])
	gen, ok2 := decimal(line[11:16])
	if !ok1 || !ok2 || gen > 65535 || line[10] != ' ' || line[16] != ' ' {
		return e, false
	}
	switch string(line[18:]) {
	case "\r\n", " \n", " \r":
	default:
		return e, false
	}
	switch line[17] {
	case 'n':
		e.Kind = Direct
	case 'f':
		e.Kind = Free
	default:
		return e, false
	}
	e.Offset, e.Gen = offset, uint16(gen)
	return e, true
}

// trailer reads from the word trailer to the end of the revision [ISO 32000-2 §7.5.5].
func (f *File) trailer(p *parser, sec *Section) error {
	if string(p.word()) != "trailer" {
		return fail(ErrSyntax, p.pos, "no trailer after the cross-reference table")
	}
	p.tokens = 0
	o, err := p.value(0)
	if err != nil {
		return err
	}
	dict, ok := o.(Dict)
	if !ok {
		return fail(ErrSyntax, p.pos, "trailer is not a dictionary")
	}
	sec.Trailer = dict
	if err := sec.checkTrailer(p.pos); err != nil {
		return err
	}
	p.blank()
	at := p.pos
	if string(p.word()) != "startxref" {
		return fail(ErrSyntax, at, "no startxref after the trailer")
	}
	p.blank()
	if n, ok := p.digits(10); !ok || n != sec.Start {
		return fail(ErrSyntax, at, "startxref does not name its own section")
	}
	p.blank()
	if !bytes.HasPrefix(p.data[p.pos:], []byte("%%EOF")) {
		return fail(ErrSyntax, p.pos, "no end-of-file marker after startxref")
	}
	p.pos += len("%%EOF")
	p.endOfLine()
	sec.End = p.pos
	return nil
}

func (s *Section) checkTrailer(at int) error {
	for _, key := range []Name{"Encrypt", "XRefStm"} {
		if s.Trailer.Get(key) != nil {
			return fail(ErrUnsupported, at, "trailer with /%s", key)
		}
	}
	size, ok := s.Trailer.Get("Size").(Integer)
	if !ok || size < 1 || size > maxNum+1 {
		return fail(ErrSyntax, at, "trailer without a good /Size")
	}
	for i := range s.entries {
		if Integer(s.entries[i].Num) >= size {
			return fail(ErrSyntax, at, "object number beyond /Size")
		}
	}
	if _, ok := s.Trailer.Get("Root").(Ref); !ok {
		return fail(ErrSyntax, at, "trailer without a good /Root")
	}
	switch prev := s.Trailer.Get("Prev").(type) {
	case nil:
	case Integer:
		if prev < 0 || prev >= Integer(s.Start) {
			return fail(ErrSyntax, at, "/Prev does not lead backwards")
		}
		s.prev = int(prev)
	default:
		return fail(ErrSyntax, at, "/Prev is not an integer")
	}
	return nil
}

// blank moves over white space only; a comment is no blank here.
func (p *parser) blank() {
	for p.pos < len(p.data) && class[p.data[p.pos]] == space {
		p.pos++
	}
}

// endOfLine moves over one end of line.
func (p *parser) endOfLine() bool {
	switch {
	case p.pos < len(p.data) && p.data[p.pos] == '\n':
		p.pos++
	case p.pos+1 < len(p.data) && p.data[p.pos] == '\r' && p.data[p.pos+1] == '\n':
		p.pos += 2
	case p.pos < len(p.data) && p.data[p.pos] == '\r':
		p.pos++
	default:
		return false
	}
	return true
}

// digits reads a run of at most most decimal digits.
func (p *parser) digits(most int) (int, bool) {
	start := p.pos
	for p.pos < len(p.data) && isDigit(p.data[p.pos]) && p.pos-start <= most {
		p.pos++
	}
	if p.pos-start > most {
		return 0, false
	}
	return decimal(p.data[start:p.pos])
}

func decimal(b []byte) (int, bool) {
	n := 0
	for _, c := range b {
		if !isDigit(c) {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, len(b) > 0
}
