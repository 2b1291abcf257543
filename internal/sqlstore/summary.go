package sqlstore

import (
	"cmp"
	"context"
	"slices"

	"naskah/internal/naskah"
)

// countRow is one group of the register: how many naskah of a kind, way, year and state.
type countRow struct {
	Jenis naskah.Kode  `db:"jenis"`
	Jalur naskah.Jalur `db:"jalur"`
	Tahun int          `db:"tahun"`
	State naskah.State `db:"state"`
	N     int          `db:"n"`
}

// Summary counts what the first page shows, from one picture of the register. Each card is counted by the very filter of the list
// behind it.
func (d *DB) Summary(ctx context.Context, s naskah.Scope, p naskah.Period) (out naskah.Summary, err error) {
	err = d.read(ctx, func(tx *txn) error {
		w := filter(s, naskah.Filter{})
		var rows []countRow
		query := `SELECT n.jenis, n.jalur, n.tahun, n.state, count(*) AS n FROM naskah n` + w.String() + ` GROUP BY n.jenis, n.jalur, n.tahun, n.state`
		if err := tx.SelectContext(ctx, &rows, query, w.args...); err != nil {
			return translate(err)
		}
		out = tally(rows, p.Tahun)
		if p.Today.IsZero() {
			return nil
		}
		for _, card := range []struct {
			n *int
			f naskah.Filter
		}{
			{&out.Berlaku, naskah.Filter{Validity: naskah.Berlaku, Today: p.Today}},
			{&out.Segera, naskah.Filter{Validity: naskah.SegeraHabis, Today: p.Today}},
			{&out.Berakhir, naskah.Filter{Validity: naskah.BerakhirSudah, Today: p.Today}},
			{&out.KSBTanpaPKS, naskah.Filter{TanpaPKS: true, Today: p.Today}},
		} {
			if *card.n, err = count(ctx, tx, filter(s, card.f)); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// tally makes the cross-table of a year (0: of all) and the counts by state.
func tally(rows []countRow, tahun int) naskah.Summary {
	out := naskah.Summary{ByState: map[naskah.State]int{}}
	cells := map[naskah.Cell]int{}
	for _, r := range rows {
		out.ByState[r.State] += r.N
		j, _ := naskah.JenisOf(r.Jenis)
		if j.Keluarga == "" || !slices.Contains(naskah.SignedStates, r.State) {
			continue
		}
		if !slices.Contains(out.Years, r.Tahun) {
			out.Years = append(out.Years, r.Tahun)
		}
		if tahun == 0 || tahun == r.Tahun {
			cells[naskah.Cell{Tahun: r.Tahun, Keluarga: j.Keluarga, Kategori: r.Jalur.Kategori()}] += r.N
		}
	}
	for c, n := range cells {
		c.N = n
		out.Cells = append(out.Cells, c)
	}
	naskah.SortCells(out.Cells)
	slices.SortFunc(out.Years, func(a, b int) int { return cmp.Compare(b, a) })
	return out
}
