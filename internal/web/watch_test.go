package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"naskah/internal/metrics"
	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web"
	"naskah/internal/web/webtest"
)

// A counter is a Watch that writes down what it is told.
type counter struct {
	mu    sync.Mutex
	lines []string
}

func (c *counter) Request(route, method string, status int, _ time.Duration) {
	c.add(fmt.Sprintf("%s %s %d", method, route, status))
}
func (c *counter) Refused(code string) { c.add("refused " + code) }

func (c *counter) add(s string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lines = append(c.lines, s)
}

func (c *counter) take() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := c.lines
	c.lines = nil
	return out
}

// A door is a Gate turned by hand.
type door struct {
	failing  []string
	stopping bool
}

func (d *door) Failing(context.Context) []string { return d.failing }
func (d *door) Stopping() bool                   { return d.stopping }

// A logBook keeps lines of JSON.
type logBook struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logBook) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

// take is every line since the last.
func (l *logBook) take(t *testing.T) []map[string]any {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []map[string]any
	for line := range bytes.Lines(l.b.Bytes()) {
		var m map[string]any
		if err := json.Unmarshal(line, &m); err != nil {
			t.Fatal(err)
		}
		out = append(out, m)
	}
	l.b.Reset()
	return out
}

// watched is a site over an office whose acts are traced, as main wires it.
func watched(t *testing.T) (*officetest.World, *webtest.Site, *counter, *door, *logBook) {
	t.Helper()
	w, c, d, l := officetest.New(t), &counter{}, &door{}, &logBook{}
	log := slog.New(naskah.Traced(slog.NewJSONHandler(l, &slog.HandlerOptions{Level: slog.LevelDebug})))
	w.Office.Store, w.Office.Log = metrics.New().Books(w.Store), log
	return w, webtest.New(t, w, func(o *web.Options) { o.Log, o.Watch, o.Gate = log, c, d }), c, d, l
}

// asked sends one request with headers "Name: value".
func asked(t *testing.T, s *webtest.Site, method, path, token string, headers ...string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, "http://127.0.0.1"+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if token != "" {
		req.AddCookie(&http.Cookie{Name: "naskah", Value: token})
	}
	for _, h := range headers {
		name, v, _ := strings.Cut(h, ": ")
		req.Header.Set(name, v)
	}
	res, err := s.App.Test(req, 10000)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(b)
}

// TestRequestLine: each request is one line with the id that the answer carries, the pattern of its route and who asked; nothing that
// opens a door, and nothing that a visitor chose, but an id of his in decent form.
func TestRequestLine(t *testing.T) {
	w, s, c, _, l := watched(t)
	n := w.Draft()
	token := s.Token(t, "yuni")
	c.take()
	l.take(t)
	for _, x := range []struct {
		path, token, theirs, route string
		status                     int
		keeps                      bool
	}{
		{"/naskah/" + string(n.ID), token, "proxy-0123456789", "/naskah/:id", 200, true},
		{"/naskah/" + string(n.ID), token, "a\tb", "/naskah/:id", 200, false},
		{"/naskah/" + string(n.ID), token, strings.Repeat("x", 65), "/naskah/:id", 200, false},
		{"/v/ABCD-EFGH-RAHASIA", "", "", "/v/:kode", 404, false},
		{"/tidak/ada/RAHASIA", "", "", "-", 404, false},
		{"/naskah?q=RAHASIA", token, "", "/naskah", 200, false},
	} {
		res, _ := asked(t, s, "GET", x.path, x.token, "X-Request-Id: "+x.theirs)
		id := res.Header.Get("X-Request-Id")
		if len(id) != 16 || id == x.theirs || res.StatusCode != x.status {
			t.Errorf("%s: status %d, id %q", x.path, res.StatusCode, id)
		}
		lines := l.take(t)
		requests := 0
		for _, line := range lines {
			if line["request"] != id {
				t.Errorf("%s: a line without the id of the request: %v", x.path, line)
			}
			if strings.Contains(fmt.Sprint(line), "RAHASIA") || strings.Contains(fmt.Sprint(line), string(n.ID)) {
				t.Errorf("%s: %v", x.path, line)
			}
			if line["msg"] != "request" {
				continue
			}
			requests++
			who, where := "", ""
			if x.token != "" {
				who, where = string(w.User("yuni").ID), string(w.User("yuni").Instansi)
			}
			if line["route"] != x.route || line["status"] != float64(x.status) || line["method"] != "GET" || line["user"] != who || line["instansi"] != where ||
				line["bytes"] == 0.0 || line["ms"] == nil || (line["theirs"] == x.theirs) != x.keeps {
				t.Errorf("%s: %v", x.path, line)
			}
		}
		if requests != 1 {
			t.Errorf("%s: %d lines", x.path, requests)
		}
		if got := c.take(); !slices.Contains(got, fmt.Sprintf("GET %s %d", strings.TrimPrefix(x.route, "-"), x.status)) {
			t.Errorf("%s was counted as %q", x.path, got)
		}
	}
}

