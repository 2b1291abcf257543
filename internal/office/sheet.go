package office

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

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
	ColPihak1      ImportColumn = "pihak_1" // all parties, one a line or parted by semicolons, when no other column has any
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

// maxSheetParties is how many parties a row can have, each with a column of its own [OP 4: three to eight regions].
const maxSheetParties = 8

// partyColumn and nomorColumn are the columns of the n-th party, from 0.
func partyColumn(n int) ImportColumn { return ImportColumn("pihak_" + itoa(n+1)) }

func nomorColumn(n int) ImportColumn { return ImportColumn("nomor_" + itoa(n+1)) }

// ImportColumns lists the columns in the order in which they are offered.
var ImportColumns = func() []ImportColumn {
	out := []ImportColumn{ColJenis, ColJalur, ColJudul, ColTahun, ColTanggal, ColTempat}
	for i := range maxSheetParties {
		out = append(out, partyColumn(i))
	}
	for i := range maxSheetParties {
		out = append(out, nomorColumn(i))
	}
	return append(out, ColMulai, ColBerakhir, ColUnit, ColLokasi, ColKlasifikasi, ColTingkat, ColMenjalankan)
}()

// What one sheet may have: what is more is refused with words, before it takes memory.
const (
	MaxImportRows = 5000
	maxColumns    = 100
	maxCell       = 1 << 16 // bytes; what is longer is a quotation mark that was never closed
	headRows      = 12      // the head is looked for among so many rows
)

// An ImportSheet is a table as it was uploaded: cells as text.
type ImportSheet struct {
	Head    []string
	Rows    [][]string
	Lines   []int         // of each row, as the program that made the sheet counts them; the head of a plain sheet is line 1
	Formula map[int][]int // line → columns in which a formula stood; what is kept is the result that was stored with it
}

// ReadImportSheet reads CSV (comma, semicolon or tab; UTF-8 with or without mark, UTF-16 with mark, or Windows-1252) or XLSX (first
// sheet). The head is the row that names most columns of a register; a row that only counts the columns is left out.
func ReadImportSheet(name string, b []byte) (ImportSheet, error) {
	rows := rawRows{formula: map[int][]int{}}
	var err error
	switch {
	case len(bytes.TrimSpace(b)) == 0:
		return ImportSheet{}, naskah.Errorf(naskah.Invalid, "NSK-IMPOR-BERKAS-KOSONG", "Berkas belum dipilih, atau berkas itu kosong.").On("berkas")
	case len(b) > MaxPDF:
		return ImportSheet{}, naskah.Errorf(naskah.Invalid, "NSK-IMPOR-BESAR", "Berkas melebihi 20 MB. Pecah menjadi beberapa berkas, misalnya satu untuk setiap tahun.").On("berkas")
	case isZip(b):
		err = rows.xlsx(b)
	case bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0")):
		return ImportSheet{}, naskah.Errorf(naskah.Invalid, "NSK-IMPOR-BENTUK", "Berkas %q berbentuk Excel lama (.xls) atau terkunci kata sandi. Buka, lalu simpan sebagai .xlsx tanpa kata sandi atau sebagai CSV.", clip(oneLine(name))).On("berkas")
	default:
		var text string
		if text, err = decoded(b); err == nil {
			err = rows.csv(text)
		}
	}
	if err != nil {
		return ImportSheet{}, err
	}
	return rows.sheet()
}

// rawRows are the rows of a file before it is known which one is the head.
type rawRows struct {
	rows    [][]string
	lines   []int
	formula map[int][]int
}

// add keeps a row unless it is empty.
func (r *rawRows) add(line int, cells []string) error {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	switch {
	case len(cells) == 0:
		return nil
	case len(cells) > maxColumns:
		return naskah.Errorf(naskah.Invalid, "NSK-IMPOR-KOLOM", "Baris %d memuat %d kolom. Berkas register paling banyak %d kolom; hapus kolom yang tidak diperlukan.", line, len(cells), maxColumns).On("berkas")
	case len(r.rows) > MaxImportRows+headRows:
		return tooManyRows()
	}
	for i, c := range cells {
		if len(c) > maxCell {
			return naskah.Errorf(naskah.Invalid, "NSK-IMPOR-KUTIP", "Isi baris %d kolom %d luar biasa panjang. Mungkin sebuah tanda kutip tidak ditutup; periksa baris itu.", line, i+1).On("berkas")
		}
	}
	for i, c := range cells {
		if t, quoted := strings.CutPrefix(c, "'"); quoted && t != "" && strings.ContainsRune("=+-@\t\r", rune(t[0])) {
			cells[i] = t // as our own books write what is no formula
		}
	}
	r.rows, r.lines = append(r.rows, cells), append(r.lines, line)
	return nil
}

