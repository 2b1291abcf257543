package document_test

import (
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// One rule each: the sample of the kind with one value changed has this finding, with its level and norm; without the change it has not.
func TestRules(t *testing.T) {
	lib := library(t)
	type m = map[string]any
	for _, tt := range []struct {
		name  string
		kode  naskah.Kode
		set   m
		code  string
		level naskah.Level
		path  string
		norm  string // part of it
	}{
		{"not the head, KSDPK", naskah.KSBPK, m{"pihak.0.pejabat.jabatan": "Sekretaris Daerah"}, "KSD-R3", "warning", "pihak.0.pejabat.jabatan", "Pasal 33"},
		{"not the head, second region", naskah.KSBD, m{"pihak.1.pejabat.jabatan": "Kepala Dinas"}, "KSD-R3", "warning", "pihak.1.pejabat.jabatan", "Pasal 10 ayat (2)"},
		{"says that he is the head", naskah.PKSD, m{"pihak.0.penanda_tangan": "kepala_daerah"}, "KSD-R4", "error", "pihak.0.pejabat.jabatan", "Pasal 14"},
		{"kuasa after the naskah", naskah.PKSD, m{"pihak.1.surat_kuasa.tanggal": "2029-01-01"}, "KSD-R4", "error", "pihak.1.surat_kuasa.tanggal", "Pasal 14"},
		{"kuasa after the naskah, KSDPK", naskah.PKSPK, m{"pihak.0.surat_kuasa.tanggal": "2029-01-01"}, "KSD-R4", "error", "pihak.0.surat_kuasa.tanggal", "Pasal 36"},
		{"kuasa without number", naskah.PKSPK, m{"pihak.0.surat_kuasa.nomor": ""}, "KSD-KOSONG", "error", "pihak.0.surat_kuasa.nomor", ""},
		{"region first", naskah.NK, m{"pihak.0.nama_kop": "Pemerintah Daerah Kota Banjar"}, "KSD-R7", "warning", "pihak.0.nama_kop", "Lampiran huruf C"},
		{"approval after the naskah", naskah.NK, m{"dprd.tanggal": "2029-01-01"}, "KSD-R9", "error", "dprd.tanggal", "Pasal 56 ayat (6)"},
		{"deemed too early", naskah.NK, m{"dprd.dianggap_setuju": true}, "KSD-R9", "error", "dprd.tanggal", "Pasal 56 ayat (6)"},
		{"no plan", naskah.NK, m{"rencana_kerja": nil}, "KSD-R11", "error", "rencana_kerja", "Pasal 52"},
		{"no RKPD", naskah.NK, m{"rkpd.program": ""}, "KSD-R10", "error", "rkpd.program", "Pasal 53 ayat (2)"},
		{"originals", naskah.KSBD, m{"cara_tanda_tangan": "basah", "jumlah_rangkap": int64(7)}, "KSD-R16", "warning", "jumlah_rangkap", "Pasal 10 ayat (3)"},
		{"beyond the KSB", naskah.PKSD, m{"ksb_asal.berakhir": "2027-03-01"}, "KSD-R22", "warning", "ksb_asal.berakhir", ""},
		{"before the KSB", naskah.PKSD, m{"ksb_asal.tanggal": "2029-03-01"}, "KSD-R22", "warning", "ksb_asal.tanggal", ""},
		{"no copy", naskah.SuratKuasa, m{"tembusan": []any{"Arsip"}}, "KSD-R23", "warning", "tembusan", "Pasal 14 ayat (3)"},
		{"another chairman", naskah.KepTKKSD, m{"tim.ketua": "Kepala Bappeda"}, "KSD-R24", "warning", "tim.ketua", "Pasal 47"},
		{"five members", naskah.KepTKKSD, m{"tim.anggota": []any{"a", "b", "c", "d", "e"}}, "KSD-R24", "warning", "tim.anggota", "Pasal 47"},
		{"six years between regions", naskah.KSBD, m{"jangka_waktu.n": int64(6)}, "KSD-R2", "error", "jangka_waktu.n", "Pasal 9 ayat (3)"},
		{"RKPD not in the penyusun's own text", naskah.NK, m{"pasal": []any{m{"id": "objek-sinergi", "ayat": []any{m{"teks": "Objeknya pelayanan kesehatan."}}}}}, "KSD-R10", "error", "pasal.0", "Pasal 53 ayat (2)"},
		{"no yearly list", naskah.KSBPK, m{"rujukan.kep_drks": ""}, "KSD-R19", "warning", "rujukan.kep_drks", "Pasal 25 ayat (2)"},
		{"no study by the region", naskah.KSBPK, m{"rujukan.studi_kelayakan": ""}, "KSD-R19", "warning", "rujukan.studi_kelayakan", "Pasal 25 ayat (1) huruf b"},
		{"no study by the third party", naskah.KSBPK, m{"rujukan.prakarsa": "pihak_ketiga", "rujukan.studi_kelayakan": ""}, "KSD-R20", "warning", "rujukan.studi_kelayakan", "Pasal 26 ayat (2)"},
		{"no review", naskah.KSBPK, m{"rujukan.prakarsa": "pihak_ketiga", "rujukan.telaah": ""}, "KSD-R20", "warning", "rujukan.telaah", "Pasal 31 ayat (2)"},
		{"extended by six years", naskah.Addendum, extended(6, "KSDD"), "KSD-R2", "error", "jangka_waktu.n", "Pasal 9 ayat (3)"},
		{"extended by six years, KSDPK", naskah.Addendum, extended(6, "KSDPK"), "KSD-R2", "error", "jangka_waktu.n", "Pasal 32 ayat (3)"},
		{"end of the extension", naskah.Addendum, with(extended(5, "KSDD"), "jangka_waktu.berakhir", "2036-01-21"), "KSD-R2", "error", "jangka_waktu.berakhir", "Pasal 9 ayat (3)"},
		{"extension typed", naskah.Addendum, with(extended(5, "KSDD"), "pasal", []any{m{"id": "materi", "ayat": []any{m{"teks": "Naskah Induk diperpanjang dan berlaku 7 (tujuh) tahun lagi."}}}}), "KSD-R2", "error", "pasal.0.ayat.0.teks", "Pasal 9 ayat (3)"},
		{"change without new text", naskah.Addendum, m{"perubahan.0.bunyi": []any{}}, "KSD-KOSONG", "error", "perubahan.0.bunyi", "Pasal 15 ayat (4)"},
		{"change without manner", naskah.Addendum, m{"perubahan.0.cara": ""}, "KSD-KOSONG", "error", "perubahan.0.cara", "Pasal 15 ayat (4)"},
		{"inserted nowhere", naskah.Addendum, m{"perubahan.0.cara": "disisipkan", "perubahan.0.antara": ""}, "KSD-KOSONG", "error", "perubahan.0.antara", "Pasal 15 ayat (4)"},
		{"burden without the DPRD", naskah.Addendum, m{"dprd.membebani": "ya", "dprd.nomor": ""}, "KSD-R21", "error", "dprd.nomor", "Pasal 37 ayat (5)"},
		{"burden of a Sinergi", naskah.Addendum, m{"induk.kategori": "SINERGI", "dprd.membebani": "ya", "dprd.tanggal": ""}, "KSD-R21", "error", "dprd.tanggal", "Pasal 58"},
		{"burden approved afterwards", naskah.Addendum, m{"induk.kategori": "KSDD", "dprd.membebani": "ya", "dprd.nomor": "1", "dprd.tanggal": "2029-01-01"}, "KSD-R21", "error", "dprd.tanggal", "Pasal 15 ayat (6)"},
		{"item without a required field", naskah.BABahas, m{"peserta.0.jabatan": ""}, "KSD-KOSONG", "error", "peserta.0.jabatan", ""},
		{"term explained and not used", naskah.KSBPK, m{"objek": "sampah yang dikelola tim, yang selanjutnya disebut Tim Teknis Sampah"}, "KSD-ISTILAH", "warning", "objek", ""},
		{"the same in an own pasal", naskah.KSBPK, m{"pasal": []any{m{"kunci": "p-1", "judul": "TIM", "ayat": []any{m{"teks": "Dibentuk tim, yang selanjutnya disebut Tim Teknis Sampah."}}}}}, "KSD-ISTILAH", "warning", "pasal.0.ayat.0.teks", ""},
		{"PIHAK PERTAMA in an own pasal", naskah.KSBPK, m{"pasal": []any{m{"kunci": "p-1", "judul": "TIM", "ayat": []any{m{"teks": "Dibentuk oleh:", "butir": []any{m{"teks": "PIHAK PERTAMA."}}}}}}}, "KSD-PIHAK", "warning", "pasal.0.ayat.0.butir.0.teks", ""},
		{"number and words", naskah.KSBPK, m{"objek": "sampah sebanyak 5 (enam) ton"}, "KSD-TERBILANG", "warning", "objek", ""},
		{"a month of old", naskah.KSBPK, m{"objek": "sampah bulan Nopember"}, "KSD-EJAAN", "warning", "objek", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tpl, err := lib.Current(tt.kode)
			if err != nil {
				t.Fatal(err)
			}
			if f := found(tpl.Check(tpl.Sample()), tt.code, tt.path); f != nil {
				t.Fatalf("without the change: %+v", f)
			}
			v := tpl.Sample()
			for path, x := range tt.set {
				v = v.With(path, x)
			}
			f := found(tpl.Check(v), tt.code, tt.path)
			if f == nil || f.Level != tt.level || !strings.Contains(f.Norm, tt.norm) || f.Msg == "" {
				t.Fatalf("got %+v of %+v", f, tpl.Check(v))
			}
			if f.Repair == nil {
				return
			}
			v, bad := tpl.ParseForm(v, map[string][]string{f.Repair.Path: {f.Repair.Value}})
			if again := found(tpl.Check(v), tt.code, tt.path); again != nil || len(bad) > 0 {
				t.Errorf("after the repair: %+v %v", again, bad)
			}
		})
	}
}

