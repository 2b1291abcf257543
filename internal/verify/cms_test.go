package verify_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/asn1"
	"slices"
	"testing"

	"github.com/digitorus/pkcs7"

	"naskah/internal/verify"
)

// TestSignatureValues: a signature value that is wrong in one way, over the right bytes in the right place.
func TestSignatureValues(t *testing.T) {
	w := newWorld(t)
	stranger := newLeaf(t, "Orang lain", w.root)
	bag := func(certs ...*x509.Certificate) func([]*x509.Certificate) []*x509.Certificate {
		return func([]*x509.Certificate) []*x509.Certificate { return certs }
	}
	cases := []struct {
		name string
		who  identity
		o    valueOptions
		want string // empty: this is a good one
	}{
		{"good, the signer's certificate alone", w.b, valueOptions{}, ""},
		{"good, with the root", w.b, valueOptions{certs: bag(w.b.cert, w.root.cert)}, ""},
		{"another key, the victim named throughout", w.b, valueOptions{key: stranger.key}, verify.CodeSignature},
		{"another signer, the victim's certificate first", stranger, valueOptions{certs: bag(w.b.cert, stranger.cert)}, verify.CodeCMS},
		{"another signer, the victim's certificate alone", stranger, valueOptions{certs: bag(w.b.cert)}, verify.CodeCMS},
		{"the victim's certificate second", stranger, valueOptions{certs: bag(stranger.cert, w.b.cert)}, verify.CodeCMS},
		{"a root that came along changed in its last byte", w.b, valueOptions{certs: bag(w.b.cert, changedAtTheEnd(w.root.cert))}, verify.CodeCMS},
		{"the same certificate twice", w.b, valueOptions{certs: bag(w.b.cert, w.b.cert)}, verify.CodeCMS},
		{"root first", w.b, valueOptions{certs: bag(w.root.cert, w.b.cert)}, verify.CodeCMS},
		{"no certificate", w.b, valueOptions{certs: bag()}, verify.CodeCMS},
		{"a certificate outside the chain", w.b, valueOptions{certs: bag(w.b.cert, w.root.cert, stranger.cert)}, verify.CodeCMS},
		{"ESS names another certificate", w.b, valueOptions{ess: func() pkcs7.Attribute { return essAttribute(t, stranger.cert) }}, verify.CodeCMS},
		{"no ESS", w.b, valueOptions{ess: func() pkcs7.Attribute { return pkcs7.Attribute{} }}, verify.CodeCMS},
		{"a fifth signed attribute", w.b, valueOptions{attributes: []pkcs7.Attribute{{Type: asn1.ObjectIdentifier{1, 2, 3, 4}, Value: 5}}}, verify.CodeCMS},
		{"an unsigned attribute", w.b, valueOptions{unsigned: []pkcs7.Attribute{{Type: asn1.ObjectIdentifier{1, 2, 3, 4}, Value: 5}}}, verify.CodeCMS},
		{"content inside", w.b, valueOptions{attached: true}, verify.CodeGap},
		{"SHA-1", w.b, valueOptions{hash: pkcs7.OIDDigestAlgorithmSHA1}, verify.CodeCMS},
		{"SHA-512", w.b, valueOptions{hash: pkcs7.OIDDigestAlgorithmSHA512}, verify.CodeCMS},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := takeApart(t, w.one, sealed(t, w.one, withRoot(w)), w.b)
			r.value = func(content []byte) []byte {
				der := signatureValue(t, content, c.who, &c.o)
				if c.o.attached { // does not fit the gap, as little as it fits the rule
					return der[:len(der)/16]
				}
				return der
			}
			expect(t, w.judge(t, r.build(t)), c.want)
		})
	}
}

func changedAtTheEnd(c *x509.Certificate) *x509.Certificate {
	raw := slices.Clone(c.Raw)
	raw[len(raw)-1] ^= 1
	return &x509.Certificate{Raw: raw}
}

