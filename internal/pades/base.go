package pades

import (
	"crypto/sha256"
	"encoding"
	"hash"

	"naskah/internal/pdf"
)

// A Base is a file as its last revision leaves it: what one more revision needs to know of it, and not its bytes. It is made of a file
// that was found good; one that is damaged or hostile is refused here only as far as the strict parser sees it.
type Base struct {
	size    int      // of the file
	state   []byte   // of SHA-256 after all its bytes
	start   int      // of its last cross-reference section
	next    uint32   // the first free object number
	trailer pdf.Dict // of the last section
	root    pdf.Ref
	catalog pdf.Dict
	form    pdf.Dict
	formRef pdf.Ref // zero: the form stands in the catalog
	dss     pdf.Dict
	pages   []page
	fields  []field
}

// A page that may get a further annotation.
type page struct {
	ref       pdf.Ref
	dict      pdf.Dict
	annots    pdf.Array
	annotsRef pdf.Ref // zero: the array stands in the page
}

// A field for a signature, merged with its one widget.
type field struct {
	name string
	ref  pdf.Ref
	dict pdf.Dict
}

func (f field) empty() bool { return f.dict.Get("V") == nil }

// Open reads what a further revision of b needs.
func Open(b []byte) (*Base, error) {
	f, err := pdf.Read(b, pdf.DefaultLimits())
	if err != nil {
		return nil, fault(ErrFile, "%v", err)
	}
	last := len(f.Sections) - 1
	v := f.At(last)
	out := &Base{size: len(b), start: f.Sections[last].Start, trailer: v.Trailer()}
	if f.Sections[last].Kind != pdf.Table {
		return nil, fault(ErrFile, "its cross-reference is no table")
	}
	if f.End() != len(b) {
		return nil, fault(ErrFile, "bytes after its end")
	}
	if out.trailer.Get("Encrypt") != nil {
		return nil, fault(ErrFile, "encrypted")
	}
	for i := range f.Sections {
		out.next = max(out.next, f.Highest(i)+1)
	}
	if size, ok := out.trailer.Get("Size").(pdf.Integer); ok && size > 0 && size < 1<<24 {
		out.next = max(out.next, uint32(size))
	}
	h := sha256.New()
	h.Write(b)
	if out.state, err = h.(encoding.BinaryMarshaler).MarshalBinary(); err != nil {
		return nil, err
	}
	return out, out.look(v)
}

// look takes the objects that a signature changes.
func (b *Base) look(v pdf.View) error {
	var ok bool
	if b.catalog, b.root, ok = v.Catalog(); !ok {
		return fault(ErrFile, "no catalog")
	}
	if form := b.catalog.Get("AcroForm"); form != nil {
		b.formRef, _ = form.(pdf.Ref)
		if b.form, ok = v.Dict(form); !ok {
			return fault(ErrFile, "the form is no dictionary")
		}
	}
	if dss := b.catalog.Get("DSS"); dss != nil {
		if b.dss, ok = v.Dict(dss); !ok {
			return fault(ErrFile, "the security store is no dictionary")
		}
		for _, key := range storeKeys {
			if list := b.dss.Get(key); list != nil {
				a, ok := v.Array(list)
				if !ok {
					return fault(ErrFile, "the security store's %s is no list", key)
				}
				b.dss = b.dss.With(key, a)
			}
		}
	}
	pages, err := v.Pages()
	if err != nil {
		return fault(ErrFile, "%v", err)
	}
	for _, p := range pages {
		d, ok := v.Dict(p.Ref)
		if !ok {
			return fault(ErrFile, "a page is no dictionary")
		}
		x := page{ref: p.Ref, dict: d}
		if a := d.Get("Annots"); a != nil {
			x.annotsRef, _ = a.(pdf.Ref)
			if x.annots, ok = v.Array(a); !ok {
				return fault(ErrFile, "annotations that are no list")
			}
		}
		b.pages = append(b.pages, x)
	}
	fields, _ := v.Array(b.form.Get("Fields"))
	b.form = b.form.With("Fields", fields)
	for _, o := range fields {
		ref, isRef := o.(pdf.Ref)
		d, isDict := v.Dict(o)
		if !isRef || !isDict || d.Get("FT") != pdf.Object(pdf.Name("Sig")) {
			continue
		}
		name, _ := d.Get("T").(pdf.String)
		b.fields = append(b.fields, field{name: plainText(name.Bytes), ref: ref, dict: d})
	}
	return nil
}

// Fields are the names of the empty signature fields.
func (b *Base) Fields() []string {
	var out []string
	for _, f := range b.fields {
		if f.empty() {
			out = append(out, f.name)
		}
	}
	return out
}

// resumed is SHA-256 as it stands after the file.
func (b *Base) resumed() (hash.Hash, error) {
	h := sha256.New()
	return h, h.(encoding.BinaryUnmarshaler).UnmarshalBinary(b.state)
}

// storeKeys are the lists of a document security store [EN 319 142-1 5.4.2].
var storeKeys = []pdf.Name{"Certs", "OCSPs", "CRLs"}
