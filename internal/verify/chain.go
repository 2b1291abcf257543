package verify

import (
	"bytes"
	"crypto/x509"
	"encoding/asn1"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Extensions of certificates [RFC 5280 §4.2; RFC 9608].
var (
	oidBasicConstraints = asn1.ObjectIdentifier{2, 5, 29, 19}
	oidKeyUsage         = asn1.ObjectIdentifier{2, 5, 29, 15}
	oidExtKeyUsage      = asn1.ObjectIdentifier{2, 5, 29, 37}
	oidNoRevAvail       = asn1.ObjectIdentifier{2, 5, 29, 56}
	oidNameConstraints  = asn1.ObjectIdentifier{2, 5, 29, 30}
	oidPolicyConstraint = asn1.ObjectIdentifier{2, 5, 29, 36}
	oidInhibitAnyPolicy = asn1.ObjectIdentifier{2, 5, 29, 54}
	oidCRLPoints        = asn1.ObjectIdentifier{2, 5, 29, 31}
	oidFreshestCRL      = asn1.ObjectIdentifier{2, 5, 29, 46}
	oidAuthorityInfo    = asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 1, 1}
)

// chainJudge judges the chain of one signature at one time.
type chainJudge struct {
	policy   *policy
	at       time.Time
	findings []finding
}

func (j *chainJudge) add(v Verdict, code, detail string) {
	j.findings = append(j.findings, found(v, code, detail))
}

// judge returns the whole chain, from the signer to the anchor if there is one, and what is wrong with it.
func (j *chainJudge) judge(chain, trust []*x509.Certificate) []*x509.Certificate {
	full, anchored := toAnchor(chain, trust)
	if !anchored {
		j.add(TidakDapatDipastikan, CodeAnchor, "")
	}
	j.signer(full[0])
	for i, cert := range full {
		anchor := anchored && i == len(full)-1
		j.validity(cert)
		if !j.policy.allows(cert, anchor, j.at) {
			j.add(TidakSah, CodeWeakAlgorithm, "")
		}
		if i > 0 {
			j.issuer(cert, i-1)
		}
		if !anchor && (i > 0 || !j.exempt(cert)) {
			j.add(TidakDapatDipastikan, CodeNoRevocation, name(cert))
		}
	}
	return full
}

// toAnchor extends a chain to an anchor. An anchor is known by its key, never by its name: one that came with the
// signature must be the trusted certificate, byte for byte.
func toAnchor(chain, trust []*x509.Certificate) ([]*x509.Certificate, bool) {
	for i, c := range chain {
		for _, a := range trust {
			if i > 0 && bytes.Equal(a.Raw, c.Raw) { // the signer's own certificate is no anchor
				return chain[:i+1], true
			}
		}
	}
	top := chain[len(chain)-1]
	for _, a := range trust {
		if bytes.Equal(a.RawSubject, top.RawIssuer) && !bytes.Equal(a.Raw, top.Raw) && top.CheckSignatureFrom(a) == nil {
			return append(chain[:len(chain):len(chain)], a), true
		}
	}
	return chain, false
}

// signer holds the certificate of the signer to its purpose [RFC 5280 §4.2.1.3, §4.2.1.12].
func (j *chainJudge) signer(c *x509.Certificate) {
	const signing = x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment
	switch {
	case c.IsCA:
		j.add(TidakSah, CodeKeyUsage, "sertifikat penerbit")
	case c.KeyUsage != 0 && c.KeyUsage&signing == 0:
		j.add(TidakSah, CodeKeyUsage, "keyUsage")
	case extension(c, oidExtKeyUsage) != nil && !j.purposeful(c):
		j.add(TidakSah, CodeKeyUsage, "extKeyUsage")
	}
	for _, oid := range c.UnhandledCriticalExtensions {
		j.add(TidakDapatDipastikan, CodeChain, "ekstensi kritis "+oid.String())
	}
}

// purposeful reports whether a certificate names the purpose that the policy asks for.
func (j *chainJudge) purposeful(c *x509.Certificate) bool {
	ext := extension(c, oidExtKeyUsage)
	if ext == nil {
		return false
	}
	var purposes []asn1.ObjectIdentifier
	if rest, err := asn1.Unmarshal(ext, &purposes); err != nil || len(rest) > 0 {
		return false
	}
	return slices.ContainsFunc(purposes, func(o asn1.ObjectIdentifier) bool { return o.String() == j.policy.Purpose })
}

// issuer holds a certificate that issued another to the rules of a path [RFC 5280 §6.1]. Below is the number of
// certificates between it and the signer. Constraints that this judge does not work out make the chain uncertain.
func (j *chainJudge) issuer(c *x509.Certificate, below int) {
	if !c.BasicConstraintsValid || !c.IsCA || c.KeyUsage != 0 && c.KeyUsage&x509.KeyUsageCertSign == 0 {
		j.add(TidakDapatDipastikan, CodeChain, name(c)+" bukan penerbit sertifikat")
	}
	if (c.MaxPathLen > 0 || c.MaxPathLenZero) && below > c.MaxPathLen {
		j.add(TidakDapatDipastikan, CodeChain, "rantai lebih panjang daripada yang diizinkan "+name(c))
	}
	for _, e := range c.Extensions {
		known := e.Id.Equal(oidBasicConstraints) || e.Id.Equal(oidKeyUsage)
		constraint := e.Id.Equal(oidNameConstraints) || e.Id.Equal(oidPolicyConstraint) || e.Id.Equal(oidInhibitAnyPolicy) || e.Id.Equal(oidExtKeyUsage)
		if constraint || e.Critical && !known {
			j.add(TidakDapatDipastikan, CodeChain, fmt.Sprintf("%s memuat pembatasan %s", name(c), e.Id))
		}
	}
}

// validity: without a proven time a certificate must be valid at judging time.
func (j *chainJudge) validity(c *x509.Certificate) {
	switch {
	case j.at.Before(c.NotBefore):
		j.add(TidakDapatDipastikan, CodeNotYetValid, name(c))
	case j.at.After(c.NotAfter):
		j.add(TidakDapatDipastikan, CodeExpired, name(c))
	}
}

// exempt reports whether nothing has to be known about revocation: an end entity that says that there never will be
// anything [RFC 9608 §2], says it as the norm has it, and names no place to ask.
func (j *chainJudge) exempt(c *x509.Certificate) bool {
	if c.IsCA || !j.purposeful(c) {
		return false
	}
	marked := false
	for _, e := range c.Extensions {
		switch {
		case e.Id.Equal(oidNoRevAvail):
			marked = !e.Critical && bytes.Equal(e.Value, []byte{5, 0})
			if !marked {
				return false
			}
		case e.Id.Equal(oidCRLPoints), e.Id.Equal(oidFreshestCRL), e.Id.Equal(oidAuthorityInfo):
			return false
		}
	}
	return marked
}

// extension returns the value of an extension, or nil.
func extension(c *x509.Certificate, oid asn1.ObjectIdentifier) []byte {
	for _, e := range c.Extensions {
		if e.Id.Equal(oid) {
			return e.Value
		}
	}
	return nil
}

func name(c *x509.Certificate) string {
	if c.Subject.CommonName != "" {
		return c.Subject.CommonName
	}
	return c.Subject.String()
}

// isUJI reports whether a certificate is marked in its organisation as issued for trials, with UJI as a word.
func isUJI(c *x509.Certificate) bool {
	for _, org := range c.Subject.Organization {
		for _, word := range strings.FieldsFunc(org, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if strings.EqualFold(word, "UJI") {
				return true
			}
		}
	}
	return false
}
