package office

import (
	"context"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// SaveJabatan keeps an office, of the Instansi or of a partner.
func (o *Office) SaveJabatan(ctx context.Context, p naskah.Principal, x naskah.Jabatan) (naskah.JabatanID, error) {
	done, err := o.Register.Alone(ctx)
	if err != nil {
		return "", err
	}
	defer done()
	r, err := o.registrar(ctx, p, naskah.RoleOfficer, naskah.Subject{Kind: naskah.SubjectJabatan, ID: string(x.ID)})
	if err != nil {
		return "", err
	}
	fresh := x.ID == ""
	old, ok := r.office(x.ID)
	if !ok && !fresh {
		return "", naskah.Absent()
	}
	x.Instansi = r.inst.ID
	if err := lines(typed{&x.Nama, "Nama jabatan", "nama", maxNama, true}); err != nil {
		return "", err
	}
	if err := r.fitsJabatan(x, old, fresh); err != nil {
		return "", err
	}
	if fresh {
		id, err := o.newID()
		if err != nil {
			return "", err
		}
		x.ID, x.Seq = naskah.JabatanID(id), 0
	}
	x.Seq++
	return x.ID, r.keep(ctx, naskah.Subject{Kind: naskah.SubjectJabatan, ID: string(x.ID)}, naskah.Record{Jabatan: &x}, fresh)
}

// fitsJabatan: an office is ours or a partner's, once, and there is one Kepala Daerah.
func (r *registrar) fitsJabatan(x, old naskah.Jabatan, fresh bool) error {
	if err := r.knows(x.Unit, x.Mitra); err != nil {
		return err
	}
	if x.Unit != "" && x.Mitra != "" {
		return naskah.Errorf(naskah.Invalid, "NSK-JABATAN-DUA", "Jabatan ini berada di Perangkat Daerah atau pada mitra, bukan pada keduanya. Kosongkan salah satunya.").On("mitra")
	}
	if !fresh && old.Mitra != x.Mitra && slices.ContainsFunc(r.pejabat, func(p naskah.Pejabat) bool { return p.Jabatan == x.ID }) {
		return naskah.Errorf(naskah.Conflict, "NSK-JABATAN-TETAP", "Jabatan ini sudah mempunyai pejabat, sehingga tidak dapat dipindahkan ke pihak lain. Catat jabatan baru.").On("mitra")
	}
	for _, y := range r.jabatan {
		if y.ID == x.ID || y.Mitra != x.Mitra {
			continue
		}
		if y.Unit == x.Unit && strings.EqualFold(y.Nama, x.Nama) {
			return naskah.Errorf(naskah.Conflict, "NSK-JABATAN-GANDA", "Jabatan %q sudah tercatat di tempat yang sama.", y.Nama).On("nama")
		}
		if x.KepalaDaerah && y.KepalaDaerah {
			return naskah.Errorf(naskah.Conflict, "NSK-JABATAN-KEPALA", "Kepala Daerah sudah tercatat sebagai %q. Hanya ada satu jabatan Kepala Daerah.", y.Nama).On("kepala_daerah")
		}
	}
	return nil
}
