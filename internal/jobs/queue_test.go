package jobs_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/jobs"
	"naskah/internal/naskah"
)

// each runs a test on every database.
func each(t *testing.T, f func(t *testing.T, b base)) {
	t.Helper()
	t.Parallel()
	for _, b := range bases(t) {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			f(t, b)
		})
	}
}

// TestContractQueue: what is kept with a transaction is there as it was given, newest first, by state and by pages; the same task waits
// only once, others beside it; and nothing that was rolled back is there.
func TestContractQueue(t *testing.T) {
	each(t, func(t *testing.T, b base) {
		p := b.on(t)
		at := time.Now().UTC().Add(time.Hour).Truncate(time.Millisecond)
		a := naskah.Task{Kind: naskah.TaskExpire, Subject: naskah.NaskahID("a").Subject(), Args: json.RawMessage(`{"batas":1,"sesi":"s1"}`), RunAt: at}
		other := a
		other.Args = json.RawMessage(`{"batas":1,"sesi":"s2"}`)
		same := a
		same.Args, same.RunAt = json.RawMessage(`{ "sesi": "s1", "batas": 1 }`), at.Add(time.Hour)
		p.enqueue((*sql.Tx).Rollback, a, other)
		if list := p.jobs(naskah.JobFilter{}); len(list) != 0 {
			t.Fatalf("after a rollback: %v", list)
		}
		p.enqueue((*sql.Tx).Commit, a)
		p.enqueue((*sql.Tx).Commit, other, same)
		p.enqueue((*sql.Tx).Commit, naskah.Task{Kind: naskah.TaskSweep})
		p.enqueue((*sql.Tx).Commit, naskah.Task{Kind: naskah.TaskSweep})
		list := p.jobs(naskah.JobFilter{})
		var tasks []naskah.Task
		for _, j := range list {
			tasks = append(tasks, j.Task)
			if j.State != naskah.JobWaiting || j.Attempt != 0 || j.Code != "" || !j.Tried.IsZero() || time.Since(j.Made) > time.Hour {
				t.Errorf("a new job: %+v", j)
			}
		}
		if len(tasks) == 3 {
			tasks[0].RunAt = time.Time{} // when it was enqueued
		}
		if d := cmp.Diff([]naskah.Task{{Kind: naskah.TaskSweep}, other, a}, tasks); d != "" {
			t.Error(d)
		}
		if got := p.jobs(naskah.JobFilter{Before: list[0].ID, Limit: 1}); len(got) != 1 || got[0].ID != list[1].ID {
			t.Errorf("the page after the first: %v", got)
		}
		for state, want := range map[naskah.JobState]int{naskah.JobWaiting: 3, naskah.JobRunning: 0, naskah.JobAgain: 0, naskah.JobDone: 0, naskah.JobDead: 0, "lain": 0} {
			if got := p.jobs(naskah.JobFilter{State: state}); len(got) != want {
				t.Errorf("%s: %d jobs", state, len(got))
			}
		}
		counts, err := p.queue.Counts(t.Context())
		if d := cmp.Diff(map[naskah.JobState]int{naskah.JobWaiting: 3, naskah.JobRunning: 0, naskah.JobAgain: 0, naskah.JobDone: 0, naskah.JobDead: 0}, counts); d != "" || err != nil {
			t.Errorf("counts: %s, %v", d, err)
		}
		if j, err := p.queue.Job(t.Context(), list[2].ID); err != nil || !cmp.Equal(j, list[2]) {
			t.Errorf("job: %+v, %v", j, err)
		}
		if _, err := p.queue.Job(t.Context(), 999); !errors.Is(err, naskah.NotFound) || code(err) != "JOB-TIDAK-ADA" {
			t.Errorf("no job: %v", err)
		}
		if err := p.queue.Replay(t.Context(), 999); code(err) != "JOB-TIDAK-ADA" {
			t.Errorf("replay of no job: %v", err)
		}
		if err := p.queue.Replay(t.Context(), list[0].ID); !errors.Is(err, naskah.Conflict) || code(err) != "JOB-TIDAK-MATI" {
			t.Errorf("replay of what waits: %v", err)
		}
	})
}

func code(err error) string {
	if e, ok := errors.AsType[*naskah.Error](err); ok {
		return e.Code
	}
	return ""
}

