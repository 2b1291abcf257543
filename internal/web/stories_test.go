package web

import (
	"fmt"
	"strings"

	"naskah/internal/web/views"
)

const (
	longTitle = "Penyelenggaraan Pengelolaan, Pengangkutan, Pemilahan, dan Pendaurulangan Sampah Plastik Pasar Induk dan Pasar-Pasar Rakyat di Wilayah Kota Banjar dalam Rangka Percepatan Pencapaian Sasaran Kebijakan dan Strategi Daerah"
	longName  = "Raden Haji Muhammad Abdurrahman Wirasasmita Kusumaningrat Prawirodiredjo"
	aDigest   = "9f3c 71b0 … 02aa e21a"
)

// aSheet is a piece of a naskah as internal/html writes it.
const aSheet = `<article class="naskah"><p>Contoh isi naskah.</p></article>`

func stories() []story {
	var out []story
	for _, list := range [][]story{homeStories(), listStories(), naskahStories(), draftStories(), signStories(), accountStories(), passwordStories(), publicStories(), errorStories(), aroundStories(), settingStories(), queueStories(), registerStories(), wordStories()} {
		out = append(out, list...)
	}
	return out
}

func rows(n int) []views.Row {
	all := []views.Row{
		{Href: "/naskah/1", Title: "Pengolahan Sampah Plastik Pasar Induk", Line: "KSB KSDPK dengan PT Contoh Daur Ulang · siap ditandatangani", Badge: views.Badge{Text: "Isi nomor dan tanggal", Tone: views.Gold}},
		{Href: "/naskah/2", Title: "Layanan Rujukan Gawat Darurat", Line: "PKS KSDPK dengan PT RS Contoh Sehat · dikembalikan: pasal 6 ayat (2)", Badge: views.Badge{Text: "Lanjutkan menulis", Tone: views.Info}},
		{Href: "/naskah/3", Title: longTitle, Line: "KSB KSDPK dengan " + longName, Badge: views.Badge{Text: "Bubuhkan paraf", Tone: views.Gold}},
	}
	for len(all) < n {
		all = append(all, views.Row{Href: fmt.Sprintf("/naskah/%d", len(all)+1), Title: fmt.Sprintf("Kerja Sama Contoh Nomor %d", len(all)+1), Line: "KSB KSDD dengan Kabupaten Contoh", Badge: views.Badge{Text: "Pemarafan"}})
	}
	return all[:n]
}

func soon() []views.Row {
	return []views.Row{
		{Href: "/naskah/4", Title: "Pengelolaan Parkir Alun-alun", Line: "PT Contoh Parkir · s.d. 5 Desember 2026", Badge: views.Badge{Text: "12 hari lagi", Tone: views.Bad}, Left: 12, Span: 180},
		{Href: "/naskah/5", Title: "Air Minum Lintas Batas", Line: "Kabupaten Contoh · s.d. 13 Februari 2027", Badge: views.Badge{Text: "82 hari lagi", Tone: views.Warn}, Left: 82, Span: 180},
		{Href: "/naskah/6", Title: "Pelatihan Kerja Balai Latihan", Line: "PT Contoh Terampil · s.d. 29 Maret 2027", Badge: views.Badge{Text: "126 hari lagi", Tone: views.Gold}, Left: 126, Span: 180},
	}
}

func cross() views.Cross {
	d := func(n int) views.Door {
		return views.Door{N: n, Href: "/naskah?tahun=2021", Label: fmt.Sprintf("%d naskah", n)}
	}
	return views.Cross{
		Year: 2021, Years: []int{2026, 2025, 2024, 2021, 2019}, Cols: []string{"KSDD", "KSDPK", "Sinergi"},
		Rows: []views.CrossRow{
			{Label: "Kesepakatan Bersama", Cells: []views.Door{d(1), d(9), d(0), d(10)}},
			{Label: "Perjanjian Kerja Sama", Cells: []views.Door{d(2), d(7), d(0), d(9)}},
			{Label: "Nota Kesepakatan", Cells: []views.Door{d(0), d(0), d(5), d(5)}},
		},
		Totals: []views.Door{d(3), d(16), d(5), d(24)},
	}
}

func chart() views.Chart {
	c := views.Chart{Series: []string{"Kesepakatan Bersama", "Perjanjian Kerja Sama", "Nota Kesepakatan"}, Max: 24}
	for _, y := range [][4]int{{2019, 2, 1, 0}, {2021, 10, 9, 5}, {2023, 4, 2, 1}, {2024, 3, 4, 1}, {2025, 2, 3, 0}, {2026, 3, 1, 1}} {
		c.Columns = append(c.Columns, views.Column{Year: y[0], Parts: y[1:], Total: y[1] + y[2] + y[3], Href: "/naskah", Now: y[0] == 2021})
	}
	return c
}

