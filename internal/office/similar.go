package office

import (
	"context"
	"strings"

	"naskah/internal/naskah"
)

// A SimilarNaskah may be the same as what is being typed.
type SimilarNaskah struct {
	Naskah naskah.Naskah
	Why    string // "Pihak, tahun, dan judul serupa"
	Same   bool   // same number or same date and parties: almost certainly a double
	Judul  bool   // most of the title in common
}

// Similar finds what may be a double of in, best first, at most 5; asked while somebody types.
func (o *Office) Similar(ctx context.Context, p naskah.Principal, in ImportInput) ([]SimilarNaskah, error) {
	if p.Outside() {
		return nil, naskah.Absent()
	}
	return o.similar(ctx, p, probeOf(in.naskah(naskah.Naskah{Instansi: p.Instansi})))
}

// probeOf is what is looked for to find doubles of n.
func probeOf(n naskah.Naskah) naskah.Probe {
	p := naskah.Probe{Jenis: n.Jenis, Tahun: n.Tahun, Tanggal: n.Tanggal, Judul: n.Judul, Not: n.ID}
	for _, x := range n.Parties {
		if x.Nama != "" {
			p.Pihak = append(p.Pihak, x.Nama)
		}
	}
	for _, x := range n.Nomor {
		if x.Text != "" {
			p.Nomor = append(p.Nomor, x.Text)
		}
	}
	return p
}

func (o *Office) similar(ctx context.Context, p naskah.Principal, probe naskah.Probe) ([]SimilarNaskah, error) {
	if strings.TrimSpace(probe.Judul) == "" && len(probe.Pihak) == 0 && len(probe.Nomor) == 0 {
		return nil, nil
	}
	list, err := o.Store.Similar(ctx, naskah.ScopeOf(p), probe)
	if err != nil {
		return nil, err
	}
	return likenesses(probe, list), nil
}

// likenesses says of each of list in what it is like what is looked for.
func likenesses(probe naskah.Probe, list []naskah.Naskah) []SimilarNaskah {
	var out []SimilarNaskah
	for _, n := range list {
		l := naskah.Resemble(probe, n)
		out = append(out, SimilarNaskah{Naskah: n, Why: inCommon(l, n), Same: same(l), Judul: l.Judul})
	}
	return out
}

// same says whether two records are almost certainly of one naskah.
func same(l naskah.Likeness) bool { return l.Nomor || l.Tanggal && l.Pihak && l.Judul }

// inCommon says in words what two records have in common.
func inCommon(l naskah.Likeness, n naskah.Naskah) string {
	var out []string
	for _, x := range []struct {
		is   bool
		word string
	}{{l.Nomor, "nomor"}, {l.Pihak, "pihak"}, {l.Tanggal, "tanggal"}, {!l.Tanggal && n.Tahun != 0, "tahun"}, {l.Judul, "judul"}} {
		if x.is {
			out = append(out, x.word)
		}
	}
	s := strings.Join(out, ", ")
	if i := strings.LastIndex(s, ", "); i >= 0 {
		s = s[:i] + strings.Replace(s[i:], ", ", map[bool]string{true: " dan ", false: ", dan "}[len(out) == 2], 1)
	}
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:] + " serupa"
}
