package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes `naskah` a command of the scripts.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"naskah": main, "naskah-lambat": slowMain})
}

// TestStoryScript runs the stories of testdata/script: the whole program from outside, on the command line and over HTTP.
func TestStoryScript(t *testing.T) { testscript.Run(t, scripts(false)) }

// scriptWithin is how long one look at a server may take.
const scriptWithin = time.Minute

// scripts says how the stories run, and with which commands; [server] holds in them when they run on servers.
func scripts(server bool) testscript.Params {
	return testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("PATH", os.Getenv("PATH")+string(os.PathListSeparator)+e.Getenv("PATH"))
			addr, err := freeAddr()
			if err != nil {
				return err
			}
			e.Setenv("ADDR", addr)
			e.Setenv("HARI_INI", time.Now().In(time.FixedZone("WIB", 7*3600)).Format(time.DateOnly))
			e.Values["visitor"] = &visitor{base: "http://" + addr, jars: map[string]*http.Client{}}
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name != "server" {
				return false, fmt.Errorf("no condition %q", name)
			}
			return server, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"tunggu":  cmdWait,   // tunggu PATH: until the service answers
			"masuk":   cmdSignIn, // masuk LOGIN: sign in with the sample password; from now on this person acts
			"buka":    cmdGet,    // buka PATH [STATUS]: the page's text goes to stdout
			"unduh":   cmdSave,   // unduh PATH FILE
			"kirim":   cmdSend,   // kirim ACTION key=value…: the form of the last page whose action ends so
			"tamu":    cmdGuest,  // tamu: from now on nobody is signed in
			"alamat":  cmdWhere,  // alamat VAR: the address of the naskah whose page was last seen
			"rusak":   cmdDamage, // rusak FILE OFFSET: flips one bit
			"tautan":  cmdLink,   // tautan VAR SUBSTRING: the first link of the last page that contains it
			"pdfsig":  cmdPdfsig, // pdfsig ROOT FILE N: N valid and trusted signatures, nothing on stderr
			"openssl": cmdOpenSSL,
			"kode":    cmdCode, // kode N naskah ARG…: the exit code, exactly

			"ember":        cmdBucket,
			"tanam":        cmdPlant,
			"balik":        cmdFlip,
			"ubah-riwayat": cmdRewrite,
		},
	}
}

// freeAddr is a loopback address that was free a moment ago.
func freeAddr() (string, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer ln.Close()
	return ln.Addr().String(), nil
}

func cmdWait(ts *testscript.TestScript, _ bool, args []string) {
	url := who(ts).base + args[0]
	var last error
	for range 600 {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		ts.Check(err)
		res, err := http.DefaultClient.Do(req)
		cancel()
		if err == nil {
			res.Body.Close()
			return
		}
		last = err
		time.Sleep(100 * time.Millisecond)
	}
	ts.Fatalf("%s does not answer: %v", url, last)
}

func cmdSignIn(ts *testscript.TestScript, _ bool, args []string) {
	v := who(ts)
	v.as(args[0])
	if v.known[args[0]] {
		return
	}
	v.get(ts, "/masuk", http.StatusOK)
	v.send(ts, "/masuk", map[string]string{"login": args[0], "password": samplePassword})
	if !strings.Contains(v.text(), "Keluar") {
		ts.Fatalf("%s is not signed in:\n%s", args[0], v.text())
	}
	v.known[args[0]] = true
}

func cmdGuest(ts *testscript.TestScript, _ bool, _ []string) { who(ts).as("") }

func cmdGet(ts *testscript.TestScript, _ bool, args []string) {
	want := http.StatusOK
	if len(args) > 1 {
		if _, err := fmt.Sscan(args[1], &want); err != nil {
			ts.Fatalf("status %q: %v", args[1], err)
		}
	}
	who(ts).get(ts, args[0], want)
	fmt.Fprintln(ts.Stdout(), who(ts).text())
}

func cmdSave(ts *testscript.TestScript, _ bool, args []string) {
	b := who(ts).get(ts, args[0], http.StatusOK)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b, 0o600))
}

func cmdSend(ts *testscript.TestScript, neg bool, args []string) {
	fields := map[string]string{}
	for _, a := range args[1:] {
		k, val, ok := strings.Cut(a, "=")
		if !ok {
			ts.Fatalf("kirim: %q is not key=value", a)
		}
		fields[k] = val
	}
	status := who(ts).send(ts, args[0], fields)
	fmt.Fprintln(ts.Stdout(), who(ts).text())
	if bad := status >= 400; bad != neg {
		ts.Fatalf("kirim %s: status %d\n%s", args[0], status, who(ts).text())
	}
}

func cmdLink(ts *testscript.TestScript, _ bool, args []string) {
	href, ok := who(ts).link(args[1])
	if !ok {
		ts.Fatalf("no link with %q on\n%s", args[1], who(ts).text())
	}
	ts.Setenv(args[0], href)
}

func cmdWhere(ts *testscript.TestScript, _ bool, args []string) {
	parts := strings.SplitN(who(ts).at.Path, "/", 4)
	if len(parts) < 3 || parts[1] != "naskah" {
		ts.Fatalf("%s is no page of a naskah", who(ts).at)
	}
	ts.Setenv(args[0], "/naskah/"+parts[2])
}

func cmdDamage(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	b, err := os.ReadFile(path)
	ts.Check(err)
	var at int
	if _, err := fmt.Sscan(args[1], &at); err != nil {
		ts.Fatalf("offset %q: %v", args[1], err)
	}
	if at < 0 {
		at += len(b)
	}
	b[at] ^= 1
	ts.Check(os.Chmod(path, 0o600))
	ts.Check(os.WriteFile(path, b, 0o600))
}

func cmdCode(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		got = e.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v: %v", args[1:], err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("%v: exit code %d, want %s", args[1:], got, args[0])
	}
}

// who is the visitor of this script.
func who(ts *testscript.TestScript) *visitor { return ts.Value("visitor").(*visitor) }

func newClient() *http.Client {
	jar, err := cookiejar.New(nil)
	if err != nil {
		panic(err) // only with bad options
	}
	return &http.Client{Jar: jar, Timeout: 60 * time.Second}
}
