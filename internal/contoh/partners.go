package contoh

import (
	"context"
	"fmt"

	"naskah/internal/naskah"
)

// MitraUtama is the company whose director signs in the demo.
const MitraUtama = "PT Contoh Daur Ulang"

// partners of the directory: name, legal form, seat. Every one is invented, or a real region or ministry named only as an example.
var partners = [][3]string{
	{MitraUtama, "pt", "Banjar"},
	{"PT Contoh Parkir Priangan", "pt", "Banjar"},
	{"PT Contoh Terampil Mandiri", "pt", "Bandung"},
	{"PT Contoh Rumah Sakit Sehat", "pt", "Tasikmalaya"},
	{"PT Contoh Jaringan Serat", "pt", "Bandung"},
	{"PT Bank Contoh Daerah", "pt", "Bandung"},
	{"PT Contoh Energi Surya", "pt", "Jakarta Selatan"},
	{"Perumda Contoh Air Minum", "perumda", "Banjar"},
	{"Universitas Contoh Priangan", "universitas", "Tasikmalaya"},
	{"Politeknik Contoh Pertanian", "universitas", "Bandung"},
	{"Yayasan Contoh Peduli Anak", "yayasan", "Banjar"},
	{"Koperasi Contoh Tani Makmur", "koperasi", "Banjar"},
	{"Perkumpulan Contoh Literasi", "ormas", "Banjar"},
	{"Pemerintah Daerah Kabupaten Ciamis (contoh)", "daerah", "Ciamis"},
	{"Pemerintah Daerah Kabupaten Pangandaran (contoh)", "daerah", "Parigi"},
	{"Pemerintah Daerah Kabupaten Cilacap (contoh)", "daerah", "Cilacap"},
	{"Kejaksaan Negeri Kota Banjar (contoh)", "kementerian", "Banjar"},
	{"Kantor Pertanahan Kota Banjar (contoh)", "kementerian", "Banjar"},
	{"Badan Pusat Statistik Kota Banjar (contoh)", "kementerian", "Banjar"},
	{"Kantor Pelayanan Pajak Pratama Ciamis (contoh)", "kementerian", "Ciamis"},
	{"Kementerian Kelautan dan Perikanan (contoh)", "kementerian", "Jakarta Pusat"},
}

func (k *Kota) partners(ctx context.Context) error {
	k.mitra = map[string]naskah.MitraID{}
	for i, p := range partners {
		m := naskah.Mitra{
			ID: naskah.MitraID(k.id()), Seq: 1, Instansi: KotaBanjar, Nama: p[0], Bentuk: p[1], Kedudukan: p[2], Contoh: true,
			Alamat: fmt.Sprintf("Jalan Contoh Nomor %d", i+1),
		}
		if p[0] == MitraUtama {
			dasar, err := k.dasar()
			if err != nil {
				return err
			}
			m.Alamat, m.Dasar = "Jalan Raya Pataruman Nomor 45", dasar
		}
		if err := k.record(ctx, naskah.Record{Mitra: &m}); err != nil {
			return fmt.Errorf("contoh: mitra %s: %w", p[0], err)
		}
		k.mitra[p[0]] = m.ID
	}
	return nil
}

// dasar is the company's deeds, those of the template's own sample.
func (k *Kota) dasar() ([]byte, error) {
	t, err := k.Office.Templates.Current(naskah.KSBPK)
	if err != nil {
		return nil, err
	}
	d, _ := t.Sample().Get("pihak.1.dasar_kewenangan")
	return naskah.Canonical(d)
}
