package office_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
)

// TestSucceed: the holder before ends the day before, a Plh. beside him keeps his dates, and what is refused changes nothing.
func TestSucceed(t *testing.T) {
	w := officetest.New(t)
	seat := func(id naskah.PejabatID) naskah.Pejabat {
		all, err := w.Store.Pejabat(t.Context(), naskah.ScopeSystem())
		if err != nil {
			t.Fatal(err)
		}
		return all[slices.IndexFunc(all, func(p naskah.Pejabat) bool { return p.ID == id })]
	}
	old := seat(w.Seat("asisten"))
	day := func(m time.Month, d int) naskah.Date { return naskah.Date{Year: 2026, Month: m, Day: d} }
	plh := naskah.Pejabat{Orang: w.User("ujang").Orang, Jabatan: old.Jabatan, Kapasitas: naskah.Plh, Keputusan: "Surat Perintah 1", Mulai: day(11, 20), Selesai: day(12, 5)}
	plhID, err := w.Office.SavePejabat(t.Context(), w.P("ratna"), plh)
	if err != nil {
		t.Fatal(err)
	}
	x := naskah.Pejabat{Orang: w.User("lilis").Orang, Jabatan: old.Jabatan, Kapasitas: naskah.Definitif, Keputusan: "Keputusan 821/1/2026", Mulai: day(12, 1)}
	for name, c := range map[string]struct {
		by     string
		change func(*naskah.Pejabat)
		code   string
	}{
		"no date":         {"ratna", func(x *naskah.Pejabat) { x.Mulai = naskah.Date{} }, "NSK-KOSONG"},
		"no decree":       {"ratna", func(x *naskah.Pejabat) { x.Keputusan = "" }, "NSK-KEPUTUSAN"},
		"before the old":  {"ratna", func(x *naskah.Pejabat) { x.Mulai = old.Mulai }, "NSK-PEJABAT-GANDA"},
		"nobody":          {"ratna", func(x *naskah.Pejabat) { x.Orang = "tidak-ada" }, "NSK-RUJUKAN"},
		"ends too early":  {"ratna", func(x *naskah.Pejabat) { x.Selesai = day(11, 30) }, "NSK-TANGGAL-TERBALIK"},
		"not the officer": {"yuni", func(*naskah.Pejabat) {}, "NSK-AKSES-REGISTER"},
		"another region":  {"asing2", func(*naskah.Pejabat) {}, "NSK-RUJUKAN"},
	} {
		y := x
		c.change(&y)
		_, err := w.Office.Succeed(t.Context(), w.P(c.by), y)
		if e, ok := errors.AsType[*naskah.Error](err); !ok || e.Code != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
		if now := seat(old.ID); now != old {
			t.Fatalf("%s: the holder changed: %+v", name, now)
		}
	}
	id, err := w.Office.Succeed(t.Context(), w.P("ratna"), x)
	if err != nil {
		t.Fatal(err)
	}
	if now := seat(old.ID); now.Selesai != day(11, 30) || now.Seq != old.Seq+1 {
		t.Errorf("the holder before: %+v", now)
	}
	if now := seat(plhID); now.Selesai != plh.Selesai || now.Seq != 1 {
		t.Errorf("the Plh.: %+v", now)
	}
	if now := seat(id); now.Mulai != x.Mulai || !now.Selesai.IsZero() || now.Orang != x.Orang || now.Instansi != officetest.KotaBanjar {
		t.Errorf("the new holder: %+v", now)
	}
}
