package web_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// liar is what no answer may repeat.
const liar = "jahat.contoh.test"

// wire sends bytes as they are and gives what comes back.
func wire(t *testing.T, s *webtest.Site, request string) []byte {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(conn, request); err != nil {
		t.Fatal(err)
	}
	if c, ok := conn.(*net.TCPConn); ok {
		_ = c.CloseWrite() // the other side may have closed it already
	}
	b, err := io.ReadAll(conn)
	if err != nil && len(b) == 0 && !errors.Is(err, syscall.ECONNRESET) {
		t.Fatal(err)
	}
	return b
}

// TestBadFraming: a request whose length is a lie, or told twice, does nothing, and nothing behind it is taken for a request.
func TestBadFraming(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.Draft()
	token := s.Token(t, "yuni")
	csrf := csrfOf(t, s, token)
	body := fmt.Sprintf("_csrf=%s&seq=%d&judul=Judul+curian", csrf, n.Seq)
	head := fmt.Sprintf("POST /naskah/%s/draf HTTP/1.1\r\nHost: a\r\nCookie: naskah=%s\r\nContent-Type: application/x-www-form-urlencoded\r\n", n.ID, token)
	hidden := fmt.Sprintf("POST /naskah/%s/batal HTTP/1.1\r\nHost: a\r\nCookie: naskah=%s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n", n.ID, token, len(body)) + body
	for name, request := range map[string]string{
		"no length":             head + "\r\n" + body,
		"negative":              head + "Content-Length: -5\r\n\r\n" + body,
		"signed":                head + fmt.Sprintf("Content-Length: +%d\r\n\r\n", len(body)) + body,
		"a word":                head + "Content-Length: banyak\r\n\r\n" + body,
		"too long":              head + "Content-Length: 5000\r\n\r\n" + body,
		"past all":              head + "Content-Length: 99999999999999999999\r\n\r\n" + body,
		"two lengths":           head + fmt.Sprintf("Content-Length: %d\r\nContent-Length: 3\r\n\r\n", len(body)) + body,
		"length and chunks":     head + fmt.Sprintf("Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 5) + hidden,
		"chunks of another":     head + "Transfer-Encoding: xchunked\r\n\r\n" + body,
		"a chunk without size":  head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + body + "\r\n0\r\n\r\n",
		"a chunk too short":     head + "Transfer-Encoding: chunked\r\n\r\nffff\r\n" + body,
		"a folded header":       head + "X-A: b\r\n c\r\nContent-Length: 3\r\n\r\nabc",
		"a blank in a header":   head + fmt.Sprintf("Content-Length : %d\r\n\r\n", len(body)) + body,
		"a bare line":           "POST /naskah/" + string(n.ID) + "/draf\r\n\r\n" + body,
		"no version":            strings.Replace(head, "HTTP/1.1", "HTTP/9.9", 1) + fmt.Sprintf("Content-Length: %d\r\n\r\n", 3) + "a=b",
		"a header of 64 KB":     head + "X-Panjang: " + strings.Repeat("a", 64<<10) + "\r\n\r\n",
		"a cookie of 64 KB":     "GET / HTTP/1.1\r\nHost: a\r\nCookie: naskah=" + strings.Repeat("a", 64<<10) + "\r\n\r\n",
		"an address of 64 KB":   "GET /naskah?q=" + strings.Repeat("a", 64<<10) + " HTTP/1.1\r\nHost: a\r\n\r\n",
		"a method of its own":   "CURI /naskah HTTP/1.1\r\nHost: a\r\n\r\n",
		"nothing":               "\r\n\r\n",
		"zeros":                 strings.Repeat("\x00", 200) + "\r\n\r\n",
		"a shake of hands":      "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + strings.Repeat("\xaa", 200) + "\r\n\r\n",
		"a header with a break": "GET / HTTP/1.1\r\nHost: a\r\nX-A: b\nSet-Cookie: naskah=x\r\n\r\n",
	} {
		answer := wire(t, s, request)
		tells(t, name, answer)
		res, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(answer)), nil)
		switch {
		case len(answer) == 0: // the connection was closed without a word: nothing was a request
		case err != nil:
			t.Errorf("%s: %v in %.200q", name, err, answer)
		case res.StatusCode < 300 || res.StatusCode >= 500 && res.StatusCode != 501 && res.StatusCode != 505:
			t.Errorf("%s: %d\n%.300s", name, res.StatusCode, answer)
		case res.StatusCode == 303 && !strings.HasPrefix(res.Header.Get("Location"), "/masuk"):
			t.Errorf("%s: to %s", name, res.Header.Get("Location"))
		}
		if got := w.Get(n.ID); got.Seq != n.Seq || got.State != naskah.Draft {
			t.Fatalf("%s: the naskah is %s at %d", name, got.State, got.Seq)
		}
	}
	// The same right request, with its right length, goes through: the table above can fail.
	if answer := wire(t, s, head+fmt.Sprintf("Connection: close\r\nContent-Length: %d\r\n\r\n", len(body))+body); !bytes.HasPrefix(answer, []byte("HTTP/1.1 303")) || w.Get(n.ID).Seq != n.Seq+1 {
		t.Errorf("the right one: %.100s", answer)
	}
}

