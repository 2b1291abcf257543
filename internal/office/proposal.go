package office

import (
	"context"
	"errors"

	"naskah/internal/naskah"
)

// A FactChange is one fact that an act changes, in words.
type FactChange struct {
	Fact     string // "judul", as naskah.Changes names it
	Label    string // "Judul"
	Old, New string // as people read them; "" is "belum diisi"
}

// A Proposal is an act that waits for a second person, as p sees it.
type Proposal struct {
	naskah.Pending
	Naskah  naskah.Naskah // zero for the undoing of an import
	Batch   *ImportBatch  // of the undoing of an import
	Changes []FactChange  // what it would change
	Scan    *naskah.Ref   // the scan it brings, to be looked at before it is confirmed
	Mine    bool          // p proposed it
	May     error         // why p may not confirm it; nil: he may
}

// Proposals are those that wait, newest first: those p may confirm and those he made.
func (o *Office) Proposals(ctx context.Context, p naskah.Principal) ([]Proposal, error) {
	list, err := o.Store.Pendings(ctx, naskah.ScopeOf(p), naskah.PendingFilter{State: naskah.PendingWaiting, Limit: 200})
	if err != nil {
		return nil, err
	}
	var out []Proposal
	for _, pd := range list {
		if !o.now().Before(pd.Until) {
			continue // the ticker ends it within the minute
		}
		x, err := o.proposal(ctx, p, pd)
		if errors.Is(err, naskah.NotFound) {
			continue // its naskah is not for p to see any more
		}
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}

// Proposal is one of them, also one that has ended.
func (o *Office) Proposal(ctx context.Context, p naskah.Principal, id string) (Proposal, error) {
	pd, err := o.pending(ctx, naskah.ScopeOf(p), id)
	if err != nil {
		return Proposal{}, err
	}
	return o.proposal(ctx, p, pd)
}

// proposal is pd as p sees it.
func (o *Office) proposal(ctx context.Context, p naskah.Principal, pd naskah.Pending) (Proposal, error) {
	x := Proposal{Pending: pd, Mine: proposedBy(pd, p)}
	if pd.Subject.Kind == naskah.SubjectImpor {
		b, err := o.batch(ctx, naskah.ScopeOf(p), pd.Instansi, pd.Subject.ID)
		if err != nil {
			return x, err
		}
		x.Batch, x.Changes = &b, undoShown(pd.Change)
		x.May = o.mayConfirm(ctx, p, pd, naskah.Naskah{Instansi: pd.Instansi})
		return x, nil
	}
	var err error
	if x.Naskah, err = o.Store.Naskah(ctx, naskah.ScopeOf(p), naskah.NaskahID(pd.Subject.ID)); err != nil {
		return x, err
	}
	if c, ok := confirmers[pd.Act]; ok {
		if x.Changes, x.Scan, err = c.show(pd.Change); err != nil {
			return x, err
		}
	}
	x.May = o.mayConfirm(ctx, p, pd, x.Naskah)
	return x, nil
}

// mayConfirm says what would keep p from confirming, as far as it is known without running the act; nothing is kept of the question.
func (o *Office) mayConfirm(ctx context.Context, p naskah.Principal, pd naskah.Pending, n naskah.Naskah) error {
	switch {
	case pd.State != naskah.PendingWaiting:
		return o.ended(ctx, pd)
	case pd.Subject.Kind == naskah.SubjectNaskah && n.Seq != pd.Seq:
		return movedOn()
	}
	if err := naskah.AllowSecond(p, pd.By, n); err != nil {
		return err
	}
	_, err := o.proposer(ctx, pd)
	return err
}

// ProposalScan gives the bytes of the scan that a proposal brings, or, where it brings none, of the scan that it would archive.
func (o *Office) ProposalScan(ctx context.Context, p naskah.Principal, id string) ([]byte, string, error) {
	x, err := o.Proposal(ctx, p, id)
	if err != nil {
		return nil, "", err
	}
	if x.Scan == nil || p.Outside() {
		return nil, "", naskah.Absent()
	}
	b, err := o.Objects.Get(ctx, *x.Scan)
	if err != nil {
		return nil, "", err
	}
	return b, "pindaian.pdf", nil
}
