package pdf_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/pdf"
)

// again appends a revision with these objects to a file.
func again(prev []byte, trailer string, objects ...[2]string) []byte {
	out := string(prev)
	at := strings.LastIndex(out, "startxref\n")
	var start int
	fmt.Sscan(out[at+len("startxref\n"):], &start)
	table := "xref\n"
	for _, o := range objects {
		table += fmt.Sprintf("%s 1\n%010d 00000 n \n", o[0], len(out))
		out += o[0] + " 0 obj\n" + o[1] + "\nendobj\n"
	}
	n := len(out)
	return []byte(out + table + fmt.Sprintf("trailer\n<</Size 9 /Root 1 0 R /Prev %d %s>>\nstartxref\n%d\n%%%%EOF\n", start, trailer, n))
}

// TestRevisions: each revision is seen as it was.
func TestRevisions(t *testing.T) {
	first := file("<</V 1>>", "(a)")
	second := again(first, "", [2]string{"1", "<</V 2>>"})
	third := again(second, "", [2]string{"2", "(c)"}, [2]string{"5", "(new)"})
	f := read(t, third)
	if len(f.Sections) != 3 || len(f.Problems) != 0 || f.Version != "1.7" {
		t.Fatalf("%d sections, problems %v, version %s", len(f.Sections), f.Problems, f.Version)
	}
	for i, want := range []int{len(first), len(second), len(third)} {
		if f.Sections[i].End != want {
			t.Errorf("revision %d ends at %d, want %d", i, f.Sections[i].End, want)
		}
	}
	for rev, want := range [][3]string{{"1", "a", ""}, {"2", "a", ""}, {"2", "c", "new"}} {
		v := f.At(rev)
		root, _, _ := v.Catalog()
		text := func(n uint32) string { s, _ := v.Resolve(pdf.Ref{Num: n}).(pdf.String); return string(s.Bytes) }
		if diff := cmp.Diff(want, [3]string{fmt.Sprint(root.Get("V")), text(2), text(5)}); diff != "" {
			t.Errorf("revision %d: %s", rev, diff)
		}
	}
	var written []uint32
	for _, e := range f.InRevision(2) {
		written = append(written, e.Num)
	}
	if diff := cmp.Diff([]uint32{2, 5}, written); diff != "" {
		t.Error(diff)
	}
}

