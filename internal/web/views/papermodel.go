package views

// A PrintView is "Cetak untuk tanda tangan basah".
type PrintView struct {
	ID, Title string
	Seq       int
	Facts     []KV
	OnFile    []OnFileRow
	DPRD      *DPRDView
	Printed   *PrintedView // what was printed already
	Record    string       // where the ink is recorded, when it was printed
	Error     string
	Back      string
	Menyusul  []string // whose number is printed as dots
}

// A PrintedView is the version that was printed for ink.
type PrintedView struct {
	Line, Digest string
	PDF          string
	Stale        bool // date or number was changed since
}

// A RecordView is "Catat tanda tangan basah".
type RecordView struct {
	ID, Title            string
	Seq                  int
	Facts                []KV
	Check                string // address that judges a scan at once
	Printed              string // "6 halaman, dicetak 24 November 2026 09.00 WIB"
	Signers              []InkRow
	Asli                 []AsliRow
	Klasifikasi, Tingkat string
	Tingkats             []Option
	Reason               string
	Error, Field         string
	Again                string // name of the scan that must be chosen anew
	Back                 string
}

// An InkRow is one signer: who signed for the party, and when.
type InkRow struct {
	Index, Party        int
	Label, Nama, Line   string
	People              []Option
	Tanggal, Words, Err string
	Signed              bool // mixed: has signed in ink; who has not seals
}

// An AsliRow is one original on paper.
type AsliRow struct {
	Index            int
	Pemegang, Lokasi string
	Own              bool
	Err              string
}

// An AssignView is "Ganti pejabat".
type AssignView struct {
	ID, Title string
	Seq       int
	Places    []PlaceView
	Error     string
	Back      string
}

// A PlaceView is one place of the chain, or one signer, with those who could stand there.
type PlaceView struct {
	Old, Title, Now, Line string
	Why                   string
	Left                  bool
	Others                []Option
	Chosen, Reason, Error string
}

// A DeliverView is "Penyampaian": who must have the signed file, and who has it.
type DeliverView struct {
	PDFLabel         string
	ID, Title        string
	Seq              int
	Rows             []RecipientRow
	Kepada, Lain     string
	To               []Option
	Cara             []Option
	Tanggal, Catatan string
	May              bool
	Error, Field     string
	Given, Total     int
	Back, PDF        string
}

// A RecipientRow is one who must have the file.
type RecipientRow struct {
	Kepada, Why string
	Given       []string // each: when, how, by whom
	Badge       Badge
}

// A MessageRow is a message to be copied into the messenger that everybody uses.
type MessageRow struct{ ID, To, Text string }

// A DeskView is what the desk hands out of one naskah.
type DeskView struct {
	Buttons []Button
	Nota    string // address of the nota dinas; empty: not now
}

// An AroundView is what stands around one naskah on its page.
type AroundView struct {
	Files      FilesView
	Messages   []MessageRow
	Desk       DeskView
	Pending    []PendingRow
	Holder     string // who has left the office, in words
	HolderPage string // where he is replaced
	Originals  []KV
	Deliver    *DeliverCard
	KerjaSama  *Crumb
	Relations  []RelationRow
	Late       Badge // arsipkan sebelum
}

// A PendingRow is an act that waits for a second person.
type PendingRow struct{ Href, Title, Line string }

// A DeliverCard counts who has the signed file.
type DeliverCard struct {
	Href, Text string
	Badge      Badge
}

// A RelationRow is one naskah that this one carries out, amends, ends, or the reverse.
type RelationRow struct{ What, Href, Title, Line string }
