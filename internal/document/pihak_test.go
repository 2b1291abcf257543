package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// m is an object among values.
type m = map[string]any

// The second version of the agreement with a third party says what the first said, for all values that the first knew.
func TestSecondVersionSaysTheSame(t *testing.T) {
	lib := library(t)
	first, err := lib.Pinned(naskah.TemplateRef{Kode: naskah.KSBPK, Versi: "v1", Digest: naskah.DigestOf([]byte(golden(t, "ksb-pk/v1/template.yaml")))})
	if err != nil {
		t.Fatal(err)
	}
	second := ksbpk(t)
	if second.Ref.Versi == "v1" {
		t.Fatal("there is no second version")
	}
	sample := first.Sample()
	for name, v := range map[string]naskah.Values{
		"sample": sample, "empty": {}, "empty, as the form": {"ejaan": "lampiran", "cara_tanda_tangan": "basah", "meterai": true},
		"paper":                 sample.With("cara_tanda_tangan", "basah").With("meterai", true).With("jumlah_rangkap", int64(4)),
		"founding deed":         sample.With("pihak.1.dasar_kewenangan.akta_perubahan", nil).With("pihak.1.dasar_kewenangan.akta_pengangkatan", nil),
		"an organisation":       sample.With("pihak.1.tipe", "organisasi").With("pihak.1.dasar_kewenangan", m{"uraian": "Akta Nomor 3."}),
		"a person":              sample.With("pihak.1.tipe", "perseorangan").With("pihak.1.dasar_kewenangan", nil),
		"appointed head":        sample.With("pihak.0.dasar_kewenangan.keputusan", "Keputusan Menteri Nomor 1"),
		"from the last seal":    sample.With("jangka_waktu.mulai", "tanda_tangan_terakhir").With("pd_pemrakarsa", nil),
		"without what may lack": sample.With("tujuan", nil).With("objek", nil).With("urusan", nil).With("pihak.1.kontak.telp", nil),
	} {
		old, _ := compile(t, first, v, document.Options{Catatan: "kaki"})
		now, _ := compile(t, second, v, document.Options{Catatan: "kaki"})
		if d := cmp.Diff(document.Plain(old), document.Plain(now)); d != "" {
			t.Errorf("%s (-first +second):\n%s", name, d)
		}
	}
}

