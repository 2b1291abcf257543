package office

import (
	"context"

	"naskah/internal/naskah"
)

// Revise makes an approved naskah a draft again, for a reason; every paraf lapses, a reserved nomor stays reserved.
func (o *Office) Revise(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, reason string) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	return o.back(ctx, m, naskah.ActRevise, reason, nil)
}
