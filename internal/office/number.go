package office

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// A NumberInput sets what is printed when signing opens: the date and place of the naskah, and what stands on each party's NOMOR line.
type NumberInput struct {
	Tanggal naskah.Date
	Tempat  string
	Nomor   []NomorInput
}

// A NomorInput is one party's number: taken from our register, typed because another register issued it, or none.
type NomorInput struct {
	Party        int
	Kind         naskah.NomorKind
	Text         string
	FromRegister bool
}

// Number sets date, place and numbers of an approved naskah; it may be done again until signing opens. A number reserved from the
// register belongs to this naskah from then on, also when the act then fails, and is never given to another [OP 1.6].
func (o *Office) Number(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, in NumberInput) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	mv, err := o.allow(ctx, m, naskah.ActNumber)
	if err != nil {
		return naskah.Naskah{}, err
	}
	n := m.n
	n.Tanggal, n.Tempat = in.Tanggal, strings.TrimSpace(in.Tempat)
	n.Nomor = in.nomor(n.Parties)
	if !n.Tanggal.IsZero() {
		n.Tahun = n.Tanggal.Year
	}
	if err := in.short(); err != nil {
		return naskah.Naskah{}, err
	}
	// What will be refused is refused before a number is taken for it.
	if err := o.guard(ctx, m, mv, naskah.Facts{After: after(in.pretend(n), m, mv)}); err != nil {
		return naskah.Naskah{}, err
	}
	if err := o.enterNomor(ctx, m, n, in); err != nil {
		return naskah.Naskah{}, err
	}
	if n, err = o.term(ctx, m, n); err != nil {
		return naskah.Naskah{}, err
	}
	if err := o.guard(ctx, m, mv, naskah.Facts{After: after(n, m, mv)}); err != nil {
		return naskah.Naskah{}, err
	}
	return o.record(ctx, m, mv, naskah.Change{After: n}, detail{"tanggal": n.Tanggal.String(), "tempat": n.Tempat, "nomor": nomorDetail(n.Nomor)})
}

// short refuses a place or a number that no line holds.
func (in NumberInput) short() error {
	if n := utf8.RuneCountInString(strings.TrimSpace(in.Tempat)); n > maxWord {
		return naskah.Errorf(naskah.Invalid, "NSK-PANJANG", "Tempat terlalu panjang (%d huruf). Paling banyak %d huruf.", n, maxWord).On("tempat")
	}
	for i, x := range in.Nomor {
		if n := utf8.RuneCountInString(strings.TrimSpace(x.Text)); n > maxNumber {
			return naskah.Errorf(naskah.Invalid, "NSK-NOMOR-BENTUK", "Nomor PIHAK %s terlalu panjang (%d huruf). Paling banyak %d huruf.", naskah.Ordinal(x.Party), n, maxNumber).On(fmt.Sprintf("nomor.%d", i))
		}
	}
	return nil
}

// nomor is one line per party in the order of the parties; what the input says of no party is left out.
func (in NumberInput) nomor(parties []naskah.Party) []naskah.Nomor {
	var out []naskah.Nomor
	for _, p := range parties {
		for _, x := range in.Nomor {
			if x.Party != p.Urut {
				continue
			}
			nm := naskah.Nomor{Party: p.Urut, Kind: x.Kind}
			if x.Kind == naskah.Bernomor && !x.FromRegister {
				nm.Text = strings.TrimSpace(x.Text)
			}
			out = append(out, nm)
			break
		}
	}
	return out
}

// pretend is n as if the register had given its numbers already.
func (in NumberInput) pretend(n naskah.Naskah) naskah.Naskah {
	n.Nomor = slices.Clone(n.Nomor)
	for i := range n.Nomor {
		if in.fromRegister(n.Nomor[i].Party) {
			n.Nomor[i].Text = "(dari register)"
		}
	}
	return n
}

