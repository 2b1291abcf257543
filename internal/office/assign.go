package office

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// Assign puts another Pejabat of the same office in the place of a pemaraf or signer, when the one who is named is on leave or holds
// the office no more. He gets the turn, and the old one has it no longer; a paraf that was given stays. A signer is printed in the
// text: who is printed otherwise comes in only through the text itself, which is then written and reviewed again.
func (o *Office) Assign(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, old, with naskah.PejabatID, reason string) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	mv, err := o.allow(ctx, m, naskah.ActAssign)
	if err != nil {
		return naskah.Naskah{}, err
	}
	r, err := o.roster(ctx, m.inst)
	if err != nil {
		return naskah.Naskah{}, err
	}
	today := naskah.DateIn(m.now, m.zone)
	snap, user, err := r.substitute(m.n, old, with, today)
	if err != nil {
		return naskah.Naskah{}, err
	}
	n, before, err := replaced(m.n, old, snap, user)
	if err != nil {
		return naskah.Naskah{}, err
	}
	if err := shortReason("Alasan", "alasan", reason); err != nil {
		return naskah.Naskah{}, err
	}
	reason = strings.TrimSpace(reason)
	f := naskah.Facts{After: after(n, m, mv), Reason: reason, Replaced: &naskah.Replacement{Old: before, New: snap}}
	if err := o.guard(ctx, m, mv, f); err != nil {
		return naskah.Naskah{}, err
	}
	return o.record(ctx, m, mv, naskah.Change{After: n, Event: naskah.Event{Version: n.Current}}, detail{
		"lama": string(old), "baru": string(with), "nama_lama": before.Nama, "nama_baru": snap.Nama, "jabatan": snap.Jabatan, "alasan": reason,
	})
}

// substitute is who could come in the place of old: he holds the same office today, has an account, and did not write in the naskah.
func (r roster) substitute(n naskah.Naskah, old, with naskah.PejabatID, today naskah.Date) (naskah.PejabatSnapshot, naskah.UserID, error) {
	snap, user, ok := r.snapshot(with)
	switch was, is := r.pejabat[old], r.pejabat[with]; {
	case !ok || with == old:
		return snap, "", naskah.Errorf(naskah.Invalid, "NSK-GANTI", "Pilih pejabat pengganti yang berbeda.").On("pejabat")
	case was.Jabatan == "" || was.Jabatan != is.Jabatan:
		return snap, "", naskah.Errorf(naskah.Invalid, "NSK-GANTI-JABATAN", "Pengganti harus pejabat pada jabatan yang sama (%s).", r.jabatan[was.Jabatan].Nama).On("pejabat")
	case !inOffice(is, today):
		return snap, "", naskah.Errorf(naskah.Invalid, "NSK-GANTI-MASA", "%s tidak memegang jabatan itu pada hari ini. Periksa masa jabatannya di daftar pejabat.", snap.Nama).On("pejabat")
	case user == "":
		return snap, "", naskah.Errorf(naskah.Invalid, "NSK-GANTI-AKUN", "%s belum mempunyai akun. Minta pengelola akun membuatkannya terlebih dahulu.", snap.Nama).On("pejabat")
	case n.Wrote(naskah.Principal{User: user, Orang: snap.Orang}):
		return snap, "", naskah.Errorf(naskah.Invalid, "NSK-GANTI-PENYUSUN", "%s ikut menyusun naskah ini, sehingga tidak dapat memarafnya. Pilih pejabat lain.", snap.Nama).On("pejabat")
	}
	return snap, user, nil
}

// inOffice says whether the term of p includes the day.
func inOffice(p naskah.Pejabat, on naskah.Date) bool {
	return !on.Before(p.Mulai) && (p.Selesai.IsZero() || !p.Selesai.Before(on))
}

// replaced is n with snap in the places of old that still wait, and old as he stood there.
func replaced(n naskah.Naskah, old naskah.PejabatID, snap naskah.PejabatSnapshot, user naskah.UserID) (naskah.Naskah, naskah.PejabatSnapshot, error) {
	var before naskah.PejabatSnapshot
	given, changed := false, false
	n.Parafs, n.Signers = slices.Clone(n.Parafs), slices.Clone(n.Signers)
	for i, p := range n.Parafs {
		switch {
		case p.Pejabat.Pejabat != old:
		case !p.At.IsZero():
			given = true
		default:
			before, changed = p.Pejabat, true
			n.Parafs[i].Pejabat, n.Parafs[i].User = snap, user
		}
	}
	for i, s := range n.Signers {
		if s.Pejabat.Pejabat != old {
			continue
		}
		if !printedAlike(s.Pejabat, snap) {
			return n, before, naskah.Errorf(naskah.Conflict, "NSK-GANTI-TERCETAK", "%s tercetak dalam naskah sebagai penanda tangan PIHAK %s. Kembalikan naskah menjadi konsep, pilih %s sebagai penanda tangan, lalu ajukan lagi supaya naskahnya diparaf ulang.",
				strings.TrimSpace(s.Pejabat.Nama+", "+s.Pejabat.Sebutan()), naskah.Ordinal(s.Party), snap.Nama).On("pejabat")
		}
		before, changed = s.Pejabat, true
		kept := s.Pejabat
		kept.Pejabat, kept.Orang, kept.GelarDpn, kept.GelarBlk, kept.Keputusan = snap.Pejabat, snap.Orang, snap.GelarDpn, snap.GelarBlk, snap.Keputusan
		n.Signers[i].Pejabat, n.Signers[i].User = kept, user
	}
	switch {
	case !changed && given:
		return n, before, naskah.Errorf(naskah.Conflict, "NSK-PARAF-SUDAH", "Paraf yang sudah diberikan tidak dapat dialihkan kepada pejabat lain.").On("pejabat")
	case !changed:
		return n, before, naskah.Errorf(naskah.Conflict, "NSK-GANTI-TEMPAT", "Pejabat yang diganti bukan pemaraf atau penanda tangan naskah ini.").On("pejabat")
	}
	return n, before, nil
}

