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

// marks are the labels of its items from the outermost in: of an agreement and of a diktum those of the drafting of regulations [UU
// 12/2011 Lampiran II], of a kajian or report those of tata naskah dinas, which go on from I. and A. with 1., a., 1), a).
func (g gaya) marks() []string {
	switch g {
	case gayaRomawi, gayaHuruf:
		return []string{"1.", "a.", "1)", "a)", "(1)", "(a)"}
	case gayaAngka:
		return []string{"a.", "1)", "a)", "(1)", "(a)", "1."}
	}
	return []string{"(1)", "a.", "1.", "a)", "1)", "(a)"}
}

// label is the mark of the n-th item (from 0) at a depth.
func (g gaya) label(depth, n int) string {
	marks := g.marks()
	m := marks[min(depth, len(marks)-1)]
	if strings.Contains(m, "1") {
		return strings.Replace(m, "1", itoa(n+1), 1)
	}
	return strings.Replace(m, "a", letters(n), 1)
}

// word is how a reference names an item: "ayat (2)" of a pasal, "huruf a", "angka 1".
func (g gaya) word(depth int, label string) string {
	switch mark := g.marks()[min(depth, len(g.marks())-1)]; {
	case depth == 0 && mark == "(1)":
		return "ayat " + label
	case strings.Contains(mark, "1"):
		return "angka " + strings.Trim(label, ".()")
	}
	return "huruf " + strings.Trim(label, ".()")
}

// counts says whether items at a depth are labelled where there are n: one alone is not, and the texts of a diktum stand beside its name.
func (g gaya) counts(depth, n int) bool { return depth > 0 || n > 1 && g != gayaDiktum }
