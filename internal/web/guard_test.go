package web_test

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web"
	"naskah/internal/web/webtest"
)

func TestEveryPostNeedsItsToken(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	token, other := s.Token(t, "yuni"), s.Token(t, "ratna")
	n := w.Draft()
	stolen := csrfOf(t, s, other)
	posts := 0
	for _, key := range routesOf(s.App) {
		path, ok := strings.CutPrefix(key, "POST ")
		if !ok {
			continue
		}
		posts++
		path = strings.ReplaceAll(path, ":id", string(n.ID))
		for name, csrf := range map[string]string{"none": "", "rubbish": "abc", "another session's": stolen} {
			res := raw(t, s, http.MethodPost, path, token, csrf, url.Values{"seq": {"1"}, "judul": {"Judul curian"}})
			if res.Code != 403 || codeOf(res) != "AKN-CSRF" {
				t.Errorf("POST %s with %s token: %d %q", path, name, res.Code, codeOf(res))
			}
		}
	}
	if posts < 15 {
		t.Fatalf("only %d posts", posts)
	}
	if after := w.Get(n.ID); after.Seq != n.Seq {
		t.Errorf("the naskah changed to seq %d", after.Seq)
	}
}

func TestTokenOfAnotherSiteIsRefused(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	p := as(t, s, "yuni").get("/akun")
	form := p.form("/keluar")
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/keluar", strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	res, err := p.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	p.take(res).want(403, "AKN-CSRF")
}

func TestFormSurvivesExpiredSignIn(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.Draft()
	yuni := as(t, s, "yuni").get("/naskah/" + string(n.ID) + "/draf").want(200)
	form := yuni.form("/draf")
	form.Set("tujuan", "Kalimat yang diketik selama satu jam <b>&\"'")
	w.Turn(3 * time.Hour)
	yuni.post("/naskah/"+string(n.ID)+"/draf", form).want(401, "Isian Anda tersimpan di halaman ini")
	yuni.send("/masuk", map[string]string{"login": "yuni", "password": "salah"}).want(401, "tidak cocok", "Isian Anda tersimpan di halaman ini")
	yuni.send("/masuk/sebagai", map[string]string{"pengguna": string(w.User("yuni").ID)}).want(200, "Isian Anda masih ada", "menyimpan rancangan", "Kalimat yang diketik selama satu jam")
	if got := w.Get(n.ID).Seq; got != n.Seq {
		t.Fatalf("something was saved before the button was pressed: seq %d", got)
	}
	yuni.send("/draf", nil).want(200, "Kalimat yang diketik selama satu jam")
	if after := w.Get(n.ID); after.Seq != n.Seq+1 {
		t.Errorf("seq %d, want %d", after.Seq, n.Seq+1)
	}
}

// TestForeignFormIsNotKept: what another site sends to somebody without a session must not come back as his own.
func TestForeignFormIsNotKept(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	for _, header := range [][2]string{{"Origin", "https://jahat.contoh.test"}, {"Sec-Fetch-Site", "cross-site"}, {"X-Nothing", "1"}} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/naskah/baru", strings.NewReader("judul=Judul+jahat"))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set(header[0], header[1])
		p := as(t, s, "")
		res, err := p.client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		p.take(res).want(401).lacks("Judul jahat")
	}
}

// TestPassphraseIsNotKept: an act that needs a passphrase is begun anew after signing in.
func TestPassphraseIsNotKept(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.Opened()
	page := "/naskah/" + string(n.ID) + "/tanda-tangan"
	dir := as(t, s, "direktur").get(page).want(200)
	w.Turn(3 * time.Hour)
	form := dir.form("/tanda-tangan")
	form.Set("passphrase", officetest.Passphrase)
	dir.post(page, form).want(401).lacks(officetest.Passphrase)
	dir.send("/masuk/sebagai", map[string]string{"pengguna": string(w.User("direktur").ID)}).want(200, "Giliran Anda, 1 dari 2")
	if got := w.Get(n.ID); got.Seq != n.Seq {
		t.Errorf("something happened: seq %d", got.Seq)
	}
}

