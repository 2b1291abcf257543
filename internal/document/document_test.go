package document_test

import (
	"embed"
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/templates"
)

// library loads the real templates.
func library(t *testing.T) *document.Library {
	t.Helper()
	lib, err := document.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func ksbpk(t *testing.T) *document.Template {
	t.Helper()
	tpl, err := library(t).Current(naskah.KSBPK)
	if err != nil {
		t.Fatal(err)
	}
	return tpl
}

func compile(t *testing.T, tpl *document.Template, v naskah.Values, o document.Options) (document.Tree, document.Facts) {
	t.Helper()
	tree, facts, err := tpl.Compile(v, o)
	if err != nil {
		t.Fatal(err)
	}
	return tree, facts
}

func golden(t *testing.T, name string) string {
	t.Helper()
	b, err := fs.ReadFile(templates.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The goldens were typed by hand from the form of the Lampiran before the template existed.
func TestGolden(t *testing.T) {
	tpl := ksbpk(t)
	electronic := tpl.Sample()
	paper := electronic.With("cara_tanda_tangan", "basah").With("meterai", true)
	for name, v := range map[string]naskah.Values{"ksb-pk/v1/contoh.txt": electronic, "ksb-pk/v1/contoh-basah.txt": paper} {
		tree, _ := compile(t, tpl, v, document.Options{})
		if d := cmp.Diff(golden(t, name), document.Plain(tree)); d != "" {
			t.Errorf("%s (-typed +made):\n%s", name, d)
		}
	}
}

func templatesFS() embed.FS { return templates.FS }
