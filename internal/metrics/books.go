package metrics

import (
	"context"

	"naskah/internal/naskah"
)

// A Whole is every port that the database answers.
type Whole interface {
	naskah.Store
	naskah.RegisterStore
	naskah.AccountStore
	naskah.Auditor
}

// Books are a database, counted. They obey the same contract.
type Books struct {
	Whole // what is not counted yet still works; a test names it
	m     *Metrics
}

// Books is w, counted.
func (m *Metrics) Books(w Whole) *Books { return &Books{w, m} }

// Audit is a walk through everything, for as long as it takes; it is not timed.
func (b *Books) Audit(ctx context.Context, f func(naskah.Audited) error) error {
	return b.Whole.Audit(ctx, f)
}

// row counts a change of the register by the row that it brings.
func (m *Metrics) row(ctx context.Context, r naskah.Record, outcome string) {
	naskah.TraceOf(ctx).Tried(r.Act)
	m.rows.WithLabelValues(rowOf(r), outcome).Inc()
}

// rowOf names the row of a record.
func rowOf(r naskah.Record) string {
	switch {
	case r.Instansi != nil:
		return "instansi"
	case r.Unit != nil:
		return "unit"
	case r.Jabatan != nil:
		return "jabatan"
	case r.Orang != nil:
		return "orang"
	case r.Pejabat != nil:
		return "pejabat"
	case r.Mitra != nil:
		return "mitra"
	case r.KerjaSama != nil:
		return "kerjasama"
	case r.Relasi != nil:
		return "relasi"
	case r.Fakta != nil:
		return "fakta"
	case r.Attachment != nil:
		return "lampiran"
	case r.Certificate != nil:
		return "sertifikat"
	case r.Delivery != nil:
		return "penyampaian"
	}
	return other
}
