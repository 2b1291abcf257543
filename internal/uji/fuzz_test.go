package uji_test

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"naskah/internal/naskah"
	"naskah/internal/uji"
)

// FuzzCheckSecret: what may protect a key. Whatever is typed: no panic, an answer in words that does not repeat it.
func FuzzCheckSecret(f *testing.F) {
	for _, s := range []string{"", "a", "kata sandi uji 2026", "yuniyuniyuni", strings.Repeat("a", 20), strings.Repeat("é", 129), " berspasi di depan", "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", "\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8\xf7\xf6", "😀😀😀😀😀😀😀😀😀😀"} {
		f.Add(s, "yuni")
	}
	f.Fuzz(func(t *testing.T, s, login string) {
		err := uji.CheckSecret(naskah.User{Login: login, Nama: login}, naskah.NewSecret(s))
		if err == nil {
			if n := utf8.RuneCountInString(s); n < 10 || n > 128 || !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) {
				t.Fatalf("%q may protect a key", s)
			}
			return
		}
		e, ok := errors.AsType[*naskah.Error](err)
		if !ok || e.Kind != naskah.Invalid || e.Msg == "" || len(s) > 12 && strings.Contains(err.Error(), s) {
			t.Fatalf("%q: %v", s, err)
		}
	})
}