// TestRequestActs: the line of an act names it, and what the office says on the way carries the same id; a refusal is counted by code.
func TestRequestActs(t *testing.T) {
	w, s, c, _, l := watched(t)
	n := w.Submitted()
	s.Listen(t)
	p := as(t, s, "kabagpem").get("/naskah/" + string(n.ID))
	l.take(t)
	c.take()
	p.send("/paraf", nil).want(200, "diteruskan")
	if !slices.ContainsFunc(l.take(t), func(line map[string]any) bool {
		return line["msg"] == "request" && line["route"] == "/naskah/:id/paraf" && fmt.Sprint(line["acts"]) == "[paraf]"
	}) {
		t.Error("no line of the act")
	}
	p = as(t, s, "kabaghukum").get("/naskah/" + string(n.ID))
	w.Office.Store = broken{w.Office.Store}
	l.take(t)
	p.send("/paraf", nil).want(503)
	lines := l.take(t)
	ids := map[any]int{}
	for _, line := range lines {
		ids[line["request"]]++
	}
	if len(ids) != 1 || len(lines) < 2 || ids[nil] > 0 {
		t.Errorf("%v", lines)
	}
	if got := c.take(); !slices.Contains(got, "refused NSK-TIDAK-TERSEDIA") {
		t.Errorf("counted %q", got)
	}
}

// A broken store finds nothing.
type broken struct{ naskah.Store }

func (broken) Naskah(context.Context, naskah.Scope, naskah.NaskahID) (naskah.Naskah, error) {
	return naskah.Naskah{}, naskah.Errorf(naskah.Unavailable, "NSK-TIDAK-TERSEDIA", "Basis data sedang tidak tersedia.")
}

// TestReadyPage: /siap names the parts that fail and nothing more; /sehat never asks.
func TestReadyPage(t *testing.T) {
	_, s, _, d, _ := watched(t)
	if res, body := asked(t, s, "GET", "/siap", ""); res.StatusCode != 200 || body != "{\"ready\":true}\n" || res.Header.Get("Content-Type") != "application/json" {
		t.Errorf("%d %s", res.StatusCode, body)
	}
	d.failing = []string{"database", "jobs"}
	if res, body := asked(t, s, "GET", "/siap", ""); res.StatusCode != 503 || body != "{\"ready\":false,\"failing\":[\"database\",\"jobs\"]}\n" || res.Header.Get("Retry-After") == "" {
		t.Errorf("%d %s", res.StatusCode, body)
	}
	if res, body := asked(t, s, "GET", "/sehat", ""); res.StatusCode != 200 || body != "sehat\n" {
		t.Errorf("%d %s", res.StatusCode, body)
	}
	if res, _ := asked(t, s, "GET", "/metrics", ""); res.StatusCode != 404 {
		t.Errorf("metrics on the public address: %d", res.StatusCode)
	}
}

// TestDoorWhileStopping: what comes after the end has begun is refused before anything is done, and says so; health checks are answered.
func TestDoorWhileStopping(t *testing.T) {
	w, s, c, d, _ := watched(t)
	n := w.Submitted()
	s.Listen(t)
	p := as(t, s, "kabagpem").get("/naskah/" + string(n.ID))
	d.stopping, d.failing = true, []string{"process"}
	p.send("/paraf", nil).want(503, "Layanan sedang dihentikan", "tidak ada yang berubah")
	if got, err := w.Store.Naskah(t.Context(), naskah.ScopeSystem(), n.ID); err != nil || got.Seq != n.Seq {
		t.Errorf("the naskah stands at %d, %v", got.Seq, err)
	}
	if got := c.take(); !slices.Contains(got, "refused NSK-BERHENTI") {
		t.Errorf("counted %q", got)
	}
	res, _ := asked(t, s, "GET", "/naskah", "")
	if res.StatusCode != 503 || res.Header.Get("Retry-After") == "" || !res.Close {
		t.Errorf("%d, %v", res.StatusCode, res.Header)
	}
	for path, want := range map[string]int{"/sehat": 200, "/siap": 503} {
		if res, _ := asked(t, s, "GET", path, ""); res.StatusCode != want {
			t.Errorf("%s: %d", path, res.StatusCode)
		}
	}
}
