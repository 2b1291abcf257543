package web

import (
	"context"
	"strings"

	"naskah/internal/naskah"
)

// reasoned are the office's acts that take a reason.
type reasoned func(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, reason string) (naskah.Naskah, error)

// because does an act that asks for its reason in place.
func (k *call) because(act naskah.Act, do reasoned) error {
	id, err := k.naskahID()
	if err != nil {
		return err
	}
	if _, err := do(k.ctx, k.p, id, k.seq(), k.form.Get("alasan")); err != nil {
		return err
	}
	return k.done(k.after(id), k.t("flash."+string(act)))
}

// after is where somebody goes after an act: to the naskah, if he still sees it.
func (k *call) after(id naskah.NaskahID) string {
	if _, err := k.store.Naskah(k.ctx, k.scope(), id); err != nil {
		return "/"
	}
	return naskahPath(id)
}

func withdrawNaskah(k *call) error { return k.because(naskah.ActWithdraw, k.office.Withdraw) }
func reviseNaskah(k *call) error   { return k.because(naskah.ActRevise, k.office.Revise) }
func cancelNaskah(k *call) error   { return k.because(naskah.ActCancel, k.office.Cancel) }
func recallNaskah(k *call) error   { return k.because(naskah.ActRecall, k.office.Recall) }
func declineNaskah(k *call) error  { return k.because(naskah.ActDecline, k.office.Decline) }

// returnNaskah sends a naskah back with a reason, or with notes per pasal.
func returnNaskah(k *call) error {
	err := k.because(naskah.ActReturn, func(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, reason string) (naskah.Naskah, error) {
		return k.office.Return(ctx, p, id, seq, reason, k.prefixed("catatan."))
	})
	if err != nil {
		return k.returnAgain(err)
	}
	return nil
}

// prefixed are the fields of the form whose names begin so.
func (k *call) prefixed(prefix string) map[string]string {
	out := map[string]string{}
	for key := range k.form {
		if name, ok := strings.CutPrefix(key, prefix); ok && strings.TrimSpace(k.form.Get(key)) != "" {
			out[name] = k.form.Get(key)
		}
	}
	return out
}

// parafNaskah gives a paraf; the last one approves.
func parafNaskah(k *call) error {
	id, err := k.naskahID()
	if err != nil {
		return err
	}
	n, err := k.office.Paraf(k.ctx, k.p, id, k.seq())
	if err != nil {
		return err
	}
	if i := n.NextParaf(); n.State == naskah.Review && i >= 0 {
		return k.done(naskahPath(id), k.t("flash.paraf", orJabatan(n.Parafs[i].Pejabat)))
	}
	return k.done(naskahPath(id), k.t("flash.approve"))
}
