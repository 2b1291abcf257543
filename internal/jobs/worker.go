package jobs

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"

	"naskah/internal/naskah"
)

// worker does one task at a time.
type worker struct {
	river.WorkerDefaults[task]
	db   *sql.DB
	work func(context.Context, naskah.Task) (time.Time, error)
	log  *slog.Logger
	now  func() time.Time
}

const (
	strange = time.Minute // how long a task waits for a program that knows it
	shortly = time.Minute // how long a task waits that is to be done again at a time that has passed
)

// Work does the task of a job. What this program does not know it leaves for a newer one.
func (w *worker) Work(ctx context.Context, job *river.Job[task]) error {
	t := job.Args.naskah(job.ScheduledAt)
	if !slices.Contains(naskah.TaskKinds, t.Kind) {
		w.log.WarnContext(ctx, "jobs: unknown task left for a newer program", slog.Int64("job", job.ID), slog.String("kind", string(t.Kind)))
		return river.JobSnooze(strange)
	}
	again, err := w.attempt(ctx, t)
	if err == nil && !again.IsZero() {
		err = w.repeat(ctx, job, t, again)
	}
	if err == nil {
		w.log.DebugContext(ctx, "jobs: done", told(job, t)...)
		return nil
	}
	f := failed(err)
	last := job.Attempt >= job.MaxAttempts
	if hopeless(t, err, job.Attempt) {
		last = true
		err = river.JobCancel(f)
	} else {
		err = f
	}
	w.tell(ctx, job, t, f, last)
	return err
}

// attempt does the task; that it panics is a failure like others.
func (w *worker) attempt(ctx context.Context, t naskah.Task) (again time.Time, err error) {
	defer func() {
		if r := recover(); r != nil {
			again, err = time.Time{}, fmt.Errorf("jobs: panic: %v\n%s", r, debug.Stack())
		}
	}()
	return w.work(ctx, t)
}

// repeat ends the job and enqueues the same task for later, in one transaction: the new one begins with all its attempts. A clock that
// lags behind this machine's does not make it spin.
func (w *worker) repeat(ctx context.Context, job *river.Job[task], t naskah.Task, at time.Time) error {
	if now := w.now(); !at.After(now) {
		at = now.Add(shortly)
	}
	t.RunAt = at
	client := river.ClientFromContext[*sql.Tx](ctx)
	return translate(whole(ctx, w.db, func(tx *sql.Tx) error {
		if _, err := river.JobCompleteTx[riverdriver.Driver[*sql.Tx]](ctx, tx, job); err != nil {
			return err
		}
		_, err := client.InsertTx(ctx, tx, toTask(t), options(t))
		return err
	}))
}

// tell logs a failure with its cause: what is damaged or dead as an error, what will be tried again as a warning.
func (w *worker) tell(ctx context.Context, job *river.Job[task], t naskah.Task, f *failure, last bool) {
	level, what := slog.LevelWarn, "jobs: failed, to be tried again"
	if last {
		level, what = slog.LevelError, "jobs: failed for good"
	} else if errors.Is(f, naskah.Corrupt) {
		level = slog.LevelError
	}
	attrs := append(told(job, t), slog.Int("attempt", job.Attempt), slog.Int("of", job.MaxAttempts), slog.String("code", f.code), slog.Any("err", f.err))
	w.log.Log(ctx, level, what, attrs...)
}

func told(job *river.Job[task], t naskah.Task) []any {
	return []any{slog.Int64("job", job.ID), slog.String("kind", string(t.Kind)), slog.String("subject", t.Subject.ID)}
}
