package document_test

import (
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// The words of form A2 that stand around the values, typed from the Lampiran: with no values at all and in its own spelling our
// text is the form's, but for what docs/formulir-a2.md lists.
func TestEmptyIsTheForm(t *testing.T) {
	const d = ".........."
	tree, _ := compile(t, ksbpk(t), naskah.Values{"ejaan": "lampiran", "cara_tanda_tangan": "basah", "meterai": true}, document.Options{})
	got := document.Plain(tree)
	for _, want := range []string{
		"KESEPAKATAN BERSAMA\nANTARA\nPEMERINTAH DAERAH " + d + "\nDAN\n" + d + "\nTENTANG\n" + d + "\n",
		"\nNOMOR : " + d + "\n",
		"Pada hari ini, " + d + ", tanggal " + d + " bulan " + d + " tahun " + d + " (..-..-....), kami yang bertandatangan di bawah ini :",
		"I. " + d + " : " + d + ", berkedudukan di " + d + ", Jalan " + d + ", dalam hal ini bertindak untuk dan atas nama Pemerintah Daerah " + d + ", selanjutnya disebut PIHAK KESATU.",
		"PIHAK KESATU dan PIHAK KEDUA selanjutnya secara bersama-sama dalam Kesepakatan Bersama ini disebut PARA PIHAK, dan secara sendiri-sendiri disebut PIHAK.",
		"PARA PIHAK terlebih dahulu menerangkan hal-hal sebagai berikut :\n",
		"Berdasarkan hal-hal tersebut di atas, sesuai dengan kedudukan masing-masing, PARA PIHAK setuju dan sepakat untuk melaksanakan Kesepakatan Bersama",
		", dengan ketentuan dan syarat-syarat sebagai berikut :\n",
		"Pasal 1\nMAKSUD DAN TUJUAN\n",
		"Demikian Kesepakatan Bersama ini dibuat dan ditandatangani di " + d + " pada hari dan tanggal tersebut di atas dalam rangkap .. (" + d + ") bermaterai cukup, masing-masing mempunyai kekuatan hukum yang sama.",
		"PIHAK KEDUA, | PIHAK KESATU,\nTandatangan dan Stempel | Tandatangan dan Stempel\n" + d + " | " + d + "\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("not in the text: %q", want)
		}
	}
	for _, never := range []string{"(nama tanpa gelar)", "dst", "Logo Pihak Ketiga", "dan kewenangan", "Wali Kota"} {
		if strings.Contains(got, never) {
			t.Errorf("in the text: %q", never)
		}
	}
}

