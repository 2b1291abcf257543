package main

import (
	"bytes"
	"fmt"
	"path/filepath"

	"naskah/internal/document"
	"naskah/internal/html"
	"naskah/internal/layout"
	"naskah/internal/naskah"
)

type bedaCmd struct {
	templateDir
	Kode string `arg:"" help:"Kode jenis naskah." placeholder:"KODE"`
	Lama string `arg:"" help:"Nilai naskah yang lama (YAML atau JSON)." placeholder:"LAMA.yaml"`
	Baru string `arg:"" help:"Nilai naskah yang baru (YAML atau JSON)." placeholder:"BARU.yaml"`
	Out  string `short:"o" required:"" help:"Berkas yang dibuat: .pdf, .txt, atau .html." placeholder:"BEDA.pdf"`
	paper
}

// Run writes both texts in one, with what went and what came marked, and says of which clauses.
func (c *bedaCmd) Run(s streams) error {
	was, err := c.tree(c.Lama)
	if err != nil {
		return err
	}
	now, err := c.tree(c.Baru)
	if err != nil {
		return err
	}
	out, err := c.draw(document.Redline(was, now))
	if err != nil {
		return err
	}
	if err := writeWhole(c.Out, out); err != nil {
		return err
	}
	diff := document.Diff(was, now)
	fmt.Fprintf(s.out, "%s: %d bagian berubah, %s\n", c.Out, len(diff), naskah.DigestOf(out))
	for _, d := range diff {
		fmt.Fprintf(s.out, "\t%s\t%s\n", d.Title, became(d))
	}
	return nil
}

// became says what happened to a clause.
func became(d document.ClauseDiff) string {
	switch {
	case d.Added:
		return "ditambahkan"
	case d.Removed:
		return "dihapus"
	case d.Moved && len(d.Lines) > 0:
		return "dipindahkan dari " + d.From + ", diubah"
	case d.Moved:
		return "dipindahkan dari " + d.From
	}
	return "diubah"
}

// tree is the text that the values of a file make.
func (c *bedaCmd) tree(path string) (document.Tree, error) {
	t, v, err := c.load(c.Kode, path)
	if err != nil {
		return document.Tree{}, err
	}
	tree, _, err := t.Compile(v, document.Options{})
	return tree, err
}

// draw makes the file that its name asks for.
func (c *bedaCmd) draw(t document.Tree) ([]byte, error) {
	switch filepath.Ext(c.Out) {
	case ".txt":
		return []byte(document.Plain(document.Marked(t))), nil
	case ".html":
		var out bytes.Buffer
		err := html.Write(&out, t, html.Options{})
		return out.Bytes(), err
	}
	pages, err := layout.New()
	if err != nil {
		return nil, err
	}
	r, err := pages.PDF(t, layout.Options{Profile: c.profile(), Mark: document.RedlineMark})
	return r.PDF, err
}
