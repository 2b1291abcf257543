package office

import (
	"context"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// Check is what the checker says of the stored values now, all at once.
func (o *Office) Check(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]naskah.Finding, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return nil, err
	}
	v, err := o.printed(ctx, m)
	if err != nil {
		return nil, err
	}
	fs, _, err := o.check(ctx, m, v)
	return fs, err
}

// CheckDraft is Check for values that are typed but not stored yet: the findings beside the fields of a form.
func (o *Office) CheckDraft(ctx context.Context, p naskah.Principal, id naskah.NaskahID, v naskah.Values) ([]naskah.Finding, document.Tree, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return nil, document.Tree{}, err
	}
	fs, c, err := o.check(ctx, m, withoutOpening(v))
	return fs, c.tree, err
}

// CheckValues checks values that belong to no naskah: the template's rules and the glyphs.
func (o *Office) CheckValues(_ context.Context, _ naskah.Principal, kode naskah.Kode, v naskah.Values) ([]naskah.Finding, error) {
	tpl, err := o.Templates.Current(kode)
	if err != nil {
		return nil, err
	}
	tree, _, err := tpl.Compile(v, document.Options{})
	if err != nil {
		return nil, err
	}
	return append(tpl.Check(v), o.Layout.Missing(tree)...), nil
}

func (o *Office) check(ctx context.Context, m matter, v naskah.Values) ([]naskah.Finding, composed, error) {
	c, err := o.compose(ctx, m.n, m.inst, v)
	if err != nil {
		return nil, c, err
	}
	r, err := o.roster(ctx, m.inst)
	if err != nil {
		return nil, c, err
	}
	n := m.n
	if n.State == naskah.Draft {
		n = c.derive(n, r)
		n.Parafs = r.chain(n.Jenis, naskah.DateIn(m.now, m.zone))
	}
	return o.findings(c, n, r), c, nil
}

// Preview is the tree of a naskah as it would be printed now; the page that shows it marks what is a draft.
func (o *Office) Preview(ctx context.Context, p naskah.Principal, id naskah.NaskahID) (document.Tree, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return document.Tree{}, err
	}
	v, err := o.printed(ctx, m)
	if err != nil {
		return document.Tree{}, err
	}
	c, err := o.compose(ctx, m.n, m.inst, v)
	return c.tree, err
}
