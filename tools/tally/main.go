// Tally reads the output of `go test -json`, prints what failed, and closes with one line that counts tests per tier and back end.
// An empty tier fails; with CI set a skip fails.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

type event struct {
	Action     string
	Package    string
	ImportPath string
	Test       string
	Elapsed    float64
	Output     string
}

type key struct{ pkg, test string }

type tally struct {
	status  map[key]string
	output  map[key][]string
	parents map[key]bool
	build   map[string][]string
	failed  []string
	packs   int
}

// tiers in the order of the closing line.
var tiers = []string{"tabel", "kontrak", "galat", "cerita"}

func main() { os.Exit(run(os.Stdin, os.Stdout, os.Getenv("CI") != "")) }

func run(in io.Reader, out io.Writer, ci bool) int {
	t := &tally{status: map[key]string{}, output: map[key][]string{}, parents: map[key]bool{}, build: map[string][]string{}}
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 1<<20), 1<<26)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			fmt.Fprintln(out, lines.Text())
			continue
		}
		t.take(e, out)
	}
	if err := lines.Err(); err != nil {
		fmt.Fprintln(out, err)
		return 1
	}
	return t.close(out, ci)
}

func (t *tally) take(e event, out io.Writer) {
	k := key{e.Package, e.Test}
	switch e.Action {
	case "output":
		t.output[k] = append(t.output[k], e.Output)
	case "build-output":
		t.build[e.ImportPath] = append(t.build[e.ImportPath], e.Output)
	case "build-fail":
		fmt.Fprintf(out, "FAIL\t%s [build failed]\n%s", e.ImportPath, strings.Join(t.build[e.ImportPath], ""))
		t.failed = append(t.failed, e.ImportPath+" (build)")
	case "pass", "fail", "skip":
		if e.Test == "" {
			t.closePackage(e, out)
			return
		}
		t.status[k] = e.Action
		for name := e.Test; ; {
			i := strings.LastIndexByte(name, '/')
			if i < 0 {
				break
			}
			name = name[:i]
			t.parents[key{e.Package, name}] = true
		}
		if e.Action == "fail" {
			t.failed = append(t.failed, e.Package+" "+e.Test)
			fmt.Fprint(out, strings.Join(t.output[k], ""))
		}
		if e.Action != "skip" {
			delete(t.output, k)
		}
	}
}

func (t *tally) closePackage(e event, out io.Writer) {
	t.packs++
	switch e.Action {
	case "pass":
		fmt.Fprintf(out, "ok  \t%s\t%.1fs\n", e.Package, e.Elapsed)
	case "fail":
		fmt.Fprint(out, strings.Join(t.output[key{e.Package, ""}], ""))
		t.failed = append(t.failed, e.Package)
	}
}

// classify says which tier a test belongs to, and on which back end it ran.
func classify(pkg, test string) (tier, backend string) {
	pkg = strings.TrimPrefix(pkg, "naskah/")
	parts := strings.Split(test, "/")
	switch {
	case strings.HasPrefix(parts[0], "TestFault"):
		return "galat", ""
	case strings.HasPrefix(parts[0], "TestStory"):
		return "cerita", story(parts[0])
	case strings.HasPrefix(parts[0], "TestContract"):
		for _, b := range []string{"sqlite", "postgres", "mem", "dir", "s3", "pdfsign"} {
			if slices.Contains(parts[1:], b) || strings.EqualFold(strings.TrimPrefix(parts[0], "TestContract"), b) {
				return "kontrak", b
			}
		}
		return "kontrak", pkg[strings.LastIndexByte(pkg, '/')+1:]
	}
	return "tabel", ""
}

func story(name string) string {
	switch {
	case strings.Contains(name, "Chromium"):
		return "peramban"
	case strings.HasPrefix(name, "TestStoryScript"):
		return "skrip"
	}
	return "http"
}

func (t *tally) close(out io.Writer, ci bool) int {
	count := map[string]map[string]int{}
	passed, skipped, failed := 0, []string(nil), 0
	for k, s := range t.status {
		if t.parents[k] {
			continue
		}
		switch s {
		case "skip":
			skipped = append(skipped, k.pkg+" "+k.test+": "+strings.TrimSpace(strings.Join(t.output[k], " ")))
		case "fail":
			failed++
		case "pass":
			passed++
			tier, backend := classify(k.pkg, k.test)
			if count[tier] == nil {
				count[tier] = map[string]int{}
			}
			count[tier][backend]++
		}
	}
	slices.Sort(skipped)
	for _, s := range skipped {
		fmt.Fprintln(out, "dilewati:", s)
	}
	code := 0
	if len(t.failed) > 0 {
		fmt.Fprintf(out, "\nGagal:\n  %s\n", strings.Join(t.failed, "\n  "))
		code = 1
	}
	if ci && len(skipped) > 0 {
		fmt.Fprintln(out, "Dalam CI sebuah uji yang dilewati adalah kegagalan.")
		code = 1
	}
	var parts []string
	for _, tier := range tiers {
		n, back := 0, []string(nil)
		for b, c := range count[tier] {
			n += c
			if b != "" {
				back = append(back, fmt.Sprintf("%s %d", b, c))
			}
		}
		slices.Sort(back)
		s := fmt.Sprintf("%s %d", tier, n)
		if len(back) > 0 {
			s += " (" + strings.Join(back, ", ") + ")"
		}
		parts = append(parts, s)
		if n == 0 {
			fmt.Fprintf(out, "Tingkat %s kosong: tidak satu uji pun berjalan.\n", tier)
			code = 1
		}
	}
	if t.packs == 0 {
		code = 1
	}
	fmt.Fprintf(out, "%d passed, %d failed\n", passed, failed)
	fmt.Fprintln(out, strings.Join(parts, " · "))
	return code
}
