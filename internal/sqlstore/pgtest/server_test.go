package pgtest_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"

	"naskah/internal/sqlstore/pgtest"
)

// TestServer: what was committed outlives a stop and a kill.
func TestServer(t *testing.T) {
	s, err := pgtest.Start(t.Context())
	if errors.Is(err, pgtest.ErrNone) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	do := func(q string) (n int) {
		t.Helper()
		db, err := sql.Open("pgx", s.DSN("postgres"))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if err := db.QueryRowContext(t.Context(), q).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	db, err := sql.Open("pgx", s.DSN("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), "CREATE TABLE x AS SELECT 1 AS n"); err != nil {
		t.Fatal(err)
	}
	_ = db.Close()
	do("INSERT INTO x VALUES (2) RETURNING n")
	s.Stop()
	if err := s.Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	do("INSERT INTO x VALUES (3) RETURNING n")
	s.Kill()
	if err := s.Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	if n := do("SELECT sum(n) FROM x"); n != 6 {
		t.Errorf("sum %d, want 6", n)
	}
}
