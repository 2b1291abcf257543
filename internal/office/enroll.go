package office

import (
	"context"

	"naskah/internal/naskah"
)

// Enroll makes or registers a certificate for the one who asks, protected by a passphrase that only he knows, and records it: from
// then on seals are accepted by its fingerprint, never by a name.
func (o *Office) Enroll(ctx context.Context, p naskah.Principal, secret naskah.Secret) (naskah.Certificate, error) {
	sub := naskah.Subject{Kind: naskah.SubjectUser, ID: string(p.User)}
	if !p.Has(naskah.RoleSigner) || p.User == "" {
		err := naskah.Errorf(naskah.Denied, "NSK-AKSES-SERTIFIKAT", "Hanya penanda tangan yang mendaftarkan sertifikat elektronik.")
		return naskah.Certificate{}, o.refused(ctx, p, sub, naskah.ActCreate, err)
	}
	if o.Enroller == nil {
		return naskah.Certificate{}, naskah.Errorf(naskah.Unavailable, "TTE-PENDAFTARAN-MATI", "Pendaftaran sertifikat elektronik belum diaktifkan pada layanan ini.")
	}
	if secret.Empty() {
		return naskah.Certificate{}, naskah.Errorf(naskah.Invalid, "TTE-PASSPHRASE-KOSONG", "Passphrase TTE belum diisi.").On("passphrase")
	}
	u, err := o.Accounts.User(ctx, p.User)
	if err != nil {
		return naskah.Certificate{}, err
	}
	c, err := o.Enroller.Enroll(ctx, u, secret)
	if err != nil {
		return naskah.Certificate{}, o.refused(ctx, p.As(naskah.RoleSigner), sub, naskah.ActCreate, err)
	}
	if c.At.IsZero() {
		c.At = o.now()
	}
	c.User, c.Instansi = u.ID, u.Instansi
	return c, o.Register.Record(ctx, naskah.Record{By: p.As(naskah.RoleSigner), Act: naskah.ActCreate, Certificate: &c})
}
