package office

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"naskah/internal/naskah"
)

// factWords are the facts in the order in which people read them: name (as naskah.Changes gives it), label, words. The names of units
// and cooperations are looked up.
var factWords = []struct {
	name, label string
	words       func(f RegisterFacts, names map[string]string) string
}{
	{"judul", "Judul", func(f RegisterFacts, _ map[string]string) string { return f.Judul }},
	{"tahun", "Tahun", func(f RegisterFacts, _ map[string]string) string {
		if f.Tahun == 0 {
			return ""
		}
		return strconv.Itoa(f.Tahun)
	}},
	{"tanggal", "Tanggal naskah", func(f RegisterFacts, _ map[string]string) string { return f.Tanggal.Panjang() }},
	{"tempat", "Tempat", func(f RegisterFacts, _ map[string]string) string { return f.Tempat }},
	{"para pihak", "Para pihak", func(f RegisterFacts, _ map[string]string) string { return partiesInWords(f.Parties) }},
	{"nomor", "Nomor", func(f RegisterFacts, _ map[string]string) string { return nomorInWords(f.Nomor) }},
	{"penanda tangan", "Penanda tangan", func(f RegisterFacts, _ map[string]string) string { return signersInWords(f.Signers) }},
	{"jangka waktu", "Jangka waktu", func(f RegisterFacts, _ map[string]string) string { return termInWords(f.Mulai, f.Berakhir) }},
	{"unit", "Perangkat Daerah", func(f RegisterFacts, names map[string]string) string {
		return cmp.Or(names[string(f.Unit)], string(f.Unit))
	}},
	{"kerja sama", "Kerja sama", func(f RegisterFacts, names map[string]string) string {
		return cmp.Or(names[string(f.KerjaSama)], string(f.KerjaSama))
	}},
	{"klasifikasi", "Klasifikasi arsip", func(f RegisterFacts, _ map[string]string) string { return f.Klasifikasi }},
	{"lokasi", "Lokasi asli", func(f RegisterFacts, _ map[string]string) string { return f.Lokasi }},
	{"tingkat perkembangan", "Tingkat perkembangan", func(f RegisterFacts, _ map[string]string) string { return f.Tingkat }},
	{"asli", "Naskah asli", func(f RegisterFacts, _ map[string]string) string { return asliInWords(f.Asli) }},
}

// inWords says what differs between two states of the register, for the facts named.
func inWords(changed []string, before, after RegisterFacts, names map[string]string) []FactChange {
	var out []FactChange
	for _, w := range factWords {
		if slices.Contains(changed, w.name) {
			out = append(out, FactChange{Fact: w.name, Label: w.label, Old: w.words(before, names), New: w.words(after, names)})
		}
	}
	return out
}

func partiesInWords(list []naskah.Party) string {
	var out []string
	for _, p := range list {
		out = append(out, fmt.Sprintf("PIHAK %s: %s", naskah.Ordinal(p.Urut), p.Nama))
	}
	return strings.Join(out, "; ")
}

func nomorInWords(list []naskah.Nomor) string {
	var out []string
	for _, x := range list {
		text := x.Text
		switch x.Kind {
		case naskah.TidakBernomor:
			text = "tidak bernomor"
		case naskah.Menyusul:
			text = "menyusul"
		case naskah.DicatatKemudian:
			text += " (dicatat kemudian)"
		case naskah.Bernomor:
		}
		out = append(out, fmt.Sprintf("PIHAK %s: %s", naskah.Ordinal(x.Party), text))
	}
	return strings.Join(out, "; ")
}

func signersInWords(list []naskah.Signer) string {
	var out []string
	for _, s := range list {
		text := fmt.Sprintf("PIHAK %s: %s, %s", naskah.Ordinal(s.Party), s.Pejabat.Nama, cmp.Or(s.Pejabat.Sebutan(), s.Pejabat.Jabatan))
		if !s.Tanggal.IsZero() {
			text += " (" + s.Tanggal.Panjang() + ")"
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

func termInWords(from naskah.Date, to naskah.Akhir) string {
	end := "akhirnya tidak diketahui"
	switch to.Kind {
	case naskah.AkhirTanggal:
		end = "sampai " + to.Date.Panjang()
	case naskah.AkhirTanpaBatas:
		end = "tanpa batas"
	case naskah.AkhirTidakTahu:
	}
	if from.IsZero() {
		return end
	}
	return from.Panjang() + ", " + end
}

func asliInWords(list []naskah.Asli) string {
	var out []string
	for _, a := range list {
		out = append(out, strings.Trim(a.Pemegang+": "+a.Lokasi, ": "))
	}
	return strings.Join(out, "; ")
}

// kept writes changes as an event's detail keeps them.
func kept(list []FactChange) []any {
	out := []any{}
	for _, c := range list {
		out = append(out, map[string]any{"fakta": c.Fact, "lama": c.Old, "baru": c.New})
	}
	return out
}
