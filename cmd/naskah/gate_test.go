package main

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"naskah/internal/metrics"
	"naskah/internal/naskah"
)

// TestGate: parts are asked at once, each in bounded time, not more often than once a second; the log says once when one fails and once
// when it is there again; nothing is asked once the end has begun.
func TestGate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		var asked atomic.Int32
		var fails atomic.Bool
		secret := errors.New("dial tcp 10.0.0.5: hunter2")
		g := newGate(slog.New(slog.NewTextHandler(&log, nil)),
			part{"database", func(context.Context) error {
				asked.Add(1)
				if fails.Load() {
					return secret
				}
				return nil
			}},
			part{"objects", func(ctx context.Context) error {
				if fails.Load() {
					time.Sleep(time.Hour) // deaf to its context
				}
				return nil
			}})
		ask := func(want ...string) {
			t.Helper()
			begun := time.Now()
			if got := g.Failing(t.Context()); !slices.Equal(got, want) {
				t.Errorf("failing %q, want %q", got, want)
			}
			if took := time.Since(begun); took > readyWithin {
				t.Errorf("took %s", took)
			}
		}
		ask()
		ask()
		if n := asked.Load(); n != 1 {
			t.Errorf("asked %d times within a second", n)
		}
		fails.Store(true)
		time.Sleep(readyKept)
		ask("database", "objects")
		time.Sleep(readyKept)
		ask("database", "objects")
		if n := strings.Count(log.String(), "not ready"); n != 2 {
			t.Errorf("%d lines for two parts that fail:\n%s", n, log.String())
		}
		fails.Store(false)
		time.Sleep(readyKept)
		ask()
		if !strings.Contains(log.String(), "hunter2") || strings.Count(log.String(), "ready again") != 2 {
			t.Errorf("the log says\n%s", log.String())
		}
		if got := g.Parts(t.Context()); len(got) != 3 || !got["database"] || !got["objects"] || !got["process"] {
			t.Errorf("%v", got)
		}
		g.stop()
		n := asked.Load()
		ask("process")
		if got := g.Parts(t.Context()); got["process"] || len(got) != 1 || asked.Load() != n || !g.Stopping() {
			t.Errorf("stopping: %v, asked %d times more", got, asked.Load()-n)
		}
		time.Sleep(2 * time.Hour) // the deaf ones end
	})
}

// TestReadyParts: what each part of a whole service says when it is there and when it is not.
func TestReadyParts(t *testing.T) {
	p := place{Data: t.TempDir(), Objects: "dir", logging: logging{Log: "json"}}
	a, err := openApp(t.Context(), p, parts{baseURL: "http://127.0.0.1", migrate: true}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	failing := func() []string {
		g := newGate(a.log, a.parts()...)
		return g.Failing(t.Context())
	}
	if got := failing(); !slices.Equal(got, []string{"jobs"}) {
		t.Errorf("before any work: %q", got)
	}
	if err := a.work(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := failing(); len(got) > 0 {
		t.Errorf("a whole service: %q", got)
	}
	if err := os.Rename(filepath.Join(p.Data, "objek"), filepath.Join(p.Data, "pindah")); err != nil {
		t.Fatal(err)
	}
	if got := failing(); !slices.Equal(got, []string{"objects"}) {
		t.Errorf("without the folder: %q", got)
	}
	if err := a.stopJobs(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, pool := a.db.Pool()
	if _, err := pool.ExecContext(t.Context(), "DELETE FROM goose_db_version WHERE version_id > 1"); err != nil {
		t.Fatal(err)
	}
	if got := failing(); !slices.Equal(got, []string{"schema", "objects", "jobs"}) {
		t.Errorf("with an old schema: %q", got)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if got := failing(); !slices.Equal(got, []string{"database", "objects", "jobs"}) {
		t.Errorf("closed: %q", got)
	}
}

// TestMetricsAddress: an address of its own, said in full; what is not is refused before anything starts.
func TestMetricsAddress(t *testing.T) {
	for addr, ok := range map[string]bool{
		"": true, "127.0.0.1:9100": true, "[::1]:9100": true, "0.0.0.0:9100": true,
		":9100": false, "9100": false, "127.0.0.1": false, "127.0.0.1:": false, "127.0.0.1:8080": false, "0.0.0.0:8080": false,
	} {
		err := watching{Metrics: addr}.check("0.0.0.0:8080")
		if (err == nil) != ok {
			t.Errorf("%q: %v", addr, err)
		}
		if e, is := errors.AsType[*naskah.Error](err); !ok && (!is || e.Code != "NSK-KONFIG" || e.Field != "--metrics") {
			t.Errorf("%q: %v", addr, err)
		}
	}
	for _, command := range []string{"serve", "demo"} {
		if code, said := told(t, command, "--data", t.TempDir(), "--listen", "127.0.0.1:8080", "--metrics", ":9100"); code != 2 || !strings.Contains(said, "--metrics") {
			t.Errorf("%s: exit %d, %s", command, code, said)
		}
	}
	log := slog.New(slog.DiscardHandler)
	at, stop, err := serveMetrics("127.0.0.1:0", metrics.New(), log)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]int{"/metrics": 200, "/": 404, "/siap": 404, "/debug/pprof/": 404} {
		res, err := http.Get("http://" + at.String() + path)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != want {
			t.Errorf("%s: %d", path, res.StatusCode)
		}
	}
	if _, _, err := serveMetrics(at.String(), metrics.New(), log); err == nil {
		t.Error("an address that is taken was taken again")
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	if _, err := http.Get("http://" + at.String() + "/metrics"); err == nil {
		t.Error("answers after its end")
	}
}

// TestLogOnce: the logger of the service says the id of a request once on a line, counts the line, and keeps to the level it was given.
func TestLogOnce(t *testing.T) {
	var b bytes.Buffer
	p := place{Data: t.TempDir(), Objects: "dir", logging: logging{Log: "json", LogLevel: "warn"}}
	a, err := openApp(t.Context(), p, parts{baseURL: "http://127.0.0.1", migrate: true}, p.log(&b))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	ctx := naskah.WithTrace(t.Context(), &naskah.Trace{ID: "9f3c51e07a2b44d0"})
	a.office.Log.InfoContext(ctx, "not asked for")
	a.office.Log.WarnContext(ctx, "asked for")
	if strings.Contains(b.String(), "not asked for") || !strings.Contains(b.String(), "asked for") || strings.Count(b.String(), "9f3c51e07a2b44d0") != 1 {
		t.Error(b.String())
	}
}
