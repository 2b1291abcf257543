package pdfa

import (
	"math"

	"naskah/internal/pdf"
)

// Flags of a widget: printed; and, of a spare field for a time stamp, locked [ISO 32000-1 12.5.3].
const (
	flagPrint  = 1 << 2
	flagLocked = 1 << 7
)

// hundredths is a length of the page as the PDF writer rounds it.
func hundredths(x float64) pdf.Real { return pdf.Real(math.Round(x*100) / 100) }

// fields writes the empty signature fields, each merged with its one widget [ISO 32000-1 12.7.4.5].
func (m *maker) fields(pages []pdf.Page) pdf.Array {
	var all pdf.Array
	of := map[int]pdf.Array{}
	for i, f := range m.doc.Fields {
		page := ref(m.moved[pages[f.Page].Ref.Num])
		rect := pdf.Array{pdf.Real(f.Rect[0]), pdf.Real(f.Rect[1]), pdf.Real(f.Rect[2]), pdf.Real(f.Rect[3])}
		flags := flagPrint
		d := dict("Type", pdf.Name("Annot"), "Subtype", pdf.Name("Widget"), "FT", pdf.Name("Sig"), "T", pdf.Text(f.Name), "TU", pdf.Text(f.Label), "P", page,
			"StructParent", pdf.Integer(len(pages)+i))
		if f.Stamp {
			flags |= flagLocked
			rect = pdf.Array{pdf.Integer(0), pdf.Integer(0), pdf.Integer(0), pdf.Integer(0)}
			d = d.With("SV", dict("Type", pdf.Name("SV"), "Ff", pdf.Integer(2), "SubFilter", pdf.Array{pdf.Name("ETSI.RFC3161")}))
		} else {
			box := pdf.Array{pdf.Integer(0), pdf.Integer(0), hundredths(f.Rect[2] - f.Rect[0]), hundredths(f.Rect[3] - f.Rect[1])}
			form := m.add(&pdf.Stream{Dict: dict("Type", pdf.Name("XObject"), "Subtype", pdf.Name("Form"), "BBox", box, "Resources", pdf.Dict{})})
			d = d.With("AP", dict("N", ref(form)))
		}
		n := m.add(d.With("Rect", rect).With("F", pdf.Integer(flags)))
		f.Elem.field = n
		all, of[f.Page] = append(all, ref(n)), append(of[f.Page], ref(n))
	}
	for i, annots := range of {
		n := m.moved[pages[i].Ref.Num]
		d, _ := m.out[n].(pdf.Dict)
		m.out[n] = d.With("Annots", annots)
	}
	return all
}
