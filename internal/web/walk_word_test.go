package web_test

import (
	"net/url"
	"strings"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// wordErrands are a draft as Word and what came back of it.
func wordErrands() map[string]errand {
	access := []string{"NSK-BUKAN-TINDAKAN", "NSK-AKSES"}
	writers := []string{"yuni", "ujang"}
	return map[string]errand{
		"GET /naskah/:id/konsep.docx": {at: drafted, may: []string{"yuni", "kabagpem", "kabaghukum", "asisten", "sekda", "ratna", "arsip", "ujang"}},
		"GET /naskah/:id/usulan":      {at: drafted, may: writers, codes: access},
		"POST /naskah/:id/usulan": {at: wordReturned, may: writers, codes: access, in: func(w *officetest.World) url.Values {
			files, err := w.Office.Attachments(w.Ctx(), w.P("yuni"), lastReturned.Subject())
			if err != nil || len(files) == 0 {
				panic(err)
			}
			return url.Values{"lampiran": {files[0].ID}, "usul": {"objek"}}
		}},
	}
}

// lastReturned is the naskah whose file came back last; the walk goes one by one.
var lastReturned naskah.NaskahID

// wordReturned is a draft whose Word file came back with one word changed.
func wordReturned(w *officetest.World) naskah.Naskah {
	n := w.Draft()
	b := w.EditWord(w.Word(n), "word/document.xml", func(s string) string {
		return strings.Replace(s, "Objek Kesepakatan Bersama ini adalah", "Objek Kesepakatan Bersama ini ialah", 1)
	})
	if _, err := w.Office.Attach(w.Ctx(), w.P("yuni"), office.AttachInput{Subject: n.ID.Subject(), Jenis: naskah.LampiranWord, Nama: "kembali.docx", Bytes: b}); err != nil {
		panic(err)
	}
	lastReturned = n.ID
	return n
}

// A Word file that came back, in a browser without a script: uploaded, compared, one suggestion taken.
func TestStorySuggested(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.Draft()
	at := "/naskah/" + string(n.ID)
	yuni := as(t, s, "yuni").get(at+"/usulan").want(200, "Belum ada berkas Word yang kembali", "Unduh Word")
	b := w.EditWord(w.Word(n), "word/document.xml", func(s string) string {
		return strings.Replace(s, "Objek Kesepakatan Bersama ini adalah", "Objek Kesepakatan Bersama ini ialah", 1)
	})
	form := map[string]string{"jenis": naskah.LampiranWord, "kembali": at + "/usulan"}
	yuni.get(at+"/usulan").sendFile("/berkas", form, "kembali.docx", b, "text/html").want(200, "Pasal 2 · Objek", "ialah", "Ambil usulan ini")
	if now := w.Get(n.ID); now.Values != n.Values {
		t.Error("an upload changed the draft")
	}
	yuni.post(at+"/usulan", yuni.form("/usulan")).want(200, "Usulan diambil", "Sudah ada dalam rancangan").lacks("Ambil usulan ini")
	yuni.get(at+"/draf").want(200, "ini ialah")
}
