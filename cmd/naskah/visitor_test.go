package main

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/net/html"

	"naskah/internal/contoh"
)

const samplePassword = contoh.Password

// A visitor is a browser without a screen: cookies per person, and the forms of the page last seen.
type visitor struct {
	base  string
	jars  map[string]*http.Client // by login; "" is nobody
	known map[string]bool
	me    string
	at    *url.URL
	page  *html.Node
}

func (v *visitor) as(login string) {
	if v.known == nil {
		v.known = map[string]bool{}
	}
	v.me = login
	if v.jars[login] == nil {
		v.jars[login] = newClient()
	}
}

func (v *visitor) client() *http.Client {
	if v.jars[v.me] == nil {
		v.as(v.me)
	}
	return v.jars[v.me]
}

func (v *visitor) get(ts *testscript.TestScript, path string, want int) []byte {
	res, err := v.client().Get(v.base + path)
	ts.Check(err)
	b := v.take(ts, res)
	if res.StatusCode != want {
		ts.Fatalf("GET %s: %s, want %d\n%s", path, res.Status, want, v.text())
	}
	return b
}

func (v *visitor) take(ts *testscript.TestScript, res *http.Response) []byte {
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	ts.Check(err)
	v.at = res.Request.URL
	v.page, err = html.Parse(bytes.NewReader(b))
	ts.Check(err)
	return b
}

// send fills the form whose action ends with action, with what it already holds and the given fields, and follows the answer.
func (v *visitor) send(ts *testscript.TestScript, action string, fields map[string]string) int {
	form := v.form(action)
	if form == nil {
		ts.Fatalf("no form %q on %s\n%s", action, v.at, v.text())
	}
	values := inputs(form)
	for k, x := range fields {
		fill(ts, form, values, k, x)
	}
	target, err := v.at.Parse(attr(form, "action"))
	ts.Check(err)
	var res *http.Response
	if attr(form, "enctype") == "multipart/form-data" {
		res, err = v.multipart(ts, target.String(), values)
	} else {
		res, err = v.client().PostForm(target.String(), values)
	}
	ts.Check(err)
	v.take(ts, res)
	return res.StatusCode
}

// fill sets one field: "key.*" is every field that begins so, "~text" the option whose label holds the text.
func fill(ts *testscript.TestScript, form *html.Node, values url.Values, key, value string) {
	if prefix, ok := strings.CutSuffix(key, "*"); ok {
		for k := range values {
			if strings.HasPrefix(k, prefix) {
				values.Set(k, value)
			}
		}
		return
	}
	label, ok := strings.CutPrefix(value, "~")
	if !ok {
		values.Set(key, value)
		return
	}
	found := ""
	walk(form, func(n *html.Node) {
		if n.Data != "select" || attr(n, "name") != key {
			return
		}
		walk(n, func(o *html.Node) {
			if o.Data == "option" && found == "" && o.FirstChild != nil && strings.Contains(o.FirstChild.Data, label) {
				found = attr(o, "value")
			}
		})
	})
	if found == "" {
		ts.Fatalf("no option %q in %s", label, key)
	}
	values.Set(key, found)
}

// multipart sends a value that begins with @ as the file of that name.
func (v *visitor) multipart(ts *testscript.TestScript, target string, values url.Values) (*http.Response, error) {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for k, list := range values {
		for _, x := range list {
			name, isFile := strings.CutPrefix(x, "@")
			if !isFile {
				ts.Check(w.WriteField(k, x))
				continue
			}
			part, err := w.CreateFormFile(k, name)
			ts.Check(err)
			_, err = io.WriteString(part, ts.ReadFile(name))
			ts.Check(err)
		}
	}
	ts.Check(w.Close())
	return v.client().Post(target, w.FormDataContentType(), &body)
}

func (v *visitor) form(action string) *html.Node {
	var found *html.Node
	walk(v.page, func(n *html.Node) {
		if found == nil && n.Data == "form" && strings.EqualFold(attr(n, "method"), "post") && strings.HasSuffix(attr(n, "action"), action) {
			found = n
		}
	})
	return found
}

func (v *visitor) link(part string) (string, bool) {
	found := ""
	walk(v.page, func(n *html.Node) {
		if found == "" && n.Data == "a" && strings.Contains(attr(n, "href"), part) {
			found = attr(n, "href")
		}
	})
	return found, found != ""
}

// text is what a reader sees, one line per piece.
func (v *visitor) text() string {
	var b strings.Builder
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style") {
			return
		}
		if s := strings.Join(strings.Fields(n.Data), " "); n.Type == html.TextNode && s != "" {
			b.WriteString(s + "\n")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	if v.page != nil {
		visit(v.page)
	}
	return b.String()
}

func walk(n *html.Node, f func(*html.Node)) {
	if n == nil {
		return
	}
	if n.Type == html.ElementNode {
		f(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, f)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// inputs are the values that a browser would send of the form as it stands.
func inputs(form *html.Node) url.Values {
	out := url.Values{}
	walk(form, func(n *html.Node) {
		name := attr(n, "name")
		if name == "" {
			return
		}
		switch n.Data {
		case "input":
			t := attr(n, "type")
			if (t == "checkbox" || t == "radio") && !has(n, "checked") || t == "file" || t == "submit" {
				return
			}
			out.Add(name, attr(n, "value"))
		case "textarea":
			s := ""
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				s += c.Data
			}
			out.Add(name, s)
		case "select":
			out.Add(name, selected(n))
		}
	})
	return out
}

func selected(n *html.Node) string {
	first, chosen, any := "", "", false
	walk(n, func(o *html.Node) {
		if o.Data != "option" {
			return
		}
		if !any {
			first, any = attr(o, "value"), true
		}
		if has(o, "selected") {
			chosen = attr(o, "value")
		}
	})
	if chosen != "" {
		return chosen
	}
	return first
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
