package naskah

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// A Digest names bytes: "sha256:" and 64 lower-case hex digits.
type Digest string

// DigestOf returns the digest of b.
func DigestOf(b []byte) Digest {
	s := sha256.Sum256(b)
	return Digest("sha256:" + hex.EncodeToString(s[:]))
}

// Hex is the digest without its algorithm; empty when d is not a well-formed digest.
func (d Digest) Hex() string {
	h, ok := strings.CutPrefix(string(d), "sha256:")
	if !ok || len(h) != 64 || strings.Trim(h, "0123456789abcdef") != "" {
		return ""
	}
	return h
}

// Valid says whether d is well formed.
func (d Digest) Valid() bool { return d.Hex() != "" }

// Short shows the first and last two groups of four, as people compare them: "9f3c 71b0 … 02aa e21a".
func (d Digest) Short() string {
	h := d.Hex()
	if h == "" {
		return ""
	}
	return h[:4] + " " + h[4:8] + " … " + h[56:60] + " " + h[60:]
}

// A Ref names stored bytes: their digest and where the store keeps them (the S3 version id; empty for a folder).
type Ref struct {
	Digest  Digest
	Locator string
}
