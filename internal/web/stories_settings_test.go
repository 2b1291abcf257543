package web

import (
	"fmt"

	"naskah/internal/web/views"
)

// settingStories are the pages of people and offices, of the pasal and of review, with nothing, with one, with many, with the longest.
func settingStories() []story {
	many := views.SettingListView{Title: "Pejabat", Help: "Siapa memegang jabatan apa.", Path: "/pengaturan/pejabat", Icon: "user", Total: 240}
	for i := range 40 {
		many.Rows = append(many.Rows, views.SettingRow{Href: "/pengaturan/pejabat/1", Title: fmt.Sprintf("Kepala Bagian %d · %s", i+1, longName), Line: "sejak 2 Januari 2024", Badge: views.Badge{Text: "Berlaku", Tone: views.OK}})
	}
	diff := []views.DiffClause{
		{Title: "Pasal 4 · Pelaksanaan", Lines: [][]views.DiffPart{{{Text: "(1) Data disampaikan setiap "}, {Op: "out", Text: "tahun"}, {Op: "in", Text: "semester"}, {Text: "."}}}},
		{Title: longTitle, Badge: views.Badge{Text: "Pasal baru", Tone: views.OK}, Lines: [][]views.DiffPart{{{Op: "in", Text: longTitle}}}},
	}
	notes := []views.NoteRow{
		{Pasal: "Naskah secara keseluruhan", Note: "Periksa ejaan.", Line: longName + " · 24 November 2026 09.00 WIB"},
		{Pasal: "Pasal 4 · Pelaksanaan", Note: longTitle, Line: "Rina Marlina", State: views.Badge{Text: "Sudah diubah", Tone: views.OK}, Diff: diff},
	}
	rows := []views.PasalRow{
		{ID: "objek", Title: "Pasal 1 · Objek", Href: "/naskah/1/pasal?pasal=objek"},
		{ID: "p-1", Title: "Pasal 2 · " + longTitle, Href: "/naskah/1/pasal?pasal=p-1", Badge: views.Badge{Text: "Pasal tambahan", Tone: views.Teal}, Now: true, Moves: true, Up: true, Drop: true},
		{ID: "kahar", Title: "Keadaan kahar", Removed: true, Restore: true, RestoreLabel: "Kembalikan", Badge: views.Badge{Text: "Dihapus"}},
	}
	sheet := views.Sheet{HTML: aSheet, Mark: "KONSEP", Name: "Isi naskah"}
	return []story{
		{name: "pengaturan-kosong", view: views.SettingList(views.SettingListView{Title: "Mitra", Help: "Pihak lain.", Path: "/pengaturan/mitra", Icon: "users", Empty: "Belum ada mitra."})},
		{name: "pengaturan-tidak-cocok", view: views.SettingList(views.SettingListView{Title: "Mitra", Path: "/pengaturan/mitra", Icon: "users", Text: "zzz"})},
		{name: "pengaturan-banyak", view: views.SettingList(many)},
		{name: "pengaturan-dibaca", view: views.SettingForm(views.SettingFormView{Section: "Orang", SectionPath: "/pengaturan/orang", Title: longName, Facts: []views.KV{{Key: "Nama", Value: longName}, {Key: "NIK", Value: "••••••••••••0001"}}})},
		{name: "pengaturan-ditolak", view: views.SettingForm(views.SettingFormView{
			Section: "Pejabat", SectionPath: "/pengaturan/pejabat", Title: "Pergantian pejabat", Action: "/pengaturan/pejabat/ganti", Write: true, Save: "Simpan",
			Note:     views.Finding{Level: "error", Msg: "Data ini sudah lebih dahulu diubah oleh Ratna Dewi."},
			Groups:   []views.SettingGroup{{Title: "Pejabat", Fields: []views.FormField{{Path: "mulai", Label: "Mulai menjabat", Type: "date", Value: "2024-01-02", Findings: []views.Finding{{Level: "error", Msg: longTitle}}}}}},
			Pictures: []views.PictureSlot{{Slot: "garuda", Title: "Lambang Negara", Help: "Diunggah.", Action: "/pengaturan/instansi/lambang", Error: "Gambar tidak terbaca."}},
		})},
		{name: "pengaturan-rantai-kosong", view: views.Chain(views.ChainView{Write: true, Title: "Bawaan semua jenis", Own: true, Kinds: []views.ChainKind{{Href: "/pengaturan/rantai-paraf", Label: "Bawaan semua jenis", Now: true}}})},
		{name: "naskah-susunan-pasal", wide: true, view: views.Pasal(views.PasalView{
			ID: "1", Title: longTitle, Line: "Rancangan KSB", Saved: "Tersimpan 09.00 WIB", Said: "Teks pasal terlalu panjang.", List: rows, Sheet: sheet, Close: "/naskah/1/draf", Errors: 1,
			Loose: []views.Finding{{Level: "error", Msg: "Pasal 7 tidak ada.", Code: "KSD-RUJUKAN"}},
			Now:   &views.PasalEdit{ID: "p-1", Judul: "Pertukaran data", Text: "(1) Satu.\n(2) Dua.", Heading: "Pasal 2 · Pertukaran data", Own: true, Contents: []views.Option{{Value: "objek", Label: "Objek"}}},
		})},
		{name: "naskah-periksa-ulang", wide: true, view: views.Review(views.ReviewView{
			ID: "1", Title: longTitle, Line: "KSB · 1 dari 4 paraf", Paraf: "Bubuhkan paraf", Due: views.Badge{Text: "Paraf diharapkan s.d. 1 Desember 2026, terlambat 3 hari", Tone: views.Bad}, Notes: notes,
			Since: "24 November 2026 09.00 WIB", Again: diff, Sheet: sheet, Clauses: []views.ClauseNote{{ID: "objek", Title: "Pasal 1 · Objek", Text: "Sebutkan lokasinya."}}, PDF: "/naskah/1/konsep.pdf",
		})},
		{name: "naskah-banding-sama", view: views.Compare(views.CompareView{ID: "1", Title: longTitle, A: views.VersionChoice{No: 1, Line: "24 November 2026", Href: "/naskah/1/pdf?versi=1"}, B: views.VersionChoice{No: 2, Line: "25 November 2026", Href: "/naskah/1/pdf?versi=2"}})},
	}
}
