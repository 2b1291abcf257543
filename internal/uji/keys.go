package uji

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"software.sslmate.com/src/go-pkcs12"

	"naskah/internal/naskah"
)

// Key opens the user's key with his secret: Denied (TTE-PASSPHRASE) for a wrong one, NotFound (TTE-SERTIFIKAT) where he has none.
func (c *CA) Key(ctx context.Context, user naskah.UserID, secret naskah.Secret) (crypto.Signer, *x509.Certificate, error) {
	if secret.Empty() {
		return nil, nil, wrongSecret()
	}
	cert, p12, err := c.files(ctx, user)
	if err != nil {
		return nil, nil, err
	}
	k, held, _, err := pkcs12.DecodeChain(p12, secret.Reveal())
	switch {
	case errors.Is(err, pkcs12.ErrIncorrectPassword), errors.Is(err, pkcs12.ErrDecryption):
		return nil, nil, wrongSecret()
	case err != nil:
		return nil, nil, damaged("kunci", err)
	}
	key, ok := k.(*ecdsa.PrivateKey)
	if !ok || !key.PublicKey.Equal(cert.PublicKey) || !held.Equal(cert) {
		return nil, nil, damaged("kunci", nil)
	}
	return key, cert, nil
}

// files reads the certificate in use and its key file together, so that a renewal does not come between. Opening the key is slow on
// purpose and happens outside the lock.
func (c *CA) files(ctx context.Context, user naskah.UserID) (*x509.Certificate, []byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	cert, path, err := c.inUse(ctx, user)
	if err != nil {
		return nil, nil, err
	}
	p12, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, fmt.Errorf("uji: key of %s: %w", user, err)
	}
	return cert, p12, nil
}

// Certificate is the one in use: NotFound (TTE-SERTIFIKAT) where the user has none.
func (c *CA) Certificate(ctx context.Context, user naskah.UserID) (*x509.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	cert, _, err := c.inUse(ctx, user)
	return cert, err
}

// Certificates are all that were ever issued to the user, oldest first.
func (c *CA) Certificates(ctx context.Context, user naskah.UserID) ([]*x509.Certificate, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("uji: certificates: %w", err)
	}
	dir, err := c.folder(user)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	paths, err := filepath.Glob(filepath.Join(dir, "*.pem"))
	if err != nil {
		return nil, fmt.Errorf("uji: certificates: %w", err)
	}
	var out []*x509.Certificate
	for _, path := range paths {
		cert, err := readCert(path)
		if err != nil {
			return nil, fmt.Errorf("uji: certificates of %s: %w", user, err)
		}
		out = append(out, cert)
	}
	slices.SortStableFunc(out, func(a, b *x509.Certificate) int { return a.NotBefore.Compare(b.NotBefore) })
	return out, nil
}

// inUse reads the certificate in use and tells where its key is.
func (c *CA) inUse(ctx context.Context, user naskah.UserID) (*x509.Certificate, string, error) {
	if err := ctx.Err(); err != nil {
		return nil, "", fmt.Errorf("uji: certificate: %w", err)
	}
	dir, err := c.folder(user)
	if err != nil {
		return nil, "", err
	}
	b, err := os.ReadFile(filepath.Join(dir, "aktif"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", noCertificate()
	}
	if err != nil {
		return nil, "", fmt.Errorf("uji: certificate of %s: %w", user, err)
	}
	mark := naskah.Digest("sha256:" + strings.TrimSpace(string(b)))
	if !mark.Valid() {
		return nil, "", damaged("sertifikat", nil)
	}
	cert, err := readCert(filepath.Join(dir, mark.Hex()+".pem"))
	if err != nil {
		return nil, "", fmt.Errorf("uji: certificate of %s: %w", user, err)
	}
	if naskah.DigestOf(cert.Raw) != mark {
		return nil, "", damaged("sertifikat", nil)
	}
	return cert, filepath.Join(dir, mark.Hex()+".p12"), nil
}

func wrongSecret() error {
	return naskah.Errorf(naskah.Denied, "TTE-PASSPHRASE", "Passphrase salah. Dokumen tidak ditandatangani; periksa passphrase Anda lalu coba lagi.").On("passphrase")
}

func noCertificate() error {
	return naskah.Errorf(naskah.NotFound, "TTE-SERTIFIKAT", "Belum ada sertifikat elektronik yang terdaftar. Daftarkan sertifikat di halaman akun lebih dahulu.")
}
