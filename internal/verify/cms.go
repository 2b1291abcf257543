package verify

import (
	"bytes"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"slices"
	"time"

	"golang.org/x/crypto/cryptobyte"
	"golang.org/x/crypto/cryptobyte/asn1"
)

// cms is a signature value in its one canonical form [RFC 5652 §5; RFC 5035 §4].
type cms struct {
	chain     []*x509.Certificate // the signer first, each issued by the next
	time      time.Time           // signingTime
	digest    [32]byte            // messageDigest
	rsa       bool                // RSA PKCS#1 v1.5, else ECDSA; both with SHA-256
	signature []byte

	attributes []byte // the signed attributes as a SET, which is what is signed
}

// maxCertificates bounds what a signature may carry: signer, two issuing CAs and the anchor.
const maxCertificates = 4

var (
	errNotDER   = errors.New("bukan DER")
	errNotCanon = errors.New("tidak tepat seperti yang ditulis mesin tanda tangan")
	errChain    = errors.New("memuat sertifikat di luar rantai penanda tangan")
)

var lowerHex = func() (t [256]bool) {
	for _, c := range "0123456789abcdef" {
		t[c] = true
	}
	return t
}()

// unpad turns the digits of /Contents into DER: lower-case digits, then nothing but zeros.
func unpad(digits []byte) ([]byte, bool) {
	for _, c := range digits {
		if !lowerHex[c] {
			return nil, false
		}
	}
	if len(digits)%2 != 0 || len(digits) < 8 {
		return nil, false
	}
	var head [4]byte
	if _, err := hex.Decode(head[:], digits[:8]); err != nil {
		return nil, false
	}
	n := int(head[2])<<8 | int(head[3]) // 30 82 hi lo: any signature is longer than 255 bytes
	if head[0] != 0x30 || head[1] != 0x82 || n+4 > len(digits)/2 {
		return nil, false
	}
	der := make([]byte, n+4)
	if _, err := hex.Decode(der, digits[:2*len(der)]); err != nil {
		return nil, false
	}
	for _, c := range digits[2*len(der):] {
		if c != '0' {
			return nil, false
		}
	}
	return der, true
}

// parseCMS takes out what varies, builds the signature value again from that, and compares: what is not exactly what
// the engine would write has no second reading.
func parseCMS(der []byte) (*cms, error) {
	c, raw, err := extract(der)
	if err != nil {
		return nil, err
	}
	for _, r := range raw {
		cert, err := x509.ParseCertificate(r)
		if err != nil {
			return nil, errors.New("memuat sertifikat yang tidak dapat dibaca")
		}
		c.chain = append(c.chain, cert)
	}
	again, err := c.encode()
	if err != nil || !bytes.Equal(again, der) {
		return nil, errNotCanon
	}
	if !linked(c.chain) {
		return nil, errChain
	}
	return c, nil
}

// linked reports whether each certificate was issued by the next, and the last by itself if it says so.
func linked(chain []*x509.Certificate) bool {
	for i, cert := range chain {
		if i+1 < len(chain) {
			next := chain[i+1]
			if !bytes.Equal(cert.RawIssuer, next.RawSubject) || cert.CheckSignatureFrom(next) != nil {
				return false
			}
			continue
		}
		if bytes.Equal(cert.RawIssuer, cert.RawSubject) && cert.CheckSignature(cert.SignatureAlgorithm, cert.RawTBSCertificate, cert.Signature) != nil {
			return false
		}
	}
	return true
}

// signed reports whether the key of the first certificate made the signature over the signed attributes.
func (c *cms) signed() bool {
	algorithm := x509.ECDSAWithSHA256
	if c.rsa {
		algorithm = x509.SHA256WithRSA
	}
	return c.chain[0].CheckSignature(algorithm, c.attributes, c.signature) == nil
}

