package office

import (
	"time"

	"naskah/internal/naskah"
)

// The years of the retention schedule for domestic and foreign agreements (100.3.7.1, 100.3.7.2): active until two years after the
// cooperation has ended, then three years inactive; the final fate is permanent. longestTerm stands in for an end that nobody
// knows yet [P22 32(3): five years at most, then extended].
const (
	activeYears   = 2
	inactiveYears = 3
	longestTerm   = 5
)

// NasibAkhir is what becomes of agreements when their retention ends: they go to the archive institution and are never destroyed.
const NasibAkhir = "permanen"

// Retention is the day until which the bytes of n must be kept at the least, computed from the end of its term. It is a lower
// bound: the store's hold is only ever extended, also when obligations outlive the term.
func Retention(n naskah.Naskah, today naskah.Date) naskah.Date {
	end := today.AddMonths(12 * longestTerm)
	if n.Berakhir.Kind == naskah.AkhirTanggal && today.Before(n.Berakhir.Date) {
		end = n.Berakhir.Date
	}
	return end.AddMonths(12 * (activeYears + inactiveYears))
}

// holdUntil is the instant at which a hold until the end of day d may lapse.
func holdUntil(d naskah.Date, loc *time.Location) time.Time {
	return d.AddDays(1).Start(loc).UTC()
}
