package main

import (
	"context"
	"time"

	"naskah/internal/jobs"
	"naskah/internal/naskah"
	"naskah/internal/sqlstore"
)

// sweeps find, in one of the processes on a database, what no task of its own has done: the ends of proposals, and what a lost task
// would have ended or extended.
var sweeps = []jobs.Sweep{{Kind: naskah.TaskSweep, Every: time.Minute}, {Kind: naskah.TaskRetainSweep, Every: 24 * time.Hour}}

// work begins the follow-up work of the database; stopJobs ends it.
func (a *app) work(ctx context.Context) error {
	engine, pool := a.db.Pool()
	r, err := jobs.New(jobs.Options{Engine: engine, DB: pool, Work: a.metrics.Work(a.office.Work), Sweeps: sweeps, Log: a.log})
	if err != nil {
		return err
	}
	if err := r.Start(ctx); err != nil {
		return err
	}
	a.jobs = r
	return nil
}

// migrate brings the tables of the registry up to this program, and those of the job engine beside them.
func migrate(ctx context.Context, db *sqlstore.DB) error {
	if err := db.Migrate(ctx); err != nil {
		return err
	}
	engine, pool := db.Pool()
	return jobs.Migrate(ctx, engine, pool)
}

// requireSchema refuses a database on which this program cannot run, be it for its own tables or for those of the job engine.
func requireSchema(ctx context.Context, db *sqlstore.DB) error {
	if err := requireTables(ctx, db); err != nil {
		return err
	}
	engine, pool := db.Pool()
	return jobs.Schema(ctx, engine, pool)
}

// openDB opens the registry of a place, whose changes keep their tasks in their own transaction.
func openDB(ctx context.Context, p place) (*sqlstore.DB, error) {
	dsn, err := p.dsn()
	if err != nil {
		return nil, err
	}
	var o sqlstore.Options
	if engine := sqlstore.Engine(dsn); engine != "" { // what means no engine is refused by Open
		if o.Enqueue, err = jobs.Enqueuer(engine); err != nil {
			return nil, err
		}
	}
	return sqlstore.Open(ctx, dsn, o)
}

// openQueue looks at the follow-up work of a database.
func openQueue(db *sqlstore.DB) (*jobs.Queue, error) {
	engine, pool := db.Pool()
	return jobs.NewQueue(engine, pool)
}
