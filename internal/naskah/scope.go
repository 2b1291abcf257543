package naskah

import "slices"

// A Scope says what a reader may see. There are three constructors and no literal. What is outside it is NotFound, never Denied,
// so that nobody learns that it exists.
type Scope struct {
	system    bool
	public    bool
	user      UserID
	unit      UnitID
	wide      bool // sees every naskah of his Instansi, not only his unit's
	second    bool // may be the second person of a proposal: pengelola kerja sama or arsiparis
	outside   bool // a partner's signer: only where he has a turn, and only from signing on
	penuh     []InstansiID
	ringkasan []InstansiID
}

// Sight is how much of a naskah a scope shows.
type Sight int

// The degrees of sight.
const (
	SeesNothing Sight = iota
	SeesRingkasan
	SeesPenuh
)

// ScopeOf is the scope of a signed-in user. ringkasan lists further Instansi of which he sees summaries (a province reads its
// kabupaten/kota).
func ScopeOf(p Principal, ringkasan ...InstansiID) Scope {
	if p.Role == RoleSystem && p.User == "" {
		return ScopeSystem()
	}
	s := Scope{user: p.User, unit: p.Unit, outside: p.Outside(), penuh: []InstansiID{p.Instansi}, ringkasan: ringkasan}
	if p.onlyAdmin() {
		s.unit = "" // who keeps accounts reads no drafts
	}
	s.wide = !s.outside && (p.Has(RoleOfficer) || p.Has(RoleReviewer) || p.Has(RoleArchivist))
	s.second = !s.outside && p.mayConfirm()
	return s
}

// ScopeSystem sees everything: tickers, fsck.
func ScopeSystem() Scope { return Scope{system: true} }

// ScopePublic sees only PublicView, by kode or digest.
func ScopePublic() Scope { return Scope{public: true} }

// IsSystem, IsPublic, Wide, Outside, User, Unit, Penuh and Ringkasan let a store write the scope into its query.
func (s Scope) IsSystem() bool { return s.system }

// IsPublic says whether the scope is the public one.
func (s Scope) IsPublic() bool { return s.public }

// Wide says whether all naskah of the Instansi are seen.
func (s Scope) Wide() bool { return s.wide }

// Outside says whether the reader belongs to a partner.
func (s Scope) Outside() bool { return s.outside }

// User is the reader.
func (s Scope) User() UserID { return s.user }

// Unit is the reader's Perangkat Daerah.
func (s Scope) Unit() UnitID { return s.unit }

// Penuh lists the Instansi seen in full.
func (s Scope) Penuh() []InstansiID { return slices.Clone(s.penuh) }

// Ringkasan lists the Instansi seen in summary.
func (s Scope) Ringkasan() []InstansiID { return slices.Clone(s.ringkasan) }

// SignedStates are the states in which a naskah has been signed.
var SignedStates = []State{Signed, Archived}

// TurnStates are the states in which a partner or an outside signer may see a naskah.
var TurnStates = []State{Signing, Signed, Archived}

// Sees says how much of n the scope shows. Stores write the same rule in SQL; the contract suite holds both equal.
func (s Scope) Sees(n Naskah) Sight {
	switch {
	case s.system:
		return SeesPenuh
	case s.public:
		return SeesNothing
	case s.user != "" && slices.Contains(TurnStates, n.State) && slices.ContainsFunc(n.Signers, func(x Signer) bool { return x.User == s.user }):
		return SeesPenuh
	case s.outside:
		return SeesNothing
	case slices.Contains(s.penuh, n.Instansi):
		if s.wide || n.Author == s.user || n.Unit == s.unit || slices.Contains(SignedStates, n.State) {
			return SeesPenuh
		}
		return SeesNothing
	case slices.Contains(TurnStates, n.State) && slices.ContainsFunc(n.Parties, func(p Party) bool {
		return p.Instansi != "" && slices.Contains(s.penuh, p.Instansi)
	}):
		return SeesPenuh
	case slices.Contains(s.ringkasan, n.Instansi) && slices.Contains(SignedStates, n.State):
		return SeesRingkasan
	}
	return SeesNothing
}

// Inside says whether the reader belongs to the house that keeps n.
func (s Scope) Inside(n Naskah) bool {
	return s.system || !s.outside && slices.Contains(s.penuh, n.Instansi)
}

// SeesEvent says whether the scope, which sees n in full, shows its event e: a partner sees what happened from signing on, not how
// the house wrote and reviewed.
func (s Scope) SeesEvent(n Naskah, e Event) bool {
	return s.Inside(n) || slices.Contains(TurnStates, e.From) || slices.Contains(TurnStates, e.To)
}

// SeesInstansi says whether the scope shows what stands in the register of i around the naskah: directories, people, kerja sama.
func (s Scope) SeesInstansi(i InstansiID) bool {
	return s.system || !s.public && !s.outside && slices.Contains(s.penuh, i)
}

// Second says whether the reader may be the second person of a proposal of his Instansi.
func (s Scope) Second() bool { return s.second }

// SeesPending says whether the scope shows the proposal p: who made it, and whoever of the Instansi may confirm one, sees it. Stores
// write the same rule in SQL.
func (s Scope) SeesPending(p Pending) bool {
	switch {
	case s.system:
		return true
	case s.public:
		return false
	case s.user != "" && p.By.User == s.user:
		return true
	}
	return s.second && slices.Contains(s.penuh, p.Instansi)
}

// Ringkas is n as a summary shows it: facts of the register, no text, no people.
func (n Naskah) Ringkas() Naskah {
	n.Values, n.Current, n.Kode, n.Author, n.Template = "", "", "", "", TemplateRef{}
	n.Signers, n.Parafs, n.Reasons, n.Writers, n.Lokasi = nil, nil, nil, nil, ""
	n.Asli, n.Batas, n.Batch = nil, Date{}, ""
	return n
}
