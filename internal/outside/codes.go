package outside

import "naskah/internal/naskah"

// Codes are the codes of this package; they are permanent. What it finds in a text has the codes of the checker too.
var Codes = []naskah.CodeDoc{
	{Code: "CEK-BERKAS", Kind: naskah.Invalid, Meaning: "Berkas yang diperiksa bukan PDF atau dokumen Word."},
	{Code: "CEK-KUNCI", Kind: naskah.Invalid, Meaning: "PDF dikunci dengan kata sandi atau pembatasan."},
	{Code: "CEK-BESAR", Kind: naskah.Invalid, Meaning: "PDF terlalu besar atau terlalu rumit untuk diperiksa."},
	{Code: "CEK-RUSAK", Kind: naskah.Invalid, Meaning: "PDF rusak: tidak ada halaman yang dapat dibaca."},
	{Code: "CEK-PINDAIAN", Kind: naskah.Invalid, Meaning: "PDF hasil pindaian tanpa teks."},
	{Code: "CEK-HURUF", Kind: naskah.Invalid, Meaning: "Huruf dalam PDF tidak dapat dibaca."},
	{Code: "CEK-KOSONG", Kind: naskah.Invalid, Meaning: "Berkas tidak memuat teks."},
	{Code: "CEK-JENIS", Meaning: "Jenis naskah tidak dikenali dari judulnya."},
}
