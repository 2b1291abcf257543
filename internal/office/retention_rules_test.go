package office

import (
	"math/rand/v2"
	"testing"
	"time"

	"naskah/internal/naskah"
)

// TestRetention: the shorter of five years after the end and ten years from today; what is open, owed or over rolls on for ten.
func TestRetention(t *testing.T) {
	t.Parallel()
	day := func(y int, m time.Month, d int) naskah.Date { return naskah.Date{Year: y, Month: m, Day: d} }
	until := func(d naskah.Date) naskah.Akhir { return naskah.Akhir{Kind: naskah.AkhirTanggal, Date: d} }
	today := day(2026, 11, 24)
	rolling := day(2036, 11, 24)
	for name, c := range map[string]struct {
		t    Term
		want naskah.Date
	}{
		"five years from tomorrow":        {Term{Akhir: until(day(2031, 11, 23))}, day(2036, 11, 23)},
		"one year":                        {Term{Akhir: until(day(2027, 11, 23))}, day(2032, 11, 23)},
		"a day longer than ten years":     {Term{Akhir: until(day(2031, 11, 25))}, rolling},
		"exactly ten years":               {Term{Akhir: until(day(2031, 11, 24))}, rolling},
		"a typed 2206":                    {Term{Akhir: until(day(2206, 11, 24))}, rolling},
		"the last day that can be typed":  {Term{Akhir: until(day(9999, 12, 31))}, rolling},
		"without end":                     {Term{Akhir: naskah.Akhir{Kind: naskah.AkhirTanpaBatas}}, rolling},
		"end not known":                   {Term{Akhir: naskah.Akhir{Kind: naskah.AkhirTidakTahu}}, rolling},
		"nothing said":                    {Term{}, rolling},
		"ended three years ago":           {Term{Akhir: until(day(2023, 11, 24))}, day(2028, 11, 24)},
		"ended, one year of schedule":     {Term{Akhir: until(day(2022, 11, 24))}, day(2027, 11, 24)},
		"ended, a day less than one year": {Term{Akhir: until(day(2022, 11, 23))}, rolling},
		"permanen: the schedule is over":  {Term{Akhir: until(day(1998, 1, 1))}, rolling},
		"settled after the end":           {Term{Akhir: until(day(2023, 11, 24)), Settled: day(2025, 3, 1)}, day(2030, 3, 1)},
		"settled before the end":          {Term{Akhir: until(day(2027, 11, 24)), Settled: day(2025, 3, 1)}, day(2032, 11, 24)},
		"obligations owed":                {Term{Akhir: until(day(2023, 11, 24)), Settled: day(2025, 3, 1), Owed: true}, rolling},
		"29 February":                     {Term{Akhir: until(day(2024, 2, 29))}, day(2029, 3, 1)},
	} {
		if got := Retention(c.t, today); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestRetentionRolls: asked again at each renewal, over a century and for terms of every kind, the rules always give more than is held, never
// more than ten years, and what is held never lapses.
func TestRetentionRolls(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 7))
	for range 300 {
		today := naskah.Date{Year: 2026, Month: 1, Day: 1}.AddDays(r.IntN(400))
		term := Term{Akhir: naskah.Akhir{Kind: naskah.AkhirTanggal, Date: today.AddDays(r.IntN(40000) - 10000)}}
		if r.IntN(4) == 0 {
			term.Akhir.Kind = naskah.AkhirTidakTahu
		}
		if r.IntN(3) == 0 {
			term.Settled = today.AddDays(r.IntN(8000) - 4000)
		}
		held := Retention(term, today)
		for range 20 {
			if held.Before(today.AddMonths(nearMonths)) || today.AddMonths(12*longestHold).Before(held) {
				t.Fatalf("%+v on %v: held until %v", term, today, held)
			}
			ask := renewAt(holdUntil(held, time.UTC))
			today = naskah.DateIn(ask, time.UTC)
			next := Retention(term, today)
			if !held.Before(next) || !ask.Before(holdUntil(held, time.UTC)) {
				t.Fatalf("%+v: held until %v, asked again on %v: %v", term, held, today, next)
			}
			held = next
		}
	}
}
