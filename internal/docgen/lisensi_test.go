package docgen_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"naskah/internal/docgen"
)

var licenceFile = regexp.MustCompile(`(?i)^(licen[sc]e|copying|unlicense)(\.(md|txt))?$`)

// modulesOf are the modules whose code is linked into a program, with the licence that lies beside it.
func modulesOf(t *testing.T, dir, pattern string) []docgen.Part {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}", pattern)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var parts []docgen.Part
	for _, line := range slices.Compact(slices.Sorted(strings.Lines(string(out)))) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 || f[0] == "naskah" || strings.HasPrefix(f[0], "naskah/") {
			continue
		}
		parts = append(parts, docgen.Part{Name: f[0], Version: f[1], Licence: licenceIn(t, f[2]), Use: docgen.UseLinked})
	}
	return parts
}

func licenceIn(t *testing.T, dir string) string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		if licenceFile.MatchString(e.Name()) {
			b, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			return docgen.Licence(string(b))
		}
	}
	return ""
}

func everyPart(t *testing.T) []docgen.Part {
	t.Helper()
	parts := modulesOf(t, "../..", "./cmd/naskah")
	if len(parts) < 40 {
		t.Fatalf("only %d modules", len(parts))
	}
	for _, p := range modulesOf(t, "../../tools", "./bucket") {
		if !slices.ContainsFunc(parts, func(q docgen.Part) bool { return q.Name == p.Name && q.Version == p.Version }) {
			parts = append(parts, p)
		}
	}
	for _, lock := range []string{"../../e2e/package-lock.json", "../web/assets-src/package-lock.json"} {
		b, err := os.ReadFile(lock)
		if err != nil {
			t.Fatal(err)
		}
		more, err := docgen.NPM(b, "@fontsource-variable/source-sans-3", "lucide-static")
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, more...)
	}
	b, err := os.ReadFile("../../fonts/GUST-FONT-LICENSE.txt")
	if err != nil || !strings.Contains(string(b), "GUST Font License") {
		t.Errorf("the typeface of the naskah came without its licence: %v", err)
	}
	return append(parts, docgen.Part{Name: "TeX Gyre Bonum (fonts/)", Version: "2.004", Licence: "GUST-Font-License", Use: docgen.UseCarried})
}

// TestDocsLisensi: docs/lisensi.md lists everything that is linked, carried or built with, and nothing is linked that may not be.
func TestDocsLisensi(t *testing.T) {
	parts := everyPart(t)
	for _, f := range docgen.Unfit(parts) {
		t.Error(f)
	}
	for _, p := range parts {
		if strings.HasPrefix(p.Name, "github.com/minio/minio") && !strings.HasPrefix(p.Name, "github.com/minio/minio-go") {
			t.Errorf("%s is linked: MinIO is a program of its own", p.Name)
		}
	}
	compare(t, "../../docs/lisensi.md", docgen.Lisensi(parts))
}

// TestLicences: what may not be linked is recognised as such, and so is what nobody can recognise.
func TestLicences(t *testing.T) {
	for text, want := range map[string]string{
		"GNU AFFERO GENERAL PUBLIC LICENSE\n   Version 3, 19 November 2007":                            "AGPL-3.0",
		"GNU GENERAL PUBLIC LICENSE\n Version 2, June 1991":                                            "GPL",
		"GNU LESSER GENERAL PUBLIC LICENSE Version 3":                                                  "LGPL",
		"Mozilla Public License Version 2.0":                                                           "MPL-2.0",
		"Apache License\n   Version 2.0, January 2004":                                                 "Apache-2.0",
		"Permission is hereby granted, free of charge, to any person\nobtaining a copy of":             "MIT",
		"Redistributions in binary form must reproduce the above. Neither the name of Google Inc. nor": "BSD-3-Clause",
		"All rights reserved.": "",
	} {
		if got := docgen.Licence(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	for _, c := range []struct {
		p     docgen.Part
		unfit bool
	}{
		{docgen.Part{Name: "a", Licence: "MIT", Use: docgen.UseLinked}, false},
		{docgen.Part{Name: "a", Licence: "AGPL-3.0", Use: docgen.UseLinked}, true},
		{docgen.Part{Name: "a", Licence: "GPL", Use: docgen.UseCarried}, true},
		{docgen.Part{Name: "a", Licence: "Python-2.0", Use: docgen.UseBuild}, false},
		{docgen.Part{Name: "a", Use: docgen.UseBuild}, true},
	} {
		if got := docgen.Unfit([]docgen.Part{c.p}); (len(got) > 0) != c.unfit {
			t.Errorf("%+v: %v", c.p, got)
		}
	}
}