func TestSignInWithPassword(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w, func(o *web.Options) { o.Demo = false }).Listen(t)
	u := naskah.User{Login: "baru", Nama: "Baru Sekali", Sapaan: "Ibu", Instansi: officetest.KotaBanjar, Roles: []naskah.Role{naskah.RoleOfficer}, Active: true}
	if _, err := s.Accounts.Create(t.Context(), naskah.System(), u, "sandi yang cukup panjang 77"); err != nil {
		t.Fatal(err)
	}
	p := as(t, s, "").get("/arsip?q=taman").want(200, "Masuk").lacks("Masuk sebagai")
	p.send("/masuk", map[string]string{"login": "baru", "password": "sandi yang cukup panjang 77"}).want(200, "Arsip")
	if p.at.Path != "/arsip" || p.at.RawQuery != "q=taman" {
		t.Errorf("at %s", p.at)
	}
	p.send("/keluar", nil).want(200, "Masuk")
	p.get("/").want(200, "Kata sandi")
	for _, path := range []string{"/masuk/sebagai", "/verifikasi/ubah"} {
		if res := raw(t, s, http.MethodPost, path, "", "", url.Values{}); res.Code != 404 {
			t.Errorf("%s outside the demo: %d", path, res.Code)
		}
	}
	for _, to := range []string{"//jahat.test/x", "https://jahat.test/", "/\\jahat.test", "javascript:alert(1)"} {
		q := as(t, s, "").get("/masuk?kembali=" + url.QueryEscape(to))
		if got := q.form("/masuk").Get("kembali"); got != "/" {
			t.Errorf("kembali=%s leads to %s", to, got)
		}
	}
}

func TestHeaders(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w, func(o *web.Options) { o.BaseURL = "https://naskah.contoh.test" }).Listen(t)
	p := as(t, s, "").get("/masuk")
	for key, want := range map[string]string{
		"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin", "Cache-Control": "no-store",
		"Cross-Origin-Opener-Policy": "same-origin", "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
	} {
		if got := p.header.Get(key); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	csp := p.header.Get("Content-Security-Policy")
	for _, s := range []string{"default-src 'none'", "script-src 'nonce-", "style-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"} {
		if !strings.Contains(csp, s) {
			t.Errorf("CSP lacks %s: %s", s, csp)
		}
	}
	if strings.Contains(csp, "unsafe") {
		t.Errorf("CSP: %s", csp)
	}
	if again := as(t, s, "").get("/masuk").header.Get("Content-Security-Policy"); again == csp {
		t.Error("the nonce is the same twice")
	}
	cookies := strings.Join(p.header.Values("Set-Cookie"), "\n")
	for _, want := range []string{"__Host-naskah_tamu=", "HttpOnly", "SameSite=Lax", "secure", "path=/"} {
		if !strings.Contains(strings.ToLower(cookies), strings.ToLower(want)) {
			t.Errorf("cookie lacks %s: %s", want, cookies)
		}
	}
	in := p.send("/masuk/sebagai", nil)
	if in.status != 403 { // a Secure cookie does not come back over HTTP
		t.Logf("status %d", in.status)
	}
}

func TestBodyLimits(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	big := strings.Repeat("x", 1<<20)
	for name, length := range map[string]int64{"with a length": int64(len(big)) + 2, "in chunks": -1} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/masuk", io.NopCloser(strings.NewReader("a="+big)))
		if err != nil {
			t.Fatal(err)
		}
		req.ContentLength = length
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		as(t, s, "").take(res).want(413, "NSK-KIRIMAN-BESAR", "1 MB")
	}
	guest := as(t, s, "").get("/verifikasi")
	for name, size := range map[string]int{"within": 19 << 20, "over": 21 << 20} {
		p := upload(t, guest, append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte{'x'}, size)...))
		if want := map[string]int{"within": 200, "over": 413}[name]; p.status != want {
			t.Errorf("%s: %d, want %d: %s", name, p.status, want, p.text())
		}
		guest.get("/verifikasi")
	}
}

// TestNoGarbage: requests that no browser sends get an answer that says what is wrong, and nothing of what is inside.
func TestNoGarbage(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	yuni := as(t, s, "yuni")
	for _, path := range []string{"/naskah/x", "/naskah/%2e%2e%2fetc", "/naskah/" + strings.Repeat("a", 300), "/naskah/%00", "/tidak-ada", "/v/zzz", "/bahasa/fr", "/aset/..%2fweb.go", "/aset/.keep", "/aset/manifest.json"} {
		yuni.get(path).want(404, "NSK-TIDAK-ADA").lacks("goroutine", "sqlstore", ".go:")
	}
	yuni.get("/templat/loi").want(404, "TPL-TIDAK-ADA")
	for _, q := range []string{"?tahun=x", "?keadaan=zz", "?berlaku=1'--", "?keluarga=%00", "?kategori=" + strings.Repeat("k", 500), "?q=" + strings.Repeat("k", 5000)} {
		yuni.get("/naskah" + q).want(200)
	}
	yuni.get("/naskah?sesudah=rusak").want(422)
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := fmt.Fprint(conn, "GARBAGE\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if err := conn.SetReadDeadline(time.Now().Add(5 * time.Second)); err != nil {
		t.Fatal(err)
	}
	b, _ := io.ReadAll(conn)
	if !strings.HasPrefix(string(b), "HTTP/1.1 400") {
		t.Errorf("garbage: %q", b)
	}
}

