package verify

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	_ "embed" // the built-in policy
	"encoding/hex"
	"encoding/json"
	"slices"
	"sync"
	"time"
)

//go:embed policy.json
var policyFile []byte

// policy is what the rule leaves open: algorithms with their end dates [NIST SP 800-57 part 1 table 4], the purpose
// that a signer's certificate must name, and how far clocks may differ.
type policy struct {
	Version     string      `json:"version"`
	SkewSeconds int         `json:"skew_seconds"`
	Purpose     string      `json:"purpose"` // an extended key usage, as an OID
	Keys        []keyPolicy `json:"keys"`
	Signatures  []string    `json:"certificate_signatures"` // names as of x509.SignatureAlgorithm

	digest string // "sha256:<hex>" of the file
}

// keyPolicy allows one kind of key until a date; null is no date yet.
type keyPolicy struct {
	Type  string     `json:"type"`
	Bits  int        `json:"bits"`
	Until *time.Time `json:"until"`
}

// builtin returns the policy in the binary. A binary with a broken one cannot judge and must not start to.
var builtin = sync.OnceValue(func() policy {
	p, err := parsePolicy(policyFile)
	if err != nil {
		panic("verify: built-in policy: " + err.Error())
	}
	return p
})

func parsePolicy(file []byte) (policy, error) {
	var p policy
	d := json.NewDecoder(bytes.NewReader(file))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		return p, err
	}
	sum := sha256.Sum256(file)
	p.digest = "sha256:" + hex.EncodeToString(sum[:])
	return p, nil
}

// allows reports whether the policy allows a certificate's key and, unless it is an anchor, how it was signed, at t.
func (p *policy) allows(c *x509.Certificate, anchor bool, t time.Time) bool {
	if !anchor && !slices.Contains(p.Signatures, c.SignatureAlgorithm.String()) {
		return false
	}
	kind, bits := "", 0
	switch key := c.PublicKey.(type) {
	case *ecdsa.PublicKey:
		kind, bits = "ECDSA", key.Curve.Params().BitSize
	case *rsa.PublicKey:
		kind, bits = "RSA", key.N.BitLen()
	}
	for _, k := range p.Keys {
		if k.Type == kind && k.Bits == bits {
			return k.Until == nil || t.Before(*k.Until)
		}
	}
	return false
}
