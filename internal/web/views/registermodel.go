package views

// An OldView is "Catat naskah lama": a compact form for what was signed outside this service.
type OldView struct {
	F                                           map[string]string // what stands in each field
	Errors                                      map[string]string // by field; "": of the whole
	Kinds, Units, Jalur, Links, Caras, Tingkats []Option
	Choices                                     []Option // naskah that the text of "melaksanakan" can mean
	Mitra                                       []string // names offered without a script
	Similar                                     SimilarView
	Hold                                        bool     // it waits for "Tetap catat"
	Fold                                        bool     // the fields that are rarely asked are shown
	Again                                       string   // name of the scan that must be chosen anew
	Doubts                                      []string // what was read with a doubt
	Year                                        int      // today's
	Recent                                      []Row
	Recorded                                    int // old records in all that are not archived
}

// A SimilarView are the naskah that may be the same as what is being typed.
type SimilarView struct {
	Rows []Row
	Same bool   // one of them almost certainly is
	Seen string // their identities, which the form sends along
}

// A ScanView attaches the scan of an old record.
type ScanView struct {
	ID, Title, Back, Check string
	Seq                    int
	Facts                  []KV
	Error, Again           string
}

// An AnnulView cancels an old record: of which it is a double, or no kerja sama at all.
type AnnulView struct {
	ID, Title, Back       string
	Seq                   int
	Facts                 []KV
	Blocked               string
	Doubles, Choices      []Option
	Chosen, Other, Reason string
	Errors                map[string]string
}

// A RelateView records that one naskah does something to another.
type RelateView struct {
	ID, Title, Back    string
	Kinds, Choices     []Option
	To, Tanggal, Dasar string
	Have               []RelationRow
	Errors             map[string]string
}

// A RalatView is every fact of the register with its value as it stands.
type RalatView struct {
	ID, Title, Back        string
	Seq                    int
	Blocked                string
	Second                 bool // a second person confirms
	F, Old, Errors         map[string]string
	Fixed                  map[string]bool // by the name of the fact
	Ends, Units, KerjaSama []Option
	Tingkats               []Option
	Parties                []RalatParty
	Signers                []RalatSigner
	Asli                   []AsliRow
	Reason                 string
}

// A RalatParty is one party with its number.
type RalatParty struct {
	Index              int
	Label, Nama, Nomor string
	Old, OldNomor      string
	Kinds              []Option
}

// A RalatSigner is one signer.
type RalatSigner struct {
	Index, Party           int
	Nama, Jabatan, Tanggal string
	Old                    string
}

// A LateView records a number that came later.
type LateView struct {
	ID, Title, Back, Text, Error, Blocked string
	Seq                                   int
	Facts                                 []KV
	Parties                               []Option
	Second                                bool
}

// A ProposalView is an act that waits for its second person.
type ProposalView struct {
	ID, What, Title, Href string
	Crumb                 Crumb
	Badge                 Badge
	Facts                 []KV
	Changes               []ChangeRow
	PDF                   string // the scan, to be looked at
	Mine, Waits           bool
	May, Refuse           bool
	Why                   string // why the reader may not confirm
	Reason, Error         string
}

// A ChangeRow is one fact as it is and as it would be.
type ChangeRow struct{ Label, Old, New string }

// A BookView is the Buku Register of a year.
type BookView struct {
	Year            int
	Years, Families []Option
	Rows            []BookLine
	PDF, CSV, XLSX  string
	Officer         bool
}

// A BookLine is one line of it.
type BookLine struct {
	No                                                                         int
	Href                                                                       string
	Nomor                                                                      []string
	Tanggal, Jenis, Tentang, Pihak, Jangka, Berakhir, Unit, Lokasi, Keterangan string
}

// An ImportsView is the place for a sheet, and those that were recorded.
type ImportsView struct {
	Officer      bool
	Error, Again string
	Rows         int // the most that a sheet may have
	Batches      []Row
}

// An ImportView asks which column of a sheet is which.
type ImportView struct {
	ID, State, Error, Check string
	N                       int
	Sheet                   []SheetColumn
	Columns                 []ColumnChoice
}

// A SheetColumn is a column of the sheet with its first cells.
type SheetColumn struct {
	Head    string
	Samples []string
}

// A ColumnChoice is a column of the register, and which column of the sheet it is.
type ColumnChoice struct {
	Name, Label, Sample string
	Options             []Option
	Needed, Rare        bool
}

// A PlanView is the dry run of a sheet.
type PlanView struct {
	ID, State, Mark, Said string
	Ready, Doubles        int
	Doors                 []PlanDoor
	Look, LookTitle       string
	Rows                  []PlanRow
	Page, Pages           int
	Before, After         int
	Mapping               ImportView
}

// A PlanDoor is a count of rows that shows exactly those.
type PlanDoor struct {
	Key, Label string
	N          int
	Now        bool
	Tone       Tone
}

// A PlanRow is one row of a sheet as it would be recorded.
type PlanRow struct {
	Line, SameAs int
	Title, Line2 string
	Skip         bool
	Cells        []PlanCell
	Loose        []Finding
	Similar      []Row
}

// A PlanCell is one cell with its problem beside it.
type PlanCell struct {
	Name, Label, Value string
	Problems           []Finding
	Bad                bool
}

// An ImportResultView is what came of a sheet.
type ImportResultView struct {
	ID, Title     string
	Doors         []Door
	Rows          []Row // those that wait for their scan
	Pending       []PendingRow
	Undo, Officer bool
	Reason, Error string
}
