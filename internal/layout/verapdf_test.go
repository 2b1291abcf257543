package layout

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// verapdf judges every file of a folder by both norms, which each file claims of itself, in one run; it says which fail, and why. A file
// that does not claim both fails too.
func verapdf(t *testing.T, folder string) {
	t.Helper()
	jar := filepath.Join("..", "..", ".bin", "verapdf.jar")
	if _, err := os.Stat(jar); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("veraPDF is not there: scripts/verapdf.sh (%v)", err)
		}
		t.Skip("veraPDF is not there: scripts/verapdf.sh")
	}
	cmd := exec.Command(tool(t, "java"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar, "-f", "0", "--format", "text", "-v", "-r", folder)
	out, err := cmd.CombinedOutput()
	files, _ := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if _, exit := errors.AsType[*exec.ExitError](err); err != nil && !exit {
		t.Fatal(err)
	}
	for _, flavour := range []string{"2a", "ua1"} {
		passed := strings.Count(string(out), ".pdf "+flavour+"\n")
		if failed := bytes.Contains(out, []byte("FAIL ")); failed || passed != len(files) || passed == 0 {
			t.Errorf("%s: %d of %d judged, failures: %v\n%s", flavour, passed, len(files), failed, out)
		}
	}
}

// Everything that is drawn is PDF/A-2a and PDF/UA-1: the samples, what no page was made for, and trees made at random, on every paper,
// with a mark across them and with emblems.
func TestContractVeraPDF(t *testing.T) {
	t.Parallel()
	l := newLayout(t)
	folder := t.TempDir()
	n := 0
	keep := func(name string, tree document.Tree, o Options) {
		res, err := l.PDF(tree, o)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		n++
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%03d-%s.pdf", n, strings.ReplaceAll(name, " ", "-"))), res.PDF, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	emblem := sampleTree(false)
	emblem.Kop.Left.Image, emblem.Kop.Right.Image = naskah.DigestOf([]byte("kiri")), naskah.DigestOf([]byte("kanan"))
	keep("sample", sampleTree(false), Options{})
	keep("paper", sampleTree(true), Options{Profile: F4, Mark: "KONSEP"})
	keep("emblems", emblem, Options{Images: func(naskah.Digest) ([]byte, error) {
		var b bytes.Buffer
		err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 40, 60)))
		return b.Bytes(), err
	}})
	for name, tree := range hostile() {
		keep(name, tree, Options{Mark: "BELUM DITANDATANGANI"})
	}
	r := rand.New(rand.NewPCG(31, 7))
	profiles := []Profile{A4, F4, A4Landscape, F4Landscape}
	for i := range sampleSize(6, 200) {
		keep("random", randomTree(r), Options{Profile: profiles[i%len(profiles)]})
	}
	verapdf(t, folder)
}
