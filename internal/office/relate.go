package office

import (
	"context"
	"slices"
	"unicode/utf8"

	"naskah/internal/naskah"
)

// Relate records that one naskah does something to another (a PKS melaksanakan a KSB of any year); by the officer. Nothing is taken
// back: a relation that was wrong is told by the naskah that it points to.
func (o *Office) Relate(ctx context.Context, p naskah.Principal, r naskah.Relasi) error {
	from, err := o.Store.Naskah(ctx, naskah.ScopeOf(p), r.Dari)
	if err != nil {
		return err
	}
	to, err := o.Store.Naskah(ctx, naskah.ScopeOf(p), r.Ke)
	if err != nil {
		return err
	}
	by := p.As(naskah.RoleOfficer)
	if p.Outside() || p.Instansi != from.Instansi || !p.Has(naskah.RoleOfficer) {
		return o.refused(ctx, by, from.ID.Subject(), naskah.ActCreate, naskah.Errorf(naskah.Denied, "NSK-AKSES-PERAN",
			"Hubungan antarnaskah hanya dicatat oleh pengelola kerja sama dari pemerintah daerah yang mengelola naskah ini."))
	}
	if r, err = relation(from, to, r); err != nil {
		return err
	}
	have, err := o.Register.Relasi(ctx, naskah.ScopeSystem(), from.ID)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(have, func(x naskah.Relasi) bool { return x.Dari == r.Dari && x.Ke == r.Ke && x.Jenis == r.Jenis }) {
		return naskah.Errorf(naskah.Conflict, "NSK-RELASI-ADA", "Hubungan ini sudah tercatat.").On("ke")
	}
	id, err := o.newID()
	if err != nil {
		return err
	}
	r.ID = string(id)
	return o.Register.Record(ctx, naskah.Record{By: by, Act: naskah.ActCreate, Relasi: &r})
}

// relation checks that r says something that can be between the two.
func relation(from, to naskah.Naskah, r naskah.Relasi) (naskah.Relasi, error) {
	r.Instansi, r.Dasar = from.Instansi, oneLine(r.Dasar)
	switch known := []naskah.RelasiJenis{
		naskah.Melaksanakan, naskah.Mengubah, naskah.Memperpanjang, naskah.Menggantikan, naskah.Mengakhiri, naskah.RelasiLampiran, naskah.RelasiKuasa,
	}; {
	case !slices.Contains(known, r.Jenis):
		return r, naskah.Errorf(naskah.Invalid, "NSK-RELASI-JENIS", "Pilih hubungan antara kedua naskah.").On("jenis")
	case from.ID == to.ID:
		return r, naskah.Errorf(naskah.Invalid, "NSK-RELASI-SENDIRI", "Pilih naskah lain; sebuah naskah tidak dapat dihubungkan dengan dirinya sendiri.").On("ke")
	case from.State == naskah.Cancelled || to.State == naskah.Cancelled:
		return r, naskah.Errorf(naskah.Conflict, "NSK-RELASI-BATAL", "Naskah yang dibatalkan tidak dapat dihubungkan.").On("ke")
	case r.Jenis == naskah.Melaksanakan && !carriesOut(from.Jenis, to.Jenis):
		return r, naskah.Errorf(naskah.Invalid, "NSK-RELASI-MELAKSANAKAN", "Yang melaksanakan adalah perjanjian kerja sama, dan yang dilaksanakan adalah kesepakatan bersama (atau rencana kerja untuk nota kesepakatan).").On("ke")
	case utf8.RuneCountInString(r.Dasar) > maxName:
		return r, naskah.Errorf(naskah.Invalid, "NSK-PANJANG", "Dasar terlalu panjang. Paling banyak %d huruf.", maxName).On("dasar")
	}
	return r, nil
}

// carriesOut says whether a naskah of kind a can carry out one of kind b [P22 9, 33, 55].
func carriesOut(a, b naskah.Kode) bool {
	ja, _ := naskah.JenisOf(a)
	jb, _ := naskah.JenisOf(b)
	return ja.Keluarga == "pks" && (jb.Keluarga == "ksb" || jb.Keluarga == "nk") || a == naskah.RK && jb.Keluarga == "nk"
}
