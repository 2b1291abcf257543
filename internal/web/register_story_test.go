package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// counted is how many naskah a filter has, as the officer sees them.
func counted(t *testing.T, w *officetest.World, login string, f naskah.Filter) int {
	t.Helper()
	f.Limit, f.Today = 1, officetest.Today
	page, err := w.Store.List(t.Context(), naskah.ScopeOf(w.P(login)), f)
	if err != nil {
		t.Fatal(err)
	}
	return page.Total
}

var oldRecords = naskah.Filter{Imported: true}

// TestStoryOldRecord: an old record is typed without a script; what is wrong stands beside its field with all that was typed, a double
// waits for a word, and nothing is written before everything is right.
func TestStoryOldRecord(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	ratna := as(t, s, "ratna").get("/naskah").want(200, "Catat naskah lama", "Buku Register").get("/naskah/catat?jenis=ksb-pk&tahun=2021").
		want(200, "Simpan dan catat berikutnya", "Pemerintah Daerah Kota Banjar")
	right := map[string]string{"judul": "Pengelolaan Taman Kota", "tanggal": "24-11", "pihak_2": "PT Contoh Daur Ulang", "nomor_1": "134.4/07/KSB-Pem/2021", "berakhir": "5 tahun", "lokasi": "Lemari 2"}
	for name, c := range map[string]struct {
		wrong map[string]string
		says  string
		file  []byte
	}{
		"a day that is not":          {map[string]string{"tanggal": "31-02"}, "tidak ada dalam kalender", nil},
		"two years":                  {map[string]string{"tahun": "2020", "tanggal": "24-11-2021"}, "berbeda dari tahun tanggal naskah", nil},
		"a day to come":              {map[string]string{"tahun": "2026", "tanggal": "30-12"}, "belum tiba", nil},
		"an end before the start":    {map[string]string{"berakhir": "23-11-2020"}, "mendahului tanggal mulai", nil},
		"a term that is none":        {map[string]string{"berakhir": "kapan saja"}, "tidak dikenali", nil},
		"a region without its jenis": {map[string]string{"pihak_2": "Banjar"}, "Tulis Kota atau Kabupaten di depan namanya", nil},
		"nobody of ours":             {map[string]string{"pihak_1": "PT Contoh Satu"}, "Tidak satu pun pihaknya pemerintah daerah ini", nil},
		"no title":                   {map[string]string{"judul": ""}, "Judul naskah belum diisi", nil},
		"a title of 10,000 letters":  {map[string]string{"judul": strings.Repeat("a", 10_000)}, "Judul terlalu panjang (10000 huruf)", nil},
		"a name of 10,000 letters":   {map[string]string{"pihak_2": strings.Repeat("b", 10_000)}, "Nama pihak terlalu panjang (10000 huruf)", nil},
		"the number 0":               {map[string]string{"nomor_1": "0"}, "bukan nomor naskah", nil},
		"a KSB that is not there":    {map[string]string{"jenis": "pks-pk", "melaksanakan": "999/TIDAK/ADA"}, "Tidak ada naskah bertanda tangan dengan nomor atau judul itu", nil},
		"a scan that is none":        {nil, "satu berkas PDF", []byte("PK\x03\x04")},
	} {
		fields := map[string]string{}
		for k, v := range right {
			fields[k] = v
		}
		for k, v := range c.wrong {
			fields[k] = v
		}
		ratna.get("/naskah/catat?jenis=ksb-pk&tahun=2021").sendFile("/catat", fields, "pindaian.pdf", c.file, "").want(422, c.says)
		for k, v := range fields {
			if got := ratna.form("/catat").Get(k); got != v {
				t.Errorf("%s: %s was lost: %q", name, k, short(got))
			}
		}
		if faults := htmlFaultsOf(ratna); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
	}
	if n := counted(t, w, "ratna", oldRecords); n != 0 {
		t.Fatalf("%d naskah were recorded by forms that were refused", n)
	}
	ratna.get("/naskah/catat?jenis=ksb-pk&tahun=2021").sendFile("/catat", right, "", nil, "").want(200, "Tercatat: Pengelolaan Taman Kota", "Belum dipindai")
	if got := ratna.form("/catat"); got.Get("tahun") != "2021" || got.Get("jenis") != "ksb-pk" || got.Get("judul") != "" || got.Get("unit") == "" {
		t.Errorf("the next record begins with %v", got)
	}
	n := must(w.Store.List(t.Context(), naskah.ScopeSystem(), oldRecords)).Naskah[0]
	if n.Tanggal != (naskah.Date{Year: 2021, Month: 11, Day: 24}) || n.Berakhir.Date != (naskah.Date{Year: 2026, Month: 11, Day: 23}) || n.Parties[1].Mitra != w.Mitra || n.Parties[0].Instansi != officetest.KotaBanjar || n.Nomor[1].Kind != naskah.TidakBernomor {
		t.Errorf("recorded %+v", n)
	}

	// The same once more waits for a word; with it, it is recorded.
	ratna.sendFile("/catat", right, "", nil, "").want(422, "tampaknya sudah tercatat", "Hampir pasti rangkap", "Tetap catat")
	if n := counted(t, w, "ratna", oldRecords); n != 1 {
		t.Fatalf("%d naskah", n)
	}
	ratna.sendFile("/catat", map[string]string{"tetap": "ya", "lanjut": "buka"}, "pindaian.pdf", officetest.ScanPDF(2, 9), "").want(200, "Naskah lama dicatat", "Pindaian naskah", "Pindaiannya lengkap", "Ralat data", "Batalkan pencatatan")
	twin := ratna.at.Path
	if csp := ratna.header.Get("Content-Security-Policy"); !strings.Contains(csp, "frame-src 'self'") {
		t.Errorf("the scan cannot be shown: %s", csp)
	}
	ratna.get(twin + "/pindaian.pdf").want(200)

	// One of the two is cancelled by two people; nobody confirms his own.
	ratna.get(twin+"/anulir").want(200, "Rangkap dari naskah lain", "134.4/07/KSB-Pem/2021").send("/anulir", map[string]string{"alasan": "Dicatat dua kali."}).want(422, "Pilih sebabnya")
	ratna.send("/anulir", map[string]string{"rangkap": string(n.ID), "alasan": "Dicatat dua kali."}).want(200, "menunggu penguatan orang kedua", "Menunggu orang kedua").lacks("Kuatkan usulan")
	usul := ratna.at.Path
	ratna.get(twin).want(200, "Menunggu penguatan").lacks("Batalkan pencatatan")
	as(t, s, "arsip").get("/tindakan").want(200, "Menunggu penguatan Anda").get(usul).want(200, "Rangkap dari", "Kuatkan usulan").send("/kuatkan", nil).want(200, "Usulan dikuatkan", "Dibatalkan")
	if n := counted(t, w, "ratna", naskah.Filter{Imported: true, States: naskah.SignedStates}); n != 1 {
		t.Errorf("%d stand", n)
	}
}

