package web_test

import (
	"testing"

	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// TestPagesAreSmall: a page is one document under 60 KB as it travels [ui.md §1.8].
func TestPagesAreSmall(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	draft, signed := "/naskah/"+string(w.Draft().ID), "/naskah/"+string(w.Signed().ID)
	for path, login := range map[string]string{"/": "ratna", "/naskah": "ratna", draft: "yuni", draft + "/draf": "yuni", signed: "ratna", signed + "/baca": "ratna", "/templat/ksb-pk": "ratna"} {
		p := as(t, s, login).get(path).want(200)
		plain := len(p.body)
		size := len(p.wire(path))
		t.Logf("%s: %d bytes, %d as it travels", path, plain, size)
		if size > 60<<10 || plain > 160<<10 {
			t.Errorf("%s has %d bytes, %d as it travels", path, plain, size)
		}
	}
}
