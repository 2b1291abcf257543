package web_test

import (
	"crypto/rand"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// open are the routes for anybody.
var open = []string{
	"GET /aset/:nama", "GET /sehat", "GET /siap", "GET /masuk", "POST /masuk", "POST /masuk/sebagai", "GET /verifikasi", "POST /verifikasi", "POST /verifikasi/ubah",
	"GET /v/:kode", "GET /bahasa/:kode",
}

// An errand says in which state a naskah must be for a route, who may use it then, and what a right form holds.
type errand struct {
	at    func(*officetest.World) naskah.Naskah // nil: the route is about no naskah
	may   []string
	in    func(*officetest.World) url.Values
	codes []string                                      // beginnings of the codes with which everybody else of the Instansi is refused
	file  func(*officetest.World, naskah.Naskah) []byte // what is uploaded; nil: an ordinary form

	alone  bool // what it does changes who holds which office: it gets a world of its own, and one naskah in it
	absent bool // for everybody else it is not there
	status int  // what those get who may, where it is no success; 0: any
}

// readers are those of Kota Banjar who see a naskah of the Bagian Pemerintahan before it is signed.
var readers = []string{"yuni", "kabagpem", "kabaghukum", "asisten", "sekda", "ratna", "arsip", "ujang"}

// insiders are everybody of Kota Banjar.
var insiders = []string{"yuni", "kabagpem", "kabaghukum", "asisten", "sekda", "ratna", "walikota", "arsip", "ujang", "lilis", "admin"}

func form(kv ...string) func(*officetest.World) url.Values {
	return func(*officetest.World) url.Values {
		out := url.Values{}
		for i := 0; i < len(kv); i += 2 {
			out.Set(kv[i], kv[i+1])
		}
		return out
	}
}

func (e errand) body(w *officetest.World) url.Values {
	if e.in == nil {
		return url.Values{}
	}
	return e.in(w)
}

// The states, as somebody brings a naskah there.
var (
	drafted   = (*officetest.World).Draft
	submitted = (*officetest.World).Submitted
	approved  = (*officetest.World).Approved
	numbered  = (*officetest.World).Numbered
	opened    = (*officetest.World).Opened
	signed    = (*officetest.World).Signed
)

// errands has an entry for every route that needs somebody signed in; a route that is missing here fails the test.
func errands() map[string]errand {
	reason := form("alasan", "Diminta pimpinan.")
	everybody := append(slices.Clone(insiders), "direktur")
	access := []string{"NSK-BUKAN-TINDAKAN", "NSK-AKSES"}
	out := map[string]errand{
		"GET /": {may: everybody}, "GET /tindakan": {may: everybody}, "GET /naskah": {may: everybody},
		"GET /naskah.csv":  {may: everybody},
		"GET /naskah/baru": {may: []string{"yuni", "ujang", "lilis"}, codes: access},
		"POST /naskah/baru": {may: []string{"yuni", "ujang", "lilis"}, codes: access, in: func(w *officetest.World) url.Values {
			return url.Values{"jenis": {"ksb-pk"}, "jalur": {"ksdpk_mitra"}, "mitra": {string(w.Mitra)}, "judul": {"Uji"}, "sekali": {must(naskah.NewID(rand.Reader, w.Clock))}}
		}},
		"GET /naskah/:id": {at: signed, may: everybody}, "GET /naskah/:id/baca": {at: signed, may: everybody},
		"GET /naskah/:id/riwayat": {at: signed, may: everybody}, "GET /naskah/:id/pdf": {at: signed, may: everybody},
		"GET /naskah/:id/konsep.pdf":  {at: drafted, may: []string{"yuni", "kabagpem", "kabaghukum", "asisten", "sekda", "ratna", "arsip", "ujang"}, codes: nil},
		"GET /naskah/:id/draf":        {at: drafted, may: []string{"yuni", "ujang"}, codes: access},
		"POST /naskah/:id/draf":       {at: drafted, may: []string{"yuni", "ujang"}, in: form("judul", "Judul lain"), codes: access},
		"POST /naskah/:id/tarik":      {at: submitted, may: []string{"yuni", "ujang"}, in: reason, codes: access},
		"POST /naskah/:id/paraf":      {at: submitted, may: []string{"kabagpem"}, codes: access},
		"POST /naskah/:id/kembalikan": {at: submitted, may: []string{"kabagpem"}, in: reason, codes: access},
		"POST /naskah/:id/revisi":     {at: approved, may: []string{"ratna"}, in: reason, codes: access},
		"POST /naskah/:id/batal":      {at: drafted, may: []string{"yuni", "ujang"}, in: reason, codes: access},
		"GET /naskah/:id/nomor":       {at: approved, may: []string{"ratna"}, codes: access},
		"POST /naskah/:id/nomor": {
			at: approved, may: []string{"ratna"}, codes: access,
			in: form("tanggal", "2026-11-24", "tempat", "Banjar", "cara.1", "register", "cara.2", "tidak"),
		},
		"GET /naskah/:id/mulai": {at: numbered, may: []string{"ratna"}, codes: access},
		"POST /naskah/:id/mulai": {at: numbered, may: []string{"ratna"}, codes: access, in: func(w *officetest.World) url.Values {
			return url.Values{"alasan.NSK-BERKAS-SETUJU-2": {"Ada pada map."}, "alasan.NSK-BERKAS-TKKSD": {"Ada pada map."}, "batas": {"2026-12-08"}}
		}},
		"POST /naskah/:id/hentikan":     {at: opened, may: []string{"ratna"}, in: reason, codes: access},
		"GET /naskah/:id/tanda-tangan":  {at: opened, may: []string{"direktur", "walikota"}, codes: access},
		"POST /naskah/:id/tanda-tangan": {at: opened, may: []string{"direktur"}, in: form("passphrase", officetest.Passphrase), codes: access},
		"POST /naskah/:id/tolak":        {at: opened, may: []string{"direktur"}, in: reason, codes: access},
		"GET /naskah/:id/arsipkan":      {at: signed, may: []string{"arsip"}, codes: access},
		"POST /naskah/:id/arsipkan":     {at: signed, may: []string{"arsip"}, in: form("klasifikasi", "100.3.7.1"), codes: access},
		"GET /arsip":                    {may: []string{"arsip", "ratna"}, codes: access},
		"GET /templat":                  {may: insiders, codes: access}, "GET /templat/:kode": {may: insiders, codes: access},
	}
	maps.Copy(out, aroundErrands())
	maps.Copy(out, wordErrands())
	maps.Copy(out, settingErrands())
	maps.Copy(out, registerErrands())
	maps.Copy(out, accountErrands())
	maps.Copy(out, queueErrands())
	return out
}

// routesOf reads the routes from the app itself.
func routesOf(app *fiber.App) []string {
	var out []string
	for _, r := range app.GetRoutes(true) {
		if r.Method == http.MethodHead {
			continue
		}
		if key := r.Method + " " + r.Path; !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}

// TestEveryRoute walks every route × every person × another Instansi, with a valid token and valid input.
func TestEveryRoute(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	if !s.App.Config().Immutable {
		t.Error("strings of a request would be overwritten by the next one")
	}
	list := errands()
	routes := routesOf(s.App)
	if len(routes) < 40 {
		t.Fatalf("the app has only %d routes", len(routes))
	}
	for _, key := range routes {
		if slices.Contains(open, key) {
			continue
		}
		e, ok := list[key]
		if !ok {
			t.Errorf("route %s has no errand", key)
			continue
		}
		delete(list, key)
		if len(e.may) == 0 {
			t.Errorf("route %s: nobody may", key)
		}
		t.Run(key, func(t *testing.T) {
			if e.alone {
				own := officetest.New(t)
				walk(t, own, webtest.New(t, own), key, e)
				return
			}
			walk(t, w, s, key, e)
		})
	}
	for key := range list {
		t.Errorf("no route %s", key)
	}
	for _, key := range open {
		if !slices.Contains(routes, key) {
			t.Errorf("no open route %s", key)
		}
	}
}

func walk(t *testing.T, w *officetest.World, s *webtest.Site, key string, e errand) {
	method, path, _ := strings.Cut(key, " ")
	path = strings.ReplaceAll(path, ":kode", "ksb-pk")
	var n naskah.Naskah
	fresh := func() {
		if e.at != nil {
			n = e.at(w)
		}
	}
	at := func() string { return settingAddress(w, method, address(t, w, registerAddress(w, path, n), n)) }
	body := func() url.Values {
		b := e.body(w)
		if !b.Has("seq") {
			b.Set("seq", strconv.Itoa(n.Seq))
		}
		return b
	}
	fresh()
	// Nobody gets in without a session: the door, or 401.
	send := func(login string) *httptest.ResponseRecorder {
		if e.file == nil {
			return ask(t, s, method, at(), login, body())
		}
		return bring(t, s, at(), login, body(), e.file(w, n))
	}
	if res := send(""); res.Code != 401 && (res.Code != 303 || !strings.HasPrefix(res.Header().Get("Location"), "/masuk")) {
		t.Errorf("nobody: %d", res.Code)
	}
	for _, login := range append(w.Logins(), "asing", "asing2") {
		if slices.Contains(e.may, login) {
			continue
		}
		res := send(login)
		foreign := strings.HasPrefix(login, "asing")
		switch code := codeOf(res); {
		case e.absent:
			if res.Code != 404 {
				t.Errorf("%s: %d %s, want 404", login, res.Code, code)
			}
		case e.at == nil && foreign && len(e.codes) == 0: // a page of one's own
			if res.Code >= 400 && res.Code != e.status {
				t.Errorf("%s: %d %s", login, res.Code, code)
			}
		case e.at != nil && foreign:
			if res.Code != 404 {
				t.Errorf("%s of another Instansi: %d %s, want 404", login, res.Code, code)
			}
		case res.Code == 404 && e.at != nil: // outside what he sees
		case res.Code != 403 || !slices.ContainsFunc(e.codes, func(p string) bool { return strings.HasPrefix(code, p) }):
			if e.at == nil && foreign && roleOfForeign(login, e) {
				continue
			}
			t.Errorf("%s: %d %q, want a refusal of access", login, res.Code, code)
		}
	}
	for i, login := range e.may {
		if method == http.MethodPost && (i > 0 || !e.alone) {
			fresh()
		}
		if res := send(login); res.Code >= 400 && res.Code != e.status {
			t.Errorf("%s may not: %d %s", login, res.Code, codeOf(res))
		}
	}
}

// roleOfForeign: the author of another Instansi may begin a naskah there, its officer may open its archive.
func roleOfForeign(login string, e errand) bool {
	return login == "asing" && (slices.Contains(e.may, "yuni") || len(e.may) == len(insiders)) || login == "asing2" && (slices.Contains(e.may, "ratna") || len(e.may) == len(insiders))
}

// ask sends a request with a valid token, or as nobody.
func ask(t *testing.T, s *webtest.Site, method, path, login string, body url.Values) *httptest.ResponseRecorder {
	t.Helper()
	token, csrf := "", ""
	if login != "" {
		token = s.Token(t, login)
		csrf = csrfOf(t, s, token)
	}
	return raw(t, s, method, path, token, csrf, body)
}

func raw(t *testing.T, s *webtest.Site, method, path, token, csrf string, body url.Values) *httptest.ResponseRecorder {
	t.Helper()
	var req *http.Request
	if method == http.MethodPost {
		body.Set("_csrf", csrf)
		req = httptest.NewRequest(method, path, strings.NewReader(body.Encode()))
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	} else {
		req = httptest.NewRequest(method, path, nil)
	}
	if token != "" {
		req.AddCookie(&http.Cookie{Name: "naskah", Value: token})
	}
	res, err := s.App.Test(req, 20000)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	out := httptest.NewRecorder()
	for k, v := range res.Header {
		out.Header()[k] = v
	}
	out.Code = res.StatusCode
	if _, err := out.Body.ReadFrom(res.Body); err != nil {
		t.Fatal(err)
	}
	return out
}

var tokenField = regexp.MustCompile(`name="_csrf" value="([^"]+)"`)

func csrfOf(t *testing.T, s *webtest.Site, token string) string {
	t.Helper()
	m := tokenField.FindSubmatch(raw(t, s, http.MethodGet, "/akun", token, "", nil).Body.Bytes())
	if m == nil {
		t.Fatal("no token on /akun")
	}
	return string(m[1])
}

var codeText = regexp.MustCompile(`class="errcode">([A-Z0-9-]+)`)

func codeOf(res *httptest.ResponseRecorder) string {
	if m := codeText.FindSubmatch(res.Body.Bytes()); m != nil {
		return string(m[1])
	}
	return ""
}
