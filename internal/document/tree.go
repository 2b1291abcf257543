// Package document holds the document tree from which everything is drawn (PDF, HTML, Word, plain text), the template compiler
// that makes it, numbering, the checker and the redline. It knows no PDF and no HTTP.
package document

import "naskah/internal/naskah"

// A Tree is one naskah as it will be printed. Numbers, cross-references, terbilang, weekday and party names in it are computed,
// never typed.
type Tree struct {
	Kode   naskah.Kode
	Title  string // for metadata: "Kesepakatan Bersama … tentang …"
	Kop    Kop
	Blocks []Block
	Footer string   // catatan kaki of electronically signed pages; empty on paper
	Paraf  []string // paper path: labels of the paraf box, left to right; nil: no box [OP 1.3]
}

// KopKind says what stands above the title [OP 3].
type KopKind string

// The kinds of head; KSB, PKS and NK have emblems only, what a Perangkat Daerah issues has lambang daerah, names and address.
const (
	KopNone    KopKind = ""
	KopEmblems KopKind = "emblems"
	KopUnit    KopKind = "unit"
	KopJabatan KopKind = "jabatan" // Garuda above the office's name: WALI KOTA X, for what the Kepala Daerah signs
)

// A Kop is the head of the first page: emblems by place; a nil place is empty, and none in LeftMore is nil. Of the kind unit: beside the emblem the names, the last
// the largest, then the address, and a rule below all.
type Kop struct {
	Kind                KopKind
	Left, Center, Right *Emblem
	LeftMore            []*Emblem // beside Left, to its right: the other mitra of more than two parties [P22 43(3)]
	Names               []string  // "PEMERINTAH KOTA BANJAR", "SEKRETARIAT DAERAH"
	Address             []string
}

// An Emblem is an uploaded picture, or, while there is none, a frame with its Label ("tempat Lambang Daerah").
type Emblem struct {
	Slot  string // lambang_daerah | logo_mitra | garuda
	Image naskah.Digest
	Label string
}

// A Place is an emblem with the side on which it stands: kiri, tengah or kanan.
type Place struct {
	Emblem
	Side string
}

// Places are the emblems of the head from left to right.
func (k Kop) Places() []Place {
	var out []Place
	add := func(side string, list ...*Emblem) {
		for _, e := range list {
			if e != nil {
				out = append(out, Place{*e, side})
			}
		}
	}
	add("kiri", k.Left)
	add("kiri", k.LeftMore...)
	add("tengah", k.Center)
	add("kanan", k.Right)
	return out
}

// A Run is text in one style. Path is the value it came from, so that the page can mark the place and a finding can point to it.
type Run struct {
	Text   string
	Bold   bool
	Italic bool
	Blank  bool // dots that stand for a value still empty
	Path   string
	Ref    string // the place that a reference names, "jangka-waktu.masa": its number is computed
	Change DiffOp // in a redline: words that came or went
}

// Text is a paragraph's runs.
type Text []Run

// String is the plain text.
func (t Text) String() string {
	s := ""
	for _, r := range t {
		s += r.Text
	}
	return s
}

// A Block is one part of the page flow.
type Block interface{ block() }

// Align says how lines are set.
type Align string

// The alignments.
const (
	Justify Align = "justify"
	Center  Align = "center"
	Left    Align = "left"
	Right   Align = "right"
)

// A Heading is the title block: one centred line each (JUDUL, ANTARA, party, DAN, party, TENTANG, subject).
type Heading struct{ Lines []Text }

// NomorLines are the registration numbers, one line a party, centred.
type NomorLines struct{ Lines []Text }

// A Paragraph is running text. KeepNext: it may not be the last of its page when the next block starts a new one. Tight: it stands close
// under the block above it, as the lines of an address do. Beside: it is one line, at the right, on which the labels below it begin, as the
// date of a letter.
type Paragraph struct {
	ID       string
	Text     Text
	Align    Align
	Indent   bool // first line
	KeepNext bool
	Tight    bool
	Beside   bool
}

// Komparisi identifies the parties: roman numeral and name | ":" | text, in columns.
type Komparisi struct{ Rows []KomparisiRow }

// A KomparisiRow is one party.
type KomparisiRow struct {
	Roman string // "I."
	Nama  Text   // without gelar
	Text  Text
}

// Labels are rows of label, colon and text, in columns: the head of a letter, a summary.
type Labels struct{ Rows []LabelRow }

// A LabelRow is one of them; without a label it goes on with the row above. No is the letter or figure of its text, which hangs beside
// it: "a." of Menimbang.
type LabelRow struct {
	Label string
	Text  Text
	No    string
}

// A List is items outside a pasal: the recital, the tembusan.
type List struct {
	ID    string
	Items []Item
}

// An Item is one ayat, huruf or angka with its computed Label; Children nest to any depth.
type Item struct {
	ID       string
	Label    string // "(1)", "a.", "1."; empty: running text of a pasal with one ayat
	Text     Text
	Children []Item
}

// A Pasal is one article: "Pasal n", title, items; or one part of a kajian, a report, a decision, whose Label says so ("II.", "KEDUA").
// Memuat names the mandatory content it carries [P22 40-42].
type Pasal struct {
	ID     string
	No     int
	Label  string // empty: "Pasal n"
	Beside bool   // the text stands beside the label: a diktum
	Judul  string
	Memuat string
	Items  []Item
	Mark   *PasalMark // in a redline only
}

// A Table is ruled rows with a head that repeats on each page.
type Table struct {
	Widths []float64 // shares of the text width
	Head   []Text
	Rows   [][]Text
}

// An Attachment begins a lampiran on a page of its own: its head, centred.
type Attachment struct {
	ID    string
	Lines []Text
}

// A Closing is the closing sentence; it stays on the page of the signature block.
type Closing struct{ Text Text }

// A SignatureBlock holds the signers' places in rows of two, left to right as printed (PIHAK KEDUA left, PIHAK KESATU right).
type SignatureBlock struct{ Cells []SignatureCell }

// A SignatureCell is one signer's place. Field: an empty signature field is reserved between heading and name.
type SignatureCell struct {
	Party   int
	Heading string // "PIHAK KEDUA,"
	Note    string // paper path: "Tandatangan dan Stempel"
	Nama    Text
	Jabatan Text
	Field   string // name of the field, "ttd_2"; empty on the paper path
	Repeat  bool   // the party's place stands earlier already: one turn and one seal; here "lihat halaman n" is printed [OP 2]
}

func (Heading) block()        {}
func (NomorLines) block()     {}
func (Paragraph) block()      {}
func (Komparisi) block()      {}
func (Labels) block()         {}
func (List) block()           {}
func (Pasal) block()          {}
func (Table) block()          {}
func (Attachment) block()     {}
func (Closing) block()        {}
func (SignatureBlock) block() {}
