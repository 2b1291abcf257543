package verify_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"naskah/internal/verify"
)

// TestUpdates: what anybody without a key can append to a file that is sah, or change in it.
func TestUpdates(t *testing.T) {
	w := newWorld(t)
	w.mustBeSah(t, w.one)
	w.mustBeSah(t, w.two)
	const stream = "<</Length 27>>\nstream\nBT /F1 12 Tf (BATAL) Tj ET \n\nendstream"
	start := len(w.two)
	cases := []struct {
		name    string
		want    string
		verdict verify.Verdict
		file    func(testing.TB) []byte
	}{
		{"page content replaced", verify.CodeRevision, verify.TidakSah, update{objects: []part{{num: 13, body: stream}}}.on(w.two)},
		{"page content replaced after one seal", verify.CodePage, verify.TidakSah, update{objects: []part{{num: 13, body: stream}}}.on(w.one)},
		{"empty update", verify.CodeRevision, verify.TidakSah, update{}.on(w.two)},
		{"new object nobody uses", verify.CodeRevision, verify.TidakSah, update{objects: []part{{num: 90, body: stream}}}.on(w.two)},
		{"catalog replaced", verify.CodeCatalog, verify.TidakSah, update{objects: []part{{num: 25, body: "<</Type /Catalog /Pages 2 0 R>>"}}}.on(w.two)},
		{"new catalog without the fields", verify.CodeRevision, verify.TidakSah, update{root: 90, objects: []part{{num: 90, body: "<</Type /Catalog /Pages 2 0 R>>"}}}.on(w.two)},
		{"annotation", verify.CodePage, verify.TidakSah, update{objects: []part{{num: 10, body: "<</Type /Page /Parent 2 0 R /Resources 4 0 R /Contents 11 0 R /Annots [<</Type /Annot /Subtype /Square /Rect [0 0 600 900] /IC [1 1 1]>>]>>"}}}.on(w.two)},
		{"earlier widget moved", verify.CodePage, verify.TidakSah, update{objects: []part{{num: 18, body: "<</Type /Annot /Subtype /Widget /Rect [1 1 2 2] /FT /Sig /T (Signature 1) /V 15 0 R /P 12 0 R /F 132>>"}}}.on(w.two)},
		{"second seal passed over", verify.CodeDictionary, verify.TidakSah, func(tb testing.TB) []byte {
			return update{prev: previousStart(tb, w.two)}.appendTo(tb, w.two)
		}},
		{"hybrid trailer", verify.CodeRevision, verify.TidakSah, update{extra: "/XRefStm 16"}.on(w.two)},
		{"encrypted", verify.CodeRevision, verify.TidakSah, update{extra: "/Encrypt 90 0 R"}.on(w.two)},
		{"cross-reference stream", verify.CodeRevision, verify.TidakSah, func(testing.TB) []byte {
			tail := fmt.Sprintf("90 0 obj\n<</Type /XRef /W [1 2 1] /Size 91 /Root 25 0 R /Length 4>>\nstream\n\x01\x00\x00\x00\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", start)
			return append(slices.Clone(w.two), tail...)
		}},
		{"objects without a table", verify.CodeRevision, verify.TidakSah, func(testing.TB) []byte {
			return append(slices.Clone(w.two), "13 0 obj\n<< >>\nendobj\n"...)
		}},
		{"table that leads forward", verify.CodeRevision, verify.TidakSah, func(testing.TB) []byte {
			return append(slices.Clone(w.two), fmt.Sprintf("xref\n0 0\ntrailer\n<</Size 26 /Root 25 0 R /Prev %d>>\nstartxref\n%d\n%%%%EOF\n", start+100, start)...)
		}},
		{"one byte after the end", verify.CodeTrailing, verify.TidakDapatDipastikan, after(w.two, "x")},
		{"an empty line after the end", verify.CodeTrailing, verify.TidakDapatDipastikan, after(w.two, "\n")},
		{"a page of text after the end", verify.CodeTrailing, verify.TidakDapatDipastikan, after(w.two, strings.Repeat("catatan ", 400))},
		{"a second end-of-file marker", verify.CodeTrailing, verify.TidakDapatDipastikan, after(w.two, "%%EOF\n")},
		{"a byte after one seal", verify.CodeTrailing, verify.TidakDapatDipastikan, after(w.one, "\x00")},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := w.judge(t, c.file(t))
			if r.Verdict != c.verdict || !slices.Contains(codes(r), c.want) {
				t.Errorf("%s, reasons %v; want %s with %s", r.Verdict, codes(r), c.verdict, c.want)
			}
			if len(r.Signatures) == 0 {
				t.Fatal("the signatures of the parent are not reported")
			}
			if strings.HasPrefix(c.name, "objects without") && !has(r.Reasons, c.want) {
				t.Errorf("of the file is said only: %v", r.Reasons)
			}
			// What was added is said of the signature that it was added to, with the revision that added it.
			first := r.Signatures[0]
			if c.verdict == verify.TidakSah && c.want == verify.CodeRevision && (first.Verdict != verify.TidakSah || len(first.LaterChanges) == 0 ||
				first.LaterChanges[len(first.LaterChanges)-1].Kind != verify.ChangeOther || !slices.ContainsFunc(first.Reasons, func(r verify.Reason) bool { return r.Code == c.want })) {
				t.Errorf("of the first signature is said: %s %v %v", first.Verdict, first.Reasons, first.LaterChanges)
			}
		})
	}
}

