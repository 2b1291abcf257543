package office

import (
	"context"
	"slices"

	"naskah/internal/naskah"
)

// Paraf gives the paraf of the reviewer whose turn it is. The last paraf of the chain is the act approve: from then on the text
// waits for number, date and place.
func (o *Office) Paraf(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	next := m.n.NextParaf()
	act := naskah.ActParaf
	if next == len(m.n.Parafs)-1 {
		act = naskah.ActApprove
	}
	mv, err := o.allow(ctx, m, act)
	if err != nil {
		return naskah.Naskah{}, err
	}
	n := m.n
	if next >= 0 {
		n.Parafs = slices.Clone(n.Parafs)
		n.Parafs[next].At = m.now
	}
	if act == naskah.ActApprove {
		n.Batas = naskah.Date{} // the review is over
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), id)
	if err != nil {
		return naskah.Naskah{}, err
	}
	if err := o.guard(ctx, m, mv, naskah.Facts{After: after(n, m, mv), Versions: vs}); err != nil {
		return naskah.Naskah{}, err
	}
	return o.record(ctx, m, mv, naskah.Change{After: n, Event: naskah.Event{Version: n.Current}}, detail{"tempat": next + 1, "dari": len(n.Parafs)})
}

// lapsed is n with every paraf gone: whatever leads back to draft asks for all of them again.
func lapsed(n naskah.Naskah) naskah.Naskah {
	n.Parafs, n.Batas = slices.Clone(n.Parafs), naskah.Date{}
	for i := range n.Parafs {
		n.Parafs[i].At = naskah.Paraf{}.At
	}
	return n
}
