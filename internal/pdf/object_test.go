package pdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"naskah/internal/pdf"
)

// file wraps bodies of objects 1, 2, … into a file of one revision with object 1 as its root.
func file(bodies ...string) []byte {
	var out, table bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	fmt.Fprintf(&table, "xref\n0 %d\n0000000000 65535 f \n", len(bodies)+1)
	for i, body := range bodies {
		fmt.Fprintf(&table, "%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	fmt.Fprintf(&out, "%strailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", table.String(), len(bodies)+1, out.Len())
	return out.Bytes()
}

func read(t *testing.T, data []byte) *pdf.File {
	t.Helper()
	f, err := pdf.Read(data, pdf.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestObjects reads one object of each form; the forms are those of ISO 32000-2 §7.3.
func TestObjects(t *testing.T) {
	str := func(s string) pdf.String { return pdf.String{Bytes: []byte(s)} }
	hexa := func(s string) pdf.String { return pdf.String{Bytes: []byte(s), Hex: true} }
	for _, c := range []struct {
		text string
		want pdf.Object
	}{
		{"null", pdf.Null{}},
		{"true", pdf.Bool(true)},
		{"false", pdf.Bool(false)},
		{"0", pdf.Integer(0)},
		{"+17", pdf.Integer(17)},
		{"-98", pdf.Integer(-98)},
		{"9223372036854775807", pdf.Integer(math.MaxInt64)},
		{"34.5", pdf.Real(34.5)},
		{"-.002", pdf.Real(-0.002)},
		{"4.", pdf.Real(4)},
		{"/Name1", pdf.Name("Name1")},
		{"/A#20B#2fC", pdf.Name("A B/C")},
		{"/", pdf.Name("")},
		{"(This is a string)", str("This is a string")},
		{"(balanced ( ) and \\( unbalanced)", str("balanced ( ) and ( unbalanced")},
		{"(a\\\nb)", str("ab")},
		{"(a\r\nb)", str("a\nb")},
		{"(\\0053\\53\\0\\n\\r\\t\\b\\f\\\\\\))", str("\x053+\x00\n\r\t\b\f\\)")},
		{"()", str("")},
		{"<4E6F76>", hexa("Nov")},
		{"<4e 6f\n7>", hexa("Nop")},
		{"<>", hexa("")},
		{"[1 (a) /B [true] null]", pdf.Array{pdf.Integer(1), str("a"), pdf.Name("B"), pdf.Array{pdf.Bool(true)}, pdf.Null{}}},
		{"[]", pdf.Array{}},
		{"[1 0 R 2 3 4 0 R]", pdf.Array{pdf.Ref{Num: 1}, pdf.Integer(2), pdf.Integer(3), pdf.Ref{Num: 4}}},
		{"[7 65535 R]", pdf.Array{pdf.Ref{Num: 7, Gen: 65535}}},
		{"[1 2R]", nil},
		{"<</A 1/B<</C/D>>>>", pdf.Dict{{Key: "A", Value: pdf.Integer(1)}, {Key: "B", Value: pdf.Dict{{Key: "C", Value: pdf.Name("D")}}}}},
		{"<<% comment >>\n/A 1>>", pdf.Dict{{Key: "A", Value: pdf.Integer(1)}}},
		{"<</Length 3>>\nstream\nabc\nendstream", &pdf.Stream{Dict: pdf.Dict{{Key: "Length", Value: pdf.Integer(3)}}, Data: []byte("abc")}},
		{"<</Length 3>>stream\r\nabcendstream", &pdf.Stream{Dict: pdf.Dict{{Key: "Length", Value: pdf.Integer(3)}}, Data: []byte("abc")}},
		{"<</Length 9>>\nstream\nendstream\nendstream", &pdf.Stream{Dict: pdf.Dict{{Key: "Length", Value: pdf.Integer(9)}}, Data: []byte("endstream")}},
		{"1 2", nil},
		{"--5", nil},
		{"5-3", nil},
		{"1.2.3", nil},
		{"1e5", nil},
		{"9223372036854775808", nil},
		{"+", nil},
		{"0 0 R", nil},
		{"01 0 R", nil},
		{"9999999 0 R", nil},
		{"/A#2", nil},
		{"/A#00", nil},
		{"/A#zz", nil},
		{"(a", nil},
		{"(a\\q)", nil},
		{"(\\777)", nil},
		{"<4g>", nil},
		{"<4e", nil},
		{"[1", nil},
		{"1]", nil},
		{"<</A>>", nil},
		{"<</A 1", nil},
		{"<<1 2>>", nil},
		{"<</A 1 /A 2>>", nil},
		{"<</A 1 /#41 2>>", nil},
		{"<</B <</A 1 /A 1>>>>", nil},
		{"<<" + keys(40) + ">>", dictOf(40)},
		{"<<" + keys(40) + "/K7 1>>", nil},
		{"True", nil},
		{"endobj", nil},
		{"}", nil},
		{"<</Length 2>>\nstream\nabc\nendstream", nil},
		{"<</Length 4>>\nstream\nabc\nendstream", &pdf.Stream{Dict: pdf.Dict{{Key: "Length", Value: pdf.Integer(4)}}, Data: []byte("abc\n")}},
		{"<</Length 5>>\nstream\nabc\nendstream", nil},
		{"<</Length -1>>\nstream\nabc\nendstream", nil},
		{"<</Length 999999999999>>\nstream\nabc\nendstream", nil},
		{"<</Length (3)>>\nstream\nabc\nendstream", nil},
		{"<</L 3>>\nstream\nabc\nendstream", nil},
		{"<</Length 3>>\nstream\rabc\nendstream", nil},
		{"[<</Length 3>>]\nstream\nabc\nendstream", nil},
		{"3\nstream\nabc\nendstream", nil},
	} {
		f := read(t, file("<</Type /Catalog>>", c.text))
		got, err := f.At(0).Object(pdf.Ref{Num: 2})
		if c.want == nil {
			if err == nil || len(f.Problems) != 1 {
				t.Errorf("%q is %v, problems %v; want an error", c.text, got, f.Problems)
			}
			continue
		}
		if err != nil || len(f.Problems) > 0 {
			t.Errorf("%q: %v, problems %v", c.text, err, f.Problems)
			continue
		}
		if s, ok := got.(pdf.String); ok {
			if where := string(f.Bytes(s.Start, s.End)); where != c.text {
				t.Errorf("%q stands at %q", c.text, where)
			}
		}
		places := cmp.FilterPath(func(p cmp.Path) bool { n := p.Last().String(); return n == ".Start" || n == ".End" }, cmp.Ignore())
		if diff := cmp.Diff(c.want, got, places, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}

// keys writes a dictionary's inside with n keys, and dictOf is what it is.
func keys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "/K%d %d ", i, i)
	}
	return b.String()
}

func dictOf(n int) (d pdf.Dict) {
	for i := range n {
		d = append(d, pdf.Pair{Key: pdf.Name(fmt.Sprint("K", i)), Value: pdf.Integer(i)})
	}
	return d
}

// TestStreamLength: a length in an object of its own must be there and be a number.
func TestStreamLength(t *testing.T) {
	const stream = "<</Length 3 0 R>>\nstream\nabc\nendstream"
	for length, good := range map[string]bool{"3": true, "4": true, "2": false, "/X": false, "[3]": false, "4 0 R": false, "<<>>": false} {
		f := read(t, file("<<>>", stream, length))
		o, err := f.At(0).Object(pdf.Ref{Num: 2})
		if (err == nil) != good {
			t.Errorf("length %s: %v, %v", length, o, err)
		}
	}
	for _, body := range []string{"<</Length 9 0 R>>\nstream\nabc\nendstream", "<</Length 2 0 R>>\nstream\nabc\nendstream", "<</Length 3 1 R>>\nstream\nabc\nendstream"} {
		if f := read(t, file("<<>>", body, "3")); len(f.Problems) != 1 {
			t.Errorf("%s: problems %v", body, f.Problems)
		}
	}
}

// TestObjectLimits: one object may have so many tokens and be so deep, and one more is an error of its own class.
func TestObjectLimits(t *testing.T) {
	lim := pdf.Limits{Size: 1 << 20, Revisions: 3, Entries: 10, Tokens: 100, Depth: 5, Built: 1000}
	for _, c := range []struct {
		text string
		want error
	}{
		{"[" + strings.Repeat("1 ", 99) + "]", nil},
		{"[" + strings.Repeat("1 ", 100) + "]", pdf.ErrLimit},
		{strings.Repeat("[", 5) + strings.Repeat("]", 5), nil},
		{strings.Repeat("[", 6) + strings.Repeat("]", 6), pdf.ErrLimit},
		{"<</A <</A <</A <</A <<>>>>>>>>>>", nil},
		{"<</A <</A <</A <</A <</A <<>>>>>>>>>>>>", pdf.ErrLimit},
	} {
		f, err := pdf.Read(file("<<>>", c.text), lim)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.At(0).Object(pdf.Ref{Num: 2}); !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%.30s…: %v, want %v", c.text, err, c.want)
		}
	}
	if _, err := pdf.Read(file(strings.Split(strings.Repeat("1,", 10), ",")...), lim); !errors.Is(err, pdf.ErrLimit) {
		t.Errorf("twelve entries: %v", err)
	}
	bodies := []string{"<<>>"}
	for range 8 {
		bodies = append(bodies, "["+strings.Repeat("1 ", 90)+"]")
	}
	lim.Built = 300
	f, err := pdf.Read(file(bodies...), lim)
	if err != nil {
		t.Fatal(err)
	}
	for n := uint32(2); n < 9; n++ {
		_, err = f.At(0).Object(pdf.Ref{Num: n})
	}
	if !errors.Is(err, pdf.ErrLimit) || !f.Exhausted() {
		t.Errorf("building everything: %v", err)
	}
}

// FuzzObject: whatever stands in an object, looking at it once without building and building it agree.
func FuzzObject(f *testing.F) {
	for _, seed := range []string{"[1 0 R (a\\051\\\n) <4e 6> /N#20 1.5 -3 true null]", "<</A <</B [/C]>> /Length 3>>\nstream\nabc\nendstream", "% c\n(()())"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		data := file("<</Type /Catalog>>", body)
		r, err := pdf.Read(data, pdf.DefaultLimits())
		if err != nil {
			return // the body holds a structure of its own
		}
		for _, e := range r.InRevision(len(r.Sections) - 1) {
			o, err := r.At(len(r.Sections) - 1).Object(pdf.Ref{Num: e.Num, Gen: e.Gen})
			if (e.Err == nil) != (err == nil) || err == nil && o == nil {
				t.Fatalf("%q: seen %v, built %v, %v", body, e.Err, o, err)
			}
		}
	})
}
