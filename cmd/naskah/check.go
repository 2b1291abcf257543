package main

import (
	"fmt"
	"io"

	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/naskah"
)

type checkCmd struct {
	templateDir
	JSON   bool   `help:"Cetak temuan sebagai JSON."`
	Kode   string `arg:"" help:"Kode jenis naskah; atau berkas PDF atau Word (.docx) dari luar, tanpa NILAI." placeholder:"KODE"`
	Values string `arg:"" optional:"" help:"Nilai naskah (YAML atau JSON)." placeholder:"NILAI.yaml"`
}

// findingOut is a finding as programs read it; the keys are stable.
type findingOut struct {
	Code   string `json:"code"`
	Level  string `json:"level"`
	Path   string `json:"path"`
	Clause string `json:"clause"`
	Norm   string `json:"norm"`
	Msg    string `json:"msg"`
}

// Run lists every finding; exit 2 when one is an error. With one argument it reads a document that others made.
func (c *checkCmd) Run(s streams) error {
	if c.Values == "" {
		return c.outside(s)
	}
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
	findings := append(t.Check(v), pages.Missing(tree)...)
	if c.JSON {
		err = printFindingsJSON(s.out, findings)
	} else {
		printFindings(s.out, findings)
	}
	if err == nil && blocked(findings) {
		return exitCode(exitOf(naskah.Invalid))
	}
	return err
}

func printFindingsJSON(w io.Writer, findings []naskah.Finding) error {
	return printJSON(w, findingsOut(findings))
}

func findingsOut(findings []naskah.Finding) []findingOut {
	out := make([]findingOut, len(findings))
	for i, f := range findings {
		out[i] = findingOut{f.Code, string(f.Level), f.Path, f.Clause, f.Norm, f.Msg}
	}
	return out
}

var levelWords = map[naskah.Level]string{naskah.LevelError: "wajib diperbaiki", naskah.LevelWarning: "peringatan", naskah.LevelInfo: "keterangan"}

func printFindings(w io.Writer, findings []naskah.Finding) {
	if len(findings) == 0 {
		fmt.Fprintln(w, "Tidak ada temuan.")
	}
	for _, f := range findings {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n\t%s\n", f.Code, levelWords[f.Level], f.Path, f.Clause, f.Msg)
		if f.Norm != "" {
			fmt.Fprintf(w, "\t%s\n", f.Norm)
		}
	}
}
