package web_test

import (
	"bytes"
	"fmt"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// TestStoryMixed: the director has signed in ink, the whole sheet is scanned, and the Wali Kota seals the scan [OP 1.10]. Without the
// scan, with a scan of other pages, or when everybody or nobody signed in ink, it says what is wrong and keeps what was typed.
func TestStoryMixed(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.Printed()
	at := "/naskah/" + string(n.ID)
	pages := w.Pages(w.Get(n.ID))
	scan := officetest.ScanPDF(pages, 5)
	ratna := as(t, s, "ratna").get(at+"/mulai").want(200, "Pindaian", "tinta")
	ink := map[string]string{"tinta.1": "ya", "tanggal.1": officetest.Today.String()}
	for code, reason := range w.Given(n) {
		ink["alasan."+code] = reason
	}
	ratna.sendFile("/mulai", ink, "", nil, "").want(422, "indaian")
	ratna.sendFile("/mulai", nil, "lain.pdf", officetest.ScanPDF(pages+3, 5), "").want(422, fmt.Sprint(pages+3), officetest.Today.String())
	ratna.sendFile("/mulai", map[string]string{"tinta.0": "ya", "tanggal.0": officetest.Today.String()}, "pindaian.pdf", scan, "").want(422)
	if got := w.Get(n.ID); got.State != naskah.Approved {
		t.Fatalf("half opened: %s", got.State)
	}
	as(t, s, "ratna").get(at+"/mulai").want(200).sendFile("/mulai", ink, "pindaian.pdf", scan, "").want(200, "Nana Suryana")
	as(t, s, "direktur").get(at + "/tanda-tangan").want(403)
	as(t, s, "walikota").get(at+"/tanda-tangan").want(200, "Giliran Anda").send("/tanda-tangan", map[string]string{"passphrase": officetest.Passphrase}).want(200)
	if got := w.Get(n.ID); got.State != naskah.Signed {
		t.Fatalf("state %s", got.State)
	}
	signed, _, err := w.Office.Document(t.Context(), w.P("ratna"), n.ID, office.Current)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(signed, scan[9:]) {
		t.Error("the seal does not stand on the scan")
	}
	as(t, s, "ratna").get("/v/"+w.Get(n.ID).Kode).want(200, "24 November 2026")
}
