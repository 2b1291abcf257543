package office

import (
	"context"
	"log/slog"
	"slices"

	"naskah/internal/naskah"
)

// A Possible is an act that the table and the access rules leave open to somebody now. Reason, when not empty, says what is known
// to stand in its way at this moment all the same (another is signing, the date has not begun).
type Possible struct {
	Act    naskah.Act
	Reason string
}

// built are the acts whose pages and methods exist, in the order in which buttons are shown.
var built = []naskah.Act{
	naskah.ActEdit, naskah.ActSubmit, naskah.ActParaf, naskah.ActApprove, naskah.ActNumber, naskah.ActPrint, naskah.ActRecord, naskah.ActOpen, naskah.ActIntend,
	naskah.ActScan, naskah.ActArchive, naskah.ActReturn, naskah.ActDecline, naskah.ActWithdraw, naskah.ActRecall, naskah.ActRevise,
	naskah.ActAssign, naskah.ActDeliver, naskah.ActRalat, naskah.ActAnnul, naskah.ActCancel,
}

// Can lists the acts possible for p on n as he sees it: what the buttons of a page are made from. It asks Next and Allow, not
// Guard: that something is still missing is said when the act is tried, or by its page.
func (o *Office) Can(ctx context.Context, p naskah.Principal, n naskah.Naskah) []Possible {
	m, err := o.around(ctx, p, n)
	if err != nil {
		o.Log.WarnContext(ctx, "office: buttons", slog.String("naskah", string(n.ID)), slog.Any("err", err))
		return nil
	}
	printed, err := o.isPrinted(ctx, n)
	if err != nil {
		o.Log.WarnContext(ctx, "office: buttons", slog.String("naskah", string(n.ID)), slog.Any("err", err))
		return nil
	}
	var out []Possible
	for _, act := range built {
		if act == naskah.ActAssign && n.State == naskah.Approved && !o.assignable(ctx, m) {
			continue
		}
		mv, err := naskah.Next(n.State, act)
		if err != nil || naskah.Allow(p.As(mv.By), mv, n, m.session) != nil || !m.fits(act, printed) {
			continue
		}
		x := Possible{Act: act, Reason: o.inTheWay(m, act)}
		if mv.Second != naskah.Alone && x.Reason == "" {
			x.Reason = o.proposed(ctx, n)
		}
		out = append(out, x)
	}
	return out
}

// isPrinted says whether a naskah on paper that waits for its ink has been printed.
func (o *Office) isPrinted(ctx context.Context, n naskah.Naskah) (bool, error) {
	if n.State != naskah.Approved || n.Cara != naskah.Basah {
		return false, nil
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), n.ID)
	_, ok := newestPrint(vs, n)
	return ok, err
}

// proposed says that an act on n waits for its second person; only one waits at a time.
func (o *Office) proposed(ctx context.Context, n naskah.Naskah) string {
	pd, waits, err := o.waiting(ctx, n.ID.Subject())
	if err != nil || !waits || o.dead(pd, n.Seq) {
		return ""
	}
	return "Usul dari " + actor(pd.By) + " menunggu dikuatkan oleh orang kedua."
}

// inTheWay says what is known to keep m.by from an act that is his.
func (o *Office) inTheWay(m matter, act naskah.Act) string {
	switch act {
	case naskah.ActIntend:
		return o.obstacle(m, m.by)
	case naskah.ActOpen:
		if o.Sealer == nil {
			return "Penandatanganan elektronik belum diaktifkan pada layanan ini."
		}
	case naskah.ActDecline, naskah.ActRecall:
		if m.session.Intent.Fresh(m.now) {
			return "Seorang penanda tangan sedang membubuhkan tanda tangan. Coba lagi sesudah " + naskah.Waktu(m.session.Intent.Until, m.zone) + "."
		}
	}
	return ""
}

// fits tells apart what the table cannot: the last paraf is approve, those before it are paraf; what has no file is not archived; what
// is signed in ink is printed, then recorded, or opened on its scan for those who seal.
func (m matter) fits(act naskah.Act, printed bool) bool {
	last := m.n.NextParaf() == len(m.n.Parafs)-1
	switch act {
	case naskah.ActApprove:
		return last
	case naskah.ActParaf:
		return !last
	case naskah.ActPrint:
		return m.n.Cara == naskah.Basah
	case naskah.ActRecord:
		return printed
	case naskah.ActOpen:
		return m.n.Cara == naskah.Elektronik || printed
	case naskah.ActArchive:
		return m.n.Current != ""
	case naskah.ActScan:
		return m.n.Imported && m.n.Current == ""
	case naskah.ActAnnul:
		return m.n.Imported
	}
	return true
}

// assignable says whether a signer of an approved naskah has another holder of his office beside him or after him. The paraf are
// given then, and without such a change the button would lead to a page on which nothing can be done.
func (o *Office) assignable(ctx context.Context, m matter) bool {
	r, err := o.roster(ctx, m.inst)
	if err != nil {
		o.Log.WarnContext(ctx, "office: buttons", slog.String("naskah", string(m.n.ID)), slog.Any("err", err))
		return false
	}
	return slices.ContainsFunc(r.replaceables(m.n, naskah.DateIn(m.now, m.zone)), func(x Replaceable) bool { return x.Left || len(x.Others) > 0 })
}