func events(n int) []views.EventRow {
	all := []views.EventRow{
		{Text: "Ditandatangani, lengkap", Href: "/naskah/1", Title: "Layanan Ambulans Terpadu", Line: "Nana Suryana, Wali Kota Banjar · 23 November 2026 09.41 WIB"},
		{Text: "Dikembalikan dengan catatan", Href: "/naskah/2", Title: "Layanan Rujukan Gawat Darurat", Line: "Rina Marlina, Kepala Bagian Hukum · 23 November 2026 08.55 WIB", Quote: "Pasal 6 ayat (2): alamat surat PIHAK KEDUA belum lengkap."},
		{Text: "Versi dirender", Line: "Sistem · 22 November 2026 16.20 WIB", Digest: aDigest},
	}
	for len(all) < n {
		all = append(all, views.EventRow{Text: "Paraf dibubuhkan", Line: fmt.Sprintf("%s · %d November 2026 10.00 WIB", longName, 20-len(all))})
	}
	return all[:n]
}

func homeStories() []story {
	doors := []views.Door{
		{N: 31, Label: "naskah berlaku", Href: "/naskah?berlaku=berlaku"},
		{N: 4, Label: "naskah berakhir dalam 180 hari", Href: "/naskah?berlaku=segera", Tone: views.Warn},
		{N: 9, Label: "naskah berakhir", Href: "/naskah?berlaku=berakhir"},
		{N: 3, Label: "KSB berlaku tanpa PKS", Href: "/naskah?tanpa_pks=ya", Tone: views.Warn},
	}
	full := views.HomeView{
		Greeting: "Selamat pagi, Ibu Ratna Dewi", Line: "Selasa, 24 November 2026 · 3 naskah perlu tindakan Anda", Create: true, Register: true, Doors: doors,
		Work: rows(3), WorkTotal: 3, Soon: soon(), Cross: cross(), Chart: chart(), Recent: events(3),
	}
	empty := views.HomeView{Greeting: "Selamat malam, Bapak Wawan Setiawan", Line: "Selasa, 24 November 2026 · tidak ada naskah yang menunggu Anda", Register: true, Doors: []views.Door{{N: 0, Label: "naskah berlaku", Href: "/naskah"}}, Cross: views.Cross{Year: 2026, Years: []int{2026}, Cols: []string{"KSDD", "KSDPK", "Sinergi"}}}
	outside := views.HomeView{Greeting: "Selamat siang, Bapak " + longName, Line: "Selasa, 24 November 2026 · 1 naskah perlu tindakan Anda", Work: rows(1), WorkTotal: 1, Recent: events(1)}
	work := views.WorkView{Total: 12, Groups: []views.WorkGroup{
		{Title: "Mohon ditandatangani", Help: "Passphrase diminta saat menandatangani.", Rows: rows(1), Total: 1},
		{Title: "Perlu paraf Anda", Help: "Naskah diteruskan kepada pemaraf berikutnya setelah paraf Anda.", Rows: rows(8), Total: 11, More: "/naskah?keadaan=review"},
	}}
	return []story{
		{name: "beranda-penuh", view: views.Home(full)},
		{name: "beranda-kosong", view: views.Home(empty)},
		{name: "beranda-mitra", view: views.Home(outside)},
		{name: "tindakan-banyak", view: views.Work(work)},
		{name: "tindakan-kosong", view: views.Work(views.WorkView{})},
	}
}

func listStories() []story {
	selects := []views.Select{
		{Name: "jenis", Label: "Jenis", Options: []views.Option{{Label: "Semua"}, {Value: "ksb", Label: "Kesepakatan Bersama", Selected: true}}},
		{Name: "kategori", Label: "Kategori", Options: []views.Option{{Label: "Semua"}}},
		{Name: "keadaan", Label: "Keadaan", Options: []views.Option{{Label: "Semua"}}},
		{Name: "tahun", Label: "Tahun", Options: []views.Option{{Label: "Semua"}}},
		{Name: "unit", Label: "Perangkat Daerah", Options: []views.Option{{Label: "Semua"}}},
		{Name: "berlaku", Label: "Masa berlaku", Options: []views.Option{{Label: "Semua"}}},
	}
	row := views.ListRow{
		Href: "/naskah/1", Title: "Pengolahan Sampah Plastik Pasar Induk", Kind: "KSB KSDPK", Parties: "PT Contoh Daur Ulang", Nomor: "100.3.7.1/21/KSB/2026 · 045/CDU-KSB/XI/2026", Tanggal: "23 November 2026", Berakhir: "22 November 2031",
		State: views.Badge{Text: "Telah ditandatangani", Tone: views.Teal}, Validity: views.Badge{Text: "Masih berlaku", Tone: views.OK},
	}
	long := row
	long.Title, long.Parties, long.Validity = longTitle, "Pemerintah Daerah Kabupaten Contoh Panjang Sekali · "+longName, views.Badge{Text: "Sudah berakhir", Tone: views.Bad}
	draft := views.ListRow{Href: "/naskah/3", Title: "Layanan Beasiswa", Kind: "KSB KSDPK", State: views.Badge{Text: "Rancangan"}}
	many := views.ListView{Selects: selects, CSV: "/naskah.csv", Create: true, Total: 134, Next: "/naskah?sesudah=x", First: "/naskah", Chips: []views.Chip{{Label: "Jenis: Kesepakatan Bersama", Href: "/naskah"}, {Label: "Tahun: 2026", Href: "/naskah"}}}
	for range 9 {
		many.Rows = append(many.Rows, row, long, draft)
	}
	one := views.ListView{Selects: selects, CSV: "/naskah.csv", Total: 1, Rows: []views.ListRow{row}}
	return []story{
		{name: "naskah-daftar-banyak", view: views.List(many)},
		{name: "naskah-daftar-satu", view: views.List(one)},
		{name: "naskah-daftar-kosong", view: views.List(views.ListView{Selects: selects, CSV: "/naskah.csv", Create: true})},
		{name: "naskah-daftar-tanpahasil", view: views.List(views.ListView{Selects: selects, CSV: "/naskah.csv", Text: "zzz", Chips: []views.Chip{{Label: "Cari: zzz", Href: "/naskah"}}})},
		{name: "arsip-banyak", view: views.ArchiveList(anArchive(many))},
		{name: "arsip-kosong", view: views.ArchiveList(views.ArchiveListView{Kept: views.ListView{CSV: "/naskah.csv"}})},
	}
}

