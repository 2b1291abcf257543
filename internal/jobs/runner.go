package jobs

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/riverqueue/river"

	"naskah/internal/naskah"
)

// A Sweep is a task of no subject that is done every so often, by one of the processes on the database.
type Sweep struct {
	Kind  naskah.TaskKind
	Every time.Duration
}

// Options are what a Runner needs.
type Options struct {
	Engine string
	DB     *sql.DB
	// Work does a task; again, when not zero, is when the same task is to be done next.
	Work   func(ctx context.Context, t naskah.Task) (again time.Time, err error)
	Sweeps []Sweep
	Log    *slog.Logger
	Pace   Pace
}

// A Pace is how fast a Runner goes; zero fields are those of the service.
type Pace struct {
	Workers int           // how many tasks at once; 4
	Poll    time.Duration // how often it asks for work; 1 s
	Within  time.Duration // the deadline of one attempt; 5 min
	Rescue  time.Duration // after how long an attempt is taken to have died with its process, longer than Within; 2 × Within
	First   time.Duration // the first wait after a failure; 8 s
}

func (p Pace) whole() Pace {
	if p.Workers == 0 {
		p.Workers = 4
	}
	for d, usually := range map[*time.Duration]time.Duration{&p.Poll: time.Second, &p.Within: 5 * time.Minute, &p.First: usual.first} {
		if *d == 0 {
			*d = usually
		}
	}
	if p.Rescue == 0 {
		p.Rescue = 2 * p.Within
	}
	return p
}

// A Runner does the work of a database, together with those of other processes: each task is taken by one of them.
type Runner struct {
	client *river.Client[*sql.Tx]
}

// New makes a Runner; it does nothing before Start.
func New(o Options) (*Runner, error) {
	d, err := driver(o.Engine, o.DB)
	if err != nil {
		return nil, err
	}
	if o.Work == nil || o.Log == nil {
		return nil, errors.New("jobs: runner: no work, or no log")
	}
	p := o.Pace.whole()
	waits := usual
	waits.first = p.First
	workers := river.NewWorkers()
	river.AddWorker(workers, &worker{db: o.DB, work: o.Work, log: o.Log, now: time.Now})
	c := settings(o.Log)
	c.Queues = map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: p.Workers}}
	c.Workers, c.RetryPolicy = workers, waits
	c.FetchCooldown, c.FetchPollInterval = min(p.Poll, river.FetchCooldownDefault), p.Poll
	c.JobTimeout, c.RescueStuckJobsAfter = p.Within, p.Rescue
	for _, s := range o.Sweeps {
		c.PeriodicJobs = append(c.PeriodicJobs, s.periodic())
	}
	client, err := river.NewClient(d, c)
	if err != nil {
		return nil, fmt.Errorf("jobs: runner: %w", err)
	}
	return &Runner{client: client}, nil
}

// periodic is a sweep as River's leader enqueues it: when it becomes the leader, and then every so often. While one waits or is being
// tried again no other is enqueued.
func (s Sweep) periodic() *river.PeriodicJob {
	t := naskah.Task{Kind: s.Kind}
	return river.NewPeriodicJob(river.PeriodicInterval(s.Every), func() (river.JobArgs, *river.InsertOpts) {
		return toTask(t), options(t)
	}, &river.PeriodicJobOpts{ID: string(s.Kind), RunOnStart: true})
}

// Start begins to work, and does not end with ctx: Stop ends it, so that what is under way can be finished.
func (r *Runner) Start(ctx context.Context) error {
	if err := r.client.Start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("jobs: start: %w", translate(err))
	}
	return nil
}

// cancelled is how long an attempt has to end after it was told to.
const cancelled = 5 * time.Second

// Stop takes no more work and waits for what is under way until ctx ends; what is not done by then is told to end, and is tried again
// by whoever comes next.
func (r *Runner) Stop(ctx context.Context) error {
	err := r.client.Stop(ctx)
	if err == nil {
		return nil
	}
	hard, cancel := context.WithTimeout(context.WithoutCancel(ctx), cancelled)
	defer cancel()
	if err := r.client.StopAndCancel(hard); err != nil {
		return fmt.Errorf("jobs: stop: %w", err)
	}
	return nil
}
