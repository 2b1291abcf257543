package naskah

import (
	"context"
	"log/slog"
	"slices"
	"sync"
)

// A Trace is what one request, or one job, leaves behind for those who look from outside: an id for every line of the log, and the
// acts that were tried in it. It holds nothing that is nobody's business. Safe for concurrent use.
type Trace struct {
	ID string // random; never what a client sent

	mu   sync.Mutex
	acts []string
}

// maxTraced bounds the acts that one trace remembers; a sheet of a thousand rows is one line of the log all the same.
const maxTraced = 8

// Tried remembers an act, once however often it was done.
func (t *Trace) Tried(act Act) {
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.acts) < maxTraced && !slices.Contains(t.acts, string(act)) {
		t.acts = append(t.acts, string(act))
	}
}

// Acts are those tried so far, in order.
func (t *Trace) Acts() []string {
	if t == nil {
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.acts)
}

type traceKey struct{}

// WithTrace is ctx as part of what t is about.
func WithTrace(ctx context.Context, t *Trace) context.Context {
	return context.WithValue(ctx, traceKey{}, t)
}

// TraceOf is the trace that ctx belongs to; nil when there is none, which may be used all the same.
func TraceOf(ctx context.Context) *Trace {
	t, _ := ctx.Value(traceKey{}).(*Trace)
	return t
}

// toldKey marks a line that has its id: another handler of this kind further in leaves it at that.
type toldKey struct{}

// Traced is h with the attribute "request", the id of the trace, on every line that belongs to one.
func Traced(h slog.Handler) slog.Handler {
	if already, ok := h.(tracedHandler); ok {
		return already
	}
	return tracedHandler{h, h, nil}
}

// A tracedHandler adds the id at the top of a line, also inside groups: groups opened by WithGroup are applied to a line's own
// attributes only.
type tracedHandler struct {
	slog.Handler              // as it would be without a trace
	root         slog.Handler // before the first group
	steps        []func(slog.Handler) slog.Handler
}

// Handle adds the id of the trace of ctx.
func (h tracedHandler) Handle(ctx context.Context, r slog.Record) error {
	t := TraceOf(ctx)
	if told, _ := ctx.Value(toldKey{}).(bool); told || t == nil || t.ID == "" {
		return h.Handler.Handle(ctx, r)
	}
	ctx = context.WithValue(ctx, toldKey{}, true)
	at := h.root.WithAttrs([]slog.Attr{slog.String("request", t.ID)})
	for _, step := range h.steps {
		at = step(at)
	}
	return at.Handle(ctx, r)
}

// WithAttrs keeps the id on the lines of a logger with attributes.
func (h tracedHandler) WithAttrs(as []slog.Attr) slog.Handler {
	return h.then(func(h slog.Handler) slog.Handler { return h.WithAttrs(as) })
}

// WithGroup keeps the id at the top of the lines of a logger with a group.
func (h tracedHandler) WithGroup(name string) slog.Handler {
	return h.then(func(h slog.Handler) slog.Handler { return h.WithGroup(name) })
}

func (h tracedHandler) then(step func(slog.Handler) slog.Handler) slog.Handler {
	return tracedHandler{step(h.Handler), h.root, append(slices.Clone(h.steps), step)}
}
