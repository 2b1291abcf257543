package layout

// A Profile is a paper size with its margins and type, in pt.
type Profile struct {
	Name                     string
	W, H                     float64
	Top, Right, Bottom, Left float64
	Size, Leading            float64
}

// A4 is the paper of naskah dinas [Permendagri 1/2023 Pasal 28 ayat (2)] with margins of 2.54 cm; F4 is the paper of the Lampiran
// of Permendagri 22/2020, for comparison and for offices that keep it.
var (
	A4 = Profile{Name: "A4", W: 595.28, H: 841.89, Top: 72, Right: 72, Bottom: 72, Left: 72, Size: 12, Leading: 15}
	F4 = Profile{Name: "F4", W: 612, H: 936, Top: 72, Right: 72, Bottom: 72, Left: 72, Size: 12, Leading: 15}
)

func (p Profile) textWidth() float64 { return p.W - p.Left - p.Right }

// Measures that all profiles share, in pt.
const (
	indent     = 28.35 // 1 cm: first line, and the hang of ayat and huruf
	labelGap   = 6     // least distance of a label from its text
	paraGap    = 5     // above a paragraph
	blockGap   = 11    // above a pasal, the komparisi, the closing
	titleGap   = 5     // above each line of the title
	emblemSide = 68    // side of the square an emblem fits in
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
