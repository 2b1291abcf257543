package naskah_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The files whose every decision must be held by a test, and the tests that hold them.
var (
	mutated  = []string{"access.go", "guard.go", "guard_draft.go", "guard_sign.go", "guard_keep.go", "guard_ink.go", "keep.go"}
	guarding = []string{"world_test.go", "moves_test.go", "access_test.go", "passing_test.go", "guard_test.go", "guard_ink_test.go", "keep_test.go"}
)

// A mutant is the package with one decision taken out: an `if` that is never true, or one operand of && or || that is.
type mutant struct{ file, fn, text string }

func (m mutant) String() string { return m.file + " " + m.fn + ": " + m.text }

// TestMutations takes out each decision of the guards and the access rules in turn and runs their tests, which must fail. All
// mutants are one binary; a variable of the environment says which one it is. The long run tries all of them, the short one a part.
func TestMutations(t *testing.T) {
	dir := t.TempDir()
	mutants := sow(t, dir)
	binary := filepath.Join(dir, "mutants")
	build := exec.Command("go", "test", "-c", "-vet=off", "-trimpath", "-o", binary, "./internal/naskah")
	build.Dir = dir
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off", "GOFLAGS=-mod=mod")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	tests := func(k int) error {
		run := exec.Command(binary, "-test.failfast")
		run.Env = append(os.Environ(), "NASKAH_MUTANT="+strconv.Itoa(k))
		return run.Run()
	}
	if err := tests(-1); err != nil {
		t.Fatalf("the tests fail without a mutation: %v", err)
	}
	step, tried := 9, 0
	if os.Getenv("NASKAH_LONG") != "" {
		step = 1
	}
	for k := 0; k < len(mutants); k += step {
		tried++
		if err := tests(k); err == nil {
			t.Errorf("nothing notices that this is gone: %s", mutants[k])
		}
	}
	t.Logf("%d of %d mutants tried", tried, len(mutants))
	if len(mutants) < 150 {
		t.Errorf("only %d mutants found", len(mutants))
	}
}

// sow writes the package with a switch at every decision into dir, with the tests that hold it.
func sow(t *testing.T, dir string) []mutant {
	t.Helper()
	to := filepath.Join(dir, "internal", "naskah")
	write := func(name string, b []byte) {
		if err := os.WriteFile(name, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		t.Fatal(err)
	}
	write(filepath.Join(dir, "go.mod"), []byte("module naskah\n\ngo 1.26\n"))
	names, err := filepath.Glob("*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		source := strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, ".csv")
		for _, g := range guarding {
			source = source || name == g
		}
		if !source {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		write(filepath.Join(to, name), b)
	}
	var all []mutant
	for _, name := range mutated {
		var b []byte
		b, all = switches(t, name, all)
		write(filepath.Join(to, name), b)
	}
	write(filepath.Join(to, "mutant.go"), []byte(`package naskah

import (
	"os"
	"strconv"
)

var mutant, _ = strconv.Atoi(os.Getenv("NASKAH_MUTANT"))

func there(k int) bool { return mutant != k }
`))
	return all
}

// switches is the source of one file with a switch at every decision; the decisions are appended to all.
func switches(t *testing.T, name string, all []mutant) ([]byte, []mutant) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	fn := "facts"
	site := func(at *ast.Expr, neutral bool) {
		var text bytes.Buffer
		if err := format.Node(&text, set, *at); err != nil {
			t.Fatal(err)
		}
		there := fmt.Sprintf("there(%d) && ", len(all))
		if neutral {
			there = fmt.Sprintf("!there(%d) || ", len(all))
		}
		all = append(all, mutant{name, fn, text.String()})
		left, err := parser.ParseExpr(there + "x")
		if err != nil {
			t.Fatal(err)
		}
		b := left.(*ast.BinaryExpr)
		b.Y = &ast.ParenExpr{X: *at}
		*at = &ast.ParenExpr{X: b}
	}
	var sites []func()
	ast.Inspect(file, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.FuncDecl:
			name := x.Name.Name
			sites = append(sites, func() { fn = name })
		case *ast.IfStmt:
			sites = append(sites, func() { site(&x.Cond, false) })
		case *ast.SwitchStmt:
			if x.Tag != nil {
				return true
			}
			for _, c := range x.Body.List {
				for i := range c.(*ast.CaseClause).List {
					sites = append(sites, func() { site(&c.(*ast.CaseClause).List[i], false) })
				}
			}
		case *ast.BinaryExpr:
			if x.Op == token.LAND || x.Op == token.LOR {
				for _, at := range []*ast.Expr{&x.X, &x.Y} {
					if inner, ok := (*at).(*ast.BinaryExpr); !ok || inner.Op != x.Op {
						sites = append(sites, func() { site(at, x.Op == token.LAND) })
					}
				}
			}
		}
		return true
	})
	for _, plant := range sites {
		plant()
	}
	var out bytes.Buffer
	if err := format.Node(&out, set, file); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), all
}
