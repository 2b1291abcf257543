package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing"

	"naskah/internal/document"
	"naskah/templates"
)

// The sample of every kind, as a file of values, passes the check: exit 0, and a list that holds nothing but remarks.
func TestCheckOfEveryKind(t *testing.T) {
	lib, err := document.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, tpl := range lib.List() {
		kode := string(tpl.Ref.Kode)
		if os.Getenv("NASKAH_LONG") == "" && !slices.Contains([]string{"nk", "tanggapan"}, kode) {
			continue // each call loads every template; the samples of the others are checked where the checker is
		}
		samples, err := fs.Glob(templates.FS, path.Join(kode, tpl.Ref.Versi, "contoh*.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range samples {
			seen++
			text, err := templates.FS.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "nilai.yaml")
			if err := os.WriteFile(file, text, 0o600); err != nil {
				t.Fatal(err)
			}
			var out, errs bytes.Buffer
			if code := run(t.Context(), []string{"check", "--json", kode, file}, &out, &errs); code != 0 {
				t.Errorf("%s: exit %d: %s%s", name, code, out.String(), errs.String())
				continue
			}
			var list []findingOut
			if err := json.Unmarshal(out.Bytes(), &list); err != nil || list == nil {
				t.Errorf("%s: %v in %q", name, err, out.String())
			}
			for _, f := range list {
				if f.Level != "info" {
					t.Errorf("%s: %+v", name, f)
				}
			}
		}
	}
	if seen < 5 || os.Getenv("NASKAH_LONG") != "" && seen < len(lib.List()) {
		t.Errorf("only %d samples of %d kinds", seen, len(lib.List()))
	}
}
