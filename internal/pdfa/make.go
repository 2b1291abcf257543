package pdfa

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"

	"naskah/internal/pdf"
)

// A maker copies the drawn file, object by object, and adds what it lacks.
type maker struct {
	doc   Doc
	view  pdf.View
	out   []pdf.Object      // by number; 0 is not used
	moved map[uint32]uint32 // old number to new
	queue []uint32          // old numbers yet to be copied
	pages map[uint32]int    // old number of a page to its place
	tree  uint32            // object number of the structure tree's root
}

// The numbers of the first objects.
const (
	catalogNum = 1
	infoNum    = 2
)

func (m *maker) add(o pdf.Object) uint32 {
	m.out = append(m.out, o)
	return uint32(len(m.out) - 1)
}

func ref(n uint32) pdf.Ref { return pdf.Ref{Num: n} }

func dict(kv ...any) pdf.Dict {
	d := make(pdf.Dict, 0, len(kv)/2)
	for pair := range slices.Chunk(kv, 2) {
		d = append(d, pdf.Pair{Key: pdf.Name(pair[0].(string)), Value: pair[1].(pdf.Object)})
	}
	return d
}

func (m *maker) file() ([]byte, error) {
	m.out = make([]pdf.Object, 3, 256) // null, catalog, info
	catalog, _, ok := m.view.Catalog()
	if !ok {
		return nil, drawn("no catalog")
	}
	pages, err := m.view.Pages()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDrawn, err)
	}
	if len(pages) != len(m.doc.Pages) {
		return nil, drawn("%d pages, tags for %d", len(pages), len(m.doc.Pages))
	}
	for i, p := range pages {
		m.pages[p.Ref.Num] = i
	}
	root, ok := catalog.Get("Pages").(pdf.Ref)
	if !ok {
		return nil, drawn("no page tree")
	}
	m.tree = m.add(nil)
	m.number(m.doc.Root)
	tree := m.copied(root)
	for len(m.queue) > 0 {
		old := m.queue[0]
		m.queue = m.queue[1:]
		if err := m.copy(old); err != nil {
			return nil, err
		}
	}
	fields := m.fields(pages)
	m.structure(pages)
	return m.bytes(m.finishCatalog(tree, fields))
}

// copied is the new number of an object, which is copied later.
func (m *maker) copied(r pdf.Ref) pdf.Ref {
	n, ok := m.moved[r.Num]
	if !ok {
		n = m.add(nil)
		m.moved[r.Num] = n
		m.queue = append(m.queue, r.Num)
	}
	return ref(n)
}

func (m *maker) copy(old uint32) error {
	o, err := m.view.Object(pdf.Ref{Num: old})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDrawn, err)
	}
	if page, ok := m.pages[old]; ok {
		if o, err = m.page(o, page); err != nil {
			return err
		}
	}
	if d, ok := o.(pdf.Dict); ok && d.Get("Type") == pdf.Object(pdf.Name("Font")) {
		if o, err = m.font(d); err != nil {
			return err
		}
	}
	if d, ok := o.(pdf.Dict); ok && d.Get("Type") == pdf.Object(pdf.Name("FontDescriptor")) {
		o = m.named(d, "FontName")
	}
	if s, ok := o.(*pdf.Stream); ok && s.Dict.Get("Filter") == nil {
		o = deflated(s.Dict.With("Length", nil), s.Data)
	}
	m.out[m.moved[old]] = m.rewritten(o)
	return nil
}

// rewritten is o with its references renumbered.
func (m *maker) rewritten(o pdf.Object) pdf.Object {
	switch o := o.(type) {
	case pdf.Ref:
		if o.Gen == ours {
			return ref(o.Num)
		}
		return m.copied(o)
	case pdf.Array:
		out := make(pdf.Array, len(o))
		for i, x := range o {
			out[i] = m.rewritten(x)
		}
		return out
	case pdf.Dict:
		out := make(pdf.Dict, len(o))
		for i, p := range o {
			out[i] = pdf.Pair{Key: p.Key, Value: m.rewritten(p.Value)}
		}
		return out
	case *pdf.Stream:
		d, _ := m.rewritten(o.Dict).(pdf.Dict)
		return &pdf.Stream{Dict: d, Data: o.Data}
	}
	return o
}

// ours marks a reference that is numbered already; the PDF writer knows generation 0 only.
const ours = 1

