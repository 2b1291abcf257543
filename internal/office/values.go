package office

import (
	"context"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// Values are the values of a naskah as they are printed: from the moment signing opened those of the opened version, before that
// those of the draft. An imported naskah has none (NotFound, NSK-TANPA-ISI).
func (o *Office) Values(ctx context.Context, p naskah.Principal, id naskah.NaskahID) (naskah.Values, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return nil, err
	}
	return o.printed(ctx, m)
}

// printed are the values that a rendering of m shows now.
func (o *Office) printed(ctx context.Context, m matter) (naskah.Values, error) {
	if m.n.Values == "" {
		return nil, naskah.Errorf(naskah.NotFound, "NSK-TANPA-ISI",
			"Naskah ini dicatat tanpa isi: hanya data registernya yang ada, belum ada berkas yang dapat ditampilkan.")
	}
	if opened(m.n.State) {
		v, err := o.openedVersion(ctx, m)
		if err != nil {
			return nil, err
		}
		return o.loadValues(ctx, v.Values)
	}
	v, err := o.loadValues(ctx, m.n.Values)
	if err != nil {
		return nil, err
	}
	if m.n.State == naskah.Approved {
		return document.SetOpening(v, m.n.Tanggal, m.n.Tempat, m.n.Nomor), nil
	}
	return v, nil
}

// opened says whether the state is one in which the text that was opened for signing stands.
func opened(s naskah.State) bool {
	return s == naskah.Signing || s == naskah.Signed || s == naskah.Archived
}

// openedVersion is the version whose text stands: that which was put before the signers of the newest session, or the scan of what was
// signed in ink.
func (o *Office) openedVersion(ctx context.Context, m matter) (naskah.Version, error) {
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), m.n.ID)
	if err != nil {
		return naskah.Version{}, err
	}
	if v := newestVersion(vs); m.n.State != naskah.Signing && v.Of == naskah.Scanned && v.Values != "" {
		return v, nil
	}
	return baseOf(vs, m.session)
}

// baseOf finds among vs the version a session put before its signers: the rendered one, or the scan on which all ink stands [OP 1.10].
func baseOf(vs []naskah.Version, s naskah.SigningSession) (naskah.Version, error) {
	for _, v := range vs {
		if (v.Of == naskah.Rendered || v.Of == naskah.Scanned) && v.Session == s.ID && v.Ref.Digest == s.Base && s.ID != "" {
			return v, nil
		}
	}
	return naskah.Version{}, naskah.Errorf(naskah.Corrupt, "NSK-DASAR-HILANG",
		"Versi yang dibuka untuk ditandatangani tidak tercatat. Hubungi pengelola sistem.")
}

// loadValues reads stored values; the store has checked that they are the bytes their digest names.
func (o *Office) loadValues(ctx context.Context, d naskah.Digest) (naskah.Values, error) {
	b, err := o.Objects.Get(ctx, naskah.Ref{Digest: d})
	if err != nil {
		return nil, err
	}
	return naskah.ParseCanonical(b)
}

// keepValues stores values as an object and returns the digest a row may name.
func (o *Office) keepValues(ctx context.Context, v naskah.Values) (naskah.Digest, error) {
	b, err := v.Canonical()
	if err != nil {
		return "", err
	}
	ref, err := o.put(ctx, b, typeJSON)
	return ref.Digest, err
}

// withoutOpening is v without the keys "diisi saat pembukaan" (tanggal_naskah, tempat, pihak[].nomor): tanggal, tempat and nomor
// are set by the act number only, and stand in a text only from open on.
func withoutOpening(v naskah.Values) naskah.Values {
	return document.SetOpening(v, naskah.Date{}, "", nil)
}