// change is one value of the sample and what the text then says and no longer says.
func TestTextFollowsValues(t *testing.T) {
	type m = map[string]any
	basah := func(v naskah.Values) naskah.Values { return v.With("cara_tanda_tangan", "basah") }
	set := func(path string, x any) func(naskah.Values) naskah.Values {
		return func(v naskah.Values) naskah.Values { return v.With(path, x) }
	}
	tests := []struct {
		name     string
		change   func(naskah.Values) naskah.Values
		o        document.Options
		has, not []string
	}{
		{
			"no executing unit: ayat close up", set("pd_pemrakarsa", nil),
			document.Options{},
			[]string{"(3) Pembiayaan pelaksanaan Kesepakatan Bersama ini diatur dalam perjanjian kerja sama sebagaimana dimaksud pada ayat (1).\n\nPasal 5"},
			[]string{"menugaskan"},
		},
		{
			"from the last signature", set("jangka_waktu.mulai", "tanda_tangan_terakhir"),
			document.Options{},
			[]string{"5 (lima) tahun, terhitung sejak tanggal tanda tangan terakhir PARA PIHAK."},
			[]string{"sampai dengan"},
		},
		{"from a given date", func(v naskah.Values) naskah.Values {
			return v.With("jangka_waktu.mulai", "tanggal").With("jangka_waktu.tanggal_mulai", "2027-01-01")
		}, document.Options{}, []string{"sejak tanggal 1 Januari 2027 sampai dengan tanggal 31 Desember 2031."}, nil},
		{
			"leap day", func(v naskah.Values) naskah.Values { return v.With("tanggal_naskah", "2024-02-29") },
			document.Options{},
			[]string{"Kamis, tanggal Dua Puluh Sembilan bulan Februari tahun Dua Ribu Dua Puluh Empat (29-02-2024)", "sejak tanggal 29 Februari 2024 sampai dengan tanggal 28 Februari 2029."},
			nil,
		},
		{"months", func(v naskah.Values) naskah.Values {
			return v.With("jangka_waktu.n", int64(18)).With("jangka_waktu.satuan", "bulan")
		}, document.Options{}, []string{"18 (delapan belas) bulan, terhitung sejak tanggal 24 November 2026 sampai dengan tanggal 23 Mei 2028."}, nil},
		{"typed end", set("jangka_waktu.berakhir", "2031-11-24"), document.Options{}, []string{"sampai dengan tanggal 24 November 2031."}, nil},
		{
			"electronic with meterai", set("meterai", true),
			document.Options{},
			[]string{"dalam 1 (satu) dokumen elektronik asli, dibubuhi meterai elektronik, yang mempunyai kekuatan hukum yang sama bagi PARA PIHAK."},
			nil,
		},
		{
			"paper without meterai", basah,
			document.Options{},
			[]string{"dalam rangkap 2 (dua), masing-masing mempunyai kekuatan hukum yang sama.", "Tandatangan dan Stempel", "Paraf Pihak Kedua | Paraf Pihak Kesatu"},
			[]string{"elektronik asli", "ttd_1", "\nDirektur |", "tanda tangan elektronik"},
		},
		{
			"lampiran spelling on paper", func(v naskah.Values) naskah.Values { return basah(v).With("ejaan", "lampiran").With("meterai", true) },
			document.Options{},
			[]string{"bertandatangan di bawah ini :", "rangkap 2 (dua) bermaterai cukup,"},
			[]string{"bertanda tangan", "bermeterai", "berikut:"},
		},
		{"three copies", func(v naskah.Values) naskah.Values { return basah(v).With("jumlah_rangkap", int64(3)) }, document.Options{}, []string{"rangkap 3 (tiga)"}, nil},
		{
			"title without DAERAH", func(v naskah.Values) naskah.Values { return v },
			document.Options{TanpaKataDaerah: true},
			[]string{"\nPEMERINTAH KOTA BANJAR\n", "atas nama Pemerintah Daerah Kota Banjar"},
			[]string{"PEMERINTAH DAERAH"},
		},
		{"title typed without DAERAH", set("pihak.0.nama_kop", "PEMERINTAH KOTA BANJAR"), document.Options{}, []string{"\nPEMERINTAH DAERAH KOTA BANJAR\n"}, nil},
		{"capacity in full", set("pihak.0.pejabat.kapasitas", "pj"), document.Options{}, []string{"I. Nana Suryana : Penjabat Wali Kota Banjar, berkedudukan", "Direktur | Penjabat Wali Kota Banjar"}, nil},
		{
			"appointment of the head", set("pihak.0.dasar_kewenangan.keputusan", "Keputusan Menteri Dalam Negeri Nomor 1 Tahun 2025,"),
			document.Options{},
			[]string{"Nomor 112, berdasarkan Keputusan Menteri Dalam Negeri Nomor 1 Tahun 2025, dalam hal ini"},
			nil,
		},
		{"only the founding deed", func(v naskah.Values) naskah.Values {
			return v.With("pihak.1.dasar_kewenangan.akta_perubahan", nil).With("pihak.1.dasar_kewenangan.akta_pengangkatan", nil)
		}, document.Options{}, []string{"AHU-0099001.AH.01.01.TAHUN 2015, dalam hal ini bertindak"}, []string{"diubah terakhir", "diangkat sebagai"}},
		{"an organisation", func(v naskah.Values) naskah.Values {
			return v.With("pihak.1.tipe", "organisasi").With("pihak.1.dasar_kewenangan", m{"uraian": "Akta Pendirian Yayasan Nomor 3 tanggal 4 Mei 2010."})
		}, document.Options{}, []string{"Nomor 45, berdasarkan Akta Pendirian Yayasan Nomor 3 tanggal 4 Mei 2010, dalam hal ini bertindak untuk dan atas nama PT Contoh Daur Ulang, selanjutnya"}, []string{"Anggaran Dasar"}},
		{"a person", func(v naskah.Values) naskah.Values {
			return v.With("pihak.1.tipe", "perseorangan").With("pihak.1.pejabat.jabatan", "Wiraswasta")
		}, document.Options{}, []string{"II. Bima Pratama : Wiraswasta, berkedudukan di Banjar, Jalan Raya Pataruman Nomor 45, dalam hal ini bertindak untuk dan atas nama diri sendiri, selanjutnya disebut PIHAK KEDUA."}, nil},
		{
			"jabatan that names the company", set("pihak.1.pejabat.jabatan", "Direktur PT Contoh Daur Ulang"),
			document.Options{},
			[]string{"II. Bima Pratama : Direktur PT Contoh Daur Ulang, berkedudukan"},
			[]string{"Daur Ulang PT Contoh"},
		},
		{"address with Jl.", set("pihak.0.alamat", "Jl. Siliwangi Nomor 1"), document.Options{}, []string{"di Banjar, Jalan Siliwangi Nomor 1, dalam"}, nil},
		{"address without Jalan", set("pihak.0.alamat", "Siliwangi Nomor 1"), document.Options{}, []string{"di Banjar, Jalan Siliwangi Nomor 1, dalam"}, nil},
		{"address that is no street", set("pihak.0.alamat", "Kompleks Balai Kota"), document.Options{}, []string{"di Banjar, Kompleks Balai Kota, dalam"}, nil},
		{"one number", set("pihak.1.nomor", m{"jenis": "tidak_bernomor"}), document.Options{}, []string{"\n\nNOMOR : 100.3.7.1/21/KSB/2026\n\n"}, nil},
		{"no numbers", func(v naskah.Values) naskah.Values {
			return v.With("pihak.0.nomor", m{"jenis": "tidak_bernomor"}).With("pihak.1.nomor", m{"jenis": "tidak_bernomor"})
		}, document.Options{}, nil, []string{"NOMOR"}},
		{
			"number to follow", func(v naskah.Values) naskah.Values { return basah(v).With("pihak.1.nomor", m{"jenis": "menyusul"}) },
			document.Options{},
			[]string{"NOMOR : 100.3.7.1/21/KSB/2026\nNOMOR : ..........\n"},
			nil,
		},
		{
			"general aim and object", func(v naskah.Values) naskah.Values {
				return v.With("tujuan", nil).With("objek", nil).With("urusan", nil)
			},
			document.Options{},
			[]string{"Tujuan Kesepakatan Bersama ini adalah mewujudkan", "Objek Kesepakatan Bersama ini adalah Pengolahan Sampah Plastik Pasar Induk."},
			nil,
		},
		{"two and three urusan", set("urusan", []any{"lingkungan hidup", "perdagangan", "kesehatan"}), document.Options{}, []string{"bidang lingkungan hidup, perdagangan, dan kesehatan."}, nil},
		{"one thing in a list", set("ruang_lingkup", []any{"pengolahan sampah."}), document.Options{}, []string{"meliputi:\n    a. pengolahan sampah.\n"}, nil},
		{
			"typed punctuation", set("ruang_lingkup", []any{"pemilahan;", "pengolahan; dan", "penjualan."}),
			document.Options{},
			[]string{"    a. pemilahan;\n    b. pengolahan; dan\n    c. penjualan.\n"},
			nil,
		},
		{"lines are joined", set("judul", "Pengolahan\n  Sampah"), document.Options{}, []string{"\nPENGOLAHAN SAMPAH\n", "dalam Pengolahan Sampah."}, nil},
		{"no telephone", set("pihak.0.kontak.telp", nil), document.Options{}, []string{"        2. alamat: Jalan Siliwangi Nomor 112, Banjar; dan\n        3. surat elektronik: pemerintahan@kotabanjar.example; dan\n"}, nil},
		{"footer", func(v naskah.Values) naskah.Values { return v }, document.Options{Catatan: "Dokumen uji."}, []string{"[kaki: Dokumen uji.]"}, nil},
		{"no footer on paper", basah, document.Options{Catatan: "Dokumen uji."}, nil, []string{"kaki"}},
		{
			"replaced pasal", set("pasal", []any{m{"id": "pelaksanaan", "ayat": []any{m{"teks": "Dilaksanakan bersama."}, m{"teks": "Meliputi:", "huruf": []any{"satu", "dua", "tiga"}}}}}),
			document.Options{},
			[]string{"Pasal 4\nPELAKSANAAN\n(1) Dilaksanakan bersama.\n(2) Meliputi:\n    a. satu;\n    b. dua; dan\n    c. tiga.\n\nPasal 5"},
			[]string{"menugaskan"},
		},
		{"replaced title only", set("pasal", []any{m{"id": "objek", "judul": "Objek Kerja Sama"}}), document.Options{}, []string{"Pasal 2\nOBJEK KERJA SAMA\nObjek Kesepakatan"}, nil},
		{
			"reference to a replaced pasal", set("pasal", []any{m{"id": "ruang-lingkup", "judul": "LINGKUP", "ayat": []any{m{"teks": "Lingkup."}}}}),
			document.Options{},
			[]string{"Pasal 3\nLINGKUP\nLingkup.", "dimaksud dalam Pasal 3."},
			nil,
		},
		{
			"own pasal before LAIN-LAIN", set("pasal", []any{m{"judul": "Kerahasiaan", "ayat": []any{m{"teks": "Dijaga."}}}}),
			document.Options{},
			[]string{"Pasal 7\nKERAHASIAAN\nDijaga.\n\nPasal 8\nLAIN-LAIN"},
			nil,
		},
		{"braces in a value are no placeholders", set("objek", "{judul} dan {{x}}"), document.Options{}, []string{"adalah {judul} dan {{x}}, yang"}, nil},
		{"pictures", func(v naskah.Values) naskah.Values { return v }, document.Options{Lambang: naskah.DigestOf([]byte("l"))}, []string{"[kiri: tempat Logo Mitra | kanan: lambang_daerah]"}, nil},
	}
	tpl := ksbpk(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tree, _ := compile(t, tpl, tt.change(tpl.Sample()), tt.o)
			got := document.Plain(tree)
			for _, want := range tt.has {
				if !strings.Contains(got, want) {
					t.Errorf("%q is not in\n%s", want, got)
				}
			}
			for _, never := range tt.not {
				if strings.Contains(got, never) {
					t.Errorf("%q is in the text", never)
				}
			}
		})
	}
}

