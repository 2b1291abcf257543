package verify

import "strings"

// CodeDoc documents one permanent code; docs/galat.md is generated from these.
type CodeDoc struct {
	Code    string
	Meaning string // formal Indonesian, what the code says whatever the file
}

// The families of codes. A family is fixed: what a program decides, it decides by family.
const (
	FamilyFormat       = "VER-FORMAT-"
	FamilyIntegrity    = "VER-UTUH-"
	FamilyChange       = "VER-UBAH-"
	FamilyChain        = "VER-RANTAI-"
	FamilyRevoked      = "VER-CABUT-"
	FamilyNoRevocation = "VER-TANPA-CABUT-"
	FamilyTime         = "VER-WAKTU-"
	FamilyAlgorithm    = "VER-ALGO-"
)

// Family returns the family of a code, or the empty string for a code that belongs to none.
func Family(code string) string {
	for _, f := range []string{FamilyFormat, FamilyIntegrity, FamilyChange, FamilyChain, FamilyRevoked, FamilyNoRevocation, FamilyTime, FamilyAlgorithm} {
		if strings.HasPrefix(code, f) {
			return f
		}
	}
	return ""
}

// The codes. They are permanent: never reassigned, never given another meaning.
const (
	CodeUnreadable    = "VER-FORMAT-PDF"
	CodeLimit         = "VER-FORMAT-BATAS"
	CodeForeign       = "VER-FORMAT-ASING"
	CodeNoSignature   = "VER-FORMAT-TANPA-TTE"
	CodeTrailing      = "VER-FORMAT-EKOR"
	CodeNoTrust       = "VER-FORMAT-TANPA-JANGKAR"
	CodeDictionary    = "VER-UTUH-KAMUS"
	CodeByteRange     = "VER-UTUH-RENTANG"
	CodeGap           = "VER-UTUH-CELAH"
	CodeCMS           = "VER-UTUH-CMS"
	CodeDigest        = "VER-UTUH-SIDIK"
	CodeSignature     = "VER-UTUH-TANDA"
	CodeRevision      = "VER-UBAH-REVISI"
	CodeStray         = "VER-UBAH-SISIPAN"
	CodePage          = "VER-UBAH-HALAMAN"
	CodeCatalog       = "VER-UBAH-KATALOG"
	CodeAppearance    = "VER-UBAH-TAMPILAN"
	CodeAnchor        = "VER-RANTAI-JANGKAR"
	CodeChain         = "VER-RANTAI-RUSAK"
	CodeKeyUsage      = "VER-RANTAI-KEGUNAAN"
	CodeNoRevocation  = "VER-TANPA-CABUT-DATA"
	CodeNotYetValid   = "VER-WAKTU-BELUM"
	CodeExpired       = "VER-WAKTU-KEDALUWARSA"
	CodeClaimedLater  = "VER-WAKTU-KLAIM"
	CodeWeakAlgorithm = "VER-ALGO-LEMAH"
)

// Codes documents every code of this package, in the order of the families.
var Codes = []CodeDoc{
	{CodeUnreadable, "Struktur berkas PDF tidak dapat dibaca secara ketat; isi dan tanda tangannya tidak dapat dipastikan."},
	{CodeLimit, "Berkas melampaui batas pemeriksaan (ukuran, jumlah revisi, jumlah objek, atau kerumitan satu objek)."},
	{CodeForeign, "Tanda tangan atau dokumen dibuat dalam bentuk yang belum dipahami pemeriksa ini."},
	{CodeNoSignature, "Berkas tidak memuat tanda tangan elektronik."},
	{CodeTrailing, "Terdapat bita sesudah revisi terakhir yang tidak dilindungi tanda tangan mana pun."},
	{CodeNoTrust, "Tidak ada sertifikat induk tepercaya yang diberikan kepada pemeriksa."},
	{CodeDictionary, "Kamus tanda tangan tidak berbentuk sebagaimana mestinya."},
	{CodeByteRange, "Rentang bita yang dilindungi tanda tangan (ByteRange) tidak benar."},
	{CodeGap, "Celah pada rentang bita bukan tepat nilai tanda tangan beserta pengisi nolnya."},
	{CodeCMS, "Nilai tanda tangan (CMS) tidak dalam bentuk kanonik yang diwajibkan."},
	{CodeDigest, "Isi dokumen berubah sesudah ditandatangani: sidik jari isi tidak cocok."},
	{CodeSignature, "Nilai tanda tangan bukan dibuat oleh kunci pemilik sertifikat."},
	{CodeRevision, "Revisi sesudah tanda tangan bukan tepat satu tanda tangan berikutnya."},
	{CodeStray, "Revisi sesudah tanda tangan memuat bita yang tidak termasuk objek yang diperbolehkan."},
	{CodePage, "Revisi sesudah tanda tangan mengubah halaman atau membuang anotasinya."},
	{CodeCatalog, "Revisi sesudah tanda tangan mengubah katalog dokumen atau daftar bidang tanda tangan."},
	{CodeAppearance, "Gambar tanda tangan berada di luar halaman, menindih gambar lain, terlalu besar, atau bukan satu gambar biasa."},
	{CodeAnchor, "Sertifikat penanda tangan tidak diterbitkan oleh sertifikat induk tepercaya."},
	{CodeChain, "Rantai sertifikat tidak memenuhi aturan penerbitan."},
	{CodeKeyUsage, "Kegunaan kunci pada sertifikat tidak mengizinkan penandatanganan dokumen."},
	{CodeNoRevocation, "Tidak ada data pencabutan untuk sertifikat, dan sertifikat tidak dikecualikan dari pemeriksaan pencabutan."},
	{CodeNotYetValid, "Sertifikat belum berlaku pada waktu pemeriksaan."},
	{CodeExpired, "Masa berlaku sertifikat telah berakhir dan waktu penandatanganan tidak terbukti."},
	{CodeClaimedLater, "Waktu penandatanganan yang dinyatakan lebih lambat daripada waktu pemeriksaan (peringatan)."},
	{CodeWeakAlgorithm, "Algoritme atau panjang kunci tidak diperbolehkan pada waktu pemeriksaan."},
}

// meaning returns the sentence of a code.
func meaning(code string) string {
	for _, d := range Codes {
		if d.Code == code {
			return d.Meaning
		}
	}
	return code + "."
}