// TestBadHeaders: no header moves anything: not the host in a link, a redirect, a cookie or the QR of a seal, not the method, not the
// address, not who somebody is.
func TestBadHeaders(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	n := w.Signed()
	lies := map[string]string{
		"Host": liar, "X-Forwarded-Host": liar, "X-Forwarded-Proto": "https", "X-Forwarded-For": liar, "X-Real-Ip": liar, "Forwarded": "host=" + liar, "X-Original-Url": "/pengaturan/pengguna", "X-Rewrite-Url": "/pengaturan/pengguna",
		"X-Http-Method-Override": "DELETE", "X-Http-Method": "DELETE", "Referer": "https://" + liar + "/", "X-Forwarded-Prefix": "/" + liar, "X-User": "admin", "Authorization": "Basic YWRtaW46YWRtaW4=", "X-Request-Id": liar, "Accept-Language": liar,
		"Via": liar, "Range": "bytes=0-5", "If-None-Match": "*", "Expect": "x",
	}
	for _, path := range []string{"/", "/naskah", "/naskah/" + string(n.ID), "/naskah/" + string(n.ID) + "/riwayat", "/v/" + n.Kode, "/verifikasi", "/akun", "/masuk", "/tidak-ada", "/naskah.csv", "/buku", "/kerja-sama/" + string(n.KerjaSama), "/bahasa/en"} {
		for _, login := range []string{"ratna", ""} {
			plain := ask(t, s, http.MethodGet, path, login, nil)
			req := newGet(t, s, path, login)
			for key, value := range lies {
				if key == "Host" {
					req.Host = value
					continue
				}
				if key != "Expect" {
					req.Header.Set(key, value)
				}
			}
			res := answered(t, s, req)
			if res.Code != plain.Code || res.Header().Get("Location") != plain.Header().Get("Location") {
				t.Errorf("%s %s: %d to %q, without the lies %d to %q", login, path, res.Code, res.Header().Get("Location"), plain.Code, plain.Header().Get("Location"))
			}
			if all := fmt.Sprint(res.Header()) + res.Body.String(); strings.Contains(all, liar) {
				t.Errorf("%s %s repeats the host", login, path)
			}
			tells(t, path, res.Body.Bytes())
		}
	}
	// Signed under another name, the seal still carries the address of the configuration.
	m := w.Opened()
	for _, login := range []string{"direktur", "walikota"} {
		body := form("passphrase", officetest.Passphrase)(w)
		body.Set("seq", fmt.Sprint(w.Get(m.ID).Seq))
		token := s.Token(t, login)
		body.Set("_csrf", csrfOf(t, s, token))
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+liar+"/naskah/"+string(m.ID)+"/tanda-tangan", strings.NewReader(body.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("X-Forwarded-Host", liar)
		req.AddCookie(&http.Cookie{Name: "naskah", Value: token})
		if res := answered(t, s, req); res.Code != 303 || strings.Contains(res.Header().Get("Location"), liar) {
			t.Fatalf("%s: %d %s", login, res.Code, said(res.Body.Bytes()))
		}
	}
	pdf := ask(t, s, http.MethodGet, "/naskah/"+string(m.ID)+"/pdf", "ratna", nil).Body.Bytes()
	if len(pdf) < 10_000 || bytes.Contains(pdf, []byte(liar)) {
		t.Errorf("the file of %d bytes carries the lie", len(pdf))
	}
	if got := w.Get(m.ID).State; got != naskah.Signed {
		t.Errorf("the naskah is %s", got)
	}
}

func newGet(t *testing.T, s *webtest.Site, path, login string) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://example.com"+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if login != "" {
		req.AddCookie(&http.Cookie{Name: "naskah", Value: s.Token(t, login)})
	}
	return req
}

