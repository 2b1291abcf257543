package verify

import (
	"crypto/x509"
	"time"
)

// Terms are what a judgement rests on besides the file.
type Terms struct {
	Trust    []Anchor  // the system's roots are never used
	At       time.Time // judging time; it is the caller's, this package has no clock
	Evidence Evidence  // what was fetched from outside, beside what the file embeds
}

// An Anchor is a root that is trusted for a purpose and for a time.
type Anchor struct {
	Certificate *x509.Certificate
	Signing     bool      // of people and offices
	Stamping    bool      // of time stamping authorities
	From, Until time.Time // trusted for chains that are judged within; zero: as the certificate says
}

// Evidence is material by which certificates are judged, each in DER: certificates of CAs, OCSP responses, revocation lists.
type Evidence struct{ Certs, OCSPs, CRLs [][]byte }

// Anchors are roots that are trusted for everything as long as they say themselves.
func Anchors(roots ...*x509.Certificate) []Anchor {
	var out []Anchor
	for _, c := range roots {
		out = append(out, Anchor{Certificate: c, Signing: true, Stamping: true})
	}
	return out
}
