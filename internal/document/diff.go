package document

// A DiffOp says what became of a run of words.
type DiffOp string

// What became of it.
const (
	DiffSame DiffOp = ""
	DiffOut  DiffOp = "out" // it was there
	DiffIn   DiffOp = "in"  // it is there now
)

// A DiffRun is words that stayed, went or came.
type DiffRun struct {
	Op   DiffOp
	Text string
}

// A ClauseDiff is one block of the text, before and after: a pasal, or what stands outside of them (ID "").
type ClauseDiff struct {
	ID      string // clause id
	Title   string // as it is called in the newer text, or in the older one when it is gone
	Added   bool
	Removed bool
	Moved   bool
	Lines   [][]DiffRun // one per paragraph or item; unchanged lines far from a change are left out
}
