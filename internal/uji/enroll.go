package uji

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"software.sslmate.com/src/go-pkcs12"

	"naskah/internal/naskah"
)

// iterations of the key derivation: the files lie in the demo's own folder, and a passphrase of the shortest length that is allowed
// should still cost something to guess.
const iterations = 20_000

// Enroll issues a certificate to u, with a new key under his secret. It is also the renewal: the new certificate is the one in use
// from now on, the former ones stay listed and their keys are destroyed.
func (c *CA) Enroll(ctx context.Context, u naskah.User, secret naskah.Secret) (naskah.Certificate, error) {
	if err := ctx.Err(); err != nil {
		return naskah.Certificate{}, fmt.Errorf("uji: enroll: %w", err)
	}
	dir, err := c.folder(u.ID)
	if err != nil {
		return naskah.Certificate{}, err
	}
	name, err := commonName(u.Nama)
	if err != nil {
		return naskah.Certificate{}, err
	}
	if err := CheckSecret(u, secret); err != nil {
		return naskah.Certificate{}, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	cert, key, err := c.issue(name)
	if err != nil {
		return naskah.Certificate{}, err
	}
	if err := c.keep(dir, cert, key, secret); err != nil {
		return naskah.Certificate{}, fmt.Errorf("uji: enroll %s: %w", u.ID, err)
	}
	return naskah.Certificate{
		Fingerprint: naskah.DigestOf(cert.Raw), Instansi: u.Instansi, User: u.ID, Subject: cert.Subject.String(), Issuer: cert.Issuer.String(),
		Serial: fmt.Sprintf("%032x", cert.SerialNumber), Sealer: "pdfsign-uji", NotBefore: cert.NotBefore, NotAfter: cert.NotAfter, Uji: true,
		At: c.clock().UTC().Truncate(time.Millisecond),
	}, nil
}

// issue makes a key and its certificate, directly below the root.
func (c *CA) issue(name string) (*x509.Certificate, *ecdsa.PrivateKey, error) {
	now := c.clock().UTC().Truncate(time.Second)
	if c.root.NotAfter.Before(now.Add(leafLife)) {
		return nil, nil, naskah.Errorf(naskah.Expired, "TTE-UJI-INDUK", "Sertifikat induk UJI segera berakhir sehingga tidak dapat menerbitkan sertifikat baru. Buat ulang CA uji.")
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), c.random)
	if err != nil {
		return nil, nil, fmt.Errorf("uji: key: %w", err)
	}
	serial, err := c.serial()
	if err != nil {
		return nil, nil, fmt.Errorf("uji: %w", err)
	}
	t := &x509.Certificate{
		SerialNumber:          serial,
		Subject:               pkix.Name{Country: []string{"ID"}, Organization: []string{Organisation}, CommonName: name},
		NotBefore:             now,
		NotAfter:              now.Add(leafLife),
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment, // [RFC 5280 §4.2.1.3]
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageEmailProtection},
		ExtraExtensions:       []pkix.Extension{noRevAvail},
	}
	der, err := x509.CreateCertificate(c.random, t, c.root, key.Public(), c.key)
	if err != nil {
		return nil, nil, fmt.Errorf("uji: certificate: %w", err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, nil, fmt.Errorf("uji: certificate: %w", err)
	}
	return cert, key, nil
}

// keep writes certificate and key, makes them the ones in use, and destroys the former key.
func (c *CA) keep(dir string, cert *x509.Certificate, key crypto.Signer, secret naskah.Secret) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	p12, err := pkcs12.Modern.WithIterations(iterations).WithRand(c.random).Encode(key, cert, []*x509.Certificate{c.root}, secret.Reveal())
	if err != nil {
		return fmt.Errorf("pkcs12: %w", err)
	}
	mark := naskah.DigestOf(cert.Raw).Hex()
	if err := writeFile(filepath.Join(dir, mark+".p12"), p12); err != nil {
		return err
	}
	if err := writeFile(filepath.Join(dir, mark+".pem"), certPEM(cert)); err != nil {
		return err
	}
	if err := writeFile(filepath.Join(dir, "aktif"), []byte(mark+"\n")); err != nil {
		return err
	}
	former, err := filepath.Glob(filepath.Join(dir, "*.p12"))
	if err != nil {
		return err
	}
	for _, path := range former {
		if filepath.Base(path) != mark+".p12" {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	return nil
}

// commonName is the person's name as the certificate bears it, at most 64 characters.
func commonName(nama string) (string, error) {
	name := strings.TrimSpace(nama)
	if name == "" || !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl) {
		return "", naskah.Errorf(naskah.Invalid, "TTE-UJI-NAMA", "Nama pengguna kosong atau memuat huruf yang tidak dapat dimuat dalam sertifikat. Perbaiki nama pada akunnya.").On("nama")
	}
	if r := []rune(name); len(r) > maxCN {
		name = strings.TrimSpace(string(r[:maxCN]))
	}
	return name, nil
}

// The bounds of a passphrase, in characters.
const (
	minSecret = 10
	maxSecret = 128
)

// CheckSecret says whether secret may protect a key of u. Length is what counts; what is easily guessed from the account is refused.
func CheckSecret(u naskah.User, secret naskah.Secret) error {
	bad := func(msg string) error {
		return naskah.Errorf(naskah.Invalid, "TTE-UJI-PASSPHRASE", "%s", msg).On("passphrase")
	}
	s := secret.Reveal()
	n := utf8.RuneCountInString(s)
	_, size := utf8.DecodeRuneInString(s)
	switch {
	case s == "":
		return bad("Passphrase belum diisi.")
	case !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) || r > 0xffff }):
		return bad("Passphrase memuat tanda yang tidak dapat dipakai. Gunakan huruf, angka, spasi, dan tanda baca biasa.")
	case n < minSecret:
		return bad(fmt.Sprintf("Passphrase terlalu pendek. Gunakan sekurang-kurangnya %d karakter, misalnya beberapa kata.", minSecret))
	case n > maxSecret:
		return bad(fmt.Sprintf("Passphrase terlalu panjang. Gunakan paling banyak %d karakter.", maxSecret))
	case strings.TrimSpace(s) != s:
		return bad("Passphrase tidak boleh diawali atau diakhiri spasi.")
	case strings.Trim(s, s[:size]) == "":
		return bad("Passphrase tidak boleh hanya mengulang satu karakter.")
	case strings.EqualFold(s, u.Login) || strings.EqualFold(s, u.Nama):
		return bad("Passphrase tidak boleh sama dengan nama atau nama masuk Anda.")
	}
	return nil
}
