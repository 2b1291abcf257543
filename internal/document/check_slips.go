package document

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"naskah/internal/naskah"
)

// slips looks at what people typed, not at what is computed: weekdays that do not fit their date (R17), pasal that do not exist
// (R18), PIHAK PERTAMA, instructions of the form left in, and misspellings that printed naskah have had.
func (c *checker) slips() {
	for _, f := range c.tpl.Fields() {
		c.slipsIn(c.tpl.schema.at(f.Path), follow(c.scope.names, f.Path), f.Path)
	}
}

func (c *checker) slipsIn(n *snode, x any, path string) {
	switch y := x.(type) {
	case string:
		if n != nil && n.kind == sScalar && (n.field.Type == TypeText || n.field.Type == TypeLong) && !n.field.Register {
			c.slipsOf(y, path)
		}
	case []any:
		for i, z := range y {
			c.slipsIn(n.child(itoa(i)), z, path+"."+itoa(i))
		}
	case map[string]any:
		for _, k := range n.order {
			c.slipsIn(n.keys[k], y[k], path+"."+k)
		}
	}
}

var (
	typedDate  = regexp.MustCompile(`(?i)\b(senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)\b,?\s+(?:tanggal\s+)?(\d{1,2})\s+(januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\s+(\d{4})\b`)
	typedPasal = regexp.MustCompile(`\bPasal\s+(\d{1,3})\b`)
	foreign    = regexp.MustCompile(`^\s*(?:ayat\s*\(\d+\)\s*)?(?:huruf\s+\w\s*)?(?:Undang|Peraturan|Perda|Permen|Permendagri|UU|PP|Kitab|KUH|Perjanjian|Anggaran)`)
	leftOver   = regexp.MustCompile(`\.{4,}|…{2,}|\(nama tanpa gelar\)|\bdst\b|\bxxx+\b`)
	pertama    = regexp.MustCompile(`(?i)\bpihak pertama\b`)
)

// misspelt are slips seen in printed naskah, and the right word.
var misspelt = map[string]string{"kebupaten": "kabupaten", "lembanga": "lembaga", "hokum": "hukum", "walikota": "Wali Kota"}

var wordRe = regexp.MustCompile(`\pL+`)

func (c *checker) slipsOf(s, path string) {
	if strings.ContainsAny(s, "0123456789") {
		c.slipsOfNumbers(s, path)
	}
	c.slipsOfWords(s, path)
}

// slipsOfNumbers looks at dates and at references to pasal.
func (c *checker) slipsOfNumbers(s, path string) {
	for _, m := range typedDate.FindAllStringSubmatch(s, -1) {
		c.weekday(m, path)
	}
	for _, m := range typedPasal.FindAllStringSubmatchIndex(s, -1) {
		n, err := strconv.Atoi(s[m[2]:m[3]])
		if err == nil && n > len(c.live) && !foreign.MatchString(s[m[1]:]) {
			c.add(naskah.Finding{
				Code: "KSD-R18", Level: naskah.LevelWarning, Path: path,
				Msg: fmt.Sprintf("Teks menyebut Pasal %d, sedangkan naskah ini hanya sampai Pasal %d. Perbaiki rujukannya, atau tulis alasan jika yang dimaksud peraturan lain.", n, len(c.live)),
			})
		}
	}
}

func (c *checker) slipsOfWords(s, path string) {
	if pertama.MatchString(s) {
		c.add(naskah.Finding{
			Code: "KSD-PIHAK", Level: naskah.LevelWarning, Path: path, Norm: c.law.nameNorm,
			Msg: "Teks menyebut \"PIHAK PERTAMA\"; para pihak disebut PIHAK KESATU, PIHAK KEDUA, dan seterusnya.",
		})
	}
	if m := leftOver.FindString(s); m != "" {
		c.add(naskah.Finding{
			Code: "KSD-SISA", Level: naskah.LevelError, Path: path,
			Msg: fmt.Sprintf("Teks masih memuat bagian yang belum diisi: %q. Ganti dengan isinya; tanggal dan nomor yang baru ditetapkan saat pembukaan ditulis tidak langsung, misalnya \"sejak tanggal %s ini\".", m, c.tpl.Sebutan),
		})
	}
	for _, at := range wordRe.FindAllStringIndex(s, -1) {
		w := s[at[0]:at[1]]
		if right, ok := misspelt[strings.ToLower(w)]; ok && !inAddress(s, at) {
			c.add(naskah.Finding{Code: "KSD-EJAAN", Level: naskah.LevelWarning, Path: path, Msg: fmt.Sprintf("Kata %q seharusnya ditulis %q.", w, right)})
			break
		}
	}
}

// inAddress says whether a word is part of an address of mail or of the web.
func inAddress(s string, at []int) bool {
	const glue = "@_-/"
	before, after := s[:at[0]], s[at[1]:]
	return before != "" && strings.ContainsAny(before[len(before)-1:], glue+".") ||
		after != "" && (strings.ContainsAny(after[:1], glue) || len(after) > 1 && after[0] == '.' && after[1] != ' ')
}

// weekday is rule R17 for a date that was typed: the day of the week must be the calendar's.
func (c *checker) weekday(m []string, path string) {
	day, err1 := strconv.Atoi(m[2])
	year, err2 := strconv.Atoi(m[4])
	if err1 != nil || err2 != nil {
		return
	}
	for month := 1; month <= 12; month++ {
		d, err := naskah.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
		if err != nil || !strings.EqualFold(d.Bulan(), m[3]) {
			continue
		}
		if typed := strings.ReplaceAll(m[1], "'", ""); !strings.EqualFold(typed, d.Hari()) {
			c.add(naskah.Finding{
				Code: "KSD-R17", Level: naskah.LevelWarning, Path: path,
				Msg: fmt.Sprintf("%s adalah hari %s, bukan %s.", d.Panjang(), d.Hari(), m[1]),
			})
		}
		return
	}
	c.add(naskah.Finding{Code: "KSD-R17", Level: naskah.LevelWarning, Path: path, Msg: fmt.Sprintf("Tanggal %s %s %s tidak ada dalam kalender.", m[2], m[3], m[4])})
}
