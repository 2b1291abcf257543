package views

// A Tone is a colour as a second sign beside words.
type Tone string

// The tones: gold waits; ok, warn and bad are for verdicts and dates only.
const (
	Plain Tone = ""
	Gold  Tone = "gold"
	OK    Tone = "ok"
	Warn  Tone = "warn"
	Bad   Tone = "badtone"
	Info  Tone = "info"
	Teal  Tone = "teal"
)

// A Badge is a state in words.
type Badge struct {
	Text string
	Tone Tone
}

// A Row is one naskah in a list: what it is, where it stands, what can be done.
type Row struct {
	Href, Title, Line string
	Badge             Badge
	Left              int // days left of Span, drawn as a bar when Span > 0
	Span              int
}

// A Door is a count that leads to exactly the rows behind it.
type Door struct {
	N     int
	Label string
	Href  string
	Tone  Tone
}

// A Cross is the year's cross-table: kinds down, categories across, every count a door.
type Cross struct {
	Year   int
	Years  []int
	Cols   []string
	Rows   []CrossRow
	Totals []Door
}

// A CrossRow is one family of the cross-table; its last cell is the total.
type CrossRow struct {
	Label string
	Cells []Door
}

// A Chart counts naskah per year; Series names what is stacked.
type Chart struct {
	Series  []string
	Columns []Column
	Max     int
}

// A Column is one year of a Chart.
type Column struct {
	Year  int
	Parts []int // one per series
	Total int
	Href  string
	Now   bool // the year of the cross-table
}

// An EventRow is one thing that happened.
type EventRow struct {
	Text, Href, Title string
	Line              string // who, when
	Quote             string // a reason or note
	Changes           []ChangeRow
	Digest            string
}

// A KV is one fact with its name.
type KV struct {
	Key, Value string
	Strong     bool
	Mono       bool
}

// An Option is one choice of a select or radio.
type Option struct {
	Value, Label, Help string
	Selected           bool
}

// A Finding stands beside its field: the sentence, the norm, a repair.
type Finding struct {
	Level  string // error | warning | info
	Msg    string
	Norm   string
	Code   string
	Repair string // label of the button; empty: none
	Set    string // value of the button: "path=value"
}

func (f Finding) tone() Tone {
	switch f.Level {
	case "error":
		return Bad
	case "warning":
		return Warn
	}
	return Info
}

// A Button is an act that can be done: a post to Action, or a link when Get is set.
type Button struct {
	Act    string
	Label  string
	Icon   string
	Action string
	Get    bool
	Seq    int
	Fill   bool   // the one filled button of the page
	Danger bool   // never filled; asks for its reason in place
	Reason string // label of the reason asked for in place; empty: none is asked
	Help   string
	Notes  []Option // return: notes per pasal; Value is the clause, Label its title
}

// A Sheet is the document as HTML of the same tree that is printed.
type Sheet struct {
	HTML string // made by internal/html, safe
	Mark string // KONSEP or BELUM DITANDATANGANI behind the text
	Name string // for the screen reader
}
