package office

import (
	"context"

	"naskah/internal/layout"
	"naskah/internal/naskah"
)

// Render lays out the stored values of a draft and keeps the bytes as its next version. Submit does it by itself when the newest
// version is not of the current values.
func (o *Office) Render(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	return o.render(ctx, m)
}

func (o *Office) render(ctx context.Context, m matter) (naskah.Naskah, error) {
	mv, err := o.allow(ctx, m, naskah.ActRender)
	if err != nil {
		return naskah.Naskah{}, err
	}
	v, err := o.loadValues(ctx, m.n.Values)
	if err != nil {
		return naskah.Naskah{}, err
	}
	c, err := o.compose(ctx, m.n, m.inst, v)
	if err != nil {
		return naskah.Naskah{}, err
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), m.n.ID)
	if err != nil {
		return naskah.Naskah{}, err
	}
	version, err := o.rendered(ctx, m, c, m.n.Values, len(vs)+1)
	if err != nil {
		return naskah.Naskah{}, err
	}
	n := m.n
	n.Current = version.Ref.Digest
	if err := o.guard(ctx, m, mv, naskah.Facts{After: after(n, m, mv), Versions: append(vs, version)}); err != nil {
		return naskah.Naskah{}, err
	}
	ch := naskah.Change{After: n, Version: &version, Event: naskah.Event{Version: n.Current}}
	return o.record(ctx, m, mv, ch, detail{"versi": version.No})
}

// rendered draws a composed text without a mark and stores its bytes: a version that can be signed.
func (o *Office) rendered(ctx context.Context, m matter, c composed, values naskah.Digest, no int) (naskah.Version, error) {
	res, err := o.draw(ctx, m, c, values, "")
	if err != nil {
		return naskah.Version{}, err
	}
	ref, err := o.put(ctx, res.PDF, typePDF)
	if err != nil {
		return naskah.Version{}, err
	}
	return naskah.Version{No: no, Ref: ref, Of: naskah.Rendered, Renderer: layout.Renderer, Values: values, Fields: append(res.Fields, res.Rooms...), Pages: res.Pages, At: m.now}, nil
}
