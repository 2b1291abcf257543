package verify_test

import (
	"context"
	"testing"

	"naskah/internal/verify"
)

// BenchmarkJudge judges a file of two signers, and for comparison does what cannot be avoided: one pass of SHA-256 over
// the file is about a tenth of it, four ECDSA verifications most of the rest.
func BenchmarkJudge(b *testing.B) {
	w := newWorld(b)
	terms := verify.Terms{Trust: verify.Anchors(w.root.cert), At: diperiksa}
	b.SetBytes(int64(len(w.two)))
	b.ReportAllocs()
	for b.Loop() {
		in, err := verify.Inspect(context.Background(), w.two)
		if err != nil {
			b.Fatal(err)
		}
		if r := verify.Judge(in, terms); r.Verdict != verify.Sah {
			b.Fatal(r.Verdict)
		}
	}
}

// BenchmarkRefuse judges a copy whose newest signature value is not canonical.
func BenchmarkRefuse(b *testing.B) {
	w := newWorld(b)
	_, to := newestContents(w.two)
	w.two[to-1] = '1'
	b.ReportAllocs()
	for b.Loop() {
		in, err := verify.Inspect(context.Background(), w.two)
		if err != nil {
			b.Fatal(err)
		}
		if r := verify.Judge(in, verify.Terms{At: diperiksa}); r.Verdict != verify.TidakSah {
			b.Fatal(r.Verdict)
		}
	}
}
