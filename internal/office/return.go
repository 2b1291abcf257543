package office

import (
	"context"

	"naskah/internal/naskah"
)

// Return sends a naskah in review back to its author, with a reason or with notes per pasal (clause id → note); every paraf lapses.
func (o *Office) Return(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, reason string, notes map[string]string) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	return o.back(ctx, m, naskah.ActReturn, reason, notes)
}
