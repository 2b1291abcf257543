package sealer

import "naskah/internal/naskah"

// Codes are the permanent codes of sealing, also those that a Keys answers.
var Codes = []naskah.CodeDoc{
	{Code: "TTE-PASSPHRASE", Kind: naskah.Denied, Meaning: "Passphrase salah; tidak ada tanda tangan yang dibuat."},
	{Code: "TTE-SERTIFIKAT", Kind: naskah.NotFound, Meaning: "Penanda tangan belum mempunyai sertifikat elektronik."},
	{Code: "TTE-KEDALUWARSA", Kind: naskah.Expired, Meaning: "Masa berlaku sertifikat elektronik penanda tangan telah berakhir."},
	{Code: "TTE-BELUM-BERLAKU", Kind: naskah.Invalid, Meaning: "Sertifikat elektronik penanda tangan belum berlaku pada waktu penandatanganan."},
	{Code: "TTE-KUNCI", Kind: naskah.Corrupt, Meaning: "Kunci penanda tangan bukan pasangan sertifikatnya, atau jenisnya tidak didukung."},
	{Code: "TTE-DOKUMEN", Kind: naskah.Invalid, Meaning: "Dokumen tidak dapat ditandatangani mesin ini tanpa merusaknya."},
	{Code: "TTE-GAMBAR", Kind: naskah.Invalid, Meaning: "Gambar tanda tangan bukan PNG skala abu-abu tanpa transparansi."},
	{Code: "TTE-BIDANG", Kind: naskah.Invalid, Meaning: "Tempat tanda tangan pada halaman tidak dapat dipakai."},
	{Code: "TTE-WAKTU", Kind: naskah.Unavailable, Meaning: "Penandatanganan dihentikan karena waktunya habis sebelum kunci dipakai."},
	{Code: "TTE-MESIN", Kind: naskah.Unavailable, Meaning: "Mesin tanda tangan gagal; hasilnya dibuang."},
}
