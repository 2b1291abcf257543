package docgen_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	aTestName = regexp.MustCompile("`(Test[A-Za-z0-9_]+)`")
	aTestFunc = regexp.MustCompile(`(?m)^func (Test[A-Za-z0-9_]+)\(`)
)

// testsOf are the names of all tests of the repository.
func testsOf(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, root := range []string{"internal", "storage", "cmd", "tools", "fonts", "templates"} {
		err := filepath.WalkDir(filepath.Join("../..", root), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") {
				return err
			}
			b, err := os.ReadFile(path)
			for _, m := range aTestFunc.FindAllStringSubmatch(string(b), -1) {
				out[m[1]] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// unshown are the names of tests on a page that are no tests.
func unshown(page string, tests map[string]bool) (missing []string, named int) {
	for _, m := range aTestName.FindAllStringSubmatch(page, -1) {
		named++
		if !tests[m[1]] {
			missing = append(missing, m[1])
		}
	}
	return missing, named
}

// TestSecurityIsShown: each claim of the trust table names tests that are there, and the README leads to it.
func TestSecurityIsShown(t *testing.T) {
	b, err := os.ReadFile("../../SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	missing, named := unshown(string(b), testsOf(t))
	if len(missing) > 0 || named < 40 {
		t.Errorf("SECURITY.md names %d tests, of which are none: %v", named, missing)
	}
	_, table, _ := strings.Cut(string(b), "| part | if it is hostile")
	table, _, _ = strings.Cut(table, "\n\n")
	rows := strings.Split(table, "\n")[2:]
	if len(rows) < 15 {
		t.Errorf("the trust table has %d rows", len(rows))
	}
	for _, row := range rows {
		if strings.Count(row, "|") != 5 || !aTestName.MatchString(row) {
			t.Errorf("nothing shows: %s", row)
		}
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil || !strings.Contains(string(readme), "(SECURITY.md)") {
		t.Errorf("README.md does not lead to SECURITY.md: %v", err)
	}
	if missing, named := unshown("`TestThatIsNot` `TestSecurityIsShown`", testsOf(t)); named != 2 || len(missing) != 1 || missing[0] != "TestThatIsNot" {
		t.Errorf("a name that is no test is not noticed: %v of %d", missing, named)
	}
}
