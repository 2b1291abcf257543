package office

import (
	"context"
	"time"

	"naskah/internal/naskah"
)

// The retention schedule for domestic and foreign agreements (100.3.7.1, 100.3.7.2): active until two years after the cooperation has
// ended and its obligations are fulfilled, then three years inactive; the final fate is permanent. A hold that nobody can take back never
// reaches further than longestHold: a typed year 2206 must not lock for ever. It is renewed when less than renewMonths of it are left,
// and what the schedule itself allows is not asked for any more once its end is nearer than nearMonths.
const (
	activeYears   = 2
	inactiveYears = 3
	longestHold   = 10 // years
	nearMonths    = 12
	renewMonths   = 6
)

// NasibAkhir is what becomes of agreements when their retention ends: they go to the archive institution and are never destroyed.
const NasibAkhir = "permanen"

// A Term is what the retention of a naskah counts from.
type Term struct {
	Akhir   naskah.Akhir // of the cooperation: the latest end that the naskah or an addendum gives it
	Settled naskah.Date  // when all its obligations were fulfilled; zero: nobody has said
	Owed    bool         // it was said that obligations are not fulfilled
}

// Retention is the day through which the bytes must be kept as the rules stand today: the shorter of five years after the cooperation
// ended (or its obligations were fulfilled, if later) and ten years from today. While the end is open or not known, while obligations are
// owed, and when the schedule is over or about to be, so that the final fate permanen is what counts, it is ten years from today, and
// rolls on. It is never nearer than nearMonths, so that renewing always has something to renew to.
func Retention(t Term, today naskah.Date) naskah.Date {
	rolling := today.AddMonths(12 * longestHold)
	if t.Akhir.Kind != naskah.AkhirTanggal || t.Owed {
		return rolling
	}
	end := t.Akhir.Date
	if end.Before(t.Settled) {
		end = t.Settled
	}
	over := end.AddMonths(12 * (activeYears + inactiveYears))
	if over.Before(today.AddMonths(nearMonths)) || rolling.Before(over) {
		return rolling
	}
	return over
}

// runsUntil is what the retention of n counts from today.
func (o *Office) runsUntil(ctx context.Context, n naskah.Naskah) (Term, error) {
	t := Term{}
	var err error
	if t.Akhir, err = o.lastEnd(ctx, n); err != nil || n.KerjaSama == "" {
		return t, err
	}
	facts, err := o.Register.Fakta(ctx, naskah.ScopeSystem(), n.KerjaSama)
	if err != nil {
		return Term{}, err
	}
	newest := naskah.Date{}
	for _, f := range facts {
		if f.Jenis != naskah.FaktaKewajibanSelesai || f.Tanggal.Before(newest) {
			continue
		}
		newest = f.Tanggal
		t.Settled, t.Owed = f.Tanggal, f.Nilai == "tidak"
	}
	return t, nil
}

// lastEnd is the end of the cooperation that n is part of: the latest that is known among n, what amends or extends it and what it
// amends or extends, in any number of steps. One of them without end, or an extension whose end is not known, leaves it open.
func (o *Office) lastEnd(ctx context.Context, n naskah.Naskah) (naskah.Akhir, error) {
	last, open := n.Berakhir, naskah.AkhirKind("")
	if last.Kind == naskah.AkhirTanpaBatas {
		return last, nil
	}
	seen := map[naskah.NaskahID]bool{n.ID: true}
	for queue := []naskah.NaskahID{n.ID}; len(queue) > 0; queue = queue[1:] {
		related, err := o.Register.Relasi(ctx, naskah.ScopeSystem(), queue[0])
		if err != nil {
			return last, err
		}
		for _, r := range related {
			other := r.Dari
			if other == queue[0] {
				other = r.Ke
			}
			if r.Jenis != naskah.Mengubah && r.Jenis != naskah.Memperpanjang || seen[other] {
				continue
			}
			seen[other] = true
			x, err := o.Store.Naskah(ctx, naskah.ScopeSystem(), other)
			if err != nil {
				return last, err
			}
			if x.State != naskah.Signed && x.State != naskah.Archived {
				continue
			}
			queue = append(queue, other)
			switch {
			case x.Berakhir.Kind == naskah.AkhirTanpaBatas:
				open = naskah.AkhirTanpaBatas
			case x.Berakhir.Kind == naskah.AkhirTanggal && (last.Kind != naskah.AkhirTanggal || last.Date.Before(x.Berakhir.Date)):
				last = x.Berakhir
			case x.Berakhir.Kind != naskah.AkhirTanggal && r.Jenis == naskah.Memperpanjang && r.Dari == other && open == "":
				open = naskah.AkhirTidakTahu
			}
		}
	}
	if open != "" {
		return naskah.Akhir{Kind: open}, nil
	}
	return last, nil
}

// retention is Retention of n as of now, in the zone of its Instansi.
func (o *Office) retention(ctx context.Context, n naskah.Naskah, now time.Time, loc *time.Location) (naskah.Date, error) {
	t, err := o.runsUntil(ctx, n)
	return Retention(t, naskah.DateIn(now, loc)), err
}

// holdUntil is the instant at which a hold through day d may lapse.
func holdUntil(d naskah.Date, loc *time.Location) time.Time {
	return d.AddDays(1).Start(loc).UTC()
}

// renewAt is when the rules are asked again about bytes that are held until held: in good time before it lapses.
func renewAt(held time.Time) time.Time { return held.AddDate(0, -renewMonths, 0) }
