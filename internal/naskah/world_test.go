package naskah_test

import (
	"errors"
	"testing"
	"time"

	"naskah/internal/naskah"
)

// The small world of these tests: Kota Banjar, its people, a company, and one naskah in each state.

const banjar, tasik = naskah.InstansiID("32.79"), naskah.InstansiID("32.78")

var (
	wib   = mustZone("Asia/Jakarta")
	begun = time.Date(2021, 11, 24, 2, 41, 0, 0, time.UTC) // 24 November 2021 09.41 WIB
	hash  = naskah.DigestOf
)

func mustZone(name string) *time.Location {
	loc, err := naskah.LoadZona(name)
	if err != nil {
		panic(err)
	}
	return loc
}

// person is an account of Kota Banjar that holds one role and acts in it.
func person(id string, role naskah.Role) naskah.Principal {
	return naskah.Principal{
		User: naskah.UserID(id), Nama: id, Orang: naskah.OrangID("o-" + id), Roles: []naskah.Role{role}, Role: role, Instansi: banjar, Unit: "pem",
	}
}

var (
	yuni     = person("yuni", naskah.RoleAuthor)
	kabag    = person("kabag", naskah.RoleReviewer)
	sekda    = person("sekda", naskah.RoleReviewer)
	ratna    = person("ratna", naskah.RoleOfficer)
	walikota = person("walikota", naskah.RoleSigner)
	arsip    = person("arsip", naskah.RoleArchivist)
	direktur = naskah.Principal{
		User: "direktur", Nama: "direktur", Orang: "o-direktur", Roles: []naskah.Role{naskah.RoleSigner}, Role: naskah.RoleSigner,
		Instansi: banjar, Mitra: "pt-contoh",
	}
)

// actor is who would make a move of role in the world.
func actor(role naskah.Role) naskah.Principal {
	switch role {
	case naskah.RoleAuthor:
		return yuni
	case naskah.RoleReviewer:
		return kabag
	case naskah.RoleOfficer:
		return ratna
	case naskah.RoleSigner:
		return direktur
	case naskah.RoleArchivist:
		return arsip
	}
	return naskah.System()
}

func official(p naskah.Principal, jabatan string) naskah.PejabatSnapshot {
	return naskah.PejabatSnapshot{
		Pejabat: naskah.PejabatID("p-" + string(p.User)), Orang: p.Orang, Nama: p.Nama, Jabatan: jabatan, Kapasitas: naskah.Definitif,
	}
}

// inState is the naskah of the world in a state, whole enough for every act from it.
func inState(s naskah.State) naskah.Naskah {
	n := naskah.Naskah{
		ID: "n1", Seq: 7, State: s, Jenis: naskah.KSBPK, Instansi: banjar, Unit: "pem", KerjaSama: "ks1", Jalur: naskah.KSDPKDaerah,
		Cara: naskah.Elektronik, Template: naskah.TemplateRef{Kode: naskah.KSBPK, Versi: "v1", Digest: hash([]byte("t"))},
		Values: hash([]byte("v")), Judul: "Pengelolaan Sampah", Tahun: 2021, Current: hash([]byte("pdf")), Kode: "k", Author: "yuni",
		Writers: []naskah.Writer{{User: "yuni", Orang: "o-yuni"}}, Klasifikasi: "100.3.7.1", CreatedAt: begun, UpdatedAt: begun,
		Parties: []naskah.Party{
			{Urut: 1, Peran: naskah.Pemrakarsa, Instansi: banjar, Nama: "PEMERINTAH DAERAH KOTA BANJAR"},
			{Urut: 2, Peran: naskah.MitraPeran, Mitra: "pt-contoh", Nama: "PT CONTOH DAUR ULANG"},
		},
		Signers: []naskah.Signer{
			{Party: 1, Order: 2, User: "walikota", Pejabat: official(walikota, "Wali Kota Banjar")},
			{Party: 2, Order: 1, User: "direktur", Pejabat: official(direktur, "Direktur")},
		},
		Parafs: []naskah.Paraf{
			{Pejabat: official(kabag, "Kepala Bagian Pemerintahan"), User: "kabag"},
			{Pejabat: official(sekda, "Sekretaris Daerah"), User: "sekda"},
		},
	}
	switch s {
	case naskah.Approved, naskah.Signing, naskah.Signed, naskah.Archived:
		n.Parafs[0].At, n.Parafs[1].At = begun, begun
		n.Tanggal, n.Tempat = naskah.Date{Year: 2021, Month: 11, Day: 24}, "Banjar"
		n.Nomor = []naskah.Nomor{{Party: 1, Kind: naskah.Bernomor, Text: "100.3.7.1/1/KSB/2021"}, {Party: 2, Kind: naskah.TidakBernomor}}
	}
	return n
}

// session is the open session of the world: the director's turn, then the wali kota's.
func session() naskah.SigningSession {
	n := inState(naskah.Signing)
	return naskah.SigningSession{
		ID: "s1", Naskah: "n1", State: naskah.SessionOpen, Base: n.Current, Deadline: begun.Add(30 * 24 * time.Hour),
		Turns: []naskah.Turn{{Signer: n.Signers[0], State: naskah.TurnWaiting}, {Signer: n.Signers[1], State: naskah.TurnWaiting}},
	}
}

// code is the code of an error of the domain; the text of any other error.
func code(err error) string {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*naskah.Error](err); ok {
		return e.Code
	}
	return err.Error()
}

// refuses holds err to a kind and a code.
func refuses(t *testing.T, err error, kind naskah.Kind, want string) {
	t.Helper()
	if code(err) != want || want != "" && !errors.Is(err, kind) {
		t.Errorf("got %v, want %s %s", err, kind, want)
	}
}