func steps(now int) []views.Step {
	out := []views.Step{
		{Label: "Rancangan", Line: "Yuni Astuti · 2 November 2026"},
		{Label: "Pemarafan", Line: "4 dari 4 paraf"},
		{Label: "Siap ditandatangani", Line: "isi nomor dan tanggal"},
		{Label: "Penandatanganan", Line: "0 dari 2 tanda tangan"},
		{Label: "Telah ditandatangani"},
		{Label: "Diarsipkan", Line: "permanen"},
	}
	for i := range out {
		out[i].Late = i >= 3
		switch {
		case i < now:
			out[i].Class = "done"
		case i == now:
			out[i].Class = "now"
		}
	}
	return out
}

func turns() []views.TurnRow {
	return []views.TurnRow{
		{Order: "1", Nama: "Bima Pratama", Line: "Direktur PT Contoh Daur Ulang · 23 November 2026 09.41 WIB", Badge: views.Badge{Text: "Bertanda tangan", Tone: views.OK}, Class: "sealed"},
		{Order: "2", Nama: "Nana Suryana", Line: "Wali Kota Banjar", Badge: views.Badge{Text: "Giliran Anda", Tone: views.Gold}, Class: "now"},
		{Order: "3", Nama: longName, Line: "Pelaksana Tugas Kepala Dinas Lingkungan Hidup", Badge: views.Badge{Text: "Sertifikat belum ada", Tone: views.Warn}},
	}
}