// TestStructure: a file has a structure that every reader agrees on, or it is refused with the class of what is wrong.
func TestStructure(t *testing.T) {
	good := string(file("<</Type /Catalog>>", "(a)"))
	two := string(again([]byte(good), "", [2]string{"2", "(b)"}))
	edit := func(s, old, new string) string {
		if !strings.Contains(s, old) {
			t.Fatalf("no %q in the file", old)
		}
		return strings.Replace(s, old, new, 1)
	}
	for _, c := range []struct {
		name, data string
		want       error
	}{
		{"good", good, nil},
		{"two revisions", two, nil},
		{"carriage returns in the table", strings.ReplaceAll(good, " n \n", " n\r\n"), nil},
		{"an empty line after startxref", edit(good, "startxref\n", "startxref\n\n"), nil},
		{"bytes after the end", good + "xyz", nil},
		{"no header", good[1:], pdf.ErrNoHeader},
		{"nothing", "", pdf.ErrNoHeader},
		{"header alone", "%PDF-1.7\n", pdf.ErrSyntax},
		{"header without version", "%PDF-x.y\n" + good[9:], pdf.ErrSyntax},
		{"no end-of-file marker", edit(good, "%%EOF", "%EOF%"), pdf.ErrSyntax},
		{"no startxref", edit(good, "startxref", "startxxxx"), pdf.ErrSyntax},
		{"startxref without number", edit(good, "startxref\n", "startxref\nx"), pdf.ErrSyntax},
		{"startxref beyond the end", edit(good, "startxref\n", "startxref\n9"), pdf.ErrSyntax},
		{"startxref with a number of many digits", edit(good, "startxref\n", "startxref\n99999999999999999999"), pdf.ErrSyntax},
		{"no trailer", edit(good, "trailer", "traiter"), pdf.ErrSyntax},
		{"trailer is no dictionary", edit(good, "<</Size 3 /Root 1 0 R>>", "[/Size 3 /Root 1 0 R]  "), pdf.ErrSyntax},
		{"trailer without size", edit(good, "/Size 3", "/Sise 3"), pdf.ErrSyntax},
		{"size too small", edit(good, "/Size 3", "/Size 2"), pdf.ErrSyntax},
		{"trailer without root", edit(good, "/Root 1 0 R", "/Boot 1 0 R"), pdf.ErrSyntax},
		{"root in line", edit(good, "/Root 1 0 R", "/Root <<>> "), pdf.ErrSyntax},
		{"key twice in the trailer", edit(good, "/Root 1 0 R", "/Root 1 0 R /Root 1 0 R"), pdf.ErrDuplicate},
		{"encrypted", edit(good, "/Root 1 0 R", "/Root 1 0 R /Encrypt 2 0 R"), pdf.ErrUnsupported},
		{"hybrid", edit(good, "/Root 1 0 R", "/Root 1 0 R /XRefStm 9"), pdf.ErrUnsupported},
		{"cross-reference stream", "%PDF-1.7\n1 0 obj\n<</Type /XRef>>\nendobj\nstartxref\n9\n%%EOF\n", pdf.ErrUnsupported},
		{"previous section after this one", edit(good, "/Root 1 0 R", "/Root 1 0 R /Prev 5000"), pdf.ErrSyntax},
		{"previous section nowhere", edit(good, "/Root 1 0 R", "/Root 1 0 R /Prev 3"), pdf.ErrSyntax},
		{"previous section is this one", edit(good, "/Root 1 0 R", fmt.Sprintf("/Root 1 0 R /Prev %d", strings.Index(good, "xref\n"))), pdf.ErrSyntax},
		{"previous section negative", edit(good, "/Root 1 0 R", "/Root 1 0 R /Prev -1"), pdf.ErrSyntax},
		{"previous section a real", edit(good, "/Root 1 0 R", "/Root 1 0 R /Prev 9.0"), pdf.ErrSyntax},
		{"table without end of line", edit(good, "xref\n0 3\n", "xref 0 3\n"), pdf.ErrSyntax},
		{"short entry", edit(good, "65535 f \n", "65535 f\n"), pdf.ErrSyntax},
		{"entry of another type", edit(good, "65535 f", "65535 x"), pdf.ErrSyntax},
		{"entry with a letter", edit(good, "00000 n", "0000O n"), pdf.ErrSyntax},
		{"more entries promised", edit(good, "0 3\n", "0 9\n"), pdf.ErrSyntax},
		{"fewer entries promised", edit(good, "0 3\n", "0 2\n"), pdf.ErrSyntax},
		{"object 0 in use", edit(good, "65535 f", "65535 n"), pdf.ErrSyntax},
		{"object twice in one section", edit(two, "2 1\n", "2 0\n2 1\n"), nil},
		{"object twice in one section, really", edit(two, "xref\n2 1\n", "xref\n1 1\n0000000009 00000 n \n1 2\n0000000009 00000 n \n"), pdf.ErrDuplicate},
	} {
		_, err := pdf.Read([]byte(c.data), pdf.DefaultLimits())
		if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		var e *pdf.Error
		if err != nil && !errors.As(err, &e) {
			t.Errorf("%s: %T", c.name, err)
		}
	}
	long := []byte(good)
	for range 70 {
		long = again(long, "")
	}
	if _, err := pdf.Read(long, pdf.DefaultLimits()); !errors.Is(err, pdf.ErrLimit) {
		t.Errorf("71 revisions: %v", err)
	}
	if _, err := pdf.Read(make20MB(good), pdf.DefaultLimits()); !errors.Is(err, pdf.ErrLimit) {
		t.Errorf("20 MB: %v", err)
	}
}

