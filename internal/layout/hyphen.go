package layout

import (
	"strings"
	"unicode"
)

// hyphenated cuts a word into parts after which a hyphen may be printed, by the rules of Indonesian spelling [EYD V I.F]: V-KV
// (ba-rang), VK-KV (man-di), VK-KKV (in-stru-men); ng, ny, sy and kh are one consonant. Vowels that meet are left together, since
// they may be one sound (pan-dai). Only words in small letters are cut, and the nouns that a naskah writes with a capital; never names.
// No part is shorter than three letters at the start and four at the end, except the suffixes -kan after a consonant, and -nya: so
// ber-, ter- and per- are never parted from a vowel (be-rakhir), and di- or se- never stand alone at a line's end.
func hyphenated(word string) []string {
	return syllables(word, func(letters string) string {
		if low := strings.ToLower(letters[:1]) + letters[1:]; capitalised[low] {
			return low
		}
		return letters
	})
}

// divided cuts a word that is wider than its line, as in a narrow cell of a table, and must be cut whatever it is: in capitals and as a
// name too, by syllables rather than anywhere.
func divided(word string) []string { return syllables(word, strings.ToLower) }

// syllables cuts a word whose letters plain makes small.
func syllables(word string, plain func(letters string) string) []string {
	letters := strings.TrimRight(strings.TrimLeft(word, "(\"'“‘["), ".,;:!?)\"'”’]…")
	at := strings.Index(word, letters)
	if len(letters) < 6 || strings.ContainsFunc(letters, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) }) {
		return []string{word}
	}
	small := plain(letters)
	if strings.ContainsFunc(small, unicode.IsUpper) {
		return []string{word}
	}
	var out []string
	start := 0
	for _, cut := range cuts(small) {
		out = append(out, word[start:at+cut])
		start = at + cut
	}
	return append(out, word[start:])
}

// capitalised are long common nouns that legal drafting writes with a capital; without them, lines beside "Kesepakatan Bersama" gape.
var capitalised = map[string]bool{
	"kabupaten": true, "kecamatan": true, "kementerian": true, "kesepakatan": true, "keputusan": true, "ketentuan": true, "lampiran": true,
	"lembaga": true, "pelaksanaan": true, "pembangunan": true, "pembiayaan": true, "pemerintah": true, "pemerintahan": true,
	"pendapatan": true, "pengelolaan": true, "penyelenggaraan": true, "perangkat": true, "peraturan": true, "perencanaan": true,
	"perjanjian": true, "perusahaan": true, "perwakilan": true, "sekretariat": true, "sekretaris": true,
}

// cuts lists the byte offsets of w before which it may be divided.
func cuts(w string) []int {
	var out []int
	sounds := soundsOf(w)
	for i := 0; i < len(sounds); i++ {
		if !sounds[i].vowel {
			continue
		}
		j := i + 1
		for j < len(sounds) && !sounds[j].vowel {
			j++
		}
		if j == len(sounds) || j == i+1 {
			continue // no vowel follows, or it follows at once
		}
		cut := sounds[i+1].at // V-KV
		if j > i+2 {
			cut = sounds[i+2].at // VK-KV, VK-KKV
		}
		if divisible(w, cut) {
			out = append(out, cut)
		}
	}
	return out
}

func divisible(w string, cut int) bool {
	head, tail := w[:cut], w[cut:]
	if len(head) < 3 || len(tail) < 3 {
		return false
	}
	if len(tail) == 3 && tail != "nya" && (tail != "kan" || isVowel(head[len(head)-1])) {
		return false
	}
	return true
}

type sound struct {
	at    int
	vowel bool
}

func soundsOf(w string) []sound {
	var out []sound
	for i := 0; i < len(w); i++ {
		out = append(out, sound{i, isVowel(w[i])})
		if i+1 < len(w) {
			switch w[i : i+2] {
			case "ng", "ny", "sy", "kh":
				i++
			}
		}
	}
	return out
}

func isVowel(c byte) bool { return strings.IndexByte("aiueo", c) >= 0 }
