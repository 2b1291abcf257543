package account

import (
	"time"

	"naskah/internal/naskah"
)

// Codes are the permanent codes of this package.
var Codes = []naskah.CodeDoc{
	{Code: "AKN-MASUK", Kind: naskah.Unauthenticated, Meaning: "Nama pengguna atau kata sandi salah, atau akun tidak aktif."},
	{Code: "AKN-SESI", Kind: naskah.Unauthenticated, Meaning: "Sesi masuk sudah berakhir atau tidak dikenal."},
	{Code: "AKN-TERLALU-SERING", Kind: naskah.Unavailable, Meaning: "Terlalu banyak percobaan masuk dalam waktu singkat."},
	{Code: "AKN-SIBUK", Kind: naskah.Unavailable, Meaning: "Terlalu banyak pemeriksaan kata sandi pada saat yang sama."},
	{Code: "AKN-CSRF", Kind: naskah.Denied, Meaning: "Formulir tidak berasal dari halaman milik sesi ini."},
	{Code: "AKN-PERAN", Kind: naskah.Invalid, Meaning: "Peran akun kosong atau tidak dikenal."},
	{Code: "AKN-PERAN-ADMIN", Kind: naskah.Invalid, Meaning: "Pengelola akun memegang peran lain sekaligus."},
	{Code: "AKN-LOGIN-BENTUK", Kind: naskah.Invalid, Meaning: "Nama pengguna memuat karakter yang tidak boleh dipakai, terlalu pendek, atau terlalu panjang."},
	{Code: "AKN-SANDI", Kind: naskah.Invalid, Meaning: "Kata sandi tidak dapat dibaca."},
	{Code: "AKN-SANDI-PENDEK", Kind: naskah.Invalid, Meaning: "Kata sandi terlalu pendek."},
	{Code: "AKN-SANDI-PANJANG", Kind: naskah.Invalid, Meaning: "Kata sandi terlalu panjang."},
	{Code: "AKN-SANDI-LEMAH", Kind: naskah.Invalid, Meaning: "Kata sandi mudah ditebak."},
}

func wrong() *naskah.Error {
	return naskah.Errorf(naskah.Unauthenticated, "AKN-MASUK", "Nama pengguna atau kata sandi tidak cocok. Periksa kembali, lalu coba lagi.")
}

func ended() *naskah.Error {
	return naskah.Errorf(naskah.Unauthenticated, "AKN-SESI", "Sesi Anda sudah berakhir. Masuk kembali untuk melanjutkan.")
}

func tooOften(wait time.Duration) *naskah.Error {
	return naskah.Errorf(naskah.Unavailable, "AKN-TERLALU-SERING", "Terlalu banyak percobaan masuk. Coba lagi setelah %d menit.", minutes(wait))
}