// extract reads the parts that vary: certificates, signing time, message digest, algorithm, signature.
func extract(der []byte) (*cms, [][]byte, error) {
	in := cryptobyte.String(der)
	var info, content, data, certs, signers, signer, attrs, alg cryptobyte.String
	context0 := asn1.Tag(0).Constructed().ContextSpecific()
	ok := in.ReadASN1(&info, asn1.SEQUENCE) && in.Empty() &&
		info.SkipASN1(asn1.OBJECT_IDENTIFIER) && info.ReadASN1(&content, context0) && info.Empty() &&
		content.ReadASN1(&data, asn1.SEQUENCE) && content.Empty() &&
		data.SkipASN1(asn1.INTEGER) && data.SkipASN1(asn1.SET) && data.SkipASN1(asn1.SEQUENCE) &&
		data.ReadASN1(&certs, context0) && data.ReadASN1(&signers, asn1.SET) && data.Empty() &&
		signers.ReadASN1(&signer, asn1.SEQUENCE) && signers.Empty() &&
		signer.SkipASN1(asn1.INTEGER) && signer.SkipASN1(asn1.SEQUENCE) && signer.SkipASN1(asn1.SEQUENCE) &&
		signer.ReadASN1(&attrs, context0) && signer.ReadASN1(&alg, asn1.SEQUENCE)
	if !ok {
		return nil, nil, errNotDER
	}
	c := &cms{}
	var sig cryptobyte.String
	if !signer.ReadASN1(&sig, asn1.OCTET_STRING) || !signer.Empty() {
		return nil, nil, errNotCanon
	}
	c.signature = sig
	raw, ok := readCertificates(certs)
	if !ok {
		return nil, nil, errNotCanon
	}
	var oid cryptobyte.String
	if !alg.ReadASN1(&oid, asn1.OBJECT_IDENTIFIER) {
		return nil, nil, errNotCanon
	}
	c.rsa = bytes.Equal(oid, oidRSA)
	if !c.readAttributes(attrs) {
		return nil, nil, errors.New("atribut bertanda tangan tidak tepat")
	}
	return c, raw, nil
}

func readCertificates(in cryptobyte.String) (raw [][]byte, ok bool) {
	for !in.Empty() {
		var one cryptobyte.String
		if len(raw) == maxCertificates || !in.ReadASN1Element(&one, asn1.SEQUENCE) {
			return nil, false
		}
		raw = append(raw, one)
	}
	return raw, len(raw) > 0
}

// readAttributes takes the two attributes whose values vary of themselves.
func (c *cms) readAttributes(in cryptobyte.String) bool {
	var times, digests int
	for !in.Empty() {
		var attr, oid, values cryptobyte.String
		if !in.ReadASN1(&attr, asn1.SEQUENCE) || !attr.ReadASN1(&oid, asn1.OBJECT_IDENTIFIER) ||
			!attr.ReadASN1(&values, asn1.SET) || !attr.Empty() {
			return false
		}
		switch {
		case bytes.Equal(oid, oidSigningTime):
			times++
			if !readTime(&values, &c.time) {
				return false
			}
		case bytes.Equal(oid, oidMessageDigest):
			digests++
			var d cryptobyte.String
			if !values.ReadASN1(&d, asn1.OCTET_STRING) || copy(c.digest[:], d) != len(d) || len(d) != sha256.Size {
				return false
			}
		}
	}
	return times == 1 && digests == 1
}

// readTime reads UTCTime until 2049 and GeneralizedTime from 2050 on [RFC 5652 §11.3].
func readTime(in *cryptobyte.String, out *time.Time) bool {
	read := in.ReadASN1GeneralizedTime
	if in.PeekASN1Tag(asn1.UTCTime) {
		read = in.ReadASN1UTCTime
	}
	ok := read(out)
	*out = out.UTC() // written again as Z, so that an offset is not canonical
	return ok
}

// Object identifiers, encoded.
var (
	oidData          = []byte{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01}
	oidSignedData    = []byte{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02}
	oidContentType   = []byte{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x03}
	oidMessageDigest = []byte{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04}
	oidSigningTime   = []byte{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x05}
	oidESSv2         = []byte{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x2f}
	oidSHA256        = []byte{0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01}
	oidECDSA         = []byte{0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02}       // ecdsa-with-SHA256
	oidRSA           = []byte{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b} // sha256WithRSAEncryption
)

// encode builds the signature value as the engine writes it.
func (c *cms) encode() ([]byte, error) {
	set, err := c.encodeAttributes()
	if err != nil {
		return nil, err
	}
	var whole cryptobyte.Builder
	whole.AddASN1(asn1.SET, func(b *cryptobyte.Builder) { b.AddBytes(set) })
	if c.attributes, err = whole.Bytes(); err != nil {
		return nil, err
	}
	context0 := asn1.Tag(0).Constructed().ContextSpecific()
	var out cryptobyte.Builder
	out.AddASN1(asn1.SEQUENCE, func(b *cryptobyte.Builder) {
		addOID(b, oidSignedData)
		b.AddASN1(context0, func(b *cryptobyte.Builder) {
			b.AddASN1(asn1.SEQUENCE, func(b *cryptobyte.Builder) {
				b.AddASN1Int64(1)
				b.AddASN1(asn1.SET, func(b *cryptobyte.Builder) { addAlgorithm(b, oidSHA256) })
				b.AddASN1(asn1.SEQUENCE, func(b *cryptobyte.Builder) { addOID(b, oidData) })
				b.AddASN1(context0, func(b *cryptobyte.Builder) {
					for _, cert := range c.chain {
						b.AddBytes(cert.Raw)
					}
				})
				b.AddASN1(asn1.SET, func(b *cryptobyte.Builder) { c.addSignerInfo(b, set) })
			})
		})
	})
	return out.Bytes()
}

