package policy

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestBuiltin(t *testing.T) {
	p := Builtin()
	sum := sha256.Sum256(file)
	if p.Digest() != "sha256:"+hex.EncodeToString(sum[:]) || p.Skew() != 5*time.Minute || p.Version() != "1" || len(p.Waived()) != 0 {
		t.Fatalf("%s %s %s %v", p.Digest(), p.Skew(), p.Version(), p.Waived())
	}
	if p.Waives(Time) || p.Waives(Revocation) {
		t.Error("the policy in the binary waives something")
	}
}

func TestAlgorithms(t *testing.T) {
	p := Builtin()
	end := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)
	rsaKey := func(bits uint) *rsa.PublicKey {
		return &rsa.PublicKey{N: new(big.Int).Lsh(big.NewInt(1), bits-1), E: 65537}
	}
	for name, c := range map[string]struct{ got, want bool }{
		"RSA 2048 before its end":  {p.AllowsKey(rsaKey(2048), end.Add(-1)), true},
		"RSA 2048 at its end":      {p.AllowsKey(rsaKey(2048), end), false},
		"RSA 3071 has 2048's end":  {p.AllowsKey(rsaKey(3071), end), false},
		"RSA 3072":                 {p.AllowsKey(rsaKey(3072), end), true},
		"RSA 4096":                 {p.AllowsKey(rsaKey(4096), end), true},
		"RSA 2047":                 {p.AllowsKey(rsaKey(2047), end.Add(-1)), false},
		"RSA larger than the work": {p.AllowsKey(rsaKey(8193), end), false},
		"P-256":                    {p.AllowsKey(&ecdsa.PublicKey{Curve: elliptic.P256()}, end), true},
		"P-224":                    {p.AllowsKey(&ecdsa.PublicKey{Curve: elliptic.P224()}, end), false},
		"P-521":                    {p.AllowsKey(&ecdsa.PublicKey{Curve: elliptic.P521()}, end), false},
		"no key":                   {p.AllowsKey(nil, end), false},
		"SHA-1":                    {p.AllowsDigest(crypto.SHA1, end), false},
		"SHA-384":                  {p.AllowsDigest(crypto.SHA384, end), true},
		"PSS":                      {p.AllowsSignature(PSS, crypto.SHA256, end), true},
		"PSS of SHA-1":             {p.AllowsSignature(PSS, crypto.SHA1, end), false},
		"an unknown scheme":        {p.AllowsSignature("DSA", crypto.SHA256, end), false},
		"certificate, PSS":         {p.AllowsCertificate(x509.SHA512WithRSAPSS, end), true},
		"certificate, SHA-1":       {p.AllowsCertificate(x509.SHA1WithRSA, end), false},
	} {
		if c.got != c.want {
			t.Errorf("%s: %t", name, c.got)
		}
	}
}

func TestEndsAndPurposes(t *testing.T) {
	anchor := &x509.Certificate{Raw: []byte("anchor")}
	sum := sha256.Sum256(anchor.Raw)
	s := strings.NewReplacer(`"RSASSA-PSS", "until": null`, `"RSASSA-PSS", "until": "2030-01-01T00:00:00Z"`,
		`"anchors": {}`, `"anchors": {"`+hex.EncodeToString(sum[:])+`": ["1.2.3"]}`, `"waive": []`, `"waive": ["WAKTU", "TANPA-CABUT"]`).Replace(string(file))
	p, err := Parse([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	end := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	if !p.AllowsSignature(PSS, crypto.SHA256, end.Add(-1)) || p.AllowsSignature(PSS, crypto.SHA256, end) {
		t.Error("the end date of a scheme")
	}
	if got := p.Purposes(anchor); !slices.Equal(got, []string{"1.2.3"}) {
		t.Errorf("purposes of the anchor: %v", got)
	}
	if got := p.Purposes(&x509.Certificate{Raw: []byte("another")}); !slices.Equal(got, []string{"1.3.6.1.5.5.7.3.4"}) {
		t.Errorf("purposes of another: %v", got)
	}
	if !p.Waives(Time) || !p.Waives(Revocation) || p.Waives("ALGO") || !slices.Equal(p.Waived(), []string{Revocation, Time}) {
		t.Errorf("waived: %v", p.Waived())
	}
	if p.Digest() == Builtin().Digest() {
		t.Error("another file, the same digest")
	}
}

func TestRefusedPolicies(t *testing.T) {
	whole := string(file)
	for name, change := range map[string][2]string{
		"an unknown field":        {`"version"`, `"colour": 1, "version"`},
		"an unknown inner field":  {`"bits": 256`, `"bits": 256, "note": ""`},
		"a field in capitals":     {`"waive"`, `"Waive"`},
		"a field twice":           {`"waive": []`, `"waive": [], "waive": ["WAKTU"]`},
		"a family that counts":    {`"waive": []`, `"waive": ["ALGO"]`},
		"a family twice":          {`"waive": []`, `"waive": ["WAKTU", "WAKTU"]`},
		"a weak key":              {`"bits": 2048`, `"bits": 1024`},
		"a key twice":             {`"bits": 3072`, `"bits": 2048`},
		"a weak digest":           {`SHA-384`, `SHA-1`},
		"a scheme twice":          {`RSASSA-PSS`, `ECDSA`},
		"no version":              {`"version": "1"`, `"version": ""`},
		"a skew of days":          {`300`, `86400`},
		"a negative skew":         {`300`, `-1`},
		"no default purpose":      {`["1.3.6.1.5.5.7.3.4"]`, `[]`},
		"a purpose that is none":  {`1.3.6.1.5.5.7.3.4`, `email`},
		"an anchor that is none":  {`"anchors": {}`, `"anchors": {"ab": ["1.2.3"]}`},
		"an anchor for nothing":   {`"anchors": {}`, `"anchors": {"` + strings.Repeat("a", 64) + `": []}`},
		"a date that is none":     {`2031-01-01T00:00:00Z`, `2031`},
		"something after the end": {"\"waive\": []\n}", "\"waive\": []\n} {}"},
		"larger than 64 KiB":      {"\n}", strings.Repeat(" ", 65<<10) + "\n}"},
	} {
		bad := strings.Replace(whole, change[0], change[1], 1)
		if bad == whole {
			t.Errorf("%s: nothing changed", name)
		}
		if p, err := Parse([]byte(bad)); err == nil || p != nil {
			t.Errorf("%s: taken", name)
		}
	}
}

// FuzzPolicy: no panic, and what is taken has a digest and waives nothing but the two families.
func FuzzPolicy(f *testing.F) {
	f.Add(file)
	for _, s := range []string{"", "{}", "[]", "null", `{"version":"1"}`, strings.Repeat("[", 100)} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := Parse(b)
		if (p == nil) == (err == nil) {
			t.Fatalf("%v, %v", p, err)
		}
		if err == nil && (len(p.Digest()) != len("sha256:")+64 || len(p.Waived()) > 2 || p.AllowsDigest(crypto.SHA1, time.Time{})) {
			t.Fatalf("%+v", p)
		}
	})
}
