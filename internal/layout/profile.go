package layout

import "naskah/internal/naskah"

// pt is one point. Every length in this package is a whole number of thousandths of a point, and every width in a face a whole number
// of thousandths of an em: no length is ever rounded in one way on one machine and in another way on the next.
const pt = 1000

// A Profile is a paper size with its margins and type, in thousandths of a pt.
type Profile struct {
	Name                     string
	W, H                     int
	Top, Right, Bottom, Left int
	Size, Leading            int
	Table, TableLead         int // type of tables; 0: tableSize and tableLead
	Huruf                    naskah.Huruf
	Halaman                  naskah.Halaman
}

// A4 is the paper of naskah dinas [Permendagri 1/2023 Pasal 28 ayat (2)] with margins of 2.54 cm; F4 is the paper of the Lampiran
// of Permendagri 22/2020, for comparison and for offices that keep it.
var (
	A4 = Profile{Name: "A4", W: 595_280, H: 841_890, Top: 72 * pt, Right: 72 * pt, Bottom: 72 * pt, Left: 72 * pt, Size: 12 * pt, Leading: 15 * pt}
	F4 = Profile{Name: "F4", W: 612 * pt, H: 936 * pt, Top: 72 * pt, Right: 72 * pt, Bottom: 72 * pt, Left: 72 * pt, Size: 12 * pt, Leading: 15 * pt}
)

// A4Landscape and F4Landscape are the same papers lying down, with narrow margins and small tables: for registers.
var (
	A4Landscape = Profile{
		Name: "A4 mendatar", W: 841_890, H: 595_280, Top: 54 * pt, Right: 36 * pt, Bottom: 42 * pt, Left: 36 * pt,
		Size: 11 * pt, Leading: 14 * pt, Table: 7_500, TableLead: 9_500,
	}
	F4Landscape = Profile{
		Name: "F4 mendatar", W: 936 * pt, H: 612 * pt, Top: 54 * pt, Right: 40 * pt, Bottom: 42 * pt, Left: 40 * pt,
		Size: 11 * pt, Leading: 14 * pt, Table: 8 * pt, TableLead: 10 * pt,
	}
)

// A4Letter is A4 for a letter that has one page: the type one size smaller, the margins a little narrower.
var A4Letter = Profile{Name: "A4 surat", W: 595_280, H: 841_890, Top: 48 * pt, Right: 62 * pt, Bottom: 44 * pt, Left: 62 * pt, Size: 11 * pt, Leading: 13_400}

// ProfileOf is the paper, the margins and the type that an Instansi prints its naskah with. What it leaves open is A4, margins of
// 2.54 cm, Bookman, and "- 2 -" above the text.
func ProfileOf(r naskah.Rupa) Profile {
	p := A4
	switch r.Kertas {
	case naskah.KertasF4:
		p.Name, p.W, p.H = "F4", 609_450, 935_430
	case naskah.KertasF4Sempit:
		p.Name, p.W, p.H = "F4 sempit", 595_280, 935_430
	case naskah.KertasLampiran:
		p = F4
	case naskah.KertasA4:
	}
	for _, m := range []struct {
		to *int
		mm int
	}{{&p.Top, r.Atas}, {&p.Right, r.Kanan}, {&p.Bottom, r.Bawah}, {&p.Left, r.Kiri}} {
		if m.mm > 0 {
			*m.to = millimetres(m.mm)
		}
	}
	p.Huruf, p.Halaman = r.Huruf, r.Halaman
	return p
}

// millimetres rounds to hundredths of a pt, as the file has them.
func millimetres(mm int) int { return (mm*720_000 + 1_270) / 2_540 * 10 }

// table is the type in which a table is set, and its leading.
func (p Profile) table() (size, leading int) {
	if p.Table == 0 || p.TableLead == 0 {
		return tableSize, tableLead
	}
	return p.Table, p.TableLead
}

func (p Profile) textWidth() int { return p.W - p.Left - p.Right }

// Measures that all profiles share.
const (
	indent     = 28_350   // 1 cm: first line, and the hang of ayat and huruf
	labelGap   = 6 * pt   // least distance of a label from its text
	colonGap   = 14 * pt  // from a colon to the text beside it
	paraGap    = 5 * pt   // above a paragraph
	blockGap   = 11 * pt  // above a pasal, the komparisi, the closing
	titleGap   = 5 * pt   // above each line of the title
	emblemSide = 68 * pt  // side of the square an emblem fits in
	kopGap     = 12 * pt  // between lambang and names of a Perangkat Daerah
	columnGap  = 18 * pt  // between the two signers of a row
	sealWidth  = 200 * pt // reserved for one electronic signature, at most 260 × 120
	sealHeight = 80 * pt
	inkHeight  = 86 * pt // room for ink and stempel on the paper path
	tableSize  = 10 * pt
	tableLead  = 12_500
	cellPad    = 4 * pt
	footSize   = 7_500
	footLead   = 9_500
	edge       = 26 * pt  // nothing is printed nearer to the paper's lower edge
	leastText  = 120 * pt // no column of running text is narrower
)

// points is a length as the PDF writer takes it, rounded to the hundredths that stand in the file.
func points(x int) float64 {
	if x < 0 {
		return -points(-x)
	}
	return float64((x+5)/10) / 100
}