func own(n uint32) pdf.Ref { return pdf.Ref{Num: n, Gen: ours} }

// page is a page with tagged content.
func (m *maker) page(o pdf.Object, no int) (pdf.Object, error) {
	d, ok := o.(pdf.Dict)
	if !ok {
		return nil, drawn("page %d is no dictionary", no+1)
	}
	content, ok := m.view.Resolve(d.Get("Contents")).(*pdf.Stream)
	if !ok || content.Dict.Get("Filter") != nil {
		return nil, drawn("page %d has no plain content", no+1)
	}
	tagged, err := m.tag(content.Data, no)
	if err != nil {
		return nil, err
	}
	d = d.With("Contents", own(m.add(deflated(nil, tagged))))
	return d.With("StructParents", pdf.Integer(no)).With("Tabs", pdf.Name("S")), nil
}

// finishCatalog is the catalog [ISO 32000-1 7.7.2] with all that the two norms ask of it.
func (m *maker) finishCatalog(tree pdf.Ref, fields pdf.Array) pdf.Dict {
	profile := m.add(deflated(dict("N", pdf.Integer(3)), sRGB))
	intent := dict("Type", pdf.Name("OutputIntent"), "S", pdf.Name("GTS_PDFA1"), "OutputConditionIdentifier", pdf.String{Bytes: []byte("sRGB")},
		"Info", pdf.String{Bytes: []byte("sRGB IEC61966-2.1")}, "DestOutputProfile", ref(profile))
	xmp := m.add(&pdf.Stream{Dict: dict("Type", pdf.Name("Metadata"), "Subtype", pdf.Name("XML")), Data: m.doc.xmp()})
	d := dict("Type", pdf.Name("Catalog"), "Pages", tree, "Lang", pdf.String{Bytes: []byte(m.doc.Lang)}, "MarkInfo", dict("Marked", pdf.Bool(true)),
		"Metadata", ref(xmp), "OutputIntents", pdf.Array{intent}, "StructTreeRoot", ref(m.tree), "ViewerPreferences", dict("DisplayDocTitle", pdf.Bool(true)))
	if len(fields) > 0 {
		d = d.With("AcroForm", dict("Fields", fields))
	}
	return d
}

// bytes writes the file with a classic cross-reference table and an identifier made from its bytes [ISO 32000-1 14.4].
func (m *maker) bytes(catalog pdf.Dict) ([]byte, error) {
	m.out[catalogNum] = catalog
	m.out[infoNum] = dict("Title", pdf.Text(m.doc.Title), "Producer", pdf.Text(producer))
	b := append(make([]byte, 0, 96<<10), "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"...)
	at := make([]int, len(m.out))
	for n := 1; n < len(m.out); n++ {
		if m.out[n] == nil {
			return nil, drawn("object %d was never made", n)
		}
		at[n] = len(b)
		b = strconv.AppendInt(b, int64(n), 10)
		b = append(b, " 0 obj\n"...)
		o := m.out[n]
		if s, ok := o.(*pdf.Stream); ok {
			o = &pdf.Stream{Dict: s.Dict.With("Length", pdf.Integer(len(s.Data))), Data: s.Data}
		}
		b = append(pdf.Append(b, o), "\nendobj\n"...)
	}
	id := sha256.Sum256(b)
	start := len(b)
	b = fmt.Appendf(b, "xref\n0 %d\n0000000000 65535 f \n", len(m.out))
	for _, off := range at[1:] {
		b = fmt.Appendf(b, "%010d 00000 n \n", off)
	}
	name := pdf.String{Bytes: id[:16], Hex: true}
	trailer := dict("Size", pdf.Integer(len(m.out)), "Root", ref(catalogNum), "Info", ref(infoNum), "ID", pdf.Array{name, name})
	b = append(pdf.Append(append(b, "trailer\n"...), trailer), "\nstartxref\n"...)
	b = strconv.AppendInt(b, int64(start), 10)
	return append(b, "\n%%EOF\n"...), nil
}

func deflated(d pdf.Dict, data []byte) *pdf.Stream {
	var b bytes.Buffer
	z := compressors.Get().(compressor)
	z.Reset(&b)
	_, _ = z.Write(data) // into memory
	_ = z.Close()
	compressors.Put(z)
	return &pdf.Stream{Dict: d.With("Filter", pdf.Name("FlateDecode")), Data: b.Bytes()}
}
