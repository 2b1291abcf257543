package outside

import (
	"regexp"
	"slices"
	"strings"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// titles are the words of a title by kind; those that stand first are looked for first, because others are part of them.
var titles = []struct {
	words string
	kode  naskah.Kode
}{
	{`^ADDENDUM|^ADENDUM`, naskah.Addendum},
	{`^SURAT KUASA`, naskah.SuratKuasa},
	{`^KERANGKA ACUAN KERJA`, naskah.KAK},
	{`STUDI KELAYAKAN`, naskah.Studi},
	{`^RENCANA KERJA(?: SINERGI)?$`, naskah.RK},
	{`^NOTA KESEPAKATAN`, naskah.NK},
	{`^KESEPAKATAN BERSAMA|^NOTA KESEPAHAMAN|^MEMORANDUM OF UNDERSTANDING`, naskah.KSBPK},
	{`^PERJANJIAN KERJA ?SAMA|^KONTRAK|^PKS$`, naskah.PKSPK},
	{`^LAPORAN`, naskah.LapSemester},
}

var government = regexp.MustCompile(`^PEMERINTAH(?: DAERAH)? (?:PROVINSI|KABUPATEN|KOTA|DAERAH)`)

// kindOf is the kind that a title says. Between regions only, an agreement is KSDD; with anybody else KSDPK.
func kindOf(title string) (naskah.Kode, string) {
	lines := slices.DeleteFunc(strings.Split(title, "\n"), func(l string) bool { return !isCapitals(l) })
	for _, t := range titles {
		re := regexp.MustCompile(t.words)
		i := slices.IndexFunc(lines, re.MatchString)
		if i < 0 {
			continue
		}
		k := t.kode
		if k == naskah.LapSemester && !strings.Contains(strings.Join(lines, " "), "KERJA SAMA") {
			continue
		}
		if regions, others := parties(lines[i:]); regions > 1 && others == 0 {
			k = map[naskah.Kode]naskah.Kode{naskah.KSBPK: naskah.KSBD, naskah.PKSPK: naskah.PKSD}[k]
			if k == "" {
				k = t.kode
			}
		}
		j, _ := naskah.JenisOf(k)
		return k, j.Nama
	}
	return "", ""
}

// parties counts the lines of a title that name a regional government, and those that name anybody else.
func parties(lines []string) (regions, others int) {
	from := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "ANTARA") })
	if from < 0 {
		return 0, 0
	}
	for _, l := range lines[from:] {
		l = strings.TrimSpace(strings.TrimPrefix(l, "ANTARA"))
		switch {
		case strings.HasPrefix(l, "TENTANG"):
			return regions, others
		case government.MatchString(l):
			regions++
		case l != "" && l != "DAN" && l != "DENGAN":
			others++
		}
	}
	return regions, others
}

// words are how a heading names a mandatory content, by its key. What is not here is looked for by its own words.
var words = map[string]string{
	"maksud-dan-tujuan":               `MAKSUD|TUJUAN`,
	"objek":                           `\bOB[JY]EK`,
	"objek-sinergi":                   `\bOB[JY]EK`,
	"objek-kerja-sama":                `\bOB[JY]EK`,
	"ruang-lingkup":                   `RUANG LINGKUP`,
	"pelaksanaan":                     `^(?:TATA CARA |MEKANISME |KETENTUAN |RENCANA )?PELAKSANAAN|TINDAK LANJUT`,
	"hak-dan-kewajiban-para-pihak":    `\bHAK\b|KEWAJIBAN`,
	"tugas-dan-tanggung-jawab":        `\bTUGAS|TANGGUNG JAWAB`,
	"pembiayaan":                      `BIAYA|PENDANAAN|ANGGARAN`,
	"jangka-waktu":                    `JANGKA WAKTU|MASA BERLAKU`,
	"penyelesaian-perselisihan":       `PERSELISIHAN|SENGKETA`,
	"keadaan-kahar":                   `KAHAR|MEMAKSA|FORCE MAJEURE`,
	"pengakhiran-kerja-sama":          `PENGAKHIRAN|BERAKHIRNYA|PEMUTUSAN|PEMBATALAN`,
	"surat-menyurat":                  `SURAT[ -]*MENYURAT|KORESPONDENSI|PEMBERITAHUAN`,
	"lain-lain":                       `LAIN[ -]*LAIN|KETENTUAN LAIN`,
	"lokasi-sinergi":                  `LOKASI`,
	"lokasi":                          `LOKASI`,
	"latar-belakang":                  `LATAR BELAKANG|PENDAHULUAN`,
	"dasar-hukum":                     `DASAR HUKUM`,
	"manfaat":                         `MANFAAT`,
	"analisis-dampak":                 `DAMPAK`,
	"analisis-manfaat-dan-biaya":      `MANFAAT DAN BIAYA|BIAYA DAN MANFAAT`,
	"kesimpulan-dan-rekomendasi":      `KESIMPULAN|REKOMENDASI`,
	"kegiatan-yang-akan-dilaksanakan": `KEGIATAN`,
}

