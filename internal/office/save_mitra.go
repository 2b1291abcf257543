package office

import (
	"context"
	"encoding/json"
	"strings"

	"naskah/internal/naskah"
)

// maxDasar is how much the dasar kewenangan of a partner may be, in bytes.
const maxDasar = 64 << 10

// SaveMitra keeps a partner of the directory. Its logo is kept by SaveEmblem.
func (o *Office) SaveMitra(ctx context.Context, p naskah.Principal, x naskah.Mitra) (naskah.MitraID, error) {
	done, err := o.Register.Alone(ctx)
	if err != nil {
		return "", err
	}
	defer done()
	r, err := o.registrar(ctx, p, naskah.RoleOfficer, naskah.Subject{Kind: naskah.SubjectMitra, ID: string(x.ID)})
	if err != nil {
		return "", err
	}
	fresh := x.ID == ""
	old, ok := r.partner(x.ID)
	if !ok && !fresh {
		return "", naskah.Absent()
	}
	x.Instansi, x.Logo = r.inst.ID, old.Logo
	if err := r.fitsMitra(&x); err != nil {
		return "", err
	}
	if fresh {
		id, err := o.newID()
		if err != nil {
			return "", err
		}
		x.ID, x.Seq = naskah.MitraID(id), 0
	}
	x.Seq++
	return x.ID, r.keep(ctx, naskah.Subject{Kind: naskah.SubjectMitra, ID: string(x.ID)}, naskah.Record{Mitra: &x}, fresh)
}

func (r *registrar) fitsMitra(x *naskah.Mitra) error {
	if err := lines(
		typed{&x.Nama, "Nama mitra", "nama", maxNama, true}, typed{&x.Bentuk, "Bentuk badan", "bentuk", 40, true},
		typed{&x.Kedudukan, "Tempat kedudukan", "kedudukan", maxNama, false}, typed{&x.Alamat, "Alamat", "alamat", 500, false},
	); err != nil {
		return err
	}
	for _, y := range r.mitra {
		if y.ID != x.ID && strings.EqualFold(strings.Join(strings.Fields(y.Nama), " "), x.Nama) {
			return naskah.Errorf(naskah.Conflict, "NSK-MITRA-GANDA", "Mitra %q sudah tercatat. Pakai catatan yang ada.", y.Nama).On("nama")
		}
	}
	if len(x.Dasar) == 0 {
		return nil
	}
	var dasar map[string]any
	if len(x.Dasar) > maxDasar || json.Unmarshal(x.Dasar, &dasar) != nil {
		return naskah.Errorf(naskah.Invalid, "NSK-MITRA-DASAR", "Dasar kewenangan mitra tidak terbaca. Isi kembali akta dan keputusannya.").On("dasar")
	}
	if err := shortTexts("dasar", dasar); err != nil {
		return err
	}
	b, err := naskah.Canonical(x.Dasar)
	if err != nil {
		return err
	}
	x.Dasar = b
	return nil
}
