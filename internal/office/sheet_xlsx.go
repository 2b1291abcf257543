package office

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"naskah/internal/naskah"
)

// maxUnzipped bounds what a workbook may unpack to: a file of the largest size that is a register has far less.
const maxUnzipped = 32 << 20

// xlsx reads the first sheet of a workbook: values as they are stored, dates as dates. Formulas are never evaluated.
func (r *rawRows) xlsx(b []byte) (err error) {
	defer func() { // a file that was made to break the reader is refused like any other that cannot be read
		if x := recover(); x != nil {
			err = brokenWorkbook(fmt.Errorf("office: workbook: %v", x))
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(b), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		return brokenWorkbook(err)
	}
	defer func() { _ = f.Close() }() // nothing was written
	names := f.GetSheetList()
	if len(names) == 0 {
		return brokenWorkbook(nil)
	}
	rows, err := f.Rows(names[0])
	if err != nil {
		return brokenWorkbook(err)
	}
	defer func() { _ = rows.Close() }()
	w := sheetBook{File: f, sheet: names[0], dates: map[int]bool{}, width: map[int]int{}}
	if p, err := f.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		w.from1904 = *p.Date1904
	}
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return brokenWorkbook(err)
		}
		w.width[line] = len(cells)
		if err := r.add(line, cells); err != nil {
			return err
		}
	}
	if err := rows.Error(); err != nil {
		return brokenWorkbook(err)
	}
	for i := range r.rows {
		for j := range min(w.width[r.lines[i]], maxColumns) {
			if err := w.look(r, i, j); err != nil {
				return brokenWorkbook(err)
			}
		}
	}
	return nil
}

func brokenWorkbook(err error) error {
	return naskah.Errorf(naskah.Invalid, "NSK-IMPOR-RUSAK", "Berkas XLSX tidak terbaca; mungkin rusak, terkunci kata sandi, atau terlalu besar sesudah dibuka. Simpan ulang sebagai XLSX atau CSV, lalu unggah lagi.").On("berkas").Because(err)
}

// A sheetBook tells dates from numbers, which are stored alike, and formulas from values.
type sheetBook struct {
	*excelize.File
	sheet    string
	from1904 bool
	dates    map[int]bool // by style
	width    map[int]int  // of each line, with the cells that show nothing
}

// look puts the text of one cell right.
func (w *sheetBook) look(r *rawRows, i, j int) error {
	text := ""
	if j < len(r.rows[i]) {
		text = r.rows[i][j]
	}
	at, err := excelize.CoordinatesToCellName(j+1, r.lines[i])
	if err != nil {
		return err
	}
	formula, err := w.GetCellFormula(w.sheet, at)
	if err != nil {
		return err
	}
	if formula != "" || isFormula(text) {
		r.formula[r.lines[i]] = append(r.formula[r.lines[i]], j)
		if text == "" { // its result was not stored
			for len(r.rows[i]) <= j {
				r.rows[i] = append(r.rows[i], "")
			}
			r.rows[i][j] = "=" + formula
		}
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || n < 1 || n > 80000 {
		return nil
	}
	style, err := w.GetCellStyle(w.sheet, at)
	if err != nil {
		return err
	}
	if !w.isDate(style) {
		return nil
	}
	day, err := excelize.ExcelDateToTime(n, w.from1904)
	if err != nil {
		return err
	}
	r.rows[i][j] = day.Format(time.DateOnly)
	return nil
}

// isDate says whether a style shows a number as a date.
func (w *sheetBook) isDate(style int) bool {
	if is, ok := w.dates[style]; ok {
		return is
	}
	is := false
	if s, err := w.GetStyle(style); err == nil {
		n := s.NumFmt
		is = n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58
		if s.CustomNumFmt != nil {
			is = datePattern(*s.CustomNumFmt)
		}
	}
	w.dates[style] = is
	return is
}

// datePattern says whether a number format shows a year or a day, outside what it shows to the letter.
func datePattern(format string) bool {
	var end rune
	for _, c := range strings.ToLower(format) {
		switch {
		case end != 0:
			if c == end {
				end = 0
			}
		case c == '"':
			end = '"'
		case c == '[':
			end = ']'
		case c == 'y' || c == 'd':
			return true
		}
	}
	return false
}
