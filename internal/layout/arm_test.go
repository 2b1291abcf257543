package layout

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/templates"
)

// childKinds as the value of childEnv makes the child draw the example of every kind.
const childKinds = "jenis"

// printKinds draws the example of every kind, as it is signed, and prints the digest of each.
func printKinds() error {
	l, err := New()
	if err != nil {
		return err
	}
	lib, err := document.Load(templates.FS)
	if err != nil {
		return err
	}
	for _, tpl := range lib.List() {
		b, err := fs.ReadFile(templates.FS, string(tpl.Ref.Kode)+"/"+tpl.Ref.Versi+"/contoh.yaml")
		if err != nil {
			return err
		}
		v, err := document.ParseValues(b)
		if err != nil {
			return err
		}
		tree, _, err := tpl.Compile(v, document.Options{})
		if err != nil {
			return err
		}
		res, err := l.PDF(tree, signable(A4))
		if err != nil {
			return err
		}
		fmt.Println(tpl.Ref.Kode, tpl.Ref.Versi, naskah.DigestOf(res.PDF), res.Pages, res.Fields)
	}
	return nil
}

// A machine of another make draws the same bytes: the test's own program, built for arm64 and run by qemu, against this one. Arm joins
// multiplications and additions of floating point into one step, rounded once, which would show wherever a length were no whole number.
func TestContractSameBytesOnArm(t *testing.T) {
	t.Parallel()
	qemu := tool(t, "qemu-aarch64-static")
	arm := filepath.Join(t.TempDir(), "layout.test")
	build := exec.Command(tool(t, "go"), "test", "-c", "-o", arm, ".")
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, mode := range []string{"1", childKinds} {
		want, got := digestsOf(t, mode, self), digestsOf(t, mode, qemu, arm)
		if len(want) < 5 || len(got) != len(want) {
			t.Fatalf("%d digests here, %d on arm64", len(want), len(got))
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("arm64: %s\nhere:  %s", got[i], want[i])
			}
		}
	}
}

// digestsOf are the lines that a child prints.
func digestsOf(t *testing.T, mode, name string, args ...string) []string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = t.TempDir()
	cmd.Env = []string{childEnv + "=" + mode, "HOME=" + cmd.Dir}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, stderr.String())
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}
