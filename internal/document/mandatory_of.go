package document

import (
	"maps"
	"slices"

	"naskah/internal/naskah"
)

// A Mandatory is one thing that the regulation wants in every naskah of a kind.
type Mandatory struct {
	Key   string // "ruang-lingkup"
	Label string // "ruang lingkup"
	Norm  string // where it is wanted: "Permendagri Nomor 22 Tahun 2020 Pasal 40 ayat (1) huruf d angka 3"
}

// MandatoryOf lists what the regulation wants in a kind, in its order; empty for one that it names without contents. Where that depends on
// the kind of cooperation ("sinergi"), jalur says which; what it does not know is as for the first.
func MandatoryOf(k naskah.Kode, jalur string) []Mandatory {
	l, _ := lawOf(k)
	if c, ok := lawCases[k].cases[jalur]; ok {
		l.contents = c
	}
	var out []Mandatory
	for _, c := range l.contents {
		out = append(out, Mandatory{c.key, c.label, c.norm})
	}
	return out
}

// MandatoryCases are the field on which the mandatory contents of a kind depend, and its values; of most kinds they depend on none.
func MandatoryCases(k naskah.Kode) (field string, values []string) {
	c := lawCases[k]
	return c.by, slices.Sorted(maps.Keys(c.cases))
}

// LongestTerm is the longest term of a kind in years, with its norm; 0: the regulation sets none [P22 9(3), 32(3)].
func LongestTerm(k naskah.Kode) (years int, norm string) {
	l, _ := lawOf(k)
	return l.maxYears, l.termNorm
}

// IsPasal says whether a part of the text is a pasal; other parts are blocks around them.
func (t *Template) IsPasal(id string) bool { return t.clauseByID(id) != nil }

// Carriers lists the ids of the pasal and other parts of t that carry a mandatory content.
func (t *Template) Carriers(key string) []string {
	var out []string
	for _, b := range t.body {
		if b.clause != nil && memuatKey(b.clause.memuat) == key {
			out = append(out, b.id)
		}
		if b.clause == nil {
			for _, k := range b.memuat {
				if k == key {
					out = append(out, b.id)
				}
			}
		}
	}
	return out
}

// MemuatKey is the name of a mandatory content as an identifier: "maksud dan tujuan" and "maksud-dan-tujuan" are the same.
func MemuatKey(s string) string { return memuatKey(s) }
