// Package policy is what the rule of the judge leaves open: algorithms with their end dates, the purposes that a
// signer's certificate must name, and how far clocks may differ. It is one versioned JSON file; its digest goes into
// every report, so that a verdict says by which policy it was found.
package policy

import (
	_ "embed" // the built-in policy
	"slices"
	"strings"
	"sync"
	"time"
)

//go:embed policy.json
var file []byte

// A Policy is read with Parse or Builtin and never changes; it may be used by many at once.
type Policy struct {
	form   form
	digest string
}

// Families of reasons that a policy for tests may waive; no other can be.
const (
	Revocation = "TANPA-CABUT" // no evidence about revocation
	Time       = "WAKTU"       // no proven time
)

// Builtin returns the policy in the binary. A binary with a broken one cannot judge and must not start to.
var Builtin = sync.OnceValue(func() *Policy {
	p, err := Parse(file)
	if err != nil {
		panic("policy: built-in: " + err.Error())
	}
	return p
})

// Version is what the file calls itself.
func (p *Policy) Version() string { return p.form.Version }

// Digest is "sha256:" and the lower-case hex of the file's SHA-256.
func (p *Policy) Digest() string { return p.digest }

// Skew is how far clocks may differ.
func (p *Policy) Skew() time.Duration { return time.Duration(p.form.SkewSeconds) * time.Second }

// Waives reports whether reasons of a family do not count. It is for tests, and a report has to warn of it. A code such
// as "VER-WAKTU-KLAIM" is no family; "WAKTU" is.
func (p *Policy) Waives(family string) bool { return slices.Contains(p.form.Waive, family) }

// Waived lists the families that are waived, sorted.
func (p *Policy) Waived() []string {
	out := slices.Clone(p.form.Waive)
	slices.SortFunc(out, strings.Compare)
	return out
}
