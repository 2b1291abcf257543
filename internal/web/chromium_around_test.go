package web_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// play runs a browser story of e2e, told what it needs to know; without a browser it is skipped, but never where CI is set.
func play(t *testing.T, script string, about map[string]string) {
	t.Helper()
	node, err := exec.LookPath("node")
	chromium, err2 := exec.LookPath("chromium")
	e2e := filepath.Join("..", "..", "e2e")
	_, err3 := os.Stat(filepath.Join(e2e, "node_modules", "playwright-core"))
	if err != nil || err2 != nil || err3 != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("the browser story needs node, chromium and npm: %v %v %v", err, err2, err3)
		}
		t.Skipf("no browser: %v %v %v", err, err2, err3)
	}
	in, err := json.Marshal(about)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, filepath.Join(e2e, script))
	cmd.Env = append(os.Environ(), "CHROMIUM="+chromium)
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
}

// TestStoryPaperChromium takes a KSB on paper from draft to archive in a real browser: files, print, a scan of another document
// refused, a second person, the partner's number that comes later.
func TestStoryPaperChromium(t *testing.T) {
	w := officetest.New(t)
	n := w.DraftWith(w.PaperValues())
	pages := w.Pages(w.Printed()) // of a twin: as many as this one will have
	s := webtest.New(t, w).Listen(t)
	b64 := base64.StdEncoding.EncodeToString
	play(t, "paper.mjs", map[string]string{
		"url": s.URL, "naskah": string(n.ID), "scan": b64(officetest.ScanPDF(pages, w.Stamp())), "other": b64(officetest.ScanPDF(pages+3, w.Stamp())),
		"letter": b64(officetest.ScanPDF(1, w.Stamp())),
	})
}

// TestStoryFilesChromium sends files one by one in a real browser: one is refused, a connection is lost, photographs become one PDF.
func TestStoryFilesChromium(t *testing.T) {
	w := officetest.New(t)
	n, printed, old := w.Draft(), w.Printed(), w.Imported()
	s := webtest.New(t, w).Listen(t)
	var letters []string
	for range 3 {
		letters = append(letters, base64.StdEncoding.EncodeToString(officetest.ScanPDF(1, w.Stamp())))
	}
	b, err := json.Marshal(letters)
	if err != nil {
		t.Fatal(err)
	}
	play(t, "files.mjs", map[string]string{
		"url": s.URL, "naskah": string(n.ID), "printed": string(printed.ID), "coop": string(old.KerjaSama), "pages": strconv.Itoa(w.Pages(printed)), "letters": string(b),
	})
}
