package office

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// An undoChange is the undoing of an import as it is proposed: each naskah, and the state in which it stood.
type undoChange struct {
	Batch  string
	Reason string
	Naskah []undoRow
}

type undoRow struct {
	ID  naskah.NaskahID
	Seq int
}

// undoShown says in words what the undoing would change.
func undoShown(raw json.RawMessage) []FactChange {
	var c undoChange
	if json.Unmarshal(raw, &c) != nil {
		return nil
	}
	return []FactChange{{Fact: "keadaan", Label: "Naskah dari berkas ini", Old: fmt.Sprintf("%d tercatat", len(c.Naskah)), New: fmt.Sprintf("%d dibatalkan", len(c.Naskah))}}
}

// UndoImport proposes that everything recorded from a sheet be cancelled as one act: what stands of it, unless some of it is in the
// archive already.
func (o *Office) UndoImport(ctx context.Context, p naskah.Principal, batch, reason string) (Outcome, error) {
	if err := o.keepsRegister(ctx, p, naskah.RoleOfficer); err != nil {
		return Outcome{}, err
	}
	if _, err := o.sheetFile(ctx, naskah.ScopeOf(p), p.Instansi, batch); err != nil {
		return Outcome{}, err
	}
	list, err := o.recorded(ctx, batch)
	if err != nil {
		return Outcome{}, err
	}
	c := undoChange{Batch: batch, Reason: strings.TrimSpace(reason)}
	archived := 0
	for _, n := range list {
		switch n.State {
		case naskah.Archived:
			archived++
		case naskah.Signed:
			c.Naskah = append(c.Naskah, undoRow{n.ID, n.Seq})
		default: // cancelled one by one
		}
	}
	switch {
	case archived > 0:
		return Outcome{}, naskah.Errorf(naskah.Conflict, "NSK-IMPOR-ARSIP", "%d naskah dari berkas ini sudah diarsipkan, sehingga impor ini tidak dapat diurungkan sekaligus. Perbaiki dengan ralat, atau anulir naskah lainnya satu per satu.", archived)
	case len(c.Naskah) == 0:
		return Outcome{}, naskah.Errorf(naskah.Conflict, "NSK-IMPOR-KOSONG", "Tidak ada naskah dari berkas ini yang masih tercatat.")
	}
	slices.SortFunc(c.Naskah, func(a, b undoRow) int { return cmp.Compare(a.ID, b.ID) })
	m, err := o.blank(ctx, p)
	if err != nil {
		return Outcome{}, err
	}
	if _, err := o.undoing(ctx, m, c, list); err != nil {
		return Outcome{}, err
	}
	mv, err := naskah.Next(naskah.Signed, naskah.ActAnnul)
	if err != nil {
		return Outcome{}, err
	}
	sub := naskah.Subject{Kind: naskah.SubjectImpor, ID: batch}
	if err := o.staleUndo(ctx, sub, c); err != nil {
		return Outcome{}, err
	}
	out, err := o.proposeOn(ctx, m, mv, sub, 0, c, c.Reason)
	out.Naskah = naskah.Naskah{}
	return out, err
}

// staleUndo ends a waiting undoing that can run no more because a naskah of the sheet has changed since: it makes room for c.
func (o *Office) staleUndo(ctx context.Context, sub naskah.Subject, c undoChange) error {
	old, waits, err := o.waiting(ctx, sub)
	if err != nil || !waits {
		return err
	}
	var was undoChange
	if json.Unmarshal(old.Change, &was) == nil && slices.Equal(was.Naskah, c.Naskah) {
		return nil
	}
	if err := o.lapse(ctx, old, lapseReason(old, o.now())); err != nil && !errors.Is(err, naskah.Conflict) {
		return err
	}
	return nil
}

// undoing is the annulment of each naskah, by m.by, on exactly the states of c.
func (o *Office) undoing(ctx context.Context, m matter, c undoChange, list []naskah.Naskah) ([]naskah.Change, error) {
	if _, err := givenReason(c.Reason); err != nil {
		return nil, err
	}
	stands := map[naskah.NaskahID]naskah.Naskah{}
	for _, n := range list {
		stands[n.ID] = n
	}
	var out []naskah.Change
	for _, row := range c.Naskah {
		n, ok := stands[row.ID]
		if !ok || n.Seq != row.Seq || n.Batch != c.Batch {
			return nil, naskah.Errorf(naskah.Conflict, "NSK-USUL-BERUBAH", "Naskah %q berubah sesudah usul ini diajukan, sehingga impornya tidak diurungkan. Tolak usul ini, lalu minta diajukan lagi.", clip(n.Judul))
		}
		m.n = n
		mv, err := o.allow(ctx, m, naskah.ActAnnul)
		if err != nil {
			return nil, err
		}
		if err := o.guard(ctx, m, mv, naskah.Facts{After: after(n, m, mv), Reason: c.Reason}); err != nil {
			return nil, err
		}
		x, err := m.change(mv, naskah.Change{After: n, Event: naskah.Event{Version: n.Current}}, detail{"alasan": c.Reason, "impor": c.Batch})
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}

// confirmUndo cancels everything that the proposal names, in one transaction, or nothing.
func (o *Office) confirmUndo(ctx context.Context, p naskah.Principal, pd naskah.Pending) error {
	if err := o.mayAnswer(ctx, p, pd, naskah.Naskah{Instansi: pd.Instansi}, naskah.ActConfirm); err != nil {
		return err
	}
	by, err := o.proposer(ctx, pd)
	if err != nil {
		return err
	}
	var c undoChange
	if err := json.Unmarshal(pd.Change, &c); err != nil || naskah.DigestOf(pd.Change) != pd.Digest || c.Batch != pd.Subject.ID {
		return damagedProposal().Because(err)
	}
	list, err := o.recorded(ctx, c.Batch)
	if err != nil {
		return err
	}
	m, err := o.blank(ctx, by)
	if err != nil {
		return err
	}
	if m.n.Instansi != pd.Instansi || !by.Has(naskah.RoleOfficer) {
		return proposerGone(pd, "tidak lagi berwenang melakukan tindakan ini")
	}
	changes, err := o.undoing(ctx, m, c, list)
	if err != nil {
		return err
	}
	for i := range changes {
		changes[i] = confirmed(changes[i], pd, p, m.now)
		if i > 0 {
			changes[i].Pending = nil
		}
	}
	err = o.Store.AdvanceAll(ctx, changes)
	if e, ok := errors.AsType[*naskah.Error](err); ok && e.Code == "NSK-SEQ" {
		return naskah.Errorf(naskah.Conflict, "NSK-USUL-BERUBAH", "Sebuah naskah dari berkas ini baru saja berubah, sehingga impornya tidak diurungkan. Tolak usul ini, lalu minta diajukan lagi.")
	}
	return o.over(ctx, pd.ID, err)
}
