package office

import (
	"context"
	"fmt"

	"naskah/internal/naskah"
)

// A HolderChange is a naskah under way that names somebody who no longer holds the office. What it asks for depends on how far the
// naskah is: in a draft nothing, the chain is resolved anew at submit; in review and approved the officer assigns; in signing the
// session is recalled first; what is signed stays as it is.
type HolderChange struct {
	Naskah naskah.Naskah
	Place  Replaceable
}

// recallFirst is what is done for a signer who left while the signing is open.
const recallFirst = "Penandatanganan sedang terbuka. Tarik kembali penandatanganannya dengan alasan, kembalikan naskah menjadi konsep, pilih pejabat yang baru, lalu ajukan lagi."

// HolderChanges are those of p's Instansi, for the officer's "Perlu tindakan saya"; for anybody else there are none.
func (o *Office) HolderChanges(ctx context.Context, p naskah.Principal) ([]HolderChange, error) {
	if p.Outside() || !p.Has(naskah.RoleOfficer) {
		return nil, nil
	}
	inst, err := o.Register.Instansi(ctx, p.Instansi)
	if err != nil {
		return nil, err
	}
	list, err := o.all(ctx, naskah.ScopeOf(p), naskah.Filter{States: []naskah.State{naskah.Review, naskah.Approved, naskah.Signing}})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	r, err := o.roster(ctx, inst)
	if err != nil {
		return nil, err
	}
	today := naskah.DateIn(o.now(), zone(inst))
	var out []HolderChange
	for _, n := range list {
		if n.Instansi != p.Instansi {
			continue
		}
		places := r.replaceables(n, today)
		if n.State == naskah.Signing {
			if places, err = o.waitingTurns(ctx, r, n, today); err != nil {
				return nil, err
			}
		}
		for _, x := range places {
			if x.Left {
				out = append(out, HolderChange{n, x})
			}
		}
	}
	return out, nil
}

// waitingTurns are the signers of an open session who have not sealed.
func (o *Office) waitingTurns(ctx context.Context, r roster, n naskah.Naskah, today naskah.Date) ([]Replaceable, error) {
	sessions, err := o.Store.Sessions(ctx, naskah.ScopeSystem(), n.ID)
	if err != nil {
		return nil, err
	}
	var out []Replaceable
	for _, s := range sessions {
		if s.State != naskah.SessionOpen {
			continue
		}
		for i, t := range s.Turns {
			if t.State != naskah.TurnWaiting || t.Signer.Pejabat.Pejabat == "" {
				continue
			}
			x := r.place(n, t.Signer.Pejabat, today)
			x.Paraf, x.Signer, x.Text = -1, i, recallFirst
			out = append(out, x)
		}
	}
	return out, nil
}

// holderFindings: who is printed as signer of our side holds his office on the day; a draft that was begun before the change asks why.
func holderFindings(n naskah.Naskah, r roster, today naskah.Date) []naskah.Finding {
	var out []naskah.Finding
	for _, s := range n.Signers {
		seat, ok := r.pejabat[s.Pejabat.Pejabat]
		if !ok || seat.Selesai.IsZero() || !seat.Selesai.Before(today) {
			continue
		}
		path := ""
		for i, p := range n.Parties {
			if p.Urut == s.Party {
				path = fmt.Sprintf("pihak.%d.pejabat.pejabat_id", i)
			}
		}
		out = append(out, naskah.Finding{
			Code: "NSK-PENANDA-BERAKHIR", Level: naskah.LevelWarning, Path: path,
			Msg: fmt.Sprintf("Masa jabatan %s sebagai %s berakhir %s. Pilih pejabat yang sekarang, atau tulis alasannya.", s.Pejabat.Nama, s.Pejabat.Sebutan(), seat.Selesai.Panjang()),
		})
	}
	return out
}