// withRoot leaves room for a second certificate in the gap.
func withRoot(w *world) seal {
	s := w.sealB()
	s.chain = []*x509.Certificate{w.root.cert}
	return s
}

// expect asserts sah for an empty code, else tidak_sah with that code.
func expect(t *testing.T, r verify.Report, want string) {
	t.Helper()
	if want == "" {
		if r.Verdict != verify.Sah {
			t.Errorf("%s, reasons %v; want sah", r.Verdict, codes(r))
		}
		return
	}
	if r.Verdict != verify.TidakSah || !slices.Contains(codes(r), want) {
		t.Errorf("%s, reasons %v; want tidak_sah with %s", r.Verdict, codes(r), want)
	}
}

// TestEncodingIsCanonical: the same value in other words of BER is refused, though its parts are all there.
func TestEncodingIsCanonical(t *testing.T) {
	w := newWorld(t)
	cases := []struct {
		name string
		edit func([]byte) []byte
	}{
		{"as it is", nil},
		{"digest algorithm with NULL", func(d []byte) []byte {
			alg := []byte{0x30, 0x0b, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01}
			return wrapAgain(d, alg, append([]byte{0x30, 0x0d}, append(alg[2:len(alg):len(alg)], 5, 0)...))
		}},
		{"version 3", func(d []byte) []byte { return bytes.Replace(d, []byte{0x02, 0x01, 0x01}, []byte{0x02, 0x01, 0x03}, 1) }},
		{"a set that is a sequence", func(d []byte) []byte {
			return bytes.Replace(d, []byte{0x31, 0x0d, 0x30, 0x0b}, []byte{0x30, 0x0d, 0x30, 0x0b}, 1)
		}},
		{"a byte after the value", func(d []byte) []byte { return append(d, 1) }},
		{"length one too long", func(d []byte) []byte { d[3]++; return append(d, 0) }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := takeApart(t, w.one, sealed(t, w.one, withRoot(w)), w.b)
			value := r.value
			want := ""
			if c.edit != nil {
				want = verify.CodeCMS
				r.value = func(content []byte) []byte {
					good := value(content)
					bad := c.edit(slices.Clone(good))
					if bytes.Equal(good, bad) {
						t.Fatal("edit changed nothing")
					}
					return bad
				}
			}
			if c.name == "a byte after the value" {
				want = verify.CodeGap
			}
			expect(t, w.judge(t, r.build(t)), want)
		})
	}
}

// wrapAgain replaces the first occurrence of old by new and mends the lengths of the containers around it.
func wrapAgain(der, old, new []byte) []byte {
	i := bytes.Index(der, old)
	out := append(append(append([]byte{}, der[:i]...), new...), der[i+len(old):]...)
	grow := len(new) - len(old)
	for _, at := range []int{2, 17, 21} { // lengths of the three outer containers, two bytes each
		n := int(out[at])<<8 | int(out[at+1])
		n += grow
		out[at], out[at+1] = byte(n>>8), byte(n)
	}
	out[27] += byte(grow) // the set of digest algorithms
	return out
}

// TestKeys: what the engine writes with other kinds of keys.
func TestKeys(t *testing.T) {
	w := newWorld(t)
	rsa2048, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	rsa1024, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	p521, err := ecdsa.GenerateKey(elliptic.P521(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	_, ed, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name string
		who  identity
		want string
	}{
		{"RSA-2048", issue(t, leafTemplate(t, "RSA"), w.root, rsa2048), ""},
		{"RSA-1024", issue(t, leafTemplate(t, "RSA"), w.root, rsa1024), verify.CodeWeakAlgorithm},
		{"P-521", issue(t, leafTemplate(t, "P-521"), w.root, p521), verify.CodeWeakAlgorithm},
		{"Ed25519", issue(t, leafTemplate(t, "Ed25519"), w.root, ed), verify.CodeCMS},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := w.sealA()
			s.who = c.who
			expect(t, w.judge(t, sealed(t, w.base, s)), c.want)
		})
	}
}
