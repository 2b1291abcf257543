package naskah

import (
	"slices"
	"time"
)

// Identifiers. UUIDv7 text, except InstansiID (kode wilayah, "32.79") .
type (
	NaskahID    string
	KerjaSamaID string
	InstansiID  string
	UnitID      string
	UserID      string
	OrangID     string
	JabatanID   string
	PejabatID   string
	MitraID     string
	SessionID   string
)

// A Naskah is a document on its way from a template to an archive.
type Naskah struct {
	ID        NaskahID
	Seq       int // grows by one with every event; what a write must name
	State     State
	Jenis     Kode
	Instansi  InstansiID // whose register holds it
	Unit      UnitID     // its Perangkat Daerah
	KerjaSama KerjaSamaID
	Jalur     Jalur // that of its KerjaSama, kept here for the cross-table
	Cara      Cara
	Imported  bool
	Template  TemplateRef // pinned for life; empty when imported
	Values    Digest      // of the canonical values (an object); empty when imported

	// Facts of the register: derived from Values by the compiler, typed only for imports and ralat.
	Judul    string
	Tahun    int
	Tanggal  Date
	Tempat   string
	Mulai    Date
	Berakhir Akhir
	Parties  []Party
	Nomor    []Nomor // one per party
	Signers  []Signer
	Parafs   []Paraf  // the reviewers' chain, in order
	Reasons  []Reason // why warnings and missing files were accepted; kept, shown

	Klasifikasi string // records classification, default 100.3.7.1
	Lokasi      string // where our own original lies
	Tingkat     string // tingkat perkembangan: asli, salinan, fotokopi
	Asli        []Asli // paper: each original and where it lies
	Batas       Date   // in review: until when the paraf are asked for; zero: not said
	Batch       string // imported from a sheet: the batch; empty: typed

	Current   Digest // bytes of the newest version; empty before the first render
	Kode      string // 128 random bits for the QR link; never derived from anything
	Author    UserID
	Writers   []Writer // everybody who wrote in it, its author first: none of them may give it a paraf
	CreatedAt time.Time
	UpdatedAt time.Time
}

// A Writer is somebody who wrote in a draft: the account he used, and who he is whichever account he uses.
type Writer struct {
	User  UserID
	Orang OrangID
}

// WrittenBy is n with p among its writers; the office keeps it with every create and edit.
func (n Naskah) WrittenBy(p Principal) Naskah {
	if !slices.Contains(n.Writers, Writer{p.User, p.Orang}) {
		n.Writers = append(slices.Clone(n.Writers), Writer{p.User, p.Orang})
	}
	return n
}

// Wrote says whether p, under this account or another of the same person, wrote in n.
func (n Naskah) Wrote(p Principal) bool {
	return p.User == n.Author && p.User != "" || slices.ContainsFunc(n.Writers, func(w Writer) bool {
		return w.User == p.User && p.User != "" || w.Orang == p.Orang && p.Orang != ""
	})
}

// An Asli is one original on paper: who holds it and where it lies.
type Asli struct {
	Pemegang string // "Pemerintah Kota Banjar", "PT Contoh Daur Ulang"
	Lokasi   string // "Lemari 2, map KSB 2021"
}

// A TemplateRef pins a template: code, version, digest.
type TemplateRef struct {
	Kode   Kode
	Versi  string
	Digest Digest
}

// AkhirKind says how a term ends.
type AkhirKind string

// The kinds of end of a term.
const (
	AkhirTanggal    AkhirKind = "tanggal"
	AkhirTanpaBatas AkhirKind = "tanpa_batas"
	AkhirTidakTahu  AkhirKind = "tidak_diketahui"
)

// Akhir is the end of a term: its last day, none, or unknown.
type Akhir struct {
	Kind AkhirKind
	Date Date
}

// Peran is the role of a party.
type Peran string

// The roles of a party.
const (
	Pemrakarsa Peran = "pemrakarsa"
	MitraPeran Peran = "mitra"
)

// A Party is one of the PARA PIHAK.
type Party struct {
	Urut     int // 1 = PIHAK KESATU
	Peran    Peran
	Instansi InstansiID // when it is a region that uses the service
	Mitra    MitraID    // otherwise
	Nama     string     // as printed in the head
}

