package office

import (
	"context"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// A ralatChange is a ralat as it is proposed: the facts as they shall stand, and what that changes, in words.
type ralatChange struct {
	Facts  RegisterFacts
	Reason string
	Words  []FactChange
}

func (c ralatChange) shown() []FactChange { return c.Words }

// Ralat corrects facts of the register of a signed or archived naskah; the old values are kept with the reason [OP 1.9]. Of an
// archived one it is proposed.
func (o *Office) Ralat(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, facts RegisterFacts, reason string) (Outcome, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return Outcome{}, err
	}
	return o.ralat(ctx, m, facts, reason)
}

func (o *Office) ralat(ctx context.Context, m matter, facts RegisterFacts, reason string) (Outcome, error) {
	facts = facts.tidied()
	facts.Signers = sameAccounts(m.n.Signers, facts.Signers)
	words, err := o.ralatWords(ctx, m, facts)
	if err != nil {
		return Outcome{}, err
	}
	c := ralatChange{Facts: facts, Reason: strings.TrimSpace(reason), Words: words}
	return secondly(ctx, o, m, naskah.ActRalat, c, c.Reason, (*Office).prepareRalat)
}

// prepareRalat checks the corrected facts against the register and the guard, and says what the event keeps: each fact as it was and
// as it is, in words and as it was stored.
func (o *Office) prepareRalat(ctx context.Context, m matter, mv naskah.Move, c ralatChange) (prepared, error) {
	n, err := o.corrected(ctx, m, c.Facts)
	if err != nil {
		return prepared{}, err
	}
	if _, err := givenReason(c.Reason); err != nil {
		return prepared{}, err
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), n.ID)
	if err != nil {
		return prepared{}, err
	}
	changed := naskah.Changes(m.n, n)
	f := naskah.Facts{After: after(n, m, mv), Versions: vs, Reason: c.Reason, Changed: changed, OldKept: true}
	if err := o.guard(ctx, m, mv, f); err != nil {
		return prepared{}, err
	}
	words, err := o.ralatWords(ctx, m, c.Facts)
	if err != nil {
		return prepared{}, err
	}
	old, err := naskah.Canonical(FactsOf(m.n))
	if err != nil {
		return prepared{}, err
	}
	out := prepared{c: naskah.Change{After: n, Event: naskah.Event{Version: n.Current}}}
	out.d = detail{"alasan": c.Reason, "perubahan": kept(words), "semula": string(old)}
	if text, ok := ownNumber(m.n, n); ok {
		out.last = func(ctx context.Context, _ detail) error {
			return o.Store.UseNomor(ctx, naskah.ScopeOf(m.by), registerKey(n), n.ID, text)
		}
	}
	return out, nil
}

// corrected is the naskah with the facts. What was wrong before and is left as it was does not stand in the way of what is mended.
func (o *Office) corrected(ctx context.Context, m matter, f RegisterFacts) (naskah.Naskah, error) {
	k, today := o.knows(m.by), naskah.DateIn(m.now, m.zone)
	known := FactsOf(m.n).wrongs(m.inst.ID, today)
	for _, w := range f.wrongs(m.inst.ID, today) {
		if !slices.ContainsFunc(known, func(k wrong) bool { return k.code == w.code && k.field == w.field }) {
			return m.n, w.err()
		}
	}
	if strings.TrimSpace(f.Judul) == "" {
		return m.n, naskah.Errorf(naskah.Invalid, "NSK-IMPOR-JUDUL", "Judul naskah belum diisi.").On("judul")
	}
	if f.Tahun < 1945 || f.Tahun > today.Year {
		return m.n, naskah.Errorf(naskah.Invalid, "NSK-IMPOR-TAHUN", "Tahun naskah harus antara 1945 dan %d.", today.Year).On("tahun")
	}
	if len(f.Parties) < m.n.Jenis.LeastParties() || slices.ContainsFunc(f.Parties, func(p naskah.Party) bool { return p.Nama == "" }) {
		return m.n, naskah.Errorf(naskah.Invalid, "NSK-IMPOR-PIHAK", "Nama sekurang-kurangnya %s pihak harus diisi.", naskah.Terbilang(int64(m.n.Jenis.LeastParties()))).On("pihak")
	}
	if f.Unit != m.n.Unit {
		if err := k.unit(ctx, f.Unit); err != nil {
			return m.n, err
		}
	}
	n := f.into(m.n)
	if f.KerjaSama != m.n.KerjaSama {
		ks, err := k.kerjaSama(ctx, f.KerjaSama)
		if err != nil {
			return m.n, err
		}
		n.Jalur = ks.Jalur
	}
	return n, k.parties(ctx, f.Parties, m.n.Parties)
}

// sameAccounts is signers with only those accounts that the naskah names already: a ralat opens no naskah to anybody.
func sameAccounts(old, signers []naskah.Signer) []naskah.Signer {
	out := slices.Clone(signers)
	for i, s := range out {
		if !slices.ContainsFunc(old, func(x naskah.Signer) bool { return x.Party == s.Party && x.User == s.User && x.Pejabat == s.Pejabat }) {
			out[i].User = ""
		}
	}
	return out
}

// ownNumber is the number that our own party has now and had not before, of a naskah that is numbered here; those of old records come
// as they are, also twice.
func ownNumber(before, n naskah.Naskah) (string, bool) {
	for _, x := range n.Nomor {
		own := slices.ContainsFunc(n.Parties, func(p naskah.Party) bool { return p.Urut == x.Party && p.Instansi == n.Instansi })
		if own && !n.Imported && x.Text != "" && !slices.Contains(before.Nomor, x) {
			return x.Text, true
		}
	}
	return "", false
}

// ralatWords says in words what facts would change of m's naskah.
func (o *Office) ralatWords(ctx context.Context, m matter, f RegisterFacts) ([]FactChange, error) {
	names := map[string]string{}
	if f.Unit != m.n.Unit {
		units, err := o.knows(m.by).allUnits(ctx)
		if err != nil {
			return nil, err
		}
		for _, u := range units {
			names[string(u.ID)] = u.Nama
		}
	}
	if f.KerjaSama != m.n.KerjaSama {
		all, err := o.Register.KerjaSama(ctx, naskah.ScopeOf(m.by))
		if err != nil {
			return nil, err
		}
		for _, k := range all {
			names[string(k.ID)] = k.Judul
		}
	}
	return inWords(naskah.Changes(m.n, f.into(m.n)), FactsOf(m.n), f, names), nil
}

// Fixed are the facts of n that cannot be corrected because they are printed in what was sealed, as naskah.Changes names them.
func (o *Office) Fixed(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]string, error) {
	n, err := o.Store.Naskah(ctx, naskah.ScopeOf(p), id)
	if err != nil {
		return nil, err
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), n.ID)
	if err != nil || !slices.ContainsFunc(vs, func(v naskah.Version) bool { return v.Of == naskah.Sealed }) {
		return nil, err
	}
	return naskah.PrintedFacts(), nil
}
