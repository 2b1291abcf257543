package office

// Contract of the import of sheets; each part moves to a file of its own as it is built.

import (
	"context"

	"naskah/internal/naskah"
)

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

// PlanImport says what would be recorded and changes nothing.
func (o *Office) PlanImport(ctx context.Context, p naskah.Principal, batch string, opt ImportOptions) (ImportPlan, error) {
	return ImportPlan{}, notBuilt()
}

// ImportAll records all ready rows of a sheet in one transaction: all of them or none. A batch is recorded once.
func (o *Office) ImportAll(ctx context.Context, p naskah.Principal, batch string, opt ImportOptions) (ImportBatch, error) {
	return ImportBatch{}, notBuilt()
}

func notBuilt() error {
	return naskah.Errorf(naskah.Unavailable, "NSK-BELUM-ADA", "Bagian ini belum ada.")
}
