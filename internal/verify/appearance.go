package verify

import (
	"fmt"
	"math"

	"naskah/internal/pdf"
)

// The largest seal, in points: an opaque picture as large as the page passes every other check.
const (
	maxSealWidth  = 260
	maxSealHeight = 120
	maxPicture    = 4096 // pixels on a side
)

// sealRevision is a revision whose objects are in the right number and order. Each is now held to its role.
type sealRevision struct {
	*comparison
	refs [sealObjects]pdf.Ref
}

func (s *sealRevision) check() {
	if d, ok := s.now.Resolve(s.refs[atDictionary]).(pdf.Dict); !ok || !isOurs(d) {
		s.out.add(CodeRevision, "kamus tanda tangan bukan tulisan mesin tanda tangan sistem ini")
	}
	s.catalog()
	s.page()
	s.widget()
	s.form()
	s.picture()
}

// catalog: the old one, with the new field after the old ones.
func (s *sealRevision) catalog() {
	before, _, ok1 := s.old.Catalog()
	after, ref, ok2 := s.now.Catalog()
	if !ok1 || !ok2 || ref != s.refs[atCatalog] || !sameBut(s.now, before, after, "AcroForm") {
		s.out.add(CodeCatalog, "")
		return
	}
	oldForm, _ := s.old.Dict(before.Get("AcroForm"))
	oldFields, _ := s.old.Array(oldForm.Get("Fields"))
	fields := append(oldFields[:len(oldFields):len(oldFields)], s.refs[atWidget])
	want := pdf.Dict{{Key: "Fields", Value: fields}, {Key: "SigFlags", Value: pdf.Integer(3)}}
	if !s.now.Same(after.Get("AcroForm"), want) {
		s.out.add(CodeCatalog, "daftar bidang tanda tangan")
	}
}

// page: the old one, with the new widget after the old annotations.
func (s *sealRevision) page() {
	ref := s.refs[atPage]
	before, ok1 := s.old.Resolve(ref).(pdf.Dict)
	after, ok2 := s.now.Resolve(ref).(pdf.Dict)
	if !ok1 || !ok2 || pageNumber(s.pages, ref) == 0 || !sameBut(s.now, before, after, "Annots") {
		s.out.add(CodePage, "")
		return
	}
	annots := s.annotations(before)
	want := append(annots[:len(annots):len(annots)], s.refs[atWidget])
	if !s.now.Same(after.Get("Annots"), want) {
		s.out.add(CodePage, "daftar anotasi")
	}
}

// annotations returns the old annotations of a page; none is an empty list.
func (s *sealRevision) annotations(page pdf.Dict) pdf.Array {
	a, _ := s.old.Array(page.Get("Annots"))
	return a
}

// widget: field and annotation in one, on its page, over no other widget, and not too large.
func (s *sealRevision) widget() {
	d, ok := s.now.Resolve(s.refs[atWidget]).(pdf.Dict)
	before, _, _ := s.old.Catalog()
	form, _ := s.old.Dict(before.Get("AcroForm"))
	fields, _ := s.old.Array(form.Get("Fields"))
	name := pdf.String{Bytes: fmt.Appendf(nil, "Signature %d", len(fields)+1)}
	want := []pdf.Pair{
		{Key: "Type", Value: pdf.Name("Annot")},
		{Key: "Subtype", Value: pdf.Name("Widget")},
		{Key: "Rect"},
		{Key: "AP", Value: pdf.Dict{{Key: "N", Value: s.refs[atForm]}}},
		{Key: "P"},
		{Key: "F", Value: pdf.Integer(132)},
		{Key: "FT", Value: pdf.Name("Sig")},
		{Key: "T", Value: name},
		{Key: "V"},
	}
	if !ok || !exactly(s.now, d, want) || d.Get("P") != s.refs[atPage] || d.Get("V") != s.refs[atDictionary] {
		s.out.add(CodeAppearance, "bidang tanda tangan tidak tepat")
		return
	}
	s.place(d)
}

// place checks the rectangle of the widget.
func (s *sealRevision) place(d pdf.Dict) {
	r, ok := rectangle(d.Get("Rect"))
	number := pageNumber(s.pages, s.refs[atPage])
	if !ok || number == 0 {
		s.out.add(CodeAppearance, "bidang tanda tangan tidak tepat")
		return
	}
	if r[2]-r[0] > maxSealWidth || r[3]-r[1] > maxSealHeight {
		s.out.add(CodeAppearance, fmt.Sprintf("lebih besar daripada %d × %d poin", maxSealWidth, maxSealHeight))
	}
	box := s.pages[number-1].Visible
	if r[0] < box[0] || r[1] < box[1] || r[2] > box[2] || r[3] > box[3] {
		s.out.add(CodeAppearance, "di luar halaman")
	}
	page, _ := s.old.Dict(s.refs[atPage])
	for _, o := range s.annotations(page) {
		other, _ := s.old.Dict(o)
		if s.old.Resolve(other.Get("Subtype")) != pdf.Name("Widget") {
			continue
		}
		q, ok := s.old.Rectangle(other.Get("Rect"))
		if !ok || r[0] < q[2] && q[0] < r[2] && r[1] < q[3] && q[1] < r[3] {
			s.out.add(CodeAppearance, "menindih bidang yang lebih dahulu")
		}
	}
}

