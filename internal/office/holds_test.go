package office_test

import (
	"context"
	"time"

	"naskah/internal/naskah"
)

// watchedHolds keeps until when it was last asked to hold something, and holds nothing: it says what it was asked.
type watchedHolds struct {
	naskah.ObjectStore
	asked time.Time
}

func (s *watchedHolds) Hold(_ context.Context, _ naskah.Ref, until time.Time) error {
	s.asked = until
	return nil
}

func (s *watchedHolds) Held(context.Context, naskah.Ref) (time.Time, error) { return s.asked, nil }

// forgetful says yes to the at-th hold and does nothing.
type forgetful struct {
	naskah.ObjectStore
	at int
}

func (s *forgetful) Hold(ctx context.Context, r naskah.Ref, until time.Time) error {
	if s.at--; s.at == 0 {
		return nil
	}
	return s.ObjectStore.Hold(ctx, r, until)
}

// shortened holds everything for a year less than it was told.
type shortened struct{ naskah.ObjectStore }

func (s *shortened) Held(ctx context.Context, r naskah.Ref) (time.Time, error) {
	at, err := s.ObjectStore.Held(ctx, r)
	return at.AddDate(-1, 0, 0), err
}
