package web

import (
	"strconv"

	"naskah/internal/web/views"
)

// registerStories are the pages of what is recorded and corrected, with nothing, one, many, the longest and wrong contents.
func registerStories() []story {
	return append(append(oldStories(), importStories()...), correctStories()...)
}

func someOptions(n int) []views.Option {
	var out []views.Option
	for i := range n {
		out = append(out, views.Option{Value: strconv.Itoa(i), Label: "100.3.7.1/" + strconv.Itoa(i) + "/KSB/2021 · " + longTitle, Help: longName, Selected: i == 0})
	}
	return out
}

func anOldView() views.OldView {
	kinds := []views.Option{{Value: "ksb-pk", Label: "Kesepakatan Bersama dengan Pihak Ketiga", Selected: true}, {Value: "pks-pk", Label: "Kontrak/Perjanjian Kerja Sama dengan Pihak Ketiga"}}
	return views.OldView{
		F: map[string]string{"pihak_1": "Pemerintah Daerah Kota Banjar", "klasifikasi": "100.3.7.1"}, Errors: map[string]string{}, Kinds: kinds, Year: 2026,
		Units: []views.Option{{Value: "u", Label: "Bagian Pemerintahan Sekretariat Daerah"}}, Jalur: []views.Option{{Value: "ksdpk", Label: "KSDPK"}}, Links: []views.Option{{Value: "melaksanakan", Label: "Melaksanakan"}},
		Caras: []views.Option{{Value: "basah", Label: "Basah"}}, Tingkats: []views.Option{{Value: "asli", Label: "Asli"}}, Mitra: []string{longName},
	}
}

func oldStories() []story {
	row := views.Row{Href: "/naskah/1", Title: longTitle, Line: "KSB KSDPK · 2021 · " + longName, Badge: views.Badge{Text: "Belum dipindai", Tone: views.Gold}}
	same := row
	same.Badge = views.Badge{Text: "Hampir pasti rangkap", Tone: views.Warn}
	many := anOldView()
	many.Recent, many.Recorded = []views.Row{row, row, row}, 241
	held := many
	held.Hold, held.Similar, held.F = true, views.SimilarView{Rows: []views.Row{same, row, row}, Same: true, Seen: "a b"}, map[string]string{"judul": longTitle, "pihak_2": longName}
	wrong := many
	wrong.Fold, wrong.Again, wrong.Choices = true, longName+".pdf", someOptions(4)
	wrong.Errors = map[string]string{"": "Naskah belum dapat dicatat.", "tanggal": "Tanggal \"31-02-2021\" tidak dikenali atau tidak ada dalam kalender.", "pihak_2": "\"Banjar\" tanpa jenis dapat berarti Kota Banjar, Jawa Barat atau Kabupaten Banjar, Kalimantan Selatan.", "melaksanakan": "4 naskah cocok. Pilih salah satu.", "berkas": "Pindaian harus berupa satu berkas PDF.", "jalur": "Pilih jalur lain."}
	facts := []views.KV{{Key: "Jenis", Value: "Kesepakatan Bersama dengan Pihak Ketiga"}, {Key: "Para pihak", Value: longName}}
	scan := views.ScanView{ID: "1", Title: longTitle, Back: "/naskah/1", Check: "/x", Seq: 1, Facts: facts}
	bad := scan
	bad.Error, bad.Again = "Pindaian melebihi 20 MB.", longName+".pdf"
	annul := views.AnnulView{ID: "1", Title: longTitle, Back: "/naskah/1", Facts: facts, Doubles: someOptions(4), Errors: map[string]string{}}
	refused := annul
	refused.Blocked, refused.Choices, refused.Chosen, refused.Other = "Usul dari Ratna Dewi menunggu dikuatkan oleh orang kedua.", someOptions(2), "lain", longTitle
	refused.Errors = map[string]string{"rangkap_lain": "2 naskah cocok. Pilih salah satu.", "alasan": "Alasan belum diisi.", "": "Tidak dapat."}
	relate := views.RelateView{
		ID: "1", Title: longTitle, Back: "/naskah/1", Kinds: []views.Option{{Value: "melaksanakan", Label: "Melaksanakan"}}, Errors: map[string]string{"ke": "Hubungan ini sudah tercatat."}, To: longTitle, Choices: someOptions(3),
		Have: []views.RelationRow{{What: "Dilaksanakan oleh", Href: "/naskah/2", Title: longTitle, Line: "PKS"}},
	}
	late := views.LateView{ID: "1", Title: longTitle, Back: "/naskah/1", Facts: facts, Second: true, Blocked: "Usul menunggu.", Error: "Nomor belum diisi.", Parties: []views.Option{{Value: "2", Label: "PIHAK KEDUA, " + longName, Selected: true}, {Value: "3", Label: "PIHAK KETIGA"}}}
	return []story{
		{name: "catat", view: views.Old(anOldView())},
		{name: "catat-banyak", view: views.Old(many)},
		{name: "catat-tertahan", view: views.Old(held)},
		{name: "catat-salah", view: views.Old(wrong)},
		{name: "pindai", view: views.Scan(scan)},
		{name: "pindai-salah", view: views.Scan(bad)},
		{name: "anulir", view: views.Annul(annul)},
		{name: "anulir-salah", view: views.Annul(refused)},
		{name: "hubungan", view: views.Relate(relate)},
		{name: "hubungan-kosong", view: views.Relate(views.RelateView{ID: "1", Title: "A", Back: "/naskah/1", Kinds: relate.Kinds})},
		{name: "nomor-kemudian", view: views.LateNomor(late)},
	}
}

