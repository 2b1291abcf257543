package office

import (
	"context"
	"errors"
	"log/slog"

	"naskah/internal/naskah"
)

// A FailedJob is follow-up work that failed, as the admin of its Instansi sees it.
type FailedJob struct {
	naskah.Job
	Kode  string // of the naskah that it is about
	Nomor string // the first one it has; empty: none yet
	Judul string // empty where he may not read the naskah
}

// How many jobs one page of failed work holds, and after how many of other Instansi it is no longer looked for more.
const (
	maxFailed = 100
	lookedAt  = 2000
)

// FailedJobs are those that failed for good, newest first, and after them those that are tried again, of the Instansi of p; by its
// admin. What is about no naskah (the sweeps) is for the operator of the machine alone, who sees it by naskah antrean.
func (o *Office) FailedJobs(ctx context.Context, p naskah.Principal) ([]FailedJob, error) {
	if err := o.mayKeep(ctx, p, naskah.Subject{}, "lihat", naskah.RoleAdmin); err != nil {
		return nil, err
	}
	var out []FailedJob
	for _, state := range []naskah.JobState{naskah.JobDead, naskah.JobAgain} {
		list, err := o.failed(ctx, p, state, maxFailed-len(out))
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out, nil
}

// failed are at most n jobs of a state that belong to the Instansi of p.
func (o *Office) failed(ctx context.Context, p naskah.Principal, state naskah.JobState, n int) ([]FailedJob, error) {
	if o.Queue == nil {
		return nil, nil
	}
	const page = 200
	var out []FailedJob
	f := naskah.JobFilter{State: state, Limit: page}
	for seen := 0; seen < lookedAt && len(out) < n; seen += page {
		list, err := o.Queue.Jobs(ctx, f)
		if err != nil {
			return nil, err
		}
		for _, j := range list {
			x, err := o.failedJob(ctx, p, j)
			if errors.Is(err, naskah.NotFound) {
				continue
			}
			if err != nil {
				return nil, err
			}
			if out = append(out, x); len(out) == n {
				return out, nil
			}
		}
		if len(list) < page {
			break
		}
		f.Before = list[len(list)-1].ID
	}
	return out, nil
}

// failedJob is a job as p sees it: NotFound when it is about no naskah of his Instansi.
func (o *Office) failedJob(ctx context.Context, p naskah.Principal, j naskah.Job) (FailedJob, error) {
	absent := naskah.Errorf(naskah.NotFound, "JOB-TIDAK-ADA", "Pekerjaan itu tidak ada di antrean.")
	if j.Task.Subject.Kind != naskah.SubjectNaskah {
		return FailedJob{}, absent
	}
	id := naskah.NaskahID(j.Task.Subject.ID)
	n, err := o.Store.Naskah(ctx, naskah.ScopeSystem(), id)
	if errors.Is(err, naskah.NotFound) || err == nil && n.Instansi != p.Instansi {
		return FailedJob{}, absent
	}
	if err != nil {
		return FailedJob{}, err
	}
	x := FailedJob{Job: j, Kode: n.Kode}
	for _, no := range n.Nomor {
		if x.Nomor == "" {
			x.Nomor = no.Text
		}
	}
	if _, err := o.Store.Naskah(ctx, naskah.ScopeOf(p), id); err == nil {
		x.Judul = n.Judul
	}
	return x, nil
}

// ReplayJob makes work that failed for good wait again; by the admin of the Instansi that it is about.
func (o *Office) ReplayJob(ctx context.Context, p naskah.Principal, id int64) error {
	if err := o.mayKeep(ctx, p, naskah.Subject{}, "ulang", naskah.RoleAdmin); err != nil {
		return err
	}
	if o.Queue == nil {
		return naskah.Errorf(naskah.NotFound, "JOB-TIDAK-ADA", "Pekerjaan itu tidak ada di antrean.")
	}
	j, err := o.Queue.Job(ctx, id)
	if err != nil {
		return err
	}
	if _, err := o.failedJob(ctx, p, j); err != nil {
		return err
	}
	if err := o.Queue.Replay(ctx, id); err != nil {
		return err
	}
	o.Log.InfoContext(ctx, "office: job replayed", slog.Int64("job", id), slog.String("kind", string(j.Task.Kind)), slog.String("by", string(p.User)))
	return nil
}
