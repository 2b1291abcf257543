package web_test

import (
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// TestDraftOfEveryKind: a draft of each kind can be begun from the page of kinds, its page shows every value that the sample has, and
// what the page sends back changes none of them.
func TestDraftOfEveryKind(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	yuni := as(t, s, "yuni").get("/naskah/baru").want(200)
	for _, tpl := range w.Office.Templates.List() {
		yuni.lacks("[TPL")
		yuni.get("/naskah/baru").want(200, tpl.Nama, "/naskah/baru?jenis="+string(tpl.Ref.Kode))
		form := map[string]string{"judul": "Uji " + tpl.Nama, "jalur": string(tpl.Jalur[0])}
		if tpl.Ref.Kode.Agreement() {
			form["mitra"] = string(w.Mitra)
		}
		yuni.get("/naskah/baru?jenis="+string(tpl.Ref.Kode)).want(200, tpl.Nama).send("/naskah/baru", form).want(200, "Uji "+tpl.Nama)
		made, err := w.Office.Create(w.Ctx(), w.P("yuni"), office.CreateInput{Jenis: tpl.Ref.Kode, Jalur: tpl.Jalur[0], Values: w.SampleOf(tpl, tpl.Jalur[0])})
		if err != nil {
			t.Errorf("%s: %v", tpl.Ref.Kode, err)
			continue
		}
		page := "/naskah/" + string(made.ID) + "/draf"
		yuni.get(page).want(200)
		yuni.post(page, yuni.form("/draf")).want(200)
		if now := w.Get(made.ID); now.Values != made.Values {
			was, is := w.Read(made), w.Read(now)
			for path, x := range was {
				if naskah.DigestOf(canon(t, x)) != naskah.DigestOf(canon(t, is[path])) {
					t.Errorf("%s: %s was %v, the page made it %v", tpl.Ref.Kode, path, x, is[path])
				}
			}
			for path := range is {
				if _, had := was[path]; !had {
					t.Errorf("%s: the page added %s: %v", tpl.Ref.Kode, path, is[path])
				}
			}
		}
	}
}

func canon(t *testing.T, x any) []byte {
	t.Helper()
	b, err := naskah.Values{"x": x}.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	return b
}
