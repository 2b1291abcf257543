package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/templates"
)

type templateCmd struct {
	List   templateListCmd   `cmd:"" help:"Satu jenis per baris, kodenya lebih dahulu."`
	Sample templateSampleCmd `cmd:"" help:"Contoh nilai sebuah jenis (YAML)."`
	Check  templateCheckCmd  `cmd:"" help:"Periksa templat, contoh nilainya, dan teks emasnya."`
}

// A templateDir is where templates are read from.
type templateDir struct {
	Templat string `help:"Folder templat; tanpa ini yang ada dalam program." placeholder:"FOLDER"`
}

func (d templateDir) fs() fs.FS {
	if d.Templat == "" {
		return templates.FS
	}
	return os.DirFS(d.Templat)
}

// of finds the current template of a code.
func (d templateDir) of(code string) (*document.Template, error) {
	lib, err := document.Load(d.fs())
	if err != nil {
		return nil, err
	}
	return lib.Current(naskah.Kode(code))
}

type templateListCmd struct {
	templateDir
}

// Run prints one kind per line, its code first.
func (c templateListCmd) Run(s streams) error {
	lib, err := document.Load(c.fs())
	if err != nil {
		return err
	}
	for _, t := range lib.List() {
		fmt.Fprintf(s.out, "%s\t%s\t%s\n", t.Ref.Kode, t.Ref.Versi, t.Nama)
	}
	return nil
}

type templateSampleCmd struct {
	templateDir
	Kode string `arg:"" help:"Kode jenis naskah, misalnya ksb-pk." placeholder:"KODE"`
}

// Run prints sample values that render as they stand.
func (c templateSampleCmd) Run(s streams) error {
	t, err := c.of(c.Kode)
	if err != nil {
		return err
	}
	_, err = s.out.Write(t.SampleYAML())
	return err
}

type templateCheckCmd struct {
	templateDir
}

// Run reports every fault of every template with file and line, and where the text of a sample differs from the golden text that was
// typed from the form: contoh.txt for contoh.yaml, contoh-X.txt for contoh-X.yaml.
func (c templateCheckCmd) Run(s streams) error {
	lib, err := document.Load(c.fs())
	if err != nil {
		return err
	}
	wrong := 0
	for _, t := range lib.List() {
		n, err := c.golden(s, t)
		if err != nil {
			return err
		}
		wrong += n
	}
	if wrong > 0 {
		return exitCode(exitOf(naskah.Invalid))
	}
	fmt.Fprintln(s.out, "Templat dan contohnya benar.")
	return nil
}

func (c templateCheckCmd) golden(s streams, t *document.Template) (wrong int, err error) {
	dir := string(t.Ref.Kode) + "/" + t.Ref.Versi + "/"
	files, err := fs.Glob(c.fs(), dir+"contoh*.txt")
	if err != nil {
		return 0, err
	}
	for _, file := range files {
		want, err := fs.ReadFile(c.fs(), file)
		if err != nil {
			return wrong, err
		}
		values, err := fs.ReadFile(c.fs(), strings.TrimSuffix(file, ".txt")+".yaml")
		if errors.Is(err, fs.ErrNotExist) {
			continue // of a version whose variants a test makes
		}
		if err != nil {
			return wrong, err
		}
		v, err := document.ParseValues(values)
		if err != nil {
			return wrong, err
		}
		tree, _, err := t.Compile(v, document.Options{})
		if err != nil {
			return wrong, err
		}
		if got := document.Plain(tree); got != string(want) {
			wrong++
			fmt.Fprintf(s.out, "%s\t%s\n", file, firstDifference(got, string(want)))
		}
	}
	return wrong, nil
}

// firstDifference says on which line two texts part.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		var a, b string
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			return fmt.Sprintf("baris %d\n\ttertulis   %s\n\tseharusnya %s", i+1, a, b)
		}
	}
	return ""
}
