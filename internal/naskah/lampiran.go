package naskah

import "slices"

// A JenisLampiran is a kind of file that is kept with a naskah or a kerja sama [OP 1.4, OP 6].
type JenisLampiran struct {
	Kode      string
	Nama      string
	Naskah    bool // may hang on a naskah
	KerjaSama bool // may hang on a kerja sama
	PerPihak  bool // it is of one of the PARA PIHAK: Attachment.Party says whose
	Teks      bool // it agrees to a text as it stands, and says nothing of a later one [P22 10(1), 13(4), 32(2), 35(4)]
	TKKSD     bool // a paper of the TKKSD: its people may bring it, also who only reviews
	Norma     string
	Pembawa   string // who could bring it
}

// The kinds that acts ask for by name.
const (
	LampiranPersetujuan    = "persetujuan"
	LampiranBahas          = "berita-acara-bahas"
	LampiranRekomendasi    = "rekomendasi"
	LampiranDPRDSetuju     = "dprd-setuju"
	LampiranDPRDPermintaan = "dprd-permintaan"
	LampiranAkta           = "akta-pendirian"
	LampiranKuasa          = "surat-kuasa"
	LampiranProfil         = "profil-mitra"
	LampiranLogo           = "logo"
	LampiranWord           = "naskah-word"
)

const p22 = "Permendagri Nomor 22 Tahun 2020 "

// DaftarLampiran lists the kinds in the order in which they are offered.
var DaftarLampiran = []JenisLampiran{
	{Kode: LampiranPersetujuan, Nama: "Persetujuan pihak lain atas rancangan", Naskah: true, PerPihak: true, Teks: true, Norma: p22 + "Pasal 10, 13, 32, 35, dan 55", Pembawa: "pihak yang bersangkutan"},
	{Kode: LampiranBahas, Nama: "Berita acara pembahasan", Naskah: true, PerPihak: true, Teks: true, TKKSD: true, Norma: p22 + "Pasal 9 ayat (2), 13 ayat (3), 32 ayat (1), 35 ayat (3), dan 55 ayat (2)", Pembawa: "Sekretariat TKKSD"},
	{Kode: LampiranRekomendasi, Nama: "Rekomendasi TKKSD", Naskah: true, KerjaSama: true, TKKSD: true, Norma: p22 + "Pasal 46 ayat (2) huruf g", Pembawa: "TKKSD"},
	{Kode: LampiranAkta, Nama: "Akta pendirian", Naskah: true, PerPihak: true, Norma: p22 + "Lampiran huruf A.2", Pembawa: "mitra"},
	{Kode: "akta-perubahan", Nama: "Akta perubahan terakhir", Naskah: true, PerPihak: true, Norma: p22 + "Lampiran huruf A.2", Pembawa: "mitra"},
	{Kode: "akta-pengangkatan", Nama: "Akta pengangkatan direksi", Naskah: true, PerPihak: true, Norma: p22 + "Lampiran huruf A.2", Pembawa: "mitra"},
	{Kode: LampiranKuasa, Nama: "Surat kuasa", Naskah: true, PerPihak: true, Norma: p22 + "Pasal 14, 36, dan 57 ayat (2)", Pembawa: "pihak yang memberi kuasa"},
	{Kode: LampiranProfil, Nama: "Profil mitra", Naskah: true, KerjaSama: true, PerPihak: true, Norma: p22 + "Pasal 30, 31, dan 34 ayat (3)", Pembawa: "mitra"},
	{Kode: LampiranLogo, Nama: "Logo pihak", Naskah: true, KerjaSama: true, PerPihak: true, Pembawa: "pihak yang bersangkutan"},
	{Kode: LampiranWord, Nama: "Naskah Word dengan usulan perubahan", Naskah: true, PerPihak: true, Pembawa: "pihak yang mengusulkan"},
	{Kode: "kak", Nama: "Kerangka acuan kerja", KerjaSama: true, Norma: p22 + "Pasal 7, 29, dan 53", Pembawa: "Perangkat Daerah pemrakarsa"},
	{Kode: "studi-kelayakan", Nama: "Studi kelayakan", KerjaSama: true, Norma: p22 + "Pasal 31", Pembawa: "Perangkat Daerah pemrakarsa atau mitra"},
	{Kode: "penawaran", Nama: "Surat penawaran", KerjaSama: true, Norma: p22 + "Pasal 8, 30, dan 54", Pembawa: "Sekretariat TKKSD"},
	{Kode: "tanggapan", Nama: "Surat tanggapan", KerjaSama: true, Norma: p22 + "Pasal 8 dan 54", Pembawa: "calon mitra"},
	{Kode: "telaahan", Nama: "Hasil telaahan TKKSD", KerjaSama: true, TKKSD: true, Norma: p22 + "Pasal 7 ayat (4) dan (5), 29 ayat (4), 31, dan 53 ayat (4)", Pembawa: "TKKSD"},
	{Kode: LampiranDPRDPermintaan, Nama: "Surat permohonan persetujuan DPRD", Naskah: true, KerjaSama: true, Norma: p22 + "Pasal 12, 34, dan 56", Pembawa: "Perangkat Daerah yang membidangi kerja sama"},
	{Kode: LampiranDPRDSetuju, Nama: "Surat persetujuan DPRD", Naskah: true, KerjaSama: true, Norma: p22 + "Pasal 12 ayat (3), 34 ayat (5), dan 56 ayat (5)", Pembawa: "pimpinan DPRD"},
	{Kode: "surat", Nama: "Surat-menyurat", Naskah: true, KerjaSama: true, Pembawa: "Perangkat Daerah pemrakarsa"},
	{Kode: "lainnya", Nama: "Dokumen lain", Naskah: true, KerjaSama: true, Pembawa: "Perangkat Daerah pemrakarsa"},
}

// LampiranOf finds a kind by its code.
func LampiranOf(kode string) (JenisLampiran, bool) {
	i := slices.IndexFunc(DaftarLampiran, func(j JenisLampiran) bool { return j.Kode == kode })
	if i < 0 {
		return JenisLampiran{}, false
	}
	return DaftarLampiran[i], true
}

// Pada says whether a file of this kind may hang on a subject of that kind.
func (j JenisLampiran) Pada(k SubjectKind) bool {
	return j.Naskah && k == SubjectNaskah || j.KerjaSama && k == SubjectKerjaSama
}

// The dated facts that keep what was answered about the DPRD.
const (
	FaktaDPRDBeban    = "dprd-membebani"
	FaktaDPRDAnggaran = "dprd-belum-anggaran"
	FaktaDPRDDiajukan = "dprd-diajukan"
	FaktaDPRDSetuju   = "dprd-setuju"
)

// HariDPRD is how long the DPRD has to take a stand before consent is deemed given [P22 12(4), 34(6), 56(6)].
const HariDPRD = 45

// DianggapSetuju is the first day on which the DPRD's consent is deemed given to a request received on diajukan: when 45 days have
// passed ("setelah jangka waktu 45 hari") [P22 12(4), 34(6), 56(6)]; zero when there was no request. Days are calendar days.
func DianggapSetuju(diajukan Date) Date {
	if diajukan.IsZero() {
		return Date{}
	}
	return diajukan.AddDays(HariDPRD + 1)
}
