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
		{"no plan", naskah.NK, m{"rencana_kerja": nil}, "KSD-R1", "error", "rencana_kerja", "Pasal 52"},
		{"no RKPD", naskah.NK, m{"rkpd.program": ""}, "KSD-KOSONG", "error", "rkpd.program", "Pasal 53"},
		{"originals", naskah.KSBD, m{"cara_tanda_tangan": "basah", "jumlah_rangkap": int64(7)}, "KSD-R16", "warning", "jumlah_rangkap", "Pasal 10 ayat (3)"},
		{"beyond the KSB", naskah.PKSD, m{"ksb_asal.berakhir": "2027-03-01"}, "KSD-R22", "warning", "ksb_asal.berakhir", ""},
		{"before the KSB", naskah.PKSD, m{"ksb_asal.tanggal": "2029-03-01"}, "KSD-R22", "warning", "ksb_asal.tanggal", ""},
		{"no copy", naskah.SuratKuasa, m{"tembusan": []any{"Arsip"}}, "KSD-R23", "warning", "tembusan", "Pasal 14 ayat (3)"},
		{"another chairman", naskah.KepTKKSD, m{"tim.ketua": "Kepala Bappeda"}, "KSD-R24", "warning", "tim.ketua", "Pasal 47"},
		{"five members", naskah.KepTKKSD, m{"tim.anggota": []any{"a", "b", "c", "d", "e"}}, "KSD-R24", "warning", "tim.anggota", "Pasal 47"},
		{"six years between regions", naskah.KSBD, m{"jangka_waktu.n": int64(6)}, "KSD-R2", "error", "jangka_waktu.n", "Pasal 9 ayat (3)"},
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

// Of every kind: each pasal that carries a mandatory content, when its text is emptied, is missed with the norm that wants it.
func TestEmptiedPasalOfEveryKind(t *testing.T) {
	seen := 0
	for _, tpl := range library(t).List() {
		for _, want := range document.MandatoryOf(tpl.Ref.Kode, "") {
			carriers := tpl.Carriers(want.Key)
			if len(carriers) == 0 {
				t.Errorf("%s: nothing carries %s (%s)", tpl.Ref.Kode, want.Label, want.Norm)
			}
			for _, e := range tpl.PasalList(tpl.Sample()) {
				if len(carriers) != 1 || carriers[0] != e.ID || !hasField(tpl, "pasal") {
					continue
				}
				seen++
				v := tpl.Sample().With("pasal", []any{map[string]any{"id": e.ID, "ayat": []any{map[string]any{"teks": " "}}}})
				ok := false
				for _, f := range tpl.Check(v) {
					ok = ok || f.Code == "KSD-R1" && f.Level == naskah.LevelError && f.Norm == want.Norm
				}
				if !ok {
					t.Errorf("%s: pasal %s emptied: %s is not missed", tpl.Ref.Kode, e.ID, want.Norm)
				}
			}
		}
	}
	if seen < 30 {
		t.Errorf("only %d pasal were emptied", seen)
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
