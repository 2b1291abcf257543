package sqlstore_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jmoiron/sqlx"

	"naskah/internal/naskah"
	"naskah/internal/naskah/storetest"
	"naskah/internal/sqlstore"
)

// A backend is one database to test on; raw is the same database without us.
type backend struct {
	name string
	dsn  func(t *testing.T) (dsn string, raw *sqlx.DB)
}

// backends are SQLite, and PostgreSQL when NASKAH_TEST_PG names a server on which databases may be made.
func backends(t *testing.T) []backend {
	t.Helper()
	out := []backend{{"SQLite", sqliteDSN}}
	if os.Getenv("NASKAH_TEST_PG") != "" {
		out = append(out, backend{"PostgreSQL", postgresDSN})
	}
	return out
}

func sqliteDSN(t *testing.T) (string, *sqlx.DB) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "basis data?#%41.db")
	raw := rawDB(t, "sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?_pragma=busy_timeout(5000)")
	return "sqlite:" + path, raw
}

var databases atomic.Int64

func postgresDSN(t *testing.T) (string, *sqlx.DB) {
	t.Helper()
	server := os.Getenv("NASKAH_TEST_PG")
	name := fmt.Sprintf("naskah_test_%d_%d", os.Getpid(), databases.Add(1))
	admin := rawDB(t, "pgx", server)
	if _, err := admin.Exec("CREATE DATABASE " + name + " TEMPLATE template0 STRATEGY wal_log"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { admin.MustExec("DROP DATABASE " + name + " WITH (FORCE)") })
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String(), rawDB(t, "pgx", u.String())
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

func TestStore(t *testing.T) {
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			storetest.Run(t, func(t *testing.T, clock naskah.Clock) storetest.Back {
				db, raw := b.open(t, sqlstore.Options{Clock: clock})
				return storetest.Back{Store: db, Tasks: tasks(raw), Pendings: pendings(raw)}
			})
		})
	}
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

func pendings(raw *sqlx.DB) func(*testing.T) []naskah.Pending {
	return func(t *testing.T) (out []naskah.Pending) {
		t.Helper()
		rows(t, raw, `SELECT id, instansi_id, subject_kind, subject_id, seq, act, by_user, by_nama, by_role, by_instansi, at_ms, until_at, change, digest, state
			FROM pending ORDER BY id`, func(r *sql.Rows) error {
			var x naskah.Pending
			var change string
			var at, until int64
			err := r.Scan(&x.ID, &x.Instansi, &x.Subject.Kind, &x.Subject.ID, &x.Seq, &x.Act, &x.By.User, &x.By.Nama, &x.By.Role, &x.By.Instansi, &at, &until, &change, &x.Digest, &x.State)
			x.Change, x.At, x.Until = raws(change), storetest.At(at), storetest.At(until)
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
