package naskah

import (
	"context"
	"slices"
	"time"
)

// A Clock tells the time; handed in by main.
type Clock func() time.Time

// A Store keeps naskah and their events. It never keeps document bytes. Every read is within a Scope; what is outside is NotFound
// (NSK-TIDAK-ADA). Implementations obey storetest.
type Store interface {
	Naskah(ctx context.Context, s Scope, id NaskahID) (Naskah, error)
	// List is one page, newest first by (UpdatedAt, ID), by key and never by offset.
	List(ctx context.Context, s Scope, f Filter) (Page, error)
	Versions(ctx context.Context, s Scope, id NaskahID) ([]Version, error) // oldest first
	Events(ctx context.Context, s Scope, sub Subject) ([]Event, error)     // oldest first
	Sessions(ctx context.Context, s Scope, id NaskahID) ([]SigningSession, error)
	// Public is what anybody may know, by kode or by the digest of any version's bytes.
	Public(ctx context.Context, kode string, d Digest) (PublicView, error)
	Summary(ctx context.Context, s Scope, p Period) (Summary, error)
	// Overdue lists the naskah in signing whose deadline is past at now.
	Overdue(ctx context.Context, s Scope, now time.Time) ([]NaskahID, error)
	// Recent lists the newest events of naskah that the scope sees, newest first.
	Recent(ctx context.Context, s Scope, limit int) ([]Event, error)

	// ReserveNomor takes the next number of the register for n, writing it with pattern; a number once reserved is never reused.
	// Asked again for the same naskah and key it returns the same number.
	ReserveNomor(ctx context.Context, s Scope, k RegisterKey, n NaskahID, write func(urut int) string) (NomorRegister, error)
	// UseNomor enters a typed number; Conflict (NSK-NOMOR-PAKAI) if another naskah holds the same text in that register and year.
	UseNomor(ctx context.Context, s Scope, k RegisterKey, n NaskahID, text string) error

	// Advance commits a change: the naskah, its event, and whatever else the act made, all or nothing. It sets the event's Subject,
	// Seq, At (UTC ms, not before the last event's), Prev and Hash, adds "row" to its Detail, and the naskah's UpdatedAt. It fails
	// with Conflict (NSK-SEQ), and changes nothing, unless the stored naskah still has sequence number c.After.Seq-1 (0 for a new
	// one). Advance is the only way to write a naskah.
	Advance(ctx context.Context, c Change) error
	// AdvanceAll commits several changes of different naskah in one transaction: all of them or none.
	AdvanceAll(ctx context.Context, cs []Change) error

	// Propose keeps an act that waits for a second person. Conflict: NSK-USUL-ADA when a proposal waits on the same subject already,
	// NSK-SEQ when the naskah does not stand at p.Seq.
	Propose(ctx context.Context, p Pending) error
	// Answer ends a waiting proposal without its act (refused, withdrawn, expired); Conflict, NSK-USUL-SELESAI, when it does not wait.
	// A confirmed one ends by the Change that carries it.
	Answer(ctx context.Context, id string, to PendingState, a Answer) error
	// Pendings are the proposals of the reader's own Instansi, newest first; an outside reader, or one who is neither pengelola kerja
	// sama nor arsiparis, sees only those that he made.
	Pendings(ctx context.Context, s Scope, f PendingFilter) ([]Pending, error)
	// Similar are naskah of the reader's own register that may be the same as the one probed, best first, at most 5: the same family and
	// year (or a year that is not known), and a number, a partner or most of the title in common (Resemble).
	Similar(ctx context.Context, s Scope, p Probe) ([]Naskah, error)

	// Refuse remembers that an act was not allowed. It changes no state and takes no sequence number.
	Refuse(ctx context.Context, r Refusal) error
	Refusals(ctx context.Context, s Scope, sub Subject) ([]Refusal, error)
}

