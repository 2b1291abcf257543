package verify_test

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"slices"
	"testing"
	"time"

	"naskah/internal/verify"
)

// TestCertificates: the same document, sealed well, with a certificate that differs in one point.
func TestCertificates(t *testing.T) {
	w := newWorld(t)
	w.mustBeSah(t, w.one)
	noRevAvail := asn1.ObjectIdentifier{2, 5, 29, 56}
	ext := func(id asn1.ObjectIdentifier, critical bool, value ...byte) func(*x509.Certificate) {
		return func(c *x509.Certificate) {
			c.ExtraExtensions = slices.DeleteFunc(c.ExtraExtensions, func(e pkix.Extension) bool { return e.Id.Equal(id) })
			if value != nil {
				c.ExtraExtensions = append(c.ExtraExtensions, pkix.Extension{Id: id, Critical: critical, Value: value})
			}
		}
	}
	cases := []struct {
		name    string
		change  func(*x509.Certificate)
		verdict verify.Verdict
		want    string
	}{
		{"as the UJI root issues it", func(*x509.Certificate) {}, verify.Sah, ""},
		{"expired", func(c *x509.Certificate) { c.NotAfter = diperiksa.Add(-time.Second) }, verify.TidakDapatDipastikan, verify.CodeExpired},
		{"expires this second", func(c *x509.Certificate) { c.NotAfter = diperiksa }, verify.Sah, ""},
		{"not yet valid", func(c *x509.Certificate) { c.NotBefore = diperiksa.Add(time.Second) }, verify.TidakDapatDipastikan, verify.CodeNotYetValid},
		{"without noRevAvail", ext(noRevAvail, false), verify.TidakDapatDipastikan, verify.CodeNoRevocation},
		{"noRevAvail critical", ext(noRevAvail, true, 5, 0), verify.TidakDapatDipastikan, verify.CodeNoRevocation},
		{"noRevAvail with a value", ext(noRevAvail, false, 1, 1, 255), verify.TidakDapatDipastikan, verify.CodeNoRevocation},
		{"noRevAvail beside a distribution point", func(c *x509.Certificate) { c.CRLDistributionPoints = []string{"http://crl.example/x"} }, verify.TidakDapatDipastikan, verify.CodeNoRevocation},
		{"noRevAvail beside an OCSP address", func(c *x509.Certificate) { c.OCSPServer = []string{"http://ocsp.example"} }, verify.TidakDapatDipastikan, verify.CodeNoRevocation},
		{"purpose of a server", func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth} }, verify.TidakSah, verify.CodeKeyUsage},
		{"any purpose", func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageAny} }, verify.TidakSah, verify.CodeKeyUsage},
		{"no purpose named", func(c *x509.Certificate) { c.ExtKeyUsage = nil }, verify.TidakDapatDipastikan, verify.CodeNoRevocation},
		{"two purposes, one of them right", func(c *x509.Certificate) { c.ExtKeyUsage = append(c.ExtKeyUsage, x509.ExtKeyUsageClientAuth) }, verify.Sah, ""},
		{"key for encryption", func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyEncipherment }, verify.TidakSah, verify.CodeKeyUsage},
		{"key for commitment alone", func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageContentCommitment }, verify.Sah, ""},
		{"issued with a digest that is not in the policy", func(c *x509.Certificate) { c.SignatureAlgorithm = x509.ECDSAWithSHA512 }, verify.TidakSah, verify.CodeWeakAlgorithm},
		{"a CA signs", func(c *x509.Certificate) { c.IsCA = true; c.KeyUsage |= x509.KeyUsageCertSign }, verify.TidakSah, verify.CodeKeyUsage},
		{"a critical extension nobody knows", ext(asn1.ObjectIdentifier{1, 2, 3, 4, 5}, true, 5, 0), verify.TidakDapatDipastikan, verify.CodeChain},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := w.sealA()
			s.who = newLeaf(t, "Wali Kota", w.root, c.change)
			r := w.judge(t, sealed(t, w.base, s))
			if r.Verdict != c.verdict || c.want != "" && !slices.Contains(codes(r), c.want) {
				t.Errorf("%s, reasons %v; want %s with %q", r.Verdict, codes(r), c.verdict, c.want)
			}
		})
	}
}

// TestAnchors: whom one trusts decides, and a name is no trust.
func TestAnchors(t *testing.T) {
	w := newWorld(t)
	rogue := newRoot(t, "UJI Root") // same name, other key
	byRogue := newLeaf(t, "Wali Kota", rogue)
	forged := sealed(t, w.base, seal{who: byRogue, page: 2, rect: rectA, picture: w.picture})
	forgedWithRoot := sealed(t, w.base, seal{who: byRogue, chain: []*x509.Certificate{rogue.cert}, page: 2, rect: rectA, picture: w.picture})
	cases := []struct {
		name    string
		file    []byte
		trust   []*x509.Certificate
		verdict verify.Verdict
		want    string
	}{
		{"the right root", w.one, []*x509.Certificate{w.root.cert}, verify.Sah, ""},
		{"the right root after one of the same name", w.one, []*x509.Certificate{rogue.cert, w.root.cert}, verify.Sah, ""},
		{"a rogue root of the same name", forged, []*x509.Certificate{w.root.cert}, verify.TidakDapatDipastikan, verify.CodeAnchor},
		{"a rogue root that came along", forgedWithRoot, []*x509.Certificate{w.root.cert}, verify.TidakDapatDipastikan, verify.CodeAnchor},
		{"the rogue root, trusted", forged, []*x509.Certificate{rogue.cert}, verify.Sah, ""},
		{"no root at all", w.one, nil, verify.TidakDapatDipastikan, verify.CodeNoTrust},
		{"the signer's own certificate as a root", w.one, []*x509.Certificate{w.a.cert}, verify.TidakDapatDipastikan, verify.CodeAnchor},
		{"another root", w.one, []*x509.Certificate{newRoot(t, "Lain").cert}, verify.TidakDapatDipastikan, verify.CodeAnchor},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := judgeAt(t, c.file, diperiksa, c.trust...)
			if r.Verdict != c.verdict || c.want != "" && !slices.Contains(codes(r), c.want) {
				t.Errorf("%s, reasons %v; want %s with %q", r.Verdict, codes(r), c.verdict, c.want)
			}
		})
	}
}

