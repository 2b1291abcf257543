// Package sqlstore keeps naskah, register and accounts in SQLite or PostgreSQL. The SQL is written once for both: $n placeholders,
// instants as Unix milliseconds, JSON as canonical text, dates as ISO text. What differs is the schema (migrations/), the data source
// name (dsn.go) and the drivers' errors (errors.go).
package sqlstore

import (
	"context"
	"database/sql"
	"fmt"

	_ "github.com/jackc/pgx/v5/stdlib" // driver "pgx"
	"github.com/jmoiron/sqlx"
	_ "modernc.org/sqlite" // driver "sqlite"

	"naskah/internal/naskah"
)

// Interface checks.
var (
	_ naskah.Store         = (*DB)(nil)
	_ naskah.RegisterStore = (*DB)(nil)
	_ naskah.AccountStore  = (*DB)(nil)
	_ naskah.Auditor       = (*DB)(nil)
)

// Options are what Open needs besides the data source name.
type Options struct {
	// Clock tells the time. Without it the store keeps to the clock of its database (type Clock).
	Clock naskah.Clock
	// Enqueue takes the follow-up work of a change in the change's own transaction. Without it a change that has any is refused.
	Enqueue func(ctx context.Context, tx *sql.Tx, tasks []naskah.Task) error
	// Connect opens the pool of a driver ("sqlite" or "pgx"); without it, sql.Open does. Who measures looks at the pool through it.
	Connect func(driver, source string) (*sql.DB, error)
}

// A DB is an open database.
type DB struct {
	db      *sqlx.DB
	engine  engine
	clock   naskah.Clock
	stop    func()        // ends what keeps the clock
	alone   chan struct{} // full while somebody of this process is alone with the directory
	enqueue func(context.Context, *sql.Tx, []naskah.Task) error
}

// Open opens "sqlite:path" or "postgres://…". It does not migrate.
func Open(ctx context.Context, dsn string, o Options) (*DB, error) {
	eng, source, err := parseDSN(dsn)
	if err != nil {
		return nil, err
	}
	if o.Connect == nil {
		o.Connect = sql.Open
	}
	sqlx.BindDriver("sqlite", sqlx.DOLLAR)
	pool, err := o.Connect(eng.driver, source)
	if err != nil {
		return nil, fmt.Errorf("sqlstore: open: %w", translate(err))
	}
	db := sqlx.NewDb(pool, eng.driver)
	db.SetMaxOpenConns(eng.conns)
	db.SetMaxIdleConns(eng.conns)
	if err := db.PingContext(ctx); err != nil {
		_ = db.Close()
		return nil, fmt.Errorf("sqlstore: open: %w", translate(err))
	}
	d := &DB{db: db, engine: eng, clock: o.Clock, enqueue: o.Enqueue, stop: func() {}, alone: make(chan struct{}, 1)}
	if d.clock == nil {
		if err := d.keepTime(ctx); err != nil {
			_ = db.Close()
			return nil, fmt.Errorf("sqlstore: open: %w", err)
		}
	}
	return d, nil
}

// keepTime makes the store tell the time of its database until it is closed.
func (d *DB) keepTime(ctx context.Context) error {
	c := NewClock(d.Time, Monotonic())
	if err := c.Anchor(ctx); err != nil {
		return translate(err)
	}
	ctx, d.stop = context.WithCancel(context.WithoutCancel(ctx))
	d.clock = c.Now
	go c.keep(ctx)
	return nil
}

// Close closes the database.
func (d *DB) Close() error {
	d.stop()
	return d.db.Close()
}

// A txn is a transaction that writes many rows with one statement.
type txn struct {
	*sqlx.Tx
	named map[string]*sqlx.NamedStmt // of SQLite, which would read the text again for every row; the other driver remembers what it has read
}

// NamedExecContext runs a statement with the fields of arg. What was prepared ends with the transaction.
func (t *txn) NamedExecContext(ctx context.Context, query string, arg any) (sql.Result, error) {
	if t.named == nil {
		return t.Tx.NamedExecContext(ctx, query, arg)
	}
	stmt, ok := t.named[query]
	if !ok {
		var err error
		if stmt, err = t.PrepareNamedContext(ctx, query); err != nil {
			return nil, err
		}
		t.named[query] = stmt
	}
	return stmt.ExecContext(ctx, arg)
}

// write runs f in one transaction: all of it, or nothing.
func (d *DB) write(ctx context.Context, f func(tx *txn) error) error {
	tx, err := d.db.BeginTxx(ctx, nil)
	if err != nil {
		return translate(err)
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing; before it, the first error is the one to tell
	t := &txn{Tx: tx}
	if d.engine.driver == "sqlite" {
		t.named = map[string]*sqlx.NamedStmt{}
	}
	if err := f(t); err != nil {
		return translate(err)
	}
	return translate(tx.Commit())
}

// read runs f on one unchanging picture of the database.
func (d *DB) read(ctx context.Context, f func(tx *txn) error) error {
	tx, err := d.db.BeginTxx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: d.engine.snapshot})
	if err != nil {
		return translate(err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	return translate(f(&txn{Tx: tx}))
}

// selectRows reads rows and makes each what the domain calls it.
func selectRows[R, T any](ctx context.Context, q sqlx.QueryerContext, make func(R) (T, error), query string, args ...any) ([]T, error) {
	var rows []R
	if err := sqlx.SelectContext(ctx, q, &rows, query, args...); err != nil {
		return nil, translate(err)
	}
	var out []T
	for _, r := range rows {
		x, err := make(r)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}
