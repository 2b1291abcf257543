package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"naskah/internal/document"
)

// A joint is what stands between an atom and the next one.
type joint uint8

const (
	joined joint = iota // the word goes on (another style begins); not a place to break
	space               // a space that gives way at a line's end
	tie                 // a space that should not: "Pasal 5", "PT Contoh"
	glued               // a space that must not: U+00A0
	soft                // end of a syllable: a hyphen is printed when the line ends here
	plain               // the line may end here and nothing is printed: after "-" or "/"
	forced              // only because the word is longer than the line
)

// An atom is a piece of a word that is never divided.
type atom struct {
	text   string
	style  style
	change change
	w      int
	after  joint
}

// A setter knows the type in which a text is set.
type setter struct {
	l    *family
	size int
}

func (s setter) spaceWidth(st style) int  { return scaled(s.l.face(st).advance(' '), s.size) }
func (s setter) hyphenWidth(st style) int { return scaled(s.l.face(st).advance('-'), s.size) }

// width is that of a plain text on one line.
func (s setter) width(text string) int {
	f := s.l.face(0)
	return scaled(f.width(f.printable(text)), s.size)
}

// atoms cuts t into atoms none of which is wider than limit.
func (s setter) atoms(t document.Text, limit int, hyphenate bool) []atom {
	var out []atom
	changes := changesOf(t)
	for n, run := range t {
		start := -1
		for i, r := range run.Text + " " {
			blank := unicode.IsSpace(r) || i == len(run.Text)
			switch {
			case !blank && start < 0:
				start = i
			case blank && start >= 0:
				out = s.word(out, run.Text[start:i], run, changes[n], limit, hyphenate)
				start = -1
			}
			if blank && i < len(run.Text) && len(out) > 0 {
				out[len(out)-1].after = spaceOf(r, out[len(out)-1].after)
			}
		}
	}
	if len(out) > 0 {
		out[len(out)-1].after = joined
	}
	for i := 0; i+1 < len(out); i++ {
		if out[i].after == space && tied(out[i].text, out[i+1].text) {
			out[i].after = tie
		}
	}
	return out
}

func spaceOf(r rune, before joint) joint {
	if before == space || r != '\u00a0' && r != '\u202f' {
		return space
	}
	return glued
}

// word appends one word, or the part of it that one run holds.
func (s setter) word(out []atom, word string, run document.Run, ch change, limit int, hyphenate bool) []atom {
	st := styleOf(run)
	face := s.l.face(st)
	parts := []string{word}
	if !run.Blank {
		parts = pieces(word)
	}
	for n, part := range parts {
		last := n == len(parts)-1
		syllables := []string{part}
		switch {
		case len(parts) > 1 || run.Blank:
		case scaled(face.width(face.printable(part)), s.size) > limit:
			syllables = divided(part)
		case hyphenate:
			syllables = hyphenated(part)
		}
		for m, syl := range syllables {
			after := soft
			if m == len(syllables)-1 {
				after = plain
				if last {
					after = joined
				}
			}
			out = s.fit(out, atom{text: face.printable(syl), style: st, change: ch, after: after}, limit)
		}
	}
	return out
}

// fit appends a, cut by force where it is wider than limit.
func (s setter) fit(out []atom, a atom, limit int) []atom {
	face := s.l.face(a.style)
	if a.after == soft {
		limit -= s.hyphenWidth(a.style)
	}
	for {
		a.w = scaled(face.width(a.text), s.size)
		if a.w <= limit || utf8.RuneCountInString(a.text) < 2 {
			return append(out, a)
		}
		w, cut := 0, 0
		for i, r := range a.text {
			w += face.advance(r)
			if i > 0 && scaled(w, s.size) > limit {
				break
			}
			cut = i + utf8.RuneLen(r)
		}
		head := a.text[:cut]
		out = append(out, atom{text: head, style: a.style, change: a.change, w: scaled(face.width(head), s.size), after: forced})
		a.text = a.text[cut:]
	}
}

// pieces cuts a word where a line may end without a hyphen: after the hyphen of a repeated word, never of a number (at a line's end
// nobody could say whether the hyphen belongs to it), after a slash, and in long electronic addresses after the signs that divide
// them.
func pieces(word string) []string {
	number := strings.ContainsFunc(word, unicode.IsDigit)
	long := utf8.RuneCountInString(word) > 24 && (strings.Contains(word, "@") || strings.Contains(word, "://"))
	var out []string
	start, before := 0, rune(0)
	for i, r := range word {
		divides := r == '/' || !number && (r == '-' || r == '–' || r == '—') || long && strings.ContainsRune("@._?&=", r)
		end := i + utf8.RuneLen(r)
		if divides && i > start && end < len(word) && wordly(before) && wordly(runeAt(word, end)) {
			out = append(out, word[start:end])
			start = end
		}
		before = r
	}
	return append(out, word[start:])
}

func runeAt(s string, i int) rune { r, _ := utf8.DecodeRuneInString(s[i:]); return r }

func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// binders are words whose number or name stays on their line.
var binders = map[string]bool{"pasal": true, "ayat": true, "huruf": true, "angka": true, "nomor": true, "rp": true, "pt": true, "cv": true, "halaman": true}

// months follow the number of their day.
var months = map[string]bool{"januari": true, "februari": true, "maret": true, "april": true, "mei": true, "juni": true, "juli": true, "agustus": true, "september": true, "oktober": true, "november": true, "desember": true}

func tied(word, next string) bool {
	w := strings.ToLower(word)
	if months[strings.ToLower(next)] {
		return unicode.IsDigit(runeAt(word, 0))
	}
	if !binders[w] {
		return false
	}
	first := runeAt(next, 0)
	return unicode.IsDigit(first) || first == '(' || w == "pt" || w == "cv" || w == "huruf"
}
