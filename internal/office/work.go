package office

import (
	"context"
	"time"

	"naskah/internal/naskah"
)

// Work does one task of the queue: at least once, and doing it again changes nothing more. again is when the same task is to be done
// next; zero: it is done for good. A kind that this program does not know is Conflict (NSK-PEKERJAAN): a newer one made it, and does it.
func (o *Office) Work(ctx context.Context, t naskah.Task) (again time.Time, err error) {
	id := naskah.NaskahID(t.Subject.ID)
	switch t.Kind {
	case naskah.TaskExpire:
		_, err := o.expire(ctx, id)
		return time.Time{}, err
	case naskah.TaskRetain:
		return o.Retain(ctx, id)
	case naskah.TaskEvidence:
		return o.evidence(ctx, t)
	}
	return time.Time{}, naskah.Errorf(naskah.Conflict, "NSK-PEKERJAAN", "Pekerjaan %q tidak dikenal oleh program versi ini.", string(t.Kind))
}