// TestBadMethods: a method that an address does not have is not there, whatever the address.
func TestBadMethods(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	n := w.Draft()
	token := s.Token(t, "yuni")
	csrf := csrfOf(t, s, token)
	for _, method := range []string{http.MethodPut, http.MethodDelete, http.MethodPatch, http.MethodTrace, http.MethodOptions, http.MethodConnect} {
		for _, path := range []string{"/naskah/" + string(n.ID), "/naskah/" + string(n.ID) + "/draf", "/naskah", "/masuk", "/"} {
			req, err := http.NewRequestWithContext(t.Context(), method, "http://example.com"+path, strings.NewReader("_csrf="+csrf+"&seq=1&judul=x&_method=POST"))
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			req.AddCookie(&http.Cookie{Name: "naskah", Value: token})
			res := answered(t, s, req)
			if res.Code != 404 && res.Code != 405 && res.Code != 400 {
				t.Errorf("%s %s: %d", method, path, res.Code)
			}
			tells(t, method+" "+path, res.Body.Bytes())
		}
	}
	if got := w.Get(n.ID); got.Seq != n.Seq {
		t.Error("the naskah changed")
	}
}

// TestBadForms: a body that is not the form it says, or holds a field twice, arrays, and fields that no form has.
func TestBadForms(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	n := w.Draft()
	token := s.Token(t, "yuni")
	csrf := csrfOf(t, s, token)
	right := "_csrf=" + csrf + "&seq=" + fmt.Sprint(n.Seq)
	send := func(kind, body string) int {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://example.com/naskah/"+string(n.ID)+"/draf", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if kind != "" {
			req.Header.Set("Content-Type", kind)
		}
		req.AddCookie(&http.Cookie{Name: "naskah", Value: token})
		res := answered(t, s, req)
		tells(t, kind+" "+body[:min(len(body), 60)], res.Body.Bytes())
		if res.Code >= 400 && !strings.Contains(said(res.Body.Bytes()), "uat ulang") && !strings.Contains(said(res.Body.Bytes()), "lebih dari") && !strings.Contains(said(res.Body.Bytes()), "erbaiki") {
			t.Errorf("%s %.60s says nothing to do: %.300s", kind, body, said(res.Body.Bytes()))
		}
		return res.Code
	}
	const urlencoded = "application/x-www-form-urlencoded"
	for name, c := range map[string]struct {
		kind, body string
		want       []int
	}{
		"JSON":                    {"application/json", `{"_csrf":"` + csrf + `","judul":"x"}`, []int{400, 403}},
		"no kind":                 {"", right + "&judul=x", []int{400}},
		"a kind of nothing":       {";;;", right + "&judul=x", []int{400}},
		"XML":                     {"text/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", []int{400}},
		"no boundary":             {"multipart/form-data", right, []int{400}},
		"another boundary":        {"multipart/form-data; boundary=a", "--b\r\nContent-Disposition: form-data; name=\"judul\"\r\n\r\nx\r\n--b--\r\n", []int{400, 403}},
		"cut off":                 {"multipart/form-data; boundary=a", "--a\r\nContent-Disposition: form-data; name=\"judul\"\r\n\r\nx", []int{400}},
		"300 parts":               {"multipart/form-data; boundary=a", strings.Repeat("--a\r\nContent-Disposition: form-data; name=\"judul\"\r\n\r\nx\r\n", 300) + "--a--\r\n", []int{400}},
		"half an escape":          {urlencoded, right + "&judul=%zz", []int{400}},
		"a semicolon":             {urlencoded, right + ";judul=x", []int{400}},
		"the token twice":         {urlencoded, "_csrf=x&" + right, []int{403}},
		"arrays":                  {urlencoded, right + "&judul[]=x&judul[a]=y&ruang_lingkup[0]=z", []int{303}},
		"no such fields":          {urlencoded, right + "&keadaan=signed&state=archived&instansi=32.74&__proto__.x=1&nomor.0=99", []int{303}},
		"very deep":               {urlencoded, right + "&" + strings.Repeat("pasal.0.", 400) + "teks=x", []int{303}},
		"20,000 fields":           {urlencoded, right + strings.Repeat("&a=b", 20000), []int{303, 400}},
		"an index beyond all":     {urlencoded, right + "&ruang_lingkup.999999999=x&ruang_lingkup.-1=y&pihak.99999999999999999999.nama=z", []int{303}},
		"the sequence number too": {urlencoded, right + "&seq=999", []int{303}},
	} {
		seen := w.Get(n.ID)
		body := strings.Replace(c.body, "seq="+fmt.Sprint(n.Seq), "seq="+fmt.Sprint(seen.Seq), 1)
		got := send(c.kind, body)
		ok := false
		for _, want := range c.want {
			ok = ok || want == got
		}
		if !ok {
			t.Errorf("%s: %d, want %v", name, got, c.want)
		}
		after := w.Get(n.ID)
		if after.State != naskah.Draft || after.Instansi != n.Instansi || len(after.Nomor) != len(n.Nomor) {
			t.Errorf("%s moved the naskah: %+v", name, after)
		}
		if got >= 400 && after.Seq != seen.Seq {
			t.Errorf("%s was refused and stored", name)
		}
	}
	// A reason sent twice is the first of them; what is taken is what the page would show.
	m := w.Submitted()
	token = s.Token(t, "kabagpem")
	csrf = csrfOf(t, s, token)
	res := raw(t, s, http.MethodPost, "/naskah/"+string(m.ID)+"/kembalikan", token, csrf, map[string][]string{"seq": {fmt.Sprint(m.Seq)}, "alasan": {"Yang pertama.", "Yang kedua."}})
	if page := said(ask(t, s, http.MethodGet, "/naskah/"+string(m.ID)+"/riwayat", "ratna", nil).Body.Bytes()); res.Code != 303 || !strings.Contains(page, "Yang pertama.") || strings.Contains(page, "Yang kedua.") {
		t.Errorf("two reasons: %d", res.Code)
	}
}

