package docgen

import "naskah/internal/naskah"

// Command lists the codes of cmd/naskah, which is a program and cannot be imported.
var Command = []naskah.CodeDoc{
	{Code: "NSK-FOLDER", Kind: naskah.Invalid, Meaning: "Folder data tidak dapat dibuat."},
	{Code: "NSK-SKEMA", Kind: naskah.Conflict, Meaning: "Program dan skema basis data tidak sesuai: basis data belum dimigrasikan, atau programnya terlalu lama."},
	{Code: "NSK-KONFIG", Kind: naskah.Invalid, Meaning: "Sebuah pengaturan tidak dapat dipakai."},
	{Code: "NSK-DEMO", Kind: naskah.Invalid, Meaning: "Catatan penyiapan contoh rusak."},
	{Code: "NSK-DEMO-SETENGAH", Kind: naskah.Conflict, Meaning: "Penyiapan contoh terdahulu terputus."},
	{Code: "NSK-DEMO-BASIS", Kind: naskah.Conflict, Meaning: "Demo tidak memakai basis data yang bukan buatannya."},
	{Code: "NSK-ALAMAT", Kind: naskah.Unavailable, Meaning: "Alamat jaringan layanan tidak dapat dipakai."},
	{Code: "NSK-ALAMAT-BENTUK", Kind: naskah.Invalid, Meaning: "Alamat layanan yang diperiksa tidak dikenali."},
	{Code: "NSK-TIDAK-MENJAWAB", Kind: naskah.Unavailable, Meaning: "Layanan tidak menjawab."},
	{Code: "NSK-TIDAK-SEHAT", Kind: naskah.Unavailable, Meaning: "Layanan menjawab bahwa dirinya tidak sehat."},
	{Code: "NSK-WILAYAH", Kind: naskah.Invalid, Meaning: "Kode wilayah tidak ada dalam daftar."},
	{Code: "NSK-WAKTU", Kind: naskah.Invalid, Meaning: "Waktu pemeriksaan tidak dikenali."},
	{Code: "NSK-IMPOR-KOTOR", Kind: naskah.Invalid, Meaning: "Baris bermasalah menahan impor dari baris perintah."},
	{Code: "NSK-BUKU-BENTUK", Kind: naskah.Invalid, Meaning: "Bentuk berkas Buku Register belum dipilih."},
	{Code: "AKN-SANDI-MASUKAN", Kind: naskah.Invalid, Meaning: "Kata sandi tidak terbaca dari masukan standar."},
	{Code: "VER-BUKAN-PDF", Kind: naskah.Invalid, Meaning: "Berkas yang diperiksa bukan PDF."},
	{Code: "VER-JANGKAR", Kind: naskah.Invalid, Meaning: "Berkas sertifikat induk tidak memuat sertifikat yang terbaca."},
	{Code: "OBJ-BERKAS", Kind: naskah.NotFound, Meaning: "Berkas yang disebut tidak ada."},
	{Code: "OBJ-BERKAS-BACA", Kind: naskah.Invalid, Meaning: "Berkas yang disebut tidak dapat dibaca."},
	{Code: "OBJ-BESAR", Kind: naskah.Invalid, Meaning: "Berkas yang disebut melebihi batas ukuran."},
	{Code: "OBJ-TULIS", Kind: naskah.Invalid, Meaning: "Berkas hasil tidak dapat ditulis."},
}
