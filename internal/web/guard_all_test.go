package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// serve sends one request to the app.
func serve(t *testing.T, s *webtest.Site, req *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	res, err := s.App.Test(req, 20000)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	out := httptest.NewRecorder()
	out.Code = res.StatusCode
	for k, v := range res.Header {
		out.Header()[k] = v
	}
	if _, err := out.Body.ReadFrom(res.Body); err != nil {
		t.Fatal(err)
	}
	return out
}

func get(t *testing.T, s *webtest.Site, path string, cookies ...*http.Cookie) *httptest.ResponseRecorder {
	t.Helper()
	req := httptest.NewRequest(http.MethodGet, path, nil)
	for _, c := range cookies {
		req.AddCookie(c)
	}
	return serve(t, s, req)
}

func posted(t *testing.T, s *webtest.Site, path string, form url.Values, cookies ...*http.Cookie) *httptest.ResponseRecorder {
	t.Helper()
	req := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for _, c := range cookies {
		req.AddCookie(c)
	}
	return serve(t, s, req)
}

// standing is everything that the store holds, as one digest per subject.
func standing(t *testing.T, w *officetest.World) map[naskah.Subject]naskah.Audited {
	t.Helper()
	out := map[naskah.Subject]naskah.Audited{}
	if err := w.Store.Audit(context.WithoutCancel(t.Context()), func(a naskah.Audited) error {
		out[a.Subject] = a
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestNothingComesFromElsewhere: every address that changes something refuses a request that another site sent, even a sibling of ours,
// even with the right token; and nothing is stored.
func TestNothingComesFromElsewhere(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	n := w.Submitted()
	token := s.Token(t, "yuni")
	csrf := csrfOf(t, s, token)
	before := standing(t, w)
	posts := 0
	for _, key := range routesOf(s.App) {
		method, path, _ := strings.Cut(key, " ")
		if method == http.MethodGet {
			continue
		}
		if method != http.MethodPost {
			t.Errorf("%s: an unsafe method that this walk does not know", key)
		}
		posts++
		path = strings.NewReplacer(":id", string(n.ID), ":baris", "baru", ":kode", "x").Replace(path)
		for _, h := range [][2]string{
			{"Sec-Fetch-Site", "cross-site"},
			{"Sec-Fetch-Site", "same-site"},
			{"Origin", "https://jahat.contoh.test"},
			{"Origin", "null"},
		} {
			req := httptest.NewRequest(http.MethodPost, path, strings.NewReader(url.Values{"_csrf": {csrf}, "seq": {"1"}, "alasan": {"curian"}}.Encode()))
			req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			req.Header.Set(h[0], h[1])
			req.AddCookie(&http.Cookie{Name: "naskah", Value: token})
			if res := serve(t, s, req); res.Code != 403 || codeOf(res) != "AKN-CSRF" {
				t.Errorf("%s with %s: %s is answered %d %s", key, h[0], h[1], res.Code, codeOf(res))
			}
		}
	}
	if posts < 30 {
		t.Fatalf("only %d posts", posts)
	}
	if after := standing(t, w); len(after) != len(before) {
		t.Errorf("%d subjects became %d", len(before), len(after))
	} else {
		for sub, a := range after {
			if a.Seq != before[sub].Seq || a.Row != before[sub].Row || len(a.Events) != len(before[sub].Events) {
				t.Errorf("%v changed", sub)
			}
		}
	}
	if res := raw(t, s, http.MethodGet, "/akun", token, "", nil); res.Code != 200 {
		t.Errorf("the session was ended from elsewhere: %d", res.Code)
	}
}

// TestHeadersOnEveryAnswer: every address, signed in or not, every error, asset and file carries what keeps it to itself.
func TestHeadersOnEveryAnswer(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	n := w.Signed()
	files, err := w.Office.Attachments(w.Ctx(), w.P("ratna"), n.ID.Subject())
	if err != nil || len(files) == 0 {
		t.Logf("no file on the naskah (%v)", err)
	}
	token := s.Token(t, "ratna")
	paths := []string{"/tidak-ada", "/naskah/x", "/bahasa/fr", "/aset/tidak-ada.css", "/masuk?kembali=//x"}
	for _, key := range routesOf(s.App) {
		if path, ok := strings.CutPrefix(key, "GET "); ok {
			paths = append(paths, strings.NewReplacer(":id", string(n.ID), ":baris", "baru", ":tempat", "garuda", ":a", "1", ":b", "2", ":nama", "tidak-ada", ":kode", "x").Replace(path))
		}
	}
	statuses := map[int]int{}
	look := func(what string, res *httptest.ResponseRecorder) {
		t.Helper()
		statuses[res.Code]++
		h := res.Header()
		file := h.Get("Content-Disposition") != "" || strings.HasPrefix(h.Get("Content-Type"), "image/")
		frame, policy := "DENY", []string{"default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'", "object-src 'none'", "script-src 'nonce-"}
		if file {
			frame, policy = "SAMEORIGIN", []string{"frame-ancestors 'self'", "form-action 'none'", "base-uri 'none'"}
			if !strings.HasPrefix(h.Get("Content-Disposition"), "inline") || h.Get("Content-Type") != "application/pdf" {
				policy = append(policy, "sandbox", "default-src 'none'")
			}
		}
		for key, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": frame, "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store",
		} {
			if got := h.Get(key); got != want {
				t.Errorf("%s: %d with %s %q, want %q", what, res.Code, key, got, want)
			}
		}
		csp := h.Get("Content-Security-Policy")
		for _, want := range policy {
			if !strings.Contains(csp, want) {
				t.Errorf("%s: %d with a policy that lacks %s: %s", what, res.Code, want, csp)
			}
		}
		if strings.Contains(csp, "unsafe") || h.Get("Permissions-Policy") == "" || h.Get("Server") != "" || h.Get("X-Powered-By") != "" {
			t.Errorf("%s: %v", what, h)
		}
	}
	for _, path := range paths {
		look("nobody at "+path, get(t, s, path))
		look("ratna at "+path, get(t, s, path, &http.Cookie{Name: "naskah", Value: token}))
	}
	look("no token", posted(t, s, "/keluar", url.Values{}, &http.Cookie{Name: "naskah", Value: token}))
	look("too much", posted(t, s, "/masuk", url.Values{"a": {strings.Repeat("x", 2<<20)}}))
	look("rubbish", posted(t, s, "/masuk", url.Values{"_csrf": {"x"}}))
	look("a method that is not there", serve(t, s, httptest.NewRequest(http.MethodDelete, "/naskah", nil)))
	req := httptest.NewRequest(http.MethodGet, "/naskah", nil)
	req.Header.Set("Accept", "application/json")
	look("a script", serve(t, s, req))
	for _, want := range []int{200, 303, 401, 403, 404, 413} {
		if statuses[want] == 0 {
			t.Errorf("no answer with status %d was looked at: %v", want, statuses)
		}
	}
	if !slices.Contains(paths, "/naskah/"+string(n.ID)+"/pdf") {
		t.Error("no file was looked at")
	}
}
