package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/net/html"

	_ "modernc.org/sqlite"

	"naskah/internal/sqlstore/pgtest"
)

// rootDir is the repository.
var rootDir = filepath.Join("..", "..")

// previous builds the program of the release before, whose commit a file in testdata names, and returns the folder with it. It is
// built once on a machine, with the packages that are built already. Without the history of that commit (a copy without history, a shallow clone) the test is skipped.
func previous(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "rilis-terdahulu"))
	if err != nil {
		t.Fatal(err)
	}
	commit := strings.TrimSpace(string(b))
	if out, err := git(t, "rev-parse", "--is-shallow-repository"); err != nil {
		t.Skipf("rilis terdahulu tidak diuji: salinan ini tanpa riwayat git (%v)", err)
	} else if _, err := git(t, "cat-file", "-e", commit+"^{commit}"); err != nil {
		if strings.TrimSpace(out) == "false" {
			t.Fatalf("the commit of the release before, %s, is not in the history", commit)
		}
		t.Skipf("rilis terdahulu tidak diuji: riwayat git di sini tidak memuat %s", commit)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(cache, "naskah-rilis", commit)
	program := filepath.Join(dir, "naskah-lama")
	if _, err := os.Stat(program); err == nil {
		return dir
	}
	source := t.TempDir()
	archive := exec.CommandContext(t.Context(), "sh", "-c", `git archive "$1" | tar -x -C "$2" && cp -r internal/web/assets/. "$2/internal/web/assets/"`, "sh", commit, source)
	archive.Dir = rootDir
	if out, err := archive.CombinedOutput(); err != nil {
		t.Fatalf("git archive: %v\n%s", err, out)
	}
	fresh := filepath.Join(source, "naskah-lama")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", fresh, "./cmd/naskah")
	build.Dir = source
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("the release before does not build: %v\n%s", err, out)
	}
	if err := install(fresh, program); err != nil {
		t.Fatal(err)
	}
	return dir
}

// install puts a program in its place, whole or not at all.
func install(from, to string) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.CreateTemp(filepath.Dir(to), "baru-")
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Chmod(0o700), out.Close()); err != nil {
		return err
	}
	return os.Rename(out.Name(), to)
}

func git(t *testing.T, args ...string) (string, error) {
	t.Helper()
	c := exec.CommandContext(t.Context(), "git", args...)
	c.Dir = rootDir
	out, err := c.Output()
	return string(out), err
}

// TestStoryScriptTogether: several programs on one database, each a process of its own: two of this version, and this version beside
// the release before on a schema that only adds.
func TestStoryScriptTogether(t *testing.T) {
	t.Parallel()
	for _, engine := range []string{"sqlite", "postgres"} {
		for _, file := range []string{"dua-proses", "dua-versi"} {
			t.Run(file+"-"+engine, func(t *testing.T) {
				path := ""
				if file == "dua-versi" {
					path = previous(t)
				}
				driver, dsn := "sqlite", ""
				if engine == "postgres" {
					driver, dsn = "pgx", onePostgres(t)
				}
				p := scripts(false)
				p.Dir, p.Files = "", []string{filepath.Join("testdata", "serentak", file+".txtar")}
				plain := p.Setup
				p.Setup = func(e *testscript.Env) error {
					second, err := freeAddr()
					if err == nil {
						err = plain(e)
					}
					if err != nil {
						return err
					}
					e.Setenv("ADDR2", second)
					e.Setenv("PATH", path+string(os.PathListSeparator)+e.Getenv("PATH"))
					e.Values["pages"] = map[string]visitor{}
					e.Values["database"] = database{driver, dsn, e.WorkDir}
					if dsn != "" {
						e.Setenv("NASKAH_DB", dsn)
					}
					return nil
				}
				p.Cmds["lewat"] = cmdThrough
				p.Cmds["serempak"] = cmdAtOnce
				p.Cmds["basis"] = cmdDatabase
				p.Cmds["ingat"] = cmdKeep
				p.Cmds["kembali"] = cmdBack
				testscript.Run(t, p)
			})
		}
	}
}

