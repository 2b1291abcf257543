package views

// A SuggestedView is what a Word file that came back has otherwise, clause by clause, with the act that takes one of it.
type SuggestedView struct {
	ID, Title string
	Seq       int
	Word      string // download of the Word file; empty: the text is fixed
	Files     []SuggestedFile
	File      string // the one that is shown; empty: none
	Download  string
	Guessed   bool
	Rows      []SuggestionRow
	Loose     []SuggestedNote // remarks on what is not changed
	Said      string
	Close     string
}

// A SuggestedFile is one file that came back.
type SuggestedFile struct {
	Href, Nama, Line string
	Now              bool
}

// A SuggestionRow is one clause of it.
type SuggestionRow struct {
	Key   string
	Diff  DiffClause
	Taken bool
	Why   string // why it cannot be taken with one act
	Notes []SuggestedNote
}

// A SuggestedNote is a tracked change or a comment as its author left it.
type SuggestedNote struct{ Who, Text, Quote string }
