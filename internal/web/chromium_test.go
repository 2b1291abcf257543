package web_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// TestStoryChromium takes one KSB from draft to archive with the nine people in a real browser, photographs every page at 360 and
// 1280 px into var/look/kisah, and fails on what axe finds serious or what is wider than the screen.
func TestStoryChromium(t *testing.T) {
	node, err := exec.LookPath("node")
	chromium, err2 := exec.LookPath("chromium")
	e2e := filepath.Join("..", "..", "e2e")
	_, err3 := os.Stat(filepath.Join(e2e, "node_modules", "playwright-core"))
	if err3 != nil && err == nil {
		out, install := exec.CommandContext(t.Context(), "npm", "ci", "--prefix", e2e, "--no-audit", "--no-fund", "--loglevel=error").CombinedOutput()
		if install == nil {
			err3 = nil
		} else {
			t.Logf("npm ci: %s", out)
		}
	}
	if err != nil || err2 != nil || err3 != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("the browser story needs node, chromium and npm: %v %v %v", err, err2, err3)
		}
		t.Skipf("no browser: %v %v %v", err, err2, err3)
	}
	w := officetest.New(t)
	w.Imported()
	w.Signed()
	s := webtest.New(t, w).Listen(t)
	about, err := json.Marshal(map[string]string{
		"url": s.URL, "passphrase": officetest.Passphrase, "values": string(canonical(t, w)), "now": w.Clock().Format(time.RFC3339),
	})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, filepath.Join(e2e, "story.mjs"))
	cmd.Env = append(os.Environ(), "CHROMIUM="+chromium)
	cmd.Stdin = bytes.NewReader(about)
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
}

func canonical(t *testing.T, w *officetest.World) []byte {
	t.Helper()
	b, err := w.Values().Canonical()
	if err != nil {
		t.Fatal(err)
	}
	return b
}
