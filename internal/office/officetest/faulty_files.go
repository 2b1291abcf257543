package officetest

import (
	"context"

	"naskah/internal/naskah"
)

// The calls that read what hangs on a naskah or a kerja sama.
const (
	Files      Call = "attachments"
	Facts      Call = "fakta"
	Deliveries Call = "deliveries"
)

// Attachments reads, or goes wrong.
func (f *FaultyStore) Attachments(ctx context.Context, s naskah.Scope, sub naskah.Subject) (out []naskah.Attachment, err error) {
	err = f.wrong(Files, func() error { out, err = f.RegisterStore.Attachments(ctx, s, sub); return err })
	return out, err
}

// Fakta reads, or goes wrong.
func (f *FaultyStore) Fakta(ctx context.Context, s naskah.Scope, k naskah.KerjaSamaID) (out []naskah.Fakta, err error) {
	err = f.wrong(Facts, func() error { out, err = f.RegisterStore.Fakta(ctx, s, k); return err })
	return out, err
}

// Deliveries reads, or goes wrong.
func (f *FaultyStore) Deliveries(ctx context.Context, s naskah.Scope, n naskah.NaskahID) (out []naskah.Delivery, err error) {
	err = f.wrong(Deliveries, func() error { out, err = f.RegisterStore.Deliveries(ctx, s, n); return err })
	return out, err
}
