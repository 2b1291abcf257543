package office

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// An annulChange is an annulment as it is proposed.
type annulChange struct {
	Reason string
	Double naskah.NaskahID // of which it is a double; empty: it is no kerja sama at all
	Judul  string          // of the double, in words
}

func (c annulChange) shown() []FactChange {
	out := []FactChange{{Fact: "keadaan", Label: "Keadaan", Old: "Tercatat", New: "Dibatalkan"}}
	if c.Double != "" {
		out = append(out, FactChange{Fact: "rangkap", Label: "Rangkap dari", New: c.Judul})
	}
	return out
}

// Annul proposes that an old record be cancelled: recorded twice (double names the other, which stays), or no kerja sama at all
// [OP 1.9].
func (o *Office) Annul(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, reason string, double naskah.NaskahID) (Outcome, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return Outcome{}, err
	}
	c := annulChange{Reason: strings.TrimSpace(reason), Double: double}
	if double != "" {
		other, err := o.doubleOf(ctx, m, double)
		if err != nil {
			return Outcome{}, err
		}
		c.Judul = fmt.Sprintf("%s (%d)", other.Judul, other.Tahun)
	}
	return secondly(ctx, o, m, naskah.ActAnnul, c, c.Reason, (*Office).prepareAnnul)
}

// prepareAnnul checks that it is an old record, and that the one of which it is a double stays. What referred to the double's twin
// refers to the one that stays from now on.
func (o *Office) prepareAnnul(ctx context.Context, m matter, mv naskah.Move, c annulChange) (prepared, error) {
	if err := o.guard(ctx, m, mv, naskah.Facts{After: after(m.n, m, mv), Reason: c.Reason}); err != nil {
		return prepared{}, err
	}
	if _, err := givenReason(c.Reason); err != nil {
		return prepared{}, err
	}
	out := prepared{c: naskah.Change{After: m.n, Event: naskah.Event{Version: m.n.Current}}, d: detail{"alasan": c.Reason}}
	if c.Double == "" {
		return out, nil
	}
	stays, err := o.doubleOf(ctx, m, c.Double)
	if err != nil {
		return prepared{}, err
	}
	out.d["rangkap"] = string(stays.ID)
	out.c.Relasi, err = o.inherited(ctx, m.n, stays) // in the transaction that cancels it: no PKS is without its KSB at any moment
	return out, err
}

// doubleOf is the naskah of which m's is a double: another of the same register, and one that stands.
func (o *Office) doubleOf(ctx context.Context, m matter, id naskah.NaskahID) (naskah.Naskah, error) {
	other, err := o.Store.Naskah(ctx, naskah.ScopeOf(m.by), id)
	if err != nil {
		return other, err
	}
	if other.ID == m.n.ID || other.Instansi != m.n.Instansi || !slices.Contains(naskah.SignedStates, other.State) {
		return other, naskah.Errorf(naskah.Invalid, "NSK-RANGKAP", "Naskah yang tetap berlaku harus naskah lain yang tercatat sudah ditandatangani pada register ini.").On("rangkap")
	}
	return other, nil
}

// inherited are the relations of gone that stays has not: no PKS is left without its KSB because one of two records was cancelled.
func (o *Office) inherited(ctx context.Context, gone, stays naskah.Naskah) ([]naskah.Relasi, error) {
	old, err := o.Register.Relasi(ctx, naskah.ScopeSystem(), gone.ID)
	if err != nil {
		return nil, err
	}
	have, err := o.Register.Relasi(ctx, naskah.ScopeSystem(), stays.ID)
	if err != nil {
		return nil, err
	}
	var out []naskah.Relasi
	for _, r := range old {
		if r.Dari == gone.ID {
			r.Dari = stays.ID
		} else {
			r.Ke = stays.ID
		}
		same := func(x naskah.Relasi) bool { return x.Dari == r.Dari && x.Ke == r.Ke && x.Jenis == r.Jenis }
		if r.Dari == r.Ke || slices.ContainsFunc(have, same) || slices.ContainsFunc(out, same) {
			continue
		}
		id, err := o.newID()
		if err != nil {
			return nil, err
		}
		r.ID = string(id)
		out = append(out, r)
	}
	return out, nil
}
