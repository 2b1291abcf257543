package docx

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/naskah"
	"naskah/internal/pdftext"
)

// tool is where a program lies; the test is skipped where it is not installed, but not in CI.
func tool(t *testing.T, name string) string {
	t.Helper()
	bin, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(name, "is not installed; see scripts/packages.sh")
		}
		t.Skip(name, "is not installed")
	}
	return bin
}

// soffice converts files in one process.
func soffice(t *testing.T, home, form, out string, in ...string) {
	t.Helper()
	bin := tool(t, "soffice")
	if err := os.MkdirAll(out, 0o750); err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), bin, append([]string{"--headless", "-env:UserInstallation=file://" + home, "--convert-to", form, "--outdir", out}, in...)...)
	if b, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
}

// samples are the first example of every kind; under NASKAH_LONG=1 all.
func samples(t *testing.T) []piece {
	t.Helper()
	all := pieces(t, 0)
	if os.Getenv("NASKAH_LONG") == "1" {
		return all
	}
	return slices.DeleteFunc(all, func(p piece) bool { return !strings.HasSuffix(p.name, "-contoh") })
}

// Every example, opened and saved by LibreOffice as another program would: as Word again, and, under NASKAH_LONG=1, as ODF and then as
// Word. What comes back proposes nothing; the numbers that it prints are those of the tree. The words are those of the tree in its order
// in all that shows it: Word as text, Word as PDF, and the PDF of the naskah itself.
func TestContractLibreOffice(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	home := filepath.Join(dir, "home")
	all := map[string]document.Tree{}
	page := A4
	page.Halaman = naskah.HalamanTanpa
	var in, odt []string
	for _, p := range samples(t) {
		p.tree.Footer, p.tree.Paraf = "", nil // they stand on every page, between the words
		all[p.name] = p.tree
		b, err := Write(p.tree, Options{Properties: map[string]string{"naskah": p.name}, Page: page})
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, p.name+".docx")
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
		in, odt = append(in, name), append(odt, filepath.Join(dir, "odt", p.name+".odt"))
	}
	ways := []string{"word"}
	soffice(t, home, "docx:MS Word 2007 XML", filepath.Join(dir, "word"), in...)
	if os.Getenv("NASKAH_LONG") == "1" {
		ways = append(ways, "twice")
		soffice(t, home, "odt", filepath.Join(dir, "odt"), in...)
		soffice(t, home, "docx:MS Word 2007 XML", filepath.Join(dir, "twice"), odt...)
	}
	soffice(t, home, "txt:Text (encoded):UTF8", filepath.Join(dir, "text"), in...)
	soffice(t, home, "pdf", filepath.Join(dir, "pdf"), in...)
	printer, err := layout.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) {
			for _, way := range ways {
				returns(t, way, all[name], name, must(t, filepath.Join(dir, way, name+".docx")))
			}
			want := spoken(all[name])
			text := strings.TrimPrefix(string(must(t, filepath.Join(dir, "text", name+".txt"))), "\ufeff")
			if got := words(text); got != words(want) {
				t.Errorf("as text: %s", firstDifference(got, words(want)))
			}
			res, err := printer.PDF(all[name], layout.Options{})
			if err != nil {
				t.Fatal(err)
			}
			word, err := pdftext.Read(must(t, filepath.Join(dir, "pdf", name+".pdf")))
			if err != nil {
				t.Fatal(err)
			}
			heads := tableHeads(all[name])
			got, whole := heads.Replace(onPaper(strings.Join(word.Pages, "\n"))), heads.Replace(onPaper(want))
			if got != whole && (!hasTable(all[name]) || sorted(got) != sorted(whole)) { // a row that goes over the page is drawn in two parts
				t.Errorf("Word as PDF: %s", firstDifference(got, whole))
			}
			printed(t, res.PDF, filepath.Join(dir, name+".pdf"), onPaper(want))
		})
	}
}

// printed holds the PDF of a naskah against its text. Its columns are drawn line by line: no letter may be missing or more; under
// NASKAH_LONG=1, for which every file must be read by Poppler, the order of its structure is that of the text.
func printed(t *testing.T, b []byte, name, want string) {
	t.Helper()
	d, err := pdftext.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := sorted(onPaper(strings.Join(d.Pages, "\n"))), sorted(want); got != want {
		t.Errorf("the PDF: %s", firstDifference(got, want))
	}
	if os.Getenv("NASKAH_LONG") != "1" {
		return
	}
	if err := os.WriteFile(name, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := onPaper(structured(t, name)); got != want {
		t.Errorf("the structure of the PDF: %s", firstDifference(got, want))
	}
}

// tableHeads takes out the heads of tables, which every page repeats.
func tableHeads(t document.Tree) *strings.Replacer {
	var out []string
	for _, b := range t.Blocks {
		if x, ok := b.(document.Table); ok {
			head := ""
			for _, h := range x.Head {
				head += onPaper(h.String())
			}
			if head != "" {
				out = append(out, head, "")
			}
		}
	}
	return strings.NewReplacer(out...)
}

func hasTable(t document.Tree) bool {
	return slices.ContainsFunc(t.Blocks, func(b document.Block) bool { _, ok := b.(document.Table); return ok })
}

// sorted are the letters of a text in the order of the alphabet.
func sorted(s string) string {
	r := []rune(s)
	slices.Sort(r)
	return string(r)
}

// structured is the text of a tagged PDF in the order of its structure, as a screen reader says it; columns are read one after the other.
func structured(t *testing.T, file string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), tool(t, "pdfinfo"), "-struct-text", "-enc", "UTF-8", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.SplitSeq(string(out), "\n") {
		if line = strings.TrimSpace(line); len(line) > 1 && line[0] == '"' && line[len(line)-1] == '"' {
			b.WriteString(line[1 : len(line)-1])
		}
	}
	return b.String()
}

// returns holds what came back from another program against the tree it was made from.
func returns(t *testing.T, way string, tree document.Tree, name string, b []byte) {
	t.Helper()
	f, err := Read(b)
	if err != nil {
		t.Fatal(err)
	}
	diff, back, err := Compare(tree, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range diff {
		t.Errorf("%s: %s %s added %v removed %v moved %v: %v", way, d.ID, d.Title, d.Added, d.Removed, d.Moved, d.Lines)
	}
	if want, got := labels(tree), labels(back.Tree); want != got {
		t.Errorf("%s: labels\n%s\nbecame\n%s", way, want, got)
	}
	if len(back.Notes) > 0 || f.Properties["naskah"] != name {
		t.Errorf("%s: notes %v, properties %v", way, back.Notes, f.Properties)
	}
}

// seen says on paper which page a place stands on first; Word does not number pages before it is opened.
var seen = regexp.MustCompile(`lihat(?:halaman\d+|tandatanganpadahalamansebelumnya)`)

// onPaper are the letters of a text without blanks and hyphens, which the ends of lines decide.
func onPaper(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' || r == '\u2010' || r == '\u00ad' {
			return -1
		}
		return r
	}, s)
	return seen.ReplaceAllString(s, "")
}

// firstDifference is where two texts part.
func firstDifference(got, want string) string {
	g, w := []rune(got), []rune(want)
	i := 0
	for i < len(g) && i < len(w) && g[i] == w[i] {
		i++
	}
	part := func(r []rune) string { return string(r[max(0, min(i-40, len(r))):min(i+80, len(r))]) }
	return fmt.Sprintf("at %d it reads\n%s\nwant\n%s", i, part(g), part(w))
}

func must(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
