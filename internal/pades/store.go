package pades

import (
	"bytes"
	"crypto/sha256"
	"slices"

	"naskah/internal/pdf"
)

// Evidence is what a signature is judged by when nobody can be asked any more, each in DER: certificates, OCSP responses, revocation
// lists [EN 319 142-1 5.4.2].
type Evidence struct{ Certs, OCSPs, CRLs [][]byte }

// Store appends a document security store with further evidence; what the file holds already stays in it.
func (b *Base) Store(e Evidence) (Revision, error) {
	a := b.addition()
	dss := b.dss.With("Type", pdf.Name("DSS"))
	for i, list := range [][][]byte{e.Certs, e.OCSPs, e.CRLs} {
		key := storeKeys[i]
		refs, _ := dss.Get(key).(pdf.Array)
		refs = slices.Clone(refs)
		seen := map[[32]byte]bool{}
		for _, der := range list {
			if d := sha256.Sum256(der); len(der) > 0 && !seen[d] {
				seen[d] = true
				refs = append(refs, a.add(deflated(nil, bytes.Clone(der))))
			}
		}
		if len(refs) > 0 {
			dss = dss.With(key, refs)
		}
	}
	if len(a.objs) == 0 {
		return Revision{}, fault(ErrAnswer, "no evidence")
	}
	a.set(b.root, b.catalog.With("DSS", a.add(dss)))
	return a.finished()
}
