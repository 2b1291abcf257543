package document_test

import (
	"slices"
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// found is the finding with the code at the path, nil when there is none.
func found(list []naskah.Finding, code, path string) *naskah.Finding {
	for i := range list {
		if list[i].Code == code && list[i].Path == path {
			return &list[i]
		}
	}
	return nil
}

func TestCheckSampleIsClean(t *testing.T) {
	tpl := ksbpk(t)
	paper := tpl.Sample().With("cara_tanda_tangan", "basah").With("meterai", true)
	for name, v := range map[string]naskah.Values{"electronic": tpl.Sample(), "paper": paper, "lampiran": tpl.Sample().With("ejaan", "lampiran")} {
		if fs := tpl.Check(v); len(fs) > 0 {
			t.Errorf("%s: %v", name, fs)
		}
	}
}

// Each rule finds its fault, at the field, with its level and norm, and finds nothing else.
func TestCheck(t *testing.T) {
	const lampiran = "Permendagri Nomor 22 Tahun 2020 Lampiran huruf A angka 2"
	pasal := func(entries ...any) any { return entries }
	type m = map[string]any
	tests := []struct {
		name, path string
		value      any
		code       string
		level      naskah.Level
		at         string // empty: path
		clause     string
		norm       string
		msg        string
	}{
		{"title missing", "judul", "", "KSD-KOSONG", "error", "", "", lampiran, "Tentang belum diisi"},
		{"only blanks", "judul", " \n ", "KSD-KOSONG", "error", "", "", lampiran, "Tentang belum diisi"},
		{"signer missing", "pihak.1.pejabat.nama", nil, "KSD-R1", "error", "", "komparisi", "Permendagri Nomor 22 Tahun 2020 Pasal 40 ayat (1) huruf a", "komparisi"},
		{"party missing", "pihak.0.nama_kop", nil, "KSD-R1", "error", "", "komparisi", "Permendagri Nomor 22 Tahun 2020 Pasal 40 ayat (1) huruf b", "para pihak"},
		{"recital missing", "recital", []any{}, "KSD-R1", "error", "", "konsideran", "Permendagri Nomor 22 Tahun 2020 Pasal 40 ayat (1) huruf c", "konsideran"},
		{"one recital", "recital", []any{"satu"}, "KSD-KOSONG", "error", "", "konsideran", "Permendagri Nomor 22 Tahun 2020 Pasal 40 ayat (1) huruf c", "2 (dua)"},
		{"scope missing", "ruang_lingkup", nil, "KSD-R1", "error", "", "pasal ruang-lingkup", "Permendagri Nomor 22 Tahun 2020 Pasal 40 ayat (1) huruf d angka 3", "ruang lingkup"},
		{"term missing", "jangka_waktu.n", nil, "KSD-R1", "error", "", "pasal jangka-waktu", "Permendagri Nomor 22 Tahun 2020 Pasal 40 ayat (1) huruf d angka 5", "jangka waktu"},
		{"deed missing", "pihak.1.dasar_kewenangan.akta_pendirian.nomor", nil, "KSD-KOSONG", "error", "", "komparisi", lampiran, "akta pendirian"},
		{"same label twice", "pihak.1.kota", "", "KSD-KOSONG", "error", "", "komparisi", "", "Tempat kedudukan PIHAK KEDUA belum diisi"},
		{"pasal emptied", "pasal", pasal(m{"id": "objek", "ayat": []any{m{"teks": " "}}}), "KSD-R1", "error", "pasal.0", "pasal objek", "Permendagri Nomor 22 Tahun 2020 Pasal 40 ayat (1) huruf d angka 2", "objek"},
		{"six years", "jangka_waktu.n", int64(6), "KSD-R2", "error", "", "pasal jangka-waktu", "Permendagri Nomor 22 Tahun 2020 Pasal 32 ayat (3)", "6 (enam) tahun melebihi batas"},
		{"sixty-one months", "jangka_waktu", m{"n": int64(61), "satuan": "bulan", "mulai": "tanggal_naskah", "pemberitahuan_bulan": int64(3)}, "KSD-R2", "error", "jangka_waktu.n", "pasal jangka-waktu", "Permendagri Nomor 22 Tahun 2020 Pasal 32 ayat (3)", "61 (enam puluh satu) bulan"},
		{"end after the anniversary", "jangka_waktu.berakhir", "2031-11-25", "KSD-R2", "error", "", "pasal jangka-waktu", "Permendagri Nomor 22 Tahun 2020 Pasal 32 ayat (3)", "25 November 2031"},
		{"end before the start", "jangka_waktu.berakhir", "2026-11-23", "KSD-AKHIR", "error", "", "pasal jangka-waktu", "", "mendahului"},
		{"end that is not the length's", "jangka_waktu.berakhir", "2030-11-23", "KSD-AKHIR", "error", "", "pasal jangka-waktu", "", "tidak sesuai"},
		{"typed text with six years", "pasal", pasal(m{"id": "jangka-waktu", "ayat": []any{m{"teks": "Kesepakatan Bersama ini berlaku untuk jangka waktu 6 (enam) tahun."}}}), "KSD-R2", "error", "pasal.0.ayat.0.teks", "pasal jangka-waktu", "Permendagri Nomor 22 Tahun 2020 Pasal 32 ayat (3)", "6 (enam) tahun"},
		{"typed text with another length", "pasal", pasal(m{"id": "jangka-waktu", "ayat": []any{m{"teks": "Berlaku selama 3 (tiga) tahun."}}}), "KSD-AKHIR", "error", "pasal.0.ayat.0.teks", "pasal jangka-waktu", "", "Samakan"},
		{"gelar before", "pihak.0.pejabat.nama", "H. Nana Suryana", "KSD-R8", "warning", "", "komparisi", lampiran + " (nama tanpa gelar)", "\"H.\" adalah gelar"},
		{"gelar after", "pihak.1.pejabat.nama", "Bima Pratama, S.H., M.Si.", "KSD-R8", "warning", "", "komparisi", lampiran + " (nama tanpa gelar)", "\"S.H.\", \"M.Si.\""},
		{"initial or gelar", "pihak.1.pejabat.nama", "R. Bima Pratama", "KSD-R8", "warning", "", "komparisi", lampiran + " (nama tanpa gelar)", "Raden"},
		{"plh", "pihak.0.pejabat.kapasitas", "plh", "KSD-PLH", "warning", "", "komparisi", "", "Pelaksana Harian"},
		{"unknown key", "jangka_wkatu", m{"n": int64(5)}, "NSK-NILAI", "warning", "", "", "", "\"jangka_waktu\""},
		{"former key", "tanggal_ttd", "2026-11-24", "NSK-NILAI", "warning", "", "", "", "\"tanggal_naskah\""},
		{"unknown key below", "pihak.1.kontak.faks", "1", "NSK-NILAI", "warning", "", "", "", "pihak.1.kontak.faks"},
		{"text where a number belongs", "jangka_waktu.n", "lima", "NSK-NILAI", "error", "", "pasal jangka-waktu", "", "angka"},
		{"number where a truth value belongs", "meterai", int64(1), "NSK-NILAI", "error", "", "", "", "ya atau tidak"},
		{"text where a list belongs", "ruang_lingkup", "pengolahan", "NSK-NILAI", "error", "", "pasal ruang-lingkup", "", "daftar"},
		{"list where a text belongs", "judul", []any{"a"}, "NSK-NILAI", "error", "", "", "", "teks"},
		{"object where a text belongs", "objek", m{"a": "b"}, "NSK-NILAI", "error", "", "pasal objek", "", "teks"},
		{"negative", "jangka_waktu.pemberitahuan_bulan", int64(-3), "NSK-NILAI", "error", "", "pasal jangka-waktu", "", "antara 1 dan 24"},
		{"no such day", "tanggal_naskah", "2026-02-30", "NSK-NILAI", "error", "", "pembuka", "", "kalender"},
		{"no such option", "cara_tanda_tangan", "faks", "NSK-NILAI", "error", "", "", "", "elektronik, basah"},
		{"too long", "tempat", strings.Repeat("a", 101), "NSK-NILAI", "error", "", "pembuka", "", "paling banyak 100"},
		{"control character", "objek", "a\x07b", "NSK-NILAI", "error", "", "pasal objek", "", "kendali"},
		{"too many", "ruang_lingkup", slices.Repeat([]any{"x"}, 27), "NSK-NILAI", "error", "", "pasal ruang-lingkup", "", "paling banyak 26"},
		{"three parties", "pihak.2", m{"kota": "x"}, "NSK-NILAI", "error", "pihak", "", "", "paling banyak 2"},
		{"menyusul on the electronic path", "pihak.1.nomor", m{"jenis": "menyusul"}, "NSK-NILAI", "error", "", "pembuka", "", "tanda tangan basah"},
		{"nomor of no kind", "pihak.1.nomor", m{"jenis": "nanti"}, "NSK-NILAI", "error", "pihak.1.nomor.jenis", "pembuka", "", "tidak_bernomor"},
		{"pasal that is none", "pasal", pasal(m{"id": "objekk", "judul": "X", "ayat": []any{m{"teks": "Y."}}}), "NSK-NILAI", "error", "pasal.0.id", "", "", "\"objek\""},
		{"pasal twice", "pasal", pasal(m{"id": "objek", "ayat": []any{m{"teks": "A."}}}, m{"id": "objek", "ayat": []any{m{"teks": "B."}}}), "NSK-NILAI", "error", "pasal.1.id", "pasal objek", "", "dua kali"},
		{"own pasal without title", "pasal", pasal(m{"ayat": []any{m{"teks": "A."}}}), "KSD-KOSONG", "error", "pasal.0.judul", "", "", "berjudul"},
		{"wrong weekday", "recital.0", "rapat pada hari Senin, 24 November 2026", "KSD-R17", "warning", "", "konsideran", "", "hari Selasa, bukan Senin"},
		{"day that is none", "recital.0", "rapat pada Senin tanggal 31 September 2026", "KSD-R17", "warning", "", "konsideran", "", "tidak ada dalam kalender"},
		{"pasal beyond the last", "pasal", pasal(m{"id": "objek", "ayat": []any{m{"teks": "Objek sebagaimana dimaksud dalam Pasal 9."}}}), "KSD-R18", "warning", "pasal.0.ayat.0.teks", "", "", "hanya sampai Pasal 7"},
		{"pihak pertama", "objek", "milik PIHAK PERTAMA", "KSD-PIHAK", "warning", "", "pasal objek", lampiran, "PIHAK KESATU"},
		{"dots left", "objek", "sampah di ......", "KSD-SISA", "error", "", "pasal objek", "", "belum diisi"},
		{"instruction left", "pihak.0.pejabat.jabatan", "Wali Kota (nama tanpa gelar)", "KSD-SISA", "error", "", "komparisi", "", "nama tanpa gelar"},
		{"misspelt", "objek", "sampah di Kebupaten", "KSD-EJAAN", "warning", "", "pasal objek", "", "Kabupaten"},
	}
	tpl := ksbpk(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fs := tpl.Check(tpl.Sample().With(tt.path, tt.value))
			at := tt.at
			if at == "" {
				at = tt.path
			}
			f := found(fs, tt.code, at)
			if f == nil {
				t.Fatalf("not found: %+v", fs)
			}
			if f.Level != tt.level || f.Clause != tt.clause || f.Norm != tt.norm || !strings.Contains(f.Msg, tt.msg) {
				t.Errorf("got %+v", *f)
			}
			if len(fs) != 1 {
				t.Errorf("others too: %+v", fs)
			}
		})
	}
}

