package web_test

import (
	"strings"
)

// A record2021 is one of the 24 naskah of Kota Banjar of 2021 [NEWS1: 10 KSB, 9 PKS, 5 nota kesepakatan sinergi], with invented titles
// and partners, as an officer types it.
type record2021 struct {
	Jenis, Tanggal, Tentang, Pihak1, Pihak2, Nomor1, Nomor2, Akhir, Ksb, Lokasi string
}

// book2021 is the year: by category KSDPK 16, KSDD 3, Sinergi 5. One PKS carries out a KSB of 2019.
func book2021() []record2021 {
	kota, old := "Pemerintah Daerah Kota Banjar", "100.3.7.1/41/KSB/2019"
	ksb := func(no, day, about, partner, theirs string) record2021 {
		return record2021{"ksb-pk", day, about, kota, partner, "134.4/" + no + "/KSB-Tapem/2021", theirs, "5 tahun", "", "Lemari 2, map KSB 2021"}
	}
	pks := func(no, day, about, partner, carries string) record2021 {
		return record2021{"pks-pk", day, about, kota, partner, "134.4/" + no + "/PKS-Tapem/2021", "", "3 tahun", carries, "Lemari 2, map PKS 2021"}
	}
	nk := func(no, day, about, partner, theirs string) record2021 {
		return record2021{"nk", day, about, partner, kota, theirs, "134.4/" + no + "/NK-Tapem/2021", "tanpa batas", "", "Lemari 3"}
	}
	serat := ksb("04", "02-03-2021", "Penyediaan Jaringan Serat Optik Kelurahan", "PT Contoh Serat Nusantara", "")
	serat.Akhir = "tanpa batas"
	out := []record2021{
		ksb("01", "12-01-2021", "Pengelolaan Sampah Perkotaan Berbasis Bank Sampah", "PT Contoh Daur Ulang", "001/CDU/I/2021"),
		ksb("02", "26-01-2021", "Layanan Perbankan bagi Aparatur Daerah", "PT Contoh Bank Banjar", "DIR/409.1"),
		ksb("03", "09-02-2021", "Tridharma Perguruan Tinggi dan Kuliah Kerja Nyata", "Universitas Contoh Galuh", "152/UCG/2021"),
		serat,
		ksb("05", "17-03-2021", "Pelatihan Wirausaha Muda", "Yayasan Contoh Karya Mandiri", "7/YKM/III/2021"),
		ksb("06", "06-04-2021", "Penyaluran Air Bersih Perdesaan", "Perumda Contoh Tirta", "690/12/2021"),
		ksb("07", "25-05-2021", "Rujukan Pelayanan Kesehatan Ibu dan Anak", "Rumah Sakit Contoh Sehat", "445/RSCS/2021"),
		ksb("08", "14-06-2021", "Pemasaran Produk Usaha Mikro", "Koperasi Contoh Pasar Banjar", ""),
		ksb("09", "03-08-2021", "Pengembangan Wisata Situ", "PT Contoh Wisata Situ", "33/CWS/2021"),
		{"ksb-d", "23-11-2021", "Pengelolaan Perbatasan dan Angkutan Antardaerah", kota, "Pemerintah Kabupaten Ciamis", "134.4/10/KSB-Tapem/2021", "120/88/KSB/2021", "5 tahun", "", "Lemari 2, map KSB 2021"},
		pks("11", "20-01-2021", "Pengolahan Sampah Organik Pasar Induk", "PT Contoh Daur Ulang", "134.4/01/KSB-Tapem/2021"),
		pks("12", "10-02-2021", "Pembayaran Gaji Pegawai melalui Rekening", "PT Contoh Bank Banjar", "134.4/02/KSB-Tapem/2021"),
		pks("13", "01-03-2021", "Pendampingan Penyusunan Rencana Tata Ruang", "Universitas Contoh Galuh", "134.4/03/KSB-Tapem/2021"),
		pks("14", "22-03-2021", "Kurikulum Pelatihan Wirausaha Muda", "Yayasan Contoh Karya Mandiri", "134.4/05/KSB-Tapem/2021"),
		pks("15", "19-04-2021", "Pemeliharaan Sambungan Rumah Air Bersih", "Perumda Contoh Tirta", "134.4/06/KSB-Tapem/2021"),
		pks("16", "07-06-2021", "Ambulans Rujukan Persalinan", "Rumah Sakit Contoh Sehat", "134.4/07/KSB-Tapem/2021"),
		pks("17", "05-10-2021", "Pengelolaan Parkir Kawasan Situ", "PT Contoh Wisata Situ", "134.4/09/KSB-Tapem/2021"),
		{"pks-d", "29-11-2021", "Angkutan Pelajar Lintas Perbatasan", kota, "Pemerintah Kabupaten Ciamis", "134.4/18/PKS-Tapem/2021", "", "3 tahun", "134.4/10/KSB-Tapem/2021", "Lemari 2, map PKS 2021"},
		{"pks-d", "06-12-2021", "Pemanfaatan Tempat Pemrosesan Akhir Regional", kota, "Pemerintah Kabupaten Pangandaran", "134.4/19/PKS-Tapem/2021", "", "3 tahun", old, "Lemari 2, map PKS 2021"},
		nk("20", "15-02-2021", "Sinergi Pembinaan Statistik Sektoral", "Badan Contoh Statistik", "02/BCS/NK/2021"),
		nk("21", "30-03-2021", "Sinergi Pelayanan Pertanahan", "Kementerian Contoh Agraria", "04/KCA/NK/2021"),
		nk("22", "28-06-2021", "Sinergi Perlindungan Tenaga Kerja", "Badan Contoh Jaminan", "DIR/77/2021"),
		nk("23", "12-08-2021", "Sinergi Pencegahan Korupsi", "Kejaksaan Contoh Negeri", "B-12/2021"),
		nk("24", "19-10-2021", "Sinergi Konservasi Sungai", "Balai Contoh Wilayah Sungai", ""),
	}
	return out
}

// csv2021 is the year as an office keeps it in a spreadsheet. With dirt, four rows have what registers have: an end before the
// beginning, a number 0, a region without its jenis, a formula in the title.
func csv2021(dirt bool) string {
	var b strings.Builder
	b.WriteString("No;Jenis;Tentang;Tanggal;Pihak Kesatu;Pihak Kedua;Nomor Pihak Kesatu;Nomor Pihak Kedua;Jangka Waktu;Lokasi Asli;KSB Induk\n")
	kinds := map[string]string{"ksb-pk": "KSB", "ksb-d": "KSB", "pks-pk": "PKS", "pks-d": "PKS", "nk": "Nota Kesepakatan"}
	for i, r := range book2021() {
		kind := kinds[r.Jenis]
		if dirt {
			switch i {
			case 11:
				r.Akhir = "10-02-2012"
			case 13:
				r.Nomor1 = "0"
			case 18:
				r.Pihak2 = "Banjar"
			case 20:
				r.Tentang = "=HYPERLINK(\"http://contoh.test\";\"Sinergi Pelayanan Pertanahan\")"
			}
		}
		cells := []string{itoa(i + 1), kind, r.Tentang, r.Tanggal, r.Pihak1, r.Pihak2, r.Nomor1, r.Nomor2, r.Akhir, r.Lokasi, r.Ksb}
		for j, c := range cells {
			if strings.ContainsAny(c, "\";\n") {
				cells[j] = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
			}
		}
		b.WriteString(strings.Join(cells, ";") + "\n")
	}
	return b.String()
}
