package storage

import (
	"strings"
	"testing"

	"naskah/internal/naskah"
)

// FuzzS3Digest: the key of an object as a bucket lists it, which others may have written. No panic, and a key names a digest only when
// it is the key of that digest.
func FuzzS3Digest(f *testing.F) {
	for _, s := range []string{"", "/", s3Prefix, s3Prefix + "a", s3Prefix + "ab/", s3Prefix + "ab/../ab", s3Key(naskah.DigestOf([]byte("x"))), strings.ToUpper(s3Key(naskah.DigestOf(nil))), "\x00", strings.Repeat("a/", 500)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, key string) {
		if d, ok := s3Digest(key); ok && s3Key(d) != key {
			t.Fatalf("%q names %s, whose key is %q", key, d, s3Key(d))
		}
	})
}
