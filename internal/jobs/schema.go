package jobs

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"

	"github.com/riverqueue/river/rivermigrate"

	"naskah/internal/naskah"
)

// migrateLock is the advisory lock of PostgreSQL under which River's tables are made: "naskahjo".
const migrateLock = 0x6e61736b61686a6f

// Migrate makes River's tables, or brings them up to date. Several processes may migrate at once: on SQLite all of it is one
// transaction that writes from its beginning, on PostgreSQL (where a value of a type cannot be used in the transaction that adds it) an
// advisory lock lets one at a time; whoever comes later finds it done.
func Migrate(ctx context.Context, engine string, db *sql.DB) error {
	m, err := migrator(engine, db)
	if err != nil {
		return err
	}
	if engine == Postgres {
		err = alone(ctx, db, func() error {
			_, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil)
			return err
		})
	} else {
		err = whole(ctx, db, func(tx *sql.Tx) error {
			//lint:ignore SA1019 what may not be batched adds values to types, and SQLite has none
			_, err := m.MigrateTx(ctx, tx, rivermigrate.DirectionUp, nil) //nolint:staticcheck // as above
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("jobs: migrate: %w", translate(err))
	}
	return nil
}

// alone runs f while no other process does; db gives another connection to f.
func alone(ctx context.Context, db *sql.DB, f func() error) (err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, `SELECT pg_advisory_lock($1)`, int64(migrateLock)); err != nil {
		return err
	}
	err = f()
	_, free := conn.ExecContext(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock($1)`, int64(migrateLock))
	return errors.Join(err, free)
}

// whole runs f in one transaction.
func whole(ctx context.Context, db *sql.DB, f func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing; before it, the first error is the one to tell
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Schema says whether River's tables are there, whole: nil, or Conflict (JOB-SKEMA). Tables of a newer River are good enough.
func Schema(ctx context.Context, engine string, db *sql.DB) error {
	m, err := migrator(engine, db)
	if err != nil {
		return err
	}
	found, err := m.Validate(ctx)
	if err != nil {
		return fmt.Errorf("jobs: schema: %w", translate(err))
	}
	if !found.OK {
		return naskah.Errorf(naskah.Conflict, "JOB-SKEMA", "Tabel antrean pekerjaan belum lengkap di basis data. Jalankan naskah migrate.")
	}
	return nil
}

func migrator(engine string, db *sql.DB) (*rivermigrate.Migrator[*sql.Tx], error) {
	d, err := driver(engine, db)
	if err != nil {
		return nil, err
	}
	return rivermigrate.New(d, &rivermigrate.Config{Logger: slog.New(slog.DiscardHandler)})
}
