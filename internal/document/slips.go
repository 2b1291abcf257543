package document

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"naskah/internal/naskah"
)

var (
	typedDate  = regexp.MustCompile(`(?i)\b(senin|selasa|rabu|kamis|jumat|jum['’]at|sabtu|minggu)\b,?\s+(?:tanggal\s+)?(\d{1,2})\s+(januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\s+(\d{4})\b`)
	typedPasal = regexp.MustCompile(`\bPasal\s+(\d{1,3})\b`)
	foreign    = regexp.MustCompile(`^\s*(?:ayat\s*\(\d+\)\s*)?(?:huruf\s+\w\s*)?(?:angka\s+\d+\s*)?(?:Undang|Peraturan|Perda|Permen|Permendagri|UU|PP|Kitab|KUH|Perjanjian|Kesepakatan|Nota|Anggaran)`)
	leftOver   = regexp.MustCompile(`\.{4,}|…{2,}|_{4,}|\(nama tanpa gelar\)|\bdst\b|\b[xX]{3,}\b`)
	pertama    = regexp.MustCompile(`(?i)\b(pihak) (pertama)\b`)
	spelled    = regexp.MustCompile(`(?:^|[^\d.,/-])(\d{1,3}(?:\.\d{3})*|\d{1,9})\s*\(([\pL ]{3,90})\)`)
	wordRe     = regexp.MustCompile(`\pL+(?:['’]\pL+)?`)
)

// misspelt are slips seen in printed naskah, and the right word [practice: S2].
var misspelt = map[string]string{
	"kebupaten": "kabupaten", "lembanga": "lembaga", "hokum": "hukum", "walikota": "wali kota", "nopember": "november", "pebruari": "februari",
	"jum'at": "jumat", "jum’at": "jumat", "obyek": "objek", "propinsi": "provinsi", "ijin": "izin", "perjanjan": "perjanjian", "kesepakaatan": "kesepakatan",
}

// names are words that are written with a capital wherever they stand.
var names = []string{"wali kota", "november", "februari", "jumat"}

// Slips are what is wrong with a text that somebody typed: weekdays that do not fit their date (R17), pasal beyond the last (R18; pasal is
// how many there are, 0: not known), numbers whose words say another (KSD-TERBILANG), PIHAK PERTAMA, what a form leaves to be filled in,
// and misspellings. A finding has no path; a repair holds the whole text as it should be.
func Slips(text string, pasal int) []naskah.Finding {
	var out []naskah.Finding
	if strings.ContainsAny(text, "0123456789") {
		out = append(out, slipsOfNumbers(text, pasal)...)
	}
	if m := pertama.FindStringSubmatchIndex(text); m != nil {
		right := cased("kesatu", text[m[4]:m[5]])
		out = append(out, naskah.Finding{
			Code: "KSD-PIHAK", Level: naskah.LevelWarning,
			Msg:    "Teks menyebut \"PIHAK PERTAMA\"; para pihak disebut PIHAK KESATU, PIHAK KEDUA, dan seterusnya.",
			Repair: &naskah.Repair{Label: "Tulis PIHAK KESATU", Value: text[:m[4]] + right + text[m[5]:]},
		})
	}
	if m := leftOver.FindString(text); m != "" {
		out = append(out, naskah.Finding{Code: "KSD-SISA", Level: naskah.LevelError, Msg: fmt.Sprintf("Teks masih memuat bagian yang belum diisi: %q. Ganti dengan isinya.", m)})
	}
	return append(out, slipsOfWords(text)...)
}

