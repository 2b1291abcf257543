package document

import (
	"strings"

	"naskah/internal/naskah"
)

// A content is one thing that the regulation wants in every naskah of a kind.
type content struct {
	key, label string
	norm       string
}

// A law is what the regulation says of a kind.
type law struct {
	contents []content
	maxYears int    // longest term; 0: none
	termNorm string // where the longest term stands
	nameNorm string // where "nama tanpa gelar" stands
}

const p22 = "Permendagri Nomor 22 Tahun 2020 "

// lawOf is what the regulation says of a kind; ok is false of one that it names without contents.
func lawOf(k naskah.Kode) (l law, ok bool) {
	for _, table := range []map[naskah.Kode]law{laws, lawsSurat, lawsKajian} {
		if l, ok = table[k]; ok {
			return l, true
		}
	}
	return law{}, false
}

// named lists contents, each with the place that wants it: "latar belakang", "Pasal 7 ayat (2) huruf a".
func named(pairs ...string) []content {
	var out []content
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, content{memuatKey(pairs[i]), pairs[i], p22 + pairs[i+1]})
	}
	return out
}

// laws are the mandatory contents and the longest term by kind [P22 9(3), 32(3), 40-42].
var laws = map[naskah.Kode]law{
	naskah.KSBD:  {contentsKSB, 5, p22 + "Pasal 9 ayat (3)", p22 + "Lampiran huruf A angka 1"},
	naskah.KSBPK: {contentsKSB, 5, p22 + "Pasal 32 ayat (3)", p22 + "Lampiran huruf A angka 2"},
	naskah.PKSD:  {contentsPKS, 0, "", p22 + "Lampiran huruf B angka 1"},
	naskah.PKSPK: {contentsPKS, 0, "", p22 + "Lampiran huruf B angka 2"},
	naskah.NK:    {contentsNK, 0, "", p22 + "Lampiran huruf C"},
	// Of these the regulation says that they are made and by whom, and gives no form.
	naskah.RK: {contents: named(
		"komparisi", "Pasal 57 ayat (2)", "para pihak", "Pasal 57 ayat (2)", "objek Sinergi", "Pasal 53 ayat (2)",
		"rencana kerja", "Pasal 52 ayat (2) huruf c"), nameNorm: p22 + "Lampiran huruf C"},
	naskah.Addendum: {contents: named(
		"komparisi", "Pasal 40 ayat (1) huruf a, Pasal 41 ayat (1) huruf a, dan Pasal 42 ayat (1) huruf a",
		"para pihak", "Pasal 40 ayat (1) huruf b, Pasal 41 ayat (1) huruf b, dan Pasal 42 ayat (1) huruf b",
		"materi perubahan", "Pasal 15 ayat (4) dan Pasal 37 ayat (3)",
		"pembebanan", "Pasal 15 ayat (6), Pasal 37 ayat (5), dan Pasal 58"), nameNorm: p22 + "Lampiran"},
}

var (
	contentsKSB = contents("Pasal 40 ayat (1)", "d", "komparisi", "para pihak", "konsideran", "penutup|e",
		"maksud dan tujuan", "objek", "ruang lingkup", "pelaksanaan", "jangka waktu", "surat-menyurat", "lain-lain")
	contentsPKS = contents("Pasal 41 ayat (1)", "d", "komparisi", "para pihak", "konsideran", "penutup|e",
		"maksud dan tujuan", "objek", "ruang lingkup", "pelaksanaan", "hak dan kewajiban para pihak", "pembiayaan", "jangka waktu",
		"penyelesaian perselisihan", "keadaan kahar", "pengakhiran kerja sama")
	contentsNK = append(contents("Pasal 42 ayat (1)", "e", "komparisi", "para pihak", "premis", "konsideran|d", "penutup|f",
		"latar belakang", "maksud dan tujuan", "lokasi Sinergi", "objek Sinergi", "ruang lingkup", "tugas dan tanggung jawab",
		"pelaksanaan", "jangka waktu", "pembiayaan", "lain-lain"), named("rencana kerja", "Pasal 52 ayat (2) huruf c")...)
)

// contents lists the parts of a kind: the first three are huruf a to c, the closing names its huruf, the others are angka 1 … of
// the huruf isi.
func contents(article, isi string, labels ...string) []content {
	var out []content
	angka := 0
	for i, l := range labels {
		name, huruf, named := strings.Cut(l, "|")
		where := "huruf " + string(rune('a'+i))
		switch {
		case named:
			where = "huruf " + huruf
		case i > 2:
			angka++
			where = "huruf " + isi + " angka " + itoa(angka)
		}
		out = append(out, content{memuatKey(name), name, p22 + article + " " + where})
	}
	return out
}

// memuatKey is the name of a mandatory content as an identifier: "maksud dan tujuan" and "maksud-dan-tujuan" are the same.
func memuatKey(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }), "-")
}
