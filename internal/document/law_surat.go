package document

import "naskah/internal/naskah"

// lawsSurat are the mandatory contents of letters, of the surat kuasa, and of the berita acara of talks and of disputes. P22 prescribes
// no form for any of them; what it says that they do is what each must hold.
var lawsSurat = map[naskah.Kode]law{
	naskah.SuratKuasa: {contents: named(
		"pemberi kuasa", "Pasal 14 ayat (2) dan Pasal 36 ayat (2)",
		"penerima kuasa", "Pasal 14 ayat (2) dan Pasal 36 ayat (2)",
		"hal yang dikuasakan", "Pasal 14 ayat (2) dan Pasal 36 ayat (2)",
		"tembusan", "Pasal 14 ayat (3)",
	)},
	naskah.Penawaran: {contents: named(
		"penerima", "Pasal 8 ayat (2), Pasal 30 ayat (2), dan Pasal 54 ayat (2)",
		"rencana kerja sama", "Pasal 8 ayat (1), Pasal 30 ayat (1), dan Pasal 54 ayat (1)",
		"kerangka acuan kerja", "Pasal 8 ayat (2), Pasal 30 ayat (2), dan Pasal 54 ayat (2)",
		"permintaan tanggapan", "Pasal 8 ayat (3) dan Pasal 54 ayat (3)",
	)},
	naskah.Tanggapan: {contents: named(
		"penerima", "Pasal 8 ayat (3)",
		"surat penawaran", "Pasal 8 ayat (3) dan Pasal 31 ayat (1)",
		"tanggapan", "Pasal 8 ayat (3)",
	)},
	naskah.Penawaran2: {contents: named(
		"penerima", "Pasal 8 ayat (4) dan Pasal 54 ayat (4)",
		"surat penawaran", "Pasal 8 ayat (4) dan Pasal 54 ayat (4)",
		"permintaan tanggapan", "Pasal 8 ayat (4) dan Pasal 54 ayat (4)",
	)},
	naskah.LapSP: {contents: named(
		"penerima", "Pasal 8 ayat (5)",
		"surat penawaran", "Pasal 8 ayat (3)",
		"permintaan tanggapan kedua", "Pasal 8 ayat (4)",
		"tidak adanya tanggapan", "Pasal 8 ayat (5)",
		"permohonan tindak lanjut", "Pasal 8 ayat (6)",
	)},
	naskah.DPRDReq: {contents: named(
		"penerima", "Pasal 12 ayat (1) huruf a",
		"alasan permohonan", "Pasal 11 ayat (1), Pasal 34 ayat (1), dan Pasal 56 ayat (1)",
		"permohonan persetujuan", "Pasal 12 ayat (1) huruf a, Pasal 34 ayat (2), dan Pasal 56 ayat (2)",
		"dokumen yang dilampirkan", "Pasal 12 ayat (1) huruf a, Pasal 34 ayat (3), dan Pasal 56 ayat (3)",
	)},
	naskah.TLDPRD: {contents: named(
		"penerima", "Pasal 12 ayat (1) huruf d",
		"surat pimpinan DPRD", "Pasal 12 ayat (1) huruf c",
		"tindak lanjut hasil kajian", "Pasal 12 ayat (1) huruf d",
		"permohonan persetujuan", "Pasal 12 ayat (1) huruf d",
	)},
	naskah.KirimNK: {contents: named(
		"penerima", "Pasal 57 ayat (3)",
		"Nota Kesepakatan", "Pasal 57 ayat (3)",
		"Rencana Kerja", "Pasal 57 ayat (3)",
	)},
	naskah.NotaDinas: {contents: named(
		"penerima", "Pasal 46 ayat (2) huruf g",
		"naskah yang disampaikan", "Pasal 46 ayat (2) huruf f",
		"rekomendasi TKKSD", "Pasal 46 ayat (2) huruf g",
	)},
	naskah.BABahas: {contents: named(
		"komparisi", pembahasan,
		"para pihak", pembahasan,
		"rancangan yang dibahas", pembahasan,
		"hasil pembahasan", "Pasal 10 ayat (1), Pasal 13 ayat (4), Pasal 32 ayat (2), Pasal 35 ayat (4), dan Pasal 55 ayat (3)",
		"daftar hadir", pembahasan,
	)},
	naskah.BASelesai: {contents: named(
		"komparisi", "Pasal 18 ayat (3)",
		"para pihak", "Pasal 18 ayat (3)",
		"pokok perselisihan", "Pasal 18 ayat (1)",
		"dokumen kerja sama", "Pasal 18 ayat (2)",
		"hasil penyelesaian", "Pasal 18 ayat (3)",
		"pelaporan", "Pasal 18 ayat (4)",
	)},
}

// pembahasan is where P22 has a draft discussed by all concerned.
const pembahasan = "Pasal 9 ayat (2), Pasal 13 ayat (3), Pasal 32 ayat (1), Pasal 35 ayat (3), dan Pasal 55 ayat (2)"
