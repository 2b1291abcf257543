package jobs

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// Check says whether the Runner works: it was started and has not ended.
func (r *Runner) Check(context.Context) error {
	select {
	case <-r.client.Stopped():
		return errors.New("jobs: the runner has ended")
	default:
		return nil
	}
}

// OldestDue is since when the oldest task that should have been begun by now waits; zero when none does.
func (q *Queue) OldestDue(ctx context.Context) (time.Time, error) {
	p := river.NewJobListParams().Kinds(kind).States(rivertype.JobStateAvailable, rivertype.JobStateRetryable, rivertype.JobStateScheduled).
		OrderBy(river.JobListOrderByScheduledAt, river.SortOrderAsc).First(1)
	res, err := q.client.JobList(ctx, p)
	if err != nil {
		return time.Time{}, fmt.Errorf("jobs: oldest: %w", translate(err))
	}
	if len(res.Jobs) == 0 || res.Jobs[0].ScheduledAt.After(time.Now()) {
		return time.Time{}, nil
	}
	return res.Jobs[0].ScheduledAt.UTC(), nil
}
