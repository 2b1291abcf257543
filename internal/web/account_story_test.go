package web_test

import (
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web"
	"naskah/internal/web/webtest"
)

const (
	firstPassword = "tangga kuda langit"
	ownPassword   = "perahu biru di danau"
)

// withPassword gives somebody of the sample office a password of his own.
func withPassword(t *testing.T, s *webtest.Site, login string) naskah.User {
	t.Helper()
	u := s.World.User(login)
	stored, err := s.World.Store.User(t.Context(), u.ID)
	if err != nil {
		t.Fatal(err)
	}
	hash, err := s.Accounts.HashPassword(t.Context(), stored, firstPassword)
	if err != nil {
		t.Fatal(err)
	}
	stored.Password = hash
	if err := s.World.Store.SaveUser(t.Context(), naskah.System(), stored); err != nil {
		t.Fatal(err)
	}
	return u
}

func signIn(t *testing.T, s *webtest.Site, login, password string) *person {
	t.Helper()
	return as(t, s, "").get("/masuk").send("/masuk", map[string]string{"login": login, "password": password})
}

// cookie is what the browser holds under a name.
func (p *person) cookie(name string) string {
	at, err := url.Parse(p.base)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, c := range p.client.Jar.Cookies(at) {
		if c.Name == name {
			return c.Value
		}
	}
	return ""
}

// TestPasswordOfOnesOwn: the old one must be known, every other session ends, this one goes on under a new token.
func TestPasswordOfOnesOwn(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	withPassword(t, s, "ratna")
	here, there := signIn(t, s, "ratna", firstPassword), signIn(t, s, "ratna", firstPassword)
	change := func(old, fresh, again string) *person {
		return here.get("/akun/sandi").want(200, "Ganti kata sandi").send("/akun/sandi", map[string]string{"sandi_lama": old, "sandi_baru": fresh, "sandi_ulangi": again})
	}
	change("bukan ini sandinya", ownPassword, ownPassword).want(422, "Kata sandi lama tidak cocok").lacks(ownPassword)
	change(firstPassword, ownPassword, ownPassword+"x").want(422, "tidak sama").lacks(ownPassword, firstPassword)
	change(firstPassword, "pendek", "pendek").want(422, "paling sedikit 12 karakter")
	change(firstPassword, firstPassword, firstPassword).want(422, "sama dengan yang lama")
	there.get("/akun").want(200, "Data saya")
	before := here.cookie("naskah")
	change(firstPassword, ownPassword, ownPassword).want(200, "Kata sandi diganti", "Data saya")
	if after := here.cookie("naskah"); after == before || after == "" {
		t.Error("the session goes on under its old token")
	}
	there.get("/akun").want(200, "Kata sandi").lacks("Data saya")
	signIn(t, s, "ratna", firstPassword).want(401, "tidak cocok")
	signIn(t, s, "ratna", ownPassword).want(200, "Beranda")
	here.get("/akun/sandi").want(200, "Kata sandi diganti oleh Anda")
}

// TestResetIsSeen: what the administrator sets opens one door only, and its owner reads who set it and when before he goes on, and later.
func TestResetIsSeen(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	u := withPassword(t, s, "walikota")
	open := signIn(t, s, "walikota", firstPassword).want(200)
	const given = "kunci sementara tujuh"
	at := "/pengaturan/pengguna/" + string(u.ID)
	admin := as(t, s, "admin").get(at).want(200, "Kata sandi sekali pakai")
	admin.send(at, map[string]string{"password": given}).want(200).lacks(given)
	admin.get(at).want(200, "kata sandi sekali pakai, wajib diganti")
	open.get("/").want(200, "Kata sandi").lacks("Beranda")

	p := signIn(t, s, "walikota", given).want(200, "sekali pakai", "disetel ulang: "+w.User("admin").Nama, "24 November 2026")
	if p.at.Path != "/akun/sandi" {
		t.Fatalf("at %s", p.at)
	}
	for _, path := range []string{"/", "/naskah", "/akun", "/naskah/" + string(w.Opened().ID) + "/tanda-tangan"} {
		if p.get(path); p.at.Path != "/akun/sandi" {
			t.Errorf("%s is open to a one-time password", path)
		}
	}
	form := p.form("/akun/sandi")
	res := raw(t, s, http.MethodPost, "/akun/sesi/lain", p.cookie("naskah"), form.Get("_csrf"), url.Values{})
	if res.Code != 303 || res.Header().Get("Location") != "/akun/sandi" {
		t.Errorf("an act with a one-time password: %d to %s", res.Code, res.Header().Get("Location"))
	}
	p.get("/verifikasi").want(200).lacks("Beranda")
	p.get("/akun/sandi").send("/akun/sandi", map[string]string{"sandi_lama": given, "sandi_baru": ownPassword, "sandi_ulangi": ownPassword}).want(200, "Data saya")
	p.get("/").want(200, "Beranda")
	p.get("/akun/sandi").want(200, "Kata sandi sekali pakai diberikan", w.User("admin").Nama, "Kata sandi diganti oleh Anda")
	signIn(t, s, "walikota", given).want(401)
}