// recites are the words that begin a recital, or that a konsideran has.
const recites = `(?i)menerangkan|menimbang|mempertimbangkan|berdasarkan hal-hal tersebut|dengan memperhatikan|mengingat|\bpremis\b`

// inText are the contents that have no heading, and the words by which they are known; before: they stand before the first heading.
var inText = map[string]struct {
	words  string
	before bool
	place  string
}{
	"komparisi":     {`(?i)selanjutnya\s+(?:di ?sebut|dalam[^.;]{0,60}disebut)[^.;]{0,30}PIHAK`, true, "pembukaan"},
	"para-pihak":    {`PARA PIHAK`, true, "pembukaan"},
	"konsideran":    {recites, true, "pembukaan"},
	"premis":        {recites, true, "pembukaan"},
	"rencana-kerja": {`(?i)rencana kerja`, false, "naskah"},
	"penutup":       {`(?i)\bdemikian\b[^.]{0,200}\bdi(?:buat|tandatangani|buat dan)`, false, "penutup"},
}

// headed are the kinds whose contents stand under headings; of letters and decisions only the words are judged.
var headed = []naskah.Kode{naskah.KSBD, naskah.KSBPK, naskah.PKSD, naskah.PKSPK, naskah.NK, naskah.KAK, naskah.Studi}

// find is where a mandatory content stands; judged is false where a machine cannot say.
func (c *check) find(want document.Mandatory) (where string, judged bool) {
	if !slices.Contains(headed, c.report.Kode) {
		return "", false
	}
	if w, ok := inText[want.Key]; ok {
		return c.inText(w.words, w.place, w.before), true
	}
	pattern := words[want.Key]
	if pattern == "" {
		pattern = regexp.QuoteMeta(strings.ToUpper(want.Label))
	}
	re := regexp.MustCompile(pattern)
	for i, h := range c.report.Headings {
		if h.Content == "" && re.MatchString(strings.ToUpper(h.Title)) {
			c.report.Headings[i].Content = want.Label
			return h.Label, true
		}
	}
	for _, h := range c.report.Headings { // one heading may carry two contents: "MAKSUD, TUJUAN DAN RUANG LINGKUP"
		if re.MatchString(strings.ToUpper(h.Title)) {
			return h.Label, true
		}
	}
	// The form of the nota kesepakatan begins with MAKSUD DAN TUJUAN although its law begins with the background: the recital may carry it.
	if want.Key == "latar-belakang" && c.report.Kode == naskah.NK {
		if c.recital() > 1 {
			return "pembukaan", true
		}
		return c.inText(`(?i)latar belakang`, "pembukaan", true), true
	}
	return "", true
}

// recital counts the items of the recital.
func (c *check) recital() int {
	begun, n := false, 0
	re := regexp.MustCompile(recites)
	for _, l := range c.parts[0].lines {
		begun = begun || re.MatchString(l.text)
		if begun && begins.MatchString(l.text) {
			n++
		}
	}
	return n
}

func (c *check) inText(pattern, place string, before bool) string {
	re := regexp.MustCompile(pattern)
	parts := c.parts
	if before {
		parts = parts[:1]
	}
	for i := len(parts) - 1; i >= 0; i-- {
		if re.MatchString(parts[i].all()) {
			return place
		}
		if !before && strings.Contains(strings.ToUpper(parts[i].title), "PENUTUP") {
			return parts[i].label
		}
	}
	return ""
}
