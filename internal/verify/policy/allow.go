package policy

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"slices"
	"time"
)

// A Scheme is how a key signs a digest, by the name of its norm.
type Scheme string

// The schemes [RFC 8017 8.1, 8.2; FIPS 186-5 6].
const (
	PKCS1 Scheme = "RSASSA-PKCS1-v1_5"
	PSS   Scheme = "RSASSA-PSS"
	ECDSA Scheme = "ECDSA"
)

// maxRSA bounds the work that a key of somebody else can ask for, in bits.
const maxRSA = 8192

var digestNames = map[crypto.Hash]string{crypto.SHA256: "SHA-256", crypto.SHA384: "SHA-384", crypto.SHA512: "SHA-512"}

// before compares with an end date: null is none yet, and the date itself is already too late.
func before(t time.Time, until *time.Time) bool { return until == nil || t.Before(*until) }

// AllowsKey reports whether a public key is strong enough at t [NIST SP 800-57 part 1 tables 2 and 4]. Of RSA, the entry
// with the most bits that the key has decides; of elliptic curves, the one with exactly its bits.
func (p *Policy) AllowsKey(public crypto.PublicKey, t time.Time) bool {
	var found *keyTerm
	switch key := public.(type) {
	case *ecdsa.PublicKey:
		if key == nil || key.Curve != elliptic.P256() && key.Curve != elliptic.P384() {
			return false
		}
		for i, k := range p.form.Keys {
			if k.Type == "ECDSA" && k.Bits == key.Curve.Params().BitSize {
				found = &p.form.Keys[i]
			}
		}
	case *rsa.PublicKey:
		if key == nil || key.N == nil || key.N.BitLen() > maxRSA {
			return false
		}
		for i, k := range p.form.Keys {
			if k.Type == "RSA" && k.Bits <= key.N.BitLen() && (found == nil || k.Bits > found.Bits) {
				found = &p.form.Keys[i]
			}
		}
	}
	return found != nil && before(t, found.Until)
}

// AllowsDigest reports whether a digest may be relied on at t.
func (p *Policy) AllowsDigest(h crypto.Hash, t time.Time) bool {
	name, ok := digestNames[h]
	return ok && named(p.form.Digests, name, t)
}

// AllowsSignature reports whether a scheme with a digest may be relied on at t.
func (p *Policy) AllowsSignature(s Scheme, h crypto.Hash, t time.Time) bool {
	return p.AllowsDigest(h, t) && named(p.form.Signatures, string(s), t)
}

// AllowsCertificate reports whether the way in which a certificate, a revocation list or an OCSP response was signed may
// be relied on at t.
func (p *Policy) AllowsCertificate(a x509.SignatureAlgorithm, t time.Time) bool {
	s, h := Scheme(""), crypto.Hash(0)
	switch a {
	case x509.SHA256WithRSA:
		s, h = PKCS1, crypto.SHA256
	case x509.SHA384WithRSA:
		s, h = PKCS1, crypto.SHA384
	case x509.SHA512WithRSA:
		s, h = PKCS1, crypto.SHA512
	case x509.SHA256WithRSAPSS:
		s, h = PSS, crypto.SHA256
	case x509.SHA384WithRSAPSS:
		s, h = PSS, crypto.SHA384
	case x509.SHA512WithRSAPSS:
		s, h = PSS, crypto.SHA512
	case x509.ECDSAWithSHA256:
		s, h = ECDSA, crypto.SHA256
	case x509.ECDSAWithSHA384:
		s, h = ECDSA, crypto.SHA384
	case x509.ECDSAWithSHA512:
		s, h = ECDSA, crypto.SHA512
	default:
		return false
	}
	return p.AllowsSignature(s, h, t)
}

func named(list []nameTerm, name string, t time.Time) bool {
	for _, n := range list {
		if n.Name == name {
			return before(t, n.Until)
		}
	}
	return false
}

// Purposes are the extended key usages, as dotted OIDs, of which a signer's certificate below an anchor must name one.
func (p *Policy) Purposes(anchor *x509.Certificate) []string {
	sum := sha256.Sum256(anchor.Raw)
	if own, ok := p.form.Purposes.Anchors[hex.EncodeToString(sum[:])]; ok {
		return slices.Clone(own)
	}
	return slices.Clone(p.form.Purposes.Default)
}
