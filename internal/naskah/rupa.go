package naskah

// Kertas is the paper of an Instansi.
type Kertas string

// The papers. F4 has two sizes in trade; the Lampiran of Permendagri 22/2020 is printed on a third.
const (
	KertasA4       Kertas = ""         // 210 × 297 mm [Permendagri 1/2023 Pasal 28 ayat (2)]
	KertasF4       Kertas = "f4"       // 215 × 330 mm
	KertasF4Sempit Kertas = "f4-210"   // 210 × 330 mm
	KertasLampiran Kertas = "lampiran" // 612 × 936 pt, 216 × 330 mm
)

// Huruf is the design of the letters, always in 12 pt.
type Huruf string

// The designs.
const (
	HurufBookman Huruf = ""      // as the Lampiran of Permendagri 22/2020 is printed
	HurufArial   Huruf = "arial" // [Permendagri 1/2023 Pasal 32 ayat (2)]
)

// Halaman is how pages are numbered.
type Halaman string

// The ways.
const (
	HalamanTengah Halaman = ""       // "- 2 -" above the text, none on the first page
	HalamanJumlah Halaman = "jumlah" // "Halaman 2 dari 5", on the first page too
	HalamanTanpa  Halaman = "tanpa"  // none
)

// A Rupa is how an Instansi prints its naskah. The zero value is A4 with margins of 2.54 cm, Bookman, and the manner of the Lampiran of
// Permendagri 22/2020.
type Rupa struct {
	Kertas       Kertas  `json:"kertas,omitempty"`
	Huruf        Huruf   `json:"huruf,omitempty"`
	Halaman      Halaman `json:"halaman,omitempty"`
	Atas         int     `json:"atas,omitempty"` // margins in mm, MarginMin to MarginMax; 0: 2.54 cm
	Kanan        int     `json:"kanan,omitempty"`
	Bawah        int     `json:"bawah,omitempty"`
	Kiri         int     `json:"kiri,omitempty"`
	SatuNomor    bool    `json:"satu_nomor,omitempty"`    // one NOMOR line, that of the first party that has one, instead of one for each
	Dengan       bool    `json:"dengan,omitempty"`        // DENGAN between the parties of the title instead of DAN
	TukarLambang bool    `json:"tukar_lambang,omitempty"` // the emblems at the head change sides
	Ejaan        string  `json:"ejaan,omitempty"`         // of a new naskah: EjaanLampiran; empty: baku
}

// EjaanLampiran writes as the forms of the Lampiran do ("bermaterai"); a new naskah is otherwise written as EYD has it ("bermeterai").
const EjaanLampiran = "lampiran"

// Bounds of a margin, in mm.
const (
	MarginMin = 15
	MarginMax = 50
)
