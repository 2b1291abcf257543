package layout

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"naskah/internal/naskah"
)

const childEnv = "NASKAH_LAYOUT_CHILD"

// TestMain draws and prints digests when it is started as a child by TestSameBytesEverywhere and TestContractSameBytesOnArm.
func TestMain(m *testing.M) {
	draw := printDigests
	switch os.Getenv(childEnv) {
	case "":
		os.Exit(m.Run())
	case childKinds:
		draw = printKinds
	}
	if err := draw(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func printDigests() error {
	l, err := New()
	if err != nil {
		return err
	}
	for _, paper := range []bool{false, true} {
		for _, o := range []Options{{}, {Profile: F4, Mark: "KONSEP", Images: func(naskah.Digest) ([]byte, error) { return emblemPNG(), nil }}} {
			tree := sampleTree(paper)
			if o.Images != nil {
				tree.Kop.Right.Image = naskah.DigestOf(emblemPNG())
			}
			res, err := l.PDF(tree, o)
			if err != nil {
				return err
			}
			fmt.Println(naskah.DigestOf(res.PDF), res.Pages, res.Fields)
		}
	}
	seal, err := l.SealPicture(sampleSeal(), sealWidth/pt, sealHeight/pt)
	if err != nil {
		return err
	}
	fmt.Println(naskah.DigestOf(seal))
	return nil
}

// Fresh processes in other time zones, languages, folders and with other numbers of processors write the same bytes.
func TestSameBytesEverywhere(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var first string
	for i, env := range [][]string{
		{"TZ=UTC", "LANG=C", "GOMAXPROCS=1"},
		{"TZ=Asia/Jayapura", "LANG=id_ID.UTF-8", "GOMAXPROCS=2"},
		{"TZ=America/St_Johns", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=7"},
	} {
		cmd := exec.Command(self)
		cmd.Dir = t.TempDir()
		cmd.Env = append([]string{childEnv + "=1", "HOME=" + cmd.Dir}, env...)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%v: %v\n%s", env, err, stderr.String())
		}
		if n := strings.Count(string(out), "sha256:"); n != 5 {
			t.Fatalf("%v: %d digests\n%s", env, n, out)
		}
		if i == 0 {
			first = string(out)
		} else if string(out) != first {
			t.Errorf("%v:\n%swant\n%s", env, out, first)
		}
	}
}

// Renderer is kept with every stored version and promises these bytes. A change of setting, fonts or PDF writer that moves them needs
// a new name here (and, where only the compressor of a new Go moved them, a word in the notes).
func TestRendererNamesItsBytes(t *testing.T) {
	golden := map[string]naskah.Digest{"layout-4": "sha256:831ac1b2e74ba3bc0729c97b78df81f45d6c6c43d30193626ebbb2233a4bedec"}
	res, err := newLayout(t).PDF(sampleTree(false), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := naskah.DigestOf(res.PDF); got != golden[Renderer] {
		t.Errorf("%s now draws %s, it promised %s", Renderer, got, golden[Renderer])
	}
}

// One Layout serves many goroutines and each gets the bytes that it would get alone.
func TestManyAtOnce(t *testing.T) {
	l := newLayout(t)
	trees := [2]int{}
	want := [2]naskah.Digest{}
	for i := range trees {
		res, err := l.PDF(sampleTree(i == 1), Options{})
		if err != nil {
			t.Fatal(err)
		}
		want[i] = naskah.DigestOf(res.PDF)
	}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for range 3 {
				res, err := l.PDF(sampleTree(g%2 == 1), Options{})
				if err != nil || naskah.DigestOf(res.PDF) != want[g%2] {
					t.Errorf("goroutine %d: other bytes, or %v", g, err)
				}
				if _, err := l.SealPicture(sampleSeal(), sealWidth/pt, sealHeight/pt); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

// Another text is another file identifier and another subset tag where other letters are used.
func TestIdentifierFollowsContent(t *testing.T) {
	l := newLayout(t)
	a, _ := l.PDF(sampleTree(false), Options{})
	tree := sampleTree(false)
	tree.Title += "."
	b, _ := l.PDF(tree, Options{})
	id := func(pdf []byte) string { _, rest, _ := strings.Cut(string(pdf), "/ID [<"); return rest[:32] }
	if id(a.PDF) == id(b.PDF) {
		t.Error("two files have one identifier")
	}
}
