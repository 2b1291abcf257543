package office

import (
	"context"
	"slices"
	"strings"

	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/naskah"
)

// atDesk is a naskah before somebody of its own Instansi: what the desk hands out is made for and by the office, never for a partner.
func (o *Office) atDesk(ctx context.Context, p naskah.Principal, id naskah.NaskahID) (matter, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return matter{}, err
	}
	if p.Outside() || p.Instansi != m.n.Instansi {
		return matter{}, o.refused(ctx, p, id.Subject(), naskah.ActDeliver, naskah.Errorf(naskah.Denied, "NSK-AKSES-INSTANSI",
			"Lembar ini hanya dicetak oleh pemerintah daerah yang mengelola naskah."))
	}
	return m, nil
}

// deskOf is the head of the sheets: of the unit that keeps cooperation.
func (o *Office) deskOf(ctx context.Context, inst naskah.Instansi) (document.Desk, error) {
	units, err := o.units(ctx)
	return document.DeskOf(inst, units[inst.UnitKerjaSama]), err
}

// units are the names of all Perangkat Daerah.
func (o *Office) units(ctx context.Context) (map[naskah.UnitID]string, error) {
	list, err := o.Register.Units(ctx, naskah.ScopeSystem())
	out := make(map[naskah.UnitID]string, len(list))
	for _, u := range list {
		out[u.ID] = u.Nama
	}
	return out, err
}

// sheet lays out what the desk hands out; it is no version and is not kept.
func (o *Office) sheet(ctx context.Context, t document.Tree, p layout.Profile) (layout.Result, error) {
	return o.Layout.PDF(t, layout.Options{Profile: p, Images: o.pictures(ctx)})
}

// partyNames are the parties as they are called, in their order.
func partyNames(n naskah.Naskah) []string {
	var out []string
	for _, p := range n.Parties {
		out = append(out, p.Nama)
	}
	return out
}

// nomorOf is what stands for the number of a party: the number, why there is none, or nothing.
func nomorOf(n naskah.Naskah, party int) string {
	for _, x := range n.Nomor {
		if x.Party != party {
			continue
		}
		switch {
		case x.Text != "":
			return x.Text
		case x.Kind == naskah.TidakBernomor:
			return "tidak bernomor"
		case x.Kind == naskah.Menyusul:
			return "menyusul"
		}
	}
	return ""
}

// nomorLines are the numbers with the party that gave them.
func nomorLines(n naskah.Naskah) []string {
	var out []string
	for _, p := range n.Parties {
		if s := nomorOf(n, p.Urut); s != "" {
			if slices.ContainsFunc(n.Nomor, func(x naskah.Nomor) bool { return x.Party == p.Urut && x.Kind == naskah.DicatatKemudian }) {
				s += " (dicatat kemudian)"
			}
			out = append(out, "PIHAK "+naskah.Ordinal(p.Urut)+": "+s)
		}
	}
	return out
}

// termText is how long a naskah runs, in words: whole years or months where it is so.
func termText(start naskah.Date, end naskah.Akhir) string {
	switch end.Kind {
	case naskah.AkhirTanpaBatas:
		return "tanpa batas waktu"
	case naskah.AkhirTanggal:
	default:
		return ""
	}
	if start.IsZero() {
		return ""
	}
	months := (end.Date.Year-start.Year)*12 + int(end.Date.Month) - int(start.Month)
	for n := max(months-1, 1); n <= months+1; n++ {
		last := naskah.TermEnd(start, n, "bulan")
		if last != end.Date && last.AddDays(1) != end.Date {
			continue
		}
		if n%12 == 0 {
			return naskah.Angka(int64(n/12)) + " tahun"
		}
		return naskah.Angka(int64(n)) + " bulan"
	}
	return start.Angka() + " s.d. " + end.Date.Angka()
}

// endText is the end of a term as a register says it.
func endText(e naskah.Akhir) string {
	switch e.Kind {
	case naskah.AkhirTanggal:
		return e.Date.Panjang()
	case naskah.AkhirTanpaBatas:
		return "tanpa batas waktu"
	}
	return "tidak diketahui"
}

// represented is a party with who signs for it.
func represented(n naskah.Naskah, p naskah.Party) string {
	out := "PIHAK " + naskah.Ordinal(p.Urut) + ": " + p.Nama
	for _, s := range n.Signers {
		if s.Party == p.Urut && s.Pejabat.Nama != "" {
			out += ", diwakili " + strings.TrimSuffix(s.Pejabat.Nama+", "+s.Pejabat.Sebutan(), ", ")
		}
	}
	return out
}
