package web_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"naskah/internal/account"
	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web"
	"naskah/internal/web/webtest"
)

// A ledger keeps everything that is logged.
type ledger struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *ledger) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *ledger) bytes() []byte {
	l.mu.Lock()
	defer l.mu.Unlock()
	return bytes.Clone(l.b.Bytes())
}

// told says in which form a secret stands in b; empty when it does not.
func told(b []byte, secret string) string {
	quoted, err := json.Marshal(secret)
	if err != nil {
		return "not even JSON"
	}
	for name, form := range map[string]string{
		"as it is": secret, "as JSON": strings.Trim(string(quoted), `"`), "in a URL": url.QueryEscape(secret), "in a path": url.PathEscape(secret),
		"as hex": hex.EncodeToString([]byte(secret)), "as base64": strings.TrimRight(base64.StdEncoding.EncodeToString([]byte(secret)), "="),
		"as base64 of URLs": base64.RawURLEncoding.EncodeToString([]byte(secret)),
	} {
		if bytes.Contains(b, []byte(form)) {
			return name
		}
	}
	return ""
}

// everything are all files under a folder: the database with its journal, and the objects.
func everything(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		out[path], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestSecretsAreNowhere: after everything that people do with passwords and passphrases, right and wrong, at the most talkative log, none
// of them, no session and no browser's mark stands in the log, in the database with its journal, or in the object store; no NIK or NIP
// stands in the log.
func TestSecretsAreNowhere(t *testing.T) {
	dir := t.TempDir()
	w := officetest.In(t, dir)
	said := &ledger{}
	log := slog.New(slog.NewJSONHandler(said, &slog.HandlerOptions{Level: slog.LevelDebug}))
	w.Office.Log = log
	s := webtest.New(t, w, func(o *web.Options) { o.Log = log }).Listen(t)
	secrets := map[string]string{
		"first password": firstPassword, "own password": ownPassword, "wrong password": "tebakan yang meleset 1", "one-time password": "kunci sementara tujuh",
		"last password": "awan putih di gunung", "passphrase": officetest.Passphrase, "wrong passphrase": "passphrase yang meleset 2",
	}
	u := withPassword(t, s, "walikota")
	n := w.Opened()
	signIn(t, s, "walikota", secrets["wrong password"]).want(401)
	signIn(t, s, secrets["wrong password"], firstPassword).want(401) // a password typed where the login belongs
	change := func(p *person, old, fresh string, want int) {
		t.Helper()
		p.get("/akun/sandi").send("/akun/sandi", map[string]string{"sandi_lama": old, "sandi_baru": fresh, "sandi_ulangi": fresh}).want(want)
	}
	mayor := signIn(t, s, "walikota", firstPassword).want(200)
	secrets["session"], secrets["browser"] = mayor.cookie("naskah"), mayor.cookie("naskah_kenal")
	change(mayor, secrets["wrong password"], ownPassword, 422)
	change(mayor, firstPassword, ownPassword, 200)
	at := "/pengaturan/pengguna/" + string(u.ID)
	as(t, s, "admin").get(at).send(at, map[string]string{"password": secrets["one-time password"]}).want(200)
	mayor = signIn(t, s, "walikota", secrets["one-time password"]).want(200)
	change(mayor, secrets["one-time password"], secrets["last password"], 200)
	secrets["last session"] = mayor.cookie("naskah")
	page := "/naskah/" + string(n.ID) + "/tanda-tangan"
	director := as(t, s, "direktur")
	secrets["director's session"] = director.cookie("naskah")
	director.get(page).send("/tanda-tangan", map[string]string{"passphrase": secrets["wrong passphrase"]}).want(422)
	director.get(page).send("/tanda-tangan", map[string]string{"passphrase": officetest.Passphrase}).want(200)
	mayor.get(page).send("/tanda-tangan", map[string]string{"passphrase": officetest.Passphrase}).want(200)
	if got := w.Get(n.ID); got.State != naskah.Signed {
		t.Fatalf("the story ended in %s", got.State)
	}

	files := everything(t, dir)
	rows, objects := 0, 0
	for path, b := range files {
		if strings.HasPrefix(path, filepath.Join(dir, "ca")) {
			continue // the test authority's own keys
		}
		if strings.Contains(path, "naskah.db") {
			rows++
		} else {
			objects++
		}
		for name, secret := range secrets {
			if how := told(b, secret); how != "" {
				t.Errorf("%s: the %s stands there %s", filepath.Base(path), name, how)
			}
		}
	}
	text := said.bytes()
	if rows == 0 || objects < 3 || bytes.Count(text, []byte("\n")) < 20 {
		t.Fatalf("%d files of the database, %d objects, %d lines of log: not enough to look at", rows, objects, bytes.Count(text, []byte("\n")))
	}
	for name, secret := range secrets {
		if how := told(text, secret); secret == "" || how != "" {
			t.Errorf("the log: the %s stands there %s", name, how)
		}
	}
	orang, err := w.Store.Orang(t.Context(), naskah.ScopeSystem())
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range orang {
		for _, number := range []string{o.NIK, o.NIP} {
			if number != "" && bytes.Contains(text, []byte(number)) {
				t.Errorf("the log names a number of %s", o.Nama)
			}
		}
	}

	// The search finds what is planted: in the log, in a row, in an object.
	log.Debug("planted", slog.String("sandi", secrets["last password"]))
	if told(said.bytes(), secrets["last password"]) == "" {
		t.Error("a secret in the log is not found")
	}
	if err := w.Store.SaveSignIn(t.Context(), naskah.SignIn{Token: naskah.DigestOf([]byte("x")), User: u.ID, Since: w.Clock(), Seen: w.Clock(), Until: w.Clock().Add(account.DefaultIdle), CSRF: "c", Flash: secrets["session"]}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "objects", "planted"), []byte(base64.StdEncoding.EncodeToString([]byte(officetest.Passphrase))), 0o600); err != nil {
		t.Fatal(err)
	}
	row, object := false, false
	for path, b := range everything(t, dir) {
		row = row || strings.Contains(path, "naskah.db") && told(b, secrets["session"]) != ""
		object = object || strings.HasSuffix(path, "planted") && told(b, officetest.Passphrase) != ""
	}
	if !row || !object {
		t.Errorf("a planted secret is not found: in a row %v, in an object %v", row, object)
	}
}
