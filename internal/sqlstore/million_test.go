package sqlstore_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/benchtest"
	"naskah/internal/naskah"
	"naskah/internal/naskah/storetest"
	"naskah/internal/sqlstore"
)

// TestMillion: list and summary of a register that no region will ever have, on both engines: right to the row, and how long they take
// is told. The long run has a million rows, the normal one as many as show that the counting is right.
func TestMillion(t *testing.T) {
	base, copies := 40, 4
	if os.Getenv("NASKAH_LONG") != "" {
		base, copies = 1000, 999
	}
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			var db *sqlstore.DB
			multiply := func(int) {}
			w := storetest.NewWorld(t, func(t *testing.T, clock naskah.Clock) storetest.Back {
				back, raw := b.back(t, sqlstore.Options{Clock: clock})
				db = back.Store.(*sqlstore.DB)
				multiply = func(n int) {
					rows, err := raw.Query(`SELECT * FROM naskah WHERE 1 = 0`)
					if err != nil {
						t.Fatal(err)
					}
					columns, err := rows.Columns()
					if err := rows.Close(); err != nil {
						t.Fatal(err)
					}
					if err != nil {
						t.Fatal(err)
					}
					values := slices.Clone(columns)
					for i, c := range columns {
						switch values[i] = "n." + c; c {
						case "id":
							values[i] = "n.id || '-' || g.i"
						case "updated_at":
							values[i] = "n.updated_at + g.i"
						}
					}
					raw.MustExec(`INSERT INTO naskah (` + strings.Join(columns, ", ") + `) WITH RECURSIVE g(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM g WHERE i < ` +
						fmt.Sprint(n) + `) SELECT ` + strings.Join(values, ", ") + ` FROM naskah n, g`)
					raw.MustExec(`ANALYZE`)
				}
				return back
			})
			if err := db.AdvanceAll(t.Context(), w.Sheet(base)); err != nil {
				t.Fatal(err)
			}
			multiply(copies)
			all := base * (copies + 1)
			askLarge(t, db, b.name, all, copies+1)
		})
	}
}

// askLarge asks what the pages ask, five times each, and tells the middle one.
func askLarge(t *testing.T, db *sqlstore.DB, engine string, all, each int) {
	t.Helper()
	s, today := naskah.ScopeSystem(), naskah.Date{Year: 2026, Month: 3, Day: 2}
	page := func(f naskah.Filter, want int) func() error {
		return func() error {
			p, err := db.List(t.Context(), s, f)
			if err == nil && (p.Total != want || len(p.Naskah) != min(want, 50)) {
				err = fmt.Errorf("%d of %d rows, want %d", len(p.Naskah), p.Total, want)
			}
			return err
		}
	}
	first, err := db.List(t.Context(), s, naskah.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		name string
		ask  func() error
	}{
		{"list", page(naskah.Filter{}, all)},
		{"list-next", page(naskah.Filter{After: first.Next}, all)},
		{"list-kind", page(naskah.Filter{Jenis: []naskah.Kode{naskah.PKSPK}}, all/4)},
		{"list-text", page(naskah.Filter{Text: "ke-17 dari"}, each)},
		{"summary", func() error {
			sum, err := db.Summary(t.Context(), s, naskah.Period{Today: today})
			if err == nil && sum.ByState[naskah.Signed] != all {
				err = fmt.Errorf("%d signed of %d", sum.ByState[naskah.Signed], all)
			}
			return err
		}},
		{"years", func() error {
			sum, err := db.Summary(t.Context(), s, naskah.Period{})
			if err == nil && len(sum.Years) != 1 {
				err = fmt.Errorf("years %v", sum.Years)
			}
			return err
		}},
	} {
		var took []time.Duration
		for range 5 {
			start := time.Now()
			if err := x.ask(); err != nil {
				t.Fatalf("%s: %v", x.name, err)
			}
			took = append(took, time.Since(start))
		}
		slices.Sort(took)
		benchtest.Info(t, fmt.Sprintf("%s-%s", x.name, engine), fmt.Sprintf("p50 %.1f ms", took[2].Seconds()*1000), fmt.Sprintf("%d baris", all))
	}
}
