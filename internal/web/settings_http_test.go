package web_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

func TestChainOfParafIsEdited(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	page := "/pengaturan/rantai-paraf"
	order := func() []naskah.JabatanID {
		i, err := w.Store.Instansi(t.Context(), officetest.KotaBanjar)
		if err != nil {
			t.Fatal(err)
		}
		return i.RantaiParaf[naskah.NK]
	}
	p := as(t, s, "ratna").get(page+"?jenis=nk").want(200, "Mengikuti bawaan", "Hari ini diparaf Dedi Supriadi")
	do := func(form url.Values) *person {
		return p.get(page+"?jenis=nk").post(page, merge(p.form(page), form, url.Values{"jenis": {"nk"}}))
	}
	do(url.Values{"op": {"salin"}}).want(200)
	if len(order()) != 4 {
		t.Fatalf("%d places", len(order()))
	}
	first := order()[0]
	do(url.Values{"op": {"turun"}, "tempat": {"0"}}).want(200)
	if order()[1] != first {
		t.Error("turun did not move")
	}
	do(url.Values{"op": {"hapus"}, "tempat": {"1"}}).want(200)
	do(url.Values{"op": {"tambah"}, "jabatan": {string(first)}}).want(200)
	if got := order(); len(got) != 4 || got[3] != first {
		t.Errorf("hapus and tambah: %v", got)
	}
	do(url.Values{"op": {"naik"}, "tempat": {"99"}}).want(200)
	do(url.Values{"op": {"bawaan"}}).want(200)
	if order() != nil {
		t.Errorf("the own chain stays: %v", order())
	}
	stale := p.form(page)
	stale.Set("seq", "1")
	p.post(page, merge(stale, url.Values{"op": {"salin"}, "jenis": {"nk"}})).want(409, "lebih dahulu diubah")
}

func merge(list ...url.Values) url.Values {
	out := url.Values{}
	for _, v := range list {
		for key, x := range v {
			out[key] = x
		}
	}
	return out
}

// TestSettingFormsKeepWhatWasTyped: what is wrong is said, and everything typed is still there; nothing is written.
func TestSettingFormsKeepWhatWasTyped(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	ratna, admin := as(t, s, "ratna"), as(t, s, "admin")
	long := strings.Repeat("Panjang ", 1300) // 10,000 letters
	for _, c := range []struct {
		who  *person
		page string
		in   map[string]string
		says []string
	}{
		{ratna, "/pengaturan/perangkat-daerah/baru", map[string]string{"nama": "Bagian Umum", "mulai": "2026-05-01", "selesai": "2025-01-01"}, []string{"mendahului tanggal mulai", "Bagian Umum"}},
		{ratna, "/pengaturan/orang/baru", map[string]string{"nama": long}, []string{"terlalu panjang"}},
		{ratna, "/pengaturan/orang/baru", map[string]string{"nama": "Siti", "nik": "123"}, []string{"NIK terdiri atas 16 angka", "Siti"}},
		{ratna, "/pengaturan/mitra/baru", map[string]string{"nama": "PT Salah", "bentuk": "pt", "dasar.akta_pendirian.tanggal": "kemarin"}, []string{"PT Salah", "kemarin"}},
		{ratna, "/pengaturan/instansi", map[string]string{"pola": "{tahun}", "alamat": "Jalan Baru 7"}, []string{"{urut}", "Jalan Baru 7"}},
		{ratna, "/pengaturan/instansi", map[string]string{"hari_paraf": "banyak"}, []string{"antara 1 dan 3650", "banyak"}},
		{admin, "/pengaturan/pengguna/baru", map[string]string{"login": "yuni", "nama": "Kembaran", "password": "sandi yang cukup panjang 77"}, []string{"Kembaran"}},
	} {
		p := c.who.get(c.page).want(200)
		before, err := w.Office.Directory(t.Context(), w.P("admin"))
		if err != nil {
			t.Fatal(err)
		}
		form := p.form(c.page)
		for key, value := range c.in {
			form.Set(key, value)
		}
		if p.post(c.page, form); p.status != 422 && p.status != 409 {
			t.Errorf("%s %v: %d", c.page, c.in, p.status)
		}
		p.want(p.status, c.says...).lacks("sandi yang cukup panjang 77")
		after, err := w.Office.Directory(t.Context(), w.P("admin"))
		if err != nil {
			t.Fatal(err)
		}
		if len(before.Units) != len(after.Units) || len(before.Orang) != len(after.Orang) || len(before.Mitra) != len(after.Mitra) || len(before.Users) != len(after.Users) || before.Instansi.Seq != after.Instansi.Seq {
			t.Errorf("%s wrote something", c.page)
		}
	}
	// A form survives an expired sign-in, without its password.
	form := admin.get("/pengaturan/pengguna/baru").form("/pengaturan/pengguna/baru")
	form.Set("nama", "Nama yang diketik lama")
	w.Turn(3 * time.Hour)
	admin.post("/pengaturan/pengguna/baru", form).want(401, "Isian Anda tersimpan di halaman ini", "Nama yang diketik lama")
}

// TestMaskedNumbersStay: NIP and NIK are shown masked, and a form that sends them back so changes nothing of them.
func TestMaskedNumbersStay(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	id := w.User("sekda").Orang
	page := "/pengaturan/orang/" + string(id)
	p := as(t, s, "ratna").get(page)
	form := p.form(page)
	form.Set("nik", "3279014505800001")
	p.post(page, form).want(200)
	p.get(page).want(200).lacks("3279014505800001", "32790145")
	form = p.form(page)
	form.Set("surel", "sekda@contoh.go.id")
	p.post(page, form).want(200)
	all, err := w.Store.Orang(t.Context(), naskah.ScopeSystem())
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range all {
		if o.ID == id && (o.NIK != "3279014505800001" || o.Surel != "sekda@contoh.go.id") {
			t.Errorf("stored: %+v", o)
		}
	}
}

// TestPasalChecksAreCounted: the page of pasal does not call clean what asks for a reason beside the pasal that is written.
func TestPasalChecksAreCounted(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	page := "/naskah/" + string(w.Draft().ID) + "/pasal"
	p := as(t, s, "yuni").get(page).want(200, "Tidak ada catatan")
	p.post(page, merge(p.form("/pasal"), url.Values{"op": {"tambah:"}})).want(200)
	deep := "(1) Tingkat satu:\na. dua:\n1. tiga:\na) empat:\n1) lima:\n(a) enam;\n(2) Ayat kedua."
	p.get(page+"?pasal=p-1").post(page, merge(p.form("/pasal"), url.Values{"judul": {"Kedalaman"}, "teks": {deep}, "op": {"simpan"}})).want(200)
	p.get(page+"?pasal=p-1").want(200, "KSD-RINCIAN", "1 perlu alasan").lacks("Tidak ada catatan")
}
