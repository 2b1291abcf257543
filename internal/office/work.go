package office

import (
	"context"

	"naskah/internal/naskah"
)

// Work does one task of the queue: at least once, and doing it again changes nothing more. A kind that this program does not know is
// Conflict (NSK-PEKERJAAN): a newer one made it, and does it.
func (o *Office) Work(ctx context.Context, t naskah.Task) error {
	id := naskah.NaskahID(t.Subject.ID)
	switch t.Kind {
	case naskah.TaskExpire:
		_, err := o.expire(ctx, id)
		return err
	case naskah.TaskRetain:
		return o.Retain(ctx, id)
	case naskah.TaskEvidence:
		return o.Reprove(ctx, id)
	}
	return naskah.Errorf(naskah.Conflict, "NSK-PEKERJAAN", "Pekerjaan %q tidak dikenal oleh program versi ini.", string(t.Kind))
}

// Retain extends the retention of everything that an archived naskah rests on.
func (o *Office) Retain(_ context.Context, _ naskah.NaskahID) error {
	return naskah.Errorf(naskah.Unavailable, "NSK-BELUM-ADA", "Belum tersedia.")
}

// Reprove reads every byte of a naskah again and judges its seals.
func (o *Office) Reprove(_ context.Context, _ naskah.NaskahID) error {
	return naskah.Errorf(naskah.Unavailable, "NSK-BELUM-ADA", "Belum tersedia.")
}