func short(s string) string {
	if len(s) > 40 {
		return s[:40] + "…"
	}
	return s
}

// htmlFaultsOf is the check of pages on the page where somebody is: one h1, one filled button, words for everything.
func htmlFaultsOf(p *person) []string {
	var out []string
	filled, h1 := 0, 0
	p.each(func(n *html.Node) {
		if n.Data == "h1" {
			h1++
		}
		if strings.Contains(at(n, "class"), "btn-fill") {
			filled++
		}
	})
	if h1 != 1 || filled > 1 {
		out = append(out, fmt.Sprintf("%d h1, %d filled buttons", h1, filled))
	}
	return out
}

// TestStorySecondPerson: the proposer cannot confirm, with two roles or under another account of his; the page says why and the office
// keeps the refusal; a reason is asked for when it is refused.
func TestStorySecondPerson(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := archivedOld(w)
	page := "/naskah/" + string(n.ID)
	ratna := as(t, s, "ratna").get(page).want(200, "Ralat data").get(page+"/ralat").want(200, "Semula: Pengelolaan Taman Kota", "dikuatkan oleh orang kedua")
	ratna.send("/ralat", map[string]string{"judul": "Pengelolaan Taman dan Hutan Kota", "alasan": ""}).want(422)
	if ratna.form("/ralat").Get("judul") != "Pengelolaan Taman dan Hutan Kota" {
		t.Error("the corrected title was lost")
	}
	ratna.send("/ralat", map[string]string{"tanggal": "2020-02-02", "alasan": "x"}).want(422, "berbeda dari tahun tanggal naskah")
	ratna.send("/ralat", map[string]string{"tanggal": "2021-11-24", "alasan": "Menurut naskah asli."}).want(200, "Pengelolaan Taman dan Hutan Kota", "Semula", "Menjadi").lacks("Kuatkan usulan")
	usul := ratna.at.Path
	if w.Get(n.ID).Judul != n.Judul {
		t.Fatal("the ralat holds before it was confirmed")
	}

	twin := naskah.User{ID: "u-ratna2", Login: "ratna2", Nama: "Ratna Dewi (arsip)", Orang: w.User("ratna").Orang, Instansi: officetest.KotaBanjar, Roles: []naskah.Role{naskah.RoleArchivist}, Active: true}
	if err := w.Store.SaveUser(t.Context(), naskah.System(), twin); err != nil {
		t.Fatal(err)
	}
	token := must(s.Accounts.Shortcut(t.Context(), twin.ID))
	csrf := csrfOf(t, s, token)
	if body := raw(t, s, http.MethodGet, usul, token, "", nil).Body.String(); strings.Contains(body, "Kuatkan usulan") || !strings.Contains(body, "Tarik kembali usulan") {
		t.Error("another account of the proposer is offered to confirm")
	}
	if res := raw(t, s, http.MethodPost, usul+"/kuatkan", token, csrf, url.Values{}); res.Code != 403 || codeOf(res) != "NSK-AKSES-KEDUA" {
		t.Errorf("another account of the proposer: %d %s", res.Code, codeOf(res))
	}
	arsip := as(t, s, "arsip").get(usul).want(200, "Kuatkan usulan", "Pindaian naskah")
	arsip.get(usul + "/pindaian.pdf").want(200)
	arsip.get(usul).send("/tolak", map[string]string{"alasan": " "}).want(422)
	arsip.send("/tolak", map[string]string{"alasan": "Judulnya sudah benar."}).want(200, "Usulan ditolak")
	ratna.get(usul).want(200, "Ditolak", "Judulnya sudah benar.").lacks("Tarik kembali usulan")
	if w.Get(n.ID).Judul != n.Judul {
		t.Error("a refused ralat holds")
	}
	ratna.get(page+"/ralat").send("/ralat", map[string]string{"judul": "Pengelolaan Taman dan Hutan Kota", "alasan": "Menurut naskah asli."}).want(200)
	again := ratna.at.Path
	as(t, s, "arsip").get(again).send("/kuatkan", nil).want(200, "Usulan dikuatkan").get(page+"/riwayat").
		want(200, "Data diralat", "Menurut naskah asli.", "dikuatkan Wawan Setiawan", "Judul:", "Pengelolaan Taman dan Hutan Kota")
	ratna.get(page+"/ralat").send("/ralat", map[string]string{"lokasi": "Lemari 4", "alasan": "Dipindahkan."}).want(200)
	again = ratna.at.Path
	w.Turn(naskah.PendingFor)
	arsip = as(t, s, "arsip").get("/tindakan").lacks("Menunggu penguatan Anda")
	arsip.get(again).send("/kuatkan", nil).want(410)
}

