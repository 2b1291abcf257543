package main

import (
	"bytes"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// outside runs a program that is not ours; where it is missing the script stops, in CI as a failure.
func outside(ts *testscript.TestScript, name string, args ...string) (stdout, stderr string) {
	path, err := exec.LookPath(name)
	if err != nil {
		ts.Fatalf("%s is not installed (scripts/packages.sh installs it)", name)
	}
	cmd := exec.Command(path, args...)
	var out, errw bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errw
	if err := cmd.Run(); err != nil {
		ts.Fatalf("%s %v: %v\n%s%s", name, args, err, out.String(), errw.String())
	}
	return out.String(), errw.String()
}

// cmdPdfsig: poppler, with an NSS database that holds the root, calls every signature valid and its certificate trusted, and says
// nothing on stderr.
func cmdPdfsig(ts *testscript.TestScript, _ bool, args []string) {
	root, file := ts.MkAbs(args[0]), ts.MkAbs(args[1])
	want, err := strconv.Atoi(args[2])
	ts.Check(err)
	nss, err := os.MkdirTemp(ts.MkAbs("."), "nss")
	ts.Check(err)
	outside(ts, "certutil", "-N", "-d", "sql:"+nss, "--empty-password")
	outside(ts, "certutil", "-A", "-d", "sql:"+nss, "-n", "root", "-t", "CT,C,C", "-i", root)
	out, errs := outside(ts, "pdfsig", "-nssdir", "sql:"+nss, file)
	if errs != "" {
		ts.Fatalf("pdfsig wrote to stderr: %s", errs)
	}
	for _, line := range []string{"Signature is Valid.", "Certificate is Trusted."} {
		if n := strings.Count(out, line); n != want {
			ts.Fatalf("pdfsig says %q %d times, want %d:\n%s", line, n, want, out)
		}
	}
	outside(ts, "qpdf", "--check", file)
}

var byteRange = regexp.MustCompile(`/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]`)

// cmdOpenSSL: openssl cms verifies every signature over exactly the bytes its ByteRange names.
func cmdOpenSSL(ts *testscript.TestScript, _ bool, args []string) {
	root, pdf := ts.MkAbs(args[0]), []byte(ts.ReadFile(args[1]))
	want, err := strconv.Atoi(args[2])
	ts.Check(err)
	found := byteRange.FindAllSubmatch(pdf, -1)
	if len(found) != want {
		ts.Fatalf("%d ByteRanges, want %d", len(found), want)
	}
	dir, err := os.MkdirTemp(ts.MkAbs("."), "cms")
	ts.Check(err)
	for _, m := range found {
		var n [3]int
		for i := range n {
			n[i], err = strconv.Atoi(string(m[i+1]))
			ts.Check(err)
		}
		gap := pdf[n[0]+1 : n[1]-1]
		cms := make([]byte, hex.DecodedLen(len(gap)))
		_, err = hex.Decode(cms, gap)
		ts.Check(err)
		content := append(append([]byte(nil), pdf[:n[0]]...), pdf[n[1]:n[1]+n[2]]...)
		sig, data := filepath.Join(dir, "s.der"), filepath.Join(dir, "d.bin")
		ts.Check(os.WriteFile(sig, cms, 0o600))
		ts.Check(os.WriteFile(data, content, 0o600))
		outside(ts, "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", sig, "-content", data, "-CAfile", root, "-out", os.DevNull)
	}
}
