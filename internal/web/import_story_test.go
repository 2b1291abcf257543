package web_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// TestStoryImport: a year's register of 24 naskah from a sheet with dirty rows, without a script: what is wrong stands beside its cell,
// what was mended stays mended on every page, and exactly as many are recorded as the button said.
func TestStoryImport(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	ksb2019(w)
	ratna := as(t, s, "ratna").get("/naskah/impor").want(200, "Belum ada register yang diimpor", "paling banyak 5000 baris")
	ratna.sendFile("/impor", nil, "register-2021.csv", []byte(csv2021(true)), "").want(200, "24 baris terbaca", "Padanan kolom", "Pengelolaan Sampah Perkotaan Berbasis Bank Sampah", "Periksa 24 baris")
	sheet := ratna.at.Path
	form := ratna.form(sheet)
	if form.Get("kolom.judul") != "3" || form.Get("kolom.melaksanakan") != "11" {
		t.Fatalf("guessed %v", form)
	}
	twice := ratna.form(sheet)
	twice.Set("kolom.tempat", "3")
	ratna.post(sheet, twice).want(422, "dipilih dua kali")
	ratna.post(sheet, form).want(200, "21 dari 24 baris siap dicatat", "mendahului tanggal mulai", "bukan nomor naskah", "Kota Banjar, Jawa Barat atau Kabupaten Banjar, Kalimantan Selatan", "Catat 21 naskah")
	if n := counted(t, w, "ratna", naskah.Filter{Tahun: 2021}); n != 0 {
		t.Fatalf("the dry run recorded %d naskah", n)
	}

	// A mended cell changes the count, so the button does not record before the new count was seen.
	fixed := ratna.form(sheet)
	fixed.Set("sel.13.berakhir", "3 tahun")
	fixed.Set("aksi", "catat")
	ratna.post(sheet, fixed).want(409, "sekarang 22 naskah siap dicatat")
	next := ratna.form(sheet)
	next.Set("sel.15.nomor_1", "134.4/14/PKS-Tapem/2021")
	next.Set("lewati.20", "ya")
	next.Set("lihat", "siap")
	ratna.post(sheet, next).want(200, "23 dari 24 baris siap dicatat", "memuat rumus")
	ready := ratna.form(sheet)
	if ready.Get("sel.13.berakhir") != "3 tahun" || ready.Get("sel.15.nomor_1") != "134.4/14/PKS-Tapem/2021" {
		t.Errorf("what was mended is not shown: %v", ready)
	}
	ready.Set("aksi", "catat")
	ratna.post(sheet, ready).want(200, "23 naskah dicatat dari berkas ini", "naskah tercatat", "Urungkan impor ini")
	ratna.post(sheet, ready).want(200, "Berkas ini sudah dicatat") // the same form sent again records nothing
	if n := counted(t, w, "ratna", naskah.Filter{Tahun: 2021}); n != 23 {
		t.Fatalf("%d naskah, want 23", n)
	}
	doorsLead(t, ratna.get(sheet))
	ratna.get("/buku?tahun=2021").want(200, "23 naskah").get("/buku?tahun=2021&keluarga=nk").want(200, "5 naskah")
	for _, kind := range []string{"pdf", "csv", "xlsx"} {
		if ratna.get("/buku." + kind + "?tahun=2021").want(200); len(ratna.body) < 1000 {
			t.Errorf("the book as %s has %d bytes", kind, len(ratna.body))
		}
	}

	// Undone as one act, by two people.
	ratna.get(sheet).send("/urungkan", map[string]string{"alasan": ""}).want(422)
	ratna.send("/urungkan", map[string]string{"alasan": "Kolom tertukar."}).want(200, "23 tercatat", "23 dibatalkan")
	usul := ratna.at.Path
	ratna.get(sheet).want(200, "Menunggu penguatan").lacks("Batalkan impor ini")
	as(t, s, "arsip").get(usul).send("/kuatkan", nil).want(200, "Usulan dikuatkan", "naskah dibatalkan")
	if n := counted(t, w, "ratna", naskah.Filter{Tahun: 2021, States: naskah.SignedStates}); n != 0 {
		t.Errorf("%d naskah stand after the undoing", n)
	}
	doorsLead(t, ratna.get(sheet))
}

var doorCount = regexp.MustCompile(`<a class="card door[^"]*" href="([^"]+)"><b>(\d+)</b>`)

// doorsLead: every count of the page is the number of rows to which it leads.
func doorsLead(t *testing.T, p *person) {
	t.Helper()
	found := doorCount.FindAllSubmatch(p.body, -1)
	if len(found) == 0 {
		t.Fatalf("no doors on %s", p.at)
	}
	for _, m := range found {
		href := strings.ReplaceAll(string(m[1]), "&amp;", "&")
		n, _ := strconv.Atoi(string(m[2]))
		p.get(href).want(200, fmt.Sprintf("%d naskah", n))
	}
}

