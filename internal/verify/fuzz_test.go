package verify_test

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"naskah/internal/verify"
)

// FuzzInspect: whatever is done to a file that is sah, it does not crash the judge, and nothing but the file itself and
// its first revision is sah.
func FuzzInspect(f *testing.F) {
	two, root := kept(f) // the same in every process, as fuzzing needs it
	one := two[:bytes.Index(two[bytes.Index(two, []byte("/ByteRange")):], []byte("%%EOF\n"))+bytes.Index(two, []byte("/ByteRange"))+6]
	terms := verify.Terms{Trust: verify.Anchors(root), At: diperiksa}
	good := [][]byte{one, two}
	for _, file := range good {
		if r := judgeAt(f, file, diperiksa, root); r.Verdict != verify.Sah {
			f.Fatal(r.Verdict, codes(r))
		}
		f.Add(file)
	}
	f.Add(document(aCatalog, somePage))
	f.Add(append(bytes.Clone(two), "x"...))
	f.Add(update{objects: []part{{num: 13, body: "<</Length 0>>\nstream\n\nendstream"}}}.appendTo(f, one))
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := verify.Inspect(context.Background(), data)
		if err != nil {
			if !errors.Is(err, verify.ErrNotPDF) {
				t.Fatal(err)
			}
			return
		}
		r := verify.Judge(in, terms)
		if r.Verdict != verify.Sah && len(codes(r)) == 0 {
			t.Fatalf("%s without a reason", r.Verdict)
		}
		for _, code := range codes(r) {
			if verify.Family(code) == "" {
				t.Fatalf("code %s is of no family", code)
			}
		}
		if r.Verdict == verify.Sah && !bytes.Equal(data, good[0]) && !bytes.Equal(data, good[1]) {
			t.Fatal("sah although nobody signed it")
		}
		if (r.GoodUntil != nil) != (r.Verdict == verify.Sah) {
			t.Fatalf("%s, good until %v", r.Verdict, r.GoodUntil)
		}
	})
}
