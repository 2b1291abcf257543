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

// The schemas on which this program runs.
const (
	lowSchema  = 2
	highSchema = 2
)

func (d *DB) provider() (*goose.Provider, error) {
	dir, err := fs.Sub(migrations, "migrations/"+d.engine.name)
	if err != nil {
		return nil, err
	}
	opts := []goose.ProviderOption{goose.WithLogger(goose.NopLogger())}
	if d.engine.name == "postgres" {
		locker, err := lock.NewPostgresSessionLocker()
		if err != nil {
			return nil, err
		}
		opts = append(opts, goose.WithSessionLocker(locker))
	}
	return goose.NewProvider(d.engine.dialect, d.db.DB, dir, opts...)
}

// migrateTries bounds how often a migration that somebody else made first is looked at again.
const migrateTries = 20

// Migrate brings the schema up to date. Several may migrate at once: PostgreSQL lets one at a time; on SQLite each step is one
// transaction, and whoever comes too late with it finds it done.
func (d *DB) Migrate(ctx context.Context) error {
	p, err := d.provider()
	if err != nil {
		return fmt.Errorf("sqlstore: migrate: %w", err)
	}
	for try := 0; ; try++ {
		before, _ := p.GetDBVersion(ctx)
		_, err := p.Up(ctx)
		if err == nil {
			return nil
		}
		after, verr := p.GetDBVersion(ctx)
		if verr == nil && after == highSchema {
			return nil
		}
		if after == before && try > 1 || try == migrateTries {
			return fmt.Errorf("sqlstore: migrate: %w", translate(err))
		}
	}
}

// Schema says which schema the database has, and between which this program runs. 0: none yet.
func (d *DB) Schema(ctx context.Context) (have, low, high int64, err error) {
	p, err := d.provider()
	if err != nil {
		return 0, 0, 0, fmt.Errorf("sqlstore: schema: %w", err)
	}
	have, err = p.GetDBVersion(ctx)
	if err != nil {
		return 0, 0, 0, fmt.Errorf("sqlstore: schema: %w", translate(err))
	}
	return have, lowSchema, highSchema, nil
}