func naskahStories() []story {
	v := views.NaskahView{
		ID: "1", Title: "Pengolahan Sampah Plastik Pasar Induk", Kind: "Kesepakatan Bersama dengan Pihak Ketiga", Parties: "Pemerintah Daerah Kota Banjar dan PT Contoh Daur Ulang",
		Badge: views.Badge{Text: "Siap ditandatangani", Tone: views.Gold}, Steps: steps(2),
		Next: views.NextView{
			Title: "Nomor dan tanggal belum diisi", Text: "Pengelola kerja sama mengisi nomor, tanggal, dan tempat sebelum penandatanganan dimulai.", Mine: true,
			Buttons: []views.Button{{Act: "number", Label: "Isi nomor dan tanggal", Icon: "hash", Action: "/naskah/1/nomor", Get: true, Fill: true}},
			More: []views.Button{
				{Act: "revise", Label: "Kembalikan ke rancangan", Icon: "undo-2", Action: "/naskah/1/revisi", Seq: 9, Reason: "Alasan mengembalikan ke rancangan", Help: "Semua paraf gugur."},
				{Act: "cancel", Label: "Batalkan naskah", Icon: "x", Action: "/naskah/1/batal", Seq: 9, Danger: true, Reason: "Alasan pembatalan", Help: "Naskah tidak dapat dilanjutkan lagi."},
			},
		},
		Sheet: &views.Sheet{HTML: aSheet, Mark: "BELUM DITANDATANGANI", Name: "Isi naskah"}, Reader: "/naskah/1/baca", PDF: []views.Button{{Act: "pdf", Label: "Unduh konsep PDF", Icon: "download", Action: "/naskah/1/konsep.pdf", Get: true}},
		Facts: []views.KV{{Key: "Nomor PIHAK KESATU", Value: "belum diisi"}, {Key: "Tanggal naskah", Value: "belum diisi"}, {Key: "Masa berlaku", Value: "5 tahun"}, {Key: "Penyusun", Value: "Yuni Astuti"}, {Key: "Kode integritas", Value: aDigest, Mono: true}},
		Turns: turns(), TurnsNote: views.Badge{Text: "Berurutan"}, Parafs: turns()[:1],
		Versions: []views.VersionRow{{Title: "Versi 2", Line: "dirender · 20 November 2026 08.55 WIB · 6 halaman", Digest: aDigest, Href: "/naskah/1/pdf?versi=2", Badge: views.Badge{Text: "Terbaru", Tone: views.Teal}}, {Title: "Versi 1", Line: "dirender · 18 November 2026 09.00 WIB · 6 halaman", Digest: aDigest}},
		Reasons:  []views.KV{{Key: "KSD-R8", Value: "H. adalah bagian dari nama menurut akta kelahiran."}}, Recent: events(4), History: "/naskah/1/riwayat", Public: "/v/abc",
	}
	imported := views.NaskahView{
		ID: "2", Title: longTitle, Kind: "Nota Kesepakatan Sinergi", Parties: longName, Imported: true, Badge: views.Badge{Text: "Tercatat", Tone: views.Teal},
		Next: views.NextView{Title: "Tercatat dari arsip lama", Text: "Asli belum dipindai.", Badge: views.Badge{Text: "Sudah berakhir", Tone: views.Bad}}, Facts: v.Facts[:2], Recent: events(1), History: "/naskah/2/riwayat", Reader: "/naskah/2/baca",
	}
	blocked := v
	blocked.Steps, blocked.Next = steps(3), views.NextView{Title: "Menunggu tanda tangan Bima Pratama", Text: "0 dari 2 tanda tangan sudah dibubuhkan.", Blocked: "Tanda tangan baru dapat dibubuhkan mulai 1 Desember 2026 pukul 00.00 WIB, yaitu tanggal naskah."}
	ret := v
	ret.Steps, ret.Next = steps(1), views.NextView{
		Title: "Menunggu paraf Rina Marlina", Text: "Baca naskah di samping, lalu bubuhkan paraf.", Mine: true, Badge: views.Badge{Text: "Giliran Anda", Tone: views.Gold},
		Buttons: []views.Button{{Act: "paraf", Label: "Bubuhkan paraf", Icon: "stamp", Action: "/naskah/1/paraf", Seq: 4, Fill: true}},
		More:    []views.Button{{Act: "return", Label: "Kembalikan dengan catatan", Icon: "undo-2", Action: "/naskah/1/kembalikan", Seq: 4, Danger: true, Reason: "Catatan untuk penyusun", Help: "Semua paraf gugur.", Notes: []views.Option{{Value: "jangka-waktu", Label: "Pasal 5 · Jangka waktu"}, {Value: "surat", Label: "Pasal 6 · Surat-menyurat"}}}},
	}
	return []story{
		{name: "naskah-siap", wide: true, view: views.Naskah(v)},
		{name: "naskah-tercatat", wide: true, view: views.Naskah(imported)},
		{name: "naskah-terhalang", wide: true, view: views.Naskah(blocked)},
		{name: "naskah-paraf", wide: true, view: views.Naskah(ret)},
		{name: "naskah-riwayat", view: views.History(views.HistoryView{ID: "1", Title: v.Title, Events: events(12), Chain: views.Badge{Text: "Rantai riwayat utuh.", Tone: views.OK}, ChainText: "12 kejadian saling mengunci."})},
		{name: "naskah-riwayat-rusak", view: views.History(views.HistoryView{ID: "1", Title: v.Title, Events: events(1), Chain: views.Badge{Text: "Rantai riwayat terputus.", Tone: views.Bad}, ChainText: "Hubungi pengelola sistem."})},
		{name: "naskah-baca", view: views.Reader(views.ReaderView{Title: v.Title, Back: "/naskah/1", PDF: "/naskah/1/pdf", Sheet: *v.Sheet})},
	}
}

