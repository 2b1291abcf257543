package office

import (
	"cmp"
	"context"
	"slices"
	"time"

	"naskah/internal/naskah"
)

// An Unarchived is a signed naskah that is not in the archive, and why.
type Unarchived struct {
	Naskah naskah.Naskah
	Ready  bool
	Why    []string    // what is missing, in words; empty: it can be archived
	Before naskah.Date // arsipkan sebelum: the last signature (or the recording) and Instansi.HariArsip days; zero for old records
	Late   bool
}

// hariArsip is how long after the last signature a naskah is archived where the Instansi says nothing [praktik].
const hariArsip = 30

// Unarchived lists those of p's Instansi, those that are late first, then by the day before which they are to be archived.
func (o *Office) Unarchived(ctx context.Context, p naskah.Principal) ([]Unarchived, error) {
	if p.Outside() {
		return nil, nil
	}
	inst, err := o.Register.Instansi(ctx, p.Instansi)
	if err != nil {
		return nil, err
	}
	list, err := o.all(ctx, naskah.ScopeOf(p), naskah.Filter{Unarchived: true})
	if err != nil {
		return nil, err
	}
	waits, err := o.waitingOn(ctx, p.Instansi)
	if err != nil {
		return nil, err
	}
	a := archivist{o: o, inst: inst, now: o.now(), waits: waits, certs: map[naskah.UserID][]naskah.Certificate{}}
	var out []Unarchived
	for _, n := range list {
		if n.Instansi != p.Instansi {
			continue
		}
		x, err := a.look(ctx, n)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b Unarchived) int {
		return cmp.Or(boolFirst(a.Late, b.Late), boolFirst(!a.Before.IsZero(), !b.Before.IsZero()), a.Before.Compare(b.Before), boolFirst(a.Ready, b.Ready))
	})
	return out, nil
}

// ArchiveBefore is the day before which a naskah signed here is to be archived: HariArsip after its last signature; zero for old records.
func (o *Office) ArchiveBefore(ctx context.Context, p naskah.Principal, id naskah.NaskahID) (naskah.Date, error) {
	n, err := o.Store.Naskah(ctx, naskah.ScopeOf(p), id)
	if err != nil {
		return naskah.Date{}, err
	}
	inst, err := o.Register.Instansi(ctx, n.Instansi)
	if err != nil {
		return naskah.Date{}, err
	}
	x, err := archivist{o: o, inst: inst, now: o.now(), certs: map[naskah.UserID][]naskah.Certificate{}}.look(ctx, n)
	return x.Before, err
}

func boolFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// all is every naskah of a filter, page by page.
func (o *Office) all(ctx context.Context, s naskah.Scope, f naskah.Filter) ([]naskah.Naskah, error) {
	f.Limit = 200
	var out []naskah.Naskah
	for {
		page, err := o.Store.List(ctx, s, f)
		if err != nil {
			return nil, err
		}
		out = append(out, page.Naskah...)
		if page.Next == "" {
			return out, nil
		}
		f.After = page.Next
	}
}

// waitingOn tells of which naskah of an Instansi an act waits for its second person.
func (o *Office) waitingOn(ctx context.Context, i naskah.InstansiID) (map[naskah.NaskahID]naskah.Act, error) {
	out := map[naskah.NaskahID]naskah.Act{}
	list, err := o.Store.Pendings(ctx, naskah.ScopeSystem(), naskah.PendingFilter{State: naskah.PendingWaiting, Limit: 200})
	for _, pd := range list {
		if pd.Instansi == i && pd.Subject.Kind == naskah.SubjectNaskah && o.now().Before(pd.Until) {
			out[naskah.NaskahID(pd.Subject.ID)] = pd.Act
		}
	}
	return out, err
}

// An archivist looks at what is not archived.
type archivist struct {
	o     *Office
	inst  naskah.Instansi
	now   time.Time
	waits map[naskah.NaskahID]naskah.Act
	certs map[naskah.UserID][]naskah.Certificate
}

func (a archivist) look(ctx context.Context, n naskah.Naskah) (Unarchived, error) {
	x := Unarchived{Naskah: n}
	switch {
	case n.Current == "":
		x.Why = append(x.Why, "Asli belum dipindai.")
	case a.waits[n.ID] == naskah.ActArchive:
		x.Why = append(x.Why, "Usul pengarsipan menunggu orang kedua.")
	case a.waits[n.ID] != "":
		x.Why = append(x.Why, "Usul lain atas naskah ini menunggu orang kedua.")
	}
	if !n.Imported {
		last, err := a.lastSignature(ctx, n, &x)
		if err != nil {
			return x, err
		}
		x.Before = naskah.DateIn(last, zone(a.inst)).AddDays(cmp.Or(a.inst.HariArsip, hariArsip))
		x.Late = x.Before.Before(naskah.DateIn(a.now, zone(a.inst)))
	}
	x.Ready = len(x.Why) == 0
	return x, nil
}

// lastSignature is when the last seal was recorded, or the scan of the ink. A seal whose certificate is over cannot be proven sah any
// more, and so not be archived.
func (a archivist) lastSignature(ctx context.Context, n naskah.Naskah, x *Unarchived) (time.Time, error) {
	vs, err := a.o.Store.Versions(ctx, naskah.ScopeSystem(), n.ID)
	if err != nil {
		return n.UpdatedAt, err
	}
	newest := newestVersion(vs)
	if newest.At.IsZero() {
		return n.UpdatedAt, nil
	}
	if newest.Of != naskah.Sealed {
		return newest.At, nil
	}
	for _, s := range n.Signers {
		if s.User == "" || inked(n, s) {
			continue
		}
		if _, ok := a.certs[s.User]; !ok {
			if a.certs[s.User], err = a.o.certificates(ctx, s.User); err != nil {
				return newest.At, err
			}
		}
		if !slices.ContainsFunc(a.certs[s.User], func(c naskah.Certificate) bool { return c.Live(a.now) && !c.NotBefore.After(newest.At) }) {
			x.Why = append(x.Why, "Sertifikat elektronik "+s.Pejabat.Nama+" tidak berlaku lagi, sehingga tanda tangannya tidak terbukti sah saat ini.")
		}
	}
	return newest.At, nil
}
