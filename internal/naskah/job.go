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
)

// TaskKinds are all of them.
var TaskKinds = []TaskKind{TaskExpire, TaskRetain, TaskEvidence}

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

// A Job is one Task as the queue keeps it.
type Job struct {
	ID      int64
	Task    Task
	State   JobState
	Attempt int
	Max     int
	Error   string // of the last attempt; for the operator only
	Made    time.Time
	Tried   time.Time // zero: never
}

// A JobFilter narrows Jobs; zero values do not filter.
type JobFilter struct {
	State JobState
	Limit int // 1..200; 0 means 50
}

// A Queue is what an operator sees of the durable work.
type Queue interface {
	// Jobs are newest first.
	Jobs(ctx context.Context, f JobFilter) ([]Job, error)
	Counts(ctx context.Context) (map[JobState]int, error)
	// Replay makes a dead job wait again: NotFound (JOB-TIDAK-ADA), Conflict (JOB-TIDAK-MATI).
	Replay(ctx context.Context, id int64) error
}
