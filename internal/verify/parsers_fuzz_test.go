package verify

import (
	"testing"
)

// FuzzCMS: the signature value of a seal, as it stands in a file. No panic, and what is taken is what the engine would write.
func FuzzCMS(f *testing.F) {
	for _, s := range []string{"", "0", "0\x80\x00\x00", "0\x03\x06\x01\x2a", "0\x84\xff\xff\xff\xff", "0\x0b\x06\x09*\x86H\x86\xf7\r\x01\x07\x02"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, der []byte) {
		c, err := parseCMS(der)
		if (c == nil) == (err == nil) {
			t.Fatalf("%v, %v", c, err)
		}
	})
}

// FuzzPolicy: a policy of algorithms and the dates of a seal's dictionary.
func FuzzPolicy(f *testing.F) {
	f.Add(policyFile)
	for _, s := range []string{"", "{}", "[]", "null", `{"a":1}`, "D:20261124090000+07'00'", "D:99999999999999+99'99'"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, err := parsePolicy(b); err == nil && len(p.digest) != len("sha256:")+64 {
			t.Fatalf("digest %q", p.digest)
		}
		if at, ok := parseDate(string(b)); ok && (at.Year() < 0 || at.Year() > 9999) {
			t.Fatalf("%s", at)
		}
	})
}
