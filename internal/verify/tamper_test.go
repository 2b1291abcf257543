package verify_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"naskah/internal/verify"
)

// long says that everything is to be tried, as `make long` does.
func long() bool { return os.Getenv("NASKAH_LONG") == "1" }

// tamperer tries changed copies of one file on all processors and remembers which were sah.
type tamperer struct {
	file  []byte
	terms verify.Terms
	tried atomic.Int64
	mu    sync.Mutex
	bad   []string
	seen  map[verify.Verdict]int
}

// each calls change for every offset with a copy of the file that it may change and must change back.
func (tm *tamperer) each(offsets []int, change func(file []byte, at int, try func(what string))) {
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for n := range workers {
		wg.Go(func() {
			file := slices.Clone(tm.file)
			for i := n; i < len(offsets); i += workers {
				change(file, offsets[i], func(what string) { tm.try(file, what) })
			}
		})
	}
	wg.Wait()
}

func (tm *tamperer) try(file []byte, what string) {
	verdict := verify.Verdict("bukan PDF")
	if in, err := verify.Inspect(context.Background(), file); err == nil {
		// An anchor adds reasons and takes none away, so what is tidak_sah without one stays so: TestSealedAttacks.
		if verdict = verify.Judge(in, verify.Terms{At: tm.terms.At}).Verdict; verdict != verify.TidakSah {
			verdict = verify.Judge(in, tm.terms).Verdict
		}
	}
	tm.tried.Add(1)
	tm.mu.Lock()
	defer tm.mu.Unlock()
	tm.seen[verdict]++
	if verdict == verify.Sah {
		tm.bad = append(tm.bad, what)
	}
}

// report fails for every changed copy that was sah.
func (tm *tamperer) report(t *testing.T) {
	t.Helper()
	t.Logf("%d changed copies: %v", tm.tried.Load(), tm.seen)
	for i, what := range tm.bad {
		if i == 20 {
			t.Fatalf("and %d more", len(tm.bad)-i)
		}
		t.Error("sah although changed: ", what)
	}
}

func newTamperer(t *testing.T, w *world, file []byte) *tamperer {
	w.mustBeSah(t, file)
	return &tamperer{file: file, seen: map[verify.Verdict]int{}, terms: verify.Terms{Trust: verify.Anchors(w.root.cert), At: diperiksa}}
}

// newestContents returns the offsets of the digits of the newest signature value.
func newestContents(file []byte) (from, to int) {
	from = bytes.LastIndex(file, []byte("/Contents<")) + len("/Contents<")
	return from, from + bytes.IndexByte(file[from:], '>')
}

// TestEveryDigit puts every other digit, in both cases, in the place of every digit of the newest signature value, the
// only bytes of the file that no signature covers.
func TestEveryDigit(t *testing.T) {
	w := newWorld(t)
	files := map[string][]byte{"signer alone": w.two}
	if long() {
		files["signer and root"] = sealed(t, w.one, withRoot(w))
	}
	for name, file := range files {
		t.Run(name, func(t *testing.T) {
			tm := newTamperer(t, w, file)
			from, to := newestContents(file)
			tm.each(upTo(from, to, 1), func(file []byte, at int, try func(string)) {
				was := file[at]
				for _, c := range []byte("0123456789abcdefABCDEF") {
					if c != was {
						file[at] = c
						try(fmt.Sprintf("digit %d: %c for %c", at-from, c, was))
					}
				}
				file[at] = was
			})
			if want := int64(21 * (to - from)); tm.tried.Load() != want {
				t.Errorf("tried %d copies, want %d", tm.tried.Load(), want)
			}
			tm.report(t)
		})
	}
}

// TestEveryByte changes bytes everywhere else: each in three ways.
func TestEveryByte(t *testing.T) {
	w := newWorld(t)
	step := 100
	if long() {
		step = 1
	}
	tm := newTamperer(t, w, w.two)
	from, to := newestContents(w.two)
	offsets := slices.DeleteFunc(upTo(0, len(w.two), step), func(at int) bool { return at >= from && at < to })
	tm.each(offsets, func(file []byte, at int, try func(string)) {
		was := file[at]
		for _, c := range []byte{was ^ 1, was ^ 0x20, ' '} {
			if c != was {
				file[at] = c
				try(fmt.Sprintf("byte %d: %#x for %#x", at, c, was))
			}
		}
		file[at] = was
	})
	tm.report(t)
}

// TestStructureBytes changes every byte of the parts that lead a reader: cross-reference sections, trailers, and the
// dictionaries of the newest revision.
func TestStructureBytes(t *testing.T) {
	w := newWorld(t)
	tm := newTamperer(t, w, w.two)
	var offsets []int
	for _, mark := range []string{"\nxref\n", "\n24 0 obj", "\n25 0 obj", "\n12 0 obj", "\n23 0 obj"} {
		at := bytes.LastIndex(w.two, []byte(mark))
		offsets = append(offsets, upTo(at, min(at+260, len(w.two)), 1)...)
	}
	tm.each(offsets, func(file []byte, at int, try func(string)) {
		was := file[at]
		for _, c := range []byte{was + 1, was - 1, '0', ' ', '\n', '%', '>'} {
			if c != was {
				file[at] = c
				try(fmt.Sprintf("byte %d: %#x for %#x", at, c, was))
			}
		}
		file[at] = was
	})
	tm.report(t)
}

// TestCutAndGrown: the file cut anywhere, or with bytes put in, is sah only where it is exactly what it was after the
// first seal.
func TestCutAndGrown(t *testing.T) {
	w := newWorld(t)
	tm := newTamperer(t, w, w.two)
	step := 97
	if long() {
		step = 1
	}
	tm.each(upTo(0, len(w.two), step), func(file []byte, at int, try func(string)) {
		if at != len(w.one) {
			tm.try(w.two[:at], fmt.Sprintf("cut at %d", at))
		}
		grown := slices.Insert(slices.Clone(w.two), at, ' ')
		tm.try(grown, fmt.Sprintf("a blank at %d", at))
		shrunk := slices.Delete(slices.Clone(w.two), at, at+1)
		tm.try(shrunk, fmt.Sprintf("without byte %d", at))
	})
	tm.report(t)
	w.mustBeSah(t, w.two[:len(w.one)])
}

func upTo(from, to, step int) (out []int) {
	for i := from; i < to; i += step {
		out = append(out, i)
	}
	return out
}
