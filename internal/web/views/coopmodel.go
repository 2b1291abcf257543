package views

// A CoopListView are the kerja sama, newest first.
type CoopListView struct {
	Text  string
	Rows  []CoopRow
	Total int
}

// A CoopRow is one kerja sama in the list.
type CoopRow struct {
	Href, Title, Line, Naskah string
	Badge                     Badge
}

// A CoopView is one kerja sama with everything around it.
type CoopView struct {
	Title   string
	Path    string
	Facts   []KV
	Follow  string
	Begin   []Button // a naskah begun from here
	Chain   []ChainRow
	Files   FilesView
	DPRD    *DPRDView
	Edit    *CoopEdit
	Recent  []EventRow
	History string
}

// A ChainRow is one naskah of the chain, and what it does to another.
type ChainRow struct {
	Href, Title, Line string
	State, Validity   Badge
	Relations         []string
}

// A CoopEdit is the form that changes title, urusan, year and units.
type CoopEdit struct {
	Seq       int
	Judul     string
	Tahun     string
	Urusan    string // one a line
	Unit      []Option
	Pelaksana []Option
	Error     string
	Field     string
	Open      bool
}

// An ArchiveListView is the archive: what is kept, what can be kept, what not and why.
type ArchiveListView struct {
	Kept                  ListView
	Late, Ready, NotReady []UnarchivedRow
	LateN, ReadyN, NotN   int
	May                   bool
	More                  string
	Before, Next          string // pages of all that is not archived
}

// An UnarchivedRow is one signed naskah that is not in the archive.
type UnarchivedRow struct {
	Href, Title, Line string
	Why               []string
	Badge             Badge
}