// Each value run names the field it came from, and every empty one too: the page can mark them.
func TestPaths(t *testing.T) {
	tpl := ksbpk(t)
	tree, _ := compile(t, tpl, naskah.Values{}, document.Options{})
	blanks := map[string]bool{}
	eachRun(tree, func(r document.Run) {
		if r.Blank {
			if r.Path == "" {
				t.Errorf("blank without path: %q", r.Text)
			}
			blanks[r.Path] = true
		}
	})
	for _, p := range []string{"judul", "tanggal_naskah", "tempat", "pihak.0.nomor", "pihak.1.pejabat.jabatan", "recital.1", "ruang_lingkup.0", "jangka_waktu.n", "pihak.1.dasar_kewenangan.akta_pendirian.tanggal"} {
		if !blanks[p] {
			t.Errorf("no blank for %s", p)
		}
	}
}

func eachRun(t document.Tree, f func(document.Run)) {
	texts := func(list ...document.Text) {
		for _, x := range list {
			for _, r := range x {
				f(r)
			}
		}
	}
	var walk func([]document.Item)
	walk = func(list []document.Item) {
		for _, it := range list {
			texts(it.Text)
			walk(it.Children)
		}
	}
	for _, b := range t.Blocks {
		switch b := b.(type) {
		case document.Heading:
			texts(b.Lines...)
		case document.NomorLines:
			texts(b.Lines...)
		case document.Paragraph:
			texts(b.Text)
		case document.Komparisi:
			for _, r := range b.Rows {
				texts(r.Nama, r.Text)
			}
		case document.List:
			walk(b.Items)
		case document.Pasal:
			walk(b.Items)
		case document.Closing:
			texts(b.Text)
		case document.SignatureBlock:
			for _, c := range b.Cells {
				texts(c.Nama, c.Jabatan)
			}
		}
	}
}

