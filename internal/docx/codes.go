package docx

import "naskah/internal/naskah"

// Codes are the codes of Word documents; they are permanent.
var Codes = []naskah.CodeDoc{
	{Code: "NSK-WORD-BESAR", Kind: naskah.Invalid, Meaning: "Berkas Word melampaui batas ukuran, jumlah alinea, atau kedalaman."},
	{Code: "NSK-WORD-BACA", Kind: naskah.Invalid, Meaning: "Berkas bukan dokumen Word (.docx), rusak, atau terkunci kata sandi."},
	{Code: "NSK-WORD-MAKRO", Kind: naskah.Invalid, Meaning: "Berkas Word memuat makro."},
	{Code: "NSK-WORD-HURUF", Kind: naskah.Invalid, Meaning: "Teks memuat tanda yang tidak dapat disimpan dalam dokumen Word."},
}

func broken(what string) *naskah.Error {
	return naskah.Errorf(naskah.Invalid, "NSK-WORD-BACA", "Dokumen Word ini tidak dapat dibaca: %s. Simpan ulang sebagai .docx, lalu unggah lagi.", what).On("berkas")
}

func tooBig(what string) *naskah.Error {
	return naskah.Errorf(naskah.Invalid, "NSK-WORD-BESAR", "Dokumen Word ini %s. Simpan hanya naskahnya sebagai .docx, lalu unggah lagi.", what).On("berkas")
}
