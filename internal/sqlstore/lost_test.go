package sqlstore_test

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/naskah/storetest"
	"naskah/internal/sqlstore"
)

// TestFaultPool: when every connection is taken, whoever asks is told within his time that the database is away, and is served as soon as
// one is free again.
func TestFaultPool(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			db, _ := b.open(t, sqlstore.Options{Clock: time.Now})
			_, pool := db.Pool()
			var taken []*sql.Conn
			for range pool.Stats().MaxOpenConnections {
				conn, err := pool.Conn(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				taken = append(taken, conn)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
			defer cancel()
			unit := naskah.Record{By: naskah.System(), Act: naskah.ActCreate, Instansi: &naskah.Instansi{ID: "32.79", Seq: 1, Nama: "Kota Banjar"}}
			_, read := db.AllInstansi(ctx)
			for what, err := range map[string]error{"read": read, "write": db.Record(ctx, unit)} {
				if e, ok := errors.AsType[*naskah.Error](err); !ok || e.Kind != naskah.Unavailable || !strings.Contains(e.Msg, "Coba lagi") {
					t.Errorf("%s: %v", what, err)
				}
			}
			for _, conn := range taken {
				if err := conn.Close(); err != nil {
					t.Fatal(err)
				}
			}
			if err := db.Record(t.Context(), unit); err != nil {
				t.Errorf("with connections again: %v", err)
			}
		})
	}
}

// TestFaultLostConnection: the server ends the connection in the middle of a change: the change is told to be worth trying again, nothing
// of it happened, and the same change then does.
func TestFaultLostConnection(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		if b.name != "postgres" { // SQLite has no connection that another could end
			continue
		}
		lose := true
		w := storetest.NewWorld(t, func(t *testing.T, clock naskah.Clock) storetest.Back {
			db, raw := b.open(t, sqlstore.Options{Clock: clock, Enqueue: func(ctx context.Context, tx *sql.Tx, _ []naskah.Task) error {
				if !lose {
					return nil
				}
				lose = false
				_, err := tx.ExecContext(ctx, `SELECT pg_terminate_backend(pg_backend_pid())`)
				return err
			}})
			return storetest.Back{Store: db, Tasks: tasks(raw)}
		})
		n := w.Draft()
		n.Seq = 1
		c := naskah.Change{After: n, Event: naskah.Event{Act: naskah.ActCreate, To: n.State}, Tasks: []naskah.Task{{Kind: "mail", Subject: n.ID.Subject()}}}
		if err := w.Advance(t.Context(), c); !errors.Is(err, naskah.Unavailable) {
			t.Errorf("the connection was lost: %v", err)
		}
		if _, err := w.Naskah(t.Context(), naskah.ScopeSystem(), n.ID); !errors.Is(err, naskah.NotFound) {
			t.Errorf("after it: %v", err)
		}
		if err := w.Advance(t.Context(), c); err != nil {
			t.Errorf("tried again: %v", err)
		}
	}
}

// TestLimits: every connection to PostgreSQL has the limits, unless its address names its own.
func TestLimits(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		if b.name != "postgres" {
			continue
		}
		dsn, _ := b.dsn(t)
		for source, want := range map[string][2]string{dsn: {"20s", "1min"}, dsn + "&lock_timeout=7000": {"7s", "1min"}} {
			db, err := sqlstore.Open(t.Context(), source, sqlstore.Options{Clock: time.Now})
			if err != nil {
				t.Fatal(err)
			}
			_, pool := db.Pool()
			var got [2]string
			for i, name := range []string{"lock_timeout", "idle_in_transaction_session_timeout"} {
				if err := pool.QueryRowContext(t.Context(), `SELECT current_setting($1)`, name).Scan(&got[i]); err != nil {
					t.Fatal(err)
				}
			}
			if got != want {
				t.Errorf("%v, want %v", got, want)
			}
			_ = db.Close()
		}
	}
}
