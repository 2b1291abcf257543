package layout

import (
	"sync"

	"naskah/fonts"
	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/pdfa"

	"golang.org/x/image/font/opentype"
)

// Renderer names what this package draws; it is kept with every version that was rendered.
const Renderer = "layout-4"

// language is what every naskah is written in [Undang-Undang Nomor 24 Tahun 2009 Pasal 31].
const language = "id-ID"

// Options are what the tree does not say. The zero value is A4 without a mark.
type Options struct {
	Profile Profile
	Mark    string // printed across every page: "KONSEP", "BELUM DITANDATANGANI", "SALINAN", or nothing
	Images  func(naskah.Digest) ([]byte, error)
	Verify  string // electronic path: the public address at which the naskah is verified; its QR code stands in every page's foot
	Fields  bool   // the places for electronic signatures are empty signature fields of the file
	Spares  int    // with Fields: how many fields are kept for document time stamps, at most maxSpares
	Meta    Meta
}

// maxSpares is more renewals than a naskah outlives.
const maxSpares = 16

// Meta is what the file says of its own origin, in its XMP packet. What is empty is not said.
type Meta struct {
	Naskah   string        // identifier of the naskah
	Template naskah.Digest // of the template
	Values   naskah.Digest // of the values
}

// properties are the texts of the packet, the renderer always among them.
func (m Meta) properties() []pdfa.Property {
	var out []pdfa.Property
	for _, p := range []pdfa.Property{
		{Name: "id", Value: m.Naskah, Description: "Pengenal naskah"},
		{Name: "template", Value: string(m.Template), Description: "Sidik templat"},
		{Name: "values", Value: string(m.Values), Description: "Sidik isian"},
		{Name: "renderer", Value: Renderer, Description: "Versi penata letak"},
	} {
		if p.Value != "" {
			out = append(out, p)
		}
	}
	return out
}

// A Result is the file and what was placed in it.
type Result struct {
	PDF    []byte
	Fields []naskah.Field // places reserved for signatures, in the order of the page
	Rooms  []naskah.Field // paper path: the rooms for ink
	Pages  int
}

// A Layout holds the parsed fonts. It may be used by many goroutines at once.
type Layout struct {
	bookman               *family
	arial                 func() (*family, error) // parsed when it is first asked for
	sealRegular, sealBold *opentype.Font
	album                 *album
}

// New parses the fonts and checks that they are the pinned ones.
func New() (*Layout, error) {
	bookman, err := newFamily(fonts.Bookman())
	if err != nil {
		return nil, err
	}
	sealRegular, err := opentype.Parse(fonts.Bookman().Regular.Data)
	if err != nil {
		return nil, err
	}
	sealBold, err := opentype.Parse(fonts.Bookman().Bold.Data)
	if err != nil {
		return nil, err
	}
	arial := sync.OnceValues(func() (*family, error) { return newFamily(fonts.Arial()) })
	return &Layout{bookman, arial, sealRegular, sealBold, &album{}}, nil
}

// family is the design that a profile asks for.
func (l *Layout) family(p Profile) (*family, error) {
	if p.Huruf == naskah.HurufArial {
		return l.arial()
	}
	return l.bookman, nil
}

// PDF draws t. The bytes depend on t and o alone. A tree with nothing in it gives one empty page.
func (l *Layout) PDF(t document.Tree, o Options) (Result, error) {
	o = o.onPaper()
	pages, root, err := l.pages(t, o)
	if err != nil {
		return Result{}, err
	}
	d := pdfa.Doc{Title: t.Title, Lang: language, Root: root, Meta: o.Meta.properties()}
	r := Result{Fields: fields(pages, o.Profile, naskah.FieldTTD), Rooms: fields(pages, o.Profile, naskah.FieldTinta), Pages: len(pages)}
	if o.Fields {
		d.Fields = emptyFields(pages, o, root)
	}
	if r.PDF, err = l.write(pages, o.Profile, d); err != nil {
		return Result{}, naskah.Errorf(naskah.Unavailable, codeDraw, "Naskah tidak dapat dicetak. Coba lagi; bila tetap gagal, hubungi pengelola sistem.").Because(err)
	}
	return r, nil
}

// onPaper are the options with a paper, A4 where none is named.
func (o Options) onPaper() Options {
	if o.Profile == (Profile{}) {
		o.Profile = A4
	}
	return o
}

// pages is the whole of the setting, before anything is written.
func (l *Layout) pages(t document.Tree, o Options) ([]page, *pdfa.Elem, error) {
	o = o.onPaper()
	fam, err := l.family(o.Profile)
	if err != nil {
		return nil, nil, err
	}
	f := &flow{l: fam, album: l.album, p: o.Profile, images: o.Images, fields: o.Fields, root: pdfa.New("Document")}
	f.diktum, f.partHang = f.diktumColumn(t.Blocks), f.partColumn(t.Blocks)
	if err := f.kop(t.Kop); err != nil {
		return nil, nil, err
	}
	for _, b := range t.Blocks {
		f.block(b)
	}
	foot, err := fam.foot(t, o)
	if err != nil {
		return nil, nil, err
	}
	pages := paginate(f.items, o.Profile.H-o.Profile.Top-foot.bottom)
	refer(pages, fam)
	for i := range pages {
		pages[i].finish(frame{fam, o, foot, len(pages)}, i+1)
	}
	return pages, f.root, nil
}
