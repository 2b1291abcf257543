// Package archtest holds the dependency rule: imports point inward, adapters never meet, the domain knows the standard library
// only. The same table stands in .golangci.yml for depguard.
package archtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "naskah"

type pkg struct {
	ImportPath   string
	Dir          string
	GoFiles      []string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

func list(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = filepath.Join("..", "..")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.Bytes())
	}
	var pkgs []pkg
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		pkgs = append(pkgs, p)
	}
	if len(pkgs) < 15 {
		t.Fatalf("go list found %d packages; the project has more, so the list is wrong", len(pkgs))
	}
	return pkgs
}

func std(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".") && first != module || path == "C"
}

func below(path, prefix string) bool {
	return path == prefix || strings.HasPrefix(path, prefix+"/")
}

func local(path string) (string, bool) { return strings.CutPrefix(path, module+"/") }

// ruleFor finds the row of a package or of its nearest parent.
func ruleFor(rel string) (string, rule, bool) {
	for name := rel; name != "." && name != ""; name = filepath.ToSlash(filepath.Dir(name)) {
		if r, ok := table[name]; ok {
			return name, r, true
		}
	}
	return "", rule{}, false
}

func isKit(rel string) bool {
	return slices.ContainsFunc(strings.Split(rel, "/"), func(part string) bool { return slices.Contains(kits, part) })
}

func allowed(name string, r rule, imp string, kit bool) bool {
	if std(imp) {
		return true
	}
	if ours, ok := local(imp); ok {
		return kit || below(ours, name) || slices.ContainsFunc(r.ours, func(o string) bool { return below(ours, o) })
	}
	may := r.third
	if kit {
		may = slices.Concat(may, kitThird)
	}
	return slices.ContainsFunc(may, func(m string) bool { return below(imp, m) })
}

// TestImports checks every package against the table, third-party imports too.
func TestImports(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range list(t) {
		rel, ok := local(p.ImportPath)
		if !ok {
			t.Errorf("package %s lies outside the module", p.ImportPath)
			continue
		}
		name, r, ok := ruleFor(rel)
		if !ok {
			t.Errorf("package %s has no row in the table", rel)
			continue
		}
		seen[name] = true
		kit := isKit(rel)
		for _, imp := range p.Imports {
			if !allowed(name, r, imp, kit) {
				t.Errorf("%s may not import %s", rel, imp)
			}
			checkOnly(t, rel, imp, kit)
		}
		for _, imp := range slices.Concat(p.TestImports, p.XTestImports) {
			if !allowed(name, r, imp, true) {
				t.Errorf("the tests of %s may not import %s", rel, imp)
			}
		}
	}
	for name := range table {
		if !seen[name] {
			t.Errorf("the table has a row for %s, which does not exist", name)
		}
	}
}

func checkOnly(t *testing.T, rel, imp string, kit bool) {
	t.Helper()
	if kit {
		return
	}
	path := strings.TrimPrefix(imp, module+"/")
	for what, who := range only {
		if below(path, what) && !slices.ContainsFunc(who, func(w string) bool { return below(rel, w) }) && !below(rel, what) {
			t.Errorf("%s may not import %s: only %v may", rel, imp, who)
		}
	}
}

// TestNoForeignVerdict: pdfsign's verifier is never asked, not even in tests; its answer is known to be wrong.
func TestNoForeignVerdict(t *testing.T) {
	files := 0
	for _, p := range list(t) {
		matches, err := filepath.Glob(filepath.Join(p.Dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range matches {
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			files++
			maker := false
			for _, imp := range f.Imports {
				path := strings.Trim(imp.Path.Value, `"`)
				maker = maker || below(path, "github.com/digitorus/pdfsign")
				if below(path, "github.com/digitorus/pdfsign/verify") {
					t.Errorf("%s imports pdfsign's verifier", name)
				}
			}
			if !maker {
				continue
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "Valid" {
					t.Errorf("%s asks for a Valid() beside pdfsign", name)
				}
				return true
			})
		}
	}
	if files < 50 {
		t.Fatalf("only %d files were read", files)
	}
}
