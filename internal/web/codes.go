package web

import "naskah/internal/naskah"

// Codes are the permanent codes of this package.
var Codes = []naskah.CodeDoc{
	{Code: "NSK-KIRIMAN-BESAR", Kind: naskah.Invalid, Meaning: "Yang dikirim peramban melebihi batas ukuran alamat itu."},
	{Code: "NSK-FORMULIR", Kind: naskah.Invalid, Meaning: "Formulir yang dikirim tidak dapat dibaca."},
	{Code: "NSK-HURUF", Kind: naskah.Invalid, Meaning: "Isian memuat karakter yang tidak terlihat, karakter kendali, atau bita yang bukan teks."},
	{Code: "NSK-PILIHAN", Kind: naskah.Invalid, Meaning: "Pilihan pada formulir bukan salah satu yang ditawarkan."},
	{Code: "NSK-TANPA-BERKAS", Kind: naskah.Invalid, Meaning: "Tidak ada berkas pada formulir unggah."},
	{Code: "NSK-SIBUK", Kind: naskah.Unavailable, Meaning: "Terlalu banyak berkas diperiksa pada saat yang sama."},
	{Code: "NSK-PENYUSUN", Kind: naskah.Denied, Meaning: "Halaman rancangan hanya untuk yang menyusunnya."},
	{Code: "NSK-BUKAN-TINDAKAN", Kind: naskah.Denied, Meaning: "Halaman sebuah tindakan dibuka oleh orang yang tidak berwenang melakukannya."},
	{Code: "NSK-TANPA-TEKS", Kind: naskah.NotFound, Meaning: "Naskah dicatat dari arsip lama, sehingga teksnya tidak ada di sini."},
	{Code: "NSK-CARA-BASAH", Kind: naskah.Conflict, Meaning: "Tanda tangan basah hendak dibubuhkan pada naskah yang ditandatangani secara elektronik (OP 1.10)."},
	{Code: "NSK-BELUM-TTD", Kind: naskah.Conflict, Meaning: "Penyampaian salinan dibuka pada naskah yang belum ditandatangani lengkap."},
	{Code: "NSK-RELASI-NASKAH", Kind: naskah.Invalid, Meaning: "Naskah yang dihubungkan belum dipilih, atau yang diketik cocok dengan lebih dari satu."},
	{Code: "NSK-PINDAI-SUDAH", Kind: naskah.Conflict, Meaning: "Halaman pindaian dibuka pada naskah yang tidak menunggu pindaian."},
	{Code: "NSK-BERHENTI", Kind: naskah.Unavailable, Meaning: "Permintaan tiba ketika layanan sedang dihentikan; tidak ada yang berubah."},
	{Code: "NSK-UBAH", Kind: naskah.NotFound, Meaning: "Peragaan: tidak ada berkas yang dapat diubah untuk dicoba."},
}

func tooLarge(limit string) error {
	return naskah.Errorf(naskah.Invalid, "NSK-KIRIMAN-BESAR", "Ukuran yang dikirim melebihi batas %s.", limit)
}

func unreadable(err error) error {
	return naskah.Errorf(naskah.Invalid, "NSK-FORMULIR", "Formulir tidak dapat dibaca. Muat ulang halamannya, lalu kirim lagi.").Because(err)
}
