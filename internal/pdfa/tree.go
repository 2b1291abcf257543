package pdfa

import (
	"naskah/internal/pdf"
)

// number gives every element of the tree its object number, in reading order.
func (m *maker) number(e *Elem) {
	e.num, e.marks = m.add(nil), nil
	for _, k := range e.Kids {
		m.number(k)
	}
}

// structure writes the tree of elements and the way back from content to element [ISO 32000-1 14.7.2 to 14.7.4].
func (m *maker) structure(pages []pdf.Page) {
	page := func(i int) pdf.Ref { return ref(m.moved[pages[i].Ref.Num]) }
	parents := make([]pdf.Array, len(pages))
	m.element(m.doc.Root, m.tree, page, parents)
	nums := make(pdf.Array, 0, 2*(len(pages)+len(m.doc.Fields)))
	for i, p := range parents {
		nums = append(nums, pdf.Integer(i), ref(m.add(p)))
	}
	for i, f := range m.doc.Fields {
		nums = append(nums, pdf.Integer(len(pages)+i), ref(f.Elem.num))
	}
	m.out[m.tree] = dict("Type", pdf.Name("StructTreeRoot"), "K", ref(m.doc.Root.num), "ParentTree", ref(m.add(dict("Nums", nums))),
		"ParentTreeNextKey", pdf.Integer(len(pages)+len(m.doc.Fields)))
}

func (m *maker) element(e *Elem, parent uint32, page func(int) pdf.Ref, parents []pdf.Array) {
	d := dict("Type", pdf.Name("StructElem"), "S", pdf.Name(e.Type), "P", ref(parent))
	if e.Title != "" {
		d = d.With("T", pdf.Text(e.Title))
	}
	if e.Alt != "" {
		d = d.With("Alt", pdf.Text(e.Alt))
	}
	if a := e.attributes(); a != nil {
		d = d.With("A", a)
	}
	var kids pdf.Array
	if len(e.marks) > 0 {
		first := e.marks[0].page
		d = d.With("Pg", page(first))
		for _, k := range e.marks {
			if k.page == first {
				kids = append(kids, pdf.Integer(k.id))
			} else {
				kids = append(kids, dict("Type", pdf.Name("MCR"), "Pg", page(k.page), "MCID", pdf.Integer(k.id)))
			}
			parents[k.page] = append(parents[k.page], ref(e.num)) // identifiers count up in each page's content
		}
	}
	if e.field != 0 {
		kids = append(kids, dict("Type", pdf.Name("OBJR"), "Obj", ref(e.field)))
	}
	for _, k := range e.Kids {
		m.element(k, e.num, page, parents)
		kids = append(kids, ref(k.num))
	}
	switch len(kids) {
	case 0:
	case 1:
		d = d.With("K", kids[0])
	default:
		d = d.With("K", kids)
	}
	m.out[e.num] = d
}

// attributes are what the norm asks of some elements: the scope of a table's head [ISO 14289-1 7.5], the labels of a list [7.6].
func (e *Elem) attributes() pdf.Object {
	switch {
	case e.Scope != "":
		return dict("O", pdf.Name("Table"), "Scope", pdf.Name(e.Scope))
	case e.Decoration != "":
		return dict("O", pdf.Name("Layout"), "TextDecorationType", pdf.Name(e.Decoration))
	case e.List != "":
		return dict("O", pdf.Name("List"), "ListNumbering", pdf.Name(e.List))
	}
	return nil
}
