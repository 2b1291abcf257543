package office

// Contract of the old records and of the second person; each act moves to a file of its own as it is built.

import (
	"context"

	"naskah/internal/naskah"
)

// A FactChange is one fact that an act changes, in words.
type FactChange struct {
	Fact     string // "judul", as naskah.Changes names it
	Label    string // "Judul"
	Old, New string // as people read them; "" is "belum diisi"
}

// A Proposal is an act that waits for a second person, as p sees it.
type Proposal struct {
	naskah.Pending
	Naskah  naskah.Naskah // zero for the undoing of an import
	Batch   *ImportBatch  // of the undoing of an import
	Changes []FactChange  // what it would change
	Scan    *naskah.Ref   // the scan it brings, to be looked at before it is confirmed
	Mine    bool          // p proposed it
	May     error         // why p may not confirm it; nil: he may
}

// Proposals are those that wait, newest first: those p may confirm and those he made.
func (o *Office) Proposals(ctx context.Context, p naskah.Principal) ([]Proposal, error) {
	return nil, notBuilt()
}

// Proposal is one of them, also one that has ended.
func (o *Office) Proposal(ctx context.Context, p naskah.Principal, id string) (Proposal, error) {
	return Proposal{}, notBuilt()
}

// ProposalScan gives the bytes of the scan that a proposal brings.
func (o *Office) ProposalScan(ctx context.Context, p naskah.Principal, id string) ([]byte, string, error) {
	return nil, "", notBuilt()
}

// A SimilarNaskah may be the same as what is being typed.
type SimilarNaskah struct {
	Naskah naskah.Naskah
	Why    string // "Pihak, tahun, dan judul serupa"
	Same   bool   // same number or same date and parties: almost certainly a double
}

// Similar finds what may be a double of in, best first, at most 5; asked while somebody types.
func (o *Office) Similar(ctx context.Context, p naskah.Principal, in ImportInput) ([]SimilarNaskah, error) {
	return nil, notBuilt()
}

// Scan attaches the scan of an old record that came without.
func (o *Office) Scan(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, pdf []byte) (naskah.Naskah, error) {
	return naskah.Naskah{}, notBuilt()
}

// RegisterFacts are the facts of the register that ralat may correct.
type RegisterFacts struct {
	Judul       string
	Tahun       int
	Tanggal     naskah.Date
	Tempat      string
	Mulai       naskah.Date
	Berakhir    naskah.Akhir
	Parties     []naskah.Party
	Nomor       []naskah.Nomor
	Signers     []naskah.Signer
	Unit        naskah.UnitID
	KerjaSama   naskah.KerjaSamaID
	Klasifikasi string
	Lokasi      string
	Tingkat     string
	Asli        []naskah.Asli
}

// FactsOf are those of n.
func FactsOf(n naskah.Naskah) RegisterFacts {
	return RegisterFacts{
		n.Judul, n.Tahun, n.Tanggal, n.Tempat, n.Mulai, n.Berakhir, n.Parties, n.Nomor, n.Signers, n.Unit, n.KerjaSama, n.Klasifikasi, n.Lokasi,
		n.Tingkat, n.Asli,
	}
}

// Ralat corrects facts of the register of a signed or archived naskah; the old values are kept with the reason. Of an archived one it
// is proposed.
func (o *Office) Ralat(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, facts RegisterFacts, reason string) (Outcome, error) {
	return Outcome{}, notBuilt()
}

// Fixed are the facts of n that cannot be corrected because they are printed in what was sealed, as naskah.Changes names them.
func (o *Office) Fixed(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]string, error) {
	return nil, notBuilt()
}

// LateNomor keeps a number that a party gave after the ink: "dicatat kemudian" [OP 1.6]. It is a ralat.
func (o *Office) LateNomor(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq, party int, text string) (Outcome, error) {
	return Outcome{}, notBuilt()
}

// Annul proposes that an old record be cancelled: recorded twice (double names the other, which stays), or no kerja sama at all.
func (o *Office) Annul(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, reason string, double naskah.NaskahID) (Outcome, error) {
	return Outcome{}, notBuilt()
}

// Relate records that one naskah does something to another (a PKS melaksanakan a KSB of any year); by the officer.
func (o *Office) Relate(ctx context.Context, p naskah.Principal, r naskah.Relasi) error {
	return notBuilt()
}

// An ImportColumn is a column of a register that can be read from a sheet.
type ImportColumn string

