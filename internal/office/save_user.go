package office

import (
	"context"
	"errors"
	"slices"

	"naskah/internal/naskah"
)

// AccountRules are the rules of accounts; the package account keeps them, because only it may know passwords.
type AccountRules interface {
	// CheckUser refuses a login or roles that no account may have.
	CheckUser(u naskah.User) error
	// HashOnce refuses a password that is too short, too long or guessed first, and gives what is stored of one that somebody else
	// than its owner chose: it opens the account to choose another, and nothing else.
	HashOnce(ctx context.Context, u naskah.User, password string) (string, error)
}

// A UserInput is an account as the admin writes it; Password is a one-time one, empty leaves what is stored.
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

// SaveUser keeps an account; by the admin, who cannot change his own roles, his own person or his being active, nor give himself a
// second account. A password that he sets is for one time: its owner must choose another before anything else, and is told when and by
// whom it was set. An account that is made inactive, or gets a new password, is signed out everywhere.
func (o *Office) SaveUser(ctx context.Context, p naskah.Principal, in UserInput) (naskah.UserID, error) {
	done, err := o.Register.Alone(ctx)
	if err != nil {
		return "", err
	}
	defer done()
	sub := naskah.Subject{Kind: naskah.SubjectUser, ID: string(in.ID)}
	r, err := o.registrar(ctx, p, naskah.RoleAdmin, sub)
	if err != nil {
		return "", err
	}
	if o.AccountRules == nil {
		return "", naskah.Errorf(naskah.Unavailable, "AKN-MATI", "Akun tidak dapat diubah dari layanan ini. Hubungi pengelola sistem.")
	}
	users, err := o.Accounts.Users(ctx, naskah.ScopeOf(p))
	if err != nil {
		return "", err
	}
	old, ok := find(users, in.ID, func(u naskah.User) naskah.UserID { return u.ID })
	if !ok && in.ID != "" {
		return "", naskah.Absent()
	}
	u, err := r.account(in, old)
	if err != nil {
		return "", err
	}
	if err := notHimself(p, old, u, users); err != nil {
		return "", o.refused(ctx, p.As(naskah.RoleAdmin), sub, naskah.ActEdit, err)
	}
	if err := o.password(ctx, &u, in.Password); err != nil {
		return "", err
	}
	if u.ID == "" {
		id, err := o.newID()
		if err != nil {
			return "", err
		}
		u.ID = naskah.UserID(id)
	}
	var changed []naskah.Changed
	if ok {
		changed = unlike(r.sayUser(old), r.sayUser(u))
		if in.Password != "" {
			changed = append(changed, naskah.PasswordChanged(naskah.PasswordOnce))
		}
	}
	if err := o.Accounts.SaveUser(ctx, p.As(naskah.RoleAdmin), u, changed...); err != nil {
		return "", on(err, "login")
	}
	return u.ID, nil
}