// TestImportBadSheets: what cannot be a register is refused with words, and nothing is kept of it.
func TestImportBadSheets(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	ratna := as(t, s, "ratna")
	long := "Tentang;Tanggal\n" + strings.Repeat("Judul;24-11-2021\n", 100_000)
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"nothing":           {nil, "berkas"},
		"a PDF":             {officetest.ScanPDF(1, 3), "CSV"},
		"100,000 rows":      {[]byte(long), "5000"},
		"half a workbook":   {[]byte("PK\x03\x04 and no more"), "XLSX tidak terbaca"},
		"an open quotation": {[]byte("Tentang,Tanggal\n\"abc,24/11/2021\n" + strings.Repeat("isi,24/11/2021\n", 10_000)), "kutip"},
	} {
		ratna.get("/naskah/impor").sendFile("/impor", nil, name+".csv", c.file, "").want(422, c.says)
	}
	if list := must(w.Store.Attachments(t.Context(), naskah.ScopeSystem(), naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(officetest.KotaBanjar)})); len(list) != 0 {
		t.Errorf("%d refused sheets were kept", len(list))
	}

	// The book of a year as a workbook is a register that can be read; a formula in a cell is told, and not computed.
	w.Imported()
	book, _, err := w.Office.BookXLSX(w.Ctx(), w.P("ratna"), 2021, "")
	if err != nil {
		t.Fatal(err)
	}
	ratna.get("/naskah/impor").sendFile("/impor", nil, "buku.xlsx", book, "").want(200, "1 baris terbaca")
	ratna.post(ratna.at.Path, ratna.form(ratna.at.Path)).want(200, "1 dari 1 baris siap dicatat", "Baris tampak rangkap")
	formula := strings.Replace(smallSheet, "Pengelolaan pasar lama", `"=WEBSERVICE(""http://contoh.test/"")"`, 1)
	ratna.get("/naskah/impor").sendFile("/impor", nil, "rumus.csv", []byte(formula), "").want(200, "2 baris terbaca")
	at := ratna.at.Path
	ratna.post(at, ratna.form(at)).want(200, "memuat rumus")

	// What the form carries along is only what it may be.
	broken := ratna.form(at)
	broken.Set("isian", "{")
	ratna.post(at, broken).want(400)
	odd := ratna.get(at).form(at)
	odd.Set("isian", `{"kolom":{"judul":-7,"jenis":1000,"x":1},"isi":{"2":{"judul":"A","tidak_ada":"B"}},"lewati":{"99":true}}`)
	odd.Del("kolom.judul")
	if ratna.post(at, odd); ratna.status >= 500 {
		t.Errorf("an odd state: %d", ratna.status)
	}
}

// TestWorkFigures: what the badge counts is what "Perlu tindakan saya" shows, group by group, and each is a query over the rows.
func TestWorkFigures(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	w.Numbered()
	w.Signed()
	w.Turn(40 * 24 * time.Hour) // the day for the archive passes
	proposedOld(w)
	proposedOld(w)
	ksb2019(w)
	badge := regexp.MustCompile(`href="/tindakan"[^>]*>.*?<span class="count">(\d+)<`)
	group := regexp.MustCompile(`<h2 id="h-(kelompok|pantau)-\d+">([^<]+)</h2>.*?<span class="count">(\d+)<`)
	for login, usul := range map[string]int{"arsip": 2, "ratna": 0} {
		p := as(t, s, login).get("/tindakan")
		m := badge.FindSubmatch(bytes.ReplaceAll(p.body, []byte("\n"), nil))
		if m == nil {
			t.Fatalf("%s: no badge", login)
		}
		sum, groups := 0, map[string]int{}
		for _, g := range group.FindAllSubmatch(bytes.ReplaceAll(p.body, []byte("\n"), nil), -1) {
			n, _ := strconv.Atoi(string(g[3]))
			groups[string(g[2])] = n
			if string(g[1]) == "kelompok" {
				sum += n
			}
		}
		if string(m[1]) != strconv.Itoa(sum) {
			t.Errorf("%s: the badge says %s, the groups %v", login, m[1], groups)
		}
		if got := groups["Menunggu penguatan Anda"]; got != usul {
			t.Errorf("%s: %d proposals, want %d", login, got, usul)
		}
		if login == "arsip" && groups["Terlambat diarsipkan"] != 1 {
			t.Errorf("late for the archive: %v", groups)
		}
		if want := counted(t, w, login, naskah.Filter{TanpaPKS: true}); login == "ratna" && (groups["KSB tanpa PKS"] != want || want == 0 || groups["Usulan saya"] != 2) {
			t.Errorf("%s: %v, want %d KSB without PKS", login, groups, want)
		}
	}
}
