package outside

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// numbers is rule R18: pasal and ayat run from 1 without gaps and doubles.
func (c *check) numbers() {
	next := 1
	for _, p := range c.parts {
		if p.no == 0 {
			continue
		}
		if p.no != next {
			c.add(naskah.Finding{
				Code: "KSD-R18", Level: naskah.LevelError, Path: p.label, Clause: p.label,
				Msg: fmt.Sprintf("Nomor pasal tidak berurutan: di tempat Pasal %d tertulis Pasal %d (%s).", next, p.no, p.title),
			})
		}
		next = p.no + 1
		c.ayat(p)
	}
}

var ayatMark = regexp.MustCompile(`^\((\d{1,2})\)\s`)

func (c *check) ayat(p part) {
	next := 1
	for _, l := range p.lines {
		m := ayatMark.FindStringSubmatch(l.text)
		if m == nil {
			continue
		}
		n, err := strconv.Atoi(m[1])
		if err != nil || n == next {
			next++
			continue
		}
		if n == 1 { // a list of its own, or a number at the beginning of a broken line
			continue
		}
		c.add(naskah.Finding{
			Code: "KSD-R18", Level: naskah.LevelWarning, Path: p.label, Clause: p.label,
			Msg: fmt.Sprintf("Nomor ayat dalam %s tidak berurutan: di tempat ayat (%d) tertulis ayat (%d).", p.label, next, n),
		})
		next = n + 1
	}
}

var openingDate = regexp.MustCompile(`(?i)pada hari ini,?\s*([\pL'’]+),?\s*tanggal\s+([\pL ]+?),?\s+bulan\s+(\pL+),?\s+tahun\s+([\pL ]+?),?\s*\(\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})\s*\)`)

// opening is rule R17: the words of the date are those of its figures, and the weekday is the calendar's.
func (c *check) opening() {
	m := openingDate.FindStringSubmatch(c.parts[0].all())
	if m == nil {
		return
	}
	day, _ := strconv.Atoi(m[5]) // digits, by the pattern
	month, _ := strconv.Atoi(m[6])
	d, err := naskah.ParseDate(fmt.Sprintf("%s-%02d-%02d", m[7], month, day))
	bad := func(msg string) {
		c.add(naskah.Finding{Code: "KSD-R17", Level: naskah.LevelError, Path: "pembukaan", Msg: msg})
	}
	if err != nil {
		bad(fmt.Sprintf("Tanggal %s-%s-%s dalam pembukaan tidak ada dalam kalender.", m[5], m[6], m[7]))
		return
	}
	for _, x := range []struct{ what, got, want string }{
		{"Hari", strings.NewReplacer("'", "", "’", "").Replace(m[1]), d.Hari()},
		{"Tanggal", m[2], naskah.Terbilang(int64(d.Day))},
		{"Bulan", m[3], d.Bulan()},
		{"Tahun", m[4], naskah.Terbilang(int64(d.Year))},
	} {
		if got := strings.Join(strings.Fields(x.got), " "); !strings.EqualFold(got, x.want) {
			bad(fmt.Sprintf("%s dalam pembukaan tertulis %q, sedangkan menurut (%s-%s-%s) adalah %q.", x.what, got, m[5], m[6], m[7], naskah.Title(x.want)))
		}
	}
}

var signer = regexp.MustCompile(`^(?:[IVX]{1,5}\.?|\d\.)\s+(\pL[\pL .,'’-]{2,80}?)\s*:\s`)

// names is rule R8: names without gelar in the komparisi.
func (c *check) names() {
	for _, l := range c.parts[0].lines {
		m := signer.FindStringSubmatch(l.text)
		if m == nil {
			continue
		}
		if n := naskah.UraikanNama(m[1]); n.Bergelar() {
			c.add(naskah.Finding{
				Code: "KSD-R8", Level: naskah.LevelWarning, Path: l.place(), Clause: "komparisi", Norm: "Permendagri Nomor 22 Tahun 2020 Lampiran",
				Msg: fmt.Sprintf("Nama ditulis tanpa gelar: tulis %q, bukan %q.", n.Nama, m[1]),
			})
		}
	}
}

var termWords = regexp.MustCompile(`(?i)(?:jangka waktu|selama|berlaku)[^\d.;]{0,60}(\d{1,4})\s*(?:\([^)]*\)\s*)?(tahun|bulan)\b`)

// term is rule R2: the longest term of a Kesepakatan Bersama [P22 9(3), 32(3)].
func (c *check) term() {
	years, norm := document.LongestTerm(c.report.Kode)
	for i, h := range c.report.Headings {
		if years == 0 || h.Content != "jangka waktu" {
			continue
		}
		m := termWords.FindStringSubmatch(c.parts[i+1].all())
		if m == nil {
			continue
		}
		n, err := strconv.Atoi(m[1])
		if months := n * map[string]int{"tahun": 12, "bulan": 1}[strings.ToLower(m[2])]; err == nil && months > years*12 {
			c.add(naskah.Finding{
				Code: "KSD-R2", Level: naskah.LevelError, Path: h.Label, Clause: h.Label, Norm: norm,
				Msg: fmt.Sprintf("Jangka waktu %s %s melebihi batas: paling lama %s tahun.", naskah.Angka(int64(n)), m[2], naskah.Angka(int64(years))),
			})
		}
	}
}

// definitions are terms that are explained once and never used again.
func (c *check) definitions() {
	var whole strings.Builder
	for _, p := range c.parts {
		whole.WriteString(p.title + "\n" + p.all() + "\n")
	}
	all := whole.String()
	for _, term := range document.Unused(all) {
		c.add(naskah.Finding{
			Code: "KSD-ISTILAH", Level: naskah.LevelWarning, Path: "naskah",
			Msg: fmt.Sprintf("Istilah %q didefinisikan tetapi tidak dipakai lagi dalam naskah. Hapus definisinya, atau pakai istilahnya.", term),
		})
	}
}

// slips are what is wrong with words; of what a form leaves to be filled in one finding a part is enough.
func (c *check) slips() {
	last := 0
	for _, p := range c.parts {
		last = max(last, p.no)
	}
	for _, p := range c.parts {
		left := 0
		for _, l := range append(text{{text: p.title}}, p.lines.paragraphs()...) {
			place := p.label
			if place == "" || l.page > 0 {
				place = strings.TrimSpace(l.place() + " " + p.label)
			}
			for _, f := range document.Slips(l.text, last) {
				f.Path, f.Clause, f.Repair = place, p.label, nil
				if f.Code == "KSD-SISA" {
					if left++; left > 1 {
						continue
					}
					if p.label == "" { // numbers and dates that are set when signing opens
						f.Level = naskah.LevelWarning
					}
				}
				c.add(f)
			}
		}
	}
}
