package jobs_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"naskah/internal/jobs"
	"naskah/internal/naskah"
	"naskah/internal/sqlstore"
	"naskah/internal/sqlstore/pgtest"
)

// A base is one database to test on.
type base struct {
	name  string
	empty func(t *testing.T) (dsn string)
}

// bases are SQLite and PostgreSQL; the second only where it is installed, and in CI always.
func bases(t *testing.T) []base {
	t.Helper()
	out := []base{{jobs.SQLite, func(t *testing.T) string { return "sqlite:" + filepath.Join(t.TempDir(), "naskah.db") }}}
	switch _, err := cluster(); {
	case err == nil:
		out = append(out, base{jobs.Postgres, emptyPostgres})
	case os.Getenv("CI") != "" || !errors.Is(err, pgtest.ErrNone):
		t.Fatal(err)
	}
	return out
}

var (
	started *pgtest.Server
	cluster = sync.OnceValues(func() (*pgtest.Server, error) {
		s, err := pgtest.Start(context.Background())
		if err == nil {
			started = s
		}
		return s, err
	})
	made sync.Mutex
	n    int
)

func emptyPostgres(t *testing.T) string {
	t.Helper()
	made.Lock()
	defer made.Unlock()
	n++
	name := fmt.Sprintf("antrean_%d", n)
	admin, err := sql.Open("pgx", started.DSN("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close()
	if _, err := admin.ExecContext(t.Context(), "CREATE DATABASE "+name+" TEMPLATE template0 STRATEGY wal_log"); err != nil {
		t.Fatal(err)
	}
	return started.DSN(name)
}

func TestMain(m *testing.M) {
	if os.Getenv(victim) != "" {
		beVictim()
	}
	code := m.Run()
	if started != nil {
		if err := started.Close(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = max(code, 1)
		}
	}
	os.Exit(code)
}

// A place is a database with River's tables, and what a process has open of it.
type place struct {
	t      *testing.T
	dsn    string
	engine string
	db     *sql.DB
	queue  *jobs.Queue
}

// on opens a new database of a base.
func (b base) on(t *testing.T) *place {
	t.Helper()
	p := again(t, b.empty(t))
	if err := jobs.Migrate(t.Context(), p.engine, p.db); err != nil {
		t.Fatal(err)
	}
	return p
}

// again opens a database as another process would.
func again(t *testing.T, dsn string) *place {
	t.Helper()
	store, err := sqlstore.Open(t.Context(), dsn, sqlstore.Options{Clock: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	p := &place{t: t, dsn: dsn}
	p.engine, p.db = store.Pool()
	if p.queue, err = jobs.NewQueue(p.engine, p.db); err != nil {
		t.Fatal(err)
	}
	return p
}

// enqueue keeps tasks in one transaction, which ends as end says.
func (p *place) enqueue(end func(*sql.Tx) error, tasks ...naskah.Task) {
	p.t.Helper()
	f, err := jobs.Enqueuer(p.engine)
	if err != nil {
		p.t.Fatal(err)
	}
	tx, err := p.db.BeginTx(p.t.Context(), nil)
	if err != nil {
		p.t.Fatal(err)
	}
	if err := errors.Join(f(p.t.Context(), tx, tasks), end(tx)); err != nil {
		p.t.Fatal(err)
	}
}

// run works until the test, or stop, ends it.
func (p *place) run(o jobs.Options) (stop func()) {
	p.t.Helper()
	o.Engine, o.DB = p.engine, p.db
	if o.Log == nil {
		o.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	if o.Pace == (jobs.Pace{}) {
		o.Pace = jobs.Pace{Poll: 5 * time.Millisecond, First: time.Millisecond}
	}
	r, err := jobs.New(o)
	if err != nil {
		p.t.Fatal(err)
	}
	if err := r.Start(p.t.Context()); err != nil {
		p.t.Fatal(err)
	}
	stop = sync.OnceFunc(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		if err := r.Stop(ctx); err != nil {
			p.t.Errorf("stop: %v", err)
		}
	})
	p.t.Cleanup(stop)
	return stop
}

// patience is how long a test waits for what must come.
const patience = 60 * time.Second

// next is what comes out of c.
func next[T any](t *testing.T, c <-chan T) (x T) {
	t.Helper()
	select {
	case x = <-c:
	case <-time.After(patience):
		t.Fatal("it does not come")
	}
	return x
}

// until asks again until the only job that is not a sweep stands as wanted.
func (p *place) until(ok func(naskah.Job) bool) naskah.Job {
	p.t.Helper()
	var j naskah.Job
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		list, err := p.queue.Jobs(p.t.Context(), naskah.JobFilter{})
		if err != nil {
			p.t.Fatal(err)
		}
		if len(list) > 0 {
			if j = list[0]; ok(j) {
				return j
			}
		}
	}
	p.t.Fatalf("the newest job stays %+v", j)
	return j
}

func (p *place) state(s naskah.JobState) naskah.Job {
	p.t.Helper()
	return p.until(func(j naskah.Job) bool { return j.State == s })
}

func (p *place) jobs(f naskah.JobFilter) []naskah.Job {
	p.t.Helper()
	list, err := p.queue.Jobs(p.t.Context(), f)
	if err != nil {
		p.t.Fatal(err)
	}
	return list
}

// work answers as the test says, and tells what it was asked.
type work struct {
	asked  chan naskah.Task
	answer func(ctx context.Context, t naskah.Task) (time.Time, error)
}

func doing(answer func(context.Context, naskah.Task) (time.Time, error)) *work {
	return &work{make(chan naskah.Task, 1000), answer}
}

func (w *work) Work(ctx context.Context, t naskah.Task) (time.Time, error) {
	again, err := w.answer(ctx, t)
	w.asked <- t
	return again, err
}

func done(context.Context, naskah.Task) (time.Time, error) { return time.Time{}, nil }

func expire(id string) naskah.Task {
	return naskah.Task{Kind: naskah.TaskExpire, Subject: naskah.NaskahID(id).Subject()}
}
