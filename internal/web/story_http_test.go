package web_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// TestStoryOneNaskah takes one KSB from the form to the archive, by the pages alone and without a script.
func TestStoryOneNaskah(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	yuni := as(t, s, "yuni").get("/").want(200, "Yuni Astuti", "Buat naskah").get("/naskah/baru").want(200, "Pilih jenis naskah").get("/naskah/baru?jenis=ksb-pk").want(200, "Jenis naskah")
	yuni.send("/naskah/baru", map[string]string{"mitra": string(w.Mitra), "judul": "Pengolahan Sampah Plastik Pasar Induk", "jenis": "ksb-pk", "jalur": "ksdpk_mitra"}).
		want(200, "Rancangan dibuat", "PENGOLAHAN SAMPAH PLASTIK PASAR INDUK", "harus diperbaiki", "Bima Pratama")
	here := yuni.at.Path
	fill(yuni, w)
	yuni.want(200, "JANGKA WAKTU")
	if !strings.HasSuffix(here, "/draf") {
		t.Fatalf("at %s", here)
	}
	page := strings.TrimSuffix(here, "/draf")
	yuni.send("/draf", map[string]string{"jangka_waktu.n": "7"}).want(200, "Ubah menjadi 5 tahun", "Permendagri Nomor 22 Tahun 2020 Pasal 32 ayat (3)")
	yuni.send("/draf", map[string]string{"ajukan": "ya"}).want(422, "5 (lima) tahun")
	yuni.send("/draf", map[string]string{"perbaiki": "jangka_waktu.n=5"}).want(200).lacks("Ubah menjadi 5 tahun")
	yuni.send("/draf", map[string]string{"ajukan": "ya"}).want(200, "Naskah diajukan kepada Dedi Supriadi", "Menunggu paraf Dedi Supriadi")

	as(t, s, "kabagpem").get("/").want(200, "Pengolahan Sampah Plastik").get("/tindakan").want(200, "Perlu paraf Anda").get(page).want(200, "Bubuhkan paraf").
		send("/paraf", nil).want(200, "diteruskan kepada Rina Marlina")
	rina := as(t, s, "kabaghukum").get(page)
	rina.send("/kembalikan", map[string]string{"alasan": "Lengkapi alamat surat.", "catatan.jangka-waktu": "Periksa lamanya."}).want(200, "dikembalikan kepada penyusun", "Lengkapi alamat surat.", "Jangka waktu: Periksa lamanya.")
	yuni.get(page).want(200, "Dikembalikan: Lengkapi alamat surat.").get(page+"/draf").want(200).send("/draf", map[string]string{"ajukan": "ya"}).want(200, "diajukan")
	for _, login := range []string{"kabagpem", "kabaghukum", "asisten"} {
		as(t, s, login).get(page).send("/paraf", nil).want(200, "diteruskan")
	}
	as(t, s, "sekda").get(page).send("/paraf", nil).want(200, "Paraf lengkap")

	ratna := as(t, s, "ratna").get("/tindakan").want(200, "Isi nomor dan tanggal").get(page+"/nomor").want(200, "PIHAK KEDUA")
	ratna.send("/nomor", map[string]string{"cara.2": "ketik", "nomor.2": ""}).want(422, "Nomor PIHAK KEDUA belum diisi")
	ratna.send("/nomor", map[string]string{"nomor.2": "045/CDU-KSB/XI/2026"}).want(200, "Nomor dan tanggal tersimpan", "100.3.7.1/1/KSB/2026", "045/CDU-KSB/XI/2026")
	ratna.get(page+"/mulai").want(200, "Rekomendasi TKKSD", "Pasal 46")
	form := ratna.form("/mulai")
	for key := range form {
		if strings.HasPrefix(key, "alasan.") {
			form.Set(key, "Ada pada map fisik Bagian Pemerintahan.")
		}
	}
	ratna.post(page+"/mulai", form).want(200, "Penandatanganan dimulai. Giliran pertama: Bima Pratama", "Menunggu tanda tangan Bima Pratama")

	dir := as(t, s, "direktur").get("/").want(200, "Pengolahan Sampah Plastik").get(page+"/tanda-tangan").
		want(200, "Giliran Anda, 1 dari 2", "045/CDU-KSB/XI/2026", "Direktur", "Kode integritas", "Passphrase TTE")
	dir.send("/tanda-tangan", map[string]string{"passphrase": "salah sekali ini"}).want(422).lacks("salah sekali ini")
	dir.send("/tanda-tangan", map[string]string{"passphrase": officetest.Passphrase}).want(200, "Berikutnya Nana Suryana")
	as(t, s, "walikota").get(page+"/tanda-tangan").want(200, "Giliran Anda, 2 dari 2").send("/tanda-tangan", map[string]string{"passphrase": officetest.Passphrase}).
		want(200, "Tanda tangan lengkap", "Telah ditandatangani")

	arsip := as(t, s, "arsip").get("/arsip").want(200, "Siap diarsipkan", "Arsipkan sebelum").get(page+"/arsipkan").want(200, "100.3.7.1")
	arsip.send("/arsipkan", map[string]string{"lokasi": "Penyimpanan arsip elektronik"}).want(200, "Naskah diarsipkan", "Tersimpan dalam arsip")
	arsip.get(page+"/riwayat").want(200, "Rantai riwayat utuh", "Diarsipkan", "Ditandatangani, lengkap")
	public(t, s, page)
}

