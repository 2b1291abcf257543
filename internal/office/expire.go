package office

import (
	"context"
	"errors"

	"naskah/internal/naskah"
)

// Expire ends every session whose deadline has passed; the ticker calls it. It does all it can and says how many it ended; one
// that cannot be ended does not keep the others open.
func (o *Office) Expire(ctx context.Context) (int, error) {
	ids, err := o.Store.Overdue(ctx, naskah.ScopeSystem(), o.now())
	if err != nil {
		return 0, err
	}
	n, problems := 0, []error(nil)
	for _, id := range ids {
		ended, err := o.expire(ctx, id)
		if err != nil && !errors.Is(err, naskah.Conflict) {
			problems = append(problems, err)
		}
		if ended {
			n++
		}
	}
	return n, errors.Join(problems...)
}

// expire ends the session of one naskah, if it is time; the naskah waits for the officer again.
func (o *Office) expire(ctx context.Context, id naskah.NaskahID) (bool, error) {
	m, err := o.read(ctx, naskah.System(), id)
	if err != nil || !m.overdue() {
		return false, err
	}
	_, err = o.end(ctx, m, naskah.ActExpire, naskah.SessionExpired, "")
	return err == nil, err
}
