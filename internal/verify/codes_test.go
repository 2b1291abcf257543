package verify_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"naskah/internal/verify"
)

// TestCodes: every code of a family stands in the list once, with a sentence; and every code in the source is listed.
func TestCodes(t *testing.T) {
	var listed []string
	for _, d := range verify.Codes {
		if verify.Family(d.Code) == "" || slices.Contains(listed, d.Code) || !strings.HasSuffix(d.Meaning, ".") || len(d.Meaning) < 20 {
			t.Errorf("%+v", d)
		}
		listed = append(listed, d.Code)
	}
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 5 {
		t.Fatal(err, files)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, code := range regexp.MustCompile(`"VER-[A-Z-]+[A-Z]"`).FindAllString(string(text), -1) {
			if !slices.Contains(listed, strings.Trim(code, `"`)) {
				t.Errorf("%s names %s, which is not listed", name, code)
			}
		}
	}
	for code, want := range map[string]string{"VER-TANPA-CABUT-DATA": verify.FamilyNoRevocation, "VER-CABUT-X": verify.FamilyRevoked, "VER-X": "", "": ""} {
		if got := verify.Family(code); got != want {
			t.Errorf("Family(%q) is %q, want %q", code, got, want)
		}
	}
}
