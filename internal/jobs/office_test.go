package jobs_test

import (
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/jobs"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/storage"
)

// TestStoryExpire: the end of a session waits with the act that opened it, is put off when it comes too early, and ends the session
// when it is time; and an act whose end cannot be enqueued does not happen, but does when it can.
func TestStoryExpire(t *testing.T) {
	each(t, func(t *testing.T, b base) {
		dsn, objects := b.empty(t), storage.Mem()
		w := officetest.Over(t, dsn, objects, filepath.Join(t.TempDir(), "ca"))
		p := again(t, dsn)
		n := w.Numbered()
		in := office.OpenInput{Reasons: w.Given(n)}
		p.do(`ALTER TABLE river_job RENAME TO river_job_away`)
		if _, err := w.Office.Open(t.Context(), w.P("ratna"), n.ID, n.Seq, in); err == nil {
			t.Fatal("a session was opened whose end waits nowhere")
		}
		sessions, err := w.Store.Sessions(t.Context(), naskah.ScopeSystem(), n.ID)
		if got := w.Get(n.ID); err != nil || got.State != n.State || got.Seq != n.Seq || len(sessions) != 0 {
			t.Fatalf("half opened: %s, seq %d, %d sessions, %v", got.State, got.Seq, len(sessions), err)
		}
		p.do(`ALTER TABLE river_job_away RENAME TO river_job`)
		if n, err = w.Office.Open(t.Context(), w.P("ratna"), n.ID, n.Seq, in); err != nil {
			t.Fatal(err)
		}
		if sessions, err = w.Store.Sessions(t.Context(), naskah.ScopeSystem(), n.ID); err != nil || len(sessions) != 1 {
			t.Fatal(sessions, err)
		}
		deadline := sessions[0].Deadline
		waits := func() naskah.Job {
			t.Helper()
			for _, j := range p.jobs(naskah.JobFilter{State: naskah.JobWaiting}) {
				if j.Task.Kind == naskah.TaskExpire && j.Task.Subject == n.ID.Subject() && j.Task.RunAt.Equal(deadline) && strings.Contains(string(j.Task.Args), string(sessions[0].ID)) {
					return j
				}
			}
			t.Fatalf("no end of the session waits for %v: %+v", deadline, p.jobs(naskah.JobFilter{}))
			return naskah.Job{}
		}
		first := waits()
		p.run(jobs.Options{Work: w.Office.Work})
		p.due()
		p.until(func(j naskah.Job) bool { return j.ID > first.ID && j.State == naskah.JobWaiting })
		if waits(); w.Get(n.ID).State != naskah.Signing {
			t.Fatalf("too early: %s", w.Get(n.ID).State)
		}
		w.Turn(deadline.Sub(w.Clock()))
		p.due()
		p.until(func(j naskah.Job) bool { return j.State == naskah.JobDone })
		if got := w.Get(n.ID).State; got == naskah.Signing {
			t.Errorf("in time: %s", got)
		}
		if sessions, err = w.Store.Sessions(t.Context(), naskah.ScopeSystem(), n.ID); err != nil || sessions[0].State != naskah.SessionExpired {
			t.Errorf("the session: %+v, %v", sessions, err)
		}
		if counts, err := p.queue.Counts(t.Context()); err != nil || counts[naskah.JobDone] != 2 || counts[naskah.JobWaiting]+counts[naskah.JobAgain]+counts[naskah.JobDead] != 0 {
			t.Errorf("left: %v, %v", counts, err)
		}
	})
}

// due makes the time of what waits come, as this machine's clock would.
func (p *place) due() {
	p.t.Helper()
	p.do(map[string]string{
		jobs.SQLite: `UPDATE river_job SET state = 'available', scheduled_at = datetime('now', '-1 hour')`, jobs.Postgres: `UPDATE river_job SET state = 'available', scheduled_at = now() - interval '1 hour'`,
	}[p.engine] + ` WHERE state = 'scheduled'`)
}

func (p *place) do(text string) {
	p.t.Helper()
	if _, err := p.db.ExecContext(p.t.Context(), text); err != nil {
		p.t.Fatal(err)
	}
}
