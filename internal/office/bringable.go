package office

import (
	"context"

	"naskah/internal/naskah"
)

// Bringable are the kinds of file that p may bring to a naskah or a kerja sama, in the order in which they are offered: what the
// upload form of a page is made from. Empty: he may look and not bring.
func (o *Office) Bringable(ctx context.Context, p naskah.Principal, sub naskah.Subject) ([]naskah.JenisLampiran, error) {
	s, err := o.subject(ctx, p, sub)
	if err != nil {
		return nil, err
	}
	var out []naskah.JenisLampiran
	for _, kind := range naskah.DaftarLampiran {
		if kind.Pada(sub.Kind) && s.mayBring(kind) == nil {
			out = append(out, kind)
		}
	}
	return out, nil
}
