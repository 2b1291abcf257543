package sealer

import (
	"context"
	"crypto"
	"crypto/x509"

	"naskah/internal/naskah"
)

// A Keys holds the signers' keys and certificates. The key it gives is used for one signature and not kept.
type Keys interface {
	// Key opens a signer's key with his secret. It fails with Denied (TTE-PASSPHRASE) for a wrong secret and with NotFound
	// (TTE-SERTIFIKAT) where the user has no certificate.
	Key(ctx context.Context, user naskah.UserID, secret naskah.Secret) (crypto.Signer, *x509.Certificate, error)
	// Certificate is the one that Key would sign with; it asks for no secret.
	Certificate(ctx context.Context, user naskah.UserID) (*x509.Certificate, error)
}
