package naskah

import (
	"strings"
	"time"
)

// A NIK is the number of a resident: 16 digits, of which the first six are where he was registered and the next six his birthday
// (40 added to the day for women).
type NIK string

// A NIP is the number of a civil servant: 18 digits, birthday, month of appointment (21 for PPPK), sex, serial.
type NIP string

// An NPWP is a tax number: 15 digits, or 16 in the form that follows the NIK.
type NPWP string

// ParseNIK reads a NIK, with or without spaces.
func ParseNIK(s string) (NIK, error) {
	d := onlyDigits(s, " ")
	if len(d) != 16 {
		return "", Errorf(Invalid, "NSK-NIK", "NIK terdiri atas 16 angka.")
	}
	day := 10*int(d[6]-'0') + int(d[7]-'0')
	if day > 40 {
		day -= 40
	}
	// The year has two digits: 2000 stands for it, a leap year, so that every birthday is a day.
	month := time.Month(10*int(d[8]-'0') + int(d[9]-'0'))
	if _, err := NewDate(2000, month, day); err != nil || d[:2] == "00" || d[12:] == "0000" {
		return "", Errorf(Invalid, "NSK-NIK", "NIK tidak benar: kode wilayah, tanggal lahir, atau nomor urut di dalamnya tidak mungkin.")
	}
	return NIK(d), nil
}

// ParseNIP reads a NIP, with or without spaces.
func ParseNIP(s string) (NIP, error) {
	d := onlyDigits(s, " ")
	if len(d) != 18 {
		return "", Errorf(Invalid, "NSK-NIP", "NIP terdiri atas 18 angka.")
	}
	_, born := time.Parse("20060102", d[:8])
	_, began := time.Parse("200601", d[8:14])
	if born != nil || began != nil && d[12:14] != "21" || d[14] != '1' && d[14] != '2' {
		return "", Errorf(Invalid, "NSK-NIP", "NIP tidak benar: tanggal lahir, bulan pengangkatan, atau kode jenis kelamin di dalamnya tidak mungkin.")
	}
	return NIP(d), nil
}

// ParseNPWP reads an NPWP, with or without its points and dash.
func ParseNPWP(s string) (NPWP, error) {
	d := onlyDigits(s, " .-")
	if len(d) != 15 && len(d) != 16 {
		return "", Errorf(Invalid, "NSK-NPWP", "NPWP terdiri atas 15 atau 16 angka.")
	}
	return NPWP(d), nil
}

// onlyDigits is s without the characters of between; empty when anything but digits is left.
func onlyDigits(s, between string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case !strings.ContainsRune(between, r):
			return ""
		}
	}
	return b.String()
}

// Masked shows so much of the number that its owner knows it: "3201********0001".
func (n NIK) Masked() string { return masked(string(n)) }

// Masked shows so much of the number that its owner knows it.
func (n NIP) Masked() string { return masked(string(n)) }

// Masked shows so much of the number that its owner knows it.
func (n NPWP) Masked() string { return masked(string(n)) }

func masked(s string) string {
	if len(s) <= 8 {
		return strings.Repeat("*", len(s))
	}
	return s[:4] + strings.Repeat("*", len(s)-8) + s[len(s)-4:]
}
