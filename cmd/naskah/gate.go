package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"naskah/internal/naskah"
)

// What /siap may take, and how long its answer is kept: whoever asks often is no load.
const (
	readyWithin = 2 * time.Second
	readyKept   = time.Second
)

// A part is something without which the process should not be given requests.
type part struct {
	name string // as /siap and the metrics say it; docs/pengamatan.md
	ask  func(context.Context) error
}

// A gate is what /siap asks.
type gate struct {
	parts []part
	log   *slog.Logger
	over  atomic.Bool

	mu      sync.Mutex
	at      time.Time
	failing []string
	last    map[string]bool // of the parts that failed when last asked
}

func newGate(log *slog.Logger, parts ...part) *gate {
	return &gate{parts: parts, log: log, last: map[string]bool{}}
}

// stop closes the gate for good.
func (g *gate) stop() { g.over.Store(true) }

// Stopping says whether the gate was closed.
func (g *gate) Stopping() bool { return g.over.Load() }

// Failing names the parts that are not ready, in order; "process" alone when the process is about to end.
func (g *gate) Failing(ctx context.Context) []string {
	if g.Stopping() {
		return []string{"process"}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.at.IsZero() || time.Since(g.at) >= readyKept {
		g.failing = g.ask(ctx)
		g.at = time.Now()
	}
	return g.failing
}

// Parts is Failing for the metrics: every part, and whether it is ready.
func (g *gate) Parts(ctx context.Context) map[string]bool {
	out := map[string]bool{"process": !g.Stopping()}
	if g.Stopping() {
		return out
	}
	for _, p := range g.parts {
		out[p.name] = true
	}
	for _, name := range g.Failing(ctx) {
		out[name] = false
	}
	return out
}

// ask asks every part at once. One that does not answer in time is not ready; it is not waited for.
func (g *gate) ask(ctx context.Context) []string {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readyWithin)
	defer cancel()
	answers := make([]chan error, len(g.parts))
	for i, p := range g.parts {
		answers[i] = make(chan error, 1)
		go func() { answers[i] <- p.ask(ctx) }()
	}
	var failing []string
	for i, p := range g.parts {
		var err error
		select {
		case err = <-answers[i]:
		case <-ctx.Done():
			err = ctx.Err()
		}
		if err != nil {
			failing = append(failing, p.name)
		}
		g.tell(ctx, p.name, err)
	}
	return failing
}

// tell logs a part when it fails for the first time, and when it is there again; the cause stands in the log only.
func (g *gate) tell(ctx context.Context, name string, err error) {
	switch {
	case err != nil && !g.last[name]:
		g.log.WarnContext(ctx, "not ready", slog.String("part", name), slog.Any("err", err))
	case err == nil && g.last[name]:
		g.log.InfoContext(ctx, "ready again", slog.String("part", name))
	}
	g.last[name] = err != nil
}

// checked is a store that says whether it can be used.
type checked interface {
	Check(ctx context.Context) error
}

// parts are what this process needs to be ready.
func (a *app) parts() []part {
	_, pool := a.db.Pool()
	return []part{
		{"database", pool.PingContext},
		{"schema", func(ctx context.Context) error {
			err := requireSchema(ctx, a.db)
			if e, ok := errors.AsType[*naskah.Error](err); ok && (e.Code == "NSK-SKEMA" || e.Code == "JOB-SKEMA") {
				return err
			}
			return nil // that it could not be asked is the database's fault
		}},
		{"objects", func(ctx context.Context) error {
			if s, ok := a.objects.(checked); ok {
				return s.Check(ctx)
			}
			return fmt.Errorf("%T cannot be asked", a.objects)
		}},
		{"jobs", func(ctx context.Context) error {
			if a.jobs == nil {
				return errors.New("no work was begun")
			}
			return a.jobs.Check(ctx)
		}},
	}
}
