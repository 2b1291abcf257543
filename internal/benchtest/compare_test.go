package benchtest_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"naskah/internal/benchtest"
)

// TestMet: what a target lets through.
func TestMet(t *testing.T) {
	for _, x := range []struct {
		target string
		ratio  float64
		want   bool
		bad    bool
	}{
		{"<=1.50", 1.5, true, false},
		{"<=1.50", 1.501, false, false},
		{">=0.60", 0.6, true, false},
		{">=0.60", 0.599, false, false},
		{">=4.0", 12, true, false},
		{"", 1, false, true},
		{"<=", 1, false, true},
		{"==1.0", 1, false, true},
		{"<=satu", 1, false, true},
	} {
		got, err := benchtest.Met(x.target, x.ratio)
		if got != x.want || (err != nil) != x.bad {
			t.Errorf("%q, %v: %v, %v", x.target, x.ratio, got, err)
		}
	}
}

// TestLines: a race and an amount leave their lines, each as often as it says, with the slower side above the faster one.
func TestLines(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("NASKAH_BENCH", dir)
	ours, reference := 0, 0
	work := func(n *int, size int) func(int) error {
		return func(int) error {
			*n++
			return os.WriteFile(filepath.Join(dir, "work"), make([]byte, size), 0o600)
		}
	}
	benchtest.Race{Name: "lomba", Target: ">=1.00", Each: 1, Times: 3, Ours: work(&ours, 0), Reference: work(&reference, 32<<20)}.Run(t)
	benchtest.Amount{Name: "banyak", Unit: "MB", Target: "<=6", Ours: 3.5, Reference: 2}.Hold(t)
	if ours != 3 || reference != 3 {
		t.Errorf("%d and %d runs, want 3", ours, reference)
	}
	got, err := os.ReadFile(filepath.Join(dir, "lines.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	want := `^bench\tlomba\t[0-9.]+ /s\t[0-9.]+ /s\t[0-9]+\.[0-9]{3}\t>=1\.00\nbench\tbanyak\t3\.50 MB\t2\.00 MB\t1\.750\t<=6\n$`
	if !regexp.MustCompile(want).Match(got) {
		t.Errorf("lines\n%s", got)
	}
}
