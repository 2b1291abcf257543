package naskah

import (
	"fmt"
	"strings"
	"time"
)

var hari = [...]string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}

var bulan = [...]string{
	"", "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
}

// Hari is the name of the weekday, computed and never typed; empty for the zero Date.
func (d Date) Hari() string {
	if d.IsZero() {
		return ""
	}
	return hari[d.Weekday()]
}

// Bulan is the name of the month; empty for the zero Date.
func (d Date) Bulan() string {
	if d.IsZero() {
		return ""
	}
	return bulan[d.Month]
}

// Panjang is "24 November 2021"; empty for the zero Date.
func (d Date) Panjang() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Bulan(), d.Year)
}

// Angka is "24-11-2021", the bracket after the year in the opening [P22 Lampiran]; empty for the zero Date.
func (d Date) Angka() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d-%02d-%04d", d.Day, int(d.Month), d.Year)
}

// Pembuka is the date as the opening says it [P22 Lampiran]: "Rabu, tanggal Dua Puluh Empat bulan November tahun Dua Ribu Dua Puluh
// Satu (24-11-2021)"; empty for the zero Date.
func (d Date) Pembuka() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s, tanggal %s bulan %s tahun %s (%s)", d.Hari(), Title(Terbilang(int64(d.Day))), d.Bulan(),
		Title(Terbilang(int64(d.Year))), d.Angka())
}

// AddMonths is the same day n months later. Where that month has no such day, it is the first of the month that follows: the
// anniversary of 29 February in a common year is 1 March.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	e := Date{first.Year(), first.Month(), d.Day}
	if _, err := NewDate(e.Year, e.Month, e.Day); err != nil {
		next := first.AddDate(0, 1, 0)
		return Date{next.Year(), next.Month(), 1}
	}
	return e
}

// TermEnd is the last day of a term of n hari, bulan or tahun that begins on start: the day before the anniversary [OP 1.7]
// (24-11-2021 and 5 tahun: 23-11-2026; 29-02-2024 and 5 tahun: 28-02-2029). The zero Date when start is zero, n is not positive,
// or the unit is none of the three.
func TermEnd(start Date, n int, satuan string) Date {
	if start.IsZero() || n < 1 || n > 12000 {
		return Date{}
	}
	switch strings.ToLower(satuan) {
	case "hari":
		return start.AddDays(n - 1)
	case "bulan":
		return start.AddMonths(n).AddDays(-1)
	case "tahun":
		return start.AddMonths(12 * n).AddDays(-1)
	}
	return Date{}
}
