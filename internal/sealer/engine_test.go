package sealer_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"io"
	"math/big"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/sealer"
	"naskah/internal/sealer/sealertest"
	"naskah/internal/verify"
)

func isCode(err error, k naskah.Kind, code string) bool {
	e, ok := errors.AsType[*naskah.Error](err)
	return ok && e.Kind == k && e.Code == code
}

// oneKey is a Keys that knows one pair.
type oneKey struct {
	key  crypto.Signer
	cert *x509.Certificate
}

func (k oneKey) Key(context.Context, naskah.UserID, naskah.Secret) (crypto.Signer, *x509.Certificate, error) {
	return k.key, k.cert, nil
}

func (k oneKey) Certificate(context.Context, naskah.UserID) (*x509.Certificate, error) {
	return k.cert, nil
}

// selfSigned makes a certificate for key, valid for a day.
func selfSigned(tb testing.TB, key crypto.Signer, from time.Time) *x509.Certificate {
	tb.Helper()
	t := &x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Nana Suryana"}, NotBefore: from, NotAfter: from.Add(24 * time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, t, t, key.Public(), key)
	if err != nil {
		tb.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		tb.Fatal(err)
	}
	return cert
}

func p256(tb testing.TB) *ecdsa.PrivateKey {
	tb.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	return key
}

// request is a good request for anybody.
func request(tb testing.TB, at time.Time) naskah.SealRequest {
	tb.Helper()
	base, fields := sealertest.Document(tb, 1)
	return sealertest.Request(tb, func() time.Time { return at }, base, fields[0], naskah.Signer{User: "u"}, naskah.NewSecret("apa saja"))
}

// trickyKey is a good key with something that happens when it is used.
type trickyKey struct {
	*ecdsa.PrivateKey
	public, sign func()
}

func (k trickyKey) Public() crypto.PublicKey {
	if k.public != nil {
		k.public()
	}
	return k.PrivateKey.Public()
}

func (k trickyKey) Sign(r io.Reader, digest []byte, o crypto.SignerOpts) ([]byte, error) {
	if k.sign != nil {
		k.sign()
	}
	return k.PrivateKey.Sign(r, digest, o)
}

