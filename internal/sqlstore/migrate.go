package sqlstore

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// migrations only go forward: they expand first and take away a release later, so that the release before still runs.
//
//go:embed migrations
var migrations embed.FS

// The schemas on which this program runs: from lowSchema on, and made by itself up to highSchema. On a later one it runs as long as the
// database says so (table schema_floor).
const (
	lowSchema  = 4
	highSchema = 4
)

// floorSince is the schema that brought table schema_floor; before it a database asks for nothing.
const floorSince = 3

// A Schema says which schema a database has and what it asks of a program, and between which a program runs. Numbers are those of the
// migrations; Have 0: none yet.
type Schema struct {
	Have  int64 // the newest migration that was made
	Floor int64 // the lowest High of a program that may run on it
	Low   int64 // the oldest schema on which this program runs
	High  int64 // the newest that this program knows
}

// TooOld: the database has to be migrated before this program runs on it.
func (s Schema) TooOld() bool { return s.Have < s.Low }

// TooNew: something is gone from the database that this program still asks for.
func (s Schema) TooNew() bool { return s.Floor > s.High }

func (d *DB) provider() (*goose.Provider, error) {
	dir, err := fs.Sub(migrations, "migrations/"+d.engine.name)
	if err != nil {
		return nil, err
	}
	opts := []goose.ProviderOption{goose.WithLogger(goose.NopLogger())}
	if d.engine.name == "postgres" {
		locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, lockTries))
		if err != nil {
			return nil, err
		}
		opts = append(opts, goose.WithSessionLocker(locker))
	}
	return goose.NewProvider(d.engine.dialect, d.db.DB, dir, opts...)
}

// lockTries is how many times, once a second, a migration asks for the lock that another one holds.
const lockTries = 300

// migrateTries bounds how often a migration that somebody else made first is looked at again.
const migrateTries = 20

// Migrate brings the schema up to date; one that is newer stays as it is. Several may migrate at once: PostgreSQL lets one at a time
// (advisory lock); on SQLite each step is one transaction, and whoever comes too late with it finds it done.
func (d *DB) Migrate(ctx context.Context) error {
	p, err := d.provider()
	if err != nil {
		return fmt.Errorf("sqlstore: migrate: %w", err)
	}
	for try := 0; ; try++ {
		before, _ := d.Schema(ctx)
		_, err := p.Up(ctx)
		if err == nil {
			return nil
		}
		after, verr := d.Schema(ctx)
		if verr == nil && after.Have >= highSchema {
			return nil
		}
		if after.Have == before.Have && try > 1 || try == migrateTries {
			return fmt.Errorf("sqlstore: migrate: %w", translate(err))
		}
	}
}

// versionTable says whether a database has been migrated at all, without making anything in it.
var versionTable = map[string]string{
	"sqlite":   `SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'goose_db_version'`,
	"postgres": `SELECT count(to_regclass('goose_db_version'))`,
}

// Schema reads which schema the database has and which programs may run on it. It takes no lock, and makes nothing.
func (d *DB) Schema(ctx context.Context) (Schema, error) {
	s := Schema{Low: lowSchema, High: highSchema}
	var made int
	if err := d.db.GetContext(ctx, &made, versionTable[d.engine.name]); err != nil || made == 0 {
		return s, wrapSchema(err)
	}
	if err := d.db.GetContext(ctx, &s.Have, `SELECT coalesce(max(version_id), 0) FROM goose_db_version`); err != nil || s.Have < floorSince {
		return s, wrapSchema(err)
	}
	return s, wrapSchema(d.db.GetContext(ctx, &s.Floor, `SELECT lowest FROM schema_floor`))
}

func wrapSchema(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("sqlstore: schema: %w", translate(err))
}
