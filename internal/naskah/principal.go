package naskah

import "slices"

// A Principal is who acts: a signed-in user, or the system itself.
type Principal struct {
	User     UserID
	Nama     string
	Orang    OrangID
	Roles    []Role // all he holds
	Role     Role   // the one in which he acts; set by As
	Instansi InstansiID
	Unit     UnitID
	Mitra    MitraID // an outside signer: whose
}

// System is the principal of tickers and tools.
func System() Principal { return Principal{Role: RoleSystem, Roles: []Role{RoleSystem}} }

// Has says whether he holds the role.
func (p Principal) Has(r Role) bool { return slices.Contains(p.Roles, r) }

// onlyAdmin says whether he keeps accounts and does nothing else.
func (p Principal) onlyAdmin() bool {
	return p.Has(RoleAdmin) && !slices.ContainsFunc(p.Roles, func(r Role) bool { return r != RoleAdmin })
}

// As is p acting in role r. It does not check that he holds it; Allow does.
func (p Principal) As(r Role) Principal { p.Role = r; return p }

// Outside says whether p belongs to a partner and not to a region.
func (p Principal) Outside() bool { return p.Mitra != "" }

// A User is one account. Roles are what he may do; Orang is who he is.
type User struct {
	ID       UserID
	Login    string
	Nama     string // as greeted
	Sapaan   string // Bapak | Ibu
	Orang    OrangID
	Instansi InstansiID // whose service he uses; for an outside signer the Instansi that invited him
	Unit     UnitID
	Mitra    MitraID
	Roles    []Role
	Password string // argon2id, PHC string; never leaves account and its store
	Active   bool
}

// Principal is the user as one who acts.
func (u User) Principal() Principal {
	return Principal{User: u.ID, Nama: u.Nama, Orang: u.Orang, Roles: slices.Clone(u.Roles), Instansi: u.Instansi, Unit: u.Unit, Mitra: u.Mitra}
}

// FactPassword is how the history of an account names its password.
const FactPassword = "kata sandi"

// What became of a password, in the words of the history; the password itself is nowhere.
const (
	PasswordOwn  = "diganti oleh pemilik akun"                           // #nosec G101 -- words of the history
	PasswordOnce = "kata sandi sekali pakai, wajib diganti pemilik akun" // #nosec G101 -- words of the history
)

// PasswordChanged is a change of a password as the history keeps it.
func PasswordChanged(became string) Changed {
	return Changed{Fakta: FactPassword, Lama: "kata sandi sebelumnya", Baru: became}
}
