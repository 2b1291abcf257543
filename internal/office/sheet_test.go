package office

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"naskah/internal/naskah"
)

func TestParseDate(t *testing.T) {
	t.Parallel()
	day := naskah.Date{Year: 2021, Month: time.November, Day: 24}
	for _, s := range []string{
		"24/11/2021", "24-11-2021", "24.11.2021", "2021-11-24", "2021/11/24", "24 November 2021", "24 Nov 2021", "24 Nop. 2021", "24-Nov-21",
		"Rabu, 24 November 2021", "tanggal 24 November 2021", "  24   november 2021 ", "44524", "44524.75", "2021-11-24T00:00:00Z", "24/11/21", "11/24/2021",
	} {
		if got := parseDate(s); !got.ok || got.date != day {
			t.Errorf("%q: %+v", s, got)
		}
	}
	for _, s := range []string{"24/11/21", "11/24/2021", "2021", "November 2021"} {
		if parseDate(s).note == "" {
			t.Errorf("%q is read without a doubt", s)
		}
	}
	for _, s := range []string{"31/02/2021", "32-01-2021", "24 Foo 2021", "besok", "", "-", "24/11", "99999", "20211124", "24/13/2021", "00/00/0000", "1e5", "24 November"} {
		if got := parseDate(s); got.ok {
			t.Errorf("%q: %+v", s, got)
		}
	}
	for s, y := range map[string]int{"2021": 2021, "November 2021": 2021} {
		if got := parseDate(s); got.year != y || !got.date.IsZero() {
			t.Errorf("%q: %+v", s, got)
		}
	}
	if got := parseDate("17-08-45"); got.date.Year != 2045 {
		t.Errorf("%+v", got)
	}
	if got := parseDate("17-08-98"); got.date.Year != 1998 {
		t.Errorf("%+v", got)
	}
}

func TestParseTerm(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"5 tahun": "60 bulan", "5 (lima) tahun": "60 bulan", "5thn": "60 bulan", "1 tahun 6 bulan": "18 bulan", "90 hari": "90 hari", "lima tahun": "60 bulan",
		"3 (tiga) bulan": "3 bulan", "selama 2 Tahun": "24 bulan", "5": "0 ", "tahun": "0 ", "0 tahun": "0 ", "1 tahun 3 hari": "0 ", "": "0 ",
	} {
		n, unit := parseTerm(s)
		if got := fmt.Sprintf("%d %s", n, unit); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}

func TestGuessColumns(t *testing.T) {
	t.Parallel()
	for head, want := range map[string]map[ImportColumn]int{
		"No.|No. Perjanjian|Tgl|Tentang|Para Pihak|s.d.|Bentuk":                                     {ColNomor1: 1, ColTanggal: 2, ColJudul: 3, ColPihak1: 4, ColBerakhir: 5, ColJenis: 6},
		"NO|JENIS KERJASAMA|JUDUL KERJASAMA|MITRA|NOMOR MoU|TANGGAL TTD|JANGKA WAKTU|OPD PELAKSANA": {ColJenis: 1, ColJudul: 2, ColPihak2: 3, ColNomor1: 4, ColTanggal: 5, ColBerakhir: 6, ColUnit: 7},
		"jenis|jalur|judul|tahun|tanggal|pihak_1|pihak_2|pihak_3|nomor_1|nomor_2|nomor_3|mulai|berakhir|unit|lokasi|klasifikasi|tingkat|melaksanakan": {
			ColJenis: 0, ColJalur: 1, ColJudul: 2, ColTahun: 3, ColTanggal: 4, ColPihak1: 5, ColPihak2: 6, ColPihak3: 7, ColNomor1: 8, ColNomor2: 9, ColNomor3: 10,
			ColMulai: 11, ColBerakhir: 12, ColUnit: 13, ColLokasi: 14, ColKlasifikasi: 15, ColTingkat: 16, ColMenjalankan: 17,
		},
		"Pihak Kesatu|Pihak Ketiga|Perihal":       {ColPihak1: 0, ColPihak2: 1, ColJudul: 2},
		"Pihak 1|Pihak 2|Pihak 3|Pihak 4|Nomor 4": {ColPihak1: 0, ColPihak2: 1, ColPihak3: 2, partyColumn(3): 3, nomorColumn(3): 4},
		"Nomor|Tentang": {ColNomor1: 0, ColJudul: 1},
		"Foo|Bar":       {},
	} {
		s := ImportSheet{Head: strings.Split(head, "|"), Rows: [][]string{{"1", "x"}, {"2", "y"}}}
		if head == "Nomor|Tentang" {
			s.Rows[0][0], s.Rows[1][0] = "134.4/1", "134.4/2"
		}
		if got := GuessColumns(s); !maps.Equal(got, want) {
			t.Errorf("%s: %v", head, got)
		}
	}
}

