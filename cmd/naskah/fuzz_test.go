package main

import (
	"errors"
	"strings"
	"testing"

	"naskah/internal/naskah"
)

// FuzzConfig: what somebody writes into flags and variables. No panic, and a refusal in words with the flag it is about.
func FuzzConfig(f *testing.F) {
	for _, s := range []string{"", "https://naskah.contoh.go.id", "https://", "http://a/", "//a", "ftp://a", "https://a b", "https://[::1", "10.0.0.0/8", "0.0.0.0/0", "::/0", "127.0.0.1", "10.0.0.0/33", "\x00", "https://a%zz"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, n := range []network{{BaseURL: s}, {Proxy: strings.Split(s, ",")}} {
			err := n.Validate()
			if err == nil {
				if n.BaseURL != "" && (!strings.HasPrefix(strings.ToLower(s), "http") || strings.HasSuffix(s, "/")) {
					t.Fatalf("%q is a public address", s)
				}
				continue
			}
			if e, ok := errors.AsType[*naskah.Error](err); !ok || e.Kind != naskah.Invalid || e.Msg == "" || e.Field == "" {
				t.Fatalf("%q: %v", s, err)
			}
		}
	})
}
