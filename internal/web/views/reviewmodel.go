package views

// A DiffPart is a run of words that stayed, went ("out") or came ("in").
type DiffPart struct{ Op, Text string }

// A DiffClause is one pasal before and after: what is far from a change is left out.
type DiffClause struct {
	Title string
	Badge Badge
	Lines [][]DiffPart
}

// A NoteRow is one note of a return, beside what became of its pasal since.
type NoteRow struct {
	Pasal, Note, Line string
	Href, Label       string // to where it is mended; empty for who only reads
	Diff              []DiffClause
	State             Badge
}

// A PasalRow is one pasal of the list.
type PasalRow struct {
	ID, Title, Href string
	Badge           Badge
	Now             bool
	Removed         bool
	Up, Down        bool
	Moves           bool // an own pasal: it has a place to choose
	Drop, Restore   bool
	RestoreLabel    string
}

// A PasalEdit is the pasal that is being written.
type PasalEdit struct {
	ID, Judul, Memuat, Text string
	Heading                 string
	Anchor                  string // where it stands on the page
	Own                     bool
	Contents                []Option // what an own pasal may carry
	Reserves                []Option // other ready texts
	Findings                []Finding
}

// A PasalView is the page on which the pasal are written.
type PasalView struct {
	ID, Title, Line string
	Seq             int
	Saved, Said     string
	Conflict        bool
	List            []PasalRow
	Now             *PasalEdit
	Errors          int
	Warnings        int
	Loose           []Finding
	Sheet           Sheet
	Close           string
}

// A ReviewView is the reading page of a reviewer.
type ReviewView struct {
	ID, Title, Line string
	Seq             int
	Paraf           string // label of the act
	Due             Badge
	Notes           []NoteRow
	Since           string // when he gave his last paraf; empty: never
	Again           []DiffClause
	Sheet           Sheet
	Clauses         []ClauseNote
	Reason, Said    string
	PDF             string
}

// A ClauseNote is the note on one pasal as it is being written.
type ClauseNote struct{ ID, Title, Text string }

// A CompareView shows two versions clause by clause.
type CompareView struct {
	ID, Title string
	A, B      VersionChoice
	Diff      []DiffClause
	Versions  []Option
	PDF       string // the whole text with its changes marked
}

// A VersionChoice is one of the two versions.
type VersionChoice struct {
	No   int
	Line string
	Href string
}
