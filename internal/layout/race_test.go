package layout

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/signintech/gopdf"

	"naskah/internal/benchtest"
	"naskah/internal/document"
	"naskah/internal/docx"
	"naskah/templates"
)

// The races of making PDF. Both sides set the same text, another one each time; what is made is PDF/A-2a and PDF/UA-1.
const (
	benchPages = 6  // of the sample, on A4
	benchTimes = 11 // how often each side runs
	benchEach  = 8  // documents of one run
)

// library is every template, read once for all tests.
var library = sync.OnceValues(func() (*document.Library, error) { return document.Load(templates.FS) })

// benchTree is the sample: the example of a PKS dengan pihak ketiga, without its optional deeds and works and with two
// rights and duties of each party, so that it has 6 pages of A4.
func benchTree(tb testing.TB) document.Tree {
	tb.Helper()
	lib, err := library()
	if err != nil {
		tb.Fatal(err)
	}
	b, err := fs.ReadFile(templates.FS, "pks-pk/v1/contoh.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	v, err := document.ParseValues(b)
	if err != nil {
		tb.Fatal(err)
	}
	delete(v, "rincian")
	for _, party := range v["pihak"].([]any) {
		p := party.(map[string]any)
		if deeds, ok := p["dasar_kewenangan"].(map[string]any); ok {
			delete(deeds, "akta_perubahan")
			delete(deeds, "akta_pengangkatan")
		}
		for _, list := range []string{"hak", "kewajiban"} {
			p[list] = p[list].([]any)[:2]
		}
	}
	i := slices.IndexFunc(lib.List(), func(t *document.Template) bool { return t.Ref.Kode == "pks-pk" && t.Ref.Versi == "v1" })
	if i < 0 {
		tb.Fatal("no template of pks-pk")
	}
	tree, _, err := lib.List()[i].Compile(v, document.Options{Catatan: "Dokumen uji, tanpa kekuatan hukum."})
	if err != nil {
		tb.Fatal(err)
	}
	return tree
}

// renumbered is the tree with n in its title and at the end of every pasal's first ayat, so that nothing remembers having set it.
func renumbered(t document.Tree, n int) document.Tree {
	word := fmt.Sprintf(" [%05d]", n)
	t.Title += word
	t.Blocks = slices.Clone(t.Blocks)
	for i, b := range t.Blocks {
		if p, ok := b.(document.Pasal); ok && len(p.Items) > 0 {
			p.Items = slices.Clone(p.Items)
			p.Items[0].Text = append(slices.Clone(p.Items[0].Text), document.Run{Text: word})
			t.Blocks[i] = p
		}
	}
	return t
}

// numberedTrees are n of them.
func numberedTrees(tb testing.TB, n int) []document.Tree {
	tb.Helper()
	base := benchTree(tb)
	out := make([]document.Tree, n)
	for i := range out {
		out[i] = renumbered(base, i)
	}
	return out
}

// TestBenchSample: the sample has the pages that the figures speak of, and every number makes another text of as many pages.
func TestBenchSample(t *testing.T) {
	l := newLayout(t)
	var last []byte
	for _, tree := range numberedTrees(t, 2) {
		res, err := l.PDF(tree, Options{})
		if err != nil || res.Pages != benchPages {
			t.Fatalf("%d pages, want %d (%v)", res.Pages, benchPages, err)
		}
		if bytes.Equal(res.PDF, last) {
			t.Error("two numbers make the same file")
		}
		last = res.PDF
	}
}

// TestBenchGopdf: the tags, the metadata and the rewriting cost little beside setting the text and writing it, which the PDF writer
// does alone on the other side: the same glyphs, the fonts parsed before, the same compression.
func TestBenchGopdf(t *testing.T) {
	l := newLayout(t)
	trees := numberedTrees(t, benchEach)
	bare := func(tree document.Tree) error {
		pages, _, err := l.pages(tree, Options{})
		if err != nil {
			return err
		}
		w := &writer{pdf: &gopdf.GoPdf{}, l: l.bookman, p: A4}
		var out bytes.Buffer
		_, err = w.draw(pages, &out, zlib.DefaultCompression)
		return err
	}
	benchtest.Race{
		Name: "pdf-gopdf", Target: "<=1.40", Each: benchEach,
		Ours:      func(int) error { return eachTree(trees, l.whole) },
		Reference: func(int) error { return eachTree(trees, bare) },
	}.Run(t)
}

func (l *Layout) whole(tree document.Tree) error {
	_, err := l.PDF(tree, Options{})
	return err
}

func eachTree(trees []document.Tree, f func(document.Tree) error) error {
	for _, tree := range trees {
		if err := f(tree); err != nil {
			return err
		}
	}
	return nil
}

// TestBenchParallel: two at once make more than one does, with the runtime's settings as `serve` leaves them.
func TestBenchParallel(t *testing.T) {
	l := newLayout(t)
	trees := numberedTrees(t, 4*benchEach)
	both := func(int) error {
		var errs [2]error
		var wg sync.WaitGroup
		for i := range errs {
			half := trees[i*len(trees)/2:][:len(trees)/2]
			wg.Go(func() { errs[i] = eachTree(half, l.whole) })
		}
		wg.Wait()
		return errors.Join(errs[:]...)
	}
	benchtest.Race{
		Name: "pdf-parallel", Target: ">=1.40", Each: len(trees), Times: benchTimes,
		Ours: both, Reference: func(int) error { return eachTree(trees, l.whole) },
	}.Run(t)
}

// TestBenchAlloc: what one document takes from the heap, once the buffers that are kept are there.
func TestBenchAlloc(t *testing.T) {
	l := newLayout(t)
	trees := numberedTrees(t, 16)
	if err := eachTree(trees[:2], l.whole); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := eachTree(trees, l.whole); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	mb := float64(after.TotalAlloc-before.TotalAlloc) / 1e6 / float64(len(trees))
	benchtest.Amount{Name: "pdf-alloc", Unit: "MB", Target: "<=6", Ours: mb, Reference: 1}.Hold(t)
}

// TestBenchLinear: ten times the pages take hardly more than ten times as long.
func TestBenchLinear(t *testing.T) {
	l := newLayout(t)
	base := benchTree(t)
	pages := func(tree document.Tree) int {
		list, _, err := l.pages(tree, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	short, times := base, 1
	for ; pages(short) < 50; times++ {
		short.Blocks = slices.Concat(short.Blocks, base.Blocks)
	}
	long := short
	long.Blocks = slices.Repeat(short.Blocks, 10)
	few, many := pages(short), pages(long)
	if many < 98*few/10 || many > 102*few/10 {
		t.Fatalf("%d pages against %d", many, few)
	}
	benchtest.Race{
		Name: "pdf-linear", Target: "<=12", Each: 1, Times: benchTimes,
		Ours:      func(int) error { return l.whole(long) },
		Reference: func(int) error { return l.whole(short) },
	}.Run(t)
}

// TestBenchLibreOffice: our Word file of the same text, made a PDF by a LibreOffice of its own that was started before already.
func TestBenchLibreOffice(t *testing.T) {
	bin := tool(t, "soffice")
	l := newLayout(t)
	dir := t.TempDir()
	trees := numberedTrees(t, benchTimes+1)
	name := func(i int, end string) string { return filepath.Join(dir, fmt.Sprintf("%02d.%s", i, end)) }
	for i, tree := range trees {
		b, err := docx.Write(tree, docx.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name(i, "docx"), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	convert := func(i int) error {
		c := exec.CommandContext(t.Context(), bin, "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "home"), "--convert-to", "pdf", "--outdir", dir, name(i, "docx"))
		if out, err := c.CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		_, err := os.Stat(name(i, "pdf"))
		return err
	}
	if err := convert(benchTimes); err != nil { // makes its profile
		t.Fatal(err)
	}
	benchtest.Race{
		Name: "pdf-libreoffice", Target: ">=25", Each: 1, Times: benchTimes,
		Ours: func(i int) error {
			res, err := l.PDF(trees[i], Options{})
			if err != nil {
				return err
			}
			return os.WriteFile(name(i, "kami.pdf"), res.PDF, 0o600)
		},
		Reference: convert,
	}.Run(t)
}
