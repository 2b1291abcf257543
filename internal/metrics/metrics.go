// Package metrics counts what the service does, for Prometheus: it wraps the ports that main wires, so that neither the office nor the
// pages know of it. Labels are bounded: acts, codes, routes, methods, kinds, never an id, a name or a user. docs/pengamatan.md lists
// every metric, and is held to this package by a test.
package metrics

import (
	"net/http"
	"runtime"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics are all of them, in a registry of their own. Safe for concurrent use.
type Metrics struct {
	reg *prometheus.Registry

	requests, refusals, acts, rows, seals, storeErrors, alarms, lines, worked *prometheus.CounterVec
	requestTook, storeTook, workTook                                          *prometheus.HistogramVec
	sealTook                                                                  prometheus.Histogram
	sealing                                                                   prometheus.Gauge

	routes, codes, actNames, kinds *bound
}

// New makes them, all zero.
func New() *Metrics {
	m := &Metrics{
		reg:         prometheus.NewRegistry(),
		requests:    counters(httpRequests),
		requestTook: histograms(httpDuration, prometheus.ExponentialBuckets(0.002, 2.5, 11)), // 2 ms to 19 s
		refusals:    counters(refusals),
		acts:        counters(acts),
		rows:        counters(registerChanges),
		seals:       counters(seals),
		sealTook: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: sealDuration.Name, Help: sealDuration.Help, Buckets: []float64{0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 180},
		}),
		sealing:     prometheus.NewGauge(prometheus.GaugeOpts{Name: sealsInProgress.Name, Help: sealsInProgress.Help}),
		storeTook:   histograms(storeDuration, prometheus.ExponentialBuckets(0.0005, 3, 10)), // 0.5 ms to 9.8 s
		storeErrors: counters(storeErrors),
		alarms:      counters(objectAlarms),
		lines:       counters(logLines),
		worked:      counters(jobsWorked),
		workTook:    histograms(jobDuration, prometheus.ExponentialBuckets(0.005, 3, 10)), // 5 ms to 98 s
		routes:      most(400), codes: most(400), actNames: most(64), kinds: most(16),
	}
	for _, a := range []string{alarmCorrupt, alarmMissing, alarmHidden, alarmPlanted} {
		m.alarms.WithLabelValues(a) // an alarm that never rang is zero, not absent
	}
	for _, l := range levels {
		m.lines.WithLabelValues(l)
	}
	m.reg.MustRegister(m.requests, m.requestTook, m.refusals, m.acts, m.rows, m.seals, m.sealTook, m.sealing, m.storeTook, m.storeErrors,
		m.alarms, m.lines, m.worked, m.workTook, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Handler answers a scrape: at most two at a time, each within ten seconds.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.reg, promhttp.HandlerOpts{MaxRequestsInFlight: 2, Timeout: 10 * time.Second, ErrorHandling: promhttp.ContinueOnError})
}

// A Build is what is running; it names nothing that is secret.
type Build struct {
	Version string // of the program
	Schema  int64  // of the database
	Engine  string // sqlite | postgres
	Objects string // dir | s3
	Signing bool   // a sealer is configured
	Anchors int    // roots by which seals are judged
}

// Started tells once what is running.
func (m *Metrics) Started(b Build) {
	info := prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: buildInfo.Name, Help: buildInfo.Help}, buildInfo.Labels)
	info.WithLabelValues(b.Version, runtime.Version(), strconv.FormatInt(b.Schema, 10), b.Engine, b.Objects, strconv.FormatBool(b.Signing)).Set(1)
	n := prometheus.NewGauge(prometheus.GaugeOpts{Name: trustAnchors.Name, Help: trustAnchors.Help})
	n.Set(float64(b.Anchors))
	m.reg.MustRegister(info, n)
}

func counters(e Entry) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: e.Name, Help: e.Help}, e.Labels)
}

func histograms(e Entry, buckets []float64) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: e.Name, Help: e.Help, Buckets: buckets}, e.Labels)
}

// A bound keeps the values of a label to so many; what comes later is other. The values are names in the program, so the bound is
// never met; it is there for the day on which somebody passes on what a visitor typed.
type bound struct {
	mu   sync.RWMutex
	seen map[string]bool
	max  int
}

// other is the value of everything that has none of its own.
const other = "lain"

func most(n int) *bound { return &bound{seen: map[string]bool{}, max: n} }

// of is v, or other.
func (b *bound) of(v string) string {
	if v == "" || len(v) > 100 {
		return other
	}
	b.mu.RLock()
	known, full := b.seen[v], len(b.seen) >= b.max
	b.mu.RUnlock()
	switch {
	case known:
		return v
	case full:
		return other
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.seen) >= b.max && !b.seen[v] {
		return other
	}
	b.seen[v] = true
	return v
}
