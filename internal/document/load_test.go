package document_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

const dir = "ksb-pk/v1/"

// loadWith loads the real template with one place changed.
func loadWith(t *testing.T, old, new string) (*document.Library, string, error) {
	t.Helper()
	text := golden(t, dir+"template.yaml")
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q stands %d times in the template", old, strings.Count(text, old))
	}
	text = strings.Replace(text, old, new, 1)
	lib, err := document.Load(fstest.MapFS{
		dir + "template.yaml": {Data: []byte(text)}, dir + "contoh.yaml": {Data: []byte(golden(t, dir+"contoh.yaml"))},
	})
	return lib, text, err
}

// Everything that can be wrong with a template is found when it is loaded, with its file and line.
func TestLoadRefuses(t *testing.T) {
	tests := []struct {
		name, old, new string
		code           string
		at             string // a text of the line that is reported; empty: no line
	}{
		{"unknown key", "sebutan: Kesepakatan Bersama\n", "sebutan: Kesepakatan Bersama\nwarna: biru\n", "TPL-KUNCI", "warna:"},
		{"missing key", "sebutan: Kesepakatan Bersama\n", "", "TPL-KUNCI", "nama: Kesepakatan"},
		{"broken yaml", "  - nomor: \"NOMOR : \"", "  - nomor: \"NOMOR : ", "TPL-BACA", ""},
		{"key twice", "paraf: true\n", "paraf: true\nparaf: false\n", "TPL-BACA", "paraf: false"},
		{"alias", "paraf: true\n", "paraf: &x true\n", "TPL-BACA", "paraf: &x"},
		{"unknown jalur", "jalur: [ksdpk_daerah, ksdpk_mitra]", "jalur: [ksdpk_daerah, ksdpk_lain]", "TPL-KUNCI", "jalur:"},
		{"unknown emblem", "slot: logo_mitra", "slot: logo_kita", "TPL-KUNCI", "logo_kita"},
		{"unknown field in text", "dalam hal ini bertindak untuk dan atas nama {pihak.0.nama_lengkap|pemda}", "nama {pihak.0.nama_lengkapp|pemda}", "TPL-ISIAN", "nama_lengkapp"},
		{"index out of the row", "      - \"{pihak.1.nama_kop|upper}\"", "      - \"{pihak.2.nama_kop|upper}\"", "TPL-ISIAN", "pihak.2.nama_kop"},
		{"index into a list that may be shorter", "  - list: {id: konsideran, each: recital, text: \"{item}\"}", "  - list: {id: konsideran, each: recital, text: \"{recital.7}\"}", "TPL-ISIAN", "recital.7"},
		{"unknown filter", "{judul|upper}", "{judul|besar}", "TPL-JENIS", "judul|besar"},
		{"filter of another type", "{jumlah_rangkap|angka}", "{jumlah_rangkap|tanggal}", "TPL-JENIS", "jumlah_rangkap|tanggal"},
		{"text filter on a number", "{@.perpanjangan} memberitahukannya secara tertulis kepada PIHAK lainnya paling lambat {jangka_waktu.pemberitahuan_bulan|angka}", "paling lambat {jangka_waktu.pemberitahuan_bulan|upper}", "TPL-JENIS", "pemberitahuan_bulan|upper"},
		{"date without filter", "Pada hari ini, {tanggal_naskah|pembuka}", "Pada hari ini, {tanggal_naskah}", "TPL-JENIS", "Pada hari ini"},
		{"list as a value", "bidang {urusan|daftar}", "bidang {urusan}", "TPL-JENIS", "bidang {urusan}"},
		{"object as a value", "\"{pihak.1.pejabat|jabatan}\"\n          - when", "\"{pihak.1.pejabat}\"\n          - when", "TPL-JENIS", "{pihak.1.pejabat}\""},
		{"truth value as text", "di {tempat} pada hari dan tanggal tersebut di atas dalam rangkap", "di {meterai} pada hari dan tanggal tersebut di atas dalam rangkap", "TPL-JENIS", "{meterai}"},
		{"item outside a repeat", "      - \"{judul|upper}\"", "      - \"{item}\"", "TPL-ISIAN", "{item}\"\n  - nomor"},
		{"register only", "{pd_pemrakarsa} untuk", "{rujukan.kak} untuk", "TPL-ISIAN", "{rujukan.kak}"},
		{"open brace", "{@.perubahan} belum", "{@.perubahan belum", "TPL-RUJUKAN", "{@.perubahan belum"},
		{"close brace", "pada {@.perubahan} belum", "pada @.perubahan} belum", "TPL-TEKS", "@.perubahan} belum"},
		{"dangling clause", "dimaksud dalam {@ruang-lingkup}.", "dimaksud dalam {@ruang}.", "TPL-RUJUKAN", "{@ruang}"},
		{"dangling ayat", "{@.perpanjangan} memberitahukannya secara", "{@.panjang} memberitahukannya secara", "TPL-RUJUKAN", "{@.panjang}"},
		{"dangling ayat of a reserve", "pada {@.awal} dapat diperpanjang", "pada {@.masa} dapat diperpanjang", "TPL-RUJUKAN", "pada {@.masa} dapat diperpanjang berdasarkan kesepakatan PARA PIHAK setelah dilakukan evaluasi bersama.\n            - PIHAK"},
		{"reference to what may vanish", "        - id: tindak-lanjut\n", "        - id: tindak-lanjut\n          when: pd_pemrakarsa != \"\"\n", "TPL-RUJUKAN", "{@.tindak-lanjut} ditandatangani"},
		{"unknown field in a condition", "when: tujuan != \"\"", "when: tujuannya != \"\"", "TPL-SYARAT", "tujuannya"},
		{"nested unknown field in a condition", "'pihak[0].kontak.telp != \"\"'", "'pihak[0].kontak.telepon != \"\"'", "TPL-SYARAT", "kontak.telepon"},
		{"key of the other party", "'pihak[0].dasar_kewenangan.keputusan != \"\"'", "'pihak[1].dasar_kewenangan.keputusan != \"\"'", "TPL-SYARAT", "pihak[1].dasar_kewenangan.keputusan"},
		{"index in a condition", "'objek != \"\"'", "'recital[5] != \"\"'", "TPL-SYARAT", "recital[5]"},
		{"party that is not there", "'objek != \"\"'", "'pihak[4].kota != \"\"'", "TPL-SYARAT", "pihak[4]"},
		{"type error in a condition", "len(urusan) > 0", "urusan > 0", "TPL-SYARAT", "urusan > 0"},
		{"not a truth value", "len(urusan) > 0", "len(urusan)", "TPL-SYARAT", "len(urusan)\""},
		{"option that is none", "when: jangka_waktu.mulai == \"tanda_tangan_terakhir\"\n              text: tanggal tanda tangan terakhir PARA PIHAK.\n              else: tanggal {hitung.mulai|tanggal} sampai", "when: jangka_waktu.mulai == \"kemarin\"\n              text: tanggal tanda tangan terakhir PARA PIHAK.\n              else: tanggal {hitung.mulai|tanggal} sampai", "TPL-SYARAT", "kemarin"},
		{"never holds", "when: pd_pemrakarsa != \"\"", "when: meterai and not meterai", "TPL-SYARAT", "meterai and not meterai"},
		{"always holds", "when: pd_pemrakarsa != \"\"", "when: meterai or not meterai", "TPL-SYARAT", "meterai or not meterai"},
		{"constant", "when: pd_pemrakarsa != \"\"", "when: 1 == 2", "TPL-SYARAT", "1 == 2"},
		{"regular expression", "when: pd_pemrakarsa != \"\"", "when: pd_pemrakarsa matches \"(a+)+\"", "TPL-SYARAT", "matches"},
		{"range", "when: pd_pemrakarsa != \"\"", "when: len(1..1000000000) > 0", "TPL-SYARAT", "1..1000000000"},
		{"call", "when: pd_pemrakarsa != \"\"", "when: upper(pd_pemrakarsa) != \"\"", "TPL-SYARAT", "upper(pd"},
		{"own call", "when: pd_pemrakarsa != \"\"", "when: hitung(pd_pemrakarsa)", "TPL-SYARAT", "hitung(pd"},
		{"optional chain", "'pihak[0].kontak.telp != \"\"'", "'pihak[0]?.kontak?.telp != \"\"'", "TPL-SYARAT", "?.telp"},
		{"item outside a repeat, in a condition", "when: pd_pemrakarsa != \"\"", "when: item != \"\"", "TPL-SYARAT", "when: item"},
		{"type of the item", "{each: ruang_lingkup, text", "{each: ruang_lingkup, when: item > 3, text", "TPL-SYARAT", "item > 3"},
		{"a third spelling", "          - {value: lampiran, label: Seperti Lampiran Permendagri}", "          - {value: lama, label: Lama}", "TPL-ISIAN", "path: ejaan"},
		{"loop", "when: pd_pemrakarsa != \"\"", "when: any(urusan, # != \"\")", "TPL-SYARAT", "any(urusan"},
		{"long condition", "when: pd_pemrakarsa != \"\"", "when: " + strings.Repeat("pd_pemrakarsa != \"a\" or ", 60) + "meterai", "TPL-SYARAT", "pd_pemrakarsa != \"a\" or"},
		{"unreachable choice", "              - when: pihak[1].tipe == \"organisasi\"\n                text:", "              - text:", "TPL-TERJANGKAU", "- text: berdasarkan {pihak.1.dasar_kewenangan.uraian"},
		{"choice without a last word", "              - text:\n                  - berdasarkan Anggaran Dasar", "              - when: meterai\n                text:\n                  - berdasarkan Anggaran Dasar", "TPL-TERJANGKAU", "- when: meterai\n                text:\n                  - berdasarkan"},
		{"wajib with a condition", "      id: objek\n      judul: OBJEK\n", "      id: objek\n      judul: OBJEK\n      when: meterai\n", "TPL-KELAS", "id: objek\n      judul"},
		{"pilihan without a condition", "      memuat: objek\n      kelas: wajib\n", "      memuat: objek\n      kelas: pilihan\n", "TPL-KELAS", "id: objek\n      judul"},
		{"mandatory content lost", "      memuat: pelaksanaan\n", "", "TPL-ISI-WAJIB", ""},
		{"mandatory content optional", "      judul: PELAKSANAAN\n      memuat: pelaksanaan\n      kelas: wajib\n", "      judul: PELAKSANAAN\n      memuat: pelaksanaan\n      kelas: pilihan\n      when: meterai\n", "TPL-ISI-WAJIB", ""},
		{"no konsideran", "  - list: {id: konsideran, each: recital, text: \"{item}\"}\n", "", "TPL-ISI-WAJIB", ""},
		{"content that is none", "memuat: lain-lain", "memuat: serba-serbi", "TPL-ISI-WAJIB", "id: lain-lain"},
		{"pasal id twice", "      id: pelaksanaan\n      judul", "      id: objek\n      judul", "TPL-GANDA", "id: objek\n      judul: PELAKSANAAN"},
		{"ayat id twice", "        - id: perpanjangan\n", "        - id: masa\n", "TPL-GANDA", "id: masa\n          text: Jangka"},
		{"field twice", "{path: tempat, label: Tempat", "{path: tanggal_naskah, label: Tempat", "TPL-ISIAN", "tanggal_naskah, label: Tempat"},
		{"unused field", "        - when: pd_pemrakarsa != \"\"\n          text: PIHAK KESATU menugaskan {pd_pemrakarsa} untuk mengoordinasikan pelaksanaan Kesepakatan Bersama ini.\n", "", "TPL-ISIAN", "path: pd_pemrakarsa"},
		{"unknown type", "max: 100, contoh: Banjar}\n      - {path: pihak.0.nomor", "type: kota, max: 100, contoh: Banjar}\n      - {path: pihak.0.nomor", "TPL-ISIAN", "type: kota"},
		{"default of another type", "default: \"5\"", "default: lima", "TPL-JENIS", "path: jangka_waktu.n\n"},
		{"enum without options", "options: [{value: tahun, label: Tahun}, {value: bulan, label: Bulan}]", "bantuan: x", "TPL-ISIAN", "path: jangka_waktu.satuan"},
		{"spelling that is none", "{~bertanda_tangan}", "{~bertandatangan}", "TPL-TEKS", ""},
		{"fieldset of no clause", "    clause: objek\n", "    clause: obyek\n", "TPL-RUJUKAN", ""},
		{"each over no list", "{each: ruang_lingkup, text", "{each: judul, text", "TPL-ISIAN", "each: judul"},
		{"no signatures for a party", "      - note: {when: 'cara_tanda_tangan == \"basah\"', text: Tandatangan dan Stempel}\n        nama: \"{pihak.1.pejabat.nama}\"\n        jabatan: {when: 'cara_tanda_tangan != \"basah\"', text: \"{pihak.1.pejabat|jabatan}\"}\n", "", "TPL-SUSUNAN", "- signatures"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, text, err := loadWith(t, tt.old, tt.new)
			if err == nil {
				t.Fatal("loaded")
			}
			var e *naskah.Error
			if !errors.As(err, &e) || !errors.Is(err, naskah.Invalid) {
				t.Fatalf("%T %v", err, err)
			}
			if !strings.Contains(err.Error(), tt.code) {
				t.Fatalf("no %s in: %v", tt.code, err)
			}
			if tt.at == "" {
				return
			}
			i := strings.Index(text, tt.at)
			if i < 0 {
				t.Fatalf("%q is not in the changed template", tt.at)
			}
			at := "template.yaml:" + strconv.Itoa(1+strings.Count(text[:i], "\n")) + ":"
			if !hasLine(err, tt.code, at) {
				t.Errorf("%s not reported at %s: %v", tt.code, at, err)
			}
		})
	}
}

