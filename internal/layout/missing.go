package layout

import (
	"fmt"
	"unicode"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// Missing lists the characters of t that a design lacks, once for each value they came from. They are errors: on the page they would
// stand as a mark of their own, never as a silent space. All designs are asked, so that a naskah can still be printed when its Instansi
// takes another one.
func (l *Layout) Missing(t document.Tree) []naskah.Finding {
	designs := []*family{l.bookman}
	if arial, err := l.arial(); err == nil { // pinned bytes that parsed in every test
		designs = append(designs, arial)
	}
	prints := func(c rune, s style) bool {
		for _, f := range designs {
			if !f.printsAs(c, s) {
				return false
			}
		}
		return true
	}
	var out []naskah.Finding
	type place struct {
		r    rune
		path string
	}
	seen := map[place]bool{}
	walk(t, func(r document.Run, clause string) {
		for _, c := range r.Text {
			if prints(c, styleOf(r)) || seen[place{c, r.Path}] {
				continue
			}
			seen[place{c, r.Path}] = true
			out = append(out, naskah.Finding{
				Code: codeGlyph, Level: naskah.LevelError, Path: r.Path, Clause: clause,
				Norm: "Lampiran Permendagri Nomor 22 Tahun 2020 (huruf cetak Bookman)",
				Msg:  glyphMessage(c),
			})
		}
	})
	return out
}

// printsAs says whether c can be printed where it stands: white space is set by the line breaker, and marks that combine with the
// letter before them are refused, because the writer would print them beside it.
func (f *family) printsAs(c rune, s style) bool {
	switch {
	case c == '\n' || c == '\t' || c == '\u00a0' || c == '\u202f':
		return true
	case unicode.Is(unicode.Mn, c) || unicode.IsControl(c) || unicode.Is(unicode.Cf, c):
		return false
	}
	return unicode.IsSpace(c) || f.face(s).has(c)
}

func glyphMessage(c rune) string {
	code := fmt.Sprintf("U+%04X", c)
	switch {
	case unicode.Is(unicode.Mn, c):
		return "Tanda baca gabung " + code + " tidak dapat dicetak. Ketik huruf bertanda itu sebagai satu huruf."
	case unicode.IsControl(c) || unicode.Is(unicode.Cf, c):
		return "Ada karakter tidak terlihat (" + code + ") pada isian. Hapus, lalu ketik ulang bagian itu."
	case c == unicode.ReplacementChar:
		return "Ada karakter rusak (" + code + ") pada isian. Ketik ulang bagian itu."
	}
	return "Huruf “" + string(c) + "” (" + code + ") tidak ada pada huruf cetak naskah. Ganti dengan huruf Latin."
}

// walk visits all text of t that is printed in the body, in the order of the page.
func walk(t document.Tree, visit func(r document.Run, clause string)) {
	texts := func(clause string, ts ...document.Text) {
		for _, t := range ts {
			for _, r := range t {
				visit(r, clause)
			}
		}
	}
	plain := func(clause string, ss ...string) {
		for _, s := range ss {
			visit(document.Run{Text: s}, clause)
		}
	}
	for _, e := range t.Kop.Places() {
		plain("kop", e.Label)
	}
	plain("kop", t.Kop.Names...)
	plain("kop", t.Kop.Address...)
	for _, b := range t.Blocks {
		walkBlock(b, texts, plain)
	}
	plain("catatan kaki", t.Footer)
	plain("kotak paraf", t.Paraf...)
}

func walkBlock(b document.Block, texts func(string, ...document.Text), plain func(string, ...string)) {
	switch b := b.(type) {
	case document.Heading:
		texts("judul", b.Lines...)
	case document.NomorLines:
		texts("nomor", b.Lines...)
	case document.Paragraph:
		texts(b.ID, b.Text)
	case document.Komparisi:
		for _, r := range b.Rows {
			plain("komparisi", r.Roman)
			texts("komparisi", r.Nama, r.Text)
		}
	case document.Labels:
		for _, r := range b.Rows {
			plain("isian", r.Label, r.No)
			texts("isian", r.Text)
		}
	case document.List:
		walkItems("premis", b.Items, texts, plain)
	case document.Pasal:
		clause := "pasal " + b.ID
		texts(clause, b.Head()...)
		walkItems(clause, b.Items, texts, plain)
	case document.Table:
		texts("tabel", b.Head...)
		for _, r := range b.Rows {
			texts("tabel", r...)
		}
	case document.Attachment:
		texts("lampiran", b.Lines...)
	case document.Closing:
		texts("penutup", b.Text)
	case document.SignatureBlock:
		for _, c := range b.Cells {
			plain("tanda tangan", c.Heading, c.Note)
			texts("tanda tangan", c.Nama, c.Jabatan)
		}
	}
}

func walkItems(clause string, items []document.Item, texts func(string, ...document.Text), plain func(string, ...string)) {
	for _, it := range items {
		plain(clause, it.Label)
		texts(clause, it.Text)
		walkItems(clause, it.Children, texts, plain)
	}
}
