package verify

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"hash"
	"unicode/utf16"
	"unicode/utf8"
)

// coverage hashes what signatures cover. Each later signature covers all that an earlier one did and its gap too, so
// the state at the earlier gap is kept: six signatures cost little more than one.
type coverage struct {
	data  []byte
	state hash.Cloner
	at    int64 // what state has hashed
}

func newCoverage(data []byte) coverage {
	return coverage{data: data, state: sha256.New().(hash.Cloner)}
}

// sum returns the SHA-256 of the bytes [0,a) and [b,end).
func (c *coverage) sum(a, b, end int64) (out [32]byte) {
	if a < c.at { // not in the order of the file
		c.state, c.at = sha256.New().(hash.Cloner), 0
	}
	c.state.Write(c.data[c.at:a])
	c.at = a
	h, err := c.state.Clone()
	if err != nil { // SHA-256 of the standard library clones
		h = sha256.New().(hash.Cloner)
		h.Write(c.data[:a])
	}
	h.Write(c.data[b:end])
	h.Sum(out[:0])
	return out
}

// fingerprint is the name under which a certificate is enrolled.
func fingerprint(c *x509.Certificate) string {
	sum := sha256.Sum256(c.Raw)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// textString decodes a text string [ISO 32000-2 §7.9.2.2]: UTF-16BE or UTF-8 by their marks, else a byte is a rune.
func textString(b []byte) string {
	if len(b) >= 2 && b[0] == 0xFE && b[1] == 0xFF {
		var u []uint16
		for i := 2; i+1 < len(b); i += 2 {
			u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
		}
		return string(utf16.Decode(u))
	}
	if len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF && utf8.Valid(b[3:]) {
		return string(b[3:])
	}
	r := make([]rune, len(b))
	for i, c := range b {
		r[i] = rune(c)
	}
	return string(r)
}
