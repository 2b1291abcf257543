package pades

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"slices"

	"golang.org/x/crypto/cryptobyte"
	casn1 "golang.org/x/crypto/cryptobyte/asn1"
)

// A Scheme is how a key signs; the digest is SHA-256 in all of them. Nothing weaker is made.
type Scheme int

// The schemes. Of RSA 2048 bits are the least, of elliptic curves P-256 and P-384 are made.
const (
	PKCS1 Scheme = iota + 1 // RSASSA-PKCS1-v1_5
	PSS                     // RSASSA-PSS, MGF1 and salt of the digest's length
	ECDSA
)

// Options are what crypto.Signer is asked with.
func (s Scheme) Options() crypto.SignerOpts {
	if s == PSS {
		return &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash, Hash: crypto.SHA256}
	}
	return crypto.SHA256
}

// SchemeOf is the scheme that fits a certificate's key; pss asks for PSS where it is RSA.
func SchemeOf(c *x509.Certificate, pss bool) (Scheme, error) {
	switch k := c.PublicKey.(type) {
	case *rsa.PublicKey:
		if k.N.BitLen() < 2048 {
			return 0, fault(ErrAnswer, "an RSA key of %d bits", k.N.BitLen())
		}
		if pss {
			return PSS, nil
		}
		return PKCS1, nil
	case *ecdsa.PublicKey:
		if k.Curve != elliptic.P256() && k.Curve != elliptic.P384() {
			return 0, fault(ErrAnswer, "a key on curve %s", k.Curve.Params().Name)
		}
		return ECDSA, nil
	}
	return 0, fault(ErrAnswer, "a key that is neither RSA nor ECDSA")
}

var (
	oidData        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidSigned      = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidContentType = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidDigest      = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidCertV2      = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
	oidTimeStamp   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 14}
	oidSHA256      = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidRSA         = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	oidPSS         = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 10}
	oidMGF1        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 8}
	oidECDSA256    = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}
)

// Signing is a signature value in the making: whose, of what, and with which signed attributes [EN 319 122-1 5; EN 319 142-1 6.3].
// There is no signing-time among them, which PAdES forbids.
type Signing struct {
	chain      []*x509.Certificate // the signer first
	scheme     Scheme
	attributes []byte // the signed attributes as a SET OF
	signature  []byte
}

// Sign begins the value of a signature about digest. chain begins with the signer's certificate.
func Sign(digest [32]byte, chain []*x509.Certificate, scheme Scheme) (*Signing, error) {
	if len(chain) == 0 {
		return nil, fault(ErrAnswer, "no certificate")
	}
	want, err := SchemeOf(chain[0], scheme == PSS)
	if err != nil || want != scheme {
		return nil, fault(ErrAnswer, "the key does not sign so (%v)", err)
	}
	list := [][]byte{
		attribute(oidContentType, func(b *cryptobyte.Builder) { b.AddASN1ObjectIdentifier(oidData) }),
		attribute(oidDigest, func(b *cryptobyte.Builder) { b.AddASN1OctetString(digest[:]) }),
		attribute(oidCertV2, signingCertificate(chain[0])),
	}
	slices.SortFunc(list, bytes.Compare) // DER: a SET OF is sorted [X.690 11.6]
	var b cryptobyte.Builder
	b.AddASN1(casn1.SET, func(b *cryptobyte.Builder) {
		for _, a := range list {
			b.AddBytes(a)
		}
	})
	der, err := b.Bytes()
	return &Signing{chain: chain, scheme: scheme, attributes: der}, err
}

// ToSign is what the key signs: SHA-256 of the signed attributes.
func (s *Signing) ToSign() [32]byte { return sha256.Sum256(s.attributes) }

// Signed takes the key's answer and gives the value, after it was verified with the certificate.
func (s *Signing) Signed(signature []byte) ([]byte, error) {
	algorithm := map[Scheme]x509.SignatureAlgorithm{PKCS1: x509.SHA256WithRSA, PSS: x509.SHA256WithRSAPSS, ECDSA: x509.ECDSAWithSHA256}[s.scheme]
	if err := s.chain[0].CheckSignature(algorithm, s.attributes, signature); err != nil {
		return nil, fault(ErrAnswer, "the signature is not this certificate's: %v", err)
	}
	s.signature = signature
	return s.value(nil)
}

// Stamped gives the value with a time stamp about the signature [EN 319 122-1 5.3]: B-T.
func (s *Signing) Stamped(token []byte) ([]byte, error) {
	if s.signature == nil || len(token) == 0 {
		return nil, fault(ErrAnswer, "no signature, or no time stamp for it")
	}
	return s.value(token)
}

// Imprint is what a time stamp of the signature is about.
func (s *Signing) Imprint() [32]byte { return sha256.Sum256(s.signature) }

func attribute(oid asn1.ObjectIdentifier, value cryptobyte.BuilderContinuation) []byte {
	var b cryptobyte.Builder
	b.AddASN1(casn1.SEQUENCE, func(b *cryptobyte.Builder) {
		b.AddASN1ObjectIdentifier(oid)
		b.AddASN1(casn1.SET, value)
	})
	return b.BytesOrPanic() // fixed shapes
}

