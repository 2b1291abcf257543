package office_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// library fills a register of 2021 with all that a book can hold: numbers of each kind, terms of each kind, three parties, text that a
// spreadsheet could take for a formula or that holds its marks, and a PKS that carries out a KSB of the year before.
func library(t *testing.T, w *officetest.World) {
	t.Helper()
	add := func(f func(*office.ImportInput)) naskah.Naskah {
		t.Helper()
		in := officetest.Old(w.Mitra)
		f(&in)
		return must[naskah.Naskah](t)(w.Office.Import(w.Ctx(), w.P("ratna"), in))
	}
	old := add(func(in *office.ImportInput) {
		in.Judul, in.Tanggal, in.Tahun = "Kesepakatan tahun sebelumnya", naskah.Date{Year: 2020, Month: 5, Day: 4}, 2020
		in.Mulai = in.Tanggal
		in.Nomor = []naskah.Nomor{{Party: 1, Kind: naskah.Bernomor, Text: "119/7/KSB/2020"}}
	})
	for i, n := range []string{"12", "100", "9"} {
		add(func(in *office.ImportInput) {
			in.Judul = fmt.Sprintf("Judul ke-%d; \"dengan\" tanda, kutip", i)
			in.Nomor = []naskah.Nomor{{Party: 1, Kind: naskah.Bernomor, Text: n + "/KSB/2021"}, {Party: 2, Kind: naskah.TidakBernomor}}
			in.Lokasi, in.Tingkat = "Lemari 2", "salinan"
		})
	}
	add(func(in *office.ImportInput) {
		in.Judul, in.Lokasi = "=HYPERLINK(\"http://x\")", "@SUM(A1)"
		in.Berakhir = naskah.Akhir{Kind: naskah.AkhirTanpaBatas}
	})
	add(func(in *office.ImportInput) {
		in.Judul, in.Tanggal, in.Mulai, in.Tahun = "Tanpa tanggal", naskah.Date{}, naskah.Date{}, 2021
		in.Berakhir = naskah.Akhir{Kind: naskah.AkhirTidakTahu}
	})
	add(func(in *office.ImportInput) {
		in.Jenis, in.Judul = naskah.PKSPK, "Pelaksanaannya"
		in.Relasi = []naskah.Relasi{{Ke: old.ID, Jenis: naskah.Melaksanakan, Tanggal: in.Tanggal}}
	})
	add(func(in *office.ImportInput) {
		in.Jenis, in.Jalur, in.Judul = naskah.KSBD, naskah.KSDDSukarela, "Empat daerah"
		in.Parties = []naskah.Party{in.Parties[0]}
		in.Nomor = []naskah.Nomor{{Party: 1, Kind: naskah.Bernomor, Text: "1/KSBD/2021"}, {Party: 4, Kind: naskah.Bernomor, Text: "4/KSBD/2021"}}
		for i, name := range []string{"Kabupaten Ciamis", "Kabupaten Pangandaran", "Kabupaten Kuningan"} {
			in.Parties = append(in.Parties, naskah.Party{Urut: i + 2, Peran: naskah.MitraPeran, Nama: "Pemerintah Daerah " + name})
		}
	})
	add(func(in *office.ImportInput) {
		in.Judul = strings.TrimSpace(strings.Repeat("judul yang panjang sekali ", 11))
	})
}

// table reads a file of the book as cells.
func table(t *testing.T, name string, b []byte) [][]string {
	t.Helper()
	s := must[office.ImportSheet](t)(office.ReadImportSheet(name, b))
	rows := [][]string{s.Head}
	for _, r := range s.Rows {
		row := make([]string, len(s.Head))
		copy(row, r)
		rows = append(rows, row)
	}
	return rows
}

