package office

// Contract of people and offices; each moves to a file of its own. What they write is of p's own Instansi whatever the input says; a
// row with Seq 0 and no ID is new. The officer keeps people, offices, partners and the profile; RoleAdmin keeps accounts.

import (
	"context"

	"naskah/internal/naskah"
)

// A Directory is all that the screens of people and offices show, of p's own Instansi and its partners; NIK and NIP are masked.
type Directory struct {
	Instansi naskah.Instansi
	Units    []naskah.Unit
	Jabatan  []naskah.Jabatan
	Orang    []naskah.Orang
	Pejabat  []naskah.Pejabat
	Mitra    []naskah.Mitra
	Users    []naskah.User // without Password; empty for who may not see accounts
}

// Directory gives it; by the officer, the admin and the archivist.
func (o *Office) Directory(ctx context.Context, p naskah.Principal) (Directory, error) {
	return Directory{}, notBuilt()
}

// SaveUnit keeps a Perangkat Daerah: name, from-to, successor.
func (o *Office) SaveUnit(ctx context.Context, p naskah.Principal, x naskah.Unit) (naskah.UnitID, error) {
	return "", notBuilt()
}

// SaveJabatan keeps an office.
func (o *Office) SaveJabatan(ctx context.Context, p naskah.Principal, x naskah.Jabatan) (naskah.JabatanID, error) {
	return "", notBuilt()
}

// SaveOrang keeps a person; NIK or NIP as masked (as Directory gave them) leave what is stored.
func (o *Office) SaveOrang(ctx context.Context, p naskah.Principal, x naskah.Orang) (naskah.OrangID, error) {
	return "", notBuilt()
}

// SavePejabat keeps who holds an office, in which capacity, from when to when, by which decree. Two definitif holders of one office
// at a time are refused.
func (o *Office) SavePejabat(ctx context.Context, p naskah.Principal, x naskah.Pejabat) (naskah.PejabatID, error) {
	return "", notBuilt()
}

// Succeed begins x in its office and ends the time of whoever holds it (not of who only stands in) on the day before x.Mulai: both or
// neither ("Pergantian pejabat"). Nobody holds it: x begins.
func (o *Office) Succeed(ctx context.Context, p naskah.Principal, x naskah.Pejabat) (naskah.PejabatID, error) {
	return "", notBuilt()
}

// SaveMitra keeps a partner of the directory.
func (o *Office) SaveMitra(ctx context.Context, p naskah.Principal, x naskah.Mitra) (naskah.MitraID, error) {
	return "", notBuilt()
}

// SaveInstansi keeps the profile: seat, address, unit in charge, council, footer, numbering patterns, paraf chains, days.
func (o *Office) SaveInstansi(ctx context.Context, p naskah.Principal, x naskah.Instansi) error {
	return notBuilt()
}

// SaveEmblem keeps an emblem (slot: lambang_daerah | garuda) or a partner's logo (mitra set): PNG or JPEG, at most 2 MB; the picture
// is checked by decoding.
func (o *Office) SaveEmblem(ctx context.Context, p naskah.Principal, slot string, mitra naskah.MitraID, picture []byte) error {
	return notBuilt()
}

// Emblem gives the bytes of one, for the screens.
func (o *Office) Emblem(ctx context.Context, p naskah.Principal, slot string, mitra naskah.MitraID) ([]byte, string, error) {
	return nil, "", notBuilt()
}

// A UserInput is an account as the admin writes it; Password empty leaves what is stored.
type UserInput struct {
	ID       naskah.UserID // empty: new
	Login    string
	Nama     string
	Sapaan   string
	Orang    naskah.OrangID
	Unit     naskah.UnitID
	Mitra    naskah.MitraID
	Roles    []naskah.Role
	Password string
	Active   bool
}

// SaveUser keeps an account; by the admin, who cannot change his own roles, his own person or his being active. An account that is
// made inactive is signed out everywhere.
func (o *Office) SaveUser(ctx context.Context, p naskah.Principal, in UserInput) (naskah.UserID, error) {
	return "", notBuilt()
}

// History is what happened to one row of the register, oldest first; by who may change it.
func (o *Office) History(ctx context.Context, p naskah.Principal, sub naskah.Subject) ([]naskah.Event, error) {
	return nil, notBuilt()
}

// A HolderChange is a naskah under way that names somebody who no longer holds the office.
type HolderChange struct {
	Naskah naskah.Naskah
	Place  Replaceable
}

// HolderChanges are those of p's Instansi, for the officer's "Perlu tindakan saya".
func (o *Office) HolderChanges(ctx context.Context, p naskah.Principal) ([]HolderChange, error) {
	return nil, notBuilt()
}
