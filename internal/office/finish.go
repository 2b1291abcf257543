package office

import (
	"context"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// runsFromLast reads, before anything is sealed, whether the term of the opened text runs from the last signature [OP 1.7]; nil
// when its dates are settled already.
func (o *Office) runsFromLast(ctx context.Context, m matter, base naskah.Version) (*document.Jangka, error) {
	v, err := o.loadValues(ctx, base.Values)
	if err != nil {
		return nil, err
	}
	c, err := o.compose(ctx, m.n, m.inst, v)
	if err != nil {
		return nil, err
	}
	if c.facts.Jangka.Mulai != document.MulaiTandaTangan {
		return nil, nil
	}
	return &c.facts.Jangka, nil
}

// lastSignature writes into n what only the last signature settles: a term that begins with it. An end that was typed holds.
func (w sealing) lastSignature(n naskah.Naskah) naskah.Naskah {
	if w.jangka == nil {
		return n
	}
	n.Mulai = naskah.DateIn(w.now, w.zone)
	if n.Berakhir.Kind != naskah.AkhirTanggal {
		n.Berakhir = w.jangka.From(n.Mulai)
	}
	return n
}