// TestStoryBookReopens: the book of a year, as CSV and as a workbook, is read back by the import and gives the same book again.
func TestStoryBookReopens(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	library(t, w)
	ctx, ratna := w.Ctx(), w.P("ratna")
	csv, _, err := w.Office.BookCSV(ctx, ratna, 2021, "")
	if err != nil {
		t.Fatal(err)
	}
	xlsx, _, err := w.Office.BookXLSX(ctx, ratna, 2021, "")
	if err != nil {
		t.Fatal(err)
	}
	first := table(t, "a.csv", csv)
	if d := cmp.Diff(first, table(t, "a.xlsx", xlsx)); d != "" {
		t.Errorf("the workbook says otherwise: %s", d)
	}
	if len(first) != 9 {
		t.Fatalf("%d rows", len(first)-1)
	}
	for name, b := range map[string][]byte{"a.csv": csv, "a.xlsx": xlsx} {
		other := officetest.New(t)
		in := officetest.Old(other.Mitra)
		in.Judul, in.Tanggal, in.Tahun = "Kesepakatan tahun sebelumnya", naskah.Date{Year: 2020, Month: 5, Day: 4}, 2020
		in.Nomor = []naskah.Nomor{{Party: 1, Kind: naskah.Bernomor, Text: "119/7/KSB/2020"}}
		must[naskah.Naskah](t)(other.Office.Import(other.Ctx(), other.P("ratna"), in))
		batch, sheet, err := other.Office.KeepSheet(other.Ctx(), other.P("ratna"), name, b)
		if err != nil {
			t.Fatal(err)
		}
		opt := office.ImportOptions{Columns: office.GuessColumns(sheet)}
		plan := must[office.ImportPlan](t)(other.Office.PlanImport(other.Ctx(), other.P("ratna"), batch, opt))
		if plan.Ready != 8 || plan.Dirty != 0 {
			t.Errorf("%s: %+v", name, plan)
		}
		must[office.ImportBatch](t)(other.Office.ImportAll(other.Ctx(), other.P("ratna"), batch, opt))
		back, _, err := other.Office.BookCSV(other.Ctx(), other.P("ratna"), 2021, "")
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(first, table(t, "b.csv", back)); d != "" {
			t.Errorf("%s read back: %s", name, d)
		}
	}
}

// The book is by date and by number as people count; families are apart; drafts, cancelled and other years are not in it; no cell is a
// formula; its print holds every number.
func TestBook(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	library(t, w)
	w.Draft()
	ctx, ratna := w.Ctx(), w.P("ratna")
	rows := must[[]office.BookRow](t)(w.Office.Book(ctx, ratna, 2021, ""))
	var order []string
	for i, r := range rows {
		if r.No != i+1 || r.ID == "" || r.Jenis == "" || r.Pihak == "" {
			t.Errorf("%+v", r)
		}
		order = append(order, strings.Join(r.Nomor, "|"))
	}
	at := func(s string) int {
		return slices.IndexFunc(order, func(o string) bool { return strings.Contains(o, s) })
	}
	if at("9/KSB") >= at("12/KSB") || at("12/KSB") >= at("100/KSB") || rows[len(rows)-1].Tentang != "Tanpa tanggal" {
		t.Errorf("order: %q", order)
	}
	var pks office.BookRow
	for _, r := range must[[]office.BookRow](t)(w.Office.Book(ctx, ratna, 2021, "pks")) {
		pks = r
	}
	if pks.Tentang != "Pelaksanaannya" || !strings.Contains(pks.Keterangan, "Melaksanakan 119/7/KSB/2020") || !strings.Contains(pks.Keterangan, "belum dipindai") {
		t.Errorf("%+v", pks)
	}
	if before := must[[]office.BookRow](t)(w.Office.Book(ctx, ratna, 2020, "")); len(before) != 1 || !strings.Contains(before[0].Keterangan, "Dilaksanakan dengan") {
		t.Errorf("%+v", before)
	}
	csv, name, err := w.Office.BookCSV(ctx, ratna, 2021, "ksb")
	if err != nil || name != "buku-register-2021-ksb.csv" || !strings.HasPrefix(string(csv), "\ufeff") {
		t.Fatal(name, err)
	}
	for line := range strings.Lines(string(csv)) {
		for c := range strings.SplitSeq(line, ";") {
			if c = strings.Trim(c, "\"\r\n"); c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
				t.Errorf("a cell that begins a formula: %q", c)
			}
		}
	}
	pdf, name, err := w.Office.BookPDF(ctx, ratna, 2021, "")
	if err != nil || name != "buku-register-2021.pdf" {
		t.Fatal(name, err)
	}
	onPaper(t, pdf, "BUKU REGISTER KERJA SAMA DAERAH", "TAHUN 2021", "12/KSB/2021", "Lokasi asli", "tanpa batas", fmt.Sprintf("Jumlah: %d naskah", len(rows)))
	if none := must[[]office.BookRow](t)(w.Office.Book(ctx, ratna, 1999, "")); len(none) != 0 {
		t.Errorf("%+v", none)
	}
	if _, _, err := w.Office.BookPDF(ctx, ratna, 1999, ""); err != nil {
		t.Error(err)
	}
}
