package web_test

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// unseenLetters are texts with letters that nobody sees, or that are no text, and what is left when they are taken out.
var unseenLetters = map[string][2]string{
	"NUL":               {"Surat\x00 lama", "Surat lama"},
	"escape":            {"Surat\x1b[31m lama", "Surat[31m lama"},
	"delete":            {"Surat\x7f lama", "Surat lama"},
	"C1":                {"Surat\u0085lama", "Surat lama"},
	"right to left":     {"Surat \u202egnp.exe\u202c", "Surat gnp.exe"},
	"isolate":           {"Surat \u2067lama\u2069", "Surat lama"},
	"joiner":            {"Su\u200drat lama", "Surat lama"},
	"byte order":        {"\ufeffSurat lama", "Surat lama"},
	"a line of its own": {"Surat\u2028lama", "Surat lama"},
	"lone surrogate":    {"Surat\xed\xa0\x80 lama", "Surat lama"},
	"half a letter":     {"Surat\xc3 lama", "Surat lama"},
	"no character":      {"Surat\uffff lama", "Surat lama"},
	"a tag":             {"Surat\U000E0041 lama", "Surat lama"},
}

// TestBadLetters: no field of any form takes letters that nobody sees; the answer says so beside the field, holds the text without them
// and all the rest, and the same form, mended, is taken.
func TestBadLetters(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	names := slices.Sorted(maps.Keys(unseenLetters))
	tried := 0
	posts(t, w, s, func(p *post) {
		for i, field := range slices.Sorted(maps.Keys(p.body())) {
			if isSecret(field) {
				continue
			}
			for j := range 2 { // two of them on each field, all of them over the fields
				name := names[(2*i+j+tried)%len(names)]
				body, before, all := p.body(), p.seq(), rows(t, w)
				body.Set(field, unseenLetters[name][0])
				res := p.send(body)
				what := p.key + " " + field + " with " + name
				if res.Code != 422 {
					t.Errorf("%s: %d %s", what, res.Code, codeOf(res))
					continue
				}
				if p.seq() != before || rows(t, w) != all {
					t.Errorf("%s changed something", what)
				}
				tells(t, what, res.Body.Bytes())
				if page := said(res.Body.Bytes()); !strings.Contains(page, "Ada karakter") || !strings.Contains(page, "periksa teksnya, lalu kirim lagi") || codeOf(res) != "NSK-HURUF" {
					t.Errorf("%s: %.300s", what, page)
				}
				if slices.ContainsFunc([]rune(res.Body.String()), func(r rune) bool {
					return r == utf8.RuneError || r != '\n' && r != '\t' && r != '\r' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
				}) {
					t.Errorf("%s: the letter came back", what)
				}
				tried++
			}
		}
	})
	if tried < 150 {
		t.Fatalf("only %d fields were tried", tried)
	}
}

func isSecret(field string) bool {
	return slices.Contains([]string{"passphrase", "ulangi", "password", "_csrf", "sandi_lama", "sandi_baru", "sandi_ulangi"}, field)
}

