package web

import (
	"log/slog"
	"strconv"
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// A job is one kind of work that waits for somebody: which naskah, and what is to be done with them.
type job struct {
	key    string // of the catalogue: work.<key>
	filter naskah.Filter
	more   string // the list that shows all of them, where there is one
	badge  func(k *call, n naskah.Naskah) views.Badge
	href   func(n naskah.Naskah) string
}

// jobs are what waits for the user, by his roles, the most pressing first.
func (k *call) jobs() []job {
	me := k.p.User
	var out []job
	add := func(r naskah.Role, j job) {
		if k.p.Has(r) {
			out = append(out, j)
		}
	}
	label := func(key string) func(*call, naskah.Naskah) views.Badge {
		return func(k *call, _ naskah.Naskah) views.Badge { return views.Badge{Text: k.t(key), Tone: views.Gold} }
	}
	at := func(rest string) func(naskah.Naskah) string {
		return func(n naskah.Naskah) string { return naskahPath(n.ID, rest) }
	}
	add(naskah.RoleSigner, job{"sign", naskah.Filter{Turn: me}, "", label("work.do.sign"), at("/tanda-tangan")})
	add(naskah.RoleReviewer, job{"paraf", naskah.Filter{States: []naskah.State{naskah.Review}, Paraf: me}, "", (*call).parafBadge, at("/periksa")})
	add(naskah.RoleOfficer, job{"number", naskah.Filter{States: []naskah.State{naskah.Approved}}, "/naskah?keadaan=approved", (*call).officerBadge, at("")})
	add(naskah.RoleAuthor, job{"draft", naskah.Filter{States: []naskah.State{naskah.Draft}, Author: me}, "", label("work.do.draft"), at("/draf")})
	add(naskah.RoleArchivist, job{"archive", naskah.Filter{Archivable: true}, "/arsip", (*call).archiveBadge, at("/arsipkan")})
	return out
}

// parafBadge says until when the paraf is asked for, where somebody said it.
func (k *call) parafBadge(n naskah.Naskah) views.Badge {
	if b := k.dueBadge(n); b.Text != "" {
		return b
	}
	return views.Badge{Text: k.t("work.do.paraf"), Tone: views.Gold}
}

func (k *call) officerBadge(n naskah.Naskah) views.Badge {
	if len(n.Nomor) == 0 || n.Tanggal.IsZero() {
		return views.Badge{Text: k.t("work.do.number"), Tone: views.Gold}
	}
	return views.Badge{Text: k.t("work.do.open"), Tone: views.Gold}
}

// archiveBadge warns of the day before which a naskah is to be archived: that of the Instansi, or, where it is earlier, that on which a
// certificate ends, after which the seals cannot be proven any more.
func (k *call) archiveBadge(n naskah.Naskah) views.Badge {
	until, proven := k.provenUntil(n)
	if due, err := k.office.ArchiveBefore(k.ctx, k.p, n.ID); err == nil && !due.IsZero() && (!proven || due.Before(until)) {
		until = due
	}
	if until.IsZero() {
		return views.Badge{Text: k.t("work.do.archive"), Tone: views.Gold}
	}
	return views.Badge{Text: k.t("work.do.archivebefore", until.Panjang()), Tone: dueTone(k.today().DaysUntil(until))}
}

// provenUntil is the day until which the seals of n can be proven offline.
func (k *call) provenUntil(n naskah.Naskah) (naskah.Date, bool) {
	r, err := k.office.VerifyKode(k.ctx, n.Kode)
	if err != nil || !r.Judged || r.Report.GoodUntil == nil {
		return naskah.Date{}, false
	}
	return naskah.DateIn(*r.Report.GoodUntil, k.zone), true
}

// workCount counts what waits for the user; a count that cannot be had is not shown.
func (k *call) workCount() int {
	if k.counted == nil {
		sum := 0
		for _, j := range k.jobs() {
			j.filter.Limit, j.filter.Today = 1, k.today()
			page, err := k.store.List(k.ctx, k.scope(), j.filter)
			if err != nil {
				k.opt.Log.WarnContext(k.ctx, "web: work count", slog.Any("err", err))
				return 0
			}
			sum += page.Total
		}
		for _, m := range k.moreJobs() {
			_, n, err := m.rows(k, 0)
			if err != nil {
				k.opt.Log.WarnContext(k.ctx, "web: work count", slog.Any("err", err))
				return 0
			}
			sum += n
		}
		k.counted = &sum
	}
	return *k.counted
}

// work are the groups of what waits, up to limit rows each.
func (k *call) work(limit int) ([]views.WorkGroup, int, error) {
	var out []views.WorkGroup
	sum := 0
	for _, j := range k.jobs() {
		j.filter.Limit, j.filter.Today = limit, k.today()
		page, err := k.store.List(k.ctx, k.scope(), j.filter)
		if err != nil {
			return nil, 0, err
		}
		sum += page.Total
		if page.Total == 0 {
			continue
		}
		g := views.WorkGroup{Title: k.t("work." + j.key), Help: k.t("work." + j.key + ".help"), Total: page.Total}
		if page.Next != "" {
			g.More = j.more
		}
		for _, n := range page.Naskah {
			g.Rows = append(g.Rows, views.Row{Href: j.href(n), Title: k.judul(n), Line: k.workLine(n), Badge: j.badge(k, n)})
		}
		out = append(out, g)
	}
	more, n, err := k.moreWork(limit)
	sum += n
	k.counted = &sum
	return append(more, out...), sum, err
}

// workLine is what a naskah is and where it stands: "KSB KSDPK dengan PT Contoh · Siap ditandatangani".
func (k *call) workLine(n naskah.Naskah) string {
	head := jenisShort(n)
	if other := others(n); other != "" {
		head = k.t("work.with", head, other)
	}
	parts := []string{head, k.words.State(n.State, n.Imported)}
	if n.State == naskah.Review {
		parts = append(parts, k.t("step.parafs", done(n.Parafs), len(n.Parafs)))
	}
	return strings.Join(parts, " · ")
}

// done counts the parafs that are in.
func done(list []naskah.Paraf) int {
	n := 0
	for _, p := range list {
		if !p.At.IsZero() {
			n++
		}
	}
	return n
}

// showWork is "Perlu tindakan saya".
func showWork(k *call) error {
	groups, total, err := k.work(50)
	if err != nil {
		return err
	}
	follow, err := k.followUps(20)
	if err != nil {
		return err
	}
	return k.show(k.t("nav.tindakan"), views.Work(views.WorkView{Groups: groups, Total: total, Follow: follow}))
}

// number reads a small number of a query; 0 for anything else.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 9999 {
		return 0
	}
	return n
}
