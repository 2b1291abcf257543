package office

import (
	"context"

	"naskah/internal/naskah"
)

// Withdraw takes a naskah back from its reviewers, for a reason; every paraf lapses.
func (o *Office) Withdraw(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, reason string) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	return o.back(ctx, m, naskah.ActWithdraw, reason, nil)
}
