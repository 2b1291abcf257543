package officetest

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"naskah/internal/jobs"
	"naskah/internal/naskah"
	"naskah/internal/sqlstore"
	"naskah/storage"
)

// In is a World that lies in a folder, on the embedded defaults: SQLite, a folder of objects, the CA's files. Where there is one
// already it is opened as a new process would open it; its clock begins at Start again.
func In(tb testing.TB, dir string) *World {
	tb.Helper()
	objects, err := storage.Dir(filepath.Join(dir, "objects"))
	if err != nil {
		tb.Fatalf("officetest: %v", err)
	}
	return Over(tb, "sqlite:"+filepath.Join(dir, "naskah.db"), objects, filepath.Join(dir, "ca"))
}

// Over is a World on a database and an object store of any kind, with its CA in a folder; the database is brought up to its schema
// first. Where there is a World already it is opened as a new process would open it; its clock begins at Start again.
func Over(tb testing.TB, dsn string, objects naskah.ObjectStore, ca string) *World {
	tb.Helper()
	w := empty(tb)
	db, err := Books(tb.Context(), dsn, w.Clock)
	w.must(err)
	tb.Cleanup(func() { _ = db.Close() })
	w.Store = db
	w.furnish(objects, ca)
	if !w.load() {
		w.people()
	}
	return w
}

// Books opens a database as the service does, with the job engine beside it, and brings both up to their schemas.
func Books(ctx context.Context, dsn string, clock naskah.Clock) (*sqlstore.DB, error) {
	enqueue, err := jobs.Enqueuer(sqlstore.Engine(dsn))
	if err != nil {
		return nil, err
	}
	db, err := sqlstore.Open(ctx, dsn, sqlstore.Options{Clock: clock, Enqueue: enqueue})
	if err != nil {
		return nil, err
	}
	err = db.Migrate(ctx)
	if err == nil {
		engine, pool := db.Pool()
		err = jobs.Migrate(ctx, engine, pool)
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// load finds the people of a World that lies there already.
func (w *World) load() bool {
	w.tb.Helper()
	all := naskah.ScopeSystem()
	users, err := w.Store.Users(w.Ctx(), all)
	w.must(err)
	seats, err := w.Store.Pejabat(w.Ctx(), all)
	w.must(err)
	mitra, err := w.Store.Mitra(w.Ctx(), all)
	w.must(err)
	for _, u := range users {
		w.users[u.Login] = u
		for _, s := range seats {
			if s.Orang == u.Orang {
				w.seats[u.Login] = s.ID
			}
		}
	}
	for _, m := range mitra {
		w.Mitra = m.ID
	}
	return len(users) > 0
}
