package pades

import (
	"bytes"
	"compress/zlib"

	"naskah/internal/pdf"
)

// field puts the signature into its field: the empty one that is there since the file was drawn, or a new one.
func (a *addition) field(r Request, sig pdf.Ref) error {
	for _, f := range a.base.fields {
		if f.name != r.Field {
			continue
		}
		if !f.empty() || r.Page != 0 {
			return fault(ErrField, "field %q is signed already", r.Field)
		}
		d := f.dict.With("V", sig)
		if r.Look != nil {
			look, err := a.look(*r.Look, rectOf(f.dict))
			if err != nil {
				return err
			}
			d = d.With("AP", pdf.Dict{{Key: "N", Value: look}})
		}
		a.set(f.ref, d)
		return nil
	}
	if r.Page == 0 {
		return fault(ErrField, "there is no field %q", r.Field)
	}
	return a.newField(r, sig)
}

// newField adds a field with its one widget to a page: on files of others, which have none for us.
func (a *addition) newField(r Request, sig pdf.Ref) error {
	if r.Page < 1 || r.Page > len(a.base.pages) || r.Field == "" {
		return fault(ErrField, "no field %q on page %d", r.Field, r.Page)
	}
	p := a.base.pages[r.Page-1]
	rect := pdf.Array{pdf.Real(r.Rect[0]), pdf.Real(r.Rect[1]), pdf.Real(r.Rect[2]), pdf.Real(r.Rect[3])}
	d := pdf.Dict{
		{Key: "Type", Value: pdf.Name("Annot")},
		{Key: "Subtype", Value: pdf.Name("Widget")},
		{Key: "FT", Value: pdf.Name("Sig")},
		{Key: "T", Value: pdf.Text(r.Field)},
		{Key: "Rect", Value: rect},
		{Key: "F", Value: pdf.Integer(132)},
		{Key: "P", Value: p.ref},
		{Key: "V", Value: sig},
	}
	if r.Label != "" {
		d = d.With("TU", pdf.Text(r.Label))
	}
	if r.Look != nil {
		look, err := a.look(*r.Look, [2]float64{r.Rect[2] - r.Rect[0], r.Rect[3] - r.Rect[1]})
		if err != nil {
			return err
		}
		d = d.With("AP", pdf.Dict{{Key: "N", Value: look}})
	}
	ref := a.add(d)
	annots := append(p.annots[:len(p.annots):len(p.annots)], ref)
	if p.annotsRef.Num != 0 {
		a.set(p.annotsRef, annots)
	} else {
		a.set(p.ref, p.dict.With("Annots", annots))
	}
	a.added = append(a.added, ref)
	return nil
}

// newFields are the form's fields with those that were added.
func (a *addition) newFields() (pdf.Array, bool) {
	if len(a.added) == 0 {
		return nil, false
	}
	old, _ := a.base.form.Get("Fields").(pdf.Array)
	out := old[:len(old):len(old)]
	for _, r := range a.added {
		out = append(out, r)
	}
	return out, true
}

// rectOf is width and height of a widget.
func rectOf(d pdf.Dict) [2]float64 {
	var n [4]float64
	list, _ := d.Get("Rect").(pdf.Array)
	for i := range min(len(list), 4) {
		n[i], _ = pdf.Number(list[i])
	}
	return [2]float64{n[2] - n[0], n[3] - n[1]}
}

// look is the appearance: one picture that fills the rectangle, grey, without a mask, so that PDF/A stays PDF/A.
func (a *addition) look(p Picture, size [2]float64) (pdf.Ref, error) {
	if p.W < 1 || p.H < 1 || len(p.Pixels) != p.W*p.H || size[0] <= 0 || size[1] <= 0 {
		return pdf.Ref{}, fault(ErrField, "a picture of %d×%d with %d pixels in %g×%g points", p.W, p.H, len(p.Pixels), size[0], size[1])
	}
	image := a.add(deflated(pdf.Dict{
		{Key: "Type", Value: pdf.Name("XObject")},
		{Key: "Subtype", Value: pdf.Name("Image")},
		{Key: "Width", Value: pdf.Integer(p.W)},
		{Key: "Height", Value: pdf.Integer(p.H)},
		{Key: "ColorSpace", Value: pdf.Name("DeviceGray")},
		{Key: "BitsPerComponent", Value: pdf.Integer(8)},
	}, p.Pixels))
	draw := append(pdf.Append(append(pdf.Append([]byte("q "), pdf.Real(size[0])), " 0 0 "...), pdf.Real(size[1])), " 0 0 cm /P Do Q"...)
	return a.add(deflated(pdf.Dict{
		{Key: "Type", Value: pdf.Name("XObject")},
		{Key: "Subtype", Value: pdf.Name("Form")},
		{Key: "BBox", Value: pdf.Array{pdf.Integer(0), pdf.Integer(0), pdf.Real(size[0]), pdf.Real(size[1])}},
		{Key: "Resources", Value: pdf.Dict{{Key: "XObject", Value: pdf.Dict{{Key: "P", Value: image}}}}},
	}, draw)), nil
}

func deflated(d pdf.Dict, data []byte) *pdf.Stream {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(data) // into memory
	_ = z.Close()
	return &pdf.Stream{Dict: d.With("Filter", pdf.Name("FlateDecode")).With("Length", pdf.Integer(b.Len())), Data: b.Bytes()}
}