// rectangle reads four finite numbers in line, left and bottom first.
func rectangle(o pdf.Object) (r [4]float64, ok bool) {
	a, ok := o.(pdf.Array)
	if !ok || len(a) != 4 {
		return r, false
	}
	for i := range a {
		if r[i], ok = pdf.Number(a[i]); !ok || math.Abs(r[i]) > 1e6 {
			return r, false
		}
	}
	return r, r[0] < r[2] && r[1] < r[3]
}

// form: the appearance draws one picture that fills the widget, and nothing else.
func (s *sealRevision) form() {
	st, ok := s.now.Resolve(s.refs[atForm]).(*pdf.Stream)
	widget, _ := s.now.Dict(s.refs[atWidget])
	r, ok2 := rectangle(widget.Get("Rect"))
	if !ok || !ok2 {
		s.out.add(CodeAppearance, "rupa tanda tangan tidak tepat")
		return
	}
	w, h := r[2]-r[0], r[3]-r[1]
	want := []pdf.Pair{
		{Key: "Type", Value: pdf.Name("XObject")},
		{Key: "Subtype", Value: pdf.Name("Form")},
		{Key: "BBox"},
		{Key: "Matrix", Value: integers(1, 0, 0, 1, 0, 0)},
		{Key: "Resources", Value: pdf.Dict{{Key: "XObject", Value: pdf.Dict{{Key: "Im1", Value: s.refs[atPicture]}}}}},
		{Key: "FormType", Value: pdf.Integer(1)},
		{Key: "Length", Value: pdf.Integer(len(st.Data))},
	}
	box, ok := rectangle(st.Dict.Get("BBox"))
	const tolerance = 2e-6 // both are written with six decimals
	near := box[0] == 0 && box[1] == 0 && math.Abs(box[2]-w) <= tolerance && math.Abs(box[3]-h) <= tolerance
	if !ok || !near || !draws(string(st.Data), w, h) || !exactly(s.now, st.Dict, want) {
		s.out.add(CodeAppearance, "rupa tanda tangan tidak tepat")
	}
}

// draws reports whether a content stream draws one picture of this size, as the engine writes it. The engine rounds
// sizes to two decimals before they are rounded to six for the box, so the last digit may differ.
func draws(content string, w, h float64) bool {
	var a, b float64
	if _, err := fmt.Sscanf(content, "q\nq\n%f 0 0 %f 0 0 cm\n", &a, &b); err != nil {
		return false
	}
	const tolerance = 0.005002
	return content == fmt.Sprintf("q\nq\n%.2f 0 0 %.2f 0 0 cm\n/Im1 Do\nQ\nQ\n", a, b) &&
		math.Abs(a-w) <= tolerance && math.Abs(b-h) <= tolerance
}

// picture: one opaque picture without anything that hangs on it.
func (s *sealRevision) picture() {
	st, ok := s.now.Resolve(s.refs[atPicture]).(*pdf.Stream)
	if !ok {
		s.out.add(CodeAppearance, "gambar tanda tangan tidak tepat")
		return
	}
	want := []pdf.Pair{
		{Key: "Type", Value: pdf.Name("XObject")},
		{Key: "Subtype", Value: pdf.Name("Image")},
		{Key: "Width"},
		{Key: "Height"},
		{Key: "ColorSpace", Value: pdf.Name("DeviceRGB")},
		{Key: "BitsPerComponent", Value: pdf.Integer(8)},
		{Key: "Filter", Value: pdf.Name("FlateDecode")},
		{Key: "Length", Value: pdf.Integer(len(st.Data))},
	}
	w, _ := st.Dict.Get("Width").(pdf.Integer)
	h, _ := st.Dict.Get("Height").(pdf.Integer)
	if !exactly(s.now, st.Dict, want) || w < 1 || h < 1 || w > maxPicture || h > maxPicture {
		s.out.add(CodeAppearance, "gambar tanda tangan tidak tepat")
	}
}

func integers(n ...pdf.Integer) pdf.Array {
	out := make(pdf.Array, len(n))
	for i := range n {
		out[i] = n[i]
	}
	return out
}
