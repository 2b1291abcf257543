package contoh

import (
	"context"
	"fmt"
	"io"

	"naskah/internal/account"
	"naskah/internal/naskah"
	"naskah/internal/office"
)

// KotaBanjar is the kode wilayah of Kota Banjar, Jawa Barat (Kabupaten Banjar in Kalimantan Selatan is 63.03).
const KotaBanjar naskah.InstansiID = "32.79"

// Password is the password of every sample account; the demo prints it.
const Password = "contoh-naskah-2026" //nolint:gosec // printed by the demo; no secret

// Passphrase protects the sample certificates; the demo prints it.
const Passphrase = "uji-tanda-tangan" //nolint:gosec // printed by the demo; no secret

// A Person is one of the ten who take part.
type Person struct {
	Login, Nama, Sapaan, Jabatan string
	Roles                        []naskah.Role
	Unit                         string // key of units
	NIP                          string
	Outside, Kepala              bool
}

// People are the nine who take part in a naskah and the keeper of their accounts, in the order of the demo's sign-in page.
var People = []Person{
	{Login: "yuni", Nama: "Yuni Astuti", Sapaan: "Ibu", Jabatan: "Penyusun, Sekretariat TKKSD", Roles: []naskah.Role{naskah.RoleAuthor}, Unit: "pemerintahan", NIP: "199001012015032001"},
	{Login: "kabagpem", Nama: "Dedi Supriadi", Sapaan: "Bapak", Jabatan: "Kepala Bagian Pemerintahan", Roles: []naskah.Role{naskah.RoleReviewer}, Unit: "pemerintahan", NIP: "197503122000031002"},
	{Login: "kabaghukum", Nama: "Rina Marlina", Sapaan: "Ibu", Jabatan: "Kepala Bagian Hukum", Roles: []naskah.Role{naskah.RoleReviewer}, Unit: "hukum", NIP: "197808152003122001"},
	{Login: "asisten", Nama: "Agus Hermawan", Sapaan: "Bapak", Jabatan: "Asisten Pemerintahan dan Kesejahteraan Rakyat", Roles: []naskah.Role{naskah.RoleReviewer}, Unit: "setda", NIP: "196912201994031003"},
	{Login: "sekda", Nama: "Tatang Sutisna", Sapaan: "Bapak", Jabatan: "Sekretaris Daerah", Roles: []naskah.Role{naskah.RoleReviewer}, Unit: "setda", NIP: "196704101992031004"},
	{Login: "ratna", Nama: "Ratna Dewi", Sapaan: "Ibu", Jabatan: "Pengelola Kerja Sama", Roles: []naskah.Role{naskah.RoleOfficer}, Unit: "pemerintahan", NIP: "198502172010012005"},
	{Login: "walikota", Nama: "Nana Suryana", Sapaan: "Bapak", Jabatan: "Wali Kota Banjar", Roles: []naskah.Role{naskah.RoleSigner}, Unit: "setda", Kepala: true},
	{Login: "direktur", Nama: "Bima Pratama", Sapaan: "Bapak", Jabatan: "Direktur", Roles: []naskah.Role{naskah.RoleSigner}, Outside: true},
	{Login: "arsip", Nama: "Wawan Setiawan", Sapaan: "Bapak", Jabatan: "Arsiparis", Roles: []naskah.Role{naskah.RoleArchivist}, Unit: "arsip", NIP: "198306052009011006"},
	{Login: "admin", Nama: "Dewi Pranata", Sapaan: "Ibu", Jabatan: "Pengelola Akun", Roles: []naskah.Role{naskah.RoleAdmin}, Unit: "kominfo", NIP: "199206182016042007"},
}

// units are the Perangkat Daerah: key, name, short name.
var units = [][3]string{
	{"setda", "Sekretariat Daerah", "Setda"},
	{"pemerintahan", "Bagian Pemerintahan Sekretariat Daerah", "Bagian Pemerintahan"},
	{"hukum", "Bagian Hukum Sekretariat Daerah", "Bagian Hukum"},
	{"lh", "Dinas Lingkungan Hidup", "DLH"},
	{"kesehatan", "Dinas Kesehatan", "Dinkes"},
	{"pendidikan", "Dinas Pendidikan dan Kebudayaan", "Disdikbud"},
	{"perhubungan", "Dinas Perhubungan", "Dishub"},
	{"kominfo", "Dinas Komunikasi dan Informatika", "Diskominfo"},
	{"koperasi", "Dinas Koperasi, Usaha Kecil dan Menengah, dan Perdagangan", "DKUKMP"},
	{"naker", "Dinas Tenaga Kerja", "Disnaker"},
	{"pu", "Dinas Pekerjaan Umum dan Tata Ruang", "DPUTR"},
	{"dukcapil", "Dinas Kependudukan dan Pencatatan Sipil", "Disdukcapil"},
	{"sosial", "Dinas Sosial", "Dinsos"},
	{"pertanian", "Dinas Ketahanan Pangan, Pertanian, dan Perikanan", "DKP3"},
	{"bapenda", "Badan Pendapatan Daerah", "Bapenda"},
	{"bpbd", "Badan Penanggulangan Bencana Daerah", "BPBD"},
	{"arsip", "Dinas Perpustakaan dan Kearsipan", "Dispusip"},
}