// account is the account that in describes; what it refers to must stand in the directory.
func (r *registrar) account(in UserInput, old naskah.User) (naskah.User, error) {
	u := old
	u.Login, u.Nama, u.Sapaan, u.Orang, u.Unit, u.Mitra, u.Active = naskah.FoldLogin(in.Login), in.Nama, in.Sapaan, in.Orang, in.Unit, in.Mitra, in.Active
	u.Instansi, u.Roles = r.inst.ID, inRoleOrder(in.Roles)
	if err := lines(typed{&u.Nama, "Nama", "nama", maxNama, true}, typed{&u.Sapaan, "Sapaan", "sapaan", 20, false}); err != nil {
		return u, err
	}
	if len(u.Roles) != len(in.Roles) {
		return u, naskah.Errorf(naskah.Invalid, "AKN-PERAN", "Ada peran yang tidak dikenal atau disebut dua kali. Pilih kembali perannya.").On("peran")
	}
	if err := r.o.AccountRules.CheckUser(u); err != nil {
		return u, err
	}
	if err := r.knows(u.Unit, u.Mitra); err != nil {
		return u, err
	}
	who, ok := r.person(u.Orang)
	switch {
	case u.Orang != "" && !ok:
		return u, naskah.Errorf(naskah.Invalid, "NSK-RUJUKAN", "Pilih orangnya dari daftar.").On("orang")
	case ok && who.Mitra != u.Mitra:
		return u, naskah.Errorf(naskah.Invalid, "AKN-PIHAK", "%s dan akun ini tercatat pada pihak yang berbeda.", who.Nama).On("orang")
	case u.Mitra != "" && !slices.Equal(u.Roles, []naskah.Role{naskah.RoleSigner}):
		return u, naskah.Errorf(naskah.Invalid, "AKN-PERAN", "Akun orang dari mitra hanya dapat berperan sebagai penanda tangan.").On("peran")
	case u.Unit == "" && slices.Contains(u.Roles, naskah.RoleAuthor):
		return u, naskah.Errorf(naskah.Invalid, "AKN-UNIT", "Pilih Perangkat Daerah penyusun: konsep disusun atas nama Perangkat Daerah.").On("unit")
	case u.Orang == "" && (slices.Contains(u.Roles, naskah.RoleReviewer) || slices.Contains(u.Roles, naskah.RoleSigner)):
		return u, naskah.Errorf(naskah.Invalid, "AKN-ORANG", "Hubungkan akun ini dengan data orangnya: dari situ diketahui siapa yang memaraf dan siapa yang menandatangani.").On("orang")
	}
	return u, nil
}

// inRoleOrder lists the known roles of list once each, in the order of naskah.Roles.
func inRoleOrder(list []naskah.Role) []naskah.Role {
	var out []naskah.Role
	for _, r := range naskah.Roles {
		if slices.Contains(list, r) {
			out = append(out, r)
		}
	}
	return out
}

// notHimself: an admin gives himself nothing, and one admin is always left.
func notHimself(p naskah.Principal, old, u naskah.User, users []naskah.User) error {
	switch {
	case old.ID == p.User && (!slices.Equal(inRoleOrder(old.Roles), u.Roles) || old.Orang != u.Orang || old.Mitra != u.Mitra || old.Active != u.Active):
		return naskah.Errorf(naskah.Denied, "AKN-SENDIRI", "Peran, orang, dan keaktifan akun Anda sendiri hanya dapat diubah oleh pengelola akun yang lain.")
	case old.ID != p.User && p.Orang != "" && u.Orang == p.Orang:
		return naskah.Errorf(naskah.Denied, "AKN-SENDIRI", "Akun ini menjadi akun Anda sendiri yang kedua. Mintalah kepada pengelola akun yang lain.")
	}
	keeps := func(x naskah.User) bool { return x.Active && slices.Contains(x.Roles, naskah.RoleAdmin) }
	if keeps(old) && !keeps(u) && !slices.ContainsFunc(users, func(x naskah.User) bool { return x.ID != u.ID && keeps(x) }) {
		return naskah.Errorf(naskah.Conflict, "AKN-ADMIN-TERAKHIR", "Ini pengelola akun terakhir yang aktif. Tetapkan dahulu pengelola akun yang lain.").On("aktif")
	}
	return nil
}

// password sets a new password; a new account has one.
func (o *Office) password(ctx context.Context, u *naskah.User, typed string) error {
	if typed == "" {
		if u.Password == "" && u.ID == "" {
			return naskah.Errorf(naskah.Invalid, "AKN-SANDI-KOSONG", "Isi kata sandi pertama untuk akun baru.").On("password")
		}
		u.Password = "" // what is stored stays, even if its owner changes it meanwhile
		return nil
	}
	hash, err := o.AccountRules.HashOnce(ctx, *u, typed)
	if err == nil && hash == "" {
		err = errors.New("office: an empty password hash")
	}
	u.Password = hash
	return err
}
