package web_test

import (
	"context"
	"crypto/rand"
	"crypto/x509"
	"encoding/csv"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"
	"golang.org/x/net/html"

	"naskah/internal/account"
	"naskah/internal/contoh"
	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/memstore"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/sealer"
	"naskah/internal/uji"
	"naskah/internal/web"
	"naskah/storage"
	"naskah/templates"
)

// A reader walks the pages of the sample office and compares what they count with the rows that their links lead to.
type reader struct {
	t     *testing.T
	app   *fiber.App
	store *memstore.Store
	p     naskah.Principal
	token string
	seen  int // figures compared
}

// sampleOffice is the service of the demo, on the mem store.
func sampleOffice(t *testing.T) (*fiber.App, *memstore.Store, *account.Accounts) {
	t.Helper()
	clock := func() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }
	store := memstore.New(clock)
	lib, err := document.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := layout.New()
	if err != nil {
		t.Fatal(err)
	}
	ca, err := uji.Open(t.TempDir(), clock, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	accounts, quiet := account.New(store, clock, rand.Reader), slog.New(slog.DiscardHandler)
	o := &office.Office{
		Store: store, Register: store, Accounts: store, AccountRules: accounts, Objects: storage.Mem(), Sealer: sealer.NewPDFSign(ca, clock), Enroller: ca,
		Anchors: []*x509.Certificate{ca.Root()}, Templates: lib, Layout: pages, Clock: clock, Random: rand.Reader, BaseURL: "http://127.0.0.1", Log: quiet,
	}
	k := &contoh.Kota{Office: o, Accounts: accounts, Register: store, Clock: clock, Random: rand.Reader}
	if err := k.Seed(context.Background(), func(string) {}); err != nil {
		t.Fatal(err)
	}
	return web.New(o, accounts, store, store, web.Options{Demo: true, BaseURL: "http://127.0.0.1", Log: quiet, Clock: clock}), store, accounts
}

// TestFigures: every figure on every page of the sample office equals a query over the rows, for everybody who reads it.
func TestFigures(t *testing.T) {
	app, store, accounts := sampleOffice(t)
	least := map[string]int{"ratna": 40, "arsip": 40, "yuni": 30, "kabagpem": 30, "walikota": 30, "direktur": 1, "admin": 1}
	for login, want := range least {
		t.Run(login, func(t *testing.T) {
			u, err := store.UserByLogin(t.Context(), login)
			if err != nil {
				t.Fatal(err)
			}
			r := &reader{t: t, app: app, store: store, p: u.Principal()}
			if r.token, err = accounts.Shortcut(t.Context(), u.ID); err != nil {
				t.Fatal(err)
			}
			for _, path := range []string{"/", "/?tahun=2021", "/?tahun=2019", "/tindakan", "/arsip", "/naskah", "/kerja-sama", "/naskah/impor"} {
				r.page(path)
			}
			r.book(2021)
			r.list("/naskah")
			if r.seen < want {
				t.Errorf("only %d figures were compared", r.seen)
			}
		})
	}
}

// page compares every figure of a page that this reader may see.
func (r *reader) page(path string) {
	r.t.Helper()
	main, ok := r.get(path)
	if !ok {
		return
	}
	for _, a := range all(main, func(n *html.Node) bool { return n.Data == "a" }) {
		figure := text(a)
		if strings.Contains(attr(a, "class"), "door") {
			figure = text(first(a, "b"))
		}
		if year, count, ok := strings.Cut(attr(a, "aria-label"), ": "); ok && strings.HasSuffix(figure, year) {
			figure = digits.FindString(count) // a column of the chart
		} else if figure != "" && strings.HasSuffix(attr(a, "href"), "tahun="+figure) {
			continue // the head of its table, which names the year
		}
		if n, err := strconv.Atoi(figure); err == nil {
			r.equal(path+" → "+attr(a, "href"), n, r.rows(attr(a, "href")))
		}
	}
	for _, s := range all(main, func(n *html.Node) bool { return n.Data == "section" }) {
		count := all(s, func(n *html.Node) bool { return n.Data == "span" && attr(n, "class") == "count" })
		if len(count) == 0 {
			continue
		}
		n := number(r.t, text(count[0]))
		got := len(all(s, func(n *html.Node) bool { return n.Data == "li" }))
		switch more := first(s, "footer"); {
		case got == n:
		case more != nil:
			got = r.rows(attr(first(more, "a"), "href"))
		case path == "/arsip":
			got = r.section("/arsip?semua=ya", attr(s, "aria-labelledby"))
		}
		r.equal(path+": "+text(first(s, "h2")), n, got)
	}
	switch path {
	case "/kerja-sama":
		r.equal(path, number(r.t, text(first(first(main, "div"), "p"))), len(links(main, `^/kerja-sama/[0-9a-f-]{36}$`)))
	case "/tindakan":
		r.waiting(main)
	}
}

// section counts the rows of one section of a page.
func (r *reader) section(path, heading string) int {
	r.t.Helper()
	main, ok := r.get(path)
	if !ok {
		r.t.Fatalf("%s does not open", path)
	}
	n := 0
	for _, s := range all(main, func(x *html.Node) bool { return x.Data == "section" && attr(x, "aria-labelledby") == heading }) {
		n += len(all(s, func(x *html.Node) bool { return x.Data == "li" }))
	}
	return n
}

