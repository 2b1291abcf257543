package sealertest

import (
	"context"
	"crypto/rand"
	"crypto/x509"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/sealer"
	"naskah/internal/uji"
)

// Passphrase protects the keys of everybody whom Enroll enrols.
const Passphrase = "uji-tanda-tangan"

// Uji is the first engine with a test CA of its own.
type Uji struct {
	*sealer.PDFSign
	CA    *uji.CA
	Clock naskah.Clock

	enrolled atomic.Int64
}

// New makes a test CA in a folder of the test, and a sealer with its keys.
func New(tb testing.TB, clock naskah.Clock) *Uji {
	tb.Helper()
	return NewIn(tb, tb.TempDir(), clock)
}

// NewIn is New with the folder given; what is there already is used.
func NewIn(tb testing.TB, dir string, clock naskah.Clock) *Uji {
	tb.Helper()
	ca, err := uji.Open(dir, clock, rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	return &Uji{PDFSign: sealer.NewPDFSign(ca, clock), CA: ca, Clock: clock}
}

// Anchors is the root, for the judge.
func (u *Uji) Anchors() []*x509.Certificate { return []*x509.Certificate{u.CA.Root()} }

// Enroll makes somebody of this name able to seal.
func (u *Uji) Enroll(tb testing.TB, nama string) (naskah.Signer, naskah.Secret) {
	tb.Helper()
	n := int(u.enrolled.Add(1))
	user, secret := naskah.UserID(fmt.Sprintf("penanda-%d", n)), naskah.NewSecret(Passphrase)
	if _, err := u.CA.Enroll(context.Background(), naskah.User{ID: user, Nama: nama, Instansi: "32.79"}, secret); err != nil {
		tb.Fatal(err)
	}
	return naskah.Signer{Party: n, Order: n, User: user, Pejabat: naskah.PejabatSnapshot{Nama: nama, Jabatan: "Wali Kota"}}, secret
}

// SealAll enrols a signer per field and has them seal one after the other.
func (u *Uji) SealAll(tb testing.TB, pdf []byte, fields []naskah.Field) []byte {
	tb.Helper()
	for i, f := range fields {
		who, secret := u.Enroll(tb, fmt.Sprintf("Penanda Tangan %d", i+1))
		out, err := u.Seal(context.Background(), Request(tb, u.Clock, pdf, f, who, secret))
		if err != nil {
			tb.Fatalf("seal %d: %v", i+1, err)
		}
		pdf = out
	}
	return pdf
}

// Request asks for a seal in WIB, with a picture of the field's own.
func Request(tb testing.TB, clock naskah.Clock, pdf []byte, f naskah.Field, who naskah.Signer, secret naskah.Secret) naskah.SealRequest {
	tb.Helper()
	zone, err := naskah.LoadZona("Asia/Jakarta")
	if err != nil {
		tb.Fatal(err)
	}
	return naskah.SealRequest{PDF: pdf, Picture: Picture(tb, f.Rect, f.Name), Field: f, Signer: who, At: clock(), Zone: zone, Secret: secret}
}

// Sample is a document sealed by some signers just now, with the root of their certificates: what the judge calls sah for the next
// ninety days.
func Sample(tb testing.TB, signers int) (pdf []byte, root *x509.Certificate) {
	tb.Helper()
	u := New(tb, time.Now)
	base, fields := Document(tb, signers)
	return u.SealAll(tb, base, fields), u.CA.Root()
}
