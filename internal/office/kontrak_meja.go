package office

// Contract of review, of the pasal of one's own and of what the desk hands out; each moves to a file of its own.

import (
	"context"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// A PasalNote is a note on one pasal from the newest return, beside what became of it since.
type PasalNote struct {
	Clause string // id
	Pasal  string // "Pasal 4 · Pelaksanaan"; as it is called now
	Note   string
	By     string
	At     string                // when, in words, in the zone
	Diff   []document.ClauseDiff // what changed in this pasal since the return; empty: nothing
	Gone   bool                  // the pasal is not in the text any more
}

// ReturnNotes are the notes of the newest return (or decline) of a naskah, whole-text reason first with Clause "", each beside what
// changed since; empty when it was never returned.
func (o *Office) ReturnNotes(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]PasalNote, error) {
	return nil, notBuilt()
}

// A Reread is what a pemaraf reads again: the change since his own last paraf of this naskah.
type Reread struct {
	Since string // when he gave it, in words; empty: never, so he reads all of it
	Diff  []document.ClauseDiff
}

// SinceMyParaf is that of p.
func (o *Office) SinceMyParaf(ctx context.Context, p naskah.Principal, id naskah.NaskahID) (Reread, error) {
	return Reread{}, notBuilt()
}

// Compare shows two rendered versions side by side, clause by clause.
func (o *Office) Compare(ctx context.Context, p naskah.Principal, id naskah.NaskahID, a, b int) ([]document.ClauseDiff, error) {
	return nil, notBuilt()
}

// LembarParaf is the sheet of the reviewers' paraf as PDF: who, when, note, digest [OP 1.3, 5].
func (o *Office) LembarParaf(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]byte, string, error) {
	return nil, "", notBuilt()
}

// NotaDinas is the nota dinas pengantar to the Kepala Daerah with its one-page summary, as PDF [OP 5]; catatan is the Bagian Hukum's.
func (o *Office) NotaDinas(ctx context.Context, p naskah.Principal, id naskah.NaskahID, catatan string) ([]byte, string, error) {
	return nil, "", notBuilt()
}

// A BookRow is one line of the Buku Register [OP 5].
type BookRow struct {
	No                                                                              int
	Nomor                                                                           []string // one per party: "PIHAK KESATU: 100.3.7.1/12/KSB/2021"
	Tanggal, Jenis, Tentang, Pihak, JangkaWaktu, Berakhir, Unit, Lokasi, Keterangan string
	ID                                                                              naskah.NaskahID
}

// Book is the register of a year (keluarga "": all), by date and number.
func (o *Office) Book(ctx context.Context, p naskah.Principal, tahun int, keluarga string) ([]BookRow, error) {
	return nil, notBuilt()
}

// BookPDF, BookCSV and BookXLSX are the same rows: printed by our own layout (F4 landscape or A4 landscape), as text, as a workbook. The
// last two carry the columns of ImportColumn, so that they can be read back equal.
func (o *Office) BookPDF(ctx context.Context, p naskah.Principal, tahun int, keluarga string) ([]byte, string, error) {
	return nil, "", notBuilt()
}

// BookCSV: see BookPDF.
func (o *Office) BookCSV(ctx context.Context, p naskah.Principal, tahun int, keluarga string) ([]byte, string, error) {
	return nil, "", notBuilt()
}

// BookXLSX: see BookPDF.
func (o *Office) BookXLSX(ctx context.Context, p naskah.Principal, tahun int, keluarga string) ([]byte, string, error) {
	return nil, "", notBuilt()
}