func importStories() []story {
	row := views.Row{Href: "/naskah/impor/1", Title: longName + ".xlsx", Line: "24 November 2026 09.00 WIB · 24 naskah tercatat", Badge: views.Badge{Text: "Diurungkan", Tone: views.Bad}}
	sheet := []views.SheetColumn{{Head: "Tentang", Samples: []string{longTitle, longTitle, ""}}, {Head: longName, Samples: []string{"1", "2", "3"}}}
	columns := []views.ColumnChoice{{Name: "kolom.judul", Label: "Tentang (judul)", Sample: longTitle, Needed: true, Options: []views.Option{{Value: "1", Label: "Tentang", Selected: true}, {Value: "2", Label: longName}}}, {Name: "kolom.tingkat", Label: "Tingkat perkembangan", Rare: true}}
	mapping := views.ImportView{ID: "1", N: 5000, Sheet: sheet, Columns: columns, Check: "Periksa 5000 baris"}
	badMapping := mapping
	badMapping.Error = "Pilih kolom yang memuat tanggal atau tahun."
	cell := views.PlanCell{Name: "sel.13.tanggal", Label: "Tanggal naskah", Value: "31-02-2021", Bad: true, Problems: []views.Finding{{Level: "error", Msg: "Tanggal \"31-02-2021\" tidak dikenali."}}}
	doubt := views.PlanCell{Name: "sel.14.judul", Label: "Tentang (judul)", Value: longTitle, Problems: []views.Finding{{Level: "warning", Msg: "Sel ini memuat rumus."}}}
	plan := views.PlanView{
		ID: "1", State: "{}", Mark: "abcd", Said: "Perbaikan Anda mengubah jumlahnya.", Ready: 4987, Doubles: 12, Look: "masalah", LookTitle: "Baris perlu diperbaiki", Page: 2, Pages: 9, Before: 1, After: 3, Mapping: mapping,
		Doors: []views.PlanDoor{{Key: "masalah", Label: "baris perlu diperbaiki", N: 13, Now: true, Tone: views.Bad}, {Key: "rangkap", Label: "baris tampak rangkap", N: 12, Tone: views.Warn}, {Key: "siap", Label: "baris siap dicatat", N: 4975}, {Key: "dilewati", Label: "baris dilewati"}},
		Rows: []views.PlanRow{
			{Line: 13, Title: longTitle, Line2: "KSB KSDPK · 2021 · " + longName, Cells: []views.PlanCell{cell}, Loose: []views.Finding{{Level: "error", Msg: "Naskah asli paling banyak 40."}}},
			{Line: 14, Title: "(tanpa judul)", Skip: true, SameAs: 3, Cells: []views.PlanCell{doubt}, Similar: []views.Row{{Href: "/naskah/1", Title: longTitle, Line: "Nomor serupa"}}},
		},
	}
	result := views.ImportResultView{
		ID: "1", Title: longName + ".csv", Doors: []views.Door{{N: 24, Label: "naskah tercatat", Href: "/naskah?impor=1"}, {N: 3, Label: "naskah dibatalkan", Href: "/naskah?impor=1&keadaan=cancelled", Tone: views.Bad}},
		Rows: []views.Row{row, row}, Undo: true, Officer: true, Error: "Tidak ada naskah dari berkas ini yang masih tercatat.",
	}
	waits := views.ImportResultView{ID: "1", Title: "register.csv", Doors: result.Doors, Pending: []views.PendingRow{{Href: "/usul/1", Title: "Menunggu penguatan: Usulan pengurungan impor", Line: "Diusulkan Ratna Dewi."}}}
	line := views.BookLine{No: 1, Href: "/naskah/1", Nomor: []string{"PIHAK KESATU: 134.4/01/KSB-Tapem/2021", "PIHAK KEDUA: " + longName}, Tanggal: "24 November 2021", Jenis: "Kesepakatan Bersama", Tentang: longTitle, Pihak: longName, Jangka: "5 (lima) tahun", Unit: "Bagian Pemerintahan", Lokasi: "Lemari 2", Keterangan: "Melaksanakan 134.4/01/KSB-Tapem/2021"}
	book := views.BookView{Year: 2021, Years: []views.Option{{Value: "2021", Label: "2021", Selected: true}}, Families: []views.Option{{Value: "ksb", Label: "Kesepakatan Bersama"}}, PDF: "/buku.pdf", CSV: "/buku.csv", XLSX: "/buku.xlsx", Officer: true}
	full := book
	full.Rows = []views.BookLine{line, {No: 2, Href: "/naskah/2", Tentang: "A", Jenis: "Nota Kesepakatan"}}
	return []story{
		{name: "impor", view: views.Imports(views.ImportsView{Officer: true, Rows: 5000, Batches: []views.Row{row}, Error: "Berkas ini bukan CSV atau XLSX.", Again: longName + ".pdf"})},
		{name: "impor-kosong", view: views.Imports(views.ImportsView{Rows: 5000})},
		{name: "impor-kolom", view: views.Import(badMapping)},
		{name: "impor-periksa", wide: true, view: views.Plan(plan)},
		{name: "impor-hasil", view: views.ImportResult(result)},
		{name: "impor-menunggu", view: views.ImportResult(waits)},
		{name: "buku", wide: true, view: views.Book(full)},
		{name: "buku-kosong", wide: true, view: views.Book(book)},
	}
}

