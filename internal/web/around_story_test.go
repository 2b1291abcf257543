package web_test

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// sendFile fills in a form with a file and sends it as a browser would; accept says what answer is asked for.
func (p *person) sendFile(action string, fields map[string]string, name string, file []byte, accept string) *person {
	p.t.Helper()
	form, to := p.form(action), p.action(action)
	for k, v := range fields {
		form.Set(k, v)
	}
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for k := range form {
		for _, v := range form[k] {
			if err := m.WriteField(k, v); err != nil {
				p.t.Fatal(err)
			}
		}
	}
	for _, part := range []struct {
		name string
		body []byte
	}{{name, file}, {"", nil}} { // the picker, and a camera that was not used
		f, err := m.CreateFormFile("berkas", part.name)
		if err != nil {
			p.t.Fatal(err)
		}
		if _, err := f.Write(part.body); err != nil {
			p.t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		p.t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(p.t.Context(), http.MethodPost, p.base+to, &b)
	if err != nil {
		p.t.Fatal(err)
	}
	req.Header.Set("Content-Type", m.FormDataContentType())
	req.Header.Set("Origin", p.base)
	if accept != "" {
		req.Header.Set("Accept", accept)
	}
	res, err := p.client.Do(req)
	if err != nil {
		p.t.Fatal(err)
	}
	return p.take(res)
}

// TestStoryFiles: what is brought is kept, shown with who and when, replaced, and called stale when the text has changed; what is not
// a document is refused beside the field, with everything that was typed still there.
func TestStoryFiles(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.Draft()
	page := "/naskah/" + string(n.ID) + "/berkas"
	yuni := as(t, s, "yuni").get(page).want(200, "Belum ada berkas", "paling besar 20 MB", "paling banyak 200 berkas")
	typed := map[string]string{"jenis": "persetujuan", "pihak": "2", "nomor": "12/CDU/2026", "tanggal": "2026-11-20", "catatan": "Asli pada map <b>merah</b>"}
	yuni.sendFile("/berkas", typed, "surat.docx", []byte("PK\x03\x04 bukan PDF"), "").want(422, "bukan PDF, JPEG, atau PNG", "surat.docx")
	for k, v := range typed {
		if got := yuni.form("/berkas").Get(k); got != v {
			t.Errorf("%s was lost: %q", k, got)
		}
	}
	typed["tanggal"] = "2027-01-01"
	yuni.sendFile("/berkas", typed, "surat.pdf", officetest.ScanPDF(2, 1), "").want(422, "belum tiba")
	yuni.sendFile("/berkas", map[string]string{"tanggal": "2026-11-20"}, "surat.pdf", officetest.ScanPDF(2, 1), "").want(200, "Berkas surat.pdf tersimpan", "surat.pdf", "2 halaman", "Yuni Astuti, 24 November 2026 09.00 WIB", "PIHAK KEDUA (PT Contoh Daur Ulang)", "Nomor 12/CDU/2026")
	files, err := w.Office.Attachments(t.Context(), w.P("yuni"), n.ID.Subject())
	if err != nil || len(files) != 1 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	old := files[0].ID
	yuni.get(page+"/"+old).want(200, "Asli pada map <b>merah</b>", "Diunggah oleh", files[0].Ref.Digest.Short())
	if csp := yuni.header.Get("Content-Security-Policy"); !strings.Contains(csp, "frame-src 'self'") || !strings.Contains(csp, "object-src 'none'") {
		t.Errorf("policy of the viewer: %s", csp)
	}
	yuni.get(page + "/" + old + "/isi").want(200)
	if !bytes.Equal(yuni.body, officetest.ScanPDF(2, 1)) || yuni.header.Get("Content-Type") != "application/pdf" || yuni.header.Get("X-Content-Type-Options") != "nosniff" || !strings.HasPrefix(yuni.header.Get("Content-Disposition"), "inline") {
		t.Errorf("the file comes back otherwise: %v", yuni.header)
	}
	yuni.get(page).sendFile("/berkas", map[string]string{"jenis": "persetujuan", "pihak": "2", "ganti": old}, "baru.pdf", officetest.ScanPDF(1, 2), "application/json").want(200, `"nama":"baru.pdf"`)
	yuni.get(page).want(200, "1 berkas berlaku", "Sudah diganti")
	yuni.get(page+"/"+old).want(200, "Buka berkas penggantinya")
	v := w.Values().With("objek", "Objek lain sama sekali")
	if _, err := w.Office.Edit(t.Context(), w.P("yuni"), n.ID, n.Seq, office.EditInput{Values: v}); err != nil {
		t.Fatal(err)
	}
	yuni.get("/naskah/"+string(n.ID)).want(200, "Berkas pendukung", "Atas rancangan sebelumnya")
	as(t, s, "direktur").get(page).want(404)
	as(t, s, "asing2").get(page + "/" + old + "/isi").want(404)
	yuni.get(page + "/tidak-ada").want(404)
}

// TestManyFiles: two hundred are kept and no more; the page of the naskah shows the newest and says how many others there are.
func TestManyFiles(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.Draft()
	for i := range office.MaxAttachments {
		if _, err := w.Office.Attach(t.Context(), w.P("ratna"), office.AttachInput{
			Subject: n.ID.Subject(), Jenis: "surat", Nama: fmt.Sprintf("surat-%03d %s.pdf", i, strings.Repeat("panjang ", 1250)), Bytes: officetest.ScanPDF(1, byte(i)), Nomor: fmt.Sprint(i),
		}); err != nil {
			t.Fatal(err)
		}
	}
	ratna := as(t, s, "ratna").get("/naskah/"+string(n.ID)).want(200, "Semua berkas (200)", "188 berkas lain")
	if size := len(ratna.wire("/naskah/" + string(n.ID))); size > 60<<10 {
		t.Errorf("the page has %d bytes", size)
	}
	ratna.get("/naskah/"+string(n.ID)+"/berkas").want(200, "200 berkas berlaku", "itu yang terbanyak", "surat-000")
	if size := len(ratna.wire("/naskah/" + string(n.ID) + "/berkas")); size > 60<<10 {
		t.Errorf("the list has %d bytes", size)
	}
	other := as(t, s, "ratna").get("/naskah/" + string(w.Draft().ID) + "/berkas")
	form := other.form("/berkas")
	form.Set("jenis", "surat")
	res := bring(t, s, "/naskah/"+string(n.ID)+"/berkas", "ratna", form, officetest.ScanPDF(3, 9))
	if res.Code != 422 && codeOf(res) != "NSK-LAMPIRAN-PENUH" {
		t.Errorf("one more: %d %s", res.Code, codeOf(res))
	}
	if files, err := w.Office.Attachments(t.Context(), w.P("ratna"), n.ID.Subject()); err != nil || len(files) != office.MaxAttachments {
		t.Errorf("%d files, %v", len(files), err)
	}
}

// TestUploadSurvivesExpiredSignIn: the words of an upload come back after signing in; only the file must be chosen anew.
func TestUploadSurvivesExpiredSignIn(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.Draft()
	yuni := as(t, s, "yuni").get("/naskah/" + string(n.ID) + "/berkas")
	w.Turn(3 * time.Hour)
	yuni.sendFile("/berkas", map[string]string{"jenis": "surat", "catatan": "Kalimat yang panjang sekali"}, "surat.pdf", officetest.ScanPDF(1, 1), "").want(401, "Isian Anda tersimpan di halaman ini")
	yuni.send("/masuk/sebagai", map[string]string{"pengguna": string(w.User("yuni").ID)}).want(200, "Isian Anda masih ada", "Kalimat yang panjang sekali")
	yuni.send("/berkas", nil).want(422, "Kalimat yang panjang sekali", "Berkas surat.pdf belum tersimpan; pilih lagi")
	if files, err := w.Office.Attachments(t.Context(), w.P("yuni"), n.ID.Subject()); err != nil || len(files) != 0 {
		t.Errorf("%d files, %v", len(files), err)
	}
}

// TestStoryPaper: a naskah on paper is printed, a scan of another document is refused with all that was typed kept, and the sentence of
// OP 1.10 meets who brings ink to an electronic one.
func TestStoryPaper(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.PaperNumbered()
	at := "/naskah/" + string(n.ID)
	ratna := as(t, s, "ratna").get(at+"/cetak").want(200, "Menyusul", "Nomor PIHAK KEDUA tercetak titik-titik", "Dapat dibawa oleh PT Contoh Daur Ulang", "Rekomendasi TKKSD")
	ratna.send("/cetak", map[string]string{"alasan.NSK-BERKAS-TKKSD": "Rekomendasi menyusul."}).want(422, "belum tersedia dan belum diberi alasan", "Rekomendasi menyusul.")
	ratna.send("/cetak", map[string]string{"alasan.NSK-BERKAS-SETUJU-2": "Disetujui dalam rapat 20 November 2026."}).want(200, "Cetakan siap diunduh", "Catat tanda tangan basah")
	ratna.get(at + "/cetakan.pdf").want(200)
	if !bytes.HasPrefix(ratna.body, []byte("%PDF-")) {
		t.Error("the print is no PDF")
	}
	ratna.get(at).want(200, "Alasan yang disimpan", "Rekomendasi TKKSD · ", "Rekomendasi menyusul.")
	ratna.get(at+"/catat-basah").want(200, "Pemerintah Daerah Kota Banjar", "Wali Kota Banjar")
	typed := map[string]string{"asli.0.lokasi": "Lemari 2, map KSB 2026", "asli.1.lokasi": "Kantor mitra", "penanda.1.tanggal": "2026-11-23", "tingkat": "asli"}
	pages := w.Pages(w.Get(n.ID))
	ratna.sendFile("/catat-basah", typed, "lain.pdf", officetest.ScanPDF(pages+5, 7), "").want(422, fmt.Sprintf("Pindaian memuat %d halaman, sedangkan cetakan %d halaman", pages+5, pages), "lain.pdf", "Lemari 2, map KSB 2026", "Kantor mitra")
	if got := ratna.form("/catat-basah").Get("penanda.1.tanggal"); got != "2026-11-23" {
		t.Errorf("the date was lost: %q", got)
	}
	ratna.sendFile("/catat-basah", nil, "pindaian.pdf", officetest.ScanPDF(pages, 7), "").want(422, "mendahului tanggal naskah", "Lemari 2, map KSB 2026")
	print, _, err := w.Office.Document(t.Context(), w.P("ratna"), n.ID, office.Printed)
	if err != nil {
		t.Fatal(err)
	}
	ratna.sendFile("/catat-basah", map[string]string{"penanda.1.tanggal": "2026-11-24"}, "cetakan.pdf", print, "").want(422, "cetakan bersih dari layanan ini")
	if got := w.Get(n.ID); got.State != naskah.Approved {
		t.Fatalf("state %s", got.State)
	}
	ratna.sendFile("/catat-basah", nil, "pindaian.pdf", officetest.ScanPDF(pages, 7), "").want(200, "menunggu penguatan orang kedua", "Menunggu penguatan: Tanda tangan basah dicatat", "/usul/")

	sealed := w.Signed()
	ratna.get("/naskah/" + string(n.ID)).want(200)
	body, csrf := inked(w), csrfOf(t, s, s.Token(t, "ratna"))
	body.Set("seq", fmt.Sprint(sealed.Seq))
	body.Set("_csrf", csrf)
	res := bring(t, s, "/naskah/"+string(w.Numbered().ID)+"/periksa-pindaian", "ratna", url.Values{}, officetest.ScanPDF(4, 3))
	if !strings.Contains(res.Body.String(), "Cetakan naskah bertanda tangan elektronik adalah salinan; tanda tangan basah di atasnya tidak dapat dicatat.") {
		t.Errorf("ink on an electronic naskah: %d %s", res.Code, res.Body)
	}
	bytes, _, err := w.Office.Document(t.Context(), w.P("ratna"), sealed.ID, office.Current)
	if err != nil {
		t.Fatal(err)
	}
	ratna.get("/naskah/"+string(w.Printed().ID)+"/catat-basah").sendFile("/catat-basah", map[string]string{"asli.0.lokasi": "Lemari", "asli.1.lokasi": "Kantor"}, "segel.pdf", bytes, "").
		want(409+13, "adalah salinan; tanda tangan basah di atasnya tidak dapat dicatat")
}

// TestStoryFollow: a KSB in force without PKS is found from the first page, its kerja sama says what should follow, and a PKS that is
// recorded and related takes it off the list.
func TestStoryFollow(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	day := naskah.Date{Year: 2022, Month: 1, Day: 10}
	in := officetest.Old(w.Mitra)
	in.Tanggal, in.Berakhir.Date = day, naskah.TermEnd(day, 5, "tahun")
	ksb, err := w.Office.Import(t.Context(), w.P("ratna"), in)
	if err != nil {
		t.Fatal(err)
	}
	ratna := as(t, s, "ratna").get("/").want(200, "/naskah?tanpa_pks=ya")
	ratna.get("/naskah?tanpa_pks=ya").want(200, "1 naskah", "Pengelolaan Taman Kota")
	coop := "/kerja-sama/" + string(ksb.KerjaSama)
	ratna.get("/naskah/"+string(ksb.ID)).want(200, coop)
	ratna.get("/kerja-sama?q=taman+daur").want(200, "1 kerja sama", "Perlu tindak lanjut")
	ratna.get("/kerja-sama?q=jembatan").want(200, "0 kerja sama", "Tidak ada kerja sama yang cocok")
	ratna.get(coop).want(200, "belum ditindaklanjuti dengan perjanjian kerja sama", "/naskah/catat?jenis=pks-pk", "134.4/07/KSB-Pem/2021", "Apakah kerja sama ini membebani")
	ratna.send("/dprd", map[string]string{"membebani": "ya", "belum_anggaran": "tidak", "diajukan": "2026-12-30"}).want(422, "belum tiba")
	if got := ratna.form("/dprd"); got.Get("diajukan") != "2026-12-30" || got.Get("membebani") != "ya" {
		t.Errorf("the answers were lost: %v", got)
	}
	ratna.send("/dprd", map[string]string{"diajukan": "2026-11-02"}).want(200, "dianggap diberikan mulai 18 Desember 2026")
	pks := officetest.Old(w.Mitra)
	pks.Jenis, pks.Judul, pks.Tanggal, pks.KerjaSama = naskah.PKSPK, "Pelaksanaan Pengelolaan Taman Kota", naskah.Date{Year: 2022, Month: 3, Day: 1}, ksb.KerjaSama
	pks.Nomor = []naskah.Nomor{{Party: 1, Kind: naskah.Bernomor, Text: "134.4/11/PKS-Pem/2022"}, {Party: 2, Kind: naskah.TidakBernomor}}
	pks.Relasi = []naskah.Relasi{{Ke: ksb.ID, Jenis: naskah.Melaksanakan}}
	out, err := w.Office.Import(t.Context(), w.P("ratna"), pks)
	if err != nil {
		t.Fatal(err)
	}
	ratna.get(coop).want(200, "Melaksanakan KSB KSDPK 134.4/07/KSB-Pem/2021", "PKS").lacks("belum ditindaklanjuti", "/naskah/catat?jenis=pks-pk")
	ratna.get("/naskah/"+string(ksb.ID)).want(200, "Dilaksanakan oleh", "/naskah/"+string(out.ID))
	ratna.get("/naskah?tanpa_pks=ya").want(200, "0 naskah")

	ratna.get(coop).send("/"+string(ksb.KerjaSama), map[string]string{"judul": "Taman Kota", "tahun": "1800"}).want(422, "antara 1945 dan", "Taman Kota")
	ratna.send("/"+string(ksb.KerjaSama), map[string]string{"tahun": "2022", "urusan": "lingkungan hidup\n\npekerjaan umum"}).want(200, "Data kerja sama tersimpan", "lingkungan hidup, pekerjaan umum")
	as(t, s, "yuni").get(coop).want(200, "Taman Kota").lacks("Simpan data kerja sama")
}

// TestStoryArchivist: the archive says what is late, what can be kept, and what not and why; each figure is the number of its rows.
func TestStoryArchivist(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	w.Imported()
	signed := w.Signed()
	as(t, s, "arsip").get("/arsip").want(200, "Siap diarsipkan", "Arsipkan sebelum 24 Desember 2026", "Belum dapat diarsipkan", "Asli belum dipindai", "/naskah/"+string(signed.ID)+"/arsipkan")
	w.Turn(31 * 24 * time.Hour)
	arsip := as(t, s, "arsip").get("/arsip").want(200, "Terlambat diarsipkan", "Seharusnya sebelum 24 Desember 2026")
	list, err := w.Office.Unarchived(t.Context(), w.P("arsip"))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(string(arsip.body), `class="row wrap"`); got != len(list) || got != 2 {
		t.Errorf("%d rows shown, %d unarchived", got, len(list))
	}
}

// TestStoryAssign: somebody who has left is named on the page, and replaced by who holds his office now; the naskah moves to that desk.
func TestStoryAssign(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.Submitted()
	in := w.StandIn("kabagpem")
	ratna := as(t, s, "ratna").get("/naskah/"+string(n.ID)+"/ganti-pejabat").want(200, "Hendra Gunawan", "Kepala Bagian Pemerintahan")
	form := ratna.form("/ganti-pejabat#h-tempat-0")
	form.Set("lama", string(w.Seat("kabagpem")))
	form.Set("baru", string(in))
	form.Set("alasan", "")
	ratna.post("/naskah/"+string(n.ID)+"/ganti-pejabat", form).want(422, "Hendra Gunawan", `checked`)
	form.Set("alasan", "Cuti besar sampai akhir bulan.")
	ratna.post("/naskah/"+string(n.ID)+"/ganti-pejabat", form).want(200, "Pejabat diganti", "Hendra Gunawan")
	if got := w.Get(n.ID).Parafs[0].Pejabat.Pejabat; got != in {
		t.Errorf("the place is %s's", got)
	}
	as(t, s, "kabagpem").get("/naskah/" + string(n.ID)).lacks("Bubuhkan paraf</button>")
}
