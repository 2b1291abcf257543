package naskah

import (
	"fmt"
	"time"
)

// A Date is a civil date, in no zone. The date of a naskah is one: it is entered in the zone of the Instansi and never derived
// from an instant (at 06.30 WIB the UTC day is still yesterday).
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// NewDate makes a Date; Invalid when there is no such day.
func NewDate(y int, m time.Month, d int) (Date, error) {
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	if y < 1 || y > 9999 || t.Year() != y || t.Month() != m || t.Day() != d {
		return Date{}, Errorf(Invalid, "NSK-TANGGAL", "Tanggal %04d-%02d-%02d tidak ada dalam kalender.", y, int(m), d)
	}
	return Date{y, m, d}, nil
}

// ParseDate reads "2021-11-24"; the empty string is the zero Date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, Errorf(Invalid, "NSK-TANGGAL", "Tanggal %q tidak dikenali. Tulis tahun-bulan-hari, misalnya 2021-11-24.", s).Because(err)
	}
	return NewDate(t.Year(), t.Month(), t.Day())
}

// DateIn is the civil date at instant t in zone loc.
func DateIn(t time.Time, loc *time.Location) Date {
	t = t.In(loc)
	return Date{t.Year(), t.Month(), t.Day()}
}

// IsZero says whether no date is set.
func (d Date) IsZero() bool { return d == Date{} }

// String is "2021-11-24", or empty for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// MarshalText and UnmarshalText make a Date its ISO text in JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error {
	v, err := ParseDate(string(b))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// Start is the instant at which the date begins in loc.
func (d Date) Start(loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, loc)
}

// Compare orders dates: negative when d is earlier than e.
func (d Date) Compare(e Date) int {
	return (d.Year-e.Year)*10000 + (int(d.Month)-int(e.Month))*100 + d.Day - e.Day
}

// Before says whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// AddDays is the date n days later.
func (d Date) AddDays(n int) Date {
	return DateIn(time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC), time.UTC)
}

// DaysUntil counts the days from d to e.
func (d Date) DaysUntil(e Date) int {
	return int(e.Start(time.UTC).Sub(d.Start(time.UTC)).Hours() / 24)
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.Start(time.UTC).Weekday() }