// hasLine says whether one of the joined errors has the code and the place.
func hasLine(err error, code, at string) bool {
	for line := range strings.SplitSeq(err.Error(), "\n") {
		if strings.Contains(line, code) && strings.Contains(line, at) {
			return true
		}
	}
	return false
}

// A change that breaks nothing loads, so that the refusals above are the change's fault.
func TestLoadAccepts(t *testing.T) {
	lib, _, err := loadWith(t, "keterangan: >-", "keterangan: >-\n  Templat percobaan.")
	if err != nil {
		t.Fatal(err)
	}
	real, err := library(t).Current(naskah.KSBPK)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Pinned(real.Ref); !errors.Is(err, naskah.NotFound) {
		t.Errorf("pinned by other bytes: %v", err)
	}
	if got, err := library(t).Pinned(real.Ref); err != nil || got.Ref != real.Ref {
		t.Errorf("Pinned: %v", err)
	}
}

// All problems are reported at once, by line.
func TestLoadReportsAll(t *testing.T) {
	text := golden(t, dir+"template.yaml")
	text = strings.Replace(text, "{judul|upper}", "{judul|besar}", 1)
	text = strings.Replace(text, "{@ruang-lingkup}", "{@ruang}", 1)
	text = strings.Replace(text, "{tempat}", "{tempatnya}", 1)
	_, err := document.Load(fstest.MapFS{dir + "template.yaml": {Data: []byte(text)}, dir + "contoh.yaml": {Data: []byte("{}")}})
	if err == nil || strings.Count(err.Error(), "template.yaml:") < 2 {
		t.Errorf("%v", err)
	}
}

