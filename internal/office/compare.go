package office

import (
	"context"
	"fmt"

	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/naskah"
)

// Compare shows what changed between two versions of the history, clause by clause; a sealed or scanned one has the text of the
// rendered version that was signed.
func (o *Office) Compare(ctx context.Context, p naskah.Principal, id naskah.NaskahID, a, b int) ([]document.ClauseDiff, error) {
	_, trees, err := o.bothTexts(ctx, p, id, a, b)
	if err != nil {
		return nil, err
	}
	return document.Diff(trees[0], trees[1]), nil
}

// ComparePDF is what Compare shows as a PDF of the whole text, with what came and what went marked in it, and its file name.
func (o *Office) ComparePDF(ctx context.Context, p naskah.Principal, id naskah.NaskahID, a, b int) ([]byte, string, error) {
	m, trees, err := o.bothTexts(ctx, p, id, a, b)
	if err != nil {
		return nil, "", err
	}
	res, err := o.Layout.PDF(document.Redline(trees[0], trees[1]), layout.Options{
		Profile: layout.ProfileOf(m.inst.Rupa), Mark: document.RedlineMark, Images: o.pictures(ctx),
	})
	return res.PDF, fileName(m.n, fmt.Sprintf("perubahan-%d-%d", a, b)), err
}

// bothTexts are the texts of two versions, for the Instansi that keeps the naskah.
func (o *Office) bothTexts(ctx context.Context, p naskah.Principal, id naskah.NaskahID, a, b int) (m matter, trees [2]document.Tree, err error) {
	if m, err = o.see(ctx, p, id); err != nil {
		return m, trees, err
	}
	if p.Outside() {
		return m, trees, o.refused(ctx, p, id.Subject(), naskah.ActRender, naskah.Errorf(naskah.Denied, "NSK-AKSES-INSTANSI",
			"Perbandingan versi hanya untuk pemerintah daerah yang mengelola naskah."))
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), id)
	if err != nil {
		return m, trees, err
	}
	for i, no := range []int{a, b} {
		v, ok := Which{Version: no}.of(vs)
		if !ok || no == 0 {
			return m, trees, naskah.Errorf(naskah.NotFound, "NSK-VERSI-TIDAK-ADA", "Versi %d tidak ada pada naskah ini.", no)
		}
		vals, err := o.valuesOf(ctx, v, vs)
		if err != nil {
			return m, trees, err
		}
		if trees[i], err = o.treeOf(ctx, m, vals); err != nil {
			return m, trees, err
		}
	}
	return m, trees, nil
}

// valuesOf are the values that a version was rendered from; of one that extends another, those of the one it extends.
func (o *Office) valuesOf(ctx context.Context, v naskah.Version, vs []naskah.Version) (naskah.Values, error) {
	for range vs {
		if v.Values != "" {
			return o.loadValues(ctx, v.Values)
		}
		base, ok := versionOf(vs, v.Base)
		if !ok {
			break
		}
		v = base
	}
	return nil, naskah.Errorf(naskah.NotFound, "NSK-TANPA-ISI", "Versi %d adalah pindaian naskah yang dicatat tanpa isi, sehingga teksnya tidak dapat dibandingkan.", v.No)
}

// versionOf is the version with the digest.
func versionOf(vs []naskah.Version, d naskah.Digest) (naskah.Version, bool) {
	for _, v := range vs {
		if d != "" && v.Ref.Digest == d {
			return v, true
		}
	}
	return naskah.Version{}, false
}

// treeOf is the text that v makes.
func (o *Office) treeOf(ctx context.Context, m matter, v naskah.Values) (document.Tree, error) {
	c, err := o.compose(ctx, m.n, m.inst, v)
	return c.tree, err
}

// changeSince is what changed in the words of m since the version that an event names; what is filled when signing opens is left
// out on both sides. Now is the text of today; diff is nil when the version is not in the history.
func (o *Office) changeSince(ctx context.Context, m matter, d naskah.Digest) (then, now document.Tree, diff []document.ClauseDiff, err error) {
	v, err := o.loadValues(ctx, m.n.Values)
	if err != nil {
		return then, now, nil, err
	}
	if now, err = o.treeOf(ctx, m, withoutOpening(v)); err != nil {
		return then, now, nil, err
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), m.n.ID)
	if err != nil {
		return then, now, nil, err
	}
	version, ok := versionOf(vs, d)
	if !ok {
		return then, now, nil, nil
	}
	if v, err = o.valuesOf(ctx, version, vs); err != nil {
		return then, now, nil, err
	}
	if then, err = o.treeOf(ctx, m, withoutOpening(v)); err != nil {
		return then, now, nil, err
	}
	return then, now, document.Diff(then, now), nil
}
