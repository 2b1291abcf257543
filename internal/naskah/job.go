package naskah

import (
	"context"
	"encoding/json"
	"time"
)

// A Task is follow-up work, enqueued in the transaction of the change that made it and done at least once; doing it again changes
// nothing more.
type Task struct {
	Kind    TaskKind
	Subject Subject
	Args    json.RawMessage
	RunAt   time.Time // not before; zero: at once
}

// A TaskKind names what is to be done.
type TaskKind string

// The kinds of follow-up work.
const (
	TaskExpire   TaskKind = "expire"   // end a signing session whose deadline has passed
	TaskRetain   TaskKind = "retain"   // extend the retention of an archived naskah in good time
	TaskEvidence TaskKind = "evidence" // read the bytes of a naskah again and judge them

	// Of no subject, and done every so often: they find what a lost task would have done.
	TaskSweep       TaskKind = "sweep"        // end every session and proposal whose time has passed
	TaskRetainSweep TaskKind = "retain-sweep" // extend every retention that lapses soon
)

// TaskKinds are all of them.
var TaskKinds = []TaskKind{TaskExpire, TaskRetain, TaskEvidence, TaskSweep, TaskRetainSweep}

// Sweeps says whether the task is of no subject.
func (t Task) Sweeps() bool { return t.Subject == Subject{} }

// A JobState is where a job stands.
type JobState string

// The states of a job.
const (
	JobWaiting JobState = "menunggu"
	JobRunning JobState = "berjalan"
	JobAgain   JobState = "diulang" // failed, and tried again later
	JobDone    JobState = "selesai"
	JobDead    JobState = "mati" // failed for good: an operator looks and replays
)

// JobStates are all of them.
var JobStates = []JobState{JobWaiting, JobRunning, JobAgain, JobDone, JobDead}

// A Job is one Task as the queue keeps it.
type Job struct {
	ID      int64
	Task    Task
	State   JobState
	Attempt int
	Max     int
	Code    string // of the last failure, as in docs/galat.md; empty: never failed
	Error   string // what was said of it, safe to show; the cause stands in the log
	Made    time.Time
	Tried   time.Time // zero: never
}

// A JobFilter narrows Jobs; zero values do not filter.
type JobFilter struct {
	State  JobState
	Before int64 // only what is older than the job of this ID; 0: from the newest
	Limit  int   // 1..200; 0 means 50
}

// A Queue is what an operator sees of the durable work.
type Queue interface {
	// Jobs are newest first.
	Jobs(ctx context.Context, f JobFilter) ([]Job, error)
	// Job is one of them: NotFound (JOB-TIDAK-ADA).
	Job(ctx context.Context, id int64) (Job, error)
	// Counts has a number for every state.
	Counts(ctx context.Context) (map[JobState]int, error)
	// Replay makes a dead job wait again: NotFound (JOB-TIDAK-ADA), Conflict (JOB-TIDAK-MATI: it is not dead; JOB-SUDAH-ADA: the same
	// task waits already).
	Replay(ctx context.Context, id int64) error
}
