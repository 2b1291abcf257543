package office

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strconv"
	"time"

	"naskah/internal/naskah"
)

// Work does one task of the queue: at least once, and doing it again changes nothing more. again is when the same task is to be done
// next; zero: it is done for good. A kind that this program does not know is Conflict (NSK-PEKERJAAN): a newer one made it, and does it.
func (o *Office) Work(ctx context.Context, t naskah.Task) (again time.Time, err error) {
	id := naskah.NaskahID(t.Subject.ID)
	switch t.Kind {
	case naskah.TaskExpire:
		return o.expireTask(ctx, t)
	case naskah.TaskRetain:
		return o.Retain(ctx, id)
	case naskah.TaskEvidence:
		return o.evidence(ctx, t)
	case naskah.TaskSweep:
		return time.Time{}, o.sweep(ctx)
	case naskah.TaskRetainSweep:
		n, err := o.RetainSweep(ctx)
		if n > 0 {
			o.Log.InfoContext(ctx, "office: retention extended", slog.Int("naskah", n))
		}
		return time.Time{}, err
	}
	return time.Time{}, naskah.Errorf(naskah.Conflict, "NSK-PEKERJAAN", "Pekerjaan %q tidak dikenal oleh program versi ini.", string(t.Kind))
}

// expireTask ends the session of a naskah, if it is time and still the one of the task; if its deadline lies ahead, or a seal is still under way, it is looked at
// again then. A lost race is somebody else's end of the session, or his seal: the next look says which.
func (o *Office) expireTask(ctx context.Context, t naskah.Task) (again time.Time, err error) {
	m, err := o.read(ctx, naskah.System(), naskah.NaskahID(t.Subject.ID))
	if err != nil || m.n.State != naskah.Signing || m.session.State != naskah.SessionOpen || !of(t, m.session) {
		return time.Time{}, err
	}
	if m.overdue() {
		_, err = o.end(ctx, m, naskah.ActExpire, naskah.SessionExpired, "")
		return time.Time{}, err
	}
	again = m.session.Deadline
	if in := m.session.Intent; in.Fresh(m.now) && in.Until.After(again) {
		again = in.Until
	}
	return again, nil
}

// expiry is the task that ends a session at its deadline. It names the session, so that it waits beside that of an earlier one.
func expiry(s naskah.SigningSession) naskah.Task {
	return naskah.Task{Kind: naskah.TaskExpire, Subject: s.Naskah.Subject(), Args: json.RawMessage(`{"sesi":` + strconv.Quote(string(s.ID)) + `}`), RunAt: s.Deadline}
}

// of says whether an expiry is of this session.
func of(t naskah.Task, s naskah.SigningSession) bool {
	var args struct{ Sesi string }
	return json.Unmarshal(t.Args, &args) == nil && args.Sesi == string(s.ID)
}

// sweep ends every session and every proposal whose time has passed, also when one of them cannot be ended.
func (o *Office) sweep(ctx context.Context) error {
	sessions, err := o.Expire(ctx)
	proposals, perr := o.ExpireProposals(ctx)
	if sessions+proposals > 0 {
		o.Log.InfoContext(ctx, "office: time has passed", slog.Int("sessions", sessions), slog.Int("proposals", proposals))
	}
	return errors.Join(err, perr)
}
