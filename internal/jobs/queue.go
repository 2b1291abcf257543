package jobs

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivertype"

	"naskah/internal/naskah"
)

// A Queue is the durable work of a database, as an operator looks at it.
type Queue struct {
	db     *sql.DB
	client *river.Client[*sql.Tx]
	exec   riverdriver.Executor
}

// NewQueue looks at the queue of a database; it does no work.
func NewQueue(engine string, db *sql.DB) (*Queue, error) {
	d, err := driver(engine, db)
	if err != nil {
		return nil, err
	}
	client, err := river.NewClient(d, settings(slog.New(slog.DiscardHandler)))
	if err != nil {
		return nil, fmt.Errorf("jobs: queue: %w", err)
	}
	return &Queue{db: db, client: client, exec: d.GetExecutor()}, nil
}

// ours are River's states by ours, and back.
var (
	ours = map[naskah.JobState][]rivertype.JobState{
		naskah.JobWaiting: {rivertype.JobStateAvailable, rivertype.JobStateScheduled, rivertype.JobStatePending},
		naskah.JobRunning: {rivertype.JobStateRunning},
		naskah.JobAgain:   {rivertype.JobStateRetryable},
		naskah.JobDone:    {rivertype.JobStateCompleted},
		naskah.JobDead:    {rivertype.JobStateDiscarded, rivertype.JobStateCancelled},
	}
	theirs = func() map[rivertype.JobState]naskah.JobState {
		out := map[rivertype.JobState]naskah.JobState{}
		for our, list := range ours {
			for _, s := range list {
				out[s] = our
			}
		}
		return out
	}()
)

// Jobs are newest first.
func (q *Queue) Jobs(ctx context.Context, f naskah.JobFilter) ([]naskah.Job, error) {
	limit := f.Limit
	if limit == 0 {
		limit = 50
	}
	p := river.NewJobListParams().Kinds(kind).OrderBy(river.JobListOrderByID, river.SortOrderDesc).First(min(max(limit, 1), 200))
	if f.State != "" {
		p = p.States(ours[f.State]...)
		if len(ours[f.State]) == 0 {
			return nil, nil
		}
	} else {
		p = p.States(rivertype.JobStates()...)
	}
	if f.Before > 0 {
		p = p.Where("id < @sebelum", river.NamedArgs{"sebelum": f.Before})
	}
	res, err := q.client.JobList(ctx, p)
	if err != nil {
		return nil, fmt.Errorf("jobs: list: %w", translate(err))
	}
	out := make([]naskah.Job, 0, len(res.Jobs))
	for _, row := range res.Jobs {
		out = append(out, toJob(row))
	}
	return out, nil
}

// Job is one of them: NotFound (JOB-TIDAK-ADA).
func (q *Queue) Job(ctx context.Context, id int64) (naskah.Job, error) {
	row, err := q.client.JobGet(ctx, id)
	if err != nil {
		return naskah.Job{}, fmt.Errorf("jobs: job %d: %w", id, translate(err))
	}
	return toJob(row), nil
}

// Counts has a number for every state.
func (q *Queue) Counts(ctx context.Context) (map[naskah.JobState]int, error) {
	counts, err := q.exec.JobCountByAllStates(ctx, &riverdriver.JobCountByAllStatesParams{})
	if err != nil {
		return nil, fmt.Errorf("jobs: counts: %w", translate(err))
	}
	out := map[naskah.JobState]int{}
	for _, s := range naskah.JobStates {
		out[s] = 0
	}
	for s, n := range counts {
		out[theirs[s]] += n
	}
	return out, nil
}

// Replay makes a dead job wait again, for one more attempt.
func (q *Queue) Replay(ctx context.Context, id int64) error {
	err := whole(ctx, q.db, func(tx *sql.Tx) error {
		row, err := q.client.JobGetTx(ctx, tx, id)
		if err != nil {
			return err
		}
		if theirs[row.State] != naskah.JobDead {
			return naskah.Errorf(naskah.Conflict, "JOB-TIDAK-MATI", "Pekerjaan ini tidak sedang gagal, sehingga tidak perlu dijalankan ulang. Muat ulang halaman untuk melihat keadaannya.")
		}
		_, err = q.client.JobRetryTx(ctx, tx, id)
		return err
	})
	if err != nil {
		return fmt.Errorf("jobs: replay %d: %w", id, translate(err))
	}
	return nil
}

func toJob(row *rivertype.JobRow) naskah.Job {
	var t task
	_ = json.Unmarshal(row.EncodedArgs, &t) // what is unreadable is shown without a subject
	j := naskah.Job{
		ID: row.ID, Task: t.naskah(row.ScheduledAt), State: theirs[row.State], Attempt: row.Attempt, Max: row.MaxAttempts, Made: row.CreatedAt.UTC(),
	}
	if row.AttemptedAt != nil {
		j.Tried = row.AttemptedAt.UTC()
	}
	if n := len(row.Errors); n > 0 {
		j.Code, j.Error = said(row.Errors[n-1].Error)
		j.Tried = later(j.Tried, row.Errors[n-1].At.UTC())
	}
	return j
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
