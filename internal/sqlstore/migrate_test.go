package sqlstore_test

import (
	"errors"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/sqlstore"
)

// newest is the number of the last migration.
func newest(t *testing.T) int64 {
	t.Helper()
	files, err := filepath.Glob("migrations/sqlite/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	n, err := strconv.ParseInt(filepath.Base(files[len(files)-1])[:5], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestMigrate: an empty database has no schema, many who migrate at once make one, and again changes nothing.
func TestMigrate(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			dsn, raw := b.empty(t)
			db, err := sqlstore.Open(t.Context(), dsn, sqlstore.Options{Clock: time.Now})
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			want := func(have int64) {
				t.Helper()
				s, err := db.Schema(t.Context())
				if err != nil || s.Have != have || s.Low < 1 || s.Low > s.High || s.High != newest(t) || s.TooOld() != (have < s.Low) || s.TooNew() {
					t.Errorf("schema %+v, %v; want %d", s, err, have)
				}
			}
			want(0)
			if _, err := db.User(t.Context(), "x"); err == nil || errors.Is(err, naskah.NotFound) {
				t.Errorf("a database without schema answers %v", err)
			}
			var wg sync.WaitGroup
			for range 3 {
				wg.Go(func() {
					if err := db.Migrate(t.Context()); err != nil {
						t.Errorf("migrate: %v", err)
					}
				})
			}
			wg.Wait()
			want(newest(t))
			before := one(t, raw, `SELECT count(*) FROM goose_db_version`)
			if err := db.Migrate(t.Context()); err != nil {
				t.Error(err)
			}
			if after := one(t, raw, `SELECT count(*) FROM goose_db_version`); after != before {
				t.Errorf("%s migrations recorded, then %s", before, after)
			}
		})
	}
}

// TestSchemaRange: a program runs on a later schema that only adds, also when it is told to migrate; not on one from which something is
// gone that it asks for.
func TestSchemaRange(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			db, raw := b.open(t, sqlstore.Options{Clock: time.Now})
			high := newest(t)
			for _, c := range []struct {
				floor          int64
				tooOld, tooNew bool
			}{{high - 1, false, false}, {high, false, false}, {high + 1, false, true}, {high + 7, false, true}} {
				raw.MustExec(`DELETE FROM goose_db_version WHERE version_id > $1`, high)
				raw.MustExec(`ALTER TABLE naskah ADD COLUMN kelak_` + strconv.FormatInt(c.floor, 10) + ` TEXT NOT NULL DEFAULT ''`)
				raw.MustExec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES ($1, true)`, high+7)
				raw.MustExec(`UPDATE schema_floor SET lowest = $1`, c.floor)
				if err := db.Migrate(t.Context()); err != nil {
					t.Errorf("migrate on a later schema: %v", err)
				}
				s, err := db.Schema(t.Context())
				if err != nil || s.Have != high+7 || s.Floor != c.floor || s.TooOld() != c.tooOld || s.TooNew() != c.tooNew {
					t.Errorf("floor %d: %+v, %v", c.floor, s, err)
				}
			}
			if _, err := raw.Exec(`INSERT INTO schema_floor (id, lowest) VALUES (2, 1)`); err == nil {
				t.Error("a second floor was kept")
			}
		})
	}
}

// TestSchemaLooks: asking for the schema of an empty database makes nothing in it.
func TestSchemaLooks(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		dsn, raw := b.empty(t)
		db, err := sqlstore.Open(t.Context(), dsn, sqlstore.Options{Clock: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		if s, err := db.Schema(t.Context()); err != nil || s.Have != 0 || !s.TooOld() {
			t.Errorf("%s: %+v, %v", b.name, s, err)
		}
		query := `SELECT count(*) FROM sqlite_master`
		if b.name == "postgres" {
			query = `SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'`
		}
		if n := one(t, raw, query); n != "0" {
			t.Errorf("%s: %s tables after looking", b.name, n)
		}
		_ = db.Close()
	}
}