// The columns, in the order in which they are offered.
const (
	ColJenis       ImportColumn = "jenis"
	ColJalur       ImportColumn = "jalur"
	ColJudul       ImportColumn = "judul"
	ColTahun       ImportColumn = "tahun"
	ColTanggal     ImportColumn = "tanggal"
	ColTempat      ImportColumn = "tempat"
	ColPihak1      ImportColumn = "pihak_1"
	ColPihak2      ImportColumn = "pihak_2"
	ColPihak3      ImportColumn = "pihak_3"
	ColNomor1      ImportColumn = "nomor_1"
	ColNomor2      ImportColumn = "nomor_2"
	ColNomor3      ImportColumn = "nomor_3"
	ColMulai       ImportColumn = "mulai"
	ColBerakhir    ImportColumn = "berakhir" // a date, "tanpa batas", "5 tahun", or empty
	ColUnit        ImportColumn = "unit"
	ColLokasi      ImportColumn = "lokasi"
	ColKlasifikasi ImportColumn = "klasifikasi"
	ColTingkat     ImportColumn = "tingkat"
	ColMenjalankan ImportColumn = "melaksanakan" // the number of the KSB that a PKS carries out, in this sheet or in the register
)

// MaxImportRows is how many rows one sheet may have.
const MaxImportRows = 5000

// An ImportSheet is a table as it was uploaded: cells as text.
type ImportSheet struct {
	Head []string
	Rows [][]string
}

// ReadImportSheet reads CSV (comma, semicolon or tab; UTF-8 with or without mark, or Windows-1252) or XLSX (first sheet).
func ReadImportSheet(name string, b []byte) (ImportSheet, error) { return ImportSheet{}, notBuilt() }

// GuessColumns proposes which column of the sheet (by index) is which.
func GuessColumns(s ImportSheet) map[ImportColumn]int { return nil }

// An ImportProblem is what is wrong with one cell of one row.
type ImportProblem struct {
	Column ImportColumn
	Code   string
	Level  naskah.Level // error: the row cannot be taken; warning: it can, as it is
	Msg    string
}

// An ImportRow is one row as it would be recorded.
type ImportRow struct {
	Line     int // of the sheet; the head is line 1
	Cells    map[ImportColumn]string
	Input    ImportInput
	Problems []ImportProblem
	Similar  []SimilarNaskah
	SameAs   int  // line of an earlier row of this sheet that looks the same; 0: none
	Skip     bool // the officer leaves it out
}

// Ready says whether the row would be recorded.
func (r ImportRow) Ready() bool {
	for _, p := range r.Problems {
		if p.Level == naskah.LevelError {
			return false
		}
	}
	return !r.Skip
}

// ImportOptions are what the officer decides about a sheet. Fixes replaces cells (line → column → text).
type ImportOptions struct {
	Columns map[ImportColumn]int
	Fixes   map[int]map[ImportColumn]string
	Skip    map[int]bool
}

// An ImportPlan is the dry run of a sheet.
type ImportPlan struct {
	Rows                   []ImportRow
	Ready, Dirty, Doubtful int // rows that would be recorded; rows with an error; ready rows that look like a double
}

// An ImportBatch is one uploaded sheet and what came of it.
type ImportBatch struct {
	ID     string
	File   naskah.Attachment
	N      int // naskah recorded from it that stand
	Undone int // of those, cancelled
}

// KeepSheet stores an uploaded sheet, so that the pages that follow can come back to it; its ID is the batch.
func (o *Office) KeepSheet(ctx context.Context, p naskah.Principal, name string, b []byte) (string, ImportSheet, error) {
	return "", ImportSheet{}, notBuilt()
}

// Sheet is a stored sheet.
func (o *Office) Sheet(ctx context.Context, p naskah.Principal, batch string) (ImportSheet, error) {
	return ImportSheet{}, notBuilt()
}

// PlanImport says what would be recorded and changes nothing.
func (o *Office) PlanImport(ctx context.Context, p naskah.Principal, batch string, opt ImportOptions) (ImportPlan, error) {
	return ImportPlan{}, notBuilt()
}

// ImportAll records all ready rows of a sheet in one transaction: all of them or none. A batch is recorded once.
func (o *Office) ImportAll(ctx context.Context, p naskah.Principal, batch string, opt ImportOptions) (ImportBatch, error) {
	return ImportBatch{}, notBuilt()
}

// Batches are the sheets recorded so far, newest first.
func (o *Office) Batches(ctx context.Context, p naskah.Principal) ([]ImportBatch, error) {
	return nil, notBuilt()
}

// UndoImport proposes that everything recorded from a sheet be cancelled as one act.
func (o *Office) UndoImport(ctx context.Context, p naskah.Principal, batch, reason string) (Outcome, error) {
	return Outcome{}, notBuilt()
}

func notBuilt() error {
	return naskah.Errorf(naskah.Unavailable, "NSK-BELUM-ADA", "Bagian ini belum ada.")
}
