package web

import (
	"strconv"

	"naskah/internal/web/views"
)

// anUpload is the form that keeps a file, with every field.
func anUpload() *views.UploadView {
	return &views.UploadView{
		Action: "/naskah/1/berkas", Back: "/naskah/1", ID: "berkas", Kinds: []views.Option{{Value: "persetujuan", Label: "Persetujuan pihak lain atas rancangan"}, {Value: "rekomendasi", Label: "Rekomendasi TKKSD"}},
		Parties: []views.Option{{Value: "1", Label: "PIHAK KESATU, Pemerintah Daerah Kota Banjar"}, {Value: "2", Label: "PIHAK KEDUA, " + longName}}, Ganti: []views.Option{{Value: "a", Label: "Akta pendirian: akta.pdf"}},
	}
}

func fileRows(n int) []views.FileRow {
	var out []views.FileRow
	for i := range n {
		out = append(out, views.FileRow{Href: "/naskah/1/berkas/" + strconv.Itoa(i), Nama: "surat-persetujuan-" + strconv.Itoa(i+1) + ".pdf", Line: "3 halaman, 412 KB · Ratna Dewi, 24 November 2026 09.00 WIB", Note: "PIHAK KEDUA (PT Contoh Daur Ulang) · Nomor 12/CDU/XI/2026"})
	}
	return out
}

func someFiles(n int) views.FilesView {
	rows := fileRows(n)
	if n > 1 {
		rows[0].Nama = longName + ".pdf"
		rows[1].Badge = views.Badge{Text: "Atas rancangan sebelumnya", Tone: views.Warn}
	}
	return views.FilesView{Groups: []views.FileGroup{{Title: "Persetujuan pihak lain atas rancangan", Rows: rows}}, N: n, All: "/naskah/1/berkas", Upload: anUpload()}
}

// onFile is what should be on file: there, with a reason, missing with an upload in place, advised.
func onFile() []views.OnFileRow {
	return []views.OnFileRow{
		{Code: "NSK-BERKAS-TKKSD", Label: "Rekomendasi TKKSD", Norm: "Permendagri Nomor 22 Tahun 2020 Pasal 46 ayat (2) huruf g", Who: "TKKSD", Badge: views.Badge{Text: "Ada", Tone: views.OK}, Files: fileRows(1)},
		{
			Code: "NSK-BERKAS-SETUJU-2", Label: "Persetujuan PIHAK KEDUA (" + longName + ") atas rancangan ini: surat, berita acara pembahasan, atau jawaban tertulis", Norm: "Permendagri Nomor 22 Tahun 2020 Pasal 32 ayat (2)", Who: "PT Contoh Daur Ulang",
			Ask: true, Reason: "Disetujui lisan.", Error: "Alasan terlalu pendek.", Badge: views.Badge{Text: "Belum ada", Tone: views.Gold}, Upload: &views.UploadView{Action: "/naskah/1/berkas", Back: "/naskah/1/mulai", ID: "NSK-BERKAS-SETUJU-2", Jenis: "persetujuan", Party: "2", Short: true},
		},
		{Code: "NSK-BERKAS-PROFIL-2", Label: "Profil PIHAK KEDUA (PT Contoh Daur Ulang)", Norm: "Permendagri Nomor 22 Tahun 2020 Pasal 30", Who: "PT Contoh Daur Ulang", Badge: views.Badge{Text: "Dianjurkan"}},
	}
}

func aDPRD() *views.DPRDView {
	u := anUpload()
	u.ID, u.Jenis, u.Party, u.Short = "dprd", "dprd-setuju", "0", true
	return &views.DPRDView{
		Action: "/kerja-sama/1/dprd", Back: "/kerja-sama/1", Membebani: "ya", BelumAnggaran: "tidak", Diajukan: "2026-11-02", Deemed: "Tanpa sikap DPRD, persetujuan dianggap diberikan mulai 18 Desember 2026.",
		Norm: "Permendagri Nomor 22 Tahun 2020 Pasal 34", May: true, Upload: u, Letters: fileRows(1), Errors: map[string]string{"disetujui": "Tanggal surat persetujuan DPRD belum tiba."},
	}
}