// addSignerInfo names the signer by issuer and serial number of the first certificate.
func (c *cms) addSignerInfo(b *cryptobyte.Builder, set []byte) {
	b.AddASN1(asn1.SEQUENCE, func(b *cryptobyte.Builder) {
		b.AddASN1Int64(1)
		b.AddASN1(asn1.SEQUENCE, func(b *cryptobyte.Builder) {
			b.AddBytes(c.chain[0].RawIssuer)
			b.AddASN1BigInt(c.chain[0].SerialNumber)
		})
		addAlgorithm(b, oidSHA256)
		b.AddASN1(asn1.Tag(0).Constructed().ContextSpecific(), func(b *cryptobyte.Builder) { b.AddBytes(set) })
		if c.rsa {
			addAlgorithm(b, oidRSA)
		} else {
			addAlgorithm(b, oidECDSA)
		}
		b.AddASN1OctetString(c.signature)
	})
}

// encodeAttributes builds the four signed attributes in the order of DER.
func (c *cms) encodeAttributes() ([]byte, error) {
	sum := sha256.Sum256(c.chain[0].Raw)
	values := []struct {
		oid   []byte
		value func(*cryptobyte.Builder)
	}{
		{oidContentType, func(b *cryptobyte.Builder) { addOID(b, oidData) }},
		{oidMessageDigest, func(b *cryptobyte.Builder) { b.AddASN1OctetString(c.digest[:]) }},
		{oidSigningTime, c.addTime},
		{oidESSv2, func(b *cryptobyte.Builder) { c.addESS(b, sum[:]) }},
	}
	encoded := make([][]byte, 0, len(values))
	for _, v := range values {
		var one cryptobyte.Builder
		one.AddASN1(asn1.SEQUENCE, func(b *cryptobyte.Builder) {
			addOID(b, v.oid)
			b.AddASN1(asn1.SET, v.value)
		})
		der, err := one.Bytes()
		if err != nil {
			return nil, err
		}
		encoded = append(encoded, der)
	}
	slices.SortFunc(encoded, bytes.Compare)
	return bytes.Join(encoded, nil), nil
}

func (c *cms) addTime(b *cryptobyte.Builder) {
	if y := c.time.Year(); y >= 1950 && y < 2050 {
		b.AddASN1UTCTime(c.time)
	} else {
		b.AddASN1GeneralizedTime(c.time)
	}
}

// addESS writes signingCertificateV2 with the signer's certificate alone [RFC 5035 §4]. The engine names SHA-256,
// though DER leaves a default out.
func (c *cms) addESS(b *cryptobyte.Builder, sum []byte) {
	seq := func(b *cryptobyte.Builder, f cryptobyte.BuilderContinuation) { b.AddASN1(asn1.SEQUENCE, f) }
	seq(b, func(b *cryptobyte.Builder) {
		seq(b, func(b *cryptobyte.Builder) {
			seq(b, func(b *cryptobyte.Builder) {
				addAlgorithm(b, oidSHA256)
				b.AddASN1OctetString(sum)
				seq(b, func(b *cryptobyte.Builder) {
					seq(b, func(b *cryptobyte.Builder) {
						b.AddASN1(asn1.Tag(4).Constructed().ContextSpecific(), func(b *cryptobyte.Builder) {
							b.AddBytes(c.chain[0].RawIssuer)
						})
					})
					b.AddASN1BigInt(c.chain[0].SerialNumber)
				})
			})
		})
	})
}

func addOID(b *cryptobyte.Builder, oid []byte) {
	b.AddASN1(asn1.OBJECT_IDENTIFIER, func(b *cryptobyte.Builder) { b.AddBytes(oid) })
}

func addAlgorithm(b *cryptobyte.Builder, oid []byte) {
	b.AddASN1(asn1.SEQUENCE, func(b *cryptobyte.Builder) { addOID(b, oid) })
}
