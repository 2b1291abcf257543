package sqlstore_test

import (
	"context"
	"database/sql"
	"errors"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/naskah/storetest"
	"naskah/internal/sqlstore"
)

// TestNobodyTakes: a change whose follow-up work nobody takes does not happen.
func TestNobodyTakes(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			w := storetest.NewWorld(t, func(t *testing.T, clock naskah.Clock) storetest.Back {
				db, raw := b.open(t, sqlstore.Options{Clock: clock})
				return storetest.Back{Store: db, Tasks: tasks(raw)}
			})
			n := w.Draft()
			n.Seq = 1
			c := naskah.Change{After: n, Event: naskah.Event{Act: naskah.ActCreate, To: n.State}, Tasks: []naskah.Task{{Kind: "mail", Subject: n.ID.Subject()}}}
			if err := w.Advance(t.Context(), c); err == nil {
				t.Error("the work is lost")
			}
			if _, err := w.Naskah(t.Context(), naskah.ScopeSystem(), n.ID); !errors.Is(err, naskah.NotFound) {
				t.Errorf("after it: %v", err)
			}
		})
	}
}

// TestEnqueue: follow-up work goes to the job engine in the change's own transaction; when it is not taken, nothing happened.
func TestEnqueue(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			var taken []naskah.Task
			broken := errors.New("penuh")
			var fail error
			w := storetest.NewWorld(t, func(t *testing.T, clock naskah.Clock) storetest.Back {
				back, _ := b.back(t, sqlstore.Options{Clock: clock, Enqueue: func(ctx context.Context, tx *sql.Tx, tasks []naskah.Task) error {
					var n int
					if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM event WHERE subject_kind = 'naskah'`).Scan(&n); err != nil || n == 0 {
						t.Errorf("the engine does not see the change: %d events, %v", n, err)
					}
					taken = append(taken, tasks...)
					return fail
				}})
				return back
			})
			n := w.Draft()
			n.Seq = 1
			c := naskah.Change{After: n, Event: naskah.Event{Act: naskah.ActCreate, To: n.State}, Tasks: []naskah.Task{{Kind: "mail", Subject: n.ID.Subject()}}}
			fail = broken
			if err := w.Advance(t.Context(), c); !errors.Is(err, broken) {
				t.Fatalf("Advance: %v", err)
			}
			if _, err := w.Naskah(t.Context(), naskah.ScopeSystem(), n.ID); !errors.Is(err, naskah.NotFound) {
				t.Errorf("after a failed enqueue: %v", err)
			}
			fail = nil
			if err := w.Advance(t.Context(), c); err != nil {
				t.Fatal(err)
			}
			other := w.Draft()
			other.Seq = 1
			more := naskah.Change{After: other, Event: naskah.Event{Act: naskah.ActCreate, To: other.State}, Tasks: c.Tasks}
			first := naskah.Change{After: w.Draft(), Event: more.Event}
			first.After.Seq, fail = 1, broken
			if err := w.AdvanceAll(t.Context(), []naskah.Change{first, more}); !errors.Is(err, broken) {
				t.Fatalf("AdvanceAll: %v", err)
			}
			for _, id := range []naskah.NaskahID{first.After.ID, other.ID} {
				if _, err := w.Naskah(t.Context(), naskah.ScopeSystem(), id); !errors.Is(err, naskah.NotFound) {
					t.Errorf("%s after a failed enqueue: %v", id, err)
				}
			}
			if len(taken) != 3 || taken[1].Kind != "mail" || len(w.Tasks(t)) != 0 {
				t.Errorf("taken %v, left in the table %v", taken, w.Tasks(t))
			}
		})
	}
}
