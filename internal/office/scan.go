package office

import (
	"context"

	"naskah/internal/naskah"
)

// Scan attaches the scan of an old record that came without: one PDF with all pages. It is a version of the naskah, and cannot be
// replaced.
func (o *Office) Scan(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, pdf []byte) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	mv, err := o.allow(ctx, m, naskah.ActScan)
	if err != nil {
		return naskah.Naskah{}, err
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), id)
	if err != nil {
		return naskah.Naskah{}, err
	}
	if !m.n.Imported || m.n.Current != "" {
		return naskah.Naskah{}, o.guard(ctx, m, mv, naskah.Facts{After: after(m.n, m, mv), Versions: vs})
	}
	v, err := o.scanned(ctx, m, vs, pdf)
	if err != nil {
		return naskah.Naskah{}, err
	}
	n := m.n
	n.Current = v.Ref.Digest
	f := naskah.Facts{After: after(n, m, mv), Versions: append(vs[:len(vs):len(vs)], v), DigestChecked: true}
	if err := o.guard(ctx, m, mv, f); err != nil {
		return naskah.Naskah{}, err
	}
	return o.record(ctx, m, mv, naskah.Change{After: n, Version: &v, Event: naskah.Event{Version: n.Current}}, detail{"halaman": v.Pages})
}

// scanned checks a scan, stores its bytes, and is the version that they make.
func (o *Office) scanned(ctx context.Context, m matter, vs []naskah.Version, pdf []byte) (naskah.Version, error) {
	r, err := o.checkScan(ctx, m.n, vs, pdf)
	if err != nil {
		return naskah.Version{}, err
	}
	ref, err := o.put(ctx, pdf, typePDF)
	if err != nil {
		return naskah.Version{}, err
	}
	if ref.Digest != r.Digest {
		return naskah.Version{}, naskah.Errorf(naskah.Corrupt, "NSK-ARSIP-SIDIK", "Pindaian yang tersimpan tidak sama dengan yang diunggah. Unggah lagi; bila berulang, hubungi pengelola sistem.")
	}
	return naskah.Version{No: len(vs) + 1, Ref: ref, Of: naskah.Scanned, Pages: r.Pages, At: m.now}, nil
}
