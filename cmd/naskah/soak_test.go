package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"naskah/internal/benchtest"
)

// soakFor is how long the office works, and by how many people at once: a moment in the normal run, NASKAH_SOAK=10m in the long one.
func soakFor(t *testing.T) (d time.Duration, people int) {
	t.Helper()
	v := os.Getenv("NASKAH_SOAK")
	if v == "" {
		return 5 * time.Second, len(soakCast)
	}
	d, err := time.ParseDuration(v)
	if err != nil {
		t.Fatal(err)
	}
	return d, 50
}

// soakCast is who works in which proportion.
var soakCast = []string{"yuni", "kabagpem", "kabaghukum", "asisten", "sekda", "ratna", "direktur", "walikota", "arsip", "tamu"}

// TestStorySoak: an office drafts, approves, signs, archives and verifies over two server processes on one PostgreSQL and one MinIO,
// several people at the same desk, while one of the processes is killed twice. Whatever was acknowledged happened exactly once; whatever
// failed could be done again; nothing is damaged.
func TestStorySoak(t *testing.T) {
	long, people := soakFor(t)
	s := startServers(t)
	dir := t.TempDir()
	vars, err := s.settings(dir)
	if err != nil {
		t.Fatal(err)
	}
	env := append(os.Environ(), "NASKAH_DATA="+filepath.Join(dir, "var"))
	for name, v := range vars {
		env = append(env, name+"="+v)
	}
	ground := &soakGround{ledger: newLedger(), files: make(chan []byte, 4)}
	for range 2 {
		p := &soakServer{env: env, log: &lockedLog{}}
		if p.addr, err = freeAddr(); err != nil {
			t.Fatal(err)
		}
		p.start(t) // the second finds the sample office that the first made
		ground.homes = append(ground.homes, p)
	}
	ctx, stop := context.WithTimeout(t.Context(), long)
	defer stop()
	var all sync.WaitGroup
	for i := range people {
		u := &soakUser{soakGround: ground, login: soakCast[i%len(soakCast)], home: i / len(soakCast) % 2, random: rand.New(rand.NewPCG(uint64(i), 5))}
		all.Go(func() { u.work(ctx) })
	}
	sizes := ground.disturb(ctx, t, long)
	all.Wait()
	ground.after(t, s, env, sizes, long)
}

// soakGround is what all people of a soak share.
type soakGround struct {
	*ledger
	homes []*soakServer
	files chan []byte // signed files that went out
}

// disturb kills the second process at a third and at two thirds of the time, starts it again, and meanwhile writes down how much memory
// the first one holds.
func (g *soakGround) disturb(ctx context.Context, t *testing.T, long time.Duration) (sizes []float64) {
	t.Helper()
	look := time.NewTicker(max(long/200, 100*time.Millisecond))
	defer look.Stop()
	start, killed := time.Now(), 0
	for {
		select {
		case <-ctx.Done():
			if killed != 2 {
				t.Errorf("the second process was killed %d times", killed)
			}
			return sizes
		case <-look.C:
		}
		sizes = append(sizes, g.homes[0].memory(t))
		if time.Since(start) > long*time.Duration(killed+1)/3 && killed < 2 {
			killed++
			g.homes[1].kill()
			g.homes[1].start(t)
		}
	}
}

// after looks at what the office left behind.
func (g *soakGround) after(t *testing.T, s *servers, env []string, sizes []float64, long time.Duration) {
	t.Helper()
	for _, err := range g.wrong {
		t.Error(err)
	}
	g.report(t, sizes)
	if err := s.do(context.WithoutCancel(t.Context()), func(db *sql.DB) error { return g.compare(t, db) }); err != nil {
		t.Error(err)
	}
	fsck := exec.CommandContext(t.Context(), "naskah", "fsck", "--json")
	fsck.Env = env
	var out, errw bytes.Buffer
	fsck.Stdout, fsck.Stderr = &out, &errw
	if err := fsck.Run(); err != nil {
		t.Errorf("fsck: %v\n%s%s", err, out.String(), errw.String())
	}
	// What a killed process put and did not register is told by its name, and is no damage.
	told := map[string]int{}
	for line := range strings.Lines(out.String()) {
		var f struct{ Code string }
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Error(err)
		}
		told[f.Code]++
	}
	t.Logf("fsck: %v: %s", told, strings.TrimSpace(errw.String()))
	for _, p := range g.homes {
		if n := strings.Count(p.log.String(), "panic"); n > 0 {
			t.Errorf("%d panics on %s", n, p.addr)
		}
	}
	if long < time.Minute {
		return
	}
	half := sizes[len(sizes)/2:]
	if grown := slope(half) * float64(len(half)); grown > 24 {
		t.Errorf("memory grew by %.0f MB in the second half", grown)
	}
}