// TestContractDone: a task is done with what it was given, once; a new one of the same kind can follow; what is due later is not done
// before.
func TestContractDone(t *testing.T) {
	each(t, func(t *testing.T, b base) {
		p := b.on(t)
		w := doing(done)
		first := expire("a")
		first.Args = json.RawMessage(`{"sesi":"s1"}`)
		late := expire("z")
		late.RunAt = time.Now().Add(time.Hour)
		p.enqueue((*sql.Tx).Commit, late, first)
		p.run(jobs.Options{Work: w.Work})
		got := next(t, w.asked)
		got.RunAt = time.Time{}
		if d := cmp.Diff(first, got); d != "" {
			t.Error(d)
		}
		p.state(naskah.JobDone)
		p.enqueue((*sql.Tx).Commit, first)
		next(t, w.asked)
		p.until(func(j naskah.Job) bool { return j.State == naskah.JobDone && j.Attempt == 1 && !j.Tried.IsZero() })
		if left := p.jobs(naskah.JobFilter{State: naskah.JobWaiting}); len(left) != 1 || left[0].Task.Subject.ID != "z" || len(w.asked) > 0 {
			t.Errorf("waiting: %v, done meanwhile: %d", left, len(w.asked))
		}
	})
}

// TestContractAgain: a task that is to be done again is done and waits anew, with all its attempts; a time that has passed is not now.
func TestContractAgain(t *testing.T) {
	each(t, func(t *testing.T, b base) {
		p := b.on(t)
		next3 := time.Now().UTC().Add(72 * time.Hour).Truncate(time.Millisecond)
		w := doing(func(_ context.Context, t naskah.Task) (time.Time, error) {
			if t.Subject.ID == "lampau" {
				return time.Now().Add(-time.Hour), nil
			}
			return next3, nil
		})
		p.enqueue((*sql.Tx).Commit, expire("a"))
		p.run(jobs.Options{Work: w.Work})
		next(t, w.asked)
		j := p.until(func(j naskah.Job) bool { return j.State == naskah.JobWaiting && j.Task.RunAt.Equal(next3) })
		if j.Attempt != 0 || j.Task.Subject.ID != "a" {
			t.Errorf("the next one: %+v", j)
		}
		if list := p.jobs(naskah.JobFilter{}); len(list) != 2 || list[1].State != naskah.JobDone {
			t.Errorf("the first one: %+v", list)
		}
		p.enqueue((*sql.Tx).Commit, expire("lampau"))
		next(t, w.asked)
		j = p.until(func(j naskah.Job) bool {
			return j.State == naskah.JobWaiting && j.Task.Subject.ID == "lampau" && j.Attempt == 0 && j.ID > 3
		})
		if d := time.Until(j.Task.RunAt); d < 30*time.Second || d > 2*time.Minute {
			t.Errorf("what should have been done an hour ago waits for %v", d)
		}
	})
}

// TestContractFailure: what cannot be reached is tried again, more often than what no waiting cures; that is dead soon, says why
// without its cause, and runs again when an operator says so, unless the same task waits already.
func TestContractFailure(t *testing.T) {
	each(t, func(t *testing.T, b base) {
		p := b.on(t)
		var mu sync.Mutex
		answer := error(naskah.Errorf(naskah.Corrupt, "NSK-UJI", "Berkasnya rusak.").Because(errors.New("rahasia di sandi")))
		w := doing(func(context.Context, naskah.Task) (time.Time, error) {
			mu.Lock()
			defer mu.Unlock()
			return time.Time{}, answer
		})
		p.enqueue((*sql.Tx).Commit, expire("a"))
		log := &said{}
		p.run(jobs.Options{Work: w.Work, Log: slog.New(slog.NewTextHandler(log, nil))})
		j := p.state(naskah.JobDead)
		if j.Attempt != 3 || j.Code != "NSK-UJI" || j.Error != "Berkasnya rusak." || j.Tried.IsZero() {
			t.Errorf("dead: %+v", j)
		}
		if s := log.String(); !strings.Contains(s, "level=ERROR") || !strings.Contains(s, "failed for good") || !strings.Contains(s, "rahasia di sandi") || strings.Contains(s, "Job errored") {
			t.Errorf("log: %s", s)
		}
		p.enqueue((*sql.Tx).Commit, func() naskah.Task { x := expire("a"); x.RunAt = time.Now().Add(time.Hour); return x }())
		if err := p.queue.Replay(t.Context(), j.ID); !errors.Is(err, naskah.Conflict) || code(err) != "JOB-SUDAH-ADA" {
			t.Errorf("replay beside the same task: %v", err)
		}
		if _, err := p.db.ExecContext(t.Context(), `DELETE FROM river_job WHERE state = 'scheduled'`); err != nil {
			t.Fatal(err)
		}
		mu.Lock()
		answer = nil
		mu.Unlock()
		if err := p.queue.Replay(t.Context(), j.ID); err != nil {
			t.Fatal(err)
		}
		if again := p.state(naskah.JobDone); again.ID != j.ID || again.Attempt != 4 {
			t.Errorf("replayed: %+v", again)
		}
	})
}

