package sqlstore_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"naskah/internal/naskah"
	"naskah/internal/naskah/storetest"
	"naskah/internal/sqlstore"
	"naskah/internal/sqlstore/pgtest"
)

// A backend is one database to test on; raw is the same database without us.
type backend struct {
	name  string
	dsn   func(t *testing.T) (dsn string, raw *sqlx.DB)
	empty func(t *testing.T) (dsn string, raw *sqlx.DB) // not even migrated
}

// backends are SQLite and PostgreSQL; the second only where it is installed, and in CI always.
func backends(t *testing.T) []backend {
	t.Helper()
	out := []backend{{"sqlite", sqliteDSN, emptySqliteDSN}}
	switch _, err := cluster(); {
	case err == nil:
		out = append(out, backend{"postgres", postgresDSN, emptyPostgresDSN})
	case os.Getenv("CI") != "" || !errors.Is(err, pgtest.ErrNone):
		t.Fatal(err)
	}
	return out
}

// cluster is the server of all tests of the package, started by the first that asks and ended by TestMain.
var cluster = sync.OnceValues(func() (*pgtest.Server, error) {
	s, err := pgtest.Start(context.Background())
	if err == nil {
		started = s
	}
	return s, err
})

var started *pgtest.Server

// migrated are the bytes of a migrated SQLite file, from which those of the tests are copied.
var migrated = sync.OnceValues(func() (b []byte, err error) {
	dir, err := os.MkdirTemp("", "naskah-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "naskah.db")
	db, err := sqlstore.Open(context.Background(), "sqlite:"+path, sqlstore.Options{Clock: time.Now})
	if err != nil {
		return nil, err
	}
	if err := errors.Join(db.Migrate(context.Background()), db.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

func sqliteDSN(t *testing.T) (string, *sqlx.DB) {
	t.Helper()
	dsn, raw := emptySqliteDSN(t)
	b, err := migrated()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(strings.TrimPrefix(dsn, "sqlite:"), b, 0o600); err != nil {
		t.Fatal(err)
	}
	return dsn, raw
}

// emptySqliteDSN is a file in which nothing is yet, under a name that is not easily written into an address.
func emptySqliteDSN(t *testing.T) (string, *sqlx.DB) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "basis data?#%41.db")
	raw := rawDB(t, "sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?_pragma=busy_timeout(5000)")
	return "sqlite:" + path, raw
}

// template is a migrated database from which those of the tests are copied.
var template struct {
	sync.Mutex
	made    bool
	counter int
}

func templateName() string { return fmt.Sprintf("naskah_test_%d", os.Getpid()) }

func postgresDSN(t *testing.T) (string, *sqlx.DB) {
	t.Helper()
	template.Lock()
	defer template.Unlock()
	admin := rawDB(t, "pgx", serverDSN(t, "postgres"))
	if !template.made {
		admin.MustExec("CREATE DATABASE " + templateName() + " TEMPLATE template0 STRATEGY wal_log")
		template.made = true
		db, err := sqlstore.Open(t.Context(), serverDSN(t, templateName()), sqlstore.Options{Clock: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(db.Migrate(t.Context()), db.Close()); err != nil {
			t.Fatal(err)
		}
	}
	template.counter++
	name := fmt.Sprintf("%s_%d", templateName(), template.counter)
	admin.MustExec("CREATE DATABASE " + name + " TEMPLATE " + templateName() + " STRATEGY wal_log")
	t.Cleanup(func() { admin.MustExec("DROP DATABASE " + name + " WITH (FORCE)") })
	return serverDSN(t, name), rawDB(t, "pgx", serverDSN(t, name))
}

// emptyPostgresDSN is a database in which nothing is yet.
func emptyPostgresDSN(t *testing.T) (string, *sqlx.DB) {
	t.Helper()
	template.Lock()
	defer template.Unlock()
	template.counter++
	name := fmt.Sprintf("%s_%d", templateName(), template.counter)
	admin := rawDB(t, "pgx", serverDSN(t, "postgres"))
	admin.MustExec("CREATE DATABASE " + name + " TEMPLATE template0 STRATEGY wal_log")
	t.Cleanup(func() { admin.MustExec("DROP DATABASE " + name + " WITH (FORCE)") })
	return serverDSN(t, name), rawDB(t, "pgx", serverDSN(t, name))
}

func serverDSN(t *testing.T, database string) string {
	t.Helper()
	c, err := cluster()
	if err != nil {
		t.Fatal(err)
	}
	return c.DSN(database)
}

func TestMain(m *testing.M) {
	if text := os.Getenv(jobVar); text != "" { // this is one of the processes of TestContractProcesses
		if err := work(text); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
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

func rawDB(t *testing.T, driver, source string) *sqlx.DB {
	t.Helper()
	db, err := sqlx.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// open makes a new, migrated store.
func (b backend) open(t *testing.T, o sqlstore.Options) (*sqlstore.DB, *sqlx.DB) {
	t.Helper()
	dsn, raw := b.dsn(t)
	db, err := sqlstore.Open(t.Context(), dsn, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return db, raw
}

// back is open, for the contract suite.
func (b backend) back(t *testing.T, o sqlstore.Options) (storetest.Back, *sqlx.DB) {
	t.Helper()
	if o.Enqueue == nil {
		o.Enqueue = intoTask
	}
	db, raw := b.open(t, o)
	return storetest.Back{Store: db, Tasks: tasks(raw)}, raw
}

func TestContract(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			storetest.Run(t, func(t *testing.T, clock naskah.Clock) storetest.Back {
				back, _ := b.back(t, sqlstore.Options{Clock: clock})
				return back
			})
		})
	}
}

// intoTask is a job engine that only keeps what it takes, in the table that the first release used for it.
func intoTask(ctx context.Context, tx *sql.Tx, tasks []naskah.Task) error {
	for _, t := range tasks {
		at := int64(0)
		if !t.RunAt.IsZero() {
			at = t.RunAt.UnixMilli()
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO task (kind, subject_kind, subject_id, args, run_at) VALUES ($1, $2, $3, $4, $5)`,
			string(t.Kind), string(t.Subject.Kind), t.Subject.ID, string(t.Args), at); err != nil {
			return err
		}
	}
	return nil
}

func tasks(raw *sqlx.DB) func(*testing.T) []naskah.Task {
	return func(t *testing.T) (out []naskah.Task) {
		t.Helper()
		rows(t, raw, `SELECT kind, subject_kind, subject_id, args, run_at FROM task ORDER BY no`, func(r *sql.Rows) error {
			var x naskah.Task
			var args string
			var at int64
			err := r.Scan(&x.Kind, &x.Subject.Kind, &x.Subject.ID, &args, &at)
			x.Args, x.RunAt = raws(args), storetest.At(at)
			out = append(out, x)
			return err
		})
		return out
	}
}

func raws(s string) json.RawMessage {
	if s == "" {
		return nil
	}
	return json.RawMessage(s)
}

func rows(t *testing.T, db *sqlx.DB, query string, scan func(*sql.Rows) error) {
	t.Helper()
	rs, err := db.QueryContext(context.WithoutCancel(t.Context()), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rs.Close()
	for rs.Next() {
		if err := scan(rs); err != nil {
			t.Fatal(err)
		}
	}
	if err := rs.Err(); err != nil {
		t.Fatal(err)
	}
}

func one(t *testing.T, db *sqlx.DB, query string, args ...any) (s string) {
	t.Helper()
	if err := db.Get(&s, query, args...); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(s)
}
