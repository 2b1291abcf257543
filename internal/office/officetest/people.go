package officetest

import (
	"crypto/rand"
	"time"

	"naskah/internal/naskah"
)

// The two Instansi: everybody is of the first, but the last two.
const (
	KotaBanjar  naskah.InstansiID = "32.79"
	KotaCirebon naskah.InstansiID = "32.74"
)

// Today is the civil date of Start in the zone of Kota Banjar.
var Today = naskah.Date{Year: 2026, Month: time.November, Day: 24}

type person struct {
	login, nama, jabatan string
	role                 naskah.Role
	outside, head        bool
	instansi             naskah.InstansiID
	unit                 naskah.UnitID
}

const (
	unitPemerintahan naskah.UnitID = "u-pemerintahan"
	unitHukum        naskah.UnitID = "u-hukum"
	unitSetda        naskah.UnitID = "u-setda"
	unitArsip        naskah.UnitID = "u-arsip"
	unitLain         naskah.UnitID = "u-cirebon"
)

// cast: the nine of the demo, a second author of the same unit and one of another, the keeper of accounts, and an author and an officer of another Instansi.
var cast = []person{
	{"yuni", "Yuni Astuti", "Penyusun", naskah.RoleAuthor, false, false, KotaBanjar, unitPemerintahan},
	{"kabagpem", "Dedi Supriadi", "Kepala Bagian Pemerintahan", naskah.RoleReviewer, false, false, KotaBanjar, unitPemerintahan},
	{"kabaghukum", "Rina Marlina", "Kepala Bagian Hukum", naskah.RoleReviewer, false, false, KotaBanjar, unitHukum},
	{"asisten", "Agus Hermawan", "Asisten Pemerintahan dan Kesejahteraan Rakyat", naskah.RoleReviewer, false, false, KotaBanjar, unitSetda},
	{"sekda", "Tatang Sutisna", "Sekretaris Daerah", naskah.RoleReviewer, false, false, KotaBanjar, unitSetda},
	{"ratna", "Ratna Dewi", "Pengelola Kerja Sama", naskah.RoleOfficer, false, false, KotaBanjar, unitPemerintahan},
	{"walikota", "Nana Suryana", "Wali Kota Banjar", naskah.RoleSigner, false, true, KotaBanjar, unitSetda},
	{"direktur", "Bima Pratama", "Direktur", naskah.RoleSigner, true, false, KotaBanjar, ""},
	{"arsip", "Wawan Setiawan", "Arsiparis", naskah.RoleArchivist, false, false, KotaBanjar, unitArsip},
	{"ujang", "Ujang Permana", "Penyusun", naskah.RoleAuthor, false, false, KotaBanjar, unitPemerintahan},
	{"lilis", "Lilis Suryani", "Penyusun", naskah.RoleAuthor, false, false, KotaBanjar, unitHukum},
	{"admin", "Dewi Pranata", "Pengelola Akun", naskah.RoleAdmin, false, false, KotaBanjar, unitPemerintahan},
	{"asing", "Made Wirawan", "Penyusun", naskah.RoleAuthor, false, false, KotaCirebon, unitLain},
	{"asing2", "Nyoman Sari", "Pengelola Kerja Sama", naskah.RoleOfficer, false, false, KotaCirebon, unitLain},
}

// chain is the paraf chain, in order [OP 1.2].
var chain = []string{"kabagpem", "kabaghukum", "asisten", "sekda"}

func (w *World) record(r naskah.Record) {
	w.tb.Helper()
	r.By, r.Act = naskah.System(), naskah.ActCreate
	w.must(w.Store.Record(w.Ctx(), r))
}

func (w *World) id() string {
	w.tb.Helper()
	id, err := naskah.NewID(rand.Reader, w.Clock)
	w.must(err)
	return id
}

