package sqlstore_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"naskah/internal/benchtest"
	"naskah/internal/naskah"
	"naskah/internal/naskah/storetest"
	"naskah/internal/sqlstore"
)

// perRun is how many acts one run commits.
const perRun = 10

// submitted is the act that is measured: a draft goes to review with its new version and a task, and with everything that the row has.
func submitted(n naskah.Naskah, at time.Time) naskah.Change {
	n.Seq, n.State, n.Judul = n.Seq+1, naskah.Review, n.Judul+", disempurnakan"
	v := naskah.Version{
		No: 1, Ref: naskah.Ref{Digest: naskah.DigestOf([]byte(n.ID)), Locator: "v" + string(n.ID)}, Of: naskah.Rendered, Renderer: "layout-1",
		Values: naskah.DigestOf([]byte("nilai")), Pages: 4, At: at,
	}
	n.Current = v.Ref.Digest
	return naskah.Change{
		After: n, Version: &v, Tasks: []naskah.Task{{Kind: naskah.TaskEvidence, Subject: n.ID.Subject(), RunAt: at}},
		Event: naskah.Event{
			By:  naskah.Principal{User: "u-yuni", Nama: "Yuni Astuti", Role: naskah.RoleAuthor, Instansi: n.Instansi},
			Act: naskah.ActSubmit, From: naskah.Draft, To: naskah.Review, Version: v.Ref.Digest, Detail: json.RawMessage(`{"catatan":"mohon diperiksa"}`),
		},
	}
}

// a drafted store holds n drafts; all that are made so hold the same.
func drafted(t *testing.T, b backend, n int, connect func(string, string) (*sql.DB, error)) (*sqlstore.DB, *sqlx.DB, []naskah.Change) {
	t.Helper()
	var db *sqlstore.DB
	var raw *sqlx.DB
	w := storetest.NewWorld(t, func(t *testing.T, clock naskah.Clock) storetest.Back {
		var back storetest.Back
		back, raw = b.back(t, sqlstore.Options{Clock: clock, Connect: connect})
		db = back.Store.(*sqlstore.DB)
		return back
	})
	var out []naskah.Change
	for range n {
		d := w.Draft()
		d.Seq = 1
		by := naskah.Principal{User: d.Author, Nama: "Yuni Astuti", Role: naskah.RoleAuthor, Instansi: d.Instansi}
		if err := db.Advance(t.Context(), naskah.Change{After: d, Event: naskah.Event{By: by, Act: naskah.ActCreate, To: naskah.Draft}}); err != nil {
			t.Fatal(err)
		}
		kept, err := db.Naskah(t.Context(), naskah.ScopeSystem(), d.ID)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, submitted(kept, w.Clock()))
	}
	return db, raw, out
}

// TestBenchAdvance: Advance against the very statements that it sends, with the same arguments, in one transaction on the same kind of
// database. What it sends is recorded on a third database; at the end the two that were measured hold the same rows.
func TestBenchAdvance(t *testing.T) {
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			ctx, n := t.Context(), perRun*(benchtest.Runs()+1)
			ours, rawOurs, changes := drafted(t, b, n, nil)
			var r benchtest.Recorder
			sent := recorded(t, b, n, &r)
			var pool *sql.DB
			_, rawRef, _ := drafted(t, b, n, func(driver, source string) (db *sql.DB, err error) {
				pool, err = sql.Open(driver, source)
				return pool, err
			})
			advance := func(i int) error {
				for _, c := range changes[i*perRun : (i+1)*perRun] {
					if err := ours.Advance(ctx, c); err != nil {
						return err
					}
				}
				return nil
			}
			replay := func(i int) error {
				for _, all := range sent[i*perRun : (i+1)*perRun] {
					if err := inOne(ctx, pool, all); err != nil {
						return err
					}
				}
				return nil
			}
			last := benchtest.Runs() // the first use of each connection is nobody's figure
			if err := errors.Join(advance(last), replay(last)); err != nil {
				t.Fatal(err)
			}
			name := map[string]string{"sqlite": "advance-sqlite", "postgres": "advance-pg"}[b.name]
			benchtest.Race{Name: name, Target: "<=1.50", Each: perRun, Ours: advance, Reference: replay}.Run(t)
			for _, table := range []string{"naskah", "event", "version", "task", "naskah_paraf"} {
				if a, b := contents(t, rawOurs, table), contents(t, rawRef, table); a != b || table == "event" && len(a) < 1000 {
					t.Errorf("table %s is not the same on both sides", table)
				}
			}
		})
	}
}

// recorded is what each of the measured acts sends.
func recorded(t *testing.T, b backend, n int, r *benchtest.Recorder) (out [][]benchtest.Statement) {
	t.Helper()
	db, _, changes := drafted(t, b, n, r.Open)
	for _, c := range changes {
		r.Take()
		if err := db.Advance(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		all := r.Take()
		if len(all) < 5 {
			t.Fatalf("only %d statements were seen", len(all))
		}
		out = append(out, all)
	}
	return out
}

func inOne(ctx context.Context, pool *sql.DB, all []benchtest.Statement) error {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := benchtest.Replay(ctx, tx, all); err != nil {
		return err
	}
	return tx.Commit()
}

// contents is a whole table as text.
func contents(t *testing.T, raw *sqlx.DB, table string) string {
	t.Helper()
	out := ""
	rows, err := raw.Queryx(`SELECT * FROM ` + table + ` ORDER BY 1, 2, 3`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		v, err := rows.SliceScan()
		if err != nil {
			t.Fatal(err)
		}
		out += fmt.Sprintln(v...)
	}
	return out
}