// slipsOfNumbers looks at dates, at references to pasal, and at numbers with their words.
func slipsOfNumbers(s string, pasal int) []naskah.Finding {
	var out []naskah.Finding
	for _, m := range typedDate.FindAllStringSubmatch(s, -1) {
		if msg := weekday(m); msg != "" {
			out = append(out, naskah.Finding{Code: "KSD-R17", Level: naskah.LevelWarning, Msg: msg})
		}
	}
	for _, m := range typedPasal.FindAllStringSubmatchIndex(s, -1) {
		n, err := strconv.Atoi(s[m[2]:m[3]])
		if err == nil && pasal > 0 && n > pasal && !foreign.MatchString(s[m[1]:]) {
			out = append(out, naskah.Finding{
				Code: "KSD-R18", Level: naskah.LevelWarning,
				Msg: fmt.Sprintf("Teks menyebut Pasal %d, sedangkan naskah ini hanya sampai Pasal %d. Perbaiki rujukannya, atau tulis alasan jika yang dimaksud peraturan lain.", n, pasal),
			})
		}
	}
	for _, m := range spelled.FindAllStringSubmatchIndex(s, -1) {
		n, err := strconv.ParseInt(strings.ReplaceAll(s[m[2]:m[3]], ".", ""), 10, 64)
		words := strings.Join(strings.Fields(strings.ToLower(s[m[4]:m[5]])), " ")
		unit := strings.TrimSuffix(words, " rupiah")
		if right := naskah.Terbilang(n); err == nil && areNumerals(unit) && unit != right {
			out = append(out, naskah.Finding{
				Code: "KSD-TERBILANG", Level: naskah.LevelWarning,
				Msg:    fmt.Sprintf("Angka %s tidak sama dengan hurufnya, %q; angka itu dibaca %q. Samakan keduanya.", s[m[2]:m[3]], words, right),
				Repair: &naskah.Repair{Label: "Tulis " + s[m[2]:m[3]] + " (" + right + ")", Value: s[:m[4]] + right + strings.TrimPrefix(words, unit) + s[m[5]:]},
			})
		}
	}
	return out
}

// areNumerals says whether every word is one of a number.
func areNumerals(words string) bool {
	list := strings.Fields(words)
	return len(list) > 0 && !slices.ContainsFunc(list, func(w string) bool { return !slices.Contains(numerals, w) })
}

var numerals = strings.Fields("nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh seratus ratus seribu ribu juta miliar triliun")

// slipsOfWords is the first misspelt word.
func slipsOfWords(s string) []naskah.Finding {
	for _, at := range wordRe.FindAllStringIndex(s, -1) {
		w := s[at[0]:at[1]]
		right, ok := misspelt[strings.ToLower(w)]
		if !ok || inAddress(s, at) {
			continue
		}
		if slices.Contains(names, right) {
			right = naskah.Title(right)
		}
		right = cased(right, w)
		return []naskah.Finding{{
			Code: "KSD-EJAAN", Level: naskah.LevelWarning, Msg: fmt.Sprintf("Kata %q seharusnya ditulis %q.", w, right),
			Repair: &naskah.Repair{Label: "Tulis " + right, Value: s[:at[0]] + right + s[at[1]:]},
		}}
	}
	return nil
}

// cased is a word in capitals, or with one, where the word that was typed has them.
func cased(right, typed string) string {
	switch first, _ := utf8.DecodeRuneInString(typed); {
	case utf8.RuneCountInString(typed) > 1 && strings.ToUpper(typed) == typed:
		return strings.ToUpper(right)
	case unicode.IsUpper(first):
		return naskah.Capitalise(right)
	}
	return right
}

// inAddress says whether a word is part of an address of mail or of the web.
func inAddress(s string, at []int) bool {
	const glue = "@_-/"
	before, after := s[:at[0]], s[at[1]:]
	return before != "" && strings.ContainsAny(before[len(before)-1:], glue+".") ||
		after != "" && (strings.ContainsAny(after[:1], glue) || len(after) > 1 && after[0] == '.' && after[1] != ' ')
}

// weekday is rule R17 for a date that was typed: the day of the week must be the calendar's. Empty: it is.
func weekday(m []string) string {
	day, err1 := strconv.Atoi(m[2])
	year, err2 := strconv.Atoi(m[4])
	if err1 != nil || err2 != nil {
		return ""
	}
	for month := 1; month <= 12; month++ {
		d, err := naskah.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
		if err != nil || !strings.EqualFold(d.Bulan(), m[3]) {
			continue
		}
		if typed := strings.NewReplacer("'", "", "’", "").Replace(m[1]); !strings.EqualFold(typed, d.Hari()) {
			return fmt.Sprintf("%s adalah hari %s, bukan %s.", d.Panjang(), d.Hari(), m[1])
		}
		return ""
	}
	return fmt.Sprintf("Tanggal %s %s %s tidak ada dalam kalender.", m[2], m[3], m[4])
}
