package metrics

import (
	"context"
	"errors"
	"time"

	"naskah/internal/naskah"
)

// The ports.
const (
	portStore    = "Store"
	portRegister = "RegisterStore"
	portAccount  = "AccountStore"
	portObjects  = "ObjectStore"
)

// seen counts a call that has ended with err: how long it took, and of what kind the error was.
func (m *Metrics) seen(port, method string, start time.Time, err *error) {
	m.storeTook.WithLabelValues(port, method).Observe(time.Since(start).Seconds())
	if *err != nil {
		m.storeErrors.WithLabelValues(port, method, kindOf(*err)).Inc()
	}
}

// kindOf is the Kind of an error, or other.
func kindOf(err error) string {
	if e, ok := errors.AsType[*naskah.Error](err); ok {
		for _, k := range naskah.Kinds {
			if e.Kind == k {
				return string(k)
			}
		}
	}
	return other
}

// The outcomes of an act.
const (
	done     = "done"
	proposed = "proposed"
	refused  = "refused"
	conflict = "conflict"
	failed   = "failed"
)

// outcome says what came of an act that was to be written.
func outcome(err error) string {
	switch kindOf(err) {
	case string(naskah.Conflict), string(naskah.Expired):
		return conflict
	case string(naskah.Denied), string(naskah.Invalid), string(naskah.NotFound), string(naskah.Unauthenticated):
		return refused
	}
	if err == nil {
		return done
	}
	return failed
}

// act counts an act and remembers it for the log.
func (m *Metrics) act(ctx context.Context, a naskah.Act, outcome string) {
	naskah.TraceOf(ctx).Tried(a)
	m.acts.WithLabelValues(m.actNames.of(string(a)), outcome).Inc()
}
