package sqlstore_test

import (
	"database/sql/driver"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jmoiron/sqlx"

	"naskah/internal/naskah"
	"naskah/internal/naskah/storetest"
	"naskah/internal/sqlstore"
)

// books are what earlier releases left: a dump of each schema that was ever released, with one of everything in it, from both engines.
func books(t *testing.T, engine string) []string {
	t.Helper()
	out, err := filepath.Glob("testdata/schema*." + engine + ".sql")
	if err != nil || len(out) < 2 {
		t.Fatalf("books of %s: %v, %v", engine, out, err)
	}
	return out
}

// pour runs a dump on one connection of its own, whose settings go with it.
func pour(t *testing.T, raw *sqlx.DB, file string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := raw.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.ExecContext(t.Context(), string(text)); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	_ = conn.Raw(func(any) error { return driver.ErrBadConn }) // not back into the pool
}

// TestOldBook: a database that an earlier release wrote is brought up to date as it is, on both engines. Every history still fits its
// rows, what came later says nothing, the schema is that of a new database, and it is written on.
func TestOldBook(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		for i, file := range books(t, b.name) {
			t.Run(strings.TrimSuffix(filepath.Base(file), ".sql"), func(t *testing.T) {
				dsn, raw := b.empty(t)
				pour(t, raw, file)
				db := openOld(t, dsn)
				s, err := db.Schema(t.Context())
				if err != nil || s.Have != int64(i)+1 || s.TooNew() || s.TooOld() != (s.Have < s.Low) {
					t.Fatalf("schema %+v, %v", s, err)
				}
				if err := db.Migrate(t.Context()); err != nil {
					t.Fatal(err)
				}
				if s, err = db.Schema(t.Context()); err != nil || s.Have != s.High || s.TooOld() || s.TooNew() {
					t.Fatalf("migrated to %+v, %v", s, err)
				}
				writtenOn(t, db, i > 0)
				_, fresh := b.dsn(t)
				if d := cmp.Diff(catalogue(t, fresh), catalogue(t, raw)); d != "" {
					t.Errorf("the schema is not that of a new database (-new +migrated):\n%s", d)
				}
			})
		}
	}
}

func openOld(t *testing.T, dsn string) *sqlstore.DB {
	t.Helper()
	now := time.Date(2026, 4, 2, 3, 0, 0, 0, time.UTC)
	db, err := sqlstore.Open(t.Context(), dsn, sqlstore.Options{Clock: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// writtenOn: nothing in a migrated book is out of order, and what is signed in it gets its next event. A book of before
// the paper says nothing of it.
func writtenOn(t *testing.T, db *sqlstore.DB, knewPaper bool) {
	t.Helper()
	seen := 0
	if err := db.Audit(t.Context(), func(naskah.Audited) error { seen++; return nil }); err != nil || seen < 20 {
		t.Fatalf("%d subjects, %v", seen, err)
	}
	if got := storetest.Findings(t, db); len(got) != 0 {
		t.Errorf("nothing was touched, and yet: %v", got)
	}
	page, err := db.List(t.Context(), naskah.ScopeSystem(), naskah.Filter{})
	if err != nil || page.Total == 0 {
		t.Fatalf("%d naskah, %v", page.Total, err)
	}
	written := 0
	for _, n := range page.Naskah {
		if !knewPaper && (n.Asli != nil || !n.Batas.IsZero() || n.Batch != "") {
			t.Errorf("%s: %+v", n.ID, n)
		}
		if n.State != naskah.Signed {
			continue
		}
		n.Asli, n.Seq = []naskah.Asli{{Pemegang: "PT Contoh", Lokasi: "Bandung"}}, n.Seq+1
		c := naskah.Change{After: n, Event: naskah.Event{Act: naskah.ActRalat, From: n.State, To: n.State, By: naskah.Principal{User: "ratna", Role: naskah.RoleOfficer}}}
		if err := db.Advance(t.Context(), c); err != nil {
			t.Error(err)
		}
		written++
	}
	if got := storetest.Findings(t, db); len(got) != 0 || written == 0 {
		t.Errorf("written on %d, and now: %v", written, got)
	}
}

// catalogue is the whole schema as the engine itself tells it, without what goose keeps.
func catalogue(t *testing.T, raw *sqlx.DB) []string {
	t.Helper()
	query := `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND tbl_name NOT LIKE 'goose%' ORDER BY sql`
	if raw.DriverName() == "pgx" {
		query = `SELECT x FROM (
			SELECT concat_ws(' ', 'column', table_name, ordinal_position, column_name, data_type, collation_name, is_nullable, column_default, is_identity) AS x, table_name AS t
				FROM information_schema.columns WHERE table_schema = 'public'
			UNION ALL SELECT indexdef, tablename FROM pg_indexes WHERE schemaname = 'public'
			UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid), conrelid::regclass::text FROM pg_constraint WHERE connamespace = 'public'::regnamespace
			UNION ALL SELECT pg_get_triggerdef(oid), tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal) AS q
			WHERE t NOT LIKE 'goose%' ORDER BY x COLLATE "C"`
	}
	var out []string
	if err := raw.Select(&out, query); err != nil {
		t.Fatal(err)
	}
	if len(out) < 60 {
		t.Fatalf("only %d parts of a schema", len(out))
	}
	return out
}

// TestTogetherLarge: a register of a whole office is recorded in one transaction, soon enough for somebody to wait for it, and a fault
// in its last row leaves nothing. The long run takes 5,000 rows.
func TestTogetherLarge(t *testing.T) {
	t.Parallel()
	size := 300
	if os.Getenv("NASKAH_LONG") != "" {
		size = 5000
	}
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			var db *sqlstore.DB
			w := storetest.NewWorld(t, func(t *testing.T, clock naskah.Clock) storetest.Back {
				back, _ := b.back(t, sqlstore.Options{Clock: clock})
				db = back.Store.(*sqlstore.DB)
				return back
			})
			cs := w.Sheet(size)
			bad := cs[size-1]
			bad.After.Instansi = "99.99"
			broken := append(cs[:size-1:size-1], bad)
			if err := db.AdvanceAll(t.Context(), broken); err == nil {
				t.Fatal("a row of nobody was recorded")
			}
			total := func() int {
				page, err := db.List(t.Context(), naskah.ScopeSystem(), naskah.Filter{Imported: true})
				if err != nil {
					t.Fatal(err)
				}
				return page.Total
			}
			if n := total(); n != 0 {
				t.Fatalf("%d naskah of a sheet that failed", n)
			}
			start := time.Now()
			if err := db.AdvanceAll(t.Context(), cs); err != nil {
				t.Fatal(err)
			}
			took := time.Since(start)
			t.Logf("%d rows in %v", size, took)
			if n := total(); n != size {
				t.Errorf("%d naskah", n)
			}
			if per := took / time.Duration(size); per > 50*time.Millisecond {
				t.Errorf("%v a row", per)
			}
			if got := storetest.Findings(t, db); len(got) != 0 {
				t.Errorf("%d subjects are not as their histories left them", len(got))
			}
		})
	}
}
