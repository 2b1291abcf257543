package web

import (
	"net/url"
	"slices"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// The rows and columns of the cross-table; KSDPL and KSDLL have a column only where there are any.
var (
	families   = []string{"ksb", "pks", "nk"}
	categories = []string{"KSDD", "KSDPK", "Sinergi", "KSDPL", "KSDLL"}
	always     = 3 // of the categories
)

const chartYears = 9

// showHome is the first page: what waits for me, what ends soon, the counts of the register, what happened.
func showHome(k *call) error {
	v := views.HomeView{Greeting: k.greeting(k.opt.Clock()), Create: k.p.Has(naskah.RoleAuthor), Register: !k.p.Outside()}
	groups, total, err := k.work(5)
	if err != nil {
		return err
	}
	v.WorkTotal = total
	for _, g := range groups {
		v.Work = append(v.Work, g.Rows...)
	}
	v.Work = v.Work[:min(len(v.Work), 6)]
	waits := k.t("home.nothing")
	if total > 0 {
		waits = k.t("home.waits", total)
	}
	v.Line = dayText(k.today()) + " · " + waits
	if v.Register {
		if err := k.registerCards(&v); err != nil {
			return err
		}
	}
	if v.Recent, err = k.recent(6); err != nil {
		return err
	}
	return k.show(k.t("nav.beranda"), views.Home(v))
}

// registerCards are the counts of the register, each with the address of its rows.
func (k *call) registerCards(v *views.HomeView) error {
	sum, err := k.store.Summary(k.ctx, k.scope(), naskah.Period{Today: k.today()})
	if err != nil {
		return err
	}
	v.Doors = []views.Door{
		{N: sum.Berlaku, Label: k.t("home.berlaku"), Href: "/naskah?berlaku=berlaku"},
		{N: sum.Segera, Label: k.t("home.segera"), Href: "/naskah?berlaku=segera", Tone: toneIf(sum.Segera, views.Warn)},
		{N: sum.Berakhir, Label: k.t("home.berakhir"), Href: "/naskah?berlaku=berakhir"},
		{N: sum.KSBTanpaPKS, Label: k.t("home.tanpapks"), Href: "/naskah?tanpa_pks=ya", Tone: toneIf(sum.KSBTanpaPKS, views.Warn)},
	}
	year := number(k.c.Query("tahun"))
	if !slices.Contains(sum.Years, year) {
		year = k.today().Year
		if len(sum.Years) > 0 && !slices.Contains(sum.Years, year) {
			year = sum.Years[0]
		}
	}
	v.Cross = k.cross(sum, year)
	v.Chart = k.chart(sum, year)
	page, err := k.store.List(k.ctx, k.scope(), naskah.Filter{Validity: naskah.SegeraHabis, Today: k.today(), Limit: 200})
	if err != nil {
		return err
	}
	slices.SortFunc(page.Naskah, func(a, b naskah.Naskah) int { return a.Berakhir.Date.Compare(b.Berakhir.Date) })
	for _, n := range page.Naskah[:min(len(page.Naskah), 5)] {
		left := k.today().DaysUntil(n.Berakhir.Date)
		v.Soon = append(v.Soon, views.Row{
			Href: naskahPath(n.ID), Title: k.judul(n), Line: k.t("home.until", others(n), n.Berakhir.Date.Panjang()),
			Badge: views.Badge{Text: k.daysLeft(n.Berakhir.Date), Tone: dueTone(left)}, Left: left, Span: naskah.SegeraDays,
		})
	}
	return nil
}

func toneIf(n int, tone views.Tone) views.Tone {
	if n == 0 {
		return views.Plain
	}
	return tone
}

// doorTo is the address of the rows behind a cell.
func doorTo(year int, keluarga, kategori string) string {
	q := url.Values{"keadaan": {"ditandatangani"}}
	if year > 0 {
		q.Set("tahun", itoa(year))
	}
	if keluarga != "" {
		q.Set("keluarga", keluarga)
	}
	if kategori != "" {
		q.Set("kategori", kategori)
	}
	return "/naskah?" + q.Encode()
}

// cross is the year's cross-table.
func (k *call) cross(sum naskah.Summary, year int) views.Cross {
	count := func(keluarga, kategori string) int {
		n := 0
		for _, c := range sum.Cells {
			if c.Tahun == year && (keluarga == "" || c.Keluarga == keluarga) && (kategori == "" || c.Kategori == kategori) {
				n += c.N
			}
		}
		return n
	}
	v := views.Cross{Year: year, Years: sum.Years}
	if !slices.Contains(v.Years, year) {
		v.Years = append([]int{year}, v.Years...)
	}
	cols := []string{}
	for i, c := range categories {
		if i < always || count("", c) > 0 {
			cols = append(cols, c)
		}
	}
	v.Cols = cols
	door := func(keluarga, kategori string) views.Door {
		what, which := k.t("cross.kinds"), k.t("cross.all")
		if keluarga != "" {
			what = k.t("keluarga." + keluarga)
		}
		if kategori != "" {
			which = kategori
		}
		n := count(keluarga, kategori)
		return views.Door{N: n, Href: doorTo(year, keluarga, kategori), Label: k.t("cross.cell", n, what, which, year)}
	}
	for _, f := range families {
		row := views.CrossRow{Label: k.t("keluarga." + f)}
		for _, c := range append(slices.Clone(cols), "") {
			row.Cells = append(row.Cells, door(f, c))
		}
		v.Rows = append(v.Rows, row)
	}
	for _, c := range append(slices.Clone(cols), "") {
		v.Totals = append(v.Totals, door("", c))
	}
	return v
}

// chart is the same count per year.
func (k *call) chart(sum naskah.Summary, year int) views.Chart {
	v := views.Chart{}
	for _, f := range families {
		v.Series = append(v.Series, k.t("keluarga."+f))
	}
	years := slices.Sorted(slices.Values(sum.Years))
	if len(years) > chartYears {
		years = years[len(years)-chartYears:]
	}
	for _, y := range years {
		col := views.Column{Year: y, Parts: make([]int, len(families)), Href: doorTo(y, "", ""), Now: y == year}
		for _, c := range sum.Cells {
			if i := slices.Index(families, c.Keluarga); c.Tahun == y && i >= 0 {
				col.Parts[i] += c.N
				col.Total += c.N
			}
		}
		v.Columns = append(v.Columns, col)
		v.Max = max(v.Max, col.Total)
	}
	return v
}

// recent is "Riwayat terbaru": what people did, without the saving of drafts.
func (k *call) recent(limit int) ([]views.EventRow, error) {
	events, err := k.store.Recent(k.ctx, k.scope(), 60)
	if err != nil {
		return nil, err
	}
	var out []views.EventRow
	for _, e := range events {
		if len(out) == limit {
			break
		}
		if isOneOf(e.Act, naskah.ActEdit, naskah.ActRender, naskah.ActIntend, naskah.ActRelease) {
			continue
		}
		n, err := k.store.Naskah(k.ctx, k.scope(), naskah.NaskahID(e.Subject.ID))
		if err != nil {
			continue // seen as an event, not as a naskah: a summary
		}
		row := k.eventRow(e)
		row.Digest, row.Href, row.Title = "", naskahPath(n.ID), k.judul(n)
		out = append(out, row)
	}
	return out, nil
}
