package web

import "naskah/internal/web/views"

// passwordStories are the pages of one's own password and sessions.
func passwordStories() []story {
	line := "Dewi Pranata, Pengelola akun · 24 November 2026 09.00 WIB"
	once := views.PasswordView{
		Login: "walikota", Min: 12, Max: 128, Must: true, Reset: line, Error: "Kata sandi paling sedikit 12 karakter.", Field: "baru",
		History: []views.EventRow{{Text: "Kata sandi sekali pakai diberikan", Line: line}, {Text: "Kata sandi diganti oleh Anda", Line: longName + " · 3 Januari 2026 10.00 WIB"}},
	}
	sessions := []views.SessionRow{
		{ID: "a", Title: "Masuk 24 November 2026 09.00 WIB", Line: "Terakhir dipakai 24 November 2026 11.00 WIB · berakhir 24 November 2026 13.00 WIB", Here: true},
		{ID: "b", Title: "Masuk 24 November 2026 07.12 WIB", Line: "Terakhir dipakai 24 November 2026 08.40 WIB · berakhir 24 November 2026 10.40 WIB"},
		{ID: "c", Title: "Masuk 23 November 2026 21.58 WIB", Line: "Terakhir dipakai 24 November 2026 07.00 WIB · berakhir 24 November 2026 09.00 WIB"},
	}
	return []story{
		{name: "sandi", view: views.Password(views.PasswordView{Login: "yuni", Min: 12, Max: 128})},
		{name: "sandi-sering", view: views.Password(views.PasswordView{Login: "yuni", Min: 12, Max: 128, Error: "Kata sandi lama terlalu sering salah. Coba lagi setelah 15 menit."})},
		{name: "sandi-sekali-pakai", public: "slim", view: views.Password(once)},
		{name: "akun-sesi", view: views.Account(views.AccountView{Facts: []views.KV{{Key: "Nama", Value: longName}, {Key: "Nama pengguna", Value: "yuni"}}, Sessions: sessions})},
	}
}
