package office_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/storage/storagetest"
)

// TestSucceed: the holder before ends the day before, a Plh. beside him keeps his dates, and what is refused changes nothing.
func TestSucceed(t *testing.T) {
	w := officetest.New(t)
	seat := func(id naskah.PejabatID) naskah.Pejabat { return seatIn(t, w, id) }
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

// TestFaultSucceed: the end of one term and the beginning of the next are one write; where it fails, the office keeps its holder.
func TestFaultSucceed(t *testing.T) {
	w := officetest.New(t)
	faulty := &officetest.FaultyStore{Store: w.Store, RegisterStore: w.Store}
	o := *w.Office
	o.Register = faulty
	old := w.Seat("asisten")
	x := naskah.Pejabat{Orang: w.User("lilis").Orang, Jabatan: seatIn(t, w, old).Jabatan, Kapasitas: naskah.Definitif, Keputusan: "Keputusan 821/1/2026", Mulai: naskah.Date{Year: 2026, Month: 12, Day: 1}}
	faulty.Break(officetest.Record, 1, storagetest.FailBefore)
	before := seatIn(t, w, old)
	if _, err := o.Succeed(t.Context(), w.P("ratna"), x); !errors.Is(err, naskah.Unavailable) || seatIn(t, w, old) != before {
		t.Errorf("%v; the holder is %+v", err, seatIn(t, w, old))
	}
	faulty.Break(officetest.Record, 2, storagetest.FailBefore)
	if _, err := o.Succeed(t.Context(), w.P("ratna"), x); err != nil || faulty.Hit() {
		t.Errorf("%v; a second write follows the first: %t", err, faulty.Hit())
	}
	if now := seatIn(t, w, old); now.Selesai != x.Mulai.AddDays(-1) {
		t.Errorf("the holder before ends on %v", now.Selesai)
	}
}

// seatIn is the row of a Pejabat.
func seatIn(t *testing.T, w *officetest.World, id naskah.PejabatID) naskah.Pejabat {
	t.Helper()
	all, err := w.Store.Pejabat(t.Context(), naskah.ScopeSystem())
	if err != nil {
		t.Fatal(err)
	}
	return all[slices.IndexFunc(all, func(p naskah.Pejabat) bool { return p.ID == id })]
}