func make20MB(s string) []byte { return append([]byte(s), make([]byte, 20<<20)...) }

// TestProblems: objects that are not where they should be, or share bytes, are told of and never used.
func TestProblems(t *testing.T) {
	good := string(file("<</Type /Catalog>>", "(a)", "(b)"))
	offset := func(n int) string { return fmt.Sprintf("%010d", strings.Index(good, fmt.Sprintf("%d 0 obj", n))) }
	two := string(again([]byte(good), "", [2]string{"2", "(c)"}))
	for _, c := range []struct {
		name, data string
		want       error
	}{
		{"two entries, one object", strings.Replace(good, offset(3), offset(2), 1), pdf.ErrSyntax},
		{"entry points beside", strings.Replace(good, offset(3), "0000000011", 1), pdf.ErrSyntax},
		{"entry points at nothing", strings.Replace(good, offset(3), "0000000000", 1), pdf.ErrSyntax},
		{"entry points beyond the file", strings.Replace(good, offset(3), "9999999999", 1), pdf.ErrSyntax},
		{"another generation", strings.Replace(good, offset(3)+" 00000", offset(3)+" 00001", 1), pdf.ErrSyntax},
		{"a later revision points into an earlier one", strings.Replace(two, fmt.Sprintf("2 1\n%010d", len(good)), "2 1\n"+offset(2), 1), pdf.ErrSyntax},
		{"an object inside a stream", overlapping(), pdf.ErrOverlap},
	} {
		f, err := pdf.Read([]byte(c.data), pdf.DefaultLimits())
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if len(f.Problems) != 1 || !errors.Is(f.Problems[0].Err, c.want) {
			t.Errorf("%s: problems %v, want %v", c.name, f.Problems, c.want)
		}
	}
}

// overlapping is a file whose second object stands inside the stream that is the first.
func overlapping() string {
	inner := "2 0 obj\n(x)\nendobj\n"
	body := fmt.Sprintf("<</Length %d>>\nstream\n%sendstream", len(inner), inner)
	s := string(file(body, "(y)"))
	was := fmt.Sprintf("%010d", strings.LastIndex(s, "2 0 obj"))
	return strings.Replace(s, was, fmt.Sprintf("%010d", strings.Index(s, "2 0 obj")), 1)
}

// TestPages: a page tree is one in which every node is met once and knows its parent.
func TestPages(t *testing.T) {
	const catalog = "<</Type /Catalog /Pages 2 0 R>>"
	node := func(parent, rest string) string { return "<</Parent " + parent + " 0 R " + rest + ">>" }
	f := read(t, file(catalog,
		"<</Type /Pages /MediaBox [0 0 595 842] /Kids [3 0 R 4 0 R]>>",
		node("2", "/Type /Page /CropBox [10 10 9999 100.5]"),
		node("2", "/Type /Pages /Kids [5 0 R] /MediaBox [600 0 0 10]"),
		node("4", "/Type /Page")))
	pages, err := f.At(0).Pages()
	want := []pdf.Page{{pdf.Ref{Num: 3}, [4]float64{10, 10, 595, 100.5}}, {pdf.Ref{Num: 5}, [4]float64{0, 0, 600, 10}}}
	if diff := cmp.Diff(want, pages); err != nil || diff != "" {
		t.Error(err, diff)
	}
	for name, bodies := range map[string][]string{
		"no catalog":          {"(x)", "<</Type /Pages>>"},
		"round":               {catalog, "<</Type /Pages /Parent 2 0 R /Kids [2 0 R]>>"},
		"the same page twice": {catalog, "<</Type /Pages /MediaBox [0 0 1 1] /Kids [3 0 R 3 0 R]>>", node("2", "/Type /Page")},
		"another parent":      {catalog, "<</Type /Pages /MediaBox [0 0 1 1] /Kids [3 0 R]>>", node("3", "/Type /Page")},
		"kid in line":         {catalog, "<</Type /Pages /MediaBox [0 0 1 1] /Kids [<</Type /Page /Parent 2 0 R>>]>>"},
		"no box":              {catalog, "<</Type /Pages /Kids [3 0 R]>>", node("2", "/Type /Page")},
		"a bad box":           {catalog, "<</Type /Pages /MediaBox [0 0 /X 1] /Kids [3 0 R]>>", node("2", "/Type /Page")},
		"no type":             {catalog, "<</Type /Pages /MediaBox [0 0 1 1] /Kids [3 0 R]>>", node("2", "/Type /Font")},
		"crop box outside":    {catalog, "<</Type /Pages /MediaBox [0 0 1 1] /Kids [3 0 R]>>", node("2", "/Type /Page /CropBox [5 5 9 9]")},
	} {
		if pages, err := read(t, file(bodies...)).At(0).Pages(); err == nil {
			t.Errorf("%s: %v", name, pages)
		}
	}
}