func draftStories() []story {
	bad := views.Finding{Level: "error", Msg: "7 (tujuh) tahun melebihi 5 (lima) tahun. KSB dengan pihak ketiga paling lama 5 (lima) tahun dan dapat diperpanjang.", Norm: "Permendagri Nomor 22 Tahun 2020 Pasal 32 ayat (3)", Code: "KSD-R2", Repair: "Ubah menjadi 5 tahun", Set: "jangka_waktu.n=5"}
	warn := views.Finding{Level: "warning", Msg: "Nama memuat H. Gelar tidak ditulis di depan nama.", Norm: "Permendagri Nomor 22 Tahun 2020 Lampiran", Code: "KSD-R8", Set: "pihak.0.pejabat.nama"}
	groups := []views.FormGroup{
		{ID: "para-pihak", Title: "Para pihak", Help: "Ditulis tanpa gelar, sesuai form.", Tone: views.Warn, State: "1 peringatan", Fields: []views.FormField{
			{Path: "pihak.0.pejabat.nama", Label: "Nama pejabat PIHAK KESATU", Type: "text", Value: "H. " + longName, Required: true, Findings: []views.Finding{warn}},
			{Path: "pihak.1.alamat", Label: "Alamat PIHAK KEDUA", Type: "long", Value: "Jalan Contoh Nomor 12, Banjar", Required: true, Help: "Ditulis dengan kata Jalan."},
		}},
		{ID: "jangka-waktu", Title: "Pasal 5 · Jangka waktu", Tone: views.Bad, State: "1 harus diperbaiki", Open: true, Fields: []views.FormField{
			{Path: "jangka_waktu.n", Label: "Lama", Type: "number", Value: "7", Words: "tujuh", Required: true, Findings: []views.Finding{bad}},
			{Path: "jangka_waktu.satuan", Label: "Satuan", Type: "enum", Required: true, Options: []views.Option{{Value: "tahun", Label: "tahun", Selected: true}, {Value: "bulan", Label: "bulan"}}},
			{Path: "tanggal_naskah", Label: "Tanggal naskah", Type: "date", Opening: true, Help: "Diisi saat penandatanganan dimulai."},
			{Path: "meterai", Label: "Dibubuhi meterai elektronik", Type: "bool", Value: "ya"},
		}},
		{ID: "ruang-lingkup", Title: "Pasal 3 · Ruang lingkup", Fields: []views.FormField{
			{Path: "ruang_lingkup", Label: "Ruang lingkup", Type: "list", Required: true, ItemName: "butir", Items: []views.FormItem{
				{Path: "ruang_lingkup.0", Label: "butir 1", Fields: []views.FormField{{Path: "ruang_lingkup.0", Label: "butir 1", Type: "long", Value: "pemilahan sampah plastik di sumbernya;"}}},
				{Path: "ruang_lingkup.1", Label: "butir 2", Fields: []views.FormField{{Path: "ruang_lingkup.1", Label: "butir 2", Type: "long", Value: longTitle}}},
			}},
			{Path: "pasal", Label: "Pasal tambahan", Type: "list", ItemName: "pasal", Items: []views.FormItem{{Path: "pasal.0", Label: "pasal 1", Fields: []views.FormField{
				{Path: "pasal.0.judul", Label: "Judul", Type: "text", Value: "KERAHASIAAN"}, {Path: "pasal.0.nilai", Label: "Nilai", Type: "money", Value: "1500000000", Words: "Rp1.500.000.000,00 (satu miliar lima ratus juta rupiah)"},
			}}}},
		}},
	}
	v := views.DraftView{
		ID: "1", Title: "Pengolahan Sampah Plastik Pasar Induk", Line: "Rancangan KSB KSDPK", Seq: 7, Saved: "Tersimpan 09.41 WIB", Groups: groups, Errors: 1,
		Loose:    []views.Finding{{Level: "error", Msg: bad.Msg, Norm: bad.Norm, Code: bad.Code, Set: "jangka_waktu.n"}, {Level: "info", Msg: "Catatan umum tanpa bidang.", Code: "KSD-X"}},
		Warnings: []views.Finding{warn}, Reasons: map[string]string{"KSD-R8": "H. adalah bagian dari nama."}, Sheet: views.Sheet{HTML: aSheet, Mark: "KONSEP", Name: "Pratinjau"}, Close: "/naskah/1",
	}
	clean := v
	clean.Errors, clean.Loose, clean.Warnings, clean.CanSubmit, clean.Groups = 0, nil, nil, true, groups[2:]
	conflict := v
	conflict.Conflict = true
	kind := views.KindLink{Kode: "ksb-pk", Label: "Kesepakatan Bersama dengan Pihak Ketiga", Help: "Permendagri Nomor 22 Tahun 2020, form A2", Href: "/naskah/baru"}
	part := views.KindPart{ID: "naskah", Title: "Naskah kerja sama", Kinds: []views.KindLink{kind, kind, kind}}
	report := views.KindPart{ID: "pelaporan", Title: "Pelaporan dan penyelesaian", Kinds: []views.KindLink{kind}}
	jalur := []views.Option{{Value: "ksdpk_daerah", Label: "Prakarsa daerah", Selected: true}, {Value: "ksdpk_mitra", Label: "Prakarsa pihak ketiga"}}
	blank := views.NewView{Kind: kind, Partner: true, Jalur: jalur, Mitra: []views.Option{{Value: "m1", Label: "PT Contoh Daur Ulang (contoh)"}}, Units: []views.Option{{Value: "u", Label: "Bagian Pemerintahan"}, {Value: "v", Label: "Dinas Lingkungan Hidup"}}}
	wrong := blank
	wrong.Judul, wrong.Errors = longTitle, map[string]string{"mitra": "Pilih pihak lain dari daftar mitra.", "judul": "Isi pokok kerja sama."}
	return []story{
		{name: "draf-temuan", wide: true, view: views.Draft(v)},
		{name: "draf-bersih", wide: true, view: views.Draft(clean)},
		{name: "draf-bentrok", wide: true, view: views.Draft(conflict)},
		{name: "baru", view: views.New(blank)},
		{name: "baru-salah", view: views.New(wrong)},
		{name: "baru-jenis", view: views.NewKind(views.NewKindView{Parts: []views.KindPart{part, report}})},
		{name: "baru-jenis-dalam", view: views.NewKind(views.NewKindView{KerjaSama: "1", KerjaSamaTitle: longTitle, Parts: []views.KindPart{part}, Error: "Pilih jenis naskah."})},
	}
}

