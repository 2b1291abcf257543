package web

import "naskah/internal/web/views"

// wordStories are the page of a Word file that came back: none yet, one that says the same, many proposals of every sort, one that
// cannot be read, an answer to a page that was stale.
func wordStories() []story {
	diff := func(title string, badge views.Badge) views.DiffClause {
		return views.DiffClause{Title: title, Badge: badge, Lines: [][]views.DiffPart{
			{{Text: "(1) PIHAK KESATU dan PIHAK KEDUA melaksanakan "}, {Op: "out", Text: "evaluasi bersama"}, {Op: "in", Text: "evaluasi oleh PARA PIHAK"}, {Text: " setiap 6 (enam) bulan."}},
			{{Op: "in", Text: "(2) " + longTitle + "."}},
		}}
	}
	note := []views.SuggestedNote{
		{Who: "Bima Pratama · 20 November 2026 09.00 WIB", Text: "menghapus: “evaluasi bersama”"},
		{Who: longName, Text: "berkomentar: Mohon disesuaikan dengan ketentuan direksi.", Quote: "Pasal 7 · " + longTitle},
	}
	empty := views.SuggestedView{ID: "1", Title: longTitle, Seq: 4, Word: "/naskah/1/konsep.docx", Close: "/naskah/1/draf"}
	same := empty
	same.File = "b"
	same.Files = []views.SuggestedFile{{Href: "/naskah/1/usulan?lampiran=b", Nama: "kembali.docx", Line: "Yuni · 24 November 2026 09.00 WIB", Now: true}}
	many := same
	many.Files = append([]views.SuggestedFile{{Href: "/naskah/1/usulan?lampiran=c", Nama: longName + " rancangan final revisi ke-12.docx", Line: longName + " · 25 November 2026 09.00 WIB"}}, same.Files...)
	many.Guessed, many.Loose = true, note
	many.Rows = []views.SuggestionRow{
		{Key: "bagian-1", Diff: diff("Judul", views.Badge{Text: "Diubah", Tone: views.Gold}), Why: "Bagian ini tersusun dari isian. Ubah isiannya pada halaman draf."},
		{Key: "objek", Diff: diff("Pasal 2 · Objek", views.Badge{Text: "Diubah", Tone: views.Gold}), Notes: note},
		{Key: "jangka-waktu", Diff: diff("Pasal 5 · Jangka Waktu", views.Badge{Text: "Dipindahkan", Tone: views.Info}), Taken: true},
		{Key: "baru-1", Diff: diff("Pasal 9 · "+longTitle, views.Badge{Text: "Baru", Tone: views.OK})},
	}
	stale := many
	stale.Guessed, stale.Loose, stale.Said = false, nil, "Naskah ini sudah berubah sejak halaman dibuka. Periksa yang terbaru, lalu ulangi."
	broken := empty
	broken.Files, broken.Said = same.Files, "Berkas Word tidak dapat dibaca: isinya terputus. Simpan ulang dari Word sebagai .docx, lalu unggah lagi."
	return []story{
		{name: "usulan-kosong", view: views.Suggested(empty)},
		{name: "usulan-sama", view: views.Suggested(same)},
		{name: "usulan-banyak", view: views.Suggested(many)},
		{name: "usulan-usang", view: views.Suggested(stale)},
		{name: "usulan-rusak", view: views.Suggested(broken)},
	}
}
