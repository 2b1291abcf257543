package views

// A FilesView is what is on file with one naskah or one kerja sama.
type FilesView struct {
	Groups []FileGroup
	N      int    // files that hold: neither replaced nor of an earlier text
	All    string // the page with every one of them; empty on that page itself
	Hidden int    // files that only that page shows
	Upload *UploadView
	Full   bool // no more can be kept here
}

// A FileGroup is one kind of file.
type FileGroup struct {
	Title, Norm string
	Rows        []FileRow
}

// A FileRow is one file: what it is, who brought it and when.
type FileRow struct {
	Href, Nama, Line, Note string
	Badge                  Badge
}

// An UploadView is the form that keeps a file.
type UploadView struct {
	Action, Back          string
	ID                    string // tells apart the forms of one page
	Kinds, Parties, Ganti []Option
	Jenis, Party          string // fixed by the place where the form stands; empty: asked
	Nomor, Tanggal        string
	Catatan               string
	Error                 string
	Field                 string // that Error is about
	Short                 bool   // in place: only the file, number and date of the letter
	Nomored               bool
	PDFOnly               bool
	Chosen                string // name of a file that must be chosen anew
}

// A FilesPage is every file of one naskah or kerja sama, with the form.
type FilesPage struct {
	Crumbs []Crumb
	Title  string // of the naskah or kerja sama
	Files  FilesView
}

// A Crumb is one step of the way to a page; the last has no address.
type Crumb struct{ Label, Href string }

// A FileView is one file to be looked at.
type FileView struct {
	Crumbs   []Crumb
	Nama     string
	Badge    Badge
	Facts    []KV
	Picture  string // address of a picture
	PDF      string // address of a PDF
	Compare  string // of a Word file: the page that compares it with its naskah
	Download string
	Newer    string // the file that took its place
}

// An OnFileRow is something that should be on file before signing: it is there, or a reason is kept, or it is missing.
type OnFileRow struct {
	Code, Label, Norm, Who string
	Badge                  Badge
	Files                  []FileRow
	Ask                    bool // a reason is asked for
	Reason, Error          string
	Upload                 *UploadView
}

// A DPRDView are the two questions for PKS and NK.
type DPRDView struct {
	Action, Back             string
	Membebani, BelumAnggaran string // ya | tidak | ""
	Diajukan, Disetujui      string
	Deemed                   string // "Dianggap disetujui mulai 9 Januari 2027", in words
	Norm                     string
	Errors                   map[string]string
	May                      bool
	Upload                   *UploadView
	Letters                  []FileRow
}
