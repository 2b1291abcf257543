package office

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// A roster is who holds which office: what paraf chains and signers are resolved from.
type roster struct {
	inst    naskah.Instansi
	pejabat map[naskah.PejabatID]naskah.Pejabat
	jabatan map[naskah.JabatanID]naskah.Jabatan
	orang   map[naskah.OrangID]naskah.Orang
	user    map[naskah.OrangID]naskah.User
}

// roster reads the officials of inst, and of the partners in its directory, with their accounts.
func (o *Office) roster(ctx context.Context, inst naskah.Instansi) (roster, error) {
	r := roster{inst, map[naskah.PejabatID]naskah.Pejabat{}, map[naskah.JabatanID]naskah.Jabatan{}, map[naskah.OrangID]naskah.Orang{}, map[naskah.OrangID]naskah.User{}}
	all := naskah.ScopeSystem()
	pejabat, err := o.Register.Pejabat(ctx, all)
	if err != nil {
		return r, err
	}
	jabatan, err := o.Register.Jabatan(ctx, all)
	if err != nil {
		return r, err
	}
	orang, err := o.Register.Orang(ctx, all)
	if err != nil {
		return r, err
	}
	users, err := o.Accounts.Users(ctx, all)
	if err != nil {
		return r, err
	}
	for _, x := range pejabat {
		r.pejabat[x.ID] = x
	}
	for _, x := range jabatan {
		r.jabatan[x.ID] = x
	}
	for _, x := range orang {
		r.orang[x.ID] = x
	}
	for _, x := range users {
		if have, ok := r.user[x.Orang]; x.Active && x.Orang != "" && (!ok || !acts(have) && acts(x)) {
			r.user[x.Orang] = x
		}
	}
	return r, nil
}

// acts says whether an account may give a paraf or a signature: of several accounts of one person it is the one that is asked.
func acts(u naskah.User) bool {
	return slices.Contains(u.Roles, naskah.RoleReviewer) || slices.Contains(u.Roles, naskah.RoleSigner)
}

// snapshot is the official as he stands now, and his account; ok is false when id is not in the directory.
func (r roster) snapshot(id naskah.PejabatID) (naskah.PejabatSnapshot, naskah.UserID, bool) {
	p, ok := r.pejabat[id]
	if !ok {
		return naskah.PejabatSnapshot{}, "", false
	}
	who := r.orang[p.Orang]
	return naskah.PejabatSnapshot{
		Pejabat: p.ID, Orang: p.Orang, Nama: who.Nama, GelarDpn: who.GelarDpn, GelarBlk: who.GelarBlk,
		Jabatan: r.jabatan[p.Jabatan].Nama, Kapasitas: p.Kapasitas, Keputusan: p.Keputusan,
	}, r.user[p.Orang].ID, true
}

// holder is who holds the office on a day; when two do (a Plh. beside the one on leave), the one who came last.
func (r roster) holder(j naskah.JabatanID, on naskah.Date) (naskah.PejabatID, bool) {
	var found []naskah.Pejabat
	for _, p := range r.pejabat {
		if p.Jabatan == j && !on.Before(p.Mulai) && (p.Selesai.IsZero() || !p.Selesai.Before(on)) {
			found = append(found, p)
		}
	}
	if len(found) == 0 {
		return "", false
	}
	last := slices.MaxFunc(found, func(a, b naskah.Pejabat) int {
		return cmp.Or(a.Mulai.Compare(b.Mulai), cmp.Compare(a.ID, b.ID))
	})
	return last.ID, true
}

// chain is the reviewers' chain of a kind, from the profile of the Instansi: data, of any length [OP 1.2]. A place whose office
// nobody holds stays in it without an account, so that submit can name it.
func (r roster) chain(k naskah.Kode, on naskah.Date) []naskah.Paraf {
	offices, ok := r.inst.RantaiParaf[k]
	if !ok {
		offices = r.inst.RantaiParaf[""]
	}
	out := make([]naskah.Paraf, 0, len(offices))
	for _, j := range offices {
		p := naskah.Paraf{Pejabat: naskah.PejabatSnapshot{Jabatan: r.jabatan[j].Nama}}
		if id, ok := r.holder(j, on); ok {
			p.Pejabat, p.User, _ = r.snapshot(id)
		}
		out = append(out, p)
	}
	return out
}

// signers are those whom the values name, one per party, with what the directory knows of them and the default order. What is
// printed (name, jabatan, capacity) is kept as it is printed. Who signs in ink need not be in the directory: his printed name will do.
func (r roster) signers(f document.Facts, n naskah.Naskah) []naskah.Signer {
	var out []naskah.Signer
	for i, ref := range f.Pejabat {
		if i >= len(n.Parties) {
			continue
		}
		snap, user, ok := r.snapshot(ref.PejabatID)
		if !ok && (n.Cara != naskah.Basah || strings.TrimSpace(ref.Nama) == "") {
			continue
		}
		snap.Nama = cmp.Or(ref.Nama, snap.Nama)
		snap.Jabatan = cmp.Or(ref.Jabatan, snap.Jabatan)
		snap.Kapasitas = cmp.Or(ref.Kapasitas, snap.Kapasitas)
		out = append(out, naskah.Signer{Party: n.Parties[i].Urut, User: user, Pejabat: snap})
	}
	r.order(out, n)
	return out
}

// order sets the default order of signing: the other side first and the Kepala Daerah last; in a Sinergi the Kepala Daerah first;
// between regions in any order [OP 1.5]. The officer may change it before signing opens.
func (r roster) order(signers []naskah.Signer, n naskah.Naskah) {
	own := map[int]bool{}
	for _, p := range n.Parties {
		own[p.Urut] = p.Instansi == n.Instansi && p.Instansi != ""
	}
	for i, s := range signers {
		head := own[s.Party] && r.jabatan[r.pejabat[s.Pejabat.Pejabat].Jabatan].KepalaDaerah
		switch {
		case n.Jalur.Kategori() == "KSDD":
			signers[i].Order = 1
		case n.Jalur == naskah.Sinergi && own[s.Party]:
			signers[i].Order = 1
		case n.Jalur == naskah.Sinergi:
			signers[i].Order = 2
		case head:
			signers[i].Order = 3
		case own[s.Party]:
			signers[i].Order = 2
		default:
			signers[i].Order = 1
		}
	}
}
