package layout

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"naskah/internal/benchtest"
	"naskah/internal/document"
)

// typstServer compiles what it reads, with one compiler for all: the size of a source on a line, the source, and back the size of the
// file on a line, the file.
const typstServer = `
import sys, typst
compiler = typst.Compiler(font_paths=[sys.argv[1]], ignore_system_fonts=True)
while line := sys.stdin.buffer.readline():
    pdf = compiler.compile(input=sys.stdin.buffer.read(int(line)), format="pdf", pdf_standards=["a-2a", "ua-1"])
    sys.stdout.buffer.write(b"%d\n" % len(pdf) + pdf)
    sys.stdout.buffer.flush()
`

// A typstProcess is a running typstServer.
type typstProcess struct {
	in  io.Writer
	out *bufio.Reader
}

// newTypst starts a compiler from the environment that make bench prepares.
func newTypst(t *testing.T) typstProcess {
	t.Helper()
	python := filepath.Join("..", "..", "var", "typst", "bin", "python3")
	if _, err := os.Stat(python); err != nil {
		t.Fatalf("typst is not there: make bench (%v)", err)
	}
	c := exec.CommandContext(t.Context(), python, "-c", typstServer, filepath.Join("..", "..", "fonts"))
	c.Stderr = t.Output()
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := in.Close(); err != nil {
			t.Error(err)
		}
		if err := c.Wait(); err != nil && t.Context().Err() == nil {
			t.Error(err)
		}
	})
	return typstProcess{in, bufio.NewReader(out)}
}

func (p typstProcess) compile(source []byte) ([]byte, error) {
	if _, err := fmt.Fprintf(p.in, "%d\n%s", len(source), source); err != nil {
		return nil, err
	}
	line, err := p.out.ReadString('\n')
	if err != nil {
		return nil, err
	}
	size, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		return nil, err
	}
	pdf := make([]byte, size)
	_, err = io.ReadFull(p.out, pdf)
	return pdf, err
}

// TestBenchTypst: the same text, structure and faces, both norms, set by one typst compiler that goes on from text to text. The peer is
// installed by make bench alone: without figures there is nothing to compare.
func TestBenchTypst(t *testing.T) {
	if !benchtest.Measured() {
		return
	}
	typst := newTypst(t)
	l := newLayout(t)
	trees := numberedTrees(t, benchTimes*benchEach+1)
	sources := make([][]byte, len(trees))
	for i, tree := range trees {
		sources[i] = typstSource(tree)
	}
	first, err := typst.compile(sources[len(trees)-1]) // reads the fonts
	if err != nil {
		t.Fatal(err)
	}
	sameText(t, first, trees[len(trees)-1])
	round := func(i int, f func(n int) error) error {
		for n := i * benchEach; n < (i+1)*benchEach; n++ {
			if err := f(n); err != nil {
				return err
			}
		}
		return nil
	}
	benchtest.Race{
		Name: "pdf-typst", Target: ">=1.30", Each: benchEach, Times: benchTimes,
		Ours: func(i int) error { return round(i, func(n int) error { return l.whole(trees[n]) }) },
		Reference: func(i int) error {
			return round(i, func(n int) error { _, err := typst.compile(sources[n]); return err })
		},
	}.Run(t)
}

// sameText: what the other program made says every word that ours says, and claims the same norms.
func sameText(t *testing.T, file []byte, tree document.Tree) {
	t.Helper()
	for _, claim := range []string{"<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>"} {
		if !bytes.Contains(file, []byte(claim)) {
			t.Errorf("typst's file does not say %s", claim)
		}
	}
	ours, err := newLayout(t).PDF(tree, Options{})
	if err != nil {
		t.Fatal(err)
	}
	a, b := benchWords(t, ours.PDF), benchWords(t, file)
	if a == 0 || b < a*97/100 || b > a*103/100 {
		t.Errorf("typst's file has %d characters, ours %d", b, a)
	}
}

