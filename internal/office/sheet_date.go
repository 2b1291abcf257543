package office

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"naskah/internal/naskah"
)

// monthNames are the months as registers write them, by their first letters.
var monthNames = []struct {
	begins string
	month  time.Month
}{
	{"jan", 1},
	{"feb", 2},
	{"peb", 2},
	{"mar", 3},
	{"apr", 4},
	{"mei", 5},
	{"may", 5},
	{"jun", 6},
	{"jul", 7},
	{"agu", 8},
	{"ags", 8},
	{"agt", 8},
	{"aug", 8},
	{"sep", 9},
	{"okt", 10},
	{"oct", 10},
	{"nov", 11},
	{"nop", 11},
	{"des", 12},
	{"dec", 12},
}

func monthOf(word string) time.Month {
	for _, m := range monthNames {
		if strings.HasPrefix(word, m.begins) {
			return m.month
		}
	}
	return 0
}

var (
	dayMonthYear = regexp.MustCompile(`^(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{2}|\d{4})$`)
	yearMonthDay = regexp.MustCompile(`^(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?$`)
	dayInWords   = regexp.MustCompile(`^(?:[a-z']+,?\s+)?(?:tanggal\s+|tgl\.?\s+)?(\d{1,2})[\s\-]+([a-z]+)\.?[\s\-]+(\d{2}|\d{4})$`)
	monthAlone   = regexp.MustCompile(`^([a-z]+)\s+(\d{4})$`)
	yearAlone    = regexp.MustCompile(`^(19|20)\d{2}$`)
	serialAlone  = regexp.MustCompile(`^\d{5}(?:\.\d+)?$`)
)

// A readDate is what a cell says of a day.
type readDate struct {
	date naskah.Date
	year int    // only the year is known
	note string // how it was read, where that could be doubted
	ok   bool
}

// parseDate reads a day as registers write it: 24/11/2021, 24-11-2021, 2021-11-24, 24 November 2021, Rabu, 24 Nop 2021, and the number
// by which a spreadsheet counts days (1900 system).
func parseDate(s string) readDate {
	s = strings.ToLower(oneLine(s))
	if m := yearMonthDay.FindStringSubmatch(s); m != nil {
		return dateOf(m[1], m[2], m[3], "")
	}
	if m := dayMonthYear.FindStringSubmatch(s); m != nil {
		y, note := fullYear(m[3])
		d, month := number(m[1]), number(m[2])
		if month > 12 && d <= 12 {
			return dateOf(y, m[1], m[2], "dibaca sebagai bulan/hari/tahun")
		}
		return dateOf(y, m[2], m[1], note)
	}
	if m := dayInWords.FindStringSubmatch(s); m != nil {
		y, note := fullYear(m[3])
		return dateOf(y, itoa(int(monthOf(m[2]))), m[1], note)
	}
	if m := monthAlone.FindStringSubmatch(s); m != nil && monthOf(m[1]) != 0 {
		return readDate{year: number(m[2]), note: "hanya bulan dan tahunnya yang tertulis", ok: true}
	}
	if yearAlone.MatchString(s) {
		return readDate{year: number(s), note: "hanya tahunnya yang tertulis", ok: true}
	}
	if serialAlone.MatchString(s) {
		if n, err := strconv.ParseFloat(s, 64); err == nil && n > 10000 && n < 80000 {
			first := naskah.Date{Year: 1899, Month: time.December, Day: 30}
			return readDate{date: first.AddDays(int(n)), ok: true}
		}
	}
	return readDate{}
}

func dateOf(y, m, d, note string) readDate {
	date, err := naskah.NewDate(number(y), time.Month(number(m)), number(d))
	return readDate{date: date, note: note, ok: err == nil}
}

// fullYear completes a year of two digits: what would lie ahead by more than thirty years was in the last century.
func fullYear(s string) (string, string) {
	if len(s) != 2 {
		return s, ""
	}
	if number(s) > 60 {
		return "19" + s, "tahunnya dibaca 19" + s
	}
	return "20" + s, "tahunnya dibaca 20" + s
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

var (
	termPart  = regexp.MustCompile(`(\d{1,3}|[a-z]+)\s*(?:\([^)]*\)\s*)?(tahun|thn|th|bulan|bln|hari)\b`)
	untilWord = regexp.MustCompile(`\s*(?:\bs\s*[./]\s*d\b\.?|\bsampai\s+dengan\b|\bsampai\b|\bhingga\b|–|—|\s-\s)\s*`)
	unknown   = []string{"", "-", "--", "?", "tidak diketahui", "tidak ada", "n/a", "kosong", "tidak disebutkan", "tidak tercantum"}
	endless   = []string{"tanpa batas", "tanpa batas waktu", "tidak terbatas", "tak terbatas", "selamanya", "seterusnya", "tidak ada batas", "tidak dibatasi", "berlaku terus"}
)

// numberWords are the numbers that terms are written with.
var numberWords = map[string]int{
	"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10, "dua belas": 12,
}

// parseTerm reads a length of time, "5 tahun", "5 (lima) tahun", "1 tahun 6 bulan", "90 hari"; 0 when it is none.
func parseTerm(s string) (n int, unit string) {
	months, days := 0, 0
	for _, m := range termPart.FindAllStringSubmatch(strings.ToLower(s), -1) {
		k := number(m[1])
		if k == 0 {
			k = numberWords[m[1]]
		}
		switch m[2] {
		case "tahun", "thn", "th":
			months += 12 * k
		case "bulan", "bln":
			months += k
		case "hari":
			days += k
		}
	}
	switch {
	case months > 0 && days == 0:
		return months, "bulan"
	case days > 0 && months == 0:
		return days, "hari"
	}
	return 0, ""
}
