package office

import (
	"context"

	"naskah/internal/naskah"
)

// manyRows is from how many rows on the register is read once for a sheet, rather than asked for every row.
const manyRows = 100

// A likeRegister finds what rows of a sheet may be doubles of.
type likeRegister struct {
	o      *Office
	p      naskah.Principal
	byYear map[int][]naskah.Naskah // nil: the store is asked for each row
}

// likeRegister reads the register for a sheet of so many rows.
func (o *Office) likeRegister(ctx context.Context, p naskah.Principal, rows int) (likeRegister, error) {
	r := likeRegister{o: o, p: p}
	if rows < manyRows {
		return r, nil
	}
	list, err := o.all(ctx, naskah.ScopeOf(p), naskah.Filter{})
	if err != nil {
		return r, err
	}
	r.byYear = map[int][]naskah.Naskah{}
	for _, n := range list {
		if naskah.ScopeOf(p).Sees(n) == naskah.SeesPenuh {
			r.byYear[n.Tahun] = append(r.byYear[n.Tahun], n)
		}
	}
	return r, nil
}

// similar is what Office.similar finds.
func (r likeRegister) similar(ctx context.Context, probe naskah.Probe) ([]SimilarNaskah, error) {
	if r.byYear == nil {
		return r.o.similar(ctx, r.p, probe)
	}
	var near []naskah.Naskah
	if y := probe.Year(); y != 0 {
		near = append(append(near, r.byYear[y]...), r.byYear[0]...)
	} else {
		for _, list := range r.byYear {
			near = append(near, list...)
		}
	}
	return likenesses(probe, probe.Most(near)), nil
}
