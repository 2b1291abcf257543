package web_test

import (
	"testing"

	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
	"naskah/storage/storagetest"
)

// TestHeldFact: the page of an archived naskah says through which day its files are locked, as the store answers; when it says nothing
// good the page says that, and is there all the same.
func TestHeldFact(t *testing.T) {
	w := officetest.New(t)
	signed := w.Signed()
	n := w.Archived()
	objects := &storagetest.Faulty{ObjectStore: w.Objects}
	w.Office.Objects = objects
	arsip := as(t, webtest.New(t, w).Listen(t), "arsip")
	page := "/naskah/" + string(n.ID)
	const locked = "Sampai dengan 23 November 2036, menurut penyimpanan saat ini"
	arsip.get(page).want(200, "Berkas terkunci", locked)
	objects.Break(storagetest.Held, 2, storagetest.Lie)
	arsip.get(page).want(200, "Tidak terkunci pada penyimpanan")
	objects.Break(storagetest.Held, 1, storagetest.FailBefore)
	arsip.get(page).want(200, "Penyimpanan belum dapat ditanyai")
	arsip.get(page).want(200, locked)
	arsip.get("/naskah/" + string(signed.ID)).want(200)
	arsip.lacks("Berkas terkunci")
}
