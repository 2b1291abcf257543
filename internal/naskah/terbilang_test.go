package naskah_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"naskah/internal/naskah"
)

// numbers are typed from ../domain: the examples of section 7 of the reference on kerja sama daerah.
var numbers = map[int64]string{
	0: "nol", 1: "satu", 9: "sembilan", 10: "sepuluh", 11: "sebelas", 12: "dua belas", 19: "sembilan belas", 20: "dua puluh",
	21: "dua puluh satu", 100: "seratus", 101: "seratus satu", 110: "seratus sepuluh", 111: "seratus sebelas",
	119: "seratus sembilan belas", 200: "dua ratus", 999: "sembilan ratus sembilan puluh sembilan", 1000: "seribu",
	1001: "seribu satu", 1100: "seribu seratus", 1945: "seribu sembilan ratus empat puluh lima", 2000: "dua ribu",
	2010: "dua ribu sepuluh", 2011: "dua ribu sebelas", 10000: "sepuluh ribu", 11000: "sebelas ribu", 21000: "dua puluh satu ribu",
	100000: "seratus ribu", 1000000: "satu juta", 1001000: "satu juta seribu", 1500000: "satu juta lima ratus ribu",
	125750000: "seratus dua puluh lima juta tujuh ratus lima puluh ribu", 1000000000: "satu miliar",
	1000000000000: "satu triliun", 1000000000000000: "seribu triliun", -5: "minus lima",
	math.MinInt64: "minus sembilan juta dua ratus dua puluh tiga ribu tiga ratus tujuh puluh dua triliun tiga puluh enam miliar " +
		"delapan ratus lima puluh empat juta tujuh ratus tujuh puluh lima ribu delapan ratus delapan",
}

func TestTerbilangExamples(t *testing.T) {
	for n, want := range numbers {
		if got := naskah.Terbilang(n); got != want {
			t.Errorf("Terbilang(%d) = %q, want %q", n, got, want)
		}
	}
}

// digits are the words below ten, for the reader.
var digits = map[string]int64{
	"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}

var scales = map[string]int64{"ribu": 1e3, "juta": 1e6, "miliar": 1e9, "triliun": 1e12}

// readTerbilang reads number words back, independently of how they are written: it keeps a running group and adds it to the total
// at each scale word, and refuses words out of their order.
func readTerbilang(s string) (int64, bool) {
	if s == "nol" {
		return 0, true
	}
	var total, group, digit int64
	scale, floor := int64(math.MaxInt64), int64(1000)
	for _, w := range strings.Fields(s) {
		switch {
		case digits[w] != 0:
			if digit != 0 {
				return 0, false
			}
			digit = digits[w]
		case w == "sepuluh" || w == "sebelas" || w == "belas" || w == "puluh":
			v := tens(w, digit)
			if (digit == 0) != (w[0] == 's') || floor <= 10 || (digit == 1) {
				return 0, false
			}
			group, digit, floor = group+v, 0, 1
			if w == "puluh" {
				floor = 10
			}
		case w == "seratus" || w == "ratus":
			if (digit == 0) != (w == "seratus") || digit == 1 || floor < 1000 {
				return 0, false
			}
			group, digit, floor = 100*max(digit, 1), 0, 100
		case w == "seribu" || scales[w] != 0:
			size := scales[w]
			if w == "seribu" {
				size = 1000
				if group+digit != 0 {
					return 0, false
				}
				digit = 1
			} else if group+digit == 0 || (w == "ribu" && group+digit == 1) {
				return 0, false
			}
			if size >= scale && w != "triliun" {
				return 0, false
			}
			total, group, digit, scale, floor = total+(group+digit)*size, 0, 0, size, 1000
			if w == "triliun" && scale != math.MaxInt64 {
				total, scale = total/size*size, size
			}
		default:
			return 0, false
		}
		if floor == 1 && digit != 0 {
			return 0, false
		}
	}
	return total + group + digit, true
}

// tens is what a word of the second decade, or of a ten, adds.
func tens(w string, digit int64) int64 {
	switch w {
	case "sepuluh":
		return 10
	case "sebelas":
		return 11
	case "belas":
		return 10 + digit
	}
	return 10 * digit
}

func TestTerbilangReadsBack(t *testing.T) {
	check := func(n int64) {
		s := naskah.Terbilang(n)
		if got, ok := readTerbilang(s); !ok || got != n {
			t.Fatalf("Terbilang(%d) = %q reads back as %d (%v)", n, s, got, ok)
		}
	}
	for n := range int64(1_000_001) {
		check(n)
	}
	r := rand.New(rand.NewPCG(22, 2020))
	for range 200_000 {
		check(r.Int64N(1_000_000_000_000_000))
	}
	for _, n := range []int64{999_999_999_999_999, 1_000_001_001_001, 11_011_011_011_011, 100_000_000_000_000} {
		check(n)
	}
}

// The reader must refuse what is wrong, or reading back proves nothing.
func TestReadTerbilangRefuses(t *testing.T) {
	for _, s := range []string{
		"satu ratus", "satu ribu", "satu puluh", "satu belas", "sejuta", "dua puluh sepuluh", "dua dua", "seratus dua ratus", "ribu",
		"dua ribu tiga juta", "sepuluh satu", "dua puluh dan satu", "seratus seribu", "dua-puluh", "puluh", "nol satu",
	} {
		if n, ok := readTerbilang(s); ok {
			t.Errorf("%q is read as %d", s, n)
		}
	}
}
