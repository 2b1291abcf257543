package verify

import (
	"bytes"
	"cmp"
	"slices"

	"naskah/internal/pdf"
)

// marker is how the first engine signs its own name into every signature dictionary. A dictionary with it is of our
// class, and must then be exactly as that engine writes it.
const marker = pdf.Name("Digitorus PDFSign")

// sealObject is one signature dictionary of a file with the field that leads to it.
type sealObject struct {
	rev   int
	entry pdf.Entry // of the signature dictionary, or of its field where the dictionary stands in line
	dict  pdf.Dict
	ours  bool
	field pdf.Dict // nil where no field leads to the dictionary
}

// sealKey tells signature dictionaries apart: the same number in another revision is another dictionary.
type sealKey struct {
	num uint32
	rev int
}

// findSeals returns every signature dictionary in the order of the file: those that a field leads to in some revision
// [ISO 32000-2 §12.7.5.5], and those of our class that none leads to.
func findSeals(f *pdf.File) []sealObject {
	seen, walked := map[sealKey]bool{}, map[sealKey]bool{}
	var seals []sealObject
	put := func(s sealObject) {
		key := sealKey{s.entry.Num, s.entry.Revision}
		if !seen[key] {
			seen[key] = true
			s.rev = s.entry.Revision
			s.ours = isOurs(s.dict)
			seals = append(seals, s)
		}
	}
	for rev := len(f.Sections) - 1; rev >= 0; rev-- {
		w := fieldWalk{view: f.At(rev), seen: walked, put: put}
		w.form()
	}
	for rev := 1; rev < len(f.Sections); rev++ {
		for _, e := range f.InRevision(rev) {
			o, err := f.At(rev).Object(pdf.Ref{Num: e.Num, Gen: e.Gen})
			if d, ok := o.(pdf.Dict); err == nil && ok && isOurs(d) {
				put(sealObject{entry: e, dict: d})
			}
		}
	}
	slices.SortStableFunc(seals, func(a, b sealObject) int {
		return cmp.Or(cmp.Compare(a.rev, b.rev), cmp.Compare(a.entry.Offset, b.entry.Offset))
	})
	return seals
}

// isOurs tells by the marker alone, so that a dictionary that is wrong in any other way is one of ours gone wrong.
func isOurs(d pdf.Dict) bool {
	build, _ := d.Get("Prop_Build").(pdf.Dict)
	app, _ := build.Get("App").(pdf.Dict)
	return app.Get("Name") == marker
}

func firstOfOurs(seals []sealObject) int {
	for _, s := range seals {
		if s.ours {
			return s.rev
		}
	}
	return -1
}

// fieldWalk walks the form of one revision.
type fieldWalk struct {
	view pdf.View
	seen map[sealKey]bool // fields of all revisions: what did not change is walked once
	put  func(sealObject)
}

func (w *fieldWalk) form() {
	catalog, _, ok := w.view.Catalog()
	if !ok {
		return
	}
	form, _ := w.view.Dict(catalog.Get("AcroForm"))
	fields, _ := w.view.Array(form.Get("Fields"))
	for _, o := range fields {
		w.field(o, nil, 0)
	}
}

// field looks at one node of the field tree; /FT is inherited.
func (w *fieldWalk) field(o, above pdf.Object, depth int) {
	ref, isRef := o.(pdf.Ref)
	if isRef {
		e, ok := w.view.Entry(ref)
		key := sealKey{ref.Num, e.Revision}
		if !ok || w.seen[key] {
			return
		}
		w.seen[key] = true
	}
	d, ok := w.view.Dict(o)
	if !ok || depth > pdf.DefaultLimits().Depth {
		return
	}
	if ft := d.Get("FT"); ft != nil {
		above = w.view.Resolve(ft)
	}
	if v := d.Get("V"); v != nil && above == pdf.Name("Sig") {
		w.value(ref, d, v)
	}
	kids, _ := w.view.Array(d.Get("Kids"))
	for _, kid := range kids {
		w.field(kid, above, depth+1)
	}
}

// value puts the signature that a field holds. A value that is no dictionary is a signature all the same: a broken one.
func (w *fieldWalk) value(field pdf.Ref, d pdf.Dict, v pdf.Object) {
	if _, empty := v.(pdf.Null); empty {
		return
	}
	ref, ok := v.(pdf.Ref)
	if !ok {
		ref = field
	}
	entry, ok := w.view.Entry(ref)
	if !ok {
		entry, _ = w.view.Entry(field)
	}
	dict, _ := w.view.Dict(v)
	w.put(sealObject{entry: entry, dict: dict, field: d})
}

// looksLikeSeal tells from its first bytes whether an object that cannot be read was meant to be a signature.
func looksLikeSeal(b []byte) bool {
	b, _, _ = bytes.Cut(b[:min(len(b), 400)], []byte("endobj"))
	return bytes.Contains(b, []byte("/ByteRange")) || bytes.Contains(b, []byte("/Digitorus#20PDFSign"))
}

// looksLikeRevision tells whether a reader that repairs files could find objects or a cross-reference in b.
func looksLikeRevision(b []byte) bool {
	for _, word := range []string{"obj", "xref", "trailer"} {
		if bytes.Contains(b, []byte(word)) {
			return true
		}
	}
	return false
}
