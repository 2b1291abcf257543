package docgen_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"naskah/internal/account"
	"naskah/internal/docgen"
	"naskah/internal/document"
	"naskah/internal/docx"
	"naskah/internal/jobs"
	"naskah/internal/layout"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/outside"
	"naskah/internal/sealer"
	"naskah/internal/sqlstore"
	"naskah/internal/uji"
	"naskah/internal/verify"
	"naskah/internal/web"
	"naskah/storage"
)

// lists are the Codes of every package that has any, by its folder.
var lists = map[string][]naskah.CodeDoc{
	"internal/account": account.Codes, "internal/document": document.Codes, "internal/layout": layout.Codes, "internal/docx": docx.Codes, "internal/outside": outside.Codes,
	"internal/naskah": naskah.Codes, "internal/office": office.Codes, "internal/sealer": sealer.Codes, "internal/uji": uji.Codes,
	"internal/verify": ofVerify(), "internal/sqlstore": sqlstore.Codes, "internal/web": web.Codes, "storage": storage.Codes,
	"internal/docgen": docgen.Command, "internal/jobs": jobs.Codes,
}

func ofVerify() []naskah.CodeDoc {
	var out []naskah.CodeDoc
	for _, c := range verify.Codes {
		out = append(out, naskah.CodeDoc{Code: c.Code, Meaning: c.Meaning})
	}
	return out
}

func codes() []naskah.CodeDoc {
	var out []naskah.CodeDoc
	for _, list := range lists {
		out = append(out, list...)
	}
	return out
}

var aCode = regexp.MustCompile(`^(?:NSK|TPL|TTE|VER|OBJ|AKN|KSD|CEK)(?:-[A-Z0-9]+)+$`)

// Every code that stands in the source is documented, and every package that has a list of codes is in lists. Codes that tests make
// up do not count.
func TestCodesAreDocumented(t *testing.T) {
	known := map[string]bool{}
	for _, c := range codes() {
		known[c.Code] = true
	}
	seen, owners := 0, map[string]bool{}
	for _, root := range []string{"internal", "storage", "cmd"} {
		err := filepath.WalkDir(filepath.Join("../..", root), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			folder, err := filepath.Rel("../..", filepath.Dir(path))
			if err != nil {
				return err
			}
			for _, d := range file.Decls {
				if hasCodes(d) {
					owners[folder] = true
				}
			}
			if isKit(folder) {
				return nil
			}
			ast.Inspect(file, func(n ast.Node) bool {
				lit, ok := n.(*ast.BasicLit)
				if !ok || lit.Kind != token.STRING {
					return true
				}
				s, err := strconv.Unquote(lit.Value)
				if err != nil || !aCode.MatchString(s) {
					return true
				}
				seen++
				if !known[s] {
					t.Errorf("%s: %s is not documented", path, s)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 100 {
		t.Errorf("only %d codes found in the source", seen)
	}
	for folder := range owners {
		if _, ok := lists[filepath.ToSlash(folder)]; !ok {
			t.Errorf("%s has Codes that docs/galat.md lacks", folder)
		}
	}
}

// isKit says whether a folder holds a contract suite or a storybook: what these make up is no code of the program.
func isKit(folder string) bool {
	return slices.ContainsFunc([]string{"storetest", "storagetest", "officetest", "sealertest", "webtest"}, func(k string) bool {
		return filepath.Base(folder) == k
	})
}

func hasCodes(d ast.Decl) bool {
	g, ok := d.(*ast.GenDecl)
	if !ok || g.Tok != token.VAR {
		return false
	}
	return slices.ContainsFunc(g.Specs, func(s ast.Spec) bool {
		v, ok := s.(*ast.ValueSpec)
		return ok && slices.ContainsFunc(v.Names, func(n *ast.Ident) bool { return n.Name == "Codes" || n.Name == "Command" })
	})
}