// printedAlike says whether what the text prints of a signer holds for b as well: his name, his office, his capacity.
func printedAlike(a, b naskah.PejabatSnapshot) bool {
	same := func(x, y string) bool { return strings.EqualFold(strings.TrimSpace(x), strings.TrimSpace(y)) }
	return same(a.Nama, b.Nama) && same(a.Sebutan(), b.Sebutan())
}

// A Replaceable is a place of the chain or a signer that could be given to another Pejabat of the same office.
type Replaceable struct {
	Paraf    int // index in Parafs; -1: a signer
	Signer   int // index in Signers; -1: a paraf
	Now      naskah.PejabatSnapshot
	Left     bool   // he no longer holds the office, or another holds it now beside him
	Why      string // "Masa jabatan berakhir 31 Oktober 2026", in words
	Text     string // a signer is printed: what must be done for another, in words; empty: Assign does it
	Others   []naskah.Pejabat
	Snapshot map[naskah.PejabatID]naskah.PejabatSnapshot
}

// Replaceables are those of n, with who else holds the office today; those whose holder has changed come first and are shown. They
// are for the people of the Instansi; there are none once signing has opened.
func (o *Office) Replaceables(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]Replaceable, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return nil, err
	}
	if p.Outside() || p.Instansi != m.n.Instansi {
		return nil, nil
	}
	r, err := o.roster(ctx, m.inst)
	if err != nil {
		return nil, err
	}
	return r.replaceables(m.n, naskah.DateIn(m.now, m.zone)), nil
}

// replaceables are the places of n that still wait, on a day.
func (r roster) replaceables(n naskah.Naskah, today naskah.Date) []Replaceable {
	if n.State != naskah.Review && n.State != naskah.Approved {
		return nil
	}
	var out []Replaceable
	for i, p := range n.Parafs {
		if p.At.IsZero() {
			x := r.place(n, p.Pejabat, today)
			x.Paraf, x.Signer = i, -1
			out = append(out, x)
		}
	}
	for i, s := range n.Signers {
		if s.Pejabat.Pejabat == "" {
			continue // typed, and of no directory
		}
		x := r.place(n, s.Pejabat, today)
		x.Paraf, x.Signer = -1, i
		for _, other := range x.Others {
			if !printedAlike(s.Pejabat, x.Snapshot[other.ID]) {
				x.Text = "Penanda tangan tercetak dalam naskah. Untuk menggantinya, kembalikan naskah menjadi konsep, pilih pejabat yang baru, lalu ajukan lagi."
			}
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b Replaceable) int {
		switch {
		case a.Left == b.Left:
			return 0
		case a.Left:
			return -1
		}
		return 1
	})
	return out
}

// place is who stands in a place of n and who could.
func (r roster) place(n naskah.Naskah, now naskah.PejabatSnapshot, today naskah.Date) Replaceable {
	x := Replaceable{Now: now, Snapshot: map[naskah.PejabatID]naskah.PejabatSnapshot{}}
	seat, ok := r.pejabat[now.Pejabat]
	if !ok {
		return x
	}
	for _, other := range r.pejabat {
		if other.Jabatan != seat.Jabatan || other.ID == seat.ID || !inOffice(other, today) {
			continue
		}
		snap, user, _ := r.snapshot(other.ID)
		if user == "" || n.Wrote(naskah.Principal{User: user, Orang: snap.Orang}) {
			continue
		}
		x.Others, x.Snapshot[other.ID] = append(x.Others, other), snap
	}
	slices.SortFunc(x.Others, func(a, b naskah.Pejabat) int {
		if c := b.Mulai.Compare(a.Mulai); c != 0 {
			return c
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	x.Why = r.whyLeft(seat, today)
	x.Left = x.Why != ""
	return x
}

// whyLeft says why the holder of a seat is not, or not alone, who should be asked; empty when he is.
func (r roster) whyLeft(seat naskah.Pejabat, today naskah.Date) string {
	switch {
	case !seat.Selesai.IsZero() && seat.Selesai.Before(today):
		return "Masa jabatan berakhir " + seat.Selesai.Panjang() + "."
	case today.Before(seat.Mulai):
		return "Masa jabatan baru dimulai " + seat.Mulai.Panjang() + "."
	case r.user[seat.Orang].ID == "":
		return "Akunnya tidak aktif lagi."
	}
	if id, ok := r.holder(seat.Jabatan, today); ok && id != seat.ID {
		snap, _, _ := r.snapshot(id)
		return fmt.Sprintf("Sejak %s jabatan itu dipegang juga oleh %s sebagai %s.", r.pejabat[id].Mulai.Panjang(), snap.Nama, snap.Sebutan())
	}
	return ""
}
