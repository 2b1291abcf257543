package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/locale"
	"naskah/internal/web/views"
)

// bare is a site without an office: what stands around every page.
func bare(t *testing.T, log io.Writer) *site {
	t.Helper()
	words, err := locale.Catalogues()
	if err != nil {
		t.Fatal(err)
	}
	return &site{words: words, files: built, opt: Options{Log: slog.New(slog.NewTextHandler(log, nil)), Clock: time.Now}.watched()}
}

func TestErrorsBecomePages(t *testing.T) {
	var log bytes.Buffer
	s := bare(t, &log)
	app := fiber.New(fiber.Config{ErrorHandler: s.answerError, DisableStartupMessage: true})
	app.Use(s.around)
	secret := errors.New("password of the database is hunter2")
	for path, err := range map[string]error{
		"/galat": secret, "/busuk": naskah.Errorf(naskah.Corrupt, "OBJ-RUSAK", "Berkas rusak.").Because(secret), "/sibuk": naskah.Errorf(naskah.Unavailable, "TTE-MATI", "Mati."),
		"/lewat": naskah.Errorf(naskah.Expired, "NSK-SESI-LEWAT", "Lewat."), "/asing": naskah.Errorf("lain", "NSK-X", "Jenis yang tidak dikenal."), "/fiber": fiber.NewError(413, "x"),
	} {
		app.Get(path, func(*fiber.Ctx) error { return err })
	}
	app.Get("/panik", func(*fiber.Ctx) error { panic("hunter2") })
	for path, want := range map[string]int{"/galat": 500, "/busuk": 500, "/sibuk": 503, "/lewat": 410, "/asing": 500, "/fiber": 413, "/panik": 500, "/tidak-ada": 404} {
		res, err := app.Test(httptest.NewRequest("GET", path, nil), 5000)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		if res.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, res.StatusCode, want)
		}
		for _, bad := range []string{"hunter2", "goroutine", ".go:"} {
			if strings.Contains(string(body), bad) {
				t.Errorf("%s shows %q", path, bad)
			}
		}
		if faults := htmlFaults(body); len(faults) > 0 {
			t.Errorf("%s: %v", path, faults)
		}
		if !strings.Contains(string(body), "nomor permintaan ") {
			t.Errorf("%s has no request id", path)
		}
		if path == "/sibuk" && res.Header.Get("Retry-After") == "" {
			t.Error("503 without Retry-After")
		}
	}
	for _, want := range []string{"hunter2", "around_test.go", "level=ERROR", "code=OBJ-RUSAK"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %q", want)
		}
	}
}

func TestMask(t *testing.T) {
	const token = "a-token-of-a-session"
	a, b := mask(token), mask(token)
	if a == b {
		t.Error("two pages carry the same text")
	}
	if unmask(a) != token || unmask(b) != token {
		t.Error("the token does not come back")
	}
	for _, s := range []string{"", "x", "!!!", a + "x"} {
		if unmask(s) == token {
			t.Errorf("%q is taken for the token", s)
		}
	}
}

// TestAssets: every built file is named by its digest; without them the page says how to build them.
func TestAssets(t *testing.T) {
	found, err := assets(built)
	if err != nil {
		t.Fatal(err)
	}
	if found == (views.Assets{}) {
		if os.Getenv("CI") != "" {
			t.Fatal("the assets are not built")
		}
		t.Skip("not built: make assets")
	}
	files, err := fs.Glob(built, "assets/*.*.*")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 6 {
		t.Fatalf("only %v", files)
	}
	for _, f := range files {
		b, err := fs.ReadFile(built, f)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(b)
		if !strings.Contains(f, "."+hex.EncodeToString(sum[:6])+".") {
			t.Errorf("%s is not named by its digest", f)
		}
		if strings.HasSuffix(f, ".css") && len(b) > 60<<10 {
			t.Errorf("%s has %d bytes", f, len(b))
		}
	}
	none, err := assets(fstest.MapFS{"assets/.keep": {}})
	if err != nil || none != (views.Assets{}) {
		t.Errorf("without files: %v %v", none, err)
	}
	words, err := locale.Catalogues()
	if err != nil {
		t.Fatal(err)
	}
	s := stories()[0]
	page := drawStory(t, storyFrame(words["id"], none, s), s)
	if !bytes.Contains(page, []byte("make assets")) || bytes.Contains(page, []byte("/aset/")) {
		t.Error("the page without assets does not say how to build them")
	}
}