// What is right, or only looks wrong, is not reported.
func TestCheckAccepts(t *testing.T) {
	type m = map[string]any
	tpl := ksbpk(t)
	for name, v := range map[string]naskah.Values{
		"sixty months":                      tpl.Sample().With("jangka_waktu.n", int64(60)).With("jangka_waktu.satuan", "bulan"),
		"the anniversary itself":            tpl.Sample().With("jangka_waktu.berakhir", "2031-11-24"),
		"the day before":                    tpl.Sample().With("jangka_waktu.berakhir", "2031-11-23"),
		"names that look like gelar":        tpl.Sample().With("pihak.0.pejabat.nama", "Andi Tengku I Gusti Ngurah"),
		"right weekday":                     tpl.Sample().With("recital.0", "rapat pada hari Selasa, 24 November 2026"),
		"pasal of a law":                    tpl.Sample().With("recital.0", "sesuai dengan Pasal 363 Undang-Undang Nomor 23 Tahun 2014"),
		"a term that is not this one's":     tpl.Sample().With("pasal.0", m{"judul": "Kerahasiaan", "ayat": []any{m{"teks": "Kerahasiaan dijaga selama 10 (sepuluh) tahun."}}}),
		"an address of mail":                tpl.Sample().With("pihak.0.kontak.email", "walikota@banjar.example"),
		"own pasal":                         tpl.Sample().With("pasal.0", m{"judul": "Kerahasiaan", "ayat": []any{m{"teks": "PARA PIHAK menjaga kerahasiaan."}}}),
		"number in a text":                  tpl.Sample().With("pihak.1.dasar_kewenangan.akta_pendirian.nomor", int64(7)),
		"no opening values":                 document.SetOpening(tpl.Sample(), naskah.Date{}, "", nil),
		"no number":                         tpl.Sample().With("pihak.1.nomor", m{"jenis": "tidak_bernomor"}),
		"replaced text needs no list":       tpl.Sample().With("ruang_lingkup", nil).With("pasal.0", m{"id": "ruang-lingkup", "ayat": []any{m{"teks": "Ruang lingkup meliputi pengolahan sampah."}}}),
		"keys that the kind settles":        tpl.Sample().With("jenis", "KSB").With("kategori", "KSDPK").With("pihak.0.urut", int64(1)),
		"a person needs no deed":            tpl.Sample().With("pihak.1.tipe", "perseorangan").With("pihak.1.dasar_kewenangan", nil).With("pihak.1.nama_lengkap", nil),
		"typed term that is the register's": tpl.Sample().With("pasal.0", m{"id": "jangka-waktu", "ayat": []any{m{"teks": "Berlaku selama 5 (lima) tahun, diberitahukan 3 (tiga) bulan sebelumnya."}}}),
	} {
		if fs := tpl.Check(v); len(fs) > 0 {
			t.Errorf("%s: %+v", name, fs)
		}
	}
}

