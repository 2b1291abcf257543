package office

import (
	"context"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// end closes the open session without completion.
func (o *Office) end(ctx context.Context, m matter, act naskah.Act, as naskah.SessionState, reason string) (naskah.Naskah, error) {
	mv, err := o.allow(ctx, m, act)
	if err != nil {
		return naskah.Naskah{}, err
	}
	if err := shortReason("Alasan", "alasan", reason); err != nil {
		return naskah.Naskah{}, err
	}
	n, s, reason := m.n, m.session, strings.TrimSpace(reason)
	if mv.To == naskah.Draft {
		n = lapsed(n)
	}
	turn := m.session.TurnOf(m.by.User)
	if err := o.guard(ctx, m, mv, naskah.Facts{After: after(n, m, mv), Reason: reason, Turn: turn}); err != nil {
		return naskah.Naskah{}, err
	}
	s.State, s.Intent = as, nil
	d := detail{"sesi": string(s.ID)}
	if reason != "" {
		d["alasan"] = reason
	}
	if act == naskah.ActDecline && turn >= 0 {
		s.Turns = slices.Clone(s.Turns)
		s.Turns[turn].State, s.Turns[turn].At, s.Turns[turn].Reason = naskah.TurnDeclined, m.now, reason
		d["giliran"] = turn
	}
	return o.record(ctx, m, mv, naskah.Change{After: n, Session: &s, Event: naskah.Event{Version: n.Current}}, d)
}
