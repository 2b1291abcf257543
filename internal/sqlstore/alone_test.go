package sqlstore_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/naskah/storetest"
	"naskah/internal/sqlstore"
)

// TestAloneStores: two stores of one database, as two processes have them, keep each other out; one whose connection or file was closed
// does not keep the other waiting.
func TestAloneStores(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			dsn, raw := b.dsn(t)
			open := func() *sqlstore.DB {
				db, err := sqlstore.Open(t.Context(), dsn, sqlstore.Options{})
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = db.Close() })
				return db
			}
			one, two := open(), open()
			storetest.OneAtATime(t, one, two)
			done, err := one.Alone(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
			defer cancel()
			if _, err := two.Alone(ctx); !errors.Is(err, naskah.Unavailable) {
				t.Errorf("two processes are alone: %v", err)
			}
			if b.name == "postgres" { // the server ends the holder's connection, as when its machine is gone
				raw.MustExec(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)
			} else {
				done()
			}
			next, err := two.Alone(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			next()
			done()
			if last, err := one.Alone(t.Context()); err != nil {
				t.Errorf("after its lock was lost: %v", err)
			} else {
				last()
			}
		})
	}
}