// Each legal form of a third party rests on what gives its leader the power to act, and what it does not have is not asked for. The rows
// were typed by hand.
func TestThirdParties(t *testing.T) {
	tpl := ksbpk(t)
	deed := m{"nomor": "3", "tanggal": "2010-05-04", "notaris": "Siti Rahmawati", "menteri": "Menteri Hukum dan Hak Asasi Manusia", "keputusan": "AHU-99.AH.01.04"}
	const who, at = "II. Bima Pratama : ", ", berkedudukan di Banjar, Jalan Raya Pataruman Nomor 45, "
	for _, tt := range []struct {
		tipe, nama, jabatan string
		dasar               m
		want                string
		needs               string // what is asked for while it lacks
	}{
		{
			"badan_hukum", "PT Contoh Migas (Perseroda)", "Direktur Utama",
			m{"akta_pendirian": deed, "keputusan": "Keputusan Rapat Umum Pemegang Saham tanggal 2 Januari 2024"},
			"Direktur Utama PT Contoh Migas (Perseroda)" + at + "berdasarkan Anggaran Dasar PT Contoh Migas (Perseroda) yang dibuat di hadapan Notaris Siti Rahmawati dengan Akta Pendirian Nomor 3 tanggal 4 Mei 2010, yang telah disahkan oleh Menteri Hukum dan Hak Asasi Manusia, berdasarkan Keputusan Nomor AHU-99.AH.01.04, dan diangkat sebagai Direktur Utama berdasarkan Keputusan Rapat Umum Pemegang Saham tanggal 2 Januari 2024, dalam hal ini bertindak untuk dan atas nama PT Contoh Migas (Perseroda)",
			"akta_pendirian",
		},
		{
			"perumda", "Perumda Air Minum Contoh", "Direktur Utama",
			m{"peraturan": "Peraturan Daerah Kota Banjar Nomor 1 Tahun 2020 tentang Perumda Air Minum Contoh", "keputusan": "Keputusan Wali Kota Banjar Nomor 500/Kpts.99/2024 tanggal 2 Januari 2024."},
			"Direktur Utama Perumda Air Minum Contoh" + at + "berdasarkan Peraturan Daerah Kota Banjar Nomor 1 Tahun 2020 tentang Perumda Air Minum Contoh dan diangkat sebagai Direktur Utama berdasarkan Keputusan Wali Kota Banjar Nomor 500/Kpts.99/2024 tanggal 2 Januari 2024, dalam hal ini bertindak untuk dan atas nama Perumda Air Minum Contoh",
			"peraturan",
		},
		{
			"koperasi", "Koperasi Contoh Tani", "Ketua Pengurus",
			m{"akta_pendirian": deed, "keputusan": "Keputusan Rapat Anggota Tahunan tanggal 3 Maret 2024"},
			"Ketua Pengurus Koperasi Contoh Tani" + at + "berdasarkan Anggaran Dasar Koperasi Contoh Tani yang dibuat di hadapan Notaris Siti Rahmawati dengan Akta Pendirian Nomor 3 tanggal 4 Mei 2010, yang telah disahkan oleh Menteri Hukum dan Hak Asasi Manusia, berdasarkan Keputusan Nomor AHU-99.AH.01.04, dan diangkat sebagai Ketua Pengurus berdasarkan Keputusan Rapat Anggota Tahunan tanggal 3 Maret 2024, dalam hal ini bertindak untuk dan atas nama Koperasi Contoh Tani",
			"akta_pendirian",
		},
		{
			"cv", "CV Contoh Karya", "Direktur",
			m{"akta_pendirian": deed, "akta_perubahan": m{"nomor": "9", "tanggal": "2020-01-06", "notaris": "Hendra Gunawan", "menteri": "Menteri Hukum", "keputusan": "AHU-77.AH.01.16"}},
			"Direktur CV Contoh Karya" + at + "berdasarkan Akta Pendirian Nomor 3 tanggal 4 Mei 2010 yang dibuat di hadapan Notaris Siti Rahmawati dan telah didaftarkan pada Menteri Hukum dan Hak Asasi Manusia dengan Surat Keterangan Terdaftar Nomor AHU-99.AH.01.04, sebagaimana telah diubah terakhir dengan Akta Perubahan Nomor 9 tanggal 6 Januari 2020 yang dibuat di hadapan Notaris Hendra Gunawan, yang telah didaftarkan pada Menteri Hukum, dengan Surat Keterangan Nomor AHU-77.AH.01.16, dalam hal ini bertindak untuk dan atas nama CV Contoh Karya",
			"akta_pendirian",
		},
		{
			"yayasan", "Yayasan Contoh Peduli", "Ketua",
			m{"akta_pendirian": deed},
			"Ketua Yayasan Contoh Peduli" + at + "berdasarkan Anggaran Dasar Yayasan Contoh Peduli yang dibuat di hadapan Notaris Siti Rahmawati dengan Akta Pendirian Nomor 3 tanggal 4 Mei 2010, yang telah disahkan oleh Menteri Hukum dan Hak Asasi Manusia, berdasarkan Keputusan Nomor AHU-99.AH.01.04, dalam hal ini bertindak untuk dan atas nama Yayasan Contoh Peduli",
			"akta_pendirian",
		},
		{
			"perkumpulan", "Perkumpulan Contoh", "Ketua",
			m{"akta_pendirian": deed, "akta_pengangkatan": m{"nomor": "8", "tanggal": "2023-02-01", "notaris": "Hendra Gunawan"}},
			"Ketua Perkumpulan Contoh" + at + "berdasarkan Anggaran Dasar Perkumpulan Contoh yang dibuat di hadapan Notaris Siti Rahmawati dengan Akta Pendirian Nomor 3 tanggal 4 Mei 2010, yang telah disahkan oleh Menteri Hukum dan Hak Asasi Manusia, berdasarkan Keputusan Nomor AHU-99.AH.01.04, dan diangkat sebagai Ketua berdasarkan Akta Nomor 8 tanggal 1 Februari 2023 yang dibuat di hadapan Notaris Hendra Gunawan, dalam hal ini bertindak untuk dan atas nama Perkumpulan Contoh",
			"akta_pendirian",
		},
		{
			"ptn", "Universitas Contoh Negeri", "Rektor",
			m{"keputusan": "Keputusan Menteri Pendidikan Tinggi, Sains, dan Teknologi Nomor 9/M/2025"},
			"Rektor Universitas Contoh Negeri" + at + "diangkat berdasarkan Keputusan Menteri Pendidikan Tinggi, Sains, dan Teknologi Nomor 9/M/2025, dalam hal ini bertindak untuk dan atas nama Universitas Contoh Negeri",
			"keputusan",
		},
		{
			"ptn_bh", "Universitas Contoh", "Rektor",
			m{"peraturan": "Peraturan Pemerintah Nomor 99 Tahun 2014 tentang Statuta Universitas Contoh", "keputusan": "Keputusan Majelis Wali Amanat Nomor 4 Tahun 2024"},
			"Rektor Universitas Contoh" + at + "berdasarkan Peraturan Pemerintah Nomor 99 Tahun 2014 tentang Statuta Universitas Contoh dan diangkat sebagai Rektor berdasarkan Keputusan Majelis Wali Amanat Nomor 4 Tahun 2024, dalam hal ini bertindak untuk dan atas nama Universitas Contoh",
			"peraturan",
		},
		{
			"pts", "Universitas Contoh Swasta", "Rektor",
			m{"keputusan": "Keputusan Yayasan Contoh Ilmu Nomor 5 Tahun 2024"},
			"Rektor Universitas Contoh Swasta" + at + "diangkat berdasarkan Keputusan Yayasan Contoh Ilmu Nomor 5 Tahun 2024, dalam hal ini bertindak untuk dan atas nama Universitas Contoh Swasta",
			"keputusan",
		},
		{
			"ormas", "Forum Contoh", "Ketua",
			m{"skt": m{"nomor": "220/9/SKT", "tanggal": "2024-08-17", "penerbit": "Menteri Dalam Negeri"}, "keputusan": "Keputusan Musyawarah Anggota Nomor 1"},
			"Ketua Forum Contoh" + at + "berdasarkan Anggaran Dasar dan Anggaran Rumah Tangga Forum Contoh yang terdaftar dengan Surat Keterangan Terdaftar Nomor 220/9/SKT tanggal 17 Agustus 2024 yang diterbitkan oleh Menteri Dalam Negeri dan diangkat sebagai Ketua berdasarkan Keputusan Musyawarah Anggota Nomor 1, dalam hal ini bertindak untuk dan atas nama Forum Contoh",
			"",
		},
		{
			"ormas", "Forum Contoh", "Ketua",
			m{},
			"Ketua Forum Contoh" + at + "berdasarkan Anggaran Dasar dan Anggaran Rumah Tangga Forum Contoh, dalam hal ini bertindak untuk dan atas nama Forum Contoh",
			"",
		},
		{
			"organisasi", "Lembaga Contoh", "Ketua",
			m{"uraian": "Keputusan Nomor 1 Tahun 2020"},
			"Ketua Lembaga Contoh" + at + "berdasarkan Keputusan Nomor 1 Tahun 2020, dalam hal ini bertindak untuk dan atas nama Lembaga Contoh",
			"uraian",
		},
	} {
		t.Run(tt.tipe+" "+tt.nama, func(t *testing.T) {
			v := tpl.Sample().With("pihak.1.tipe", tt.tipe).With("pihak.1.nama_lengkap", tt.nama).With("pihak.1.pejabat.jabatan", tt.jabatan).With("pihak.1.dasar_kewenangan", tt.dasar)
			tree, _ := compile(t, tpl, v, document.Options{})
			if got := document.Plain(tree); !strings.Contains(got, "\n"+who+tt.want+", selanjutnya disebut PIHAK KEDUA.\n") {
				t.Error(got[strings.Index(got, who):strings.Index(got, "PIHAK KESATU dan PIHAK KEDUA")])
			}
			if fs := tpl.Check(v); len(fs) > 0 {
				t.Errorf("%+v", fs)
			}
			bare := tpl.Check(v.With("pihak.1.dasar_kewenangan", nil))
			if asked := len(bare) > 0 && strings.HasPrefix(bare[0].Path, "pihak.1.dasar_kewenangan."+tt.needs); asked != (tt.needs != "") {
				t.Errorf("without its basis: %+v", bare)
			}
		})
	}
	person := tpl.Sample().With("pihak.1.tipe", "perseorangan").With("pihak.1.pejabat.jabatan", "Pengusaha").With("pihak.1.pejabat.tempat_lahir", "Ciamis").
		With("pihak.1.pejabat.tanggal_lahir", "1980-05-04").With("pihak.1.pejabat.nik", "3279010405800001")
	tree, _ := compile(t, tpl, person, document.Options{})
	got := document.Plain(tree)
	if want := who + "Pengusaha, lahir di Ciamis pada tanggal 4 Mei 1980, bertempat tinggal di Banjar, Jalan Raya Pataruman Nomor 45, dalam hal ini bertindak untuk dan atas nama diri sendiri, selanjutnya"; !strings.Contains(got, want) {
		t.Error(got)
	}
	if strings.Contains(got, "3279010405800001") {
		t.Error("the NIK is printed")
	}
}

