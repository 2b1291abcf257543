// Package benchtest measures one thing of ours against what it is held to: both sides in one process, run by turns, so that whatever
// disturbs the machine disturbs both; and only the shortest run of each side counts, because nothing but the work itself can make a
// run shorter. `make bench` sets NASKAH_BENCH to the folder that takes the samples; without it each side runs once, which shows that
// both still do the same, and nothing is held against a target.
package benchtest

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// folder is the variable that names the folder of samples.
const folder = "NASKAH_BENCH"

// Measured says whether figures are wanted, and not only that both sides work.
func Measured() bool { return os.Getenv(folder) != "" }

// Runs is how often each side runs. A ratio of minima needs 11 on a machine that does nothing else; short runs and many of them find
// a quiet moment on one that does.
func Runs() int {
	if Measured() {
		return 41
	}
	return 1
}

// A Race is one comparison.
type Race struct {
	Name   string
	Target string // "<=1.50": time of ours by time of the reference; ">=0.60": throughput of ours by throughput; empty: only told
	Each   int    // how many pieces of work one run does
	Times  int    // how often each side runs at most, where one run is long; 0: Runs()
	// Ours and Reference do run number i (0 ≤ i < Runs(), or Times) of the same work.
	Ours, Reference func(i int) error
}

// Run runs both sides by turns, writes the samples and the line of the race, and fails the test when the target is missed.
func (r Race) Run(t *testing.T) {
	t.Helper()
	var ours, ref []time.Duration
	for i := range r.runs() {
		first, second := &ours, &ref
		a, b := r.Ours, r.Reference
		if i%2 == 1 { // neither side always runs in the other's wake
			first, second, a, b = second, first, b, a
		}
		*first = append(*first, timed(t, r.Name, a, i))
		*second = append(*second, timed(t, r.Name, b, i))
	}
	if !Measured() {
		return
	}
	r.keep(t, ours, ref)
	if r.Target == "" {
		Info(t, r.Name, each(slices.Min(ours), r.Each), each(slices.Min(ref), r.Each))
		return
	}
	line, ratio := r.line(slices.Min(ours), slices.Min(ref))
	hold(t, line, r.Name, r.Target, ratio)
}

// An Amount is a figure that is no time, as memory, beside what it is held to.
type Amount struct {
	Name, Unit      string
	Target          string // "<=6"
	Ours, Reference float64
}

// Hold writes the line of the amount, and fails the test when the target is missed; as with a race, only where figures are wanted.
func (a Amount) Hold(t *testing.T) {
	t.Helper()
	if !Measured() {
		return
	}
	ratio := a.Ours / a.Reference
	hold(t, fmt.Sprintf("bench\t%s\t%.2f %s\t%.2f %s\t%.3f\t%s\n", a.Name, a.Ours, a.Unit, a.Reference, a.Unit, ratio, a.Target), a.Name, a.Target, ratio)
}

func hold(t *testing.T, line, name, target string, ratio float64) {
	t.Helper()
	write(t, "lines.tsv", os.O_APPEND, line)
	t.Log(strings.TrimSpace(line))
	if ok, err := Met(target, ratio); err != nil || !ok {
		t.Errorf("%s: %.3f misses %s (%v)", name, ratio, target, err)
	}
}

func (r Race) runs() int {
	if r.Times > 0 {
		return min(r.Times, Runs())
	}
	return Runs()
}

func timed(t *testing.T, name string, f func(int) error, i int) time.Duration {
	t.Helper()
	runtime.GC() // what an earlier run left behind is not this one's to clear
	start := time.Now()
	err := f(i)
	took := time.Since(start)
	if err != nil {
		t.Fatalf("%s, run %d: %v", name, i, err)
	}
	return took
}

// line is what `make bench` prints of the race, and its ratio.
func (r Race) line(ours, ref time.Duration) (string, float64) {
	ratio := float64(ours) / float64(ref)
	a, b := each(ours, r.Each), each(ref, r.Each)
	if strings.HasPrefix(r.Target, ">=") {
		ratio = float64(ref) / float64(ours)
		a, b = rate(ours, r.Each), rate(ref, r.Each)
	}
	return fmt.Sprintf("bench\t%s\t%s\t%s\t%.3f\t%s\n", r.Name, a, b, ratio, r.Target), ratio
}

func each(d time.Duration, n int) string {
	return fmt.Sprintf("%.3f ms", d.Seconds()*1000/float64(n))
}

func rate(d time.Duration, n int) string {
	per := float64(n) / d.Seconds()
	if per < 100 { // a document may take seconds
		return fmt.Sprintf("%.2f /s", per)
	}
	return fmt.Sprintf("%.0f /s", per)
}

// Met says whether a ratio is within a target of the form "<=1.30" or ">=4.0".
func Met(target string, ratio float64) (bool, error) {
	if len(target) < 3 {
		return false, fmt.Errorf("no target: %q", target)
	}
	limit, err := strconv.ParseFloat(target[2:], 64)
	switch {
	case err != nil:
		return false, err
	case target[:2] == "<=":
		return ratio <= limit, nil
	case target[:2] == ">=":
		return ratio >= limit, nil
	}
	return false, fmt.Errorf("no target: %q", target)
}

// keep writes the samples in nanoseconds of a run, as they were taken.
func (r Race) keep(t *testing.T, ours, ref []time.Duration) {
	t.Helper()
	var b strings.Builder
	b.WriteString("run\tours_ns\treference_ns\n")
	for i := range ours {
		fmt.Fprintf(&b, "%d\t%d\t%d\n", i, ours[i].Nanoseconds(), ref[i].Nanoseconds())
	}
	write(t, r.Name+".tsv", os.O_TRUNC, b.String())
}

// Info reports a figure that is held to nothing, beside what it may be compared with.
func Info(t *testing.T, name, ours, reference string) {
	t.Helper()
	line := fmt.Sprintf("info\t%s\t%s\t%s\n", name, ours, reference)
	t.Log(strings.TrimSpace(line))
	if Measured() {
		write(t, "lines.tsv", os.O_APPEND, line)
	}
}

func write(t *testing.T, name string, how int, text string) {
	t.Helper()
	f, err := os.OpenFile(filepath.Join(os.Getenv(folder), name), os.O_CREATE|os.O_WRONLY|how, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteString(text)
	if closeErr := f.Close(); err != nil || closeErr != nil {
		t.Fatal(err, closeErr)
	}
}
