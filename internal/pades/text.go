package pades

import "unicode/utf16"

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
