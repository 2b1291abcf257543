package jobs

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/riverqueue/river/rivertype"

	"naskah/internal/naskah"
)

// How often a task is tried before it is dead: one that may yet succeed for about a day, one whose failure no waiting cures a few
// times, and a sweep, which is done again anyway, for a day.
const (
	maxAttempts      = 30
	maxIncurable     = 3
	maxSweepAttempts = 300
)

func attempts(t naskah.Task) int {
	if t.Sweeps() {
		return maxSweepAttempts
	}
	return maxAttempts
}

// hopeless says whether the failure of this attempt is the last one, because trying again cures nothing. What is Unavailable now may
// be there later, and what is no error of ours is taken to be a passing one.
func hopeless(t naskah.Task, err error, attempt int) bool {
	e, ok := errors.AsType[*naskah.Error](err)
	return ok && e.Kind != naskah.Unavailable && !errors.Is(err, naskah.Unavailable) && !t.Sweeps() && attempt >= maxIncurable
}

// A backoff is how long a failed task waits: first, then twice as long each time, up to most, and a tenth more or less, so that what
// failed together does not come back together.
type backoff struct {
	first, most, sweep time.Duration
	now                func() time.Time
}

// usual is the back-off of the service. The first wait is longer than the five seconds within which River would call the job waiting
// rather than failed.
var usual = backoff{first: 8 * time.Second, most: time.Hour, sweep: 5 * time.Minute, now: time.Now}

// wait is how long an attempt (1, 2, …) that failed is waited for, before chance adds or takes.
func (b backoff) wait(attempt int, sweeps bool) time.Duration {
	most := b.most
	if sweeps {
		most = b.sweep
	}
	d := b.first
	for i := 1; i < attempt && d < most; i++ {
		d *= 2
	}
	return min(d, most)
}

// NextRetry is what River asks.
func (b backoff) NextRetry(job *rivertype.JobRow) time.Time {
	var t task
	_ = json.Unmarshal(job.EncodedArgs, &t) // what is unreadable waits as any other task
	d := b.wait(job.Attempt, t.ID == "" && t.Subject == "")
	tenth := int64(d) / 10
	return b.now().UTC().Add(d - time.Duration(tenth) + time.Duration(rand.Int64N(2*tenth+1))) //nolint:gosec // chance that nobody need not guess
}
