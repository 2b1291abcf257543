package naskah

// A Kode is the stable code of a kind of naskah [OP 6].
type Kode string

// The codes of OP 6.
const (
	KSBD        Kode = "ksb-d"
	KSBPK       Kode = "ksb-pk"
	PKSD        Kode = "pks-d"
	PKSPK       Kode = "pks-pk"
	NK          Kode = "nk"
	RK          Kode = "rk"
	Addendum    Kode = "add"
	SuratKuasa  Kode = "kuasa"
	KAK         Kode = "kak"
	Studi       Kode = "studi"
	Penawaran   Kode = "sp"
	Tanggapan   Kode = "tanggapan"
	Penawaran2  Kode = "sp2"
	LapSP       Kode = "lap-sp"
	BAPeta      Kode = "ba-peta"
	KepDRKS     Kode = "kep-drks"
	KepTKKSD    Kode = "kep-tkksd"
	DPRDReq     Kode = "dprd-req"
	BASelesai   Kode = "ba-sel"
	LapSemester Kode = "lap-semester"
	LapTahunan  Kode = "lap-tahunan"
	LapSinergi  Kode = "lap-sinergi"
	Telaah      Kode = "telaah"
	Rekomendasi Kode = "rekomendasi"
	BABahas     Kode = "ba-bahas"
	KirimNK     Kode = "kirim-nk"
	TLDPRD      Kode = "tl-dprd"
	NotaDinas   Kode = "nota-dinas"
)

// A Jenis is what the register knows of a kind: its full name, its short name, its family in the cross-table.
type Jenis struct {
	Kode     Kode
	Nama     string // full name, as in the title of the naskah
	Singkat  string // as people say it
	Keluarga string // ksb | pks | nk: the rows of the cross-table; empty for companions
	Rumpun   Rumpun
}

// A Rumpun is the part of a cooperation's life in which a kind is written [P22 6, 28, 52]; people choose a kind by it.
type Rumpun string

// The parts of a life.
const (
	RumpunNaskah     Rumpun = "naskah"     // the agreements
	RumpunPersiapan  Rumpun = "persiapan"  // pemetaan, kajian
	RumpunPenawaran  Rumpun = "penawaran"  // the offer and its answers
	RumpunPembahasan Rumpun = "pembahasan" // talks, kuasa, DPRD
	RumpunPelaporan  Rumpun = "pelaporan"  // reports, disputes
)

// DaftarRumpun lists them in order.
var DaftarRumpun = []Rumpun{RumpunNaskah, RumpunPersiapan, RumpunPenawaran, RumpunPembahasan, RumpunPelaporan}

