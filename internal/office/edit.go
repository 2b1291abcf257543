package office

import (
	"context"

	"naskah/internal/naskah"
)

// An EditInput is the whole of a draft's values as they should stand. Tanggal, tempat and nomor in it are not taken: they are set
// by the act number only.
type EditInput struct{ Values naskah.Values }

// Edit replaces the values of a draft; autosave does the same. They may be incomplete. Nothing changes, and no event is written,
// when they are what is stored already.
func (o *Office) Edit(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, in EditInput) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	mv, err := o.allow(ctx, m, naskah.ActEdit)
	if err != nil {
		return naskah.Naskah{}, err
	}
	r, err := o.roster(ctx, m.inst)
	if err != nil {
		return naskah.Naskah{}, err
	}
	v, err := o.partnersChosen(ctx, m, r, in.Values)
	if err != nil {
		return naskah.Naskah{}, err
	}
	v = r.officials(withoutOpening(v))
	b, err := v.Canonical()
	if err != nil {
		return naskah.Naskah{}, err
	}
	if naskah.DigestOf(b) == m.n.Values {
		return m.n, nil
	}
	n, err := o.settle(ctx, m, m.n.WrittenBy(p), r, v)
	if err != nil {
		return naskah.Naskah{}, err
	}
	if err := o.guard(ctx, m, mv, naskah.Facts{After: after(n, m, mv), ValuesParse: true}); err != nil {
		return naskah.Naskah{}, err
	}
	return o.record(ctx, m, mv, naskah.Change{After: n}, detail{"values": string(n.Values), "sebelum": string(m.n.Values)})
}
