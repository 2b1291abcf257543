package layout

// A Profile is a paper size with its margins and type, in pt.
type Profile struct {
	Name                     string
	W, H                     float64
	Top, Right, Bottom, Left float64
	Size, Leading            float64
	Table, TableLead         float64 // type of tables; 0: tableSize and tableLead
}

// A4 is the paper of naskah dinas [Permendagri 1/2023 Pasal 28 ayat (2)] with margins of 2.54 cm; F4 is the paper of the Lampiran
// of Permendagri 22/2020, for comparison and for offices that keep it.
var (
	A4 = Profile{Name: "A4", W: 595.28, H: 841.89, Top: 72, Right: 72, Bottom: 72, Left: 72, Size: 12, Leading: 15}
	F4 = Profile{Name: "F4", W: 612, H: 936, Top: 72, Right: 72, Bottom: 72, Left: 72, Size: 12, Leading: 15}
)

// A4Landscape and F4Landscape are the same papers lying down, with narrow margins and small tables: for registers.
var (
	A4Landscape = Profile{Name: "A4 mendatar", W: 841.89, H: 595.28, Top: 54, Right: 36, Bottom: 42, Left: 36, Size: 11, Leading: 14, Table: 7.5, TableLead: 9.5}
	F4Landscape = Profile{Name: "F4 mendatar", W: 936, H: 612, Top: 54, Right: 40, Bottom: 42, Left: 40, Size: 11, Leading: 14, Table: 8, TableLead: 10}
)

// A4Letter is A4 for a letter that has one page: the type one size smaller, the margins a little narrower.
var A4Letter = Profile{Name: "A4 surat", W: 595.28, H: 841.89, Top: 48, Right: 62, Bottom: 44, Left: 62, Size: 11, Leading: 13.4}

// table is the type in which a table is set, and its leading.
func (p Profile) table() (size, leading float64) {
	if p.Table == 0 || p.TableLead == 0 {
		return tableSize, tableLead
	}
	return p.Table, p.TableLead
}

func (p Profile) textWidth() float64 { return p.W - p.Left - p.Right }

// Measures that all profiles share, in pt.
const (
	indent     = 28.35 // 1 cm: first line, and the hang of ayat and huruf
	labelGap   = 6     // least distance of a label from its text
	paraGap    = 5     // above a paragraph
	blockGap   = 11    // above a pasal, the komparisi, the closing
	titleGap   = 5     // above each line of the title
	emblemSide = 68    // side of the square an emblem fits in
	kopGap     = 12    // between lambang and names of a Perangkat Daerah
	columnGap  = 18    // between the two signers of a row
	sealWidth  = 200   // reserved for one electronic signature, at most 260 × 120
	sealHeight = 80
	inkHeight  = 86 // room for ink and stempel on the paper path
	tableSize  = 10
	tableLead  = 12.5
	cellPad    = 4
	footSize   = 7.5
	footLead   = 9.5
	edge       = 26 // nothing is printed nearer to the paper's lower edge
)
