package office

import (
	"context"
	"errors"
	"log/slog"

	"naskah/internal/naskah"
)

// allow is the second beat: the table must know the move, and p must be one who may make it. A refusal is kept.
func (o *Office) allow(ctx context.Context, m matter, act naskah.Act) (naskah.Move, error) {
	mv, err := naskah.Next(m.n.State, act)
	if err != nil {
		return naskah.Move{}, err
	}
	if err := naskah.Allow(m.by.As(mv.By), mv, m.n, m.session); err != nil {
		return naskah.Move{}, o.refused(ctx, m.by.As(mv.By), m.n.ID.Subject(), act, err)
	}
	return mv, nil
}

// guard asks whether what must be true for the move is true. f holds what the act gathered; the rest is filled in here.
func (o *Office) guard(ctx context.Context, m matter, mv naskah.Move, f naskah.Facts) error {
	f.Now, f.Zone, f.By, f.Before, f.Session = m.now, m.zone, m.by.As(mv.By), m.n, m.session
	if err := naskah.Guard(mv, f); err != nil {
		return o.refused(ctx, f.By, m.n.ID.Subject(), mv.Act, err)
	}
	return nil
}

// refused keeps a Denied before it is answered; other errors pass through. That it could not be kept is logged and does not turn
// a refusal into anything else.
func (o *Office) refused(ctx context.Context, by naskah.Principal, sub naskah.Subject, act naskah.Act, err error) error {
	e, ok := errors.AsType[*naskah.Error](err)
	if !ok || e.Kind != naskah.Denied {
		return err
	}
	r := naskah.Refusal{Subject: sub, At: o.now(), By: by, Act: act, Code: e.Code}
	if kept := o.Store.Refuse(context.WithoutCancel(ctx), r); kept != nil {
		o.Log.ErrorContext(ctx, "office: refusal not kept", slog.String("code", e.Code), slog.String("act", string(act)), slog.Any("err", kept))
	}
	return err
}
