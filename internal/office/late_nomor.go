package office

import (
	"context"
	"slices"

	"naskah/internal/naskah"
)

// LateNomor keeps a number that a party gave after the ink: "dicatat kemudian" [OP 1.6]. It is a ralat: the number is kept in the
// register and is never printed in the page.
func (o *Office) LateNomor(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq, party int, text string) (Outcome, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return Outcome{}, err
	}
	f := FactsOf(m.n)
	f.Nomor = slices.Clone(f.Nomor)
	i := slices.IndexFunc(f.Nomor, func(x naskah.Nomor) bool { return x.Party == party })
	if i < 0 || f.Nomor[i].Kind != naskah.Menyusul {
		return Outcome{}, naskah.Errorf(naskah.Conflict, "NSK-NOMOR-TIDAK-MENYUSUL", "Nomor pihak ini tidak menunggu untuk dicatat kemudian. Bila nomornya salah, gunakan ralat.").On("nomor")
	}
	text = oneLine(text)
	if err := naskah.CheckNomor(text); err != nil {
		return Outcome{}, err
	}
	f.Nomor[i].Kind, f.Nomor[i].Text = naskah.DicatatKemudian, text
	return o.ralat(ctx, m, f, "Nomor PIHAK "+naskah.Ordinal(party)+" diketahui sesudah penandatanganan.")
}
