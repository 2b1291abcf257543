package web

import (
	"errors"
	"slices"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// An otherJob is work that waits and is not a list of naskah by filter: rows gives up to limit of it, and how much there is.
type otherJob struct {
	key  string // of the catalogue: work.<key>
	unit string // what it counts, of the catalogue; empty: naskah
	rows func(k *call, limit int) ([]views.Row, int, error)
}

// moreJobs are such work of the user, by his roles, the most pressing first.
func (k *call) moreJobs() []otherJob {
	if k.p.Outside() {
		return nil
	}
	var out []otherJob
	if k.p.Has(naskah.RoleOfficer) || k.p.Has(naskah.RoleArchivist) {
		out = append(out, otherJob{"usul", "unit.usul", (*call).proposalWork})
	}
	if k.p.Has(naskah.RoleOfficer) {
		out = append(out, otherJob{"pejabat", "unit.tempat", (*call).holderWork})
	}
	return out
}

// moreWork are the groups of it.
func (k *call) moreWork(limit int) ([]views.WorkGroup, int, error) {
	var out []views.WorkGroup
	sum := 0
	for _, j := range k.moreJobs() {
		rows, n, err := j.rows(k, limit)
		if err != nil {
			return nil, 0, err
		}
		if sum += n; n > 0 {
			out = append(out, views.WorkGroup{Title: k.t("work." + j.key), Help: k.t("work." + j.key + ".help"), Rows: rows, Total: n, Unit: k.t(j.unit)})
		}
	}
	return out, sum, nil
}

// proposalWork are the proposals that the user may confirm.
func (k *call) proposalWork(limit int) ([]views.Row, int, error) { return k.proposalRows(limit, false) }

// proposalRows are the proposals that wait: those he made himself, or those he may confirm.
func (k *call) proposalRows(limit int, mine bool) ([]views.Row, int, error) {
	list, err := k.office.Proposals(k.ctx, k.p)
	if err != nil {
		return nil, 0, err
	}
	var rows []views.Row
	n := 0
	for _, x := range list {
		if x.Mine != mine || !mine && x.May != nil {
			continue
		}
		if n++; n > limit {
			continue
		}
		title := k.judul(x.Naskah)
		if x.Batch != nil {
			title = x.Batch.File.Nama
		}
		r := views.Row{Href: "/usul/" + x.ID, Title: title, Line: joinDots([]string{k.proposalWhat(x), k.t("work.usul.line", x.By.Nama, k.when(x.At))}), Badge: views.Badge{Text: k.t("work.do.usul"), Tone: views.Gold}}
		if mine {
			r.Badge = views.Badge{Text: k.t("work.usul.until", naskah.DateIn(x.Until, k.zone).Panjang())}
			if e, ok := errors.AsType[*naskah.Error](x.May); ok && e.Code == "NSK-USUL-BERUBAH" {
				r.Badge = views.Badge{Text: k.t("work.usul.stale"), Tone: views.Warn}
			}
		}
		rows = append(rows, r)
	}
	return rows, n, nil
}

// holderWork are the naskah under way that name somebody who has left his office.
func (k *call) holderWork(limit int) ([]views.Row, int, error) {
	list, err := k.office.HolderChanges(k.ctx, k.p)
	if err != nil {
		return nil, 0, err
	}
	var rows []views.Row
	for _, x := range list[:min(limit, len(list))] {
		href := naskahPath(x.Naskah.ID)
		if x.Place.Text == "" && x.Naskah.State == naskah.Review {
			href = naskahPath(x.Naskah.ID, "/ganti-pejabat")
		}
		rows = append(rows, views.Row{
			Href: href, Title: k.judul(x.Naskah), Line: joinDots([]string{orJabatan(x.Place.Now), x.Place.Why}),
			Badge: views.Badge{Text: k.t("work.do.pejabat"), Tone: views.Warn},
		})
	}
	return rows, len(list), nil
}

// followUps are what is kept in view: proposals of one's own that wait for another, and KSB that no PKS carries out.
func (k *call) followUps(limit int) ([]views.WorkGroup, error) {
	var out []views.WorkGroup
	if k.p.Outside() || !k.p.Has(naskah.RoleOfficer) && !k.p.Has(naskah.RoleArchivist) {
		return nil, nil
	}
	rows, n, err := k.proposalRows(limit, true)
	if err != nil {
		return nil, err
	}
	if n > 0 {
		out = append(out, views.WorkGroup{Title: k.t("work.usulsaya"), Help: k.t("work.usulsaya.help"), Rows: rows, Total: n, Unit: k.t("unit.usul")})
	}
	if k.p.Has(naskah.RoleArchivist) {
		if out, err = k.lateGroup(out, limit); err != nil {
			return nil, err
		}
	}
	if !k.p.Has(naskah.RoleOfficer) {
		return out, nil
	}
	page, err := k.store.List(k.ctx, k.scope(), naskah.Filter{TanpaPKS: true, Today: k.today(), Limit: limit})
	if err != nil || page.Total == 0 {
		return out, err
	}
	g := views.WorkGroup{Title: k.t("work.tanpapks"), Help: k.t("work.tanpapks.help"), Total: page.Total}
	if page.Next != "" {
		g.More = "/naskah?tanpa_pks=ya"
	}
	for _, x := range page.Naskah {
		g.Rows = append(g.Rows, views.Row{Href: naskahPath(x.ID), Title: k.judul(x), Line: joinDots(slices.DeleteFunc([]string{k.workLine(x), k.termText(x)}, func(s string) bool { return s == "" })), Badge: k.validityBadge(x.ValidityOn(k.today(), false), x.Berakhir)})
	}
	return append(out, g), nil
}

// lateGroup are the naskah whose day for the archive has passed.
func (k *call) lateGroup(out []views.WorkGroup, limit int) ([]views.WorkGroup, error) {
	list, err := k.office.Unarchived(k.ctx, k.p)
	if err != nil {
		return nil, err
	}
	g := views.WorkGroup{Title: k.t("archive.late"), Help: k.t("archive.late.help")}
	for _, u := range list {
		if !u.Late {
			continue
		}
		if g.Total++; g.Total > limit {
			g.More = "/arsip?semua=ya"
			continue
		}
		r := k.unarchivedRow(u)
		g.Rows = append(g.Rows, views.Row{Href: r.Href, Title: r.Title, Line: r.Line, Badge: r.Badge})
	}
	if g.Total > 0 {
		out = append(out, g)
	}
	return out, nil
}
