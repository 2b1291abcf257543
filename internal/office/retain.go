package office

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"naskah/internal/naskah"
)

// Retain asks the retention rules about an archived naskah again and extends the hold of everything it rests on; again is when they are to
// be asked the next time, in good time before the hold lapses. What is not archived is not held: again is zero.
func (o *Office) Retain(ctx context.Context, id naskah.NaskahID) (again time.Time, err error) {
	n, err := o.Store.Naskah(ctx, naskah.ScopeSystem(), id)
	if err != nil || n.State != naskah.Archived {
		return time.Time{}, err
	}
	inst, err := o.Register.Instansi(ctx, n.Instansi)
	if err != nil {
		return time.Time{}, err
	}
	loc, now := zone(inst), o.now()
	until, err := o.retention(ctx, n, now, loc)
	if err != nil {
		return time.Time{}, err
	}
	refs, err := o.restsOn(ctx, n)
	if err != nil {
		return time.Time{}, err
	}
	held, err := o.hold(ctx, refs, holdUntil(until, loc))
	if err != nil {
		return time.Time{}, err
	}
	o.Log.InfoContext(ctx, "office: retention asked again", slog.String("naskah", string(id)), slog.Time("held", held))
	return renewAt(held), nil
}

// RetainSweep extends the hold of every archived naskah that lapses in less than renewMonths, or that lost its hold (bytes brought back
// from a backup have none), so that a lost task loses nothing. n is how many it extended; one that cannot be extended does not keep the
// others waiting.
func (o *Office) RetainSweep(ctx context.Context) (n int, err error) {
	var problems []error
	for f := (naskah.Filter{States: []naskah.State{naskah.Archived}, Limit: 200}); ; {
		page, err := o.Store.List(ctx, naskah.ScopeSystem(), f)
		if err != nil {
			return n, errors.Join(append(problems, err)...)
		}
		for _, x := range page.Naskah {
			extended, err := o.retainLapsing(ctx, x)
			if err != nil {
				problems = append(problems, err)
			}
			if extended {
				n++
			}
		}
		if f.After = page.Next; f.After == "" || ctx.Err() != nil {
			return n, errors.Join(append(problems, ctx.Err())...)
		}
	}
}

// retainLapsing extends the hold of n if it is time. The file itself tells: it is the last that is held.
func (o *Office) retainLapsing(ctx context.Context, n naskah.Naskah) (bool, error) {
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), n.ID)
	if err != nil || len(vs) == 0 {
		return false, err
	}
	held, err := o.Objects.Held(ctx, newestVersion(vs).Ref)
	if err != nil || o.now().Before(renewAt(held)) {
		return false, err
	}
	_, err = o.Retain(ctx, n.ID)
	return err == nil, err
}

// watching is the follow-up work of an archiving: the retention is extended in good time, and everything is looked at again and again.
func watching(id naskah.NaskahID, now, held time.Time) []naskah.Task {
	return []naskah.Task{
		{Kind: naskah.TaskRetain, Subject: id.Subject(), RunAt: renewAt(held)},
		{Kind: naskah.TaskEvidence, Subject: id.Subject(), Args: everyDays(evidenceDays), RunAt: now.AddDate(0, 0, evidenceDays)},
	}
}

// hold puts objects under retention and looks whether they are: least is until when all of them are held now. A store that says yes and
// holds nothing is Corrupt (NSK-RETENSI-TIDAK-BERDIRI).
func (o *Office) hold(ctx context.Context, refs []naskah.Ref, until time.Time) (least time.Time, err error) {
	for _, r := range refs {
		if err := o.Objects.Hold(ctx, r, until); err != nil {
			return time.Time{}, err
		}
		held, err := o.Objects.Held(ctx, r)
		if err != nil {
			return time.Time{}, err
		}
		if held.Before(until) {
			return time.Time{}, notHeld(r, held, until)
		}
		if least.IsZero() || held.Before(least) {
			least = held
		}
	}
	return least, nil
}

func notHeld(r naskah.Ref, held, until time.Time) error {
	word := "tidak terkunci"
	if !held.IsZero() {
		word = "hanya terkunci sampai " + held.UTC().Format(time.DateOnly)
	}
	return naskah.Errorf(naskah.Corrupt, "NSK-RETENSI-TIDAK-BERDIRI",
		"Penyimpanan tidak menahan berkas dengan sidik jari %s sebagaimana mestinya: berkas %s, seharusnya sampai %s. Hubungi pengelola sistem.",
		r.Digest.Short(), word, until.UTC().Format(time.DateOnly))
}

// restsOn lists every object that n rests on, each once, its newest file last: values and manifests that its history names, scans as they
// came, the files of all versions and the values they were made from.
func (o *Office) restsOn(ctx context.Context, n naskah.Naskah) ([]naskah.Ref, error) {
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), n.ID)
	if err != nil {
		return nil, err
	}
	events, err := o.Store.Events(ctx, naskah.ScopeSystem(), n.ID.Subject())
	if err != nil {
		return nil, err
	}
	seen := map[naskah.Digest]bool{"": true}
	var files, others []naskah.Ref
	add := func(to *[]naskah.Ref, r naskah.Ref) {
		if !seen[r.Digest] {
			seen[r.Digest] = true
			*to = append(*to, r)
		}
	}
	for _, v := range vs {
		add(&files, v.Ref)
	}
	add(&others, naskah.Ref{Digest: n.Values})
	for _, v := range vs {
		add(&others, naskah.Ref{Digest: v.Values})
	}
	for _, e := range events {
		d := detailOf(e)
		for _, key := range []string{"manifes", "pindaian_asal"} {
			name, _ := d[key].(string)
			add(&others, naskah.Ref{Digest: naskah.Digest(name)})
		}
	}
	return append(others, files...), nil
}

// HeldUntil is until when the store keeps every file of an archived naskah, as it says itself when asked; zero: the naskah is not
// archived, or one of its files is not held.
func (o *Office) HeldUntil(ctx context.Context, p naskah.Principal, id naskah.NaskahID) (time.Time, error) {
	n, err := o.Store.Naskah(ctx, naskah.ScopeOf(p), id)
	if err != nil || n.State != naskah.Archived {
		return time.Time{}, err
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeOf(p), id)
	if err != nil {
		return time.Time{}, err
	}
	var least time.Time
	for i, v := range vs {
		held, err := o.Objects.Held(ctx, v.Ref)
		if err != nil {
			return time.Time{}, err
		}
		if i == 0 || held.Before(least) {
			least = held
		}
	}
	return least, nil
}
