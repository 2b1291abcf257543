package docx

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"naskah/internal/document"
)

// soffice converts files in one process; it is skipped where LibreOffice is not installed, but not in CI.
func soffice(t *testing.T, home, form, out string, in ...string) {
	t.Helper()
	bin, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("soffice is not installed; see scripts/packages.sh")
		}
		t.Skip("soffice is not installed")
	}
	if err := os.MkdirAll(out, 0o750); err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), bin, append([]string{"--headless", "-env:UserInstallation=file://" + home, "--convert-to", form, "--outdir", out}, in...)...)
	if b, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
}

// Every example of every kind, opened and saved by LibreOffice as another program would: as Word again, and as ODF and then as Word.
// What comes back proposes nothing; the numbers that it prints and the words are those of the tree.
func TestContractLibreOffice(t *testing.T) {
	dir := t.TempDir()
	home := filepath.Join(dir, "home")
	all := map[string]document.Tree{}
	var in, odt []string
	for _, p := range pieces(t, 0) {
		b, err := Write(p.tree, Options{Properties: map[string]string{"naskah": p.name}})
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, p.name+".docx")
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
		all[p.name] = p.tree
		in, odt = append(in, name), append(odt, filepath.Join(dir, "odt", p.name+".odt"))
	}
	soffice(t, home, "docx:MS Word 2007 XML", filepath.Join(dir, "word"), in...)
	soffice(t, home, "odt", filepath.Join(dir, "odt"), in...)
	soffice(t, home, "docx:MS Word 2007 XML", filepath.Join(dir, "twice"), odt...)
	soffice(t, home, "txt:Text (encoded):UTF8", filepath.Join(dir, "text"), in...)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) {
			for _, way := range []string{"word", "twice"} {
				f, err := Read(must(t, filepath.Join(dir, way, name+".docx")))
				if err != nil {
					t.Fatal(err)
				}
				diff, back, err := Compare(all[name], f)
				if err != nil {
					t.Fatal(err)
				}
				for _, d := range diff {
					t.Errorf("%s: %s %s added %v removed %v moved %v: %v", way, d.ID, d.Title, d.Added, d.Removed, d.Moved, d.Lines)
				}
				if want, got := labels(all[name]), labels(back.Tree); want != got {
					t.Errorf("%s: labels\n%s\nbecame\n%s", way, want, got)
				}
				if len(back.Notes) > 0 || f.Properties["naskah"] != name {
					t.Errorf("%s: notes %v, properties %v", way, back.Notes, f.Properties)
				}
			}
			text := strings.TrimPrefix(string(must(t, filepath.Join(dir, "text", name+".txt"))), "\ufeff")
			if want, got := words(spoken(all[name])), words(text); want != got {
				t.Errorf("LibreOffice reads\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func must(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