func (in NumberInput) fromRegister(party int) bool {
	return slices.ContainsFunc(in.Nomor, func(x NomorInput) bool {
		return x.Party == party && x.Kind == naskah.Bernomor && x.FromRegister
	})
}

// enterNomor takes our own party's number from the register, or enters the typed one there, so that no other naskah of the year
// gets it. Other parties' numbers belong to their registers.
func (o *Office) enterNomor(ctx context.Context, m matter, n naskah.Naskah, in NumberInput) error {
	key := registerKey(n)
	for i, nm := range n.Nomor {
		own := slices.ContainsFunc(n.Parties, func(p naskah.Party) bool { return p.Urut == nm.Party && p.Instansi == n.Instansi })
		if in.fromRegister(nm.Party) && !own {
			return naskah.Errorf(naskah.Invalid, "NSK-NOMOR-REGISTER", "Nomor PIHAK %s tidak dapat diambil dari register kami. Ketik nomor yang diberikan pihak tersebut, atau pilih tidak bernomor.",
				naskah.Ordinal(nm.Party)).On(fmt.Sprintf("nomor.%d", i))
		}
		if nm.Kind != naskah.Bernomor || !own {
			continue
		}
		if !in.fromRegister(nm.Party) {
			if err := o.Store.UseNomor(ctx, naskah.ScopeOf(m.by), key, n.ID, nm.Text); err != nil {
				return err
			}
			continue
		}
		taken, err := o.Store.ReserveNomor(ctx, naskah.ScopeOf(m.by), key, n.ID, func(urut int) string { return writeNomor(m.inst, n, urut) })
		if err != nil {
			return err
		}
		n.Nomor[i].Text = taken.Text
	}
	return nil
}

// registerKey is the register and year a naskah is numbered in: one per family, and one per kind for what has no family.
func registerKey(n naskah.Naskah) naskah.RegisterKey {
	name := string(n.Jenis)
	if j, ok := naskah.JenisOf(n.Jenis); ok && j.Keluarga != "" {
		name = j.Keluarga
	}
	return naskah.RegisterKey{Instansi: n.Instansi, Register: name, Tahun: n.Tanggal.Year}
}

// defaultPola is the pattern of a number where the Instansi has set none.
const defaultPola = "{klasifikasi}/{urut}/{jenis}/{tahun}"

// writeNomor writes the urut-th number of a register in the pattern that the Instansi has for it, else in its own.
func writeNomor(inst naskah.Instansi, n naskah.Naskah, urut int) string {
	j, _ := naskah.JenisOf(n.Jenis)
	short := cmp.Or(strings.ToUpper(j.Keluarga), strings.ToUpper(string(n.Jenis)))
	return strings.NewReplacer(
		"{klasifikasi}", cmp.Or(n.Klasifikasi, DefaultKlasifikasi), "{urut}", strconv.Itoa(urut), "{jenis}", short,
		"{tahun}", strconv.Itoa(n.Tanggal.Year), "{bulan}", fmt.Sprintf("%02d", int(n.Tanggal.Month)),
		"{bulan_romawi}", naskah.Roman(int(n.Tanggal.Month)),
	).Replace(cmp.Or(inst.Pola[registerKey(n).Register], inst.PolaNomor, defaultPola))
}

// term computes when n begins and ends once its date is known.
func (o *Office) term(ctx context.Context, m matter, n naskah.Naskah) (naskah.Naskah, error) {
	v, err := o.loadValues(ctx, n.Values)
	if err != nil {
		return n, err
	}
	c, err := o.compose(ctx, n, m.inst, document.SetOpening(v, n.Tanggal, n.Tempat, n.Nomor))
	if err != nil {
		return n, err
	}
	n.Mulai, n.Berakhir = c.facts.Mulai, c.facts.Berakhir
	return n, nil
}

func nomorDetail(list []naskah.Nomor) []any {
	out := []any{}
	for _, x := range list {
		out = append(out, map[string]any{"pihak": x.Party, "jenis": string(x.Kind), "nomor": x.Text})
	}
	return out
}
