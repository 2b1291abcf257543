package officetest

import (
	"context"

	"naskah/internal/naskah"
)

// The calls of the second person and of what is recorded together.
const (
	AdvanceAll Call = "advance all"
	Propose    Call = "propose"
	Answer     Call = "answer"
	Pendings   Call = "pendings"
	Similar    Call = "similar"
	List       Call = "list"
	Relations  Call = "relasi"
	Partners   Call = "mitra"
	Units      Call = "units"
	KerjaSama  Call = "kerja sama"
)

// AdvanceAll advances, or goes wrong.
func (f *FaultyStore) AdvanceAll(ctx context.Context, cs []naskah.Change) error {
	return f.wrong(AdvanceAll, func() error { return f.Store.AdvanceAll(ctx, cs) })
}

// Propose proposes, or goes wrong.
func (f *FaultyStore) Propose(ctx context.Context, p naskah.Pending) error {
	return f.wrong(Propose, func() error { return f.Store.Propose(ctx, p) })
}

// Answer answers, or goes wrong.
func (f *FaultyStore) Answer(ctx context.Context, id string, to naskah.PendingState, a naskah.Answer) error {
	return f.wrong(Answer, func() error { return f.Store.Answer(ctx, id, to, a) })
}

// Pendings reads, or goes wrong.
func (f *FaultyStore) Pendings(ctx context.Context, s naskah.Scope, q naskah.PendingFilter) (out []naskah.Pending, err error) {
	err = f.wrong(Pendings, func() error { out, err = f.Store.Pendings(ctx, s, q); return err })
	return out, err
}

// Similar reads, or goes wrong.
func (f *FaultyStore) Similar(ctx context.Context, s naskah.Scope, p naskah.Probe) (out []naskah.Naskah, err error) {
	err = f.wrong(Similar, func() error { out, err = f.Store.Similar(ctx, s, p); return err })
	return out, err
}

// List reads, or goes wrong.
func (f *FaultyStore) List(ctx context.Context, s naskah.Scope, q naskah.Filter) (out naskah.Page, err error) {
	err = f.wrong(List, func() error { out, err = f.Store.List(ctx, s, q); return err })
	return out, err
}

// Relasi reads, or goes wrong.
func (f *FaultyStore) Relasi(ctx context.Context, s naskah.Scope, n naskah.NaskahID) (out []naskah.Relasi, err error) {
	err = f.wrong(Relations, func() error { out, err = f.RegisterStore.Relasi(ctx, s, n); return err })
	return out, err
}

// Mitra reads, or goes wrong.
func (f *FaultyStore) Mitra(ctx context.Context, s naskah.Scope) (out []naskah.Mitra, err error) {
	err = f.wrong(Partners, func() error { out, err = f.RegisterStore.Mitra(ctx, s); return err })
	return out, err
}

// Units reads, or goes wrong.
func (f *FaultyStore) Units(ctx context.Context, s naskah.Scope) (out []naskah.Unit, err error) {
	err = f.wrong(Units, func() error { out, err = f.RegisterStore.Units(ctx, s); return err })
	return out, err
}

// KerjaSama reads, or goes wrong.
func (f *FaultyStore) KerjaSama(ctx context.Context, s naskah.Scope) (out []naskah.KerjaSama, err error) {
	err = f.wrong(KerjaSama, func() error { out, err = f.RegisterStore.KerjaSama(ctx, s); return err })
	return out, err
}