func anArchive(kept views.ListView) views.ArchiveListView {
	row := views.UnarchivedRow{Href: "/naskah/1", Title: longTitle, Line: "KSB KSDPK · PT Contoh Daur Ulang"}
	late, not := row, row
	late.Badge = views.Badge{Text: "Seharusnya sebelum 1 November 2026", Tone: views.Warn}
	not.Why = []string{"Asli belum dipindai.", "Sertifikat elektronik Bima Pratama tidak berlaku lagi, sehingga tanda tangannya tidak terbukti sah saat ini."}
	return views.ArchiveListView{Kept: kept, Late: []views.UnarchivedRow{late}, LateN: 1, Ready: []views.UnarchivedRow{row}, ReadyN: 1, NotReady: []views.UnarchivedRow{not, not}, NotN: 12, More: "/arsip?semua=ya"}
}

// aroundStories are what stands around a naskah: files, paper, delivery, the cooperation.
func aroundStories() []story {
	crumbs := []views.Crumb{{Label: "Naskah", Href: "/naskah"}, {Label: longTitle, Href: "/naskah/1"}, {Label: "Berkas pendukung"}}
	facts := []views.KV{{Key: "Jenis", Value: "Kesepakatan Bersama"}, {Key: "Nomor PIHAK KEDUA", Value: "Menyusul"}, {Key: "Tanggal", Value: "Selasa, 24 November 2026"}}
	wrong := someFiles(3)
	wrong.Upload.Error, wrong.Upload.Field, wrong.Upload.Chosen, wrong.Upload.Catatan = "Berkas ini bukan PDF, JPEG, atau PNG.", "berkas", "naskah.docx", longTitle
	full := someFiles(200)
	full.Full = true
	print := views.PrintView{ID: "1", Title: longTitle, Seq: 9, Facts: facts, OnFile: onFile(), DPRD: aDPRD(), Back: "/naskah/1", Menyusul: []string{"Nomor PIHAK KEDUA tercetak titik-titik dan dicatat kemudian."}}
	again := print
	again.OnFile, again.DPRD, again.Error = onFile()[:1], nil, "Ada dokumen yang belum tersedia dan belum diberi alasan."
	again.Printed, again.Record = &views.PrintedView{Line: "6 halaman, dicetak 24 November 2026 09.00 WIB", Digest: "Kode integritas " + aDigest, PDF: "/naskah/1/cetakan.pdf"}, "/naskah/1/catat-basah"
	stale := again
	stale.Printed, stale.Record = &views.PrintedView{Line: again.Printed.Line, Digest: again.Printed.Digest, PDF: "/naskah/1/cetakan.pdf", Stale: true}, ""
	record := views.RecordView{
		ID: "1", Title: longTitle, Seq: 9, Facts: facts, Check: "/naskah/1/periksa-pindaian", Printed: "6 halaman, dicetak 24 November 2026 09.00 WIB", Klasifikasi: "100.3.7.1", Tingkats: []views.Option{{Value: "asli", Label: "Asli", Selected: true}}, Back: "/naskah/1",
		Signers: []views.InkRow{{Party: 1, Label: "PIHAK KESATU, Pemerintah Daerah Kota Banjar", People: []views.Option{{Label: "Nana Suryana, Wali Kota Banjar", Selected: true}}, Tanggal: "2026-11-24", Words: "Selasa, 24 November 2026"}},
		Asli:    []views.AsliRow{{Pemegang: "Pemerintah Daerah Kota Banjar", Own: true}, {Index: 1, Pemegang: longName}, {Index: 2}},
	}
	badRecord := record
	badRecord.Error, badRecord.Field, badRecord.Again = "Pindaian memuat 3 halaman, sedangkan cetakan 6 halaman.", "alasan", "pindaian.pdf"
	assign := views.AssignView{ID: "1", Title: longTitle, Seq: 4, Back: "/naskah/1", Places: []views.PlaceView{
		{Old: "p1", Title: "Pemaraf ke-3", Now: "Agus Hermawan", Line: "Asisten Pemerintahan dan Kesejahteraan Rakyat", Why: "Masa jabatan berakhir 31 Oktober 2026.", Left: true, Others: []views.Option{{Value: "p9", Label: longName + ", Plh. Asisten", Help: "Surat Perintah 800/12/2026"}}},
		{Old: "p2", Title: "Penanda tangan", Now: "Nana Suryana", Line: "Wali Kota Banjar"},
	}}
	deliver := views.DeliverView{
		ID: "1", Title: longTitle, Seq: 9, May: true, Tanggal: "2026-11-24", Given: 1, Total: 2, PDF: "/naskah/1/pdf", PDFLabel: "Unduh pindaian", To: []views.Option{{Value: "PT", Label: longName, Selected: true}}, Cara: []views.Option{{Value: "surel", Label: "Surel"}},
		Rows: []views.RecipientRow{{Kepada: "Pemerintah Daerah Kota Banjar", Why: "PIHAK KESATU", Given: []string{"Surel, 24 November 2026 09.00 WIB, dicatat Ratna Dewi"}, Badge: views.Badge{Text: "Sudah menerima", Tone: views.OK}}, {Kepada: longName, Why: "PIHAK KEDUA", Badge: views.Badge{Text: "Belum disampaikan", Tone: views.Gold}}},
	}
	return []story{
		{name: "berkas", wide: true, view: views.Files(views.FilesPage{Crumbs: crumbs, Title: longTitle, Files: someFiles(4)})},
		{name: "berkas-kosong", wide: true, view: views.Files(views.FilesPage{Crumbs: crumbs, Title: longTitle, Files: views.FilesView{Upload: anUpload()}})},
		{name: "berkas-salah", wide: true, view: views.Files(views.FilesPage{Crumbs: crumbs, Title: longTitle, Files: wrong})},
		{name: "berkas-penuh", wide: true, view: views.Files(views.FilesPage{Crumbs: crumbs, Title: longTitle, Files: full})},
		{name: "berkas-satu", wide: true, view: views.File(views.FileView{Crumbs: crumbs, Nama: longName + ".png", Badge: views.Badge{Text: "Sudah diganti"}, Facts: facts, Picture: "/aset/favicon.svg", Download: "/x", Newer: "/naskah/1/berkas/2"})},
		{name: "cetak", view: views.Print(print)},
		{name: "cetak-sudah", view: views.Print(again)},
		{name: "cetak-lama", view: views.Print(stale)},
		{name: "catat-basah", view: views.Record(record)},
		{name: "catat-basah-salah", view: views.Record(badRecord)},
		{name: "ganti-pejabat", view: views.Assign(assign)},
		{name: "ganti-pejabat-kosong", view: views.Assign(views.AssignView{ID: "1", Title: longTitle, Back: "/naskah/1"})},
		{name: "penyampaian", wide: true, view: views.Deliver(deliver)},
		{name: "kerja-sama", view: views.Cooperations(views.CoopListView{Total: 1, Rows: []views.CoopRow{{Href: "/kerja-sama/1", Title: longTitle, Line: "KSDPK · 2026 · " + longName, Naskah: "KSB ini belum ditindaklanjuti dengan perjanjian kerja sama.", Badge: views.Badge{Text: "Perlu tindak lanjut", Tone: views.Gold}}}})},
		{name: "kerja-sama-kosong", view: views.Cooperations(views.CoopListView{})},
		{name: "kerja-sama-cari", view: views.Cooperations(views.CoopListView{Text: "tidak ada"})},
		{name: "kerja-sama-satu", wide: true, view: views.Cooperation(aCooperation(facts))},
	}
}

