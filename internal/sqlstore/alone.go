package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"sync"
	"time"
)

// aloneKey is the advisory lock of PostgreSQL that stands for the directory ("nskh").
const aloneKey = 0x6e736b68

// aloneEvery is how long SQLite waits for the lock of another process before it looks whether anybody still wants it.
const aloneEvery = "100"

// releaseWithin is how long giving back a lock may take; a connection that does not answer is closed, and its lock ends with it.
const releaseWithin = 5 * time.Second

// Alone lets one at a time be alone with the directory, whatever process it is in: of this process by a channel, so that no more than
// one connection waits; of several by an advisory lock on PostgreSQL, and on SQLite by the write lock of a small file beside the
// database. Both end with whoever holds them.
func (d *DB) Alone(ctx context.Context) (func(), error) {
	select {
	case d.alone <- struct{}{}:
	case <-ctx.Done():
		return nil, fmt.Errorf("sqlstore: alone: %w", translate(ctx.Err()))
	}
	take := d.takeLock
	if d.engine.name == "sqlite" {
		take = d.takeFile
	}
	release, err := take(ctx)
	if err != nil {
		<-d.alone
		return nil, fmt.Errorf("sqlstore: alone: %w", translate(err))
	}
	return sync.OnceFunc(func() {
		release()
		<-d.alone
	}), nil
}

// takeLock holds an advisory lock with a connection of the pool.
func (d *DB) takeLock(ctx context.Context) (func(), error) {
	conn, err := d.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	release := func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), releaseWithin)
		defer cancel()
		if _, err := conn.ExecContext(ctx, `SELECT pg_advisory_unlock($1)`, aloneKey); err != nil {
			_ = conn.Raw(func(any) error { return driver.ErrBadConn }) // it must not go back into the pool with its lock
		}
		_ = conn.Close()
	}
	if _, err := conn.ExecContext(ctx, `SELECT pg_advisory_lock($1)`, aloneKey); err != nil {
		release()
		return nil, err
	}
	return release, nil
}

// takeFile holds the write lock of a database of its own, in which nothing is ever written.
func (d *DB) takeFile(ctx context.Context) (func(), error) {
	path := d.engine.path + "-kunci"
	if err := makeFile(path); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", fileURL(path)+"?_pragma=busy_timeout("+aloneEvery+")&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	for {
		tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
		if err == nil {
			return func() { _ = tx.Rollback(); _ = db.Close() }, nil
		}
		if faultOf(err) != away || ctx.Err() != nil {
			_ = db.Close()
			if ctx.Err() != nil {
				err = ctx.Err()
			}
			return nil, err
		}
	}
}
