package office

import (
	"context"
	"log/slog"

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
	naskah.ActEdit, naskah.ActSubmit, naskah.ActParaf, naskah.ActApprove, naskah.ActNumber, naskah.ActOpen, naskah.ActIntend,
	naskah.ActArchive, naskah.ActReturn, naskah.ActDecline, naskah.ActWithdraw, naskah.ActRecall, naskah.ActRevise, naskah.ActCancel,
}

// Can lists the acts possible for p on n as he sees it: what the buttons of a page are made from. It asks Next and Allow, not
// Guard: that something is still missing is said when the act is tried, or by its page.
func (o *Office) Can(ctx context.Context, p naskah.Principal, n naskah.Naskah) []Possible {
	m, err := o.around(ctx, p, n)
	if err != nil {
		o.Log.WarnContext(ctx, "office: buttons", slog.String("naskah", string(n.ID)), slog.Any("err", err))
		return nil
	}
	var out []Possible
	for _, act := range built {
		mv, err := naskah.Next(n.State, act)
		if err != nil || naskah.Allow(p.As(mv.By), mv, n, m.session) != nil || !m.fits(act) {
			continue
		}
		out = append(out, Possible{Act: act, Reason: o.inTheWay(m, act)})
	}
	return out
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

// fits tells apart what the table cannot: the last paraf is approve, those before it are paraf; what has no scan is not archived,
// and only the electronic path is opened.
func (m matter) fits(act naskah.Act) bool {
	last := m.n.NextParaf() == len(m.n.Parafs)-1
	switch act {
	case naskah.ActApprove:
		return last
	case naskah.ActParaf:
		return !last
	case naskah.ActOpen:
		return m.n.Cara == naskah.Elektronik
	case naskah.ActArchive:
		return !m.n.Imported
	}
	return true
}
