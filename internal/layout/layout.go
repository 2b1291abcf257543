package layout

import (
	"naskah/fonts"
	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/pdfa"

	"golang.org/x/image/font/opentype"
)

// Renderer names what this package draws; it is kept with every version that was rendered.
const Renderer = "layout-3"

// language is what every naskah is written in [Undang-Undang Nomor 24 Tahun 2009 Pasal 31].
const language = "id-ID"

// Options are what the tree does not say. The zero value is A4 without a mark.
type Options struct {
	Profile Profile
	Mark    string // printed across every page: "KONSEP", "BELUM DITANDATANGANI", or nothing
	Images  func(naskah.Digest) ([]byte, error)
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
	regular, bold         *face
	sealRegular, sealBold *opentype.Font
	album                 *album
}

// New parses the fonts and checks that they are the pinned ones.
func New() (*Layout, error) {
	regular, err := newFace(fonts.Bookman().Regular.Name, fonts.Bookman().Regular.Data, fonts.Bookman().Regular.SHA256)
	if err != nil {
		return nil, err
	}
	bold, err := newFace(fonts.Bookman().Bold.Name, fonts.Bookman().Bold.Data, fonts.Bookman().Bold.SHA256)
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
	return &Layout{regular, bold, sealRegular, sealBold, &album{}}, nil
}

func (l *Layout) face(bold bool) *face {
	if bold {
		return l.bold
	}
	return l.regular
}

// PDF draws t. The bytes depend on t and o alone. A tree with nothing in it gives one empty page.
func (l *Layout) PDF(t document.Tree, o Options) (Result, error) {
	if o.Profile == (Profile{}) {
		o.Profile = A4
	}
	pages, root, err := l.pages(t, o)
	if err != nil {
		return Result{}, err
	}
	pdf, err := l.write(pages, o.Profile, pdfa.Doc{Title: t.Title, Lang: language, Root: root})
	if err != nil {
		return Result{}, naskah.Errorf(naskah.Unavailable, codeDraw, "Naskah tidak dapat dicetak. Coba lagi; bila tetap gagal, hubungi pengelola sistem.").Because(err)
	}
	return Result{PDF: pdf, Fields: fields(pages, o.Profile, naskah.FieldTTD), Rooms: fields(pages, o.Profile, naskah.FieldTinta), Pages: len(pages)}, nil
}

// pages is the whole of the setting, before anything is written.
func (l *Layout) pages(t document.Tree, o Options) ([]page, *pdfa.Elem, error) {
	f := &flow{l: l, p: o.Profile, images: o.Images, root: pdfa.New("Document")}
	if err := f.kop(t.Kop); err != nil {
		return nil, nil, err
	}
	for _, b := range t.Blocks {
		f.block(b)
	}
	foot, err := l.foot(t, o.Profile)
	if err != nil {
		return nil, nil, err
	}
	pages := paginate(f.items, o.Profile.H-o.Profile.Top-foot.bottom)
	for i := range pages {
		pages[i].finish(l, o, foot, i+1)
	}
	return pages, f.root, nil
}