// NomorKind says what stands on a party's NOMOR line [OP 1.6].
type NomorKind string

// The kinds of a number. Menyusul (dots) exists on the paper path only; when the number is learnt after signing it becomes
// DicatatKemudian: kept in the registry, never printed in the page.
const (
	Bernomor        NomorKind = "bernomor"
	TidakBernomor   NomorKind = "tidak_bernomor"
	Menyusul        NomorKind = "menyusul"
	DicatatKemudian NomorKind = "dicatat_kemudian"
)

// A Nomor is the registration number one party gave the naskah.
type Nomor struct {
	Party int
	Kind  NomorKind
	Text  string
}

// A Kapasitas is the capacity in which an official acts [OP 4].
type Kapasitas string

// The capacities; printed in full.
const (
	Definitif Kapasitas = "definitif"
	Pj        Kapasitas = "pj"
	Pjs       Kapasitas = "pjs"
	Plt       Kapasitas = "plt"
	Plh       Kapasitas = "plh"
)

// A PejabatSnapshot is an office-holder as he was when the naskah named him.
type PejabatSnapshot struct {
	Pejabat   PejabatID
	Orang     OrangID
	Nama      string // without gelar
	GelarDpn  string
	GelarBlk  string
	Jabatan   string
	Kapasitas Kapasitas
	Keputusan string // the decree
	Kuasa     string // the power of attorney, number and date
}

// A Signer is one who must seal. User is empty for an outside signer until he has answered his link.
type Signer struct {
	Party   int
	Order   int // equal Order: in any order among these
	User    UserID
	Pejabat PejabatSnapshot
	Tanggal Date // paper: the day on which he signed in ink; zero: by seal, or not known
}

// A Paraf is one place in the reviewers' chain. At zero: not yet.
type Paraf struct {
	Pejabat PejabatSnapshot
	User    UserID
	At      time.Time
}

// A Reason is why something the checks ask for was passed over: a warning's code or a file that is not there.
type Reason struct {
	Code string
	Text string
	By   UserID
	At   time.Time
}

// VersionKind says how a version came to be.
type VersionKind string

// The kinds of version.
const (
	Rendered  VersionKind = "rendered"
	Sealed    VersionKind = "sealed"
	Augmented VersionKind = "augmented"
	Scanned   VersionKind = "scanned"
)

// A Version is one immutable PDF.
type Version struct {
	No       int
	Ref      Ref
	Of       VersionKind
	Renderer string // which layout made it: golden digests belong to a renderer
	Values   Digest
	Base     Digest // sealed, augmented: the version it extends, byte for byte
	Fields   []Field
	Pages    int
	Session  SessionID
	At       time.Time
}

// FieldKind says what a field holds.
type FieldKind string

// The kinds of field.
const (
	FieldTTD   FieldKind = "tanda_tangan"
	FieldWaktu FieldKind = "penanda_waktu"
	FieldTinta FieldKind = "tinta" // paper path: the room in which a party signs in ink
)

// A Field is a place reserved at render time for a signature.
type Field struct {
	Name  string
	Party int
	Kind  FieldKind
	Rect  Rect
}

// A Rect is a rectangle on a page (1 = first), in pt from the lower left.
type Rect struct {
	Page       int
	X, Y, W, H float64
}

// A Secret is a passphrase or OTP. It lives for one act and says [rahasia] wherever it is printed.
type Secret struct{ v string }

// NewSecret wraps s.
func NewSecret(s string) Secret { return Secret{s} }

// Reveal is the secret itself, for the one who must use it.
func (s Secret) Reveal() string { return s.v }

// Empty says whether nothing was given.
func (s Secret) Empty() bool { return s.v == "" }

// String hides the secret.
func (s Secret) String() string { return "[rahasia]" }

// GoString hides the secret.
func (s Secret) GoString() string { return "[rahasia]" }

// MarshalJSON hides the secret.
func (s Secret) MarshalJSON() ([]byte, error) { return []byte(`"[rahasia]"`), nil }