// TestOnesOwnSessions: one's own sessions are listed, ended one by one or all but this one; nobody else's can be.
func TestOnesOwnSessions(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	here, phone, lost, other := as(t, s, "ratna"), as(t, s, "ratna"), as(t, s, "ratna"), as(t, s, "yuni")
	page := here.get("/akun").want(200, "Sesi masuk", "Sesi ini")
	if n := strings.Count(string(page.body), `name="sesi"`); n != 2 {
		t.Fatalf("%d sessions can be ended, want 2", n)
	}
	foreign := other.get("/akun")
	theirs := page.form("/akun/sesi").Get("sesi")
	form := foreign.form("/keluar")
	form.Set("sesi", theirs)
	foreign.post("/akun/sesi", form).want(200)
	if n := strings.Count(string(here.get("/akun").body), `name="sesi"`); n != 2 {
		t.Fatal("somebody else ended a session of hers")
	}
	here.send("/akun/sesi", nil).want(200, "diakhiri")
	if n := strings.Count(string(here.get("/akun").body), `name="sesi"`); n != 1 {
		t.Fatalf("%d others are left, want 1", n)
	}
	here.send("/akun/sesi/lain", nil).want(200, "1 sesi lain diakhiri")
	for _, p := range []*person{phone, lost} {
		p.get("/akun").lacks("Data saya")
	}
	here.get("/akun").want(200, "Data saya").lacks(`name="sesi"`)
	other.get("/akun").want(200, "Data saya")
}

// TestFixation: a token that was there before signing in is nobody's afterwards, whether somebody made it up or it was a session.
func TestFixation(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	withPassword(t, s, "ratna")
	p := as(t, s, "yuni")
	planted := p.cookie("naskah")
	p.get("/masuk").send("/masuk", map[string]string{"login": "ratna", "password": firstPassword}).want(200, "Ratna")
	if got := p.cookie("naskah"); got == planted || len(got) != 43 {
		t.Errorf("token %q after signing in", got)
	}
	if res := raw(t, s, http.MethodGet, "/akun", planted, "", nil); res.Code != 303 {
		t.Errorf("the token from before is still good: %d", res.Code)
	}
	made := strings.Repeat("A", 43)
	if res := raw(t, s, http.MethodGet, "/akun", made, "", nil); res.Code != 303 {
		t.Errorf("a token that somebody made up: %d", res.Code)
	}
}

// TestCookies: what opens something is bound to this host, to HTTPS, and out of reach of scripts and of other sites.
func TestCookies(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w, func(o *web.Options) { o.BaseURL = "https://naskah.contoh.test" })
	withPassword(t, s, "ratna")
	guest := "penanda-tamu-yang-cukup-panjang"
	page := get(t, s, "/masuk", &http.Cookie{Name: "__Host-naskah_tamu", Value: guest})
	csrf := tokenField.FindSubmatch(page.Body.Bytes())
	if csrf == nil {
		t.Fatal("no token")
	}
	res := posted(t, s, "/masuk", url.Values{"login": {"ratna"}, "password": {firstPassword}, "_csrf": {string(csrf[1])}}, &http.Cookie{Name: "__Host-naskah_tamu", Value: guest})
	if res.Code != 303 {
		t.Fatalf("signing in: %d", res.Code)
	}
	names := map[string]bool{}
	for _, c := range append((&http.Response{Header: res.Header()}).Cookies(), (&http.Response{Header: get(t, s, "/bahasa/en").Header()}).Cookies()...) {
		names[c.Name] = true
		if !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || c.MaxAge < 0 {
			t.Errorf("cookie %+v", c)
		}
	}
	if !names["__Host-naskah"] || !names["__Host-naskah_kenal"] {
		t.Errorf("cookies %v", names)
	}
}

