package verify

import (
	"slices"

	"naskah/internal/pdf"
)

// revisions holds what was found in each revision from the first signature of our class on.
type revisions struct {
	first int
	last  int
	found map[int]*revisionFinding
	pages []pdf.Page // of the document before the first signature; no revision of ours changes which pages there are
}

// revisionFinding is what is wrong with one revision; nothing means that it is exactly one signature.
type revisionFinding struct {
	page     int // of its widget
	findings []finding
}

func (r *revisionFinding) add(code, detail string) {
	r.findings = append(r.findings, found(TidakSah, code, detail))
}

// revisions classifies the document before the first signature of our class, and every revision from there on.
func (in *Inspection) revisions(f *pdf.File, first int) revisions {
	out := revisions{first: first, found: map[int]*revisionFinding{}, last: len(f.Sections) - 1}
	for _, p := range f.Problems {
		if p.Revision < first {
			in.add(found(TidakDapatDipastikan, CodeUnreadable, "ada objek yang tidak dapat dibaca"))
			break
		}
	}
	if first == 0 { // the engine appends; what stands in the first revision was written by something else
		in.add(found(TidakDapatDipastikan, CodeForeign, "tanda tangan tidak ditambahkan sebagai revisi tersendiri"))
		out.found[0] = &revisionFinding{}
		first = 1
	}
	base := f.At(first - 1)
	pages, err := base.Pages()
	if err != nil || !plainDocument(base) {
		in.add(found(TidakDapatDipastikan, CodeForeign, "dokumen sebelum tanda tangan pertama bukan keluaran sistem ini"))
	}
	out.pages = pages
	for rev := first; rev <= out.last; rev++ {
		c := comparison{f: f, rev: rev, old: f.At(rev - 1), now: f.At(rev), pages: pages, out: &revisionFinding{}}
		c.compare()
		out.found[rev] = c.out
	}
	return out
}

// plainKeys are what the catalog of a document of ours may hold before it is signed. Actions, layers, names and
// permissions are not among them: they can change what is shown, or what later revisions may do.
var plainKeys = []pdf.Name{"Type", "Pages", "Outlines", "PageMode", "PageLayout", "PageLabels", "ViewerPreferences", "Lang", "Metadata", "MarkInfo", "StructTreeRoot", "OutputIntents", "Extensions"}

func plainDocument(v pdf.View) bool {
	catalog, _, ok := v.Catalog()
	if !ok {
		return false
	}
	for _, pair := range catalog {
		if !slices.Contains(plainKeys, pair.Key) {
			return false
		}
	}
	return true
}

// apply gives a signature what was found in its own revision and in all later ones. A signature that is not of our
// class gets no reasons from here: of it this judge says only that.
func (r *revisions) apply(s *Signature, ours bool) {
	for rev := max(s.Revision, r.first); rev <= r.last; rev++ {
		what := r.found[rev]
		if rev > s.Revision {
			s.changes = append(s.changes, what.change(rev))
		}
		switch {
		case !ours:
		case rev > s.Revision:
			s.add(what.findings...)
		default:
			s.add(r.own(rev)...)
		}
	}
}

// change says in one line what a revision did.
func (r *revisionFinding) change(rev int) Change {
	change := Change{Revision: rev, Kind: ChangeSeal}
	if len(r.findings) > 0 {
		change.Kind = ChangeOther
	}
	if page := r.page; page > 0 {
		change.Page = &page
	}
	return change
}

// own returns what is wrong with a signature's own revision. In the first one there is no earlier signature that it
// could have changed anything under: what is not as the engine writes it is then only not of our class. How the seal
// looks holds for every seal.
func (r *revisions) own(rev int) []finding {
	if rev > r.first {
		return r.found[rev].findings
	}
	var out []finding
	for _, f := range r.found[rev].findings {
		if f.Code != CodeAppearance {
			f = found(TidakDapatDipastikan, CodeForeign, "revisi tanda tangan pertama bukan tulisan mesin tanda tangan sistem ini")
		}
		out = append(out, f)
	}
	return out
}

// comparison compares the document before and after one revision, which must be exactly one seal.
type comparison struct {
	f        *pdf.File
	rev      int
	old, now pdf.View
	pages    []pdf.Page
	out      *revisionFinding
}

// The objects of a seal's revision, in the order in which the engine writes them. All but the page are new, and have
// consecutive numbers.
const (
	atDictionary = iota
	atPicture
	atForm
	atWidget
	atPage
	atCatalog
	sealObjects
)

