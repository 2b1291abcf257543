package office

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"naskah/internal/naskah"
)

// SaveOrang keeps a person; NIK or NIP as masked (as Directory gave them) leave what is stored. A NIP or NIK stands for one person
// only, because who is a second person is told by it.
func (o *Office) SaveOrang(ctx context.Context, p naskah.Principal, x naskah.Orang) (naskah.OrangID, error) {
	done, err := o.Register.Alone(ctx)
	if err != nil {
		return "", err
	}
	defer done()
	r, err := o.registrar(ctx, p, naskah.RoleOfficer, naskah.Subject{Kind: naskah.SubjectOrang, ID: string(x.ID)})
	if err != nil {
		return "", err
	}
	fresh := x.ID == ""
	old, ok := r.person(x.ID)
	if !ok && !fresh {
		return "", naskah.Absent()
	}
	x.Instansi = r.inst.ID
	if err := r.fitsOrang(&x, old, fresh); err != nil {
		return "", err
	}
	if fresh {
		id, err := o.newID()
		if err != nil {
			return "", err
		}
		x.ID, x.Seq = naskah.OrangID(id), 0
	}
	x.Seq++
	return x.ID, r.keep(ctx, naskah.Subject{Kind: naskah.SubjectOrang, ID: string(x.ID)}, naskah.Record{Orang: &x}, fresh)
}

func (r *registrar) fitsOrang(x *naskah.Orang, old naskah.Orang, fresh bool) error {
	if err := lines(
		typed{&x.Nama, "Nama", "nama", maxNama, true}, typed{&x.GelarDpn, "Gelar depan", "gelar_depan", 60, false},
		typed{&x.GelarBlk, "Gelar belakang", "gelar_belakang", 60, false}, typed{&x.Surel, "Surel", "surel", 254, false},
	); err != nil {
		return err
	}
	if err := cmp.Or(r.knows("", x.Mitra), surel(x.Surel)); err != nil {
		return err
	}
	if !fresh && old.Mitra != x.Mitra {
		for _, p := range r.pejabat {
			if p.Orang == x.ID {
				return naskah.Errorf(naskah.Conflict, "NSK-ORANG-TETAP", "Orang ini sudah tercatat memangku jabatan, sehingga tidak dapat dipindahkan ke pihak lain. Catat sebagai orang baru.").On("mitra")
			}
		}
	}
	if err := numbers(x, old); err != nil {
		return err
	}
	for _, y := range r.orang {
		if y.ID != x.ID && (x.NIP != "" && y.NIP == x.NIP || x.NIK != "" && y.NIK == x.NIK) {
			return naskah.Errorf(naskah.Conflict, "NSK-ORANG-GANDA", "NIP atau NIK ini sudah tercatat atas nama %s. Satu orang dicatat satu kali saja.", y.Nama).On("nip")
		}
		if fresh && undivided(*x, y) {
			return naskah.Errorf(naskah.Conflict, "NSK-ORANG-GANDA", "%s sudah tercatat. Pakai catatan yang ada, atau isi NIP atau NIK supaya keduanya dapat dibedakan.", y.Nama).On("nama")
		}
	}
	return nil
}

// undivided says whether nothing of the register tells two people apart: equal names on the same side, and no number.
func undivided(x, y naskah.Orang) bool {
	return x.NIP+x.NIK+y.NIP+y.NIK == "" && x.Mitra == y.Mitra && strings.EqualFold(x.GelarDpn+"|"+x.Nama+"|"+x.GelarBlk, y.GelarDpn+"|"+y.Nama+"|"+y.GelarBlk)
}

// numbers reads NIP and NIK: digits only, as they are stored; masked, as they were.
func numbers(x *naskah.Orang, old naskah.Orang) error {
	x.NIP, x.NIK = strings.TrimSpace(x.NIP), strings.TrimSpace(x.NIK)
	if x.NIP == lastFour(old.NIP) {
		x.NIP = old.NIP
	}
	if x.NIK == lastFour(old.NIK) {
		x.NIK = old.NIK
	}
	if x.NIP != "" && x.NIP != old.NIP {
		nip, err := naskah.ParseNIP(x.NIP)
		if err != nil {
			return on(err, "nip")
		}
		x.NIP = string(nip)
	}
	if x.NIK != "" && x.NIK != old.NIK {
		nik, err := naskah.ParseNIK(x.NIK)
		if err != nil {
			return on(err, "nik")
		}
		x.NIK = string(nik)
	}
	return nil
}

// on is err about the field.
func on(err error, field string) error {
	if e, ok := errors.AsType[*naskah.Error](err); ok {
		return e.On(field)
	}
	return err
}
