package officetest

import (
	"context"
	"database/sql"
	"log/slog"
	"path/filepath"
	"time"

	"naskah/internal/jobs"
	"naskah/internal/naskah"
)

// A Lane is a queue of its own, on SQLite, for a World whose books are in memory.
type Lane struct {
	w     *World
	db    *sql.DB
	Queue *jobs.Queue
}

// Lane gives the office an empty queue.
func (w *World) Lane() *Lane {
	w.tb.Helper()
	store, err := Books(w.Ctx(), "sqlite:"+filepath.Join(w.tb.TempDir(), "antrean.db"), w.Clock)
	w.must(err)
	w.tb.Cleanup(func() { _ = store.Close() })
	l := &Lane{w: w}
	_, l.db = store.Pool()
	l.Queue, err = jobs.NewQueue(jobs.SQLite, l.db)
	w.must(err)
	w.Office.Queue = l.Queue
	return l
}

// Fail is the ID of a job that has failed for good: it was tried until it was dead, and always answered err, which no waiting cures.
func (l *Lane) Fail(t naskah.Task, err *naskah.Error) int64 {
	l.w.tb.Helper()
	enqueue, e := jobs.Enqueuer(jobs.SQLite)
	l.w.must(e)
	tx, e := l.db.BeginTx(l.w.Ctx(), nil)
	l.w.must(e)
	l.w.must(enqueue(l.w.Ctx(), tx, []naskah.Task{t}))
	l.w.must(tx.Commit())
	tried := make(chan struct{}, 100)
	r, e := jobs.New(jobs.Options{
		Engine: jobs.SQLite, DB: l.db, Log: slog.New(slog.DiscardHandler), Pace: jobs.Pace{Poll: 2 * time.Millisecond, First: time.Millisecond},
		Work: func(context.Context, naskah.Task) (time.Time, error) {
			tried <- struct{}{}
			return time.Time{}, err
		},
	})
	l.w.must(e)
	l.w.must(r.Start(l.w.Ctx()))
	for range 3 {
		<-tried
	}
	l.w.must(r.Stop(l.w.Ctx()))
	list, e := l.Queue.Jobs(l.w.Ctx(), naskah.JobFilter{State: naskah.JobDead, Limit: 1})
	l.w.must(e)
	if len(list) == 0 || list[0].Task.Subject != t.Subject {
		l.w.tb.Fatalf("officetest: the job is not dead: %+v", list)
	}
	return list[0].ID
}
