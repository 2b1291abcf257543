package metrics_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"naskah/internal/metrics"
	"naskah/internal/naskah"
)

var update = flag.Bool("update", false, "rewrite generated documents")

func goVersion() string { return runtime.Version() }

// TestReference: what a scrape shows is what the reference lists: name, type, labels and meaning, nothing more and nothing less.
func TestReference(t *testing.T) {
	text := scrape(t, whole(t))
	kinds, helps := map[string]string{}, map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^# TYPE (naskah_\w+) (\w+)$`).FindAllStringSubmatch(text, -1) {
		kinds[m[1]] = m[2]
	}
	for _, m := range regexp.MustCompile(`(?m)^# HELP (naskah_\w+) (.*)$`).FindAllStringSubmatch(text, -1) {
		helps[m[1]] = m[2]
	}
	if len(kinds) < 20 {
		t.Fatalf("only %d metrics found", len(kinds))
	}
	for _, e := range metrics.Reference {
		if kinds[e.Name] != e.Type || helps[e.Name] != e.Help {
			t.Errorf("%s is a %q (%q), the reference says %q (%q)", e.Name, kinds[e.Name], helps[e.Name], e.Type, e.Help)
		}
		if got := labels(text, e); !slices.Equal(got, sorted(e.Labels)) {
			t.Errorf("%s has the labels %v, the reference says %v", e.Name, got, e.Labels)
		}
		delete(kinds, e.Name)
	}
	for name := range kinds {
		t.Errorf("%s is not in the reference", name)
	}
}

// labels of the first series of e.
func labels(text string, e metrics.Entry) []string {
	name := e.Name
	if e.Type == "histogram" {
		name += "_count"
	}
	line := regexp.MustCompile(`(?m)^` + name + `(\{[^}]*\})? `).FindStringSubmatch(text)
	if line == nil {
		return []string{"no series"}
	}
	var out []string
	for _, m := range regexp.MustCompile(`(\w+)="`).FindAllStringSubmatch(line[1], -1) {
		out = append(out, m[1])
	}
	return sorted(out)
}

func sorted(s []string) []string { s = slices.Clone(s); slices.Sort(s); return s }

// The list of metrics in docs/pengamatan.md stands between these lines.
const (
	from = "<!-- daftar metrik: dibuat dari internal/metrics -->\n"
	upTo = "<!-- akhir daftar metrik -->\n"
)

// TestDocsPengamatan: the page on observation holds the list of metrics as the program has it.
func TestDocsPengamatan(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "pengamatan.md")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(b), from)
	old, after, ok2 := strings.Cut(rest, upTo)
	if !ok || !ok2 {
		t.Fatal("docs/pengamatan.md has no place for the list")
	}
	var w strings.Builder
	w.WriteString("\n| metrik | jenis | label | arti | perhatikan |\n|---|---|---|---|---|\n")
	for _, e := range metrics.Reference {
		fmt.Fprintf(&w, "| `%s` | %s | %s | %s | %s |\n", e.Name, e.Type, strings.Join(e.Labels, ", "), e.Help, e.Watch)
	}
	w.WriteString("\n")
	if *update {
		if err := os.WriteFile(path, []byte(before+from+w.String()+upTo+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if old != w.String() {
		t.Error("docs/pengamatan.md does not list what the program has (make docs)")
	}
}

// TestRules: the example rules and the page speak only of metrics that there are.
func TestRules(t *testing.T) {
	known := map[string]bool{}
	for _, e := range metrics.Reference {
		known[e.Name] = true
		if e.Type == "histogram" {
			known[e.Name+"_bucket"], known[e.Name+"_sum"], known[e.Name+"_count"] = true, true, true
		}
	}
	for _, file := range []string{"deploy/prometheus-aturan.yml", "docs/pengamatan.md"} {
		b, err := os.ReadFile(filepath.Join("..", "..", file))
		if err != nil {
			t.Fatal(err)
		}
		names := regexp.MustCompile(`naskah_[a-z_]+[a-z]`).FindAllString(string(b), -1)
		if len(names) < 8 {
			t.Errorf("%s names %d metrics", file, len(names))
		}
		for _, n := range names {
			if !known[n] {
				t.Errorf("%s speaks of %s, which there is not", file, n)
			}
		}
	}
}

// TestEveryMethod: every method of the ports is counted, also one that was added yesterday.
func TestEveryMethod(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		text.Write(b)
	}
	for _, c := range []struct {
		port reflect.Type
		by   string
	}{{reflect.TypeFor[metrics.Whole](), "b *Books"}, {reflect.TypeFor[naskah.ObjectStore](), "o countedObjects"}} {
		for i := range c.port.NumMethod() {
			name := c.port.Method(i).Name
			if !strings.Contains(text.String(), "\nfunc ("+c.by+") "+name+"(") {
				t.Errorf("%s is not counted", name)
			}
		}
	}
}
