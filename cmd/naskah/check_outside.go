package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"naskah/internal/naskah"
	luar "naskah/internal/outside"
)

// outsideOut is what was found in a document from outside, as programs read it; the keys are stable.
type outsideOut struct {
	File     string       `json:"file"`
	Kode     string       `json:"kode"`
	Jenis    string       `json:"jenis"`
	Headings []headingOut `json:"headings"`
	Contents []contentOut `json:"contents"`
	Findings []findingOut `json:"findings"`
}

type headingOut struct {
	Label   string `json:"label"`
	Title   string `json:"title"`
	Content string `json:"content"`
}

type contentOut struct {
	Content string `json:"content"`
	Norm    string `json:"norm"`
	Where   string `json:"where"` // empty: missing
}

// outside checks a PDF or Word document.
func (c *checkCmd) outside(s streams) error {
	if ext := strings.ToLower(filepath.Ext(c.Kode)); ext != ".pdf" && ext != ".docx" {
		return naskah.Errorf(naskah.Invalid, "NSK-NILAI", "Tulis kode jenis dan berkas nilainya, misalnya: check ksb-pk nilai.yaml; atau satu berkas .pdf atau .docx.").On("KODE")
	}
	b, err := readFile(c.Kode, 32<<20)
	if err != nil {
		return err
	}
	r, err := luar.Check(b)
	if err != nil {
		return err
	}
	if c.JSON {
		err = outsideJSON(s.out, c.Kode, r)
	} else {
		outsideText(s.out, r)
	}
	if err == nil && blocked(r.Findings) {
		return exitCode(exitOf(naskah.Invalid))
	}
	return err
}

func outsideJSON(w io.Writer, file string, r luar.Report) error {
	out := outsideOut{File: filepath.Base(file), Kode: string(r.Kode), Jenis: r.Kind, Headings: []headingOut{}, Contents: []contentOut{}, Findings: findingsOut(r.Findings)}
	for _, h := range r.Headings {
		out.Headings = append(out.Headings, headingOut(h))
	}
	for _, c := range r.Contents {
		out.Contents = append(out.Contents, contentOut{c.Label, c.Norm, c.Where})
	}
	return printJSON(w, out)
}

func outsideText(w io.Writer, r luar.Report) {
	kind := "tidak dikenali"
	if r.Kode != "" {
		kind = r.Kind + " (" + string(r.Kode) + ")"
	}
	fmt.Fprintf(w, "Jenis naskah: %s\n", kind)
	for _, h := range r.Headings {
		fmt.Fprintf(w, "\t%s\t%s\n", h.Label, h.Title)
	}
	if len(r.Contents) > 0 {
		fmt.Fprintln(w, "Isi wajib:")
	}
	for _, c := range r.Contents {
		where := c.Where
		if where == "" {
			where = "TIDAK ADA"
		}
		fmt.Fprintf(w, "\t%s\t%s\t%s\n", c.Label, where, c.Norm)
	}
	printFindings(w, r.Findings)
}

func printJSON(w io.Writer, x any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(x)
}