// A repair settles its finding.
func TestRepairs(t *testing.T) {
	tpl := ksbpk(t)
	for _, tt := range []struct {
		code, path string
		value      any
		label      string
	}{
		{"KSD-R2", "jangka_waktu.n", int64(10), "Ubah menjadi 5 tahun"},
		{"KSD-R2", "jangka_waktu.berakhir", "2033-01-01", "Ubah menjadi 23 November 2031"},
		{"KSD-AKHIR", "jangka_waktu.berakhir", "2029-01-01", "Ubah menjadi 23 November 2031"},
		{"KSD-R8", "pihak.0.pejabat.nama", "Dr. H. Nana Suryana, S.H.", "Tulis tanpa gelar: Nana Suryana"},
	} {
		v := tpl.Sample().With(tt.path, tt.value)
		f := found(tpl.Check(v), tt.code, tt.path)
		if f == nil || f.Repair == nil || f.Repair.Label != tt.label {
			t.Errorf("%s %v: %+v", tt.code, tt.value, f)
			continue
		}
		v, bad := tpl.ParseForm(v, map[string][]string{f.Repair.Path: {f.Repair.Value}})
		if fs := tpl.Check(v); len(bad)+len(fs) > 0 {
			t.Errorf("%s %v after the repair: %v %v", tt.code, tt.value, bad, fs)
		}
	}
	paper := tpl.Sample().With("cara_tanda_tangan", "basah")
	if f := found(tpl.Check(paper), "KSD-METERAI", "meterai"); f == nil || f.Level != naskah.LevelInfo {
		t.Errorf("paper without meterai: %+v", f)
	}
}

// Every finding's code is documented, and everything at once is found in what a new naskah starts with.
func TestCheckAll(t *testing.T) {
	tpl := ksbpk(t)
	var codes []string
	for _, c := range document.Codes {
		codes = append(codes, c.Code)
	}
	empty := tpl.Check(naskah.Values{})
	for _, want := range []string{"komparisi", "para pihak", "konsideran", "ruang lingkup", "jangka waktu"} {
		if !slices.ContainsFunc(empty, func(f naskah.Finding) bool { return f.Code == "KSD-R1" && strings.Contains(f.Msg, "\""+want+"\"") }) {
			t.Errorf("empty values: no R1 for %s", want)
		}
	}
	for _, f := range append(empty, tpl.Check(tpl.Defaults())...) {
		if !slices.Contains(codes, f.Code) {
			t.Errorf("%s is not documented", f.Code)
		}
		if f.Msg == "" || f.Level == "" {
			t.Errorf("%+v", f)
		}
	}
}