// fill completes the draft with the sample's values, as somebody would type them.
func fill(p *person, w *officetest.World) {
	form, v := p.form("/draf"), w.Values()
	for key := range form {
		if text := v.Text(key); text != "" && key != "judul" {
			form.Set(key, text)
		}
	}
	for _, list := range []string{"recital", "ruang_lingkup"} {
		items, _ := v[list].([]any)
		for i, x := range items {
			form.Set(list+"."+string(rune('0'+i)), x.(string))
		}
	}
	p.post(p.at.Path, form)
}

// public checks the verification of the archived naskah: by its link, by upload, and of a changed copy.
func public(t *testing.T, s *webtest.Site, page string) {
	t.Helper()
	n := s.World.Get(naskah.NaskahID(strings.TrimPrefix(page, "/naskah/")))
	guest := as(t, s, "").get("/v/"+n.Kode).want(200, "Tanda tangan uji cocok", "tanpa kekuatan hukum", "Nana Suryana", "Wali Kota Banjar", "Masih berlaku", "24 November 2026", "045/CDU-KSB/XI/2026")
	guest.lacks("Jangka Waktu", "JANGKA WAKTU", string(n.ID))
	guest.send("/verifikasi/ubah", nil).want(200, "Tanda tangan tidak sah", "Satu huruf diubah", "Naskah asli di register kami")
	file := as(t, s, "ratna").get(page + "/pdf").want(200)
	if got := file.header.Get("Content-Disposition"); got != `attachment; filename="ksb-pk_pengolahan-sampah-plastik-pasar-induk_bertanda-tangan.pdf"` || file.header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("the file comes as %s", got)
	}
	signed := file.body
	if !bytes.HasPrefix(signed, []byte("%PDF-")) {
		t.Fatalf("not a PDF: %.20q", signed)
	}
	upload(t, guest.get("/verifikasi"), signed).want(200, "Tanda tangan uji cocok")
	signed[len(signed)/3] ^= 1
	upload(t, guest.get("/verifikasi"), signed).want(200).lacks("Tanda tangan uji cocok")
}

func upload(t *testing.T, p *person, pdf []byte) *person {
	t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	if err := m.WriteField("_csrf", p.form("/verifikasi").Get("_csrf")); err != nil {
		t.Fatal(err)
	}
	f, err := m.CreateFormFile("berkas", "naskah.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(pdf); err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.base+"/verifikasi", &b)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", m.FormDataContentType())
	res, err := p.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	return p.take(res)
}

// TestChangedLetter: what is shown as changed is a letter of the title, and the rest of the copy is the file.
func TestChangedLetter(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.Signed()
	p := as(t, s, "").get("/v/"+n.Kode).want(200, "Bima Pratama Direktur, PIHAK KEDUA", "Nana Suryana Wali Kota Banjar, PIHAK KESATU", "Pemerintah Kota Banjar", "WIB")
	p.send("/verifikasi/ubah", nil).want(200, "Satu huruf diubah", "bita ke-").lacks("%!", "UTC")
	if !strings.Contains(p.text(), "Sampah") && !strings.Contains(p.text(), "Kesepakatan") {
		t.Errorf("no word around the changed letter:\n%s", p.text())
	}
}

// TestLateSeal: a seal after the printed date is accepted and said [OP 1.7], with the days in words; one of that day says nothing.
func TestLateSeal(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.HalfSigned() // the director, on the day
	w.Turn(2 * 24 * time.Hour)
	if _, err := w.Seal("walikota", n); err != nil {
		t.Fatal(err)
	}
	p := as(t, s, "").get("/v/"+n.Kode).want(200, "Ditandatangani 26 November 2026, dua hari setelah tanggal naskah.")
	if got := strings.Count(p.text(), "setelah tanggal naskah"); got != 1 {
		t.Errorf("said %d times, want once:\n%s", got, p.text())
	}
}
