package views

// A HomeView is the first page; what it holds differs by role.
type HomeView struct {
	Greeting, Line string
	Create         bool // the one who looks may begin a naskah
	Register       bool // the counts of the register are shown
	Doors          []Door
	Work           []Row
	WorkTotal      int
	Soon           []Row
	Cross          Cross
	Chart          Chart
	Recent         []EventRow
}

// A WorkView is "Perlu tindakan saya": groups of naskah by what is to be done.
type WorkView struct {
	Total  int
	Groups []WorkGroup
	Follow []WorkGroup // to be kept in view; not counted as waiting
}

// A WorkGroup is one kind of work.
type WorkGroup struct {
	Title, Help string
	Rows        []Row
	Total       int
	More        string // address of all of them when there are more than shown
	Unit        string // what Total counts; empty: naskah
}

// A ListView is the register: a filter bar that is a URL, rows, a pager by key.
type ListView struct {
	Record  bool // the one who looks may record old naskah
	Book    bool // and may open the Buku Register
	Text    string
	Selects []Select
	Chips   []Chip
	Rows    []ListRow
	Total   int
	Next    string // address of the next page; empty on the last
	First   string // address of the first page when this is not it
	CSV     string
	Create  bool
	Coops   bool // the one who looks also reads the list of kerja sama
	Keep    []KV // filters without a control of their own, carried along
}

// A Select is one filter.
type Select struct {
	Name, Label string
	Options     []Option
}

// A Chip is one filter in force, and the address without it.
type Chip struct{ Label, Href string }

// A ListRow is one naskah of the register.
type ListRow struct {
	Href, Title, Kind, Parties, Nomor, Tanggal, Berakhir string
	State, Validity                                      Badge
}

// A NewView begins a naskah.
type NewView struct {
	Once                      string // the ID that the naskah will have, however often the form is sent
	KerjaSama, KerjaSamaTitle string // the cooperation it is begun in; empty: a new one
	Kind                      KindLink
	Partner                   bool // the kind is an agreement, so that it has another party
	Jalur, Mitra, Units       []Option
	Judul                     string
	Errors                    map[string]string // by field
}

// A KindLink is a kind of naskah that can be begun. Href: the form of it; of one that was chosen, where another is.
type KindLink struct{ Kode, Label, Help, Href string }

// A KindPart is the kinds of one part of a cooperation's life.
type KindPart struct {
	ID, Title string
	Kinds     []KindLink
}

// A NewKindView is the choice of a kind.
type NewKindView struct {
	KerjaSama, KerjaSamaTitle string // within which; empty: a new one
	Parts                     []KindPart
	Error                     string
}

// A Step is one state of a life.
type Step struct {
	Label, Line string
	Class       string // done | now | stop | ""
	Late        bool   // in the second half: the phone writes it to the left
}

// A NextView says what happens now and by whom, with the acts of the one who looks.
type NextView struct {
	Title, Text string
	Mine        bool
	Badge       Badge
	Buttons     []Button
	More        []Button // acts that ask for a reason in place
	Blocked     string   // why the act cannot be done at this moment
}

// A TurnRow is one signer's or reviewer's place.
type TurnRow struct {
	Order       string
	Nama, Line  string
	Badge       Badge
	Class       string // sealed | now | ""
	Certificate string
}

// A VersionRow is one immutable PDF.
type VersionRow struct {
	Title, Line, Digest, Href string
	Compare                   string // to what changed since the text before
	Badge                     Badge
}

// A NaskahView is one naskah: where it stands, the document, its people, its history.
type NaskahView struct {
	ID, Title, Kind, Parties string
	Badge                    Badge
	Steps                    []Step
	StepNow                  string // "Langkah 3 dari 6"
	Next                     NextView
	Sheet                    *Sheet
	PDF                      []Button
	Reader                   string
	Facts                    []KV
	Turns                    []TurnRow
	TurnsNote                Badge
	Parafs                   []TurnRow
	Versions                 []VersionRow
	Reasons                  []KV
	Recent                   []EventRow
	History                  string
	Public                   string // address behind the QR, once signing opened
	Imported                 bool
	Scan                     string // address of the scan that proves it
	Around                   AroundView
	Notes                    []NoteRow // of the newest return, while they are of use
	Due                      Badge     // until when the paraf are asked for
}

