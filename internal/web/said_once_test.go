package web_test

import (
	"regexp"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// TestStoryOneDueDate: every page names the same day before which a naskah is to be archived.
func TestStoryOneDueDate(t *testing.T) {
	w := officetest.New(t)
	n := w.Signed()
	arsip := as(t, webtest.New(t, w).Listen(t), "arsip")
	due := regexp.MustCompile(`Arsipkan sebelum (\d+ \w+ \d+)`)
	for _, path := range []string{"/arsip", "/tindakan", "/", "/naskah/" + string(n.ID)} {
		found := due.FindAllSubmatch(arsip.get(path).want(200).body, -1)
		if len(found) == 0 {
			t.Errorf("%s names no day", path)
		}
		for _, m := range found {
			if string(m[1]) != "24 Desember 2026" {
				t.Errorf("%s says %s", path, m[0])
			}
		}
	}
}

// TestStoryUnknownEnd: of what ends nobody knows when, no page says that it is in force.
func TestStoryUnknownEnd(t *testing.T) {
	w := officetest.New(t)
	in := officetest.Old(w.Mitra)
	in.Judul, in.Berakhir = "Pemeliharaan tugu batas kota", naskah.Akhir{Kind: naskah.AkhirTidakTahu}
	n, err := w.Office.Import(w.Ctx(), w.P("ratna"), in)
	if err != nil {
		t.Fatal(err)
	}
	ratna := as(t, webtest.New(t, w).Listen(t), "ratna")
	for _, path := range []string{"/naskah", "/tindakan", "/naskah/" + string(n.ID), "/naskah.csv", "/kerja-sama/" + string(n.KerjaSama)} {
		ratna.get(path).want(200, "Akhir tidak diketahui").lacks("Masih berlaku</span>", `;Masih berlaku;`, `Tercatat · <`)
	}
}

// TestStoryStaleProposal: who proposed is told that a naskah has changed since, and that the proposal can run no more; proposed again
// it takes the place of the old one.
func TestStoryStaleProposal(t *testing.T) {
	w := officetest.New(t)
	n := w.Imported()
	ratna := as(t, webtest.New(t, w).Listen(t), "ratna")
	path := "/naskah/" + string(n.ID)
	annul := map[string]string{"rangkap": "bukan", "alasan": "Bukan kerja sama."}
	ratna.get(path+"/anulir").send("/anulir", annul).want(200, "menunggu penguatan orang kedua")
	first := ratna.at.Path
	ratna.get("/tindakan").want(200, "Usulan saya").lacks("Tidak dapat dijalankan lagi")
	ratna.get(path).want(200, "Menunggu penguatan: ").lacks("tidak dapat dijalankan lagi")
	f := office.FactsOf(n)
	f.Judul = "Pemeliharaan taman kota"
	if _, err := w.Office.Ralat(w.Ctx(), w.P("ratna"), n.ID, n.Seq, f, "Salah ketik."); err != nil {
		t.Fatal(err)
	}
	ratna.get(path).want(200, "Usulan tidak dapat dijalankan lagi karena naskah sudah berubah").lacks("Menunggu penguatan: ")
	ratna.get("/tindakan").want(200, "Usulan saya", "Tidak dapat dijalankan lagi")
	ratna.get(path+"/anulir").send("/anulir", annul).want(200, "menunggu penguatan orang kedua")
	if ratna.at.Path == first {
		t.Fatal("the old proposal stands")
	}
	ratna.get("/tindakan").lacks("Tidak dapat dijalankan lagi")
}
