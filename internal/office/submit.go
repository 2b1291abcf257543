package office

import (
	"context"
	"log/slog"

	"naskah/internal/naskah"
)

// A SubmitInput gives, for each warning that still stands, why it is accepted (code → reason), and until when the paraf are asked
// for; zero: as many days as the profile of the Instansi gives.
type SubmitInput struct {
	Reasons map[string]string
	Batas   naskah.Date
}

// Submit puts a draft before its reviewers. What they will read is rendered first when the newest version is not of the current
// values: that is an event of its own, so a submit that is refused leaves at most a newer version behind.
func (o *Office) Submit(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, in SubmitInput) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	mv, err := o.allow(ctx, m, naskah.ActSubmit)
	if err != nil {
		return naskah.Naskah{}, err
	}
	v, err := o.loadValues(ctx, m.n.Values)
	if err != nil {
		return naskah.Naskah{}, err
	}
	if err := shortReasons(in.Reasons); err != nil {
		return naskah.Naskah{}, err
	}
	c, err := o.compose(ctx, m.n, m.inst, v)
	if err != nil {
		return naskah.Naskah{}, err
	}
	r, err := o.roster(ctx, m.inst)
	if err != nil {
		return naskah.Naskah{}, err
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), id)
	if err != nil {
		return naskah.Naskah{}, err
	}
	n := c.derive(m.n, r)
	n.Parafs = r.chain(n.Jenis, naskah.DateIn(m.now, m.zone))
	fs := o.findings(c, n, r)
	n.Reasons = reasons(m.n.Reasons, in.Reasons, warned(fs), m)
	n.Batas = due(m, in.Batas)
	if blocking(fs) == 0 && stale(vs, m.n) {
		if m.n, err = o.render(ctx, m); err != nil {
			return naskah.Naskah{}, err
		}
		n.Current = m.n.Current
		if vs, err = o.Store.Versions(ctx, naskah.ScopeSystem(), id); err != nil {
			return naskah.Naskah{}, err
		}
	}
	if err := o.guard(ctx, m, mv, naskah.Facts{After: after(n, m, mv), Findings: fs, Versions: vs}); err != nil {
		return naskah.Naskah{}, err
	}
	n, err = o.record(ctx, m, mv, naskah.Change{After: n, Event: naskah.Event{Version: n.Current}}, detail{"alasan": reasonDetail(n.Reasons), "batas": n.Batas.String()})
	if err == nil {
		o.entitle(ctx, m, n)
	}
	return n, err
}

// due is until when the paraf are asked for.
func due(m matter, asked naskah.Date) naskah.Date {
	if !asked.IsZero() {
		return asked
	}
	days := m.inst.HariParaf
	if days <= 0 {
		days = defaultHariParaf
	}
	return naskah.DateIn(m.now, m.zone).AddDays(days)
}

// defaultHariParaf is how many days the reviewers have where the profile of the Instansi says nothing [praktik].
const defaultHariParaf = 3

// stale says whether the newest version is not a rendering of the values of n.
func stale(vs []naskah.Version, n naskah.Naskah) bool {
	v := newestVersion(vs)
	return v.Of != naskah.Rendered || v.Values != n.Values || v.Ref.Digest != n.Current
}

// reasonDetail is reasons as an event keeps them.
func reasonDetail(rs []naskah.Reason) map[string]any {
	out := map[string]any{}
	for _, r := range rs {
		out[r.Code] = r.Text
	}
	return out
}

// entitle gives a cooperation that was made before its first naskah had a title that title. It follows the submit and does not
// undo it: that it could not be done is logged, and the next submit does it.
func (o *Office) entitle(ctx context.Context, m matter, n naskah.Naskah) {
	ks, err := o.kerjaSama(ctx, naskah.System(), n.KerjaSama)
	if err != nil || ks.Judul != untitled || n.Judul == "" {
		return
	}
	ks.Judul = n.Judul
	ks.Seq++
	if err := o.Register.Record(ctx, naskah.Record{By: m.by.As(naskah.RoleAuthor), Act: naskah.ActEdit, KerjaSama: &ks}); err != nil {
		o.Log.WarnContext(ctx, "office: kerja sama not entitled", slog.String("kerja_sama", string(ks.ID)), slog.Any("err", err))
	}
}
