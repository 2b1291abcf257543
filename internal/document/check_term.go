package document

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"naskah/internal/naskah"
)

// term is rule R2: the longest term of a Kesepakatan Bersama, and of its extension by an addendum [P22 9(3), 32(3)]. It ends on the day before the anniversary; the
// anniversary itself is accepted too [OP 1.7].
func (c *checker) term() {
	if c.tpl.Ref.Kode == naskah.Addendum && c.scope.str("varian") != "perpanjang" {
		return // what stands in the fields of the term is not asked for
	}
	j := c.scope.jangka()
	months := monthsOf(j.N, j.Satuan)
	years := c.law.maxYears
	if years > 0 && months > years*12 {
		n := years
		if j.Satuan == "bulan" {
			n *= 12
		}
		c.add(naskah.Finding{
			Code: "KSD-R2", Level: naskah.LevelError, Path: "jangka_waktu.n", Norm: c.law.termNorm,
			Msg: fmt.Sprintf("Jangka waktu %s %s melebihi batas: paling lama %s tahun, dan dapat diperpanjang sesuai kesepakatan para pihak.",
				naskah.Angka(int64(j.N)), j.Satuan, naskah.Angka(int64(years))),
			Repair: &naskah.Repair{Label: fmt.Sprintf("Ubah menjadi %d %s", n, j.Satuan), Path: "jangka_waktu.n", Value: itoa(n)},
		})
	}
	c.end(j, years)
	c.typedTerm(j, years)
}

// termWords finds the length of a term in a text that somebody typed: "jangka waktu 10 (sepuluh) tahun".
var termWords = regexp.MustCompile(`(?i)(?:jangka waktu|selama|berlaku)[^\d.;]{0,60}(\d{1,4})\s*(?:\([^)]*\)\s*)?(tahun|bulan)\b`)

// typedTerm holds a replaced text on the term against the longest term and against the fields from which the register knows it.
func (c *checker) typedTerm(j Jangka, years int) {
	key := "jangka-waktu"
	if c.tpl.Ref.Kode == naskah.Addendum {
		key, j = "materi-perubahan", Jangka{} // the text names the term of the parent too: only its bound can be held against it
	}
	for _, l := range c.live {
		if l.own < 0 || c.scope.carries(l) != key {
			continue
		}
		for _, it := range l.items {
			m := termWords.FindStringSubmatch(it.typed)
			if m == nil {
				continue
			}
			n, err := strconv.Atoi(m[1])
			unit := strings.ToLower(m[2])
			months, known := monthsOf(n, unit), monthsOf(j.N, j.Satuan)
			f := naskah.Finding{Path: it.path, Clause: "pasal " + l.id}
			switch {
			case err != nil:
				continue
			case years > 0 && months > years*12:
				f.Code, f.Level, f.Norm = "KSD-R2", naskah.LevelError, c.law.termNorm
				f.Msg = fmt.Sprintf("Teks pasal menyebut jangka waktu %s %s, melebihi batas: paling lama %s tahun.", naskah.Angka(int64(n)), unit, naskah.Angka(int64(years)))
			case known > 0 && months != known:
				f.Code, f.Level = "KSD-AKHIR", naskah.LevelError
				f.Msg = fmt.Sprintf("Teks pasal menyebut jangka waktu %s %s, sedangkan isian jangka waktu %s %s. Samakan keduanya.", naskah.Angka(int64(n)), unit, naskah.Angka(int64(j.N)), j.Satuan)
			default:
				continue
			}
			c.add(f)
		}
	}
}

func monthsOf(n int, unit string) int {
	if unit == "tahun" {
		return n * 12
	}
	return n
}

// end checks an end that was typed: within the longest term, and what the length says.
func (c *checker) end(j Jangka, years int) {
	start, _ := c.scope.term()
	end := c.scope.date("jangka_waktu.berakhir")
	if end.IsZero() || start.IsZero() {
		return
	}
	last := start.AddMonths(12 * years)
	switch byLength := j.From(start); {
	case years > 0 && last.Before(end):
		best := naskah.TermEnd(start, years, "tahun")
		c.add(naskah.Finding{
			Code: "KSD-R2", Level: naskah.LevelError, Path: "jangka_waktu.berakhir", Norm: c.law.termNorm,
			Msg:    fmt.Sprintf("Tanggal berakhir %s lebih dari %s tahun sejak %s.", end.Panjang(), naskah.Angka(int64(years)), start.Panjang()),
			Repair: &naskah.Repair{Label: "Ubah menjadi " + best.Panjang(), Path: "jangka_waktu.berakhir", Value: best.String()},
		})
	case end.Before(start):
		c.add(naskah.Finding{
			Code: "KSD-AKHIR", Level: naskah.LevelError, Path: "jangka_waktu.berakhir",
			Msg: fmt.Sprintf("Tanggal berakhir %s mendahului tanggal mulai %s.", end.Panjang(), start.Panjang()),
		})
	case byLength.Kind == naskah.AkhirTanggal && end != byLength.Date && end != byLength.Date.AddDays(1):
		c.add(naskah.Finding{
			Code: "KSD-AKHIR", Level: naskah.LevelError, Path: "jangka_waktu.berakhir",
			Msg: fmt.Sprintf("Tanggal berakhir %s tidak sesuai dengan jangka waktu %s %s sejak %s, yang berakhir %s.", end.Panjang(),
				naskah.Angka(int64(j.N)), j.Satuan, start.Panjang(), byLength.Date.Panjang()),
			Repair: &naskah.Repair{Label: "Ubah menjadi " + byLength.Date.Panjang(), Path: "jangka_waktu.berakhir", Value: byLength.Date.String()},
		})
	}
}
