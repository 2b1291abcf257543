package main

import (
	"fmt"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/templates"
)

type templateCmd struct {
	List   templateListCmd   `cmd:"" help:"Satu jenis per baris, kodenya lebih dahulu."`
	Sample templateSampleCmd `cmd:"" help:"Contoh nilai sebuah jenis (YAML)."`
}

type templateListCmd struct{}

// Run prints one kind per line, its code first.
func (templateListCmd) Run(s streams) error {
	lib, err := document.Load(templates.FS)
	if err != nil {
		return err
	}
	for _, t := range lib.List() {
		fmt.Fprintf(s.out, "%s\t%s\t%s\n", t.Ref.Kode, t.Ref.Versi, t.Nama)
	}
	return nil
}

type templateSampleCmd struct {
	Kode string `arg:"" help:"Kode jenis naskah, misalnya ksb-pk." placeholder:"KODE"`
}

// Run prints sample values that render as they stand.
func (c templateSampleCmd) Run(s streams) error {
	t, err := templateOf(c.Kode)
	if err != nil {
		return err
	}
	_, err = s.out.Write(t.SampleYAML())
	return err
}

// templateOf finds the current template of a code.
func templateOf(code string) (*document.Template, error) {
	lib, err := document.Load(templates.FS)
	if err != nil {
		return nil, err
	}
	return lib.Current(naskah.Kode(code))
}