// TestSame: in line or by reference is the same; another number or another reference is not.
func TestSame(t *testing.T) {
	f := read(t, file("<<>>", "[1 (a) <</K /N>>]", "[1.0 <61> <</K /N>>]", "<</A 2 0 R>>", "<</A [1 (a) <</K /N>>]>>", "<</A 3 0 R>>", "<</Length 1>>\nstream\nx\nendstream"))
	v := f.At(0)
	ref := func(n uint32) pdf.Object { return pdf.Ref{Num: n} }
	in := func(n uint32) pdf.Object { return v.Resolve(ref(n)) }
	for _, c := range []struct {
		a, b pdf.Object
		want bool
	}{
		{ref(2), ref(2), true},
		{ref(2), ref(3), false}, // two references, whatever they lead to
		{in(2), ref(2), true},
		{in(2), in(3), true},
		{in(4), in(5), true},
		{in(4), in(6), false},
		{in(5), in(6), true},
		{in(2), in(4), false},
		{ref(7), in(7), false}, // streams have no equals
		{dictOf(50), dictOf(50), true},
		{dictOf(50), append(dictOf(49), pdf.Pair{Key: "X", Value: pdf.Integer(49)}), false},
		{pdf.Null{}, ref(99), true},
		{pdf.Integer(1), pdf.Bool(true), false},
		{pdf.Dict{{Key: "A", Value: pdf.Null{}}}, pdf.Dict{{Key: "B", Value: pdf.Null{}}}, false},
	} {
		if got := v.Same(c.a, c.b); got != c.want {
			t.Errorf("Same(%v, %v) is %v", c.a, c.b, got)
		}
	}
}

// FuzzRead: no input makes the reader crash, and what it reads lies inside the file.
func FuzzRead(f *testing.F) {
	first := file("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [] /MediaBox [0 0 1 1]>>", "<</Length 3>>\nstream\nabc\nendstream", "[(a\\051) <4e> /N#20 1.5 -3 true null 3 0 R]")
	f.Add(first)
	f.Add(again(first, "/Info 3 0 R", [2]string{"4", "<</A [<</B (c)>>]>>"}))
	f.Add([]byte(overlapping()))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := pdf.Read(data, pdf.DefaultLimits())
		if err != nil {
			var e *pdf.Error
			if !errors.As(err, &e) {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		begin := 0
		for rev, sec := range file.Sections {
			if sec.Begin != begin || sec.Start < sec.Begin || sec.End <= sec.Start || sec.End > len(data) {
				t.Fatalf("revision %d: %+v", rev, sec)
			}
			begin = sec.End
			for _, e := range file.InRevision(rev) {
				o, err := file.At(rev).Object(pdf.Ref{Num: e.Num, Gen: e.Gen})
				if e.Err == nil && (err != nil && !errors.Is(err, pdf.ErrLimit) || e.Offset < sec.Begin || e.End > sec.Start) {
					t.Fatalf("object %d: %v, %v, %+v", e.Num, o, err, e)
				}
				if e.Err != nil && err == nil {
					t.Fatalf("object %d was read in spite of %v", e.Num, e.Err)
				}
			}
			file.At(rev).Pages()
		}
	})
}