// benchWords is how many letters a file says.
func benchWords(t *testing.T, file []byte) int {
	t.Helper()
	c := exec.Command(tool(t, "pdftotext"), "-enc", "UTF-8", "-", "-")
	c.Stdin = bytes.NewReader(file)
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, r := range string(out) {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// typstSource is a tree in typst's language, set as we set it: the same paper, margins, faces and sizes, headings, nested lists and
// columns as what they are.
func typstSource(t document.Tree) []byte {
	s := typstWriter{}
	s.print("#set document(title: \"%s\")\n", strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(t.Title))
	s.print("#set page(paper: \"a4\", margin: 72pt, number-align: center + top, numbering: \"- 1 -\", footer: text(size: 8pt)[%s])\n", typstEscape(t.Footer))
	s.print("#set text(font: \"Naskah Bonum\", size: 12pt, lang: \"id\", hyphenate: true)\n#set par(justify: true, leading: 0.55em, spacing: 0.8em)\n")
	s.print("#show heading: set align(center)\n#show heading: set text(size: 12pt, weight: \"regular\")\n#set enum(numbering: \"(1)\")\n")
	places := t.Kop.Places()
	s.print("#grid(columns: (1fr,) * %d", len(places))
	for _, p := range places {
		s.print(", align(center, box(stroke: 0.6pt, inset: 12pt)[%s])", typstEscape(p.Label))
	}
	s.print(")\n\n")
	for _, b := range t.Blocks {
		s.block(b)
	}
	return s.Bytes()
}

type typstWriter struct{ bytes.Buffer }

func (s *typstWriter) print(format string, a ...any) { fmt.Fprintf(s, format, a...) }

func (s *typstWriter) block(b document.Block) {
	switch b := b.(type) {
	case document.Heading:
		s.print("= %s\n\n", typstLines(b.Lines))
	case document.NomorLines:
		s.print("#align(center)[%s]\n\n", typstLines(b.Lines))
	case document.Paragraph:
		s.print("%s\n\n", typstText(b.Text))
	case document.Closing:
		s.print("%s\n\n", typstText(b.Text))
	case document.Komparisi:
		s.print("#grid(columns: (2em, 9em, 1em, 1fr), row-gutter: 0.8em")
		for _, r := range b.Rows {
			s.print(", [%s], align(left)[%s], [:], [%s]", typstEscape(r.Roman), typstText(r.Nama), typstText(r.Text))
		}
		s.print(")\n\n")
	case document.List:
		s.items(b.Items)
	case document.Pasal:
		s.print("== %s \\ %s\n\n", typstEscape(b.Name()), typstEscape(b.Judul))
		s.items(b.Items)
	case document.SignatureBlock:
		s.print("#block(breakable: false, grid(columns: (1fr, 1fr), align: center, row-gutter: 0.8em")
		for _, c := range b.Cells {
			s.print(", [%s \\ #v(48pt) %s \\ %s]", typstEscape(c.Heading), typstText(c.Nama), typstText(c.Jabatan))
		}
		s.print("))\n\n")
	default:
		panic(fmt.Sprintf("the sample has a %T", b))
	}
}

// items are a list whose numbers typst computes, for the first label, "(1)", "a." or "1.", is its pattern; or a paragraph where there are none.
func (s *typstWriter) items(list []document.Item) {
	in := false
	end := func() {
		if in {
			s.print(")\n\n")
		}
		in = false
	}
	for _, it := range list {
		if it.Label == "" {
			end()
			s.print("%s\n\n", typstText(it.Text))
			s.items(it.Children)
			continue
		}
		if !in {
			s.print("#enum(numbering: \"%s\"", it.Label)
			in = true
		}
		s.print(", [%s\n\n", typstText(it.Text))
		s.items(it.Children)
		s.print("]")
	}
	end()
}

func typstLines(list []document.Text) string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = typstText(t)
	}
	return strings.Join(out, " \\ ")
}

func typstText(t document.Text) string {
	var b strings.Builder
	for _, r := range t {
		switch words := typstEscape(r.Text); {
		case r.Bold:
			b.WriteString("#strong[" + words + "]")
		case r.Italic:
			b.WriteString("#emph[" + words + "]")
		default:
			b.WriteString(words)
		}
	}
	return b.String()
}

// typstEscape is text as typst's markup writes it: every sign of punctuation as itself.
func typstEscape(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < unicode.MaxASCII && unicode.In(r, unicode.Punct, unicode.Symbol) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
