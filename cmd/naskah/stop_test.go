package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"naskah/internal/contoh"
	"naskah/internal/naskah"
	"naskah/internal/office"
)

// A slowProcess is a service of its own, with a sealer that waits to be told.
type slowProcess struct {
	cmd     *exec.Cmd
	out     *bufio.Reader
	in      io.WriteCloser
	lines   chan map[string]any // of its log
	base    string
	metrics string
	client  *http.Client
}

// startSlow starts one over the folder of a demo.
func startSlow(t *testing.T, data string) *slowProcess {
	t.Helper()
	p := &slowProcess{cmd: exec.CommandContext(t.Context(), "naskah-lambat", data), lines: make(chan map[string]any, 1000), client: newClient()}
	p.client.Timeout = scriptWithin
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	errs, err := p.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p.out = bufio.NewReader(out)
	go func() {
		defer close(p.lines)
		for s := bufio.NewScanner(errs); s.Scan(); {
			line := map[string]any{}
			if json.Unmarshal(s.Bytes(), &line) != nil {
				line["msg"] = s.Text()
			}
			p.lines <- line
		}
	}()
	begun := p.line(t, "start")
	p.base, p.metrics = begun["base"].(string), "http://"+begun["metrics"].(string)+"/metrics"
	return p
}

// line waits for a message of its log.
func (p *slowProcess) line(t *testing.T, msg string) map[string]any {
	t.Helper()
	late := time.After(scriptWithin)
	var seen []any
	for {
		select {
		case line, ok := <-p.lines:
			if !ok {
				t.Fatalf("the process ended without %q: %v", msg, seen)
			}
			if line["msg"] == msg {
				return line
			}
			seen = append(seen, line)
		case <-late:
			t.Fatalf("no %q: %v", msg, seen)
		}
	}
}

