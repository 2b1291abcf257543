package office

import (
	"context"

	"naskah/internal/naskah"
)

// Cancel ends a naskah that nobody has signed, for a reason. A nomor it had reserved is never given to another.
func (o *Office) Cancel(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, reason string) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	return o.back(ctx, m, naskah.ActCancel, reason, nil)
}