// signingCertificate is signing-certificate-v2 with SHA-256, which is the default and therefore not written [RFC 5035 4].
func signingCertificate(c *x509.Certificate) cryptobyte.BuilderContinuation {
	sum := sha256.Sum256(c.Raw)
	return func(b *cryptobyte.Builder) {
		b.AddASN1(casn1.SEQUENCE, func(b *cryptobyte.Builder) {
			b.AddASN1(casn1.SEQUENCE, func(b *cryptobyte.Builder) {
				b.AddASN1(casn1.SEQUENCE, func(b *cryptobyte.Builder) {
					b.AddASN1OctetString(sum[:])
					b.AddASN1(casn1.SEQUENCE, func(b *cryptobyte.Builder) {
						b.AddASN1(casn1.SEQUENCE, func(b *cryptobyte.Builder) {
							b.AddASN1(casn1.Tag(4).Constructed().ContextSpecific(), func(b *cryptobyte.Builder) { b.AddBytes(c.RawIssuer) })
						})
						b.AddASN1BigInt(c.SerialNumber)
					})
				})
			})
		})
	}
}

func sha256Algorithm(b *cryptobyte.Builder) {
	b.AddASN1(casn1.SEQUENCE, func(b *cryptobyte.Builder) { b.AddASN1ObjectIdentifier(oidSHA256) }) // no parameters [RFC 5754 2]
}

// algorithm names the scheme [RFC 5754 3; RFC 4055 3].
func (s Scheme) algorithm(b *cryptobyte.Builder) {
	b.AddASN1(casn1.SEQUENCE, func(b *cryptobyte.Builder) {
		switch s {
		case ECDSA:
			b.AddASN1ObjectIdentifier(oidECDSA256)
		case PSS:
			b.AddASN1ObjectIdentifier(oidPSS)
			b.AddASN1(casn1.SEQUENCE, pssParameters)
		default:
			b.AddASN1ObjectIdentifier(oidRSA)
			b.AddASN1NULL()
		}
	})
}

func pssParameters(b *cryptobyte.Builder) {
	hash := func(b *cryptobyte.Builder) {
		b.AddASN1(casn1.SEQUENCE, func(b *cryptobyte.Builder) { b.AddASN1ObjectIdentifier(oidSHA256); b.AddASN1NULL() })
	}
	tag := func(n uint8) casn1.Tag { return casn1.Tag(n).Constructed().ContextSpecific() }
	b.AddASN1(tag(0), hash)
	b.AddASN1(tag(1), func(b *cryptobyte.Builder) {
		b.AddASN1(casn1.SEQUENCE, func(b *cryptobyte.Builder) { b.AddASN1ObjectIdentifier(oidMGF1); hash(b) })
	})
	b.AddASN1(tag(2), func(b *cryptobyte.Builder) { b.AddASN1Int64(32) })
}

// value is the SignedData [RFC 5652 5]: detached, with the signer's chain, and the time stamp when there is one.
func (s *Signing) value(token []byte) ([]byte, error) {
	context0 := casn1.Tag(0).Constructed().ContextSpecific()
	context1 := casn1.Tag(1).Constructed().ContextSpecific()
	signed := slices.Clone(s.attributes)
	signed[0] = byte(context0) // [0] IMPLICIT in place of SET OF
	var b cryptobyte.Builder
	b.AddASN1(casn1.SEQUENCE, func(b *cryptobyte.Builder) {
		b.AddASN1ObjectIdentifier(oidSigned)
		b.AddASN1(context0, func(b *cryptobyte.Builder) {
			b.AddASN1(casn1.SEQUENCE, func(b *cryptobyte.Builder) {
				b.AddASN1Int64(1)
				b.AddASN1(casn1.SET, sha256Algorithm)
				b.AddASN1(casn1.SEQUENCE, func(b *cryptobyte.Builder) { b.AddASN1ObjectIdentifier(oidData) })
				b.AddASN1(context0, func(b *cryptobyte.Builder) {
					for _, c := range sortedRaw(s.chain) {
						b.AddBytes(c)
					}
				})
				b.AddASN1(casn1.SET, func(b *cryptobyte.Builder) {
					b.AddASN1(casn1.SEQUENCE, func(b *cryptobyte.Builder) {
						b.AddASN1Int64(1)
						b.AddASN1(casn1.SEQUENCE, func(b *cryptobyte.Builder) {
							b.AddBytes(s.chain[0].RawIssuer)
							b.AddASN1BigInt(s.chain[0].SerialNumber)
						})
						sha256Algorithm(b)
						b.AddBytes(signed)
						s.scheme.algorithm(b)
						b.AddASN1OctetString(s.signature)
						if token != nil {
							b.AddASN1(context1, func(b *cryptobyte.Builder) {
								b.AddBytes(attribute(oidTimeStamp, func(b *cryptobyte.Builder) { b.AddBytes(token) }))
							})
						}
					})
				})
			})
		})
	})
	return b.Bytes()
}

func sortedRaw(chain []*x509.Certificate) [][]byte {
	out := make([][]byte, len(chain))
	for i, c := range chain {
		out[i] = c.Raw
	}
	slices.SortFunc(out, bytes.Compare)
	return out
}