func TestConflictKeepsWhatWasTyped(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.Draft()
	page := "/naskah/" + string(n.ID) + "/draf"
	a, b := as(t, s, "yuni").get(page), as(t, s, "ujang").get(page)
	a.send("/draf", map[string]string{"tujuan": "tulisan Yuni yang pertama"}).want(200)
	b.send("/draf", map[string]string{"tujuan": "tulisan Ujang yang terlambat"}).want(409, "tulisan Ujang yang terlambat", "sudah diubah orang lain")
	b.send("/draf", nil).want(200, "tulisan Ujang yang terlambat")
	sekda := as(t, s, "kabagpem").get("/naskah/" + string(w.Submitted().ID))
	sekda.send("/kembalikan", map[string]string{"seq": "1", "alasan": "Catatan yang panjang sekali"}).want(409, "Catatan yang panjang sekali", "Isian Anda masih ada")
}

func TestAutosave(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.Draft()
	page := "/naskah/" + string(n.ID) + "/draf"
	p := as(t, s, "yuni").get(page)
	form := p.form("/draf")
	send := func() *person {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+page, strings.NewReader(form.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Accept", "application/json")
		res, err := p.client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		return p.take(res)
	}
	form.Set("jangka_waktu.n", "7")
	send().want(200, `"seq":`+strconv.Itoa(n.Seq+1), "Ubah menjadi 5 tahun", "t-jangka_waktu-n", "Tersimpan", `"w-jangka_waktu-n":"tujuh"`, "7 (tujuh)")
	send().want(409, `"code":"NSK-SEQ"`)
	w.Turn(3 * time.Hour)
	send().want(401, `"code":"AKN-SESI"`)
}

func TestListAndCSV(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	w.Imported()
	signed := w.Signed()
	ratna := as(t, s, "ratna").get("/").want(200, "naskah berlaku")
	ratna.get("/naskah?tahun=2021&keluarga=ksb").want(200, "1 naskah", "Pengelolaan Taman Kota", "Tercatat", "134.4/07/KSB-Pem/2021").lacks("Pengolahan Sampah")
	ratna.get("/naskah?berlaku=berlaku").want(200, "Pengolahan Sampah Plastik")
	ratna.get("/naskah?q=taman+kota").want(200, "1 naskah")
	csv := ratna.get("/naskah.csv?tahun=2021")
	csv.want(200)
	if got := string(csv.body); !strings.HasPrefix(got, "\ufeffJudul;Jenis;") || strings.Count(got, "\n") != 2 || !strings.Contains(got, "Pengelolaan Taman Kota;Kesepakatan Bersama dengan Pihak Ketiga;KSDPK;Tercatat") {
		t.Errorf("CSV: %q", got)
	}
	as(t, s, "").get("/v/"+signed.Kode).want(200).lacks("Pasal 1", string(signed.ID))
	en := as(t, s, "ratna").get("/bahasa/en?kembali=/naskah").want(200, "Search", "State")
	en.get("/").want(200, "Waiting for me")
}

// TestDoorsOpenTheirRows: each count of the first page is the number of rows behind it.
func TestDoorsOpenTheirRows(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	w.Imported()
	w.Signed()
	w.Draft()
	p := as(t, s, "ratna").get("/?tahun=2021")
	doors := doorsOf(p)
	if len(doors) < 5 {
		t.Fatalf("only %d doors", len(doors))
	}
	for href, n := range doors {
		p.get(href).want(200, fmt.Sprintf("%d naskah", n))
	}
}

// doorsOf are the counts of the page and where they lead.
func doorsOf(p *person) map[string]int {
	out := map[string]int{}
	p.each(func(n *html.Node) {
		href := at(n, "href")
		if n.Data != "a" || !strings.HasPrefix(href, "/naskah?") {
			return
		}
		first, _, _ := strings.Cut(strings.TrimSpace(words(n)), " ")
		if count, err := strconv.Atoi(first); err == nil && count < 1000 {
			out[href] = count
		}
	})
	return out
}
