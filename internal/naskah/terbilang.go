package naskah

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

var satuan = [...]string{
	"", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
}

// Terbilang is n in words, lower case: 1001000 is "satu juta seribu". Seratus and seribu are one word, "satu juta" is two; there is
// no "dan" and no hyphen. The largest unit is triliun (10^12), so 10^15 is "seribu triliun".
func Terbilang(n int64) string {
	switch {
	case n == 0:
		return "nol"
	case n < 0:
		return "minus " + strings.Join(words(nil, -uint64(n)), " ")
	}
	return strings.Join(words(nil, uint64(n)), " ")
}

// words appends n, which is not 0, in words.
func words(out []string, n uint64) []string {
	for _, u := range []struct {
		size uint64
		name string
	}{{1e12, "triliun"}, {1e9, "miliar"}, {1e6, "juta"}, {1e3, "ribu"}, {100, "ratus"}} {
		if n < u.size {
			continue
		}
		q, r := n/u.size, n%u.size
		if q == 1 && u.size <= 1e3 {
			out = append(out, "se"+u.name)
		} else {
			out = append(words(out, q), u.name)
		}
		if r == 0 {
			return out
		}
		n = r
	}
	switch {
	case n < uint64(len(satuan)):
		return append(out, satuan[n])
	case n < 20:
		return append(out, satuan[n-10], "belas")
	}
	out = append(out, satuan[n/10], "puluh")
	if n%10 != 0 {
		out = append(out, satuan[n%10])
	}
	return out
}

// Title capitalises the first letter of each word, as the opening of a naskah does, and leaves the others as they are.
func Title(s string) string {
	var b strings.Builder
	start := true
	for _, r := range s {
		if start {
			r = unicode.ToUpper(r)
		}
		b.WriteRune(r)
		start = unicode.IsSpace(r)
	}
	return b.String()
}

// Capitalise makes the first letter of s a capital, as at the start of a sentence.
func Capitalise(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// Ordinal is the n-th in capitals, as parties are called: KESATU (not PERTAMA), KEDUA, … KESEBELAS, KEDUA BELAS
// [P22 Lampiran]. Empty for n < 1.
func Ordinal(n int) string {
	if n < 1 {
		return ""
	}
	return "KE" + strings.ToUpper(Terbilang(int64(n)))
}

// Roman is n in Roman numerals, as parties are counted in the komparisi and months in a nomor. Empty outside 1..3999.
func Roman(n int) string {
	if n < 1 || n > 3999 {
		return ""
	}
	var b strings.Builder
	for _, u := range []struct {
		size int
		name string
	}{
		{1000, "M"},
		{900, "CM"},
		{500, "D"},
		{400, "CD"},
		{100, "C"},
		{90, "XC"},
		{50, "L"},
		{40, "XL"},
		{10, "X"},
		{9, "IX"},
		{5, "V"},
		{4, "IV"},
		{1, "I"},
	} {
		for ; n >= u.size; n -= u.size {
			b.WriteString(u.name)
		}
	}
	return b.String()
}

// Ribuan is n with points between thousands: "125.750.000".
func Ribuan(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return sign + s
}

// Rupiah is an amount in digits: "Rp125.750.000,00".
func Rupiah(n int64) string {
	if n < 0 {
		return "-Rp" + Ribuan(n)[1:] + ",00"
	}
	return "Rp" + Ribuan(n) + ",00"
}

// RupiahTerbilang is an amount in digits and in words: "Rp1.500.000,00 (satu juta lima ratus ribu rupiah)".
func RupiahTerbilang(n int64) string {
	return Rupiah(n) + " (" + Terbilang(n) + " rupiah)"
}

// Angka is a number in digits and in words, as terms and copies are written: "5 (lima)".
func Angka(n int64) string {
	return Ribuan(n) + " (" + Terbilang(n) + ")"
}
