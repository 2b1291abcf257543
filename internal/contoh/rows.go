package contoh

import "naskah/internal/naskah"

// A row is one old record of the register.
type row struct {
	key   string // so that a PKS can name its KSB; empty for the others
	jenis naskah.Kode
	jalur naskah.Jalur
	judul string
	mitra string
	unit  string
	// The date and term. For 2021 the date is fixed; for the living part it is relative to today, in days.
	year       int // 0: 2021
	month, day int // a fixed date
	since      int // days before today
	until      int // days after today at which the term ends; 0 with years
	years      int
	open       bool   // tanpa batas
	carries    string // key of the KSB that this PKS carries out
}

// rows2021 are the 24 naskah of Kota Banjar in 2021 as reported on 23 November 2021: 10 KSB (9 KSDPK, 1 KSDD), 9 PKS (7 KSDPK,
// 2 KSDD), 5 nota kesepakatan. The counts are public; titles and partners are invented.
var rows2021 = []row{
	{key: "parkir", jenis: naskah.KSBPK, jalur: naskah.KSDPKDaerah, judul: "Pengelolaan Parkir Alun-Alun dan Pasar", mitra: "PT Contoh Parkir Priangan", unit: "perhubungan", month: 1, day: 18, years: 5},
	{key: "blk", jenis: naskah.KSBPK, jalur: naskah.KSDPKDaerah, judul: "Pelatihan Kerja dan Penempatan Lulusan Balai Latihan Kerja", mitra: "PT Contoh Terampil Mandiri", unit: "naker", month: 2, day: 9, years: 5},
	{key: "rujukan", jenis: naskah.KSBPK, jalur: naskah.KSDPKMitra, judul: "Layanan Rujukan Gawat Darurat", mitra: "PT Contoh Rumah Sakit Sehat", unit: "kesehatan", month: 2, day: 25, years: 5},
	{key: "serat", jenis: naskah.KSBPK, jalur: naskah.KSDPKMitra, judul: "Penyediaan Jaringan Serat Optik Layanan Publik", mitra: "PT Contoh Jaringan Serat", unit: "kominfo", month: 3, day: 15, years: 5},
	{key: "pajak", jenis: naskah.KSBPK, jalur: naskah.KSDPKDaerah, judul: "Penerimaan Pembayaran Pajak Daerah melalui Kanal Perbankan", mitra: "PT Bank Contoh Daerah", unit: "bapenda", month: 4, day: 6, years: 5},
	{key: "tridarma", jenis: naskah.KSBPK, jalur: naskah.KSDPKDaerah, judul: "Pelaksanaan Tridarma Perguruan Tinggi bagi Pembangunan Daerah", mitra: "Universitas Contoh Priangan", unit: "pendidikan", month: 5, day: 20, years: 5},
	{key: "anak", jenis: naskah.KSBPK, jalur: naskah.KSDPKMitra, judul: "Pendampingan Anak dalam Pengasuhan Alternatif", mitra: "Yayasan Contoh Peduli Anak", unit: "sosial", month: 7, day: 13, years: 3},
	{jenis: naskah.KSBPK, jalur: naskah.KSDPKMitra, judul: "Pemasaran Hasil Pertanian Petani Kota", mitra: "Koperasi Contoh Tani Makmur", unit: "pertanian", month: 8, day: 31, years: 5},
	{jenis: naskah.KSBPK, jalur: naskah.KSDPKMitra, judul: "Penguatan Literasi Masyarakat Kelurahan", mitra: "Perkumpulan Contoh Literasi", unit: "arsip", month: 10, day: 5, years: 5},
	{key: "air", jenis: naskah.KSBD, jalur: naskah.KSDDWajib, judul: "Penyediaan Air Minum Lintas Batas", mitra: "Pemerintah Daerah Kabupaten Ciamis (contoh)", unit: "pu", month: 6, day: 8, years: 5},
	{jenis: naskah.PKSPK, jalur: naskah.KSDPKDaerah, judul: "Pengoperasian Parkir Elektronik Alun-Alun", mitra: "PT Contoh Parkir Priangan", unit: "perhubungan", month: 3, day: 22, years: 3, carries: "parkir"},
	{jenis: naskah.PKSPK, jalur: naskah.KSDPKDaerah, judul: "Pelatihan Las dan Otomotif Angkatan I", mitra: "PT Contoh Terampil Mandiri", unit: "naker", month: 4, day: 12, years: 2, carries: "blk"},
	{jenis: naskah.PKSPK, jalur: naskah.KSDPKMitra, judul: "Layanan Ambulans dan Rujukan Terpadu", mitra: "PT Contoh Rumah Sakit Sehat", unit: "kesehatan", month: 5, day: 4, years: 5, carries: "rujukan"},
	{jenis: naskah.PKSPK, jalur: naskah.KSDPKMitra, judul: "Sewa Bandwidth Puskesmas dan Kelurahan", mitra: "PT Contoh Jaringan Serat", unit: "kominfo", month: 6, day: 17, years: 3, carries: "serat"},
	{jenis: naskah.PKSPK, jalur: naskah.KSDPKDaerah, judul: "Pembayaran Pajak Bumi dan Bangunan secara Daring", mitra: "PT Bank Contoh Daerah", unit: "bapenda", month: 7, day: 26, years: 5, carries: "pajak"},
	{jenis: naskah.PKSPK, jalur: naskah.KSDPKDaerah, judul: "Kuliah Kerja Nyata Tematik Penurunan Stunting", mitra: "Universitas Contoh Priangan", unit: "kesehatan", month: 9, day: 14, years: 2, carries: "tridarma"},
	{jenis: naskah.PKSPK, jalur: naskah.KSDPKMitra, judul: "Rumah Singgah Anak Jalanan", mitra: "Yayasan Contoh Peduli Anak", unit: "sosial", month: 10, day: 19, years: 3, carries: "anak"},
	{jenis: naskah.PKSD, jalur: naskah.KSDDWajib, judul: "Pembangunan Jaringan Distribusi Air Minum Perbatasan", mitra: "Pemerintah Daerah Kabupaten Ciamis (contoh)", unit: "pu", month: 9, day: 2, years: 5, carries: "air"},
	{jenis: naskah.PKSD, jalur: naskah.KSDDSukarela, judul: "Penanganan Kebakaran di Wilayah Perbatasan", mitra: "Pemerintah Daerah Kabupaten Pangandaran (contoh)", unit: "bpbd", month: 11, day: 10, years: 5, carries: "bencana"},
	{jenis: naskah.NK, jalur: naskah.Sinergi, judul: "Penanganan Perkara Perdata dan Tata Usaha Negara", mitra: "Kejaksaan Negeri Kota Banjar (contoh)", unit: "hukum", month: 1, day: 27, years: 2},
	{jenis: naskah.NK, jalur: naskah.Sinergi, judul: "Percepatan Pendaftaran Tanah Aset Daerah", mitra: "Kantor Pertanahan Kota Banjar (contoh)", unit: "pu", month: 3, day: 30, years: 3},
	{jenis: naskah.NK, jalur: naskah.Sinergi, judul: "Penyediaan Data Statistik Sektoral", mitra: "Badan Pusat Statistik Kota Banjar (contoh)", unit: "kominfo", month: 6, day: 22, years: 5},
	{jenis: naskah.NK, jalur: naskah.Sinergi, judul: "Optimalisasi Pemungutan Pajak Pusat dan Pajak Daerah", mitra: "Kantor Pelayanan Pajak Pratama Ciamis (contoh)", unit: "bapenda", month: 8, day: 18, years: 5},
	{jenis: naskah.NK, jalur: naskah.Sinergi, judul: "Pengembangan Perikanan Budi Daya Air Tawar", mitra: "Kementerian Kelautan dan Perikanan (contoh)", unit: "pertanian", month: 11, day: 16, years: 5},
}