// waiting: the first page and the work page say the same sum, which is that of the groups that wait for this reader.
func (r *reader) waiting(main *html.Node) {
	sum := 0
	for _, s := range all(main, func(n *html.Node) bool {
		return n.Data == "section" && strings.HasPrefix(attr(n, "aria-labelledby"), "h-kelompok-")
	}) {
		sum += number(r.t, text(first(s, "span")))
	}
	said := 0
	if m := digits.FindString(text(first(first(main, "div"), "p"))); m != "" {
		said = number(r.t, m)
	}
	r.equal("/tindakan: all", said, sum)
}

// rows counts the rows of a list over all its pages, and compares the total that its head says.
func (r *reader) rows(path string) int {
	r.t.Helper()
	seen, said := map[string]bool{}, -1
	for next := path; next != ""; {
		main, ok := r.get(next)
		if !ok {
			r.t.Fatalf("%s is a door that does not open", next)
		}
		if said < 0 {
			said = number(r.t, text(first(first(main, "div"), "p")))
		}
		for _, href := range links(main, `^/naskah/[0-9a-f-]{36}(/arsipkan)?$`) {
			seen[strings.TrimSuffix(href, "/arsipkan")] = true
		}
		after := next
		next = ""
		for _, href := range links(main, `[?&]sesudah=`) {
			if href != after {
				next = href
			}
		}
	}
	if strings.HasPrefix(path, "/naskah") {
		r.equal(path+" says", said, len(seen))
	}
	return len(seen)
}

// list: the register shows what the store has for this reader, and its CSV has as many lines.
func (r *reader) list(path string) {
	r.t.Helper()
	page, err := r.store.List(r.t.Context(), naskah.ScopeOf(r.p), naskah.Filter{})
	if err != nil {
		r.t.Fatal(err)
	}
	r.equal(path+" and the store", r.rows(path), page.Total)
	r.equal(path+".csv", r.lines(path+".csv", ','), page.Total)
}

// book: the Buku Register of a year, on the screen and as a file, has what was signed in it.
func (r *reader) book(year int) {
	r.t.Helper()
	at := "?tahun=" + strconv.Itoa(year)
	main, ok := r.get("/buku" + at)
	if !ok {
		return
	}
	page, err := r.store.List(r.t.Context(), naskah.ScopeOf(r.p), naskah.Filter{Tahun: year, States: naskah.SignedStates})
	if err != nil {
		r.t.Fatal(err)
	}
	r.equal("/buku", len(links(main, `^/naskah/[0-9a-f-]{36}$`)), page.Total)
	r.equal("/buku.csv", r.lines("/buku.csv"+at, ';'), page.Total)
}

// lines counts the records of a CSV without its head.
func (r *reader) lines(path string, comma rune) int {
	r.t.Helper()
	res := r.do(path)
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		r.t.Fatalf("%s: %d %v", path, res.StatusCode, err)
	}
	c := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(b), "\ufeff")))
	c.Comma, c.LazyQuotes = comma, false
	if !strings.Contains(strings.SplitN(string(b), "\n", 2)[0], string(comma)) {
		c.Comma = ';'
	}
	all, err := c.ReadAll()
	if err != nil {
		r.t.Fatalf("%s: %v", path, err)
	}
	return len(all) - 1
}

func (r *reader) equal(what string, figure, rows int) {
	r.t.Helper()
	r.seen++
	if figure != rows {
		r.t.Errorf("%s: %d is shown, %d are there", what, figure, rows)
	}
}

func (r *reader) do(path string) *http.Response {
	r.t.Helper()
	req := httptest.NewRequest(http.MethodGet, path, nil)
	req.AddCookie(&http.Cookie{Name: "naskah", Value: r.token})
	res, err := r.app.Test(req, -1)
	if err != nil {
		r.t.Fatal(err)
	}
	return res
}

// get is the main part of a page; false when this reader may not see it.
func (r *reader) get(path string) (*html.Node, bool) {
	r.t.Helper()
	if u, err := url.Parse(path); err != nil || u.Host != "" {
		r.t.Fatalf("%q is no page of ours", path)
	}
	res := r.do(path)
	defer res.Body.Close()
	if res.StatusCode == http.StatusForbidden || res.StatusCode == http.StatusNotFound {
		return nil, false
	}
	doc, err := html.Parse(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		r.t.Fatalf("%s: %d %v", path, res.StatusCode, err)
	}
	return first(doc, "main"), true
}

var digits = regexp.MustCompile(`[0-9][0-9.]*`)

// number is the first number of a text, as people write it.
func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(strings.ReplaceAll(digits.FindString(s), ".", ""))
	if err != nil {
		t.Fatalf("%q holds no number", s)
	}
	return n
}

func all(n *html.Node, is func(*html.Node) bool) []*html.Node {
	if n == nil {
		return nil
	}
	var out []*html.Node
	if n.Type == html.ElementNode && is(n) {
		out = append(out, n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = append(out, all(c, is)...)
	}
	return out
}

func first(n *html.Node, tag string) *html.Node {
	if list := all(n, func(x *html.Node) bool { return x != n && x.Data == tag }); len(list) > 0 {
		return list[0]
	}
	return nil
}

func text(n *html.Node) string {
	if n == nil {
		return ""
	}
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(text(c))
	}
	return strings.TrimSpace(b.String())
}

func attr(n *html.Node, name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// links are the addresses below n that a pattern takes, each once.
func links(n *html.Node, pattern string) []string {
	re := regexp.MustCompile(pattern)
	seen := map[string]bool{}
	var out []string
	for _, a := range all(n, func(x *html.Node) bool { return x.Data == "a" }) {
		if href := attr(a, "href"); re.MatchString(href) && !seen[href] {
			seen[href] = true
			out = append(out, href)
		}
	}
	return out
}
