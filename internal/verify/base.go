package verify

import (
	"errors"

	"naskah/internal/pdf"
)

// Why a document cannot become the base of seals that this judge accepts.
var (
	ErrBaseStructure = errors.New("verify: the structure is not one that is read with certainty")
	ErrBaseVersion   = errors.New("verify: the header says a version before 1.5, to which the engine adds an entry of its own")
	ErrBaseContent   = errors.New("verify: it holds forms, layers, actions or signatures")
	ErrBasePage      = errors.New("verify: a page is turned, has notes, or a unit of its own")
)

// Base looks at a document before anybody is asked to seal it: whether it is of the class of documents in which this judge accepts the
// engine's seals, and a seal on a page stands where its rectangle says. It returns the pages.
func Base(data []byte) ([]pdf.Page, error) {
	f, err := pdf.Read(data, pdf.DefaultLimits())
	if err != nil || len(f.Problems) > 0 || f.End() != len(data) {
		return nil, ErrBaseStructure
	}
	if f.Version < "1.5" {
		return nil, ErrBaseVersion
	}
	v := f.At(len(f.Sections) - 1)
	pages, err := v.Pages()
	if err != nil || len(pages) == 0 {
		return nil, ErrBaseStructure
	}
	if !plainDocument(v) || len(findSeals(f)) > 0 {
		return nil, ErrBaseContent
	}
	for _, p := range pages {
		d, ok := v.Resolve(p.Ref).(pdf.Dict)
		turn, turned := pdf.Number(v.Resolve(inherited(v, d, "Rotate")))
		if !ok || turned && turn != 0 || d.Get("Annots") != nil || d.Get("UserUnit") != nil || d.Get("AA") != nil {
			return nil, ErrBasePage
		}
	}
	return pages, nil
}

// inherited is a value of a page, its own or that of a node above it [ISO 32000-2 §7.7.3.4].
func inherited(v pdf.View, d pdf.Dict, key pdf.Name) pdf.Object {
	for range pdf.DefaultLimits().Depth {
		if o := d.Get(key); o != nil {
			return o
		}
		up, ok := v.Dict(d.Get("Parent"))
		if !ok {
			return nil
		}
		d = up
	}
	return nil
}
