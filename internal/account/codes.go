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
	{Code: "AKN-SANDI-GANTI", Kind: naskah.Denied, Meaning: "Kata sandi sekali pakai harus diganti sebelum hal lain dilakukan."},
	{Code: "AKN-SANDI-LAMA", Kind: naskah.Invalid, Meaning: "Kata sandi lama tidak cocok."},
	{Code: "AKN-SANDI-SAMA", Kind: naskah.Invalid, Meaning: "Kata sandi baru sama dengan yang lama."},
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
	return naskah.Errorf(naskah.Unavailable, "AKN-TERLALU-SERING",
		"Terlalu banyak percobaan dengan kata sandi yang salah. Coba lagi setelah %d menit, atau masuk dari peramban yang pernah Anda pakai untuk masuk.", minutes(wait))
}

func tooOftenHere(wait time.Duration) *naskah.Error {
	return naskah.Errorf(naskah.Unavailable, "AKN-TERLALU-SERING", "Kata sandi lama terlalu sering salah. Coba lagi setelah %d menit. Bila bukan Anda yang mencoba, akhiri sesi lain pada halaman Akun.", minutes(wait))
}

func busy() *naskah.Error {
	return naskah.Errorf(naskah.Unavailable, "AKN-SIBUK", "Layanan sedang sibuk memeriksa kata sandi. Coba lagi beberapa saat kemudian.")
}

func mustChange() *naskah.Error {
	return naskah.Errorf(naskah.Denied, "AKN-SANDI-GANTI", "Kata sandi Anda sekali pakai. Ganti dahulu dengan kata sandi pilihan Anda sendiri.")
}
