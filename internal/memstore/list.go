package memstore

import (
	"context"
	"slices"
	"strings"
	"time"

	"naskah/internal/naskah"
)

// List is one page, newest first.
func (s *Store) List(ctx context.Context, sc naskah.Scope, f naskah.Filter) (naskah.Page, error) {
	if err := alive(ctx); err != nil {
		return naskah.Page{}, err
	}
	var after naskah.Cursor
	if f.After != "" {
		var err error
		if after, err = naskah.ParseCursor(f.After); err != nil {
			return naskah.Page{}, err
		}
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	all := s.matching(sc, f)
	page := naskah.Page{Total: len(all)}
	if f.After != "" {
		all = slices.DeleteFunc(all, func(n naskah.Naskah) bool { return !after.Before(n.Cursor()) })
	}
	if len(all) > f.Rows() {
		all = all[:f.Rows()]
		page.Next = all[len(all)-1].Cursor().String()
	}
	page.Naskah = all
	return page, nil
}

// matching lists what the scope shows and the filter lets through, newest first.
func (s *Store) matching(sc naskah.Scope, f naskah.Filter) []naskah.Naskah {
	var out []naskah.Naskah
	for _, n := range s.naskah {
		sight := sc.Sees(n)
		if sight == naskah.SeesNothing || !s.matches(n, f) {
			continue
		}
		if sight == naskah.SeesRingkasan {
			if f.Author != "" {
				continue // a summary does not tell who wrote
			}
			n = n.Ringkas()
		}
		out = append(out, n.Normal())
	}
	slices.SortFunc(out, func(a, b naskah.Naskah) int {
		if a.Cursor().Before(b.Cursor()) {
			return -1
		}
		return 1
	})
	return out
}

func (s *Store) matches(n naskah.Naskah, f naskah.Filter) bool {
	j, _ := naskah.JenisOf(n.Jenis)
	text := n.SearchText()
	switch {
	case slices.ContainsFunc(f.Words(), func(w string) bool { return !strings.Contains(text, w) }),
		len(f.Jenis) > 0 && !slices.Contains(f.Jenis, n.Jenis),
		f.Keluarga != "" && j.Keluarga != f.Keluarga,
		f.Kategori != "" && n.Jalur.Kategori() != f.Kategori,
		len(f.States) > 0 && !slices.Contains(f.States, n.State),
		f.Tahun != 0 && n.Tahun != f.Tahun,
		f.Unit != "" && n.Unit != f.Unit,
		f.KerjaSama != "" && n.KerjaSama != f.KerjaSama,
		f.Author != "" && n.Author != f.Author,
		f.Paraf != "" && !mayParaf(n, f.Paraf),
		f.Turn != "" && !s.maySeal(n, f.Turn),
		f.Validity != "" && !s.validity(n, f.Today, f.Validity),
		f.Archivable && (n.State != naskah.Signed || n.Current == ""),
		f.Unarchived && n.State != naskah.Signed,
		f.NoScan && (!n.Imported || n.Current != ""),
		f.Imported && !n.Imported,
		f.Batch != "" && n.Batch != f.Batch,
		f.TanpaPKS && !s.tanpaPKS(n, f.Today):
		return false
	}
	return true
}

func mayParaf(n naskah.Naskah, u naskah.UserID) bool {
	i := n.NextParaf()
	return n.State == naskah.Review && i >= 0 && n.Parafs[i].User == u
}

func (s *Store) maySeal(n naskah.Naskah, u naskah.UserID) bool {
	return n.State == naskah.Signing && slices.ContainsFunc(s.sessions[n.ID], func(x naskah.SigningSession) bool {
		return x.State == naskah.SessionOpen && x.TurnOf(u) >= 0
	})
}

// validity: in force includes what ends soon.
func (s *Store) validity(n naskah.Naskah, on naskah.Date, want naskah.Validity) bool {
	v := n.ValidityOn(on, s.ended(n.ID, on))
	return v == want || want == naskah.Berlaku && v == naskah.SegeraHabis
}

func (s *Store) ended(id naskah.NaskahID, on naskah.Date) bool {
	return slices.ContainsFunc(s.register.relasi, func(r owned[naskah.Relasi]) bool {
		return r.row.Ke == id && r.row.Ended(s.naskah[r.row.Dari].State, on)
	})
}

// tanpaPKS: a KSB in force that no signed PKS carries out.
func (s *Store) tanpaPKS(n naskah.Naskah, on naskah.Date) bool {
	if j, _ := naskah.JenisOf(n.Jenis); j.Keluarga != "ksb" || !s.validity(n, on, naskah.Berlaku) {
		return false
	}
	return !slices.ContainsFunc(s.register.relasi, func(r owned[naskah.Relasi]) bool {
		pks := s.naskah[r.row.Dari]
		j, _ := naskah.JenisOf(pks.Jenis)
		return r.row.Ke == n.ID && r.row.Jenis == naskah.Melaksanakan && j.Keluarga == "pks" && slices.Contains(naskah.SignedStates, pks.State)
	})
}

// Overdue lists the naskah in signing whose deadline is past at now.
func (s *Store) Overdue(ctx context.Context, sc naskah.Scope, now time.Time) ([]naskah.NaskahID, error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	var out []naskah.NaskahID
	for id, n := range s.naskah {
		if n.State != naskah.Signing || sc.Sees(n) != naskah.SeesPenuh {
			continue
		}
		if slices.ContainsFunc(s.sessions[id], func(x naskah.SigningSession) bool {
			return x.State == naskah.SessionOpen && !x.Deadline.IsZero() && !now.Before(x.Deadline)
		}) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out, nil
}
