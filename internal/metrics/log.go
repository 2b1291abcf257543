package metrics

import (
	"context"
	"log/slog"
)

// levels are the names of the levels of the log.
var levels = []string{"debug", "info", "warn", "error"}

// Logs is h, with its lines counted by level.
func (m *Metrics) Logs(h slog.Handler) slog.Handler { return countedLog{h, m} }

type countedLog struct {
	slog.Handler
	m *Metrics
}

// Handle counts the line.
func (h countedLog) Handle(ctx context.Context, r slog.Record) error {
	level := levels[0]
	switch {
	case r.Level >= slog.LevelError:
		level = levels[3]
	case r.Level >= slog.LevelWarn:
		level = levels[2]
	case r.Level >= slog.LevelInfo:
		level = levels[1]
	}
	h.m.lines.WithLabelValues(level).Inc()
	return h.Handler.Handle(ctx, r)
}

// WithAttrs keeps the count.
func (h countedLog) WithAttrs(as []slog.Attr) slog.Handler {
	return countedLog{h.Handler.WithAttrs(as), h.m}
}

// WithGroup keeps the count.
func (h countedLog) WithGroup(name string) slog.Handler {
	return countedLog{h.Handler.WithGroup(name), h.m}
}