// TestOutOfTimeBeforeTheKey: a library that is slow before it signs never signs once the call has returned.
func TestOutOfTimeBeforeTheKey(t *testing.T) {
	key, now := p256(t), time.Now()
	reached, gate := make(chan bool), make(chan bool)
	var asked, signed atomic.Int32
	k := trickyKey{PrivateKey: key, sign: func() { signed.Add(1) }, public: func() {
		if asked.Add(1) == 2 { // the first time is our own check of the pair
			close(reached)
			<-gate
		}
	}}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	before := runtime.NumGoroutine()
	go func() {
		out, err := sealer.NewPDFSign(oneKey{k, selfSigned(t, key, now)}, time.Now).Seal(ctx, request(t, now))
		if len(out) > 0 {
			err = errors.New("an answer")
		}
		done <- err
	}()
	<-reached
	cancel()
	if err := <-done; !isCode(err, naskah.Unavailable, "TTE-WAKTU") || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	close(gate)
	for range 500 { // the abandoned library ends by itself
		if runtime.NumGoroutine() <= before {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if n := runtime.NumGoroutine(); n > before {
		t.Errorf("%d goroutines, %d before", n, before)
	}
	if signed.Load() != 0 {
		t.Error("something was signed after the call had returned")
	}
}

// TestOutOfTimeInTheKey: when the key is at work already, the outcome is unknown.
func TestOutOfTimeInTheKey(t *testing.T) {
	key, now := p256(t), time.Now()
	gate := make(chan bool)
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	k := trickyKey{PrivateKey: key, sign: func() { cancel(); <-gate }}
	out, err := sealer.NewPDFSign(oneKey{k, selfSigned(t, key, now)}, time.Now).Seal(ctx, request(t, now))
	close(gate)
	if _, known := errors.AsType[*naskah.Error](err); known || !errors.Is(err, context.Canceled) || len(out) > 0 {
		t.Errorf("%d bytes, %v", len(out), err)
	}
}

// TestEngineFails: a panic below is an error here, and says nothing to people of what it was.
func TestEngineFails(t *testing.T) {
	key, now := p256(t), time.Now()
	seal := func(sign func()) error {
		out, err := sealer.NewPDFSign(oneKey{trickyKey{PrivateKey: key, sign: sign}, selfSigned(t, key, now)}, time.Now).Seal(context.Background(), request(t, now))
		if len(out) > 0 {
			t.Error("an answer")
		}
		return err
	}
	err := seal(func() { panic("isi-panik") })
	if !isCode(err, naskah.Unavailable, "TTE-MESIN") {
		t.Fatalf("got %v", err)
	}
	if e, _ := errors.AsType[*naskah.Error](err); strings.Contains(e.Msg, "isi-panik") || !strings.Contains(err.Error(), "isi-panik") {
		t.Errorf("message %q, error %q", e.Msg, err)
	}
}

func TestPairs(t *testing.T) {
	now := time.Now()
	key, other := p256(t), p256(t)
	small, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	weak, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	_, ed, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p384, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		keys oneKey
		ok   bool
	}{
		{"P-256", oneKey{key, selfSigned(t, key, now)}, true},
		{"RSA-2048", oneKey{small, selfSigned(t, small, now)}, true},
		{"another's certificate", oneKey{key, selfSigned(t, other, now)}, false},
		{"RSA-1024", oneKey{weak, selfSigned(t, weak, now)}, false},
		{"Ed25519, which readers of PDF do not verify", oneKey{ed, selfSigned(t, ed, now)}, false},
		{"P-384", oneKey{p384, selfSigned(t, p384, now)}, false},
	}
	for _, tt := range tests {
		out, err := sealer.NewPDFSign(tt.keys, time.Now).Seal(context.Background(), request(t, now))
		if tt.ok != (err == nil) || !tt.ok && !isCode(err, naskah.Corrupt, "TTE-KUNCI") || tt.ok != (len(out) > 0) {
			t.Errorf("%s: %d bytes, %v", tt.name, len(out), err)
		}
	}
}

func TestValidity(t *testing.T) {
	key := p256(t)
	from := time.Date(2026, 3, 12, 1, 0, 0, 0, time.UTC)
	cert := selfSigned(t, key, from)
	tests := []struct {
		now  time.Time
		kind naskah.Kind
		code string
		want string
	}{
		{from.Add(-time.Second), naskah.Invalid, "TTE-BELUM-BERLAKU", "Nana Suryana baru berlaku mulai 12 Maret 2026 08.00 WIB"},
		{from, "", "", ""},
		{from.Add(24*time.Hour - time.Second), "", "", ""},
		{from.Add(24 * time.Hour), naskah.Expired, "TTE-KEDALUWARSA", "Nana Suryana berakhir pada 13 Maret 2026 08.00 WIB"},
	}
	for _, tt := range tests {
		s := sealer.NewPDFSign(oneKey{key, cert}, func() time.Time { return tt.now })
		_, sealed := s.Seal(context.Background(), request(t, tt.now))
		for what, err := range map[string]error{"ready": s.Ready(context.Background(), naskah.Signer{User: "u"}), "seal": sealed} {
			if tt.code == "" && err != nil || tt.code != "" && (!isCode(err, tt.kind, tt.code) || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("%s at %s: %v", what, tt.now, err)
			}
		}
	}
}

func TestReadySaysWhatIsMissing(t *testing.T) {
	u := sealertest.New(t, time.Now)
	err := u.Ready(context.Background(), naskah.Signer{Pejabat: naskah.PejabatSnapshot{Nama: "Bima Pratama"}})
	if !isCode(err, naskah.NotFound, "TTE-SERTIFIKAT") || !strings.Contains(err.Error(), "Bima Pratama belum mempunyai akun") {
		t.Errorf("no account: %v", err)
	}
	err = u.Ready(context.Background(), naskah.Signer{User: "u-1"})
	if !isCode(err, naskah.NotFound, "TTE-SERTIFIKAT") || !strings.Contains(err.Error(), "Belum ada sertifikat elektronik") {
		t.Errorf("no certificate: %v", err)
	}
}

// TestTimes: /M is the time of the request in its zone; signing-time in the CMS is the real clock.
func TestTimes(t *testing.T) {
	key := p256(t)
	at := time.Date(2026, 3, 12, 16, 30, 5, 0, time.UTC)
	s := sealer.NewPDFSign(oneKey{key, selfSigned(t, key, at.Add(-time.Hour))}, time.Now)
	for name, want := range map[string]string{
		"Asia/Jakarta": "/M (D:20260312233005+07'00')", "Asia/Makassar": "/M (D:20260313003005+08'00')", "Asia/Jayapura": "/M (D:20260313013005+09'00')",
	} {
		r := request(t, at)
		var err error
		if r.Zone, err = naskah.LoadZona(name); err != nil {
			t.Fatal(err)
		}
		out, err := s.Seal(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(out[len(r.PDF):], []byte(want)) {
			t.Errorf("%s: no %s", name, want)
		}
		_, dict, _ := bytes.Cut(out[len(r.PDF):], []byte("/Type /Sig\n"))
		dict, _, _ = bytes.Cut(dict, []byte("endobj"))
		for key, want := range map[string]int{"/Name": 1 /* of the software */, "/M ": 1, "/Reason": 0, "/Location": 0, "/ContactInfo": 0, "/Reference": 0} {
			if n := bytes.Count(dict, []byte(key)); n != want {
				t.Errorf("the signature has %d %s", n, key)
			}
		}
		in, err := verify.Inspect(context.Background(), out)
		if err != nil {
			t.Fatal(err)
		}
		if d := time.Since(in.Signatures[0].Claimed); d < -time.Second || d > time.Minute {
			t.Errorf("signing-time is %s ago", d)
		}
	}
}

// TestSixSigners: many seals on one file stay what they are.
func TestSixSigners(t *testing.T) {
	pdf, root := sealertest.Sample(t, 6)
	in, err := verify.Inspect(context.Background(), pdf)
	if err != nil {
		t.Fatal(err)
	}
	report := verify.Judge(in, verify.Terms{Trust: verify.Anchors(root), At: time.Now()})
	if report.Verdict != verify.Sah || len(report.Signatures) != 6 {
		t.Fatalf("%s, %d signatures", report.Verdict, len(report.Signatures))
	}
	for i, s := range report.Signatures {
		if s.Verdict != verify.Sah || s.Field != fmt.Sprintf("Signature %d", i+1) || s.Signer != fmt.Sprintf("Penanda Tangan %d", i+1) || len(s.LaterChanges) != 5-i {
			t.Errorf("%+v", s)
		}
	}
}

func TestCodesAreDocumented(t *testing.T) {
	for _, c := range sealer.Codes {
		if !strings.HasPrefix(c.Code, "TTE-") || c.Kind == "" || c.Meaning == "" {
			t.Errorf("%+v", c)
		}
	}
}

func BenchmarkSeal(b *testing.B) {
	u := sealertest.New(b, time.Now)
	who, secret := u.Enroll(b, "Nana Suryana")
	base, fields := sealertest.Document(b, 1)
	r := sealertest.Request(b, u.Clock, base, fields[0], who, secret)
	b.Run("whole", func(b *testing.B) {
		for b.Loop() {
			if _, err := u.Seal(context.Background(), r); err != nil {
				b.Fatal(err)
			}
		}
	})
	key, cert, err := u.CA.Key(context.Background(), who.User, secret)
	if err != nil {
		b.Fatal(err)
	}
	open := sealer.NewPDFSign(oneKey{key, cert}, u.Clock)
	b.Run("key open already", func(b *testing.B) {
		for b.Loop() {
			if _, err := open.Seal(context.Background(), r); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("the key alone", func(b *testing.B) {
		digest := make([]byte, 32)
		for b.Loop() {
			if _, err := key.Sign(rand.Reader, digest, crypto.SHA256); err != nil {
				b.Fatal(err)
			}
		}
	})
}
