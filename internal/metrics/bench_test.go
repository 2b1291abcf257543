package metrics_test

import (
	"fmt"
	"testing"
	"time"

	"naskah/internal/memstore"
	"naskah/internal/metrics"
	"naskah/internal/naskah"
)

// BenchmarkBare and BenchmarkCounted: what counting adds to a call that does nothing but look into a map.
func BenchmarkBare(b *testing.B)    { calls(b, memstore.New(time.Now)) }
func BenchmarkCounted(b *testing.B) { calls(b, metrics.New().Books(memstore.New(time.Now))) }

func calls(b *testing.B, s naskah.AccountStore) {
	ctx := b.Context()
	b.ReportAllocs()
	for b.Loop() {
		_, _ = s.User(ctx, "u")
	}
}

// BenchmarkScrape: a scrape of a registry as full as it gets.
func BenchmarkScrape(b *testing.B) {
	m := metrics.New()
	for i := range 120 {
		m.Request(fmt.Sprint("/", i), "GET", 200, time.Millisecond)
	}
	b.ReportAllocs()
	for b.Loop() {
		if len(scrape(b, m)) == 0 {
			b.Fatal("empty")
		}
	}
}
