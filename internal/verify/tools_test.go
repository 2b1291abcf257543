package verify_test

import (
	"bytes"
	"encoding/pem"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestOtherJudges: qpdf, poppler's pdfsig and OpenSSL, who know nothing of us, agree on the file that is sah here, and
// refuse it with one byte changed.
func TestOtherJudges(t *testing.T) {
	for _, tool := range []string{"qpdf", "pdfsig", "certutil", "openssl"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatal(tool, " is missing")
			}
			t.Skip(tool, " is missing")
		}
	}
	// Other judges have a clock of their own, so these certificates are valid now.
	now := time.Now().UTC().Truncate(time.Hour)
	w := newWorldAt(t, now.Add(-time.Hour))
	dir := t.TempDir()
	file, root := filepath.Join(dir, "two.pdf"), filepath.Join(dir, "root.pem")
	write(t, file, w.two)
	write(t, root, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: w.root.cert.Raw}))
	if r := judgeAt(t, w.two, now, w.root.cert); r.Verdict != "sah" {
		t.Fatalf("%s %v", r.Verdict, codes(r))
	}
	if out, _ := run(t, 0, "qpdf", "--check", file); !strings.Contains(out, "No syntax or stream encoding errors found") {
		t.Error("qpdf: ", out)
	}
	nss := filepath.Join(dir, "nss")
	if err := os.Mkdir(nss, 0o700); err != nil {
		t.Fatal(err)
	}
	run(t, 0, "certutil", "-N", "-d", "sql:"+nss, "--empty-password")
	run(t, 0, "certutil", "-A", "-d", "sql:"+nss, "-n", "uji", "-t", "CT,C,C", "-i", root)
	out, errs := run(t, 0, "pdfsig", "-nssdir", nss, file)
	for _, line := range []string{"Signature is Valid", "Certificate is Trusted"} {
		if strings.Count(out, line) != 2 {
			t.Errorf("pdfsig does not say twice %q:\n%s", line, out)
		}
	}
	if errs != "" {
		t.Errorf("pdfsig complains: %s", errs)
	}
	openssl(t, dir, root, w.two, 0)

	// The same with one letter changed in what the first signer signed.
	changed := bytes.Replace(w.two, []byte("/ItalicAngle 0"), []byte("/ItalicAngle 9"), 1)
	write(t, file, changed)
	if r := judgeAt(t, changed, now, w.root.cert); r.Verdict != "tidak_sah" {
		t.Errorf("changed: %s", r.Verdict)
	}
	if out, _ := run(t, -1, "pdfsig", "-nssdir", nss, file); strings.Contains(out, "Signature is Valid") {
		t.Error("pdfsig passes the changed file")
	}
	openssl(t, dir, root, changed, 4)
}

// openssl verifies each signature value over the bytes that its range names.
func openssl(t *testing.T, dir, root string, file []byte, code int) {
	t.Helper()
	seals := regexp.MustCompile(`/ByteRange \[0 (\d+) (\d+) (\d+)\] */Contents<([0-9a-f]+)>`).FindAllSubmatch(file, -1)
	if len(seals) != 2 {
		t.Fatalf("%d signatures", len(seals))
	}
	for i, m := range seals {
		var a, b, c int
		if _, err := fmt.Sscan(fmt.Sprintf("%s %s %s", m[1], m[2], m[3]), &a, &b, &c); err != nil {
			t.Fatal(err)
		}
		var der []byte
		if _, err := fmt.Sscanf(string(m[4]), "%x", &der); err != nil {
			t.Fatal(err)
		}
		content, value := filepath.Join(dir, fmt.Sprint(i, ".bin")), filepath.Join(dir, fmt.Sprint(i, ".der"))
		write(t, content, append(append([]byte{}, file[:a]...), file[b:b+c]...))
		write(t, value, der[:4+int(der[2])<<8+int(der[3])])
		run(t, code, "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", value, "-content", content, "-CAfile", root, "-purpose", "smimesign", "-out", os.DevNull)
	}
}

// run runs a tool and asserts its exit code, unless that is -1.
func run(t *testing.T, code int, name string, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	if got := cmd.ProcessState.ExitCode(); code >= 0 && got != code {
		t.Errorf("%s %v: exit %d, want %d\n%s%s", name, args, got, code, out.String(), errs.String())
	}
	return out.String(), errs.String()
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
