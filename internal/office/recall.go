package office

import (
	"context"

	"naskah/internal/naskah"
)

// Recall takes a naskah back from its signers, for a reason; number, date and place may then be set anew.
func (o *Office) Recall(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, reason string) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	return o.end(ctx, m, naskah.ActRecall, naskah.SessionRecalled, reason)
}
