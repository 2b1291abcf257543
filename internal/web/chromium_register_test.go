package web_test

import (
	"encoding/base64"
	"encoding/json"
	"strconv"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

func itoa(n int) string { return strconv.Itoa(n) }

// ksb2019 is the older KSB that a PKS of 2021 carries out.
func ksb2019(w *officetest.World) naskah.Naskah {
	in := officetest.Old("")
	day := naskah.Date{Year: 2019, Month: 9, Day: 2}
	in.Jenis, in.Jalur, in.Judul, in.Tanggal = naskah.KSBD, naskah.KSDDSukarela, "Pengelolaan Persampahan Regional", day
	in.Berakhir = naskah.Akhir{Kind: naskah.AkhirTanpaBatas}
	in.Parties[1] = naskah.Party{Urut: 2, Peran: naskah.MitraPeran, Instansi: "32.18", Nama: "Pemerintah Kabupaten Pangandaran"}
	in.Nomor[0].Text = "100.3.7.1/41/KSB/2019"
	return must(w.Office.Import(w.Ctx(), w.P("ratna"), in))
}

// TestStoryRegisterChromium is a year's register in a real browser: ten records typed by keyboard alone, the rest imported with dirty
// rows mended, a KSB without PKS followed, a slip of an archived record mended by two people, what was typed not lost.
func TestStoryRegisterChromium(t *testing.T) {
	w := officetest.New(t)
	ksb2019(w)
	archived := archivedOld(w)
	s := webtest.New(t, w).Listen(t)
	rows, err := json.Marshal(book2021()[:10])
	if err != nil {
		t.Fatal(err)
	}
	play(t, "register.mjs", map[string]string{
		"url": s.URL, "rows": string(rows), "archived": string(archived.ID), "csv": base64.StdEncoding.EncodeToString([]byte(csv2021(true))),
		"scan": base64.StdEncoding.EncodeToString(officetest.ScanPDF(4, w.Stamp())),
	})
	// 24 naskah of 2021 and no more, by kind as the year has them; the archived one of 2021 stood before.
	for kinds, want := range map[string]int{"ksb": 11, "pks": 10, "nk": 5} {
		page := must(w.Store.List(w.Ctx(), naskah.ScopeSystem(), naskah.Filter{Keluarga: kinds, Tahun: 2021, States: naskah.SignedStates, Limit: 1}))
		if page.Total != want {
			t.Errorf("%s of 2021: %d, want %d", kinds, page.Total, want)
		}
	}
}
