package web_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"naskah/internal/web/webtest"
)

// A person is a browser without a screen: his cookies, and the page last seen.
type person struct {
	t      *testing.T
	base   string
	client *http.Client
	at     *url.URL
	status int
	header http.Header
	body   []byte
	doc    *html.Node
}

// as is somebody who is signed in; nobody for "".
func as(t *testing.T, s *webtest.Site, login string) *person {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	p := &person{t: t, base: s.URL, client: &http.Client{Jar: jar}}
	if login != "" {
		u, err := url.Parse(s.URL)
		if err != nil {
			t.Fatal(err)
		}
		jar.SetCookies(u, []*http.Cookie{{Name: "naskah", Value: s.Token(t, login), Path: "/"}})
	}
	return p
}

func (p *person) get(path string) *person {
	p.t.Helper()
	res, err := p.client.Get(p.base + path)
	if err != nil {
		p.t.Fatal(err)
	}
	return p.take(res)
}

func (p *person) take(res *http.Response) *person {
	p.t.Helper()
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	p.at, p.status, p.header, p.body = res.Request.URL, res.StatusCode, res.Header, b
	if p.doc, err = html.Parse(bytes.NewReader(b)); err != nil {
		p.t.Fatal(err)
	}
	return p
}

// want fails unless the page has this status and holds each text.
func (p *person) want(status int, texts ...string) *person {
	p.t.Helper()
	if p.status != status {
		p.t.Fatalf("%s: status %d, want %d\n%s", p.at, p.status, status, p.text())
	}
	for _, s := range texts {
		if !strings.Contains(p.text(), s) && !strings.Contains(string(p.body), s) {
			p.t.Fatalf("%s lacks %q\n%s", p.at, s, p.text())
		}
	}
	return p
}

func (p *person) lacks(texts ...string) *person {
	p.t.Helper()
	for _, s := range texts {
		if strings.Contains(string(p.body), s) {
			p.t.Fatalf("%s holds %q\n%s", p.at, s, p.text())
		}
	}
	return p
}

// send fills in the form whose action ends so, and sends it. A button is a field like any other.
func (p *person) send(action string, fields map[string]string) *person {
	p.t.Helper()
	form := p.form(action)
	for k, v := range fields {
		form.Set(k, v)
	}
	return p.post(p.action(action), form)
}

func (p *person) post(path string, form url.Values) *person {
	p.t.Helper()
	req, err := http.NewRequestWithContext(p.t.Context(), http.MethodPost, p.base+path, strings.NewReader(form.Encode()))
	if err != nil {
		p.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Origin", p.base)
	res, err := p.client.Do(req)
	if err != nil {
		p.t.Fatal(err)
	}
	return p.take(res)
}

// each visits the elements of the page.
func (p *person) each(f func(n *html.Node)) {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			f(n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(p.doc)
}

func at(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func (p *person) action(end string) string {
	p.t.Helper()
	found := ""
	p.each(func(n *html.Node) {
		if n.Data == "form" && strings.HasSuffix(at(n, "action"), end) && found == "" {
			found = at(n, "action")
		}
	})
	if found == "" {
		p.t.Fatalf("no form to …%s on %s\n%s", end, p.at, p.text())
	}
	return found
}

// form is what the browser would send of the form, without pressing a button.
func (p *person) form(end string) url.Values {
	p.t.Helper()
	want := p.action(end)
	out := url.Values{}
	var form *html.Node
	p.each(func(n *html.Node) {
		if n.Data == "form" && at(n, "action") == want && form == nil {
			form = n
		}
	})
	p.each(func(n *html.Node) {
		if !inside(n, form) && at(n, "form") != at(form, "id") || at(n, "name") == "" || has(n, "disabled") {
			return
		}
		if at(n, "form") == "" && !inside(n, form) {
			return
		}
		switch n.Data {
		case "input":
			if kind := at(n, "type"); (kind == "checkbox" || kind == "radio") && !has(n, "checked") || kind == "file" {
				return
			}
			out.Add(at(n, "name"), at(n, "value"))
		case "textarea":
			out.Add(at(n, "name"), strings.TrimPrefix(words(n), "\n"))
		case "select":
			out.Add(at(n, "name"), chosen(n))
		}
	})
	return out
}

func inside(n, form *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == form {
			return true
		}
	}
	return false
}

func chosen(n *html.Node) string {
	first, found := "", ""
	seen, set := false, false
	var walk func(*html.Node)
	walk = func(o *html.Node) {
		if o.Data == "option" {
			if !seen {
				first, seen = at(o, "value"), true
			}
			if has(o, "selected") {
				found, set = at(o, "value"), true
			}
		}
		for c := o.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	if set {
		return found
	}
	return first
}

func words(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if n.Data == "script" || n.Data == "style" {
		return ""
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(words(c))
		if c.Type == html.ElementNode {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// text is what the page says.
func (p *person) text() string { return strings.Join(strings.Fields(words(p.doc)), " ") }

// wire is the body as it travels to a browser that takes compressed pages.
func (p *person) wire(path string) []byte {
	p.t.Helper()
	req, err := http.NewRequestWithContext(p.t.Context(), http.MethodGet, p.base+path, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "gzip")
	res, err := p.client.Do(req)
	if err != nil {
		p.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return b
}