// TestSheetForms: one table in every form in which it may come is one table.
func TestSheetForms(t *testing.T) {
	t.Parallel()
	const plain = "No,Jenis,Tentang,Tanggal\n1,KSB,\"Taman, kota\",24/11/2021\n2,PKS,Café – “Sawah”,25/11/2021\n"
	want := [][]string{{"1", "KSB", "Taman, kota", "24/11/2021"}, {"2", "PKS", "Café – “Sawah”", "25/11/2021"}}
	semicolons := strings.ReplaceAll(strings.ReplaceAll(plain, ",", ";"), `"Taman; kota"`, "Taman, kota")
	units := utf16.Encode([]rune("\ufeff" + strings.ReplaceAll(semicolons, ";", "\t")))
	var le, be []byte
	for _, u := range units {
		le, be = append(le, byte(u), byte(u>>8)), append(be, byte(u>>8), byte(u))
	}
	old := strings.NewReplacer("é", "\xe9", "–", "\x96", "“", "\x93", "”", "\x94").Replace(plain)
	for name, b := range map[string][]byte{
		"commas": []byte(plain), "mark": []byte("\ufeff" + plain), "semicolons": []byte(semicolons), "tabs": []byte(strings.ReplaceAll(semicolons, ";", "\t")),
		"CRLF": []byte(strings.ReplaceAll(plain, "\n", "\r\n")), "UTF-16 LE": le, "UTF-16 BE": be, "Windows-1252": []byte(old), "sep": []byte("sep=;\n" + semicolons),
		"titles": []byte("BUKU REGISTER KERJA SAMA,,,\nTAHUN 2021,,,\n,,,\n" + plain), "counted": []byte(strings.Replace(plain, "\n", "\n(1),(2),(3),(4)\n", 1)),
		"empty lines": []byte(strings.ReplaceAll(plain, "\n", "\n,,,\n")), "workbook": book(t, plain),
	} {
		s, err := ReadImportSheet("register", b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !slices.Equal(s.Head, []string{"No", "Jenis", "Tentang", "Tanggal"}) || !slices.EqualFunc(s.Rows, want, slices.Equal) {
			t.Errorf("%s: %q %q", name, s.Head, s.Rows)
		}
		first := map[string]int{"sep": 3, "titles": 5, "counted": 3, "empty lines": 3}[name]
		if first == 0 {
			first = 2
		}
		if s.Lines[0] != first {
			t.Errorf("%s: the first row is line %d, want %d", name, s.Lines[0], first)
		}
	}
}

// book is a CSV as a workbook of texts.
func book(t *testing.T, text string) []byte {
	t.Helper()
	var r rawRows
	r.formula = map[int][]int{}
	if err := r.csv(text); err != nil {
		t.Fatal(err)
	}
	f := excelize.NewFile()
	for i, row := range r.rows {
		for j, c := range row {
			at, _ := excelize.CoordinatesToCellName(j+1, i+1)
			if err := f.SetCellStr("Sheet1", at, c); err != nil {
				t.Fatal(err)
			}
		}
	}
	return written(t, f)
}

func written(t *testing.T, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestWorkbook: dates are dates, numbers are as they were typed, and a formula is its stored result, flagged and never computed.
func TestWorkbook(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	set := func(at string, v any) {
		t.Helper()
		if err := f.SetCellValue("Sheet1", at, v); err != nil {
			t.Fatal(err)
		}
	}
	for i, h := range []string{"Tentang", "Tanggal", "Tahun", "Nomor Perjanjian", "Mulai"} {
		at, _ := excelize.CoordinatesToCellName(i+1, 1)
		set(at, h)
	}
	set("A2", "Taman")
	set("B2", time.Date(2021, 11, 24, 0, 0, 0, 0, time.UTC))
	set("C2", 2021)
	set("D2", 134.4)
	set("E2", 44524)
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: ptr(`[$-421]dd mmmm yyyy;@`)})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle("Sheet1", "E2", "E2", style); err != nil {
		t.Fatal(err)
	}
	set("A3", "hasil") // what stands stored with the formula
	if err := f.SetCellFormula("Sheet1", "A3", `WEBSERVICE("http://contoh.test/")`); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellFormula("Sheet1", "D3", "1+1"); err != nil {
		t.Fatal(err)
	}
	set("C3", "=HYPERLINK(\"x\")")
	s, err := ReadImportSheet("a.xlsx", written(t, f))
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"Taman", "2021-11-24", "2021", "134.4", "2021-11-24"}; !slices.Equal(s.Rows[0], want) {
		t.Errorf("%q", s.Rows[0])
	}
	if s.hasFormula(2, 0) || !s.hasFormula(3, 0) || !s.hasFormula(3, 2) || !s.hasFormula(3, 3) {
		t.Errorf("%v", s.Formula)
	}
	if got := cell(s.Rows[1], 3); got == "2" {
		t.Error("a formula was computed")
	}
}

