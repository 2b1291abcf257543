package web_test

import (
	"net/url"
	"slices"

	"naskah/internal/office/officetest"
)

// accountErrands are the routes of one's own account. Nobody of the sample office has a password, so the old one is always wrong: what
// is walked is who may ask.
func accountErrands() map[string]errand {
	everybody := append(slices.Clone(insiders), "direktur")
	return map[string]errand{
		"POST /keluar": {may: everybody}, "GET /akun": {may: everybody}, "GET /akun/sandi": {may: everybody},
		"POST /akun/sandi":     {may: everybody, in: form("sandi_lama", "x", "sandi_baru", "a", "sandi_ulangi", "b"), status: 422},
		"POST /akun/sesi":      {may: everybody, in: form("sesi", "tidak-ada")},
		"POST /akun/sesi/lain": {may: everybody},
		"POST /akun/sertifikat": {
			may: []string{"walikota", "direktur"}, codes: []string{"NSK-BUKAN-TINDAKAN", "NSK-AKSES"},
			in: func(*officetest.World) url.Values {
				return url.Values{"passphrase": {officetest.Passphrase}, "ulangi": {officetest.Passphrase}}
			},
		},
	}
}