// A FormField is one input of the form made from the template's fields.
type FormField struct {
	Path, Label, Help, Type string
	Value                   string
	Example                 string // of what to type
	Words                   string // what a date, a sum or a number is in words
	Options                 []Option
	Required, Opening       bool
	Min, Max                int
	Findings                []Finding
	Pattern                 string     // of a number: the register whose example is shown while it is typed
	Items                   []FormItem // of a list
	ItemName                string     // "butir", for the buttons
}

// A FormItem is one entry of a list.
type FormItem struct {
	Path   string
	Label  string
	Fields []FormField
}

// A FormGroup is one fieldset.
type FormGroup struct {
	ID, Title, Help string
	Tone            Tone
	State           string // in words: "2 perlu diperbaiki"
	Fields          []FormField
	Register        []FormField // kept for the register, never printed
	Clause          string      // the part of the page that its fields fill
	Open            bool        // shown open: the first, and those with findings
}

// A DraftView is the page of drafting.
type DraftView struct {
	ID, Title, Line string
	Seq             int
	Saved           string
	Said            string // why the last act did not go through
	Conflict        bool   // somebody else was first; what was typed is still in the form
	Groups          []FormGroup
	Loose           []Finding // findings without a field of this form
	Errors          int
	Warnings        []Finding // each asks for a reason when submitting
	Reasons         map[string]string
	Sheet           Sheet
	Close           string
	CanSubmit       bool
	Notes           []NoteRow // of the newest return
	PasalPage       string
	Pasal           []PasalRow
	Batas           string // until when the paraf are asked for
	BatasWords      string
	BatasFirst      string // the earliest day
}

// A NomorForm is the number of one party.
type NomorForm struct {
	Party       int
	Label, Nama string
	Kind        string // register | ketik | tidak
	Text        string
	Own         bool // our own register can give it
	Register    string
	Error       string
	Paper       bool // signed in ink: its number may follow
}

// A NumberView is "Isi nomor dan tanggal".
type NumberView struct {
	ID, Title      string
	Seq            int
	Tanggal, Words string
	Tempat         string
	Parties        []NomorForm
	Errors         map[string]string
	Back           string
}

// An OpenView is "Mulai penandatanganan": what should be on file, the order, the deadline.
type OpenView struct {
	ID, Title string
	Seq       int
	Facts     []KV
	OnFile    []OnFileRow
	DPRD      *DPRDView
	Mixed     bool     // on paper, and some of its parties seal the scan
	Ink       []InkRow // who has signed in ink
	Check     string   // address that judges a scan at once
	Again     string   // name of the scan that must be chosen anew
	NotReady  []string
	Order     []OrderRow
	Deadline  string
	Error     string
	Errors    map[string]string
	Back      string
}

// An OrderRow is one signer with his place in the order.
type OrderRow struct {
	Index      int
	Nama, Line string
	Place      int
}

// A SignView is the act of signing.
type SignView struct {
	ID, Title string
	Seq       int
	Turn      Badge // "Giliran Anda, 2 dari 2"
	Facts     []KV
	Others    []TurnRow
	Sheet     Sheet
	Reader    string
	PDF       string
	Can       bool
	Blocked   string
	Account   string // where a certificate is enrolled, when that is what is missing
	Uji       bool
	Error     string
	Decline   Button
}

// An ArchiveView is the act of archiving.
type ArchiveView struct {
	ID, Title                    string
	Seq                          int
	Facts                        []KV
	Klasifikasi, Lokasi, Tingkat string
	Tingkats                     []Option
	Error                        string
	Back                         string
}

