package layout

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"naskah/internal/document"
)

// The dynamic programme finds what trying every way of breaking a short paragraph finds.
func TestBreaksAreTheCheapest(t *testing.T) {
	s := setter{newLayout(t).bookman, 12 * pt}
	r := rand.New(rand.NewPCG(3, 4))
	for range sampleSize(300, 5000) {
		align := []document.Align{document.Justify, document.Left, document.Center}[r.IntN(3)]
		width := 60*pt + r.IntN(140*pt)
		first := r.IntN(30 * pt)
		atoms := s.atoms(text(words(r, 2+r.IntN(6))), width-first, align == document.Justify)
		if len(atoms) > 14 {
			continue
		}
		b := &breaker{s: s, atoms: atoms, align: align, width: width, first: first}
		b.measure()
		got, want := b.total(b.ends()), b.cheapest(0)
		if got != want {
			t.Fatalf("%s at %d: cost %d, cheapest %d: %v", align, width, got, want, b.ends())
		}
	}
}

func (b *breaker) total(ends []int) int64 {
	sum, i := int64(0), 0
	for _, j := range ends {
		w, spaces := b.natural(i, j)
		sum += b.cost(i, j, w, spaces)
		i = j
	}
	return sum
}

func (b *breaker) cheapest(i int) int64 {
	if i == len(b.atoms) {
		return 0
	}
	best := int64(math.MaxInt64)
	for j := i + 1; j <= len(b.atoms); j++ {
		w, spaces := b.natural(i, j)
		if j > i+1 && b.least(w, spaces) > b.measureOf(i) {
			break
		}
		best = min(best, b.cost(i, j, w, spaces)+b.cheapest(j))
	}
	return best
}

// Justified lines end at the margin, the last one does not, and what is printed is the text, letter by letter.
func TestLinesHoldTheText(t *testing.T) {
	s := setter{newLayout(t).bookman, 12 * pt}
	r := rand.New(rand.NewPCG(7, 8))
	for range sampleSize(200, 3000) {
		src := marked(words(r, 1+r.IntN(40)) + " *" + words(r, 1+r.IntN(5)) + "* " + words(r, 1+r.IntN(40)))
		width := 40*pt + r.IntN(400*pt)
		first := r.IntN(min(40*pt, width/3))
		lines := s.lines(src, document.Justify, width, first)
		var printed strings.Builder
		for i, ln := range lines {
			end := 0
			for k, seg := range ln.segs {
				if k == 0 && i == 0 && seg.x != first {
					t.Fatalf("the first line begins at %d, not %d", seg.x, first)
				}
				if seg.x < end {
					t.Fatalf("segments overlap: %+v", ln.segs)
				}
				end = seg.x + seg.w
				printed.WriteString(seg.text)
			}
			if end > width+len(ln.segs) {
				t.Fatalf("line %d is %d wide, the column %d", i, end, width)
			}
			if i < len(lines)-1 && len(ln.segs) > 0 && strings.Contains(strings.TrimSpace(lineText(ln)), " ") && (end < width-50 || end > width+50) {
				t.Fatalf("line %d ends at %d, the margin is at %d: %q", i, end, width, lineText(ln))
			}
		}
		if got, want := letters(printed.String()), letters(src.String()); got != want {
			t.Fatalf("printed %q\nwanted %q", got, want)
		}
	}
}

func lineText(ln line) string {
	var b strings.Builder
	for _, s := range ln.segs {
		b.WriteString(s.text)
	}
	return b.String()
}

// letters drops blanks and hyphens, which line ends take or add.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '\n' || r == '\u00a0' || r == '\u00ad' {
			return -1
		}
		return r
	}, s)
}

func TestBoundWordsStayTogether(t *testing.T) {
	s := setter{newLayout(t).bookman, 12 * pt}
	src := text("ketentuan sebagaimana dimaksud dalam Pasal 12 ayat (3) huruf a Perjanjian Kerja Sama antara Pemerintah Daerah dan PT Contoh tentang pekerjaan senilai Rp 1.250.000,00 menurut Keputusan Nomor 7 yang telah\u00a0ditetapkan, Pasal yang pada 23 November 2026")
	var tied []string
	for _, a := range s.atoms(src, 400*pt, false) {
		if a.after == tie || a.after == glued {
			tied = append(tied, a.text)
		}
	}
	if got, want := strings.Join(tied, " "), "Pasal ayat huruf PT Rp Nomor telah 23"; got != want {
		t.Errorf("tied: %s, want %s", got, want)
	}
	count := map[string]int{}
	for width := 290 * pt; width < 460*pt; width += pt { // from the komparisi's column to the whole page
		for _, ln := range s.lines(src, document.Justify, width, 0) {
			l := strings.Fields(lineText(ln))
			count[l[len(l)-1]]++
		}
	}
	if n := count["telah"]; n > 0 {
		t.Errorf("a space that must not break broke %d times", n)
	}
	for _, w := range []string{"ayat", "huruf", "PT", "Rp", "Nomor", "23"} {
		if count[w] > 17 { // one width in ten, where the line before it would gape
			t.Errorf("%d of 170 widths end a line with %q", count[w], w)
		}
	}
}

