package document

import (
	"strings"

	"naskah/internal/naskah"
)

// A gaya is how the clauses of a kind are headed and referred to: Pasal 5 of an agreement, II. or B. of a kajian or report, KESATU of a
// decision [P22 Lampiran; Permendagri 1/2023].
type gaya string

// The styles of clauses.
const (
	gayaPasal  gaya = "pasal"  // "Pasal 5" above its title, centred; ayat (1), huruf a
	gayaRomawi gaya = "romawi" // "II. PELAKSANAAN"; angka 1, huruf a
	gayaHuruf  gaya = "huruf"  // "B. MAKSUD DAN TUJUAN"; angka 1, huruf a
	gayaAngka  gaya = "angka"  // "2. Objek"; huruf a
	gayaDiktum gaya = "diktum" // "KEDUA" and its text, beside each other
)

var daftarGaya = []gaya{gayaPasal, gayaRomawi, gayaHuruf, gayaAngka, gayaDiktum}

// head is what stands at the n-th clause (from 1).
func (g gaya) head(n int) string {
	switch g {
	case gayaRomawi:
		return naskah.Roman(n) + "."
	case gayaHuruf:
		return strings.ToUpper(letters(n-1)) + "."
	case gayaAngka:
		return itoa(n) + "."
	case gayaDiktum:
		return naskah.Ordinal(n)
	}
	return "Pasal " + itoa(n)
}

// name is how a reference calls it.
func (g gaya) name(n int) string {
	switch g {
	case gayaRomawi:
		return "Bagian " + naskah.Roman(n)
	case gayaHuruf:
		return "huruf " + strings.ToUpper(letters(n-1))
	case gayaAngka:
		return "angka " + itoa(n)
	case gayaDiktum:
		return "diktum " + naskah.Ordinal(n)
	}
	return "Pasal " + itoa(n)
}

// depth is where the labels of its items begin in the row (1), a., 1., a), 1), (a).
func (g gaya) depth() int {
	switch g {
	case gayaPasal, "":
		return 0
	case gayaAngka:
		return 1
	}
	return 2
}
