package pades

import (
	"unicode/utf16"

	"naskah/internal/pdf"
)

// text is a text string: ASCII as it is, everything else in UTF-16 with its mark [ISO 32000-1 7.9.2.2].
func text(s string) pdf.String {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] >= ' ' && s[i] < 0x7f
	}
	if ascii {
		return pdf.String{Bytes: []byte(s)}
	}
	b := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return pdf.String{Bytes: b, Hex: true}
}

// plainText reads a text string. What is not UTF-16 is taken as Latin, which is all that names of fields need.
func plainText(b []byte) string {
	if len(b) < 2 || b[0] != 0xfe || b[1] != 0xff {
		r := make([]rune, len(b))
		for i, c := range b {
			r[i] = rune(c)
		}
		return string(r)
	}
	var units []uint16
	for i := 2; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}