// TestContractDeadStay: what is dead stays, however long ago it died; what is done is forgotten after a month.
func TestContractDeadStay(t *testing.T) {
	each(t, func(t *testing.T, b base) {
		p := b.on(t)
		p.enqueue((*sql.Tx).Commit, expire("gagal"), expire("batal"), expire("selesai"))
		old := map[string]string{jobs.SQLite: `datetime('now', '-3 years')`, jobs.Postgres: `now() - interval '3 years'`}[p.engine]
		for id, state := range map[string]string{"gagal": "discarded", "batal": "cancelled", "selesai": "completed"} {
			if _, err := p.db.ExecContext(t.Context(), `UPDATE river_job SET state = '`+state+`', finalized_at = `+old+` WHERE CAST(args AS TEXT) LIKE '%`+id+`%'`); err != nil {
				t.Fatal(err)
			}
		}
		p.run(jobs.Options{Work: doing(done).Work})
		for end := time.Now().Add(patience); len(p.jobs(naskah.JobFilter{State: naskah.JobDone})) > 0; time.Sleep(5 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatal("what is done is never forgotten")
			}
		}
		if dead := p.jobs(naskah.JobFilter{State: naskah.JobDead}); len(dead) != 2 {
			t.Errorf("dead: %+v", dead)
		}
	})
}

// said is a log that is read while it is written.
type said struct {
	mu sync.Mutex
	b  strings.Builder
}

func (s *said) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(b)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// TestContractUnavailable: what is away for longer than the incurable lives is waited for; a panic is a failure like others, and what it
// said does not stand in the database.
func TestContractUnavailable(t *testing.T) {
	each(t, func(t *testing.T, b base) {
		p := b.on(t)
		tries := 0
		w := doing(func(context.Context, naskah.Task) (time.Time, error) {
			switch tries++; {
			case tries == 3:
				panic("kata sandi 123")
			case tries < 6:
				return time.Time{}, errors.Join(errors.New("x"), naskah.Errorf(naskah.Unavailable, "NSK-UJI-JAUH", "Sedang tidak tersedia."))
			}
			return time.Time{}, nil
		})
		p.enqueue((*sql.Tx).Commit, expire("a"))
		p.run(jobs.Options{Work: w.Work, Pace: jobs.Pace{Poll: 5 * time.Millisecond, First: time.Microsecond, Workers: 1}})
		j := p.state(naskah.JobDone)
		if j.Attempt != 6 || j.Code != "NSK-UJI-JAUH" {
			t.Errorf("done: %+v", j)
		}
		var errs string
		if err := p.db.QueryRowContext(t.Context(), `SELECT CAST(errors AS TEXT) FROM river_job`).Scan(&errs); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(errs, "JOB-GALAT") || strings.Contains(errs, "sandi 123") || strings.Contains(errs, ".go:") {
			t.Errorf("kept of the failures: %s", errs)
		}
	})
}

// TestContractUnknown: what this program does not know is left for one that does, and counts as no failure.
func TestContractUnknown(t *testing.T) {
	each(t, func(t *testing.T, b base) {
		p := b.on(t)
		w := doing(done)
		p.enqueue((*sql.Tx).Commit, naskah.Task{Kind: "mail", Subject: naskah.NaskahID("a").Subject()})
		p.run(jobs.Options{Work: w.Work})
		j := p.until(func(j naskah.Job) bool { return j.State == naskah.JobWaiting && !j.Tried.IsZero() })
		if d := time.Until(j.Task.RunAt); d < 30*time.Second || d > 2*time.Minute || j.Attempt != 0 || len(w.asked) > 0 {
			t.Errorf("left for %v: %+v", d, j)
		}
	})
}
