package memstore

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"naskah/internal/naskah"
)

// Summary counts what the first page shows. Each number is the Total of the List behind the same filter.
func (s *Store) Summary(ctx context.Context, sc naskah.Scope, p naskah.Period) (naskah.Summary, error) {
	if err := alive(ctx); err != nil {
		return naskah.Summary{}, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	out := naskah.Summary{ByState: map[naskah.State]int{}}
	cells := map[naskah.Cell]int{}
	years := map[int]bool{}
	for _, n := range s.matching(sc, naskah.Filter{}) {
		out.ByState[n.State]++
		if !p.Today.IsZero() {
			s.cards(&out, n, p.Today)
		}
		j, _ := naskah.JenisOf(n.Jenis)
		if j.Keluarga == "" || !slices.Contains(naskah.SignedStates, n.State) {
			continue
		}
		years[n.Tahun] = true
		if p.Tahun == 0 || p.Tahun == n.Tahun {
			cells[naskah.Cell{Tahun: n.Tahun, Keluarga: j.Keluarga, Kategori: n.Jalur.Kategori()}]++
		}
	}
	for c, count := range cells {
		c.N = count
		out.Cells = append(out.Cells, c)
	}
	naskah.SortCells(out.Cells)
	for y := range years {
		out.Years = append(out.Years, y)
	}
	slices.SortFunc(out.Years, func(a, b int) int { return cmp.Compare(b, a) })
	return out, nil
}

// Public is what anybody may know, by kode or by the digest of any version's bytes. Of several naskah that have the same bytes the
// one that was changed last answers.
func (s *Store) Public(ctx context.Context, kode string, d naskah.Digest) (naskah.PublicView, error) {
	if err := alive(ctx); err != nil {
		return naskah.PublicView{}, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	var found []naskah.Naskah
	for id, n := range s.naskah {
		byKode := kode != "" && n.Kode == kode
		byDigest := d != "" && slices.ContainsFunc(s.versions[id], func(v naskah.Version) bool { return v.Ref.Digest == d })
		if (byKode || kode == "") && (byDigest || d == "") && (byKode || byDigest) {
			found = append(found, n)
		}
	}
	slices.SortFunc(found, func(a, b naskah.Naskah) int {
		return cmp.Or(b.UpdatedAt.Compare(a.UpdatedAt), strings.Compare(string(b.ID), string(a.ID)))
	})
	for _, n := range found {
		today := naskah.DateIn(s.clock(), zone(s.register.instansi[n.Instansi].Zona))
		if v, ok := naskah.Publish(n, s.versions[n.ID], s.sessions[n.ID], s.ended(n.ID, today), d); ok {
			return v, nil
		}
	}
	return naskah.PublicView{}, naskah.Absent()
}

func zone(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC
	}
	return loc
}

// cards counts n on the cards of the first page.
func (s *Store) cards(out *naskah.Summary, n naskah.Naskah, on naskah.Date) {
	switch n.ValidityOn(on, s.ended(n.ID, on)) {
	case naskah.SegeraHabis:
		out.Segera++
		out.Berlaku++
	case naskah.Berlaku:
		out.Berlaku++
	case naskah.BerakhirSudah:
		out.Berakhir++
	}
	if s.tanpaPKS(n, on) {
		out.KSBTanpaPKS++
	}
}