func TestFacts(t *testing.T) {
	tpl := ksbpk(t)
	_, got := compile(t, tpl, tpl.Sample().With("pihak.1.nomor", map[string]any{"jenis": "tidak_bernomor"}).With("pihak.1.mitra_id", "m-1").
		With("pihak.0.pejabat.pejabat_id", "p-1").With("pihak.0.pejabat.kapasitas", "plt"), document.Options{})
	want := document.Facts{
		Judul: "Pengolahan Sampah Plastik Pasar Induk", Tanggal: naskah.Date{Year: 2026, Month: 11, Day: 24}, Mulai: naskah.Date{Year: 2026, Month: 11, Day: 24},
		Berakhir: naskah.Akhir{Kind: naskah.AkhirTanggal, Date: naskah.Date{Year: 2031, Month: 11, Day: 23}},
		Jangka:   document.Jangka{N: 5, Satuan: "tahun", Mulai: document.MulaiTanggalNaskah}, Tempat: "Banjar", Tahun: 2026, Cara: naskah.Elektronik,
		Parties: []naskah.Party{
			{Urut: 1, Peran: naskah.Pemrakarsa, Instansi: "32.79", Nama: "Pemerintah Daerah Kota Banjar"},
			{Urut: 2, Peran: naskah.MitraPeran, Mitra: "m-1", Nama: "PT Contoh Daur Ulang"},
		},
		Nomor: []naskah.Nomor{{Party: 1, Kind: naskah.Bernomor, Text: "100.3.7.1/21/KSB/2026"}, {Party: 2, Kind: naskah.TidakBernomor}},
		Pejabat: []document.PejabatRef{
			{PejabatID: "p-1", Nama: "Nana Suryana", Jabatan: "Wali Kota Banjar", Kapasitas: naskah.Plt},
			{Nama: "Bima Pratama", Jabatan: "Direktur", Kapasitas: naskah.Definitif},
		},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}

	_, f := compile(t, tpl, tpl.Sample().With("jangka_waktu.mulai", "tanda_tangan_terakhir"), document.Options{})
	if !f.Mulai.IsZero() || f.Berakhir.Kind != naskah.AkhirTidakTahu {
		t.Errorf("a term from the last signature is not known before it: %+v", f)
	}
	if end := f.Jangka.From(naskah.Date{Year: 2026, Month: 12, Day: 1}); end.Date != (naskah.Date{Year: 2031, Month: 11, Day: 30}) {
		t.Errorf("end from the last signature: %v", end)
	}
}

