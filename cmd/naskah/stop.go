package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"naskah/internal/office"
)

// The stages of a graceful stop and how long each may take. Their sum is below TimeoutStopSec of the systemd unit and
// stop_grace_period of the compose file, which a test holds.
const (
	finishWithin = 30 * time.Second                // follow-up work, which goes on elsewhere
	finishFor    = 75 * time.Second                // requests under way: their own deadline is 60 s
	settleFor    = office.SealFor + 20*time.Second // seals under way, which outlive their request
	answerFor    = 5 * time.Second                 // the answers to those
	stopFor      = finishFor + settleFor + answerFor
)

// A listener is what answers; ShutdownWithContext closes the listener at once and waits for what is under way.
type listener interface {
	ShutdownWithContext(ctx context.Context) error
}

// finish ends the service gracefully: nothing new begins, what has begun ends. Seals are waited for longer than anything else, because
// what a signer has spent on one does not come back.
func (a *app) finish(site listener) error {
	ctx, cancel := context.WithTimeout(context.Background(), stopFor)
	defer cancel()
	begun := time.Now()
	a.gate.stop()
	a.notify("STOPPING=1")
	a.log.InfoContext(ctx, "stop", slog.Int("seals", a.office.Seals.Running()))
	jobs := make(chan error, 1)
	go func() { jobs <- a.stopJobs(ctx) }()
	closed := make(chan error, 1)
	go func() { closed <- site.ShutdownWithContext(ctx) }()
	err := a.waitFor(ctx, closed)
	err = errors.Join(err, <-jobs)
	took := slog.Int64("ms", time.Since(begun).Milliseconds())
	if err != nil {
		a.log.ErrorContext(ctx, "stopped", took, slog.Any("err", err))
		return err
	}
	a.log.InfoContext(ctx, "stopped", took)
	return nil
}

// waitFor waits until every connection is done, or, when one hangs, until every seal is recorded.
func (a *app) waitFor(ctx context.Context, closed <-chan error) error {
	select {
	case err := <-closed:
		return errors.Join(err, a.settled(ctx))
	case <-time.After(finishFor):
	}
	a.log.WarnContext(ctx, "stop: requests still under way; only seals are waited for", slog.Int("seals", a.office.Seals.Running()))
	if err := a.settled(ctx); err != nil {
		return err
	}
	select {
	case err := <-closed:
		return err
	case <-time.After(answerFor):
		a.log.WarnContext(ctx, "stop: requests were cut off")
		return nil
	}
}

// settled waits for the seals under way.
func (a *app) settled(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, settleFor)
	defer cancel()
	if err := a.office.Seals.Settled(ctx); err != nil {
		return fmt.Errorf("stop: %d seals did not end: %w", a.office.Seals.Running(), err)
	}
	return nil
}

// stopJobs takes no more follow-up work and waits a little for what is under way; what takes longer is given back, and tried again by
// the next process.
func (a *app) stopJobs(ctx context.Context) error {
	if a.jobs == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, finishWithin)
	defer cancel()
	return a.jobs.Stop(ctx)
}