func signStories() []story {
	facts := []views.KV{{Key: "Naskah", Value: "Kesepakatan Bersama, 6 halaman", Strong: true}, {Key: "Nomor", Value: "100.3.7.1/21/KSB/2026 · 045/CDU-KSB/XI/2026"}, {Key: "Dengan", Value: "PT Contoh Daur Ulang"}, {Key: "Sebagai", Value: "Wali Kota Banjar, PIHAK KESATU", Strong: true}, {Key: "Diparaf", Value: "Kepala Bagian Pemerintahan, Kepala Bagian Hukum, Asisten, Sekretaris Daerah"}, {Key: "Kode integritas", Value: aDigest, Mono: true}}
	v := views.SignView{
		ID: "1", Title: "Pengolahan Sampah Plastik Pasar Induk", Seq: 12, Turn: views.Badge{Text: "Giliran Anda, 2 dari 2", Tone: views.Gold}, Facts: facts, Others: turns(), Sheet: views.Sheet{HTML: aSheet, Mark: "BELUM DITANDATANGANI", Name: "Isi naskah"}, Reader: "/naskah/1/baca", PDF: "/naskah/1/pdf", Can: true, Uji: true,
		Decline: views.Button{Act: "decline", Label: "Tolak dengan alasan", Icon: "x", Action: "/naskah/1/tolak", Seq: 12, Danger: true, Reason: "Alasan menolak", Help: "Naskah kembali ke rancangan."},
	}
	wrong := v
	wrong.Error = "Passphrase TTE tidak cocok. Tanda tangan tidak dibubuhkan; coba lagi."
	no := v
	no.Can, no.Uji, no.Blocked, no.Account, no.Title = false, false, "Anda belum mempunyai sertifikat elektronik yang berlaku.", "/akun", longTitle
	number := views.NumberView{ID: "1", Title: v.Title, Seq: 9, Tanggal: "2026-11-24", Words: "Selasa, 24 November 2026", Tempat: "Banjar", Back: "/naskah/1", Parties: []views.NomorForm{
		{Party: 1, Label: "PIHAK KESATU", Nama: "Pemerintah Daerah Kota Banjar", Own: true, Register: "Nomor urut berikutnya, berpola 100.3.7.1/{urut}/KSB/2026", Kind: "register"}, {Party: 2, Label: "PIHAK KEDUA", Nama: "PT Contoh Daur Ulang", Kind: "ketik", Text: "045/CDU-KSB/XI/2026"},
	}}
	badNumber := number
	badNumber.Parties = []views.NomorForm{number.Parties[0], {Party: 2, Label: "PIHAK KEDUA", Nama: longName, Error: "Nomor PIHAK KEDUA belum diisi. Isi nomornya, pilih tidak bernomor, atau gunakan tanda tangan basah."}}
	badNumber.Errors = map[string]string{"tempat": "Isi tempat."}
	open := views.OpenView{
		ID: "1", Title: v.Title, Seq: 10, Facts: facts[:3], Deadline: "2026-12-24", Back: "/naskah/1", OnFile: onFile(),
		Order: []views.OrderRow{{Index: 0, Nama: "Bima Pratama", Line: "Direktur, PIHAK KEDUA", Place: 1}, {Index: 1, Nama: "Nana Suryana", Line: "Wali Kota Banjar, PIHAK KESATU", Place: 2}},
	}
	stuck := open
	stuck.NotReady, stuck.Error, stuck.OnFile = []string{"Bima Pratama: belum mempunyai sertifikat elektronik yang berlaku."}, "Penandatanganan belum dapat dimulai.", nil
	archive := views.ArchiveView{ID: "1", Title: v.Title, Seq: 15, Facts: facts[:3], Klasifikasi: "100.3.7.1", Tingkat: "asli", Tingkats: []views.Option{{Value: "asli", Label: "Asli", Selected: true}}, Back: "/naskah/1"}
	badArchive := archive
	badArchive.Error = "Naskah belum dapat diarsipkan karena tanda tangannya tidak terbukti sah saat ini: " + strings.Repeat("sertifikat Bima Pratama sudah berakhir (VER-WAKTU-BERAKHIR); ", 3)
	return []story{
		{name: "tandatangan-giliran", wide: true, view: views.Sign(v)},
		{name: "tandatangan-salah", wide: true, view: views.Sign(wrong)},
		{name: "tandatangan-terhalang", wide: true, view: views.Sign(no)},
		{name: "nomor", view: views.Number(number)},
		{name: "nomor-salah", view: views.Number(badNumber)},
		{name: "mulai", view: views.Open(open)},
		{name: "mulai-belumsiap", view: views.Open(stuck)},
		{name: "arsipkan", view: views.Archive(archive)},
		{name: "arsipkan-gagal", view: views.Archive(badArchive)},
	}
}

