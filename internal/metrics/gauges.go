package metrics

import (
	"context"
	"database/sql"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"naskah/internal/naskah"
)

// desc is the description of an entry that is read at each scrape.
func desc(e Entry) *prometheus.Desc { return prometheus.NewDesc(e.Name, e.Help, e.Labels, nil) }

// A reading is a collector that asks when it is scraped.
type reading struct {
	descs []*prometheus.Desc
	read  func(ch chan<- prometheus.Metric)
}

// Describe names what is read.
func (r reading) Describe(ch chan<- *prometheus.Desc) {
	for _, d := range r.descs {
		ch <- d
	}
}

// Collect reads.
func (r reading) Collect(ch chan<- prometheus.Metric) { r.read(ch) }

// Pool shows the connections to the database.
func (m *Metrics) Pool(stats func() sql.DBStats) {
	open, waits, waited := desc(dbConnections), desc(dbWaits), desc(dbWaitTime)
	m.reg.MustRegister(reading{[]*prometheus.Desc{open, waits, waited}, func(ch chan<- prometheus.Metric) {
		s := stats()
		for state, n := range map[string]int{"in_use": s.InUse, "idle": s.Idle, "max": s.MaxOpenConnections} {
			ch <- prometheus.MustNewConstMetric(open, prometheus.GaugeValue, float64(n), state)
		}
		ch <- prometheus.MustNewConstMetric(waits, prometheus.CounterValue, float64(s.WaitCount))
		ch <- prometheus.MustNewConstMetric(waited, prometheus.CounterValue, s.WaitDuration.Seconds())
	}})
}

// Ready shows what /siap says: read gives each part and whether it is ready.
func (m *Metrics) Ready(read func(ctx context.Context) map[string]bool) {
	d := desc(ready)
	m.reg.MustRegister(reading{[]*prometheus.Desc{d}, func(ch chan<- prometheus.Metric) {
		ctx, cancel := context.WithTimeout(context.Background(), askFor)
		defer cancel()
		for part, ok := range read(ctx) {
			v := 0.0
			if ok {
				v = 1
			}
			ch <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, part)
		}
	}})
}

// How long a question of a scrape may take, and how long its answer is kept: a scraper that asks too often is no load.
const (
	askFor  = 3 * time.Second
	keepFor = 10 * time.Second
)

// An aged queue knows since when its oldest due job waits; zero: none does.
type aged interface {
	OldestDue(ctx context.Context) (time.Time, error)
}

// A queueReading asks the queue at most once in keepFor.
type queueReading struct {
	q     naskah.Queue
	clock naskah.Clock

	mu     sync.Mutex
	at     time.Time
	counts map[naskah.JobState]int
	oldest time.Duration
	aged   bool
	up     bool
}

// Queue shows the durable work.
func (m *Metrics) Queue(q naskah.Queue, clock naskah.Clock) {
	r := &queueReading{q: q, clock: clock}
	byState, oldest, up := desc(jobsByState), desc(jobsOldest), desc(queueUp)
	m.reg.MustRegister(reading{[]*prometheus.Desc{byState, oldest, up}, func(ch chan<- prometheus.Metric) {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.ask()
		if !r.up {
			ch <- prometheus.MustNewConstMetric(up, prometheus.GaugeValue, 0)
			return
		}
		ch <- prometheus.MustNewConstMetric(up, prometheus.GaugeValue, 1)
		for _, s := range naskah.JobStates {
			ch <- prometheus.MustNewConstMetric(byState, prometheus.GaugeValue, float64(r.counts[s]), string(s))
		}
		if r.aged {
			ch <- prometheus.MustNewConstMetric(oldest, prometheus.GaugeValue, r.oldest.Seconds())
		}
	}})
}

// ask reads the queue, unless it was read a moment ago. A queue that does not answer shows as down, never as empty.
func (r *queueReading) ask() {
	now := r.clock()
	if age := now.Sub(r.at); !r.at.IsZero() && age >= 0 && age < keepFor {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), askFor)
	defer cancel()
	r.at, r.up, r.aged, r.oldest = now, false, false, 0
	var err error
	if r.counts, err = r.q.Counts(ctx); err != nil {
		return
	}
	if q, ok := r.q.(aged); ok {
		since, err := q.OldestDue(ctx)
		if err != nil {
			return
		}
		if r.aged = true; !since.IsZero() {
			r.oldest = max(0, now.Sub(since))
		}
	}
	r.up = true
}
