package uji_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/uji"
)

func TestSecretRules(t *testing.T) {
	u := naskah.User{ID: "u1", Login: "walikota-banjar", Nama: "Nana Suryana Putra"}
	good := []string{"uji-tanda-tangan", "1234567890", "empat kata yang mudah", strings.Repeat("ab", 64), "sandi étude ñ 42"}
	for _, s := range good {
		if err := uji.CheckSecret(u, naskah.NewSecret(s)); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	}
	bad := map[string]string{
		"":                         "belum diisi",
		"123456789":                "sekurang-kurangnya 10 karakter",
		strings.Repeat("ab", 65):   "paling banyak 128 karakter",
		" sandi panjang":           "diawali atau diakhiri spasi",
		"sandi panjang ":           "diawali atau diakhiri spasi",
		"ééééééééééé":              "mengulang satu karakter",
		"sandi\tpanjang":           "tidak dapat dipakai",
		"sandi panjang \U0001F600": "tidak dapat dipakai",
		"sandi panjang \xff":       "tidak dapat dipakai",
		"Walikota-Banjar":          "nama masuk",
		"nana suryana putra":       "nama masuk",
	}
	for s, want := range bad {
		err := uji.CheckSecret(u, naskah.NewSecret(s))
		e, ok := errors.AsType[*naskah.Error](err)
		if !ok || e.Kind != naskah.Invalid || e.Code != "TTE-UJI-PASSPHRASE" || e.Field != "passphrase" || !strings.Contains(e.Msg, want) {
			t.Errorf("%q: %v, want %q", s, err, want)
		}
		if s != "" && strings.Contains(fmt.Sprint(err), s) {
			t.Errorf("the error repeats the passphrase: %v", err)
		}
		if _, err := open(t, t.TempDir(), at(mulai)).Enroll(context.Background(), u, naskah.NewSecret(s)); !isCode(err, "TTE-UJI-PASSPHRASE") {
			t.Errorf("enroll with %q: %v", s, err)
		}
	}
}

func TestNames(t *testing.T) {
	ca := open(t, t.TempDir(), at(mulai))
	long := strings.Repeat("Raden ", 20)
	for nama, want := range map[string]string{"José )": "José )", "Ĩ": "Ĩ", "漢字 (署名)": "漢字 (署名)", " Nana ": "Nana", `A\B"C,D+E=F`: `A\B"C,D+E=F`, long: strings.TrimSpace(long[:64])} {
		u := naskah.User{ID: "u1", Nama: nama}
		enroll(t, ca, u, rahasia)
		cert, err := ca.Certificate(context.Background(), u.ID)
		if err != nil {
			t.Fatal(err)
		}
		if cert.Subject.CommonName != want {
			t.Errorf("%q became %q", nama, cert.Subject.CommonName)
		}
	}
	for _, nama := range []string{"", "  ", "a\nb", "a\x00b", "a\xffb"} {
		if _, err := ca.Enroll(context.Background(), naskah.User{ID: "u2", Nama: nama}, rahasia); !isCode(err, "TTE-UJI-NAMA") {
			t.Errorf("%q: %v", nama, err)
		}
	}
}
