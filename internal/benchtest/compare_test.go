package benchtest_test

import (
	"testing"

	"naskah/internal/benchtest"
)

// TestMet: what a target lets through.
func TestMet(t *testing.T) {
	for _, x := range []struct {
		target string
		ratio  float64
		want   bool
		bad    bool
	}{
		{"<=1.50", 1.5, true, false},
		{"<=1.50", 1.501, false, false},
		{">=0.60", 0.6, true, false},
		{">=0.60", 0.599, false, false},
		{">=4.0", 12, true, false},
		{"", 1, false, true},
		{"<=", 1, false, true},
		{"==1.0", 1, false, true},
		{"<=satu", 1, false, true},
	} {
		got, err := benchtest.Met(x.target, x.ratio)
		if got != x.want || (err != nil) != x.bad {
			t.Errorf("%q, %v: %v, %v", x.target, x.ratio, got, err)
		}
	}
}
