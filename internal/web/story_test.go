package web

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"naskah/internal/web/locale"
	"naskah/internal/web/views"
)

// A story is one view with canned data; it is checked as HTML and written to var/look for the camera.
type story struct {
	name   string
	public string // class of the public frame; empty: the frame of somebody signed in
	wide   bool
	nobody bool
	view   templ.Component
}

const maxPage = 60 << 10 // ui.md §1.8: a page is one document under 60 KB

func TestStories(t *testing.T) {
	words, err := locale.Catalogues()
	if err != nil {
		t.Fatal(err)
	}
	found, err := assets(built)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join("..", "..", "var", "look", "cerita")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, s := range stories() {
		if seen[s.name] {
			t.Fatalf("two stories are called %s", s.name)
		}
		seen[s.name] = true
		for _, lang := range locale.Languages {
			t.Run(s.name+"/"+lang, func(t *testing.T) {
				f := storyFrame(words[lang], found, s)
				html := drawStory(t, f, s)
				for _, fault := range htmlFaults(html) {
					t.Error(fault)
				}
				if lang != locale.Default {
					return
				}
				if err := os.WriteFile(filepath.Join(dir, s.name+".html"), html, 0o644); err != nil {
					t.Fatal(err)
				}
			})
		}
	}
	if len(seen) < 30 {
		t.Fatalf("only %d stories", len(seen))
	}
}

func storyFrame(w locale.Words, a views.Assets, s story) *views.Frame {
	f := &views.Frame{
		Words: w, Assets: a, Nonce: "bm9uY2U", CSRF: strings.Repeat("c", 43), Path: "/", Title: s.name, Instansi: "Pemerintah Kota Banjar",
		Demo: true, Wide: s.wide, RequestID: "0192f3c1a5",
	}
	if s.nobody {
		return f
	}
	f.User = &views.User{Nama: "Ratna Dewi", Role: w.T("role.officer"), Initials: "RD"}
	f.Nav = menu(navFor(true, true, 3), "/"+strings.SplitN(s.name, "-", 2)[0])
	return f
}

func drawStory(t *testing.T, f *views.Frame, s story) []byte {
	t.Helper()
	page := views.Page(f)
	if s.public != "" {
		page = views.Public(f, s.public)
	}
	ctx := views.With(context.Background(), f)
	var b bytes.Buffer
	if err := page.Render(templ.WithChildren(ctx, s.view), &b); err != nil {
		t.Fatal(err)
	}
	if n := b.Len(); n > maxPage {
		t.Errorf("the page has %d bytes, over %d", n, maxPage)
	}
	return b.Bytes()
}

func TestHTMLFaultsFindsThem(t *testing.T) {
	good := `<!doctype html><html lang="id"><head><title>x</title></head><body><main><h1>a</h1><h2>b</h2><label for="i">i</label><input id="i"><a href="/">c</a></main></body></html>`
	if f := htmlFaults([]byte(good)); len(f) != 0 {
		t.Fatalf("good page: %v", f)
	}
	for name, change := range map[string][2]string{
		"skipped heading":   {"<h2>b</h2>", "<h3>b</h3>"},
		"two h1":            {"<h2>b</h2>", "<h1>b</h1>"},
		"no label":          {`<label for="i">i</label>`, ""},
		"duplicate id":      {"<h2>b</h2>", `<h2 id="i">b</h2>`},
		"label for nothing": {`for="i"`, `for="j"`},
		"nameless link":     {`<a href="/">c</a>`, `<a href="/"></a>`},
		"inline style":      {"<h2>b</h2>", `<h2 style="x">b</h2>`},
		"inline handler":    {"<h2>b</h2>", `<h2 onclick="x">b</h2>`},
		"inline script":     {"<h2>b</h2>", `<h2>b</h2><script>1</script>`},
		"missing word":      {"<h2>b</h2>", `<h2>[a.b]</h2>`},
		"bad format":        {"<h2>b</h2>", `<h2>%!d(string=x)</h2>`},
		"dead fragment":     {`href="/"`, `href="#z"`},
		"aria to nothing":   {"<h2>b</h2>", `<h2 aria-labelledby="zz">b</h2>`},
		"no lang":           {` lang="id"`, ""},
		"two filled":        {`<a href="/">c</a>`, `<a class="btn btn-fill" href="/">c</a><a class="btn-fill" href="/">c</a>`},
		"form without csrf": {`<a href="/">c</a>`, `<form method="post" action="/x"><button>y</button></form>`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if len(htmlFaults([]byte(bad))) == 0 {
			t.Errorf("%s passes", name)
		}
	}
}
