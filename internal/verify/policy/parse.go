package policy

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"time"
)

// form is the file.
type form struct {
	Version     string     `json:"version"`
	SkewSeconds int        `json:"skew_seconds"`
	Keys        []keyTerm  `json:"keys"`
	Digests     []nameTerm `json:"digests"`
	Signatures  []nameTerm `json:"signatures"`
	Purposes    purposes   `json:"purposes"`
	Waive       []string   `json:"waive"`
}

type keyTerm struct {
	Type  string     `json:"type"`
	Bits  int        `json:"bits"`
	Until *time.Time `json:"until"`
}

type nameTerm struct {
	Name  string     `json:"name"`
	Until *time.Time `json:"until"`
}

// purposes are extended key usages: by the SHA-256 of an anchor in lower-case hex, and for all others.
type purposes struct {
	Default []string            `json:"default"`
	Anchors map[string][]string `json:"anchors"`
}

// Limits of a policy file: bytes, nesting, seconds.
const (
	maxFile  = 64 << 10
	maxDepth = 8
	maxSkew  = 3600
)

var (
	fingerprint = regexp.MustCompile(`^[0-9a-f]{64}$`)
	oid         = regexp.MustCompile(`^[0-2](\.(0|[1-9][0-9]{0,9})){2,19}$`)
	fieldName   = regexp.MustCompile(`^[a-z0-9_]+$`)
)

// Parse reads a policy file of at most 64 KiB. What it does not know, misses or finds twice is an error, in Indonesian:
// a policy that says something other than what its reader thinks is worse than none.
func Parse(b []byte) (*Policy, error) {
	if len(b) > maxFile {
		return nil, fmt.Errorf("berkas kebijakan lebih dari %d bita", maxFile)
	}
	if err := strict(b); err != nil {
		return nil, err
	}
	p := &Policy{}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&p.form); err != nil {
		return nil, fmt.Errorf("berkas kebijakan tidak dapat dibaca: %w", err)
	}
	if err := p.form.check(); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(b)
	p.digest = "sha256:" + hex.EncodeToString(sum[:])
	return p, nil
}

// strict refuses what encoding/json would take: names twice or in other letters, and a second value after the first.
func strict(b []byte) error {
	d := json.NewDecoder(bytes.NewReader(b))
	if err := value(d, 0); err != nil {
		return fmt.Errorf("berkas kebijakan tidak dapat dibaca: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("berkas kebijakan memuat sesuatu setelah isinya")
	}
	return nil
}

func value(d *json.Decoder, depth int) error {
	t, err := d.Token()
	if err != nil {
		return err
	}
	open, ok := t.(json.Delim)
	if !ok {
		return nil
	}
	if depth == maxDepth {
		return errors.New("bersarang terlalu dalam")
	}
	seen := map[string]bool{}
	for d.More() {
		if open == '{' {
			t, err := d.Token()
			if err != nil {
				return err
			}
			name, _ := t.(string)
			if seen[name] || !fieldName.MatchString(name) {
				return fmt.Errorf("nama %q ganda atau tidak dikenal", name)
			}
			seen[name] = true
		}
		if err := value(d, depth+1); err != nil {
			return err
		}
	}
	_, err = d.Token()
	return err
}

func (f *form) check() error {
	switch {
	case f.Version == "" || len(f.Version) > 64:
		return errors.New("kebijakan tanpa versi")
	case f.SkewSeconds < 0 || f.SkewSeconds > maxSkew:
		return fmt.Errorf("selisih jam %d detik di luar 0 sampai %d", f.SkewSeconds, maxSkew)
	case len(f.Keys) == 0 || len(f.Digests) == 0 || len(f.Signatures) == 0 || len(f.Purposes.Default) == 0:
		return errors.New("kebijakan tanpa kunci, sidik, cara menandatangani, atau kegunaan sertifikat")
	}
	for i, k := range f.Keys {
		ok := k.Type == "ECDSA" && (k.Bits == 256 || k.Bits == 384) || k.Type == "RSA" && k.Bits >= 2048 && k.Bits <= maxRSA
		if !ok || slices.ContainsFunc(f.Keys[:i], func(o keyTerm) bool { return o.Type == k.Type && o.Bits == k.Bits }) {
			return fmt.Errorf("kunci %s %d bit ganda atau tidak dikenal", k.Type, k.Bits)
		}
	}
	if err := checkNames(f.Digests, "SHA-256", "SHA-384", "SHA-512"); err != nil {
		return err
	}
	if err := checkNames(f.Signatures, string(PKCS1), string(PSS), string(ECDSA)); err != nil {
		return err
	}
	for i, w := range f.Waive {
		if w != Revocation && w != Time || slices.Contains(f.Waive[:i], w) {
			return fmt.Errorf("pengecualian %q ganda atau tidak dikenal", w)
		}
	}
	return f.Purposes.check()
}

func checkNames(list []nameTerm, known ...string) error {
	for i, n := range list {
		if !slices.Contains(known, n.Name) || slices.ContainsFunc(list[:i], func(o nameTerm) bool { return o.Name == n.Name }) {
			return fmt.Errorf("algoritma %q ganda atau tidak dikenal", n.Name)
		}
	}
	return nil
}

func (p *purposes) check() error {
	lists := [][]string{p.Default}
	for name, list := range p.Anchors {
		if !fingerprint.MatchString(name) {
			return fmt.Errorf("%q bukan sidik SHA-256 dalam heksadesimal huruf kecil", name)
		}
		lists = append(lists, list)
	}
	for _, list := range lists {
		for i, o := range list {
			if !oid.MatchString(o) || slices.Contains(list[:i], o) {
				return fmt.Errorf("kegunaan %q ganda atau bukan OID", o)
			}
		}
		if len(list) == 0 {
			return errors.New("jangkar tanpa kegunaan sertifikat")
		}
	}
	return nil
}