// A Change is one step in the life of a naskah.
type Change struct {
	After   Naskah
	Event   Event // By, Second, Act, From, To, Version, Detail; the rest is set by the store
	Version *Version
	Session *SigningSession // inserted or replaced by ID
	// Pending, when set, is the proposal that this change carries out: the store turns it from waiting to confirmed with its Answer,
	// and fails with Conflict (NSK-USUL-SELESAI) when it does not wait any more. Of AdvanceAll only the first change has one.
	Pending   *Pending
	KerjaSama *KerjaSama // a new cooperation (Seq 1), or the next state of one; with its own event in the same transaction
	Delivery  *Delivery  // of deliver
	Relasi    []Relasi
	Tasks     []Task
}

// A PendingFilter narrows Pendings; zero values do not filter.
type PendingFilter struct {
	ID      string
	Subject Subject
	State   PendingState
	Until   time.Time // those that end before it
	Limit   int       // 1..200; 0 means 50
}

// A Probe is what Similar looks for.
type Probe struct {
	Jenis   Kode
	Tahun   int
	Tanggal Date
	Judul   string
	Pihak   []string // names of the parties
	Nomor   []string
	Not     NaskahID // not this one
}

// Validity is how a naskah stands to a day; computed, never stored.
type Validity string

// The validities of a signed naskah.
const (
	BelumBerlaku  Validity = "belum_berlaku"
	Berlaku       Validity = "berlaku" // includes those that end soon
	SegeraHabis   Validity = "segera"  // in force, and fewer than SegeraDays days left
	BerakhirSudah Validity = "berakhir"
	Diakhiri      Validity = "diakhiri" // ended or replaced by another naskah
)

// SegeraDays: an end within so many days is shown as soon.
const SegeraDays = 180

// ValidityOn computes the validity of n on day d from its dates. The empty Validity: nothing runs, because it is not signed, or is no
// cooperation of its own (a surat kuasa, a rencana kerja, an addendum run with the naskah that they belong to).
// [PP 28/2018: a cooperation ends with its term]; ended tells that a Relasi ended or replaced it.
func (n Naskah) ValidityOn(d Date, ended bool) Validity {
	switch {
	case n.State != Signed && n.State != Archived, !slices.Contains(Families, n.keluarga()):
		return ""
	case ended:
		return Diakhiri
	case n.Berakhir.Kind == AkhirTanggal && n.Berakhir.Date.Before(d):
		return BerakhirSudah
	case !n.Mulai.IsZero() && d.Before(n.Mulai):
		return BelumBerlaku
	case n.Berakhir.Kind == AkhirTanggal && d.DaysUntil(n.Berakhir.Date) < SegeraDays:
		return SegeraHabis
	}
	return Berlaku
}

// A Filter narrows a List; zero values do not filter. It is what the URL of the list says.
type Filter struct {
	Text       string // in judul, nomor, party names; case-insensitive
	Jenis      []Kode
	Keluarga   string // ksb | pks | nk
	Kategori   string // KSDD | KSDPK | Sinergi | KSDPL | KSDLL
	States     []State
	Tahun      int
	Unit       UnitID
	KerjaSama  KerjaSamaID
	Validity   Validity // on Today; Berlaku includes SegeraHabis
	Today      Date
	TanpaPKS   bool   // KSB in force that no PKS carries out
	Author     UserID // drafts of one author
	Paraf      UserID // in review, and this user's paraf is the next
	Turn       UserID // in signing, and this user may seal now
	Archivable bool   // signed, with a file, and not yet archived
	Unarchived bool   // signed and not yet archived, with a file or without
	NoScan     bool   // imported, and its scan is not here
	Imported   bool   // recorded from old files
	Batch      string // imported with this sheet
	After      string // cursor of the page before
	Limit      int    // 1..200; 0 means 50
}

// A Page is one page of a list.
type Page struct {
	Naskah []Naskah
	Next   string // cursor; empty on the last page
	Total  int    // rows of the filter in all
}

