package web_test

import (
	"crypto/rand"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// settingErrands are the routes of people and offices, of the pasal and of review.
func settingErrands() map[string]errand {
	access := []string{"NSK-BUKAN-TINDAKAN", "NSK-AKSES"}
	readers, writers := []string{"ratna", "arsip", "admin"}, []string{"ratna"}
	out := map[string]errand{
		"GET /pengaturan": {may: readers, codes: access}, "GET /pengaturan/instansi": {may: readers, codes: access}, "GET /pengaturan/instansi/contoh.pdf": {may: readers, codes: access}, "GET /pengaturan/rantai-paraf": {may: readers, codes: access},
		"GET /pengaturan/gambar/:tempat": {may: insiders, in: emblemKept, absent: true},
		"POST /pengaturan/instansi": {may: writers, codes: access, in: func(w *officetest.World) url.Values {
			return withSeq(w, url.Values{"kedudukan": {"Banjar"}, "alamat": {"Jalan Siliwangi Nomor 112"}, "pola": {"{urut}/{tahun}"}, "unit_kerja_sama": {"u-pemerintahan"}})
		}},
		"POST /pengaturan/instansi/lambang":     {may: writers, codes: access, in: form("tempat", "garuda"), file: picture},
		"POST /pengaturan/mitra/:baris/lambang": {may: writers, codes: access, file: picture},
		"POST /pengaturan/rantai-paraf": {may: writers, codes: access, in: func(w *officetest.World) url.Values {
			return withSeq(w, url.Values{"op": {"turun"}, "tempat": {"0"}})
		}},
		"GET /pengaturan/pejabat/ganti": {may: writers, codes: access},
		"POST /pengaturan/pejabat/ganti": {may: writers, codes: access, in: func(w *officetest.World) url.Values {
			return url.Values{"jabatan": {string(jabatanOf(w, "asisten"))}, "cara": {"ganti"}, "orang": {string(w.User("lilis").Orang)}, "kapasitas": {"definitif"}, "keputusan": {"Keputusan Nomor 800/1/2026"}, "mulai": {"2026-12-01"}}
		}},
		"GET /naskah/:id/pasal":                       {at: drafted, may: []string{"yuni", "ujang"}, codes: access},
		"POST /naskah/:id/pasal":                      {at: drafted, may: []string{"yuni", "ujang"}, codes: access, in: form("op", "tambah:")},
		"GET /naskah/:id/periksa":                     {at: submitted, may: []string{"kabagpem"}, codes: access},
		"GET /naskah/:id/banding/:a/:b/perubahan.pdf": {at: twice, may: []string{"yuni", "kabagpem", "kabaghukum", "asisten", "sekda", "ratna", "arsip", "ujang"}, codes: access},
		"GET /naskah/:id/banding/:a/:b":               {at: twice, may: []string{"yuni", "kabagpem", "kabaghukum", "asisten", "sekda", "ratna", "arsip", "ujang"}, codes: access},
	}
	for path, in := range settingForms() {
		who := writers
		see := readers
		if path == "pengguna" {
			who, see = []string{"admin"}, []string{"admin"}
		}
		out["GET /pengaturan/"+path] = errand{may: see, codes: access}
		out["GET /pengaturan/"+path+"/:baris"] = errand{may: see, codes: access}
		out["POST /pengaturan/"+path+"/:baris"] = errand{may: who, codes: access, in: in}
	}
	return out
}

// settingForms are right new rows by section.
func settingForms() map[string]func(*officetest.World) url.Values {
	logins := 0
	return map[string]func(*officetest.World) url.Values{
		"perangkat-daerah": form("nama", "Bagian Perekonomian"), "jabatan": form("nama", "Kepala Bagian Perekonomian", "unit", "u-hukum"), "orang": form("nama", "Siti Aminah"),
		"mitra": form("nama", "PT Contoh Baru", "bentuk", "pt", "dasar.akta_pendirian.nomor", "7"),
		"pejabat": func(w *officetest.World) url.Values {
			logins++
			return url.Values{"orang": {string(w.User("lilis").Orang)}, "jabatan": {string(jabatanOf(w, "arsip"))}, "kapasitas": {"plh"}, "keputusan": {"Surat Perintah 1/2026"}, "mulai": {"2027-01-" + pad(logins)}, "selesai": {"2027-01-" + pad(logins)}}
		},
		"pengguna": func(w *officetest.World) url.Values {
			logins++
			return url.Values{"login": {"uji" + strconv.Itoa(logins)}, "nama": {"Akun Uji"}, "orang": {string(freshPerson(w))}, "unit": {"u-hukum"}, "password": {"sandi yang cukup panjang 77"}, "aktif": {"ya"}, "peran.author": {"ya"}}
		},
	}
}

func pad(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

// freshPerson is somebody of the directory who has no account.
func freshPerson(w *officetest.World) naskah.OrangID {
	id, err := w.Office.SaveOrang(w.Ctx(), w.P("ratna"), naskah.Orang{Nama: "Orang Baru " + must(naskah.NewID(rand.Reader, w.Clock))})
	if err != nil {
		panic(err)
	}
	return id
}

func jabatanOf(w *officetest.World, login string) naskah.JabatanID {
	seats, err := w.Store.Pejabat(w.Ctx(), naskah.ScopeSystem())
	if err != nil {
		panic(err)
	}
	return seats[slices.IndexFunc(seats, func(p naskah.Pejabat) bool { return p.ID == w.Seat(login) })].Jabatan
}

// withSeq names the sequence number of the Instansi in a form.
func withSeq(w *officetest.World, v url.Values) url.Values {
	i, err := w.Store.Instansi(w.Ctx(), officetest.KotaBanjar)
	if err != nil {
		panic(err)
	}
	v.Set("seq", strconv.Itoa(i.Seq))
	return v
}

func picture(w *officetest.World, _ naskah.Naskah) []byte { return w.Picture() }

// emblemKept has the Garuda uploaded.
func emblemKept(w *officetest.World) url.Values {
	if err := w.Office.SaveEmblem(w.Ctx(), w.P("ratna"), "garuda", "", w.Picture()); err != nil {
		panic(err)
	}
	return url.Values{}
}

// twice is a naskah in review for the second time, with two texts.
func twice(w *officetest.World) naskah.Naskah {
	return again(w, returned(w, w.Submitted(), "kabagpem"))
}

// returned is n sent back with a note on the pasal OBJEK; again is it with that pasal mended, submitted once more.
func returned(w *officetest.World, n naskah.Naskah, by string) naskah.Naskah {
	n, err := w.Office.Return(w.Ctx(), w.P(by), n.ID, n.Seq, "Periksa kembali.", map[string]string{"objek": "Sebutkan lokasinya."})
	if err != nil {
		panic(err)
	}
	return n
}

func again(w *officetest.World, n naskah.Naskah) naskah.Naskah {
	v, err := w.Office.Values(w.Ctx(), w.P("yuni"), n.ID)
	if err != nil {
		panic(err)
	}
	if n, err = w.Office.Edit(w.Ctx(), w.P("yuni"), n.ID, n.Seq, office.EditInput{Values: v.With("objek", v.Text("objek")+" dan sekitarnya")}); err != nil {
		panic(err)
	}
	if n, err = w.Office.Submit(w.Ctx(), w.P("yuni"), n.ID, n.Seq, office.SubmitInput{Reasons: w.Accept(n)}); err != nil {
		panic(err)
	}
	return n
}

// rowOf is a row of Kota Banjar in a section.
func rowOf(w *officetest.World, path string) string {
	return map[string]string{
		"perangkat-daerah": "u-hukum", "jabatan": string(jabatanOf(w, "sekda")), "orang": string(w.User("sekda").Orang), "pejabat": string(w.Seat("sekda")),
		"mitra": string(w.Mitra), "pengguna": string(w.User("lilis").ID),
	}[path]
}

// settingAddress fills in the parameters of these routes: a GET looks at a row that is there, a POST makes a new one.
func settingAddress(w *officetest.World, method, path string) string {
	if rest, ok := strings.CutPrefix(path, "/pengaturan/"); ok && strings.Contains(path, ":baris") {
		section, _, _ := strings.Cut(rest, "/")
		row := rowOf(w, section)
		if method == "POST" && strings.HasSuffix(path, ":baris") {
			row = "baru"
		}
		path = strings.ReplaceAll(path, ":baris", row)
	}
	return strings.NewReplacer(":pekerjaan", "1", ":tempat", "garuda", ":a", "1", ":b", "2").Replace(path)
}

// TestRowsOfAnotherInstansi: what stands in one Instansi is not there for the officer of another.
func TestRowsOfAnotherInstansi(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	for path, in := range settingForms() {
		login := "asing2"
		if path == "pengguna" {
			continue
		}
		at := "/pengaturan/" + path + "/" + rowOf(w, path)
		if res := ask(t, s, "GET", at, login, nil); res.Code != 404 {
			t.Errorf("GET %s: %d, want 404", at, res.Code)
		}
		body := in(w)
		body.Set("seq", "1")
		if res := ask(t, s, "POST", at, login, body); res.Code != 404 {
			t.Errorf("POST %s: %d, want 404", at, res.Code)
		}
		if body := ask(t, s, "GET", "/pengaturan/"+path, login, nil).Body.String(); strings.Contains(body, rowOf(w, path)) {
			t.Errorf("%s lists a row of another Instansi", path)
		}
	}
}
