package office

import (
	"context"

	"naskah/internal/naskah"
)

// Decline ends the session because a signer will not sign; the naskah goes back to its author with the reason, and every paraf
// lapses. Sealed versions of the session stay in its history.
func (o *Office) Decline(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, reason string) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	return o.end(ctx, m, naskah.ActDecline, naskah.SessionDeclined, reason)
}
