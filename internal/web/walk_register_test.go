package web_test

import (
	"net/url"
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// registerErrands are the routes of what is recorded and corrected.
func registerErrands() map[string]errand {
	access := []string{"NSK-BUKAN-TINDAKAN", "NSK-AKSES"}
	officer := []string{"ratna"}
	second := []string{"NSK-BUKAN-TINDAKAN", "NSK-AKSES", "NSK-USUL"}
	scan := func(w *officetest.World, _ naskah.Naskah) []byte { return officetest.ScanPDF(2, w.Stamp()) }
	old := func(w *officetest.World) url.Values {
		return url.Values{"jenis": {"ksb-pk"}, "judul": {"Naskah uji " + string(rune('A'+w.Stamp()%26)) + strings.Repeat("x", int(w.Stamp())%40+1)}, "tahun": {"2021"}, "pihak_1": {"Pemerintah Kota Banjar"}, "pihak_2": {"PT Uji " + strings.Repeat("y", int(w.Stamp())%40+1)}, "tetap": {"ya"}}
	}
	sheet := func(*officetest.World, naskah.Naskah) []byte { return []byte(smallSheet) }
	return map[string]errand{
		"GET /naskah/catat":                  {may: officer, codes: access},
		"POST /naskah/catat":                 {may: officer, codes: access, in: old, file: scan},
		"GET /naskah/catat/serupa":           {may: officer, codes: access},
		"GET /naskah/cari":                   {may: insiders, codes: access},
		"GET /naskah/impor":                  {may: []string{"ratna", "arsip"}, codes: access},
		"POST /naskah/impor":                 {may: officer, codes: access, file: sheet},
		"GET /naskah/impor/:impor":           {may: officer, codes: access},
		"POST /naskah/impor/:impor":          {may: officer, codes: access, in: mapped},
		"POST /naskah/impor/:impor/urungkan": {may: officer, codes: access, in: form("alasan", "Kolom tanggal tertukar.")},
		"GET /buku":                          {may: insiders, codes: access},
		"GET /buku.pdf":                      {may: insiders, codes: access},
		"GET /buku.csv":                      {may: insiders, codes: access},
		"GET /buku.xlsx":                     {may: insiders, codes: access},
		"GET /naskah/:id/pindaian.pdf":       {at: scannedOld, may: insiders},
		"GET /naskah/:id/pindai":             {at: (*officetest.World).Imported, may: officer, codes: access},
		"POST /naskah/:id/pindai":            {at: (*officetest.World).Imported, may: officer, codes: access, file: scan},
		"GET /naskah/:id/ralat":              {at: (*officetest.World).Imported, may: officer, codes: access},
		"POST /naskah/:id/ralat":             {at: (*officetest.World).Imported, may: officer, codes: access, in: form("lokasi", "Lemari 9", "alasan", "Menurut naskah asli.")},
		"GET /naskah/:id/nomor-kemudian":     {at: (*officetest.World).Recorded, may: officer, codes: access},
		"POST /naskah/:id/nomor-kemudian":    {at: (*officetest.World).Recorded, may: officer, codes: access, in: form("pihak", "2", "nomor", "9/CDU/2026")},
		"GET /naskah/:id/anulir":             {at: (*officetest.World).Imported, may: officer, codes: access},
		"POST /naskah/:id/anulir":            {at: (*officetest.World).Imported, may: officer, codes: access, in: form("rangkap", "bukan", "alasan", "Surat biasa.")},
		"GET /naskah/:id/hubungan":           {at: signed, may: officer, codes: access},
		"POST /naskah/:id/hubungan":          {at: related, may: officer, codes: access, in: form("jenis", "memperpanjang", "ke", "Naskah yang diperpanjang")},
		"GET /usul/:usul":                    {at: proposedOld, may: []string{"ratna", "arsip"}},
		"GET /usul/:usul/pindaian.pdf":       {at: proposedOld, may: []string{"ratna", "arsip"}},
		"POST /usul/:usul/kuatkan":           {at: proposedOld, may: []string{"arsip"}, codes: second},
		"POST /usul/:usul/tolak":             {at: proposedOld, may: []string{"arsip"}, codes: second, in: form("alasan", "Tidak sesuai naskah asli.")},
		"POST /usul/:usul/tarik":             {at: proposedOld, may: officer, codes: second},
	}
}

// smallSheet is a register of two naskah.
const smallSheet = "No;Jenis;Tentang;Tanggal;Pihak Kesatu;Pihak Kedua;Nomor 1;Berakhir\n" +
	"1;KSB;Pengelolaan pasar lama;24-11-2021;Pemerintah Kota Banjar;PT Contoh Pasar;100.3.7.1/31/KSB/2021;5 tahun\n" +
	"2;PKS;Layanan parkir lama;12-12-2021;Pemerintah Kota Banjar;PT Contoh Parkir;100.3.7.1/32/PKS/2021;tanpa batas\n"

// mapped is the mapping of smallSheet, as its page proposes it.
func mapped(*officetest.World) url.Values {
	return url.Values{"kolom.jenis": {"2"}, "kolom.judul": {"3"}, "kolom.tanggal": {"4"}, "kolom.pihak_1": {"5"}, "kolom.pihak_2": {"6"}, "kolom.nomor_1": {"7"}, "kolom.berakhir": {"8"}, "aksi": {"periksa"}}
}

// must is what a helper of these tests does with an error: the world cannot be built.
func must[T any](x T, err error) T {
	if err != nil {
		panic(err)
	}
	return x
}

// scannedOld is an old record with its scan; proposedOld one that is archived, of which a ralat waits for its second person.
func scannedOld(w *officetest.World) naskah.Naskah {
	n := w.Imported()
	return must(w.Office.Scan(w.Ctx(), w.P("ratna"), n.ID, n.Seq, officetest.ScanPDF(2, w.Stamp())))
}

func archivedOld(w *officetest.World) naskah.Naskah {
	n := scannedOld(w)
	out := must(w.Office.Archive(w.Ctx(), w.P("arsip"), n.ID, n.Seq, office.ArchiveInput{Klasifikasi: "100.3.7.1", Lokasi: "Lemari 2", Tingkat: "asli"}))
	return must(w.Office.Confirm(w.Ctx(), w.P("ratna"), out.Pending.ID))
}

func proposedOld(w *officetest.World) naskah.Naskah {
	n := archivedOld(w)
	facts := office.FactsOf(n)
	facts.Judul += " Terpadu"
	must(w.Office.Ralat(w.Ctx(), w.P("ratna"), n.ID, n.Seq, facts, "Salah ketik judul."))
	return n
}

// related is an old record, with another by its side that it can be related to.
func related(w *officetest.World) naskah.Naskah {
	page := must(w.Store.List(w.Ctx(), naskah.ScopeSystem(), naskah.Filter{Text: "Naskah yang diperpanjang", Limit: 1}))
	if page.Total == 0 {
		in := officetest.Old(w.Mitra)
		in.Judul = "Naskah yang diperpanjang"
		must(w.Office.Import(w.Ctx(), w.P("ratna"), in))
	}
	return w.Imported()
}

// registerAddress fills in the sheet and the proposal that a route is about.
func registerAddress(w *officetest.World, path string, n naskah.Naskah) string {
	if strings.Contains(path, ":impor") {
		id, _, err := w.Office.KeepSheet(w.Ctx(), w.P("ratna"), "register.csv", []byte(smallSheet))
		if err != nil {
			panic(err)
		}
		if strings.HasSuffix(path, "/urungkan") {
			must(w.Office.ImportAll(w.Ctx(), w.P("ratna"), id, office.ImportOptions{Columns: columnsOf(smallSheet)}))
		}
		path = strings.ReplaceAll(path, ":impor", id)
	}
	if strings.Contains(path, ":usul") {
		list := must(w.Store.Pendings(w.Ctx(), naskah.ScopeSystem(), naskah.PendingFilter{Subject: n.ID.Subject(), State: naskah.PendingWaiting, Limit: 1}))
		path = strings.ReplaceAll(path, ":usul", list[0].ID)
	}
	return path
}

// columnsOf is what the office guesses of a sheet.
func columnsOf(sheet string) map[office.ImportColumn]int {
	return office.GuessColumns(must(office.ReadImportSheet("register.csv", []byte(sheet))))
}
