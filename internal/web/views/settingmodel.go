package views

// A SettingTile is one section of Pengaturan.
type SettingTile struct {
	Href, Icon, Title, Help, Line string
}

// A SettingRow is one row of a section.
type SettingRow struct {
	Href, Title, Line string
	Badge             Badge
}

// A SettingListView is one section: its rows, narrowed by a search.
type SettingListView struct {
	Title, Help, Path, Icon string
	Text                    string
	Rows                    []SettingRow
	Total                   int
	Empty                   string
	Acts                    []Button
}

// A SettingFormView is one row of a section as a form, or as facts for one who may only read it.
type SettingFormView struct {
	Section, SectionPath string // of the crumbs
	Title, Line          string
	Action               string
	Seq                  int
	Groups               []SettingGroup
	Note                 Finding // what is wrong with the whole
	Write                bool
	Facts                []KV
	History              []EventRow
	Save                 string // on the button
	Pictures             []PictureSlot
	Acts                 []Button
}

// A SettingGroup is a part of the form with a heading of its own.
type SettingGroup struct {
	Title, Help    string
	Link, LinkText string // beside the title; empty: none
	Fields         []FormField
}

// A PictureSlot is a picture that is uploaded: an emblem, a logo.
type PictureSlot struct {
	Slot, Title, Help string
	Src               string // empty: none yet
	Action            string
	Error             string
}

// A ChainView is the paraf chain of one kind.
type ChainView struct {
	Seq    int
	Kinds  []ChainKind
	Kind   string
	Title  string
	Own    bool // the kind has a chain of its own
	Write  bool
	Links  []ChainLink
	Add    []Option
	Error  string
	Signer string
}

// A ChainKind is one kind with its chain.
type ChainKind struct {
	Href, Label string
	Own, Now    bool
}

// A ChainLink is one place of a chain: the office, and who would give the paraf today.
type ChainLink struct {
	Index           int
	Jabatan, Holder string
	Vacant          bool
	Up, Down        bool
}