func (c *comparison) compare() {
	objects := c.f.InRevision(c.rev)
	c.stray(objects)
	for _, p := range c.f.Problems {
		if p.Revision == c.rev {
			c.out.add(CodeRevision, "ada objek yang tidak dapat dibaca")
			break
		}
	}
	c.overwritten(objects)
	next := c.largest() + 2 // the engine leaves out one number in each revision
	shape := len(objects) == sealObjects && c.f.FreedIn(c.rev) == 0
	for i := 0; shape && i < sealObjects; i++ {
		want := next + uint32(i)
		switch i {
		case atPage:
			continue
		case atCatalog:
			want--
		}
		shape = objects[i].Num == want && objects[i].Gen == 0
	}
	if !shape {
		c.out.add(CodeRevision, "")
		return
	}
	c.awaited(next)
	c.trailer(next)
	s := sealRevision{comparison: c, refs: [sealObjects]pdf.Ref{}}
	for i := range objects {
		s.refs[i] = pdf.Ref{Num: objects[i].Num, Gen: objects[i].Gen}
	}
	s.check()
}

// stray finds bytes that belong to no object, and comments, which belong to nothing either.
func (c *comparison) stray(objects []pdf.Entry) {
	sec := &c.f.Sections[c.rev]
	bad := sec.Comment
	at := sec.Begin
	for _, e := range objects {
		if e.Err != nil {
			return // reported as unreadable: its end is not known
		}
		bad = bad || e.Comment || e.Offset > at && !isBlank(c.f.Bytes(at, e.Offset))
		at = max(at, e.End)
	}
	if bad || !isBlank(c.f.Bytes(at, sec.Start)) {
		c.out.add(CodeStray, "")
	}
}

func isBlank(b []byte) bool {
	for _, c := range b {
		if !pdf.IsSpace(c) {
			return false
		}
	}
	return true
}

// overwritten names what a revision replaces, if that is not a page in a seal's own way.
func (c *comparison) overwritten(objects []pdf.Entry) {
	_, root, _ := c.old.Catalog()
	for i, e := range objects {
		ref := pdf.Ref{Num: e.Num, Gen: e.Gen}
		switch _, existed := c.old.Entry(ref); {
		case !existed:
		case ref == root:
			c.out.add(CodeCatalog, "")
		case len(objects) == sealObjects && i == atPage && pageNumber(c.pages, ref) > 0:
			c.out.page = pageNumber(c.pages, ref)
		default:
			c.out.add(CodePage, "objek yang telah ditandatangani diganti")
			c.out.page = pageNumber(c.pages, ref)
			return
		}
	}
}

// awaited finds new objects that the document referred to before they were there. Until now those references were null;
// a page that draws one would show something else from now on.
func (c *comparison) awaited(next uint32) {
	for rev := range c.rev {
		if c.f.Highest(rev) >= next {
			c.out.add(CodePage, "objek baru telah dirujuk lebih dahulu oleh dokumen")
			return
		}
	}
}

// largest returns the largest object number before this revision.
func (c *comparison) largest() uint32 {
	n := uint32(0)
	for rev := range c.rev {
		n = max(n, c.f.Largest(rev))
	}
	return n
}

// trailer checks that the trailer is the old one but for /Size, /Root and /Prev.
func (c *comparison) trailer(next uint32) {
	prev := c.f.Sections[c.rev-1].Start
	want := pdf.Dict{
		{Key: "Size", Value: pdf.Integer(next + sealObjects - 1)},
		{Key: "Root", Value: pdf.Ref{Num: next + atCatalog - 1}},
		{Key: "Prev", Value: pdf.Integer(prev)},
	}
	for _, pair := range c.old.Trailer() {
		if pair.Key != "Size" && pair.Key != "Root" && pair.Key != "Prev" {
			want = append(want, pair)
		}
	}
	if !c.now.Same(c.now.Trailer(), want) {
		c.out.add(CodeRevision, "trailer")
	}
}

// sameBut reports whether two dictionaries are the same apart from one key.
func sameBut(v pdf.View, a, b pdf.Dict, key pdf.Name) bool {
	drop := func(d pdf.Dict) pdf.Dict {
		return slices.DeleteFunc(slices.Clone(d), func(p pdf.Pair) bool { return p.Key == key })
	}
	return v.Same(drop(a), drop(b))
}
