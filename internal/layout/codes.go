package layout

import "naskah/internal/naskah"

// The codes of this package.
const (
	codeGlyph   = "KSD-HURUF"
	codePicture = "NSK-GAMBAR"
	codeFooter  = "NSK-CATATAN-KAKI"
	codeSeal    = "TTE-CAP"
	codeDraw    = "NSK-CETAK"
)

// Codes documents them for docs/galat.md.
var Codes = []naskah.CodeDoc{
	{Code: codeGlyph, Meaning: "Huruf atau tanda pada isian tidak ada pada huruf cetak naskah, sehingga tidak dapat dicetak."},
	{Code: codePicture, Kind: naskah.Invalid, Meaning: "Berkas lambang atau logo bukan gambar PNG atau JPEG yang dapat dibaca, atau terlalu besar."},
	{Code: codeFooter, Kind: naskah.Invalid, Meaning: "Catatan kaki terlalu panjang untuk dicetak pada setiap halaman."},
	{Code: codeSeal, Kind: naskah.Invalid, Meaning: "Ukuran atau alamat gambar tanda tangan elektronik di luar batas yang dapat dicetak."},
	{Code: codeDraw, Kind: naskah.Unavailable, Meaning: "Penulis PDF gagal; galat ini tidak berasal dari isian."},
}