// A Period is what a Summary is about.
type Period struct {
	Tahun int  // of the cross-table; 0: all years
	Today Date // of the cards; zero: they are not asked for, and not counted
}

// A Summary is what the first page counts.
type Summary struct {
	Cells       []Cell // naskah signed, by year, family and kategori
	Years       []int  // years that have any, newest first
	Berlaku     int    // naskah
	Segera      int    // naskah in force that end within SegeraDays
	Berakhir    int    // naskah whose term is over
	KSBTanpaPKS int    // KSB in force without PKS
	ByState     map[State]int
}

// A Cell is one cell of the cross-table.
type Cell struct {
	Tahun    int
	Keluarga string
	Kategori string
	N        int
}

// A PublicView is all that the public verification may say: no text, no NIP/NIK.
type PublicView struct {
	ID       NaskahID // for the service's own links; never printed on the public page
	Kode     string
	Instansi InstansiID
	State    State
	Jenis    Kode
	Judul    string
	Nomor    []Nomor
	Tanggal  Date
	Mulai    Date
	Berakhir Akhir
	Diakhiri bool
	Parties  []Party
	Signers  []PublicSigner
	Current  Ref
	Fields   []Field  // of the current version
	Match    string   // by digest: current | earlier | ended_session | ""
	Version  *Version // the version found by digest
}

// A PublicSigner is one signer as the public sees him.
type PublicSigner struct {
	Party   int
	Nama    string
	Jabatan string // with capacity in full
	At      time.Time
}

// Meta tells people and tools what bytes are; nothing decides by it.
type Meta struct{ ContentType string }

// An ObjectStore keeps immutable bytes under their own digest. When Put returns nil the bytes are durable. Putting the same bytes
// again is not an error. There is no way to overwrite and none to delete. Implementations obey storagetest.
type ObjectStore interface {
	Put(ctx context.Context, b []byte, m Meta) (Ref, error)
	Get(ctx context.Context, r Ref) ([]byte, error)           // NotFound (OBJ-TIDAK-ADA); Corrupt (OBJ-RUSAK) if the bytes are not r.Digest
	Hold(ctx context.Context, r Ref, until time.Time) error   // retention, only ever extended
	Held(ctx context.Context, r Ref) (time.Time, error)       // until when r must be kept at the least; zero: nothing was said
	Walk(ctx context.Context, f func(Ref, error) error) error // fsck only; the error says an entry is damaged
}

// A Sealer adds one signature to a PDF: a key here or a provider elsewhere. Its answer is not trusted: the office inspects it.
type Sealer interface {
	Name() string
	// Ready says whether this signer could seal now (a certificate, a key); asked when signing opens.
	Ready(ctx context.Context, s Signer) error
	// Seal fails with Denied (definitely no: a wrong passphrase), Unavailable, Expired; anything else is "unknown".
	Seal(ctx context.Context, r SealRequest) ([]byte, error)
}

// An Enroller makes or registers a signer's certificate.
type Enroller interface {
	Enroll(ctx context.Context, u User, secret Secret) (Certificate, error)
}

// A SealRequest lives for one act. Picture (PNG, grey, no alpha) is drawn by layout and passed by the office.
type SealRequest struct {
	PDF     []byte
	Picture []byte
	Field   Field
	Signer  Signer
	At      time.Time
	Zone    *time.Location
	Secret  Secret
}

// A Message is one mail.
type Message struct {
	To, Subject, Text string
}

// A Mailer sends mail; Unavailable is retried.
type Mailer interface {
	Send(ctx context.Context, m Message) error
}