// people enters Instansi, units, the partner, and everybody with office and account; the signers enrol.
func (w *World) people() {
	w.tb.Helper()
	offices := map[string]naskah.JabatanID{}
	for _, p := range cast {
		offices[p.login] = naskah.JabatanID(w.id())
	}
	var links []naskah.JabatanID
	for _, login := range chain {
		links = append(links, offices[login])
	}
	w.record(naskah.Record{Instansi: &naskah.Instansi{
		ID: KotaBanjar, Seq: 1, Jenis: "kota", Nama: "Banjar", Zona: "Asia/Jakarta", Kedudukan: "Banjar", Alamat: "Jalan Siliwangi Nomor 112 Banjar",
		UnitKerjaSama: unitPemerintahan, NamaDewan: "DPRD Kota Banjar", Catatan: "Dokumen uji, tanpa kekuatan hukum.",
		PolaNomor: "{klasifikasi}/{urut}/{jenis}/{tahun}", RantaiParaf: map[naskah.Kode][]naskah.JabatanID{"": links},
	}})
	w.record(naskah.Record{Instansi: &naskah.Instansi{ID: KotaCirebon, Seq: 1, Jenis: "kota", Nama: "Cirebon", Zona: "Asia/Jakarta", RantaiParaf: map[naskah.Kode][]naskah.JabatanID{}}})
	for _, u := range []naskah.Unit{
		{ID: unitPemerintahan, Instansi: KotaBanjar, Nama: "Bagian Pemerintahan Sekretariat Daerah"},
		{ID: unitHukum, Instansi: KotaBanjar, Nama: "Bagian Hukum Sekretariat Daerah"},
		{ID: unitSetda, Instansi: KotaBanjar, Nama: "Sekretariat Daerah"},
		{ID: unitArsip, Instansi: KotaBanjar, Nama: "Dinas Perpustakaan dan Kearsipan"},
		{ID: unitLain, Instansi: KotaCirebon, Nama: "Bagian Kerja Sama"},
	} {
		u.Seq = 1
		w.record(naskah.Record{Unit: &u})
	}
	w.Mitra = naskah.MitraID(w.id())
	w.record(naskah.Record{Mitra: &naskah.Mitra{ID: w.Mitra, Seq: 1, Instansi: KotaBanjar, Nama: "PT Contoh Daur Ulang", Bentuk: "pt", Contoh: true}})
	for _, p := range cast {
		w.person(p, offices[p.login])
	}
	for _, login := range []string{"direktur", "walikota"} {
		w.Enroll(login)
	}
}

func (w *World) person(p person, office naskah.JabatanID) {
	w.tb.Helper()
	who := naskah.Orang{ID: naskah.OrangID(w.id()), Seq: 1, Instansi: p.instansi, Nama: p.nama}
	j := naskah.Jabatan{ID: office, Seq: 1, Instansi: p.instansi, Unit: p.unit, Nama: p.jabatan, KepalaDaerah: p.head}
	u := naskah.User{
		ID: naskah.UserID(w.id()), Login: p.login, Nama: p.nama, Sapaan: "Ibu", Orang: who.ID, Instansi: p.instansi, Unit: p.unit,
		Roles: []naskah.Role{p.role}, Active: true,
	}
	if p.outside {
		who.Mitra, j.Mitra, u.Mitra = w.Mitra, w.Mitra, w.Mitra
	}
	w.record(naskah.Record{Orang: &who})
	w.record(naskah.Record{Jabatan: &j})
	seat := naskah.Pejabat{ID: naskah.PejabatID(w.id()), Seq: 1, Instansi: p.instansi, Orang: who.ID, Jabatan: office, Kapasitas: naskah.Definitif, Mulai: naskah.Date{Year: 2024, Month: 1, Day: 2}}
	w.record(naskah.Record{Pejabat: &seat})
	w.must(w.Store.SaveUser(w.Ctx(), naskah.System(), u))
	w.users[p.login], w.seats[p.login] = u, seat.ID
}

// Enroll gives a signer a certificate.
func (w *World) Enroll(login string) naskah.Certificate {
	w.tb.Helper()
	c, err := w.Office.Enroll(w.Ctx(), w.P(login), Secret())
	w.must(err)
	return c
}

// Rename gives the person behind a login another name in the directory.
func (w *World) Rename(login, nama string) {
	w.tb.Helper()
	all, err := w.Store.Orang(w.Ctx(), naskah.ScopeSystem())
	w.must(err)
	for _, who := range all {
		if who.ID == w.users[login].Orang {
			who.Nama = nama
			who.Seq++
			w.must(w.Store.Record(w.Ctx(), naskah.Record{By: naskah.System(), Act: naskah.ActEdit, Orang: &who}))
		}
	}
}

// Retire ends the term of the office-holder behind a login, yesterday.
func (w *World) Retire(login string) {
	w.tb.Helper()
	all, err := w.Store.Pejabat(w.Ctx(), naskah.ScopeSystem())
	w.must(err)
	for _, seat := range all {
		if seat.ID == w.seats[login] {
			seat.Selesai = Today.AddDays(-1)
			seat.Seq++
			w.must(w.Store.Record(w.Ctx(), naskah.Record{By: naskah.System(), Act: naskah.ActEdit, Pejabat: &seat}))
		}
	}
}

// Grant gives an account one more role.
func (w *World) Grant(login string, r naskah.Role) {
	w.tb.Helper()
	u := w.users[login]
	u.Roles = append(u.Roles[:len(u.Roles):len(u.Roles)], r)
	w.must(w.Store.SaveUser(w.Ctx(), naskah.System(), u))
	w.users[login] = u
}