// extended are values of an addendum that extends a Kesepakatan Bersama of five years by years more.
func extended(years int64, kategori string) map[string]any {
	return map[string]any{
		"varian": "perpanjang", "induk.jenis": "Kesepakatan Bersama", "induk.kategori": kategori, "induk.tanggal": "2026-01-20", "induk.berakhir": "2031-01-19",
		"jangka_waktu": map[string]any{"n": years, "satuan": "tahun", "mulai": "tanggal", "tanggal_mulai": "2031-01-20"},
	}
}

func with(m map[string]any, path string, x any) map[string]any {
	m[path] = x
	return m
}

// What is no fault: an extension of five years, one of a Perjanjian Kerja Sama by ten, a provision that is taken out, an explained term
// that is used, gelar and a Pelaksana Harian on a letter, the fields of a term that an addendum does not ask for.
func TestNoRule(t *testing.T) {
	lib := library(t)
	type m = map[string]any
	for _, tt := range []struct {
		name string
		kode naskah.Kode
		set  m
	}{
		{"extended by five years", naskah.Addendum, extended(5, "KSDD")},
		{"a PKS extended by ten", naskah.Addendum, with(extended(10, "KSDD"), "induk.jenis", "Perjanjian Kerja Sama")},
		{"taken out", naskah.Addendum, m{"perubahan": []any{m{"cara": "dihapus", "letak": "Pasal 7 ayat (2)"}}}},
		{"a term that is not asked for", naskah.Addendum, m{"induk.jenis": "Kesepakatan Bersama", "jangka_waktu": m{"n": int64(9), "satuan": "tahun", "mulai": "tanggal", "tanggal_mulai": "2031-01-20"}}},
		{"RKPD in the penyusun's own text", naskah.NK, m{"rkpd": nil, "pasal": []any{m{"id": "objek-sinergi", "ayat": []any{m{"teks": "Objeknya tercantum dalam RKPD Tahun 2027."}}}}}},
		{"by the third party", naskah.KSBPK, m{"rujukan": m{"prakarsa": "pihak_ketiga", "studi_kelayakan": "x", "telaah": "y"}}},
		{"gelar on a letter", naskah.Penawaran, m{"pihak.0.pejabat.nama": "Dr. H. Nana Suryana, S.H.", "pihak.0.pejabat.kapasitas": "plh"}},
		{"a term that is used", naskah.KSBPK, m{"objek": "sampah, yang selanjutnya disebut Sampah Pasar, dan pengolahan Sampah Pasar"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tpl, err := lib.Current(tt.kode)
			if err != nil {
				t.Fatal(err)
			}
			v := tpl.Sample()
			for path, x := range tt.set {
				v = v.With(path, x)
			}
			for _, f := range tpl.Check(v) {
				if f.Level != naskah.LevelInfo {
					t.Errorf("%+v", f)
				}
			}
		})
	}
}

func hasField(tpl *document.Template, path string) bool {
	for _, f := range tpl.Fields() {
		if f.Path == path {
			return true
		}
	}
	return false
}