// Opening values are the only ones that SetOpening touches, and all of them.
func TestSetOpening(t *testing.T) {
	tpl := ksbpk(t)
	sample := tpl.Sample()
	without := document.SetOpening(sample, naskah.Date{}, "", nil)
	for _, p := range []string{"tanggal_naskah", "tempat", "pihak.0.nomor", "pihak.1.nomor"} {
		if _, ok := without.Get(p); ok {
			t.Errorf("%s still set", p)
		}
	}
	nomor := []naskah.Nomor{{Party: 1, Kind: naskah.Bernomor, Text: "100.3.7.1/21/KSB/2026"}, {Party: 2, Kind: naskah.Bernomor, Text: "014/CDU-DIR/XI/2026"}}
	again := document.SetOpening(without, naskah.Date{Year: 2026, Month: 11, Day: 24}, "Banjar", nomor)
	if d := cmp.Diff(sample, again); d != "" {
		t.Errorf("put back: %s", d)
	}
	if d := cmp.Diff(tpl.Sample(), sample); d != "" {
		t.Errorf("the values given were changed: %s", d)
	}
	nomor[0].Kind, nomor[0].Text, nomor[1].Kind, nomor[1].Text = naskah.TidakBernomor, "", naskah.Menyusul, ""
	_, f := compile(t, tpl, document.SetOpening(without, naskah.Date{}, "", nomor), document.Options{})
	if d := cmp.Diff(nomor, f.Nomor); d != "" {
		t.Error(d)
	}
	opening := 0
	for _, field := range tpl.Fields() {
		if field.Opening {
			opening++
		}
	}
	if opening != 4 {
		t.Errorf("%d fields are filled when signing opens, want 4", opening)
	}
	if got := document.SetOpening(nil, naskah.Date{}, "", nil); len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

// The same values give the same tree, also at the same time in many goroutines.
func TestDeterministic(t *testing.T) {
	tpl := ksbpk(t)
	first, facts := compile(t, tpl, tpl.Sample(), document.Options{})
	findings := tpl.Check(naskah.Values{})
	var wg sync.WaitGroup
	for range 4 * runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			tree, f, err := tpl.Compile(tpl.Sample(), document.Options{})
			if d := cmp.Diff(first, tree); d != "" || err != nil {
				t.Errorf("%v %s", err, d)
			}
			if d := cmp.Diff(facts, f); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(findings, tpl.Check(naskah.Values{})); d != "" {
				t.Error(d)
			}
		})
	}
	wg.Wait()
}

