package jobs_test

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"naskah/internal/jobs"
	"naskah/internal/naskah"
	"naskah/internal/sqlstore"
)

// TestContractTwoRunners: of two processes on one database each task is done by one, and a sweep by one of them.
func TestContractTwoRunners(t *testing.T) {
	each(t, func(t *testing.T, b base) {
		const many = 60
		p := b.on(t)
		w := doing(done)
		var tasks []naskah.Task
		for i := range many {
			tasks = append(tasks, expire(strconv.Itoa(i)))
		}
		p.enqueue((*sql.Tx).Commit, tasks...)
		sweeps := []jobs.Sweep{{Kind: naskah.TaskSweep, Every: time.Hour}}
		p.run(jobs.Options{Work: w.Work, Sweeps: sweeps})
		again(t, p.dsn).run(jobs.Options{Work: w.Work, Sweeps: sweeps})
		times := map[string]int{}
		for range many + 1 {
			times[next(t, w.asked).Subject.ID]++
		}
		for id, n := range times {
			if n != 1 {
				t.Errorf("task %q was done %d times", id, n)
			}
		}
		if len(times) != many+1 || times[""] != 1 {
			t.Errorf("done: %v", times)
		}
	})
}

// TestFaultEnqueue: a database that has no tables of River's takes no change with a task.
func TestFaultEnqueue(t *testing.T) {
	each(t, func(t *testing.T, b base) {
		p := again(t, b.empty(t))
		f, err := jobs.Enqueuer(p.engine)
		if err != nil {
			t.Fatal(err)
		}
		tx, err := p.db.BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = tx.Rollback() }()
		if err := f(t.Context(), tx, []naskah.Task{expire("a")}); err == nil {
			t.Error("a task is kept nowhere")
		}
	})
}

// TestFaultStop: what is under way is finished before a Runner stops; what will not end is told to, and waits to be tried again.
func TestFaultStop(t *testing.T) {
	each(t, func(t *testing.T, b base) {
		p := b.on(t)
		begun, finish := make(chan string), make(chan struct{})
		w := doing(func(ctx context.Context, t naskah.Task) (time.Time, error) {
			begun <- t.Subject.ID
			if t.Subject.ID == "selesai" {
				<-finish
				return time.Time{}, nil
			}
			<-ctx.Done()
			return time.Time{}, naskah.Errorf(naskah.Unavailable, "NSK-UJI", "Terputus.").Because(ctx.Err())
		})
		p.enqueue((*sql.Tx).Commit, expire("selesai"))
		stop := p.run(jobs.Options{Work: w.Work})
		next(t, begun)
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			stop()
		}()
		close(finish)
		next(t, ended)
		if j := p.jobs(naskah.JobFilter{})[0]; j.State != naskah.JobDone {
			t.Errorf("after a patient stop: %+v", j)
		}
		p.enqueue((*sql.Tx).Commit, expire("lama"))
		r, err := jobs.New(jobs.Options{Engine: p.engine, DB: p.db, Work: w.Work, Log: slog.New(slog.DiscardHandler), Pace: jobs.Pace{Poll: 5 * time.Millisecond}})
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		next(t, begun)
		now, cancel := context.WithCancel(context.Background())
		cancel()
		if err := r.Stop(now); err != nil {
			t.Error(err)
		}
		if j := p.jobs(naskah.JobFilter{})[0]; j.State != naskah.JobAgain || j.Code != "NSK-UJI" {
			t.Errorf("after an impatient stop: %+v", j)
		}
	})
}

// victim names the database on which this test binary is a process that is killed at its work.
const victim = "NASKAH_JOBS_VICTIM"

func beVictim() {
	store, err := sqlstore.Open(context.Background(), os.Getenv(victim), sqlstore.Options{Clock: time.Now})
	if err != nil {
		panic(err)
	}
	engine, db := store.Pool()
	r, err := jobs.New(jobs.Options{Engine: engine, DB: db, Log: slog.New(slog.NewTextHandler(os.Stderr, nil)), Work: func(ctx context.Context, t naskah.Task) (time.Time, error) {
		fmt.Println(t.Subject.ID)
		<-ctx.Done()
		return time.Time{}, ctx.Err()
	}})
	if err := errors.Join(err, r.Start(context.Background())); err != nil {
		panic(err)
	}
	select {}
}

// TestFaultKilled: the task of a process that was killed at its work is done by another one when the time has passed in which the first
// should have finished, and not before.
func TestFaultKilled(t *testing.T) {
	each(t, func(t *testing.T, b base) {
		p := b.on(t)
		p.enqueue((*sql.Tx).Commit, expire("lama"), expire("baru"))
		p.killed("lama", "baru")
		// What the killed one held, an hour later: its lead, and one of its attempts.
		for _, text := range []string{`DELETE FROM river_leader`, map[string]string{
			jobs.SQLite: `UPDATE river_job SET attempted_at = datetime('now', '-1 hour')`, jobs.Postgres: `UPDATE river_job SET attempted_at = now() - interval '1 hour'`,
		}[p.engine] + ` WHERE state = 'running' AND CAST(args AS TEXT) LIKE '%lama%'`} {
			if _, err := p.db.ExecContext(t.Context(), text); err != nil {
				t.Fatal(err)
			}
		}
		w := doing(done)
		p.run(jobs.Options{Work: w.Work})
		if got := next(t, w.asked); got.Subject.ID != "lama" {
			t.Errorf("taken from a process that might still be doing it: %+v", got)
		}
		for _, j := range p.jobs(naskah.JobFilter{}) {
			if j.Task.Subject.ID == "baru" && (j.State != naskah.JobRunning || j.Attempt != 1) {
				t.Errorf("not yet lost: %+v", j)
			}
			if j.Task.Subject.ID == "lama" && (j.Attempt != 2 || j.Code != "JOB-TERPUTUS") {
				t.Errorf("rescued: %+v", j)
			}
		}
	})
}

// killed is a process that takes the tasks and is killed at its work.
func (p *place) killed(ids ...string) {
	t := p.t
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), victim+"="+p.dsn)
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for in := bufio.NewScanner(out); len(lines) < len(ids) && in.Scan(); {
		lines = append(lines, in.Text())
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	slices.Sort(lines)
	if want := slices.Sorted(slices.Values(ids)); !slices.Equal(lines, want) {
		t.Fatalf("the victim took %v, not %v", lines, want)
	}
}