// TestWhereFrom: the limit of attempts follows the visitor's address where our own proxy tells it, and nothing that a visitor tells.
func TestWhereFrom(t *testing.T) {
	w := officetest.New(t)
	home := netip.MustParsePrefix("127.0.0.1/32")
	for name, c := range map[string]struct {
		trusted []netip.Prefix
		header  func(i int) string
		waits   bool // the ninth attempt
	}{
		"no proxy, a header that lies":               {nil, func(i int) string { return "10.0.0." + string(rune('1'+i)) }, true},
		"our proxy, many visitors":                   {[]netip.Prefix{home}, func(i int) string { return "10.0.0." + string(rune('1'+i)) }, false},
		"our proxy, one visitor who puts more ahead": {[]netip.Prefix{home}, func(i int) string { return "10.0.0." + string(rune('1'+i)) + ", 10.9.9.9" }, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := webtest.New(t, w, func(o *web.Options) { o.Trusted = c.trusted }).Listen(t)
			p := as(t, s, "").get("/masuk")
			form := p.form("/masuk")
			form.Set("login", "tidak-ada")
			form.Set("password", "salah")
			for i := range 9 {
				req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/masuk", strings.NewReader(form.Encode()))
				if err != nil {
					t.Fatal(err)
				}
				req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
				req.Header.Set("X-Forwarded-For", c.header(i))
				req.Header.Set("X-Real-IP", c.header(i))
				req.Header.Set("Forwarded", "for="+c.header(i))
				res, err := p.client.Do(req)
				if err != nil {
					t.Fatal(err)
				}
				want := 401
				if i == 8 && c.waits {
					want = 503
				}
				p.take(res).want(want)
			}
		})
	}
}

// TestRightsActAtOnce: what another process writes about an account holds at its next request in this one.
func TestRightsActAtOnce(t *testing.T) {
	w := officetest.New(t)
	s, elsewhere := webtest.New(t, w), webtest.New(t, w)
	token := s.Token(t, "ratna")
	u := w.User("ratna")
	ask := func(path string) int { return raw(t, s, http.MethodGet, path, token, "", nil).Code }
	save := func(roles, active string) {
		t.Helper()
		admin := elsewhere.Token(t, "admin")
		body := url.Values{"login": {u.Login}, "nama": {u.Nama}, "sapaan": {u.Sapaan}, "orang": {string(u.Orang)}, "unit": {string(u.Unit)}, "peran." + roles: {"ya"}, "aktif": {active}}
		if res := raw(t, elsewhere, http.MethodPost, "/pengaturan/pengguna/"+string(u.ID), admin, csrfOf(t, elsewhere, admin), body); res.Code != 303 {
			t.Fatalf("saved with %d %s", res.Code, codeOf(res))
		}
	}
	if got := ask("/pengaturan/instansi"); got != 200 {
		t.Fatalf("before: %d", got)
	}
	save("author", "ya")
	if got := ask("/pengaturan/instansi"); got != 403 {
		t.Errorf("a role taken away still opens its page: %d", got)
	}
	if got := ask("/akun"); got != 200 {
		t.Errorf("his session ended: %d", got)
	}
	admin := elsewhere.Token(t, "admin")
	history := raw(t, elsewhere, http.MethodGet, "/pengaturan/pengguna/"+string(u.ID), admin, "", nil).Body.String()
	for _, want := range []string{"Peran", "pengelola kerja sama", "penyusun"} {
		if !strings.Contains(history, want) {
			t.Errorf("the history of the account does not say %q", want)
		}
	}
	save("author", "")
	if got := ask("/akun"); got != 303 {
		t.Errorf("a closed account is still open: %d", got)
	}
}

// TestClientAddress: from the right, as far as our own proxies wrote it.
func TestClientAddress(t *testing.T) {
	own := []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32"), netip.MustParsePrefix("10.1.0.0/16"), netip.MustParsePrefix("fd00::/8")}
	for _, c := range []struct {
		remote, header string
		trusted        []netip.Prefix
		want           string
	}{
		{"203.0.113.9", "198.51.100.1", nil, "203.0.113.9"},
		{"203.0.113.9", "198.51.100.1", own, "203.0.113.9"},
		{"127.0.0.1", "", own, "127.0.0.1"},
		{"127.0.0.1", "198.51.100.1", own, "198.51.100.1"},
		{"127.0.0.1", "1.2.3.4, 198.51.100.1", own, "198.51.100.1"},
		{"127.0.0.1", "1.2.3.4, 198.51.100.1, 10.1.2.3", own, "198.51.100.1"},
		{"127.0.0.1", "10.1.9.9,10.1.2.3", own, "10.1.9.9"},
		{"127.0.0.1", "1.2.3.4, bukan alamat", own, "127.0.0.1"},
		{"127.0.0.1", "1.2.3.4,", own, "127.0.0.1"},
		{"::ffff:127.0.0.1", "::ffff:198.51.100.1", own, "198.51.100.1"},
		{"fd00::1", "2001:db8::5", own, "2001:db8::5"},
	} {
		if got := web.ClientIP(netip.MustParseAddr(c.remote).AsSlice(), c.header, c.trusted); got != c.want {
			t.Errorf("%s says %q: %s, want %s", c.remote, c.header, got, c.want)
		}
	}
}