// TestIssuers: certificates between signer and anchor, and what an anchor may not be.
func TestIssuers(t *testing.T) {
	w := newWorld(t)
	ca := func(name string, by identity, change func(*x509.Certificate)) identity {
		tmpl := &x509.Certificate{
			SerialNumber: serial(t), Subject: pkix.Name{CommonName: name, Organization: []string{"Contoh"}},
			NotBefore: dimulai, NotAfter: dimulai.AddDate(3, 0, 0), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
		}
		if change != nil {
			change(tmpl)
		}
		return issue(t, tmpl, by, newKey(t))
	}
	judge := func(by identity, chain []*x509.Certificate, trust ...*x509.Certificate) verify.Report {
		s := w.sealA()
		s.who, s.chain = newLeaf(t, "Wali Kota", by), chain
		return judgeAt(t, sealed(t, w.base, s), diperiksa, trust...)
	}
	self := func(change func(*x509.Certificate)) identity {
		tmpl := &x509.Certificate{
			SerialNumber: serial(t), Subject: pkix.Name{CommonName: "Akar"}, NotBefore: dimulai, NotAfter: dimulai.AddDate(3, 0, 0),
			IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
		}
		change(tmpl)
		key := newKey(t)
		return issue(t, tmpl, identity{key: key}, key)
	}
	issuing := ca("Penerbit", w.root, nil)
	constrained := self(func(c *x509.Certificate) { c.PermittedEmailAddresses = []string{"example.id"} })
	short := self(func(c *x509.Certificate) { c.MaxPathLenZero = true })
	below := ca("Di bawah", short, nil)
	expired := self(func(c *x509.Certificate) { c.NotAfter = diperiksa.Add(-time.Hour) })
	cases := []struct {
		name string
		r    verify.Report
		want string
	}{
		{"an issuing CA has no revocation data", judge(issuing, []*x509.Certificate{issuing.cert}, w.root.cert), verify.CodeNoRevocation},
		{"with its root in the bag too", judge(issuing, []*x509.Certificate{issuing.cert, w.root.cert}, w.root.cert), verify.CodeNoRevocation},
		{"the issuing CA did not come along", judge(issuing, nil, w.root.cert), verify.CodeAnchor},
		{"name constraints are not worked out", judge(constrained, nil, constrained.cert), verify.CodeChain},
		{"path longer than allowed", judge(below, []*x509.Certificate{below.cert}, short.cert), verify.CodeChain},
		{"anchor expired", judge(expired, nil, expired.cert), verify.CodeExpired},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if c.r.Verdict != verify.TidakDapatDipastikan || !slices.Contains(codes(c.r), c.want) {
				t.Errorf("%s, reasons %v; want tidak_dapat_dipastikan with %s", c.r.Verdict, codes(c.r), c.want)
			}
		})
	}
	if r := judge(issuing, []*x509.Certificate{issuing.cert}, issuing.cert); r.Verdict != verify.Sah || r.UJI != true {
		t.Errorf("an issuing CA that is itself the anchor: %s %v", r.Verdict, codes(r))
	}
}

// TestUJI: whatever in a chain is marked UJI as a word of its organisation marks the report; nothing else does.
func TestUJI(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct {
		root, leaf string
		want       bool
	}{
		{"UJI Kota Banjar", "UJI Kota Banjar", true},
		{"Balai", "Kota Banjar (UJI)", true},
		{"Balai - uji", "Kota Banjar", true},
		{"Balai", "Kota Banjar", false},
		{"Balai Pengujian", "PT Ujian Bersama", false},
	} {
		key := newKey(t)
		root := issue(t, &x509.Certificate{
			SerialNumber: serial(t), Subject: pkix.Name{CommonName: "Akar", Organization: []string{c.root}}, NotBefore: dimulai,
			NotAfter: dimulai.AddDate(3, 0, 0), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
		}, identity{key: key}, key)
		s := w.sealA()
		s.who = newLeaf(t, "Wali Kota", root, func(l *x509.Certificate) { l.Subject.Organization = []string{c.leaf} })
		if r := judgeAt(t, sealed(t, w.base, s), diperiksa, root.cert); r.Verdict != verify.Sah || r.UJI != c.want {
			t.Errorf("%q under %q: %s, uji %v", c.leaf, c.root, r.Verdict, r.UJI)
		}
	}
}
