package web

import (
	"bytes"
	"errors"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"naskah/internal/naskah"
)

// FuzzMultipart: a form with a file, as it comes over the wire. No panic, an answer in words, and nothing larger than its bounds.
func FuzzMultipart(f *testing.F) {
	for _, s := range []string{
		"", "--a--", "--a\r\nContent-Disposition: form-data; name=\"judul\"\r\n\r\nx\r\n--a--\r\n", "--a\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"../x.pdf\"\r\n\r\n%PDF\r\n--a--\r\n",
		"--a\r\nContent-Disposition: form-data; name=\"a\xff\"\r\n\r\n\xed\xa0\x80\r\n--a--", "--a\r\n\r\n\r\n--a", "--a\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=\r\n",
	} {
		f.Add([]byte(s), "a")
	}
	f.Fuzz(func(t *testing.T, b []byte, boundary string) {
		form, file, err := parseMultipart(bytes.NewReader(b), boundary)
		if err != nil {
			if e, ok := errors.AsType[*naskah.Error](err); !ok || e.Kind != naskah.Invalid || e.Msg == "" {
				t.Fatal(err)
			}
			return
		}
		if len(file) > len(b) || len(form) > 201 {
			t.Fatalf("%d bytes, %d fields of %d", len(file), len(form), len(b))
		}
		k := &call{form: form}
		_ = k.checkLetters()
		for key, list := range k.form {
			for _, s := range list {
				if key != fileName && strings.IndexFunc(s, unseen) >= 0 || !utf8.ValidString(key) {
					t.Fatalf("%q: %q", key, s)
				}
			}
		}
		if k.checkLetters() != nil && len(k.mend) == 0 {
			t.Fatal("refused without a field")
		}
	})
}

// FuzzAddress: what an address and a cookie carry: filters, where to go after signing in, tokens, letters.
func FuzzAddress(f *testing.F) {
	for _, s := range []string{"", "/", "/naskah?q=a", "//jahat.test", "/\\jahat.test", "https://jahat.test/", "javascript:alert(1)", "/a\r\nSet-Cookie: x", "/%2f%2fjahat.test", "keadaan=signed&tahun=2021&kategori=KSDPK", "berlaku=%00", "/a/../b", "\u202e", "/\x00", "AAAA", "/%zz"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		to := localPath(s)
		u, err := url.Parse(to)
		if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, "/\\") || strings.ContainsAny(to, "\r\n\t\\") {
			t.Fatalf("%q leads to %q", s, to)
		}
		plain := legible(s)
		if legible(plain) != plain || !utf8.ValidString(plain) || strings.IndexFunc(plain, unseen) >= 0 || len(plain) > len(s)+2 {
			t.Fatalf("%q made plain is %q", s, plain)
		}
		if got := unmask(mask(s)); got != s {
			t.Fatalf("%q masked and unmasked is %q", s, got)
		}
		_ = unmask(s)
		q, _ := url.ParseQuery(s)
		var flt naskah.Filter
		for _, key := range filterKeys {
			narrow(&flt, key, q.Get(key))
			narrow(&flt, key, s)
		}
		if len(flt.Words()) > 8 || flt.Tahun < 0 || flt.Rows() > 200 {
			t.Fatalf("%+v", flt)
		}
		if n := strings.Map(plainName, s); strings.ContainsAny(n, "\"\\/\r\n\x00;") {
			t.Fatalf("a file called %q", n)
		}
	})
}