// rowsLiving are records of other years whose terms are relative to today, so that no card is empty on any day. The oldest is the KSB
// KSDD on which the second PKS KSDD of 2021 rests.
var rowsLiving = []row{
	{key: "bencana", jenis: naskah.KSBD, jalur: naskah.KSDDSukarela, judul: "Penanggulangan Bencana dan Kebakaran Lintas Daerah", mitra: "Pemerintah Daerah Kabupaten Pangandaran (contoh)", unit: "bpbd", year: 2019, month: 7, day: 23, open: true},
	{key: "sampah", jenis: naskah.KSBPK, jalur: naskah.KSDPKMitra, judul: "Pengolahan Sampah Organik Rumah Tangga", mitra: MitraUtama, unit: "lh", since: 1100, until: 725},
	{jenis: naskah.PKSPK, jalur: naskah.KSDPKMitra, judul: "Pengoperasian Rumah Kompos Kecamatan", mitra: MitraUtama, unit: "lh", since: 900, until: 560, carries: "sampah"},
	{jenis: naskah.KSBPK, jalur: naskah.KSDPKMitra, judul: "Penerangan Jalan Umum Tenaga Surya", mitra: "PT Contoh Energi Surya", unit: "perhubungan", since: 700, until: 1126},
	{jenis: naskah.KSBPK, jalur: naskah.KSDPKDaerah, judul: "Pendidikan Vokasi Pertanian Terapan", mitra: "Politeknik Contoh Pertanian", unit: "pertanian", since: 420, until: 1406},
	{jenis: naskah.KSBPK, jalur: naskah.KSDPKDaerah, judul: "Perluasan Sambungan Air Minum Rumah Tangga", mitra: "Perumda Contoh Air Minum", unit: "pu", since: 250, until: 1576},
	{key: "umkm", jenis: naskah.KSBPK, jalur: naskah.KSDPKDaerah, judul: "Pembiayaan Usaha Mikro dan Kecil", mitra: "PT Bank Contoh Daerah", unit: "koperasi", since: 1500, until: 326},
	{jenis: naskah.PKSPK, jalur: naskah.KSDPKDaerah, judul: "Penyaluran Kredit Tanpa Agunan Pedagang Pasar", mitra: "PT Bank Contoh Daerah", unit: "koperasi", since: 1200, until: 150, carries: "umkm"},
	{key: "beasiswa", jenis: naskah.KSBPK, jalur: naskah.KSDPKDaerah, judul: "Beasiswa Perguruan Tinggi bagi Keluarga Prasejahtera", mitra: "Universitas Contoh Priangan", unit: "pendidikan", since: 1700, until: 96},
	{jenis: naskah.PKSPK, jalur: naskah.KSDPKDaerah, judul: "Seleksi dan Penyaluran Beasiswa", mitra: "Universitas Contoh Priangan", unit: "pendidikan", since: 1500, until: 60, carries: "beasiswa"},
	{jenis: naskah.PKSPK, jalur: naskah.KSDPKDaerah, judul: "Pengelolaan Parkir Pasar Induk", mitra: "PT Contoh Parkir Priangan", unit: "perhubungan", since: 718, until: 12},
	{jenis: naskah.KSBD, jalur: naskah.KSDDSukarela, judul: "Promosi Pariwisata Terpadu Priangan Timur", mitra: "Pemerintah Daerah Kabupaten Cilacap (contoh)", unit: "pendidikan", since: 800, until: 1026},
	{jenis: naskah.NK, jalur: naskah.Sinergi, judul: "Pemanfaatan Data Kependudukan untuk Pelayanan Publik", mitra: "Badan Pusat Statistik Kota Banjar (contoh)", unit: "dukcapil", since: 640, until: 455},
	{jenis: naskah.NK, jalur: naskah.Sinergi, judul: "Pendampingan Hukum Pengelolaan Aset Daerah", mitra: "Kejaksaan Negeri Kota Banjar (contoh)", unit: "hukum", since: 330, until: 400},
	{jenis: naskah.NK, jalur: naskah.Sinergi, judul: "Sertifikasi Tanah Wakaf dan Fasilitas Umum", mitra: "Kantor Pertanahan Kota Banjar (contoh)", unit: "pu", since: 1000, until: 95},
	{jenis: naskah.PKSPK, jalur: naskah.KSDPKMitra, judul: "Pemeriksaan Kesehatan Berkala Aparatur", mitra: "PT Contoh Rumah Sakit Sehat", unit: "kesehatan", since: 1130, until: -35},
	{jenis: naskah.KSBPK, jalur: naskah.KSDPKMitra, judul: "Pojok Baca Digital Taman Kota", mitra: "Perkumpulan Contoh Literasi", unit: "arsip", since: 1690, until: -75},
	{jenis: naskah.NK, jalur: naskah.Sinergi, judul: "Konsultasi Perpajakan Pelaku Usaha Kecil", mitra: "Kantor Pelayanan Pajak Pratama Ciamis (contoh)", unit: "bapenda", since: 1480, until: -20},
	{jenis: naskah.PKSPK, jalur: naskah.KSDPKDaerah, judul: "Magang Lulusan Sekolah Menengah Kejuruan", mitra: "PT Contoh Terampil Mandiri", unit: "naker", since: 560, until: 170},
	{jenis: naskah.KSBPK, jalur: naskah.KSDPKMitra, judul: "Perlindungan Sosial Lanjut Usia Terlantar", mitra: "Yayasan Contoh Peduli Anak", unit: "sosial", since: 95, until: 1730},
}