func (u update) on(file []byte) func(testing.TB) []byte {
	return func(tb testing.TB) []byte { return u.appendTo(tb, file) }
}

func after(file []byte, tail string) func(testing.TB) []byte {
	return func(testing.TB) []byte { return append(slices.Clone(file), tail...) }
}

// previousStart returns where the section before the last one stands.
func previousStart(tb testing.TB, file []byte) int {
	tb.Helper()
	m := regexp.MustCompile(`/Prev (\d+)`).FindAllSubmatch(file, -1)
	n := 0
	if _, err := fmt.Sscan(string(m[len(m)-1][1]), &n); err != nil {
		tb.Fatal(err)
	}
	return n
}

// TestUniversalForgery: the parts of the only signature are emptied or broken in place, the offsets kept.
func TestUniversalForgery(t *testing.T) {
	w := newWorld(t)
	w.mustBeSah(t, w.one)
	contents := regexp.MustCompile(`/Contents<[0-9a-f]+>`)
	ranges := regexp.MustCompile(`/ByteRange \[0 \d+ \d+ \d+\]`)
	keep := func(old []byte, new string) []byte { // new text, as long as the old
		return append([]byte(new), bytes.Repeat([]byte(" "), len(old)-len(new))...)
	}
	cases := []struct {
		name string
		re   *regexp.Regexp
		to   func(old []byte) []byte
	}{
		{"contents emptied", contents, func(old []byte) []byte { return keep(old, "/Contents<>") }},
		{"contents of zeros", contents, func(old []byte) []byte {
			return append(append([]byte("/Contents<"), bytes.Repeat([]byte("0"), len(old)-11)...), '>')
		}},
		{"contents null", contents, func(old []byte) []byte { return keep(old, "/Contents null") }},
		{"contents without value", contents, func(old []byte) []byte { return keep(old, "/Contents") }},
		{"contents gone", contents, func(old []byte) []byte { return keep(old, "") }},
		{"contents of garbage", contents, func(old []byte) []byte {
			return append(append([]byte("/Contents<"), bytes.Repeat([]byte("ab"), (len(old)-11)/2)...), '>')
		}},
		{"contents as a literal string", contents, func(old []byte) []byte {
			return append(append([]byte("/Contents("), old[10:len(old)-1]...), ')')
		}},
		{"range null", ranges, func(old []byte) []byte { return keep(old, "/ByteRange null") }},
		{"range gone", ranges, func(old []byte) []byte { return keep(old, "") }},
		{"range empty", ranges, func(old []byte) []byte { return keep(old, "/ByteRange []") }},
		{"range negative", ranges, func(old []byte) []byte { return keep(old, "/ByteRange [0 -1 -1 -1]") }},
		{"range beyond all bounds", ranges, func(old []byte) []byte { return keep(old, "/ByteRange [0 9 9 99999999999]") }},
		{"range of six numbers", ranges, func(old []byte) []byte { return keep(old, "/ByteRange [0 1 2 3 4 5]") }},
		{"range of reals", ranges, func(old []byte) []byte { return keep(old, "/ByteRange [0 1. 2. 3.]") }},
		{"filter changed", regexp.MustCompile(`/Adobe\.PPKLite`), func([]byte) []byte { return []byte("/Adobe.PPKLitf") }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			child := c.re.ReplaceAllFunc(w.one, c.to)
			if len(child) != len(w.one) || bytes.Equal(child, w.one) {
				t.Fatalf("attack is not in place: %d bytes, parent %d", len(child), len(w.one))
			}
			r := w.judge(t, child)
			if r.Verdict != verify.TidakSah || !slices.ContainsFunc(codes(r), func(c string) bool { return verify.Family(c) == verify.FamilyIntegrity }) {
				t.Errorf("%s, reasons %v; want tidak_sah of the family VER-UTUH", r.Verdict, codes(r))
			}
		})
	}
}

// TestSignatureWrapping: a second ByteRange stands in the gap of the first and leads past objects of the attacker's to
// the signed tail, which now stands at the end. The digest over the second range is the signed one, and a reader that
// takes the last of two equal keys shows the attacker's objects.
func TestSignatureWrapping(t *testing.T) {
	w := newWorld(t)
	w.mustBeSah(t, w.one)
	gap := regexp.MustCompile(`/Contents<[0-9a-f]+>`).FindIndex(w.one)
	m := regexp.MustCompile(`/ByteRange \[0 (\d+) (\d+) (\d+)\]`).FindSubmatch(w.one)
	transform := regexp.MustCompile(`(?s)/TransformMethod /FieldMDP.*?/V /1\.2\n >>`).Find(w.one)
	second := fmt.Sprintf("/ByteRange [0 %s %d %s]", m[1], len(w.one), m[3])
	wrapped := bytes.Replace(w.one, transform, append([]byte(second), bytes.Repeat([]byte(" "), len(transform)-len(second))...), 1)
	wrapped = bytes.Replace(wrapped, []byte("/Rect [72.000000"), []byte("/Rect [12.000000"), 1)
	wrapped = append(wrapped, w.one[gap[1]:]...)
	r := w.judge(t, wrapped)
	if r.Verdict != verify.TidakSah || !slices.Contains(codes(r), verify.CodeDictionary) {
		t.Errorf("%s, reasons %v; want tidak_sah with %s", r.Verdict, codes(r), verify.CodeDictionary)
	}
}