func correctStories() []story {
	party := func(i int, name string) views.RalatParty {
		return views.RalatParty{Index: i, Label: "PIHAK KE-" + strconv.Itoa(i+1), Nama: name, Old: name, Nomor: "134.4/01", OldNomor: "134.4/01", Kinds: []views.Option{{Value: "bernomor", Label: "Bernomor", Selected: true}, {Value: "menyusul", Label: "Menyusul"}}}
	}
	ralat := views.RalatView{
		ID: "1", Title: longTitle, Back: "/naskah/1", Seq: 4, Second: true, Fixed: map[string]bool{}, F: map[string]string{"judul": longTitle, "tahun": "2021", "tanggal": "2021-11-24"}, Old: map[string]string{"judul": longTitle, "tanggal": "24 November 2021"},
		Errors: map[string]string{"": "Tidak ada yang berubah.", "tanggal": "Tanggal naskah belum tiba.", "pihak.1": "\"Banjar\" tanpa jenis.", "alasan": "Alasan belum diisi."}, Ends: []views.Option{{Value: "tanggal", Label: "Pada suatu tanggal", Selected: true}},
		Units: []views.Option{{Value: "u", Label: longName}}, KerjaSama: someOptions(2), Tingkats: []views.Option{{Value: "asli", Label: "Asli"}}, Parties: []views.RalatParty{party(0, "Pemerintah Daerah Kota Banjar"), party(1, longName), {Index: 2, Label: "PIHAK KETIGA"}},
		Signers: []views.RalatSigner{{Index: 0, Party: 1, Nama: longName, Jabatan: "Wali Kota", Tanggal: "2021-11-24", Old: longName}, {Index: 1, Party: 1}}, Asli: []views.AsliRow{{Index: 0, Pemegang: longName, Lokasi: "Lemari 2"}, {Index: 1}},
	}
	locked := ralat
	locked.Errors, locked.Second, locked.Blocked = map[string]string{}, false, "Usul dari Ratna Dewi menunggu dikuatkan oleh orang kedua."
	locked.Fixed = map[string]bool{"judul": true, "tahun": true, "tanggal": true, "tempat": true, "para pihak": true, "nomor": true, "penanda tangan": true, "jangka waktu": true}
	proposal := views.ProposalView{
		ID: "1", What: "Usulan ralat data", Title: longTitle, Href: "/naskah/1", Crumb: views.Crumb{Label: "Naskah", Href: "/naskah"}, Badge: views.Badge{Text: "Menunggu orang kedua", Tone: views.Gold}, Waits: true, May: true, Refuse: true,
		Facts: []views.KV{{Key: "Pengusul", Value: "Ratna Dewi"}, {Key: "Alasan", Value: longTitle}}, Changes: []views.ChangeRow{{Label: "Judul", Old: longTitle, New: longTitle + " Terpadu"}, {Label: "Tempat", New: "Banjar"}},
	}
	mine := proposal
	mine.May, mine.Mine, mine.Refuse = false, true, false
	not := proposal
	not.May, not.Why, not.Error, not.Reason = false, "Naskah sudah berubah sesudah usul ini diajukan.", "Alasan belum diisi.", "x"
	over := proposal
	over.Waits, over.Badge = false, views.Badge{Text: "Ditolak", Tone: views.Bad}
	return []story{
		{name: "ralat", view: views.Ralat(ralat)},
		{name: "ralat-terkunci", view: views.Ralat(locked)},
		{name: "usul", view: views.Proposal(proposal)},
		{name: "usul-saya", view: views.Proposal(mine)},
		{name: "usul-tidak", view: views.Proposal(not)},
		{name: "usul-selesai", view: views.Proposal(over)},
	}
}
