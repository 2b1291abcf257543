package document

import "naskah/internal/naskah"

// Codes are the codes of templates, values and the checker; they are permanent.
var Codes = []naskah.CodeDoc{
	{Code: "TPL-TIDAK-ADA", Kind: naskah.NotFound, Meaning: "Jenis naskah belum mempunyai templat, atau versi templat yang dipakai naskah tidak ada lagi."},
	{Code: "TPL-BACA", Kind: naskah.Invalid, Meaning: "Berkas templat tidak dapat dibaca: susunan YAML, nama folder, atau kode jenisnya salah."},
	{Code: "TPL-KUNCI", Kind: naskah.Invalid, Meaning: "Templat memakai kunci yang tidak dikenal, atau kunci yang wajib belum diisi."},
	{Code: "TPL-ISIAN", Kind: naskah.Invalid, Meaning: "Isian templat salah ditulis, tidak ada, tidak pasti ada, atau tidak dipakai."},
	{Code: "TPL-JENIS", Kind: naskah.Invalid, Meaning: "Jenis isian tidak cocok dengan tempat atau saringan yang memakainya."},
	{Code: "TPL-SYARAT", Kind: naskah.Invalid, Meaning: "Syarat (when) tidak dapat dibaca, salah jenis, terlalu besar, atau selalu sama."},
	{Code: "TPL-TEKS", Kind: naskah.Invalid, Meaning: "Teks templat salah ditulis: kurung kurawal, atau kata ejaan yang tidak ada."},
	{Code: "TPL-TERJANGKAU", Kind: naskah.Invalid, Meaning: "Ada teks pilihan yang tidak pernah terpakai."},
	{Code: "TPL-RUJUKAN", Kind: naskah.Invalid, Meaning: "Rujukan tidak menuju ke mana pun, atau menuju bagian yang dapat menghilang."},
	{Code: "TPL-KELAS", Kind: naskah.Invalid, Meaning: "Kelas pasal (wajib, pilihan) tidak sesuai dengan syaratnya."},
	{Code: "TPL-GANDA", Kind: naskah.Invalid, Meaning: "Satu id dipakai dua kali."},
	{Code: "TPL-SUSUNAN", Kind: naskah.Invalid, Meaning: "Bagian naskah tidak ada, berlebih, atau berada di tempat yang salah."},
	{Code: "TPL-ISI-WAJIB", Kind: naskah.Invalid, Meaning: "Templat tidak memuat isi wajib menurut Permendagri Nomor 22 Tahun 2020 Pasal 40 sampai dengan Pasal 42."},
	{Code: "TPL-BATAS", Kind: naskah.Invalid, Meaning: "Templat melampaui batas kedalaman."},
	{Code: "TPL-CONTOH", Kind: naskah.Invalid, Meaning: "Contoh nilai templat tidak ada, tidak dapat dibaca, atau tidak lolos pemeriksaan."},
	{Code: "NSK-NILAI", Kind: naskah.Invalid, Meaning: "Nilai naskah tidak dapat dibaca, salah jenis, di luar batas, atau kuncinya tidak dikenal."},
	{Code: "KSD-KOSONG", Meaning: "Isian yang wajib belum diisi."},
	{Code: "KSD-R1", Meaning: "Isi wajib naskah belum ada [P22 40-42]."},
	{Code: "KSD-R2", Meaning: "Jangka waktu Kesepakatan Bersama lebih dari 5 tahun [P22 9(3), 32(3)]."},
	{Code: "KSD-AKHIR", Meaning: "Tanggal berakhir tidak sesuai dengan tanggal mulai dan lamanya."},
	{Code: "KSD-R8", Meaning: "Nama penanda tangan memuat gelar [P22 Lampiran]."},
	{Code: "KSD-PLH", Meaning: "Penanda tangan adalah Pelaksana Harian."},
	{Code: "KSD-METERAI", Meaning: "Naskah bertanda tangan basah tanpa kata bermeterai."},
	{Code: "KSD-R17", Meaning: "Hari yang diketik tidak cocok dengan tanggalnya, atau tanggalnya tidak ada."},
	{Code: "KSD-R18", Meaning: "Teks menyebut pasal yang tidak ada dalam naskah."},
	{Code: "KSD-PIHAK", Meaning: "Teks menyebut PIHAK PERTAMA; yang benar PIHAK KESATU."},
	{Code: "KSD-SISA", Meaning: "Teks masih memuat bagian formulir yang belum diisi."},
	{Code: "KSD-EJAAN", Meaning: "Kata salah ketik yang pernah ditemukan pada naskah."},
}