func aCooperation(facts []views.KV) views.CoopView {
	units := []views.Option{{Value: "u", Label: "Bagian Pemerintahan", Selected: true}, {Value: "v", Label: "Dinas Lingkungan Hidup"}}
	return views.CoopView{
		Title: longTitle, Path: "/kerja-sama/1", Facts: facts, Follow: "KSB ini belum ditindaklanjuti dengan perjanjian kerja sama.", Files: someFiles(2), DPRD: aDPRD(),
		Begin: []views.Button{{Act: "create", Label: "Buat PKS KSDPK", Icon: "plus", Get: true, Fill: true, Action: "/naskah/baru"}},
		Chain: []views.ChainRow{{Href: "/naskah/1", Title: "KSB KSDPK · " + longTitle, Line: "24 November 2021 · 134.4/07/KSB-Pem/2021", State: views.Badge{Text: "Tercatat", Tone: views.Teal}, Validity: views.Badge{Text: "Masih berlaku", Tone: views.OK}, Relations: []string{"Melaksanakan KSB 1/2019"}}},
		Edit:  &views.CoopEdit{Seq: 1, Judul: longTitle, Tahun: "2021", Unit: units, Pelaksana: units, Error: "Tahun rencana harus antara 1945 dan 2031.", Field: "tahun", Open: true},
	}
}