// A proposal taken over as it is prints the same words.
func TestProposals(t *testing.T) {
	tpl := ksbpk(t)
	v := tpl.Sample()
	before, _ := compile(t, tpl, v, document.Options{})
	clauses := tpl.Clauses(v)
	if len(clauses) != 7 {
		t.Fatalf("%d pasal", len(clauses))
	}
	reserves := 0
	for _, c := range clauses {
		after, _ := compile(t, tpl, v.With("pasal.0", c.Proposal), document.Options{})
		a, b := document.Plain(before), document.Plain(after)
		if a != b {
			t.Errorf("%s: %s", c.ID, cmp.Diff(a, b))
		}
		if fs := tpl.Check(v.With("pasal.0", c.Proposal)); len(fs) > 0 {
			t.Errorf("%s: %v", c.ID, fs)
		}
		if got := tpl.Clauses(v.With("pasal.0", c.Proposal)); got[c.No-1].Own != 0 || c.Own != -1 || cmp.Diff(got[c.No-1].Proposal, c.Proposal) != "" {
			t.Errorf("%s: replaced: %+v", c.ID, got[c.No-1])
		}
		for _, r := range c.Cadangan {
			reserves++
			draft := document.SetOpening(v, naskah.Date{}, "", nil) // a text that is taken over before the date is known holds no dots
			for _, r := range tpl.Clauses(draft)[c.No-1].Cadangan {
				if fs := tpl.Check(draft.With("pasal.0", r.Value)); len(fs) > 0 {
					t.Errorf("%s %s in a draft: %v", c.ID, r.ID, fs)
				}
			}
			if fs := tpl.Check(v.With("pasal.0", r.Value)); len(fs) > 0 {
				t.Errorf("%s %s: %v", c.ID, r.ID, fs)
			}
		}
	}
	if reserves < 2 {
		t.Errorf("%d reserves", reserves)
	}
}
