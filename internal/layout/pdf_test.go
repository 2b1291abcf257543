package layout

import (
	"bytes"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"naskah/internal/document"
	"naskah/internal/pdf"
)

// tool finds an outside judge; with CI set its absence is a failure.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	return path
}

func keepPDF(t *testing.T, tree document.Tree, o Options) (string, Result) {
	t.Helper()
	res, err := newLayout(t).PDF(tree, o)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "naskah.pdf")
	if err := os.WriteFile(path, res.PDF, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, res
}

// The file is of the regular kind that can be signed by appending: one classic table, every object where the table says, information
// as an object, no dates, no encryption, and each page with its own size, resources and contents.
func TestFileIsRegular(t *testing.T) {
	for _, tree := range []document.Tree{{}, {Title: "x"}, sampleTree(false), sampleTree(true)} {
		_, res := keepPDF(t, tree, Options{Mark: "KONSEP"})
		raw := res.PDF
		if !bytes.HasPrefix(raw, []byte("%PDF-1.7\n")) || !bytes.HasSuffix(raw, []byte("\n%%EOF\n")) {
			t.Fatal("head or end is not as expected")
		}
		m := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(raw)
		at, _ := strconv.Atoi(string(m[1]))
		table, rest, ok := strings.Cut(string(raw[at:]), "trailer\n")
		lines := strings.SplitAfter(table, "\n")
		n, err := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(lines[1], "0 ")))
		if !ok || lines[0] != "xref\n" || err != nil || len(lines) != n+3 || lines[2] != "0000000000 65535 f \n" {
			t.Fatalf("cross-reference table:\n%s", table)
		}
		for i := 1; i < n; i++ {
			off, _ := strconv.Atoi(lines[i+2][:10])
			if want := itoa(i) + " 0 obj\n"; !bytes.HasPrefix(raw[off:], []byte(want)) || lines[i+2][10:] != " 00000 n \n" {
				t.Errorf("object %d: the table says %d, there is %q", i, off, raw[off:off+12])
			}
		}
		if !strings.Contains(rest, "/Size "+itoa(n)+"/Root 1 0 R/Info 2 0 R/ID [<") {
			t.Errorf("trailer:\n%s", rest)
		}
		for _, banned := range []string{"/Encrypt", "Date", "/ObjStm", "/XRef", "/JavaScript"} {
			if bytes.Contains(raw, []byte(banned)) {
				t.Errorf("the file holds %s", banned)
			}
		}
		pages := regexp.MustCompile(`(?s)<</Type /Page/.*?>>\n`).FindAll(raw, -1)
		if len(pages) != res.Pages || res.Pages < 1 {
			t.Errorf("%d page objects, %d pages", len(pages), res.Pages)
		}
		for no, p := range pages {
			if !regexp.MustCompile(`/Parent \d+ 0 R/Resources \d+ 0 R/Contents \d+ 0 R/MediaBox \[0 0 595.28 841.89\]/StructParents ` + itoa(no) + `/Tabs /S>>`).Match(p) {
				t.Errorf("page: %s", p)
			}
		}
	}
}

// The title stands in the document information and, the same, in the XMP packet [ISO 19005-2 6.6.3].
func TestTitle(t *testing.T) {
	for _, title := range []string{"", "Kesepakatan Bersama", "José ) Ĩ \\ (", "𝔘 dan 😀", "中", "a < b & \"c\""} {
		_, res := keepPDF(t, document.Tree{Title: title}, Options{})
		f, err := pdf.Read(res.PDF, pdf.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		v := f.At(0)
		info, _ := v.Dict(v.Trailer().Get("Info"))
		s, _ := info.Get("Title").(pdf.String)
		if got := readable(s.Bytes); got != title {
			t.Errorf("title %q, want %q", got, title)
		}
		var want bytes.Buffer
		if err := xml.EscapeText(&want, []byte(title)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(res.PDF, []byte(`<rdf:li xml:lang="x-default">`+want.String()+`</rdf:li>`)) {
			t.Errorf("the packet does not say %q", want.String())
		}
	}
}

// readable is a text string [ISO 32000-1 7.9.2.2].
func readable(b []byte) string {
	if !bytes.HasPrefix(b, []byte{0xfe, 0xff}) {
		return string(b)
	}
	var units []uint16
	for i := 2; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

func TestQPDFFindsNothing(t *testing.T) {
	qpdf := tool(t, "qpdf")
	trees := hostile()
	trees["sample"], trees["paper"] = sampleTree(false), sampleTree(true)
	for name, tree := range trees {
		path, _ := keepPDF(t, tree, Options{Profile: F4, Mark: "BELUM DITANDATANGANI"})
		out, err := exec.Command(qpdf, "--check", path).CombinedOutput()
		if err != nil || bytes.Contains(bytes.ToLower(out), []byte("warning")) {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// Poppler reads back the words of the whole document in the order of the text, apart from hyphens at line ends.
func TestTextComesOutInOrder(t *testing.T) {
	pdftotext := tool(t, "pdftotext")
	tree := sampleTree(false)
	tree.Kop, tree.Footer = document.Kop{}, ""
	label := regexp.MustCompile(`^(\(\d+\)|\w\.)$`)
	var want strings.Builder
	walk(tree, func(r document.Run, clause string) {
		if clause != "tanda tangan" && clause != "tabel" && clause != "komparisi" && clause != "nomor" && !label.MatchString(r.Text) { // columns: read by eye
			want.WriteString(r.Text + " ")
		}
	})
	path, _ := keepPDF(t, tree, Options{})
	out, err := exec.Command(pdftotext, "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	got, from := letters(string(out)), 0
	for w := range strings.FieldsSeq(want.String()) {
		w = letters(w)
		i := strings.Index(got[from:], w)
		if i < 0 || i > 420 { // a table or the komparisi may stand between
			t.Fatalf("%q does not follow in\n%s", w, got[max(from-300, 0):min(from+300, len(got))])
		}
		from += i + len(w)
	}
}

// Both faces are in the file, as subsets with a tag, and their letters can be copied out.
func TestFontsAreEmbeddedAsSubsets(t *testing.T) {
	pdffonts := tool(t, "pdffonts")
	path, _ := keepPDF(t, sampleTree(false), Options{Mark: "KONSEP"})
	out, err := exec.Command(pdffonts, path).Output()
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile(`(?m)^[A-Z]{6}\+(NaskahBonum-\w+)\s+CID TrueType\s+Identity-H\s+yes yes yes`).FindAllSubmatch(out, -1)
	if len(rows) != 2 || string(rows[0][1]) != "NaskahBonum-Regular" || string(rows[1][1]) != "NaskahBonum-Bold" {
		t.Errorf("fonts:\n%s", out)
	}
}