// DaftarJenis lists every kind of OP 6.
var DaftarJenis = []Jenis{
	{KSBD, "Kesepakatan Bersama dengan Daerah Lain", "KSB KSDD", "ksb", RumpunNaskah},
	{KSBPK, "Kesepakatan Bersama dengan Pihak Ketiga", "KSB KSDPK", "ksb", RumpunNaskah},
	{PKSD, "Perjanjian Kerja Sama dengan Daerah Lain", "PKS KSDD", "pks", RumpunNaskah},
	{PKSPK, "Kontrak/Perjanjian Kerja Sama dengan Pihak Ketiga", "PKS KSDPK", "pks", RumpunNaskah},
	{NK, "Nota Kesepakatan Sinergi", "Nota Kesepakatan", "nk", RumpunNaskah},
	{RK, "Rencana Kerja Sinergi", "Rencana Kerja", "", RumpunNaskah},
	{Addendum, "Addendum", "Addendum", "", RumpunNaskah},
	{SuratKuasa, "Surat Kuasa Khusus", "Surat Kuasa", "", RumpunPembahasan},
	{KAK, "Kerangka Acuan Kerja", "KAK", "", RumpunPersiapan},
	{Studi, "Studi Kelayakan", "Studi Kelayakan", "", RumpunPersiapan},
	{Penawaran, "Surat Penawaran", "Penawaran", "", RumpunPenawaran},
	{Tanggapan, "Surat Tanggapan", "Tanggapan", "", RumpunPenawaran},
	{Penawaran2, "Permintaan Tanggapan Kedua", "Tanggapan Kedua", "", RumpunPenawaran},
	{LapSP, "Laporan Penawaran Tidak Ditanggapi", "Laporan Penawaran", "", RumpunPenawaran},
	{BAPeta, "Berita Acara Identifikasi dan Pemetaan Urusan Pemerintahan", "BA Pemetaan", "", RumpunPersiapan},
	{KepDRKS, "Keputusan Kepala Daerah tentang Daftar Rencana Kerja Sama", "Keputusan DRKS", "", RumpunPersiapan},
	{KepTKKSD, "Keputusan Kepala Daerah tentang Tim Koordinasi Kerja Sama Daerah", "Keputusan TKKSD", "", RumpunPersiapan},
	{DPRDReq, "Permohonan Persetujuan DPRD", "Permohonan DPRD", "", RumpunPembahasan},
	{BASelesai, "Berita Acara Penyelesaian Perselisihan", "BA Penyelesaian", "", RumpunPelaporan},
	{LapSemester, "Laporan Semester", "Laporan Semester", "", RumpunPelaporan},
	{LapTahunan, "Laporan Tahunan", "Laporan Tahunan", "", RumpunPelaporan},
	{LapSinergi, "Laporan Sinergi", "Laporan Sinergi", "", RumpunPelaporan},
	{Telaah, "Hasil Telaahan TKKSD", "Telaahan", "", RumpunPersiapan},
	{Rekomendasi, "Rekomendasi TKKSD", "Rekomendasi", "", RumpunPersiapan},
	{BABahas, "Berita Acara Pembahasan", "BA Pembahasan", "", RumpunPembahasan},
	{KirimNK, "Surat Penyampaian Nota Kesepakatan kepada Menteri Dalam Negeri", "Penyampaian NK", "", RumpunPelaporan},
	{TLDPRD, "Tindak Lanjut Hasil Kajian DPRD", "Tindak Lanjut DPRD", "", RumpunPembahasan},
	{NotaDinas, "Nota Dinas Pengantar", "Nota Dinas", "", RumpunPembahasan},
}

// JenisOf finds a kind by its code.
func JenisOf(k Kode) (Jenis, bool) {
	for _, j := range DaftarJenis {
		if j.Kode == k {
			return j, true
		}
	}
	return Jenis{}, false
}

// Agreement says whether a kind binds parties to each other, so that it has two at least; what accompanies it may have one, who signs it.
func (k Kode) Agreement() bool {
	j, _ := JenisOf(k)
	return j.Keluarga != "" || k == RK || k == Addendum
}

// LeastParties is how many parties a kind has at least.
func (k Kode) LeastParties() int {
	if k.Agreement() {
		return 2
	}
	return 1
}

// OwnPlace is the place of the region's own side among the parties, from 0: in a Sinergi the ministry comes first [P22 Lampiran C].
func OwnPlace(k Kode, j Jalur) int {
	if j == Sinergi && k.Agreement() {
		return 1
	}
	return 0
}

// A Jalur is the way a cooperation goes [P22 6, 28, 52].
type Jalur string

// The ways: KSDPL and KSDLL are kept in the register only.
const (
	KSDDWajib    Jalur = "ksdd_wajib"
	KSDDSukarela Jalur = "ksdd_sukarela"
	KSDPKDaerah  Jalur = "ksdpk_daerah" // begun by the region
	KSDPKMitra   Jalur = "ksdpk_mitra"  // begun by the third party
	Sinergi      Jalur = "sinergi"
	KSDPL        Jalur = "ksdpl"
	KSDLL        Jalur = "ksdll"
)

// DaftarJalur lists every way.
var DaftarJalur = []Jalur{KSDDWajib, KSDDSukarela, KSDPKDaerah, KSDPKMitra, Sinergi, KSDPL, KSDLL}

// Kategori is the column of the cross-table: KSDD, KSDPK, Sinergi, KSDPL, KSDLL.
func (j Jalur) Kategori() string {
	switch j {
	case KSDDWajib, KSDDSukarela:
		return "KSDD"
	case KSDPKDaerah, KSDPKMitra:
		return "KSDPK"
	case Sinergi:
		return "Sinergi"
	case KSDPL:
		return "KSDPL"
	case KSDLL:
		return "KSDLL"
	}
	return ""
}

// Cara is how a naskah is signed: in ink or electronically. It changes the text, so it is chosen before submit [OP 2].
type Cara string

// The two ways of signing.
const (
	Basah      Cara = "basah"
	Elektronik Cara = "elektronik"
)