func accountStories() []story {
	facts := []views.KV{{Key: "Nama", Value: longName}, {Key: "Nama pengguna", Value: "walikota"}, {Key: "Peran", Value: "Penanda tangan"}, {Key: "NIK", Value: "3201********0001"}}
	cert := views.CertRow{Subject: "CN=Nana Suryana,O=UJI", Line: "Penerbit UJI · berlaku s.d. 22 Februari 2027", Fingerprint: aDigest, Badge: views.Badge{Text: "Berlaku", Tone: views.OK}}
	cast := []views.CastRow{}
	for _, p := range [][3]string{{"Yuni Astuti", "Penyusun, Sekretariat TKKSD", "YA"}, {"Dedi Supriadi", "Kepala Bagian Pemerintahan", "DS"}, {"Rina Marlina", "Kepala Bagian Hukum", "RM"}, {"Agus Hermawan", "Asisten Pemerintahan dan Kesejahteraan Rakyat", "AH"}, {"Nana Suryana", "Wali Kota Banjar", "NS"}} {
		cast = append(cast, views.CastRow{ID: p[2], Nama: p[0], Jabatan: p[1], Role: "Pemaraf", Initials: p[2]})
	}
	kept := views.SignInView{Login: "yuni", Error: "Nama pengguna atau kata sandi tidak cocok.", Next: "/naskah/1/draf", Kept: true, KeepPath: "/naskah/1/draf", Keep: []views.KV{{Key: "judul", Value: "Isi yang diketik"}}}
	return []story{
		{name: "akun-penandatangan", view: views.Account(views.AccountView{Facts: facts, Signer: true, Certs: []views.CertRow{cert, cert}, CanMake: true, Uji: true, Error: "Kedua passphrase tidak sama."})},
		{name: "akun-kosong", view: views.Account(views.AccountView{Facts: facts, Signer: true, CanMake: true})},
		{name: "akun-biasa", view: views.Account(views.AccountView{Facts: facts[:2]})},
		{name: "masuk", public: "slim", nobody: true, view: views.SignIn(views.SignInView{Next: "/"})},
		{name: "masuk-tersimpan", public: "slim", nobody: true, view: views.SignIn(kept)},
		{name: "masuk-peragaan", public: "broad", nobody: true, view: views.SignIn(views.SignInView{Next: "/", Cast: cast})},
		{name: "lanjut", public: "slim", view: views.Resume(views.ResumeView{Action: "/naskah/1/draf", Label: "menyimpan rancangan", Shown: []views.KV{{Key: "judul", Value: longTitle}}, Fields: []views.KV{{Key: "judul", Value: longTitle}}})},
		{name: "templat-daftar", view: views.Templates(views.TemplatesView{Parts: []views.TemplatePart{{ID: "naskah", Title: "Naskah kerja sama", Tiles: []views.TemplateTile{{Href: "/templat/ksb-pk", Nama: "Kesepakatan Bersama dengan Pihak Ketiga", Kode: "ksb-pk", Line: "versi v1", Help: "Form A2."}}}}})},
		{name: "templat-satu", wide: true, view: views.Template(views.TemplateView{Nama: "Kesepakatan Bersama dengan Pihak Ketiga", Line: "ksb-pk · versi v1", Help: "Tujuh pasal.", Sheet: views.Sheet{HTML: aSheet, Name: "Contoh"}, Fields: facts, Create: "/naskah/baru?jenis=ksb-pk"})},
	}
}