// A Kota is the sample office while it is being made.
type Kota struct {
	Office   *office.Office
	Accounts *account.Accounts
	Register naskah.RegisterStore
	Clock    naskah.Clock
	Random   io.Reader

	units map[string]naskah.UnitID
	users map[string]naskah.User    // by login
	mitra map[string]naskah.MitraID // by name
	seat  map[string]naskah.PejabatID
}

// id makes an identifier. The system's randomness does not fail (crypto/rand ends the program itself when it does).
func (k *Kota) id() string {
	id, err := naskah.NewID(k.Random, k.Clock)
	if err != nil {
		panic(err)
	}
	return id
}

func (k *Kota) today() naskah.Date { return naskah.DateIn(k.Clock(), k.zone()) }

// record enters a row of the register as the system.
func (k *Kota) record(ctx context.Context, r naskah.Record) error {
	r.By, r.Act = naskah.System(), naskah.ActCreate
	return k.Register.Record(ctx, r)
}

// people makes the Instansi, its Perangkat Daerah, offices, persons, office-holders, the accounts and the paraf chain.
func (k *Kota) people(ctx context.Context) error {
	k.units, k.users, k.seat = map[string]naskah.UnitID{}, map[string]naskah.User{}, map[string]naskah.PejabatID{}
	for _, u := range units {
		k.units[u[0]] = naskah.UnitID(k.id())
	}
	chain := make([]naskah.JabatanID, 4) // Sekretaris TKKSD, Kepala Bagian Hukum, Wakil Ketua TKKSD, Ketua TKKSD [OP 1.2]
	for i := range chain {
		chain[i] = naskah.JabatanID(k.id())
	}
	if err := k.record(ctx, naskah.Record{Instansi: &naskah.Instansi{
		ID: KotaBanjar, Seq: 1, Jenis: "kota", Nama: "Banjar", Zona: "Asia/Jakarta", Kedudukan: "Banjar",
		Alamat: "Jalan Siliwangi Nomor 112 Banjar", UnitKerjaSama: k.units["pemerintahan"], NamaDewan: "DPRD Kota Banjar",
		Catatan: "Dokumen uji, tanpa kekuatan hukum.", PolaNomor: "{klasifikasi}/{urut}/{jenis}/{tahun}",
		RantaiParaf: map[naskah.Kode][]naskah.JabatanID{"": chain},
	}}); err != nil {
		return fmt.Errorf("contoh: instansi: %w", err)
	}
	for _, u := range units {
		if err := k.record(ctx, naskah.Record{Unit: &naskah.Unit{ID: k.units[u[0]], Seq: 1, Instansi: KotaBanjar, Nama: u[1], Singkat: u[2]}}); err != nil {
			return fmt.Errorf("contoh: unit %s: %w", u[1], err)
		}
	}
	if err := k.partners(ctx); err != nil {
		return err
	}
	for i, p := range People {
		jabatan := naskah.JabatanID(k.id())
		if i >= 1 && i <= len(chain) {
			jabatan = chain[i-1] //nolint:gosec // 1 ≤ i ≤ len(chain)
		}
		if err := k.person(ctx, p, jabatan); err != nil {
			return fmt.Errorf("contoh: %s: %w", p.Login, err)
		}
	}
	return nil
}

// person makes one of them: person, office, office-holder, account.
func (k *Kota) person(ctx context.Context, p Person, jabatan naskah.JabatanID) error {
	orang := naskah.Orang{ID: naskah.OrangID(k.id()), Seq: 1, Instansi: KotaBanjar, Nama: p.Nama, NIP: p.NIP}
	j := naskah.Jabatan{ID: jabatan, Seq: 1, Instansi: KotaBanjar, Unit: k.units[p.Unit], Nama: p.Jabatan, KepalaDaerah: p.Kepala}
	u := naskah.User{Login: p.Login, Nama: p.Nama, Sapaan: p.Sapaan, Orang: orang.ID, Instansi: KotaBanjar, Unit: k.units[p.Unit], Roles: p.Roles, Active: true}
	if p.Outside {
		orang.Mitra, j.Mitra, u.Mitra = k.mitra[MitraUtama], k.mitra[MitraUtama], k.mitra[MitraUtama]
	}
	if err := k.record(ctx, naskah.Record{Orang: &orang}); err != nil {
		return err
	}
	if err := k.record(ctx, naskah.Record{Jabatan: &j}); err != nil {
		return err
	}
	seat := naskah.Pejabat{ID: naskah.PejabatID(k.id()), Seq: 1, Instansi: KotaBanjar, Orang: orang.ID, Jabatan: jabatan, Kapasitas: naskah.Definitif, Mulai: naskah.Date{Year: 2019, Month: 1, Day: 2}}
	if !p.Outside {
		seat.Keputusan = "Keputusan Nomor 821/Contoh/2018 tanggal 28 Desember 2018"
	}
	if err := k.record(ctx, naskah.Record{Pejabat: &seat}); err != nil {
		return err
	}
	k.seat[p.Login] = seat.ID
	made, err := k.Accounts.Create(ctx, naskah.System(), u, Password)
	k.users[p.Login] = made
	return err
}
