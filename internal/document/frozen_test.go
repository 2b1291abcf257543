package document_test

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/templates"
)

// digests.txt holds the digest of every version of every template: "ksb-pk v1 <digest>" a line.
const digests = "testdata/digests.txt"

// A version of a template is never changed, nor a piece of the pustaka that it takes: naskah are pinned to their bytes, and one whose
// template is gone cannot be opened. Whoever wants another text makes the next version. Only a line that no release had yet may be written
// anew, by hand.
func TestVersionsAreFrozen(t *testing.T) {
	b, err := os.ReadFile(digests)
	if err != nil {
		t.Fatal(err)
	}
	kept := map[string]string{}
	for line := range strings.Lines(string(b)) {
		if f := strings.Fields(line); len(f) == 3 {
			kept[f[0]+"/"+f[1]] = f[2]
		}
	}
	files, err := fs.Glob(templates.FS, "*/v*/template.yaml")
	if err != nil || len(files) < len(library(t).List()) {
		t.Fatalf("%v %v", files, err)
	}
	for _, file := range files {
		dir := path.Dir(file)
		got := digestOf(t, dir)
		switch want := kept[dir]; want {
		case got:
		case "":
			t.Errorf("%s is new; once it is right, add to %s:\n%s %s", dir, digests, strings.ReplaceAll(dir, "/", " "), got)
		default:
			t.Errorf("%s was changed, itself or a piece of the pustaka that it takes (%s, was %s). Make the next version instead.", dir, got, want)
		}
		delete(kept, dir)
	}
	for dir := range kept {
		t.Errorf("%s is gone; naskah that were begun with it can no longer be opened", dir)
	}
}

// digestOf loads one version, beside the pustaka.
func digestOf(t *testing.T, dir string) string {
	t.Helper()
	fsys := fstest.MapFS{}
	pieces, err := fs.Glob(templates.FS, "pustaka/*/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(pieces, dir+"/template.yaml", dir+"/contoh.yaml") {
		fsys[name] = &fstest.MapFile{Data: []byte(golden(t, name))}
	}
	lib, err := document.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	tpl, err := lib.Current(naskah.Kode(path.Dir(dir)))
	if err != nil {
		t.Fatal(err)
	}
	return string(tpl.Ref.Digest)
}
