package pdf

// Page is one page with what it inherits from the nodes above it [ISO 32000-2 §7.7.3.4].
type Page struct {
	Ref     Ref
	Visible [4]float64 // crop box, else media box, in order: left, bottom, right, top
}

// Pages returns the pages in order. Every node must be an indirect object of the right type that occurs once; a tree
// that is not one is ErrSyntax.
func (v View) Pages() ([]Page, error) {
	catalog, _, ok := v.Catalog()
	if !ok {
		return nil, fail(ErrSyntax, 0, "no catalog")
	}
	root, ok := catalog.Get("Pages").(Ref)
	if !ok {
		return nil, fail(ErrSyntax, 0, "no page tree")
	}
	w := pageWalk{view: v, seen: map[Ref]bool{}}
	if err := w.node(root, Ref{}, boxes{}, 1); err != nil {
		return nil, err
	}
	return w.pages, nil
}

type pageWalk struct {
	view  View
	seen  map[Ref]bool
	pages []Page
}

// boxes are the inheritable boxes: media box and crop box, nil where there is none yet.
type boxes struct{ media, crop Object }

func (w *pageWalk) node(ref, parent Ref, above boxes, depth int) error {
	if depth > w.view.f.limits.Depth {
		return fail(ErrLimit, 0, "page tree deeper than %d", w.view.f.limits.Depth)
	}
	if w.seen[ref] {
		return fail(ErrSyntax, 0, "page tree meets object %d twice", ref.Num)
	}
	w.seen[ref] = true
	d, ok := w.view.Resolve(ref).(Dict)
	if !ok {
		return fail(ErrSyntax, 0, "node %d of the page tree is not a dictionary", ref.Num)
	}
	if up, _ := d.Get("Parent").(Ref); depth > 1 && up != parent {
		return fail(ErrSyntax, 0, "node %d of the page tree has another parent", ref.Num)
	}
	if m := d.Get("MediaBox"); m != nil {
		above.media = m
	}
	if c := d.Get("CropBox"); c != nil {
		above.crop = c
	}
	switch d.Get("Type") {
	case Name("Pages"):
		kids, ok := w.view.Array(d.Get("Kids"))
		if !ok {
			return fail(ErrSyntax, 0, "node %d of the page tree has no kids", ref.Num)
		}
		for _, kid := range kids {
			r, ok := kid.(Ref)
			if !ok {
				return fail(ErrSyntax, 0, "node %d of the page tree has a direct kid", ref.Num)
			}
			if err := w.node(r, ref, above, depth+1); err != nil {
				return err
			}
		}
		return nil
	case Name("Page"):
		box, ok := w.visible(above)
		if !ok {
			return fail(ErrSyntax, 0, "page %d has no good box", ref.Num)
		}
		w.pages = append(w.pages, Page{ref, box})
		return nil
	}
	return fail(ErrSyntax, 0, "node %d of the page tree has no good type", ref.Num)
}

// visible is the part of the media box that the crop box leaves.
func (w *pageWalk) visible(b boxes) ([4]float64, bool) {
	box, ok := w.view.Rectangle(b.media)
	if !ok || b.crop == nil {
		return box, ok
	}
	crop, ok := w.view.Rectangle(b.crop)
	if !ok {
		return box, false
	}
	box = [4]float64{max(box[0], crop[0]), max(box[1], crop[1]), min(box[2], crop[2]), min(box[3], crop[3])}
	return box, box[0] < box[2] && box[1] < box[3]
}

// Rectangle returns four numbers as left, bottom, right, top [ISO 32000-2 §7.9.5].
func (v View) Rectangle(o Object) (r [4]float64, ok bool) {
	a, ok := v.Array(o)
	if !ok || len(a) != 4 {
		return r, false
	}
	for i := range a {
		if r[i], ok = Number(v.Resolve(a[i])); !ok {
			return r, false
		}
	}
	r = [4]float64{min(r[0], r[2]), min(r[1], r[3]), max(r[0], r[2]), max(r[1], r[3])}
	return r, true
}
