package office_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// TestSimilarOfManyRows: a long sheet finds the same doubles as a row that is typed, whether its year is known or not.
func TestSimilarOfManyRows(t *testing.T) { onBoth(t, similarOfManyRows) }

func similarOfManyRows(t *testing.T, w *officetest.World) {
	for i := range 6 {
		in := officetest.Old(w.Mitra)
		in.Judul = fmt.Sprintf("Pengelolaan Taman Kota Blok %d", i)
		in.Nomor[0].Text = fmt.Sprintf("134.4/%d/KSB/2021", 70+i)
		if i == 5 {
			in.Tanggal, in.Tahun, in.Mulai, in.Berakhir = naskah.Date{}, 2020, naskah.Date{}, naskah.Akhir{}
		}
		must[naskah.Naskah](t)(w.Office.Import(w.Ctx(), w.P("ratna"), in))
	}
	var b strings.Builder
	b.WriteString("Jenis;Tentang;Tahun;Pihak Kesatu;Pihak Kedua;Nomor 1\n")
	for i := range 120 {
		title, partner := fmt.Sprintf("Hal lain %d", i), fmt.Sprintf("PT Lain %d", i)
		if i%3 == 0 {
			title = fmt.Sprintf("Pengelolaan Taman Kota Blok %d", i%7)
		}
		if i%5 == 0 {
			partner = "PT Contoh Daur Ulang"
		}
		fmt.Fprintf(&b, "KSB;%s;%d;Pemerintah Kota Banjar;%s;134.4/%d/KSB/2021\n", title, 2020+i%2, partner, 60+i)
	}
	id, s, err := w.Office.KeepSheet(w.Ctx(), w.P("ratna"), "register.csv", []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	plan, err := w.Office.PlanImport(w.Ctx(), w.P("ratna"), id, office.ImportOptions{Columns: office.GuessColumns(s)})
	if err != nil {
		t.Fatal(err)
	}
	ids := func(list []office.SimilarNaskah) []string {
		var out []string
		for _, x := range list {
			out = append(out, fmt.Sprint(x.Naskah.ID, x.Why, x.Same, x.Judul))
		}
		slices.Sort(out)
		return out
	}
	found := 0
	for _, r := range plan.Rows {
		one, err := w.Office.Similar(w.Ctx(), w.P("ratna"), r.Input)
		if err != nil {
			t.Fatal(err)
		}
		if found += len(one); !slices.Equal(ids(one), ids(r.Similar)) {
			t.Fatalf("line %d: %v in the sheet, %v alone", r.Line, ids(r.Similar), ids(one))
		}
	}
	if found < 40 || len(plan.Rows) != 120 {
		t.Fatalf("%d rows, %d similar", len(plan.Rows), found)
	}
}