// A paragraph does not end with a line that is only the end of a word, where a column of this width allows another way.
func TestLastLineIsMoreThanASyllable(t *testing.T) {
	s := setter{newLayout(t).bookman, 12 * pt}
	src := text("Jangka waktu sebagaimana dimaksud pada ayat (1) dapat diperpanjang berdasarkan kesepakatan PARA PIHAK setelah dilakukan evaluasi penyelenggaraan bersama.")
	short := 0
	for width := 200 * pt; width < 460*pt; width += pt {
		lines := s.lines(src, document.Justify, width, 0)
		if n := len(lines); lines[n-2].cut && lines[n-1].w < width/4 {
			short++
		}
	}
	if short > 26 { // one in ten, where any other line would gape
		t.Errorf("%d of 260 widths end with a part of a word", short)
	}
}

// A number is never broken at its hyphen: nobody could say whether the hyphen is part of it.
func TestNumbersKeepTheirHyphens(t *testing.T) {
	for word, want := range map[string]string{
		"AHU-00012.AH.01.01":                "AHU-00012.AH.01.01",
		"24-11-2021":                        "24-11-2021",
		"masing-masing":                     "masing-|masing",
		"surat-menyurat,":                   "surat-|menyurat,",
		"100.3.7.1/12/TAPEM/2021":           "100.3.7.1/|12/|TAPEM/|2021",
		"dan/atau":                          "dan/|atau",
		"-5":                                "-5",
		"(24-11-2021),":                     "(24-11-2021),",
		"....................../....":       "....................../....",
		"sekretariat@daerah-contoh.example": "sekretariat@|daerah-|contoh.|example",
	} {
		if got := strings.Join(pieces(word), "|"); got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
}

func TestHyphenation(t *testing.T) {
	for word, want := range map[string]string{
		"pemerintahan": "peme-rin-tahan", "kesepakatan": "kese-pa-katan", "melaksanakan": "melak-sa-nakan", "menetapkan": "mene-tap-kan",
		"mengenai": "mengenai", "tanggung": "tang-gung", "instrumen": "instrumen", "konstruksinya": "kon-struk-si-nya", "masyarakat": "masya-rakat", "berakhir": "bera-khir",
		"peraturan": "pera-turan", "bertindak": "ber-tindak", "penyelenggaraan": "penye-leng-ga-raan", "suratnya": "surat-nya",
		"diserahkan,": "dise-rah-kan,", "(pertanggungjawaban)": "(per-tang-gung-ja-waban)", "makan": "makan", "dan": "dan", "untuk": "untuk",
		"Pemerintah": "Peme-rintah", "Kesepakatan": "Kese-pa-katan", "Pekalongan": "Pekalongan", "Suryana": "Suryana", "KESATU": "KESATU", "perundang-undangan": "perundang-undangan", "éclairage": "éclairage",
	} {
		got := strings.Join(hyphenated(word), "-")
		if got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
		if strings.Join(hyphenated(word), "") != word {
			t.Errorf("%s lost letters", word)
		}
	}
}

// In a column narrower than a syllable the hyphen still finds room.
func TestSyllablesLeaveRoomForTheirHyphen(t *testing.T) {
	s := setter{newLayout(t).bookman, 12 * pt}
	for limit := 14 * pt; limit < 60*pt; limit += pt {
		for _, a := range s.atoms(text("pertanggungjawaban penyelenggaraan konstruksinya"), limit, true) {
			w := a.w
			if a.after == soft {
				w += s.hyphenWidth(0)
			}
			if w > limit {
				t.Errorf("at %d %q takes %d", limit, a.text, w)
			}
		}
	}
}

// In a narrow cell a word that is wider than it is divided by syllables, in capitals and with a capital too, and gets its hyphen; one
// that fits is left whole, and what has no syllables is cut where the cell ends.
func TestWideWordsAreDividedBySyllables(t *testing.T) {
	l := newLayout(t)
	s := setter{l.bookman, 10 * pt}
	for _, c := range []struct{ text, want string }{
		{"Penyelenggaraan pemerintahan", "Penyeleng- garaan pemerin- tahan"},
		{"PENYELENGGARAAN", "PENYE- LENGGA- RAAN"},
		{"Sosrokartodiningratan,", "Sosrokarto- diningratan,"},
		{"urusan pasar induk", "urusan pasar induk"},
		{"AHU00012345678901234", "AHU000123 4567890123 4"},
	} {
		var got []string
		for _, ln := range s.lines(text(c.text), document.Left, 62*pt, 0) {
			if ln.w > 62*pt {
				t.Errorf("%q is %d wide", lineText(ln), ln.w)
			}
			got = append(got, lineText(ln))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
