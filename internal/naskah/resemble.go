package naskah

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// A Likeness says in what a naskah is like the one that is being recorded. Score is 0 when it is not like it at all.
type Likeness struct {
	Score   int
	Nomor   bool // a number in common
	Tanggal bool // the same date
	Pihak   bool // a partner in common, or two parties
	Judul   bool // most words of the title in common
}

// What each likeness weighs: a number says most, then a date, then the parties; of a title it counts how much of it is alike.
const (
	likeNomor   = 1000
	likeTanggal = 300
	likePihak   = 250
	likeJudul   = 200
)

// mostWords is how much of the words of the shorter title both must have, in percent.
const mostWords = 60

// maxProbeWords bounds how many words of each kind are compared.
const maxProbeWords = 24

// common are words of titles and names that say nothing about which naskah it is.
var common = wordSet(`antara bersama cv dalam dan daerah dengan di kab kabupaten kerja kesepakatan kesepahaman kota kpd nota oleh pada pemerintah
	pemda pemkab pemkot perjanjian provinsi pt rencana sama serta tbk tentang untuk yang`)

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		out[w] = true
	}
	return out
}

// Resemble says how like n is to what p looks for: of the same family and year (or a year that is not known), with a number, a partner
// (or two parties), or most of the title in common. A cancelled naskah is like nothing [OP 1.9].
func Resemble(p Probe, n Naskah) Likeness {
	if n.ID == p.Not || n.State == Cancelled || !p.sameFamily(n.Jenis) || !p.sameYear(n.Tahun) {
		return Likeness{}
	}
	like := Likeness{Tanggal: !p.Tanggal.IsZero() && p.Tanggal == n.Tanggal, Nomor: p.sameNomor(n), Pihak: p.sameParties(n)}
	share := shared(titleWords(p.Judul), titleWords(n.Judul))
	like.Judul = share >= mostWords
	if !like.Nomor && !like.Pihak && !like.Judul {
		return Likeness{}
	}
	like.Score = share * likeJudul / 100
	for weight, is := range map[int]bool{likeNomor: like.Nomor, likeTanggal: like.Tanggal, likePihak: like.Pihak} {
		if is {
			like.Score += weight
		}
	}
	return like
}

// Most picks what resembles p most, at most five: best first, then the newest.
func (p Probe) Most(list []Naskah) []Naskah {
	score := map[NaskahID]int{}
	var out []Naskah
	for _, n := range list {
		if s := Resemble(p, n).Score; s > 0 {
			score[n.ID], out = s, append(out, n)
		}
	}
	slices.SortFunc(out, func(a, b Naskah) int {
		if c := cmp.Compare(score[b.ID], score[a.ID]); c != 0 || a.ID == b.ID {
			return c
		}
		if a.Cursor().Before(b.Cursor()) {
			return -1
		}
		return 1
	})
	return out[:min(len(out), maxSimilar)]
}

const maxSimilar = 5

// Families are the kinds that p looks among; none: every kind.
func (p Probe) Families() []Kode {
	j, ok := JenisOf(p.Jenis)
	switch {
	case !ok:
		return nil
	case j.Keluarga == "":
		return []Kode{j.Kode}
	}
	return KodeOf(j.Keluarga)
}

// Year is the year that p looks in; 0: every year.
func (p Probe) Year() int { return cmp.Or(p.Tahun, p.Tanggal.Year) }

func (p Probe) sameFamily(k Kode) bool {
	kinds := p.Families()
	return len(kinds) == 0 || slices.Contains(kinds, k)
}

func (p Probe) sameYear(y int) bool { return p.Year() == 0 || y == 0 || y == p.Year() }

// Words are such that whatever resembles p has at least one of them in its SearchText: a store looks for those before it compares.
func (p Probe) Words() []string {
	out := titleWords(p.Judul)
	for _, x := range p.parties() {
		out = append(out, longest(significant(partyWords(x)))...)
	}
	for _, x := range p.numbers() {
		if f := fold(x); len(f) > 1 {
			out = append(out, longest(f)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// longest is the longest word of a list, none of none.
func longest(words []string) []string {
	if len(words) == 0 {
		return nil
	}
	return []string{slices.MaxFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })}
}

func (p Probe) numbers() []string { return p.Nomor[:min(len(p.Nomor), maxProbeWords)] }

func (p Probe) parties() []string { return p.Pihak[:min(len(p.Pihak), maxProbeWords)] }

// sameNomor: a number in common, however it is spaced; a number that is only digits is in too many registers to say anything.
func (p Probe) sameNomor(n Naskah) bool {
	return slices.ContainsFunc(p.numbers(), func(x string) bool {
		f := fold(x)
		return len(f) > 1 && slices.ContainsFunc(n.Nomor, func(y Nomor) bool { return slices.Equal(fold(y.Text), f) })
	})
}

// sameParties: one party in common that is not the house itself, or two parties.
func (p Probe) sameParties(n Naskah) bool {
	both, partner := 0, false
	for _, x := range n.Parties {
		f := partyWords(x.Nama)
		if len(significant(f)) == 0 || !slices.ContainsFunc(p.parties(), func(y string) bool { return slices.Equal(partyWords(y), f) }) {
			continue
		}
		both++
		partner = partner || x.Instansi != n.Instansi || x.Instansi == ""
	}
	return both > 1 || partner
}

// partyWords are the words of a name without what is written now and then: "Pemerintah Daerah Kota Banjar" is "Pemerintah Kota Banjar",
// but Kota Banjar is not Kabupaten Banjar.
func partyWords(name string) []string {
	out := slices.DeleteFunc(fold(name), func(w string) bool { return w == "pemerintah" || w == "daerah" || w == "pt" || w == "tbk" })
	return out[:min(len(out), maxProbeWords)]
}

func titleWords(title string) []string {
	out := significant(fold(title))
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(len(out), maxProbeWords)]
}

// shared is how much of the shorter list the other has, in percent. One word alone is not a title.
func shared(a, b []string) int {
	if len(a) < 2 || len(b) < 2 {
		return 0
	}
	both := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			both++
		}
	}
	return both * 100 / min(len(a), len(b))
}

func significant(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return common[w] || len(w) < 2 })
}

// fold are the words of a text, in lower case; whatever is neither letter nor digit parts them.
func fold(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