// A HistoryView is everything that happened to one naskah.
type HistoryView struct {
	ID, Title string
	Events    []EventRow
	Chain     Badge
	ChainText string
}

// An AccountView is what somebody may see of himself.
type AccountView struct {
	Facts    []KV
	Signer   bool
	Settings bool // Pengaturan is open to him
	Certs    []CertRow
	CanMake  bool // an enroller is there
	Uji      bool
	Error    string
	Sessions []SessionRow
}

// A SessionRow is one open sign-in session of one's own.
type SessionRow struct {
	ID          string
	Title, Line string
	Here        bool // the one that is looking
}

// A PasswordView is the page on which somebody changes his password. Field is the one that Error is about: lama, baru or ulangi.
type PasswordView struct {
	Login        string // for the browser's keeper of passwords
	Min, Max     int
	Must         bool   // the password is for one time: nothing else can be done
	Reset        string // who set it and when, if somebody else did it last
	Error, Field string
	History      []EventRow
}

// A CertRow is one certificate.
type CertRow struct {
	Subject, Line, Fingerprint string
	Badge                      Badge
}

// A VerifyView is the upload page.
type VerifyView struct {
	Error string
	Demo  bool
	Try   []Row // demo: signed naskah on which "Coba ubah satu huruf" can be tried
}

// A VerdictView is the public answer: one sentence, what the register says apart from it, then the signers.
type VerdictView struct {
	Tone          Tone
	Icon          string
	Head, Line    string
	Uji           bool
	Judged        bool
	RegisterTitle string
	RegisterLine  string
	Facts         []KV
	Validity      Badge
	Notices       []string
	Signers       []VerdictSigner
	Reasons       []string
	File          []KV
	Kode          string
	Tamper        bool // demo: the button is shown
	Changed       *Changed
}

// A VerdictSigner is one signer with three lines.
type VerdictSigner struct {
	Nama, Line string
	Badge      Badge
	Marks      []Mark
}

// A Mark is one line with a sign.
type Mark struct {
	Icon, Text string
	Tone       Tone
}

// A Changed says what "Coba ubah satu huruf" changed.
type Changed struct{ Where, Before, After, Mark1, Mark2, Tail string }

// A SignInView is the sign-in page.
type SignInView struct {
	Login, Error, Next string
	Kept               bool // something typed waits behind this page
	Keep               []KV // its fields
	KeepPath           string
	Cast               []CastRow
}

// A CastRow is one account of the demo.
type CastRow struct{ ID, Nama, Jabatan, Role, Initials string }

// A ResumeView goes on with a form that was sent after the session had ended.
type ResumeView struct {
	Action, Label string
	Shown         []KV // what people typed, to look at
	Fields        []KV // all of it, as it will be sent
}

// An ErrorView says what happened, what was kept, what to do, whom to ask.
type ErrorView struct {
	Title, What, Kept, Do, Whom, RequestID, Code string
	Icon                                         string
	Tone                                         Tone
	Links                                        []Button
	Fields                                       []KV // what was typed, kept in the page
	Again                                        *AgainView
}

// An AgainView has what failed tried once more: an address, or a form with all its fields.
type AgainView struct {
	Action string
	Get    bool
	Fields []KV
}

// A TemplatesView lists the templates.
type TemplatesView struct{ Parts []TemplatePart }

// A TemplatePart is the templates of one part of a cooperation's life.
type TemplatePart struct {
	ID, Title string
	Tiles     []TemplateTile
}

// A TemplateTile is one template.
type TemplateTile struct{ Href, Nama, Kode, Line, Help string }

// A TemplateView shows one template with its sample text.
type TemplateView struct {
	Nama, Line, Help string
	Sheet            Sheet
	Fields           []KV
	Create           string
}

// A ReaderView is the document alone.
type ReaderView struct {
	Title, Back, PDF string
	Sheet            Sheet
}