func ptr[T any](x T) *T { return &x }

// TestSheetRefused: what cannot be a register is refused with words, and before it takes memory.
func TestSheetRefused(t *testing.T) {
	t.Parallel()
	long := func(n int) []byte {
		var b bytes.Buffer
		b.WriteString("Tentang,Tanggal\n")
		for i := range n {
			fmt.Fprintf(&b, "Judul %d,24/11/2021\n", i)
		}
		return b.Bytes()
	}
	bomb := excelize.NewFile()
	sw, err := bomb.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 24_000 {
		if err := sw.SetRow(fmt.Sprintf("A%d", i+1), []any{strings.Repeat("a", 1500)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := sw.Flush(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		b    []byte
		code string
	}{
		"nothing":              {nil, "NSK-IMPOR-BERKAS-KOSONG"},
		"blanks":               {[]byte(" \n\n"), "NSK-IMPOR-BERKAS-KOSONG"},
		"a head":               {[]byte("Tentang,Tanggal\n"), "NSK-IMPOR-BERKAS-KOSONG"},
		"21 MB":                {make([]byte, MaxPDF+1), "NSK-IMPOR-BESAR"},
		"21 MB of text":        {bytes.Repeat([]byte("a,b\n"), MaxPDF/4+1), "NSK-IMPOR-BESAR"},
		"a PDF":                {[]byte("%PDF-1.7\n"), "NSK-IMPOR-BENTUK"},
		"a picture":            {[]byte("\x89PNG\r\n\x1a\n"), "NSK-IMPOR-BENTUK"},
		"an old workbook":      {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "NSK-IMPOR-BENTUK"},
		"zeros in it":          {[]byte("a,b\x00\n1,2\n"), "NSK-IMPOR-BENTUK"},
		"a zip of nothing":     {[]byte("PK\x03\x04 and no more"), "NSK-IMPOR-RUSAK"},
		"half a workbook":      {book(t, "a,b\n1,2\n")[:900], "NSK-IMPOR-RUSAK"},
		"5,001 rows":           {long(MaxImportRows + 1), "NSK-IMPOR-BARIS"},
		"100,000 rows":         {long(100_000), "NSK-IMPOR-BARIS"},
		"101 columns":          {[]byte("a,b\n" + strings.Repeat("x,", 100) + "x\n"), "NSK-IMPOR-KOLOM"},
		"an open quotation":    {[]byte("Tentang,Tanggal\n\"abc,24/11/2021\n" + strings.Repeat("isi,24/11/2021\n", 10_000)), "NSK-IMPOR-KUTIP"},
		"a workbook too large": {written(t, bomb), "NSK-IMPOR-RUSAK"},
	} {
		_, err := ReadImportSheet(name, c.b)
		e, ok := errors.AsType[*naskah.Error](err)
		if !ok || e.Code != c.code || e.Kind != naskah.Invalid || e.Msg == "" {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
	if s, err := ReadImportSheet("x", long(MaxImportRows)); err != nil || len(s.Rows) != MaxImportRows {
		t.Errorf("%d rows, %v", len(s.Rows), err)
	}
}

// TestSheetMemory: refusing 100,000 rows takes no more than reading the rows that are allowed.
func TestSheetMemory(t *testing.T) {
	row := "KSB,Judul yang cukup panjang tentang sesuatu,24/11/2021,PT Contoh Daur Ulang\n"
	b := []byte("Jenis,Tentang,Tanggal,Mitra\n" + strings.Repeat(row, 100_000))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := ReadImportSheet("x", b); err == nil {
		t.Fatal("100,000 rows were taken")
	}
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 4*uint64(len(b)) {
		t.Errorf("%d bytes for a file of %d", used, len(b))
	}
}

func FuzzReadImportSheet(f *testing.F) {
	f.Add([]byte("Tentang,Tanggal\nA,24/11/2021\n"))
	f.Add([]byte("sep=;\n\"a;b\n"))
	f.Add([]byte("\xff\xfea\x00"))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := ReadImportSheet("x", b)
		if err != nil {
			if _, ok := errors.AsType[*naskah.Error](err); !ok {
				t.Fatalf("%v", err)
			}
			return
		}
		if len(s.Rows) != len(s.Lines) || len(s.Rows) == 0 || len(s.Rows) > MaxImportRows || !slices.IsSorted(s.Lines) {
			t.Fatalf("%d rows, %d lines", len(s.Rows), len(s.Lines))
		}
		GuessColumns(s)
	})
}