// TestBadPaths: an address that means another one is not there; none leads out of this service.
func TestBadPaths(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	for _, path := range []string{
		"//" + liar + "/naskah", "/\\" + liar, "/%5c" + liar, "/naskah/..%2f..%2fetc%2fpasswd", "/aset/..%2f..%2fweb.go", "/aset/%2e%2e/web.go", "/aset/../web.go", "/naskah%00", "/naskah;x=1", "/%6easkah/%2e%2e", "/naskah/./baru", "/NASKAH", "/naskah//", "/templat/..%5c", "/%",
		"/naskah/%c0%ae%c0%ae/", "/.git/config", "/.env", "/debug/pprof/", "/metrics", "/wp-login.php", "/naskah/%0d%0aSet-Cookie:x=1",
	} {
		for _, target := range []string{path, "http://" + liar + path} {
			answer := wire(t, s, "GET "+target+" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
			tells(t, target, answer)
			res, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(answer)), nil)
			if err != nil {
				t.Errorf("%s: %v", target, err)
				continue
			}
			to := res.Header.Get("Location")
			if res.StatusCode != 404 && res.StatusCode != 400 && (res.StatusCode != 303 || !strings.HasPrefix(to, "/masuk")) {
				t.Errorf("%s: %d to %q", target, res.StatusCode, to)
			}
			if len(res.Header.Values("Set-Cookie")) > 1 || strings.ContainsAny(to, "\r\n") || strings.Contains(to, "://") {
				t.Errorf("%s: to %q, %v", target, to, res.Header.Values("Set-Cookie"))
			}
		}
	}
}

// TestBadSlow: who sends slowly is cut off in time, header or body, and holds nobody else up meanwhile.
func TestBadSlow(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	if limit := s.App.Config().ReadTimeout; limit <= 0 || limit > 2*time.Minute {
		t.Errorf("a request may take %s", limit)
	}
	s.App.Server().ReadTimeout = time.Second // of the test: the service waits two minutes
	s.Listen(t)
	token := s.Token(t, "yuni")
	n := w.Draft()
	beginnings := []string{
		"GET / HTTP/1.1\r\nHost: a\r\nX-A: ",
		fmt.Sprintf("POST /naskah/%s/draf HTTP/1.1\r\nHost: a\r\nCookie: naskah=%s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n", n.ID, token),
		fmt.Sprintf("POST /naskah/%s/berkas HTTP/1.1\r\nHost: a\r\nCookie: naskah=%s\r\nContent-Type: multipart/form-data; boundary=a\r\nTransfer-Encoding: chunked\r\n\r\n", n.ID, token),
	}
	var conns []net.Conn
	for i := range 60 {
		conn, err := net.Dial("tcp", strings.TrimPrefix(s.URL, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if err := conn.SetDeadline(time.Now().Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(conn, beginnings[i%len(beginnings)]); err != nil {
			t.Fatal(err)
		}
		conns = append(conns, conn)
	}
	for range 5 { // everybody else is served
		as(t, s, "yuni").get("/naskah/" + string(n.ID)).want(200)
	}
	for i, conn := range conns { // and each slow one ends by itself: a word a moment does not keep it open
		go func() {
			for {
				if _, err := io.WriteString(conn, "1\r\na\r\n"); err != nil {
					return
				}
				time.Sleep(100 * time.Millisecond)
			}
		}()
		if i >= 9 {
			continue
		}
		b, err := io.ReadAll(conn)
		if e, ok := err.(net.Error); ok && e.Timeout() {
			t.Errorf("connection %d is still open", i)
		}
		tells(t, "a slow request", b)
	}
	if got := w.Get(n.ID); got.Seq != n.Seq {
		t.Error("half a form was stored")
	}
	as(t, s, "yuni").get("/").want(200)
}
