package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"naskah/internal/benchtest"
)

// TestBenchStart: how long `naskah serve` takes from its start to its first answer, and how much memory it holds when nobody asks for
// anything, beside an app that can do nothing. Both are told and held to nothing.
func TestBenchStart(t *testing.T) {
	dir := t.TempDir()
	program, kosong := "naskah", filepath.Join(dir, "kosong")
	built := map[string]string{kosong: "./testdata/kosong"}
	if benchtest.Measured() { // the program as it is shipped, without the tests in it
		program = filepath.Join(dir, "naskah")
		built[program] = "."
	}
	for to, from := range built {
		build := exec.CommandContext(t.Context(), "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", to, from)
		if out, err := build.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	var ours, empty []time.Duration
	var oursKB, emptyKB int
	for i := range min(benchtest.Runs(), 11) {
		addr, err := freeAddr()
		if err != nil {
			t.Fatal(err)
		}
		took, kb, err := startOnce(t.Context(), addr, program, "serve", "--data", filepath.Join(dir, "data"), "--listen", addr)
		if err != nil {
			t.Fatal(err)
		}
		none, noneKB, err := startOnce(t.Context(), addr, kosong, addr)
		if err != nil {
			t.Fatal(err)
		}
		if ours, empty = append(ours, took), append(empty, none); i == 0 {
			t.Logf("the first start, which makes the database: %v", took)
		}
		oursKB, emptyKB = kb, noneKB
	}
	ms := func(d time.Duration) string { return fmt.Sprintf("%.0f ms", d.Seconds()*1000) }
	benchtest.Info(t, "cold-start", ms(slices.Min(ours)), ms(slices.Min(empty)))
	benchtest.Info(t, "idle-memory", fmt.Sprintf("%.1f MB", float64(oursKB)/1024), fmt.Sprintf("%.1f MB", float64(emptyKB)/1024))
}

// startOnce starts a program, waits for its first answer, lets it rest for a moment, reads its memory and ends it.
func startOnce(ctx context.Context, addr, program string, args ...string) (took time.Duration, kb int, err error) {
	cmd := exec.CommandContext(ctx, program, args...)
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, 0, err
	}
	defer func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		if waitErr := cmd.Wait(); waitErr != nil {
			if _, ended := errors.AsType[*exec.ExitError](waitErr); !ended {
				err = errors.Join(err, waitErr)
			}
		}
	}()
	for ; ; time.Sleep(2 * time.Millisecond) {
		res, err := http.Get("http://" + addr + "/sehat")
		if err == nil && res.Body.Close() == nil && res.StatusCode == http.StatusOK {
			break
		}
		if time.Since(start) > scriptWithin {
			return 0, 0, fmt.Errorf("%s does not answer: %w", program, err)
		}
	}
	took = time.Since(start)
	if benchtest.Measured() {
		time.Sleep(time.Second) // at rest
	}
	kb, err = resident(cmd.Process.Pid)
	return took, kb, err
}
