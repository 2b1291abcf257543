package web

import (
	"context"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// askStoreWithin is how long a page waits for the store to say until when it holds something; the page itself needs no store.
const askStoreWithin = 2 * time.Second

// heldFact says of an archived naskah through which day its files are locked, as the store itself answers now.
func (k *call) heldFact(n naskah.Naskah) []views.KV {
	if n.State != naskah.Archived {
		return nil
	}
	ctx, cancel := context.WithTimeout(k.ctx, askStoreWithin)
	defer cancel()
	at, err := k.office.HeldUntil(ctx, k.p, n.ID)
	fact := views.KV{Key: k.t("fact.held")}
	switch {
	case err != nil:
		fact.Value = k.t("fact.held.unknown")
	case !at.After(k.opt.Clock()):
		fact.Value = k.t("fact.held.none")
	default:
		fact.Value = k.t("fact.held.value", naskah.DateIn(at.Add(-time.Millisecond), k.zone).Panjang())
	}
	return []views.KV{fact}
}
