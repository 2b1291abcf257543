package web_test

import (
	"bytes"
	"html"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// Bad input is tried on every post there is, with the right form of the route walk as the ground: one field is made bad, and the answer
// must be in words, keep what was typed, tell nothing of what is inside, and leave the naskah as it was.

// insides are what no answer may hold: paths (those of the source tree where the test runs among them), SQL, stacks, names of types.
var insides = regexp.MustCompile(regexp.QuoteMeta(sourceTree()) + `|goroutine \d|\.go:\d+|/home/|/tmp/|/usr/|SQLSTATE|SELECT |INSERT |UPDATE |sqlstore|memstore|pgx[./:]|runtime error|nil pointer|map\[string\]|\*naskah\.|naskah\.Error|fiber\.|excelize|%!|strconv\.|time\.Parse|parsing time|invalid syntax`)

// sourceTree is where the source stands: two folders above this package, in which a test runs.
func sourceTree() string {
	here, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	return filepath.Dir(filepath.Dir(here)) + string(filepath.Separator)
}

// bare takes out of a page what the page itself has of such words: its scripts and addresses.
var bare = regexp.MustCompile(`(?s)<script.*?</script>|<link[^>]*>|/aset/[^"]*`)

// tells fails when an answer tells what is inside.
func tells(t *testing.T, what string, body []byte) {
	t.Helper()
	if m := insides.Find(bare.ReplaceAll(body, nil)); m != nil {
		t.Errorf("%s tells %q", what, m)
	}
}

// said is what a page says to people.
func said(body []byte) string {
	s := regexp.MustCompile(`(?s)<script.*?</script>|<[^>]*>`).ReplaceAllString(string(body), " ")
	return strings.Join(strings.Fields(html.UnescapeString(s)), " ")
}

// A post is one post of the walk, ready to be sent again and again.
type post struct {
	t     *testing.T
	w     *officetest.World
	s     *webtest.Site
	key   string
	e     errand
	at    string
	n     naskah.Naskah
	login string
	token string
	csrf  string
}

// posts calls f with every post of the walk.
func posts(t *testing.T, w *officetest.World, s *webtest.Site, f func(p *post)) {
	t.Helper()
	list := errands()
	tokens := map[string][2]string{}
	for _, key := range slices.Sorted(maps.Keys(list)) {
		e := list[key]
		if !strings.HasPrefix(key, "POST ") || e.alone || key == "POST /keluar" {
			continue
		}
		p := &post{t: t, w: w, s: s, key: key, e: e, login: e.may[0]}
		if _, ok := tokens[p.login]; !ok {
			token := s.Token(t, p.login)
			tokens[p.login] = [2]string{token, csrfOf(t, s, token)}
		}
		p.token, p.csrf = tokens[p.login][0], tokens[p.login][1]
		p.fresh()
		f(p)
	}
}

// fresh brings another naskah to where the post begins.
func (p *post) fresh() {
	if p.e.at != nil {
		p.n = p.e.at(p.w)
	}
	_, path, _ := strings.Cut(p.key, " ")
	path = strings.ReplaceAll(path, ":kode", "ksb-pk")
	p.at = settingAddress(p.w, "POST", address(p.t, p.w, registerAddress(p.w, path, p.n), p.n))
}

// body is the right form.
func (p *post) body() url.Values {
	b := p.e.body(p.w)
	if !b.Has("seq") {
		b.Set("seq", strconv.Itoa(p.seq()))
	}
	return b
}

// seq is how far the naskah is; 0 where there is none.
func (p *post) seq() int {
	if p.e.at == nil {
		return 0
	}
	return p.w.Get(p.n.ID).Seq
}

// send posts a form, with its file where it has one.
func (p *post) send(body url.Values) *httptest.ResponseRecorder {
	p.t.Helper()
	if p.e.file == nil {
		return raw(p.t, p.s, http.MethodPost, p.at, p.token, p.csrf, body)
	}
	return p.upload(body, "surat.pdf", p.e.file(p.w, p.n))
}

// upload posts a form with a file of any name.
func (p *post) upload(body url.Values, name string, file []byte) *httptest.ResponseRecorder {
	p.t.Helper()
	body.Set("_csrf", p.csrf)
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for _, key := range slices.Sorted(maps.Keys(body)) {
		for _, v := range body[key] {
			if err := m.WriteField(key, v); err != nil {
				p.t.Fatal(err)
			}
		}
	}
	head := textproto.MIMEHeader{}
	head.Set("Content-Disposition", `form-data; name="berkas"; filename="`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name)+`"`)
	head.Set("Content-Type", "application/pdf")
	f, err := m.CreatePart(head)
	if err != nil {
		p.t.Fatal(err)
	}
	if _, err := f.Write(file); err != nil {
		p.t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		p.t.Fatal(err)
	}
	req := httptest.NewRequest(http.MethodPost, p.at, &b)
	req.Header.Set("Content-Type", m.FormDataContentType())
	req.AddCookie(&http.Cookie{Name: "naskah", Value: p.token})
	return answered(p.t, p.s, req)
}

// answered sends a request to the app itself.
func answered(t *testing.T, s *webtest.Site, req *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	res, err := s.App.Test(req, 60000)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	out := httptest.NewRecorder()
	maps.Copy(out.Header(), res.Header)
	out.Code = res.StatusCode
	if _, err := out.Body.ReadFrom(res.Body); err != nil {
		t.Fatal(err)
	}
	return out
}

// rows counts what is kept: all naskah of the register with their events, and all rows of the directory.
func rows(t *testing.T, w *officetest.World) int {
	t.Helper()
	d := must(w.Office.Directory(t.Context(), w.P("admin")))
	return must(w.Store.List(t.Context(), naskah.ScopeSystem(), naskah.Filter{Limit: 1})).Total + len(d.Units) + len(d.Orang) + len(d.Mitra) + len(d.Users) + len(d.Pejabat) + len(d.Jabatan) + d.Instansi.Seq
}
