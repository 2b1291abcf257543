package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"naskah/internal/document"
	"naskah/internal/docx"
	"naskah/internal/html"
	"naskah/internal/layout"
	"naskah/internal/naskah"
)

type renderCmd struct {
	templateDir
	Kode   string `arg:"" help:"Kode jenis naskah." placeholder:"KODE"`
	Values string `arg:"" help:"Nilai naskah (YAML atau JSON)." placeholder:"NILAI.yaml"`
	Out    string `short:"o" required:"" help:"Berkas yang dibuat: .pdf, .docx, .txt, atau .html." placeholder:"HASIL.pdf"`
	paper
	Tanda  string `help:"Tanda pada setiap halaman: tanpa, KONSEP, atau SALINAN. Nilai yang belum lengkap selalu bertanda KONSEP." enum:"tanpa,KONSEP,SALINAN" default:"tanpa"`
	Konsep bool   `help:"Sama dengan --tanda KONSEP."`
}

const (
	noMark = "tanpa"
	draft  = "KONSEP"
	// spares is how many fields a file keeps for document time stamps, as the service keeps them.
	spares = 3
)

// Run lays the naskah out. Values that do not parse make no file; incomplete ones make a KONSEP with dots. Without a mark the places for
// electronic signatures are empty signature fields of the file.
func (c *renderCmd) Run(s streams) error {
	t, v, err := c.load(c.Kode, c.Values)
	if err != nil {
		return err
	}
	tree, _, err := t.Compile(v, document.Options{})
	if err != nil {
		return err
	}
	pages, err := layout.New()
	if err != nil {
		return err
	}
	mark := c.mark(append(t.Check(v), pages.Missing(tree)...))
	if done, err := c.text(s, tree, mark); done || err != nil {
		return err
	}
	o := layout.Options{Profile: c.profile(), Mark: mark, Fields: mark == "", Meta: layout.Meta{Template: t.Ref.Digest, Values: v.Digest()}}
	if o.Fields {
		o.Spares = spares
	}
	r, err := pages.PDF(tree, o)
	if err != nil {
		return err
	}
	if err := writeWhole(c.Out, r.PDF); err != nil {
		return err
	}
	note := ""
	if mark != "" {
		note = ", " + mark
	}
	fmt.Fprintf(s.out, "%s: %d halaman, %s%s\n", c.Out, r.Pages, naskah.DigestOf(r.PDF), note)
	return nil
}

// mark is what stands across every page; what may not be signed as it stands is a KONSEP whatever was asked for.
func (c *renderCmd) mark(findings []naskah.Finding) string {
	switch {
	case c.Konsep || blocked(findings):
		return draft
	case c.Tanda == noMark:
		return ""
	}
	return c.Tanda
}

// text writes what is no PDF; done says that the name asks for it.
func (c *renderCmd) text(s streams, tree document.Tree, mark string) (done bool, err error) {
	var out bytes.Buffer
	switch filepath.Ext(c.Out) {
	case ".txt":
		out.WriteString(document.Plain(tree))
	case ".html":
		if err := html.Write(&out, tree, html.Options{}); err != nil {
			return true, err
		}
	case ".docx":
		b, err := docx.Write(tree, docx.Options{Page: wordPage(c.profile()), Mark: mark})
		if err != nil {
			return true, err
		}
		out.Write(b)
	default:
		return false, nil
	}
	if err := writeWhole(c.Out, out.Bytes()); err != nil {
		return true, err
	}
	fmt.Fprintf(s.out, "%s: %s\n", c.Out, naskah.DigestOf(out.Bytes()))
	return true, nil
}

// wordPage is the paper of a profile for Word.
func wordPage(p layout.Profile) docx.Page {
	page := docx.Page{W: p.W, H: p.H, Top: p.Top, Right: p.Right, Bottom: p.Bottom, Left: p.Left, Size: p.Size}
	if p.Huruf == naskah.HurufArial {
		page.Font = "Arial"
	}
	return page
}

// load reads the values of a kind from a file.
func (d templateDir) load(kode, path string) (*document.Template, naskah.Values, error) {
	t, err := d.of(kode)
	if err != nil {
		return nil, nil, err
	}
	b, err := readFile(path, 1<<20)
	if err != nil {
		return nil, nil, err
	}
	v, err := document.ParseValues(b)
	return t, v, err
}

func blocked(findings []naskah.Finding) bool {
	for _, f := range findings {
		if f.Level == naskah.LevelError {
			return true
		}
	}
	return false
}

// writeWhole writes the file whole or not at all.
func writeWhole(path string, b []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".naskah-*")
	if err != nil {
		return naskah.Errorf(naskah.Invalid, "OBJ-TULIS", "Berkas %s tidak dapat dibuat.", path).Because(err)
	}
	name := f.Name()
	_, err = f.Write(b)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(name, path)
	}
	if err != nil {
		_ = os.Remove(name)
		return naskah.Errorf(naskah.Invalid, "OBJ-TULIS", "Berkas %s tidak dapat ditulis.", path).Because(err)
	}
	return nil
}
