package office

import (
	"context"
	"time"

	"naskah/internal/naskah"
)

// evidence does a task of TaskEvidence: once, or again after so many days as its arguments say.
func (o *Office) evidence(ctx context.Context, t naskah.Task) (again time.Time, err error) {
	return time.Time{}, o.Reprove(ctx, naskah.NaskahID(t.Subject.ID))
}

// Reprove reads every byte of a naskah again and judges its seals.
func (o *Office) Reprove(_ context.Context, _ naskah.NaskahID) error {
	return naskah.Errorf(naskah.Unavailable, "NSK-BELUM-ADA", "Belum tersedia.")
}