// report says how long each kind of act took, and how much memory was held.
func (g *soakGround) report(t *testing.T, sizes []float64) {
	t.Helper()
	for _, kind := range g.kinds() {
		d := g.took[kind]
		slices.Sort(d)
		at := func(p int) string { return fmt.Sprintf("%.0f ms", d[(len(d)-1)*p/100].Seconds()*1000) }
		benchtest.Info(t, "soak-"+kind, fmt.Sprintf("p50 %s, p95 %s", at(50), at(95)), fmt.Sprintf("%d kali", len(d)))
	}
	benchtest.Info(t, "soak-retried", strconv.Itoa(g.retried), fmt.Sprintf("%d lomba", g.races))
	if len(sizes) > 1 {
		half := sizes[len(sizes)/2:]
		benchtest.Info(t, "soak-memory", fmt.Sprintf("%.0f MB, paling banyak %.0f MB", sizes[len(sizes)-1], slices.Max(sizes)), fmt.Sprintf("paruh kedua %+.1f MB", slope(half)*float64(len(half))))
	}
}

// slope is that of the straight line that lies closest to y, per sample.
func slope(y []float64) float64 {
	n := float64(len(y))
	var sx, sy, sxx, sxy float64
	for i, v := range y {
		x := float64(i)
		sx, sy, sxx, sxy = sx+x, sy+v, sxx+x*x, sxy+x*v
	}
	if d := n*sxx - sx*sx; d != 0 {
		return (n*sxy - sx*sy) / d
	}
	return 0
}

// A soakServer is one running server; it can be killed and started again on the same address.
type soakServer struct {
	addr string
	env  []string
	log  *lockedLog
	mu   sync.Mutex
	cmd  *exec.Cmd
	done chan error
}

func (p *soakServer) start(t *testing.T) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "naskah", "demo", "--listen", p.addr, "--base-url", "http://"+p.addr)
	cmd.Env, cmd.Stdout, cmd.Stderr = p.env, p.log, p.log
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 25 * time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	p.mu.Lock()
	p.cmd, p.done = cmd, done
	p.mu.Unlock()
	for end := time.Now().Add(3 * scriptWithin); ; time.Sleep(50 * time.Millisecond) {
		res, err := http.Get("http://" + p.addr + "/sehat")
		if err == nil && res.Body.Close() == nil && res.StatusCode == http.StatusOK {
			break
		}
		select {
		case err := <-done:
			t.Fatalf("the server ended: %v\n%s", err, p.log)
		default:
		}
		if time.Now().After(end) {
			t.Fatalf("the server does not answer: %v\n%s", err, p.log)
		}
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.done == done {
			<-done
		}
	})
}

// kill ends the process as a power cut would.
func (p *soakServer) kill() {
	p.mu.Lock()
	defer p.mu.Unlock()
	_ = p.cmd.Process.Kill()
	<-p.done
}

// memory is the resident set in MB.
func (p *soakServer) memory(t *testing.T) float64 {
	t.Helper()
	kb, err := resident(p.cmd.Process.Pid)
	if err != nil {
		t.Fatal(err)
	}
	return float64(kb) / 1024
}

// resident is the resident set of a process in KB.
func resident(pid int) (int, error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(b)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmRSS:" {
			return strconv.Atoi(f[1])
		}
	}
	return 0, errors.New("no VmRSS")
}

// lockedLog takes what a process says, also while it is read.
type lockedLog struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
