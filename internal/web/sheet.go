package web

import (
	"errors"
	"strings"

	"naskah/internal/document"
	"naskah/internal/html"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// sheetOf is the text of n as it stands, as HTML of the tree that is printed; nil when its text is not here.
func (k *call) sheetOf(n naskah.Naskah) (*views.Sheet, error) {
	if n.Imported || n.Values == "" {
		return nil, nil
	}
	tree, err := k.office.Preview(k.ctx, k.p, n.ID)
	if err != nil {
		return nil, err
	}
	k.trees = map[naskah.NaskahID]document.Tree{n.ID: tree}
	s, err := k.sheet(tree, markOf(n.State))
	return &s, err
}

// sheetLevel is the level of the headings of a text within a page.
const sheetLevel = 3

// sheet draws a tree; the mark stands behind what is not signed.
func (k *call) sheet(tree document.Tree, mark string) (views.Sheet, error) {
	s, err := html.Article(tree, html.Options{Level: sheetLevel})
	return views.Sheet{HTML: s, Mark: mark, Name: k.t("naskah.text")}, err
}

// markOf is the mark of a copy in a state, as the office prints it [OP 2].
func markOf(s naskah.State) string {
	switch s {
	case naskah.Signed, naskah.Archived:
		return ""
	case naskah.Approved, naskah.Signing:
		return office.MarkBelum
	}
	return office.MarkKonsep
}

// clauses are the pasal of n, for notes to each.
func (k *call) clauses(n naskah.Naskah) []views.Option {
	tree, ok := k.trees[n.ID]
	if !ok {
		var err error
		if tree, err = k.office.Preview(k.ctx, k.p, n.ID); err != nil {
			return nil
		}
	}
	var out []views.Option
	for _, p := range pasal(tree) {
		out = append(out, views.Option{Value: p.ID, Label: pasalTitle(p)})
	}
	return out
}

func pasal(tree document.Tree) []document.Pasal {
	var out []document.Pasal
	for _, b := range tree.Blocks {
		if p, ok := b.(document.Pasal); ok {
			out = append(out, p)
		}
	}
	return out
}

func pasalTitle(p document.Pasal) string {
	return "Pasal " + itoa(p.No) + " · " + naskah.Capitalise(strings.ToLower(p.Judul))
}

// readNaskah is the document alone, on any screen.
func readNaskah(k *call) error {
	n, err := k.naskah()
	if err != nil {
		return err
	}
	s, err := k.sheetOf(n)
	if err != nil {
		return err
	}
	if s == nil {
		return noText()
	}
	v := views.ReaderView{Title: k.judul(n), Back: naskahPath(n.ID), PDF: naskahPath(n.ID, "/pdf"), Sheet: *s}
	return k.show(k.judul(n), views.Reader(v))
}

func noText() error {
	return naskah.Errorf(naskah.NotFound, "NSK-TANPA-TEKS", "Naskah ini dicatat dari arsip lama; teksnya tidak ada di sini.")
}

// downloadPDF is the file of the newest or of an earlier version, marked or not as the office decides.
func downloadPDF(k *call) error {
	if no := number(k.c.Query("versi")); no > 0 {
		return k.sendPDF(office.VersionNo(no), "inline")
	}
	return k.sendPDF(office.Current, "attachment")
}

// downloadKonsep is the text as it stands, marked.
func downloadKonsep(k *call) error { return k.sendPDF(office.Konsep, "attachment") }

// sendPDF sends bytes that the office gave: to be kept, or to be looked at.
func (k *call) sendPDF(which office.Which, how string) error {
	id, err := k.naskahID()
	if err != nil {
		return err
	}
	b, name, err := k.office.Document(k.ctx, k.p, id, which)
	if err != nil {
		return err
	}
	if len(b) == 0 {
		return errors.New("web: the office gave an empty PDF")
	}
	return k.sendBytes(b, "application/pdf", how, name)
}

// plainName keeps a file name to what every header takes.
func plainName(r rune) rune {
	if r == '-' || r == '_' || r == '.' || (r >= '0' && r <= '9') || (r >= 'a' && r <= 'z') || (r >= 'A' && r <= 'Z') {
		return r
	}
	return '-'
}
