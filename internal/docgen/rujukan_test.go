package docgen_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"naskah/internal/docgen"
)

// TestDocsRujukan: docs/rujukan.md is what the code cites.
func TestDocsRujukan(t *testing.T) {
	root := filepath.Join("..", "..")
	want, err := docgen.Rujukan(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(want, "\n| "); n < 40 {
		t.Fatalf("only %d clauses were found", n)
	}
	compare(t, filepath.Join(root, "docs", "rujukan.md"), want)
}

func TestRujukan(t *testing.T) {
	got, err := docgen.Rujukan(fstest.MapFS{
		"a/x.go":        {Data: []byte("// a term ends [P22 32(3)] and [P22  32(3)], see [OP 1.7]\n")},
		"a/x_test.go":   {Data: []byte("// [P22 1.1]\n")},
		"docs/y.go":     {Data: []byte("// [P22 2]\n")},
		"t/v1/tpl.yaml": {Data: []byte("norm: '[P22 40(1)]'\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"| P22 32(3) | `a/x.go` |", "| OP 1.7 | `a/x.go` |", "| P22 40(1) | `t/v1/tpl.yaml` |"} {
		if !strings.Contains(got, line) {
			t.Errorf("no %q in\n%s", line, got)
		}
	}
	for _, not := range []string{"P22 1.1", "P22 2 "} {
		if strings.Contains(got, not) {
			t.Errorf("%q is listed", not)
		}
	}
}