// TestStoryRalatLocked: of a sealed naskah only what is not printed in it can be corrected, whatever the form sends.
func TestStoryRalatLocked(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.Signed()
	ratna := as(t, s, "ratna").get("/naskah/"+string(n.ID)+"/ralat").want(200, "sehingga tidak dapat diralat")
	form := ratna.form("/ralat")
	for _, key := range []string{"judul", "tanggal", "tempat", "akhir", "pihak.0.nama", "penanda.0.nama"} {
		if form.Has(key) {
			t.Errorf("%s is printed in the sealed file and can be typed", key)
		}
	}
	form.Set("lokasi", "Lemari 7")
	form.Set("alasan", "Dipindahkan.")
	ratna.post("/naskah/"+string(n.ID)+"/ralat", form).want(200, "Data diralat")
	if got := w.Get(n.ID); got.Lokasi != "Lemari 7" || got.Judul != n.Judul || len(got.Signers) != len(n.Signers) {
		t.Errorf("ralat changed more: %+v", got)
	}
	form.Set("seq", fmt.Sprint(w.Get(n.ID).Seq))
	form.Set("judul", "Judul palsu")
	ratna.post("/naskah/"+string(n.ID)+"/ralat", form)
	if w.Get(n.ID).Judul != n.Judul {
		t.Error("a printed title was corrected")
	}
}

// TestStoryExpiredRecord: a form that is sent after the session has ended waits behind the sign-in, with all that was typed.
func TestStoryExpiredRecord(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	ratna := as(t, s, "ratna").get("/naskah/catat?tahun=2021")
	other := as(t, s, "ratna")
	other.get("/").send("/keluar", nil)
	w.Turn(13 * 60 * 60 * 1e9) // and the session of the form ends too
	ratna.sendFile("/catat", map[string]string{"judul": "Diketik semalam suntuk", "pihak_2": "PT Contoh Malam"}, "", nil, "").want(401, "Masuk")
	if !strings.Contains(string(ratna.body), "Diketik semalam suntuk") {
		t.Error("what was typed is lost")
	}
}
