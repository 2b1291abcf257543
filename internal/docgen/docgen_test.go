package docgen_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"naskah/internal/docgen"
	"naskah/internal/naskah"
)

var update = flag.Bool("update", false, "rewrite the generated pages of docs")

func TestDocsAlur(t *testing.T) { compare(t, "../../docs/alur.md", docgen.Alur()) }

func TestDocsGalat(t *testing.T) {
	const path = "../../docs/galat.md"
	for _, f := range docgen.Faults(codes()) {
		t.Error(f)
	}
	if old, err := os.ReadFile(path); err == nil {
		for _, f := range docgen.Broken(string(old), codes()) {
			t.Error(f)
		}
	}
	if !t.Failed() {
		compare(t, path, docgen.Galat(codes()))
	}
}

func compare(t *testing.T, path, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the tables say; run make docs", path)
	}
}

func TestUnsoundCodes(t *testing.T) {
	good := naskah.CodeDoc{Code: "NSK-STATE", Kind: naskah.Conflict, Meaning: "m"}
	for name, x := range map[string]struct {
		codes []naskah.CodeDoc
		want  string
	}{
		"good":          {[]naskah.CodeDoc{good, {Code: "KSD-R2", Meaning: "m"}}, ""},
		"twice":         {[]naskah.CodeDoc{good, good}, "twice"},
		"no family":     {[]naskah.CodeDoc{{Code: "XYZ-A", Meaning: "m"}}, "family"},
		"no meaning":    {[]naskah.CodeDoc{{Code: "NSK-A"}}, "no meaning"},
		"kind":          {[]naskah.CodeDoc{{Code: "NSK-A", Kind: "odd", Meaning: "m"}}, "unknown kind"},
		"small letters": {[]naskah.CodeDoc{{Code: "NSK-a", Meaning: "m"}}, "family"},
	} {
		t.Run(name, func(t *testing.T) {
			got := strings.Join(docgen.Faults(x.codes), "; ")
			if x.want == "" && got != "" || !strings.Contains(got, x.want) {
				t.Errorf("%q, want %q", got, x.want)
			}
		})
	}
}

func TestBroken(t *testing.T) {
	old := []naskah.CodeDoc{{Code: "NSK-A", Kind: naskah.Conflict, Meaning: "m"}, {Code: "KSD-R1", Meaning: "m"}}
	page := docgen.Galat(old)
	if got := docgen.Broken(page, old); len(got) != 0 {
		t.Errorf("unchanged: %v", got)
	}
	if got := docgen.Broken(page, old[1:]); len(got) != 1 || !strings.Contains(got[0], "NSK-A has disappeared") {
		t.Errorf("one taken away: %v", got)
	}
	changed := []naskah.CodeDoc{{Code: "NSK-A", Kind: naskah.Invalid, Meaning: "m"}, old[1]}
	if got := docgen.Broken(page, changed); len(got) != 1 || !strings.Contains(got[0], "was of kind") {
		t.Errorf("another kind: %v", got)
	}
}

// Every row of the table has words for its condition, role and second person, and is an arrow of the diagram.
func TestAlurIsWhole(t *testing.T) {
	page := docgen.Alur()
	for _, line := range strings.Split(page, "\n") {
		if strings.HasPrefix(line, "|") && strings.Contains(strings.TrimSuffix(line, "|  |"), "|  |") {
			t.Errorf("a cell is empty: %s", line)
		}
	}
	for _, m := range naskah.Moves {
		if !strings.Contains(page, " | "+string(m.Act)+" | ") {
			t.Errorf("%s is not in the page", m.Act)
		}
	}
	for _, want := range []string{"[*] --> draft: create", "review --> approved: approve", "cancelled --> [*]", "archived --> [*]"} {
		if !strings.Contains(page, want) {
			t.Errorf("the diagram lacks %q", want)
		}
	}
}
