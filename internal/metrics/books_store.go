package metrics

import (
	"context"
	"time"

	"naskah/internal/naskah"
)

// Naskah is counted.
func (b *Books) Naskah(ctx context.Context, s naskah.Scope, id naskah.NaskahID) (_ naskah.Naskah, err error) {
	defer b.m.seen(portStore, "Naskah", time.Now(), &err)
	return b.Whole.Naskah(ctx, s, id)
}

// List is counted.
func (b *Books) List(ctx context.Context, s naskah.Scope, f naskah.Filter) (_ naskah.Page, err error) {
	defer b.m.seen(portStore, "List", time.Now(), &err)
	return b.Whole.List(ctx, s, f)
}

// Versions is counted.
func (b *Books) Versions(ctx context.Context, s naskah.Scope, id naskah.NaskahID) (_ []naskah.Version, err error) {
	defer b.m.seen(portStore, "Versions", time.Now(), &err)
	return b.Whole.Versions(ctx, s, id)
}

// Events is counted.
func (b *Books) Events(ctx context.Context, s naskah.Scope, sub naskah.Subject) (_ []naskah.Event, err error) {
	defer b.m.seen(portStore, "Events", time.Now(), &err)
	return b.Whole.Events(ctx, s, sub)
}

// Sessions is counted.
func (b *Books) Sessions(ctx context.Context, s naskah.Scope, id naskah.NaskahID) (_ []naskah.SigningSession, err error) {
	defer b.m.seen(portStore, "Sessions", time.Now(), &err)
	return b.Whole.Sessions(ctx, s, id)
}

// Public is counted.
func (b *Books) Public(ctx context.Context, kode string, d naskah.Digest) (_ naskah.PublicView, err error) {
	defer b.m.seen(portStore, "Public", time.Now(), &err)
	return b.Whole.Public(ctx, kode, d)
}

// Summary is counted.
func (b *Books) Summary(ctx context.Context, s naskah.Scope, p naskah.Period) (_ naskah.Summary, err error) {
	defer b.m.seen(portStore, "Summary", time.Now(), &err)
	return b.Whole.Summary(ctx, s, p)
}

// Overdue is counted.
func (b *Books) Overdue(ctx context.Context, s naskah.Scope, now time.Time) (_ []naskah.NaskahID, err error) {
	defer b.m.seen(portStore, "Overdue", time.Now(), &err)
	return b.Whole.Overdue(ctx, s, now)
}

// Recent is counted.
func (b *Books) Recent(ctx context.Context, s naskah.Scope, limit int) (_ []naskah.Event, err error) {
	defer b.m.seen(portStore, "Recent", time.Now(), &err)
	return b.Whole.Recent(ctx, s, limit)
}

// ReserveNomor is counted.
func (b *Books) ReserveNomor(ctx context.Context, s naskah.Scope, k naskah.RegisterKey, n naskah.NaskahID, write func(urut int) string) (_ naskah.NomorRegister, err error) {
	defer b.m.seen(portStore, "ReserveNomor", time.Now(), &err)
	return b.Whole.ReserveNomor(ctx, s, k, n, write)
}

// UseNomor is counted.
func (b *Books) UseNomor(ctx context.Context, s naskah.Scope, k naskah.RegisterKey, n naskah.NaskahID, text string) (err error) {
	defer b.m.seen(portStore, "UseNomor", time.Now(), &err)
	return b.Whole.UseNomor(ctx, s, k, n, text)
}

// Advance is counted.
func (b *Books) Advance(ctx context.Context, c naskah.Change) (err error) {
	defer b.m.seen(portStore, "Advance", time.Now(), &err)
	err = b.Whole.Advance(ctx, c)
	b.m.act(ctx, c.Event.Act, outcome(err))
	return err
}

// AdvanceAll is counted.
func (b *Books) AdvanceAll(ctx context.Context, cs []naskah.Change) (err error) {
	defer b.m.seen(portStore, "AdvanceAll", time.Now(), &err)
	err = b.Whole.AdvanceAll(ctx, cs)
	for _, c := range cs {
		b.m.act(ctx, c.Event.Act, outcome(err))
	}
	return err
}

// Propose is counted.
func (b *Books) Propose(ctx context.Context, p naskah.Pending) (err error) {
	defer b.m.seen(portStore, "Propose", time.Now(), &err)
	err = b.Whole.Propose(ctx, p)
	if err == nil {
		b.m.act(ctx, p.Act, proposed)
	} else {
		b.m.act(ctx, p.Act, outcome(err))
	}
	return err
}

// Answer is counted.
func (b *Books) Answer(ctx context.Context, id string, to naskah.PendingState, a naskah.Answer) (err error) {
	defer b.m.seen(portStore, "Answer", time.Now(), &err)
	return b.Whole.Answer(ctx, id, to, a)
}

// Pendings is counted.
func (b *Books) Pendings(ctx context.Context, s naskah.Scope, f naskah.PendingFilter) (_ []naskah.Pending, err error) {
	defer b.m.seen(portStore, "Pendings", time.Now(), &err)
	return b.Whole.Pendings(ctx, s, f)
}

// Similar is counted.
func (b *Books) Similar(ctx context.Context, s naskah.Scope, p naskah.Probe) (_ []naskah.Naskah, err error) {
	defer b.m.seen(portStore, "Similar", time.Now(), &err)
	return b.Whole.Similar(ctx, s, p)
}

// Refuse is counted.
func (b *Books) Refuse(ctx context.Context, r naskah.Refusal) (err error) {
	defer b.m.seen(portStore, "Refuse", time.Now(), &err)
	b.m.act(ctx, r.Act, refused)
	return b.Whole.Refuse(ctx, r)
}

// Refusals is counted.
func (b *Books) Refusals(ctx context.Context, s naskah.Scope, sub naskah.Subject) (_ []naskah.Refusal, err error) {
	defer b.m.seen(portStore, "Refusals", time.Now(), &err)
	return b.Whole.Refusals(ctx, s, sub)
}
