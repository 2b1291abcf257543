package layout

import (
	"strings"
	"unicode"
)

// hyphenated cuts a word into parts after which a hyphen may be printed, by the rules of Indonesian spelling [EYD V I.F]: V-KV
// (ba-rang), VK-KV (man-di), VK-KKV (in-stru-men); ng, ny, sy and kh are one consonant. Vowels that meet are left together, since
// they may be one sound (pan-dai). Only words all in small letters are cut, never names, and no part is shorter than two letters at
// the start and four at the end, except the suffixes -kan after a consonant, and -nya.
func hyphenated(word string) []string {
	letters := strings.TrimRight(strings.TrimLeft(word, "(\"'“‘["), ".,;:!?)\"'”’]…")
	at := strings.Index(word, letters)
	if len(letters) < 6 {
		return []string{word}
	}
	for _, r := range letters {
		if r > unicode.MaxASCII || !unicode.IsLower(r) {
			return []string{word}
		}
	}
	var out []string
	start := 0
	for _, cut := range cuts(letters) {
		out = append(out, word[start:at+cut])
		start = at + cut
	}
	return append(out, word[start:])
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
	if len(head) < 2 || len(tail) < 3 {
		return false
	}
	if len(tail) == 3 && tail != "nya" && (tail != "kan" || isVowel(head[len(head)-1])) {
		return false
	}
	if len(head) == 2 && strings.HasPrefix(tail, "r") && (head == "be" || head == "te" || head == "pe") {
		return false // ber-, ter-, per- before a vowel: ber-akhir, never be-rakhir
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
