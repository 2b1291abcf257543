// Package jobs does follow-up work that must outlive a process: it keeps a change's tasks in the change's own transaction, does each at
// least once in one of the processes on the database, tries again after longer and longer waits what failed, and keeps for an operator
// what failed for good. It stands on River, whose tables lie beside ours in the same database, SQLite or PostgreSQL.
package jobs

import (
	"database/sql"
	"encoding/json"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivertype"

	"naskah/internal/naskah"
)

// Interface check.
var _ naskah.Queue = (*Queue)(nil)

// The engines, by the names that the registry gives them.
const (
	SQLite   = "sqlite"
	Postgres = "postgres"
)

// driver is River's way to an engine. db may be nil for one that only enqueues.
func driver(engine string, db *sql.DB) (riverdriver.Driver[*sql.Tx], error) {
	switch engine {
	case SQLite:
		return riversqlite.New(db), nil
	case Postgres:
		return riverdatabasesql.New(db), nil
	}
	return nil, naskah.Errorf(naskah.Invalid, "JOB-MESIN", "Antrean pekerjaan tidak mengenal mesin basis data %q.", engine)
}

// kind is the only kind that River sees: what is to be done stands in the task, so that River never meets what it does not know.
const kind = "tugas"

// task is a naskah.Task as River keeps it. Two of the same kind, subject and arguments are the same task.
type task struct {
	What    naskah.TaskKind    `json:"tugas"`
	Subject naskah.SubjectKind `json:"perihal,omitempty"`
	ID      string             `json:"id,omitempty"`
	Args    json.RawMessage    `json:"rincian,omitempty"`
}

// Kind is the name of all of them.
func (task) Kind() string { return kind }

func toTask(t naskah.Task) task {
	return task{What: t.Kind, Subject: t.Subject.Kind, ID: t.Subject.ID, Args: canonical(t.Args)}
}

func (t task) naskah(at time.Time) naskah.Task {
	return naskah.Task{Kind: t.What, Subject: naskah.Subject{Kind: t.Subject, ID: t.ID}, Args: canonical(t.Args), RunAt: at.UTC()}
}

// canonical is how arguments are written, however the database or whoever made them wrote them, so that the same are the same.
func canonical(args json.RawMessage) json.RawMessage {
	if len(args) == 0 {
		return nil
	}
	if b, err := naskah.Canonical(args); err == nil {
		return b
	}
	return args
}

// waiting are the states in which a task is still to be done, so that the same one need not be enqueued.
var waiting = []rivertype.JobState{
	rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRetryable, rivertype.JobStateRunning, rivertype.JobStateScheduled,
}

// options say when a task is done and how often it is tried.
func options(t naskah.Task) *river.InsertOpts {
	return &river.InsertOpts{
		MaxAttempts: attempts(t), ScheduledAt: t.RunAt,
		UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: waiting},
	}
}

// kept is how long what is done stays to be looked at; what is dead stays until it is replayed. River's own word for ever (-1) means
// at once to its driver for SQLite, so it is a long time.
const (
	kept    = 30 * 24 * time.Hour
	forEver = 100 * 365 * 24 * time.Hour
)

// settings are what every client of River has in common.
func settings(log *slog.Logger) *river.Config {
	return &river.Config{Logger: quiet(log), CompletedJobRetentionPeriod: kept, CancelledJobRetentionPeriod: forEver, DiscardedJobRetentionPeriod: forEver}
}
