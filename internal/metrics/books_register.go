package metrics

import (
	"context"
	"time"

	"naskah/internal/naskah"
)

// Instansi is counted.
func (b *Books) Instansi(ctx context.Context, id naskah.InstansiID) (_ naskah.Instansi, err error) {
	defer b.m.seen(portRegister, "Instansi", time.Now(), &err)
	return b.Whole.Instansi(ctx, id)
}

// AllInstansi is counted.
func (b *Books) AllInstansi(ctx context.Context) (_ []naskah.Instansi, err error) {
	defer b.m.seen(portRegister, "AllInstansi", time.Now(), &err)
	return b.Whole.AllInstansi(ctx)
}

// Units is counted.
func (b *Books) Units(ctx context.Context, s naskah.Scope) (_ []naskah.Unit, err error) {
	defer b.m.seen(portRegister, "Units", time.Now(), &err)
	return b.Whole.Units(ctx, s)
}

// Jabatan is counted.
func (b *Books) Jabatan(ctx context.Context, s naskah.Scope) (_ []naskah.Jabatan, err error) {
	defer b.m.seen(portRegister, "Jabatan", time.Now(), &err)
	return b.Whole.Jabatan(ctx, s)
}

// Orang is counted.
func (b *Books) Orang(ctx context.Context, s naskah.Scope) (_ []naskah.Orang, err error) {
	defer b.m.seen(portRegister, "Orang", time.Now(), &err)
	return b.Whole.Orang(ctx, s)
}

// Pejabat is counted.
func (b *Books) Pejabat(ctx context.Context, s naskah.Scope) (_ []naskah.Pejabat, err error) {
	defer b.m.seen(portRegister, "Pejabat", time.Now(), &err)
	return b.Whole.Pejabat(ctx, s)
}

// Mitra is counted.
func (b *Books) Mitra(ctx context.Context, s naskah.Scope) (_ []naskah.Mitra, err error) {
	defer b.m.seen(portRegister, "Mitra", time.Now(), &err)
	return b.Whole.Mitra(ctx, s)
}

// KerjaSama is counted.
func (b *Books) KerjaSama(ctx context.Context, s naskah.Scope) (_ []naskah.KerjaSama, err error) {
	defer b.m.seen(portRegister, "KerjaSama", time.Now(), &err)
	return b.Whole.KerjaSama(ctx, s)
}

// Relasi is counted.
func (b *Books) Relasi(ctx context.Context, s naskah.Scope, n naskah.NaskahID) (_ []naskah.Relasi, err error) {
	defer b.m.seen(portRegister, "Relasi", time.Now(), &err)
	return b.Whole.Relasi(ctx, s, n)
}

// Fakta is counted.
func (b *Books) Fakta(ctx context.Context, s naskah.Scope, k naskah.KerjaSamaID) (_ []naskah.Fakta, err error) {
	defer b.m.seen(portRegister, "Fakta", time.Now(), &err)
	return b.Whole.Fakta(ctx, s, k)
}

// Attachments is counted.
func (b *Books) Attachments(ctx context.Context, s naskah.Scope, sub naskah.Subject) (_ []naskah.Attachment, err error) {
	defer b.m.seen(portRegister, "Attachments", time.Now(), &err)
	return b.Whole.Attachments(ctx, s, sub)
}

// Certificates is counted.
func (b *Books) Certificates(ctx context.Context, s naskah.Scope, u naskah.UserID) (_ []naskah.Certificate, err error) {
	defer b.m.seen(portRegister, "Certificates", time.Now(), &err)
	return b.Whole.Certificates(ctx, s, u)
}

// Deliveries is counted.
func (b *Books) Deliveries(ctx context.Context, s naskah.Scope, n naskah.NaskahID) (_ []naskah.Delivery, err error) {
	defer b.m.seen(portRegister, "Deliveries", time.Now(), &err)
	return b.Whole.Deliveries(ctx, s, n)
}

// Record is counted.
func (b *Books) Record(ctx context.Context, r naskah.Record) (err error) {
	defer b.m.seen(portRegister, "Record", time.Now(), &err)
	err = b.Whole.Record(ctx, r)
	b.m.row(ctx, r, outcome(err))
	return err
}

// RecordAll is counted.
func (b *Books) RecordAll(ctx context.Context, rs []naskah.Record) (err error) {
	defer b.m.seen(portRegister, "RecordAll", time.Now(), &err)
	err = b.Whole.RecordAll(ctx, rs)
	for _, r := range rs {
		b.m.row(ctx, r, outcome(err))
	}
	return err
}

// Alone is counted: how long it was waited for.
func (b *Books) Alone(ctx context.Context) (_ func(), err error) {
	defer b.m.seen(portRegister, "Alone", time.Now(), &err)
	return b.Whole.Alone(ctx)
}
