package layout

import (
	"math/rand/v2"
	"testing"
)

func BenchmarkPDF(b *testing.B) {
	l := newLayout(b)
	tree := sampleTree(false)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.PDF(tree, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSetting is the same without the PDF writer: line breaking and page breaking alone.
func BenchmarkSetting(b *testing.B) {
	l := newLayout(b)
	tree := sampleTree(false)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := l.pages(tree, Options{Profile: A4}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkThirtyPages(b *testing.B) {
	l := newLayout(b)
	r := rand.New(rand.NewPCG(5, 6))
	tree := randomTree(r)
	for {
		res, err := l.PDF(tree, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if res.Pages >= 30 {
			break
		}
		tree.Blocks = append(randomTree(r).Blocks, tree.Blocks...)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.PDF(tree, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSeal(b *testing.B) {
	l := newLayout(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.SealPicture(sampleSeal(), sealWidth/pt, sealHeight/pt); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		newLayout(b)
	}
}
