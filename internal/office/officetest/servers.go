package officetest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"

	"naskah/internal/naskah"
	"naskah/internal/sqlstore/pgtest"
	"naskah/storage"
	"naskah/storage/miniotest"
)

// Servers are a real PostgreSQL and a real MinIO, on which Worlds can lie. Both may be stopped, killed and run again.
type Servers struct {
	PG *pgtest.Server
	S3 *miniotest.Server

	made int // databases
}

// StartServers starts both and ends them with the test. Without the programs the test is skipped, in CI it fails.
func StartServers(t *testing.T) *Servers {
	t.Helper()
	pg, err := pgtest.Start(t.Context())
	if errors.Is(err, pgtest.ErrNone) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pg.Close(); err != nil {
			t.Error(err)
		}
	})
	return &Servers{PG: pg, S3: miniotest.Start(t, 1)}
}

// A Place is where a World lies on servers; another process can be told it in words.
type Place struct {
	DSN, Database    string
	Endpoint, Bucket string
	Key, Secret      string
	CA               string // a folder
}

// Place is an empty database and an empty bucket. Key and Secret are the server owner's, because they must outlive any session.
func (s *Servers) Place(t *testing.T) Place {
	t.Helper()
	p := Place{Endpoint: s.S3.Endpoint, Bucket: s.S3.Bucket(t), CA: t.TempDir()}
	p.Key, p.Secret = s.S3.RootKeys()
	return s.database(t, p, "template0")
}

// Database is an empty database, without a bucket.
func (s *Servers) Database(t *testing.T) Place {
	t.Helper()
	return s.database(t, Place{}, "template0")
}

// Fork is a copy of the database of p, which nobody may have open, over the same bucket and CA.
func (s *Servers) Fork(t *testing.T, p Place) Place {
	t.Helper()
	return s.database(t, p, p.Database)
}

func (s *Servers) database(t *testing.T, p Place, from string) Place {
	t.Helper()
	s.made++
	p.Database = fmt.Sprintf("naskah_%d", s.made)
	p.DSN = s.PG.DSN(p.Database)
	s.do(t, "CREATE DATABASE "+p.Database+" TEMPLATE "+from+" STRATEGY wal_log")
	return p
}

// Drop takes the database of p away, whoever has it open.
func (s *Servers) Drop(t *testing.T, p Place) {
	t.Helper()
	s.do(t, "DROP DATABASE "+p.Database+" WITH (FORCE)")
}

// do runs one statement as the owner of the cluster.
func (s *Servers) do(t *testing.T, statement string) {
	t.Helper()
	db, err := sql.Open("pgx", s.PG.DSN("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(context.Background(), statement); err != nil {
		t.Fatalf("officetest: %s: %v", statement, err)
	}
}

// Objects is the object store of a place.
func (p Place) Objects(tb testing.TB) naskah.ObjectStore {
	tb.Helper()
	s, err := storage.S3(tb.Context(), storage.S3Options{Endpoint: p.Endpoint, Bucket: p.Bucket, Credentials: storage.S3Key(p.Key, p.Secret)})
	if err != nil {
		tb.Fatalf("officetest: %v", err)
	}
	return s
}

// Open is the World of a place, as a new process would open it.
func (p Place) Open(tb testing.TB) *World {
	tb.Helper()
	return Over(tb, p.DSN, p.Objects(tb), p.CA)
}