func publicStories() []story {
	facts := []views.KV{{Key: "Naskah", Value: "Pengolahan Sampah Plastik Pasar Induk", Strong: true}, {Key: "Jenis", Value: "Kesepakatan Bersama"}, {Key: "Nomor", Value: "100.3.7.1/21/KSB/2026 · 045/CDU-KSB/XI/2026"}, {Key: "Tanggal", Value: "23 November 2026"}, {Key: "Para pihak", Value: "Pemerintah Daerah Kota Banjar · PT Contoh Daur Ulang"}}
	signer := func(name, line string, ok bool) views.VerdictSigner {
		s := views.VerdictSigner{Nama: name, Line: line, Badge: views.Badge{Text: "Cocok (uji)", Tone: views.OK}, Marks: []views.Mark{{Icon: "check", Text: "Isi utuh sejak ditandatangani", Tone: views.OK}, {Icon: "check", Text: "Sertifikat uji berlaku sampai 22 Februari 2027", Tone: views.OK}, {Icon: "clock", Text: "Waktu tanda tangan 23 November 2026 13.07 WIB · Belum berpenanda waktu elektronik"}}}
		if !ok {
			s.Badge, s.Marks[0] = views.Badge{Text: "Tidak sah", Tone: views.Bad}, views.Mark{Icon: "x", Text: "Isi tidak utuh: berkas berubah sesudah tanda tangan ini", Tone: views.Bad}
		}
		return s
	}
	sah := views.VerdictView{
		Tone: views.OK, Icon: "shield-check", Head: "Tanda tangan uji cocok", Line: "2 tanda tangan cocok dan isi utuh. Dokumen ini tanpa kekuatan hukum.", Uji: true, Judged: true, RegisterTitle: "Menurut register", RegisterLine: "Terpisah dari putusan atas tanda tangan.", Facts: facts, Validity: views.Badge{Text: "Masih berlaku, s.d. 22 November 2031", Tone: views.OK},
		Signers: []views.VerdictSigner{signer("Nana Suryana", "Wali Kota Banjar", true), signer("Bima Pratama", "Direktur PT Contoh Daur Ulang", true)}, File: []views.KV{{Key: "Kode integritas", Value: aDigest, Mono: true}, {Key: "Diperiksa", Value: "24 November 2026 11.00 WIB"}}, Kode: "abc", Tamper: true,
	}
	bad := sah
	bad.Tone, bad.Icon, bad.Head, bad.Line, bad.Uji, bad.Tamper = views.Bad, "shield-x", "Tanda tangan tidak sah", "Isi naskah tidak sama dengan yang ditandatangani. Jangan dipakai sebagai bukti.", false, false
	bad.Signers, bad.Reasons = []views.VerdictSigner{signer("Nana Suryana", "", false), signer(longName, "", false)}, []string{"Nilai ringkas berkas tidak cocok (VER-UTUH-RINGKAS)"}
	bad.RegisterTitle, bad.RegisterLine, bad.Changed = "Naskah asli di register kami", "Bukan keterangan tentang berkas yang diperiksa.", &views.Changed{Where: "Salinan berkas, bita ke-41.202 dari 118.430.", Before: "3a 9f ", Mark1: "41", After: "3a 9f ", Mark2: "42"}
	unknown := views.VerdictView{Tone: views.Gold, Icon: "shield-question-mark", Head: "Belum dapat dipastikan", Line: "Yang ada pada berkas ini tidak cukup untuk memastikannya.", Notices: []string{"Berkas ini tidak tercatat pada register kami."}, Reasons: []string{"Berkas tidak memuat tanda tangan (VER-FORMAT-TANPA-TTD)"}, File: sah.File}
	return []story{
		{name: "verifikasi-unggah", public: " ", nobody: true, view: views.Verify(views.VerifyView{Demo: true, Try: rows(1)})},
		{name: "verifikasi-unggah-galat", public: " ", nobody: true, view: views.Verify(views.VerifyView{Error: "Berkas ini bukan PDF."})},
		{name: "verifikasi-sah", public: " ", nobody: true, view: views.Verdict(sah)},
		{name: "verifikasi-tidaksah", public: " ", nobody: true, view: views.Verdict(bad)},
		{name: "verifikasi-takpasti", public: " ", nobody: true, view: views.Verdict(unknown)},
	}
}

func errorStories() []story {
	home := []views.Button{{Act: "home", Label: "Ke Beranda", Icon: "house", Action: "/", Get: true}}
	return []story{
		{name: "galat-tidakada", public: "slim", view: views.Failure(views.ErrorView{Title: "Halaman tidak ditemukan", What: "Alamat ini tidak ada, atau bukan untuk Anda lihat.", Do: "Kembali ke Beranda.", RequestID: "0192f3c1", Code: "NSK-TIDAK-ADA", Icon: "circle-help", Tone: views.Info, Links: home})},
		{name: "galat-bentrok", public: "slim", view: views.Failure(views.ErrorView{Title: "Keadaan sudah berubah", What: "Naskah ini baru saja diubah orang lain.", Kept: "Isian Anda masih ada di bawah ini.", Do: "Muat ulang naskah.", Whom: "Pengelola kerja sama pada Pemerintah Kota Banjar.", RequestID: "0192f3c1", Code: "NSK-SEQ", Icon: "triangle-alert", Tone: views.Warn, Links: home, Fields: []views.KV{{Key: "alasan", Value: longTitle}}})},
		{name: "galat-gangguan", public: "slim", nobody: true, view: views.Failure(views.ErrorView{Title: "Terjadi gangguan yang tidak terduga", What: "Permintaan Anda tidak selesai.", Kept: "Perubahan terakhir mungkin tidak tersimpan.", Do: "Sampaikan nomor permintaan.", RequestID: "0192f3c1", Icon: "circle-alert", Tone: views.Bad, Links: home})},
	}
}
