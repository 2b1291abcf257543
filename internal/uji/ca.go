package uji

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"sync"
	"time"

	"naskah/internal/naskah"
)

// Organisation is what every certificate says of its organisation. The judge knows by the word UJI that nothing made here binds
// anybody.
const Organisation = "UJI naskah tanpa kekuatan hukum"

const (
	rootName   = "Sertifikat Induk UJI naskah"
	rootYears  = 10
	leafLife   = 90 * 24 * time.Hour // noRevAvail is for certificates that live shortly [RFC 9608 §1]
	maxCN      = 64                  // ub-common-name [RFC 5280 A.1]
	backdating = 24 * time.Hour      // of the root, so that a clock a little behind does not find it in the future
)

// noRevAvail says that no revocation information will ever exist [RFC 9608 §2]: not critical, value NULL, and neither CRL
// distribution points nor authority information access beside it.
var noRevAvail = pkix.Extension{Id: asn1.ObjectIdentifier{2, 5, 29, 56}, Value: []byte{5, 0}}

// A CA is the test CA. It is safe for concurrent use within one process.
type CA struct {
	dir    string
	clock  naskah.Clock
	random io.Reader
	root   *x509.Certificate
	key    *ecdsa.PrivateKey

	mu sync.Mutex // over the files of the users, and random
}

// Open makes the root under dir, or loads the one that is there. It refuses a root whose key others could read. Serial numbers and
// the salts of the key files come from random; keys and signatures always come from the system's own source, whatever is passed.
func Open(dir string, clock naskah.Clock, random io.Reader) (*CA, error) {
	c := &CA{dir: dir, clock: clock, random: random}
	if err := os.MkdirAll(filepath.Join(dir, "pengguna"), 0o700); err != nil {
		return nil, fmt.Errorf("uji: open: %w", err)
	}
	_, err := os.Stat(c.rootFile())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = c.makeRoot()
	case err == nil:
		err = c.loadRoot()
	}
	if err != nil {
		return nil, fmt.Errorf("uji: open %s: %w", dir, err)
	}
	return c, nil
}

func (c *CA) rootFile() string { return filepath.Join(c.dir, "root.pem") }
func (c *CA) keyFile() string  { return filepath.Join(c.dir, "root.key") }

// Root is the trust anchor of everything this CA issued.
func (c *CA) Root() *x509.Certificate { return c.root }

// RootPEM is Root for `naskah verify --trust` and for other people's tools.
func (c *CA) RootPEM() []byte { return certPEM(c.root) }

func certPEM(c *x509.Certificate) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Raw})
}

// makeRoot writes the key first: a certificate without its key would be of no use, a key without certificate is made anew.
func (c *CA) makeRoot() error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), c.random)
	if err != nil {
		return err
	}
	serial, err := c.serial()
	if err != nil {
		return err
	}
	now := c.clock().UTC().Truncate(time.Second)
	t := &x509.Certificate{
		SerialNumber:          serial,
		Subject:               pkix.Name{Country: []string{"ID"}, Organization: []string{Organisation}, CommonName: rootName},
		NotBefore:             now.Add(-backdating),
		NotAfter:              now.AddDate(rootYears, 0, 0),
		IsCA:                  true,
		BasicConstraintsValid: true,
		MaxPathLenZero:        true, // it issues signers directly
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
	}
	der, err := x509.CreateCertificate(c.random, t, t, key.Public(), key)
	if err != nil {
		return err
	}
	if c.root, err = x509.ParseCertificate(der); err != nil {
		return err
	}
	p8, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	c.key = key
	if err := writeFile(c.keyFile(), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: p8})); err != nil {
		return err
	}
	return writeFile(c.rootFile(), c.RootPEM())
}

func (c *CA) loadRoot() error {
	info, err := os.Stat(c.keyFile())
	if err != nil {
		return err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return naskah.Errorf(naskah.Invalid, "TTE-UJI-IZIN", "Kunci induk UJI dapat dibaca pihak lain. Ubah izin berkasnya menjadi 0600 (%s).", c.keyFile())
	}
	if c.root, err = readCert(c.rootFile()); err != nil {
		return err
	}
	b, err := os.ReadFile(c.keyFile())
	if err != nil {
		return err
	}
	block, _ := pem.Decode(b)
	if block == nil {
		return damaged("kunci induk", nil)
	}
	k, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return damaged("kunci induk", nil) // the cause could quote the key
	}
	key, ok := k.(*ecdsa.PrivateKey)
	if !ok || !key.PublicKey.Equal(c.root.PublicKey) {
		return damaged("kunci induk", nil)
	}
	c.key = key
	return nil
}

func readCert(path string) (*x509.Certificate, error) {
	b, err := os.ReadFile(path) //nolint:gosec // path is under the folder of the CA, made of digests and fixed names
	if err != nil {
		return nil, err
	}
	block, rest := pem.Decode(b)
	if block == nil || block.Type != "CERTIFICATE" || len(bytes.TrimSpace(rest)) > 0 {
		return nil, damaged("sertifikat", nil)
	}
	cert, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return nil, damaged("sertifikat", err)
	}
	return cert, nil
}

func damaged(what string, cause error) error {
	return naskah.Errorf(naskah.Corrupt, "TTE-UJI-BERKAS", "Berkas %s UJI rusak. Hubungi pengelola sistem.", what).Because(cause)
}

// serial is 128 random bits, positive and never zero [RFC 5280 §4.1.2.2: unique, at most 20 octets].
func (c *CA) serial() (*big.Int, error) {
	b := make([]byte, 16)
	if _, err := io.ReadFull(c.random, b); err != nil {
		return nil, fmt.Errorf("serial number: %w", err)
	}
	n := new(big.Int).SetBytes(b)
	if n.Sign() == 0 {
		return nil, errors.New("serial number: the source of randomness gives zeros")
	}
	return n, nil
}