// onePostgres is a server for one script.
func onePostgres(t *testing.T) string {
	t.Helper()
	pg, err := pgtest.Start(t.Context())
	if errors.Is(err, pgtest.ErrNone) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pg.Close(); err != nil {
			t.Error(err)
		}
	})
	return pg.DSN("postgres")
}

// A database is the one of a script, as its owner reaches it.
type database struct{ driver, dsn, dir string }

// cmdDatabase (basis SQL…): the owner of the database runs statements.
func cmdDatabase(ts *testscript.TestScript, _ bool, args []string) {
	d := ts.Value("database").(database)
	ctx, cancel := context.WithTimeout(context.Background(), scriptWithin)
	defer cancel()
	if d.driver == "sqlite" {
		d.dsn = "file:" + filepath.Join(d.dir, "var", "naskah.db") + "?_pragma=busy_timeout(5000)"
	}
	db, err := sql.Open(d.driver, d.dsn)
	ts.Check(err)
	defer db.Close()
	for _, text := range args {
		_, err := db.ExecContext(ctx, text)
		ts.Check(err)
	}
}

// cmdThrough (lewat ADDR): from now on everybody goes through the process at this address; who is signed in at one is at the other.
func cmdThrough(ts *testscript.TestScript, _ bool, args []string) {
	who(ts).base = "http://" + args[0]
}

// cmdKeep (ingat NAME): the page that was last seen, as whoever saw it still has it before him.
func cmdKeep(ts *testscript.TestScript, _ bool, args []string) {
	kept(ts)[args[0]] = *who(ts)
}

// cmdBack (kembali NAME): to that page, its reader and his process.
func cmdBack(ts *testscript.TestScript, _ bool, args []string) {
	seen, ok := kept(ts)[args[0]]
	if !ok {
		ts.Fatalf("no page %q was kept", args[0])
	}
	v := who(ts)
	v.base, v.me, v.at, v.page = seen.base, seen.me, seen.at, seen.page
}

func kept(ts *testscript.TestScript) map[string]visitor {
	return ts.Value("pages").(map[string]visitor)
}

// cmdAtOnce (serempak N FORM ACTION key=value…): the form ACTION of the page FORM is sent N times at once, in turn through each of the
// processes, which are at ADDR and ADDR2. The statuses go to stdout, sorted by how often they came.
func cmdAtOnce(ts *testscript.TestScript, _ bool, args []string) {
	n := 0
	if _, err := fmt.Sscan(args[0], &n); err != nil {
		ts.Fatalf("%q: %v", args[0], err)
	}
	v := who(ts)
	bases := []string{"http://" + ts.Getenv("ADDR"), "http://" + ts.Getenv("ADDR2")}
	var forms []url.Values
	for i := range n {
		v.base = bases[i%2]
		v.get(ts, args[1], http.StatusOK)
		form := v.form(args[2])
		if form == nil {
			ts.Fatalf("no form %q on %s\n%s", args[2], v.at, v.text())
		}
		values := inputs(form)
		for _, a := range args[3:] {
			key, x, _ := strings.Cut(a, "=")
			fill(ts, form, values, key, strings.ReplaceAll(x, "#", fmt.Sprint(i)))
		}
		forms = append(forms, values)
	}
	action := attr(v.form(args[2]), "action")
	answers := make([]string, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { answers[i] = post(v.client(), bases[i%2]+action, forms[i]) })
	}
	wg.Wait()
	for _, a := range answers {
		fmt.Fprintln(ts.Stdout(), a)
	}
}

// post sends a form and says the answer in one line: its status, and what is on the page when it is no success.
func post(client *http.Client, target string, values url.Values) string {
	res, err := client.PostForm(target, values)
	if err != nil {
		return err.Error()
	}
	defer res.Body.Close()
	page, err := html.Parse(res.Body)
	if err != nil {
		return err.Error()
	}
	if res.StatusCode < 300 {
		return fmt.Sprint(res.StatusCode)
	}
	return fmt.Sprint(res.StatusCode, " ", strings.ReplaceAll((&visitor{page: page}).text(), "\n", " "))
}