// page is a page of the person who is signed in, whatever its status.
func (p *slowProcess) page(t *testing.T, path string) (int, string) {
	t.Helper()
	res, err := p.client.Get(p.base + path)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

var token = regexp.MustCompile(`name="_csrf" value="([^"]+)"`)

// csrf is the token of a page.
func csrf(t *testing.T, page string) string {
	t.Helper()
	m := token.FindStringSubmatch(page)
	if m == nil {
		t.Fatalf("no form on\n%s", page)
	}
	return m[1]
}

// atDesk signs a signer in and gives his signing page with its form.
func (p *slowProcess) atDesk(t *testing.T, login string) (path string, form url.Values) {
	t.Helper()
	_, in := p.page(t, "/masuk")
	res, err := p.client.PostForm(p.base+"/masuk", url.Values{"_csrf": {csrf(t, in)}, "login": {login}, "password": {contoh.Password}})
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	_, desk := p.page(t, "/tindakan")
	link := regexp.MustCompile(`/naskah/[0-9A-Za-z-]+/tanda-tangan`).FindString(desk)
	if link == "" {
		t.Fatalf("nothing to sign on\n%s", desk)
	}
	_, page := p.page(t, link)
	seq := regexp.MustCompile(`name="seq" value="(\d+)"`).FindStringSubmatch(page)
	if seq == nil {
		t.Fatalf("no form on\n%s", page)
	}
	return link, url.Values{"_csrf": {csrf(t, page)}, "seq": {seq[1]}, "passphrase": {contoh.Passphrase}}
}

// An ending is how a request ended.
type ending struct {
	status int
	page   string
	err    error
}

// sign posts the form; the answer comes when the seal is made.
func (p *slowProcess) sign(path string, form url.Values) <-chan ending {
	done := make(chan ending, 1)
	go func() {
		res, err := p.client.PostForm(p.base+path, form)
		if err != nil {
			done <- ending{err: err}
			return
		}
		defer res.Body.Close()
		b, err := io.ReadAll(res.Body)
		done <- ending{res.StatusCode, string(b), err}
	}()
	return done
}

// sealing waits until the sealer has the key in its hand.
func (p *slowProcess) sealing(t *testing.T) {
	t.Helper()
	if line, err := p.out.ReadString('\n'); err != nil || line != "SEALING\n" {
		t.Fatalf("%q, %v", line, err)
	}
}

// refuses waits until nobody listens any more.
func (p *slowProcess) refuses(t *testing.T) {
	t.Helper()
	addr := strings.TrimPrefix(p.base, "http://")
	for range 500 {
		c, err := net.DialTimeout("tcp", addr, time.Second)
		if errors.Is(err, syscall.ECONNREFUSED) {
			return
		}
		if err == nil {
			c.Close()
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("a process that is stopping takes new connections")
}

// sampleOffice is the folder of a demo, made once for all tests that change only what they sign.
func sampleOffice(t *testing.T) string {
	t.Helper()
	data := filepath.Join(t.TempDir(), "data")
	if code, said := told(t, "demo", "--seed", "--data", data); code != 0 {
		t.Fatal(said)
	}
	return data
}

// TestFaultStop: a service that is told to end in the middle of a seal takes nothing new, finishes the seal, records it, answers, and
// exits with 0; told twice it ends at once, and nothing is damaged.
func TestFaultStop(t *testing.T) {
	t.Parallel()
	data := sampleOffice(t)

	// Told twice: at once. The intent stands without a result, and lapses.
	p := startSlow(t, data)
	path, form := p.atDesk(t, "direktur")
	done := p.sign(path, form)
	p.sealing(t)
	p.signal(t, syscall.SIGTERM)
	p.line(t, "stop")
	p.signal(t, syscall.SIGTERM)
	if code := p.ended(); code != atOnce {
		t.Errorf("exit %d, want %d", code, atOnce)
	}
	if e := <-done; e.err == nil {
		t.Errorf("the request was answered with %d", e.status)
	}
	sound(t, data)

	// Told once: the seal of another signer, the last of his naskah, is finished.
	p = startSlow(t, data)
	path, form = p.atDesk(t, "walikota")
	done = p.sign(path, form)
	p.sealing(t)
	p.signal(t, syscall.SIGTERM)
	if stop := p.line(t, "stop"); stop["seals"] != 1.0 {
		t.Errorf("%v", stop)
	}
	p.refuses(t)
	scraped := p.scrape(t)
	for _, want := range []string{"naskah_seals_in_progress 1\n", "naskah_ready{part=\"process\"} 0\n"} {
		if !strings.Contains(scraped, want) {
			t.Errorf("while it stops the metrics lack %q", want)
		}
	}
	if _, err := p.in.Write([]byte("\n")); err != nil {
		t.Fatal(err)
	}
	e := <-done
	// The answer is a redirect to a page that nobody serves any more.
	if e.err == nil || !errors.Is(e.err, syscall.ECONNREFUSED) {
		t.Errorf("answer %d, %v", e.status, e.err)
	}
	p.line(t, "stopped")
	if code := p.ended(); code != 0 {
		t.Errorf("exit %d", code)
	}
	sound(t, data)
	if n := read(t, data, path); n.State != naskah.Signed {
		t.Errorf("the naskah is %s", n.State)
	}
	p = startSlow(t, data)
	p.signal(t, os.Interrupt)
	if code := p.ended(); code != 0 {
		t.Errorf("idle, interrupted: exit %d", code)
	}
}

// read is the naskah of a page as it is stored.
func read(t *testing.T, data, path string) naskah.Naskah {
	t.Helper()
	db, err := openDB(t.Context(), place{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	n, err := db.Naskah(t.Context(), naskah.ScopeSystem(), naskah.NaskahID(strings.Split(path, "/")[2]))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func (p *slowProcess) signal(t *testing.T, s os.Signal) {
	t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil {
		t.Fatal(err)
	}
}

// ended is its exit code.
func (p *slowProcess) ended() int {
	for range p.lines { // until it closes its log
	}
	_ = p.cmd.Wait()
	return p.cmd.ProcessState.ExitCode()
}

func (p *slowProcess) scrape(t *testing.T) string {
	t.Helper()
	res, err := http.Get(p.metrics)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// sound: every byte, event and row of the folder fits the others, and no object is left that nothing names.
func sound(t *testing.T, data string) {
	t.Helper()
	if code, said := told(t, "fsck", "--data", data); code != 0 || !strings.Contains(said, "Tidak ada kerusakan") || strings.Contains(said, "OBJ-YATIM") {
		t.Errorf("exit %d\n%s", code, said)
	}
}

// TestWaitFor: what is waited for and how long, on a clock of its own.
func TestWaitFor(t *testing.T) {
	for _, c := range []struct {
		name   string
		closes time.Duration // when the last connection is done
		seals  time.Duration // when the last seal is recorded; 0: there is none
		want   time.Duration
		fails  bool
	}{
		{"nothing under way", 0, 0, 0, false},
		{"a request", 20 * time.Second, 0, 20 * time.Second, false},
		{"a seal", 30 * time.Second, 30 * time.Second, 30 * time.Second, false},
		{"a connection hangs", time.Hour, 0, finishFor + answerFor, false},
		{"a connection hangs, a seal is made", time.Hour, 100 * time.Second, 100*time.Second + answerFor, false},
		{"a long seal is answered", 181 * time.Second, 180 * time.Second, 181 * time.Second, false},
		{"a seal never ends", time.Hour, time.Hour, finishFor + settleFor, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), stopFor)
				defer cancel()
				a := &app{office: &office.Office{Seals: &office.SealCount{}}, log: slog.New(slog.DiscardHandler)}
				if c.seals > 0 {
					end := a.office.Seals.Begin()
					time.AfterFunc(c.seals, end)
				}
				closed := make(chan error, 1)
				time.AfterFunc(c.closes, func() { closed <- nil })
				begun := time.Now()
				err := a.waitFor(ctx, closed)
				if took := time.Since(begun); took != c.want || (err != nil) != c.fails {
					t.Errorf("took %s, want %s; %v", took, c.want, err)
				}
			})
		})
	}
}

// TestStopFits: whoever stops the process gives it the time that a graceful stop may take, and a little more.
func TestStopFits(t *testing.T) {
	for file, pattern := range map[string]string{"deploy/naskah.service": `(?m)^TimeoutStopSec=(\S+)$`, "docker-compose.yml": `(?s)command: \["serve"\].*?stop_grace_period: (\S+)`} {
		b, err := os.ReadFile(filepath.Join("..", "..", file))
		if err != nil {
			t.Fatal(err)
		}
		m := regexp.MustCompile(pattern).FindSubmatch(b)
		if m == nil {
			t.Errorf("%s gives no time", file)
			continue
		}
		if d, err := time.ParseDuration(string(m[1])); err != nil || d < stopFor+10*time.Second {
			t.Errorf("%s gives %s, a stop may take %s", file, m[1], stopFor)
		}
	}
	if finishWithin > finishFor {
		t.Error("follow-up work is waited for longer than requests")
	}
}

// TestNotify: systemd is told in its own words; without systemd nothing happens.
func TestNotify(t *testing.T) {
	path := filepath.Join(t.TempDir(), "n")
	ln, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: path, Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	var log bytes.Buffer
	a := &app{log: slog.New(slog.NewTextHandler(&log, nil))}
	t.Setenv("NOTIFY_SOCKET", path)
	asked := 0
	a.gate = newGate(slog.New(slog.DiscardHandler), part{"database", func(context.Context) error {
		if asked++; asked == 1 {
			return errors.New("not yet")
		}
		return nil
	}})
	a.announce(t.Context())
	b := make([]byte, 100)
	if n, err := ln.Read(b); err != nil || string(b[:n]) != "READY=1" || asked != 2 {
		t.Errorf("%q after %d questions, %v", b[:n], asked, err)
	}
	t.Setenv("NOTIFY_SOCKET", "")
	a.notify("STOPPING=1")
	if log.Len() > 0 {
		t.Error(log.String())
	}
	t.Setenv("NOTIFY_SOCKET", path+"-none")
	a.notify("STOPPING=1")
	if !strings.Contains(log.String(), "STOPPING=1") {
		t.Error("that nobody was told is not in the log")
	}
}
