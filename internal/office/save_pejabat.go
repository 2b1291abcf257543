package office

import (
	"context"

	"naskah/internal/naskah"
)

// SavePejabat keeps who holds an office, in which capacity, from when to when, by which decree. Two definitif holders of one office
// at a time are refused. Person and office of a stored holder stay: a naskah names him.
func (o *Office) SavePejabat(ctx context.Context, p naskah.Principal, x naskah.Pejabat) (naskah.PejabatID, error) {
	done, err := o.Register.Alone(ctx)
	if err != nil {
		return "", err
	}
	defer done()
	r, err := o.registrar(ctx, p, naskah.RoleOfficer, naskah.Subject{Kind: naskah.SubjectPejabat, ID: string(x.ID)})
	if err != nil {
		return "", err
	}
	fresh := x.ID == ""
	old, ok := find(r.pejabat, x.ID, func(y naskah.Pejabat) naskah.PejabatID { return y.ID })
	switch {
	case !ok && !fresh:
		return "", naskah.Absent()
	case !fresh && (old.Orang != x.Orang || old.Jabatan != x.Jabatan):
		return "", naskah.Errorf(naskah.Conflict, "NSK-PEJABAT-TETAP", "Orang dan jabatan pada catatan ini tidak dapat diganti karena naskah merujuk kepadanya. Isi tanggal selesainya, lalu catat pejabat baru.").On("orang")
	}
	x.Instansi = r.inst.ID
	if err := lines(typed{&x.Keputusan, "Keputusan pengangkatan", "keputusan", maxNama, false}); err != nil {
		return "", err
	}
	if err := r.fitsPejabat(x); err != nil {
		return "", err
	}
	if fresh {
		id, err := o.newID()
		if err != nil {
			return "", err
		}
		x.ID, x.Seq = naskah.PejabatID(id), 0
	}
	x.Seq++
	return x.ID, r.keep(ctx, naskah.Subject{Kind: naskah.SubjectPejabat, ID: string(x.ID)}, naskah.Record{Pejabat: &x}, fresh)
}

func (r *registrar) fitsPejabat(x naskah.Pejabat) error {
	who, known := r.person(x.Orang)
	seat, exists := r.office(x.Jabatan)
	switch {
	case !known:
		return naskah.Errorf(naskah.Invalid, "NSK-RUJUKAN", "Pilih orangnya dari daftar.").On("orang")
	case !exists:
		return naskah.Errorf(naskah.Invalid, "NSK-RUJUKAN", "Pilih jabatannya dari daftar.").On("jabatan")
	case who.Mitra != seat.Mitra:
		return naskah.Errorf(naskah.Invalid, "NSK-PEJABAT-PIHAK", "%s dan jabatan %q tercatat pada pihak yang berbeda.", who.Nama, seat.Nama).On("orang")
	case !x.Kapasitas.Valid():
		return naskah.Errorf(naskah.Invalid, "NSK-KAPASITAS", "Pilih kapasitasnya: definitif, Pj., Pjs., Plt., atau Plh.").On("kapasitas")
	case x.Mulai.IsZero():
		return naskah.Errorf(naskah.Invalid, "NSK-KOSONG", "Tanggal mulai menjabat belum diisi.").On("mulai")
	case x.Keputusan == "" && seat.Mitra == "":
		return naskah.Errorf(naskah.Invalid, "NSK-KEPUTUSAN", "Keputusan atau surat perintah yang mengangkatnya belum diisi: nomor dan tanggalnya.").On("keputusan")
	}
	if err := span(x.Mulai, x.Selesai); err != nil {
		return err
	}
	for _, y := range r.pejabat {
		if y.ID == x.ID || y.Jabatan != x.Jabatan || !overlap(x.Mulai, x.Selesai, y.Mulai, y.Selesai) {
			continue
		}
		other, _ := r.person(y.Orang)
		if x.Orang == y.Orang {
			return naskah.Errorf(naskah.Conflict, "NSK-PEJABAT-GANDA", "%s sudah tercatat memangku jabatan ini dalam waktu yang sama.", other.Nama).On("mulai")
		}
		if x.Kapasitas == naskah.Definitif && y.Kapasitas == naskah.Definitif {
			return naskah.Errorf(naskah.Conflict, "NSK-PEJABAT-GANDA", "%s masih tercatat sebagai pejabat definitif sejak %s. Isi dahulu tanggal selesainya, atau pilih Plh. atau Plt.", other.Nama, y.Mulai.Panjang()).On("mulai")
		}
	}
	return nil
}
