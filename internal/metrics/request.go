package metrics

import (
	"context"
	"time"

	"naskah/internal/naskah"
)

// statuses are the classes of a status.
var statuses = [...]string{"1xx", "2xx", "3xx", "4xx", "5xx"}

// methods are those that a page answers.
var methods = map[string]bool{"GET": true, "HEAD": true, "POST": true}

// Request counts one answer. route is the pattern that matched ("/naskah/:id"), never the address; empty when none did.
func (m *Metrics) Request(route, method string, status int, took time.Duration) {
	class := other
	if i := status/100 - 1; i >= 0 && i < len(statuses) {
		class = statuses[i]
	}
	if !methods[method] {
		method = other
	}
	route = m.routes.of(route)
	m.requests.WithLabelValues(route, method, class).Inc()
	m.requestTook.WithLabelValues(route, method).Observe(took.Seconds())
}

// Refused counts an answer that says no, by its code; empty for the unforeseen.
func (m *Metrics) Refused(code string) { m.refusals.WithLabelValues(m.codes.of(code)).Inc() }

// Work is f, the work of the queue, counted.
func (m *Metrics) Work(f func(context.Context, naskah.Task) (time.Time, error)) func(context.Context, naskah.Task) (time.Time, error) {
	return func(ctx context.Context, t naskah.Task) (time.Time, error) {
		start, kind := time.Now(), m.kinds.of(string(t.Kind))
		again, err := f(ctx, t)
		m.worked.WithLabelValues(kind, outcome(err)).Inc()
		m.workTook.WithLabelValues(kind).Observe(time.Since(start).Seconds())
		return again, err
	}
}
