package office

import (
	"fmt"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// ownSide fills in, for a new draft and only where nothing is written yet, what the profile of the Instansi knows of its own side:
// its name, seat and address, and the Kepala Daerah who will sign. In a Sinergi the region is PIHAK KEDUA [OP 4].
func ownSide(v naskah.Values, tpl *document.Template, inst naskah.Instansi, j naskah.Jalur, r roster, today naskah.Date) naskah.Values {
	at := fmt.Sprintf("pihak.%d.", naskah.OwnPlace(tpl.Ref.Kode, j))
	if v.Text(at+"mitra_id") != "" {
		return v
	}
	name := "Pemerintah Daerah " + inst.Sebutan()
	fill := map[string]string{
		at + "instansi_id": string(inst.ID), at + "nama_kop": name, at + "nama_lengkap": name, at + "kota": inst.Kedudukan, at + "alamat": inst.Alamat,
		"ejaan": inst.Rupa.Ejaan,
	}
	for _, p := range r.pejabat {
		if r.jabatan[p.Jabatan].KepalaDaerah && p.Instansi == inst.ID {
			if id, ok := r.holder(p.Jabatan, today); ok {
				fill[at+"pejabat.pejabat_id"] = string(id)
			}
		}
	}
	for _, f := range tpl.Fields() {
		if text, ok := fill[f.Path]; ok && text != "" && v.Text(f.Path) == "" {
			v = v.With(f.Path, text)
		}
	}
	return v
}

// officials writes name, office and capacity of an official who was chosen from the directory where the values do not have them.
func (r roster) officials(v naskah.Values) naskah.Values {
	list, _ := v["pihak"].([]any)
	for i := range list {
		at := fmt.Sprintf("pihak.%d.pejabat.", i)
		snap, _, ok := r.snapshot(naskah.PejabatID(v.Text(at + "pejabat_id")))
		if !ok || v.Text(at+"nama") != "" {
			continue
		}
		v = v.With(at+"nama", snap.Nama).With(at+"jabatan", snap.Jabatan).With(at+"kapasitas", string(snap.Kapasitas))
	}
	return v
}
