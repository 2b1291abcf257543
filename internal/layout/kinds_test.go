package layout

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/document/documenttest"
	"naskah/internal/naskah"
	"naskah/templates"
)

// A kindTree is one naskah of a kind.
type kindTree struct {
	name string
	tree document.Tree
}

// kindTrees are every example of every kind, and n naskah of each with values made at random.
func kindTrees(t *testing.T, n int) []kindTree {
	t.Helper()
	lib, err := library()
	if err != nil {
		t.Fatal(err)
	}
	var out []kindTree
	add := func(tpl *document.Template, name string, v naskah.Values) {
		tree, _, err := tpl.Compile(v, document.Options{Catatan: "Dokumen uji, tanpa kekuatan hukum."})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out = append(out, kindTree{name, tree})
	}
	for _, tpl := range lib.List() {
		code := string(tpl.Ref.Kode)
		files, err := fs.Glob(templates.FS, path.Join(code, tpl.Ref.Versi, "contoh*.yaml"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no examples (%v)", code, err)
		}
		for _, f := range files {
			b, err := fs.ReadFile(templates.FS, f)
			if err != nil {
				t.Fatal(err)
			}
			v, err := document.ParseValues(b)
			if err != nil {
				t.Fatalf("%s: %v", f, err)
			}
			add(tpl, code+"-"+strings.TrimSuffix(path.Base(f), ".yaml"), v)
		}
		r := rand.New(rand.NewPCG(uint64(len(code)), 6))
		for i := range n {
			add(tpl, fmt.Sprintf("%s-acak-%d", code, i), documenttest.Random(tpl, r))
		}
	}
	return out
}

// Every example of every kind on both papers, and naskah with values made at random, are PDF/A-2a and PDF/UA-1.
func TestContractVeraPDFOfEveryKind(t *testing.T) {
	t.Parallel()
	l := newLayout(t)
	folder := t.TempDir()
	for i, k := range kindTrees(t, sampleSize(1, 50)) {
		profiles := []Profile{A4, F4}
		if strings.Contains(k.name, "-acak-") {
			profiles = profiles[i%2:][:1]
		}
		for _, p := range profiles {
			res, err := l.PDF(k.tree, Options{Profile: p})
			if err != nil {
				t.Fatalf("%s: %v", k.name, err)
			}
			if err := os.WriteFile(filepath.Join(folder, k.name+"-"+strings.ReplaceAll(p.Name, " ", "")+".pdf"), res.PDF, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	verapdf(t, folder)
}
