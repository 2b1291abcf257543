package docgen

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// cited finds the norms that code names in brackets: [P22 32(3)], [OP 1.6], [RFC 9608], [EN 319 142-1 §6], [ISO 32000-2 §12.8].
var cited = regexp.MustCompile(`\[((?:P22|OP|RFC|EN|ISO|PP|UU)\s[^\[\]\n]{1,60})\]`)

// norms say what the abbreviations stand for, in the order of the document.
var norms = [][2]string{
	{"P22", "Permendagri Nomor 22 Tahun 2020 (Pasal, ayat; Lamp. = Lampiran)"},
	{"OP", "Kebiasaan kantor: apa yang dituntut kantor pada minggu pertama"},
	{"UU", "Undang-Undang"},
	{"PP", "Peraturan Pemerintah"},
	{"ISO", "ISO 32000-2, PDF 2.0"},
	{"EN", "ETSI EN 319 102-1 dan EN 319 142-1, tanda tangan AdES"},
	{"RFC", "RFC Editor"},
}

// Rujukan lists every norm that source files and templates cite, and where. A clause that is cited nowhere is not held anywhere.
func Rujukan(root fs.FS) (string, error) {
	where := map[string][]string{}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if base := path.Base(name); name != "." && (strings.HasPrefix(base, ".") || base == "node_modules" || base == "var" || base == "docs" || base == "tools") {
				return fs.SkipDir
			}
			return nil
		}
		if (!strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, ".yaml")) || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		b, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		for _, m := range cited.FindAllSubmatch(b, -1) {
			clause := string(bytes.Join(bytes.Fields(m[1]), []byte(" ")))
			if !slices.Contains(where[clause], name) {
				where[clause] = append(where[clause], name)
			}
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	return drawRujukan(where), nil
}

func drawRujukan(where map[string][]string) string {
	var b strings.Builder
	b.WriteString("# Rujukan\n\nNorms that the code cites, and where each is held. Generated from the brackets in source files and templates (`make docs`); a\nnorm that stands nowhere here is not held by code.\n")
	for _, n := range norms {
		var clauses []string
		for c := range where {
			if strings.HasPrefix(c, n[0]+" ") {
				clauses = append(clauses, c)
			}
		}
		if len(clauses) == 0 {
			continue
		}
		slices.Sort(clauses)
		fmt.Fprintf(&b, "\n## %s: %s\n\n| clause | file |\n|---|---|\n", n[0], n[1])
		for _, c := range clauses {
			slices.Sort(where[c])
			fmt.Fprintf(&b, "| %s | `%s` |\n", strings.ReplaceAll(c, "|", "\\|"), strings.Join(where[c], "`, `"))
		}
	}
	return b.String()
}
