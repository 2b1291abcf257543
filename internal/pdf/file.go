package pdf

import (
	"bytes"
	"cmp"
	"slices"
)

// File is a PDF whose structure has been read. It keeps the bytes it was given and must not be used by two goroutines
// at once.
type File struct {
	Version  string    // of the header: "1.7"
	Sections []Section // oldest first: the index is the number of the revision
	Problems []Problem // objects that cannot be read or that overlap; a file with problems is not a good file

	data    []byte
	limits  Limits
	count   int      // cross-reference entries so far
	entries []Entry  // by number, then revision
	objects []Object // built so far, beside entries
	built   int      // tokens in them
}

// Problem is something wrong with one object. The structure around it can be read all the same.
type Problem struct {
	Revision int
	Err      error
}

// Read reads the structure of a file. It returns an *Error when there is none that every reader would agree on.
func Read(data []byte, limits Limits) (*File, error) {
	f := &File{data: data, limits: limits}
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return nil, fail(ErrNoHeader, 0, "file does not begin with %%PDF-")
	}
	if len(data) > limits.Size {
		return nil, fail(ErrLimit, 0, "more than %d bytes", limits.Size)
	}
	if err := f.header(); err != nil {
		return nil, err
	}
	if err := f.readSections(); err != nil {
		return nil, err
	}
	if err := f.collect(); err != nil {
		return nil, err
	}
	f.scan()
	f.checkOverlap()
	return f, nil
}

// header reads "%PDF-m.n" and its end of line.
func (f *File) header() error {
	if len(f.data) < 9 || !isDigit(f.data[5]) || f.data[6] != '.' || !isDigit(f.data[7]) || class[f.data[8]] != space {
		return fail(ErrSyntax, 5, "version in the header")
	}
	f.Version = string(f.data[5:8])
	return nil
}

// readSections follows startxref and /Prev. Each section must stand wholly before the one that names it.
func (f *File) readSections() error {
	at := bytes.LastIndex(f.data, []byte("startxref"))
	if at < 0 {
		return fail(ErrSyntax, len(f.data), "no startxref")
	}
	p := &parser{data: f.data, pos: at + len("startxref"), limits: &f.limits}
	p.blank()
	start, ok := p.digits(10)
	if !ok {
		return fail(ErrSyntax, at, "startxref without a number")
	}
	limit := len(f.data)
	for {
		if len(f.Sections) == f.limits.Revisions {
			return fail(ErrLimit, start, "more than %d revisions", f.limits.Revisions)
		}
		sec, err := f.section(start, limit)
		if err != nil {
			return err
		}
		f.Sections = append(f.Sections, *sec)
		if sec.prev < 0 {
			break
		}
		start, limit = sec.prev, sec.Start
	}
	slices.Reverse(f.Sections)
	for i := 1; i < len(f.Sections); i++ {
		f.Sections[i].Begin = f.Sections[i-1].End
	}
	return nil
}

// collect puts the entries of all sections into one list that can be searched.
func (f *File) collect() error {
	f.entries = make([]Entry, 0, f.count)
	for rev := range f.Sections {
		for _, e := range f.Sections[rev].entries {
			e.Revision = rev
			f.entries = append(f.entries, e)
		}
		f.Sections[rev].entries = nil
	}
	slices.SortFunc(f.entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Num, b.Num), cmp.Compare(a.Revision, b.Revision))
	})
	for i := 1; i < len(f.entries); i++ {
		a, b := &f.entries[i-1], &f.entries[i]
		if a.Num == b.Num && a.Revision == b.Revision {
			return fail(ErrDuplicate, f.Sections[a.Revision].Start, "object %d stands twice in one section", a.Num)
		}
	}
	f.objects = make([]Object, len(f.entries))
	return nil
}

// scan lexes every object once, to know where it ends and that it can be read.
func (f *File) scan() {
	p := &parser{limits: &f.limits, dry: true}
	for i := range f.entries {
		e := &f.entries[i]
		if e.Kind != Direct {
			continue
		}
		if _, err := f.indirect(p, e); err != nil {
			e.Err = err
			f.Problems = append(f.Problems, Problem{e.Revision, err})
		}
		sec := &f.Sections[e.Revision]
		sec.highest = max(sec.highest, p.highest)
	}
}

// checkOverlap finds objects that share bytes. Sections cannot share any: they are read apart, and an object that
// reaches out of its revision is a problem already.
func (f *File) checkOverlap() {
	for rev := range f.Sections {
		end := f.Sections[rev].Begin
		for _, e := range f.InRevision(rev) {
			if e.Err != nil {
				continue
			}
			if e.Offset < end {
				f.Problems = append(f.Problems, Problem{rev, fail(ErrOverlap, e.Offset, "object %d", e.Num)})
			}
			end = max(end, e.End)
		}
	}
}

// InRevision returns the objects that a revision writes, in the order of the file.
func (f *File) InRevision(rev int) []Entry {
	var out []Entry
	for i := range f.entries {
		if f.entries[i].Revision == rev && f.entries[i].Kind != Free {
			out = append(out, f.entries[i])
		}
	}
	slices.SortFunc(out, func(a, b Entry) int { return cmp.Compare(a.Offset, b.Offset) })
	return out
}

// FreedIn returns how many objects a revision declares free.
func (f *File) FreedIn(rev int) int {
	n := 0
	for i := range f.entries {
		if f.entries[i].Revision == rev && f.entries[i].Kind == Free {
			n++
		}
	}
	return n
}

// End returns the offset just after the last revision; what follows belongs to nothing.
func (f *File) End() int { return f.Sections[len(f.Sections)-1].End }

// Bytes returns a part of the file.
func (f *File) Bytes(start, end int) []byte { return f.data[start:end] }

// Largest returns the largest object number that a revision's section names.
func (f *File) Largest(rev int) uint32 { return f.Sections[rev].largest }

// Highest returns the largest object number that a revision refers to, whether or not there is such an object.
func (f *File) Highest(rev int) uint32 { return f.Sections[rev].highest }

// InStream reports whether an offset lies inside an object that is a stream.
func (f *File) InStream(offset int) bool {
	for i := range f.entries {
		e := &f.entries[i]
		if e.Kind == Direct && e.Err == nil && e.Offset < offset && offset < e.End {
			o, err := f.At(e.Revision).Object(Ref{e.Num, e.Gen})
			_, ok := o.(*Stream)
			return err == nil && ok
		}
	}
	return false
}
