// Package html draws a document tree as accessible HTML: for the preview beside the form, and for reading on a telephone. It is the
// text of the same tree that layout prints, not a picture of the page.
//
// The markup has no style of its own. Its classes:
//
//	naskah                 the article
//	kop-nama, kop-alamat, label-baris, label-isi         the head of a Perangkat Daerah; rows of label and text
//	label-no, label-teks   within label-isi: the letter or figure of a text ("a." of Menimbang) and the text that hangs beside it
//	kop, kop-kiri, kop-tengah, kop-kanan, kop-kosong   emblem places; kosong: a frame with its label
//	kepala, baris          the title block, one line each
//	nomor                  the NOMOR lines
//	alinea, menjorok, rata-tengah, rata-kiri, rata-kanan, rapat           paragraphs
//	komparisi, pihak, romawi, nama, titik-dua, uraian  three columns
//	rincian, butir, label, teks                        numbered items; the label is text, so lists have no markers
//	pasal, pasal-no, pasal-judul, pasal-pindah         one article; pindah: from where a redline says it was moved
//	ins, del (elements)    words that came or went, in a redline
//	tabel                  ruled rows
//	penutup                closing
//	ttd, ttd-pihak, ttd-kepala, ttd-catatan, ttd-bidang, ttd-nama, ttd-jabatan   signature block, in rows of two
//	kaki, paraf            footer; paraf box of the paper path
//	isi, kosong            a value (data-path); dots that stand for one
//	vh                     visually hidden words for screen readers
package html

import (
	"bytes"
	"embed"
	"html/template"
	"io"
	"regexp"
	"strings"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// Options say how a tree is drawn.
type Options struct {
	Level  int                        // of the title block's heading, 1 to 5; 0 is 2
	Images func(naskah.Digest) string // address of a picture; nil or empty: its label is shown
}

//go:embed article.html
var files embed.FS

var page = template.Must(template.ParseFS(files, "article.html"))

// Write draws t as one article element.
func Write(w io.Writer, t document.Tree, o Options) error {
	if o.Level < 1 || o.Level > 5 {
		o.Level = 2
	}
	return page.ExecuteTemplate(w, "article", view{t, o})
}

// Article is what Write writes; the markup is safe to be put into a page as it is.
func Article(t document.Tree, o Options) (string, error) {
	var b bytes.Buffer
	err := Write(&b, t, o)
	return b.String(), err
}

// A view is what the template sees.
type view struct {
	Tree document.Tree
	o    Options
}

// A block is one block of the tree with its kind and the level of its heading.
type block struct {
	Kind  string
	Block document.Block
	Level int
}

// Blocks are the blocks with their kinds.
func (v view) Blocks() []block {
	var out []block
	for _, b := range v.Tree.Blocks {
		kind, level := "", v.o.Level
		switch b.(type) {
		case document.Heading:
			kind = "heading"
		case document.NomorLines:
			kind = "nomor"
		case document.Paragraph:
			kind = "paragraph"
		case document.Komparisi:
			kind = "komparisi"
		case document.Labels:
			kind = "labels"
		case document.List:
			kind = "list"
		case document.Pasal:
			kind, level = "pasal", v.o.Level+1
		case document.Table:
			kind = "table"
		case document.Attachment:
			kind = "lampiran"
		case document.Closing:
			kind = "closing"
		case document.SignatureBlock:
			kind = "signatures"
		}
		out = append(out, block{kind, b, level})
	}
	return out
}

// An emblem is one place of the head.
type emblem struct{ Side, Src, Label, Name string }

var slotNames = map[string]string{"lambang_daerah": "Lambang Daerah", "logo_mitra": "Logo Mitra", "garuda": "Lambang Negara"}

// Emblems are the places of the head from left to right.
func (v view) Emblems() []emblem {
	var out []emblem
	for _, p := range v.Tree.Kop.Places() {
		e := emblem{Side: p.Side, Label: p.Label, Name: slotNames[p.Slot]}
		if p.Image != "" && v.o.Images != nil {
			e.Src = v.o.Images(p.Image)
		}
		out = append(out, e)
	}
	return out
}

var notID = regexp.MustCompile(`[^A-Za-z0-9_-]+`)

// Anchor is the id of a part of the text, for links to it: "bagian-jangka-waktu".
func Anchor(id string) string { return "bagian-" + strings.Trim(notID.ReplaceAllString(id, "-"), "-") }

// Anchor is the id of the block's heading.
func (b block) Anchor() string {
	if p, ok := b.Block.(document.Pasal); ok {
		return Anchor(p.ID)
	}
	return ""
}

// AlignClass is the class of a paragraph.
func (b block) AlignClass() string {
	p, _ := b.Block.(document.Paragraph)
	class := "alinea"
	if p.Indent {
		class += " menjorok"
	}
	switch p.Align {
	case document.Center:
		class += " rata-tengah"
	case document.Left:
		class += " rata-kiri"
	case document.Right:
		class += " rata-kanan"
	}
	if p.Tight {
		class += " rapat"
	}
	return class
}
