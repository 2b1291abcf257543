package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"naskah/internal/jobs"
	"naskah/internal/naskah"
	"naskah/internal/sqlstore"
	"naskah/internal/sqlstore/pgtest"
)

// TestStoryAntrean: the follow-up work of a database as its operator sees it, on both databases: nothing before the tables are there,
// what failed for good with its code, run again by his word, and done by the service.
func TestStoryAntrean(t *testing.T) {
	t.Parallel()
	t.Run("sqlite", func(t *testing.T) { antrean(t, "sqlite:"+t.TempDir()+"/naskah.db") })
	t.Run("postgres", func(t *testing.T) {
		pg, err := pgtest.Start(t.Context())
		if errors.Is(err, pgtest.ErrNone) && os.Getenv("CI") == "" {
			t.Skip(err)
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := pg.Close(); err != nil {
				t.Error(err)
			}
		})
		antrean(t, pg.DSN("postgres"))
	})
}

func antrean(t *testing.T, dsn string) {
	dir := t.TempDir()
	// do runs a command, wants an exit code, and what stands in what it says on either stream.
	do := func(code int, says []string, args ...string) string {
		t.Helper()
		var out bytes.Buffer
		if got := run(t.Context(), append(args, "--data", dir, "--db", dsn), &out, &out); got != code {
			t.Fatalf("naskah %s: exit %d, want %d\n%s", strings.Join(args, " "), got, code, out.String())
		}
		for _, text := range says {
			if !regexp.MustCompile(text).MatchString(out.String()) {
				t.Fatalf("naskah %s does not say %q\n%s", strings.Join(args, " "), text, out.String())
			}
		}
		return out.String()
	}
	if !strings.HasPrefix(dsn, "sqlite:") { // SQLite migrates itself
		do(5, []string{"NSK-SKEMA", "naskah migrate"}, "antrean", "list")
	}
	do(0, nil, "migrate")
	do(0, []string{"Tidak ada pekerjaan"}, "antrean", "list")
	do(4, []string{"JOB-TIDAK-ADA"}, "antrean", "ulang", "1")
	do(2, []string{"--banyak"}, "antrean", "list", "--banyak", "0")
	oneDead(t, dsn)
	do(0, []string{`^1\tmati\tsweep\tsemua\t300/300\tterakhir .*\tNSK-UJI\tSebabnya ini\.\n$`}, "antrean", "list", "--keadaan", "mati")
	do(0, []string{`menunggu\t0\nberjalan\t0\ndiulang\t0\nselesai\t0\nmati\t1\n`}, "antrean", "jumlah")
	do(0, []string{"Pekerjaan 1 akan dijalankan ulang"}, "antrean", "ulang", "1")
	do(5, []string{"JOB-TIDAK-MATI"}, "antrean", "ulang", "1")
	do(0, []string{`^1\tmenunggu\tsweep`}, "antrean", "list")

	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan int, 1)
	var log bytes.Buffer
	go func() {
		ended <- run(ctx, []string{"serve", "--data", dir, "--db", dsn, "--listen", "127.0.0.1:0", "--log", "text"}, &log, &log)
	}()
	for end := time.Now().Add(scriptWithin); ; time.Sleep(20 * time.Millisecond) {
		if strings.Contains(do(0, nil, "antrean", "list", "--keadaan", "selesai"), "1\tselesai\tsweep\tsemua\t301/301") {
			break
		}
		if time.Now().After(end) {
			t.Errorf("the service does not do it:\n%s", do(0, nil, "antrean", "list"))
			break
		}
	}
	stop()
	if code := <-ended; code != 0 {
		t.Errorf("serve ends with %d\n%s", code, log.String())
	}
	do(0, []string{"Tidak ada pekerjaan"}, "antrean", "list", "--keadaan", "berjalan")
	raw(t, dsn, `DELETE FROM river_migration WHERE version = 6`)
	if !strings.HasPrefix(dsn, "sqlite:") {
		do(5, []string{"JOB-SKEMA", "naskah migrate"}, "antrean", "list")
	}
	do(6, []string{"RUSAK  skema basis data", "JOB-SKEMA"}, "doctor")
}

// oneDead enqueues a sweep and lets it be dead, as River leaves it when its last attempt has failed.
func oneDead(t *testing.T, dsn string) {
	t.Helper()
	engine, db := pool(t, dsn)
	enqueue, err := jobs.Enqueuer(engine)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(enqueue(t.Context(), tx, []naskah.Task{{Kind: naskah.TaskSweep}}), tx.Commit()); err != nil {
		t.Fatal(err)
	}
	errs := map[string]string{
		jobs.SQLite:   `json('[{"at":"2026-11-24T02:00:00Z","attempt":300,"error":"NSK-UJI: Sebabnya ini.","trace":""}]')`,
		jobs.Postgres: `ARRAY['{"at":"2026-11-24T02:00:00Z","attempt":300,"error":"NSK-UJI: Sebabnya ini.","trace":""}'::jsonb]`,
	}[engine]
	raw(t, dsn, `UPDATE river_job SET state = 'discarded', attempt = 300, finalized_at = CURRENT_TIMESTAMP, attempted_at = CURRENT_TIMESTAMP, errors = `+errs)
}

func pool(t *testing.T, dsn string) (string, *sql.DB) {
	t.Helper()
	store, err := sqlstore.Open(t.Context(), dsn, sqlstore.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store.Pool()
}

func raw(t *testing.T, dsn, text string) {
	t.Helper()
	_, db := pool(t, dsn)
	if _, err := db.ExecContext(t.Context(), text); err != nil {
		t.Fatal(err)
	}
}
