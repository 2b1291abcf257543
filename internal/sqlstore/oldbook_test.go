package sqlstore_test

import (
	"os"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/naskah/storetest"
	"naskah/internal/sqlstore"
)

// TestOldBook: a database that the first release wrote is brought up to date as it is. Every history still fits its rows, what came
// later says nothing, and it is written on.
func TestOldBook(t *testing.T) {
	t.Parallel()
	old, err := os.ReadFile("testdata/schema1.sqlite.sql")
	if err != nil {
		t.Fatal(err)
	}
	dsn, raw := emptySqliteDSN(t)
	raw.MustExec(string(old))
	now := time.Date(2026, 4, 2, 3, 0, 0, 0, time.UTC)
	db, err := sqlstore.Open(t.Context(), dsn, sqlstore.Options{Clock: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if have, low, _, err := db.Schema(t.Context()); err != nil || have != 1 || have >= low {
		t.Fatalf("schema %d of at least %d, %v: the old one is taken for a new one", have, low, err)
	}
	if err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	seen := 0
	if err := db.Audit(t.Context(), func(a naskah.Audited) error { seen++; return nil }); err != nil || seen < 20 {
		t.Fatalf("%d subjects, %v", seen, err)
	}
	if got := storetest.Findings(t, db); len(got) != 0 {
		t.Errorf("nothing was touched, and yet: %v", got)
	}
	page, err := db.List(t.Context(), naskah.ScopeSystem(), naskah.Filter{})
	if err != nil || page.Total == 0 {
		t.Fatalf("%d naskah, %v", page.Total, err)
	}
	for _, n := range page.Naskah {
		if n.Asli != nil || !n.Batas.IsZero() || n.Batch != "" {
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
	}
	if got := storetest.Findings(t, db); len(got) != 0 {
		t.Errorf("written on, and now: %v", got)
	}
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
