package document_test

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/document"
	"naskah/internal/document/documenttest"
	"naskah/internal/naskah"
	"naskah/templates"
)

// sweep is how many random values of each kind a test looks at.
func sweep() int {
	if os.Getenv("NASKAH_LONG") != "" {
		return 60
	}
	return 6
}

// The text of every sample of every kind is the golden that was typed by hand from the norm.
func TestSamplesAreTheGoldens(t *testing.T) {
	lib := library(t)
	goldens, err := fs.Glob(templates.FS, "*/*/contoh*.txt")
	if err != nil || len(goldens) < len(lib.List()) {
		t.Fatalf("%d goldens of %d kinds: %v", len(goldens), len(lib.List()), err)
	}
	for _, tpl := range lib.List() {
		dir := string(tpl.Ref.Kode) + "/" + tpl.Ref.Versi + "/"
		samples, err := fs.Glob(templates.FS, dir+"contoh*.yaml")
		if err != nil || len(samples) == 0 {
			t.Fatalf("%s: no sample: %v", dir, err)
		}
		for _, name := range samples {
			v, err := document.ParseValues([]byte(golden(t, name)))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			for _, f := range tpl.Check(v) {
				if f.Level != naskah.LevelInfo {
					t.Errorf("%s: %+v", name, f)
				}
			}
			tree, _ := compile(t, tpl, v, document.Options{})
			if d := cmp.Diff(golden(t, strings.TrimSuffix(name, ".yaml")+".txt"), document.Plain(tree)); d != "" {
				t.Errorf("%s (-typed +made):\n%s", name, d)
			}
		}
	}
}

// Any combination of optional pasal, of pasal of the penyusun's own, and of two to all parties gives numbers without gaps, references
// that lead somewhere, and no sign of the template language. The values that make it are complete: the checker finds no error.
func TestRandomValuesOfEveryKind(t *testing.T) {
	for _, tpl := range library(t).List() {
		t.Run(string(tpl.Ref.Kode), func(t *testing.T) {
			t.Parallel()
			parties := map[int]bool{}
			for seed := range sweep() {
				r := rand.New(rand.NewPCG(uint64(seed), 6))
				v := documenttest.Random(tpl, r)
				tree, facts := compile(t, tpl, v, document.Options{})
				parties[len(facts.Parties)] = true
				text := document.Plain(tree)
				for _, bad := range append(unfinished(text), gaps(tree)...) {
					t.Errorf("seed %d: %s\n%s", seed, bad, text)
				}
				if again := documenttest.Random(tpl, rand.New(rand.NewPCG(uint64(seed), 6))); again.Digest() != v.Digest() {
					t.Errorf("seed %d gives other values the second time", seed)
				}
			}
			most := 1
			for _, f := range tpl.Fields() {
				if f.Path == "jumlah_pihak" {
					most = f.Max
				}
			}
			if os.Getenv("NASKAH_LONG") != "" && most > 1 && len(parties) != most-1 {
				t.Errorf("numbers of parties seen: %v, of at most %d", parties, most)
			}
		})
	}
}

// waits is the line of a number that is written by hand later.
var waits = regexp.MustCompile(`^NOMOR :? ?\.{10}$`)

// unfinished lists what a finished text never has. Random values hold none of it.
func unfinished(text string) []string {
	var out []string
	for _, never := range []string{"{", "}", "$", "....", "Pasal 0", "diktum  ", "<nil>", "%!", " ,", "..", ";;", ";.", ". .", "(,", "  "} {
		for line := range strings.SplitSeq(text, "\n") {
			if strings.Contains(strings.TrimLeft(line, " "), never) && !waits.MatchString(line) {
				out = append(out, strconv.Quote(never)+" in "+strconv.Quote(line))
			}
		}
	}
	return out
}

// gaps lists the places of a tree where the numbers do not run.
func gaps(tree document.Tree) []string {
	var out []string
	pasal := 0
	for _, b := range tree.Blocks {
		switch b := b.(type) {
		case document.Pasal:
			if pasal++; b.No != pasal {
				out = append(out, "pasal "+strconv.Itoa(b.No)+" in the place of "+strconv.Itoa(pasal))
			}
			out = append(out, gapsIn(b.Items, b.ID)...)
		case document.List:
			out = append(out, gapsIn(b.Items, b.ID)...)
		case document.Komparisi:
			for i, r := range b.Rows {
				if r.Roman != naskah.Roman(i+1)+"." {
					out = append(out, "komparisi "+r.Roman)
				}
			}
		}
	}
	return out
}

var mark = regexp.MustCompile(`^\(?([a-z]{1,2}|\d+)[.)]$`)

func gapsIn(items []document.Item, where string) []string {
	var out []string
	n := 0
	for _, it := range items {
		out = append(out, gapsIn(it.Children, where)...)
		if it.Label == "" {
			continue
		}
		n++
		m := mark.FindStringSubmatch(it.Label)
		if m == nil {
			out = append(out, where+": label "+it.Label)
			continue
		}
		got, err := strconv.Atoi(m[1])
		if err != nil {
			for got = 0; len(m[1]) > 0; m[1] = m[1][1:] {
				got = got*26 + int(m[1][0]-'a') + 1
			}
		}
		if got != n {
			out = append(out, where+": label "+it.Label+" in place "+strconv.Itoa(n))
		}
	}
	return out
}
