package uji_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/uji"
)

var (
	mulai   = time.Date(2026, 11, 22, 4, 0, 0, 123456789, time.UTC)
	rahasia = naskah.NewSecret("kalimat rahasia 17")
	nana    = naskah.User{ID: "u-walikota", Login: "walikota", Nama: "Nana Suryana", Instansi: "32.79"}
)

func at(t time.Time) naskah.Clock { return func() time.Time { return t } }

func open(tb testing.TB, dir string, clock naskah.Clock) *uji.CA {
	tb.Helper()
	ca, err := uji.Open(dir, clock, rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	return ca
}

func enroll(tb testing.TB, ca *uji.CA, u naskah.User, s naskah.Secret) naskah.Certificate {
	tb.Helper()
	c, err := ca.Enroll(context.Background(), u, s)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func TestRoot(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "uji")
	ca := open(t, dir, at(mulai))
	r := ca.Root()
	if k, ok := r.PublicKey.(*ecdsa.PublicKey); !ok || k.Curve != elliptic.P256() {
		t.Errorf("root key is %T", r.PublicKey)
	}
	if o := strings.Join(r.Subject.Organization, " "); !slices.Contains(strings.Fields(o), "UJI") {
		t.Errorf("organisation %q does not say UJI", o)
	}
	if !r.IsCA || !r.BasicConstraintsValid || r.CheckSignatureFrom(r) != nil {
		t.Error("root is no self-signed CA")
	}
	if !bytes.Contains(ca.RootPEM(), []byte("BEGIN CERTIFICATE")) || bytes.Contains(ca.RootPEM(), []byte("PRIVATE")) {
		t.Errorf("RootPEM: %s", ca.RootPEM())
	}
	if again := open(t, dir, at(mulai.AddDate(1, 0, 0))); !again.Root().Equal(r) {
		t.Error("a second Open made another root")
	}
	if other := open(t, t.TempDir(), at(mulai)); other.Root().Equal(r) || other.Root().SerialNumber.Cmp(r.SerialNumber) == 0 {
		t.Error("two directories share a root")
	}
}

func TestCertificate(t *testing.T) {
	ca := open(t, t.TempDir(), at(mulai))
	got := enroll(t, ca, nana, rahasia)
	cert, err := ca.Certificate(context.Background(), nana.ID)
	if err != nil {
		t.Fatal(err)
	}
	begin := mulai.Truncate(time.Second)
	want := naskah.Certificate{
		Fingerprint: naskah.DigestOf(cert.Raw), Instansi: "32.79", User: nana.ID, Subject: "CN=Nana Suryana,O=" + uji.Organisation + ",C=ID",
		Issuer: ca.Root().Subject.String(), Serial: fmt.Sprintf("%032x", cert.SerialNumber), Sealer: "pdfsign-uji",
		NotBefore: begin, NotAfter: begin.Add(90 * 24 * time.Hour), Uji: true, At: mulai.Truncate(time.Millisecond),
	}
	if got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if !cert.NotBefore.Equal(want.NotBefore) || !cert.NotAfter.Equal(want.NotAfter) {
		t.Errorf("lives from %s to %s", cert.NotBefore, cert.NotAfter)
	}
	if err := cert.CheckSignatureFrom(ca.Root()); err != nil {
		t.Errorf("not issued by the root directly: %v", err)
	}
	if cert.IsCA || cert.KeyUsage != x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment {
		t.Errorf("IsCA %v, key usage %b", cert.IsCA, cert.KeyUsage)
	}
	if !slices.Equal(cert.ExtKeyUsage, []x509.ExtKeyUsage{x509.ExtKeyUsageEmailProtection}) || len(cert.UnknownExtKeyUsage) > 0 {
		t.Errorf("extended key usage %v", cert.ExtKeyUsage)
	}
	if len(cert.CRLDistributionPoints)+len(cert.OCSPServer)+len(cert.IssuingCertificateURL) > 0 {
		t.Error("points to revocation data beside noRevAvail [RFC 9608 §3]")
	}
	seen := 0
	for _, e := range cert.Extensions {
		if e.Id.Equal(asn1.ObjectIdentifier{2, 5, 29, 56}) {
			seen++
			if e.Critical || !bytes.Equal(e.Value, asn1.NullBytes) {
				t.Errorf("noRevAvail: critical %v, value %x", e.Critical, e.Value)
			}
		}
	}
	if seen != 1 {
		t.Errorf("%d noRevAvail extensions", seen)
	}
}

func TestSerialsAreRandom128Bit(t *testing.T) {
	ca := open(t, t.TempDir(), at(mulai))
	seen, bits := map[string]bool{}, 0
	for i := range 8 {
		c := enroll(t, ca, naskah.User{ID: naskah.UserID(fmt.Sprint("u", i)), Nama: "Orang"}, rahasia)
		if seen[c.Serial] || len(c.Serial) != 32 {
			t.Errorf("serial %q", c.Serial)
		}
		seen[c.Serial] = true
		cert, err := ca.Certificate(context.Background(), c.User)
		if err != nil {
			t.Fatal(err)
		}
		bits = max(bits, cert.SerialNumber.BitLen())
	}
	if bits < 120 {
		t.Errorf("the longest of 8 serial numbers has %d bits", bits)
	}
}

func TestRandomnessIsInjected(t *testing.T) {
	broken := errors.New("no more dice")
	if _, err := uji.Open(t.TempDir(), at(mulai), io.MultiReader()); err == nil {
		t.Error("a root was made without randomness")
	}
	ca, err := uji.Open(t.TempDir(), at(mulai), io.MultiReader(bytes.NewReader([]byte("enambelas bita...")), failing{broken}))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%x", ca.Root().SerialNumber); got != fmt.Sprintf("%x", "enambelas bita..") {
		t.Errorf("serial %s is not from the given source", got)
	}
	if _, err := ca.Enroll(context.Background(), nana, rahasia); !errors.Is(err, broken) {
		t.Errorf("enroll without randomness: %v", err)
	}
	if _, err := ca.Certificate(context.Background(), nana.ID); !errors.Is(err, naskah.NotFound) {
		t.Errorf("a failed enrolment left a certificate: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestKey(t *testing.T) {
	dir := t.TempDir()
	ca := open(t, dir, at(mulai))
	enroll(t, ca, nana, rahasia)
	for _, c := range []*uji.CA{ca, open(t, dir, at(mulai))} { // also after a restart
		key, cert, err := c.Key(context.Background(), nana.ID, rahasia)
		if err != nil {
			t.Fatal(err)
		}
		if !key.Public().(*ecdsa.PublicKey).Equal(cert.PublicKey) {
			t.Error("key and certificate are no pair")
		}
	}
	for _, wrong := range []string{"", "kalimat rahasia 18", "kalimat rahasia 17 ", "KALIMAT RAHASIA 17", strings.Repeat("x", 5000), "\xff\xfe"} {
		_, _, err := ca.Key(context.Background(), nana.ID, naskah.NewSecret(wrong))
		e, ok := errors.AsType[*naskah.Error](err)
		if !ok || e.Kind != naskah.Denied || e.Code != "TTE-PASSPHRASE" {
			t.Errorf("%.20q: %v", wrong, err)
		}
	}
	for _, u := range []naskah.UserID{"", "u-lain", "../u-walikota", "u-walikota/", "U-WALIKOTA", naskah.UserID(strings.Repeat("u", 300))} {
		_, _, err := ca.Key(context.Background(), u, rahasia)
		e, ok := errors.AsType[*naskah.Error](err)
		if !ok || e.Kind != naskah.NotFound || e.Code != "TTE-SERTIFIKAT" {
			t.Errorf("%.20q: %v", u, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := ca.Key(ctx, nana.ID, rahasia); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := ca.Enroll(ctx, nana, rahasia); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestRenewal(t *testing.T) {
	now := mulai
	ca := open(t, t.TempDir(), func() time.Time { return now })
	first := enroll(t, ca, nana, rahasia)
	now = now.Add(60 * 24 * time.Hour)
	baru := naskah.NewSecret("kalimat lain 2027")
	second := enroll(t, ca, nana, baru)
	if _, _, err := ca.Key(context.Background(), nana.ID, rahasia); !errors.Is(err, naskah.Denied) {
		t.Errorf("the former passphrase: %v", err)
	}
	_, cert, err := ca.Key(context.Background(), nana.ID, baru)
	if err != nil {
		t.Fatal(err)
	}
	if d := naskah.DigestOf(cert.Raw); d != second.Fingerprint || d == first.Fingerprint {
		t.Errorf("in use is %s", d)
	}
	all, err := ca.Certificates(context.Background(), nana.ID)
	if err != nil {
		t.Fatal(err)
	}
	var prints []naskah.Digest
	for _, c := range all {
		prints = append(prints, naskah.DigestOf(c.Raw))
	}
	if !slices.Equal(prints, []naskah.Digest{first.Fingerprint, second.Fingerprint}) {
		t.Errorf("listed: %v", prints)
	}
	if none, err := ca.Certificates(context.Background(), "u-lain"); err != nil || len(none) > 0 {
		t.Errorf("of somebody without any: %v, %v", none, err)
	}
}

// TestFilesAreProtected: nothing below the directory is readable by others, no key lies there in the clear but the root's, and a
// root key that others can read is refused.
func TestFilesAreProtected(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "uji")
	ca := open(t, dir, at(mulai))
	enroll(t, ca, nana, rahasia)
	enroll(t, ca, nana, rahasia)
	files := map[string]int{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is %v", path, info.Mode())
		}
		if !d.IsDir() {
			files[filepath.Ext(path)]++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := map[string]int{".pem": 3, ".key": 1, ".p12": 1, "": 1}; fmt.Sprint(files) != fmt.Sprint(want) {
		t.Errorf("files %v, want %v: a former key must be gone, nothing half-written may stay", files, want)
	}
	if err := os.Chmod(filepath.Join(dir, "root.key"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := uji.Open(dir, at(mulai), rand.Reader); !isCode(err, "TTE-UJI-IZIN") {
		t.Errorf("a root key that others can read: %v", err)
	}
}

func isCode(err error, code string) bool {
	e, ok := errors.AsType[*naskah.Error](err)
	return ok && e.Code == code
}

func TestDamage(t *testing.T) {
	tests := []struct{ file, content string }{
		{"root.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"},
		{"root.pem", ""},
		{"root.key", "kunci"},
		{"root.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"},
	}
	for _, tt := range tests {
		dir := t.TempDir()
		open(t, dir, at(mulai))
		if err := os.WriteFile(filepath.Join(dir, tt.file), []byte(tt.content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := uji.Open(dir, at(mulai), rand.Reader); !errors.Is(err, naskah.Corrupt) {
			t.Errorf("%s = %q: %v", tt.file, tt.content, err)
		}
	}
	dir, other := t.TempDir(), t.TempDir()
	open(t, other, at(mulai))
	open(t, dir, at(mulai))
	b, err := os.ReadFile(filepath.Join(other, "root.key"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "root.key"), b, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := uji.Open(dir, at(mulai), rand.Reader); !errors.Is(err, naskah.Corrupt) {
		t.Errorf("the key of another root: %v", err)
	}
}

func TestRootEnds(t *testing.T) {
	now := mulai
	ca := open(t, t.TempDir(), func() time.Time { return now })
	now = ca.Root().NotAfter.Add(-90 * 24 * time.Hour)
	enroll(t, ca, nana, rahasia)
	now = now.Add(time.Second)
	if _, err := ca.Enroll(context.Background(), nana, rahasia); !isCode(err, "TTE-UJI-INDUK") {
		t.Errorf("a certificate that outlives the root: %v", err)
	}
}

func TestConcurrency(t *testing.T) {
	ca := open(t, t.TempDir(), at(mulai))
	enroll(t, ca, nana, rahasia)
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			u := nana
			if i%2 == 1 {
				u.ID = "u-lain"
			}
			for range 3 {
				if _, err := ca.Enroll(context.Background(), u, rahasia); err != nil {
					t.Error(err)
				}
				if _, _, err := ca.Key(context.Background(), nana.ID, rahasia); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if all, err := ca.Certificates(context.Background(), nana.ID); err != nil || len(all) != 7 {
		t.Errorf("%d certificates, %v", len(all), err)
	}
}

func TestCodesAreDocumented(t *testing.T) {
	for _, c := range uji.Codes {
		if !strings.HasPrefix(c.Code, "TTE-UJI-") || c.Kind == "" || c.Meaning == "" {
			t.Errorf("%+v", c)
		}
	}
}

func BenchmarkEnroll(b *testing.B) {
	ca := open(b, b.TempDir(), at(mulai))
	for b.Loop() {
		enroll(b, ca, nana, rahasia)
	}
}

func BenchmarkKey(b *testing.B) {
	ca := open(b, b.TempDir(), at(mulai))
	enroll(b, ca, nana, rahasia)
	for b.Loop() {
		if _, _, err := ca.Key(context.Background(), nana.ID, rahasia); err != nil {
			b.Fatal(err)
		}
	}
}