// TestBadLettersMended: what came back is sent again with one press, and is taken with everything that was typed.
func TestBadLettersMended(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	for name, text := range unseenLetters {
		n := w.Submitted()
		page := "/naskah/" + string(n.ID)
		p := as(t, s, "kabagpem").get(page)
		p.send("/kembalikan", map[string]string{"alasan": text[0]}).want(422, "Alasan", "Ada karakter")
		if got := p.form("/kembalikan").Get("alasan"); got != text[1] {
			t.Fatalf("%s: came back as %q", name, got)
		}
		p.send("/kembalikan", nil).want(200, text[1])
		if got := w.Get(n.ID); got.State != naskah.Draft {
			t.Errorf("%s: %s", name, got.State)
		}
	}
	// The draft's own saving, by a script, is answered in words, with the field.
	n := w.Draft()
	form := as(t, s, "yuni").get("/naskah/" + string(n.ID) + "/draf").form("/draf")
	form.Set("tujuan", "Tujuan\u202e terbalik")
	token := s.Token(t, "yuni")
	form.Set("_csrf", csrfOf(t, s, token))
	req := httptest.NewRequest(http.MethodPost, "/naskah/"+string(n.ID)+"/draf", strings.NewReader(form.Encode()))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Accept", "application/json")
	req.AddCookie(&http.Cookie{Name: "naskah", Value: token})
	if res := answered(t, s, req); res.Code != 422 || !strings.Contains(res.Body.String(), `"field":"tujuan"`) || !strings.Contains(res.Body.String(), "U+202E") {
		t.Errorf("autosave: %d %s", res.Code, res.Body)
	}
	// With a file, the page asks for the file again.
	up := &post{t: t, w: w, s: s, key: "POST /naskah/:id/berkas", e: errands()["POST /naskah/:id/berkas"], login: "yuni", token: token, csrf: csrfOf(t, s, token)}
	up.fresh()
	body := up.body()
	body.Set("catatan", "Catatan\x00")
	res := up.send(body)
	doc, err := html.Parse(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	again := &person{t: t, doc: doc}
	files := 0
	again.each(func(n *html.Node) {
		if n.Data == "input" && at(n, "type") == "file" && at(n, "name") == "berkas" {
			files++
		}
	})
	if got := again.form("/berkas"); files != 1 || got.Get("catatan") != "Catatan" || got.Get("nomor") != body.Get("nomor") {
		t.Errorf("%d places for the file, %v", files, got)
	}
}

// TestBadAddresses: letters that nobody sees in an address ask for nothing more than the address without them.
func TestBadAddresses(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	w.Signed()
	for _, c := range []struct{ login, path string }{
		{"ratna", "/naskah?q="},
		{"ratna", "/naskah?unit="},
		{"ratna", "/naskah?impor="},
		{"ratna", "/naskah.csv?q="},
		{"ratna", "/naskah/cari?q="},
		{"ratna", "/kerja-sama?q="},
		{"ratna", "/naskah/catat/serupa?judul="},
		{"ratna", "/naskah/catat?judul="},
		{"yuni", "/naskah/baru?jenis="},
		{"yuni", "/naskah/baru?unit="},
		{"ratna", "/pengaturan/orang?q="},
		{"arsip", "/arsip?q="},
		{"ratna", "/buku?tahun=2021&keluarga="},
		{"ratna", "/?tahun="},
		{"ratna", "/bahasa/en?kembali=/"},
	} {
		for name, text := range unseenLetters {
			res := ask(t, s, http.MethodGet, c.path+url.QueryEscape(text[0]), c.login, nil)
			if res.Code >= 400 {
				t.Errorf("%s with %s: %d %s", c.path, name, res.Code, codeOf(res))
			}
			tells(t, c.path, res.Body.Bytes())
			if strings.ContainsFunc(res.Body.String()+res.Header().Get("Location"), func(r rune) bool { return r == 0 || unicode.Is(unicode.Bidi_Control, r) }) {
				t.Errorf("%s with %s: the letter came back", c.path, name)
			}
		}
	}
}

// long is a name of 10,000 letters.
var long = strings.Repeat("Panjang ", 1250)

// TestBadLength: what is longer than its place is refused in words, or is a finding of the draft; it is never cut, and no message
// repeats it.
func TestBadLength(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	refused := 0
	posts(t, w, s, func(p *post) {
		for _, field := range slices.Sorted(maps.Keys(p.body())) {
			if isSecret(field) || field == "seq" {
				continue
			}
			body, before, all := p.body(), p.seq(), rows(t, w)
			body.Set(field, long)
			res := p.send(body)
			what := p.key + " " + field
			tells(t, what, res.Body.Bytes())
			if strings.Contains(said(pageWithoutFields(res.Body.Bytes())), long[:200]) {
				t.Errorf("%s: the message repeats it all", what)
			}
			switch {
			case slices.Contains(looseFields, p.key+" "+field):
				if res.Code >= 500 {
					t.Errorf("%s: %d", what, res.Code)
				}
				if p.e.at != nil && p.seq() != before {
					p.fresh()
				}
			case res.Code != 422 && res.Code != 404:
				t.Errorf("%s: %d %s to %s", what, res.Code, codeOf(res), res.Header().Get("Location"))
				p.fresh()
			case p.seq() != before || rows(t, w) != all:
				t.Errorf("%s changed something", what)
			default:
				refused++
			}
		}
	})
	if refused < 60 {
		t.Fatalf("only %d were refused", refused)
	}
}

// looseFields are those whose text is a choice that the program knows, or is not kept: anything else means the usual choice, or the
// checks of the draft say that it is too long.
var looseFields = []string{
	"POST /naskah/:id/draf judul", "POST /naskah/:id/pasal op", "POST /naskah/:id/hubungan ke", "POST /naskah/impor/:impor aksi", "POST /naskah/impor/:impor kolom.berakhir",
	"POST /naskah/impor/:impor kolom.nomor_1", "POST /naskah/impor/:impor kolom.pihak_1", "POST /naskah/impor/:impor kolom.pihak_2", "POST /pengaturan/pengguna/:baris aktif",
	"POST /pengaturan/rantai-paraf op", "POST /pengaturan/rantai-paraf tempat", "POST /naskah/catat tetap", "POST /naskah/baru sekali", "POST /naskah/:id/catat-basah tingkat", "POST /akun/sesi sesi",
}

// pageWithoutFields is a page without what its form holds.
func pageWithoutFields(b []byte) []byte {
	doc, err := html.Parse(strings.NewReader(string(b)))
	if err != nil {
		return b
	}
	p := &person{doc: doc}
	var fields []*html.Node
	p.each(func(n *html.Node) {
		if n.Data == "textarea" || n.Data == "option" || n.Data == "details" {
			fields = append(fields, n)
		}
	})
	for _, n := range fields {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	var out strings.Builder
	if err := html.Render(&out, doc); err != nil {
		return b
	}
	return []byte(out.String())
}

// TestBadDraft: a draft keeps whatever was typed that can be seen, and says beside the field what is wrong with it; it goes no further.
func TestBadDraft(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.Draft()
	page := "/naskah/" + string(n.ID) + "/draf"
	for name, c := range map[string]struct{ field, text, says string }{
		"10,000 letters": {"tujuan", long, "huruf; paling banyak"},
		"emoji":          {"tujuan", "Tujuan 😀 bersama", "tidak ada pada huruf cetak naskah"},
		"Arabic":         {"tujuan", "Tujuan \u0627\u0644", "tidak ada pada huruf cetak naskah"},
		"accents apart":  {"tujuan", "Tujuan e\u0301", "Tanda baca gabung"},
		"no number":      {"jangka_waktu.n", "lima", "angka"},
		"no year":        {"jangka_waktu.n", "99999", "1"},
	} {
		p := as(t, s, "yuni").get(page)
		old := p.form("/draf").Get(c.field)
		p.send("/draf", map[string]string{c.field: c.text, "ajukan": "ya"})
		if p.status != 422 || !strings.Contains(p.text(), c.says) || p.form("/draf").Get(c.field) != strings.TrimSpace(c.text) {
			t.Errorf("%s: %d, %.60q\n%.900s", name, p.status, p.form("/draf").Get(c.field), p.text())
		}
		tells(t, name, p.body)
		if got := w.Get(n.ID); got.State != naskah.Draft {
			t.Fatalf("%s: it went on as %s", name, got.State)
		}
		p.get(page).send("/draf", map[string]string{c.field: old}).want(200)
	}
}