// A RegisterStore keeps what stands around the naskah, in the same form: each Record is one event of one subject, guarded by its
// sequence number (rows that only ever come, such as Relasi, Fakta, Attachment, Certificate and Delivery, have none of their own
// and are recorded as events of the subject they belong to). Reads are within a Scope.
type RegisterStore interface {
	Instansi(ctx context.Context, id InstansiID) (Instansi, error)
	AllInstansi(ctx context.Context) ([]Instansi, error)
	Units(ctx context.Context, s Scope) ([]Unit, error)
	Jabatan(ctx context.Context, s Scope) ([]Jabatan, error)
	Orang(ctx context.Context, s Scope) ([]Orang, error)
	Pejabat(ctx context.Context, s Scope) ([]Pejabat, error)
	Mitra(ctx context.Context, s Scope) ([]Mitra, error)
	KerjaSama(ctx context.Context, s Scope) ([]KerjaSama, error)
	Relasi(ctx context.Context, s Scope, n NaskahID) ([]Relasi, error) // both directions
	Fakta(ctx context.Context, s Scope, k KerjaSamaID) ([]Fakta, error)
	Attachments(ctx context.Context, s Scope, sub Subject) ([]Attachment, error)
	Certificates(ctx context.Context, s Scope, u UserID) ([]Certificate, error)
	Deliveries(ctx context.Context, s Scope, n NaskahID) ([]Delivery, error)
	// Record commits the row and its event, all or nothing; Conflict (NSK-SEQ) unless the stored row has sequence number Seq-1.
	Record(ctx context.Context, r Record) error
	// RecordAll commits several rows, each with a history of its own and each once, in one transaction: all of them or none.
	RecordAll(ctx context.Context, rs []Record) error
	// Alone waits until nobody else on the same database, in this process or in another, is alone with its directory: what is checked
	// against other rows and then written holds only so. It ends with done, which may be called once more without harm, or with the
	// process. Unavailable when ctx ends first. Reads and writes of others are not kept out.
	Alone(ctx context.Context) (done func(), err error)
}

// A Changed is one fact of a row as it was and as it became, in words; the history keeps it.
type Changed struct {
	Fakta string `json:"fakta"`
	Lama  string `json:"lama"`
	Baru  string `json:"baru"`
}

// A Record is one change of the register: exactly one of the rows is set.
type Record struct {
	By          Principal
	Act         Act // create | edit
	Changed     []Changed
	Instansi    *Instansi
	Unit        *Unit
	Jabatan     *Jabatan
	Orang       *Orang
	Pejabat     *Pejabat
	Mitra       *Mitra
	KerjaSama   *KerjaSama
	Relasi      *Relasi
	Fakta       *Fakta
	Attachment  *Attachment
	Certificate *Certificate
	Delivery    *Delivery
}

// An AccountStore keeps users and their sign-in sessions.
type AccountStore interface {
	User(ctx context.Context, id UserID) (User, error)
	UserByLogin(ctx context.Context, login string) (User, error)
	Users(ctx context.Context, s Scope) ([]User, error)
	// SaveUser inserts or replaces by ID; Conflict (AKN-LOGIN) when the login is taken. An empty Password leaves what is stored of it.
	// An account that is closed, or gets another password, loses all its sign-in sessions in the same transaction.
	SaveUser(ctx context.Context, by Principal, u User, changed ...Changed) error
	// SavePassword replaces what is stored of the password, and nothing else of the account, where it still is old, and ends all the
	// user's sign-in sessions, in one transaction; Conflict (AKN-SANDI-BERUBAH) where somebody else was first.
	SavePassword(ctx context.Context, by Principal, id UserID, old, fresh string, changed ...Changed) error
	SignIn(ctx context.Context, tokenDigest Digest) (SignIn, error)
	// SaveSignIn inserts or replaces by Token. A session that was dropped does not come back.
	SaveSignIn(ctx context.Context, s SignIn) error
	SignIns(ctx context.Context, u UserID) ([]SignIn, error) // those of a user that were not dropped, newest first
	DropSignIn(ctx context.Context, tokenDigest Digest) error
	DropSignIns(ctx context.Context, u UserID) error
}

// A SignIn is one sign-in session; the token itself is only in the cookie.
type SignIn struct {
	Token Digest // of the token
	User  UserID
	Since time.Time
	Seen  time.Time
	Until time.Time
	CSRF  string
	Flash string
}