// Two to eight regions: each has its line in the title, its number, its row, its address, its place to sign, and its paraf, in order; the
// pictures are where the law has them, and the originals are as many as the parties [P22 10(3), 14(4), 43].
func TestTwoToEightRegions(t *testing.T) {
	lib := library(t)
	ordinals := strings.Fields("KESATU KEDUA KETIGA KEEMPAT KELIMA KEENAM KETUJUH KEDELAPAN")
	words := strings.Fields("- satu dua tiga empat lima enam tujuh delapan")
	for _, kode := range []naskah.Kode{naskah.KSBD, naskah.PKSD} {
		tpl, err := lib.Current(kode)
		if err != nil {
			t.Fatal(err)
		}
		for n := 2; n <= 8; n++ {
			t.Run(fmt.Sprint(kode, " ", n), func(t *testing.T) {
				v := regions(tpl.Sample(), n)
				if fs := tpl.Check(v); len(fs) > 0 {
					t.Errorf("%+v", fs)
				}
				tree, facts := compile(t, tpl, v, document.Options{})
				got := document.Plain(tree)
				if len(facts.Parties) != n || strings.Count(got, "\nNOMOR : ") != n || strings.Contains(got, "....") {
					t.Errorf("%d parties\n%s", len(facts.Parties), got)
				}
				at := -1
				for i, o := range ordinals {
					place := strings.Index(got, "selanjutnya disebut PIHAK "+o+".")
					if (place > at) != (i < n) {
						t.Errorf("row of PIHAK %s at %d", o, place)
					}
					at = max(at, place)
					for _, mark := range []string{"PIHAK " + o + ":\n", fmt.Sprintf("[ttd_%d]", i+1), "PIHAK " + o + ","} {
						if strings.Contains(got, mark) != (i < n || mark == "PIHAK "+o+"," && i == 0) {
							t.Errorf("%q for %d parties", mark, n)
						}
					}
				}
				if strings.Count(got, "\nDAN\n") != n-1 {
					t.Errorf("%d times DAN", strings.Count(got, "\nDAN\n"))
				}
				sides := map[string]int{}
				for _, p := range tree.Kop.Places() {
					sides[p.Side+" "+p.Slot]++
				}
				want := map[string]int{"tengah garuda": 1}
				if kode == naskah.PKSD {
					want = map[string]int{"kiri logo_mitra": n - 1, "kanan lambang_daerah": 1}
				}
				if d := cmp.Diff(want, sides); d != "" {
					t.Error(d)
				}
				paper, _ := compile(t, tpl, v.With("cara_tanda_tangan", "basah"), document.Options{})
				if text := document.Plain(paper); len(paper.Paraf) != n || !strings.Contains(text, fmt.Sprintf("dalam rangkap %d (%s), masing-masing", n, words[n])) {
					t.Errorf("%d paraf\n%s", len(paper.Paraf), text[strings.Index(text, "Demikian"):])
				}
			})
		}
		empty, facts := compile(t, tpl, naskah.Values{}, document.Options{})
		if got := document.Plain(empty); len(facts.Parties) != 2 || strings.Count(got, "NOMOR : ") != 2 {
			t.Errorf("%s: an empty form has %d parties", kode, len(facts.Parties))
		}
	}
}

// regions is a sample with n regions, made from the second of it.
func regions(v naskah.Values, n int) naskah.Values {
	v = v.With("jumlah_pihak", int64(n))
	mitra := v["pihak"].([]any)[1].(map[string]any)
	for i := 2; i < n; i++ {
		for key, x := range mitra {
			v = v.With(fmt.Sprintf("pihak.%d.%s", i, key), x)
		}
		v = v.With(fmt.Sprintf("pihak.%d.nama_kop", i), "Pemerintah Daerah Kabupaten Contoh "+naskah.Roman(i))
	}
	return v
}
