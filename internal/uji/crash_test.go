package uji_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"naskah/internal/naskah"
)

// TestCrashDuringRenewal: whatever a renewal had written when the machine stopped, a certificate with its key is in use: the former
// one until "aktif" names the new one. The states are made by hand from two enrolments of the same user in two directories.
func TestCrashDuringRenewal(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	former := enroll(t, open(t, dir, at(mulai)), nana, rahasia)
	fresh := enroll(t, open(t, other, at(mulai)), nana, rahasia)
	place := func(d, name string) string { return filepath.Join(d, "pengguna", "u-walikota", name) }
	steps := []struct {
		file string
		want naskah.Digest
	}{
		{".baru-123", former.Fingerprint},
		{fresh.Fingerprint.Hex() + ".p12", former.Fingerprint},
		{fresh.Fingerprint.Hex() + ".pem", former.Fingerprint},
		{"aktif", fresh.Fingerprint},
	}
	for _, s := range steps {
		b := []byte("setengah")
		if s.file[0] != '.' {
			var err error
			if b, err = os.ReadFile(place(other, s.file)); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(place(dir, s.file), b, 0o600); err != nil {
			t.Fatal(err)
		}
		_, cert, err := open(t, dir, at(mulai)).Key(context.Background(), nana.ID, rahasia)
		if err != nil {
			t.Fatalf("after %s: %v", s.file, err)
		}
		if d := naskah.DigestOf(cert.Raw); d != s.want {
			t.Errorf("after %s %s is in use, want %s", s.file, d, s.want)
		}
	}
	ca := open(t, dir, at(mulai))
	enroll(t, ca, nana, rahasia) // and the next renewal clears the keys that were left
	if left, err := filepath.Glob(place(dir, "*.p12")); err != nil || len(left) != 1 {
		t.Errorf("keys left: %v, %v", left, err)
	}
}

// TestSwappedFiles: neither the certificate nor the key of another enrolment passes for the one in use.
func TestSwappedFiles(t *testing.T) {
	dir := t.TempDir()
	ca := open(t, dir, at(mulai))
	a := enroll(t, ca, nana, rahasia)
	b := enroll(t, ca, naskah.User{ID: "u-direktur", Nama: "Bima Pratama"}, rahasia)
	path := func(u string, d naskah.Digest, ext string) string {
		return filepath.Join(dir, "pengguna", u, d.Hex()+ext)
	}
	copyTo := func(from, to string) {
		t.Helper()
		x, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, x, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	copyTo(path("u-direktur", b.Fingerprint, ".p12"), path("u-walikota", a.Fingerprint, ".p12"))
	if _, _, err := ca.Key(context.Background(), nana.ID, rahasia); !errors.Is(err, naskah.Corrupt) {
		t.Errorf("another's key: %v", err)
	}
	copyTo(path("u-direktur", b.Fingerprint, ".pem"), path("u-walikota", a.Fingerprint, ".pem"))
	if _, err := ca.Certificate(context.Background(), nana.ID); !errors.Is(err, naskah.Corrupt) {
		t.Errorf("another's certificate: %v", err)
	}
}
