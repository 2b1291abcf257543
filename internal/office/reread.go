package office

import (
	"context"
	"slices"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// A Reread is what a pemaraf reads again: the change since his own last paraf of this naskah.
type Reread struct {
	Since string // when he gave it, in words; empty: never, so he reads all of it
	Diff  []document.ClauseDiff
}

// SinceMyParaf is that of p: of the same person, whichever account he used.
func (o *Office) SinceMyParaf(ctx context.Context, p naskah.Principal, id naskah.NaskahID) (Reread, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return Reread{}, err
	}
	if m.n.Values == "" {
		return Reread{}, nil
	}
	events, err := o.Store.Events(ctx, naskah.ScopeOf(p), id.Subject())
	if err != nil {
		return Reread{}, err
	}
	for _, e := range slices.Backward(events) {
		mine := e.By.User == p.User || p.Orang != "" && e.By.Orang == p.Orang
		if mine && (e.Act == naskah.ActParaf || e.Act == naskah.ActApprove) {
			_, _, diff, err := o.changeSince(ctx, m, e.Version)
			return Reread{Since: naskah.Waktu(e.At, m.zone), Diff: diff}, err
		}
	}
	return Reread{}, nil
}
