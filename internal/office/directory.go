package office

import (
	"context"
	"strings"

	"naskah/internal/naskah"
)

// A Directory is all that the screens of people and offices show, of p's own Instansi and its partners; NIK and NIP are masked.
type Directory struct {
	Instansi naskah.Instansi
	Units    []naskah.Unit
	Jabatan  []naskah.Jabatan
	Orang    []naskah.Orang
	Pejabat  []naskah.Pejabat
	Mitra    []naskah.Mitra
	Users    []naskah.User // without Password; empty for who may not see accounts
}

// Directory gives it; by the officer, the admin and the archivist.
func (o *Office) Directory(ctx context.Context, p naskah.Principal) (Directory, error) {
	sub := naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(p.Instansi)}
	if err := o.mayKeep(ctx, p, sub, "lihat", naskah.RoleOfficer, naskah.RoleAdmin, naskah.RoleArchivist); err != nil {
		return Directory{}, err
	}
	own := naskah.ScopeOf(p)
	var d Directory
	var err error
	if d.Instansi, err = o.Register.Instansi(ctx, p.Instansi); err != nil {
		return Directory{}, err
	}
	if d.Units, err = o.Register.Units(ctx, own); err != nil {
		return Directory{}, err
	}
	if d.Jabatan, err = o.Register.Jabatan(ctx, own); err != nil {
		return Directory{}, err
	}
	if d.Orang, err = o.Register.Orang(ctx, own); err != nil {
		return Directory{}, err
	}
	for i := range d.Orang {
		d.Orang[i].NIK, d.Orang[i].NIP = lastFour(d.Orang[i].NIK), lastFour(d.Orang[i].NIP)
	}
	if d.Pejabat, err = o.Register.Pejabat(ctx, own); err != nil {
		return Directory{}, err
	}
	if d.Mitra, err = o.Register.Mitra(ctx, own); err != nil {
		return Directory{}, err
	}
	if !p.Has(naskah.RoleAdmin) {
		return d, nil
	}
	if d.Users, err = o.Accounts.Users(ctx, own); err != nil {
		return Directory{}, err
	}
	for i := range d.Users {
		d.Users[i].Password = ""
	}
	return d, nil
}

// lastFour shows of a number so much that its owner knows it, and neither his birthday nor where he was born.
func lastFour(s string) string {
	if s == "" {
		return ""
	}
	n := len(s) - 4
	if n < 4 {
		return strings.Repeat("•", len(s))
	}
	return strings.Repeat("•", n) + s[n:]
}
