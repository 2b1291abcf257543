package document

import (
	"regexp"
	"strings"

	"naskah/internal/naskah"
)

// dots stand for a value that is still empty.
const dots = ".........."

// A filter turns one value into the words that are printed. It is never asked about an empty value: then blank is printed.
type filter struct {
	takes []FieldType // nil: any text
	blank string      // dots in the form of what is missing; empty: plain dots
	text  func(string, Options) string
	num   func(int64) string
}

// filters are all that a placeholder may apply, by name.
var filters = map[string]filter{
	"upper":    {text: func(s string, _ Options) string { return strings.ToUpper(s) }},
	"judul":    {text: func(s string, _ Options) string { return naskah.Title(s) }},
	"awal":     {text: func(s string, _ Options) string { return naskah.Capitalise(s) }},
	"kop":      {blank: "Pemerintah Daerah {dots}", text: kopPemerintah},
	"pemda":    {blank: "Pemerintah Daerah {dots}", text: func(s string, _ Options) string { return pemerintah(s, true) }},
	"instansi": {text: func(s string, _ Options) string { return pemerintah(s, false) }},
	"jalan":    {blank: "Jalan {dots}", text: jalan},
	"inti":     {text: func(s string, _ Options) string { return strings.TrimRight(s, " .;,") }},
	"pembuka":  {takes: []FieldType{TypeDate}, blank: "{dots}, tanggal {dots} bulan {dots} tahun {dots} (..-..-....)", text: onDate(naskah.Date.Pembuka)},
	"tanggal":  {takes: []FieldType{TypeDate}, text: onDate(naskah.Date.Panjang)},
	"terbilang": {takes: []FieldType{TypeNumber, TypeMoney}, num: func(n int64) string {
		return naskah.Terbilang(n)
	}},
	"pihak":   {takes: []FieldType{TypeNumber}, blank: "PIHAK {dots}", num: partyNames},
	"angka":   {takes: []FieldType{TypeNumber}, blank: ".. ({dots})", num: naskah.Angka},
	"nominal": {takes: []FieldType{TypeMoney}, blank: "Rp{dots}", num: naskah.Rupiah},
	"rupiah":  {takes: []FieldType{TypeMoney}, blank: "Rp{dots} ({dots} rupiah)", num: naskah.RupiahTerbilang},
}

// partyNames names the first n parties: "PIHAK KESATU, PIHAK KEDUA, dan PIHAK KETIGA".
func partyNames(n int64) string {
	var names []any
	for i := range min(n, 32) {
		names = append(names, "PIHAK "+naskah.Ordinal(int(i)+1))
	}
	return sentence(names)
}

func onDate(write func(naskah.Date) string) func(string, Options) string {
	return func(s string, _ Options) string {
		d, err := naskah.ParseDate(s)
		if err != nil {
			return ""
		}
		return write(d)
	}
}

var pemerintahDaerah = regexp.MustCompile(`(?i)^pemerintah (?:daerah )?((?:provinsi|kabupaten|kota|daerah istimewa|daerah khusus)\b.*)$`)

// pemerintah writes the name of a regional government with or without the word "Daerah"; other names stay.
func pemerintah(s string, daerah bool) string {
	m := pemerintahDaerah.FindStringSubmatch(s)
	switch {
	case m == nil:
		return s
	case daerah:
		return "Pemerintah Daerah " + m[1]
	}
	return "Pemerintah " + m[1]
}

// kopPemerintah is the name in the title: "PEMERINTAH DAERAH KOTA X", without DAERAH where the Instansi has set it so [OP 4].
func kopPemerintah(s string, o Options) string { return pemerintah(s, !o.TanpaKataDaerah) }

var (
	jalanSingkat = regexp.MustCompile(`(?i)^(?:jalan|jln\.?|jl\.?)\s+`)
	bukanJalan   = regexp.MustCompile(`(?i)^(?:kompleks|komplek|gedung|kawasan|dusun|kampung|desa|kelurahan|perumahan|blok|gang|menara|plaza|lingkungan)\b`)
)

// jalan writes "Jalan" before an address, as the form has it, once; an address that begins with another kind of place stays.
func jalan(s string, _ Options) string {
	if bukanJalan.MatchString(s) {
		return s
	}
	return "Jalan " + jalanSingkat.ReplaceAllString(s, "")
}

// blankRuns is the dots of a filter as runs: only the dots themselves are marked as blank.
func blankRuns(pattern, path string, upper bool) Text {
	if pattern == "" {
		pattern = "{dots}"
	}
	if upper {
		pattern = strings.ReplaceAll(strings.ToUpper(pattern), "{DOTS}", "{dots}")
	}
	var out Text
	for i, part := range strings.Split(pattern, "{dots}") {
		if i > 0 {
			out = append(out, Run{Text: dots, Blank: true, Path: path})
		}
		if part != "" {
			out = append(out, Run{Text: part, Blank: strings.Trim(part, ".-() ") == "" && strings.Contains(part, ".."), Path: path})
		}
	}
	return out
}