// A sample that does not satisfy its own template's checker keeps the template out.
func TestLoadChecksTheSample(t *testing.T) {
	for _, sample := range []string{"judul: x\n", "judul: [\n", strings.Replace(golden(t, dir+"contoh.yaml"), "n: 5", "n: 6", 1)} {
		_, err := document.Load(fstest.MapFS{dir + "template.yaml": {Data: []byte(golden(t, dir+"template.yaml"))}, dir + "contoh.yaml": {Data: []byte(sample)}})
		var e *naskah.Error
		if !errors.As(err, &e) || e.Code != "TPL-CONTOH" {
			t.Errorf("%.20q: %v", sample, err)
		}
	}
}

func TestLibrary(t *testing.T) {
	lib := library(t)
	if _, err := lib.Current("tiada"); !errors.Is(err, naskah.NotFound) {
		t.Errorf("a kind that is none: %v", err)
	}
	order := map[naskah.Kode]int{}
	for i, j := range naskah.DaftarJenis {
		order[j.Kode] = i
	}
	last := -1
	for _, tpl := range lib.List() {
		if order[tpl.Ref.Kode] <= last {
			t.Errorf("%s out of order", tpl.Ref.Kode)
		}
		last = order[tpl.Ref.Kode]
	}
	if _, err := document.Load(fstest.MapFS{}); err == nil {
		t.Error("an empty library loaded")
	}
}