func tooManyRows() error {
	return naskah.Errorf(naskah.Invalid, "NSK-IMPOR-BARIS", "Berkas memuat lebih dari %d baris. Pecah menjadi beberapa berkas, misalnya satu untuk setiap tahun, lalu impor satu per satu.", MaxImportRows).On("berkas")
}

// sheet finds the head and what follows it.
func (r *rawRows) sheet() (ImportSheet, error) {
	best, most := 0, 0
	for i, row := range r.rows[:min(len(r.rows), headRows)] {
		if n := len(guess(row, nil)); n > most {
			best, most = i, n
		}
	}
	if len(r.rows) <= best+1 {
		return ImportSheet{}, naskah.Errorf(naskah.Invalid, "NSK-IMPOR-BERKAS-KOSONG", "Berkas hanya memuat judul kolom; tidak ada baris yang dapat dibaca.").On("berkas")
	}
	s := ImportSheet{Head: tidyRow(r.rows[best]), Formula: r.formula}
	for i := best + 1; i < len(r.rows); i++ {
		if i == best+1 && countsColumns(r.rows[i]) {
			continue
		}
		s.Rows, s.Lines = append(s.Rows, r.rows[i]), append(s.Lines, r.lines[i])
	}
	if len(s.Rows) > MaxImportRows {
		return ImportSheet{}, tooManyRows()
	}
	return s, nil
}

func tidyRow(row []string) []string {
	out := make([]string, len(row))
	for i, c := range row {
		out[i] = oneLine(c)
	}
	return out
}

// countsColumns: the row below the head that says 1, 2, 3 … as printed registers have it.
func countsColumns(row []string) bool {
	n := 0
	for i, c := range row {
		c = strings.Trim(strings.TrimSpace(c), "().")
		if c == "" {
			continue
		}
		if c != itoa(i+1) && c != itoa(n+1) {
			return false
		}
		n++
	}
	return n > 2
}

// decoded is the text of a CSV file, in whichever of the usual encodings it was written.
func decoded(b []byte) (string, error) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")):
		return wide(b), nil
	}
	if bytes.IndexByte(b, 0) >= 0 || bytes.HasPrefix(b, []byte("%PDF-")) || bytes.HasPrefix(b, []byte("\x89PNG")) || bytes.HasPrefix(b, []byte("\xff\xd8\xff")) {
		return "", naskah.Errorf(naskah.Invalid, "NSK-IMPOR-BENTUK", "Berkas ini bukan CSV atau XLSX. Simpan register sebagai salah satu bentuk itu, lalu unggah lagi.").On("berkas")
	}
	if utf8.Valid(b) {
		return string(b), nil
	}
	var out strings.Builder
	for _, c := range b {
		switch {
		case c >= 0x80 && c < 0xa0:
			out.WriteRune(windows1252[c-0x80])
		default:
			out.WriteRune(rune(c))
		}
	}
	return out.String(), nil
}

// windows1252 are the letters in which it differs from Latin-1.
var windows1252 = [32]rune{
	'€', '\uFFFD', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\uFFFD', 'Ž', '\uFFFD',
	'\uFFFD', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\uFFFD', 'ž', 'Ÿ',
}

// wide reads UTF-16 with its mark, as Excel's "Unicode Text" has it.
func wide(b []byte) string {
	var order binary.ByteOrder = binary.LittleEndian
	if b[0] == 0xfe {
		order = binary.BigEndian
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 2; i+1 < len(b); i += 2 {
		units = append(units, order.Uint16(b[i:]))
	}
	return string(utf16.Decode(units))
}

// GuessColumns proposes which column of the sheet (by index) is which.
func GuessColumns(s ImportSheet) map[ImportColumn]int { return guess(s.Head, s.Rows) }

// cell is the text of a row in a column; empty where the row is shorter.
func cell(row []string, i int) string {
	if i < 0 || i >= len(row) {
		return ""
	}
	return strings.TrimSpace(row[i])
}

// hasFormula says whether a formula stood in a cell.
func (s ImportSheet) hasFormula(line, column int) bool {
	return slices.Contains(s.Formula[line], column)
}
