package sealer

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"fmt"
	"time"

	"naskah/internal/naskah"
)

// A PDFSign seals with the library digitorus/pdfsign and keys of a Keys. It is safe for concurrent use.
//
// Each seal is one approval signature in a revision of its own [ISO 32000-2 §12.8.1, §7.5.6]: a detached CMS over SHA-256 with the
// signer's certificate alone, no timestamp, no name, reason or place, one picture that fills the field's rectangle.
type PDFSign struct {
	keys  Keys
	clock naskah.Clock
	zone  *time.Location // of what Ready says; a request brings its own
}

var _ naskah.Sealer = (*PDFSign)(nil)

// NewPDFSign makes the sealer. clock is asked by Ready only; a seal bears the time of its request.
func NewPDFSign(keys Keys, clock naskah.Clock) *PDFSign {
	zone, err := naskah.LoadZona("Asia/Jakarta")
	if err != nil {
		zone = time.UTC // said with its name all the same
	}
	return &PDFSign{keys: keys, clock: clock, zone: zone}
}

// Name is what intents and certificates call this sealer.
func (p *PDFSign) Name() string { return "pdfsign-uji" }

// Ready says what a signer lacks to seal now.
func (p *PDFSign) Ready(ctx context.Context, s naskah.Signer) error {
	if s.User == "" {
		return naskah.Errorf(naskah.NotFound, "TTE-SERTIFIKAT", "%s belum mempunyai akun, sehingga belum mempunyai sertifikat elektronik.", called(s))
	}
	cert, err := p.keys.Certificate(ctx, s.User)
	if err != nil {
		return fmt.Errorf("sealer: ready: %w", err)
	}
	return alive(cert, p.clock(), p.zone)
}

// Seal adds one signature. With an error no signature has left it: what the library had made is thrown away. An error without a Kind
// says that ctx ended when the key had been used already. The library knows no context and may read r.PDF and r.Picture for a moment
// after that, so they must not be changed.
func (p *PDFSign) Seal(ctx context.Context, r naskah.SealRequest) ([]byte, error) {
	if ctx.Err() != nil {
		return nil, outOfTime(ctx)
	}
	if err := fit(r); err != nil {
		return nil, err
	}
	key, cert, err := p.keys.Key(ctx, r.Signer.User, r.Secret)
	if err != nil {
		return nil, fmt.Errorf("sealer: key: %w", err)
	}
	at := r.At
	if r.Zone != nil {
		at = at.In(r.Zone)
	}
	if err := alive(cert, at, at.Location()); err != nil {
		return nil, err
	}
	if err := pair(key, cert); err != nil {
		return nil, err
	}
	return run(ctx, job{pdf: r.PDF, picture: r.Picture, rect: r.Field.Rect, at: at, key: key, cert: cert})
}

// called is how a message names a signer.
func called(s naskah.Signer) string {
	if s.Pejabat.Nama == "" {
		return "Penanda tangan"
	}
	return s.Pejabat.Nama
}

// alive says whether a certificate is valid at t.
func alive(c *x509.Certificate, t time.Time, zone *time.Location) error {
	switch {
	case t.Before(c.NotBefore):
		return naskah.Errorf(naskah.Invalid, "TTE-BELUM-BERLAKU", "Sertifikat elektronik %s baru berlaku mulai %s. Periksa jam sistem, atau tanda tangani sesudah waktu itu.",
			c.Subject.CommonName, naskah.Waktu(c.NotBefore, zone))
	case !t.Before(c.NotAfter):
		return naskah.Errorf(naskah.Expired, "TTE-KEDALUWARSA", "Sertifikat elektronik %s berakhir pada %s. Daftarkan sertifikat baru di halaman akun.",
			c.Subject.CommonName, naskah.Waktu(c.NotAfter, zone))
	}
	return nil
}

// pair says whether the key is the certificate's, and of a kind that every reader of PDF verifies: P-256, or RSA from 2048 bits on.
func pair(key crypto.Signer, cert *x509.Certificate) error {
	ok := false
	switch k := cert.PublicKey.(type) {
	case *ecdsa.PublicKey:
		ok = k.Curve == elliptic.P256() && k.Equal(key.Public())
	case *rsa.PublicKey:
		ok = k.N.BitLen() >= 2048 && k.Equal(key.Public())
	}
	if !ok {
		return naskah.Errorf(naskah.Corrupt, "TTE-KUNCI", "Kunci penanda tangan bukan pasangan sertifikatnya, atau jenisnya tidak didukung. Daftarkan sertifikat baru di halaman akun.")
	}
	return nil
}
