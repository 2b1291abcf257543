package pdf

import "unicode/utf16"

// Text is a text string: ASCII as it is, everything else in UTF-16 with its mark [ISO 32000-1 7.9.2.2].
func Text(s string) String {
	plain := true
	for i := range len(s) {
		plain = plain && s[i] >= ' ' && s[i] < 0x7f
	}
	if plain {
		return String{Bytes: []byte(s)}
	}
	b := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return String{Bytes: b, Hex: true}
}
